import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { InputError } from '../../src/errors.js'
import { parseRow } from '../../src/events/event.js'
import { type Json, parseExactJson } from '../../src/events/exact-json.js'
import { parsePseudonymKey, parsePseudonyms } from '../../src/events/pseudonyms.js'
import { fold, type PseudonymView, parseCriteria, type Wanted } from '../../src/search/criteria.js'
import { now, row } from '../support/builders.js'

const secret = '7d3c9a41f0be26581e4b77a90c5d2f68'
const plain: PseudonymView = { key: undefined, hasNetworks: false }
const disguised: PseudonymView = { key: parsePseudonymKey(secret), hasNetworks: true }

/** Whether the event is one that is looked for; also as a line, which must never rule out what holds. */
function isFound(wanted: Wanted, value: Json, disguise = plain): boolean {
  const parsed = parseRow(value, now)
  const line = parsed.kind === 'event' ? parsed.event.line : parsed.quarantined.row
  const stored = parseExactJson(line)
  const criteria = parseCriteria(wanted, disguise)
  const holds = criteria.every((criterion) => criterion.holds(stored))
  if (holds) expect(criteria.every((criterion) => criterion.mayHold(fold(line)))).toBe(true)
  return holds
}

describe('one criterion', () => {
  test.each<[Wanted, boolean]>([
    [{ actor: 'alice@example.com' }, true],
    [{ actor: 'ALICE@Example.com' }, true],
    [{ actor: '651aa0' }, true],
    [{ actor: 'alice' }, false],
    [{ actor: 'alice*' }, true],
    [{ actor: '*@{example,acme}.com' }, true],
    [{ actor: '!alice*' }, true],
    [{ actor: '!{alice*,651aa0}' }, false],
    [{ object: '68eb01' }, true],
    [{ object: '68EB*' }, true],
    [{ object: '68eb0' }, false],
    [{ object: 'Interview' }, false],
    [{ action: 'interview.delete' }, true],
    [{ action: '*.delete' }, true],
    [{ action: 'delete' }, false],
    [{ ip: '203.0.113.7' }, true],
    [{ ip: '203.0.113.*' }, true],
    [{ ip: '203.0.113.70' }, false],
    [{ medium: 'admin' }, true],
    [{ medium: 'API_KEY' }, false],
    [{ text: 'hireflix.com' }, true],
    [{ text: 'INTERVIEW.DEL' }, true],
    [{ text: String(now - 86_400_000) }, true],
    [{ text: 'referer' }, false],
    [{ text: 'al*ce' }, false],
    [{ text: '' }, true],
    [{ actor: 'alice*', medium: 'ADMIN', text: 'delete' }, true],
    [{ actor: 'alice*', medium: 'API_KEY', text: 'delete' }, false]
  ])('%j: %j', (wanted, expected) => {
    expect(isFound(wanted, row())).toBe(expected)
  })

  test.each<[string, Wanted, { [member: string]: Json }]>([
    ['an object that is a text', { object: 'Room 1' }, { object: 'room 1' }],
    ['an actor that is a text', { actor: 'ann' }, { actor: 'ANN' }],
    ['a number', { object: '17' }, { object: { id: 17 } }],
    [
      'a number no double holds',
      { object: '90071992547409931' },
      { object: { id: parseExactJson('90071992547409931') } }
    ],
    [
      'quotes, backslashes and line breaks',
      { text: 'a "b" \\c\nd' },
      { object: { name: '> A "B" \\C\nD <' } }
    ],
    ['a text under any name', { text: 'secret' }, { object: { a: [{ b: [null, true, 'top SECRET'] }] } }],
    ['a capital sigma at the end', { text: 'σίσυφοσ' }, { object: { name: 'ΣΊΣΥΦΟΣ' } }],
    ['half of a pair', { text: '\ud83d' }, { object: { name: 'a \ud83d\ude00' } }],
    ['a lone surrogate', { object: 'a\ud800' }, { object: { name: 'a\ud800' } }],
    ['signs of a pattern, as they are', { object: '[a](b)' }, { object: { id: '[a](b)' } }],
    ['a plus in an address', { actor: 'ann+x@example.com' }, { actor: { email: 'ann+x@example.com' } }],
    ['a plus and a star', { actor: 'ann+*' }, { actor: { email: 'ann+x@example.com' } }],
    ['a backslash', { object: 'a\\b' }, { object: { id: 'a\\b' } }]
  ])('finds %s', (_what, wanted, changes) => {
    expect(isFound(wanted, row(changes))).toBe(true)
    expect(isFound(wanted, row({ timestamp: now }))).toBe(false)
  })

  test('finds nothing of an actor in a row that is no object, but its text', () => {
    expect(isFound({ actor: 'ann' }, 'ann')).toBe(false)
    expect(isFound({ text: 'ann' }, ['x', { y: 'Annie' }])).toBe(true)
    let deep: Json = 'ann'
    for (let level = 0; level < 50_000; level++) deep = [deep]
    expect(parseCriteria({ text: 'ann' }, plain)[0]?.holds(deep)).toBe(true)
  })

  test('that cannot be used is refused, all at once', () => {
    let fault: unknown
    try {
      parseCriteria({ actor: '[', action: '*|b', ip: '203.*' }, plain)
    } catch (error) {
      fault = error
    }
    expect(fault).toBeInstanceOf(InputError)
    expect((fault as InputError).faults).toEqual([
      expect.stringMatching(/^Cannot use --actor: the glob has an unpaired bracket/),
      expect.stringMatching(/^Cannot use --action: a glob has no .*\|/)
    ])
  })
})

