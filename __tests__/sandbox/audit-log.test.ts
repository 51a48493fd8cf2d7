import { describe, expect, test } from '@jest/globals'
import { AuditLog, companyHistory, type LogOrder, sixtyDaysMs } from '../../src/sandbox/index.js'
import { row, timedRows } from './ask.js'

const now = Date.UTC(2025, 10, 9)
const idsOf = (log: AuditLog, skip = 0, limit = Number.POSITIVE_INFINITY): (string | undefined)[] =>
  log.slice(skip, limit).rows.map((shown) => shown.row?.object.id)

describe('AuditLog', () => {
  test.each<LogOrder>(['newest-first', 'oldest-first', 'arrival'])(
    'slice() in order %s agrees with the plain definition while rows come, go and expire',
    (order) => {
      const from = now - 4 * 24 * 3600_000
      const log = new AuditLog({ now: from, retentionMs: 36 * 3600_000, order })
      log.appendAll(companyHistory({ seed: 3, from, to: now }))
      for (let step = 0; step < 120; step++) {
        // Mostly forward by an hour, now and then back by one.
        log.clock.advance(step % 17 === 16 ? -3600_000 : 3600_000 + step)
        if (step % 10 === 5) log.append(row(log.clock.now() - 1800_000, `late ${step}`), log.clock.now())
        if (step % 10 === 7) log.remove((shown) => shown.timestamp % 5 === 0)
        const all = log.slice(0, Number.POSITIVE_INFINITY)
        expect(all.rows).toEqual(log.visible())
        expect(all.total).toBe(all.rows.length)
        expect(log.slice(3, 5).rows).toEqual(all.rows.slice(3, 8))
      }
      expect(log.slice(0, 1).total).toBeGreaterThan(0)
    }
  )

  test('shows a row from its moment of logging, at the place of its timestamp', () => {
    const log = new AuditLog({ now })
    log.append(row(now - 2000, 'old'))
    log.append(row(now - 1000, 'new'))
    log.append(row(now - 1500, 'late'), now + 1)
    expect(idsOf(log)).toEqual(['new', 'old'])
    log.clock.advance(1)
    expect(idsOf(log)).toEqual(['new', 'late', 'old'])
  })

  test('forgets a row that is older than the retention, to the millisecond', () => {
    const log = new AuditLog({ now })
    log.append(row(now - sixtyDaysMs, 'oldest'))
    log.append(row(now, 'newest'))
    expect(idsOf(log)).toEqual(['newest', 'oldest'])
    log.clock.advance(1)
    expect(idsOf(log)).toEqual(['newest'])
    log.clock.set(now)
    expect(idsOf(log)).toEqual(['newest', 'oldest'])
  })

  test('keeps rows given as text beside the others', () => {
    const log = new AuditLog({ now })
    log.append(row(now - 2))
    log.appendRaw(now - 1, '{"timestamp":"yesterday"}')
    expect(log.slice(0, 1).rows[0]).toMatchObject({ row: undefined, json: '{"timestamp":"yesterday"}' })
    expect(log.slice(0, 1).total).toBe(2)
  })

  test('in order shifting-ties lists the rows of one millisecond in turn, each once', () => {
    const log = new AuditLog({ now, order: 'shifting-ties' })
    for (const id of ['a', 'b', 'c']) log.append(row(now - 5, id))
    log.append(row(now - 9, 'old'))
    log.append(row(now - 1, 'new'))
    const looks = [0, 1, 2].map(() => {
      const ids = idsOf(log)
      expect(ids.toSorted()).toEqual(['a', 'b', 'c', 'new', 'old'])
      expect([ids[0], ids[4]]).toEqual(['new', 'old'])
      log.observe()
      return ids.join()
    })
    expect(new Set(looks).size).toBe(3)
  })
})

describe('everVisible()', () => {
  test('holds what an observation could have shown: removed and expired rows too, unseen ones not', () => {
    const log = new AuditLog({ now, retentionMs: 10_000 })
    for (const id of ['removed', 'removed unseen', 'expiring', 'expired', 'future']) {
      const offsets: Record<string, number> = { expiring: -9000, expired: -11_000, future: 5000 }
      log.append(row(now + (offsets[id] ?? -1000), id))
    }
    log.remove((shown) => shown.row?.object.id === 'removed unseen')
    log.observe()
    log.remove((shown) => shown.row?.object.id === 'removed')
    log.append(row(now, 'unobserved'))
    log.clock.advance(3000)
    log.remove((shown) => shown.row?.object.id === 'unobserved')
    log.observe()
    expect(log.everVisible().map((shown) => shown.row?.object.id)).toEqual(['expiring', 'removed'])
    log.clock.advance(2000)
    log.observe()
    expect(log.everVisible().map((shown) => shown.row?.object.id)).toEqual(['expiring', 'removed', 'future'])
  })

  test('mostCopies() counts copies that were there at once, not one after the other', () => {
    const log = new AuditLog({ now })
    const twin = row(now - 1, 'twin')
    const single = row(now - 2, 'single')
    for (const each of [twin, twin, single]) log.append(each)
    log.observe()
    log.remove((shown) => shown.row === single)
    log.append(single)
    log.observe()
    expect(log.everVisible().length).toBe(4)
    expect(log.mostCopies().get(JSON.stringify(twin))).toBe(2)
    expect(log.mostCopies().get(JSON.stringify(single))).toBe(1)
  })
})

test('100,000 rows are paged without looking at each of them for every page', () => {
  const log = new AuditLog({ now })
  log.appendAll(timedRows(100_000, now))
  let read = 0
  let requests = 0
  while (read < log.slice(0, 0).total && requests < 1000) {
    const page = log.slice(read, 100)
    expect(page.rows[0]?.timestamp).toBe(now - read * 1000)
    log.append(row(now + 3600_000, `future ${requests}`))
    log.observe()
    read += page.rows.length
    requests++
  }
  expect({ read, requests }).toEqual({ read: 100_000, requests: 1000 })
})
