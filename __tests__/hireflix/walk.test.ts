import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AuditEvent } from '../../src/events/event.js'
import type { Observed } from '../../src/events/observed.js'
import { SeenAnswers } from '../../src/hireflix/seen-answers.js'
import { type Range, walk } from '../../src/hireflix/walk.js'
import { contains, copiesOf, dayMs, eventAt, now, randomOf, settleMs } from '../support/builders.js'
import { ListedLog, type ListedLogOptions, strangeRow } from '../support/listed-log.js'

const whole: Range = { skip: 0, until: Number.NEGATIVE_INFINITY }

async function read(
  log: ListedLog,
  {
    pageSize = 100,
    concurrency = 1,
    ...range
  }: Partial<Range> & { pageSize?: number; concurrency?: number } = {}
): Promise<Observed> {
  const seen = new SeenAnswers()
  await walk(log, seen, { ...whole, ...range }, { pageSize, concurrency, progress: () => undefined })
  return seen.observed()
}

/** Steps of time between events: 0 makes a tie, a negative id one more copy of the event before. */
const steps = fc.array(fc.record({ step: fc.constantFrom(0, 0, 1, 2, 50_000), isTwin: fc.boolean() }), {
  maxLength: 60
})

function eventsOf(list: readonly { readonly step: number; readonly isTwin: boolean }[]): AuditEvent[] {
  let timestamp = now - 50 * dayMs
  const events: AuditEvent[] = []
  for (const [index, { step, isTwin }] of list.entries()) {
    timestamp += step
    const last = events.at(-1)
    events.push(step === 0 && isTwin && last !== undefined ? last : eventAt(timestamp, index))
  }
  return events
}

/** The truth: copies of an event while the walk went on, the fewest and the most that the list ever held. */
function expectTrue(observed: Observed, log: ListedLog): void {
  for (const [key, event] of log.everHeld) {
    const held = log.shown.map((each) => each.get(key) ?? 0)
    const [fewest, most] = [Math.min(...held), Math.max(...held)]
    const copies = observed.events.copiesOf(event)
    expect(copies).toBeLessThanOrEqual(most)
    if (contains(observed.proven, event.timestamp)) expect(copies).toBeGreaterThanOrEqual(fewest)
  }
  for (const { event } of observed.events) expect(log.everHeld.has(event.key)).toBe(true)
  for (const { to } of observed.proven) expect(to).toBeLessThanOrEqual(log.serverNow - settleMs)
}

function expectExact(observed: Observed, events: readonly AuditEvent[]): void {
  expect(new Map([...observed.events].map(({ event, copies }) => [event.key, copies]))).toEqual(
    copiesOf(events)
  )
}

const everything = (observed: Observed): unknown => [{ from: Number.NEGATIVE_INFINITY, to: observed.through }]

const trouble = fc.record({
  pageSize: fc.integer({ min: 2, max: 20 }),
  concurrency: fc.constantFrom(1, 4, 16),
  clamp: fc.constantFrom(undefined, undefined, 2, 3, 7),
  order: fc.constantFrom('newest-first' as const, 'newest-first' as const, 'oldest-first' as const),
  lag: fc.constantFrom(0, 0, 0, -3, -1, 2),
  emptyShare: fc.constantFrom(0, 0, 0.1),
  churn: fc.constantFrom(0, 0.1, 0.5),
  strange: fc.constantFrom(0, 0, 1, 8),
  until: fc.constantFrom(Number.NEGATIVE_INFINITY, now - 49.99 * dayMs),
  seed: fc.integer()
})

function churnOf(share: number, seed: number): NonNullable<ListedLogOptions['between']> {
  const random = randomOf(seed)
  let serial = 0
  return (log) => {
    while (random() < share) {
      const timestamp = now - Math.floor(random() * 2 * dayMs)
      const pick = random()
      if (pick < 0.4) log.insert(eventAt(timestamp, `new ${serial++}`))
      else if (pick < 0.6)
        log.insert(eventAt(now - 50 * dayMs + Math.floor(random() * 1000), `late ${serial++}`))
      else if (pick < 0.7 && log.length > 0)
        log.insert(log.events[Math.floor(random() * log.events.length)] ?? eventAt(timestamp, 'twin'))
      else if (pick < 0.85) log.delete(Math.floor(random() * log.length))
      else log.expire()
    }
  }
}

