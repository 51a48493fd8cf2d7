import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { describeAnnotations } from '../../src/publish/annotations.js'
import { describeOutputs } from '../../src/publish/outputs.js'
import { renderSummary } from '../../src/publish/summary.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import type { RunReport } from '../../src/review/report.js'
import { parseRules } from '../../src/review/rules.js'
import { event, ledgerHead, report } from '../review/builders.js'

const gap = (from: string, to: string) => ({ from, to, cause: 'retention' as const })

describe('describeOutputs()', () => {
  test('has a value for every name, empty where there is none', () => {
    expect(
      describeOutputs(
        judge(report({ coverage: undefined, daysUntilLoss: undefined, ledgerHead: '' }), defaultRules)
      )
    ).toEqual({
      verdict: 'proven',
      'new-events': '0',
      'archived-events': '214',
      'notable-events': '0',
      'highest-severity': 'none',
      notable: '[]',
      changed: 'false',
      'commit-sha': '',
      'commit-url': '',
      files: '[]',
      'gap-from': '',
      'gap-to': '',
      'days-until-loss': '',
      'ledger-head': '',
      'newest-event': ''
    })
  })

  test('says what a run with news found', () => {
    const older = event({ action: 'position.create' }, Date.UTC(2025, 9, 11))
    const outputs = describeOutputs(
      judge(
        report({
          verdict: 'gap',
          newEvents: [older, event({ action: 'webhook.create' }), event()],
          changedFiles: ['2025-10.json', 'ledger.jsonl'],
          commits: [{ sha: 'aaa' }, { sha: 'bbb', url: 'https://github.com/acme/audit/commit/bbb' }],
          newGaps: [
            gap('2025-09-01T00:00:00.000Z', '2025-09-02T00:00:00.000Z'),
            gap('2025-08-01T00:00:00.000Z', '2025-08-02T00:00:00.000Z')
          ],
          daysUntilLoss: 58.99
        }),
        defaultRules
      )
    )
    expect(outputs).toMatchObject({
      verdict: 'gap',
      'new-events': '3',
      'notable-events': '2',
      'highest-severity': 'warning',
      changed: 'true',
      'commit-sha': 'bbb',
      'commit-url': 'https://github.com/acme/audit/commit/bbb',
      files: '["2025-10.json","ledger.jsonl"]',
      'gap-from': '2025-09-01T00:00:00.000Z',
      'gap-to': '2025-09-02T00:00:00.000Z',
      'days-until-loss': '58',
      'ledger-head': ledgerHead,
      'newest-event': '2025-10-12T12:22:05.833Z'
    })
    expect(JSON.parse(outputs.notable)).toMatchObject([
      { severity: 'warning', action: 'webhook.create' },
      {
        time: '2025-10-12T12:22:05.833Z',
        severity: 'notice',
        action: 'interview.delete',
        actor: 'alice@acme.example',
        object: { type: 'INTERVIEW', id: '68eb', name: null },
        medium: 'ADMIN',
        key: expect.stringMatching(/^[0-9a-f]{64}$/)
      }
    ])
  })

  test('lists a hundred, the most severe first, without capability links', () => {
    const urls = { private: 'https://shared.example/secret' }
    const newEvents = Array.from({ length: 150 }, (_, n) =>
      event({
        action: n === 0 ? 'api-key.create' : 'interview.delete',
        object: { id: '"; rm -rf / #', urls }
      })
    )
    const outputs = describeOutputs(judge(report({ newEvents }), defaultRules))
    const listed = JSON.parse(outputs.notable) as { action: string; object: { id: string } }[]
    expect(outputs['notable-events']).toBe('150')
    expect(listed).toHaveLength(100)
    expect(listed[0]).toMatchObject({ action: 'api-key.create', object: { id: '"; rm -rf / #' } })
    expect(outputs.notable).not.toMatch(/secret|;|#|\//)
  })

  test('stays small whatever the events hold', () => {
    const newEvents = Array.from({ length: 100 }, () => event({ object: { name: '\u202e'.repeat(200_000) } }))
    const outputs = describeOutputs(judge(report({ newEvents }), defaultRules))
    expect(Buffer.byteLength(outputs.notable)).toBeLessThanOrEqual(64 * 1024)
  })

  test('is cut by weight where a variable could not hold it, and the count counts all', () => {
    const name = '候选人'.repeat(100)
    const newEvents = Array.from({ length: 100 }, (_, n) =>
      event({ action: n === 99 ? 'api-key.create' : 'interview.delete', object: { id: String(n), name } })
    )
    const changedFiles = Array.from(
      { length: 9999 },
      (_, n) => `2025-10-${String(n + 2).padStart(3, '0')}.json`
    )
    const outputs = describeOutputs(judge(report({ newEvents, changedFiles }), defaultRules))
    const listed = JSON.parse(outputs.notable) as { action: string }[]
    expect(listed.length).toBeGreaterThan(10)
    expect(listed.length).toBeLessThan(100)
    expect(listed[0]?.action).toBe('api-key.create')
    expect(outputs['notable-events']).toBe('100')
    expect(JSON.parse(outputs.files).length).toBeLessThan(9999)
    for (const value of Object.values(outputs))
      expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64 * 1024)
    const started = spawnSync('true', { env: outputs })
    expect(started.status).toBe(0)
  })

  test('takes the newest event of the archive, of the run or of the period', () => {
    const newest = (changes: Partial<RunReport>): string =>
      describeOutputs(judge(report(changes), defaultRules))['newest-event']
    expect(newest({ newestEvent: 0 })).toBe('1970-01-01T00:00:00.000Z')
    expect(newest({ newestEvent: 0, newEvents: [event({}, 5)] })).toBe('1970-01-01T00:00:00.005Z')
    expect(newest({ reviewed: { from: 0, to: 9, events: [event({}, 7)] } })).toBe('1970-01-01T00:00:00.007Z')
  })
})

