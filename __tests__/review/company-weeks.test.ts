import { describe, expect, test } from '@jest/globals'
import { renderSummary } from '../../src/publish/summary.js'
import { defaultRules } from '../../src/review/default-rules.js'
import type { NotableEvent } from '../../src/review/findings.js'
import { judge } from '../../src/review/judgement.js'
import { countPeriod, periodsBefore } from '../../src/review/periods.js'
import type { ReviewEvent } from '../../src/review/review-event.js'
import { factsOf } from '../../src/review/signals/facts.js'
import { findSignals } from '../../src/review/signals/find-signals.js'
import {
  companyHistory,
  departingRecruiter,
  shareSpree,
  stolenApiKey,
  stolenApiKeyHost
} from '../../src/sandbox/index.js'
import { report } from './builders.js'

const dayMs = 86_400_000
const sunday = Date.UTC(2025, 10, 16)

function eventsOf(options: { seed: number; days: number; incidents: boolean }): ReviewEvent[] {
  return companyHistory({
    seed: options.seed,
    from: sunday - options.days * dayMs,
    to: sunday,
    incidents: options.incidents
  }).map(({ row }, n) => ({
    timestamp: row.timestamp,
    id: n.toString(16).padStart(64, '0'),
    key: n.toString(16).padStart(64, '0'),
    value: JSON.parse(JSON.stringify(row))
  }))
}

function reviewWeek(events: readonly ReviewEvent[], to: number): readonly NotableEvent[] {
  const from = to - 7 * dayMs
  const reviewed = events.filter(({ timestamp }) => timestamp >= from && timestamp < to)
  const history = events.filter(({ timestamp }) => timestamp < from && timestamp >= from - 90 * dayMs)
  const signals = findSignals({ history: history.map(factsOf), reviewed, rules: defaultRules })
  return judge(report({ reviewed: { from, to, events: reviewed }, signals }), defaultRules).notable
}

const alarming = (notable: readonly NotableEvent[]): NotableEvent[] =>
  notable.filter(({ severity }) => severity !== 'notice')

function summaryOf(events: readonly ReviewEvent[], to: number): string {
  const period = { from: to - 7 * dayMs, to: to - 1 }
  const inPeriod = events.filter(({ timestamp }) => timestamp >= period.from && timestamp <= period.to)
  const history = events.filter(({ timestamp }) => timestamp < period.from)
  return renderSummary(
    judge(
      report({
        serverNow: to,
        reviewed: { ...period, events: inPeriod },
        earlier: periodsBefore(period, 4).map((earlier) => countPeriod(earlier, events.map(factsOf))),
        signals: findSignals({ history: history.map(factsOf), reviewed: inPeriod, rules: defaultRules })
      }),
      defaultRules
    )
  )
}

/** What is seen without unfolding anything. */
function visibleLines(summary: string): string[] {
  return summary
    .replace(/<details>[\s\S]*?<\/details>\n/g, '')
    .split('\n')
    .filter((line) => line !== '')
}

function emailOf({ event }: NotableEvent): unknown {
  return (event.value['actor'] as { email?: unknown } | null)?.email
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('company %d has eight normal weeks, none above notice', (seed) => {
  const events = eventsOf({ seed, days: 28 + 8 * 7, incidents: false })
  for (let week = 0; week < 8; week++) {
    const notable = reviewWeek(events, sunday - week * 7 * dayMs)
    expect(
      alarming(notable).map(({ event, severity, reasons }) => [
        week,
        severity,
        event.value['action'],
        reasons
      ])
    ).toEqual([])
    expect(notable.length).toBeGreaterThan(0)
  }
})

test('the summary of a normal week says that it was quiet, on one screen', () => {
  const summary = summaryOf(eventsOf({ seed: 1, days: 84, incidents: false }), sunday)
  expect(summary).toContain('**✓ Proven and quiet: nothing was missed, and nothing is above notice.**')
  expect(visibleLines(summary).length).toBeLessThan(45)
  expect(summary.match(/^\| 2025-\d\d-\d\d \|/gm)).toHaveLength(4)
})

test('the summary of the week of the incidents has them in its first screen, above everything else', () => {
  const summary = summaryOf(eventsOf({ seed: 20251109, days: 61, incidents: true }), sunday)
  expect(summary).toMatch(/nothing was missed; 3 things need a look, all of them critical\.\*\*/)
  const screen = visibleLines(summary).slice(0, 15)
  const rows = screen.filter((line) => line.startsWith('| **'))
  for (const [who, why] of [
    ['jonas', '61 deletions in 12 minutes'],
    ['priya', '46 public or shared links in 25 minutes'],
    ['ats-bridge', 'API key used through a host never seen in']
  ] as const) {
    const row = rows.find((line) => line.includes(who)) ?? ''
    expect(row).toContain('| **critical** |')
    expect(row).toContain(why)
  }
  expect(rows.find((line) => line.includes('ats-bridge'))).toContain(stolenApiKeyHost)
  expect(rows.length).toBeLessThan(8)
})

describe.each([20251109, 1, 2, 3, 4])('in the week of the incidents of company %d', (seed) => {
  const notable = reviewWeek(eventsOf({ seed, days: 61, incidents: true }), sunday)

  test('the departing recruiter stands out', () => {
    const found = notable.filter((each) => emailOf(each) === departingRecruiter.actorEmail)
    const critical = found.filter(({ severity }) => severity === 'critical')
    expect(critical.length).toBeGreaterThanOrEqual(50)
    expect(critical[0]?.reasons.join()).toMatch(/\d\d deletions in 1[0-3] minutes/)
  })

  test('the stolen API key stands out, with everything done with it', () => {
    const found = notable.filter(({ event }) => event.value['host'] === stolenApiKeyHost)
    expect(found.every(({ severity }) => severity === 'critical')).toBe(true)
    expect(found.length).toBeGreaterThanOrEqual(15)
    expect(found.every((each) => emailOf(each) === stolenApiKey.actorEmail)).toBe(true)
    expect(found[0]?.reasons.join()).toMatch(/API key used through a host never seen in \d+ days/)
  })

  test('the share spree stands out', () => {
    const found = notable.filter((each) => emailOf(each) === shareSpree.actorEmail)
    const critical = found.filter(({ severity }) => severity === 'critical')
    expect(critical.length).toBeGreaterThanOrEqual(46)
    expect(critical[0]?.reasons.join()).toMatch(/\d\d public or shared links in 2\d minutes/)
  })

  test('nothing else is above notice', () => {
    const planted: readonly unknown[] = [departingRecruiter, stolenApiKey, shareSpree].map(
      (i) => i.actorEmail
    )
    expect(alarming(notable).filter((each) => !planted.includes(emailOf(each)))).toEqual([])
  })
})
