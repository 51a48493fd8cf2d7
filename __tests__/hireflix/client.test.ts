import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { ClientError } from 'graphql-request'
import { SourceError } from '../../src/errors.js'
import type { Answer } from '../../src/hireflix/answer.js'
import {
  type ClientEdges,
  type ClientOptions,
  type HireflixClient,
  hireflixClient,
  networkEdges
} from '../../src/hireflix/client.js'
import { TransientFailure } from '../../src/hireflix/http-answer.js'
import { parseRetryAfter } from '../../src/hireflix/retry-after.js'
import { hourMs, isHelpful, now, row } from '../support/builders.js'

const apiKey = 'a-key-that-nobody-may-see'
const closing: (() => unknown)[] = []
const execute = promisify(execFile)

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function listen(handler: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.close()
    server.closeAllConnections()
  })
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

type Reply = (res: ServerResponse, req: IncomingMessage) => void

interface Seen {
  readonly method: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly at: number
}

/** A server that gives these replies in turn, the last one again and again. */
async function serve(...replies: readonly Reply[]): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const { url } = await listen(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    const index = seen.push({ method: req.method, headers: req.headers, body, at: performance.now() }) - 1
    res.sendDate = false
    res.setHeader('date', new Date(now).toUTCString())
    const reply = replies[Math.min(index, replies.length - 1)]
    reply?.(res, req)
  })
  return { url: `${url}/me`, seen }
}

const json =
  (body: unknown, status = 200, headers = {}): Reply =>
  (res) => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers })
    res.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
  }

const audit = (value: unknown): unknown => ({ data: { info: { company: { logs: { audit: value } } } } })
const one = audit({ count: 1, total: 1, results: [row()] })
const good = json(one)

function clientOf(
  url: string,
  changes: Partial<ClientOptions & ClientEdges> = {}
): { client: HireflixClient; logged: string[] } {
  const logged: string[] = []
  const endpoint = new URL(url)
  const client = hireflixClient(
    { endpoint, apiKey, log: (message) => logged.push(message), ...changes },
    { ...networkEdges(endpoint), timeoutMs: 5000, retries: 2, backOffMs: 1, ...changes }
  )
  closing.push(() => client.close())
  return { client, logged }
}

interface Outcome {
  readonly answer: Answer | undefined
  /** The code of the error, if any. */
  readonly code: string | undefined
  readonly message: string
  readonly logged: readonly string[]
}

/** Asks once, and looks for the key in everything that comes back. */
async function ask(url: string, changes: Partial<ClientOptions & ClientEdges> = {}): Promise<Outcome> {
  const { client, logged } = clientOf(url, changes)
  try {
    const answer = await client.fetchSlice({ skip: 7, limit: 11 })
    expect(logged.join()).not.toContain(changes.apiKey ?? apiKey)
    return { answer, code: undefined, message: '', logged }
  } catch (error) {
    for (let each = error as Error | undefined; each !== undefined; each = each.cause as Error | undefined) {
      const told = [each.message, each.stack, JSON.stringify(each), logged.join()].join()
      expect(told).not.toContain(changes.apiKey ?? apiKey)
      expect(told).not.toContain('alice@example.com')
    }
    const { code, message } = error as { code: string; message: string }
    expect(isHelpful(message) ? '' : message).toBe('')
    return { answer: undefined, code, message, logged }
  }
}

