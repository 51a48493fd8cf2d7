import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { DocumentNode } from 'graphql'
import { AuditLog, type LogOrder } from './audit-log.js'
import type { TimedRow } from './audit-row.js'
import type { Clock } from './clock.js'
import { type Fault, type FaultKind, FaultQueue, writeFault, writeText } from './faults.js'
import {
  type Answer,
  answerQuery,
  findPagination,
  type ParsedQuery,
  parseQuery,
  type Variables
} from './query.js'
import type { Pagination } from './schema.js'

export interface SandboxOptions {
  /** Where the clock starts, epoch milliseconds; it moves only when told to. */
  readonly now: number
  /** Rows, past and future: each appears when the clock reaches its `visibleAt`. */
  readonly history?: Iterable<TimedRow>
  /** `sandbox-key` unless said otherwise. */
  readonly apiKey?: string
  /** The most rows in one answer; a larger `limit` is cut without a word. Unlimited unless said otherwise. */
  readonly maxLimit?: number
  /** 60 days unless said otherwise. */
  readonly retentionMs?: number
  readonly order?: LogOrder
  /** How a missing or wrong key is answered, which the vendor does not publish. */
  readonly authStyle?: 'http-401' | 'http-403' | 'graphql-error'
  /**
   * Called before each request for audit events is answered or spoilt, so that a test can append, remove or, with
   * `log.clock`, expire rows between two pages. `index` counts requests of any kind from 0.
   */
  readonly beforeAnswer?: (request: Pagination & { readonly index: number }, log: AuditLog) => void
}

/** A GraphQL request, in order of arrival. `status` is absent where no whole answer was sent. */
export interface SandboxRequest {
  readonly index: number
  /** The sandbox's clock at arrival, epoch milliseconds. */
  readonly at: number
  readonly query: string
  /** As asked for, before any clamp; absent when the query asks for no audit events or was refused. */
  readonly pagination: Pagination | undefined
  readonly authorized: boolean
  /** What was injected, if anything. */
  fault: FaultKind['kind'] | undefined
  status: number | undefined
  /** Rows in the answer, and rows retained in all; absent when another answer than the right one was given. */
  returned: number | undefined
  total: number | undefined
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** `url` and `/me` */
  readonly endpoint: string
  readonly apiKey: string
  /** The log's clock, which also dates the answers. */
  readonly clock: Clock
  /** An answer without a fault is an observation: see {@link AuditLog.everVisible}. */
  readonly log: AuditLog
  readonly requests: readonly SandboxRequest[]
  /** Spoils requests to come; one that is refused for its key uses up no fault. */
  inject(fault: Fault<SandboxRequest>): void
  /** Forgets the faults that still wait. */
  clearFaults(): void
  /** Ends every connection and stops listening. */
  close(): Promise<void>
}

/** A Hireflix on a free port of 127.0.0.1. It keeps no process alive. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const desk = new Desk(options)
  const server = createServer((req, res) => {
    desk.handle(req, res).catch((error: unknown) => {
      // A hook or a fault of the test threw: say so where the test will see it.
      if (res.headersSent) res.destroy()
      else writeText(res, 500, JSON.stringify({ errors: [{ message: String(error) }] }))
    })
  })
  // Idle connections of a client's pool must not be cut under a slow test.
  server.keepAliveTimeout = 60_000
  server.on('connection', (socket) => socket.unref())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()

  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    endpoint: `${url}/me`,
    apiKey: desk.apiKey,
    clock: desk.log.clock,
    log: desk.log,
    requests: desk.requests,
    inject: (fault) => desk.faults.inject(fault),
    clearFaults: () => desk.faults.clear(),
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    }
  }
}

interface Body {
  readonly query: string
  readonly variables: Variables
}

/** Answers requests; the server around it only listens. */
class Desk {
  readonly log: AuditLog
  readonly apiKey: string
  readonly requests: SandboxRequest[] = []
  readonly faults = new FaultQueue<SandboxRequest>()

