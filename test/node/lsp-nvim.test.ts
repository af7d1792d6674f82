/** The language server in a real editor: Neovim, headless, where it is installed. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {expect, test} from 'vitest'
import {command, folder} from './command.ts'

const nvim = spawnSync('nvim', ['--version'], {encoding: 'utf8'}).stdout?.split('\n', 1)[0]

const label =
  'Настоящий материал (информация) произведен, распространен и (или) направлен иностранным агентом АНО "Речной вестник" либо касается деятельности иностранного агента АНО "Речной вестник"'
const article = (label: string) => `---
title: Мост
author: Анна Вымышленная
date: 2026-03-02
language: ru
---

${label}

* Городской совет обещает *открыть* мост до первых морозов.
+ Подрядчик говорит, что опоры уже готовы, а дорогу к мосту начнут класть в августе.

Источник: [Вестник Заречья](https://vestnik-zarechya.org/most)
`

test.skipIf(!nvim)(`shows the finding, applies the quick fix and saves (${nvim ?? 'nvim is not installed'})`, () => {
  const root = folder({
    'plashka.config.yaml': 'outlet:\n  name: АНО "Речной вестник"\n',
    // A Latin letter, which the quick fix mends, and no age mark, which formatting adds.
    'a.md': article(label.replace('Настоящий', 'Нaстоящий')),
  })
  const report = path.join(root, 'report.json')
  const script = path.resolve('test/node/lsp-nvim.lua')
  spawnSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`], {
    cwd: root,
    timeout: 60_000,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: root,
      XDG_CACHE_HOME: root,
      XDG_STATE_HOME: root,
      LANG: 'C.UTF-8',
      TMPDIR: os.tmpdir(),
      COMMAND: [process.execPath, command, 'lsp'].join('\n'),
      ARTICLE: path.join(root, 'a.md'),
      FOLDER: root,
      REPORT: report,
    },
  })
  const seen = JSON.parse(fs.readFileSync(report, 'utf8'))
  expect(seen.error).toBeUndefined()
  expect(seen.before).toMatchObject([
    {line: 8, column: 1, source: 'plashka', message: expect.stringMatching(/^Плашка ru-2108-form1 отличается/)},
    {line: 8, message: expect.stringMatching(/^Нет знака возраста/)},
  ])
  expect(seen.applied).toBe('Заменить «Нaстоящий» на «Настоящий»')
  expect(seen.after).toMatchObject([{message: expect.stringMatching(/^Нет знака возраста/)}])
  expect(seen.hover).toBe(true)
  expect(fs.readFileSync(path.join(root, 'a.md'), 'utf8')).toBe(article(`${label} 18+`))
})
