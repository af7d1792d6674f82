import {describe, expect, test} from 'vitest'
import {dayLine, findDay, toDate} from '../../../src/core/text/dates.ts'
import {isDay} from '../../../src/core/text/day.ts'

describe('days', () => {
  test.each([
    ['January 23, 2026', '2026-01-23'],
    ['Jan. 3, 2026', '2026-01-03'],
    ['23 January 2026', '2026-01-23'],
    ['3rd May 2024', '2024-05-03'],
    ['23 января 2026 года', '2026-01-23'],
    ['1 мая 2024 г.', '2024-05-01'],
    ['03.12.2025', '2025-12-03'],
    ['2025-12-03T10:00:00Z', '2025-12-03'],
    ['Вторник, 3 декабря 2025, 10:15', '2025-12-03'],
    ['Published: May 3, 2024 at 10:15', '2024-05-03'],
    ['Опубликовано 3 мая 2024', '2024-05-03'],
    ['2021/03/01', '2021-03-01'],
    ['2021-3-1', '2021-03-01'],
  ])('%s is a line that says a day', (text, day) => {
    expect(dayLine(text)).toBe(day)
  })

  test.each(['31.02.2024', '2024-13-01', 'May 2024', 'On May 3, 2024 the bridge fell.', 'мая 3', ''])(
    '%s is none',
    (text) => {
      expect(dayLine(text)).toBeNull()
    },
  )

  test('are found within a text, the first first', () => {
    expect(findDay('Title 3 мая 2024, updated May 9, 2024')).toMatchObject({day: '2024-05-03', start: 6})
    expect(findDay('Маяк 2024')).toBeNull()
    expect(findDay('https://reka.example/2024/05/03/most')).toBeNull()
  })

  test('front matter dates', () => {
    expect(toDate('2023-02-01 10:00')).toBe('2023-02-01')
    expect(toDate(20230201)).toBeNull()
  })

  test('isDay knows the calendar', () => {
    expect([isDay('2024-02-29'), isDay('2023-02-29'), isDay('2024-2-9')]).toEqual([true, false, false])
  })
})
