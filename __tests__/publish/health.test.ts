import { describe, expect, test } from '@jest/globals'
import {
  describeChange,
  describeRecovery,
  healthMarker,
  isRecovered,
  renderHealth,
  troubleOf
} from '../../src/publish/health.js'
import { report } from '../review/builders.js'

const archive = { id: '0123456789abcdef', description: 'acme/audit, folder audit-log' }
const run = { id: '77', url: 'https://github.com/acme/workflows/actions/runs/77' }
const gap = { from: '2025-08-01T00:00:00.000Z', to: '2025-08-02T00:00:00.000Z', cause: 'retention' } as const

/** Proven for the last time four days before the report. */
const doubted = { from: '2025-08-13T00:00:00.000Z', through: '2025-10-08T23:15:00.000Z' }

describe('troubleOf()', () => {
  test.each([
    [{}, undefined],
    [{ daysUntilLoss: 30 }, undefined],
    [{ daysUntilLoss: undefined }, undefined],
    [{ quarantined: new Map([['not an object', 2]]) }, undefined],
    [{ daysUntilLoss: 29.9 }, 'Audit events are about to be lost'],
    [{ verdict: 'unproven' }, undefined],
    [{ verdict: 'unproven', daysUntilLoss: 20 }, 'Audit events are about to be lost'],
    [{ verdict: 'unproven', coverage: doubted, daysUntilLoss: 20 }, 'Nothing proven for days'],
    [{ source: undefined, coverage: doubted }, 'Nothing proven for days'],
    [{ verdict: 'gap', newGaps: [gap] }, 'Gap in the audit archive'],
    [{ source: undefined, verdict: 'unproven' }, undefined],
    [{ source: undefined, daysUntilLoss: 5 }, 'Audit events are about to be lost']
  ] as const)('finds in %j: %s', (changes, title) => {
    expect(troubleOf(report(changes))?.title).toBe(title)
  })

  test('says all of it', () => {
    const trouble = troubleOf(
      report({ verdict: 'unproven', coverage: doubted, reasons: ['The log is empty.'], daysUntilLoss: 5 })
    )
    expect(trouble?.messages).toEqual([
      expect.stringContaining('The log is empty.'),
      expect.stringContaining('within 5 days')
    ])
  })
})

test.each([
  [{}, true],
  [{ verdict: 'unproven' }, false],
  [{ verdict: 'gap' }, false],
  [{ daysUntilLoss: 29 }, false],
  [{ source: undefined }, false]
] as const)('isRecovered() of %j is %s', (changes, expected) => {
  expect(isRecovered(report(changes))).toBe(expected)
})

test('the issue says what, where, and how it ends', () => {
  const { title, body } = renderHealth(
    { title: 'Unproven run', messages: ['One.\nTwo.', 'Three.'] },
    { archive, run }
  )
  expect(title).toBe('The audit archive needs attention')
  expect(body).toBe(
    `${healthMarker(archive)}
<!-- trouble 1e0b8a2f4d6c3597 -->
The audit log of <code>acme&#47;audit&#44; folder audit-log</code> is not being archived as it should be. Last seen in [run 77](https://github.com/acme/workflows/actions/runs/77):

**Unproven run**

- <code>One.</code>
- <code>Two.</code>
- <code>Three.</code>

Hireflix forgets its log after two months: what is not archived by then is lost for good. This issue closes itself when a run has proven again that nothing was missed.
`.replace('1e0b8a2f4d6c3597', /<!-- trouble ([0-9a-f]{16}) -->/.exec(body)?.[1] ?? '')
  )
})

test('a comment is due when the kind of trouble changes, not when its words do', () => {
  const about = { archive, run }
  const { body } = renderHealth({ title: 'Unproven run', messages: ['One.'] }, about)
  expect(describeChange({ title: 'Unproven run', messages: ['Other.'] }, { body, run })).toBeUndefined()
  expect(describeChange({ title: 'An input is wrong', messages: [] }, { body, run })).toContain(
    'An input is wrong'
  )
})

test.each(['javascript:alert(1)', 'https://evil.example/)', undefined, 'https://x/y/z/actions/runs/1?a'])(
  'a run at %s is named without a link',
  (url) => {
    expect(describeRecovery({ id: '7) @x', url })).toMatch(/^Proven again in run unknown: nothing/)
  }
)
