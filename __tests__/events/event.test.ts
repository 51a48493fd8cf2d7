import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { maxEventBytes, parseRow } from '../../src/events/event.js'
import { type Json, parseExactJson } from '../../src/events/exact-json.js'
import { parseEventLine } from '../../src/events/stored-event.js'
import { dayMs, event, hourMs, now, row } from '../support/builders.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function reasonOf(value: Json): string {
  const parsed = parseRow(value, now)
  return parsed.kind === 'quarantined' ? parsed.quarantined.reason : 'an event'
}

const nested = (levels: number): Json => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as Json

describe('The key of an event', () => {
  test('is the SHA-256 of its canonical JSON', () => {
    const { actor: _actor, ...others } = row()
    expect(event({ actor: { email: 'bob@example.com' } }).key).toBe(
      sha256(canonicalize({ ...others, actor: { email: 'bob@example.com' } }) as string)
    )
  })

  test.each<[string, Json, Json]>([
    ['leaves the e-mail out beside an id', { id: '1', email: 'bob@example.com' }, { id: '1' }],
    ['leaves a missing e-mail out as well', { id: '1', email: null, name: 'B' }, { id: '1', name: 'B' }],
    [
      'keeps it beside a null id',
      { id: null, email: 'bob@example.com' },
      { id: null, email: 'bob@example.com' }
    ],
    [
      'keeps it beside a number as id',
      { id: 7, email: 'bob@example.com' },
      { id: 7, email: 'bob@example.com' }
    ],
    ['keeps a null actor', null, null],
    ['keeps an actor that is text', 'bob', 'bob'],
    ['keeps an array', [{ id: '1', email: 'bob@example.com' }], [{ id: '1', email: 'bob@example.com' }]]
  ])('%s', (_case, actor, identity) => {
    expect(event({ actor }).key).toBe(sha256(canonicalize({ ...row(), actor: identity }) as string))
  })

  test('is the same for another e-mail of the same person, while the line differs', () => {
    const before = event({ actor: { id: '1', email: 'bob@example.com' } })
    const after = event({ actor: { id: '1', email: 'robert@example.com' } })
    expect(after.key).toBe(before.key)
    expect(after.line).not.toBe(before.line)
  })

  test.each<[string, { [member: string]: Json }]>([
    ['another object', { object: { id: '2', type: 'INTERVIEW' } }],
    ['a further member', { extra: null }],
    ['one digit of a large number', { object: { n: parseExactJson('9007199254740993') } }],
    ['an e-mail of the object', { object: { id: '68eb01', type: 'INTERVIEW', email: 'c@example.com' } }]
  ])('differs by %s', (_case, changes) => {
    expect(event(changes).key).not.toBe(event().key)
  })
})

describe('The line of an event', () => {
  test('has time first, the documented members in their order, further ones sorted, nested ones sorted', () => {
    const line = event({
      zebra: 1,
      alpha: [{ b: 1, a: 2 }],
      object: { type: 'INTERVIEW', id: '1' },
      timestamp: 1760271725833
    }).line
    expect(line).toBe(
      '{"time":"2025-10-12T12:22:05.833Z","action":"interview.delete",' +
        '"actor":{"email":"alice@example.com","id":"651aa0"},"object":{"id":"1","type":"INTERVIEW"},' +
        '"medium":"ADMIN","ip":"203.0.113.7","host":"admin.hireflix.com","referer":"https://admin.hireflix.com/",' +
        '"timestamp":1760271725833,"alpha":[{"a":2,"b":1}],"zebra":1}'
    )
  })

  test('leaves absent members absent', () => {
    const parsed = parseRow({ timestamp: 1760271725833 }, now)
    expect(parsed.kind === 'event' && parsed.event.line).toBe(
      '{"time":"2025-10-12T12:22:05.833Z","timestamp":1760271725833}'
    )
  })

  test('keeps what other programs lose', () => {
    const received =
      '{"timestamp":1760271725833,"__proto__":{"a":1e400},"object":{"n":9007199254740993,"s":"\\ud800"}}'
    const parsed = parseRow(parseExactJson(received), now)
    expect(parsed.kind === 'event' && parsed.event.line).toBe(
      '{"time":"2025-10-12T12:22:05.833Z","object":{"n":9007199254740993,"s":"\\ud800"},"timestamp":1760271725833,' +
        '"__proto__":{"a":1e400}}'
    )
  })
})

