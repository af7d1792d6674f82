import {expect, test} from 'vitest'
import shipped from '../../../rules/packs/attribution.yml'
import {attributionPack, parseAttributionPack} from '../../../src/core/law/attribution-pack.ts'
import {checkAttributionPack} from '../../../src/core/law/attribution-pack-schema.ts'

const small = {
  hosts: {stock: [], licence: [], profile: [], short: [], aside: []},
  stock: [],
  placeholders: [],
  placeholderHosts: [],
  languages: {eo: {labels: [{words: ['fonto'], of: 'source', colon: 'needed', needs: 'any'}]}},
}

test('the shipped pack is valid, and is taken as it is', async () => {
  expect(checkAttributionPack(shipped)).toEqual(attributionPack)
  expect(await parseAttributionPack(shipped)).toBe(attributionPack)
})

test("a newsroom's language needs no more than labels", async () => {
  const pack = await parseAttributionPack(small)
  expect(pack.languages['eo']).toMatchObject({trailers: [], cites: []})
})

test('a wrong field is named', async () => {
  const needs = structuredClone(small) as {languages: {eo: {labels: {needs: string}[]}}}
  needs.languages.eo.labels[0]!.needs = 'much'
  await expect(parseAttributionPack(needs)).rejects.toThrow(/languages\.eo\.labels\.0\.needs/)
  const trailers = {...small, languages: {eo: {...small.languages.eo, trailers: ['unue aperis ĉe {source}']}}}
  await expect(parseAttributionPack(trailers)).rejects.toThrow(/\{title\}/)
})
