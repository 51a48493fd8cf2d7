import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { verifiedLedger } from '../../support/archive-folder.js'
import { archiveOn, dayMs, hourlyRows, night, startWorld, type World } from '../../support/scenario.js'
import { auditAnswer, startWiretap, type Wiretap } from '../../support/wiretap.js'

const apiKey = 'hfx-secret-5c1d9e2a7f30'
const token = 'ghs_test'
let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>
const taps: Wiretap[] = []

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs), apiKey })
  repository = await world.github.createRepository('acme/audit')
})
afterEach(async () => {
  for (const tap of taps.splice(0)) await tap.close()
  await world.close()
  expect(world.github.violations).toEqual([])
})

async function tap(...args: Parameters<typeof startWiretap>): Promise<Wiretap> {
  const started = await startWiretap(...args)
  taps.push(started)
  return started
}

const json = { 'content-type': 'application/json', date: new Date(night).toUTCString() }
const noRow = auditAnswer([])

test.each([
  ['plain http', 'http://api.hireflix.com/me'],
  ['a name that begins like loopback', 'http://127.0.0.1.evil.example/me'],
  ['a name that begins like localhost', 'http://localhost.evil.example/me'],
  ['every address of this machine', 'http://0.0.0.0/me'],
  ['loopback inside of IPv6', 'http://[::ffff:127.0.0.1]/me'],
  ['a decimal address', 'http://2852039166/me'],
  ['a metadata service over http', 'http://169.254.169.254/latest'],
  ['a metadata service over https', 'https://169.254.169.254/latest'],
  ['its address inside of IPv6', 'https://[::ffff:169.254.169.254]/'],
  ['a link-local IPv6 address', 'https://[fe80::1]/me'],
  ['a file', 'file:///etc/passwd'],
  ['a data URL', 'data:application/json,{}'],
  ['another scheme', 'ftp://api.hireflix.com/me'],
  ['a password', 'https://user:hunter2hunter2@api.hireflix.com/me'],
  ['a host behind an @', 'https://api.hireflix.com@evil.example/me'],
  ['a query', 'https://api.hireflix.com/me?next=https://evil.example'],
  ['a fragment', 'https://api.hireflix.com/me#@evil.example'],
  ['no host', 'https:///']
])('row 5: an endpoint with %s is refused before anything is sent', async (_what, endpoint) => {
  const run = await world.run({
    inputs: { endpoint },
    onStart: (process) => void setTimeout(() => process.kill('SIGKILL'), 5000).unref()
  })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/Cannot use endpoint/)
  expect(run.visible).not.toContain('hunter2')
  expect(world.github.requests).toHaveLength(0)
})

test.each([301, 302, 303, 307, 308])(
  'row 6: a redirect (%s) is not followed, to whatever host',
  async (status) => {
    const evil = await tap((_tapped, res) => void res.writeHead(200, json).end(noRow))
    for (const location of [`${evil.url}/me`, '/me', '//evil.example/me']) {
      world.sandbox.inject({ kind: 'redirect', location, status })
      const run = await world.run()
      expect(run.status).toBe(1)
      expect(run.stdout).toMatch(/redirects elsewhere.*where the key would go along/)
    }
    expect(evil.requests).toEqual([])
    expect(world.sandbox.requests).toHaveLength(3)
  }
)

test('row 7: what is written to GitHub is not sent on to where it redirects', async () => {
  const evil = await tap((_tapped, res) => void res.writeHead(200, json).end('{}'))
  const before = await repository.head()
  world.github.inject({
    kind: 'status',
    operation: 'createCommitOnBranch',
    status: 307,
    headers: { location: `${evil.url}/graphql` },
    body: {}
  })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(
    /Cannot write "acme\/audit": GitHub answered "it redirects elsewhere" \(HTTP 307\)/
  )
  expect(evil.requests).toEqual([])
  expect(await repository.head()).toBe(before)
})