describe('parseRow() sets aside', () => {
  test.each<[string, Json, string]>([
    ['text', 'no event', 'not an object'],
    ['null', null, 'not an object'],
    ['an array', [row()], 'not an object'],
    ['a number', parseExactJson('1e400'), 'not an object'],
    ['65 levels', row({ object: nested(64) }), 'nested deeper than 64 levels'],
    ['20,000 levels', row({ object: nested(20_000) }), 'nested deeper than 64 levels'],
    ['no timestamp', { action: 'x' }, 'timestamp is missing'],
    ['a null timestamp', row({ timestamp: null }), 'timestamp is missing'],
    [
      'an inherited timestamp',
      JSON.parse('{"__proto__":{"timestamp":1760271725833}}'),
      'timestamp is missing'
    ],
    ['a timestamp in words', row({ timestamp: '1760271725833' }), 'timestamp is not a number'],
    ['a timestamp in RFC 3339', row({ timestamp: '2025-10-12T12:22:05Z' }), 'timestamp is not a number'],
    [
      'a timestamp no double holds',
      row({ timestamp: parseExactJson('9007199254740993') }),
      'timestamp is not a number'
    ],
    [
      'a fraction of a millisecond',
      row({ timestamp: 1760271725833.5 }),
      'timestamp is not a whole number of milliseconds'
    ],
    [
      'a timestamp in microseconds',
      row({ timestamp: 1760271725833000 }),
      'timestamp is more than 48 hours ahead of the server'
    ],
    [
      'a timestamp beyond dates',
      row({ timestamp: 8.64e15 + 1 }),
      'timestamp is more than 48 hours ahead of the server'
    ],
    ['1e300', row({ timestamp: 1e300 }), 'timestamp is not a whole number of milliseconds'],
    ['a timestamp in seconds', row({ timestamp: 1760271725 }), 'timestamp is before the year 2000'],
    ['a negative timestamp', row({ timestamp: -1 }), 'timestamp is before the year 2000'],
    [
      'the last millisecond of 1999',
      row({ timestamp: Date.UTC(2000, 0, 1) - 1 }),
      'timestamp is before the year 2000'
    ],
    [
      'the day after tomorrow',
      row({ timestamp: now + 48 * hourMs + 1 }),
      'timestamp is more than 48 hours ahead of the server'
    ],
    ['a time of its own', row({ time: '2025' }), 'has a member named time, which the archive derives'],
    ['1 MB', row({ object: 'x'.repeat(1_000_000) }), 'larger than 256 KiB']
  ])('a row with %s', (_case, value, reason) => {
    expect(reasonOf(value)).toBe(reason)
  })

  test.each<[string, Json]>([
    ['the first millisecond of 2000', row({ timestamp: Date.UTC(2000, 0, 1) })],
    ['48 hours ahead', row({ timestamp: now + 48 * hourMs })],
    ['64 levels', row({ object: nested(63) })],
    ['a timestamp written as a fraction', parseExactJson('{"timestamp":1.760271725833e12}')]
  ])('but not one with %s', (_case, value) => {
    expect(reasonOf(value)).toBe('an event')
  })

  test('a row of one byte more than 256 KiB, as written, and not of exactly so many', () => {
    const room = maxEventBytes - Buffer.byteLength(event({ object: '' }).line)
    const fits = `${'é'.repeat(Math.floor(room / 2))}${room % 2 === 0 ? '' : 'x'}`
    expect(reasonOf(row({ object: fits }))).toBe('an event')
    expect(reasonOf(row({ object: `${fits}x` }))).toBe('larger than 256 KiB')
  })

  test('a row as canonical JSON, known again by its SHA-256', () => {
    const parsed = parseRow(parseExactJson('{"b":1e400,"a":"\\ud800"}'), now)
    const text = '{"a":"\\ud800","b":1e400}'
    expect(parsed).toEqual({
      kind: 'quarantined',
      quarantined: { key: sha256(text), reason: 'timestamp is missing', row: text }
    })
  })
})

