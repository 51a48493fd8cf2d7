import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startGitHub } from '../support/github/server.js'
import {
  at,
  commit,
  github,
  headQuery,
  headSeen,
  octokit,
  refusalOf,
  serveEachTest
} from './github-client.js'

serveEachTest()

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
