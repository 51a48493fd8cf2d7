import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describeAnnotations } from '../../src/publish/annotations.js'
import { describeArtifactOutputs } from '../../src/publish/outputs.js'
import { renderSummary } from '../../src/publish/summary.js'
import { describeArtifacts } from '../../src/publish/summary-artifact.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import { hostileText, report } from '../review/builders.js'

const stored = {
  name: 'hireflix-audit-log',
  id: 4100000001,
  url: 'https://github.com/acme/audit/actions/runs/1/artifacts/4100000001',
  sha256: 'ab'.repeat(32),
  expiresAt: Date.UTC(2026, 1, 21, 3, 17)
}

describe('an archive in an artifact', () => {
  test('is said to end, and to be no archive alone, in the summary and in an annotation', () => {
    const summary = renderSummary(judge(report({ artifact: stored }), defaultRules))
    expect(summary).toContain(
      `- ⚠ **An artifact alone is no archive:** [hireflix-audit-log](${stored.url}) expires on 2026-02-21`
    )
    expect(summary).toContain('continues no earlier artifact')
    expect(describeAnnotations(judge(report({ artifact: stored }), defaultRules))).toContainEqual({
      level: 'notice',
      title: 'An artifact alone is no archive',
      message: expect.stringContaining('expires on 2026-02-21')
    })
    expect(renderSummary(judge(report({}), defaultRules))).not.toContain('artifact')
  })

  test('does not guess when it ends', () => {
    const [line] = describeArtifacts(report({ artifact: { ...stored, expiresAt: undefined } }))
    expect(line).toContain('expires when the repository says so, by default after 90 days')
  })

  test('has outputs, and is none where there is none', () => {
    expect(
      describeArtifactOutputs(report({ artifact: stored, page: { ...stored, url: 'https://p' } }))
    ).toEqual({
      'artifact-id': '4100000001',
      'artifact-url': stored.url,
      'artifact-digest': stored.sha256,
      'artifact-expires': '2026-02-21T03:17:00.000Z',
      'report-artifact-url': 'https://p'
    })
    expect(new Set(Object.values(describeArtifactOutputs(report({}))))).toEqual(new Set(['']))
  })

  test('no name and no address reaches beyond its place', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, url) => {
        const lines = describeArtifacts(report({ artifact: { ...stored, name, url } }))
        expect(lines).toHaveLength(2)
        expect(lines.join('')).not.toMatch(/[\n\r`@]|<(?!\/?(?:code|wbr)>)|\]\(/)
      })
    )
  })
})

test('the review page is linked, in a run and in a review alone', () => {
  const page = { ...stored, name: 'audit-review.html' }
  const line = `- As a page that opens in the browser: [audit-review.html](${stored.url}), expires on 2026-02-21.`
  expect(renderSummary(judge(report({ page }), defaultRules))).toContain(line)
  expect(renderSummary(judge(report({ page, source: undefined }), defaultRules))).toContain(line)
})
