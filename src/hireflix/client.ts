import { setTimeout as timeout } from 'node:timers/promises'
import { GraphQLClient } from 'graphql-request'
import pRetry from 'p-retry'
import { SourceError } from '../errors.js'
import { parseRow } from '../events/event.js'
import { isJsonObject, type Json, memberOf, parseExactJson } from '../events/exact-json.js'
import { type Answer, auditQuery, parseAnswer, type RowParser } from './answer.js'
import { complaintOf, type ErrorContext, faultOfErrors, quoting } from './graphql-errors.js'
import { Endpoint, type JsonAnswer, type Transport } from './http.js'
import { failedStatus, refusedKey, refusedPart, TransientFailure, unreachable } from './http-answer.js'
import type { AuditLogReader } from './page-fetcher.js'
import { RequestLimiter, type Wait } from './request-limiter.js'

export interface ClientOptions {
  readonly endpoint: URL
  readonly apiKey: string
  /** Replaces texts of each row before anything else sees it. */
  readonly pseudonyms?: { parseRow: RowParser } | undefined
  /** Told of retries; no event text, no key. */
  readonly log: (message: string) => void
  /** Requests under way at once; fewer for a while after the server asked for patience. */
  readonly concurrency?: number
}

/** What the client reaches the world through, and how patient it is with it. */
export interface ClientEdges {
  readonly transport: Transport
  readonly wait: Wait
  /** Milliseconds since any moment, which never go back. */
  readonly now: () => number
  /** Per request, milliseconds. */
  readonly timeoutMs: number
  /** Attempts after the first. */
  readonly retries: number
  /** The first wait, milliseconds; it doubles, with jitter. */
  readonly backOffMs: number
}

/** The network and the clock. */
export function networkEdges(endpoint: URL): ClientEdges {
  return {
    transport: new Endpoint(endpoint),
    wait: waited,
    now: () => performance.now(),
    timeoutMs: 30_000,
    // broken: no-second-try
    retries: 5,
    backOffMs: 1000
  }
}

export interface HireflixClient extends AuditLogReader {
  close(): Promise<void>
}

/** A server that asks for more patience than this at once is asked again before. */
const longestWaitMs = 5 * 60_000
/**
 * All waiting that a server asks for between two good answers. With a minute of back-off, and time-outs, a run ends
 * within ten minutes of trouble.
 */
const mostWaitMs = 6 * 60_000
const mostApartMs = 10 * 60_000

/**
 * Reads the audit log of one account over GraphQL (vendor page "Fetch account logs"). Failures that time can mend are
 * retried here, bounded and logged: 408, 421, 425, 429, 5xx, resets, time-outs, truncated bodies, and answers of what
 * stands in between. A refused key never is.
 */
export function hireflixClient(options: ClientOptions, edges: ClientEdges): HireflixClient {
  const { apiKey, log, concurrency = 16 } = options
  const { transport, wait, now, retries, backOffMs } = edges
  const rowOf: RowParser = (row, serverNow) => (options.pseudonyms ?? { parseRow }).parseRow(row, serverNow)
  const limiter = new RequestLimiter(concurrency, wait, mostWaitMs)
  const graphql = graphqlClient(options, edges)
  const dates = new DateCheck(transport.host, now)
  let hasRead = false
  const askOnce = async (position: { readonly skip: number; readonly limit: number }) => {
    const query = auditQuery(position)
    const answer = await ask(graphql, { query, apiKey, host: transport.host, rowOf, dates, hasRead })
    hasRead = true
    return answer
  }
  return {
    host: options.endpoint.hostname,
    fetchSlice: (position) =>
      pRetry(() => limiter.run(() => askOnce(position), waitOf), {
        retries,
        minTimeout: backOffMs,
        factor: 2,
        randomize: true,
        shouldRetry: ({ error }) => error instanceof TransientFailure && limiter.hasPatience,
        onFailedAttempt: ({ error, attemptNumber, retriesLeft }) => {
          if (!(error instanceof TransientFailure) || retriesLeft === 0 || !limiter.hasPatience) return
          log(`${error.message}: attempt ${attemptNumber} failed, trying again`)
        }
      }).catch((error: unknown) => {
        throw error instanceof TransientFailure ? error.fault : error
      }),
    close: () => {
      limiter.close()
      return transport.close()
    }
  }
}

function waited(ms: number, signal?: AbortSignal): Promise<unknown> {
  return timeout(ms, undefined, { signal }).catch(() => undefined)
}

/** How long everyone is to wait, by what the server says. */
function waitOf(error: unknown): number | undefined {
  if (!(error instanceof TransientFailure) || !error.isLimit) return undefined
  return Math.min(error.waitMs ?? 0, longestWaitMs)
}