describe('hireflixClient()', () => {
  test('asks exactly the documented query', async () => {
    const { url, seen } = await serve(good)
    const { answer } = await ask(url)
    expect(answer).toMatchObject({ total: 1, serverNow: now, rows: [{ kind: 'event' }] })
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      query:
        'query { info { company { logs { audit(pagination: { skip: 7, limit: 11 }) ' +
        '{ count total results { actor { id email } timestamp object ip action host referer medium } } } } } }'
    })
    expect(seen[0]).toMatchObject({
      method: 'POST',
      headers: {
        'x-api-key': apiKey,
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'hireflix-audit-archive'
      }
    })
  })

  test('keeps every digit', async () => {
    const text = JSON.stringify(one).replace('"68eb01"', '9007199254740993')
    const { url } = await serve(json(text))
    const [first] = (await ask(url)).answer?.rows ?? []
    expect(first?.kind === 'event' && first.event.line).toContain('"id":9007199254740993')
  })

  test.each<[string, Reply]>([
    ...[408, 421, 425, 429, 500, 502, 504].map((status): [string, Reply] => [
      `${status}`,
      json('{}', status)
    ]),
    ['503 with a page', (res) => res.writeHead(503, { 'content-type': 'text/html' }).end('<p>')],
    ['a reset', (res) => res.socket?.resetAndDestroy()],
    [
      'a body cut short',
      (res) => {
        res.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 })
        res.write('{"data"', () => res.destroy())
      }
    ],
    ['JSON cut short', json(JSON.stringify(one).slice(0, -20))],
    ['200 with a page', (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<p>')],
    ['403 with a page', (res) => res.writeHead(403, { 'content-type': 'text/html' }).end('<p>')],
    ['403 with a challenge', json('{}', 403, { 'cf-mitigated': 'challenge' })],
    ['Forbidden with Retry-After', json({ errors: [{ message: 'Forbidden' }] }, 200, { 'retry-after': '0' })],
    ['403 with Retry-After', json({ message: 'Forbidden' }, 403, { 'retry-after': '0' })],
    ['200 that says too much is asked', json({ error: 'Too many requests' })],
    [
      'an error that may pass',
      json({ errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
    ],
    ['an error beside whole data', json({ ...(one as object), errors: [{ message: 'Partly' }] })],
    ['an empty body', json('')]
  ])('tries again after %s', async (_case, reply) => {
    const { url, seen } = await serve(reply, reply, good)
    const { answer, logged } = await ask(url)
    expect(answer?.total).toBe(1)
    expect(seen).toHaveLength(3)
    expect(logged).toHaveLength(2)
  })

  test('tries again after no answer in time', async () => {
    const { url, seen } = await serve(() => undefined, good)
    const { answer, logged } = await ask(url, { timeoutMs: 150 })
    expect(answer?.total).toBe(1)
    expect(seen).toHaveLength(2)
    expect(logged.join()).toContain('in time')
  })

  test('gives up after a body that never ends', async () => {
    const { url } = await serve((res) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      res.write('{"data":')
    })
    expect(await ask(url, { timeoutMs: 100, retries: 1 })).toMatchObject({ code: 'unreachable' })
  })

  test.each<[string, string, Reply, number]>([
    ['unauthorized', '401', json('{}', 401), 1],
    ['unauthorized', '403', json({ message: 'Forbidden' }, 403), 1],
    [
      'intercepted',
      '403 with a page',
      (res) => res.writeHead(403, { 'content-type': 'text/html' }).end('<p>'),
      3
    ],
    ['not-utf8', 'bytes that are not UTF-8', json(Buffer.from([0x7b, 0xff, 0x7d])), 1],
    ['query-refused', '400 in words', json({ errors: [{ message: 'Cannot query field "medium"' }] }, 400), 1],
    ['query-refused', '400 in other JSON', json({ message: 'No' }, 400), 1],
    [
      'query-refused',
      'a number of rows in 200',
      json({
        errors: [
          { message: 'values greater than 100 are not allowed', extensions: { code: 'BAD_USER_INPUT' } }
        ]
      }),
      1
    ],
    ['proxy-refused', '407', (res) => res.writeHead(407).end(), 1],
    [
      'unauthorized',
      'an error in 200',
      json({ errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }], data: null }),
      1
    ],
    ['unauthorized', 'words in 200', json({ errors: [{ message: 'Invalid API key' }] }), 1],
    ['unauthorized', 'an error in 400', json({ errors: [{ message: 'Forbidden' }] }, 400), 1],
    [
      'query-refused',
      'a query refused with 400',
      json({ errors: [{ message: 'x', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }, 400),
      1
    ],
    [
      'query-refused',
      'a query refused with 200',
      json({ errors: [{ message: 'x', extensions: { code: 'BAD_USER_INPUT' } }] }),
      1
    ],
    ['graphql-errors', 'errors that stay', json({ errors: [{ message: 'x' }] }), 3],
    ['malformed-answer', 'errors of null without data', json({ data: null, errors: null }), 1],
    ['graphql-errors', 'an error of false', json({ ...(one as object), errors: false }), 3],
    [
      'graphql-errors',
      'errors in a strange shape',
      json({ errors: [null, 1, { message: { toString: 1 }, extensions: { code: { valueOf: 1 } } }] }),
      3
    ],
    ['status', '404', json('{}', 404), 1],
    ['status', '204', (res) => res.writeHead(204).end(), 1],
    ['status', '400 without errors', json('{}', 400), 1],
    ['status', '503 that stays', json('{}', 503), 3],
    [
      'intercepted',
      'a page with 200',
      (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
      3
    ],
    ['not-json', 'words with 200', (res) => res.writeHead(200, { 'content-type': 'text/plain' }).end('x'), 1],
    ['not-json', 'no content type', (res) => res.end('{}'), 1],
    ['malformed-answer', 'an array', json('[]'), 1],
    ['not-json', 'null', json('null'), 3],
    ['not-json', 'JSON cut short every time', json('{"data":'), 3],
    ['redirected', '301', (res) => res.writeHead(301, { location: '/elsewhere' }).end(), 1],
    ['redirected', '307', (res) => res.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(), 1],
    ['unreachable', 'resets that stay', (res) => res.socket?.resetAndDestroy(), 3],
    [
      'no-date',
      'no Date',
      (res, req) => {
        res.removeHeader('date')
        good(res, req)
      },
      1
    ],
    [
      'no-date',
      'a Date that is none',
      (res, req) => {
        res.setHeader('date', 'today')
        good(res, req)
      },
      1
    ]
  ])('fails with %s at %s', async (code, _case, reply, requests) => {
    const { url, seen } = await serve(reply)
    const outcome = await ask(url)
    expect(outcome.code).toBe(code)
    expect(seen).toHaveLength(requests)
    expect(outcome.logged).toHaveLength(requests - 1)
  })

  test.each<[string, unknown, string]>([
    ['no data', {}, '"info"'],
    ['null data', { data: null }, '"info"'],
    ['null on the first step', { data: { info: null } }, '"info" is null'],
    ['null on the second', { data: { info: { company: null } } }, '"info.company" is null'],
    ['null on the third', { data: { info: { company: { logs: null } } } }, '"info.company.logs" is null'],
    ['null on the last', audit(null), '"info.company.logs.audit" is null'],
    ['an array on the path', { data: { info: [] } }, '"info" is an array'],
    ['no total', audit({ count: 0, results: [] }), '"total" is missing'],
    ['a null total', audit({ total: null, results: [] }), '"total" is null'],
    ['a total in words', audit({ total: '1', results: [] }), '"total" is a string'],
    ['a negative total', audit({ total: -1, results: [] }), '"total"'],
    ['a fraction as total', audit({ total: 1.5, results: [] }), '"total"'],
    ['no results', audit({ total: 1 }), '"results" is missing'],
    ['null results', audit({ total: 1, results: null }), '"results" is null'],
    ['results that are no array', audit({ total: 1, results: { a: 1 } }), '"results" is an object']
  ])('fails with malformed-answer at %s, which is never no events', async (_case, body, named) => {
    const { url } = await serve(json(body))
    const { code, message } = await ask(url, { retries: 0 })
    expect(['malformed-answer', 'not-json']).toContain(code)
    if (code === 'malformed-answer') expect(message).toContain(named)
  })

  test.each<[string, Reply, Partial<Answer>]>([
    ['errors of null', json({ ...(one as object), errors: null }), { serverNow: now }],
    ['no errors', json({ ...(one as object), errors: [] }), { serverNow: now }],
    ['words beside it', json({ ...(one as object), message: 'Too many requests' }), { serverNow: now }],
    ['an age', json(one, 200, { age: '21600' }), { serverNow: now - 6 * hourMs }],
    [
      'two equal dates',
      (res, req) => {
        const date = new Date(now).toUTCString()
        res.setHeader('date', [date, date])
        good(res, req)
      },
      { serverNow: now }
    ],
    [
      'a date of asctime',
      (res, req) => {
        res.setHeader('date', 'Tue Oct 14 03:17:00 2025')
        good(res, req)
      },
      { serverNow: Date.UTC(2025, 9, 14, 3, 17) }
    ]
  ])('reads good data with %s', async (_case, reply, expected) => {
    const { url } = await serve(reply)
    expect((await ask(url)).answer).toMatchObject({ total: 1, ...expected })
  })

  test('says what the server says, where that is JSON but not GraphQL', async () => {
    const { url } = await serve(json({ error: `Quota\n::error::${apiKey} of the "plan" is used up` }))
    const { code, message } = await ask(url, { retries: 0 })
    expect(code).toBe('graphql-errors')
    expect(message).toContain(`the server reports an error, "Quota  error *** of the 'plan' is used up"`)
  })

  test.each<[string, Reply, string]>([
    [
      'GraphQL errors',
      json({ errors: [{ message: `Down; for "${apiKey}"` }] }, 500),
      `HTTP status 500, it says "Down; for '***'"; try again later`
    ],
    [
      'other JSON',
      json({ message: 'Sixty a minute' }, 429),
      'it asks for patience (HTTP status 429), it says "Sixty a minute"; try again later'
    ],
    [
      'a challenge',
      json({ title: 'Blocked', detail: 'Ray 1' }, 403, { 'cf-mitigated': 'block' }),
      '(HTTP status 403, header cf-mitigated), it says "Blocked: Ray 1"; check what stands'
    ],
    ['nothing', json({}, 500), 'HTTP status 500; try again later'],
    ['half of it', json('{"message":"H', 500), 'HTTP status 500; try again later'],
    [
      'a page',
      (res) => res.writeHead(500, { 'content-type': 'text/html' }).end('<p>'),
      'HTTP status 500 with'
    ],
    [
      'a body that breaks off',
      (res) => {
        res.writeHead(500, { 'content-type': 'application/json', 'content-length': 99 })
        res.write('{', () => res.destroy())
      },
      'HTTP status 500; try again later'
    ]
  ])('says why it is put off, where that is said by %s', async (_case, reply, expected) => {
    const { url } = await serve(reply)
    expect((await ask(url, { retries: 0 })).message).toContain(expected)
  })

  test.each<[string, Reply]>([
    ['401', json('{}', 401)],
    [
      '401 without a date',
      (res, req) => {
        res.removeHeader('date')
        json('{}', 401)(res, req)
      }
    ],
    ['a code', json({ errors: [{ message: 'x', extensions: { code: 'FORBIDDEN' } }] })],
    ['words', json({ errors: [{ message: 'values greater than 100 are not allowed' }] })],
    ['other words', json({ errors: [{ message: 'Access denied' }] })]
  ])('does not suspect the key once it was answered: %s', async (_case, refusal) => {
    const { url, seen } = await serve(good, refusal)
    const { client } = clientOf(url)
    await client.fetchSlice({ skip: 0, limit: 100 })
    await expect(client.fetchSlice({ skip: 100, limit: 200 })).rejects.toMatchObject({
      code: 'query-refused',
      message: expect.not.stringContaining('make a key')
    })
    expect(seen).toHaveLength(2)
  })

  test('accepts an answer with empty errors, and JSON by another name', async () => {
    const { url } = await serve(
      json({ ...(one as object), errors: [] }, 200, {
        'content-type': 'application/graphql-response+json; charset=utf-8'
      })
    )
    expect((await ask(url)).answer?.total).toBe(1)
  })

  test('takes nothing larger than 32 MiB', async () => {
    const { url } = await serve(json(Buffer.alloc(33 * 1024 * 1024, 0x20)))
    expect((await ask(url)).code).toBe('too-large')
  })

  test('keeps the key out of messages though the server repeats it', async () => {
    const { url } = await serve(
      json({
        errors: [
          { message: `No such thing\n::error::${apiKey} for alice`, extensions: { code: 'BAD_USER_INPUT' } }
        ]
      })
    )
    const { message } = await ask(url)
    expect(message).toContain('***')
    expect(message).not.toMatch(/::|\n/)
  })

  test('names no more than a code when nobody listens', async () => {
    const { url, server } = await listen(() => undefined)
    server.close()
    const { code, message } = await ask(`${url}/me`)
    expect(code).toBe('unreachable')
    expect(message).toContain(`"${new URL(url).host}": the connection failed (ECONNREFUSED)`)
  })
})

