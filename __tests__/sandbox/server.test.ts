import { afterEach, describe, expect, test } from '@jest/globals'
import {
  demoNights,
  demoStart,
  type Sandbox,
  type SandboxOptions,
  sixtyDaysMs,
  startDemoSandbox,
  startSandbox
} from '../../src/sandbox/index.js'
import { askPage, auditQuery, post, row, timedRows } from './ask.js'

const now = Date.UTC(2025, 10, 9, 3, 17)
const day = 24 * 3600_000
let sandbox: Sandbox

async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  sandbox = await startSandbox({ now, history: timedRows(25, now - 1000), ...options })
  return sandbox
}

afterEach(() => sandbox.close())

describe('the documented query', () => {
  test('gives count, total and the newest rows with exactly the published members', async () => {
    await start()
    const page = await askPage(sandbox, 0, 10)
    expect(page.count).toBe(10)
    expect(page.total).toBe(25)
    expect(page.results).toEqual(timedRows(10, now - 1000).map((timed) => timed.row))
    expect(sandbox.requests).toMatchObject([
      { index: 0, at: now, pagination: { skip: 0, limit: 10 }, status: 200, returned: 10, total: 25 }
    ])
  })

  test('ends with an empty page', async () => {
    await start()
    expect((await askPage(sandbox, 20, 10)).count).toBe(5)
    expect(await askPage(sandbox, 25, 10)).toEqual({ count: 0, total: 25, results: [] })
  })

  test('may leave the pagination out or give it in variables', async () => {
    await start()
    const bare = await post(sandbox, '{ info { company { logs { audit { count } } } } }')
    expect(await bare.json()).toEqual({ data: { info: { company: { logs: { audit: { count: 10 } } } } } })
    const query =
      'query ($skip: Int!) { info { company { logs { audit(pagination: { skip: $skip, limit: 2 }) { count } } } } }'
    const response = await fetch(sandbox.endpoint, {
      method: 'POST',
      headers: { 'x-api-key': sandbox.apiKey },
      body: JSON.stringify({ query, variables: { skip: 24 } })
    })
    expect(await response.json()).toEqual({ data: { info: { company: { logs: { audit: { count: 1 } } } } } })
    expect(sandbox.requests[1]?.pagination).toEqual({ skip: 24, limit: 2 })
  })

  test('fails as a whole for one unknown field', async () => {
    await start()
    const response = await post(sandbox, auditQuery(0, 10, 'timestamp userAgent'))
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining('userAgent') })]
    })
    expect(sandbox.log.everVisible()).toEqual([])
  })

  test('gets a larger limit cut without a word', async () => {
    await start({ maxLimit: 4 })
    const page = await askPage(sandbox, 0, 100)
    expect([page.count, page.results.length, page.total]).toEqual([4, 4, 25])
  })

  test('refuses a negative skip', async () => {
    await start()
    const response = await post(sandbox, auditQuery(-1, 10))
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('negative') }]
    })
    expect(sandbox.log.everVisible()).toEqual([])
  })
})

describe('the key', () => {
  test.each([
    ['http-401', 401],
    ['http-403', 403],
    ['graphql-error', 200]
  ] as const)('missing or wrong is answered in style %s', async (authStyle, status) => {
    await start({ authStyle })
    for (const key of [null, 'wrong']) {
      const response = await post(sandbox, auditQuery(0, 10), key)
      expect(response.status).toBe(status)
      expect(await response.json()).toMatchObject({ data: null, errors: [{ message: 'Invalid API key' }] })
    }
    expect(sandbox.requests.map(({ authorized }) => authorized)).toEqual([false, false])
    expect(sandbox.log.everVisible()).toEqual([])
  })

  test('is the one that was chosen', async () => {
    await start({ apiKey: 'another' })
    expect((await post(sandbox, auditQuery(0, 1), 'another')).status).toBe(200)
    expect((await post(sandbox, auditQuery(0, 1), 'sandbox-key')).status).toBe(401)
  })
})

