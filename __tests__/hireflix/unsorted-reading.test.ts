import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type AuditEvent, type Row, StoredEvent } from '../../src/events/event.js'
import type { Observed } from '../../src/events/observed.js'
import type { AuditLogReader } from '../../src/hireflix/page-fetcher.js'
import { SeenAnswers } from '../../src/hireflix/seen-answers.js'
import { walk } from '../../src/hireflix/walk.js'
import { contains, copiesOf, dayMs, eventAt, now, randomOf, settleMs } from '../support/builders.js'
import { ListedLog, type ListedLogOptions } from '../support/listed-log.js'

interface Way {
  readonly pageSize?: number
  readonly concurrency?: number
}

async function read(log: ListedLog, { pageSize = 20, concurrency = 1 }: Way = {}): Promise<Observed> {
  const seen = new SeenAnswers()
  const range = { skip: 0, until: Number.NEGATIVE_INFINITY }
  await walk(log, seen, range, { pageSize, concurrency, progress: () => undefined })
  return seen.observed()
}

/** Newest arrival first; the times are up to `late` milliseconds older than that. */
function arrivals(count: number, { seed = 1, late = 600_000, twins = 0.05 } = {}): AuditEvent[] {
  const random = randomOf(seed)
  const events: AuditEvent[] = []
  for (let n = 0; n < count; n++) {
    const twin = random() < twins ? events[Math.floor(random() * events.length)] : undefined
    events.push(twin ?? eventAt(now - dayMs - n * 60_000 - Math.floor(random() * late), n))
  }
  return events
}

/** Copies of an event while the walk went on: never more than the list ever held, and in proven time never fewer. */
function expectTrue(observed: Observed, log: ListedLog): void {
  for (const [key, event] of log.everHeld) {
    const held = log.shown.map((each) => each.get(key) ?? 0)
    const copies = observed.events.copiesOf(event)
    expect(copies).toBeLessThanOrEqual(Math.max(...held))
    if (contains(observed.proven, event.timestamp)) expect(copies).toBeGreaterThanOrEqual(Math.min(...held))
  }
  for (const { to } of observed.proven) expect(to).toBeLessThanOrEqual(log.serverNow - settleMs)
}

function expectWhole(observed: Observed, events: readonly AuditEvent[]): void {
  expect(new Map([...observed.events].map(({ event, copies }) => [event.key, copies]))).toEqual(
    copiesOf(events)
  )
  expect(observed.proven).toEqual([{ from: Number.NEGATIVE_INFINITY, to: observed.through }])
  expect(observed).toMatchObject({ reachedEnd: true, doubts: [] })
  expect(observed.oldestRetained).toBe(Math.min(...events.map(({ timestamp }) => timestamp)))
}

const ways = fc.record({
  count: fc.integer({ min: 30, max: 300 }),
  pageSize: fc.integer({ min: 10, max: 40 }),
  concurrency: fc.constantFrom(1, 4, 16),
  order: fc.constantFrom('by-arrival' as const, 'by-arrival' as const, 'unordered' as const),
  clamp: fc.constantFrom(undefined, undefined, 15, 30),
  twins: fc.constantFrom(0, 0.05, 0.3),
  seed: fc.integer()
})

describe('A log in a stable order that is not that of time', () => {
  test('is proven whole while nothing happens, copies included', async () => {
    await fc.assert(
      fc.asyncProperty(ways, async ({ count, seed, twins, clamp, order, ...way }) => {
        const events = arrivals(count, { seed, twins })
        const log = new ListedLog(events, {
          order,
          seed,
          isSlow: true,
          ...(clamp === undefined ? {} : { clamp })
        })
        expectWhole(await read(log, way), events)
      }),
      { numRuns: 200 }
    )
  })

  test('is never claimed wrongly while rows come, expire, are removed and come late', async () => {
    let proven = 0
    const churns = fc.record({
      front: fc.constantFrom(0, 0.05, 0.3),
      end: fc.constantFrom(0, 0.05, 0.3),
      middle: fc.constantFrom(0, 0, 0.05),
      emptyShare: fc.constantFrom(0, 0, 0.05)
    })
    await fc.assert(
      fc.asyncProperty(ways, churns, async ({ count, seed, twins, clamp, order, ...way }, churn) => {
        const random = randomOf(seed)
        let serial = 0
        const between: ListedLogOptions['between'] = (log) => {
          if (random() < churn.front)
            log.insert(eventAt(now - 1000 - Math.floor(random() * dayMs), `new ${serial++}`))
          if (random() < churn.end) log.expire()
          if (random() < churn.middle && log.length > 0) log.delete(Math.floor(random() * log.length))
        }
        const events = arrivals(count, { seed, twins })
        const log = new ListedLog(events, {
          order,
          seed,
          isSlow: true,
          emptyShare: churn.emptyShare,
          between,
          ...(clamp === undefined ? {} : { clamp })
        })
        const observed = await read(log, way)
        expectTrue(observed, log)
        if (observed.proven.length > 0) proven++
      }),
      { numRuns: 400 }
    )
    // Claiming nothing would be true as well.
    expect(proven).toBeGreaterThan(200)
  })
})