describe('what is stored as a pseudonym', () => {
  const pseudonyms = parsePseudonyms('actor.email,object.email,object.name,ip:network', secret)
  const hidden = (changes: { [member: string]: Json }): Json => {
    const parsed = pseudonyms?.parseRow(row(changes), now)
    if (parsed?.kind !== 'event') throw new Error('no event')
    const { time: _derived, ...stored } = JSON.parse(parsed.event.line)
    return stored
  }

  test.each<[Wanted, boolean]>([
    [{ actor: 'ann@example.com' }, true],
    [{ actor: 'ANN@EXAMPLE.COM' }, true],
    [{ actor: 'bob@example.com' }, false],
    [{ actor: 'ann@*' }, false],
    [{ object: 'Ann Other' }, true],
    [{ object: 'ann other' }, false],
    [{ text: 'ann@example.com' }, true],
    [{ text: 'Ann Other' }, true],
    [{ text: 'ann@example' }, false],
    [{ ip: '203.0.113.99' }, true],
    [{ ip: '203.0.113.0/24' }, true],
    [{ ip: '203.0.114.99' }, false],
    [{ text: '::ffff:203.0.113.1' }, true]
  ])('is found by what it stands for: %j is %j', (wanted, expected) => {
    const value = hidden({ actor: { id: 'u', email: 'Ann@example.com' }, object: { name: 'Ann Other' } })
    expect(isFound(wanted, value, disguised)).toBe(expected)
    if (wanted.ip === undefined) expect(isFound(wanted, value, plain)).toBe(false)
  })

  test('is found by the pseudonym itself, without the key', () => {
    const value = hidden({ actor: { id: 'u', email: 'ann@example.com' } }) as { actor: { email: string } }
    expect(isFound({ actor: value.actor.email }, value)).toBe(true)
    expect(isFound({ text: value.actor.email.slice(10) }, value)).toBe(true)
  })

  test('an address is looked for as its network only where networks are kept', () => {
    const value = row({ ip: '203.0.113.0/24' })
    expect(isFound({ ip: '203.0.113.7' }, value, { ...disguised, hasNetworks: false })).toBe(false)
    expect(isFound({ ip: '203.0.113.7' }, value, { key: undefined, hasNetworks: true })).toBe(true)
  })
})

const text = fc.string({
  unit: fc.constantFrom('a', 'B', 'ß', 'İ', 'Σ', 'ς', '"', '\\', '\n', '\u2028', '\ud800', '😀', '.', '*')
})

test('a line is never ruled out that holds what is looked for, and only what holds it is found', () => {
  fc.assert(
    fc.property(text, text, text, fc.boolean(), (before, wanted, after, upper) => {
      const stored = `${before}${upper ? wanted.toUpperCase() : wanted}${after}`
      const value = row({ object: { name: stored } })
      const naive = fold(stored).includes(fold(wanted))
      // Elsewhere in the row there is none of these letters but a, b and the full stop.
      if (/[^aAbB.]/.test(wanted)) expect(isFound({ text: wanted }, value)).toBe(naive)
      else isFound({ text: wanted }, value)
      isFound({ object: wanted }, value)
      isFound({ object: `*${wanted.replaceAll('*', '')}*` }, value)
    }),
    { numRuns: 1000 }
  )
})