const anyValue = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<Json>
const anyRow = fc
  .tuple(
    fc.integer({ min: Date.UTC(2000, 0, 1), max: now }),
    fc.record({ id: fc.option(fc.string()), email: fc.string() }, { requiredKeys: [] }),
    fc.dictionary(
      fc.string().filter((name) => name !== 'time'),
      anyValue,
      { maxKeys: 4 }
    )
  )
  .map(([timestamp, actor, further]) => row({ ...further, actor, timestamp }))

describe('parseEventLine()', () => {
  test('reads back exactly what parseRow() wrote', () => {
    fc.assert(
      fc.property(anyRow, (value) => {
        const parsed = parseRow(value, now)
        if (parsed.kind !== 'event') throw new Error(parsed.quarantined.reason)
        const stored = parseEventLine(parsed.event.line)
        expect(stored).toMatchObject({ kind: 'event', event: parsed.event })
      }),
      { numRuns: 200 }
    )
  })

  test('is not taken in by a changed character', () => {
    const { line } = event()
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const changed = line.slice(0, at) + character + line.slice(at + 1)
        const stored = parseEventLine(changed)
        // A character of a value may change without a trace in the line: that is what the ledger's hashes are for.
        expect(stored.kind === 'invalid' || stored.event.line === changed).toBe(true)
      }),
      { numRuns: 300 }
    )
  })

  const { line } = event({ timestamp: 1760271725833 })
  test.each([
    ['nothing', ''],
    ['half of it', line.slice(0, 80)],
    ['a space', line.replace(',', ', ')],
    [
      'members in another order',
      line.replace('"medium":"ADMIN","ip":"203.0.113.7"', '"ip":"203.0.113.7","medium":"ADMIN"')
    ],
    ['another time', line.replace('12:22:05.833', '12:22:05.834')],
    ['no time', line.replace(/"time":"[^"]*",/, '')],
    ['another timestamp', line.replace('1760271725833', '1760271725834')],
    ['a number spelt otherwise', line.replace('1760271725833', '1760271725833.0')],
    ['an escape that need not be', line.replace('ADMIN', '\\u0041DMIN')],
    ['a member twice', line.replace('"medium":', '"medium":"ADMIN","medium":')],
    ['a timestamp beyond all dates', line.replace('1760271725833', '9007199254740991')],
    [
      'a timestamp beyond the year 9999',
      line
        .replace('1760271725833', '253402300800000')
        .replace('2025-10-12T12:22:05.833Z', '+010000-01-01T00:00:00.000Z')
    ],
    [
      'a timestamp of 1999',
      line
        .replace('1760271725833', '946684799999')
        .replace('2025-10-12T12:22:05.833Z', '1999-12-31T23:59:59.999Z')
    ],
    ['an array', '[]'],
    ['a comma', `${line},`]
  ])('finds a line with %s invalid, without quoting it', (_case, changed) => {
    const stored = parseEventLine(changed)
    expect(stored.kind).toBe('invalid')
    expect(JSON.stringify(stored)).not.toMatch(/example\.com|203\.0/)
  })

  test('takes a day in the past and in the future alike', () => {
    expect(parseEventLine(event({ timestamp: now + 3000 * dayMs }).line).kind).toBe('event')
  })
})

test('parseRow() sets an event aside that no month file can be named after, whatever the server says the date is', () => {
  expect(parseRow(row({ timestamp: 253402300800000 }), 253402300800000)).toMatchObject({
    kind: 'quarantined'
  })
  expect(parseRow(row({ timestamp: 8.64e15 + 1 }), 8.64e15)).toMatchObject({ kind: 'quarantined' })
})
