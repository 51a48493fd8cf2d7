import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { archiveOn, auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'

let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(42, night - dayMs) })
  repository = await world.github.createRepository('acme/audit')
})
afterEach(async () => {
  await world.close()
  expect(world.github.violations).toEqual([])
})

/** Archives once, then lets somebody change the archive by hand; there is something new to archive as well. */
async function tamper(
  change: (files: ReadonlyMap<string, string>) => Record<string, string | null>
): Promise<void> {
  await world.run()
  const changed = change(await archiveOn(repository))
  const files = Object.fromEntries(Object.entries(changed).map(([name, text]) => [`audit-log/${name}`, text]))
  await repository.commitFiles({ files, message: 'Tidy up' })
  world.sandbox.log.append(auditRow(night - 3_600_000))
}

const tampered: readonly [
  string,
  (files: ReadonlyMap<string, string>) => Record<string, string | null>,
  RegExp
][] = [
  [
    'a month file edited by hand',
    (files) => ({ '2025-10.json': (files.get('2025-10.json') ?? '').replace('192.0.2.10', '192.0.2.11') }),
    /Cannot trust "2025-10\.json": it was changed after it was archived \(its git blob id is [0-9a-f]{40}, the ledger says [0-9a-f]{40}\); restore it/
  ],
  [
    'a month file removed',
    () => ({ '2025-10.json': null }),
    /"2025-10\.json" is missing \(the ledger says 42 events, SHA-256 [0-9a-f]{64}\); restore it/
  ],
  [
    'a ledger line changed',
    (files) => ({ 'ledger.jsonl': (files.get('ledger.jsonl') ?? '').replace('"added":42', '"added":41') }),
    /Cannot trust "ledger\.jsonl": line 1 counts/
  ],
  [
    'the ledger removed',
    () => ({ 'ledger.jsonl': null }),
    /it holds "2025-10\.json" but no "ledger\.jsonl"; restore the ledger/
  ],
  ['a foreign file', () => ({ 'notes.txt': 'hello\n' }), /"notes\.txt" does not belong there; move it out/],
  ['a foreign month file', () => ({ '2024-01.json': '[\n]\n' }), /"2024-01\.json" does not belong there/],
  ['a foreign folder', () => ({ 'old/notes.txt': 'hello\n' }), /"old" does not belong there/],
  [
    'an unknown spec',
    (files) => ({ 'ledger.jsonl': (files.get('ledger.jsonl') ?? '').replace('archive/1', 'archive/2') }),
    /the format of line 1 is "hireflix-audit-archive\/2", this version knows "hireflix-audit-archive\/1"/
  ],
  [
    'a ledger that is not JSON lines',
    (files) => ({ 'ledger.jsonl': `${files.get('ledger.jsonl')}<<<<<<< HEAD\n` }),
    /Cannot read "ledger\.jsonl": line 2 is not JSON/
  ]
]

test.each(tampered)('%s is named, and the archive is not written to', async (_what, change, expected) => {
  await tamper(change)
  const before = await repository.head()
  const requests = world.sandbox.requests.length
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(expected)
  expect(run.summary).toContain('The archive does not verify')
  expect(await repository.head()).toBe(before)
  expect(world.sandbox.requests).toHaveLength(requests)
})

test('a ledger line removed breaks the chain', async () => {
  await world.run()
  for (let n = 1; n <= 2; n++) {
    world.sandbox.log.append(auditRow(night - n * 1_000_000))
    await world.run()
  }
  const lines = ((await archiveOn(repository)).get('ledger.jsonl') ?? '').split('\n')
  await repository.commitFiles({ files: { 'audit-log/ledger.jsonl': [lines[0], lines[2], ''].join('\n') } })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(
    /Cannot trust "ledger\.jsonl": line 2 is number 2 after [0-9a-f]{64}, expected number 1/
  )
})

test('after restoring the file, the next run archives what was missed', async () => {
  await world.run()
  const good = (await archiveOn(repository)).get('2025-10.json') ?? ''
  await repository.commitFiles({ files: { 'audit-log/2025-10.json': '[]\n' } })
  world.sandbox.log.append(auditRow(night - 3_600_000))
  expect((await world.run()).status).toBe(1)
  await repository.commitFiles({ files: { 'audit-log/2025-10.json': good } })
  expect(await world.run()).toMatchObject({
    status: 0,
    outputs: { verdict: 'proven', 'archived-events': '43' }
  })
})

const refusals: readonly [string, () => unknown, Record<string, string>, RegExp][] = [
  [
    'an unknown repository',
    () => undefined,
    { repository: 'acme/nowhere' },
    /Cannot .*acme\/nowhere.*contents: write/s
  ],
  [
    'an archived repository',
    () => {
      repository.archived = true
    },
    {},
    /the repository is archived and read-only/
  ],
  [
    'a token without permission',
    () =>
      world.github.inject({
        kind: 'graphql-error',
        operation: 'createCommitOnBranch',
        type: 'FORBIDDEN',
        message: 'Resource not accessible by integration'
      }),
    {},
    /contents: write/
  ],
  [
    'a protected branch',
    () =>
      world.github.inject({
        kind: 'graphql-error',
        operation: 'createCommitOnBranch',
        type: 'FORBIDDEN',
        message: 'Repository rule violations found\n\nCannot update this protected ref.\n\n'
      }),
    {},
    /rule/i
  ],
  ['a wrong token', () => undefined, { 'github-token': 'ghs_wrong' }, /github-token/],
  [
    'a public archive repository',
    () => {
      repository.private = false
    },
    {},
    /acme\/audit": the repository is public.*allow-public: true/
  ]
]

test.each(refusals)('%s is explained, and nothing is lost', async (_what, prepare, inputs, expected) => {
  const before = await repository.head()
  prepare()
  const run = await world.run({ inputs })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(expected)
  expect(run.visible).not.toContain('ghs_')
  expect(run.visible).not.toContain(world.sandbox.apiKey)
  expect(await repository.head()).toBe(before)
})

test('a public archive repository is refused before anything is fetched, unless it is allowed', async () => {
  repository.private = false
  await world.run()
  expect(world.sandbox.requests).toHaveLength(0)
  expect(await world.run({ inputs: { 'allow-public': 'true' } })).toMatchObject({ status: 0 })
})