describe('graphql-request', () => {
  test.each<[string | undefined, string, unknown, number]>([
    [undefined, 'extensions of null', { ...(one as object), extensions: null }, 1],
    [undefined, 'extensions in words', { ...(one as object), extensions: 'alice@example.com' }, 1],
    ['malformed-answer', 'a batch', [one], 1],
    ['malformed-answer', 'a batch of words', ['alice@example.com'], 1],
    ['malformed-answer', 'data in words', { data: 'alice@example.com' }, 1],
    ['malformed-answer', 'data in an array', { data: ['alice@example.com'] }, 1],
    ['graphql-errors', 'errors in words', { errors: 'alice@example.com' }, 3],
    ['not-json', 'words', JSON.stringify('alice@example.com'), 3],
    ['not-json', 'what is not JSON', 'alice@example.com', 3]
  ])('does not judge an answer: %s at %s', async (code, _case, body, requests) => {
    const { url, seen } = await serve(json(body))
    const outcome = await ask(url)
    expect(outcome.code).toBe(code)
    expect(seen).toHaveLength(requests)
  })

  test('makes no error of the deepest answer', async () => {
    const depth = 100_000
    const errors = `[{"message":"Forbidden","path":${'['.repeat(depth)}${']'.repeat(depth)}}]`
    const { url } = await serve(json(`{"errors":${errors}}`, 400))
    expect((await ask(url)).code).toBe('unauthorized')
  })

  test('reads JSON by any name', async () => {
    const { url } = await serve(json(one, 200, { 'content-type': 'application/vnd.hireflix+json' }))
    expect((await ask(url)).answer?.total).toBe(1)
  })

  test('tells nobody of its own errors, which repeat request and answer', async () => {
    const error = new ClientError(
      { status: 200, headers: new Headers(), body: 'alice@example.com' },
      { query: apiKey, variables: {} }
    )
    expect(error.message).toContain(apiKey)
    expect(error.message).toContain('alice@example.com')
    const send = () => Promise.reject(error)
    const transport = { host: 'hireflix.test', send, close: async () => undefined }
    const { code, message, logged } = await ask('https://hireflix.test/me', { transport })
    expect({ code, message }).toEqual({
      code: 'unreachable',
      message: expect.stringContaining('Cannot read "hireflix.test": the request failed')
    })
    expect(logged).toHaveLength(2)
  })
})

