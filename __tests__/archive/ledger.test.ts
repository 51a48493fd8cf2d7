import { describe, expect, test } from '@jest/globals'
import { sha256Of } from '../../src/archive/digests.js'
import { extendLedger, ledgerHeadOf, replayLedger } from '../../src/archive/ledger.js'
import { parseLedgerLine, parseLineCarefully, serializeLedgerLine } from '../../src/archive/ledger-line.js'
import { verifyPlan } from '../../src/archive/plan-check.js'
import type { Plan } from '../../src/archive/reconcile.js'
import { isUsualLine } from '../../src/archive/usual-line.js'
import {
  afterPlan,
  archiveAfter,
  archiveOf,
  codeOf,
  dayMs,
  emptyArchive,
  eventAt,
  merge,
  now,
  observed,
  quarantinedRow
} from '../support/builders.js'

const events = [0, 1, 2].map((n) => eventAt(now - 40 * dayMs + n * 20 * dayMs))
const { ledger, state } = archiveAfter(
  observed(events.slice(0, 1), { serverNow: now - 30 * dayMs }),
  observed(events.slice(0, 2), { serverNow: now - 15 * dayMs, quarantined: [quarantinedRow()] }),
  observed(events)
)
const lines = ledger.trimEnd().split('\n')
const joined = (...some: readonly (string | undefined)[]): string => some.map((line) => `${line}\n`).join('')

describe('replayLedger()', () => {
  test('gives the state that merging left', () => {
    expect(lines).toHaveLength(3)
    expect(replayLedger(ledger)).toEqual(state)
    expect(state).toMatchObject({
      events: 3,
      verdict: 'proven',
      head: { seq: 2, sha256: sha256Of(lines[2] ?? '') }
    })
    expect(ledgerHeadOf(state)).toBe(`2:${sha256Of(lines[2] ?? '')}`)
    expect([...state.files.keys()].sort()).toEqual(
      ['2025-10.json', '2025-11.json', 'quarantine.json'].filter((path) => state.files.has(path)).sort()
    )
  })

  test('gives an empty archive of nothing', () => {
    expect(ledgerHeadOf(replayLedger(''))).toBe('')
  })

  test.each<[string, string, string]>([
    ['chain', 'its first line removed', joined(lines[1], lines[2])],
    ['chain', 'a line removed', joined(lines[0], lines[2])],
    ['chain', 'two lines exchanged', joined(lines[0], lines[2], lines[1])],
    ['chain', 'a line twice', joined(lines[0], lines[0])],
    ['chain', 'an earlier line changed', joined(lines[0]?.replace('"requests":2', '"requests":3'), lines[1])],
    ['count', 'a sum changed', joined(lines[0]?.replace('"added":1', '"added":2'))],
    ['count', 'a number of files changed', joined(lines[0]?.replace('"files":1}', '"files":2}'))],
    ['format', 'no newline at its end', lines[0] ?? ''],
    ['format', 'an empty line', `${joined(lines[0])}\n`],
    ['format', 'Windows line ends', ledger.replaceAll('\n', '\r\n')],
    ['format', 'a line cut short', joined(lines[0]?.slice(0, -1))],
    ['unknown-spec', 'a newer format', joined(lines[0]?.replace('archive/1', 'archive/2'))],
    ['unknown-spec', 'no format', joined('{}')]
  ])('does not trust (%s) a ledger with %s', (code, _case, text) => {
    expect(codeOf(() => replayLedger(text))).toBe(code)
    expect(() => replayLedger(text)).toThrow('"ledger.jsonl"')
  })
})

