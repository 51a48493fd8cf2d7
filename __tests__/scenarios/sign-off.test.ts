import { afterEach, expect, test } from '@jest/globals'
import type { Issue } from '../support/github/issue-tracker.js'
import type { RepositoryOptions, TestRepository } from '../support/github/server.js'
import { auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'

// Tuesday, 14 October 2025, 03:17. The last week that is over is that of Monday, 6 to Sunday, 12 October.
const inWeek = Date.UTC(2025, 9, 9, 10)
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
  const world = await startWorld({
    history: [...hourlyRows(300, night - dayMs), { row: webhook(inWeek), visibleAt: inWeek }]
  })
  worlds.push(world)
  return { world, repository: await world.github.createRepository('acme/audit', options) }
}

const webhook = (timestamp: number) =>
  auditRow(timestamp, 'hook', { action: 'webhook.create', ip: '203.0.113.99' })

const inputs = { 'sign-off': 'true' }

function reviews(repository: TestRepository): Issue[] {
  return repository.issues.all.filter(({ title }) => title.startsWith('Audit review'))
}

function review(repository: TestRepository): Issue {
  const [issue, ...others] = reviews(repository)
  if (issue === undefined) throw new Error('There is no review')
  expect(others).toEqual([])
  return issue
}

test('no issue is opened, or looked for, unless asked', async () => {
  const { world, repository } = await start()
  expect((await world.run()).status).toBe(0)
  expect(repository.issues.all).toEqual([])
  expect(world.github.count('viewer')).toBe(0)
})

test('one issue a week: opened once, left alone, kept with its check marks when late events come', async () => {
  const { world, repository } = await start()
  const first = await world.run({ inputs })
  expect(first.stdout).not.toContain('::error')
  expect(first.status).toBe(0)
  const issue = review(repository)
  expect(issue.title).toBe('Audit review: 2025-10-06 to 2025-10-12')
  expect(issue.user.login).toBe('github-actions[bot]')
  expect(first.outputs['sign-off-url']).toBe(`${world.github.url}/acme/audit/issues/1`)
  expect(issue.body).toContain('It is proven that none was missed.')
  expect(issue.body).toMatch(/^- \[ \] \*\*warning\*\*: <code>webhook\.create<\/code> by /m)
  const written = issue.body

  world.sandbox.clock.advance(dayMs)
  expect((await world.run({ inputs })).status).toBe(0)
  expect(review(repository).body).toBe(written)
  expect(world.github.count('updateIssue')).toBe(0)

  expect(repository.issues.check(issue, /webhook/)).toBe(1)
  repository.issues.update(issue, { body: `${issue.body}\r\nAsked @elena, who made it.\r\n` })
  expect((await world.run({ inputs })).status).toBe(0)
  expect(world.github.count('updateIssue')).toBe(0)

  world.sandbox.log.append(webhook(inWeek + 60_000))
  expect((await world.run({ inputs })).status).toBe(0)
  const rows = issue.body.split('\n').filter((line) => line.startsWith('- ['))
  expect(rows.filter((row) => row.includes('webhook'))).toEqual([
    expect.stringMatching(/^- \[ \] .*more than when it was checked/),
    expect.stringMatching(/^- \[x\] \*\*warning\*\*: <code>webhook\.create<\/code> by /)
  ])
  expect(issue.body).toMatch(/\nAsked @elena, who made it\.\n$/)
  expect(world.github.count('createIssue')).toBe(1)
  expect(world.github.count('updateIssue')).toBe(1)
  expect(issue.comments).toEqual([])
})

test('a week that ended without events is proven by the run that looked, though it has nothing to commit', async () => {
  const { world, repository } = await start()
  await world.run({ inputs })
  // Saturday, then Monday: nothing has happened since Monday.
  world.sandbox.clock.advance(4 * dayMs)
  expect((await world.run({ inputs })).status).toBe(0)
  world.sandbox.clock.advance(2 * dayMs)
  const monday = await world.run({ inputs })
  expect(monday.outputs).toMatchObject({ verdict: 'proven', changed: 'false' })
  const issue = reviews(repository).at(-1)
  expect(issue?.title).toBe('Audit review: 2025-10-13 to 2025-10-19')
  expect(issue?.body).toContain('It is proven that none was missed.')
  expect(issue?.body).not.toContain('events may be missing')
}, 60_000)

test('what a person has closed stays closed, until events come to its period: then it says so', async () => {
  const { world, repository } = await start()
  await world.run({ inputs })
  const issue = review(repository)
  repository.issues.update(issue, { state: 'closed' })
  const signed = issue.body
  expect((await world.run({ inputs: { ...inputs, notable: 'critical interview.*' } })).status).toBe(0)
  expect(issue).toMatchObject({ state: 'closed', body: signed, comments: [] })

  world.sandbox.log.append(auditRow(inWeek + 1, 'late', { action: 'api-key.create' }))
  expect((await world.run({ inputs })).status).toBe(0)
  expect(review(repository).state).toBe('open')
  expect(issue.body).toContain('api-key.create')
  expect(issue.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/^This review was signed off, .* open again for 1 line:\n\n- .*api-key\.create/)
  ])
  expect((await world.run({ inputs })).status).toBe(0)
  expect(issue.comments).toHaveLength(1)
}, 60_000)

