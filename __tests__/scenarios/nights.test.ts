import { execFileSync } from 'node:child_process'
import { afterEach, expect, test } from '@jest/globals'
import { companyHistory } from '../../src/sandbox/index.js'
import { copiesIn, copiesShown, differences, verifiedLedger } from '../support/archive-folder.js'
import { archiveOn, auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'

const worlds: World[] = []
afterEach(async () => {
  const ended = worlds.splice(0)
  for (const world of ended) await world.close()
  for (const { github } of ended) {
    expect(github.violations).toEqual([])
    expect(github.unusedFaults).toEqual([])
  }
})

async function start(options: Parameters<typeof startWorld>[0] = {}): Promise<World> {
  const world = await startWorld(options)
  worlds.push(world)
  return world
}

test('three nights: 42 events, nothing new, five new', async () => {
  const world = await start({ history: hourlyRows(42, night - dayMs) })
  const repository = await world.github.createRepository('acme/audit')

  const first = await world.run()
  expect(first.stdout).not.toContain('::error')
  expect(first).toMatchObject({
    status: 0,
    outputs: { verdict: 'proven', 'new-events': '42', changed: 'true' }
  })
  expect(first.summary).toContain('Proven')
  let commits = await repository.log()
  expect(commits).toHaveLength(2) // the repository's own first commit, and ours
  expect(commits[0]?.message).toMatch(/^Archive 42 audit events/)
  expect(first.outputs['commit-sha']).toBe(commits[0]?.oid)
  let files = await archiveOn(repository)
  expect([...files.keys()].sort()).toEqual(['.gitattributes', '2025-10.json', 'README.md', 'ledger.jsonl'])
  expect(verifiedLedger(files)).toMatchObject([
    { added: 42, verdict: 'proven', archive: { events: 42, files: 1 } }
  ])
  expect(commits[0]?.message).toContain(`Audit-Ledger: ${first.outputs['ledger-head']}`)

  world.sandbox.clock.advance(dayMs)
  const requestsBefore = world.sandbox.requests.length
  const second = await world.run()
  expect(second).toMatchObject({
    status: 0,
    outputs: { verdict: 'proven', 'new-events': '0', changed: 'false' }
  })
  expect(world.sandbox.requests.length - requestsBefore).toBeLessThanOrEqual(3)
  expect(await repository.log()).toHaveLength(2)
  expect(second.outputs['ledger-head']).toBe(first.outputs['ledger-head'])

  for (let n = 0; n < 5; n++)
    world.sandbox.log.append(auditRow(world.sandbox.clock.now() - 3_600_000 - n * 1000))
  const third = await world.run()
  expect(third).toMatchObject({
    status: 0,
    outputs: { verdict: 'proven', 'new-events': '5', 'archived-events': '47' }
  })
  commits = await repository.log()
  expect(commits).toHaveLength(3)
  const diff = execFileSync('git', ['diff', '--numstat', 'HEAD~1', 'HEAD', '--', 'audit-log/*.json'], {
    cwd: repository.path,
    encoding: 'utf8'
  })
  expect(diff).toBe('5\t0\taudit-log/2025-10.json\n')
  files = await archiveOn(repository)
  verifiedLedger(files)
  expect(differences(copiesIn(files), copiesShown(world.sandbox.log.mostCopies()))).toEqual({
    lost: [],
    invented: []
  })
  await repository.fsck()
})

test('an empty repository is seeded and then holds the archive', async () => {
  const world = await start({ history: hourlyRows(42, night - dayMs) })
  const repository = await world.github.createRepository('acme/audit', { empty: true })
  const run = await world.run()
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '42' } })
  expect(await repository.log()).toHaveLength(2)
  expect(verifiedLedger(await archiveOn(repository))).toHaveLength(1)
  await repository.fsck()
})

test('a missing branch is made from the default branch, in the repository and folder that the inputs name', async () => {
  const world = await start({ history: hourlyRows(42, night - dayMs) })
  const repository = await world.github.createRepository('other/vault')
  const inputs = { repository: 'other/vault', branch: 'audit/2025', path: 'records/hireflix' }
  const run = await world.run({ inputs })
  expect(run).toMatchObject({ status: 0, outputs: { 'new-events': '42' } })
  expect(await repository.log('main')).toHaveLength(1)
  const files = await archiveOn(repository, { branch: 'audit/2025', folder: 'records/hireflix' })
  expect(verifiedLedger(files)).toHaveLength(1)
  const again = await world.run({ inputs })
  expect(again).toMatchObject({ status: 0, outputs: { 'new-events': '0', changed: 'false' } })
})

