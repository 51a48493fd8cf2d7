import { afterEach, expect, test } from '@jest/globals'
import type { Issue } from '../support/github/issue-tracker.js'
import type { RepositoryOptions, TestRepository } from '../support/github/server.js'
import { auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'

const worlds: World[] = []
afterEach(async () => {
  const ended = worlds.splice(0)
  for (const world of ended) await world.close()
  for (const { github } of ended) {
    expect(github.violations).toEqual([])
    expect(github.unusedFaults).toEqual([])
  }
})

async function start(options: RepositoryOptions = {}): Promise<{ world: World; repository: TestRepository }> {
  const world = await startWorld({ history: hourlyRows(42, night - dayMs) })
  worlds.push(world)
  return { world, repository: await world.github.createRepository('acme/audit', options) }
}

const inputs = { 'health-issue': 'true' }
const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_RUN_ID: '77' }

function only(repository: TestRepository): Issue {
  const [issue, ...others] = repository.issues.all
  if (issue === undefined) throw new Error('There is no issue')
  expect(others).toEqual([])
  return issue
}

test('it opens when a run fails, stays one, says when the kind changes, and closes when a run is proven', async () => {
  const { world, repository } = await start()
  expect((await world.run({ inputs })).status).toBe(0)
  expect(repository.issues.all).toEqual([])

  const refused = { ...inputs, 'api-key': 'revoked-key' }
  const first = await world.run({ inputs: refused, env })
  expect(first.status).toBe(1)
  expect(first.stdout).toContain('title=Hireflix could not be read')
  const issue = only(repository)
  expect(issue.title).toBe('The audit archive needs attention')
  expect(issue.body).toContain('**Hireflix could not be read**')
  expect(issue.body).toContain('[run 77](https://github.com/acme/workflows/actions/runs/77)')
  expect(issue.body).not.toContain('revoked-key')

  expect((await world.run({ inputs: refused, env: { ...env, GITHUB_RUN_ID: '78' } })).status).toBe(1)
  expect(only(repository).body).toContain('/runs/78')
  expect(issue.comments).toEqual([])

  // An input that is wrong: what an issue needs is read all the same.
  const wrong = await world.run({ inputs: { ...inputs, 'api-key': '', 'page-size': '0' } })
  expect(wrong.status).toBe(1)
  expect(only(repository).body).toContain('&#50; inputs are wrong')
  expect(issue.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/^It is another trouble since \[run \d+\]\(.*\): &#50; inputs are wrong\. /)
  ])

  expect((await world.run({ inputs, env })).status).toBe(0)
  expect(only(repository)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  expect(issue.comments.at(-1)?.body).toMatch(/^Proven again in \[run 77\]/)
  const comments = issue.comments.length
  expect((await world.run({ inputs })).status).toBe(0)
  expect(issue.comments).toHaveLength(comments)
}, 60_000)

test('an archive that was changed, a gap, and an unproven night are each trouble', async () => {
  const { world, repository } = await start()
  await world.run({ inputs })
  const month = (await repository.readFile('audit-log/2025-10.json')).toString('utf8')
  await repository.commitFiles({
    files: { 'audit-log/2025-10.json': month.replace('interview', 'Interview') }
  })
  expect((await world.run({ inputs })).status).toBe(1)
  expect(only(repository).body).toContain('The archive does not verify')
  expect(only(repository).body).not.toContain('elena.marsh')
  const verified = await world.run({ inputs: { ...inputs, mode: 'verify', 'api-key': '' } })
  expect(verified.status).toBe(1)
  expect(only(repository).state).toBe('open')

  await repository.commitFiles({ files: { 'audit-log/2025-10.json': month } })
  world.sandbox.clock.advance(70 * dayMs)
  world.sandbox.log.append(auditRow(world.sandbox.clock.now() - dayMs))
  const late = await world.run({ inputs })
  expect(late.outputs).toMatchObject({ verdict: 'gap' })
  expect(only(repository)).toMatchObject({
    state: 'open',
    body: expect.stringContaining('Gap in the audit archive')
  })

  expect((await world.run({ inputs })).outputs).toMatchObject({ verdict: 'proven' })
  expect(only(repository).state).toBe('closed')
}, 60_000)

test('a report that finds nothing wrong opens none, and closes none', async () => {
  const { world, repository } = await start()
  await world.run({ inputs })
  const report = { ...inputs, mode: 'report', 'api-key': '' }
  expect((await world.run({ inputs: report })).status).toBe(0)
  expect(repository.issues.all).toEqual([])
  const failed = await world.run({ inputs: { ...inputs, 'api-key': 'revoked-key' } })
  expect(failed.status).toBe(1)
  expect((await world.run({ inputs: report })).status).toBe(0)
  expect(only(repository).state).toBe('open')
}, 60_000)

test('runs that fail at the same time end with one open issue', async () => {
  const { world, repository } = await start()
  const refused = { ...inputs, 'api-key': 'revoked-key' }
  let other: Awaited<ReturnType<World['run']>> | undefined
  world.github.inject({
    kind: 'meanwhile',
    operation: 'createIssue',
    run: async () => {
      other = await world.run({ inputs: refused })
    }
  })
  const run = await world.run({ inputs: refused })
  expect([run.status, other?.status]).toEqual([1, 1])
  expect(repository.issues.all.map(({ state }) => state)).toEqual(['open', 'closed'])
}, 60_000)

test('what failed first is said first, also where no issue can be written', async () => {
  const { world, repository } = await start({ issuePermission: 'NONE' })
  const run = await world.run({ inputs: { ...inputs, 'api-key': 'revoked-key' } })
  expect(run.status).toBe(1)
  const errors = run.stdout.match(/^::error title=[^:]*/gm)
  expect(errors).toEqual([
    '::error title=Hireflix could not be read',
    '::error title=The health issue could not be written'
  ])
  expect(run.summary).toContain('Hireflix could not be read')
  expect(repository.issues.all).toEqual([])
})

test('a token that cannot be used opens nothing, and is said to be wrong', async () => {
  const { world } = await start()
  const run = await world.run({ inputs: { ...inputs, 'github-token': '' } })
  expect(run.status).toBe(1)
  expect(run.stdout).toContain('Cannot use the input "github-token"')
  expect(world.github.requests).toEqual([])
})
