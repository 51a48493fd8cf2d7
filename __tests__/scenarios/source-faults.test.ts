import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Sandbox } from '../../src/sandbox/index.js'
import { verifiedLedger } from '../support/archive-folder.js'
import { archiveOn, auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'

let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(42, night - dayMs), apiKey: 'hfx-secret-5c1d9e2a7f30' })
  repository = await world.github.createRepository('acme/audit')
})
afterEach(async () => {
  await world.close()
  expect(world.github.violations).toEqual([])
})

type Fault = Parameters<Sandbox['inject']>[0]
const always = { times: 100 }
const audit = (value: unknown) => ({ data: { info: { company: { logs: { audit: value } } } } })

const finalFaults: readonly [string, Fault, RegExp][] = [
  [
    'words with status 200',
    { kind: 'status', status: 200, type: 'text/plain', body: 'ok', ...always },
    /it is text\/plain, not JSON; check the input "endpoint"/
  ],
  [
    'a query that is refused with 400 and no code',
    {
      kind: 'errors',
      withData: false,
      code: null,
      status: 400,
      message: 'Cannot query field "ip"',
      ...always
    },
    /the server reports an error, "Cannot query field 'ip'"/
  ],
  [
    'a size that is refused, though the words are those of a refused key',
    { kind: 'errors', withData: false, code: 'BAD_USER_INPUT', message: 'values are not allowed', ...always },
    /the server reports an error, "values are not allowed"/
  ],
  ['407', { kind: 'status', status: 407, ...always }, /the proxy asks for a user and password/],
  [
    'errors without data',
    { kind: 'errors', withData: false, code: 'BAD_USER_INPUT', message: 'Unknown argument', ...always },
    /the server reports an error, "Unknown argument"/
  ],
  [
    'errors beside data',
    { kind: 'errors', withData: true, code: 'GRAPHQL_VALIDATION_FAILED', message: 'Half of it', ...always },
    /"Half of it"; nothing was archived from it/
  ],
  [
    'errors that say the key is refused',
    { kind: 'errors', withData: false, message: 'Not authorized', ...always },
    /refused the API key/
  ],
  ['null for data', { kind: 'body', body: { data: null }, ...always }, /"info" is missing/],
  [
    'null for company',
    { kind: 'body', body: { data: { info: { company: null } } }, ...always },
    /"info\.company" is null/
  ],
  ['null for info', { kind: 'body', body: { data: { info: null } }, ...always }, /"info" is null/],
  [
    'null for logs',
    { kind: 'body', body: { data: { info: { company: { logs: null } } } }, ...always },
    /"info.company.logs" is null/
  ],
  ['null for audit', { kind: 'body', body: audit(null), ...always }, /"info.company.logs.audit" is null/],
  [
    'results not an array',
    { kind: 'body', body: audit({ count: 1, total: 1, results: {} }), ...always },
    /"results" is an object/
  ],
  [
    'a missing total',
    { kind: 'body', body: audit({ count: 0, results: [] }), ...always },
    /"total" is missing/
  ],
  [
    'a total that is text',
    { kind: 'body', body: audit({ total: '42', results: [] }), ...always },
    /"total" is a string/
  ],
  [
    'a redirect',
    { kind: 'redirect', location: 'https://evil.example.com/', ...always },
    /redirects elsewhere/
  ],
  [
    'a page that does not exist',
    { kind: 'status', status: 404, ...always },
    /HTTP status 404; check the input "endpoint"/
  ]
]

test.each(finalFaults)(
  '%s fails the run with its reason, and nothing is written',
  async (_what, fault, expected) => {
    const before = await repository.head()
    world.sandbox.inject(fault)
    const run = await world.run()
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(expected)
    expect(run.summary).toContain('Hireflix could not be read')
    expect(run.visible).not.toContain('hfx-secret-5c1d9e2a7f30')
    expect(run.visible).not.toContain('elena.marsh')
    expect(await repository.head()).toBe(before)
    // None of these gets better by asking again.
    expect(world.sandbox.requests.length).toBeLessThanOrEqual(1)
  }
)

