import { describe, expect, test } from '@jest/globals'
import type { SourceError } from '../../src/errors.js'
import {
  type AnswerHead,
  acceptHead,
  decodeBody,
  findDistrust,
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
    ['text/plain', 'text/plain'],
    ['text/plain; charset=utf-8', 'text/plain'],
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
    [300, 'redirected', 'it redirects elsewhere (HTTP status 300), where the key would go along'],
    [399, 'redirected', 'it redirects elsewhere (HTTP status 399), where the key would go along'],
    [201, 'status', 'HTTP status 201'],
    [404, 'status', 'HTTP status 404'],
    [
      407,
      'proxy-refused',
      'the proxy asks for a user and password, or refuses those it was given (HTTP status 407)'
    ],
    [499, 'status', 'HTTP status 499']
  ])('refuses %i for good', (status, code, found) => {
    expect(outcomeOf(status)).toEqual({ code, found, again: 'never' })
  })

  test.each([
    [429, undefined, 'it asks for patience (HTTP status 429)', { waitMs: undefined, isLimit: true }],
    [429, '7', 'it asks for patience (HTTP status 429)', { waitMs: 7000, isLimit: true }],
    [500, undefined, 'HTTP status 500', { waitMs: undefined, isLimit: false }],
    [503, '7', 'HTTP status 503', { waitMs: 7000, isLimit: true }],
    ...[408, 421, 425, 502, 504, 520, 599].map(
      (status) => [status, undefined, `HTTP status ${status}`, { waitMs: undefined, isLimit: false }] as const
    ),
    // Whatever the status, who says when to come again does not refuse for good.
    [401, '7', 'it asks for patience (HTTP status 401)', { waitMs: 7000, isLimit: true }],
    [403, '7', 'it asks for patience (HTTP status 403)', { waitMs: 7000, isLimit: true }],
    [404, '7', 'it asks for patience (HTTP status 404)', { waitMs: 7000, isLimit: true }]
  ])('lets %i with Retry-After %s be tried again', (status, retryAfter, found, again) => {
    expect(outcomeOf(status, { 'retry-after': retryAfter })).toEqual({ code: 'status', found, again })
  })

  test.each([400, 401, 403, 413, 422])('lets the body of %i explain it, where that is JSON', (status) => {
    expect(outcomeOf(status)).toBe(now)
  })

  test.each<[string, number, AnswerHead['headers'], string]>([
    ['a page with 200', 200, { 'content-type': 'text/html' }, 'a web page (text/html) came in place'],
    ['XHTML', 200, { 'content-type': 'application/xhtml+xml' }, 'a web page (text/html) came in place'],
    ['a page with 401', 401, { 'content-type': 'text/html; charset=x' }, 'a web page (text/html) came'],
    ['a page with 403', 403, { 'content-type': 'TEXT/HTML' }, 'a web page (text/html) came in place'],
    ['403 in words', 403, { 'content-type': 'text/plain' }, 'a refusal that is not JSON came in place'],
    ['403 of no type', 403, { 'content-type': undefined }, 'a refusal that is not JSON came in place'],
    ['401 in XML', 401, { 'content-type': 'application/xml' }, 'a refusal that is not JSON came in place'],
    [
      'a challenge with 403',
      403,
      { 'content-type': 'text/html', 'cf-mitigated': 'challenge' },
      'a challenge or a block of Cloudflare came in place of an answer (HTTP status 403, header cf-mitigated)'
    ],
    ['a challenge with 503', 503, { 'cf-mitigated': 'challenge' }, 'a challenge or a block of Cloudflare'],
    ['a challenge in JSON', 403, { 'cf-mitigated': 'block' }, 'a challenge or a block of Cloudflare'],
    ['AWS WAF', 405, { 'x-amzn-waf-action': 'captcha' }, 'a challenge of the firewall AWS WAF'],
    ['AWS WAF with 202', 202, { 'x-amzn-waf-action': 'challenge' }, 'a challenge of the firewall AWS WAF'],
    ['Vercel', 429, { 'x-vercel-mitigated': 'challenge' }, "a challenge or a block of Vercel's firewall"],
    ['Squid', 503, { 'x-squid-error': 'ERR_DNS_FAIL 0' }, 'a page of the proxy Squid'],
    ['a network that asks to log in', 511, { 'content-type': 'text/html' }, 'the network asks to log in']
  ])('knows what stands in between: %s', (_case, status, given, found) => {
    expect(outcomeOf(status, given)).toEqual({
      code: 'intercepted',
      found: expect.stringContaining(found),
      again: { waitMs: undefined, isLimit: status === 429 }
    })
    expect(outcomeOf(status, { ...given, 'retry-after': '5' })).toMatchObject({
      again: status < 400 ? { isLimit: false } : { waitMs: 5000, isLimit: true }
    })
  })

  test('says of 5xx that time may mend it', () => {
    expect(() => acceptHead({ host, status: 500, headers }, now)).toThrow('try again later')
  })

  test('refuses a date more than 48 hours ahead of this machine, and none at all', () => {
    expect(outcomeOf(200, {}, now - 48 * hourMs)).toBe(now)
    expect(outcomeOf(200, {}, now - 48 * hourMs - 1)).toMatchObject({ code: 'future-date', again: 'never' })
    expect(outcomeOf(200, { date: undefined })).toMatchObject({ code: 'no-date', again: 'never' })
    expect(outcomeOf(200, { age: '3' }, now - 48 * hourMs - 1)).toMatchObject({ code: 'future-date' })
  })

  test.each<[string, number | undefined]>([
    ['0', 0],
    ['21600', 6 * hourMs],
    [' 60 ', 60_000],
    ['', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['an hour', undefined],
    ['9'.repeat(30), undefined]
  ])('takes the Age of a cached answer off: %j', (age, offMs) => {
    if (offMs !== undefined) expect(outcomeOf(200, { age })).toBe(now - offMs)
    else
      expect(outcomeOf(200, { age })).toMatchObject({
        code: 'no-date',
        found: expect.stringContaining('its Age header is not a number of seconds')
      })
  })

  test('takes two equal dates for one, and refuses two that differ', () => {
    const date = new Date(now).toUTCString()
    const later = new Date(now + 1000).toUTCString()
    expect(outcomeOf(200, { date: `${date}, ${date}` })).toBe(now)
    expect(outcomeOf(200, { date: [date, date] })).toBe(now)
    for (const two of [`${date}, ${later}`, [date, later], `${date}, x`, [date, '']])
      expect(outcomeOf(200, { date: two })).toEqual({
        code: 'no-date',
        found: 'its Date header is not one date as HTTP writes it, by which coverage is dated',
        again: 'never'
      })
  })
})

