import { createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findVanished } from '../../src/archive/vanished.js'
import { InputError } from '../../src/errors.js'
import type { Row } from '../../src/events/event.js'
import type { Json } from '../../src/events/exact-json.js'
import { parseExactJson } from '../../src/events/exact-json.js'
import { type Pseudonyms, parsePseudonymKey, parsePseudonyms } from '../../src/events/pseudonyms.js'
import { parseEventLine } from '../../src/events/stored-event.js'
import { SeenAnswers } from '../../src/hireflix/seen-answers.js'
import { walk } from '../../src/hireflix/walk.js'
import { afterPlan, copiesIn, dayMs, emptyArchive, merge, now, row } from '../support/builders.js'

const key = '7d3c9a41f0be26581e4b77a90c5d2f68'
/** By hand: `printf %s TEXT | openssl dgst -sha256 -hmac KEY`. */
const byHand = (text: string, by = key): string =>
  `pseudonym:${createHmac('sha256', by).update(text, 'utf8').digest('hex').slice(0, 32)}`

const replacing = (fields: string, by = key): Pseudonyms => {
  const pseudonyms = parsePseudonyms(fields, by)
  if (pseudonyms === undefined) throw new Error('nothing is replaced')
  return pseudonyms
}

/** The event as it is stored, without what is derived. */
function stored(fields: string, value: Json, by = key): unknown {
  const parsed = replacing(fields, by).parseRow(value, now)
  if (parsed.kind !== 'event') throw new Error(parsed.quarantined.reason)
  const { time: _derived, ...members } = JSON.parse(parsed.event.line)
  return members
}

/** The row as it is put into quarantine. */
function setAside(fields: string, value: Json): { reason: string; row: unknown } {
  const parsed = replacing(fields).parseRow(value, now)
  if (parsed.kind !== 'quarantined') throw new Error('an event')
  return { reason: parsed.quarantined.reason, row: JSON.parse(parsed.quarantined.row) }
}

const ann = { id: 'u1', email: 'ann@example.com' }