describe('parseLedgerLine()', () => {
  const [line = ''] = lines

  test('is the inverse of serializeLedgerLine()', () => {
    for (const each of lines) expect(serializeLedgerLine(parseLedgerLine(each, 1))).toBe(each)
  })

  test.each([
    ['a further member', line.replace(/}$/, ',"note":"x"}')],
    ['a space', line.replace(':', ': ')],
    ['members exchanged', line.replace(/("at":"[^"]*"),("added":1)/, '$2,$1')],
    ['a number as text', line.replace('"seq":0', '"seq":"0"')],
    ['a negative number', line.replace('"added":1', '"added":-1')],
    ['a fraction', line.replace('"added":1', '"added":1.5')],
    ['a day that there is not', line.replace(/"at":"2025-10-13/, '"at":"2025-02-30')],
    ['a month that there is not', line.replace(/"through":"2025-10/, '"through":"2025-13')],
    ['a time without milliseconds', line.replace(/("at":"[^"]*)\.000Z/, '$1Z')],
    ['a path that leads out', line.replace('2025-10.json', '../2025-10.json')],
    ['a file that is none of the archive', line.replace('2025-10.json', 'ledger.jsonl')],
    ['another verdict', line.replace('"verdict":"proven"', '"verdict":"fine"')],
    ['a hash cut short', line.replace(/("sha256":"[0-9a-f]{63})[0-9a-f]/, '$1')],
    ['a host that is none', line.replace('api.hireflix.com', 'a host')],
    ['no coverage', line.replace(/"coverage":\{[^}]*\},/, '')],
    ['gaps that are no array', line.replace('"gaps":[]', '"gaps":{}')]
  ])('refuses a line with %s', (_case, changed) => {
    expect(changed).not.toBe(line)
    expect(codeOf(() => parseLedgerLine(changed, 7))).toMatch(/^format$/)
    expect(() => parseLedgerLine(changed, 7)).toThrow('line 7')
  })

  test('reads a line at once as it does member by member, and what is nearly one', () => {
    const outcome = (read: typeof parseLedgerLine, text: string): unknown => {
      try {
        return read(text, 1)
      } catch (error) {
        return (error as Error).message
      }
    }
    const compare = (text: string): void =>
      expect(outcome(parseLedgerLine, text)).toEqual(outcome(parseLineCarefully, text))
    expect(lines.filter(isUsualLine).length).toBeGreaterThan(1)
    for (const each of lines.slice(0, 2)) {
      for (let at = 0; at <= each.length; at++) {
        compare(each.slice(0, at) + each.slice(at + 1))
        for (const text of ['0', '9', '-', '"', ',', ' ', 'x', 'null'])
          compare(each.slice(0, at) + text + each.slice(at))
        compare(`${each.slice(0, at)}9${each.slice(at + 1)}`)
      }
    }
  })

  test('extends a state by one', () => {
    const before = replayLedger(joined(lines[0], lines[1]))
    expect(extendLedger(before, lines[2] ?? '', 3)).toEqual(state)
  })
})

describe('verifyPlan()', () => {
  const archive = archiveOf(eventAt(now - 2 * dayMs, 1), eventAt(now - dayMs, 2))
  const plan = merge(archive, observed([eventAt(now - dayMs, 2), eventAt(now - dayMs / 2, 3)]))
  const changed = (path: string, change: (content: string) => string): Plan => ({
    ...plan,
    batches: plan.batches.map((batch) => ({
      ...batch,
      files: batch.files.map((file) => (file.path === path ? { path, content: change(file.content) } : file))
    }))
  })
  const [newest = '', , oldest = ''] =
    afterPlan(archive, plan)
      .files.get('2025-11.json')
      ?.map(({ line }) => line) ?? []

  test('accepts what reconcile() plans', () => {
    expect(() => verifyPlan(archive, plan)).not.toThrow()
    expect(() => verifyPlan(emptyArchive, merge(emptyArchive, observed([])))).not.toThrow()
  })

  test.each<[string, string, Plan]>([
    ['plan', 'loses an archived event', changed('2025-11.json', (text) => text.replace(`,\n${oldest}`, ''))],
    [
      'plan',
      'changes one',
      changed('2025-11.json', (text) => text.replace(oldest, oldest.replace('ADMIN', 'OTHER')))
    ],
    ['plan', 'leaves out what is new', changed('2025-11.json', (text) => text.replace(`${newest},\n`, ''))],
    [
      'plan',
      'adds what is not',
      changed('2025-11.json', (text) => text.replace(newest, `${newest},\n${newest}`))
    ],
    ['plan', 'loses a ledger line', changed('ledger.jsonl', (text) => text.slice(text.indexOf('\n') + 1))],
    ['format', 'does not read back', changed('2025-11.json', (text) => text.replace(',\n', ' ,\n'))]
  ])('throws %s for a plan that %s', (code, _case, bad) => {
    expect(codeOf(() => verifyPlan(archive, bad))).toBe(code)
  })

  test('throws plan for a part that would be replaced unread', () => {
    const unread = { ...archive, files: new Map() }
    const blind = changed('2025-11.json', () => `[\n${newest}\n]\n`)
    expect(codeOf(() => verifyPlan(unread, blind))).toBe('plan')
  })
})
