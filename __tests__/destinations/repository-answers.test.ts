import { describe, expect, test } from '@jest/globals'
import { parseCommitted, parseOpened } from '../../src/destinations/repository-answers.js'
import { parseRevision, serializeRevision } from '../../src/destinations/repository-revision.js'

const asked = { repository: 'acme/audit', path: 'audit-log' }
const oid = 'a'.repeat(40)

const answerOf = (target: object, repository: object = {}): object => ({
  repository: {
    visibility: 'PRIVATE',
    isArchived: false,
    isEmpty: false,
    defaultBranchRef: { name: 'main', target },
    ...repository
  }
})
const entry = { name: 'ledger.jsonl', mode: 0o100644, type: 'blob', oid, size: 1 }
const folderOf = (...entries: readonly unknown[]): object => ({ type: 'tree', object: { entries } })

describe('an opened repository', () => {
  test('has its files with their ids', () => {
    expect(parseOpened(answerOf({ oid, file: folderOf(entry) }), asked).defaultHead).toEqual({
      branch: 'main',
      oid,
      files: [{ path: 'ledger.jsonl', kind: 'file', bytes: 1, blob: oid }],
      firstText: undefined
    })
  })

  test.each([
    ['head', answerOf({ oid: 'a'.repeat(64), file: null })],
    ['blob', answerOf({ oid, file: folderOf({ ...entry, oid: 'b'.repeat(64) }) })]
  ])('with a SHA-256 id of a %s is refused', (_, answer) => {
    expect(() => parseOpened(answer, asked)).toThrow(
      expect.objectContaining({ code: 'refused', message: expect.stringContaining('SHA-256') })
    )
  })

  test('with a submodule in the folder’s place is refused', () => {
    const answer = answerOf({ oid, file: { type: 'commit', object: null } })
    expect(() => parseOpened(answer, asked)).toThrow(expect.objectContaining({ code: 'not-a-folder' }))
  })

  test.each([
    ['nothing', null],
    ['no repository', { repository: null }],
    ['no word whether it is empty', answerOf({ oid, file: null }, { isEmpty: null })],
    ['a head that is no commit', answerOf({})],
    ['an id that is none', answerOf({ oid: 'main', file: null })],
    ['a folder without entries', answerOf({ oid, file: { type: 'tree', object: {} } })],
    ['a file without a size', answerOf({ oid, file: folderOf({ ...entry, size: null }) })],
    ['a file without a name', answerOf({ oid, file: folderOf({ ...entry, name: null }) })]
  ])('with %s is no answer of GitHub’s', (_, answer) => {
    expect(() => parseOpened(answer, asked)).toThrow(expect.objectContaining({ code: 'unreachable' }))
  })
})

test('a commit’s address is only kept when it is one', () => {
  const committed = (commit: unknown): unknown => parseCommitted({ createCommitOnBranch: { commit } })
  expect(committed({ oid, url: 'https://github.com/x' })).toEqual({ sha: oid, url: 'https://github.com/x' })
  expect(committed({ oid, url: 'javascript:alert(1)' })).toEqual({ sha: oid })
  expect(committed(null)).toBeUndefined()
})

test('revisions are read back as they were written', () => {
  for (const revision of [{ kind: 'head', oid }, { kind: 'new-branch', oid }, { kind: 'empty' }] as const) {
    expect(parseRevision(serializeRevision(revision))).toEqual(revision)
  }
})