describe('an event', () => {
  test('is stored with its fields replaced, and all else as received', () => {
    expect(
      stored('actor.email, object.email, ip', row({ actor: ann, object: { email: ann.email } }))
    ).toEqual(
      row({
        actor: { id: 'u1', email: byHand('ann@example.com') },
        object: { email: byHand('ann@example.com') },
        ip: byHand('203.0.113.7')
      })
    )
  })

  test('reads back from its line: its identity is that of what is stored', () => {
    for (const actor of [ann, { id: null, email: 'ann@example.com' }]) {
      const parsed = replacing('actor.email,ip:network').parseRow(row({ actor }), now)
      if (parsed.kind !== 'event') throw new Error('no event')
      expect(parseEventLine(parsed.event.line)).toMatchObject({ kind: 'event', event: parsed.event })
    }
  })

  test('has another pseudonym under another key', () => {
    expect(byHand('x')).not.toBe(byHand('x', `${key}5`))
    expect(stored('ip', row(), `${key}5`)).toEqual(row({ ip: byHand('203.0.113.7', `${key}5`) }))
  })

  test.each<[string, Json, Json]>([
    ['a number, as its digits', 4711, byHand('4711')],
    ['a number that no double holds', parseExactJson('90071992547409931'), byHand('90071992547409931')],
    ['an empty text', '', byHand('')],
    ['null', null, null],
    ['true', true, true],
    ['each text of an array', ['a', null, ['b']], [byHand('a'), null, [byHand('b')]]],
    ['each text of an object', { b: { c: 'd' }, a: 1 }, { a: byHand('1'), b: { c: byHand('d') } }],
    ['what already looks like a pseudonym', byHand('x'), byHand(byHand('x'))],
    ['capital letters of an address', 'Ann@Example.COM', byHand('ann@example.com')],
    ['capital letters of another text', 'Ann', byHand('Ann')],
    ['a text that is composed otherwise', 'Zoe\u0308', byHand('Zo\u00eb')],
    ['a lone surrogate', 'a\ud800', byHand('a\\ud800')],
    ['another lone surrogate', 'a\udc00', byHand('a\\udc00')],
    ['a whole pair', '\ud83d\ude00', byHand('\ud83d\ude00')]
  ])('in a field has replaced: %s', (_what, value, expected) => {
    expect(stored('object.name', row({ object: { id: '1', name: value } }))).toEqual(
      row({ object: { id: '1', name: expected } })
    )
  })

  test('that lacks a field stays as it is', () => {
    expect(stored('object.name,actor.phone.home', row())).toEqual(row())
    expect(stored('object.name', row({ object: null }))).toEqual(row({ object: null }))
  })

  test('whose field lies in each item of an array has them replaced', () => {
    const object = [{ email: 'a@b.example', id: '1' }, [{ email: 'c@d.example' }]]
    expect(stored('object.email', row({ object }))).toEqual(
      row({ object: [{ email: byHand('a@b.example'), id: '1' }, [{ email: byHand('c@d.example') }]] })
    )
  })

  test('with a text where an object should be does not store that text', () => {
    expect(stored('actor.email', row({ actor: 'ann@example.com' }))).toEqual(
      row({ actor: byHand('ann@example.com') })
    )
    expect(stored('actor.email', row({ actor: [7, 'ann', true] }))).toEqual(
      row({ actor: [byHand('7'), byHand('ann'), true] })
    )
    expect(stored('object.urls.private', row({ object: { urls: 'https://x' } }))).toEqual(
      row({ object: { urls: byHand('https://x') } })
    )
  })

  test('with hostile names of members keeps them as data', () => {
    const object = parseExactJson('{"__proto__":{"name":"x"},"constructor":"y"}')
    const { object: kept } = stored('object.constructor', row({ object })) as { object: object }
    expect(JSON.stringify(kept)).toBe(`{"__proto__":{"name":"x"},"constructor":"${byHand('y')}"}`)
    const { object: inner } = stored('object.__proto__', row({ object })) as { object: object }
    expect(JSON.stringify(inner)).toBe(`{"__proto__":{"name":"${byHand('x')}"},"constructor":"y"}`)
  })

  test('keeps the network of an address alone, and a pseudonym of what is none', () => {
    expect(stored('ip:network', row())).toEqual(row({ ip: '203.0.113.0/24' }))
    expect(stored('ip:network', row({ ip: '2001:db8:1:2::3' }))).toEqual(row({ ip: '2001:db8:1::/48' }))
    expect(stored('ip:network', row({ ip: 'ann' }))).toEqual(row({ ip: byHand('ann') }))
    expect(stored('ip:network', row({ ip: '203.0.113.0/24' }))).toEqual(row({ ip: byHand('203.0.113.0/24') }))
    expect(stored('ip:network', row({ ip: 3405803783 }))).toEqual(row({ ip: byHand('3405803783') }))
  })

  test('with addresses for names of members has them replaced', () => {
    const object = { 'ann@example.com': 1, list: [{ '203.0.113.7': 'x' }], plain_name: true, 'Ann Lee': null }
    expect(stored('object,ip:network', row({ object, ip: { '2001:db8::1': '203.0.113.7' } }))).toEqual(
      row({
        object: {
          [byHand('ann@example.com')]: byHand('1'),
          list: [{ [byHand('203.0.113.7')]: byHand('x') }],
          plain_name: true,
          [byHand('Ann Lee')]: null
        },
        ip: { [byHand('2001:db8::1')]: '203.0.113.0/24' }
      })
    )
    const twins = { 'Ann@example.com': true, 'ann@example.com': false }
    const name = byHand('ann@example.com')
    const expected = row({ object: { [name]: true, [`${name} 2`]: false } })
    expect(stored('object', row({ object: twins }))).toEqual(expected)
    const turned = Object.fromEntries(Object.entries(twins).reverse())
    expect(stored('object', row({ object: turned }))).toEqual(expected)
  })

  test('that is large only by what is replaced is an event', () => {
    const object = { name: 'x'.repeat(300 * 1024) }
    expect(stored('object.name', row({ object }))).toMatchObject({ object: { name: byHand(object.name) } })
  })
})

