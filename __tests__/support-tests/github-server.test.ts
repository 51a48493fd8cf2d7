import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { getOctokit } from '@actions/github'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type GitHub, startGitHub, type TestRepository } from '../support/github/server.js'

const commitMutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } }
}`
const headQuery = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { isEmpty defaultBranchRef { name target { oid } } }
}`

let github: GitHub
const now = new Date('2025-11-02T03:17:05Z')

beforeEach(async () => {
  github = await startGitHub({ token: 'secret', clock: () => now })
})
afterEach(() => github.close())

const octokit = (token = 'secret') => getOctokit(token, { baseUrl: github.apiUrl })

interface NewCommit {
  readonly expected: string | undefined
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly deletions?: readonly string[]
  readonly repository?: string
  readonly branch?: string
  readonly token?: string
}

async function commit(wanted: NewCommit): Promise<{ oid: string; url: string }> {
  const files = Object.entries(wanted.files ?? { 'audit-log/2025-10.json': '[]\n' })
  const input = {
    branch: {
      repositoryNameWithOwner: wanted.repository ?? 'acme/audit',
      branchName: wanted.branch ?? 'main'
    },
    expectedHeadOid: wanted.expected,
    message: { headline: 'Archive 1 audit event', body: 'Audit-Events: 1' },
    fileChanges: {
      additions: files.map(([path, contents]) => ({
        path,
        contents: Buffer.from(contents).toString('base64')
      })),
      deletions: (wanted.deletions ?? []).map((path) => ({ path }))
    }
  }
  interface Answer {
    readonly createCommitOnBranch: { readonly commit: { readonly oid: string; readonly url: string } }
  }
  return (await octokit(wanted.token).graphql<Answer>(commitMutation, { input })).createCommitOnBranch.commit
}

async function refusalOf(request: Promise<unknown>): Promise<unknown> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason
  )
  const { errors, status, message } = error as { errors?: unknown[]; status?: number; message?: string }
  return errors?.[0] ?? { status, message }
}

async function headSeen(): Promise<unknown> {
  const answer = await octokit().graphql<{ repository: { defaultBranchRef: { target: { oid: string } } } }>(
    headQuery,
    {
      owner: 'acme',
      name: 'audit'
    }
  )
  return answer.repository.defaultBranchRef.target.oid
}

const at = { owner: 'acme', repo: 'audit' }

