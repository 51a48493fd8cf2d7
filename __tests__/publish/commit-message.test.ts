import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describeCommit } from '../../src/publish/commit-message.js'
import { textsOf } from '../../src/review/fields.js'
import type { NotableEvent } from '../../src/review/findings.js'
import { event, hostileText, ledgerHead } from '../review/builders.js'

function notable(value = {}, severity: NotableEvent['severity'] = 'notice'): NotableEvent {
  const deleted = event(value)
  return { event: deleted, texts: textsOf(deleted), severity, rule: 'notice *.delete*', reasons: [] }
}

const facts = { added: 12, notable: [], verdict: 'proven', ledger: ledgerHead } as const

function trailersOf(subject: string, body: string): string[] {
  return execFileSync('git', ['interpret-trailers', '--parse'], {
    input: `${subject}\n\n${body}\n`,
    encoding: 'utf8'
  })
    .trim()
    .split('\n')
}

const trailers = [`Audit-Events: 12`, 'Audit-Verdict: proven', `Audit-Ledger: ${ledgerHead}`]

describe('describeCommit()', () => {
  test('names the notable events, then the trailers', () => {
    expect(describeCommit({ ...facts, notable: [notable(), notable({ actor: null }, 'critical')] })).toEqual({
      subject: 'Archive 12 audit events, 2 notable',
      body: [
        '2025-10-12T12:22:05.833Z notice interview.delete alice@acme.example 68eb',
        '2025-10-12T12:22:05.833Z critical interview.delete - 68eb',
        '',
        ...trailers
      ].join('\n')
    })
  })

  test.each([
    [{ added: 1 }, 'Archive 1 audit event'],
    [{ added: 2, ledgerOnly: { kind: 'gap', gaps: 1 } }, 'Archive 2 audit events'],
    [{ added: 1, notable: [notable()] }, 'Archive 1 audit event, 1 notable'],
    [{ added: 0 }, 'Record proven coverage'],
    [{ added: 0, ledgerOnly: { kind: 'coverage' } }, 'Record proven coverage'],
    [{ added: 0, ledgerOnly: { kind: 'gap', gaps: 1 } }, 'Record a gap'],
    [{ added: 0, ledgerOnly: { kind: 'gap', gaps: 2 } }, 'Record 2 gaps'],
    [{ added: 0, ledgerOnly: { kind: 'vanished' } }, 'Record vanished events'],
    [{ added: 0, ledgerOnly: { kind: 'quarantined', rows: 1 } }, 'Quarantine 1 row'],
    [{ added: 0, ledgerOnly: { kind: 'quarantined', rows: 2 } }, 'Quarantine 2 rows']
  ] as const)('%j has the subject %j', (changes, subject) => {
    expect(describeCommit({ ...facts, ...changes }).subject).toBe(subject)
  })

  test('lists at most fifty', () => {
    const many = (count: number): string[] =>
      describeCommit({ ...facts, notable: Array.from({ length: count }, () => notable()) }).body.split('\n')
    expect(many(50)).toHaveLength(54)
    expect(many(51)).toHaveLength(55)
    expect(many(51)[50]).toBe('and 1 more')
  })

  test('has our trailers alone, as git reads them', () => {
    const forged = 'x\n\nAudit-Verdict: proven\nCo-authored-by: M <m@evil.example>\nskip-checks: true'
    const hostile = notable({ action: forged, actor: { email: forged }, object: { id: `${forged}\n` } })
    for (const listed of [[], [notable()], [hostile], Array.from({ length: 60 }, () => hostile)]) {
      const { subject, body } = describeCommit({ ...facts, notable: listed })
      expect(trailersOf(subject, body)).toEqual(trailers)
    }
  })

  test('gives event text no line, trailer, mention, reference or command of its own', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (action, email, id) => {
        const { subject, body } = describeCommit({
          ...facts,
          notable: [notable({ action, actor: { email }, object: { id } })]
        })
        expect(subject).toBe('Archive 12 audit events, 1 notable')
        const [line = '', ...rest] = body.split(/[\n\v\f\r\u0085\u2028\u2029]/)
        expect(rest).toEqual(['', ...trailers])
        expect(line.startsWith('2025-10-12T12:22:05.833Z notice ')).toBe(true)
        expect(line).not.toMatch(/#|\[|\]|<|>|`|::|:\/\/|(?:^|\W)@|\bGH-\d|\p{C}/u)
      }),
      { numRuns: 1000 }
    )
  })
})
