/** Makes a folder of Markdown files of whatever holds articles, so that every tool reads the same bytes. */
import {execFileSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import zlib from 'node:zlib'

/** The first of these that a row of a dump has. */
const TEXT = ['text', 'markdown', 'md', 'body', 'content']

/**
 * @param {string} from a folder, `.tar(.gz)`, `.zip`, or `.jsonl(.gz)`
 * @param {string} into an empty folder
 * @returns {Promise<{articles: number, bytes: number}>}
 */
export async function unpack(from, into) {
  if (fs.statSync(from).isDirectory()) fs.cpSync(from, into, {recursive: true, filter: isWanted})
  else if (/\.(tar|tar\.gz|tgz)$/.test(from)) execFileSync('tar', ['-xf', from, '-C', into])
  else if (/\.zip$/.test(from)) execFileSync('unzip', ['-q', from, '-d', into])
  else if (/\.(jsonl|ndjson)(\.gz)?$/.test(from)) await rows(from, into)
  else throw new Error(`${from}: expected a folder, .tar(.gz), .zip or .jsonl(.gz)`)
  let [articles, bytes] = [0, 0]
  for (const entry of fs.readdirSync(into, {recursive: true, withFileTypes: true})) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) continue
    // What one tool reads and another does not would be no comparison.
    if (!/\.md$/.test(entry.name)) fs.rmSync(file)
    else {
      articles++
      bytes += fs.statSync(file).size
    }
  }
  return {articles, bytes}
}

const isWanted = (name) => !/(^|\/)(\.git|node_modules)$/.test(name)

async function rows(from, into) {
  const raw = fs.createReadStream(from)
  const input = from.endsWith('.gz') ? raw.pipe(zlib.createGunzip()) : raw
  let number = 0
  for await (const line of readline.createInterface({input, crlfDelay: Number.POSITIVE_INFINITY})) {
    if (line.trim() === '') continue
    const row = JSON.parse(line)
    const text = TEXT.map((name) => row[name]).find((value) => typeof value === 'string')
    if (text === undefined) continue
    // A folder with a hundred thousand files is a test of the file system.
    const folder = path.join(into, String(Math.floor(number / 1000)).padStart(4, '0'))
    fs.mkdirSync(folder, {recursive: true})
    fs.writeFileSync(path.join(folder, `${String(number++).padStart(6, '0')}.md`), text)
  }
}
