import { describe, expect, test } from '@jest/globals'
import { extendLedger } from '../../src/archive/ledger.js'
import { type LedgerLine, serializeLedgerLine } from '../../src/archive/ledger-line.js'
import { verifyPseudonyms } from '../../src/archive/pseudonym-check.js'
import { planRedaction } from '../../src/archive/redaction-plan.js'
import { InputError } from '../../src/errors.js'
import {
  afterPlan,
  archiveOf,
  codeOf,
  emptyArchive,
  event,
  isHelpful,
  merge,
  now,
  observed,
  runStamp
} from '../support/builders.js'

const stamp = { fields: ['actor.email', 'ip'], key: '0123456789abcdef' }
const other = { ...stamp, key: 'fedcba9876543210' }
const fewer = { ...stamp, fields: ['ip'] }
const seen = observed([event()])
const begun = afterPlan(emptyArchive, merge(emptyArchive, seen, { pseudonyms: stamp }))
const later = observed([event(), event({ ip: '192.0.2.1' })])

const faultsOf = (act: () => unknown): readonly string[] => {
  try {
    act()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    expect(error.faults.filter((fault) => !isHelpful(fault))).toEqual([])
    return error.faults
  }
  return []
}

describe('verifyPseudonyms()', () => {
  test('lets an empty archive begin with any, and one that is begun go on with its own', () => {
    verifyPseudonyms(emptyArchive.state, undefined)
    verifyPseudonyms(emptyArchive.state, stamp)
    verifyPseudonyms(begun.state, { ...stamp })
    verifyPseudonyms(archiveOf(event()).state, undefined)
  })

  test.each([
    [
      'none',
      undefined,
      [/^Cannot archive without pseudonyms: .*"actor\.email, ip".*fingerprint 0123456789abcdef$/]
    ],
    [
      'another key',
      other,
      [/^Cannot use pseudonym-key: its fingerprint is fedcba9876543210.*0123456789abcdef/]
    ],
    ['other fields', fewer, [/^Cannot use pseudonymize "ip": the archive was begun with "actor\.email, ip"/]],
    ['both', { ...fewer, key: other.key }, [/^Cannot use pseudonymize/, /^Cannot use pseudonym-key/]]
  ])('refuses %s where the archive has pseudonyms', (_what, given, expected) => {
    const faults = faultsOf(() => verifyPseudonyms(begun.state, given))
    expect(faults).toEqual(expected.map((each) => expect.stringMatching(each)))
  })

  test('refuses pseudonyms where the archive has none', () => {
    expect(faultsOf(() => verifyPseudonyms(archiveOf(event()).state, stamp))).toEqual([
      expect.stringMatching(
        /^Cannot use pseudonymize "actor\.email, ip": the archive was begun without pseudonyms/
      )
    ])
  })
})

test('reconcile() stamps each line, and merges nothing into an archive of another stamp', () => {
  expect(begun.state.pseudonyms).toEqual(stamp)
  const plan = merge(begun, later, { pseudonyms: stamp, maxBatchBytes: 1 })
  expect(plan.batches.map(({ line }) => line.pseudonyms)).toEqual([stamp])
  expect(afterPlan(begun, plan).state.pseudonyms).toEqual(stamp)
  for (const pseudonyms of [undefined, other, fewer]) {
    expect(faultsOf(() => merge(begun, later, { pseudonyms }))).toHaveLength(1)
  }
  expect(faultsOf(() => merge(archiveOf(event()), later, { pseudonyms: stamp }))).toHaveLength(1)
  expect(Object.keys(merge(emptyArchive, seen).batches[0]?.line ?? {})).not.toContain('pseudonyms')
})

test('a redaction needs no key and keeps the stamp', () => {
  const { key } = event()
  const at = new Date(now).toISOString()
  const plan = planRedaction(begun, { key, by: 'officer', reason: 'request', at, run: runStamp })
  expect(plan?.line.pseudonyms).toEqual(stamp)
  expect(plan?.state.pseudonyms).toEqual(stamp)
  // What is shown again is recognised by what is stored, and stays out.
  const redacted = {
    ...begun,
    state: plan?.state ?? begun.state,
    ledger: `${begun.ledger}${plan?.lineText}\n`,
    files: new Map([...begun.files].map(([path, events]) => [path, events] as const))
  }
  expect(merge(redacted, seen, { pseudonyms: stamp }).added).toEqual([])
})

describe('a ledger line', () => {
  const lineWith = (pseudonyms: unknown): string => {
    const [batch] = merge(emptyArchive, seen).batches
    return serializeLedgerLine({ ...(batch?.line as LedgerLine), pseudonyms } as LedgerLine)
  }
  const read = (pseudonyms: unknown) => extendLedger(emptyArchive.state, lineWith(pseudonyms), 1)

  test('names fields and key in one form', () => {
    expect(read(stamp).pseudonyms).toEqual(stamp)
    expect(read({ fields: ['ip:network'], key: stamp.key }).pseudonyms?.fields).toEqual(['ip:network'])
  })

  test.each([
    ['no field', { fields: [], key: stamp.key }],
    ['unsorted fields', { fields: ['ip', 'actor.email'], key: stamp.key }],
    ['a field twice', { fields: ['ip', 'ip'], key: stamp.key }],
    ['a field with a line break', { fields: ['ip\n'], key: stamp.key }],
    ['a field that is no text', { fields: [1], key: stamp.key }],
    ['fields that are no array', { fields: 'ip', key: stamp.key }],
    ['no key', { fields: ['ip'] }],
    ['a longer key', { fields: ['ip'], key: `${stamp.key}0` }],
    ['a key in capitals', { fields: ['ip'], key: stamp.key.toUpperCase() }],
    ['another order', { key: stamp.key, fields: ['ip'] }],
    ['a further member', { ...stamp, salt: 'x' }],
    ['null', null]
  ])('with %s is refused', (_what, pseudonyms) => {
    expect(codeOf(() => read(pseudonyms))).toBe('format')
  })

  test.each([
    ['other pseudonyms', stamp, other],
    ['fewer fields', stamp, fewer],
    ['none', stamp, undefined],
    ['some after none', undefined, stamp]
  ])('with %s than the line before is refused', (_what, first, second) => {
    const before = afterPlan(emptyArchive, merge(emptyArchive, seen, { pseudonyms: first }))
    const honest = afterPlan(before, merge(before, later, { pseudonyms: first }))
    const line = JSON.parse(honest.ledger.split('\n')[1] ?? '') as LedgerLine
    const { pseudonyms: _first, ...rest } = line
    const text = serializeLedgerLine({ ...rest, ...(second === undefined ? {} : { pseudonyms: second }) })
    expect(codeOf(() => extendLedger(before.state, text, 2))).toBe('chain')
    expect(extendLedger(before.state, serializeLedgerLine(line), 2).pseudonyms).toEqual(first)
  })
})
