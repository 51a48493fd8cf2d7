import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SecretSearch } from '../../src/events/secret-search.js'

const secret = (value: string, input = 'api-key') => ({ input, value })
const key = 'hfx_"5c1d%9e\\2a'
const search = new SecretSearch([secret(key), secret('ghs_abcdefgh', 'github-token')])

describe('SecretSearch', () => {
  const visible = fc.stringMatching(/^[\x21-\x7e]{8,40}$/)
  const around = fc.string({ maxLength: 12 })
  const encodings: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => JSON.stringify(text),
    (text) => JSON.stringify(JSON.stringify(text)),
    (text) => Buffer.from(text).toString('base64'),
    (text) => Buffer.from(text).toString('base64url'),
    (text) => Buffer.from(text).toString('hex'),
    (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    (text) => encodeURIComponent(encodeURIComponent(text))
  ]

  test('finds any secret in any text, however it is encoded', () => {
    fc.assert(
      fc.property(visible, around, around, fc.constantFrom(...encodings), (value, before, after, encode) => {
        const found = new SecretSearch([secret(value)]).find(encode(`${before}${value}${after}`))
        expect(found?.value).toBe(value)
      }),
      { numRuns: 500 }
    )
  })

  test('names the input that a secret came by', () => {
    expect(search.find('see ghs_abcdefgh!')?.input).toBe('github-token')
    expect(search.find('see ghs_abcdefg')).toBeUndefined()
  })

  test('looks for nothing shorter than eight characters: it would be everywhere', () => {
    expect(new SecretSearch([secret('ADMIN')]).find('{"medium":"ADMIN"}')).toBeUndefined()
    expect(new SecretSearch([secret('')]).find('anything')).toBeUndefined()
  })

  test.each([
    [{ object: { urls: [0, { private: key }] } }, 'object.urls.1.private'],
    [{ [key]: 1 }, '(another name)'],
    [{ 'two words': { x: key } }, '(another name).x'],
    [{ a: { b: { c: { d: { e: { f: { g: { h: key } } } } } } } }, 'a.b.c.d.e.f'],
    [key, '(the row itself)'],
    [{ ['__proto__']: { x: key } }, '__proto__.x']
  ])('says where in %j a secret stands', (value, path) => {
    expect(search.findIn(JSON.stringify(value))).toMatchObject({ path, secret: { input: 'api-key' } })
  })

  test('finds a secret of digits in a number', () => {
    const digits = new SecretSearch([secret('123456789012345678901')])
    expect(digits.findIn('{"n":123456789012345678901}')?.path).toBe('n')
    expect(digits.findIn('{"n":12345678901234567890}')).toBeUndefined()
  })
})
