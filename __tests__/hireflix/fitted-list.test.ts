import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AuditEvent, Row } from '../../src/events/event.js'
import { commonRowsOf, FittedList } from '../../src/hireflix/fitted-list.js'
import { copiesOf, eventAt, now } from '../support/builders.js'

/** Letters are events: the same letter is a copy. */
const eventOf = (letter: string): AuditEvent => eventAt(now - letter.charCodeAt(0) * 1000, letter)
const rowsOf = (letters: string): Row[] =>
  [...letters].map((letter) => ({ kind: 'event', event: eventOf(letter) }))

function listOf(...answers: readonly string[]): FittedList {
  const list = new FittedList()
  for (const answer of answers) expect(list.append(rowsOf(answer), false)).toBe(true)
  return list
}

const copiesIn = (list: FittedList): ReadonlyMap<string, number> =>
  new Map([...list.countEvents()].map(({ event, copies }) => [event.key, copies]))
const expected = (letters: string): ReadonlyMap<string, number> => copiesOf([...letters].map(eventOf))

describe('A fitted list', () => {
  test.each<[string, string, string, string | undefined]>([
    ['eight common rows', 'abcdefghij', 'cdefghijkl', 'abcdefghijkl'],
    ['seven common rows', 'abcdefghij', 'defghijkl', undefined],
    ['no common row', 'abcdefghij', 'klmnopqrst', undefined],
    ['eight copies of one event', 'abxxxxxxxx', 'xxxxxxxxcd', undefined],
    ['copies, and another event', 'abxxxxxxxy', 'xxxxxxxycd', 'abxxxxxxxycd'],
    ['rows that fit in two places', 'abababababab', 'abababababc', undefined],
    ['another order', 'abcdefghij', 'dcefghijkl', undefined],
    ['rows that it has already', 'abcdefghijkl', 'cdefghij', 'abcdefghijkl'],
    ['a row that was taken out since', 'abcdefghijkl', 'bcdefghijlmn', 'abcdefghijlmn']
  ])('takes an answer or leaves it: %s', (_case, before, answer, after) => {
    const list = listOf(before)
    expect(list.append(rowsOf(answer), false)).toBe(after !== undefined)
    expect(list.length).toBe((after ?? before).length)
    expect(copiesIn(list)).toEqual(expected(after ?? before))
  })

  test('wants a tenth of a long answer', () => {
    expect([5, 80, 81, 1000].map(commonRowsOf)).toEqual([8, 8, 9, 100])
  })

  test('ends where an answer with the last row ends', () => {
    const list = listOf('abcdefghijkl')
    expect(list.append(rowsOf('bcdefghij'), true)).toBe(true)
    expect(list.length).toBe(10)
  })

  test('knows its oldest event, and forgets everything', () => {
    const list = listOf('cab')
    expect(list.oldest).toBe(eventOf('c').timestamp)
    list.clear()
    expect([list.length, list.oldest]).toEqual([0, undefined])
  })

  test.each<[string, string, string | undefined]>([
    ['new rows', 'xyabcdefgh', 'xyabcdefghij'],
    ['no new row', 'abcdefghij', 'abcdefghij'],
    ['more than it holds', 'xabcdefghijkl', 'xabcdefghij'],
    ['too few rows of it', 'xyabcdefg', undefined],
    ['a row less', 'xyabcdefghj', undefined]
  ])('gets a front: %s', (_case, front, after) => {
    const list = listOf('abcdefghij')
    expect(list.prepend(listOf(front))).toBe(after !== undefined)
    expect(copiesIn(list)).toEqual(expected(after ?? 'abcdefghij'))
  })

  test('is the whole list wherever its answers were cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { minLength: 1, maxLength: 150 }),
        fc.integer({ min: 10, max: 60 }),
        fc.array(fc.nat(20), { minLength: 20, maxLength: 20 }),
        (letters, size, extra) => {
          const list = new FittedList()
          let end = 0
          for (let turn = 0; end < letters.length; turn++) {
            const skip = Math.max(0, end - commonRowsOf(size) - (extra[turn % extra.length] as number))
            const answer = letters.slice(skip, Math.max(skip + size, end + 1))
            // An answer that might fit in several places is left; it is never taken for another one.
            if (!list.append(rowsOf(answer.join('')), false)) return
            end = Math.max(end, skip + answer.length)
          }
          expect(list.length).toBe(letters.length)
          expect(copiesIn(list)).toEqual(expected(letters.join('')))
        }
      ),
      { numRuns: 300 }
    )
  })
})
