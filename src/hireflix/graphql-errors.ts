import { SourceError } from '../errors.js'
import { isJsonObject, type Json, memberOf } from '../events/exact-json.js'
import { SecretSearch } from '../events/secret-search.js'
import { isTransientStatus, refusedKey, refusedPart, TransientFailure } from './http-answer.js'

// The vendor publishes no error codes. These are the ones that Apollo Server documents (the vendor shows its tools),
// https://www.apollographql.com/docs/apollo-server/data/errors, others that are in use, and words that such messages use.
const refusedCodes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'UNAUTHORIZED',
  'ACCESS_DENIED',
  'PERMISSION_DENIED',
  'INVALID_API_KEY'
])
const finalCodes = new Set([
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'VALIDATION_ERROR',
  'INVALID_ARGUMENT',
  'INVALID_INPUT',
  'QUERY_TOO_COMPLEX'
])
/** What Apollo Server writes where the application gave no code. */
const noCode = 'INTERNAL_SERVER_ERROR'
const refusedWords =
  /\b(un-?auth(?:oriz|enticat)|forbidden|not (?:authoriz|authenticat)|access denied|(?:invalid|missing|wrong|expired|revoked) (?:api[ -]?)?(?:key|token|credentials))/i
/** They are said of a number of rows as well. */
const doubtfulWords = /\b(not (?:allowed|permitted)|permission)/i
const queryWords =
  /\b(limit|skip|pagination|page size|values?|greater|larger|exceeds?|maximum|at most|too (?:large|big|many))\b|cannot query field|unknown (?:argument|field|type)|syntax error|query is too/i
const limitWords = /rate[ _-]?limit|too[ _-]many[ _-]requests|throttl/i

/** What stands around the errors of an answer. */
export interface ErrorContext {
  readonly apiKey: string
  readonly status: number
  /** What `Retry-After` asks for. */
  readonly waitMs?: number | undefined
  /** Whether a request of this run was answered with this key. */
  readonly hasRead: boolean
}

type Meaning = 'refused' | 'final' | 'limit' | 'unknown'

/** What the `errors` of a GraphQL answer mean. An answer with errors is never used, whatever stands beside them. */
export function faultOfErrors(errors: unknown, context: ErrorContext): SourceError | TransientFailure {
  const { apiKey, status, waitMs, hasRead } = context
  const list: readonly GivenError[] = Array.isArray(errors) ? errors : [errors]
  const meanings = list.map((error) => meaningOf(error, status))
  const quotedOf = (meaning: Meaning | undefined) =>
    quotable(textOf(list[Math.max(0, meanings.indexOf(meaning ?? 'unknown'))]?.message), apiKey)
  // Who says when to come again does not refuse the key.
  if (meanings.includes('refused') && waitMs === undefined) {
    const said = `it says ${quotedOf('refused')}`
    const found = status === 200 ? said : `HTTP status ${status}, ${said}`
    return hasRead ? refusedPart(found) : refusedKey(found)
  }
  const meaning = (['final', 'limit', 'refused'] as const).find((each) => meanings.includes(each))
  const fault = new SourceError(
    meaning === 'final' ? 'query-refused' : 'graphql-errors',
    `Cannot use the answer of the audit query: the server reports an error, ${quotedOf(meaning)}; ` +
      'nothing was archived from it, whatever data came beside it'
  )
  if (meaning === 'final') return fault
  return new TransientFailure(fault, waitMs, meaning === 'limit' || waitMs !== undefined)
}

/** One of the errors, as far as it is what GraphQL makes of one. */
type GivenError =
  | {
      readonly message?: unknown
      readonly code?: unknown
      readonly extensions?: {
        readonly code?: unknown
        readonly status?: unknown
        readonly http?: unknown
      } | null
    }
  | null
  | undefined

/** Codes come first: words are asked only where there is no code, and doubtful ones only where nothing else is said. */
function meaningOf(error: GivenError, answerStatus: number): Meaning {
  const { code: extensionCode, status: extensionStatus, http } = error?.extensions ?? {}
  const code = codeOf(extensionCode ?? error?.code)
  const message = textOf(error?.message)
  const inner = [code, codeOf(extensionStatus), codeOf((http as { status?: unknown } | null)?.status)]
  const status = Number(inner.find((text) => /^[45]\d\d$/.test(text)) ?? answerStatus)
  const hasCode = code !== '' && code !== noCode && !/^\d+$/.test(code)
  if (refusedCodes.has(code)) return 'refused'
  if (finalCodes.has(code)) return 'final'
  if (limitWords.test(code) || status === 429) return 'limit'
  if (!hasCode && limitWords.test(message)) return 'limit'
  if (status === 401 || status === 403) return 'refused'
  if (status >= 400 && isTransientStatus(status)) return 'unknown'
  if (!hasCode && refusedWords.test(message)) return 'refused'
  if (status >= 400 || (!hasCode && queryWords.test(message))) return 'final'
  return code === '' && doubtfulWords.test(message) ? 'refused' : 'unknown'
}

/**
 * What an answer says that is JSON but not GraphQL, as gateways write it: `{"error": "…"}`, `{"message": "…"}`,
 * `{"error": {"code": 429, "message": "…"}}`. `undefined` where it brings data, or says nothing.
 */
export function complaintOf(body: Json | undefined): GivenError {
  if (!isJsonObject(body) || isJsonObject(memberOf(body, 'data'))) return undefined
  const error = memberOf(body, 'error')
  const inner = isJsonObject(error) ? error : body
  const texts = [error, ...['error', 'message', 'title', 'detail'].map((name) => memberOf(inner, name))]
  const message = [...new Set(texts.filter((text) => typeof text === 'string' && text.trim() !== ''))].join(
    ': '
  )
  if (message === '') return undefined
  const codes = ['code', 'statusCode', 'status'].map((name) => memberOf(inner, name))
  return { message, code: codes.find((code) => codeOf(code) !== '') }
}

/** A fault that was found before the body was read, with what the body says. */
export function quoting(fault: SourceError, body: Json | undefined, apiKey: string): SourceError {
  const errors = isJsonObject(body) ? memberOf(body, 'errors') : undefined
  const [error] = Array.isArray(errors) ? (errors as readonly GivenError[]) : [complaintOf(body)]
  const message = textOf(error?.message)
  if (message === '') return fault
  return new SourceError(
    fault.code,
    fault.message.replace('; ', () => `, it says ${quotable(message, apiKey)}; `)
  )
}

// Not String(): a stranger's object may have a member named toString.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Of a code, which may be a number. */
function codeOf(value: unknown): string {
  return typeof value === 'number' ? `${value}` : textOf(value).toUpperCase()
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
  // Only now: a key with a quotation mark would not be found any more.
  const shown = plain.replace(/"/g, "'")
  return `"${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}"`
}
