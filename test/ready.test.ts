import path from 'node:path'
import {build} from 'esbuild'
import {expect, test} from 'vitest'
import {commandPlugins} from '../src/build-plugins.mjs'
import {chromePack} from '../src/core/law/chrome-pack.ts'
import {firstsOf} from '../src/core/learn/chrome-phrases.ts'
import type {Ready} from '../src/core/ready.ts'
import {modelOf} from '../src/core/text/language-model.ts'

test('what the build makes ahead of time is what the core makes', async () => {
  const root = path.join(import.meta.dirname, '..')
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: ['src/core/ready.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: commandPlugins(root),
  })
  const code = Buffer.from(outputFiles[0]!.contents).toString('base64')
  const {ready} = (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as {ready: Ready}
  for (const script of ['Latin', 'Cyrillic'] as const) expect(ready.words?.(script)).toEqual(modelOf(script)?.words)
  expect(ready.words?.('Arabic')).toBeUndefined()
  const phrases = Object.values(chromePack.buttons).flat()
  expect(phrases.length).toBeGreaterThan(0)
  for (const phrase of phrases) expect(ready.firsts?.[phrase]?.split('\n')).toEqual([...firstsOf(phrase)])
})