test('Connections are closed with the client, which may not have had any', async () => {
  const { url, server } = await listen((req, res) => void good(res, req))
  const { client } = clientOf(`${url}/me`)
  await client.close()
  await client.fetchSlice({ skip: 0, limit: 10 }).catch(() => undefined)
  await client.close()
  const count = () => new Promise((done) => server.getConnections((_error, open) => done(open)))
  for (let tries = 0; tries < 100 && (await count()) !== 0; tries++)
    await new Promise((done) => setTimeout(done, 10))
  expect(await count()).toBe(0)
})

test('An answer that is of no use is not waited for', async () => {
  let closed: Promise<unknown> = Promise.resolve()
  const { url } = await serve((res) => {
    closed = once(res, 'close')
    res.writeHead(404, { 'content-type': 'application/json' })
    res.write('{')
  })
  const began = performance.now()
  expect((await ask(url, { retries: 0 })).code).toBe('status')
  await closed
  // After five seconds it would end by itself.
  expect(performance.now() - began).toBeLessThan(2500)
})

test('A server that does not speak TLS is not spoken to without it', async () => {
  const { url, seen } = await serve(good)
  const { message } = await ask(url.replace('http:', 'https:'), { retries: 0 })
  expect(message).toMatch(/the connection failed \((?:EPROTO|ERR_SSL_\w+)\)/)
  expect(seen).toHaveLength(0)
})

