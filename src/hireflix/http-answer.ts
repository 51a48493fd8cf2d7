import { SourceError } from '../errors.js'
import { parseRetryAfter } from './retry-after.js'

/** A failure that time may mend. `waitMs` is what the server asked for; `isLimit` when it asks for fewer requests. */
export class TransientFailure extends Error {
  constructor(
    readonly fault: SourceError,
    readonly waitMs?: number,
    readonly isLimit = false
  ) {
    super(fault.message)
  }
}

/** What comes before the body of an answer. */
export interface AnswerHead {
  readonly host: string
  readonly status: number
  readonly headers: { readonly [name in 'date' | 'content-type' | 'retry-after']?: string | undefined }
}

/** This machine's clock decides nothing; it can only refuse a server's that cannot be right. */
const furthestAheadMs = 48 * 3600_000

/**
 * Decides whether a body is worth reading, and by which date: the server's `Date`, epoch milliseconds.
 * @throws TransientFailure when trying again may help; SourceError when it will not.
 */
export function acceptHead(head: AnswerHead, machineNow: number): number {
  const { status, headers } = head
  const serverNow = Date.parse(headers.date ?? '')
  const fault = findFault(head) ?? findClockFault(head.host, serverNow, machineNow)
  if (fault === undefined) return serverNow
  if (status !== 429 && status < 500) throw fault
  const waitMs = parseRetryAfter(headers['retry-after'], serverNow)
  throw new TransientFailure(fault, waitMs, status === 429 || waitMs !== undefined)
}

function findFault({ host, status, headers }: AnswerHead): SourceError | undefined {
  if (status === 401 || status === 403) return refusedKey(`HTTP status ${status}`)
  if (status >= 300 && status < 400) {
    return new SourceError(
      'redirected',
      `Cannot read "${host}": it redirects elsewhere (HTTP status ${status}), where the key would go along; ` +
        'set the input "endpoint" to the final address if you trust it'
    )
  }
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const isJson = type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type)
  if (status === 429)
    return new SourceError(
      'status',
      `Cannot read "${host}": it asks for patience (HTTP status 429); try again later, or with fewer requests at once`
    )
  if (status >= 500)
    return new SourceError('status', `Cannot read "${host}": HTTP status ${status}; try again later`)
  // 400 with a JSON body is how GraphQL servers answer a query that they do not accept; its errors say more.
  if (status !== 200 && !(status === 400 && isJson)) {
    return new SourceError(
      'status',
      `Cannot read "${host}": HTTP status ${status}; check the input "endpoint"`
    )
  }
  if (!isJson) {
    return new SourceError(
      'not-json',
      `Cannot use the answer of "${host}": it is ${/^[\w.+/-]{1,64}$/.test(type) ? type : 'not declared as JSON'}, ` +
        'not JSON; check the input "endpoint" and what stands between this machine and the server'
    )
  }
  return undefined
}

function findClockFault(host: string, serverNow: number, machineNow: number): SourceError | undefined {
  if (Number.isNaN(serverNow)) {
    return new SourceError(
      'no-date',
      `Cannot use the answer of "${host}": it has no Date header, by which coverage is dated; ` +
        'check what stands between this machine and the server'
    )
  }
  // broken: date-far-ahead
  if (serverNow > machineNow + furthestAheadMs) {
    return new SourceError(
      'future-date',
      `Cannot use the answer of "${host}": its Date is more than 48 hours ahead of this machine's clock, and ` +
        'all time up to it would count as proven for good; set right whichever clock is wrong, and run again'
    )
  }
  return undefined
}

/** A connection that could not be made, or broke: `found` says how. */
export function unreachable(host: string, found: string): TransientFailure {
  return new TransientFailure(
    new SourceError('unreachable', `Cannot read "${host}": ${found}; check the network and try again`)
  )
}

/** @throws TransientFailure when the body is not UTF-8, as JSON is (RFC 8259). */
export function decodeBody(host: string, bytes: Uint8Array): string {
  try {
    // broken: answer-not-utf8
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new TransientFailure(
      new SourceError('not-json', `Cannot use the answer of "${host}": it is not UTF-8; check the endpoint`)
    )
  }
}

export function refusedKey(found: string): SourceError {
  return new SourceError(
    'unauthorized',
    `Cannot read the audit log: Hireflix refused the API key (${found}); make a key under My account → API keys as ` +
      'an administrator, and store it as the secret that the input "api-key" names'
  )
}
