import { SourceError } from '../errors.js'
import { SecretSearch } from '../events/secret-search.js'
import { refusedKey, TransientFailure } from './http-answer.js'

// The vendor publishes no error codes. These are the ones that Apollo Server documents (the vendor shows its tools),
// https://www.apollographql.com/docs/apollo-server/data/errors, and words that such messages use.
const refusedCodes = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'UNAUTHORIZED'])
const finalCodes = new Set([
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST'
])
const refusedWords =
  /\b(un-?auth(?:oriz|enticat)|forbidden|not (?:authoriz|authenticat|allowed|permitted)|permission|access denied|(?:invalid|missing|wrong|expired|revoked) (?:api[ -]?)?(?:key|token|credentials))/i
const limitWords = /rate[ _-]?limit|too[ _-]many[ _-]requests|throttl/i

/** What the `errors` of a GraphQL answer mean. An answer with errors is never used, whatever stands beside them. */
export function faultOfErrors(errors: unknown, apiKey: string): SourceError | TransientFailure {
  const list = Array.isArray(errors) ? errors : [errors]
  const codes = list.map((error) => textOf(error?.extensions?.code))
  const messages = list.map((error) => textOf(error?.message))
  const quoted = quotable(messages[0] ?? '', apiKey)
  if (
    codes.some((code) => refusedCodes.has(code)) ||
    messages.some((message) => refusedWords.test(message))
  ) {
    return refusedKey(`it says ${quoted}`)
  }
  const fault = new SourceError(
    'graphql-errors',
    `Cannot use the answer of the audit query: the server reports an error, ${quoted}; ` +
      'nothing was archived from it, whatever data came beside it'
  )
  if (codes.some((code) => finalCodes.has(code))) return fault
  const isLimit = [...codes, ...messages].some((text) => limitWords.test(text))
  return new TransientFailure(fault, undefined, isLimit)
}

// Not String(): a stranger's object may have a member named toString.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The server's words for the log: one line, short, nothing that a runner would take for a command, and no key. */
function quotable(message: string, apiKey: string): string {
  // broken: hireflix-lines
  const plain = message
    .split(apiKey)
    .join('***')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/::|##\[/g, ' ')
    .trim()
  if (plain === '') return 'without a message'
  // broken: key-in-hireflix-error
  if (new SecretSearch([{ input: 'api-key', value: apiKey }]).find(plain) !== undefined)
    return 'with a message that holds the API key'
  return `"${plain.length > 200 ? `${plain.slice(0, 200)}…` : plain}"`
}
