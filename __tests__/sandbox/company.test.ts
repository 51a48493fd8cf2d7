import { describe, expect, test } from '@jest/globals'
import {
  type AuditRow,
  companyHistory,
  demoEnd,
  demoIncidents,
  demoStart,
  departingRecruiter,
  incidents,
  shareSpree,
  stolenApiKey,
  stolenApiKeyHost
} from '../../src/sandbox/index.js'

const day = 24 * 3600_000
const span = { from: Date.UTC(2025, 8, 8), to: Date.UTC(2025, 10, 17) }
const history = companyHistory({ seed: 7, ...span })
const rows = history.map((timed) => timed.row)

/** How many elements share a key. */
function countsBy<T>(
  elements: Iterable<T>,
  keyOf: (element: T) => string | number
): Map<string | number, number> {
  const counts = new Map<string | number, number>()
  for (const element of elements) counts.set(keyOf(element), (counts.get(keyOf(element)) ?? 0) + 1)
  return counts
}

const dayOf = (row: AuditRow): string => new Date(row.timestamp).toISOString().slice(0, 10)
const isWorkday = (date: string): boolean => ![0, 6].includes(new Date(date).getUTCDay())

describe('companyHistory()', () => {
  test('gives the same rows for the same seed, and others for another', () => {
    expect(companyHistory({ seed: 7, ...span })).toEqual(history)
    expect(companyHistory({ seed: 8, ...span })).not.toEqual(history)
  })

  test('is the same on every machine: what a seed gives is fixed', () => {
    const actions = Object.fromEntries([...countsBy(rows, (row) => row.action)].sort())
    expect({ rows: rows.length, actions }).toMatchSnapshot()
  })

  test('stays between its ends, oldest first, and shows no row before it happened', () => {
    const times = rows.map((row) => row.timestamp)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(span.from)
    expect(times.at(-1)).toBeLessThan(span.to)
    expect(history.every(({ row, visibleAt }) => visibleAt > row.timestamp)).toBe(true)
    expect(Math.max(...history.map(({ row, visibleAt }) => visibleAt - row.timestamp))).toBeLessThan(120_000)
    expect(history.filter(({ row, visibleAt }) => visibleAt - row.timestamp > 1000).length).toBeGreaterThan(
      50
    )
  })

  test('is busy on working days and quiet at weekends', () => {
    const bulky = countsBy(rows, (row) => row.timestamp)
    const single = rows.filter((row) => (bulky.get(row.timestamp) ?? 0) < 20)
    const perDay = [...countsBy(single, dayOf)] as [string, number][]
    const working = perDay.flatMap(([date, count]) => (isWorkday(date) ? [count] : [])).sort((a, b) => a - b)
    const weekend = perDay.flatMap(([date, count]) => (isWorkday(date) ? [] : [count]))
    expect(working.length).toBe(50)
    expect(working[Math.floor(working.length * 0.1)]).toBeGreaterThanOrEqual(60)
    expect(working[Math.floor(working.length * 0.9)]).toBeLessThanOrEqual(125)
    expect(Math.max(...weekend)).toBeLessThan(15)
  })

  test('grows with scale', () => {
    expect(companyHistory({ seed: 7, ...span, scale: 4 }).length).toBeGreaterThan(2.5 * rows.length)
  })

  test('holds twins, bulk operations, every medium, rows without an actor and without a referer', () => {
    const twins = [...countsBy(rows, (row) => JSON.stringify(row)).values()].filter((copies) => copies > 1)
    expect(twins.length).toBeGreaterThan(20)
    const groups = [...countsBy(rows, (row) => row.timestamp).values()].filter((size) => size >= 20)
    expect(groups.length).toBeGreaterThan(5)
    expect(Math.max(...groups)).toBeLessThanOrEqual(150)
    expect([...countsBy(rows, (row) => row.medium).keys()].sort()).toEqual([
      'ADMIN',
      'API_KEY',
      'WEBAPP_INTERVIEW_SHAREABLE_LINK'
    ])
    expect(rows.some((row) => row.actor === null)).toBe(true)
    expect(rows.some((row) => row.medium === 'ADMIN' && row.referer === null)).toBe(true)
  })

  test('names nobody and no address outside what is reserved for documentation', () => {
    const text = JSON.stringify(rows)
    for (const [, domain] of text.matchAll(/"[^"@]+@([^"]+)"/g)) expect(domain).toBe('example.com')
    for (const { ip } of rows) expect(ip).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/)
    for (const { action } of rows) expect(action).toMatch(/^[a-z-]+\.[a-z-]+$/)
  })

  test('gives ObjectIds whose leading seconds are not after the event', () => {
    for (const { object, timestamp } of rows) {
      expect(object.id).toMatch(/^[0-9a-f]{24}$/)
      const createdAt = Number.parseInt(object.id.slice(0, 8), 16) * 1000
      expect(createdAt).toBeLessThanOrEqual(timestamp)
      expect(createdAt).toBeGreaterThan(Date.UTC(2024, 0, 1))
    }
  })

  test('never acts on an interview after it was deleted', () => {
    const deleted = new Set<string>()
    for (const { action, object } of rows) {
      expect(deleted.has(object.id)).toBe(false)
      if (action === 'interview.delete') deleted.add(object.id)
    }
    expect(deleted.size).toBeGreaterThan(50)
  })
})

