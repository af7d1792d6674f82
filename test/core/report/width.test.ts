import {describe, expect, it} from 'vitest'
import {plural} from '../../../src/core/report/plural.ts'
import {cut, textWidth, visible, wrap} from '../../../src/core/report/width.ts'

describe('the width of a text', () => {
  it('is told in columns', () => {
    const widths: [string, number][] = [
      ['', 0],
      ['мост', 4],
      ['«№ 5» — 10 ₽…', 13],
      ['橋', 2],
      ['한국', 4],
      ['ｗｉｄｅ', 8],
      ['е\u0301', 1],
      ['👩‍👩‍👧', 2],
      ['👍🏽', 2],
      ['🇷🇺', 2],
      ['❤️', 2],
      ['❤', 1],
      ['1️⃣', 2],
      ['©', 1],
      ['\u200b', 8],
    ]
    for (const [text, width] of widths) expect(textWidth(text), JSON.stringify(text)).toBe(width)
  })

  it('decides where a text is cut', () => {
    expect(cut('мост', 4)).toBe('мост')
    expect(cut('мосты', 4)).toBe('мос…')
    expect(cut('橋橋橋', 5)).toBe('橋橋…')
    expect(cut('橋橋橋', 4)).toBe('橋…')
    expect(cut('раз два', 5)).toBe('раз…')
  })

  it('decides where a text is wrapped', () => {
    expect(wrap('раз два три', 7, 3)).toEqual(['раз два', 'три'])
    expect(wrap('раз два три четыре', 7, 2)).toEqual(['раз два', 'три …'])
    expect(wrap('橋橋 橋橋', 5, 2)).toEqual(['橋橋', '橋橋'])
    expect(wrap('', 7, 2)).toEqual([''])
    expect(wrap('я'.repeat(100_000), 10, 2)[0]!.length).toBeLessThan(30)
  })
})

describe('visible text', () => {
  it('shows every control character and keeps the rest', () => {
    expect(visible('a\0\u001b[1m\u007f\u009bb')).toBe('a␀␛[1m␡<U+009B>b')
    expect(visible(' раз \t\r\n два ')).toBe('раз два')
    expect(visible('👩‍👩‍👧 ❤️')).toBe('👩‍👩‍👧 ❤️')
    expect(visible('a\u200db\ufe0f\u202e\u{e0041}\ufeff')).toBe('a<U+200D>b<U+FE0F><U+202E><U+E0041><U+FEFF>')
    expect(visible('\u0301x')).toBe('\u25cc\u0301x')
  })
})

describe('counted nouns', () => {
  it('agree with Intl.PluralRules', () => {
    const russian = new Intl.PluralRules('ru')
    const english = new Intl.PluralRules('en')
    for (let count = 0; count < 1200; count++) {
      expect(plural(count, ['one', 'few', 'many'])).toBe(russian.select(count))
      expect(plural(count, ['one', 'other'])).toBe(english.select(count))
    }
  })
})
