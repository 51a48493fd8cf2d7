import { getOctokit } from '@actions/github'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { actionsBot } from '../support/github/issue-tracker.js'
import { type GitHub, startGitHub, type TestRepository } from '../support/github/server.js'

let github: GitHub
let repository: TestRepository
let now = new Date('2025-11-02T03:17:05Z')

beforeEach(async () => {
  now = new Date('2025-11-02T03:17:05Z')
  github = await startGitHub({ token: 'secret', clock: () => now })
  repository = await github.createRepository('acme/audit')
})
afterEach(async () => {
  expect(github.violations).toEqual([])
  await github.close()
})

const where = { owner: 'acme', repo: 'audit' }
const issues = () => getOctokit('secret', { baseUrl: github.apiUrl }).rest.issues

test('issues are opened, listed, changed and commented on, by the bot that the token is', async () => {
  const { data: opened } = await issues().create({ ...where, title: 'One', body: 'text' })
  expect(opened).toMatchObject({
    number: 1,
    state: 'open',
    body: 'text',
    user: { login: actionsBot.login, type: 'Bot' }
  })
  now = new Date('2025-11-03T03:17:05Z')
  const { data: closed } = await issues().update({
    ...where,
    issue_number: 1,
    state: 'closed',
    state_reason: 'not_planned'
  })
  expect(closed).toMatchObject({
    state: 'closed',
    state_reason: 'not_planned',
    closed_at: '2025-11-03T03:17:05Z'
  })
  const { data: again } = await issues().update({ ...where, issue_number: 1, state: 'open', body: 'other' })
  expect(again).toMatchObject({
    state: 'open',
    state_reason: 'reopened',
    closed_at: null,
    body: 'other',
    title: 'One'
  })
  await issues().createComment({ ...where, issue_number: 1, body: 'hello' })
  const { data: comments } = await issues().listComments({ ...where, issue_number: 1 })
  expect(comments).toMatchObject([{ body: 'hello', user: { login: actionsBot.login } }])
  await expect(issues().update({ ...where, issue_number: 2, body: 'x' })).rejects.toMatchObject({
    status: 404
  })
})

test('lists come in pages of at most a hundred, newest first, pull requests among them', async () => {
  for (let n = 0; n < 130; n++) {
    now = new Date(now.getTime() + 60_000)
    const options = { isPullRequest: n === 129 }
    const issue = repository.issues.create({ title: `${n}`, body: '' }, undefined, options)
    if (n % 2 === 0) repository.issues.update(issue, { state: 'closed' })
  }
  const { data: first } = await issues().listForRepo({ ...where, state: 'all', per_page: 500 })
  expect(first.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, n) => 130 - n))
  expect(first.filter((issue) => issue.pull_request !== undefined)).toHaveLength(1)
  const { data: second } = await issues().listForRepo({ ...where, state: 'all', per_page: 100, page: 2 })
  expect(second).toHaveLength(30)
  const { data: open } = await issues().listForRepo({ ...where, per_page: 100 })
  expect(open).toHaveLength(65)
  const { data: oldest } = await issues().listForRepo({
    ...where,
    state: 'closed',
    direction: 'asc',
    per_page: 1
  })
  expect(oldest).toMatchObject([{ number: 1 }])
})

test('a text that is too long, a missing permission and issues turned off are refused', async () => {
  const most = { ...where, title: 'x', body: 'x'.repeat(65_536) }
  await expect(issues().create(most)).resolves.toMatchObject({ status: 201 })
  await expect(issues().create({ ...most, body: `${most.body}x` })).rejects.toMatchObject({ status: 422 })
  repository.issuePermission = 'READ'
  await expect(issues().create(most)).rejects.toMatchObject({ status: 403 })
  await expect(issues().listForRepo(where)).resolves.toMatchObject({ status: 200 })
  repository.issuePermission = 'NONE'
  await expect(issues().listForRepo(where)).rejects.toMatchObject({ status: 403 })
  repository.issuePermission = 'WRITE'
  repository.hasIssues = false
  await expect(issues().create(most)).rejects.toMatchObject({ status: 410 })
})

test('the browser sends a text back with its own line ends', () => {
  const issue = repository.issues.create({ title: 'x', body: '- [ ] one\n- [ ] two' })
  expect(repository.issues.check(issue, /two/)).toBe(1)
  expect(issue.body).toBe('- [ ] one\r\n- [x] two')
})
