import { describe, expect, test } from '@jest/globals'
import { bucketsOf } from '../../src/page/browser/buckets.js'
import { renderCsv } from '../../src/page/browser/csv.js'
import { dayMs, hourMs, modelOf } from '../../src/page/browser/model.js'
import { everything, type Filter, selectEvents, weekdayOfDay } from '../../src/page/browser/selection.js'
import { encodePage } from '../../src/page/encode.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import { event, report } from '../review/builders.js'

// A Monday.
const from = Date.UTC(2025, 9, 6)
const alice = { id: 'a', email: 'alice@acme.example' }
const events = [
  event({ action: 'interview.delete', actor: alice }, from + 3 * hourMs),
  event({ action: 'interview.score-interview', actor: alice, medium: 'API_KEY' }, from + dayMs + 3 * hourMs),
  event({ action: 'webhook.create', actor: null, note: 'Straße\nnach Köln' }, from + 2 * dayMs + 5 * hourMs),
  event({ action: 'zebra.paint' }, from + 2 * dayMs + 6 * hourMs)
]
const model = modelOf(
  encodePage(judge(report({ reviewed: { from, to: from + 7 * dayMs - 1, events } }), defaultRules), '1.2.3')
)
const rowsOf = (changes: Partial<Filter>): number[] => [
  ...selectEvents(model, { ...everything, ...changes }).rows
]
const facetValue = (name: 'action' | 'actor' | 'medium', value: string | undefined): number =>
  model.facets[name].values.indexOf(value)
const day = from / dayMs

describe('selectEvents()', () => {
  test('leaves everything, newest first, oldest first, or most severe first', () => {
    expect(rowsOf({})).toEqual([3, 2, 1, 0])
    expect(rowsOf({ order: 'oldest' })).toEqual([0, 1, 2, 3])
    expect(rowsOf({ order: 'severe' })).toEqual([2, 0, 3, 1])
  })

  test.each<[Partial<Filter>, number[]]>([
    [{ text: 'ALICE' }, [3, 1, 0]],
    [{ text: 'köln straße' }, [2]],
    [{ text: 'alice api_key' }, [1]],
    [{ text: '2025-10-08' }, [3, 2]],
    [{ text: '05:00' }, [2]],
    [{ text: 'warning' }, [2]],
    [{ text: '"action"' }, []],
    [{ severity: 'unclassified' }, [3]],
    [{ severity: 'routine' }, [1]],
    [{ facets: { action: facetValue('action', 'interview.delete') } }, [0]],
    [{ facets: { actor: facetValue('actor', undefined) } }, [2]],
    [{ facets: { actor: facetValue('actor', alice.email), medium: facetValue('medium', 'API_KEY') } }, [1]],
    [{ fromDay: day + 1, toDay: day + 1 }, [1]],
    [{ fromDay: day + 1 }, [3, 2, 1]],
    [{ weekday: 0 }, [0]],
    [{ hour: 3 }, [1, 0]],
    [{ weekday: 2, hour: 6 }, [3]],
    [{ group: 0 }, [2]]
  ])('finds by %j', (changes, expected) => {
    expect(rowsOf(changes)).toEqual(expected)
  })

  test('counts in each chart what all but its own choice leaves', () => {
    const { days, hours } = selectEvents(model, { ...everything, fromDay: day, toDay: day, hour: 3 })
    expect([...days].map(([at, { total }]) => [at - day, total])).toEqual([
      [0, 1],
      [1, 1]
    ])
    expect([...hours].flatMap((count, at) => (count === 0 ? [] : [[at, count]]))).toEqual([[3, 1]])
  })
})

test('weekdayOfDay() agrees with Date', () => {
  for (let at = -10; at < 20_000; at += 97) {
    expect((weekdayOfDay(at) + 1) % 7).toBe(new Date(at * dayMs).getUTCDay())
  }
})

test.each([
  [7, 'day', 7],
  [190, 'day', 190],
  [191, 'week', 28],
  [1330, 'week', 190],
  [1331, 'month', 44]
] as const)('bucketsOf() cuts %d days into a %s each, without a hole', (days, unit, count) => {
  const buckets = bucketsOf({ from: from + hourMs, to: from + days * dayMs - 1 })
  expect(buckets.unit).toBe(unit)
  expect(buckets.all).toHaveLength(count)
  expect(buckets.all[0]?.fromDay).toBe(day)
  expect(buckets.all.at(-1)?.toDay).toBe(day + days - 1)
  for (const [index, { fromDay }] of buckets.all.entries()) {
    if (index > 0) expect(fromDay).toBe((buckets.all[index - 1]?.toDay ?? 0) + 1)
    if (index > 0 && unit === 'week') expect(weekdayOfDay(fromDay)).toBe(0)
    if (index > 0 && unit === 'month') expect(new Date(fromDay * dayMs).getUTCDate()).toBe(1)
  }
})

test('renderCsv() writes what is asked for, in that order', () => {
  const lines = [...renderCsv(model, [2, 0])].join('').split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(/^\ufefftime \(UTC\),severity,why,action,/)
  expect(lines[1]).toMatch(/^2025-10-08T05:00:00\.000Z,warning,"rule: warning [^"]*",webhook\.create,,,/)
  expect(lines[2]).toMatch(/^2025-10-06T03:00:00\.000Z,notice,.*,interview\.delete,alice@acme\.example,a,/)
})