test('row 7: where GitHub redirects a reading elsewhere, the token does not go along, nor is the answer believed', async () => {
  await world.run()
  const evil = await tap((_tapped, res) => void res.writeHead(200, json).end('{"not":"the blob"}'))
  world.github.inject({
    kind: 'status',
    operation: 'getBlob',
    status: 302,
    headers: { location: `${evil.url.replace('127.0.0.1', 'localhost')}/blob` },
    body: {}
  })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/the bytes that arrived are not those of blob/)
  expect(evil.requests).toHaveLength(1)
  expect(JSON.stringify(evil.requests)).not.toContain(token)
})

test('row 8: a proxy is asked for a tunnel; it sees neither the key nor the token, and its password is not shown', async () => {
  const heard: Buffer[] = []
  const proxy = createServer((_req, res) => void res.writeHead(500).end())
  proxy.on('connect', (req, socket) => {
    heard.push(Buffer.from(JSON.stringify([req.url, req.headers])))
    // It says yes, and then answers itself instead of passing on.
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.on('data', (bytes: Buffer) => {
      heard.push(bytes)
      socket.end(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${noRow.length}\r\n\r\n${noRow}`
      )
    })
    socket.on('error', () => undefined)
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  const address = `http://clerk:hunter2hunter2@127.0.0.1:${(proxy.address() as AddressInfo).port}`
  try {
    const run = await world.run({
      inputs: { endpoint: 'https://api.hireflix.test/me' },
      env: { https_proxy: address },
      onStart: (process) => void setTimeout(() => process.kill('SIGKILL'), 6000).unref()
    })
    expect(run.stdout).toMatch(/"api.hireflix.test": the connection failed \((?:ERR_SSL|EPROTO)/)
    expect(run.visible).not.toContain('hunter2')
    const bytes = Buffer.concat(heard).toString('latin1')
    expect(bytes).toContain('api.hireflix.test:443')
    for (const secret of [apiKey, token, 'pagination']) expect(bytes).not.toContain(secret)
  } finally {
    proxy.closeAllConnections()
    proxy.close()
  }
})

test.each([
  'http://clerk:100%hunter2@127.0.0.1:3128',
  'socks5://clerk:hunter2@127.0.0.1:1080',
  'http://hunter2:99999'
])(
  'row 8: a proxy whose address cannot be read is not passed by, and its value is not shown: %s',
  async (address) => {
    for (const variable of ['https_proxy', 'HTTPS_PROXY']) {
      const run = await world.run({
        inputs: { endpoint: 'https://api.hireflix.test/me' },
        env: { [variable]: address }
      })
      expect(run.status).toBe(1)
      expect(run.stdout).toContain(
        `the environment variable "${variable}" is not the address of an http or https proxy`
      )
      expect(run.stdout).not.toContain('trying again')
      expect(run.visible).not.toContain('hunter2')
    }
  }
)

test('row 8: a proxy that wants another password is asked once', async () => {
  let asked = 0
  const proxy = createServer()
  proxy.on('connect', (_req, socket) => {
    asked++
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n')
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  try {
    const run = await world.run({
      inputs: { endpoint: 'https://api.hireflix.test/me' },
      env: { https_proxy: `http://clerk:hunter2@127.0.0.1:${(proxy.address() as AddressInfo).port}` }
    })
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(
      /the proxy asks for a user and password.*in the environment variable "https_proxy"/
    )
    expect(run.visible).not.toContain('hunter2')
    expect(asked).toBe(1)
  } finally {
    proxy.closeAllConnections()
    proxy.close()
  }
})

test('row 9: an answer of more than 32 MiB is given up, and the run fails at once', async () => {
  const head = '{"data":'
  let sent = 0
  const endless = await tap(async (_tapped, res) => {
    res.writeHead(200, json)
    res.write(head)
    const chunk = Buffer.alloc(1024 * 1024, 0x20)
    while (!res.destroyed && sent < 200) {
      sent++
      if (!res.write(chunk)) await Promise.race([once(res, 'drain'), once(res, 'close')])
    }
    res.end()
  })
  const run = await world.run({ inputs: { endpoint: `${endless.url}/me` } })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/larger than 32 MiB; set a smaller "page-size"/)
  expect(endless.requests).toHaveLength(1)
  expect(sent).toBeLessThan(100)
})

const zeros = Buffer.alloc(64 * 1024 * 1024, 0x20)
const notAskedFor = /packed in a way that was not asked for/
test.each<[string, string, () => Buffer, RegExp]>([
  ['gzip stops at 32 MiB of what it unpacks to', 'gzip', () => gzipSync(zeros), /larger than 32 MiB/],
  ['deflate stops there too', 'deflate', () => deflateSync(zeros), /larger than 32 MiB/],
  ['brotli is not unpacked', 'br', () => brotliCompressSync(zeros), notAskedFor],
  ['gzip within gzip is not unpacked', 'gzip, gzip', () => gzipSync(gzipSync(zeros)), notAskedFor]
])('row 10: a bomb of %s', async (_name, encoding, pack, reason) => {
  const bytes = pack()
  expect(bytes.length).toBeLessThan(1024 * 1024)
  const bomb = await tap(
    (_tapped, res) => void res.writeHead(200, { ...json, 'content-encoding': encoding }).end(bytes)
  )
  const run = await world.run({ inputs: { endpoint: `${bomb.url}/me` } })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(reason)
  expect(bomb.requests).toHaveLength(1)
})

test('row 11: an answer that does not begin, and one that does not end, is given up after 30 seconds', async () => {
  const started = Date.now()
  const slow = ['silence', 'a drop every second'].map(async (kind) => {
    let first = true
    const server = await tap((_tapped, res) => {
      if (!first) return void res.writeHead(500, json).end()
      first = false
      if (kind === 'silence') return
      res.writeHead(200, json)
      const drops = setInterval(() => res.write(' '), 1000)
      res.on('close', () => clearInterval(drops))
    })
    let output = ''
    const run = await world.run({
      inputs: { endpoint: `${server.url}/me` },
      onStart: (process) => {
        const watch = setInterval(() => {
          if (server.requests.length < 2) return
          clearInterval(watch)
          output = `${Date.now() - started}`
          process.kill('SIGKILL')
        }, 100)
        setTimeout(() => {
          clearInterval(watch)
          process.kill('SIGKILL')
        }, 45_000).unref()
      }
    })
    expect(run.stdout).toMatch(/it did not answer in time; .*attempt 1 failed/)
    expect(Number(output)).toBeGreaterThan(29_000)
  })
  await Promise.all(slow)
}, 60_000)

test('row 12: a server that is more than two days ahead of this machine is not believed', async () => {
  await world.run()
  const before = await repository.head()
  world.sandbox.clock.set(Date.now() + 3 * dayMs)
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/its Date is more than 48 hours ahead of this machine's clock/)
  expect(await repository.head()).toBe(before)
})

test.each<[string, Record<string, string | readonly string[]>, RegExp]>([
  [
    'none that HTTP knows',
    { date: '2025-10-14T03:17:00Z' },
    /its Date header is not one date as HTTP writes it/
  ],
  [
    'two that differ',
    { date: [new Date(night).toUTCString(), new Date(night + 1000).toUTCString()] },
    /its Date header is not one date as HTTP writes it/
  ],
  ['an age that is none', { age: 'long' }, /its Age header is not a number of seconds/]
])('row 12: a date is %s, and nothing is dated by it', async (_what, headers, expected) => {
  world.sandbox.inject({ kind: 'headers', headers, times: 100 })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(expected)
  expect(world.sandbox.requests).toHaveLength(1)
})

test.each<[string, Record<string, string | readonly string[]>, number]>([
  ['as asctime writes it, in another zone', { date: 'Tue Oct 14 03:17:00 2025' }, 0],
  ['as RFC 850 writes it', { date: 'Tuesday, 14-Oct-25 03:17:00 GMT' }, 0],
  ['twice the same', { date: [new Date(night).toUTCString(), new Date(night).toUTCString()] }, 0],
  ['from a cache, as old as it says', { age: '21600' }, 6 * 3_600_000]
])('row 12: a date is read %s', async (_what, headers, ageMs) => {
  world.sandbox.inject({ kind: 'headers', headers, times: 100 })
  const run = await world.run({ env: { TZ: 'Pacific/Honolulu' } })
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven' } })
  const ledger = verifiedLedger(await archiveOn(repository))
  expect(ledger.at(-1)?.coverage?.through).toBe(new Date(night - ageMs - 120_000).toISOString())
})
