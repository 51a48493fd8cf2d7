import { type Agent, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { createUnzip } from 'node:zlib'
import { SourceError } from '../errors.js'
import {
  type AnswerHead,
  acceptHead,
  decodeBody,
  findDistrust,
  isJsonType,
  refusedByProxy,
  TransientFailure,
  unreachable
} from './http-answer.js'
import { findProxy } from './proxy.js'
import { parseRetryAfter } from './retry-after.js'

/** An answer whose head is in order and whose body was received whole. */
export interface JsonAnswer {
  readonly status: number
  readonly text: string
  /** The server's `Date`, epoch milliseconds. */
  readonly serverNow: number
  /** What `Retry-After` asks for. */
  readonly waitMs?: number | undefined
}

export interface HttpRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** For all of it, milliseconds. */
  readonly timeoutMs: number
}

/** What sends requests to one place. */
export interface Transport {
  readonly host: string
  /** @throws TransientFailure when trying again may help; SourceError when it will not. */
  send(request: HttpRequest): Promise<JsonAnswer>
  close(): Promise<void>
}

/** More than a thousand events of 32 KiB; what is larger is not an answer to our question. */
// broken: answer-of-any-size
const maxAnswerBytes = 32 * 1024 * 1024

/**
 * Sends to one endpoint over connections that are kept. Honours `https_proxy`, `http_proxy` and
 * `no_proxy` (never for loopback) by a tunnel. Redirects are not followed: node:http does not, and the key would go along.
 * Not fetch: it takes twice the processor time for the same pages, and the bundle half as long again to load.
 */
export class Endpoint implements Transport {
  readonly host: string
  #route: Promise<Route> | undefined

  constructor(private readonly url: URL) {
    this.host = url.host
  }

  async send(request: HttpRequest): Promise<JsonAnswer> {
    // broken: answer-takes-long
    const signal = AbortSignal.timeout(request.timeoutMs)
    this.#route ??= routeTo(this.url)
    const route = await this.#route
    const response = await this.#request(request, route, signal).catch((error: unknown) => {
      throw this.#broken(error, route, signal)
    })
    // broken: redirect-followed
    const { statusCode: status = 0, headers } = response
    const read = async () => decodeBody(this.host, await this.#bodyOf(response, route, signal))
    try {
      const serverNow = await this.#accept({ host: this.host, status, headers }, read)
      const waitMs = parseRetryAfter(headers['retry-after'], serverNow)
      return { status, serverNow, waitMs, text: await read() }
    } finally {
      response.destroy()
    }
  }

  async #accept(head: AnswerHead, read: () => Promise<string>): Promise<number> {
    try {
      return acceptHead(head, Date.now())
    } catch (error) {
      if (!(error instanceof TransientFailure) || !isJsonType(head.headers['content-type'])) throw error
      const { fault, waitMs, isLimit } = error
      throw new TransientFailure(fault, waitMs, isLimit, await read().catch(() => undefined))
    }
  }

  async #request(
    { method, headers, body }: HttpRequest,
    { agent }: Route,
    signal: AbortSignal
  ): Promise<IncomingMessage> {
    // broken: tunnel-without-tls
    const request = (this.url.protocol === 'http:' ? requestHttp : requestHttps)(this.url, {
      method,
      headers: { ...headers, 'accept-encoding': 'gzip, deflate', 'content-length': Buffer.byteLength(body) },
      agent,
      signal
    })
    return new Promise((resolve, reject) => {
      request.on('response', resolve)
      request.on('error', reject)
      // What a proxy answers instead of opening a tunnel would otherwise pass for the answer.
      request.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
        if (statusCode !== 200) request.destroy(new NoTunnel(statusCode))
      })
      request.end(body)
    })
  }

  async #bodyOf(response: IncomingMessage, route: Route, signal: AbortSignal): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    let bytes = 0
    try {
      for await (const chunk of this.#unpacked(response) as AsyncIterable<Uint8Array>) {
        // broken: unpacked-uncounted
        bytes += chunk.byteLength
        if (bytes > maxAnswerBytes) break
        chunks.push(chunk)
      }
    } catch (error) {
      throw error instanceof SourceError ? error : this.#broken(error, route, signal)
    }
    if (bytes > maxAnswerBytes) {
      throw new SourceError(
        'too-large',
        `Cannot use the answer of "${this.host}": it is larger than 32 MiB; set a smaller "page-size"`
      )
    }
    return Buffer.concat(chunks)
  }

  /** What is unpacked is counted as it comes: a bomb ends when it is too large, not when it has gone off. */
  #unpacked(response: IncomingMessage): Readable {
    const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
    if (encoding === 'identity') return response
    if (!['gzip', 'x-gzip', 'deflate'].includes(encoding)) {
      response.destroy()
      throw new SourceError(
        'not-json',
        `Cannot use the answer of "${this.host}": it is packed in a way that was not asked for; ` +
          'check what stands between this machine and the server'
      )
    }
    return pipeline(response, createUnzip(), () => undefined)
  }

  #broken(error: unknown, { variable }: Route, signal: AbortSignal): TransientFailure | SourceError {
    if (signal.aborted) return unreachable(this.host, 'it did not answer in time')
    if (error instanceof NoTunnel) {
      if (error.status === 407) return refusedByProxy(this.host, variable)
      const found = `the proxy opens no tunnel to it (HTTP status ${error.status})`
      return unreachable(
        this.host,
        found,
        `check the rules of the proxy that "${variable}" names, and try again`
      )
    }
    const code = codeOf(error)
    const distrusted = findDistrust(this.host, code)
    if (distrusted !== undefined) return distrusted
    if (variable === undefined) return unreachable(this.host, `the connection failed (${code})`)
    const found = `the connection failed (${code}) on the way through the proxy that "${variable}" names`
    return unreachable(this.host, found, 'check the proxy and the network, and try again')
  }

  async close(): Promise<void> {
    const route = await this.#route?.catch(() => undefined)
    route?.agent.destroy()
  }
}

class NoTunnel extends Error {
  constructor(readonly status: number) {
    super(`HTTP status ${status}`)
  }
}

interface Route {
  readonly agent: Agent
  /** The environment variable that names the proxy, if there is one. */
  readonly variable?: string
}

/** @throws SourceError for a proxy that cannot be read. */
async function routeTo(url: URL): Promise<Route> {
  const options = { keepAlive: true }
  const proxy = findProxy(url, process.env)
  if (proxy === undefined)
    return { agent: url.protocol === 'http:' ? new HttpAgent(options) : new HttpsAgent(options) }
  const { HttpsProxyAgent } = await import('https-proxy-agent')
  return { agent: new HttpsProxyAgent(proxy.url, options), variable: proxy.variable }
}

/** A system error code such as ECONNRESET, never an error's text. */
function codeOf(error: unknown): string {
  let cause = error as { code?: unknown; cause?: unknown } | null | undefined
  for (let depth = 0; typeof cause === 'object' && cause !== null && depth < 5; depth++) {
    if (typeof cause.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(cause.code)) return cause.code
    cause = cause.cause as typeof cause
  }
  return 'no reason given'
}