describe('committing with createCommitOnBranch', () => {
  let repository: TestRepository
  beforeEach(async () => {
    repository = await github.createRepository('acme/audit')
  })
  afterEach(async () => {
    expect(github.violations).toEqual([])
    await repository.fsck()
  })

  test('lands, and git itself reads it back', async () => {
    const before = await repository.head()
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0x00]), randomBytes(3_000_000)])
    const made = await commit({
      expected: before,
      files: { 'audit-log/2025-10.json': bytes, 'audit-log/a "quoted"\\name.txt': 'x', 'LIESMICH ä.md': '' }
    })
    expect(made.url).toBe(`${github.serverUrl}/acme/audit/commit/${made.oid}`)
    expect(await repository.head()).toBe(made.oid)
    expect((await repository.readFile('audit-log/2025-10.json')).equals(bytes)).toBe(true)
    expect(await repository.listFiles('audit-log')).toEqual([
      'audit-log/2025-10.json',
      'audit-log/a "quoted"\\name.txt'
    ])
    expect((await repository.log())[0]).toEqual({
      oid: made.oid,
      parents: [before],
      message: 'Archive 1 audit event\n\nAudit-Events: 1',
      author: 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
      committer: 'GitHub <noreply@github.com>',
      committedAt: '2025-11-02T03:17:05Z',
      changed: ['LIESMICH ä.md', 'audit-log/2025-10.json', 'audit-log/a "quoted"\\name.txt']
    })
    const mode = execFileSync('git', [`--git-dir=${repository.path}`, 'ls-tree', 'main', 'README.md'])
    expect(mode.toString()).toMatch(/^100644 blob/)
  })

  test('deletes what exists, refuses what does not', async () => {
    const first = await commit({ expected: await repository.head(), files: {}, deletions: ['README.md'] })
    expect(await repository.listFiles()).toEqual([])
    expect(
      await refusalOf(commit({ expected: first.oid, files: {}, deletions: ['README.md'] }))
    ).toMatchObject({
      type: 'UNPROCESSABLE',
      message: `A path was requested for deletion which does not exist as of commit oid \`${first.oid}\``
    })
  })

  test('on a stale head is refused and changes nothing', async () => {
    const stale = await repository.head()
    const head = await repository.commitFiles({ files: { other: 'x' } })
    expect(await refusalOf(commit({ expected: stale }))).toEqual({
      type: 'STALE_DATA',
      path: ['createCommitOnBranch'],
      locations: [{ line: 2, column: 3 }],
      message: `Expected branch to point to "${stale}" but it did not.  Pull and try again.`
    })
    expect(await repository.head()).toBe(head)
  })

  test('of several at once, one wins', async () => {
    const expected = await repository.head()
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => commit({ expected, files: { [`f${n}`]: '' } }))
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await repository.log()).toHaveLength(2)
  })

  test('to a missing branch or repository, without permission, or to an archived one is refused', async () => {
    const expected = await repository.head()
    expect(await refusalOf(commit({ expected, branch: 'nope' }))).toMatchObject({
      message: 'Branch not found'
    })
    expect(await refusalOf(commit({ expected, repository: 'acme/none' }))).toMatchObject({
      type: 'NOT_FOUND',
      message: "Could not resolve to a Repository with the name 'acme/none'."
    })
    repository.permission = 'READ'
    expect(await refusalOf(commit({ expected }))).toMatchObject({
      type: 'FORBIDDEN',
      message: 'Resource not accessible by integration'
    })
    repository.permission = 'WRITE'
    repository.archived = true
    expect(await refusalOf(commit({ expected }))).toMatchObject({
      message: 'Repository was archived so is read-only'
    })
    expect(await refusalOf(commit({ expected, token: 'wrong' }))).toMatchObject({ status: 401 })
  })
})

