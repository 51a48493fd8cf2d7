import { expect, test } from '@jest/globals'
import { renderSummary } from '../../src/publish/summary.js'
import { readableSummary } from '../../src/publish/summary-text.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import { event } from '../review/builders.js'
import { eventsWith, hostileTexts } from '../review/hostile-events.js'
import { ago, reviewing } from './summary-tables.js'

test('readableSummary() is the summary without entities, tags and the chart', () => {
  const hooks = [1, 2].map((n) => event({ action: 'webhook.create', medium: 'API_KEY' }, ago(n)))
  const text = readableSummary(renderSummary(judge(reviewing(hooks), defaultRules)))
  expect(text).toContain(
    '| **warning**, 2 new | 2 × webhook.create on INTERVIEW 68eb | alice@acme.example from API_KEY 203.0.113.7 '
  )
  expect(text).toContain('| Fri 10 Oct | 1 | 1 | 1 |')
  expect(text).not.toMatch(/mermaid|gantt|<code>|<wbr>|&#|\u00a0|\n\n\n/)
  expect(text).toContain('### At a glance: 2025-10-06 to 2025-10-12\n\n| Day (UTC) |')
})

test('readableSummary() shows a week without alarms on one screen, and says what it leaves out', () => {
  const deletions = Array.from({ length: 40 }, (_, n) => event({ object: { id: `o${n}` } }, ago(1) + n))
  const text = readableSummary(renderSummary(judge(reviewing(deletions), defaultRules)))
  expect(text.split('\n').length).toBeLessThan(40)
  expect(text).toContain('\n40 events at notice: not shown here\n')
  expect(text).toContain('| Sat 11 Oct | 40 | 40 | 40 |')
  expect(text).toContain('\nHow to verify: not shown here\n')
})

test.each(Object.entries(hostileTexts))('%s is nothing that a terminal acts on', (_kind, hostile) => {
  const text = readableSummary(renderSummary(judge(reviewing(eventsWith(hostile)), defaultRules)))
  expect(/[\p{Cf}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/u.test(text)).toBe(false)
  const rows = text.split('\n').filter((line) => line.startsWith('| **warning**, '))
  expect(rows.length).toBeGreaterThan(0)
})