  constructor(readonly options: SandboxOptions) {
    this.log = new AuditLog(options)
    this.log.appendAll(options.history ?? [])
    this.apiKey = options.apiKey ?? 'sandbox-key'
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    this.#date(res)
    if (req.url !== '/me') return refuse(res, 404, 'Not found', 'NOT_FOUND')
    if (req.method !== 'POST') return refuse(res, 405, 'Only POST', 'METHOD_NOT_ALLOWED')
    const body = parseBody(await readText(req))
    if (body === undefined) return refuse(res, 400, 'The body is no GraphQL request', 'BAD_REQUEST')

    const parsed = parseQuery(body.query)
    const request = this.#note(body, parsed, req.headers['x-api-key'] === this.apiKey)
    res.on('finish', () => {
      request.status = res.statusCode
    })
    if (!request.authorized) return refuseKey(res, this.options.authStyle ?? 'http-401')
    if (request.pagination !== undefined) {
      this.options.beforeAnswer?.({ ...request.pagination, index: request.index }, this.log)
    }
    const fault = this.faults.take(request)
    request.fault = fault?.kind
    if (fault?.kind === 'hang') await delay(fault.ms, undefined, { ref: false })
    if (res.destroyed) return
    this.#date(res)
    if (fault === undefined || fault.kind === 'hang') this.#answer(request, body, parsed, res)
    else writeFault(fault, res, this.#answerText(body, parsed))
  }

  #note(body: Body, parsed: ParsedQuery, authorized: boolean): SandboxRequest {
    const asks = authorized && parsed.kind === 'valid'
    const request: SandboxRequest = {
      index: this.requests.length,
      at: this.log.clock.now(),
      query: body.query,
      pagination: asks ? findPagination(parsed.document, body.variables) : undefined,
      authorized,
      fault: undefined,
      status: undefined,
      returned: undefined,
      total: undefined
    }
    this.requests.push(request)
    return request
  }

  #answer(request: SandboxRequest, body: Body, parsed: ParsedQuery, res: ServerResponse): void {
    // Validation errors come with status 400 as Apollo Server 4 sends them; the vendor's status is not published.
    if (parsed.kind === 'invalid') {
      writeText(res, 400, JSON.stringify({ errors: parsed.errors }))
      return
    }
    const answer = this.#execute(parsed.document, body)
    if (answer.complete && request.pagination !== undefined) {
      this.log.observe()
      request.returned = answer.returned
      request.total = answer.total
    }
    writeText(res, 200, answer.text)
  }

  #answerText(body: Body, parsed: ParsedQuery): string {
    return parsed.kind === 'invalid' ? '{"data":null}' : this.#execute(parsed.document, body).text
  }

  #execute(document: DocumentNode, { variables }: Body): Answer {
    const maxLimit = this.options.maxLimit ?? Number.POSITIVE_INFINITY
    return answerQuery(document, { log: this.log, variables, maxLimit })
  }

  // "Now" is the sandbox's clock, never the machine's.
  #date(res: ServerResponse): void {
    res.sendDate = false
    res.setHeader('date', new Date(this.log.clock.now()).toUTCString())
  }
}

function refuseKey(res: ServerResponse, style: NonNullable<SandboxOptions['authStyle']>): void {
  const statuses = { 'http-401': 401, 'http-403': 403, 'graphql-error': 200 }
  refuse(res, statuses[style], 'Invalid API key', style === 'http-403' ? 'FORBIDDEN' : 'UNAUTHENTICATED')
}

function refuse(res: ServerResponse, status: number, message: string, code: string): void {
  writeText(res, status, JSON.stringify({ errors: [{ message, extensions: { code } }], data: null }))
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function parseBody(text: string): Body | undefined {
  try {
    const { query, variables } = JSON.parse(text) as { query?: unknown; variables?: unknown }
    if (typeof query !== 'string') return undefined
    return {
      query,
      variables: typeof variables === 'object' && variables !== null ? (variables as Variables) : {}
    }
  } catch {
    return undefined
  }
}