describe('the clock', () => {
  test('dates the answers', async () => {
    await start()
    sandbox.clock.set(now + 1999)
    const response = await post(sandbox, auditQuery(0, 1))
    expect(response.headers.get('date')).toBe('Sun, 09 Nov 2025 03:17:01 GMT')
  })

  test('lets rows appear and expire', async () => {
    await start()
    sandbox.log.append(row(now + 500, 'soon'), now + 700)
    expect((await askPage(sandbox, 0, 1)).total).toBe(25)
    sandbox.clock.advance(700)
    expect((await askPage(sandbox, 0, 1)).results[0]?.object.id).toBe('soon')
    sandbox.clock.set(now + sixtyDaysMs)
    expect((await askPage(sandbox, 0, 100)).total).toBe(1)
    expect(sandbox.log.everVisible().length).toBe(26)
  })
})

test('beforeAnswer may append, remove and expire rows between two pages', async () => {
  const seen: unknown[] = []
  await start({
    beforeAnswer: (request, log) => {
      seen.push(request)
      if (request.index === 1) log.append(row(now, 'new'))
      if (request.index === 2) log.remove((shown) => shown.row?.object.id === 'new')
      if (request.index === 3) log.clock.advance(sixtyDaysMs - 10_000)
    }
  })
  const totals: number[] = []
  for (let index = 0; index < 4; index++) totals.push((await askPage(sandbox, index, 5)).total)
  expect(totals).toEqual([25, 26, 25, 10])
  expect(seen[3]).toEqual({ skip: 3, limit: 5, index: 3 })
})

test('rows given as text arrive as they are, counted and in their place', async () => {
  await start()
  const strange = [
    '{"timestamp":"2025-11-09T03:16:00Z","action":"string.time"}',
    '{"timestamp":1762658219,"id":9007199254740993,"__proto__":{"x":1}}',
    `{"timestamp":-1,"object":${'['.repeat(70)}${']'.repeat(70)}}`,
    '{"timestamp":1e300,"action":"$& \\ud800"}',
    `{"timestamp":1,"object":"${'x'.repeat(1_000_000)}"}`,
    'null'
  ]
  for (const json of strange) sandbox.log.appendRaw(now - 1500, json)
  const response = await post(sandbox, auditQuery(0, 8))
  const text = await response.text()
  expect(text).toContain(`"results":[{"actor":`)
  expect(text).toContain(`,${strange.toReversed().join(',')},{"actor":`)
  expect(text).toContain('"count":8,"total":31')
})

test('rows given as text find their place under an alias, too', async () => {
  await start({ history: [] })
  sandbox.log.appendRaw(now - 1, '{"odd":1}')
  const response = await post(
    sandbox,
    '{ a: info { company { logs { b: audit { c: results { ip } n: total } } } } }'
  )
  expect(await response.json()).toEqual({
    data: { a: { company: { logs: { b: { c: [{ odd: 1 }], n: 1 } } } } }
  })
})

test('anything but a GraphQL request to POST /me is refused', async () => {
  await start()
  expect((await fetch(`${sandbox.url}/`)).status).toBe(404)
  expect((await fetch(sandbox.endpoint)).status).toBe(405)
  expect((await fetch(sandbox.endpoint, { method: 'POST', body: 'hello' })).status).toBe(400)
  expect((await post(sandbox, '{ info {')).status).toBe(400)
})

test('close() ends idle connections and the port', async () => {
  await start()
  await askPage(sandbox, 0, 1)
  expect(sandbox.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/me$/)
  await sandbox.close()
  await sandbox.close()
  await expect(askPage(sandbox, 0, 1)).rejects.toThrow()
})

test('the demo starts with a full retention and has more than 500 events to come', async () => {
  sandbox = await startDemoSandbox()
  const totals: number[] = []
  for (let night = 0; night < demoNights; night++) {
    sandbox.clock.set(demoStart + night * day)
    const { total } = await askPage(sandbox, 0, 1)
    totals.push(total)
    const oldest = await askPage(sandbox, total - 1, 1)
    expect(sandbox.clock.now() - (oldest.results[0]?.timestamp ?? 0)).toBeGreaterThan(sixtyDaysMs - 4 * day)
  }
  expect(totals[0]).toBeGreaterThan(4000)
  expect(sandbox.log.everVisible().length).toBeGreaterThan((totals[0] ?? 0) + 500)
  expect(sandbox.log.slice(0, 1).rows[0]?.timestamp).toBeGreaterThan(demoStart + 5 * day)
})
