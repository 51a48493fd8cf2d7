import { describe, expect, test } from '@jest/globals'
import { parseExactJson } from '../../src/events/exact-json.js'
import { complaintOf, type ErrorContext, faultOfErrors } from '../../src/hireflix/graphql-errors.js'
import { TransientFailure } from '../../src/hireflix/http-answer.js'
import { isHelpful } from '../support/builders.js'

const apiKey = 'a-key-that-nobody-may-see'
const context = { apiKey, status: 200, hasRead: false }

/** What errors come to: the code, whether it is tried again, and whether that is for fewer requests. */
function outcomeOf(errors: unknown, changes: Partial<ErrorContext> = {}): string {
  const found = faultOfErrors(errors, { ...context, ...changes })
  const { code, message } = found instanceof TransientFailure ? found.fault : found
  expect([message, isHelpful(message)]).toEqual([message, true])
  return found instanceof TransientFailure ? `${code}, again${found.isLimit ? ', fewer' : ''}` : code
}
const saying = (message: unknown) => ({ message })
const coded = (code: string) => ({ message: 'x', extensions: { code } })

/** How the log quotes a message of the server. */
const quoted = (message: unknown): string | undefined =>
  /reports an error, (.*); nothing was archived/.exec(faultOfErrors([saying(message)], context).message)?.[1]

describe('faultOfErrors()', () => {
  test.each([
    'Unauthorized',
    'un-authenticated',
    'You are not authorized',
    'Not authenticated',
    'not allowed',
    'Not permitted',
    'Forbidden',
    'needs the permission x',
    'Access denied',
    'Invalid API key',
    'invalid api-key',
    'missing apikey',
    'wrong key',
    'expired token',
    'revoked credentials'
  ])('takes these words for a refused key: %s', (message) => {
    expect(outcomeOf([saying(message)])).toBe('unauthorized')
    expect(faultOfErrors([saying(message)], context).message).toContain(`(it says "${message}")`)
  })

  test.each(['invalid cursor', 'preauthorized', 'missing', 'keyless'])('not these: %s', (message) => {
    expect(outcomeOf([saying(message)])).toBe('graphql-errors, again')
  })

  test.each([
    'rate limit',
    'rate_limit',
    'RateLimit',
    'rate-limit',
    'too many requests',
    'TOO_MANY_REQUESTS',
    'Too-many-requests',
    'throttled'
  ])('takes these words for a wish for fewer requests: %s', (words) => {
    expect(outcomeOf([saying(words)])).toBe('graphql-errors, again, fewer')
    expect(outcomeOf([coded(words)])).toBe('graphql-errors, again, fewer')
  })

  test('looks at all of several errors', () => {
    const other = coded('OTHER')
    expect(outcomeOf([other, saying('Forbidden')])).toBe('unauthorized')
    expect(outcomeOf([other, coded('UNAUTHENTICATED')])).toBe('unauthorized')
    expect(outcomeOf([other, coded('BAD_REQUEST')])).toBe('query-refused')
    expect(outcomeOf([other, saying('throttled')])).toBe('graphql-errors, again, fewer')
    expect(outcomeOf([other, other])).toBe('graphql-errors, again')
  })

  test('does not mind what is no list, or says nothing', () => {
    expect(outcomeOf(saying('Forbidden'))).toBe('unauthorized')
    expect(outcomeOf([])).toBe('graphql-errors, again')
    for (const message of [undefined, 1, '', ' ', '\u0007']) expect(quoted(message)).toBe('without a message')
    expect(faultOfErrors([], context).message).toContain('without a message')
  })

  test('quotes one short line without what a runner would take for a command', () => {
    expect(quoted('\n a\r\n\u0007b::c##[d é ')).toBe('"a b c d"')
    expect(quoted('no "limit" at all')).toBe(`"no 'limit' at all"`)
    expect(quoted('x'.repeat(200))).toBe(`"${'x'.repeat(200)}"`)
    expect(quoted('x'.repeat(201))).toBe(`"${'x'.repeat(200)}…"`)
  })

  test('quotes no key, in whatever form', () => {
    expect(quoted(`No ${apiKey}, no ${apiKey}`)).toBe('"No ***, no ***"')
    expect(quoted(Buffer.from(apiKey).toString('base64'))).toBe('with a message that holds the API key')
  })
})

const sizeWords = 'values greater than 100 are not allowed'
const field = 'Cannot query field "medium" on type "AuditEvent".'