test('Connections are kept from one request to the next', async () => {
  const connections = new Set<unknown>()
  const { server, url } = await listen((_req, res) => void good(res, _req))
  server.on('connection', (socket) => connections.add(socket))
  const { client } = clientOf(`${url}/me`)
  for (let n = 0; n < 3; n++) await client.fetchSlice({ skip: 0, limit: 10 })
  expect(connections.size).toBe(1)
  await Promise.all([1, 2, 3, 4].map(() => client.fetchSlice({ skip: 0, limit: 10 })))
  expect(connections.size).toBe(4)
})

test.each(['gzip', 'deflate', 'x-gzip', ' GZIP '] as const)(
  'An answer may come packed: %s',
  async (encoding) => {
    const packed = (encoding === 'deflate' ? deflateSync : gzipSync)(JSON.stringify(one))
    const { url, seen } = await serve(json(packed, 200, { 'content-encoding': encoding }))
    expect((await ask(url)).answer?.total).toBe(1)
    expect(seen[0]?.headers['accept-encoding']).toBe('gzip, deflate')
    const cut = await serve(json(packed.subarray(0, -9), 200, { 'content-encoding': encoding }))
    expect((await ask(cut.url)).code).toBe('unreachable')
  }
)

test('One that is packed in another way is refused', async () => {
  const { url } = await serve(
    json(brotliCompressSync(JSON.stringify(one)), 200, { 'content-encoding': 'br' })
  )
  expect((await ask(url)).code).toBe('not-json')
})