describe('walk()', () => {
  test('claims nothing that is not so, whatever the server does', async () => {
    await fc.assert(
      fc.asyncProperty(steps, trouble, async (list, { churn, clamp, lag, seed, strange, ...rest }) => {
        const log = new ListedLog(eventsOf(list), {
          ...(clamp === undefined ? {} : { clamp }),
          order: rest.order,
          // Both at once is what an empty log looks like.
          emptyShare: lag === 0 ? rest.emptyShare : 0,
          total: (real) => real + lag,
          shuffleTies: true,
          isSlow: true,
          seed,
          between: churnOf(churn, seed)
        })
        for (let id = 0; id < strange; id++) log.insertRow(log.length >> 1, strangeRow(id))
        expectTrue(await read(log, rest), log)
      }),
      { numRuns: 300 }
    )
  })

  test('claims nothing of a log without order that is not so', async () => {
    await fc.assert(
      fc.asyncProperty(steps, trouble, async (list, { pageSize, concurrency, seed }) => {
        const log = new ListedLog(eventsOf(list), { order: 'unordered', isSlow: true, seed })
        expectTrue(await read(log, { pageSize, concurrency }), log)
      }),
      { numRuns: 100 }
    )
  })

  test('proves everything in a quiet log, with exact copies', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.integer({ min: 2, max: 20 }),
        fc.constantFrom(1, 4, 16),
        fc.constantFrom('newest-first' as const, 'oldest-first' as const),
        fc.integer(),
        async (list, pageSize, concurrency, order, seed) => {
          const events = eventsOf(list)
          const log = new ListedLog(events, { order, shuffleTies: true, isSlow: true, seed })
          const observed = await read(log, { pageSize, concurrency })
          expectExact(observed, events)
          expect(observed.proven).toEqual(everything(observed))
          expect(observed).toMatchObject({ reachedEnd: true, total: events.length, doubts: [] })
          expect(observed.oldestRetained).toBe(events[0]?.timestamp)
        }
      ),
      { numRuns: 200 }
    )
  })

  test.each([undefined, 10])('is not held up by rows that nobody understands (clamp %s)', async (clamp) => {
    for (const at of [0, 25, 60]) {
      const events = Array.from({ length: 60 }, (_, n) => eventAt(now - dayMs - n * 1000))
      const log = new ListedLog(events, clamp === undefined ? {} : { clamp })
      for (let id = 0; id < 300; id++) log.insertRow(at, strangeRow(id))
      const observed = await read(log, { pageSize: 10, concurrency: 4 })
      expectExact(observed, events)
      expect(observed.quarantined.size).toBe(300)
      expectTrue(observed, log)
    }
  })

  test('reads 42 events with two requests', async () => {
    const log = new ListedLog(Array.from({ length: 42 }, (_, n) => eventAt(now - dayMs - n)))
    expect((await read(log)).proven).toHaveLength(1)
    expect(log.requests).toEqual([
      { skip: 0, limit: 100 },
      { skip: 42, limit: 100 }
    ])
  })

  test('proves an empty log with two requests, and one event', async () => {
    const empty = new ListedLog([])
    const nothing = await read(empty)
    expect(nothing).toMatchObject({
      reachedEnd: true,
      oldestRetained: undefined,
      proven: everything(nothing)
    })
    expect(empty.requests).toHaveLength(2)
    const one = await read(new ListedLog([eventAt(now - dayMs)]))
    expect(one).toMatchObject({ reachedEnd: true, oldestRetained: now - dayMs, proven: everything(one) })
  })

  test('stops where everything asked for is proven', async () => {
    const log = new ListedLog(Array.from({ length: 5000 }, (_, n) => eventAt(now - dayMs - n * 60_000)))
    const observed = await read(log, { until: now - dayMs - 60_000 * 150 })
    expect(log.requests.map(({ skip }) => skip)).toEqual([0, 98])
    expect(contains(observed.proven, now - dayMs - 60_000 * 150)).toBe(true)
    expect(observed.reachedEnd).toBe(false)
  })

  test('reads a log of few pages whole all the same', async () => {
    const log = new ListedLog(Array.from({ length: 1000 }, (_, n) => eventAt(now - dayMs - n * 60_000)))
    const observed = await read(log, { until: now, wholeUpTo: 10 })
    expect(observed.proven).toEqual(everything(observed))
    expect(log.requests.length).toBeLessThanOrEqual(12)
  })

  test('sees a group of one millisecond whole that is longer than a page', async () => {
    const group = Array.from({ length: 500 }, (_, n) => eventAt(now - 2 * dayMs, n))
    const events = [eventAt(now - dayMs), ...group, ...group.slice(0, 3), eventAt(now - 3 * dayMs)]
    const observed = await read(new ListedLog(events, { shuffleTies: true }), { pageSize: 50 })
    expectExact(observed, events)
    expect(observed.proven).toEqual(everything(observed))
  })

  test('leaves one unproven that is longer than the server shows at once, and goes on', async () => {
    const group = Array.from({ length: 30 }, (_, n) => eventAt(now - 2 * dayMs, n))
    const events = [eventAt(now - dayMs), ...group, eventAt(now - 3 * dayMs), eventAt(now - 4 * dayMs)]
    const observed = await read(new ListedLog(events, { clamp: 10 }), { pageSize: 50 })
    expect(contains(observed.proven, now - 2 * dayMs)).toBe(false)
    expect(contains(observed.proven, now - dayMs)).toBe(true)
    expect(contains(observed.proven, now - 3.5 * dayMs)).toBe(true)
    expect(observed.events.size).toBe(33)
    expect(observed.doubts).toEqual([
      'More events share one millisecond than the server shows at once (10): their number is not proven; ' +
        'a larger page-size may help'
    ])
  })

  test('proves nothing of a log whose order changes, unless it fits in one answer', async () => {
    const events = Array.from({ length: 60 }, (_, n) => eventAt(now - dayMs - n * 1000))
    const between = (log: ListedLog): void => {
      for (let n = 0; n < log.length; n++) log.move(n, Math.floor(log.random() * log.length))
    }
    const apart = await read(new ListedLog(events, { order: 'unordered', clamp: 20, between }), {
      pageSize: 20
    })
    expect(apart.proven).toEqual([])
    expect(apart.doubts).toEqual([
      'The server did not list events in the order of time, and its order changed between requests: of 60 events, ' +
        'none could be proven complete; a page-size that holds them all in one answer can prove them'
    ])
    const together = await read(new ListedLog(events, { order: 'unordered' }), { pageSize: 100 })
    expect(together).toMatchObject({ proven: everything(together), doubts: [] })
    expectExact(together, events)
  })

  test.each([-3, 3])('does not take a total that is wrong by %i for the end of the log', async (lag) => {
    const events = Array.from({ length: 60 }, (_, n) => eventAt(now - dayMs - n * 1000))
    const log = new ListedLog(events, { total: (real) => real + lag })
    const observed = await read(log, { pageSize: 25 })
    expectExact(observed, events)
    expect(observed.reachedEnd).toBe(false)
    expect(observed.doubts).toEqual([
      `The server counts ${60 + lag} events but shows 60: the end of the log is not established`
    ])
    expect(contains(observed.proven, now - dayMs - 30_000)).toBe(true)
  })

  test.each([60, 450, 2500, 3000])('says why, of a total that is three too many of %i', async (count) => {
    const events = Array.from({ length: count }, (_, n) => eventAt(now - dayMs - n * 60_000))
    for (const pageSize of [50, 100]) {
      const observed = await read(new ListedLog(events, { total: (real) => real + 3 }), {
        pageSize,
        concurrency: 4
      })
      expect(observed.doubts).toEqual([
        `The server counts ${count + 3} events but shows ${count}: the end of the log is not established`
      ])
    }
  })

  test('does not take a log for empty of which it saw rows', async () => {
    const events = Array.from({ length: 60 }, (_, n) => eventAt(now - dayMs - n * 1000))
    const log: ListedLog = new ListedLog(events, {
      between: (_log, index) => {
        if (index === 1) while (log.length > 0) log.expire()
      }
    })
    const observed = await read(log, { pageSize: 25 })
    expect(observed.reachedEnd).toBe(false)
    expect(contains(observed.proven, now - dayMs - 59_000)).toBe(false)
  })

  test('gives up on a log that changes faster than it can be read', async () => {
    let serial = 0
    const log: ListedLog = new ListedLog(
      Array.from({ length: 60 }, (_, n) => eventAt(now - dayMs - n * 1000)),
      {
        between: () => {
          for (let n = 0; n < 20; n++) log.insert(eventAt(now - 1000 + serial, serial++))
          for (let n = 0; n < 20; n++) log.delete(20)
        }
      }
    )
    const observed = await read(log, { pageSize: 4 })
    expect(log.requests.length).toBeLessThan(1000)
    expectTrue(observed, log)
  })

  test('never claims time that has not settled, nor counts on a date in the future', async () => {
    const events = [eventAt(now + dayMs), eventAt(now - 1000), eventAt(now - dayMs)]
    const observed = await read(new ListedLog(events))
    expectExact(observed, events)
    expect(observed.proven).toEqual([{ from: Number.NEGATIVE_INFINITY, to: now - settleMs }])
  })

  test('lets the failure of a page through, and ends with nothing under way', async () => {
    const log = new ListedLog(
      Array.from({ length: 600 }, (_, n) => eventAt(now - dayMs - n * 1000)),
      {
        isSlow: true,
        between: (_log, index) => {
          if (index > 3) throw new Error('no answer')
        }
      }
    )
    await expect(read(log, { pageSize: 20, concurrency: 8 })).rejects.toThrow('no answer')
    const { length } = log.requests
    await new Promise(setImmediate)
    expect(log.requests).toHaveLength(length)
  })
})

