/** Reads everything that an audit would, for a look at all of it at once. */
import fs from 'node:fs'
import path from 'node:path'
import {type Asked, type Source, sources} from '../../../src/node/input/index.ts'

export interface Collected {
  sources: Source[]
  /** Path to text. */
  texts: Record<string, string>
  troubles: string[]
  notes: string[]
}

export async function collect(cwd: string, paths: readonly string[], more: Partial<Asked> = {}): Promise<Collected> {
  const collected: Collected = {sources: [], texts: {}, troubles: [], notes: []}
  const asked: Asked = {
    cwd,
    onTrouble: (said) => collected.troubles.push(said.en),
    onNote: (said) => collected.notes.push(said.en),
    ...more,
  }
  for await (const lot of sources(paths, asked))
    for (const source of lot) {
      collected.sources.push(source)
      collected.texts[source.path] =
        source.text ?? source.bytes?.toString('utf8') ?? fs.readFileSync(path.resolve(cwd, source.file!), 'utf8')
    }
  return collected
}

/** Bytes that no compression can pack, the same at every run. */
export function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let state = 12_345
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0
    bytes[i] = state >> 16
  }
  return bytes
}
