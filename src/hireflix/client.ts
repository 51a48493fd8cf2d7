import { setTimeout as timeout } from 'node:timers/promises'
import { GraphQLClient } from 'graphql-request'
import pRetry from 'p-retry'
import { SourceError } from '../errors.js'
import { parseRow } from '../events/event.js'
import { isJsonObject, type Json, memberOf, parseExactJson } from '../events/exact-json.js'
import { type Answer, auditQuery, parseAnswer, type RowParser } from './answer.js'
import { faultOfErrors } from './graphql-errors.js'
import { Endpoint, type JsonAnswer, type Transport } from './http.js'
import { TransientFailure, unreachable } from './http-answer.js'
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
    timeoutMs: 30_000,
    // broken: no-second-try
    retries: 5,
    backOffMs: 1000
  }
}

export interface HireflixClient extends AuditLogReader {
  close(): Promise<void>
}

/** A server that asks for more patience than this is left to the next run. */
const longestWaitMs = 5 * 60_000

/**
 * Reads the audit log of one account over GraphQL (vendor page "Fetch account logs"). Failures that time can mend are
 * retried here, bounded and logged: 429, 5xx, resets, time-outs, truncated bodies. A refused key never is.
 */
export function hireflixClient(options: ClientOptions, edges: ClientEdges): HireflixClient {
  const { apiKey, log, concurrency = 16 } = options
  const { transport, wait, retries, backOffMs } = edges
  const rowOf: RowParser = (row, serverNow) => (options.pseudonyms ?? { parseRow }).parseRow(row, serverNow)
  const limiter = new RequestLimiter(concurrency, wait)
  const graphql = graphqlClient(options, edges)
  const askOnce = (position: { readonly skip: number; readonly limit: number }) =>
    ask(graphql, { query: auditQuery(position), apiKey, host: transport.host, rowOf })
  return {
    host: options.endpoint.hostname,
    fetchSlice: (position) =>
      pRetry(() => limiter.run(() => askOnce(position), waitOf), {
        retries,
        minTimeout: backOffMs,
        factor: 2,
        randomize: true,
        shouldRetry: ({ error }) => error instanceof TransientFailure,
        onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
          if (!(error instanceof TransientFailure) || retriesLeft === 0) return
          const waitMs = error.waitMs ?? 0
          if (waitMs > longestWaitMs) throw error.fault
          log(`${error.message}: attempt ${attemptNumber} failed, trying again`)
          // p-retry's own jittered wait comes on top of what the server asked for.
          await wait(waitMs)
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
      responseOf(await transport.send({ method: 'POST', headers, body: String(request?.body), timeoutMs })),
    // All of the body is put where graphql-request looks for data: it would refuse answers that are in order
    // ("extensions": null), and its errors quote what they refuse.
    jsonSerializer: { stringify: JSON.stringify, parse: (text) => ({ data: { body: parseBody(text) } }) },
    // To find the name it would parse the document before each request.
    excludeOperationName: true
  })
}

/**
 * What graphql-request reads of an answer whose head is in order. `ok` whatever the status: of any other answer it
 * makes an error that repeats the request and the answer in its message.
 */
function responseOf({ status, text, serverNow }: JsonAnswer): Response {
  const headers = new Headers({
    'content-type': 'application/json',
    date: new Date(serverNow).toISOString()
  })
  return { ok: true, status, headers, text: async () => text } as Response
}

/** One question as GraphQL is spoken over HTTP, https://graphql.org/learn/serving-over-http */
async function ask(
  graphql: GraphQLClient,
  { query, apiKey, host, rowOf }: { query: string; apiKey: string; host: string; rowOf: RowParser }
): Promise<Answer> {
  const answer = await graphql
    .rawRequest<{ body: Json | undefined }>(query)
    .catch((error: unknown) => Promise.reject(ownError(error, host)))
  const { body } = answer.data
  const serverNow = Date.parse(answer.headers.get('date') ?? '')
  const errors = isJsonObject(body) ? memberOf(body, 'errors') : undefined
  // broken: errors-beside-data, errors-accepted
  const isClean = errors === undefined || (Array.isArray(errors) && errors.length === 0)
  if (!isClean && errors !== null) throw faultOfErrors(errors, apiKey)
  if (answer.status !== 200) {
    throw new SourceError(
      'status',
      `Cannot read "${host}": HTTP status ${answer.status}; check the input "endpoint"`
    )
  }
  if (isClean && typeof body === 'object' && body !== null)
    return parseAnswer(isJsonObject(body) ? memberOf(body, 'data') : undefined, serverNow, rowOf)
  throw new TransientFailure(
    new SourceError(
      'not-json',
      `Cannot use the answer of "${host}": ${answer.body.length} characters that are not a complete GraphQL ` +
        'answer in JSON; try again later'
    )
  )
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
