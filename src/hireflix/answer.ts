import { SourceError } from '../errors.js'
import { parseRow, type Row } from '../events/event.js'
import { isJsonObject, type Json, memberOf } from '../events/exact-json.js'

/** One answer of the audit query: a consistent slice of the retained log. */
export interface Answer {
  /** Events retained in all, as the server counts them. */
  readonly total: number
  /** In the server's order. */
  readonly rows: readonly Row[]
  /** The server's `Date`, epoch milliseconds. */
  readonly serverNow: number
}

/** Decides whether a row is an event, and as what it is stored: {@link parseRow}, or pseudonyms before it. */
export type RowParser = (row: Json, serverNow: number) => Row

/** The only published audit query. An unknown field would fail all of it, so it asks for exactly these. */
export function auditQuery({ skip, limit }: { readonly skip: number; readonly limit: number }): string {
  // Literals, not variables: the scalar type of skip and limit is not published, a typed variable may not validate.
  return (
    `query { info { company { logs { audit(pagination: { skip: ${skip}, limit: ${limit} }) ` +
    '{ count total results { actor { id email } timestamp object ip action host referer medium } } } } } }'
  )
}

/**
 * Reads the `data` of an answer without `errors`. Whatever is not an integer total and an array of results is a
 * failure, never "no events".
 * @throws SourceError `malformed-answer`.
 */
// broken: error-is-empty
export function parseAnswer(data: Json | undefined, serverNow: number, rowOf: RowParser = parseRow): Answer {
  const audit = ['info', 'company', 'logs', 'audit'].reduce((value, name, depth, path) => {
    const member = isJsonObject(value) ? memberOf(value, name) : undefined
    if (!isJsonObject(member)) {
      throw malformed(
        `"${path.slice(0, depth + 1).join('.')}" is ${kindOf(member)}`,
        'check that the plan of the account includes audit logs and that the key belongs to an administrator'
      )
    }
    return member
  }, data) as Json
  const members = isJsonObject(audit) ? audit : {}
  // broken: total-missing
  const total = memberOf(members, 'total')
  if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0) {
    throw malformed(
      `"total" is ${kindOf(total)}, not a whole number`,
      'the API may have changed; report this'
    )
  }
  const results = memberOf(members, 'results')
  if (!Array.isArray(results)) {
    throw malformed(`"results" is ${kindOf(results)}, not an array`, 'the API may have changed; report this')
  }
  return { total, serverNow, rows: (results as readonly Json[]).map((row) => rowOf(row, serverNow)) }
}

function malformed(found: string, advice: string): SourceError {
  return new SourceError('malformed-answer', `Cannot use the answer of the audit query: ${found}; ${advice}`)
}

/** Says what a value is without quoting it. */
function kindOf(value: Json | undefined): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
