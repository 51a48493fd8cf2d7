import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { companyHistory, demoEnd, departingRecruiter } from '../../src/sandbox/index.js'
import { runCli } from '../support/action.js'
import { dayMs, startWorld, type World } from '../support/scenario.js'

let world: World
let folder: string
beforeAll(async () => {
  const history = companyHistory({ seed: 20251109, from: demoEnd - 61 * dayMs, to: demoEnd })
  world = await startWorld({ now: demoEnd + 3 * 3_600_000, history })
  folder = await mkdtemp(join(tmpdir(), 'audit-report-'))
  await runCli(['archive', 'audit-log', '--endpoint', world.sandbox.endpoint], {
    cwd: folder,
    env: { HIREFLIX_API_KEY: world.sandbox.apiKey }
  })
}, 60_000)
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

const report = (...args: string[]) => runCli(['report', 'audit-log', ...args], { cwd: folder })

async function filesIn(path: string): Promise<string[]> {
  const names = (await readdir(path)).sort()
  return Promise.all(names.map(async (name) => `${name}\n${await readFile(join(path, name), 'utf8')}`))
}

test('report needs no key and no network, says what deserves a look, and changes nothing', async () => {
  const before = await filesIn(join(folder, 'audit-log'))
  const run = await report()
  expect(run).toMatchObject({ status: 0, stderr: '' })
  expect(run.stdout).toMatch(/^## Hireflix audit review\n/)
  expect(run.stdout).toMatch(
    /\*\*✓ Nothing was missed in this period; 3 things need a look, all of them critical\.\*\*/
  )
  expect(run.stdout).toContain('61 deletions in 12 minutes')
  expect(run.stdout).toContain('### Against the 4 periods before')
  expect(run.stdout).toContain('Nothing was written')
  expect(run.stdout).not.toContain('in this run')
  expect(await report('--markdown')).toEqual(run)
  expect(await filesIn(join(folder, 'audit-log'))).toEqual(before)
  expect(await readdir(folder)).toEqual(['audit-log'])
})

test('report writes text for whoever reads it on a terminal', async () => {
  const { stdout } = await report('--text')
  expect(stdout).toContain(
    '**✓ Nothing was missed in this period; 3 things need a look, all of them critical.**'
  )
  expect(stdout).toContain('| jonas.weber@example.com from ADMIN ')
  expect(stdout).not.toMatch(/<code>|&#\d|mermaid/)
})

test('report writes JSON of any period', async () => {
  const week = JSON.parse((await report('--json')).stdout)
  expect(week.severities.critical).toBeGreaterThan(100)
  const actors = week.notable
    .filter(({ severity }: { severity: string }) => severity === 'critical')
    .map(({ actor }: { actor: string }) => actor)
  expect(actors).toContain(departingRecruiter.actorEmail)
  expect(week.earlier).toHaveLength(4)
  const october = JSON.parse((await report('--json', '--period', '2025-10')).stdout)
  expect(october.period).toMatchObject({ from: '2025-10-01T00:00:00.000Z', to: '2025-10-31T23:59:59.999Z' })
  expect(october.severities).toMatchObject({ critical: 0, warning: 0 })
  expect(october.period.events).toBeGreaterThan(1000)
  const early = JSON.parse((await report('--json', '--now', '2025-11-01')).stdout)
  expect(early.period.to).toBe('2025-11-01T00:00:00.000Z')
  expect(JSON.stringify([week, october])).not.toMatch(/https:/)
})

test('report says when a period is not proven', async () => {
  expect((await report('--period', '2025-10')).stdout).toContain('**✓ Nothing was missed in this period')
  expect((await report('--period', '2025-08')).stdout).toContain('**⚠ Not all of this period is proven')
})

test('report says which part of a quarter is not proven', async () => {
  const quarter = ['--period', '2025-07-01..2025-09-30']
  const { coverage } = JSON.parse((await report(...quarter, '--json')).stdout).archive
  const { stdout } = await report(...quarter)
  expect(stdout).toContain(
    `- ⚠ Not proven in this period: <code>2025-07-01T00:00:00.000Z</code> to <code>${coverage.from}</code>.`
  )
  expect(JSON.parse((await report(...quarter, '--json')).stdout).unproven).toEqual([
    { from: '2025-07-01T00:00:00.000Z', to: coverage.from }
  ])
})

test.each([
  [['--period', 'yesterday'], /Cannot use period "yesterday": it must be a time such as 7d/],
  [['--json', '--markdown'], /choose one/],
  [['--text', '--markdown'], /choose one/],
  [['--json', '--html', 'page.html'], /Cannot write --html and --json at once: choose one/],
  [['--html', 'nowhere/page.html'], /Cannot write the page to "nowhere\/page.html": ENOENT/],
  [['--now', 'noon'], /Cannot use now "noon"/]
])('report refuses %j', async (args, expected) => {
  const run = await report(...args)
  expect(run.status).toBe(2)
  expect(run.stderr).toMatch(expected)
})

test('report refuses an archive that was changed, and a folder without one', async () => {
  const other = await mkdtemp(join(tmpdir(), 'audit-report-'))
  try {
    expect(await runCli(['report', other])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there is no archive in it yet')
    })
    await writeFile(join(other, '2025-10.json'), '[]\n')
    expect(await runCli(['report', other])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Cannot trust')
    })
  } finally {
    await rm(other, { recursive: true })
  }
})

test('mode report reviews the archive in a repository, without a key', async () => {
  await world.github.createRepository('acme/audit')
  expect((await world.run()).status).toBe(0)
  const asked = world.sandbox.requests.length
  const run = await world.run({ inputs: { mode: 'report', 'api-key': '', 'fail-on': 'critical' } })
  expect(world.sandbox.requests).toHaveLength(asked)
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/The archive is reviewed, but \d+ .*critical/)
  expect(run.summary).toContain('## Hireflix audit review')
  expect(run.summary).toContain('61 deletions in 12 minutes')
  expect(run.outputs).toMatchObject({ 'highest-severity': 'critical', 'new-events': '0', changed: 'false' })
  const later = await world.run({
    inputs: { mode: 'report', 'api-key': '', 'review-period': '2025-10', 'fail-on': 'critical' }
  })
  expect(later.status).toBe(0)
}, 60_000)
