import {build} from 'esbuild'
import {francAll} from 'franc'
import {data} from 'franc/data.js'
import {expect, test} from 'vitest'
import candidates from '../src/core/text/candidates.json' with {type: 'json'}
import {francData, keepLanguages, makeLate} from '../src/franc-data.mjs'

const only = Object.values(candidates)

async function bundled(): Promise<typeof francAll> {
  const {outputFiles} = await build({
    stdin: {contents: "export {francAll} from 'franc'", resolveDir: process.cwd()},
    bundle: true,
    format: 'cjs',
    write: false,
    plugins: [francData(only)],
  })
  const module = {exports: {} as {francAll: typeof francAll}}
  new Function('module', 'exports', outputFiles[0]!.text)(module, module.exports)
  return module.exports.francAll
}

test('franc answers the same with the data of the candidates alone', async () => {
  const small = await bundled()
  for (const text of [
    'The mayor said that the bridge would be closed.',
    'Мэр сказал, что мост закроют на две недели.',
    'Мер сказав, що міст закриють на два тижні.',
    'شهردار گفت که پل بسته خواهد شد و مردم باید',
    'महापौर ने कहा कि पुल बंद रहेगा',
    'ראש העיר אמר כי הגשר ייסגר',
    '市長は月曜日、古い橋を閉鎖すると述べた。',
    'ታህሳስ ወር ድልድዩ ይዘጋል',
    '12345 67890',
  ]) {
    expect(small(text, {only})).toEqual(francAll(text, {only}))
    expect(small(text, {only: ['eng', 'deu', 'rus', 'ukr']})).toEqual(
      francAll(text, {only: ['eng', 'deu', 'rus', 'ukr']}),
    )
  }
})

test('a wrong list is told', () => {
  expect(() => keepLanguages(data, ['eng', 'xxx'])).toThrow('franc has no model of xxx')
})

test('every script keeps its place', () => {
  expect(Object.keys(keepLanguages(data, ['eng']))).toEqual(Object.keys(data))
})

test('another franc is told', () => {
  expect(() => makeLate('export const franc = 1')).toThrow('in another way')
})
