import { describe, expect, test } from '@jest/globals'
import type { Row } from '../../src/events/event.js'
import { Observations } from '../../src/hireflix/observations.js'
import { eventAt, now, settleMs } from '../support/builders.js'
import { strangeRow } from '../support/listed-log.js'

const through = now - settleMs
const base = now - 86_400_000

interface Seen {
  readonly skip: number
  /** Milliseconds before `base`; `undefined` is a row that nobody understands. */
  readonly rows: readonly (number | undefined)[]
  readonly total: number
}

function observe(...answers: readonly Seen[]) {
  const observations = new Observations()
  for (const { skip, rows, total } of answers) {
    const parsed = rows.map<Row>((ago, index) =>
      ago === undefined
        ? { kind: 'quarantined', quarantined: strangeRow(index) }
        : { kind: 'event', event: eventAt(base - ago) }
    )
    observations.admit(skip, { rows: parsed, total, serverNow: now })
  }
  return observations.observed()
}

const between = (newest: number, oldest: number) => ({ from: base - oldest, to: base - newest })

describe('One answer', () => {
  test('proves the open interval between its first and its last row', () => {
    expect(observe({ skip: 5, rows: [10, 20, 30], total: 100 }).proven).toEqual([between(11, 29)])
  })

  test('proves up to now from position 0, less the settling time', () => {
    expect(observe({ skip: 0, rows: [10, 20], total: 100 }).proven).toEqual([
      { from: base - 19, to: through }
    ])
  })

  test.each<[string, Seen]>([
    ['of one time', { skip: 0, rows: [10, 10], total: 100 }],
    ['in no order', { skip: 0, rows: [10, 30, 20], total: 100 }],
    ['without an event', { skip: 0, rows: [undefined], total: 100 }],
    ['without a row', { skip: 0, rows: [], total: 100 }]
  ])('%s proves nothing', (_case, answer) => {
    expect(observe(answer).proven).toEqual([])
  })

  test('is not held up by rows that nobody understands', () => {
    expect(observe({ skip: 5, rows: [undefined, 10, undefined, 30, undefined], total: 100 }).proven).toEqual([
      between(11, 29)
    ])
  })

  test('does not prove the end by being short, nor by its total alone', () => {
    expect(observe({ skip: 0, rows: [10, 20], total: 2 })).toMatchObject({
      reachedEnd: false,
      oldestRetained: undefined
    })
  })
})

describe('Answers together', () => {
  test('leave the millisecond unproven at which neither saw the whole group', () => {
    expect(
      observe({ skip: 5, rows: [10, 20], total: 100 }, { skip: 7, rows: [20, 30], total: 100 }).proven
    ).toEqual([between(21, 29), between(11, 19)])
  })

  test('prove what lies between when they overlap', () => {
    expect(
      observe({ skip: 5, rows: [10, 20, 20], total: 100 }, { skip: 5, rows: [10, 20, 20, 30], total: 100 })
        .proven
    ).toEqual([between(11, 29)])
  })

  test('prove nothing once two of them contradict each other in order', () => {
    const { proven, doubts } = observe(
      { skip: 0, rows: [10, 20], total: 100 },
      { skip: 2, rows: [40, 30], total: 100 }
    )
    expect(proven).toEqual([])
    expect(doubts).toHaveLength(1)
  })

  test('prove the end when an empty one follows with the same total', () => {
    const whole = observe({ skip: 3, rows: [10, 20], total: 5 }, { skip: 5, rows: [], total: 5 })
    expect(whole).toMatchObject({
      reachedEnd: true,
      oldestRetained: base - 20,
      proven: [{ from: Number.NEGATIVE_INFINITY, to: base - 11 }]
    })
  })

  test.each<[string, Seen]>([
    ['another total', { skip: 5, rows: [], total: 6 }],
    ['another position', { skip: 6, rows: [], total: 5 }],
    ['rows after all', { skip: 5, rows: [30], total: 5 }]
  ])('do not prove the end with %s', (_case, answer) => {
    expect(observe({ skip: 3, rows: [10, 20], total: 5 }, answer).reachedEnd).toBe(false)
  })

  test('prove it from each that holds the last row', () => {
    const tails = [
      { skip: 2, rows: [10, 20, 20], total: 5 },
      { skip: 4, rows: [20], total: 5 },
      { skip: 5, rows: [], total: 5 }
    ]
    for (const order of [tails, [...tails].reverse()]) {
      expect(observe(...order).proven).toEqual([{ from: Number.NEGATIVE_INFINITY, to: base - 11 }])
    }
  })

  test('count copies by the most that one of them showed, never summed', () => {
    const { events } = observe(
      { skip: 0, rows: [10, 10], total: 9 },
      { skip: 1, rows: [10, 20], total: 9 },
      { skip: 1, rows: [10, 20], total: 9 }
    )
    expect([...events].map(({ copies }) => copies)).toEqual([2, 1])
  })
})

test('A list that runs the other way proves as much', () => {
  const answers = [
    { skip: 0, rows: [30, 20], total: 3 },
    { skip: 1, rows: [20, 10], total: 3 },
    { skip: 3, rows: [], total: 3 }
  ]
  expect(observe(...answers)).toMatchObject({
    oldestRetained: base - 30,
    proven: [
      { from: Number.NEGATIVE_INFINITY, to: base - 21 },
      { from: base - 19, to: through }
    ]
  })
})
