import { describe, expect, test } from '@jest/globals'
import { SourceError } from '../../src/errors.js'
import type { AuditLogReader } from '../../src/hireflix/page-fetcher.js'
import { PageLimit } from '../../src/hireflix/page-limit.js'
import { SeenAnswers } from '../../src/hireflix/seen-answers.js'
import { walk } from '../../src/hireflix/walk.js'
import { copiesOf, eventAt, now } from '../support/builders.js'
import { ListedLog } from '../support/listed-log.js'

const full = (asked: number) => ({ asked, rows: asked, isCut: true })

describe('the rows asked for at a time', () => {
  test('double after each full answer to the newest wish, up to a thousand', () => {
    const limit = new PageLimit(100)
    const seen = [100, 200, 200, 100, 400, 800, 1000, 1000].map((asked) => {
      limit.learn(full(asked))
      return limit.current
    })
    expect(seen).toEqual([200, 400, 400, 400, 800, 1000, 1000, 1000])
  })

  test('stay at what the server gives', () => {
    const limit = new PageLimit(100)
    limit.learn(full(100))
    limit.learn({ asked: 200, rows: 150, isCut: true })
    expect(limit.current).toBe(150)
    limit.learn(full(150))
    expect(limit.current).toBe(150)
    limit.learn({ asked: 150, rows: 20, isCut: true })
    expect(limit.current).toBe(100)
  })

  test('a short answer at the end of the list says nothing', () => {
    const limit = new PageLimit(100)
    limit.learn({ asked: 100, rows: 30, isCut: false })
    expect(limit.current).toBe(100)
    limit.learn({ asked: 100, rows: 100, isCut: false })
    expect(limit.current).toBe(200)
  })

  test('a larger page-size than a thousand stays', () => {
    const limit = new PageLimit(5000)
    limit.learn(full(5000))
    expect(limit.current).toBe(5000)
  })
})

const events = Array.from({ length: 10_000 }, (_, n) => eventAt(now - 1_000_000 - n * 1000, n))
const whole = { skip: 0, until: Number.NEGATIVE_INFINITY }
const progress = () => undefined

describe('a walk', () => {
  test.each([1, 4, 16])('asks for more at a time as it goes on, %i at once', async (concurrency) => {
    const log = new ListedLog(events)
    const seen = new SeenAnswers()
    await walk(log, seen, whole, { pageSize: 100, concurrency, progress })
    expect(seen.observed()).toMatchObject({ reachedEnd: true })
    expect(new Map([...seen.observed().events].map(({ event, copies }) => [event.key, copies]))).toEqual(
      copiesOf(events)
    )
    expect(log.requests[0]).toEqual({ skip: 0, limit: 100 })
    expect(log.requests.length).toBeLessThan(20 + 4 * concurrency)
    expect(Math.max(...log.requests.map(({ limit }) => limit))).toBeGreaterThan(400)
  })

  test('asks for no more than is wanted', async () => {
    const log = new ListedLog(events)
    const pageLimit = new PageLimit(100)
    const options = { pageSize: 100, concurrency: 1, pageLimit, progress }
    await walk(log, new SeenAnswers(), { skip: 0, until: now - 1_000_000 - 330_000 }, options)
    const asked = log.requests.reduce((sum, { limit }) => sum + limit, 0)
    expect(asked).toBeLessThan(500)
    expect(log.requests.length).toBeLessThanOrEqual(3)
  })

  test('comes back to page-size for good where more at a time fails', async () => {
    const log = new ListedLog(events)
    const failed: number[] = []
    const reader: AuditLogReader = {
      host: log.host,
      fetchSlice: async (position) => {
        if (position.limit <= 200) return log.fetchSlice(position)
        failed.push(position.limit)
        throw new SourceError('too-large', 'larger than 32 MiB')
      }
    }
    const seen = new SeenAnswers()
    await walk(reader, seen, whole, { pageSize: 100, concurrency: 4, progress })
    expect(seen.observed().events.size).toBe(events.length)
    expect(failed.length).toBeLessThanOrEqual(4)
  })

  test.each([
    ['a refused key', 'unauthorized', 200],
    ['a redirect', 'redirected', 200],
    ['what fails at page-size too', 'status', 100]
  ] as const)('gives up on %s', async (_what, code, from) => {
    const log = new ListedLog(events)
    let refused = 0
    const reader: AuditLogReader = {
      host: log.host,
      fetchSlice: async (position) => {
        if (position.limit < from || log.requests.length < 3) return log.fetchSlice(position)
        refused++
        throw new SourceError(code, 'refused')
      }
    }
    const options = { pageSize: 100, concurrency: 1, progress }
    await expect(walk(reader, new SeenAnswers(), whole, options)).rejects.toMatchObject({ code })
    expect(refused).toBeLessThanOrEqual(2)
  })
})