describe('reading', () => {
  afterEach(() => expect(github.violations).toEqual([]))

  test('GraphQL: repository, branch, tree entries and history', async () => {
    const repository = await github.createRepository('acme/audit', { permission: 'WRITE' })
    await repository.commitFiles({ files: { 'audit-log/ledger.jsonl': '{}\n' }, message: 'Headline\n\nBody' })
    const answer = await octokit().graphql(
      `query ($branch: String!) {
        rateLimit { cost remaining resetAt }
        repository(owner: "acme", name: "audit") {
          id nameWithOwner visibility isPrivate isArchived isEmpty viewerPermission
          ref(qualifiedName: $branch) { name target { __typename oid ... on Commit {
            committedDate messageHeadline messageBody
            tree { entries { name type } }
            file(path: "audit-log") { path mode type size object { ... on Tree { entries {
              name path mode type oid size object { ... on Blob { byteSize isBinary isTruncated text } }
            } } } }
            missing: file(path: "nothing/here") { oid }
            history(first: 1, path: "audit-log") { totalCount nodes { oid } pageInfo { hasNextPage } }
          } } }
          byExpression: object(expression: "main:audit-log") { __typename ... on Tree { entries { name } } }
          none: ref(qualifiedName: "refs/heads/none") { name }
        }
      }`,
      { branch: 'refs/heads/main' }
    )
    const head = await repository.head()
    expect(answer).toMatchObject({
      repository: {
        nameWithOwner: 'acme/audit',
        visibility: 'PRIVATE',
        isPrivate: true,
        isArchived: false,
        isEmpty: false,
        viewerPermission: 'WRITE',
        ref: {
          name: 'main',
          target: {
            __typename: 'Commit',
            oid: head,
            committedDate: '2025-11-02T03:17:05Z',
            messageHeadline: 'Headline',
            messageBody: 'Body',
            tree: {
              entries: [
                { name: 'README.md', type: 'blob' },
                { name: 'audit-log', type: 'tree' }
              ]
            },
            file: {
              path: 'audit-log',
              mode: 0o040000,
              type: 'tree',
              object: {
                entries: [
                  {
                    name: 'ledger.jsonl',
                    path: 'audit-log/ledger.jsonl',
                    mode: 0o100644,
                    type: 'blob',
                    oid: '0967ef424bce6791893e9a57bb952f80fd536e93',
                    size: 3,
                    object: { byteSize: 3, isBinary: false, isTruncated: false, text: '{}\n' }
                  }
                ]
              }
            },
            missing: null,
            history: { totalCount: 1, nodes: [{ oid: head }], pageInfo: { hasNextPage: false } }
          }
        },
        byExpression: { __typename: 'Tree', entries: [{ name: 'ledger.jsonl' }] },
        none: null
      }
    })
    expect(github.requests).toMatchObject([
      { method: 'POST', path: '/graphql', operation: 'repository', status: 200 }
    ])
  })

  test('REST: every operation', async () => {
    const repository = await github.createRepository('acme/audit')
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0]), randomBytes(100_000)])
    const head = await repository.commitFiles({ files: { 'log/a.bin': bytes } })
    const { rest } = octokit()
    expect((await rest.repos.get(at)).data).toMatchObject({
      default_branch: 'main',
      private: true,
      visibility: 'private'
    })
    expect((await rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha).toBe(head)
    const { tree } = (await rest.git.getCommit({ ...at, commit_sha: head })).data
    const flat = (await rest.git.getTree({ ...at, tree_sha: tree.sha, recursive: '1' })).data
    expect(flat.tree.map(({ path }) => path)).toEqual(['README.md', 'log', 'log/a.bin'])
    const sha = flat.tree[2]?.sha ?? ''
    const blob = (await rest.git.getBlob({ ...at, file_sha: sha })).data
    expect(Buffer.from(blob.content, 'base64').equals(bytes)).toBe(true)
    const folder = (await rest.repos.getContent({ ...at, path: 'log' })).data
    expect(folder).toMatchObject([{ type: 'file', path: 'log/a.bin', sha, size: bytes.length }])
    const file = (await rest.repos.getContent({ ...at, path: 'log/a.bin', ref: 'main' })).data
    expect(file).toMatchObject({ type: 'file', encoding: 'base64', sha })
    await rest.git.createRef({ ...at, ref: 'refs/heads/archive', sha: head })
    expect(await repository.head('archive')).toBe(head)
    const created = await rest.repos.createOrUpdateFileContents({
      ...at,
      path: 'log/b.txt',
      branch: 'archive',
      message: 'Add b',
      content: Buffer.from('b').toString('base64')
    })
    expect(created).toMatchObject({ status: 201, data: { commit: { parents: [{ sha: head }] } } })
    expect((await repository.readFile('log/b.txt', { branch: 'archive' })).toString()).toBe('b')
    expect(github.requests.map(({ operation }) => operation)).toEqual(
      'getRepository getRef getCommit getTree getBlob getContents getContents createRef putContents'.split(
        ' '
      )
    )
    await repository.fsck()
  })

  test('raw blobs are exact bytes, and called UTF-8 as on GitHub', async () => {
    const repository = await github.createRepository('acme/audit')
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0]), randomBytes(8_000_000)])
    await repository.commitFiles({ files: { big: bytes } })
    const sha = execFileSync('git', [`--git-dir=${repository.path}`, 'rev-parse', 'main:big'])
      .toString()
      .trim()
    const answer = await fetch(`${github.apiUrl}/repos/acme/audit/git/blobs/${sha}`, {
      headers: { authorization: 'token secret', accept: 'application/vnd.github.raw+json' }
    })
    expect(answer.headers.get('content-type')).toBe('application/vnd.github.raw+json; charset=utf-8')
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('what a token may not see does not exist', async () => {
    await github.createRepository('acme/audit', { invisible: true })
    const { rest } = octokit()
    expect(await refusalOf(rest.repos.get(at))).toMatchObject({ status: 404 })
    expect(await refusalOf(headSeen())).toMatchObject({ type: 'NOT_FOUND', path: ['repository'] })
    expect(await refusalOf(octokit('wrong').rest.repos.get(at))).toMatchObject({
      status: 401,
      message: expect.stringContaining('Bad credentials')
    })
  })

  test('writes over REST are refused like those over GraphQL', async () => {
    const repository = await github.createRepository('acme/audit', { permission: 'READ' })
    const { rest } = octokit()
    const sha = (await repository.head()) ?? ''
    const create = () => refusalOf(rest.git.createRef({ ...at, ref: 'refs/heads/main', sha }))
    const put = (more: { sha?: string; branch?: string }) =>
      refusalOf(
        rest.repos.createOrUpdateFileContents({
          ...at,
          path: 'README.md',
          message: 'm',
          content: 'eA==',
          ...more
        })
      )
    expect(await create()).toMatchObject({ status: 403, message: expect.stringContaining('not accessible') })
    repository.permission = 'ADMIN'
    expect(await create()).toMatchObject({
      status: 422,
      message: expect.stringContaining('Reference already exists')
    })
    expect(await put({})).toMatchObject({ status: 422, message: expect.stringContaining("wasn't supplied") })
    expect(await put({ sha })).toMatchObject({
      status: 409,
      message: expect.stringContaining('does not match')
    })
    expect(await put({ branch: 'none' })).toMatchObject({ status: 404 })
    expect(await refusalOf(rest.git.getRef({ ...at, ref: 'heads/none' }))).toMatchObject({ status: 404 })
    repository.archived = true
    expect(await create()).toMatchObject({ status: 403, message: expect.stringContaining('archived') })
  })

  test('an empty repository has no git data until Contents PUT seeds it', async () => {
    const repository = await github.createRepository('acme/audit', { empty: true, defaultBranch: 'trunk' })
    const { rest, graphql } = octokit()
    const seen = () => graphql(headQuery, { owner: 'acme', name: 'audit' })
    expect(await seen()).toEqual({ repository: { isEmpty: true, defaultBranchRef: null } })
    const sha = '1'.repeat(40)
    const refusals = await Promise.all([
      refusalOf(rest.git.getBlob({ ...at, file_sha: sha })),
      refusalOf(rest.git.getTree({ ...at, tree_sha: sha })),
      refusalOf(rest.git.getRef({ ...at, ref: 'heads/trunk' })),
      refusalOf(rest.git.createRef({ ...at, ref: 'refs/heads/trunk', sha }))
    ])
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        status: 409,
        message: expect.stringContaining('Git Repository is empty.')
      })
    }
    expect(await refusalOf(commit({ expected: sha, branch: 'trunk' }))).toMatchObject({
      message: 'Branch not found'
    })
    await repository.fsck()
    const seed = { ...at, path: 'audit-log/README.md', message: 'Seed', content: 'eA==' }
    expect(await rest.repos.createOrUpdateFileContents(seed)).toMatchObject({ status: 201 })
    expect(await seen()).toMatchObject({
      repository: { isEmpty: false, defaultBranchRef: { name: 'trunk' } }
    })
    expect(await repository.log()).toMatchObject([{ parents: [], changed: ['audit-log/README.md'] }])
    await repository.fsck()
  })
})

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

test('close() leaves no folder and no connection', async () => {
  const other = await startGitHub()
  const repository = await other.createRepository('acme/audit')
  other.inject({ kind: 'hang', ms: 60_000 })
  const pending = fetch(`${other.apiUrl}/repos/acme/audit`).catch(() => 'broken')
  while (other.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await other.close()
  expect(await pending).toBe('broken')
  expect(existsSync(repository.path)).toBe(false)
  expect(other.violations).toEqual([])
  expect(other.environment().GITHUB_GRAPHQL_URL).toBe(`${other.url}/graphql`)
})
