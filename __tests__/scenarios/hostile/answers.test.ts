import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { verifiedLedger } from '../../support/archive-folder.js'
import {
  archiveOn,
  auditRow,
  dayMs,
  hourlyRows,
  night,
  startWorld,
  type World
} from '../../support/scenario.js'
import { auditAnswer, pageOf, startWiretap } from '../../support/wiretap.js'

let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs) })
  repository = await world.github.createRepository('acme/audit')
})
afterEach(async () => {
  await world.close()
  expect(world.github.violations).toEqual([])
})

const at = night - 3_600_000
/** A row whose object's id is this JSON. */
const rowWith = (id: string, timestamp: number | string = at): string =>
  JSON.stringify(auditRow(at, 'strange'))
    .replace('"strange"', () => id)
    .replace(`"timestamp":${at}`, `"timestamp":${timestamp}`)

/** Archives these rows from a server of one's own, which sends the bytes that it is given. */
async function archived(
  rows: readonly string[],
  encode: (text: string) => Buffer = (text) => Buffer.from(text)
): Promise<{ run: Awaited<ReturnType<World['run']>>; files: Awaited<ReturnType<typeof archiveOn>> }> {
  const server = await startWiretap((tapped, res) => {
    res.writeHead(200, { 'content-type': 'application/json', date: new Date(night).toUTCString() })
    res.end(encode(pageOf(rows, tapped)))
  })
  try {
    const run = await world.run({ inputs: { endpoint: `${server.url}/me` } })
    const files = await archiveOn(repository)
    verifiedLedger(files)
    return { run, files }
  } finally {
    await server.close()
  }
}

test('row 13: bytes that are not UTF-8 are no answer, and are not asked for in the same way again', async () => {
  world.sandbox.inject({ kind: 'not-utf8', times: 1000 })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/it is not UTF-8; report this to Hireflix/)
  expect(run.stdout).not.toContain('trying again')
  expect([...(await archiveOn(repository)).keys()].filter((name) => name.startsWith('2'))).toEqual([])
})

test('row 13: a byte order mark is none of its text', async () => {
  const { run, files } = await archived([rowWith('"caf\u00e9"')], (text) => Buffer.from(`\ufeff${text}`))
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '1' } })
  expect(files.get('2025-10.json')).toContain('"id":"caf\u00e9"')
})

test.each([65, 20_000, 1_000_000])(
  'row 14: %s levels of brackets end nothing: the row is quarantined',
  async (levels) => {
    const deep = rowWith(`${'['.repeat(levels)}${']'.repeat(levels)}`)
    const { run, files } = await archived([rowWith('"plain"', at + 1), deep])
    expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '1' } })
    expect(run.stdout).toMatch(/1 × nested deeper than 64 levels/)
    expect(files.get('quarantine.json')).toContain('['.repeat(levels))
  }
)

test('row 14: nor do they where errors, or the answer itself, are made of them', async () => {
  const brackets = `${'['.repeat(300_000)}${']'.repeat(300_000)}`
  const objects = `${'{"info":'.repeat(99_999)}1${'}'.repeat(99_999)}`
  for (const body of [brackets, `{"data":${objects}}`, `{"errors":${brackets}}`, `{"errors":[${objects}]}`]) {
    world.sandbox.inject({ kind: 'body', body })
    const run = await world.run()
    expect(run.stdout).toMatch(/Cannot use the answer of/)
    expect(run.stdout).not.toContain('A fault of this program')
    world.sandbox.clearFaults()
  }
}, 60_000)

test('row 15: members named __proto__, constructor or toString are data like any other', async () => {
  const names =
    '"a","__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},"toString":null,"hasOwnProperty":0,"\\u005f_proto__\\"":1e400'
  const numbers = '"b","__proto__":1e400'
  const { run, files } = await archived([
    rowWith(names, at + 1).replace('{', '{"__proto__":{"isOwner":true},'),
    rowWith(numbers)
  ])
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '2' } })
  const month = files.get('2025-10.json') ?? ''
  for (const text of [
    '"__proto__":{"isAdmin":true}',
    '"__proto__":{"isOwner":true}',
    '"constructor":{"prototype":{"x":1}}',
    '"toString":null'
  ]) {
    expect(month).toContain(text)
  }
  expect(month).toContain('"__proto__":1e400')
  expect((await world.run({ inputs: { mode: 'verify' } })).outputs['verification']).toBe('valid')
})

