import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Artifacts } from '../support/artifacts/server.js'
import { archiveOn, auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'
import { parseYaml, runJob, type StepResult } from '../support/workflow.js'

const events = 42
let folder: string
let world: World
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'examples-'))
  world = await startWorld({ now: night, history: hourlyRows(events, night - dayMs) })
})
afterEach(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

interface ExampleOptions {
  readonly token?: string
  readonly apiKey?: string
  readonly outputsOf?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What else the runner gives to the steps. */
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the only job of an example; where it says nothing, the archive's repository is acme/audit. */
function runExample(name: string, options: ExampleOptions = {}) {
  const { token = world.github.token, apiKey = world.sandbox.apiKey, outputsOf = {}, env = {} } = options
  const { jobs } = parseYaml(readFileSync(join('docs/examples', name), 'utf8'))
  const [job = {}, ...more] = Object.values(jobs)
  expect(more).toEqual([])
  const repository = 'acme/audit'
  return runJob(job, {
    workspace: folder,
    contexts: {
      github: { repository, token, run_id: '7', server_url: 'https://github.example' },
      secrets: { HIREFLIX_API_KEY: apiKey, ARCHIVER_PRIVATE_KEY: 'pem' },
      vars: { ARCHIVER_APP_ID: '1' }
    },
    inputs: { repository, endpoint: world.sandbox.endpoint, 'github-token': token },
    env: {
      ...world.github.environment(),
      GITHUB_REPOSITORY: repository,
      PATH: `${folder}/bin${delimiter}${process.env['PATH']}`,
      ...env
    },
    outputsOf
  })
}

/** Puts a program on the path that notes its arguments, and answers by the script given. */
function installProgram(name: string, script = ''): () => string {
  mkdirSync(join(folder, 'bin'))
  const calls = join(folder, 'calls')
  writeFileSync(join(folder, 'bin', name), `#!/bin/bash\nprintf '%s\\n' "$*" >> ${calls}\n${script}\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
  return () => readFileSync(calls, 'utf8')
}

const conclusions = (results: readonly StepResult[]) => results.map(({ conclusion }) => conclusion)
const archivedIn = async (repository: Awaited<ReturnType<World['github']['createRepository']>>) =>
  JSON.parse((await archiveOn(repository)).get('ledger.jsonl')?.trimEnd().split('\n').at(-1) ?? '{}').archive

test.each(['nightly.yml', 'enterprise-server.yml'])('%s archives into its own repository', async (name) => {
  const repository = await world.github.createRepository('acme/audit')
  expect(await runExample(name)).toMatchObject([{ conclusion: 'success', outputs: { verdict: 'proven' } }])
  expect(await archivedIn(repository)).toMatchObject({ events })
  expect(await runExample(name)).toMatchObject([{ conclusion: 'success', outputs: { changed: 'false' } }])
  expect(world.github.violations).toEqual([])
})

test("other-repository.yml archives with the App's token, and with no other", async () => {
  const repository = await world.github.createRepository('acme/audit-archive')
  const results = await runExample('other-repository.yml', {
    token: 'the-token-of-the-workflow',
    outputsOf: { 'actions/create-github-app-token': { token: world.github.token } }
  })
  expect(conclusions(results)).toEqual(['success', 'success'])
  expect(results[0]?.inputs).toMatchObject({ owner: 'acme', repositories: 'audit-archive' })
  expect(await archivedIn(repository)).toMatchObject({ events })
})

test('artifact-only.yml stores an artifact, and writes to no repository', async () => {
  const repository = await world.github.createRepository('acme/audit')
  const artifacts = await Artifacts.start()
  try {
    const before = await repository.head()
    const env = { ...artifacts.environment(), RUNNER_TEMP: folder }
    const results = await runExample('artifact-only.yml', { env })
    expect(results).toMatchObject([
      { conclusion: 'success', outputs: { verdict: 'proven', 'new-events': '42', 'commit-sha': '' } }
    ])
    const days = (Date.parse(results[0]?.outputs['artifact-expires'] ?? '') - Date.now()) / dayMs
    expect(Math.round(days)).toBe(90)
    expect(artifacts.records).toMatchObject([{ name: 'hireflix-audit-log', finalized: true }])
    expect(await repository.head()).toBe(before)
    expect(world.github.requests).toEqual([])
  } finally {
    await artifacts.close()
  }
})

test('every example is run here, or beside', () => {
  const tests = ['examples', 'without-github'].map((name) =>
    readFileSync(`__tests__/workflows/${name}.test.ts`, 'utf8')
  )
  const run = readdirSync('docs/examples').filter((name) => tests.some((text) => text.includes(name)))
  expect(run).toEqual(readdirSync('docs/examples'))
})

test('weekly-review.yml asks for the review by one issue, and for help by another', async () => {
  world.sandbox.log.append(auditRow(night - 2 * dayMs, 'hook', { action: 'webhook.create' }))
  const { issues } = await world.github.createRepository('acme/audit')
  expect(await runExample('weekly-review.yml')).toMatchObject([
    {
      conclusion: 'success',
      outputs: { verdict: 'proven', 'sign-off-url': expect.stringMatching(/issues\/1$/) }
    }
  ])
  expect(issues.all.map(({ title }) => title)).toEqual(['Audit review: 2025-10-06 to 2025-10-12'])
  expect(issues.all[0]?.body).toMatch(/^- \[ \] .*webhook/m)

  const revoked = await runExample('weekly-review.yml', { apiKey: 'revoked-key' })
  expect(conclusions(revoked)).toEqual(['failure'])
  expect(issues.all).toHaveLength(2)
  expect(issues.all[1]).toMatchObject({ title: 'The audit archive needs attention', state: 'open' })

  expect(conclusions(await runExample('weekly-review.yml'))).toEqual(['success'])
  expect(issues.all[1]).toMatchObject({ state: 'closed' })
  expect(world.github.violations).toEqual([])
})

test('attested.yml attests the ledger line that was committed, and nothing when nothing was', async () => {
  const repository = await world.github.createRepository('acme/audit')
  const results = await runExample('attested.yml')
  expect(conclusions(results)).toEqual(['success', 'success', 'success'])
  const line = (await archiveOn(repository)).get('ledger.jsonl')?.trimEnd() ?? ''
  const digest = createHash('sha256').update(line).digest('hex')
  expect(results[2]?.inputs['subject-digest']).toBe(`sha256:${digest}`)
  expect(JSON.parse(results[2]?.inputs['predicate'] ?? '')).toEqual({
    ledgerHead: `0:${digest}`,
    commit: results[0]?.outputs['commit-sha']
  })
  expect(conclusions(await runExample('attested.yml'))).toEqual(['success', 'skipped', 'skipped'])
})

test('monthly-release.yml verifies against the heads of earlier releases, and publishes the next', async () => {
  await world.github.createRepository('acme/audit')
  const [archived] = await runExample('nightly.yml')
  const head = archived?.outputs['ledger-head'] ?? ''
  const calls = installProgram(
    'gh',
    `case "$1 $2" in 'release list') echo audit-2025-09-02 ;; 'release download') echo "${head}" ;; esac`
  )
  const results = await runExample('monthly-release.yml')
  expect(conclusions(results)).toEqual(['success', 'success', 'success'])
  expect(results[1]?.outputs).toMatchObject({ verification: 'valid', 'ledger-head': head })
  expect(calls()).toMatch(/^release create audit-20\d\d-\d\d-\d\d ledger-head\.txt .*Ledger head: /m)
  expect(readFileSync(join(folder, 'ledger-head.txt'), 'utf8')).toBe(`${head}\n`)
})

test('monthly-release.yml publishes nothing when an earlier head is not in the ledger', async () => {
  await world.github.createRepository('acme/audit')
  await runExample('nightly.yml')
  const calls = installProgram(
    'gh',
    `case "$1 $2" in 'release list') echo audit-2025-09-02 ;; 'release download') echo "0:${'0'.repeat(64)}" ;; esac`
  )
  expect(conclusions(await runExample('monthly-release.yml'))).toEqual(['success', 'failure', 'skipped'])
  expect(calls()).not.toContain('release create')
})

test('export-s3.yml exports what was archived, and sends the folder alone', async () => {
  await world.github.createRepository('acme/audit')
  const calls = installProgram('aws')
  const results = await runExample('export-s3.yml')
  expect(conclusions(results)).toEqual(['success', 'success', 'success'])
  const files = JSON.parse(results[1]?.outputs['export-files'] ?? '[]') as string[]
  expect(files.at(-1)).toBe('_manifest.json')
  expect(results[1]?.outputs).toMatchObject({ 'export-changed': 'true', 'export-events': String(events) })
  const manifest = JSON.parse(readFileSync(join(folder, 'audit-export', '_manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({ events, ledger_head: results[0]?.outputs['ledger-head'] })
  expect(calls()).toMatch(/^s3 sync audit-export s3:\/\/.*hireflix-audit --delete$/m)
  expect((await runExample('export-s3.yml'))[1]?.outputs).toMatchObject({
    'export-changed': 'false',
    'export-files': '[]'
  })
  expect(world.github.violations).toEqual([])
})
