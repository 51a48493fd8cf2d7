import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseRow, tombstoneOf } from '../../../src/events/event.js'
import { type Json, type JsonObject, parseExactJson } from '../../../src/events/exact-json.js'
import { ArchivedFacts } from '../../../src/review/signals/archived-facts.js'
import { factsOf } from '../../../src/review/signals/facts.js'
import { event, now, row } from '../../support/builders.js'

/** Read by the expression or as JSON: the same fact as of an event that was read whole. */
function compare(facts: ArchivedFacts, value: Json): void {
  const parsed = parseRow(value, now)
  if (parsed.kind === 'quarantined') return
  const { line, timestamp } = parsed.event
  const whole = factsOf({ id: line, timestamp, value: parseExactJson(line) as JsonObject })
  expect(facts.read(line, timestamp)).toEqual(whole)
}

const text = fc.oneof(
  fc.constantFrom(
    '',
    'interview.DELETE',
    'share-link.create',
    'API_KEY',
    'id',
    '","id":"x',
    '{"id":"x"}',
    '\\',
    'Ünï😀'
  ),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(null, 7, true, [], {}, ['a', { id: 'x' }], { id: 'x' })
)
const people = fc.oneof(
  text,
  fc.record({ id: text, email: text }, { requiredKeys: [] }),
  fc.record({ email: text, id: text, name: text })
)
const things = fc.oneof(
  text,
  fc.record(
    {
      id: text,
      type: text,
      name: text,
      createdBy: people,
      urls: fc.record({ private: text, id: text }),
      a: text
    },
    { requiredKeys: [] }
  )
)
const rows = fc.record(
  {
    action: text,
    actor: people,
    object: things,
    medium: text,
    ip: text,
    host: text,
    referer: text,
    further: text
  },
  { requiredKeys: [] }
)

describe('ArchivedFacts', () => {
  test('reads of a line what is read of the event', () => {
    const facts = new ArchivedFacts()
    fc.assert(
      fc.property(rows, (members) => compare(facts, { ...(members as JsonObject), timestamp: now - 1000 })),
      { numRuns: 3000 }
    )
  })

  test.each<[string, { [member: string]: Json }]>([
    ['as documented', {}],
    ['with an object inside its object', { object: { id: '1', urls: { private: 'x' } } }],
    ['with the id of another object first', { object: { by: { id: '2' }, id: '1' } }],
    ['with a number as id', { object: { id: 1 } }],
    ['with an actor that has no id', { actor: { email: 'ANN@example.com', id: null } }],
    ['with escapes', { action: 'a"b\\n', medium: 'x\ny' }],
    ['with long texts', { action: 'X'.repeat(3000) }],
    ['without a host', { host: null }]
  ])('reads one %s', (_what, changes) => {
    compare(new ArchivedFacts(), row(changes))
  })

  test('finds nothing in what is left of a redacted event', () => {
    const { line, timestamp } = tombstoneOf(event())
    expect(new ArchivedFacts().read(line, timestamp)).toBeUndefined()
  })
})
