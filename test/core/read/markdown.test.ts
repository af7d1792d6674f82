/** Markdown is read by remark-parse; what it leaves without a place gets one. */
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {fix} from '../../../src/core/index.ts'
import {readMarkdown} from '../../../src/core/read/markdown.ts'

/** Every node that has no children, with the stretch of the source that it is said to be. */
function pieces(text: string): [type: string, source: string][] {
  const found: [string, string][] = []
  visit(readMarkdown(text), (node: Nodes) => {
    if ('children' in node && node.type !== 'link') return
    found.push([node.type, text.slice(node.position!.start.offset, node.position!.end.offset)])
  })
  return found
}

describe('addresses that remark-gfm finds late', () => {
  test.each([
    ['пишут: [http://x.example', ['text:пишут: [', 'link:http://x.example', 'text:http://x.example']],
    [
      'О &laquo;мосте&raquo; и\nпишут: [http://x.example в городе',
      ['text:О &laquo;мосте&raquo; и\nпишут: [', 'link:http://x.example', 'text:http://x.example', 'text: в городе'],
    ],
    [
      '# _Мост_ \\* «www.x.example &mdash; «www.y.example **и**',
      [
        'text:Мост',
        'text: \\* «',
        'link:www.x.example',
        'text:www.x.example',
        'text: &mdash; «',
        'link:www.y.example',
        'text:www.y.example',
        'text: ',
        'text:и',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(pieces(text).map(([type, source]) => `${type}:${source}`)).toEqual(expected)
  })

  test('a fix stays within the label, whatever stands in its paragraph', () => {
    const label =
      'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН, РАСПРОСТРАНЕН И (ИЛИ) НАПРАВЛЕН ИНОСТРАННЫМ АГЕНТАМ АНО &laquo;РЕЧНОЙ ВЕСТНИК&raquo; ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА АНО &laquo;РЕЧНОЙ ВЕСТНИК&raquo;. 18+'
    const rest = '\nпишут: [http://x.example\n\nМост откроют к зиме.\n\nИсточник: lakeland.example\n'
    const {text} = fix({path: 'a.md', text: label + rest}, {today: '2026-11-22'})
    expect(text.endsWith(rest)).toBe(true)
    expect(text).toContain('направлен иностранным агентом АНО')
  })
})
