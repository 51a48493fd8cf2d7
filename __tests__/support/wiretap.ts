import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse
} from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Tapped {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Wiretap {
  readonly url: string
  readonly requests: readonly Tapped[]
  close(): Promise<void>
}

/** A server on loopback that keeps all that it is sent, and answers as it is told. */
export async function startWiretap(
  answer: (tapped: Tapped, res: ServerResponse) => void | Promise<void>
): Promise<Wiretap> {
  const requests: Tapped[] = []
  const server = createServer(async (req, res) => {
    const tapped = {
      method: req.method ?? '',
      url: req.url ?? '',
      headers: req.headers,
      body: await textOf(req)
    }
    requests.push(tapped)
    await answer(tapped, res)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    }
  }
}

/** Passes everything on to another server, and the answer back. */
export function startTee(target: string): Promise<Wiretap> {
  return startWiretap(async ({ method, url, headers, body }, res) => {
    const { host: _own, ...rest } = headers
    const onward = request(new URL(url, target), { method, headers: rest })
    onward.end(body)
    try {
      const [answer] = (await once(onward, 'response')) as [IncomingMessage]
      res.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(res)
    } catch {
      res.destroy()
    }
  })
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** An answer of the audit query with these rows, as text. */
export function auditAnswer(rows: readonly string[], total = rows.length): string {
  return `{"data":{"info":{"company":{"logs":{"audit":{"count":${rows.length},"total":${total},"results":[${rows.join(',')}]}}}}}}`
}

/** The rows that an audit query asks for: none behind the end, by which the end is known. */
export function pageOf(rows: readonly string[], { body }: Tapped): string {
  const [, skip = '0', limit = '0'] = /skip: (\d+), limit: (\d+)/.exec(body) ?? []
  return auditAnswer(rows.slice(Number(skip), Number(skip) + Number(limit)), rows.length)
}