describe('Retry-After', () => {
  test.each([
    ['seconds', '1'],
    ['a date', new Date(now + 1000).toUTCString()]
  ])('is waited for in %s', async (_case, retryAfter) => {
    const { url, seen } = await serve(json('{}', 429, { 'retry-after': retryAfter }), good)
    expect((await ask(url)).answer?.total).toBe(1)
    expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(900)
  })

  test('makes whoever asked wait, and all others as long, up to five minutes', async () => {
    const waits: number[] = []
    const wait = async (ms: number) => void waits.push(ms)
    const { url, seen } = await serve(json('{}', 429, { 'retry-after': '300' }), good)
    expect((await ask(url, { wait })).answer?.total).toBe(1)
    expect(waits).toEqual([300_000])
    expect(seen).toHaveLength(2)
  })

  test.each([
    ['an hour', '3600', [300_000, 60_000], 3],
    ['a century', '3153600000', [0, 0, 0, 0, 0], 6],
    ['a date far ahead', 'Fri, 31 Dec 9999 23:59:59 GMT', [300_000, 60_000], 3],
    ['a date long ago', 'Thu, 01 Jan 1970 00:00:00 GMT', [0, 0, 0, 0, 0], 6],
    ['nonsense', 'soon', [0, 0, 0, 0, 0], 6],
    ['less than nothing', '-5', [0, 0, 0, 0, 0], 6],
    ['a minute and a half', '90', [90_000, 90_000, 90_000, 90_000], 5]
  ])(
    'of %s is waited for within bounds, and no longer in all',
    async (_case, retryAfter, expected, times) => {
      const waits: number[] = []
      const wait = async (ms: number) => void waits.push(ms)
      const { url, seen } = await serve(json('{}', 429, { 'retry-after': retryAfter }))
      expect((await ask(url, { wait, retries: 5 })).code).toBe('status')
      expect(waits.slice(0, expected.length)).toEqual(expected)
      expect(waits.slice(expected.length).every((ms) => ms === 0)).toBe(true)
      expect(seen).toHaveLength(times)
    }
  )

  test('never makes a run wait for more than ten minutes, however many requests there are', async () => {
    jest.useFakeTimers()
    try {
      for (const asked of [undefined, 1, 30, 90, 3600]) {
        const fault = new SourceError('status', 'Cannot read "x": HTTP status 429; try again later')
        const failure = new TransientFailure(fault, asked && asked * 1000, true)
        const send = () => Promise.reject(failure)
        const transport = { host: 'hireflix.test', send, close: async () => undefined }
        const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
        const endpoint = new URL('https://hireflix.test/me')
        const { backOffMs, retries } = networkEdges(endpoint)
        const edges = { transport, wait, backOffMs, retries }
        const { client } = clientOf(endpoint.href, { ...edges, concurrency: 8 })
        const began = Date.now()
        let endedMs = 0
        const all = Promise.allSettled(
          Array.from({ length: 16 }, (_, n) => client.fetchSlice({ skip: n, limit: 10 }))
        ).then((ends) => {
          endedMs = Date.now() - began
          return ends
        })
        for (let n = 0; n < 1300 && endedMs === 0; n++) await jest.advanceTimersByTimeAsync(1000)
        expect(new Set((await all).map((end) => end.status === 'rejected' && end.reason))).toEqual(
          new Set([fault])
        )
        expect([asked, endedMs / 60_000]).toEqual([asked, expect.any(Number)])
        expect(endedMs).toBeLessThanOrEqual(10 * 60_000)
      }
    } finally {
      jest.useRealTimers()
    }
  })

  /** Asks in a process with nothing else to do. */
  async function askInProcess(url: string, script: string): Promise<string> {
    const opening = `
      import { hireflixClient, networkEdges } from './src/hireflix/client.ts'
      const endpoint = new URL('${url}')
      const edges = { ...networkEdges(endpoint), retries: 0 }
      const client = hireflixClient({ endpoint, apiKey: 'key', log: () => {} }, edges)
      const ask = () => client.fetchSlice({ skip: 0, limit: 1 })
    `
    const options = ['--no-warnings', '--experimental-transform-types', '--input-type=module']
    const loader = ['--import', './__tests__/support/typescript-loader.mjs']
    const program = [...options, ...loader, '--eval', opening + script]
    return (await execute(process.execPath, program, { timeout: 30_000 })).stdout
  }

  test('holds the process for a request that waits behind it', async () => {
    const { url, seen } = await serve(json('{}', 429, { 'retry-after': '1' }), good)
    expect(await askInProcess(url, 'console.log((await ask().catch(() => ask())).total)')).toBe('1\n')
    expect(seen).toHaveLength(2)
  })

  test('does not hold it once the client is closed', async () => {
    const { url } = await serve(json('{}', 429, { 'retry-after': '200' }))
    const script = 'console.log((await ask().catch((error) => error)).code); await client.close()'
    expect(await askInProcess(url, script)).toBe('status\n')
  })

  test.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['7', 7000],
    [' 7 ', 7000],
    ['0', 0],
    [new Date(now + 5000).toUTCString(), 5000],
    [new Date(now - 5000).toUTCString(), 0],
    ['soon', undefined],
    ['', undefined],
    ['120', 120_000],
    ['7 s', undefined],
    ['-7', undefined],
    ['2030', 2_030_000],
    ['Tue Oct 14 2025', undefined],
    ['9'.repeat(10), undefined]
  ])('%j is %s', (header, waitMs) => {
    expect(parseRetryAfter(header, now)).toBe(waitMs)
  })

  test('of a date says nothing without the date of the answer', () => {
    expect(parseRetryAfter(new Date(now).toUTCString(), undefined)).toBeUndefined()
  })
})

