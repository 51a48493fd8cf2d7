import { describe, expect, test } from '@jest/globals'
import { sha256Of } from '../../src/archive/digests.js'
import { extendLedger, ledgerHeadOf, replayLedger } from '../../src/archive/ledger.js'
import { type LedgerLine, parseLedgerLine, serializeLedgerLine } from '../../src/archive/ledger-line.js'
import { verifyPlan } from '../../src/archive/plan-check.js'
import type { Plan } from '../../src/archive/reconcile.js'
import { TreeHash } from '../../src/archive/tree-hash.js'
import {
  afterPlan,
  archiveAfter,
  archiveOf,
  codeOf,
  dayMs,
  emptyArchive,
  eventAt,
  isHelpful,
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

const unfilled = lines[0]
  ?.replace('"added":1', '"added":0')
  .replace('"events":1,"bytes"', '"events":0,"bytes"')
  .replace('"archive":{"events":1', '"archive":{"events":0')

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
    expect(replayLedger('')).toEqual({
      head: undefined,
      files: new Map(),
      coverage: undefined,
      gaps: [],
      vanished: [],
      redactions: [],
      pseudonyms: undefined,
      verdict: undefined,
      events: 0,
      tree: new TreeHash()
    })
  })

  test.each<[string, string]>([
    ['line 2 does not end with a newline', joined(lines[0]) + lines[1]],
    ['line 2 is not JSON', joined(lines[0], '{')],
    [
      `line 1 is number 1 after ${sha256Of(lines[0] ?? '')}, expected number 0 after nothing`,
      joined(lines[1])
    ],
    [
      `line 2 is number 0 after nothing, expected number 1 after ${sha256Of(lines[0] ?? '')}`,
      joined(lines[0], lines[0])
    ],
    [
      'line 2 counts 2 events (2 added) in 1 files, its files hold 2 (1 added) in 1',
      joined(lines[0], lines[1]?.replace('"added":1', '"added":2'))
    ],
    ['line 1 names a file without adding to it', joined(unfilled)],
    [
      'line 1 takes proven coverage back, or places a gap where there can be none',
      joined(lines[0]?.replace('"through":"2025', '"through":"2024'))
    ],
    [
      'it counts 0 quarantined and 1 vanished, its files and times hold 0 and 0',
      joined(lines[0]?.replace('"vanished":0', '"vanished":1'))
    ]
  ])('says what is wrong: %s', (found, text) => {
    expect(() => replayLedger(text)).toThrow(found)
  })

  test.each([
    ['"another/1.0-x"', 'another/1.0-x'],
    ['unknown', 7],
    ['unknown', undefined],
    ['unknown', ''],
    ['unknown', 'x'.repeat(65)],
    ['unknown', '!x'],
    ['unknown', 'x!'],
    ['unknown', 'a b']
  ])('calls the format of a line %s where it is %j', (named, spec) => {
    expect(() => replayLedger(joined(JSON.stringify({ spec })))).toThrow(
      `the format of line 1 is ${named}, this version knows "hireflix-audit-archive/1"`
    )
  })

  test.each<[string, string, string]>([
    ['chain', 'its first line removed', joined(lines[1], lines[2])],
    ['chain', 'a line removed', joined(lines[0], lines[2])],
    ['chain', 'two lines exchanged', joined(lines[0], lines[2], lines[1])],
    ['chain', 'a line twice', joined(lines[0], lines[0])],
    ['chain', 'an earlier line changed', joined(lines[0]?.replace('"requests":2', '"requests":3'), lines[1])],
    ['chain', 'another number', joined(lines[0]?.replace('"seq":0', '"seq":1'))],
    [
      'count',
      'a number of events changed',
      joined(lines[0]?.replace('"archive":{"events":1', '"archive":{"events":2'))
    ],
    ['count', 'a sum changed', joined(lines[0]?.replace('"added":1', '"added":2'))],
    ['count', 'a number of files changed', joined(lines[0]?.replace('"files":1}', '"files":2}'))],
    ['count', 'a file that nothing was added to', joined(unfilled)],
    [
      'count',
      'a number of vanished events that it does not list',
      joined(lines[0]?.replace('"vanished":0', '"vanished":1'))
    ],
    [
      'chain',
      'coverage that ends before it begins',
      joined(lines[0]?.replace('"through":"2025', '"through":"2024'))
    ],
    ['format', 'no newline at its end', lines[0] ?? ''],
    ['format', 'an empty line', `${joined(lines[0])}\n`],
    ['format', 'Windows line ends', ledger.replaceAll('\n', '\r\n')],
    ['format', 'a line cut short', joined(lines[0]?.slice(0, -1))],
    ['unknown-spec', 'a newer format', joined(lines[0]?.replace('archive/1', 'archive/2'))],
    ['unknown-spec', 'no format', joined('{}')],
    ['format', 'a line that is no object', joined('[]')]
  ])('does not trust (%s) a ledger with %s', (code, _case, text) => {
    expect(codeOf(() => replayLedger(text))).toBe(code)
    expect(() => replayLedger(text)).toThrow('"ledger.jsonl"')
  })
})