describe('describeAnnotations()', () => {
  const annotate = (changes: Partial<RunReport>, rules = defaultRules): unknown[] =>
    describeAnnotations(judge(report(changes), rules)).map(({ level, message }) => [level, message])

  test('says nothing of a quiet run, nor of a known gap or a notice', () => {
    expect(annotate({})).toEqual([])
    expect(annotate({ gaps: [gap('a', 'b')], newEvents: [event()], daysUntilLoss: undefined })).toEqual([])
  })

  test('says that a new archive begins, and of an artifact, which always is one, does not', () => {
    const review = judge(report({ isBeginning: true }), defaultRules)
    expect(describeAnnotations(review)).toEqual([
      expect.objectContaining({ level: 'notice', title: 'A new archive begins' })
    ])
    expect(renderSummary(review)).toMatch(/^## Hireflix audit archive\n\n\*\*A new archive begins\.\*\* /)
    const artifact = { name: 'a', id: 1, url: '', sha256: undefined, expiresAt: undefined }
    const inArtifact = judge(report({ isBeginning: true, artifact }), defaultRules)
    expect(describeAnnotations(inArtifact).map(({ title }) => title)).not.toContain('A new archive begins')
  })

  test('says what must be seen', () => {
    expect(
      annotate(
        {
          verdict: 'unproven',
          reasons: ['The log is empty where events should be retained.'],
          newGaps: [gap('2025-09-01T00:00:00.000Z', '2025-09-02T00:00:00.000Z')],
          quarantined: new Map([['not an object', 2]]),
          newEvents: [event({ action: '::error::x' }), event()]
        },
        parseRules('critical *')
      )
    ).toEqual([
      ['error', expect.stringContaining('2025-09-01T00:00:00.000Z to 2025-09-02T00:00:00.000Z')],
      ['warning', expect.stringContaining('The log is empty')],
      ['warning', '2 rows kept unaltered in quarantine.json: 2 × not an object.'],
      ['warning', '2 new events are critical; the job summary lists them.']
    ])
  })

  test.each([
    [30, []],
    [29.9, [['warning', expect.stringContaining('within 29 days')]]],
    [12, [['warning', expect.stringContaining('within 12 days')]]],
    [11.9, [['error', expect.stringContaining('within 11 days')]]],
    [1.5, [['error', expect.stringContaining('within 1 day,')]]],
    [0.5, [['error', expect.stringContaining('today')]]],
    [-3, [['error', expect.stringContaining('today')]]]
  ])('warns of the retention clock at %p days', (daysUntilLoss, expected) => {
    expect(annotate({ daysUntilLoss })).toEqual(expected)
  })
})