describe('A proxy', () => {
  const names = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))
  afterEach(() => {
    for (const name of names) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  })

  /** A proxy on loopback that takes every name for the given server. */
  async function proxyTo(target: string): Promise<{ url: string; asked: string[] }> {
    const asked: string[] = []
    const { url, server } = await listen((req, res) => {
      asked.push(`GET ${req.url}`)
      res.writeHead(500).end()
    })
    server.on('connect', (req, socket) => {
      asked.push(req.url ?? '')
      const { port } = new URL(target)
      const upstream = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        upstream.pipe(socket).pipe(upstream)
      })
      for (const end of [upstream, socket]) end.on('error', () => undefined)
      socket.on('close', () => upstream.destroy())
    })
    for (const name of names) delete process.env[name]
    return { url, asked }
  }

  test('of the environment is used, and sees no key', async () => {
    const { url, seen } = await serve(good)
    const proxy = await proxyTo(url)
    process.env['http_proxy'] = proxy.url
    expect((await ask('http://hireflix.test/me', { retries: 0 })).answer?.total).toBe(1)
    expect(proxy.asked).toEqual(['hireflix.test:80'])
    expect(seen[0]?.headers['x-api-key']).toBe(apiKey)
  })

  test('is not used for loopback, nor where no_proxy says so', async () => {
    const { url } = await serve(good)
    const proxy = await proxyTo(url)
    process.env['http_proxy'] = proxy.url
    expect((await ask(url)).answer?.total).toBe(1)
    process.env['no_proxy'] = 'hireflix.test'
    expect((await ask('http://hireflix.test/me', { retries: 0 })).code).toBe('unreachable')
    expect(proxy.asked).toEqual([])
  })

  test('that refuses is a failure without its password', async () => {
    const { url: proxyUrl, server } = await listen(() => undefined)
    server.on('connect', (_req, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'))
    for (const name of names) delete process.env[name]
    process.env['http_proxy'] = proxyUrl.replace('http://', 'http://user:hidden@')
    const { code, message } = await ask('http://hireflix.test/me', { retries: 0 })
    expect(code).toBe('proxy-refused')
    expect(message).toContain('in the environment variable "http_proxy"')
    expect(message).not.toContain('hidden')
  })

  test.each<[string, string, string, number]>([
    ['asks for another password', '407 Proxy Authentication Required', 'asks for a user and password', 1],
    ['forbids it', '403 Forbidden', 'the proxy opens no tunnel to it (HTTP status 403)', 3],
    ['is overloaded', '503 Service Unavailable', 'no tunnel to it (HTTP status 503); check the rules', 3]
  ])('that %s is named, and asked again where that may help', async (_case, line, found, times) => {
    let asked = 0
    const { url: proxyUrl, server } = await listen(() => undefined)
    server.on('connect', (_req, socket) => {
      asked++
      socket.end(`HTTP/1.1 ${line}\r\n\r\n`)
    })
    for (const name of names) delete process.env[name]
    process.env['HTTP_PROXY'] = proxyUrl
    const { message } = await ask('http://hireflix.test/me')
    expect(message).toContain(found)
    expect(message).toContain('"HTTP_PROXY"')
    expect(asked).toBe(times)
  })

  test('that is not there is named as what failed', async () => {
    const { url: proxyUrl, server } = await listen(() => undefined)
    server.close()
    for (const name of names) delete process.env[name]
    process.env['http_proxy'] = proxyUrl
    const { code, message } = await ask('http://hireflix.test/me', { retries: 0 })
    expect(code).toBe('unreachable')
    expect(message).toContain('(ECONNREFUSED) on the way through the proxy that "http_proxy" names')
  })

  test('whose address cannot be read is a fault, and is not passed by', async () => {
    const { url, seen } = await serve(good)
    const proxy = await proxyTo(url)
    process.env['http_proxy'] = proxy.url.replace('http://', 'http://bob:100%hidden@')
    const { client } = clientOf('http://hireflix.test/me')
    const fault = await client.fetchSlice({ skip: 0, limit: 1 }).catch((error) => error)
    expect(fault).toMatchObject({ code: 'proxy-unreadable' })
    expect(fault.message).not.toContain('hidden')
    await client.close()
    expect([seen.length, proxy.asked]).toEqual([0, []])
  })
})

