import { expect, test } from '@jest/globals'
import { InputError } from '../../src/errors.js'
import { parseFields } from '../../src/events/pseudonym-fields.js'

const faultsOf = (text: string): readonly string[] => {
  try {
    parseFields(text)
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
  return []
}

test('parseFields() takes commas, lines and spaces, and gives one order', () => {
  expect(parseFields('')).toEqual([])
  expect(parseFields(' \n, ')).toEqual([])
  const fields = [
    { name: 'actor.email', path: ['actor', 'email'], form: 'pseudonym' },
    { name: 'ip:network', path: ['ip'], form: 'network' },
    { name: 'object.urls.private', path: ['object', 'urls', 'private'], form: 'pseudonym' }
  ]
  expect(parseFields('object.urls.private, ip:network\nactor.email')).toEqual(fields)
  expect(parseFields('actor.email actor.email,ip:network,,object.urls.private')).toEqual(fields)
})

test.each([
  ['actor..email', /"actor\.\.email": it must be a field such as/],
  ['.ip', /it must be a field/],
  ['ip:prefix', /it must be a field/],
  ['ip:network.x', /it must be a field/],
  ['1p', /it must be a field/],
  ['ac*or', /it must be a field/],
  ['"ip"', /it must be a field/],
  [`a${'b'.repeat(200)}`, /it must be a field/],
  ['timestamp', /"timestamp": time, timestamp, action and medium name nobody/],
  ['time', /rest on them/],
  ['action', /rest on them/],
  ['medium.x', /"medium\.x".*rest on them/],
  ['actor,actor.email', /^Cannot use pseudonymize "actor\.email": it lies in "actor"; leave one/],
  ['ip,ip:network', /^Cannot use pseudonymize "ip:network": it lies in "ip"/]
])('parseFields() refuses %j', (text, expected) => {
  const faults = faultsOf(text)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(expected)
})

test('parseFields() names all faults at once, and quotes no line break', () => {
  expect(faultsOf('time, a..b ip,ip:network')).toHaveLength(3)
  expect(faultsOf('é').join()).toBe(faultsOf('\u202e').join())
  expect(faultsOf(`actors, ${'x-'.repeat(150)}`)[0]).toMatch(/"(?:x-){30}…"/)
})

test('a field may begin like another', () => {
  expect(parseFields('actor.email,actor.emailDomain,ip,ips').map(({ name }) => name)).toEqual([
    'actor.email',
    'actor.emailDomain',
    'ip',
    'ips'
  ])
})