describe('incidents', () => {
  const during = (beforeEndMs: number, minutes: number): AuditRow[] => {
    const at = span.to - beforeEndMs
    return rows.filter((row) => row.timestamp >= at && row.timestamp <= at + minutes * 60_000)
  }

  test('a departing recruiter deletes in a burst and is never seen again', () => {
    const own = (row: AuditRow): boolean => row.actor?.email === departingRecruiter.actorEmail
    const burst = during(departingRecruiter.beforeEndMs, 12).filter(own)
    expect(burst.filter((row) => row.action === 'interview.delete').length).toBeGreaterThanOrEqual(55)
    expect(burst.every((row) => row.ip === departingRecruiter.ip)).toBe(true)
    expect(rows.findLast(own)?.action).toBe('position.delete')
  })

  test('a stolen key shows an address and a host that no other event has', () => {
    const strange = rows.filter((row) => row.ip === stolenApiKey.ip)
    expect(strange).toEqual(rows.filter((row) => row.host === stolenApiKeyHost))
    expect(strange.map((row) => row.action).slice(0, 2)).toEqual(['api-key.create', 'webhook.create'])
    expect(strange.length).toBeGreaterThanOrEqual(15)
    expect(new Date(strange[0]?.timestamp ?? 0).toISOString()).toBe('2025-11-12T03:00:00.000Z')
  })

  test('a share spree makes public links', () => {
    const links = during(shareSpree.beforeEndMs, 25).filter(
      (row) => row.action === 'interview.create-share-link'
    )
    expect(links.filter((row) => row.actor?.email === shareSpree.actorEmail).length).toBeGreaterThanOrEqual(
      45
    )
  })

  test('can be switched off, and no week without them is alarming', () => {
    const calm = companyHistory({ seed: 7, ...span, incidents: false }).map((timed) => timed.row)
    const perDay = (action: string): number =>
      Math.max(
        ...countsBy(
          calm.filter((row) => row.action === action),
          dayOf
        ).values()
      )
    expect(perDay('interview.delete')).toBeLessThanOrEqual(5)
    expect(perDay('interview.create-share-link')).toBeLessThanOrEqual(6)
    expect(calm.some((row) => row.host === stolenApiKeyHost || row.action === 'api-key.create')).toBe(false)
  })

  test('of the demo all happen after its first night', () => {
    expect(demoIncidents.map(({ kind }) => kind)).toEqual(incidents.map(({ kind }) => kind))
    for (const { at } of demoIncidents) {
      expect(at).toBeGreaterThan(demoStart)
      expect(at).toBeLessThan(demoEnd)
    }
    expect(demoEnd - demoStart).toBeLessThan(8 * day)
  })
})