test('a wrong key is refused at once, with what to do, and appears nowhere', async () => {
  const run = await world.run({ inputs: { 'api-key': 'wrong-key-0f9e8d7c' } })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(
    /refused the API key \(HTTP status 401, it says "Invalid API key"\); make a key under My account/
  )
  expect(run.visible).not.toContain('wrong-key-0f9e8d7c')
  expect(world.sandbox.requests).toHaveLength(1)
})

test('what time can mend is asked again: 429, 503, a reset, a cut body, cut JSON', async () => {
  world.sandbox.inject({ kind: 'status', status: 429, headers: { 'retry-after': '1' } })
  world.sandbox.inject({ kind: 'reset' })
  world.sandbox.inject({ kind: 'truncate' })
  const run = await world.run()
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '42' } })
  expect(run.stdout).toMatch(/asks for patience.*attempt 1 failed, trying again/)
  expect(run.visible).not.toContain(world.sandbox.apiKey)
}, 60_000)

test.each<[string, Fault, RegExp]>([
  ['408', { kind: 'status', status: 408 }, /HTTP status 408/],
  [
    'a challenge',
    { kind: 'status', status: 403, type: 'text/html', body: '<p>', headers: { 'cf-mitigated': 'challenge' } },
    /a challenge or a block of Cloudflare came in place of an answer \(HTTP status 403, header cf-mitigated\)/
  ],
  ['a page', { kind: 'html' }, /a web page \(text\/html\) came in place of an answer \(HTTP status 200\)/],
  [
    'words of a gateway',
    { kind: 'body', body: { error: 'Too many requests' } },
    /the server reports an error, "Too many requests"/
  ]
])('%s is asked again, named, and not taken for a refused key', async (_what, fault, expected) => {
  world.sandbox.inject(fault)
  const run = await world.run()
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '42' } })
  expect(run.stdout).toMatch(expected)
  expect(run.stdout).not.toContain('refused the API key')
})

test.each<[string, Fault]>([
  ['its code', { kind: 'errors', withData: false, code: 'BAD_USER_INPUT', message: 'not allowed' }],
  ['400', { kind: 'errors', withData: false, code: null, status: 400, message: 'too many' }],
  [
    'words',
    { kind: 'errors', withData: false, code: null, message: 'values greater than 100 are not allowed' }
  ],
  ['a code that says "forbidden"', { kind: 'errors', withData: false, code: 'FORBIDDEN' }],
  ['an answer that is too large', { kind: 'padded', bytes: 33 * 1024 * 1024 }]
])(
  'more rows than the server gives at once, refused by %s, are asked for in smaller pages',
  async (_what, fault) => {
    for (const { row, visibleAt } of hourlyRows(408, night - 3 * dayMs))
      world.sandbox.log.append(row, visibleAt)
    world.sandbox.inject({ ...fault, times: 1000, match: ({ pagination }) => (pagination?.limit ?? 0) > 100 })
    const run = await world.run()
    expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '450' } })
    expect(run.stdout).not.toContain('refused the API key')
    expect(world.sandbox.requests.length).toBeLessThan(25)
  }
)

