import { SourceError } from '../errors.js'
import { parseDateHeader } from './http-date.js'
import { parseRetryAfter } from './retry-after.js'

/**
 * A failure that time may mend. `waitMs` is what the server asked for; `isLimit` when it asks for fewer requests; `text`
 * what it sent in JSON, which may say why.
 */
export class TransientFailure extends Error {
  constructor(
    readonly fault: SourceError,
    readonly waitMs?: number,
    readonly isLimit = false,
    readonly text?: string
  ) {
    super(fault.message)
  }
}

/** What comes before the body of an answer. */
export interface AnswerHead {
  readonly host: string
  readonly status: number
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined }
}

/** This machine's clock decides nothing; it can only refuse a server's that cannot be right. */
const furthestAheadMs = 48 * 3600_000

/** Besides 5xx. 421 and 425 are about the connection, 408 and 429 about the moment. */
const transientStatuses = new Set([408, 421, 425, 429])
/** In JSON their body says more: it is read, and judged by its errors. */
const explainedStatuses = new Set([400, 401, 403, 413, 422])

/** Headers by which something that stands before the server says that the answer is its own. */
const intermediaries = [
  ['cf-mitigated', 'a challenge or a block of Cloudflare'],
  ['x-amzn-waf-action', 'a challenge of the firewall AWS WAF'],
  ['x-vercel-mitigated', "a challenge or a block of Vercel's firewall"],
  ['x-sucuri-block', 'a block of the firewall Sucuri'],
  ['x-squid-error', 'a page of the proxy Squid']
] as const

/**
 * Decides whether a body is worth reading, and by which date: the server's `Date`, epoch milliseconds.
 * @throws TransientFailure when trying again may help; SourceError when it will not.
 */
export function acceptHead(head: AnswerHead, machineNow: number): number {
  const { status, headers } = head
  const date = parseDateHeader(textOf(headers['date']), machineNow)
  const fault = findFault(head) ?? (status === 200 ? findClockFault(head, date, machineNow) : undefined)
  // Nothing is dated by a refusal, which may go without.
  if (fault === undefined) return (date ?? 0) - (ageMsOf(head) ?? 0)
  const waitMs = status < 400 ? undefined : parseRetryAfter(textOf(headers['retry-after']), date)
  const isTransient = isTransientStatus(status) || waitMs !== undefined || fault.code === 'intercepted'
  if (!isTransient || fault.code === 'proxy-refused') throw fault
  throw new TransientFailure(fault, waitMs, status === 429 || waitMs !== undefined)
}

export function isTransientStatus(status: number): boolean {
  return transientStatuses.has(status) || status >= 500
}

export function isJsonType(header: string | readonly string[] | undefined): boolean {
  return /^application\/(?:[\w.-]+\+)?json$/.test(mediaTypeOf(header))
}

function mediaTypeOf(header: string | readonly string[] | undefined): string {
  return textOf(header).split(';')[0]?.trim().toLowerCase() ?? ''
}

function findFault(head: AnswerHead): SourceError | undefined {
  const { host, status, headers } = head
  const type = mediaTypeOf(headers['content-type'])
  const isJson = isJsonType(type)
  if (status === 200 && isJson) return undefined
  if (status === 407) return refusedByProxy(host)
  const intercepted = findInterception(head, type)
  if (intercepted !== undefined) return intercepted
  if (status >= 300 && status < 400) {
    return new SourceError(
      'redirected',
      `Cannot read "${host}": it redirects elsewhere (HTTP status ${status}), where the key would go along; ` +
        'set the input "endpoint" to the final address if you trust it, or check what stands between this machine and the server'
    )
  }
  if (status === 429 || (status >= 400 && !isTransientStatus(status) && hasRetryAfter(head)))
    return new SourceError(
      'status',
      `Cannot read "${host}": it asks for patience (HTTP status ${status}); try again later, or with fewer requests at once`
    )
  if (isTransientStatus(status)) {
    const page = type === 'text/html' ? ' with a web page, perhaps of what stands in between' : ''
    return new SourceError('status', `Cannot read "${host}": HTTP status ${status}${page}; try again later`)
  }
  if (isJson && explainedStatuses.has(status)) return undefined
  if (status !== 200) return failedStatus(host, status)
  return new SourceError(
    'not-json',
    `Cannot use the answer of "${host}": it is ${/^[\w.+/-]{1,64}$/.test(type) ? type : 'not declared as JSON'}, ` +
      'not JSON; check the input "endpoint" and what stands between this machine and the server'
  )
}

/**
 * What stands in between is not the application: it says nothing about the key, and may let the next request pass. A
 * page in place of an answer, or a refusal that is not JSON, is none of the application's.
 */
