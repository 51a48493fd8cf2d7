import { describe, expect, test } from '@jest/globals'
import { failConditions, failedConditions } from '../../src/review/conditions.js'
import { judge } from '../../src/review/judgement.js'
import { parseRules } from '../../src/review/rules.js'
import { event, report } from './builders.js'

describe('failedConditions()', () => {
  const all = new Set(failConditions)
  const rules = parseRules('off *\ncritical interview.delete')

  test('meets none in a quiet run', () => {
    expect(failedConditions(judge(report(), rules), all)).toEqual([])
  })

  test.each([
    ['gap', report({ newGaps: [{ from: '', to: '', cause: 'retention' as const }] })],
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