test('sixty days of a company, night after night, are archived exactly, twins and bulk operations included', async () => {
  const history = companyHistory({ seed: 7, from: night - 61 * dayMs, to: night + 5 * dayMs })
  const world = await start({ history })
  const repository = await world.github.createRepository('acme/audit')
  for (let n = 0; n < 5; n++) {
    const run = await world.run({ inputs: { 'page-size': n % 2 === 0 ? '100' : '37' } })
    expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven' } })
    world.sandbox.clock.advance(dayMs)
  }
  const files = await archiveOn(repository)
  verifiedLedger(files)
  const archived = copiesIn(files)
  expect(differences(archived, copiesShown(world.sandbox.log.mostCopies()))).toEqual({
    lost: [],
    invented: []
  })
  expect([...archived.values()].filter((copies) => copies > 1).length).toBeGreaterThan(5)
  await repository.fsck()
})

test('a race lost twice in a row ends with the events of both writers, once each', async () => {
  const world = await start({ history: hourlyRows(30, night - dayMs) })
  const repository = await world.github.createRepository('acme/audit')
  await world.run()
  for (let n = 0; n < 5; n++) world.sandbox.log.append(auditRow(night - 7_200_000 - n * 1000))
  const before = new Map(
    [...(await archiveOn(repository))].map(([name, text]) => [`audit-log/${name}`, text])
  )

  // The other writer archives the same five, and three more, while this run holds its own; then someone else pushes.
  const other = await world.github.createRepository('acme/other')
  await other.commitFiles({ files: Object.fromEntries(before) })
  for (let n = 0; n < 3; n++) world.sandbox.log.append(auditRow(night - 3_600_000 - n * 1000))
  await world.run({ inputs: { repository: 'acme/other' } })
  const theirs = [...(await archiveOn(other))].map(([name, text]) => [`audit-log/${name}`, text])
  world.sandbox.log.append(auditRow(night - 1_800_000))
  world.github.inject(
    { kind: 'race', operation: 'createCommitOnBranch', files: Object.fromEntries(theirs) },
    { kind: 'race', operation: 'createCommitOnBranch', files: { 'README.md': 'An unrelated commit\n' } }
  )
  const run = await world.run()
  expect(run).toMatchObject({
    status: 0,
    outputs: { verdict: 'proven', 'archived-events': '39', 'new-events': '1' }
  })
  const files = await archiveOn(repository)
  verifiedLedger(files)
  expect(differences(copiesIn(files), copiesShown(world.sandbox.log.mostCopies()))).toEqual({
    lost: [],
    invented: []
  })
  await repository.fsck()
})

test('a commit whose answer was lost is found, not repeated', async () => {
  const world = await start({ history: hourlyRows(42, night - dayMs) })
  const repository = await world.github.createRepository('acme/audit')
  world.github.inject({ kind: 'reset-after-commit', operation: 'createCommitOnBranch' })
  const run = await world.run()
  expect(run).toMatchObject({
    status: 0,
    outputs: { verdict: 'proven', 'new-events': '42', changed: 'true' }
  })
  expect(await repository.log()).toHaveLength(2)
  expect(run.outputs['commit-sha']).toBe(await repository.head())
  verifiedLedger(await archiveOn(repository))
})

test('the workspace holds the same month files as the repository', async () => {
  const { mkdtemp, readdir, readFile, rm } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  const { join } = await import('node:path')
  const world = await start({ history: hourlyRows(900, night - dayMs) })
  const repository = await world.github.createRepository('acme/audit')
  const workspace = await mkdtemp(join(tmpdir(), 'audit-workspace-'))
  try {
    await world.run()
    const run = await world.run({ inputs: { destination: 'workspace' }, workspace })
    expect(run).toMatchObject({
      status: 0,
      outputs: { verdict: 'proven', 'new-events': '900', 'commit-sha': '' }
    })
    expect(await readdir(workspace)).toEqual(['audit-log'])
    const committed = await archiveOn(repository)
    for (const name of await readdir(join(workspace, 'audit-log'))) {
      if (name === 'ledger.jsonl') continue
      expect(await readFile(join(workspace, 'audit-log', name), 'utf8')).toBe(committed.get(name))
    }
    const again = await world.run({ inputs: { destination: 'workspace' }, workspace })
    expect(again.outputs).toMatchObject({ changed: 'false', 'archived-events': '900' })
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
})