function findInterception({ host, status, headers }: AnswerHead, type: string): SourceError | undefined {
  const [name, who] = intermediaries.find(([header]) => textOf(headers[header]) !== '') ?? []
  const isPage = type === 'text/html' || type === 'application/xhtml+xml'
  const isRefusal = status === 401 || status === 403
  let found: string
  if (who !== undefined) found = `${who} came in place of an answer (HTTP status ${status}, header ${name})`
  else if (status === 511) found = 'the network asks to log in before it lets anything pass (HTTP status 511)'
  else if (isPage && (status === 200 || isRefusal))
    found = `a web page (text/html) came in place of an answer (HTTP status ${status})`
  else if (isRefusal && !isJsonType(type))
    found = `a refusal that is not JSON came in place of an answer (HTTP status ${status})`
  else return undefined
  return new SourceError(
    'intercepted',
    `Cannot read "${host}": ${found}; check what stands between this machine and the server (a proxy, a firewall, ` +
      'a page to log in to the network) and the input "endpoint"'
  )
}

function hasRetryAfter({ headers }: AnswerHead): boolean {
  return parseRetryAfter(textOf(headers['retry-after']), 0) !== undefined
}

export function failedStatus(host: string, status: number): SourceError {
  return new SourceError('status', `Cannot read "${host}": HTTP status ${status}; check the input "endpoint"`)
}

function textOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header.trim() : (header?.join(', ') ?? '')
}

/** How long a cache has held the answer; `undefined` where its `Age` cannot be read. */
function ageMsOf({ headers }: AnswerHead): number | undefined {
  const text = textOf(headers['age'])
  if (text === '') return 0
  return /^\d{1,9}$/.test(text) ? Number(text) * 1000 : undefined
}

function findClockFault(
  head: AnswerHead,
  date: number | undefined,
  machineNow: number
): SourceError | undefined {
  const { host, headers } = head
  if (date === undefined || ageMsOf(head) === undefined) {
    const text = textOf(headers['date'])
    let found = 'it has no Date header'
    if (date !== undefined) found = 'its Age header is not a number of seconds'
    else if (text !== '') found = 'its Date header is not one date as HTTP writes it'
    return new SourceError(
      'no-date',
      `Cannot use the answer of "${host}": ${found}, by which coverage is dated; ` +
        'check what stands between this machine and the server'
    )
  }
  // broken: date-far-ahead
  if (date > machineNow + furthestAheadMs) {
    return new SourceError(
      'future-date',
      `Cannot use the answer of "${host}": its Date is more than 48 hours ahead of this machine's clock, and ` +
        'all time up to it would count as proven for good; set right whichever clock is wrong, and run again'
    )
  }
  return undefined
}

/** A connection that could not be made, or broke: `found` says how. */
export function unreachable(
  host: string,
  found: string,
  advice = 'check the network and try again'
): TransientFailure {
  return new TransientFailure(new SourceError('unreachable', `Cannot read "${host}": ${found}; ${advice}`))
}

/** Codes by which OpenSSL says that it knows nobody who vouches for a certificate. */
const unknownAuthority =
  /^(UNABLE_TO_(GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|(DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?|CERT_UNTRUSTED|INVALID_CA)$/
const otherName = /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/
const otherDistrust = /^(CERT_[A-Z_]+|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/

/** A certificate that is not trusted now will not be in a minute. */
export function findDistrust(host: string, code: string): SourceError | undefined {
  let advice: string
  let found: string
  if (unknownAuthority.test(code)) {
    found = 'its certificate is signed by an authority that this machine does not know'
    advice =
      'if a proxy or firewall inspects TLS here, name the file with its certificate in the environment variable ' +
      'NODE_EXTRA_CA_CERTS'
  } else if (otherName.test(code)) {
    found = 'the certificate that it shows belongs to another name'
    advice = 'check the input "endpoint" and what stands between this machine and the server'
  } else if (otherDistrust.test(code)) {
    found = 'its certificate is not accepted'
    advice = "check this machine's clock, and what stands between this machine and the server"
  } else return undefined
  return new SourceError('untrusted-certificate', `Cannot read "${host}": ${found} (${code}); ${advice}`)
}

/** The proxy refuses for want of a user: `variable` is the environment variable that names the proxy. */
export function refusedByProxy(host: string, variable?: string): SourceError {
  const where =
    variable === undefined ? 'where the proxy is set' : `in the environment variable "${variable}"`
  return new SourceError(
    'proxy-refused',
    `Cannot read "${host}": the proxy asks for a user and password, or refuses those it was given (HTTP status 407); ` +
      `set them ${where} (http://user:password@host:port)`
  )
}

/** @throws SourceError `not-utf8` when the body is not UTF-8, as JSON is (RFC 8259). */
export function decodeBody(host: string, bytes: Uint8Array): string {
  try {
    // broken: answer-not-utf8
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    // It came whole, so it would come the same way again; another page may not hold these bytes.
    throw new SourceError(
      'not-utf8',
      `Cannot use the answer of "${host}": it is not UTF-8; report this to Hireflix, an event may hold a text that was cut`
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

/** The key is not refused where other requests of this run were answered with it. */
export function refusedPart(found: string): SourceError {
  return new SourceError(
    'query-refused',
    `Cannot read a part of the audit log: Hireflix refused it (${found}), after it had answered other requests with ` +
      'the same key; run again, and check the key only if that is refused as well'
  )
}
