import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Fault, type Sandbox, type SandboxRequest, startSandbox } from '../../src/sandbox/index.js'
import { askPage, auditQuery, post, timedRows } from './ask.js'

const now = Date.UTC(2025, 10, 9)
let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ now, history: timedRows(25, now) })
})

afterEach(() => sandbox.close())

/** Injects a fault and gives the answer that it spoilt. */
function spoil(fault: Fault<SandboxRequest>): Promise<Response> {
  sandbox.inject(fault)
  return post(sandbox, auditQuery(0, 10))
}

/** Whatever went wrong, it went wrong once and showed nobody any rows. */
async function expectRecovery(): Promise<void> {
  expect(sandbox.log.everVisible()).toEqual([])
  expect(sandbox.requests[0]?.fault).toBeDefined()
  expect(sandbox.requests[0]?.returned).toBeUndefined()
  expect((await askPage(sandbox, 0, 10)).count).toBe(10)
  expect(sandbox.log.everVisible().length).toBe(25)
}

test('status', async () => {
  const response = await spoil({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '7' },
    body: 'slow down'
  })
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('7')
  expect(response.headers.get('date')).toBe(new Date(now).toUTCString())
  expect(await response.text()).toBe('slow down')
  expect(sandbox.requests[0]?.status).toBe(429)
  await expectRecovery()
})

test('reset', async () => {
  await expect(spoil({ kind: 'reset' })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect(sandbox.requests[0]?.status).toBeUndefined()
  await expectRecovery()
})

test('truncate announces more than it sends', async () => {
  const response = await spoil({ kind: 'truncate' })
  expect(response.status).toBe(200)
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000)
  await expect(response.text()).rejects.toThrow()
  await expectRecovery()
})

test('truncate-json is whole as HTTP and cut as JSON', async () => {
  const text = await (await spoil({ kind: 'truncate-json' })).text()
  expect(text).toMatch(/^\{"data":/)
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  await expectRecovery()
})

test('hang answers rightly, if the client still waits', async () => {
  sandbox.inject({ kind: 'hang', ms: 20 })
  expect((await askPage(sandbox, 0, 10)).count).toBe(10)
  sandbox.inject({ kind: 'hang', ms: 60_000 })
  const { endpoint, apiKey } = sandbox
  const body = JSON.stringify({ query: auditQuery(0, 10) })
  const signal = AbortSignal.timeout(20)
  const request = fetch(endpoint, { method: 'POST', headers: { 'x-api-key': apiKey }, body, signal })
  await expect(request).rejects.toThrow()
})

test('html', async () => {
  const response = await spoil({ kind: 'html' })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(await response.text()).toMatch(/^<!doctype html>/)
  await expectRecovery()
})

test('errors instead of the data', async () => {
  const response = await spoil({ kind: 'errors', withData: false, code: 'FORBIDDEN', message: 'no' })
  expect(await response.json()).toEqual({
    errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }],
    data: null
  })
  await expectRecovery()
})

test('errors beside the data', async () => {
  const body = await (await spoil({ kind: 'errors', withData: true })).json()
  expect(body).toMatchObject({
    errors: [{}],
    data: { info: { company: { logs: { audit: { count: 10 } } } } }
  })
  await expectRecovery()
})

test.each([
  [{ data: { info: { company: null } } }, '{"data":{"info":{"company":null}}}'],
  ['not JSON', 'not JSON']
])('body %j', async (body, text) => {
  expect(await (await spoil({ kind: 'body', body })).text()).toBe(text)
  await expectRecovery()
})

test('redirect', async () => {
  const response = await spoil({ kind: 'redirect', location: 'http://127.0.0.1:9/' })
  expect([response.status, response.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/'])
  await expectRecovery()
})

test('befall as many of the requests that match as they should, in the order of injection', async () => {
  sandbox.inject({
    kind: 'status',
    status: 503,
    times: 2,
    match: ({ pagination }) => pagination?.skip === 10
  })
  sandbox.inject({ kind: 'status', status: 500, match: ({ pagination }) => pagination?.skip === 10 })
  const statuses: number[] = []
  for (const skip of [0, 10, 10, 0, 10, 10]) statuses.push((await post(sandbox, auditQuery(skip, 5))).status)
  expect(statuses).toEqual([200, 503, 503, 200, 500, 200])
})

test('clearFaults() forgets those that still wait', async () => {
  sandbox.inject({ kind: 'reset', times: Number.POSITIVE_INFINITY })
  await expect(askPage(sandbox, 0, 1)).rejects.toThrow()
  await expect(askPage(sandbox, 0, 1)).rejects.toThrow()
  sandbox.clearFaults()
  await expectRecovery()
})