test('row 15: of two members of one name the last one counts, as JSON.parse has it', async () => {
  const { files } = await archived([rowWith('"first","id":"last"')])
  expect(files.get('2025-10.json')).toContain('"object":{"id":"last","type":"INTERVIEW"}')
})

test('row 16: numbers that no double holds keep their digits, in no time, and count as no time or total', async () => {
  const digits = '9'.repeat(1_000_00)
  const rows = [
    rowWith('12345678901234567890', at + 3),
    rowWith('[1e400,-1e-400,0.1000000000000000055511151231257827,-0]', at + 2),
    rowWith(`[1e-${digits},1e${digits}]`, at + 1),
    rowWith('"x"', '1e400'),
    rowWith('"y"', `${at}.5`),
    rowWith('"z"', '-1')
  ]
  const started = Date.now()
  const { run, files } = await archived(rows)
  expect(Date.now() - started).toBeLessThan(15_000)
  expect(run).toMatchObject({ status: 0, outputs: { 'new-events': '3' } })
  const month = files.get('2025-10.json') ?? ''
  for (const text of [
    '12345678901234567890',
    '[1e400,-1e-400,0.1000000000000000055511151231257827,0]',
    digits
  ]) {
    expect(month).toContain(text)
  }
  expect(JSON.parse((files.get('quarantine.json') ?? '').replaceAll('1e400', '0'))).toHaveLength(3)

  for (const total of ['1e400', '-1', '1.5', '99999999999999999999']) {
    world.sandbox.inject({
      kind: 'body',
      body: auditAnswer([]).replace('"total":0', `"total":${total}`),
      times: 9
    })
    const refused = await world.run()
    expect(refused.stdout).toMatch(/"total" is .*, not a whole number/)
    world.sandbox.clearFaults()
  }
})

test('row 17: lone surrogates survive, in values and in names', async () => {
  const { run, files } = await archived([rowWith('"\\ud800 \\udfff\\ud83d","\\udead":"\\ud83d\\ude00"')])
  expect(run).toMatchObject({ status: 0, outputs: { 'new-events': '1' } })
  const month = files.get('2025-10.json') ?? ''
  expect(month).toContain('"id":"\\ud800 \\udfff\\ud83d"')
  expect(month).toContain('"\\udead":"\u{1f600}"')
  expect((await world.run({ inputs: { mode: 'verify' } })).outputs['verification']).toBe('valid')
})

test.each([
  [
    'errors beside whole data',
    `${auditAnswer([]).slice(0, -1)},"errors":[{"message":"Half","extensions":{"code":"BAD_REQUEST"}}]}`
  ],
  ['null for the log', '{"data":{"info":{"company":{"logs":null}}}}'],
  ['results that are no array', auditAnswer([]).replace('"results":[]', '"results":{"length":0}')],
  ['a missing total', auditAnswer([]).replace(',"total":0', '')],
  ['an inherited total', auditAnswer([]).replace('"total":0', '"__proto__":{"total":0}')],
  ['an array for an answer', '[]']
])('row 18: %s is a failure, never "no events"', async (_what, body) => {
  await world.run()
  const before = await repository.head()
  world.sandbox.inject({ kind: 'body', body, times: 100 })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.summary).toContain('Hireflix could not be read')
  expect(await repository.head()).toBe(before)
})

test('row 19: a row that cannot be an event is kept in quarantine and stops nothing else', async () => {
  const rows = [
    rowWith('"plain"', at + 1),
    rowWith('"text for a time"', `"${at}"`),
    rowWith('"seconds"', Math.floor(at / 1000)),
    rowWith('"year 10000"', Date.UTC(10_000, 0, 1)),
    rowWith('"next week"', night + 7 * dayMs),
    rowWith(`"${'x'.repeat(300_000)}"`),
    rowWith('"own time"').replace('{', '{"time":"2001-01-01T00:00:00.000Z",'),
    'null',
    '[1]',
    '"text"'
  ]
  const { run, files } = await archived(rows)
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '1' } })
  expect(run.stdout).toMatch(/9 rows kept unaltered in quarantine.json/)
  const kept = JSON.parse(files.get('quarantine.json') ?? '') as { row: unknown }[]
  expect(kept).toHaveLength(9)
  expect([...files.keys()].filter((name) => name.startsWith('2'))).toEqual(['2025-10.json'])
})