/** The requests of a walk, as `skip+limit`. What they prove does not hang on them, but what a night costs does. */
function asked(log: ListedLog): string {
  return log.requests.map(({ skip, limit }) => `${skip}+${limit}`).join(' ')
}

const minutes = (count: number): AuditEvent[] =>
  Array.from({ length: count }, (_, n) => eventAt(now - dayMs - n * 60_000))
const tied = (count: number): AuditEvent[] =>
  Array.from({ length: count }, (_, n) => eventAt(now - 2 * dayMs, n))
const ago = (count: number): number => now - dayMs - count * 60_000

type Way = Parameters<typeof read>[1]

describe('The requests of walk()', () => {
  const at = (index: number, change: (log: ListedLog) => void): ListedLogOptions => ({
    between: (log, request) => {
      if (request === index) change(log)
    }
  })
  const deleting = (index: number, count: number): ListedLogOptions =>
    at(index, (log) => {
      for (let n = 0; n < count; n++) log.delete(0)
    })
  test.each<[string, AuditEvent[], ListedLogOptions, Way, string]>([
    ['page by page', minutes(300), {}, { pageSize: 50 }, '0+50 48+100 146+154 300+50'],
    [
      'several at once',
      minutes(300),
      {},
      { pageSize: 50, concurrency: 4 },
      '0+50 48+100 144+100 240+60 296+50 300+50'
    ],
    [
      'several at once, oldest first',
      minutes(300),
      { order: 'oldest-first' },
      { pageSize: 50, concurrency: 4 },
      '0+50 48+100 144+100 240+60 296+50 300+50'
    ],
    [
      'up to a time',
      minutes(2000),
      {},
      { pageSize: 50, concurrency: 4, until: ago(420) },
      '0+50 48+100 144+100 240+100 336+91'
    ],
    ['to the very millisecond of a time', minutes(300), {}, { pageSize: 50, until: ago(49) }, '0+50 48+50'],
    [
      'up to a position',
      minutes(2000),
      {},
      { pageSize: 50, concurrency: 4, skip: 100, upTo: 330 },
      '100+50 146+50 192+50 238+50 284+50'
    ],
    ['up to the last row of a page', minutes(300), {}, { pageSize: 50, skip: 10, upTo: 60 }, '10+50'],
    [
      'all of a short log',
      minutes(200),
      {},
      { pageSize: 50, until: now, wholeUpTo: 4 },
      '0+50 48+100 146+54 200+50'
    ],
    ['no more of a longer one', minutes(201), {}, { pageSize: 50, until: now, wholeUpTo: 4 }, '0+50'],
    [
      'of a server that gives less',
      minutes(300),
      { clamp: 40 },
      { pageSize: 100, concurrency: 4 },
      '0+100 38+100 74+100 110+100 146+100 182+100 218+100 254+100 290+100 300+100'
    ],
    [
      'of a group longer than a page',
      [...minutes(30), ...tied(200), eventAt(now - 3 * dayMs)],
      {},
      { pageSize: 50, concurrency: 4 },
      '0+50 29+100 124+100 219+50 29+200 29+400 231+400'
    ],
    [
      'of a group longer than the server shows',
      [...minutes(30), ...tied(100), eventAt(now - 3 * dayMs)],
      { clamp: 30 },
      { pageSize: 50 },
      '0+50 28+50 29+50 59+50 89+50 119+50 131+50'
    ],
    [
      'after rows were deleted ahead',
      minutes(300),
      deleting(1, 30),
      { pageSize: 50 },
      '0+50 48+100 35+50 9+50 57+200 255+50 270+50'
    ],
    [
      'after many rows were deleted ahead',
      minutes(300),
      deleting(2, 120),
      { pageSize: 50 },
      '0+50 48+100 146+154 138+50 122+50 90+50 26+50 74+106 180+50'
    ],
    [
      'after nearly all were deleted',
      minutes(300),
      deleting(3, 290),
      { pageSize: 50 },
      '0+50 48+100 146+154 300+50 8+50 10+50'
    ],
    [
      'where the total says too much',
      minutes(60),
      { total: (real) => real + 3 },
      { pageSize: 50 },
      '0+50 48+50 58+50 60+50 60+50 60+50 60+50 60+50'
    ],
    [
      'where the total says too little',
      minutes(60),
      { total: (real) => real - 3 },
      { pageSize: 50 },
      '0+50 48+50 60+50 55+50 60+50 53+50 60+50 49+50 60+50 41+50 60+50'
    ],
    [
      'without order',
      minutes(120),
      { order: 'unordered' },
      { pageSize: 50, concurrency: 4 },
      '0+50 40+80 110+50 120+50 0+50'
    ],
    [
      'up to a near position',
      minutes(300),
      {},
      { pageSize: 50, concurrency: 4, skip: 100, upTo: 180 },
      '100+50 146+50'
    ],
    [
      'to the end, oldest first, whatever time is asked for',
      minutes(300),
      { order: 'oldest-first' },
      { pageSize: 50, concurrency: 4, until: ago(60) },
      '0+50 48+100 144+100 240+60 296+50 300+50'
    ],
    [
      'after the log has shrunk to where it is asked',
      minutes(300),
      at(1, (log) => {
        while (log.length > 48) log.expire()
      }),
      { pageSize: 50 },
      '0+50 48+100 46+50 48+50'
    ],
    [
      'after rows were deleted ahead, oldest first',
      minutes(300),
      { ...deleting(1, 30), order: 'oldest-first' },
      { pageSize: 50 },
      '0+50 48+100 35+50 9+50 57+200 255+50 270+50'
    ],
    [
      'after rows of one time were deleted ahead, oldest first',
      [...minutes(30), ...tied(60)],
      { ...deleting(1, 49), order: 'oldest-first' },
      { pageSize: 50 },
      '0+50 0+100 41+100'
    ],
    [
      'without order, and longer',
      minutes(600),
      { order: 'unordered' },
      { pageSize: 50 },
      '0+50 40+100 120+200 280+320 600+50 0+160'
    ],
    [
      'past rows that nobody understands',
      minutes(120),
      at(0, (log) => {
        for (let id = 0; id < 120; id++) log.insertRow(60, strangeRow(id))
      }),
      { pageSize: 50 },
      '0+50 48+100 58+182 240+50'
    ],
    [
      'of groups',
      Array.from({ length: 600 }, (_, n) => eventAt(ago(Math.floor(n / 8)), n)),
      {},
      { pageSize: 100, concurrency: 4 },
      '0+100 95+200 290+200 485+115 595+100 287+313 600+100'
    ],
    [
      'of a group longer than anything that is asked for',
      [eventAt(now - dayMs), ...tied(16_400), eventAt(now - 3 * dayMs)],
      {},
      { pageSize: 8192 },
      '0+8192 0+16384 16384+16384 16402+16384'
    ]
  ])('are these: %s', async (_case, events, options, way, expected) => {
    const log = new ListedLog(events, options)
    await read(log, way)
    expect(asked(log)).toBe(expected)
  })

  test('are told of now and then', async () => {
    const told: unknown[] = []
    const options = { pageSize: 10, concurrency: 1, progress: (state: unknown) => void told.push(state) }
    await walk(new ListedLog(minutes(900), { clamp: 10 }), new SeenAnswers(), whole, options)
    expect(told).toEqual([
      { requests: 50, rows: 500, total: 900 },
      { requests: 100, rows: 1000, total: 900 }
    ])
  })

  test.each([
    ['one by one', 1, 404],
    ['many at once', 16, 118]
  ])(
    'end after a while in a log that grows faster than it can be read: %s',
    async (_case, concurrency, reached) => {
      let serial = 0
      const log: ListedLog = new ListedLog(minutes(60), {
        clamp: 4,
        between: () => {
          for (let n = 0; n < 8; n++) log.insert(eventAt(now - 1000 + serial, serial++))
        }
      })
      const seen = new SeenAnswers()
      const options = { pageSize: 4, concurrency, progress: () => undefined }
      expect(await walk(log, seen, whole, options)).toEqual({ reached, pageRows: 4 })
      expect(seen.observed().doubts).toContain(
        'The log changed faster than it could be read: gave up after 203 requests'
      )
    }
  )

  test('are all answered before it ends, also where one fails', async () => {
    const log = new ListedLog(minutes(600), {
      isSlow: true,
      between: (_log, index) => {
        if (index === 4) throw new Error('no answer')
      }
    })
    const seen = new SeenAnswers()
    const options = { pageSize: 20, concurrency: 8, progress: () => undefined }
    await expect(walk(log, seen, whole, options)).rejects.toThrow('no answer')
    expect(seen.observed().requests).toBe(log.requests.length - 1)
  })

  test('say where they ended, and how many rows the server gives', async () => {
    const end = (log: ListedLog, range: Partial<Range>) =>
      walk(
        log,
        new SeenAnswers(),
        { ...whole, ...range },
        { pageSize: 50, concurrency: 1, progress: () => undefined }
      )
    expect(await end(new ListedLog(minutes(300)), {})).toEqual({ reached: 300, pageRows: 50 })
    expect(await end(new ListedLog(minutes(300), { clamp: 40 }), { upTo: 60 })).toEqual({
      reached: 78,
      pageRows: 40
    })
    const wrong = new ListedLog(minutes(60), { total: (real) => real + 3 })
    expect(await end(wrong, {})).toEqual({ reached: 60, pageRows: 50 })
    expect(await end(new ListedLog(minutes(30)), {})).toEqual({ reached: 30, pageRows: 50 })
    expect(await end(new ListedLog(minutes(300)), { until: ago(70) })).toEqual({ reached: 98, pageRows: 50 })
  })
})
