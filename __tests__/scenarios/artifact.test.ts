import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { companyHistory } from '../../src/sandbox/index.js'
import { type ActionOptions, actionBundle, cliBundle, runCli, spawnNode } from '../support/action.js'
import { copiesIn, copiesShown, differences, verifiedLedger } from '../support/archive-folder.js'
import { type ArtifactFault, Artifacts } from '../support/artifacts/server.js'
import { auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'

let world: World
let artifacts: Artifacts
let folder: string
let temporary: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-artifact-'))
  temporary = join(folder, 'runner-temp')
  await mkdir(temporary)
  artifacts = await Artifacts.start()
})
afterEach(async () => {
  await world.close()
  await artifacts.close()
  await rm(folder, { recursive: true, force: true })
  expect(artifacts.violations).toEqual([])
  expect(artifacts.unusedFaults).toEqual([])
})

/** A step with destination artifact: no repository and no token of its own. Nothing of it may stay on the disk. */
async function runArtifact({ inputs, env, ...rest }: Partial<ActionOptions> = {}) {
  const run = await world.run({
    inputs: { destination: 'artifact', repository: '', 'github-token': '', ...inputs },
    env: { ...artifacts.environment(), RUNNER_TEMP: temporary, ...env },
    ...rest
  })
  // The folder in which locks and decisions lie stays, and is empty.
  const left = await readdir(temporary, { recursive: true })
  expect(left.filter((path) => path !== 'hireflix-audit-archive')).toEqual([])
  const seen = [run.shown, run.stderr, run.summary, ...Object.values(run.outputs)].join('\n')
  const { token, signature } = artifacts.secrets
  for (const secret of [world.sandbox.apiKey, token, signature, encodeURIComponent(signature)]) {
    expect(seen.includes(secret)).toBe(false)
  }
  return run
}

/** Downloads with the real client, as the next step of the run would. */
async function download(id: string, digest?: string): Promise<string> {
  const target = join(folder, `downloaded-${id}`)
  const args = ['__tests__/support/artifacts/download.mjs', id, target]
  const done = await spawnNode(digest === undefined ? args : [...args, `sha256:${digest}`], {
    env: { PATH: process.env['PATH'] ?? '', ...artifacts.environment() },
    cwd: process.cwd()
  })
  expect(done).toMatchObject({ status: 0 })
  return target
}

async function filesIn(path: string): Promise<Map<string, string>> {
  const names = (await readdir(path)).sort()
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const))
  )
}

test('the artifact downloads, verifies, and holds byte for byte what a workspace would', async () => {
  const history = companyHistory({ seed: 11, from: night - 61 * dayMs, to: night })
  world = await startWorld({ history })
  const env = { GITHUB_RUN_ID: '4711' }
  const before = Date.now()
  const run = await runArtifact({ env })
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', changed: 'true', 'commit-sha': '' } })

  const id = run.outputs['artifact-id'] ?? ''
  const url = `https://github.localhost/acme/workflows/actions/runs/4711/artifacts/${id}`
  expect(run.outputs['artifact-url']).toBe(url)
  const expires = Date.parse(run.outputs['artifact-expires'] ?? '')
  expect(expires).toBeGreaterThanOrEqual(before + 90 * dayMs)
  expect(expires).toBeLessThanOrEqual(Date.now() + 90 * dayMs)
  const day = new Date(expires).toISOString().slice(0, 10)
  expect(run.summary).toContain(
    `- ⚠ **An artifact alone is no archive:** [hireflix-audit-log](${url}) expires on ${day}`
  )
  expect(run.stdout).toMatch(
    new RegExp(`::notice title=An artifact alone is no archive::.* expires on ${day}`)
  )
  expect(run.summary).toContain('download and unpack the artifact')
  expect(run.summary).not.toContain('git clone')

  const target = await download(id, run.outputs['artifact-digest'])
  const verified = await runCli(['verify', target, '--json'])
  expect(JSON.parse(verified.stdout)).toMatchObject({
    verification: 'valid',
    head: run.outputs['ledger-head'],
    events: Number(run.outputs['archived-events'])
  })
  const stored = await filesIn(target)
  verifiedLedger(stored)
  expect(differences(copiesIn(stored), copiesShown(world.sandbox.log.mostCopies()))).toEqual({
    lost: [],
    invented: []
  })

  const workspace = join(folder, 'workspace')
  await mkdir(workspace)
  await world.run({ inputs: { destination: 'workspace' }, env, workspace })
  const written = await filesIn(join(workspace, 'audit-log'))
  const months = [...written.keys()].filter((name) => name.endsWith('.json'))
  expect(months.length).toBeGreaterThanOrEqual(3)
  expect([...stored.keys()]).toEqual([...written.keys()])
  for (const name of [...months, 'README.md', '.gitattributes'])
    expect(stored.get(name)).toBe(written.get(name))

  for (const { row } of history) expect(run.stdout).not.toContain(row.object['id'])
})

