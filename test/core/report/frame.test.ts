import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {frame} from '../../../src/core/report/frame.ts'
import {textWidth} from '../../../src/core/report/width.ts'
import {finding} from './sample.ts'

const shown = (text: string, words: string, width = 60) => {
  const {line, under} = frame(text, finding(text, words), width)!
  return [line, under]
}

describe('the code frame', () => {
  it('underlines what is meant', () => {
    expect(shown('Мама мыла раму.', 'мыла')).toEqual(['> 1 │ Мама мыла раму.', '    │      ^^^^'])
  })

  it('points to a place without width', () => {
    expect(shown('Мама', '')).toEqual(['> 1 │ Мама', '    │ ^'])
    const end = frame('Мама', {...finding('Мама', ''), column: 5, endColumn: 5}, 60)!
    expect(end.under).toBe('    │     ^')
  })

  it('aligns tabs and wide, joined and combining characters', () => {
    expect(shown('\tмост', 'мост')).toEqual(['> 1 │     мост', '    │     ^^^^'])
    expect(shown('橋橋 мост', 'мост')[1]).toBe('    │      ^^^^')
    expect(shown('👩‍👩‍👧🇷🇺❤️ мост', 'мост')[1]).toBe('    │        ^^^^')
    expect(shown('и\u0306о\u0301 мост', 'мост')[1]).toBe('    │    ^^^^')
    expect(shown('мост橋', '橋')[1]).toBe('    │     ^^')
  })

  it('makes visible what is not', () => {
    expect(shown('а\u200bб\u00adв \u001b[2Jг', 'г')).toEqual([
      '> 1 │ а<U+200B>б<U+00AD>в ␛[2Jг',
      `    │ ${' '.repeat(24)}^`,
    ])
    expect(shown('x\u202eмост', 'мост')[0]).toBe('> 1 │ x<U+202E>мост')
    expect(shown('е\ud800е', 'е')[0]).toBe('> 1 │ е<U+D800>е')
  })

  it('leaves out a byte order mark', () => {
    expect(shown('\ufeffМост', 'ост')).toEqual(['> 1 │ Мост', '    │  ^^^'])
    expect(shown('\ufeffМост', '')).toEqual(['> 1 │ Мост', '    │ ^'])
  })

  it('shows a window of a long line', () => {
    const text = `${'до '.repeat(100)}мост${' за'.repeat(100)}`
    const [line, under] = shown(text, 'мост', 40)
    expect(line).toBe('> 1 │ …о до до до до мост за за за за з…')
    expect(under!.indexOf('^')).toBe(line!.indexOf('мост'))
    expect(textWidth(line!)).toBeLessThanOrEqual(40)
  })

  it('shows the beginning of a range that is longer than the window', () => {
    const text = `${'до '.repeat(30)}${'мост'.repeat(50)} за`
    const [line, under] = shown(text, 'мост'.repeat(50), 40)
    expect(line).toMatch(/^> 1 │ …о до (?:мост){6}м…$|^> 1 │ ….*(?:мост)+.*…$/)
    expect(under!.length).toBe(line!.length)
  })

  it('shows the neighbours, unless they are blank', () => {
    const text = 'раз\nдва\nтри\n\nпять'
    expect(frame(text, finding(text, 'два'), 60)).toMatchObject({before: '  1 │ раз', after: '  3 │ три', rest: 0})
    expect(frame(text, finding(text, 'три'), 60)).toMatchObject({before: '  2 │ два', after: null})
  })

  it('says how many lines more are meant', () => {
    const text = 'раз\r\nдва\r\nтри'
    expect(frame(text, finding(text, 'аз\r\nдва\r\nт'), 60)).toMatchObject({
      line: '> 1 │ раз',
      under: '    │  ^^',
      rest: 2,
    })
  })

  it('is left out where there is nothing to show', () => {
    expect(frame('', finding('', ''), 60)).toBeNull()
    expect(frame('a', {...finding('a', 'a'), line: 7}, 60)).toBeNull()
  })

  it('fits the width and underlines something, whatever the line and the range', () => {
    const letter = fc.constantFrom(
      'а',
      'Ж',
      ' ',
      '\t',
      '橋',
      '👩‍👩‍👧',
      '\u0301',
      '\u200b',
      '\ud83d',
      '🇷',
      '\u001b',
      '-',
    )
    fc.assert(
      fc.property(
        fc.array(letter, {maxLength: 300}),
        fc.nat(320),
        fc.nat(320),
        fc.integer({min: 24, max: 120}),
        (letters, a, b, width) => {
          const text = letters.join('') + '.'
          const at = {...finding(text, ''), column: Math.min(a, b) + 1, endColumn: Math.max(a, b) + 1}
          const {line, under} = frame(text, at, width)!
          // One column more for an underline behind the last letter.
          expect(textWidth(line)).toBeLessThanOrEqual(width)
          expect(textWidth(under)).toBeLessThanOrEqual(width + 1)
          expect(under).toMatch(/\^$/)
        },
      ),
      {numRuns: 300},
    )
  })
})
