import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../src/events/exact-json.js'
import { renderSummary } from '../../src/publish/summary.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import { parseRules } from '../../src/review/rules.js'
import { event, report } from '../review/builders.js'
import { ago, dayMs, plain, reviewing, tablesOf } from './summary-tables.js'

describe('the tables of the summary', () => {
  test('groups by actor and object, the most severe first, and folds notices away', () => {
    const events = Array.from({ length: 120 }, (_, n) => event({ object: { id: `o${n}` } }, ago(3) + n))
    const one = { object: { id: 'x', type: 'INTERVIEW' }, actor: { email: 'bob@acme.example' } }
    events.push(event(one, ago(2)), event({ ...one, action: 'interview.share' }, ago(1)))
    events.push(event({ action: 'webhook.create' }, ago(5)))
    const summary = renderSummary(judge(reviewing(events), defaultRules))
    const [alarming = [], notices = [], list = []] = tablesOf(summary)
    const cells = (row: readonly string[] | undefined): string[] => (row ?? []).map(plain)
    expect(alarming.slice(2).map((row) => cells(row).slice(0, 2))).toEqual([
      ['**warning**, 1 new', 'webhook.create on INTERVIEW 68eb']
    ])
    expect(alarming[2]?.join()).toContain('rule <code>warning')
    expect(notices.slice(2).map((row) => cells(row).slice(0, 2))).toEqual([
      ['notice, 120 new', expect.stringMatching(/^120 × interview\.delete on 1 × o\d+, .*, and 117 more$/)],
      ['notice, 2 new', '1 × interview.share, 1 × interview.delete on INTERVIEW x']
    ])
    expect(summary).toContain('123 notable events: 1 warning, 122 notice; 123 new in this run.')
    expect(summary.indexOf('<summary>122 events at notice')).toBeGreaterThan(
      summary.indexOf('webhook.create')
    )
    expect(list).toHaveLength(52)
    expect(list[2]?.join()).toContain('webhook')
    expect(summary).toContain('\nand 73 more\n')
    expect(summary).toContain('; one thing needs a look.**')
  })

  test('gives the reasons of signals, each once, and never a score', () => {
    const events = Array.from({ length: 20 }, (_, n) => event({ object: { id: `o${n}` } }, ago(1) + n))
    const marks = new Map(events.map(({ key }) => [key, 'critical'] as const))
    const signals = [
      { kind: 'deletion-burst', phrase: '20 deletions in one minute', marks },
      { kind: 'unusual-hours', phrase: 'active at 3 h UTC, usually at 6–14 h', marks }
    ] as const
    const [row] = (
      tablesOf(renderSummary(judge(reviewing(events, { signals }), defaultRules)))[0] ?? []
    ).slice(2)
    expect(plain(row?.[4])).toBe('20 deletions in one minute; active at 3 h UTC, usually at 6–14 h')
  })

  test('says of how many events of a group a reason speaks, where it is not all of them', () => {
    const events = Array.from({ length: 20 }, (_, n) => event({ object: { id: `o${n}` } }, ago(1) + n))
    const all = new Map(events.map(({ key }) => [key, 'critical'] as const))
    const signals = [
      { kind: 'deletion-burst', phrase: '20 deletions in one minute', marks: all },
      {
        kind: 'first-by-actor',
        phrase: 'first time by this actor in 65 days',
        marks: new Map([...all].slice(-2))
      }
    ] as const
    const [row] = (
      tablesOf(renderSummary(judge(reviewing(events, { signals }), defaultRules)))[0] ?? []
    ).slice(2)
    expect(plain(row?.[4])).toBe('20 deletions in one minute; first time by this actor in 65 days (2 of 20)')
  })

  test('says from where: of what was done with a key, through which host too', () => {
    const rules = parseRules('warning *')
    const whoOf = (value: JsonObject) =>
      plain((tablesOf(renderSummary(judge(reviewing([event(value, ago(1))]), rules)))[0] ?? [])[2]?.[2])
    expect(whoOf({ host: 'relay.example' })).toBe('alice&#64;acme.example from ADMIN 203.0.113.7')
    expect(whoOf({ medium: 'API_KEY', host: 'relay.example' })).toBe(
      'alice&#64;acme.example from API&#95;KEY 203.0.113.7 relay.example'
    )
    expect(whoOf({ medium: 'API_KEY', host: null })).toBe(
      'alice&#64;acme.example from API&#95;KEY 203.0.113.7'
    )
  })

  test('says when: one moment to the second, a stretch to the minute, the day once', () => {
    const at = Date.UTC(2025, 9, 8, 17, 42, 2)
    const whenOf = (...times: number[]) =>
      plain(
        (tablesOf(
          renderSummary(judge(reviewing(times.map((time) => event({}, time))), parseRules('warning *')))
        )[0] ?? [])[2]?.[3]
      )
    expect(whenOf(at)).toBe('2025-10-08 17:42:02')
    expect(whenOf(at, at + 1000)).toBe('2025-10-08 17:42')
    expect(whenOf(at, at + 720_000)).toBe('2025-10-08 17:42 to 17:54')
    expect(whenOf(at, at + dayMs)).toBe('2025-10-08 17:42 to 2025-10-09 17:42')
  })

  test('says nothing of what is new where there was no run', () => {
    const events = [1, 2, 3].map((n) => event({ object: { id: `o${n}` } }, ago(n)))
    const all = [
      ...events,
      ...events.map(() => event({}, ago(4))),
      event({ action: 'company.teleport' }, ago(2))
    ]
    expect(renderSummary(judge(reviewing(all), defaultRules)).match(/\bnew\b/gi)?.length).toBeGreaterThan(9)
    expect(renderSummary(judge(reviewing(all, { source: undefined }), defaultRules))).not.toMatch(/\bnew\b/i)
  })

  test('counts by day what deserves a look before what is frequent', () => {
    const routine = Array.from({ length: 30 }, (_, n) =>
      event({ action: `position.${['save', 'edit', 'update'][n % 3]}` }, ago(1))
    )
    const summary = renderSummary(judge(reviewing([...routine, event({}, ago(1))]), defaultRules))
    const [head = [], , ...days] = tablesOf(summary).at(-1) ?? []
    expect(head.map(plain)).toEqual([
      'Day (UTC)',
      'Events',
      'Notable',
      'interview.delete',
      'position.save',
      'position.edit',
      'Other actions'
    ])
    expect(days[5]?.map(plain)).toEqual(['Sat 11 Oct', '31', '1', '1', '10', '10', '10'])
  })

  test('tells what is new in this run from what was archived before', () => {
    const [before, now] = [event({}, ago(2)), event({}, ago(1))]
    const summary = renderSummary(judge(reviewing([before, now], { newEvents: [now] }), defaultRules))
    expect(summary).toContain('2 notable events: 2 notice; 1 new in this run.')
    const [groups = [], list = []] = tablesOf(summary)
    expect(groups.slice(2).map((cells) => plain(cells[0]))).toEqual(['notice, 1 new'])
    expect(list.slice(2).map((cells) => cells.at(-1)?.trim())).toEqual(['new', ''])
  })

  test('gives every day of the period a line in the chart and in the table', () => {
    const events = [event({}, ago(6)), event({ action: 'position.create' }, ago(6)), event({}, ago(0))]
    const summary = renderSummary(judge(reviewing(events), defaultRules))
    const table = tablesOf(summary).at(-1) ?? []
    expect(table.slice(2).map((row) => row.slice(0, 3).map(plain).join(' '))).toEqual([
      'Mon 6 Oct 2 1',
      ...['Tue 7', 'Wed 8', 'Thu 9', 'Fri 10', 'Sat 11'].map((day) => `${day} Oct 0 0`),
      'Sun 12 Oct 1 1'
    ])
    expect(summary.match(/^ {4}section .*$/gm)).toHaveLength(7)
    expect(summary).toContain('    section Mon 6 Oct\n    2 events, 1 notable :active, 0, 2ms\n')
    expect(summary).toContain('    section Tue 7 Oct\n    0 events :done, 0, 0ms\n')
  })

  test('turns to weeks from Monday for a quarter', () => {
    const events = [event({}, Date.UTC(2025, 6, 6, 23, 59)), event({}, Date.UTC(2025, 6, 7))]
    const reviewed = { from: Date.UTC(2025, 6, 1), to: Date.UTC(2025, 9, 1) - 1, events }
    const summary = renderSummary(judge(report({ reviewed }), defaultRules))
    const weeks = (tablesOf(summary).at(-1) ?? [])
      .slice(2)
      .map((row) => row.slice(0, 2).map(plain).join(': '))
    expect([weeks.length, ...weeks.slice(0, 3), weeks.at(-1)]).toEqual([
      14,
      '30 Jun: 1',
      '7 Jul: 1',
      '14 Jul: 0',
      '29 Sep: 0'
    ])
    expect(summary).toContain('    title Events by week (UTC)\n')
    expect(summary).toContain('    section 30 Jun\n    1 event, 1 notable :active, 0, 1ms\n')
  })

  test('turns to months for a long period, and says what it leaves out', () => {
    const events = [event({}, Date.UTC(2020, 0, 1)), event({}, Date.UTC(2024, 1, 29)), event()]
    const reviewed = { from: Date.UTC(2020, 0, 1), to: Date.UTC(2025, 9, 13), events }
    const summary = renderSummary(judge(report({ reviewed }), defaultRules))
    const months = (tablesOf(summary).at(-1) ?? []).slice(2).map(([month]) => plain(month))
    expect([months.length, months[0], months.at(-1)]).toEqual([24, 'Nov 2023', 'Oct 2025'])
    expect(summary).toContain('1 event before these 24 months not shown.')
  })
})
