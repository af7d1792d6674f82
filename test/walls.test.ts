/** Who may import whom: the walls of the design. */
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'

const files = (folder: string): string[] =>
  readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => path.posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))

const imports = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target]) => {
    const own = target!.startsWith('.')
    return {target: target!, file: own ? path.posix.join(path.posix.dirname(file), target!) : null}
  })

const core = files('src/core')
const kinds = ['rules', 'learn', 'clean', 'report'] as const

test('the files are found', () => {
  expect(core.length).toBeGreaterThan(20)
})

describe('the core', () => {
  test.each(core)('%s imports no machine and nothing outside', (file) => {
    for (const {target, file: own} of imports(file)) {
      expect(target).not.toMatch(/^node:/)
      if (own) expect(own).toMatch(/^(src\/core\/|rules\/packs\/)/)
    }
  })

  test.each(core.filter((file) => kinds.some((kind) => file.startsWith(`src/core/${kind}/`))))(
    '%s keeps to its kind',
    (file) => {
      const own = kinds.find((kind) => file.startsWith(`src/core/${kind}/`))!
      for (const {file: target} of imports(file))
        for (const kind of kinds) if (kind !== own) expect(target ?? '').not.toMatch(new RegExp(`^src/core/${kind}/`))
    },
  )
})

test('a face imports the face of the core, and its own folder', () => {
  for (const file of files('src/node'))
    for (const {file: target} of imports(file))
      if (target) expect(target).toMatch(/^src\/node\/|^src\/core\/(index|audit|light)\.ts$|^rules\/|^package\.json$/)
})
