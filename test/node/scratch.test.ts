/** Files of every size come out of the one piece of memory as they are. */
import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {Scratch} from '../../src/node/scratch.ts'
import {folder} from './command.ts'

test('one after the other, empty ones and such as outgrow it', () => {
  const root = folder()
  const scratch = new Scratch()
  for (const [i, size] of [5, 0, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3, (1 << 22) + 7, 4].entries()) {
    const bytes = Buffer.alloc(size, `мост ${i} `)
    const file = path.join(root, `${i}.md`)
    fs.writeFileSync(file, bytes)
    expect(scratch.read(file).equals(bytes)).toBe(true)
  }
})

test('what is no file throws what the system says', () => {
  expect(() => new Scratch().read(path.join(folder(), 'none.md'))).toThrow('ENOENT')
})