describe('What a refusal means', () => {
  test.each<[string, object, string]>([
    // Codes come first, whatever the words are.
    ['BAD_USER_INPUT', { message: sizeWords, extensions: { code: 'BAD_USER_INPUT' } }, 'query-refused'],
    [
      'a code in small letters',
      { message: 'Forbidden', extensions: { code: 'bad_user_input' } },
      'query-refused'
    ],
    [
      'GRAPHQL_VALIDATION_FAILED',
      { message: 'Not authorized', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      'query-refused'
    ],
    [
      'UNAUTHENTICATED',
      { message: 'Too many requests', extensions: { code: 'UNAUTHENTICATED' } },
      'unauthorized'
    ],
    [
      'RATE_LIMITED',
      { message: 'Forbidden', extensions: { code: 'RATE_LIMITED' } },
      'graphql-errors, again, fewer'
    ],
    [
      'a code of their own',
      { message: 'Forbidden', extensions: { code: 'TEMPORARY' } },
      'graphql-errors, again'
    ],
    ['a status as the code', { message: 'x', extensions: { code: 429 } }, 'graphql-errors, again, fewer'],
    [
      'a status beside the code',
      { message: 'Forbidden', extensions: { code: 'X', status: 503 } },
      'graphql-errors, again'
    ],
    ['a status within', { message: 'x', extensions: { http: { status: 401 } } }, 'unauthorized'],
    ['a code beside the message', { message: 'x', code: 'FORBIDDEN' }, 'unauthorized'],
    // Apollo's word for "no code": the words count, doubtful ones do not.
    [
      'INTERNAL_SERVER_ERROR',
      { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      'graphql-errors, again'
    ],
    [
      'the same with plain words',
      { message: 'Unauthorized', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      'unauthorized'
    ],
    [
      'the same with doubtful words',
      { message: 'no permission for this row', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      'graphql-errors, again'
    ],
    // Words, where there is nothing else.
    ['a number of rows', { message: sizeWords }, 'query-refused'],
    ['a limit', { message: '"limit" must not exceed 100' }, 'query-refused'],
    ['a page that is too large', { message: 'Too many rows asked for; at most 50' }, 'query-refused'],
    ['an unknown field', { message: field }, 'query-refused'],
    ['an unknown argument', { message: 'Unknown argument "pagination" on field "audit".' }, 'query-refused'],
    ['the key', { message: 'Invalid API key value' }, 'unauthorized'],
    ['a limit of requests', { message: 'Rate limit exceeded' }, 'graphql-errors, again, fewer']
  ])('by %s', (_what, error, expected) => {
    expect(outcomeOf([error])).toBe(expected)
  })

  test.each<[number, string, string]>([
    [400, field, 'query-refused'],
    [400, 'Something', 'query-refused'],
    [400, 'Invalid API key', 'unauthorized'],
    [400, 'Too many requests', 'graphql-errors, again, fewer'],
    [401, 'Something', 'unauthorized'],
    [403, 'limit is too large', 'unauthorized'],
    [403, 'Too many requests', 'graphql-errors, again, fewer'],
    [413, 'Something', 'query-refused'],
    [422, 'limit must be at most 100', 'query-refused']
  ])('by the status %i with "%s"', (status, message, expected) => {
    expect(outcomeOf([saying(message)], { status })).toBe(expected)
  })

  test('names the status of a refused key, and the words', () => {
    expect(faultOfErrors([saying('Invalid API key')], { ...context, status: 401 }).message).toContain(
      'Hireflix refused the API key (HTTP status 401, it says "Invalid API key")'
    )
  })

  test('is not a refused key where it says when to come again', () => {
    for (const error of [saying('Forbidden'), coded('UNAUTHENTICATED'), saying('x')])
      expect(outcomeOf([error], { waitMs: 5000 })).toBe('graphql-errors, again, fewer')
    expect(faultOfErrors([saying('Forbidden')], { ...context, waitMs: 5000 })).toMatchObject({ waitMs: 5000 })
    expect(outcomeOf([coded('BAD_USER_INPUT')], { waitMs: 5000 })).toBe('query-refused')
  })

  test('is not a refused key once something was read with it', () => {
    for (const error of [saying('Forbidden'), coded('UNAUTHENTICATED')])
      expect(outcomeOf([error], { hasRead: true })).toBe('query-refused')
  })

  test('quotes the error that decided', () => {
    expect(faultOfErrors([coded('OTHER'), saying('Forbidden')], context).message).toContain('"Forbidden"')
    expect(faultOfErrors([coded('OTHER'), saying(sizeWords)], context).message).toContain(sizeWords)
  })
})

test.each<[string, string | undefined]>([
  ['{"error":"Too many requests"}', 'graphql-errors, again, fewer: Too many requests'],
  ['{"message":"Too many requests"}', 'graphql-errors, again, fewer: Too many requests'],
  ['{"error":{"code":429,"message":"Slow down"}}', 'graphql-errors, again, fewer: Slow down'],
  [
    '{"statusCode":429,"error":"Many","message":"Exception"}',
    'graphql-errors, again, fewer: Many: Exception'
  ],
  ['{"error":"Unauthorized","data":null}', 'unauthorized: Unauthorized'],
  ['{"message":"Upgrade the plan"}', 'graphql-errors, again: Upgrade the plan'],
  ['{"detail":"Down"}', 'graphql-errors, again: Down'],
  ['{"error":"Half","data":{"info":null}}', undefined],
  ['{"error":null,"message":" "}', undefined],
  ['{"error":1}', undefined],
  ['[{"error":"x"}]', undefined],
  ['"Too many requests"', undefined],
  ['{}', undefined]
])('complaintOf() %s', (body, expected) => {
  const complaint = complaintOf(parseExactJson(body))
  expect(complaint && `${outcomeOf([complaint])}: ${complaint.message}`).toBe(expected)
})