// All at once, each with a source of its own: those that are asked again wait for most of a minute.
test('a run never ends without its sentence, whatever the fault, and however long it lasts', async () => {
  const faults: readonly [Fault, RegExp][] = [
    ...[408, 421, 425, 429, 500, 503].map((status): [Fault, RegExp] => [
      { kind: 'status', status },
      new RegExp(`HTTP status ${status}`)
    ]),
    [{ kind: 'status', status: 429, headers: { 'retry-after': '1' } }, /asks for patience/],
    [{ kind: 'status', status: 403, type: 'text/html', body: '<p>' }, /a web page .* \(HTTP status 403\)/],
    [{ kind: 'status', status: 511, type: 'text/html', body: '<p>' }, /the network asks to log in/],
    [{ kind: 'html' }, /a web page .* \(HTTP status 200\)/],
    [{ kind: 'reset' }, /the connection failed \(ECONNRESET\)/],
    [{ kind: 'truncate' }, /the connection failed/],
    [{ kind: 'truncate-json' }, /not a complete GraphQL answer in JSON/],
    [{ kind: 'errors', withData: true }, /the server reports an error, "Injected"/],
    [{ kind: 'errors', withData: false }, /the server reports an error, "Injected"/],
    [{ kind: 'body', body: { error: 'Too many requests' } }, /"Too many requests"/],
    [{ kind: 'body', body: '' }, /0 characters that are not a complete/],
    [{ kind: 'redirect', location: '/' }, /redirects elsewhere/],
    [{ kind: 'not-utf8' }, /it is not UTF-8/],
    [{ kind: 'headers', headers: { date: 'today' } }, /its Date header is not one date/]
  ]
  const ends = await Promise.all(
    faults.map(async ([fault, expected]) => {
      const other = await startWorld({ history: hourlyRows(3, night - dayMs) })
      try {
        await other.github.createRepository('acme/audit')
        other.sandbox.inject({ ...fault, times: 1000 })
        const { status, stdout, stderr, summary } = await other.run()
        const isSaid = expected.test(/::error.*::(.*)/.exec(stdout)?.[1] ?? '')
        return { fault, status, isSaid, stderr, isSummed: summary.includes('Hireflix could not be read') }
      } finally {
        await other.close()
      }
    })
  )
  expect(ends).toEqual(
    faults.map(([fault]) => ({ fault, status: 1, isSaid: true, stderr: '', isSummed: true }))
  )
}, 150_000)

test('requests for more rows that are put off for ever do not end a run', async () => {
  for (const { row, visibleAt } of hourlyRows(408, night - 3 * dayMs))
    world.sandbox.log.append(row, visibleAt)
  const isLarge = ({ pagination }: { pagination: { limit: number } | undefined }) =>
    (pagination?.limit ?? 0) > 100
  const headers = { 'retry-after': '1' }
  world.sandbox.inject({ kind: 'status', status: 429, headers, times: 1000, match: isLarge })
  const run = await world.run()
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '450' } })
}, 150_000)

