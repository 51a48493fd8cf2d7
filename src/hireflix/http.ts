import { getProxyUrl } from '@actions/http-client'
import { Agent, type Dispatcher, fetch, ProxyAgent, type Response } from 'undici'
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

/** An answer whose head is in order and whose body was received whole. */
export interface JsonAnswer {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly text: string
  /** The server's `Date`, epoch milliseconds. */
  readonly serverNow: number
}

/** More than a thousand events of 32 KiB; what is larger is not an answer to our question. */
const maxAnswerBytes = 32 * 1024 * 1024

/** This machine's clock decides nothing; it can only refuse a server's that cannot be right. */
const furthestAheadMs = 48 * 3600_000

/**
 * Sends to one endpoint. Honours `https_proxy`, `http_proxy` and `no_proxy` (never for loopback). Redirects are not
 * followed: the global fetch would pass the API key on to another host (nodejs/undici#4917), and ignores proxies.
 */
export class Endpoint {
  readonly #dispatcher: Dispatcher

  constructor(readonly url: URL) {
    const proxy = getProxyUrl(url.href)
    this.#dispatcher = proxy === '' ? new Agent() : new ProxyAgent(proxy)
  }

  /**
   * @throws TransientFailure when trying again may help; SourceError when it will not.
   */
  async send(init: {
    method: string
    headers: Readonly<Record<string, string>>
    body: string
    signal: AbortSignal
  }): Promise<JsonAnswer> {
    const { method, headers, body, signal } = init
    let response: Response
    try {
      response = await fetch(this.url, {
        method,
        headers,
        body,
        signal,
        redirect: 'manual',
        dispatcher: this.#dispatcher
      })
    } catch (error) {
      throw this.#broken(error)
    }
    const serverNow = Date.parse(response.headers.get('date') ?? '')
    const fault = this.#faultOf(response)
    if (fault !== undefined) {
      await response.body?.cancel().catch(() => undefined)
      const isTransient = response.status === 429 || response.status >= 500
      if (!isTransient) throw fault
      const waitMs = parseRetryAfter(response.headers.get('retry-after'), serverNow)
      throw new TransientFailure(fault, waitMs, response.status === 429 || waitMs !== undefined)
    }
    if (Number.isNaN(serverNow)) {
      throw new SourceError(
        'no-date',
        `Cannot use the answer of "${this.url.host}": it has no Date header, by which coverage is dated; ` +
          'check what stands between this machine and the server'
      )
    }
    if (serverNow > Date.now() + furthestAheadMs) {
      throw new SourceError(
        'future-date',
        `Cannot use the answer of "${this.url.host}": its Date is more than 48 hours ahead of this machine's clock, and ` +
          'all time up to it would count as proven for good; set right whichever clock is wrong, and run again'
      )
    }
    return {
      status: response.status,
      headers: response.headers,
      serverNow,
      text: await this.#bodyOf(response)
    }
  }

  #faultOf({ status, headers }: Response): SourceError | undefined {
    const { host } = this.url
    if (status === 401 || status === 403) return refusedKey(`HTTP status ${status}`)
    if (status >= 300 && status < 400) {
      return new SourceError(
        'redirected',
        `Cannot read "${host}": it redirects elsewhere (HTTP status ${status}), where the key would go along; ` +
          'set the input "endpoint" to the final address if you trust it'
      )
    }
    const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    const isJson = type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type)
    if (status === 429)
      return new SourceError('status', `Cannot read "${host}": it asks for patience (HTTP status 429)`)
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

  async #bodyOf(response: Response): Promise<string> {
    const chunks: Uint8Array[] = []
    let bytes = 0
    try {
      for await (const chunk of response.body ?? []) {
        bytes += chunk.byteLength
        if (bytes > maxAnswerBytes) break
        chunks.push(chunk)
      }
    } catch (error) {
      throw this.#broken(error)
    }
    if (bytes > maxAnswerBytes) {
      throw new SourceError(
        'too-large',
        `Cannot use the answer of "${this.url.host}": it is larger than 32 MiB; set a smaller "page-size"`
      )
    }
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(Buffer.concat(chunks))
    } catch {
      throw new TransientFailure(
        new SourceError('not-json', `Cannot use the answer of "${this.url.host}": it is not UTF-8`)
      )
    }
  }

  #broken(error: unknown): TransientFailure {
    const isTimeout = (error as { name?: unknown } | undefined)?.name === 'TimeoutError'
    const found = isTimeout ? 'it did not answer in time' : `the connection failed (${codeOf(error)})`
    return new TransientFailure(
      new SourceError(
        'unreachable',
        `Cannot read "${this.url.host}": ${found}; check the network and try again`
      )
    )
  }

  async close(): Promise<void> {
    await this.#dispatcher.close()
  }
}

export function refusedKey(found: string): SourceError {
  return new SourceError(
    'unauthorized',
    `Cannot read the audit log: Hireflix refused the API key (${found}); make a key under My account → API keys as ` +
      'an administrator, and store it as the secret that the input "api-key" names'
  )
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