/** graphql-request, speaking through our transport. It is not shown the key. */
function graphqlClient(
  { endpoint, apiKey }: ClientOptions,
  { transport, timeoutMs }: ClientEdges
): GraphQLClient {
  const headers = {
    // broken: key-sent-twice
    'X-API-KEY': apiKey,
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'hireflix-audit-archive'
  }
  return new GraphQLClient(endpoint.href, {
    fetch: async (_url, request) =>
      responseOf(
        await transport
          .send({ method: 'POST', headers, body: String(request?.body), timeoutMs })
          .catch((error: unknown) => Promise.reject(explained(error, apiKey)))
      ),
    // All of the body is put where graphql-request looks for data: it would refuse answers that are in order
    // ("extensions": null), and its errors quote what they refuse.
    jsonSerializer: { stringify: JSON.stringify, parse: (text) => ({ data: { body: parseBody(text) } }) },
    // To find the name it would parse the document before each request.
    excludeOperationName: true
  })
}

/** A refusal for now, in the server's words as well. */
function explained(error: unknown, apiKey: string): unknown {
  if (!(error instanceof TransientFailure) || error.text === undefined) return error
  const { fault, waitMs, isLimit, text } = error
  return new TransientFailure(quoting(fault, parseBody(text), apiKey), waitMs, isLimit)
}

/**
 * What graphql-request reads of an answer whose head is in order. `ok` whatever the status: of any other answer it
 * makes an error that repeats the request and the answer in its message.
 */
function responseOf({ status, text, serverNow, waitMs }: JsonAnswer): Response {
  const headers = new Headers({
    'content-type': 'application/json',
    date: new Date(serverNow).toISOString(),
    ...(waitMs === undefined ? {} : { 'retry-after': `${waitMs}` })
  })
  return { ok: true, status, headers, text: async () => text } as Response
}

interface Asking extends Omit<ErrorContext, 'status' | 'waitMs'> {
  readonly query: string
  readonly host: string
  readonly rowOf: RowParser
  readonly dates: DateCheck
}

/** One question as GraphQL is spoken over HTTP, https://graphql.org/learn/serving-over-http */
async function ask(graphql: GraphQLClient, asking: Asking): Promise<Answer> {
  const { query, host, rowOf, dates } = asking
  const answer = await graphql
    .rawRequest<{ body: Json | undefined }>(query)
    .catch((error: unknown) => Promise.reject(ownError(error, host)))
  const { status } = answer
  const { body } = answer.data
  const errors = isJsonObject(body) ? (memberOf(body, 'errors') ?? undefined) : undefined
  // broken: errors-beside-data, errors-accepted
  const isClean = errors === undefined || (Array.isArray(errors) && errors.length === 0)
  const retryAfter = answer.headers.get('retry-after')
  const context = { ...asking, status, waitMs: retryAfter === null ? undefined : Number(retryAfter) }
  if (!isClean) throw faultOfErrors(errors, context)
  const complaint = complaintOf(body)
  if (complaint !== undefined) throw faultOfErrors([complaint], context)
  if (status !== 200) throw faultOfStatus(status, asking)
  if (typeof body === 'object' && body !== null) {
    const serverNow = Date.parse(answer.headers.get('date') ?? '')
    dates.check(serverNow)
    return parseAnswer(isJsonObject(body) ? memberOf(body, 'data') : undefined, serverNow, rowOf)
  }
  throw new TransientFailure(
    new SourceError(
      'not-json',
      `Cannot use the answer of "${host}": ${answer.body.length} characters that are not a complete GraphQL ` +
        'answer in JSON; try again later'
    )
  )
}

/** A refusal in JSON that says nothing more. */
function faultOfStatus(status: number, { host, hasRead }: Asking): SourceError {
  if (status !== 401 && status !== 403) return failedStatus(host, status)
  const found = `HTTP status ${status}`
  return hasRead ? refusedPart(found) : refusedKey(found)
}

/**
 * The dates of one run's answers must advance as its own clock does: one that stands still, or comes from a cache, would
 * date what is proven wrongly.
 */
class DateCheck {
  #first: { readonly serverNow: number; readonly at: number } | undefined

  constructor(
    private readonly host: string,
    private readonly now: () => number
  ) {}

  /** @throws TransientFailure for a date that does not fit the first one: the next answer may come from elsewhere. */
  check(serverNow: number): void {
    const at = this.now()
    this.#first ??= { serverNow, at }
    const aheadMs = serverNow - this.#first.serverNow - (at - this.#first.at)
    if (Math.abs(aheadMs) <= mostApartMs) return
    const minutes = Math.round(Math.abs(aheadMs) / 60_000)
    throw new TransientFailure(
      new SourceError(
        'unsteady-date',
        `Cannot use the answer of "${this.host}": its Date is ${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} ` +
          'the first Date of this run and the time that has passed since; check what stands between this machine and ' +
          'the server, such as a cache, and run again'
      )
    )
  }
}

/** Errors of graphql-request may repeat the request and the answer: only those of our transport travel on. */
function ownError(error: unknown, host: string): TransientFailure | SourceError {
  if (error instanceof TransientFailure || error instanceof SourceError) return error
  return unreachable(host, 'the request failed before it was sent')
}

/** A parser's own error quotes what it was given: it must not travel on. */
function parseBody(text: string): Json | undefined {
  try {
    return parseExactJson(text)
  } catch {
    // broken: cut-is-empty, parser-quotes
    return undefined
  }
}