describe('a row that cannot be understood', () => {
  test('has every text and number replaced, also where no field is', () => {
    expect(setAside('ip', 'ann@example.com')).toEqual({
      reason: 'not an object',
      row: byHand('ann@example.com')
    })
    expect(
      setAside('ip', row({ timestamp: '2025-10-02', actor: { id: 7, old: false, email: null } }))
    ).toEqual({
      reason: 'timestamp is not a number',
      row: {
        actor: { id: byHand('7'), old: false, email: null },
        timestamp: byHand('2025-10-02'),
        object: { id: byHand('68eb01'), type: byHand('INTERVIEW') },
        ip: byHand('203.0.113.7'),
        action: byHand('interview.delete'),
        host: byHand('admin.hireflix.com'),
        referer: byHand('https://admin.hireflix.com/'),
        medium: byHand('ADMIN')
      }
    })
  })

  test('keeps a timestamp that is a number, at its own place alone', () => {
    const value = { timestamp: 1_760_271_725, object: { timestamp: 5 } }
    expect(setAside('object.id', value)).toEqual({
      reason: 'timestamp is before the year 2000',
      row: { timestamp: 1_760_271_725, object: { timestamp: byHand('5') } }
    })
  })

  test('may be nested as deep as it likes', () => {
    let deep: Json = 'ann'
    let list: Json = 'ann'
    for (let level = 0; level < 50_000; level++) {
      deep = level % 2 === 0 ? [deep] : { a: deep }
      list = [list]
    }
    const parsed = replacing('actor.email,object').parseRow(
      { timestamp: now, actor: list, object: deep },
      now
    )
    if (parsed.kind !== 'quarantined') throw new Error('an event')
    expect(parsed.quarantined.reason).toBe('nested deeper than 64 levels')
    expect(parsed.quarantined.row).not.toContain('"ann"')
    expect(parsed.quarantined.row.split(byHand('ann'))).toHaveLength(3)
  })

  test('is the same row when it is seen again, and another one when it is another', () => {
    const keyOf = (value: Json): string => {
      const parsed = replacing('ip').parseRow(value, now)
      return parsed.kind === 'quarantined' ? parsed.quarantined.key : ''
    }
    expect(keyOf('a')).toBe(keyOf('a'))
    expect(keyOf('a')).not.toBe(keyOf('b'))
  })
})

describe('the key', () => {
  test('has a fingerprint that is no pseudonym of it, and the stamp names it with the fields', () => {
    const { stamp } = replacing('ip, actor.email')
    expect(stamp).toEqual({
      fields: ['actor.email', 'ip'],
      key: createHmac('sha256', key)
        .update('hireflix-audit-archive/pseudonym-key/1')
        .digest('hex')
        .slice(0, 16)
    })
    expect(replacing('ip', `${key}5`).stamp.key).not.toBe(stamp.key)
  })

  test('cannot be printed by mistake', () => {
    const pseudonyms = replacing('ip')
    expect(inspect(pseudonyms, { depth: 20, showHidden: true })).not.toContain(key)
    expect(JSON.stringify(pseudonyms)).not.toContain(key)
  })

  test.each([
    ['', 'ip', /"pseudonym-key" is empty; make one with "openssl rand -hex 32"/],
    ['short-but-0123456789-random', 'ip', /32 to 1024 visible ASCII characters/],
    [`0123456789abcdef 0123456789abcdef`, 'ip', /32 to 1024/],
    ['ä'.repeat(40), 'ip', /32 to 1024/],
    ['abc'.repeat(20), 'ip', /random/],
    ['0123456789abcdef'.repeat(100), 'ip', /32 to 1024/],
    [key, '', /Cannot use pseudonym-key without pseudonymize: nothing would be replaced/]
  ])('%j for the fields %j is refused, unquoted', (wrong, fields, expected) => {
    let fault: unknown
    try {
      parsePseudonyms(fields, wrong)
    } catch (error) {
      fault = error
    }
    expect(fault).toBeInstanceOf(InputError)
    expect((fault as InputError).message).toMatch(expected)
    if (wrong !== '') expect((fault as InputError).message).not.toContain(wrong)
  })

  test('of 32 characters, ten of them different, will do', () => {
    expect(parsePseudonymKey('0123456789'.padEnd(32, '0')).fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(() => parsePseudonymKey('012345678'.padEnd(32, '0'))).toThrow(InputError)
    expect(() => parsePseudonymKey('0123456789'.padEnd(31, '0'))).toThrow(InputError)
    expect(parsePseudonyms('', '')).toBeUndefined()
  })
})

test('no address is stored where it was to be replaced, neither as a text nor as a name', () => {
  const address = fc.oneof(fc.emailAddress(), fc.ipV4(), fc.ipV6(), fc.constant('ann@example.com'))
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      address,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(address, fc.constantFrom('a', '__proto__')), tie('value'), { maxKeys: 3 })
    )
  }))
  fc.assert(
    fc.property(value, fc.boolean(), (object, isUnderstood) => {
      const found = row({ object, ip: null, ...(isUnderstood ? {} : { timestamp: 'x' }) })
      const parsed = replacing('object').parseRow(found, now)
      const written = parsed.kind === 'event' ? parsed.event.line : parsed.quarantined.row
      const texts = [...JSON.stringify(object).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text)
      for (const text of texts.filter((each) => !/^(?:a|__proto__)$/.test(each)))
        expect(written).not.toContain(`"${text}"`)
      // Nothing is lost either.
      const count = (json: string): number => (json.match(/"(?:[^"\\]|\\.)*"/g) ?? []).length
      const replaced = JSON.parse(written) as { object: unknown }
      expect(count(JSON.stringify(replaced.object))).toBe(count(JSON.stringify(object)))
    }),
    { numRuns: 500 }
  )
})