/** A line with every member that there is, each with a value of its own. */
function fullLine(text: string): LedgerLine {
  const line = JSON.parse(text) as LedgerLine
  const hash = (digit: string) => digit.repeat(64)
  const { source, verdict, anomalies, run, ...before } = line
  return {
    ...before,
    seq: 11,
    prev: hash('a'),
    tree: hash('c'),
    added: 12,
    files: line.files.slice(0, 1).map((file) => ({
      ...file,
      events: 13,
      bytes: 14,
      root: hash('d'),
      oldest: '2025-01-07T00:00:00.000Z',
      newest: '2025-01-08T00:00:00.000Z'
    })),
    archive: { events: 15, files: 16 },
    coverage: { from: '2025-01-01T00:00:00.000Z', through: '2025-01-02T00:00:00.000Z' },
    gaps: [{ from: '2025-01-03T00:00:00.000Z', to: '2025-01-04T00:00:00.000Z', cause: 'retention' }],
    vanished: [17],
    returned: [26],
    source: {
      ...source,
      host: 'api.hireflix.com',
      total: 18,
      oldest: '2025-01-05T00:00:00.000Z',
      order: 'none',
      requests: 19
    },
    verdict,
    anomalies: { ...anomalies, late: 20, revised: 21, vanished: 22, quarantined: 23 },
    run: { ...run, id: 'id-1', attempt: 24, repository: 'example/archive', version: '0.1.0' },
    reviews: [{ period: '2025-W46', issue: 27, closed: '2025-01-09T00:00:00.000Z' }],
    redactions: [
      {
        event: hash('b'),
        time: '2025-01-06T00:00:00.000Z',
        path: '2025-11.json',
        copies: 25,
        by: 'somebody',
        reason: 'erasure'
      }
    ],
    pseudonyms: { fields: ['actor.email'], key: '0123456789abcdef' }
  }
}

/** All that is in a value, with the way there. */
function membersOf(value: object, before = ''): { path: string; value: unknown }[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => [
    { path: before + name, value: member },
    ...(typeof member === 'object' && member !== null ? membersOf(member, `${before}${name}.`) : [])
  ])
}

/** What can hardly be right in its place; a member of `undefined` is missing. */
function wrongFor(value: unknown): unknown[] {
  const others = [undefined, null, true, -1, 1.5, 2 ** 53, [], {}, '', ' ', 'x'.repeat(1001), [null], ['x']]
  const near = typeof value === 'string' ? [`${value}!`, `!${value}`, [value]] : []
  if (typeof value === 'string' && /^[\da-f]{16,}$|Z$/.test(value)) {
    near.push(
      value.slice(1),
      value.slice(0, -1),
      value.replace(/[a-fTZ]/, (letter) => `${letter}${letter}`)
    )
    near.push(value.replace(/[a-f]|T/, (letter) => (letter === 'T' ? ' ' : letter.toUpperCase())))
  }
  return [...others, ...near].filter((other) => typeof other !== 'number' || typeof value === 'number')
}

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

  test('takes of each member only what the format says, and names the one that is wrong', () => {
    const full = fullLine(line)
    expect(parseLedgerLine(JSON.stringify(full), 7)).toEqual(full)
    const accepted: string[] = []
    for (const { path, value } of membersOf(full).slice(1)) {
      for (const wrong of wrongFor(value)) {
        let found = 0
        const text = JSON.stringify(full, (_name, each) => (each === value && found++ === 0 ? wrong : each))
        const place = path.replaceAll(/\.\d+/g, '')
        try {
          parseLedgerLine(text, 7)
          accepted.push(`${place} ${JSON.stringify(wrong)?.slice(0, 20)}`)
        } catch (error) {
          const { message } = error as Error
          const found = message.slice(message.indexOf(': ') + 2)
          if (!found.startsWith('line 7 files.path is not'))
            expect(found.slice(0, 22 + place.length)).toBe(`line 7 has no usable "${place}`)
          expect([message, isHelpful(message)]).toEqual([message, true])
        }
      }
    }
    expect(accepted).toEqual([
      'prev null',
      'tree null',
      'files []',
      'coverage null',
      'gaps []',
      'vanished []',
      'returned undefined',
      'source.oldest null',
      'run.repository ""',
      'reviews undefined',
      'redactions undefined',
      'redactions.by "somebody!"',
      'redactions.by "!somebody"',
      'redactions.reason "erasure!"',
      'redactions.reason "!erasure"',
      'pseudonyms undefined',
      'pseudonyms.fields ["x"]'
    ])
  })

  test('extends a state by one', () => {
    const before = replayLedger(joined(lines[0], lines[1]))
    expect(extendLedger(before, lines[2] ?? '', 3)).toEqual(state)
    const kept = {
      gaps: [
        { from: '2025-01-01T00:00:00.000Z', to: '2025-01-02T00:00:00.000Z', cause: 'retention' as const }
      ],
      vanished: [1, 1],
      redactions: (fullLine(lines[0] ?? '').redactions ?? []).map((each) => ({ ...each, held: new Map() }))
    }
    expect(extendLedger({ ...before, ...kept }, lines[2] ?? '', 3)).toEqual({ ...state, ...kept })
    expect(state).toMatchObject({ gaps: [], vanished: [], redactions: [] })
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
    ['plan', 'does not read back', changed('2025-11.json', (text) => text.replace(',\n', ' ,\n'))]
  ])('throws %s for a plan that %s', (code, _case, bad) => {
    expect(codeOf(() => verifyPlan(archive, bad))).toBe(code)
  })

  test('throws plan for a part that would be replaced unread', () => {
    const unread = { ...archive, files: new Map() }
    const blind = changed('2025-11.json', () => `[\n${newest}\n]\n`)
    expect(codeOf(() => verifyPlan(unread, blind))).toBe('plan')
  })
})