test('retention is asked for, and the earlier end is told when the repository allows less', async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs) })
  const inputs = { 'artifact-name': 'short', 'artifact-retention-days': '7' }
  const run = await runArtifact({ inputs })
  expect(run.status).toBe(0)
  const [record] = artifacts.records
  expect(record).toMatchObject({ name: 'short', finalized: true })
  const told = Date.parse(run.outputs['artifact-expires'] ?? '')
  expect(Math.abs((record?.expiresAt?.getTime() ?? 0) - told)).toBeLessThan(2 * 3_600_000)
  const less = await runArtifact({
    inputs: { 'artifact-name': 'shorter', 'artifact-retention-days': '80' },
    env: { GITHUB_RETENTION_DAYS: '5' }
  })
  expect(Date.parse(less.outputs['artifact-expires'] ?? '')).toBeLessThan(Date.now() + 6 * dayMs)
  const unknown = await runArtifact({
    inputs: { 'artifact-name': 'unknown' },
    env: { GITHUB_RETENTION_DAYS: '' }
  })
  expect(unknown.outputs['artifact-expires']).toBe('')
  expect(unknown.summary).toContain('by default after 90 days')
})

test('each artifact begins anew, and an empty log makes one too', async () => {
  world = await startWorld({ history: [] })
  const empty = await runArtifact()
  expect(empty).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'archived-events': '0' } })
  const held = await filesIn(await download(empty.outputs['artifact-id'] ?? ''))
  expect([...held.keys()]).toEqual(['.gitattributes', 'README.md', 'ledger.jsonl'])
  world.sandbox.log.append(auditRow(night - dayMs))
  const next = await runArtifact({ inputs: { 'artifact-name': 'next' } })
  expect(next).toMatchObject({ status: 0, outputs: { 'new-events': '1' } })
  expect(next.outputs['ledger-head']).toMatch(/^0:/)
})

describe('refuses before anything is fetched', () => {
  const cases: [string, Partial<ActionOptions>, RegExp][] = [
    [
      'on GitHub Enterprise Server',
      { env: { GITHUB_SERVER_URL: 'https://github.acme.example' } },
      /GitHub Enterprise Server .*destination: repository, or destination: workspace/
    ],
    [
      'outside of a runner',
      { env: { ACTIONS_RUNTIME_TOKEN: '', ACTIONS_RESULTS_URL: '' } },
      /ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not set; .*"uses:"/
    ],
    ['where one variable lacks', { env: { ACTIONS_RESULTS_URL: '' } }, /: ACTIONS_RESULTS_URL is not set/],
    [
      'in a public repository',
      { payload: { repository: { full_name: 'acme/workflows', private: false } } },
      /acme\/workflows: it is public.*allow-public/
    ],
    [
      'in mode verify',
      { inputs: { mode: 'verify' } },
      /destination "artifact" in mode verify.*download it first, and use destination "workspace"/
    ],
    ['a banned name', { inputs: { 'artifact-name': 'audit/log' } }, /artifact-name "audit\/log"/],
    [
      'a retention of no days',
      { inputs: { 'artifact-retention-days': '0' } },
      /artifact-retention-days "0": it must be a whole number from 1 to 400/
    ]
  ]
  test.each(cases)('%s', async (_where, options, expected) => {
    world = await startWorld()
    const run = await runArtifact(options)
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(expected)
    expect(run.summary).toContain('✗')
    expect(world.sandbox.requests).toHaveLength(0)
    expect(artifacts.requests).toEqual([])
  })
})

