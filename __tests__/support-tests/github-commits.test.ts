import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { TestRepository } from '../support/github/server.js'
import { commit, github, refusalOf, serveEachTest } from './github-client.js'

serveEachTest()

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