test('decodeBody() takes UTF-8, without the mark that may stand before it, and nothing else', () => {
  expect(decodeBody(host, Buffer.from('\ufeff{"é":1}'))).toBe('{"é":1}')
  try {
    decodeBody(host, Buffer.from([0x7b, 0xff, 0x7d]))
    throw new Error('It was taken')
  } catch (error) {
    expect(error).toMatchObject({
      code: 'not-utf8',
      message:
        `Cannot use the answer of "${host}": it is not UTF-8; ` +
        'report this to Hireflix, an event may hold a text that was cut'
    })
    expect(error).not.toBeInstanceOf(TransientFailure)
  }
})

test('unreachable() does not ask for fewer requests', () => {
  expect(unreachable(host, 'it did not answer in time').isLimit).toBe(false)
})

test.each<[string, string | undefined]>([
  ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'NODE_EXTRA_CA_CERTS'],
  ['CERT_UNTRUSTED', 'NODE_EXTRA_CA_CERTS'],
  ['CERT_HAS_EXPIRED', "this machine's clock"],
  ['CERT_NOT_YET_VALID', "this machine's clock"],
  ['CERT_REVOKED', 'its certificate is not accepted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'belongs to another name'],
  ['HOSTNAME_MISMATCH', 'belongs to another name'],
  ['ECONNRESET', undefined],
  ['EPROTO', undefined],
  ['no reason given', undefined]
])('findDistrust() of %s', (code, said) => {
  const fault = findDistrust(host, code)
  expect(fault?.message).toEqual(said && expect.stringContaining(said))
  if (fault !== undefined)
    expect([fault.code, fault.message, isHelpful(fault.message)]).toEqual([
      'untrusted-certificate',
      fault.message,
      true
    ])
})