describe('The requests for 100,000 rows in order of arrival', () => {
  const count = 100_000
  const events = Array.from({ length: count }, (_, n) => {
    const timestamp = now - dayMs - n * 1000 - ((n * 7919) % 3000)
    return new StoredEvent(timestamp, `{"timestamp":${timestamp},"id":"${n}"}`)
  })

  test.each([
    [1000, 1, 0],
    [1000, 4, 0],
    [100, 4, 0],
    [1000, 4, 10],
    [100, 4, 100],
    [100, 1, 30]
  ])('are few: %i rows at once, %i requests at once, a change every %i', async (most, concurrency, every) => {
    const rows = events.map((event): Row => ({ kind: 'event', event }))
    let requests = 0
    const reader: AuditLogReader = {
      host: 'api.hireflix.com',
      fetchSlice: async ({ skip, limit }) => {
        requests++
        if (every > 0 && requests % every === 0) {
          const timestamp = now - 1000 - requests
          rows.unshift({
            kind: 'event',
            event: new StoredEvent(timestamp, `{"timestamp":${timestamp},"id":"new ${requests}"}`)
          })
          rows.pop()
        }
        return {
          rows: rows.slice(skip, skip + Math.min(limit, most)),
          total: rows.length,
          serverNow: now
        }
      }
    }
    const seen = new SeenAnswers()
    const range = { skip: 0, until: Number.NEGATIVE_INFINITY }
    await walk(reader, seen, range, { pageSize: 100, concurrency, progress: () => undefined })
    expect(seen.observed()).toMatchObject({
      doubts: [],
      proven: [{ from: Number.NEGATIVE_INFINITY, to: now - settleMs }]
    })
    expect(requests).toBeLessThanOrEqual(Math.ceil(count / most) * 1.3 + 12)
  })
})

describe('A log in no stable order', () => {
  test.each<[string, (log: ListedLog, random: () => number) => void]>([
    ['one row moves now and then', (log, random) => random() < 0.2 && move(log, random)],
    ['one row moves before each answer', move],
    [
      'two rows change places now and then',
      (log, random) => {
        if (random() < 0.3) swap(log, random)
      }
    ],
    ['two rows change places before each answer', swap],
    [
      'all rows move before each answer',
      (log, random) => {
        for (let n = 0; n < log.length; n++) log.move(n, Math.floor(random() * log.length))
      }
    ]
  ])('is never claimed wrongly: %s', async (_case, change) => {
    await fc.assert(
      fc.asyncProperty(ways, async ({ count, seed, twins, clamp, order, ...way }) => {
        const random = randomOf(seed)
        const log = new ListedLog(arrivals(count, { seed, twins }), {
          order,
          seed,
          between: (list) => void change(list, random),
          ...(clamp === undefined ? {} : { clamp })
        })
        expectTrue(await read(log, way), log)
      }),
      { numRuns: 300 }
    )
  })
})

function move(log: ListedLog, random: () => number): void {
  log.move(Math.floor(random() * log.length), Math.floor(random() * log.length))
}

function swap(log: ListedLog, random: () => number): void {
  const [one, other] = [Math.floor(random() * log.length), Math.floor(random() * log.length)].sort(
    (a, b) => a - b
  ) as [number, number]
  if (one === other) return
  log.move(one, other)
  log.move(other - 1, one)
}
