import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { TestRepository } from '../support/github/server.js'
import { at, commit, github, headSeen, octokit, refusalOf, serveEachTest } from './github-client.js'

serveEachTest()

describe('violations', () => {
  const graphqlViolation = (query: string) => refusalOf(octokit().graphql(query))

  test.each([
    [
      'an unknown GraphQL field',
      '{ repository(owner: "acme", name: "audit") { nope } }',
      'Cannot query field "nope"'
    ],
    ['a field this server does not answer', '{ meta { gitHubServicesSha } }', 'does not answer Query.meta'],
    ['a query that cannot be parsed', '{ repository(', 'cannot be parsed'],
    [
      'a value its scalar does not allow',
      '{ repository(owner: "acme", name: "audit") { object(oid: "main") { oid } } }',
      'GitObjectID cannot be'
    ]
  ])('%s fails and is recorded', async (_, query, text) => {
    await github.createRepository('acme/audit')
    expect(await graphqlViolation(query)).toMatchObject({
      status: 500,
      message: expect.stringContaining(text)
    })
    expect(github.violations).toEqual([expect.stringContaining(text)])
  })

  test.each([
    ['a member of the wrong type', 'POST', '/git/refs', { ref: 1, sha: 'x' }, 'body/ref must be string'],
    ['a missing member', 'PUT', '/contents/a', { message: 'm' }, "must have required property 'content'"],
    [
      'a misspelt member',
      'PUT',
      '/contents/a',
      { message: 'm', content: '', brnch: 'x' },
      '"brnch" does not exist'
    ],
    ['an unknown query parameter', 'GET', '/contents/a?branch=x', undefined, '"branch" does not exist'],
    ['an unknown operation', 'DELETE', '', undefined, 'no such operation']
  ])('%s fails and is recorded', async (_, method, path, body, text) => {
    await github.createRepository('acme/audit')
    const answer = await fetch(`${github.apiUrl}/repos/acme/audit${path}`, {
      method,
      headers: { authorization: 'token secret' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    expect(answer.status).toBe(500)
    expect(await answer.text()).toContain('Test server')
    expect(github.violations).toEqual([expect.stringContaining(text)])
  })

  test('an answer that the description does not know is one too', async () => {
    const audit = await github.createRepository('acme/audit')
    Object.defineProperty(audit, 'defaultBranch', { value: 7 })
    expect(await refusalOf(octokit().rest.repos.get(at))).toMatchObject({ status: 500 })
    expect(github.violations).toEqual([expect.stringContaining('answer/default_branch must be string')])
  })
})

describe('faults', () => {
  let repository: TestRepository
  beforeEach(async () => {
    repository = await github.createRepository('acme/audit')
  })
  afterEach(async () => {
    expect(github.violations).toEqual([])
    expect(github.unusedFaults).toEqual([])
    await repository.fsck()
  })

  test('race: somebody else is faster, as often as asked', async () => {
    github.inject(
      { kind: 'race', files: { a: '1' } },
      { kind: 'race', files: (other) => other.commitFiles({ files: { b: '2' } }) }
    )
    for (const file of ['a', 'b']) {
      expect(await refusalOf(commit({ expected: await repository.head() }))).toMatchObject({
        type: 'STALE_DATA'
      })
      expect(await repository.listFiles()).toContain(file)
    }
    await commit({ expected: await repository.head() })
  })

  test('race: somebody else makes the branch, or seeds the repository', async () => {
    const { rest } = octokit()
    const sha = (await repository.head()) ?? ''
    github.inject({ kind: 'race', operation: 'createRef', files: { a: '1' } })
    expect(await refusalOf(rest.git.createRef({ ...at, ref: 'refs/heads/archive', sha }))).toMatchObject({
      status: 422
    })
    const fresh = await github.createRepository('acme/fresh', { empty: true })
    github.inject({ kind: 'race', files: { 'x.md': '1' } })
    const seed = { owner: 'acme', repo: 'fresh', path: 'x.md', message: 'm', content: 'eA==' }
    expect(await refusalOf(rest.repos.createOrUpdateFileContents(seed))).toMatchObject({ status: 422 })
    expect((await fresh.readFile('x.md')).toString()).toBe('1')
  })

  test('reset-after-commit: it landed, nobody was told', async () => {
    const expected = await repository.head()
    github.inject({ kind: 'race', files: { a: '1' } }, { kind: 'reset-after-commit' })
    expect(await refusalOf(commit({ expected }))).toMatchObject({ type: 'STALE_DATA' })
    await expect(commit({ expected: await repository.head() })).rejects.toThrow()
    expect((await repository.log())[0]).toMatchObject({ changed: ['audit-log/2025-10.json'] })
    expect(github.requests.map(({ status }) => status)).toEqual([200, 0])
  })

  test('reset: nothing was done', async () => {
    const expected = await repository.head()
    github.inject({ kind: 'reset', operation: 'createCommitOnBranch' })
    await headSeen()
    await expect(commit({ expected })).rejects.toThrow()
    expect(await repository.head()).toBe(expected)
  })

  test('status: rate limits and outages, the second and third time', async () => {
    github.inject({ kind: 'status', status: 429, headers: { 'retry-after': '1' }, after: 1, times: 2 })
    const { rest } = octokit()
    await rest.repos.get(at)
    for (const _ of [1, 2]) {
      await expect(rest.repos.get(at)).rejects.toMatchObject({
        status: 429,
        response: { headers: { 'retry-after': '1' } }
      })
    }
    await rest.repos.get(at)
    github.inject({ kind: 'status', status: 502, body: '<html>Unicorn!</html>' })
    expect(await refusalOf(rest.repos.get(at))).toMatchObject({ status: 502 })
    github.inject({ kind: 'status', status: 403, headers: { 'retry-after': '60' }, operation: 'repository' })
    expect(await refusalOf(headSeen())).toMatchObject({
      status: 403,
      message: expect.stringContaining('secondary')
    })
  })

  test('graphql-error: as ruleset refusals were seen', async () => {
    const message = 'Repository rule violations found\n\n3 of 3 required status checks are expected.\n\n'
    github.inject({ kind: 'graphql-error', type: 'FORBIDDEN', message, operation: 'createCommitOnBranch' })
    const expected = await repository.head()
    expect(await refusalOf(commit({ expected }))).toMatchObject({ type: 'FORBIDDEN', message })
    expect(await repository.head()).toBe(expected)
  })

  test('stale-read: branches lag one commit behind, once', async () => {
    const old = await repository.head()
    const head = await repository.commitFiles({ files: { a: '1' } })
    github.inject({ kind: 'stale-read' }, { kind: 'stale-read', operation: 'getRef' })
    expect(await headSeen()).toBe(old)
    expect(await headSeen()).toBe(head)
    expect((await octokit().rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha).toBe(old)
  })

  test('hang: late, or never for those who do not wait', async () => {
    github.inject({ kind: 'hang', ms: 30 }, { kind: 'hang', ms: 60_000 })
    await octokit().rest.repos.get(at)
    const request = { signal: AbortSignal.timeout(50) }
    await expect(octokit().rest.repos.get({ ...at, request })).rejects.toThrow()
  })

  test('bad-credentials, a ruleset at Contents PUT, and anything else meanwhile', async () => {
    const { rest } = octokit()
    github.inject({ kind: 'bad-credentials' })
    expect(await refusalOf(rest.repos.get(at))).toMatchObject({ status: 401 })
    github.inject({ kind: 'rule-violation-409' })
    const put = rest.repos.createOrUpdateFileContents({ ...at, path: 'x', message: 'm', content: '' })
    expect(await refusalOf(put)).toMatchObject({
      status: 409,
      message: expect.stringContaining('Repository rule violations found')
    })
    github.inject({ kind: 'meanwhile', run: () => repository.commitFiles({ files: { a: '1' } }) })
    expect(await headSeen()).toBe(await repository.head())
    expect(await repository.listFiles()).toEqual(['README.md', 'a'])
  })
})
