/** `plashka stream`: articles as NDJSON in, result records out, one for one and in order. */
import {once} from 'node:events'
import readline from 'node:readline'
import {type Article, check, type Options, plainResult, publish} from '../../core/index.ts'

export async function stream(args: readonly string[]): Promise<number> {
  const options: Options = {
    today: new Date().toISOString().slice(0, 10),
    draft: args.includes('--draft'),
  }
  const lines = readline.createInterface({input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY})
  for await (const line of lines) {
    if (line.trim() === '') continue
    const article = JSON.parse(line) as Article
    const result = args.includes('--publish') ? publish(article, options) : check(article, options)
    if (!process.stdout.write(JSON.stringify(plainResult(result)) + '\n')) await once(process.stdout, 'drain')
  }
  return 0
}
