import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseRow } from '../../src/events/event.js'
import { type Json, parseExactJson } from '../../src/events/exact-json.js'
import { findUsualMembers, parseCarefully, parseEventLine } from '../../src/events/stored-event.js'
import { event } from '../support/builders.js'

/** What the fast reader and the careful one say of a line. */
function compare(line: string): void {
  const careful = parseCarefully(line)
  const fast = parseEventLine(line)
  expect(fast.kind).toBe(careful.kind)
  if (fast.kind === 'invalid' || careful.kind === 'invalid') return
  expect(fast.event).toMatchObject({ timestamp: careful.event.timestamp, line })
  expect(fast.event.key).toBe(careful.event.key)
}

const members = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'action',
      'actor',
      'object',
      'ip',
      'referer',
      'time',
      '__proto__',
      'constructor',
      '10',
      '2'
    ),
    fc.string({ unit: 'binary' })
  ),
  fc.jsonValue(),
  { noNullPrototype: true }
)

const row = fc
  .tuple(members, fc.integer({ min: Date.UTC(1999, 11, 1), max: Date.UTC(2035, 0, 1) }))
  .map(([rest, timestamp]) => {
    const { time: _none, ...kept } = rest
    return { ...kept, timestamp } as Json
  })

function lineOf(value: Json): string | undefined {
  const parsed = parseRow(value, Date.UTC(2035, 0, 1))
  return parsed.kind === 'event' ? parsed.event.line : undefined
}

describe('parseEventLine()', () => {
  test('reads what the archive writes as parseCarefully() does', () => {
    fc.assert(
      fc.property(row, (value) => {
        const line = lineOf(value)
        if (line !== undefined) {
          expect(parseCarefully(line).kind).toBe('event')
          compare(line)
        }
      }),
      { numRuns: 500 }
    )
  })

  test('refuses what parseCarefully() refuses', () => {
    fc.assert(
      fc.property(
        row,
        fc.nat(),
        fc.constantFrom(' ', '"', ',', '0', '.0', 'e1', '\\u0041', '{', '}', '\n'),
        (value, where, text) => {
          const line = lineOf(value)
          if (line === undefined) return
          const at = where % (line.length + 1)
          compare(line.slice(0, at) + text + line.slice(at))
          compare(line.slice(0, at) + line.slice(at + 1))
        }
      ),
      { numRuns: 500 }
    )
  })

  test('reads lines of the usual form as parseCarefully() does, and what is nearly one', () => {
    const { line } = event({
      object: { email: null, id: '1', name: 'A "b', type: 'INTERVIEW' },
      referer: 'é😀'
    })
    const usual = [event().line, event({ referer: null }).line, line]
    for (const each of usual) {
      expect(parseEventLine(each).kind).toBe('event')
      for (let at = 0; at <= each.length; at++) {
        compare(each.slice(0, at) + each.slice(at + 1))
        for (const text of ['0', '"', ',', '\\', ' ', 'x', '\ud800', '\u0001'])
          compare(each.slice(0, at) + text + each.slice(at))
      }
      compare(each.replace(/"timestamp":/, '"timestamp":0'))
    }
    compare(event({ timestamp: Date.UTC(2025, 1, 28) }).line.replace('2025-02-28', '2025-02-30'))
  })

  test.each([
    ['a number beyond a double', '{"n":12345678901234567890,"timestamp":1760271725833}'],
    ['a number with a fraction of nought', '{"n":1.0,"timestamp":1760271725833}'],
    ['members named like numbers', '{"10":1,"2":2,"timestamp":1760271725833}'],
    ['a member named __proto__', '{"object":{"__proto__":1,"a":2},"timestamp":1760271725833}'],
    ['a lone surrogate', '{"action":"\\ud800","timestamp":1760271725833}']
  ])('keeps %s', (_what, text) => {
    const line = lineOf(parseExactJson(text))
    expect(line).toBeDefined()
    compare(line ?? '')
  })

  test.each([
    '',
    'null',
    '[]',
    '{"time":"2025-10-12T12:22:05.833Z","timestamp":9e15}',
    '{"time":"+275760-09-13T00:00:00.001Z","timestamp":8640000000000001}',
    '{"time":"2025-10-12T12:22:05.833Z","redacted":"x","timestamp":1760271725833}',
    `{"time":"2025-10-12T12:22:05.834Z","redacted":"${'a'.repeat(64)}","timestamp":1760271725833}`,
    `${'['.repeat(100_000)}`
  ])('refuses %#', (line) => {
    expect(parseEventLine(line)).toHaveProperty('kind', 'invalid')
  })
})

test('findUsualMembers() gives the key and the members that parsing gives, or nothing', () => {
  const member = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constant(null))
  const usual = fc.record({
    timestamp: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2030, 0) }),
    action: fc.string({ maxLength: 8 }),
    actor: fc.record({ id: fc.string({ maxLength: 8 }), email: member }, { requiredKeys: ['id'] }),
    object: fc.record(
      { id: fc.string({ maxLength: 8 }), type: member, name: member, email: member },
      { requiredKeys: ['id', 'type'] }
    ),
    medium: member,
    ip: member,
    host: member,
    referer: member
  })
  let found = 0
  fc.assert(
    fc.property(usual, (row) => {
      const parsed = parseRow(row as Json, Date.UTC(2031, 0))
      if (parsed.kind !== 'event') throw new Error(parsed.quarantined.reason)
      const members = findUsualMembers(parsed.event)
      if (members === undefined) return
      found++
      expect(members.key).toBe(parsed.event.key)
      const { action, actor, object, medium, ip, host, referer } = row
      const { email, id, name, type } = object as Record<string, unknown>
      const whole = [action, actor.email, actor.id, object, email, id, name, type, medium, ip, host, referer]
      expect(members.whole.map((json) => (json === undefined ? undefined : JSON.parse(json)))).toEqual(whole)
    }),
    { numRuns: 3000 }
  )
  expect(found).toBeGreaterThan(50)
})