test('rows that cannot be understood are kept in quarantine, and stop nothing else', async () => {
  const { log } = world.sandbox
  const at = night - 3_600_000
  const row = JSON.stringify(auditRow(at, 'strange'))
  const rows: readonly [string, string][] = [
    ['timestamp is a string', row.replace(`"timestamp":${at}`, `"timestamp":"${at}"`)],
    ['timestamp in seconds', row.replace(`"timestamp":${at}`, `"timestamp":${Math.floor(at / 1000)}`)],
    ['timestamp negative', row.replace(`"timestamp":${at}`, '"timestamp":-5')],
    ['timestamp absurd', row.replace(`"timestamp":${at}`, '"timestamp":1e300')],
    ['one megabyte', row.replace('"strange"', `"${'x'.repeat(1_000_000)}"`)],
    ['70 levels deep', row.replace('"strange"', `${'['.repeat(70)}${']'.repeat(70)}`)],
    ['20,000 levels deep', row.replace('"strange"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`)],
    ['not an object', '"a string"']
  ]
  for (const [, json] of rows) log.appendRaw(at, json)
  const odd: readonly string[] = [
    row.replace('"strange"', '"a","__proto__":{"admin":true}'),
    row.replace('"strange"', '"lone \\ud800 surrogate"'),
    row.replace('"strange"', '12345678901234567890')
  ]
  for (const [n, json] of odd.entries()) log.appendRaw(at + n, json)

  const run = await world.run({ inputs: { 'fail-on': 'quarantine' } })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(
    /The events are archived, but 8 rows could not be understood \(fail-on: quarantine\)/
  )
  expect(run.outputs).toMatchObject({ verdict: 'proven', 'new-events': '45' })
  const files = await archiveOn(repository)
  verifiedLedger(files)
  const kept = JSON.parse(files.get('quarantine.json') ?? '') as { reason: string; row: unknown }[]
  expect(kept).toHaveLength(8)
  expect(new Set(kept.map(({ reason }) => reason)).size).toBeGreaterThanOrEqual(6)
  const month = files.get('2025-10.json') ?? ''
  expect(month).toContain('"__proto__":{"admin":true}')
  expect(month).toContain('lone \\ud800 surrogate')
  expect(month).toContain('12345678901234567890')
  expect(run.visible).not.toContain('strange')

  const again = await world.run({ inputs: { 'fail-on': 'quarantine' } })
  expect(again).toMatchObject({ status: 0, outputs: { changed: 'false', verdict: 'proven' } })
  await repository.fsck()
})

test('an account that suddenly shows nothing is unproven, and the archive stays', async () => {
  await world.run()
  world.sandbox.log.remove(() => true)
  const run = await world.run({ inputs: { 'fail-on': 'unproven' } })
  expect(run).toMatchObject({
    status: 1,
    outputs: { verdict: 'unproven', changed: 'false', 'archived-events': '42' }
  })
  expect(run.stdout).toMatch(/shows no events, but the archive holds some/)
})

test('an outage longer than retention is recorded as a gap, once', async () => {
  await world.run()
  world.sandbox.clock.advance(75 * dayMs)
  const now = world.sandbox.clock.now()
  for (let n = 0; n < 10; n++) world.sandbox.log.append(auditRow(now - dayMs - n * 60_000))
  const late = await world.run()
  expect(late.status).toBe(1)
  expect(late.outputs).toMatchObject({ verdict: 'gap', 'new-events': '10', changed: 'true' })
  expect(late.stdout).toMatch(/a gap was recorded: events may be missing for good \(fail-on: gap\)/)
  expect(Date.parse(late.outputs['gap-from'] ?? '')).toBeLessThan(Date.parse(late.outputs['gap-to'] ?? ''))
  world.sandbox.clock.advance(dayMs)
  const after = await world.run()
  expect(after).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'gap-from': '' } })
  const ledger = verifiedLedger(await archiveOn(repository))
  expect(ledger.flatMap(({ gaps }) => gaps)).toHaveLength(1)
})

test('a run that fails says all the same how long such nights may go on', async () => {
  const history = hourlyRows(42, Date.now() - 46 * dayMs)
  const recent = await startWorld({ now: Date.now() - 45 * dayMs, history })
  try {
    await recent.github.createRepository('acme/audit')
    const first = await recent.run()
    recent.sandbox.inject({ kind: 'status', status: 404, times: 100 })
    const run = await recent.run()
    expect(run).toMatchObject({
      status: 1,
      outputs: {
        'archived-events': '42',
        'ledger-head': first.outputs['ledger-head'],
        'days-until-loss': '13'
      }
    })
    expect(run.stdout).toMatch(/::warning title=Audit events are about to be lost/)
    expect(run.summary).toContain('Without a proven run within 13 days, events will be lost for good.')
  } finally {
    await recent.close()
  }
})

test('a run that fails after retention has passed says so, and counts no days below none', async () => {
  const history = hourlyRows(42, Date.now() - 81 * dayMs)
  const recent = await startWorld({ now: Date.now() - 80 * dayMs, history })
  try {
    await recent.github.createRepository('acme/audit')
    await recent.run()
    recent.sandbox.inject({ kind: 'status', status: 404, times: 100 })
    const run = await recent.run()
    expect(run.summary).toContain('Without a proven run today, events may be lost.')
    expect(run.summary).not.toMatch(/-\d+ days/)
  } finally {
    await recent.close()
  }
})
