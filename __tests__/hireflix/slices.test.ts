import { describe, expect, test } from '@jest/globals'
import type { Row } from '../../src/events/event.js'
import { SeenAnswers } from '../../src/hireflix/seen-answers.js'
import { provenBy, type Slice } from '../../src/hireflix/slices.js'
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
  const observations = new SeenAnswers()
  for (const answer of answers) admit(observations, answer)
  return observations.observed()
}

function admit(observations: SeenAnswers, { skip, rows, total }: Seen): Slice {
  const parsed = rows.map<Row>((ago, index) =>
    ago === undefined
      ? { kind: 'quarantined', quarantined: strangeRow(index) }
      : { kind: 'event', event: eventAt(base - ago) }
  )
  return observations.admit(skip, { rows: parsed, total, serverNow: now })
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
    expect(provenBy([admit(new SeenAnswers(), answer)], through)).toEqual([])
  })

  test.each<[string, Seen['rows'], Slice['shape']]>([
    [
      'of one time, which may go on behind it',
      [10, 10, undefined],
      { order: 'either', first: base - 10, last: base - 10, oldest: base - 10, trailing: 3 }
    ],
    [
      'with a last group',
      [undefined, 10, 20, undefined, 20],
      { order: 'newest-first', first: base - 10, last: base - 20, oldest: base - 20, trailing: 3 }
    ],
    [
      'in no order',
      [10, 30, 20],
      { order: 'none', first: base - 10, last: base - 20, oldest: base - 30, trailing: 1 }
    ],
    ['without an event', [undefined], undefined]
  ])('has a shape: %s', (_case, rows, shape) => {
    expect(admit(new SeenAnswers(), { skip: 5, rows, total: 100 })).toEqual({
      skip: 5,
      rows: rows.length,
      total: 100,
      shape
    })
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
    expect(doubts).toEqual([
      'The server did not list events in the order of time: of 100 events, none could be proven complete; ' +
        'a page-size that holds them all in one answer can prove them'
    ])
  })

  test('prove the end when an empty one follows with the same total', () => {
    const whole = observe({ skip: 3, rows: [10, 20], total: 5 }, { skip: 5, rows: [], total: 5 })
    expect(whole).toMatchObject({
      reachedEnd: true,
      oldestRetained: base - 20,
      proven: [{ from: Number.NEGATIVE_INFINITY, to: base - 11 }]
    })
  })

  test('prove nothing more by one in which no row is an event', () => {
    const observations = new SeenAnswers()
    const slices = [
      { skip: 5, rows: [10, 20, 30], total: 100 },
      { skip: 8, rows: [undefined], total: 100 }
    ].map((answer) => admit(observations, answer))
    expect(provenBy(slices, through)).toEqual([between(11, 29)])
  })

  test('prove an empty log when two find nothing at its beginning, not when they find nothing behind it', () => {
    const nothingAt = (skip: number) => ({ skip, rows: [], total: skip })
    expect(observe(nothingAt(0), nothingAt(0)).reachedEnd).toBe(true)
    expect(observe(nothingAt(5), nothingAt(5)).reachedEnd).toBe(false)
    expect(observe(nothingAt(0), nothingAt(5)).reachedEnd).toBe(false)
  })

  test('prove all of a log without order once one of them holds it whole', () => {
    const tails = [
      { skip: 2, rows: [20], total: 3 },
      { skip: 0, rows: [10, 30, 20], total: 3 },
      { skip: 3, rows: [], total: 3 }
    ]
    expect(observe(...tails).proven).toEqual([{ from: Number.NEGATIVE_INFINITY, to: through }])
  })

  test('know the oldest event of a log without order, in whichever of them it is', () => {
    const answers = [
      { skip: 0, rows: [10, 40], total: 4 },
      { skip: 2, rows: [30, 20], total: 4 },
      { skip: 4, rows: [], total: 4 }
    ]
    expect(observe(...answers)).toMatchObject({ oldestRetained: base - 40, proven: [] })
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

test('Rows that nobody understands count as events do: by the most copies in one answer', () => {
  const observations = new SeenAnswers()
  for (const ids of [[1], [1, 2, 1], [1, 2]]) {
    const rows = ids.map<Row>((id) => ({ kind: 'quarantined', quarantined: strangeRow(id) }))
    observations.admit(0, { rows, total: 9, serverNow: now })
  }
  expect([...observations.observed().quarantined]).toEqual(
    [1, 2].map((id) => [strangeRow(id).key, { row: strangeRow(id), copies: 3 - id }])
  )
})

test('Without an answer nothing was observed', () => {
  expect(() => new SeenAnswers().observed()).toThrow('Nothing was observed yet')
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

describe('What was let go of', () => {
  const older: Seen = { skip: 3, rows: [40, 50, 60], total: 6 }
  const end: Seen = { skip: 6, rows: [], total: 6 }

  function readOlder(): SeenAnswers {
    const observations = new SeenAnswers()
    admit(observations, older)
    expect(observations.readUpTo).toBeUndefined()
    admit(observations, end)
    return observations
  }

  test('is read up to its first row once the end was seen, and not before', () => {
    expect(new SeenAnswers().readUpTo).toBeUndefined()
    expect(readOlder().readUpTo).toBe(base - 41)
  })

  test('is proven on with what is read later, though it is held no more', () => {
    const observations = readOlder()
    observations.forget()
    expect(observations.observed()).toMatchObject({ requests: 0, held: [] })
    admit(observations, { skip: 0, rows: [10, 20, 40, 50], total: 6 })
    const { events, ...seen } = observations.observed()
    expect(seen).toMatchObject({
      requests: 1,
      proven: [{ from: Number.NEGATIVE_INFINITY, to: through }],
      held: [{ from: base - 49, to: through }],
      reachedEnd: true,
      oldestRetained: base - 60
    })
    expect([...events].map(({ event }) => base - event.timestamp)).toEqual([10, 20, 40, 50])
  })

  test('is not held again because one answer held all of it', () => {
    const observations = new SeenAnswers()
    admit(observations, { skip: 0, rows: [10, 20, undefined], total: 3 })
    admit(observations, { skip: 3, rows: [], total: 3 })
    observations.forget()
    admit(observations, { skip: 0, rows: [10, 20], total: 3 })
    const seen = observations.observed()
    expect(seen.proven).toEqual([{ from: Number.NEGATIVE_INFINITY, to: through }])
    expect(seen.held).toEqual([{ from: base - 19, to: through }])
    expect(seen.quarantined.size).toBe(0)
  })

  test('was the whole log, and nothing of it is proven in order once a row stands elsewhere', () => {
    const observations = readOlder()
    observations.forget()
    admit(observations, { skip: 0, rows: [10, 55, 40], total: 6 })
    expect(observations.readUpTo).toBeUndefined()
    expect(observations.observed().proven).toEqual([])
  })
})

test('An answer that is kept gives its rows and proves nothing', () => {
  const observations = new SeenAnswers()
  observations.keep({ rows: [{ kind: 'event', event: eventAt(base) }], total: 1, serverNow: now })
  expect(() => observations.observed()).toThrow('Nothing was observed yet')
  admit(observations, { skip: 5, rows: [10, 20], total: 100 })
  const { events, proven, requests } = observations.observed()
  expect(events.size).toBe(3)
  expect(proven).toEqual([between(11, 19)])
  expect(requests).toBe(2)
})