describe('A certificate', () => {
  /** Speaks TLS with a certificate that no authority vouches for. */
  async function serveTls(name: string): Promise<{ url: string; count: () => number }> {
    const folder = await mkdtemp(join(tmpdir(), 'certificate-'))
    closing.push(() => rm(folder, { recursive: true }))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    await execute('openssl', [...made, '-keyout', key, '-out', cert, '-subj', `/CN=${name}`, '-days', '2'])
    let connections = 0
    const server = createTlsServer({ key: await readFile(key), cert: await readFile(cert) }, (_req, res) =>
      res.end()
    )
    server.on('connection', () => connections++)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    closing.push(async () => {
      server.close()
      server.closeAllConnections()
    })
    return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/me`, count: () => connections }
  }

  test('of an authority that is not known here ends it at once, and says what to set', async () => {
    const { url, count } = await serveTls('127.0.0.1')
    const { code, message, logged } = await ask(url)
    expect(code).toBe('untrusted-certificate')
    expect(message).toMatch(/\(DEPTH_ZERO_SELF_SIGNED_CERT\); .* NODE_EXTRA_CA_CERTS$/)
    expect([count(), logged]).toEqual([1, []])
  })
})

describe('The dates of one run', () => {
  const minuteMs = 60_000
  /** Answers at these minutes of the run's clock, dated so many minutes after the first. */
  async function codesOf(...answers: readonly (readonly [at: number, date: number])[]): Promise<string[]> {
    let at = 0
    let index = 0
    const { url } = await serve((res, req) => {
      res.setHeader('date', new Date(now + (answers[index]?.[1] ?? 0) * minuteMs).toUTCString())
      good(res, req)
    })
    const { client } = clientOf(url, { now: () => 12_345 + at * minuteMs, retries: 0 })
    const codes: string[] = []
    for (const [minute] of answers) {
      at = minute
      const fetched = client.fetchSlice({ skip: 0, limit: 1 })
      codes.push(
        await fetched.then(
          () => 'read',
          (error: SourceError) => error.code
        )
      )
      index++
    }
    return codes
  }

  test.each<[string, (readonly [number, number])[], string[]]>([
    [
      'as its clock does',
      [
        [0, 0],
        [60, 60],
        [600, 600]
      ],
      ['read', 'read', 'read']
    ],
    [
      'within ten minutes of it',
      [
        [0, 0],
        [5, 15],
        [30, 20],
        [31, 41]
      ],
      ['read', 'read', 'read', 'read']
    ],
    [
      'not where they stand still',
      [
        [0, 0],
        [9, 0],
        [10, 0],
        [11, 0]
      ],
      ['read', 'read', 'read', 'unsteady-date']
    ],
    [
      'not from a cache',
      [
        [0, 0],
        [1, -360],
        [2, 2]
      ],
      ['read', 'unsteady-date', 'read']
    ],
    [
      'not where the first one was wrong',
      [
        [0, 0],
        [1, 300],
        [2, 302]
      ],
      ['read', 'unsteady-date', 'unsteady-date']
    ],
    [
      'not by a jump ahead',
      [
        [0, 0],
        [1, 12]
      ],
      ['read', 'unsteady-date']
    ]
  ])('advance %s', async (_case, answers, expected) => {
    expect(await codesOf(...answers)).toEqual(expected)
  })

  test('are asked for again where one does not fit', async () => {
    const dated =
      (date: number): Reply =>
      (res, req) => {
        res.setHeader('date', new Date(date).toUTCString())
        good(res, req)
      }
    const { url, seen } = await serve(good, dated(now - 12 * hourMs), good)
    const { client, logged } = clientOf(url)
    await client.fetchSlice({ skip: 0, limit: 1 })
    expect((await client.fetchSlice({ skip: 1, limit: 1 })).serverNow).toBe(now)
    expect(seen).toHaveLength(3)
    expect(logged.join()).toMatch(/its Date is 720 minutes behind the first Date of this run/)
  })
})

test('rows are read as the archive may store them, before anybody else sees them', async () => {
  const { url } = await serve(json(audit({ count: 1, total: 1, results: [row()] })))
  const parsed: unknown[] = []
  const { client } = clientOf(url, {
    pseudonyms: {
      parseRow: (received, serverNow) => {
        parsed.push(received, serverNow)
        return { kind: 'quarantined', quarantined: { key: 'k', reason: 'not an object', row: 'hidden' } }
      }
    }
  })
  const { rows } = await client.fetchSlice({ skip: 0, limit: 1 })
  expect(rows).toEqual([
    { kind: 'quarantined', quarantined: { key: 'k', reason: 'not an object', row: 'hidden' } }
  ])
  expect(parsed).toEqual([row(), now])
})

test.each([
  ['429', 'fewer', 429, 2],
  ['500', 'as many', 500, 4],
  ['404', 'as many', 404, 4]
])('after a %s %s requests are under way at once', async (_case, _so, status, expected) => {
  let underWay = 0
  let most = 0
  let refused = false
  const { url } = await listen(async (req, res) => {
    for await (const _chunk of req);
    most = Math.max(most, ++underWay)
    await new Promise((resolve) => setTimeout(resolve, 10))
    underWay--
    res.sendDate = false
    res.setHeader('date', new Date(now).toUTCString())
    if (!refused) most = 0
    const reply = refused ? json(audit({ count: 0, total: 0, results: [] })) : json('{}', status)
    refused = true
    reply(res, req)
  })
  const { client } = clientOf(`${url}/me`, { retries: 5, concurrency: 4 })
  await client.fetchSlice({ skip: 0, limit: 10 }).catch(() => undefined)
  await Promise.all(Array.from({ length: 12 }, (_, n) => client.fetchSlice({ skip: n, limit: 10 })))
  expect(most).toBe(expected)
})
