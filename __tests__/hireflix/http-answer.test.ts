import { describe, expect, test } from '@jest/globals'
import type { SourceError } from '../../src/errors.js'
import {
  type AnswerHead,
  acceptHead,
  decodeBody,
  TransientFailure,
  unreachable
} from '../../src/hireflix/http-answer.js'
import { hourMs, isHelpful, now } from '../support/builders.js'

const host = 'api.hireflix.com'
const headers = { date: new Date(now).toUTCString(), 'content-type': 'application/json' }

/** What an answer with this head comes to: the code of its fault, and what the message says was found. */
function outcomeOf(status: number, changes: AnswerHead['headers'] = {}, machineNow = now) {
  try {
    return acceptHead({ host, status, headers: { ...headers, ...changes } }, machineNow)
  } catch (error) {
    const { code, message } = (error instanceof TransientFailure ? error.fault : error) as SourceError
    if (!message.endsWith('patience (HTTP status 429)'))
      expect([message, isHelpful(message)]).toEqual([message, true])
    const again =
      error instanceof TransientFailure ? { waitMs: error.waitMs, isLimit: error.isLimit } : 'never'
    return { code, found: /: (.*?)(?:;|$)/.exec(message)?.[1], again }
  }
}

describe('acceptHead()', () => {
  test.each([
    ['application/json'],
    [' Application/JSON ; charset=utf-8'],
    ['application/graphql-response+json'],
    ['application/json ']
  ])('takes %j, and gives the date of the answer', (type) => {
    expect(outcomeOf(200, { 'content-type': type })).toBe(now)
    expect(outcomeOf(400, { 'content-type': type })).toBe(now)
  })

  test.each<[string | undefined, string]>([
    ['text/html', 'text/html'],
    ['text/html; charset=utf-8', 'text/html'],
    ['x', 'x'],
    [undefined, 'not declared as JSON'],
    ['text/a b', 'not declared as JSON'],
    ['!text/html', 'not declared as JSON'],
    ['text/html!', 'not declared as JSON'],
    ['x'.repeat(65), 'not declared as JSON'],
    ['x-application/ld+json', 'x-application/ld+json'],
    ['application/ld+jsonp', 'application/ld+jsonp']
  ])('does not take %j', (type, named) => {
    expect(outcomeOf(200, { 'content-type': type })).toEqual({
      code: 'not-json',
      found: `it is ${named}, not JSON`,
      again: 'never'
    })
    expect(outcomeOf(400, { 'content-type': type })).toMatchObject({ code: 'status' })
  })

  test.each([
    [401, 'unauthorized', 'Hireflix refused the API key (HTTP status 401)'],
    [403, 'unauthorized', 'Hireflix refused the API key (HTTP status 403)'],
    [300, 'redirected', 'it redirects elsewhere (HTTP status 300), where the key would go along'],
    [399, 'redirected', 'it redirects elsewhere (HTTP status 399), where the key would go along'],
    [201, 'status', 'HTTP status 201'],
    [404, 'status', 'HTTP status 404'],
    [499, 'status', 'HTTP status 499']
  ])('refuses %i for good', (status, code, found) => {
    expect(outcomeOf(status)).toEqual({ code, found, again: 'never' })
  })

  test.each([
    [429, undefined, 'it asks for patience (HTTP status 429)', { waitMs: undefined, isLimit: true }],
    [429, '7', 'it asks for patience (HTTP status 429)', { waitMs: 7000, isLimit: true }],
    [500, undefined, 'HTTP status 500', { waitMs: undefined, isLimit: false }],
    [503, '7', 'HTTP status 503', { waitMs: 7000, isLimit: true }]
  ])('lets %i with Retry-After %s be tried again', (status, retryAfter, found, again) => {
    expect(outcomeOf(status, { 'retry-after': retryAfter })).toEqual({ code: 'status', found, again })
  })

  test('says of 5xx that time may mend it', () => {
    expect(() => acceptHead({ host, status: 500, headers }, now)).toThrow('try again later')
  })

  test('refuses a date more than 48 hours ahead of this machine, and none at all', () => {
    expect(outcomeOf(200, {}, now - 48 * hourMs)).toBe(now)
    expect(outcomeOf(200, {}, now - 48 * hourMs - 1)).toMatchObject({ code: 'future-date', again: 'never' })
    expect(outcomeOf(200, { date: undefined })).toMatchObject({ code: 'no-date', again: 'never' })
  })
})

test('decodeBody() takes UTF-8, without the mark that may stand before it, and nothing else', () => {
  expect(decodeBody(host, Buffer.from('\ufeff{"é":1}'))).toBe('{"é":1}')
  try {
    decodeBody(host, Buffer.from([0x7b, 0xff, 0x7d]))
    throw new Error('It was taken')
  } catch (error) {
    expect(error).toMatchObject({
      fault: { code: 'not-json' },
      message: `Cannot use the answer of "${host}": it is not UTF-8; check the endpoint`
    })
  }
})

test('unreachable() does not ask for fewer requests', () => {
  expect(unreachable(host, 'it did not answer in time').isLimit).toBe(false)
})
