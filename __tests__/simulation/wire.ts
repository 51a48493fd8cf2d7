import type { HttpRequest, JsonAnswer, Transport } from '../../src/hireflix/http.js'
import { acceptHead, unreachable } from '../../src/hireflix/http-answer.js'
import type { Served } from './log-server.js'
import type { Random } from './random.js'

/** What can become of an answer on its way; none of it is for good. */
export const troubles = [
  'status-429',
  'status-5xx',
  'reset',
  'no-answer',
  'truncated',
  'errors-beside-data',
  'errors-alone'
] as const

/** The last is an answer of somebody else, such as a page that asks to log in. */
export type Trouble = (typeof troubles)[number] | 'not-json'

/** What arrives, if anything does. */
export interface Response {
  readonly status: number
  readonly headers: {
    readonly date?: string
    readonly 'content-type'?: string
    readonly 'retry-after'?: string
  }
  readonly body: string
  /** Whether it is the server's own answer, from its first byte to its last. */
  readonly isWhole: boolean
  /** Why nothing arrives, and after how long, milliseconds. */
  readonly broken?: { readonly how: string; readonly afterMs: number }
}

export function responseOf({ body, serverNow }: Served): Response {
  return {
    status: 200,
    headers: { date: new Date(serverNow).toUTCString(), 'content-type': 'application/json' },
    body,
    isWhole: true
  }
}

export function troubledResponse(trouble: Trouble, served: Served, random: Random): Response {
  const good = responseOf(served)
  const bad = { ...good, isWhole: false }
  switch (trouble) {
    case 'status-429': {
      const seconds = random.pick([undefined, 0, 1, 5, 20, 90])
      const patience = seconds === undefined ? {} : { 'retry-after': String(seconds) }
      return { ...bad, status: 429, headers: { ...good.headers, ...patience }, body: '{}' }
    }
    case 'status-5xx':
      return { ...bad, status: random.pick([500, 502, 503, 504]), body: '<html>' }
    case 'reset':
      return { ...bad, broken: { how: 'the connection failed (ECONNRESET)', afterMs: 0 } }
    case 'no-answer':
      return { ...bad, broken: { how: 'it did not answer in time', afterMs: 30_000 } }
    case 'truncated':
      return { ...bad, body: good.body.slice(0, random.whole(0, good.body.length - 1)) }
    case 'errors-beside-data':
      return { ...bad, body: bodyWithErrors(served.partOf(random)) }
    case 'errors-alone':
      return { ...bad, body: bodyWithErrors('null') }
    case 'not-json':
      return { ...bad, headers: { ...good.headers, 'content-type': 'text/html' }, body: '<html>' }
  }
}

function bodyWithErrors(data: string): string {
  const error = '{"message":"Something went wrong","extensions":{"code":"INTERNAL_SERVER_ERROR"}}'
  return `{"errors":[${error}],"data":${data}}`
}

/** Attempts of one request after which the client may give up. */
const attempts = 6

/** In place of the network: what the real client sends goes to the simulated server, and comes back as it comes. */
export class Wire implements Transport {
  readonly host = 'api.hireflix.com'
  readonly #failed = new Map<string, number>()

  constructor(
    private readonly edges: {
      readonly ask: (position: { skip: number; limit: number }) => Promise<Response>
      /** Told when a request failed so often that the run may fail. */
      readonly giveUp: () => void
    }
  ) {}

  async send({ body }: HttpRequest): Promise<JsonAnswer> {
    const [, skip, limit] = /skip: (\d+), limit: (\d+)/.exec(body) ?? []
    const response = await this.edges.ask({ skip: Number(skip), limit: Number(limit) })
    this.#note(body, response)
    if (response.broken !== undefined) {
      const { how, afterMs } = response.broken
      await new Promise<void>((resolve) => setTimeout(resolve, afterMs))
      throw unreachable(this.host, how)
    }
    const { status, headers } = response
    const serverNow = acceptHead({ host: this.host, status, headers }, Number.POSITIVE_INFINITY)
    return { status, serverNow, text: response.body }
  }

  async close(): Promise<void> {}

  #note(request: string, { isWhole }: Response): void {
    if (isWhole) this.#failed.delete(request)
    else {
      const times = (this.#failed.get(request) ?? 0) + 1
      this.#failed.set(request, times)
      if (times >= attempts) this.edges.giveUp()
    }
  }
}
