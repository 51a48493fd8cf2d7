import type { ServerResponse } from 'node:http'

/** What can go wrong with an answer. */
export type FaultKind =
  /** Another status, such as 429 with a `retry-after` header or 503. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Headers
      readonly body?: string
      /** JSON unless said otherwise. */
      readonly type?: string
    }
  /** The right answer with these headers, such as another date or an age. */
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string | readonly string[]>> }
  /** The right answer, but for the last byte of a character that was cut in each row. */
  | { readonly kind: 'not-utf8' }
  /** The right answer, of so many bytes by spaces behind it. */
  | { readonly kind: 'padded'; readonly bytes: number }
  /** The connection is reset before anything is answered. */
  | { readonly kind: 'reset' }
  /** Half of the announced bytes, then the connection ends. */
  | { readonly kind: 'truncate' }
  /** Half of the JSON text in a complete HTTP answer. */
  | { readonly kind: 'truncate-json' }
  /** The right answer, as of then, after so many real milliseconds. */
  | { readonly kind: 'hang'; readonly ms: number }
  /** Status 200 and a web page, as a proxy or a maintenance page answers. */
  | { readonly kind: 'html'; readonly body?: string }
  /** GraphQL errors, beside the data or instead of it. */
  | {
      readonly kind: 'errors'
      readonly withData: boolean
      /** None where it is null; that of an unforeseen error unless said otherwise. */
      readonly code?: string | null
      readonly message?: string
      /** 200 unless said otherwise. */
      readonly status?: number
    }
  /** Status 200 and this instead: a string as it is, anything else as JSON. */
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }

type Headers = Readonly<Record<string, string>>

/** `times`: how many requests it befalls, 1 unless said otherwise. `match`: which ones; any, unless said otherwise. */
export type Fault<Request = unknown> = FaultKind & {
  readonly times?: number
  readonly match?: (request: Request) => boolean
}

/** Faults wait for a request in the order in which they were injected. */
export class FaultQueue<Request> {
  #waiting: { readonly fault: Fault<Request>; left: number }[] = []

  inject(fault: Fault<Request>): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#waiting = []
  }

  /** Uses up one turn of the first fault that is meant for the request. */
  take(request: Request): FaultKind | undefined {
    const found = this.#waiting.find(({ fault }) => fault.match?.(request) ?? true)
    if (found === undefined) return undefined
    found.left--
    if (found.left <= 0) this.#waiting.splice(this.#waiting.indexOf(found), 1)
    return found.fault
  }
}

/** Spoils an answer whose right text would have been `text`. The `Date` header is already set. */
export function writeFault(
  fault: Exclude<FaultKind, { kind: 'hang' }>,
  res: ServerResponse,
  text: string
): void {
  switch (fault.kind) {
    case 'status':
      for (const [name, value] of Object.entries(fault.headers ?? {})) res.setHeader(name, value)
      writeText(res, fault.status, fault.body ?? '{"errors":[{"message":"Injected"}]}', fault.type)
      break
    case 'headers':
      for (const [name, value] of Object.entries(fault.headers)) res.setHeader(name, value)
      writeText(res, 200, text)
      break
    case 'not-utf8': {
      const bytes = Buffer.from(text.replaceAll('"referer":"', '"referer":"\u00e9'))
      const cut = bytes.filter((byte, n) => byte !== 0xa9 || bytes[n - 1] !== 0xc3)
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': cut.length })
      res.end(cut)
      break
    }
    case 'padded':
      writeText(res, 200, text.padEnd(fault.bytes))
      break
    case 'reset':
      res.socket?.resetAndDestroy()
      break
    case 'truncate': {
      const bytes = Buffer.from(text)
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
      res.write(bytes.subarray(0, bytes.length >> 1), () => res.destroy())
      break
    }
    case 'truncate-json':
      writeText(res, 200, text.slice(0, text.length >> 1))
      break
    case 'html':
      writeText(res, 200, fault.body ?? '<!doctype html><title>Maintenance</title>', 'text/html')
      break
    case 'errors': {
      const { code = 'INTERNAL_SERVER_ERROR', message = 'Injected', status = 200 } = fault
      const errors = JSON.stringify([{ message, ...(code === null ? {} : { extensions: { code } }) }])
      writeText(res, status, `{"errors":${errors},${fault.withData ? text.slice(1) : '"data":null}'}`)
      break
    }
    case 'body':
      writeText(res, 200, typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body))
      break
    case 'redirect':
      res.setHeader('location', fault.location)
      writeText(res, fault.status ?? 302, '')
      break
  }
}

export function writeText(
  res: ServerResponse,
  status: number,
  text: string,
  type = 'application/json'
): void {
  res.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text)
  })
  res.end(text)
}
