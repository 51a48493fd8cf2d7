import { describe, expect, test } from '@jest/globals'
import { faultOfErrors } from '../../src/hireflix/graphql-errors.js'
import { TransientFailure } from '../../src/hireflix/http-answer.js'
import { isHelpful } from '../support/builders.js'

const apiKey = 'a-key-that-nobody-may-see'

/** What errors come to: the code, whether it is tried again, and whether that is for fewer requests. */
function outcomeOf(errors: unknown): string {
  const found = faultOfErrors(errors, apiKey)
  const { code, message } = found instanceof TransientFailure ? found.fault : found
  expect([message, isHelpful(message)]).toEqual([message, true])
  return found instanceof TransientFailure ? `${code}, again${found.isLimit ? ', fewer' : ''}` : code
}
const saying = (message: unknown) => ({ message })
const coded = (code: string) => ({ message: 'x', extensions: { code } })

/** How the log quotes a message of the server. */
const quoted = (message: unknown): string | undefined =>
  /reports an error, (.*); nothing was archived/.exec(faultOfErrors([saying(message)], apiKey).message)?.[1]

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
    expect(faultOfErrors([saying(message)], apiKey).message).toContain(`(it says "${message}")`)
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
    expect(outcomeOf([other, coded('BAD_REQUEST')])).toBe('graphql-errors')
    expect(outcomeOf([other, saying('throttled')])).toBe('graphql-errors, again, fewer')
    expect(outcomeOf([other, other])).toBe('graphql-errors, again')
  })

  test('does not mind what is no list, or says nothing', () => {
    expect(outcomeOf(saying('Forbidden'))).toBe('unauthorized')
    expect(outcomeOf([])).toBe('graphql-errors, again')
    for (const message of [undefined, 1, '', ' ', '\u0007']) expect(quoted(message)).toBe('without a message')
    expect(faultOfErrors([], apiKey).message).toContain('without a message')
  })

  test('quotes one short line without what a runner would take for a command', () => {
    expect(quoted('\n a\r\n\u0007b::c##[d é ')).toBe('"a b c d"')
    expect(quoted('x'.repeat(200))).toBe(`"${'x'.repeat(200)}"`)
    expect(quoted('x'.repeat(201))).toBe(`"${'x'.repeat(200)}…"`)
  })

  test('quotes no key, in whatever form', () => {
    expect(quoted(`No ${apiKey}, no ${apiKey}`)).toBe('"No ***, no ***"')
    expect(quoted(Buffer.from(apiKey).toString('base64'))).toBe('with a message that holds the API key')
  })
})
