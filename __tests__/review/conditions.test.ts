import { describe, expect, test } from '@jest/globals'
import { failConditions, failedConditions } from '../../src/review/conditions.js'
import { judge } from '../../src/review/judgement.js'
import { parseRules } from '../../src/review/rules.js'
import { event, report } from './builders.js'

const provenUntil = (through: string) => ({ from: '2025-08-13T00:00:00.000Z', through })

describe('failedConditions()', () => {
  const all = new Set(failConditions)
  const rules = parseRules('off *\ncritical interview.delete')

  test.each([
    report({ verdict: 'unproven' }),
    report({ coverage: provenUntil('2025-10-09T23:17:00.000Z') }),
    report({ coverage: undefined }),
    report({ coverage: undefined, begunAt: Date.UTC(2025, 9, 9, 23, 17) })
  ])('does not call one unproven night stale', (found) => {
    expect(failedConditions(judge(found, rules), new Set(['stale']))).toEqual([])
  })

  test('meets none in a quiet run', () => {
    expect(failedConditions(judge(report(), rules), all)).toEqual([])
  })

  test.each([
    ['gap', report({ newGaps: [{ from: '', to: '', cause: 'retention' as const }] })],
    ['stale', report({ coverage: provenUntil('2025-10-09T23:16:59.999Z') })],
    ['stale', report({ coverage: undefined, begunAt: Date.UTC(2025, 9, 9) })],
    ['unproven', report({ verdict: 'unproven' })],
    ['quarantine', report({ quarantined: new Map([['not an object', 2]]) })],
    ['critical', report({ newEvents: [event()] })],
    ['notable', report({ newEvents: [event()] })]
  ] as const)('meets %s when asked, and not otherwise', (condition, found) => {
    expect(failedConditions(judge(found, rules), new Set([condition]))).toEqual([
      expect.stringContaining(`(fail-on: ${condition})`)
    ])
    expect(failedConditions(judge(found, rules), new Set())).toEqual([])
  })

  test('does not fail for a gap of an earlier run', () => {
    expect(
      failedConditions(judge(report({ gaps: [{ from: '', to: '', cause: 'retention' }] }), rules), all)
    ).toEqual([])
  })
})