// Few values, so that events become equal once they are replaced: addresses of one network, spellings of one e-mail.
const rows = fc.array(
  fc.record({
    timestamp: fc.integer({ min: 0, max: 3 }).map((hours) => now - dayMs + hours * 1000),
    ip: fc.constantFrom(
      '203.0.113.7',
      '203.0.113.8',
      '198.51.100.1',
      'unknown',
      '2001:db8::1',
      '2001:db8::2'
    ),
    email: fc.constantFrom('ann@example.com', 'Ann@example.com', 'bo@example.com'),
    hasId: fc.boolean(),
    isStrange: fc.integer({ min: 0, max: 9 }).map((n) => n === 0)
  }),
  { maxLength: 40 }
)

test('copies of what is stored are counted per answer, archived as often as shown, and never more', async () => {
  const pseudonyms = replacing('actor.email,ip:network')
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 4, max: 12 }), async (drafts, pageSize) => {
      const log: Json[] = drafts
        .toSorted((a, b) => b.timestamp - a.timestamp)
        .map(({ timestamp, ip, email, hasId, isStrange }) =>
          row({
            timestamp: isStrange ? `${timestamp}` : timestamp,
            ip,
            actor: { id: hasId ? 'u' : null, email }
          })
        )
      const read = (limit: number, skip: number): Row[] =>
        log.slice(skip, skip + limit).map((each) => pseudonyms.parseRow(each, now))
      const answers = new SeenAnswers()
      const reader = {
        host: 'log.example',
        fetchSlice: async ({ skip, limit }: { skip: number; limit: number }) => ({
          total: log.length,
          rows: read(limit, skip),
          serverNow: now
        })
      }
      await walk(
        reader,
        answers,
        { skip: 0, until: Number.NEGATIVE_INFINITY },
        { pageSize, concurrency: 2, progress: () => {} }
      )
      const seen = answers.observed()
      const options = { pseudonyms: pseudonyms.stamp }
      const archive = afterPlan(emptyArchive, merge(emptyArchive, seen, options))
      const shown = new Map<string, number>()
      for (const each of read(log.length, 0)) {
        if (each.kind === 'event') shown.set(each.event.key, (shown.get(each.event.key) ?? 0) + 1)
      }
      expect(copiesIn(archive)).toEqual(shown)
      // Again, and as somebody else who was faster: nothing is added.
      expect(merge(archive, seen, options).kind).toBe('nothing-to-write')
      expect(findVanished(archive.files.values(), seen).size).toBe(0)
    }),
    { numRuns: 300 }
  )
})