test('an outage of three weeks leaves an issue for each week', async () => {
  const { world, repository } = await start()
  await world.run({ inputs })
  world.sandbox.clock.advance(21 * dayMs)
  for (const n of [4, 11, 18]) world.sandbox.log.append(webhook(night + n * dayMs))
  const run = await world.run({ inputs })
  expect(run.status).toBe(0)
  expect(reviews(repository).map(({ title }) => title.slice(14))).toEqual([
    '2025-10-06 to 2025-10-12',
    '2025-10-13 to 2025-10-19',
    '2025-10-20 to 2025-10-26',
    '2025-10-27 to 2025-11-02'
  ])
  expect(run.outputs['sign-off-url']).toMatch(/\/issues\/4$/)
}, 60_000)

test('two runs at once end with one issue', async () => {
  const { world, repository } = await start()
  await world.run()
  let other: Awaited<ReturnType<World['run']>> | undefined
  world.github.inject({
    kind: 'meanwhile',
    operation: 'createIssue',
    run: async () => {
      other = await world.run({ inputs })
    }
  })
  const run = await world.run({ inputs })
  expect([run.status, other?.status]).toEqual([0, 0])
  expect(run.outputs['sign-off-url']).toBe(other?.outputs['sign-off-url'])
  expect(reviews(repository).map(({ state }) => state)).toEqual(['open', 'closed'])
  expect(repository.issues.all[1]?.comments.map(({ body }) => body)).toEqual([
    'Two runs opened this at the same time. It goes on in #1.'
  ])
  repository.issues.update(repository.issues.all[0] as Issue, { state: 'closed' })
  expect((await world.run({ inputs })).status).toBe(0)
  expect(reviews(repository)).toHaveLength(2)
}, 60_000)

test('an answer that is lost after the issue was opened leaves one issue', async () => {
  const { world, repository } = await start()
  world.github.inject({ kind: 'reset-after-commit', operation: 'createIssue' })
  expect((await world.run({ inputs })).status).toBe(0)
  expect(reviews(repository).map(({ state }) => state)).toEqual(['open', 'closed'])
}, 60_000)

test("somebody else's issue with our marker is not taken for ours, and ours is found behind many others", async () => {
  const { world, repository } = await start()
  await world.run({ inputs })
  const issue = review(repository)
  for (let n = 0; n < 250; n++) repository.issues.create({ title: `Other ${n}`, body: 'x' })
  await world.run({ inputs })
  expect(reviews(repository)).toHaveLength(1)
  // The next week's, signed by whoever wrote it before there was one.
  const forged = repository.issues.create({
    title: 'Audit review: 2025-10-13 to 2025-10-19',
    body: issue.body.replaceAll('2025-10-06', '2025-10-13').replaceAll('2025-10-12', '2025-10-19')
  })
  repository.issues.update(forged, { state: 'closed' })
  world.sandbox.clock.advance(7 * dayMs)
  expect((await world.run({ inputs })).status).toBe(0)
  expect(reviews(repository).map(({ user, state }) => [user.type, state])).toEqual([
    ['Bot', 'open'],
    ['User', 'closed'],
    ['Bot', 'open']
  ])
}, 60_000)

test('a month is signed for when it is over, in mode report too', async () => {
  const { world, repository } = await start()
  await world.run()
  const report = { ...inputs, mode: 'report', 'api-key': '' }
  const early = await world.run({ inputs: { ...report, 'review-period': '2025-10' } })
  expect(early).toMatchObject({ status: 0, stdout: expect.stringContaining('The review period is not over') })
  expect(repository.issues.all).toEqual([])
  const run = await world.run({ inputs: { ...report, 'review-period': '2025-09' } })
  expect(run.status).toBe(0)
  expect(review(repository).title).toBe('Audit review: 2025-09-01 to 2025-09-30')
  expect((await world.run({ inputs: { ...report, 'review-period': '2025-09' } })).status).toBe(0)
  expect(review(repository).comments).toEqual([])
})

test.each<[string, RepositoryOptions, RegExp]>([
  ['without the permission', { issuePermission: 'NONE' }, /HTTP 403\); add "issues: write"/],
  ['with reading alone', { issuePermission: 'READ' }, /HTTP 403\); add "issues: write"/],
  ['where issues are turned off', { hasIssues: false }, /it has issues turned off; turn them on/]
])('%s the step fails and says why, and the archive is complete', async (_how, options, expected) => {
  const { world, repository } = await start(options)
  const run = await world.run({ inputs: { ...inputs, 'health-issue': 'true' } })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(
    /::error title=The sign-off issue could not be written::Cannot write issues in "acme\/audit"/
  )
  expect(run.stdout).toMatch(expected)
  expect(run.outputs).toMatchObject({ verdict: 'proven', changed: 'true' })
  expect(run.summary).toContain('✓ Proven')
  expect(await repository.log()).toHaveLength(2)
  expect(repository.issues.all).toEqual([])
})

test('nothing is written into a public repository, unless that is allowed', async () => {
  const { world, repository } = await start({ private: false })
  const workspace = { ...inputs, destination: 'workspace', 'health-issue': 'true' }
  const run = await world.run({ inputs: workspace })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(
    /Cannot write issues in "acme\/audit": the repository is public.*allow-public: true/
  )
  expect(run.outputs).toMatchObject({ verdict: 'proven' })
  expect(repository.issues.all).toEqual([])
  expect((await world.run({ inputs: { ...workspace, 'allow-public': 'true' } })).status).toBe(0)
  expect(reviews(repository)).toHaveLength(1)
})

test('a secondary rate limit is waited for', async () => {
  const { world, repository } = await start()
  world.github.inject({
    kind: 'status',
    operation: 'createIssue',
    status: 403,
    headers: { 'retry-after': '1' }
  })
  const run = await world.run({ inputs })
  expect(run.stdout).toContain('asked to slow down')
  expect(run.status).toBe(0)
  expect(reviews(repository)).toHaveLength(1)
}, 60_000)