describe('when the service or its storage fails', () => {
  beforeEach(async () => {
    world = await startWorld({ history: hourlyRows(42, night - dayMs) })
  })

  async function runWith(...faults: ArtifactFault[]) {
    artifacts.inject(...faults)
    return runArtifact()
  }

  const finalized = () => artifacts.records.filter((record) => record.finalized).length

  test.each<[string, ArtifactFault[]]>([
    ['a passing 503 is repeated', [{ operation: 'CreateArtifact', when: 'before', answer: { status: 503 } }]],
    ['an upload that is cut goes on', [{ operation: 'PutBlock', when: 'midway', answer: 'reset' }]],
    [
      'a lost last answer is made good by looking',
      [{ operation: 'FinalizeArtifact', when: 'after', answer: 'reset' }]
    ]
  ])('%s', async (_what, faults) => {
    const run = await runWith(...faults)
    expect(run).toMatchObject({ status: 0, outputs: { 'archived-events': '42' } })
    expect(finalized()).toBe(1)
    const target = await download(run.outputs['artifact-id'] ?? '', run.outputs['artifact-digest'])
    expect(verifiedLedger(await filesIn(target))).toMatchObject([{ added: 42 }])
  })

  test('so is one whose repetition is refused', async () => {
    const repeated = { operation: 'FinalizeArtifact', when: 'before', answer: { status: 409 } } as const
    const run = await runWith({
      operation: 'FinalizeArtifact',
      when: 'after',
      answer: { status: 502 },
      meanwhile: () => artifacts.inject(repeated)
    })
    expect(run).toMatchObject({ status: 0, outputs: { 'archived-events': '42' } })
    expect(finalized()).toBe(1)
  })

  test.each<[string, ArtifactFault[], RegExp]>([
    [
      'a full storage',
      [
        {
          operation: 'CreateArtifact',
          when: 'before',
          answer: { status: 403, msg: 'insufficient usage to create artifact' }
        }
      ],
      /storage for artifacts of this account is full; .*artifact-retention-days/
    ],
    [
      'a refusal',
      [
        {
          operation: 'CreateArtifact',
          when: 'before',
          answer: { status: 400, msg: 'no: see https://x.example/?sig=abc' }
        }
      ],
      /the artifact service answered 400: no: see \(address\)/
    ],
    [
      'a connection that breaks at once',
      [{ operation: 'CreateArtifact', when: 'before', answer: 'reset' }],
      /the connection to the artifact service failed \(ECONNRESET\); nothing was stored/
    ],
    [
      'a storage that refuses the block list',
      [
        {
          operation: 'PutBlockList',
          when: 'before',
          answer: { status: 403, code: 'AuthenticationFailed' }
        }
      ],
      /the storage for artifacts answered 403/
    ],
    [
      'a last request that never arrived',
      [{ operation: 'FinalizeArtifact', when: 'before', answer: 'reset' }],
      /Cannot tell whether the artifact "hireflix-audit-log" was stored/
    ]
  ])('%s fails the run, and nothing is stored by half', async (_what, faults, expected) => {
    const run = await runWith(...faults)
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(expected)
    expect(run.summary).toContain('The archive could not be written')
    expect(run.outputs).toEqual({})
    expect(finalized()).toBe(0)
  })

  test('a second one of the same name in a run is refused, and the first stays', async () => {
    expect(await runArtifact()).toMatchObject({ status: 0 })
    const again = await runArtifact()
    expect(again.status).toBe(1)
    expect(again.stdout).toMatch(/has one of that name already.*the input artifact-name/)
    expect(finalized()).toBe(1)
  })

  test('an artifact of that name with other content is not taken for this one', async () => {
    expect(await runArtifact()).toMatchObject({ status: 0 })
    const [first] = artifacts.records
    world.sandbox.log.append(auditRow(night - 3_600_000))
    // As if the service had let a second one begin, and then lost the answer to its end.
    if (first === undefined) throw new Error('nothing was stored')
    first.name = 'elsewhere'
    artifacts.inject({
      operation: 'FinalizeArtifact',
      when: 'before',
      answer: 'reset',
      meanwhile: () => {
        first.name = 'hireflix-audit-log'
      }
    })
    const run = await runArtifact()
    expect(run.status).toBe(1)
    expect(run.stdout).toContain('Cannot tell whether the artifact')
  })

  test('a service that is down fails the run after five attempts', async () => {
    const run = await runWith({
      operation: 'CreateArtifact',
      when: 'before',
      answer: { status: 503, msg: 'down' },
      times: 5
    })
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(/the artifact service answered 503: down; nothing was stored.*githubstatus/)
    expect(artifacts.requests).toHaveLength(5)
  }, 90_000)
})

test('the client is in a chunk of its own, which no other destination loads', async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs) })
  const holds = async (path: string) =>
    (await readFile(path, 'utf8')).includes('results.api.v1.ArtifactService')
  const partsOf = async (bundle: string) => {
    const names = (await readdir(dirname(bundle))).filter((name) => name.endsWith('.js'))
    const held = await Promise.all(names.map((name) => holds(join(dirname(bundle), name))))
    return names.filter((_name, index) => held[index])
  }
  const chunks = await partsOf(actionBundle)
  expect(chunks).toEqual([expect.stringMatching(/^\d+\.index\.js$/)])
  expect(await partsOf(cliBundle)).toEqual([])

  const bundle = join(folder, 'without/index.js')
  await cp(dirname(actionBundle), dirname(bundle), { recursive: true })
  for (const chunk of chunks) await rm(join(dirname(bundle), chunk))
  const workspace = join(folder, 'workspace')
  await mkdir(workspace)
  const run = await world.run({ inputs: { destination: 'workspace' }, workspace, bundle })
  expect(run).toMatchObject({ status: 0, outputs: { 'new-events': '3' } })
  expect(await runArtifact({ bundle })).toMatchObject({ status: 1 })
  expect(artifacts.requests).toEqual([])
})
