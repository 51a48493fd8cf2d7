import { afterEach, describe, expect, test } from '@jest/globals'
import { git } from '../support/github/git-process.js'
import { changeOf, commitOn, readAll, readSnapshot } from './contract.js'
import { type GitHubPlace, githubPlace } from './github-place.js'

let place: GitHubPlace | undefined
afterEach(async () => {
  try {
    await place?.verify()
  } finally {
    await place?.close()
    place = undefined
  }
})

async function start(...options: Parameters<typeof githubPlace>): Promise<GitHubPlace> {
  place = await githubPlace(...options)
  return place
}

const content = { '2025-10.json': '[]\n', 'ledger.jsonl': '1\n' }
const refused = (code: string, message: string | RegExp): object => ({
  name: 'ArchiveError',
  code,
  message: typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message)
})

describe('the budget', () => {
  test('opening is one request, and one more where no archive is yet, reading together is one, a commit is one', async () => {
    const { destination, takeOperations } = await start()
    const files = { '2025-09.json': '[ä]\n', '2025-08.json': 'x'.repeat(512_000), ...content }
    await commitOn(destination(), files)
    expect(takeOperations()).toEqual(['repository', 'repository', 'createCommitOnBranch'])
    const snapshot = await destination().open()
    expect(await readSnapshot(snapshot)).toEqual(files)
    expect(takeOperations()).toEqual(['repository', 'repository'])
    await snapshot.readFile('2025-10.json')
    expect(takeOperations()).toEqual(['getBlob'])
  })

  test('what GitHub does not give as a whole text is one request each', async () => {
    const { destination, takeOperations } = await start()
    const large = 'x'.repeat(512_001)
    const files = {
      '2025-10.json': large,
      '2025-11.json': `\u0000`,
      '2025-12.json': '[]\n',
      'ledger.jsonl': `${large}y`
    }
    await commitOn(destination(), files)
    const snapshot = await destination().open()
    takeOperations()
    expect(await readSnapshot(snapshot)).toEqual(files)
    expect(takeOperations().sort()).toEqual(['getBlob', 'getBlob', 'getBlob', 'repository'])
  })

  test('texts come in answers of at most 4 MiB, and one by one where GitHub fails to put them together', async () => {
    const { destination, takeOperations, github } = await start()
    const names = Array.from({ length: 9 }, (_, n) => `2025-0${n + 1}.json`)
    const files = Object.fromEntries(names.map((name, n) => [name, String(n).repeat(500_000)]))
    await commitOn(destination(), { ...files, 'ledger.jsonl': '1' })
    const snapshot = await destination().open()
    takeOperations()
    expect(await readSnapshot(snapshot)).toEqual({ ...files, 'ledger.jsonl': '1' })
    expect(takeOperations()).toEqual(['repository', 'repository'])
    github.inject({ kind: 'status', operation: 'repository', status: 502, times: 4 })
    expect(await readSnapshot(snapshot)).toEqual({ ...files, 'ledger.jsonl': '1' })
    expect(takeOperations().filter((operation) => operation === 'getBlob')).toHaveLength(8)
  })

  test('an altered text is not handed on', async () => {
    const { destination, github, takeOperations } = await start()
    await commitOn(destination(), { '2025-09.json': '[1]\n', ...content })
    const snapshot = await destination().open()
    takeOperations()
    const altered = { isTruncated: false, text: '[2]\n' }
    github.inject({
      kind: 'status',
      operation: 'repository',
      status: 200,
      body: { data: { repository: { f0: altered, f1: altered } } }
    })
    expect(await readSnapshot(snapshot)).toEqual({ '2025-09.json': '[1]\n', ...content })
    expect(takeOperations()).toEqual(['repository', 'getBlob', 'getBlob'])
  })
})

describe('a commit', () => {
  test('is the receipt’s revision, with GitHub’s own address', async () => {
    const { destination, repository, github } = await start()
    const receipt = await commitOn(destination(), content)
    const head = await repository.head()
    expect(receipt).toEqual({
      kind: 'committed',
      revision: head,
      commit: { sha: head, url: `${github.url}/acme/audit/commit/${head}` }
    })
    expect((await repository.log())[0]?.changed).toEqual(['audit-log/2025-10.json', 'audit-log/ledger.jsonl'])
  })

  test('into a nested folder leaves its neighbours alone', async () => {
    const { destination, repository } = await start({}, { path: 'a/b' })
    await repository.commitFiles({ files: { 'a/other': 'x' } })
    await commitOn(destination(), content)
    expect(await repository.listFiles()).toEqual([
      'README.md',
      'a/b/2025-10.json',
      'a/b/ledger.jsonl',
      'a/other'
    ])
  })

  test('of 16 MiB arrives; one that GitHub could not take is refused before it is sent', async () => {
    const { destination, takeOperations } = await start()
    const large = 'x'.repeat(16 * 1024 * 1024)
    const { revision } = await commitOn(destination(), { '2025-10.json': large, 'ledger.jsonl': '1' })
    takeOperations()
    const tooLarge = changeOf(revision, { '2025-11.json': `${large}${large}`, 'ledger.jsonl': '2' })
    await expect(destination().commit(tooLarge)).rejects.toMatchObject(
      refused('too-large', 'split the change')
    )
    expect(takeOperations()).toEqual([])
  })

  test('that somebody else’s commit overtakes is stale, wherever in the repository that was', async () => {
    const { destination, github, repository } = await start()
    const { revision } = await destination().open()
    github.inject({ kind: 'race', files: { 'README.md': 'changed' } })
    expect(await destination().commit(changeOf(revision, content))).toEqual({ kind: 'stale' })
    expect(await repository.listFiles()).toEqual(['README.md'])
    await commitOn(destination(), content)
  })

  test('on a revision that is none is refused', async () => {
    const { destination } = await start()
    await expect(destination().commit(changeOf('main', content))).rejects.toMatchObject(
      refused('refused', 'not a revision')
    )
  })
})

describe('an unknown outcome', () => {
  test('a commit whose answer is lost is not known, and reopening shows that it landed', async () => {
    const { destination, github, repository } = await start()
    const writer = destination()
    const { revision } = await writer.open()
    github.inject({ kind: 'reset-after-commit' })
    // The client's own repetition finds the branch moved: by itself, so "stale" would be a lie.
    expect(await writer.commit(changeOf(revision, content))).toEqual({ kind: 'unknown' })
    expect((await writer.open()).revision).toBe(await repository.head())
    expect(await readAll(writer)).toEqual(content)
  })

  test('one that could never be sent is not known either', async () => {
    const { destination, github, repository, logged } = await start()
    const { revision } = await destination().open()
    github.inject({ kind: 'reset', operation: 'createCommitOnBranch', times: 4 })
    expect(await destination().commit(changeOf(revision, content))).toEqual({ kind: 'unknown' })
    expect(await repository.head()).toBe(revision)
    expect(logged).toHaveLength(4)
  })

  test('502 is repeated, and then not known', async () => {
    const { destination, github, repository } = await start()
    const { revision } = await destination().open()
    github.inject({ kind: 'status', status: 502, body: '<html>', operation: 'createCommitOnBranch' })
    expect((await destination().commit(changeOf(revision, content))).kind).toBe('committed')
    const head = (await repository.head()) ?? ''
    github.inject({
      kind: 'status',
      status: 502,
      body: '<html>',
      operation: 'createCommitOnBranch',
      times: 4
    })
    const change = changeOf(head, { 'ledger.jsonl': '2' })
    expect(await destination().commit(change)).toEqual({ kind: 'unknown' })
  })

  test('an answer that does not come in time is not known', async () => {
    const { destination, github, client } = await start()
    const hasty = destination({ github: client({ timeoutMs: 40 }) })
    const { revision } = await destination().open()
    github.inject({ kind: 'hang', ms: 300, operation: 'createCommitOnBranch', times: 4 })
    expect(await hasty.commit(changeOf(revision, content))).toEqual({ kind: 'unknown' })
  })

  test('GraphQL’s "something went wrong" is no refusal', async () => {
    const { destination, github } = await start()
    const { revision } = await destination().open()
    const message = 'Something went wrong while executing your query. Please include `ABCD` when reporting.'
    const fault = { kind: 'graphql-error', type: 'X', message, operation: 'createCommitOnBranch' } as const
    github.inject({ ...fault, times: 4 })
    expect(await destination().commit(changeOf(revision, content))).toEqual({ kind: 'unknown' })
    github.inject(fault, { kind: 'race', files: { x: '' } })
    expect(await destination().commit(changeOf(revision, content))).toEqual({ kind: 'unknown' })
  })
})

describe('reading after writing', () => {
  test('a head from before our own commit is looked at again', async () => {
    const { destination, github, takeOperations } = await start()
    const writer = destination()
    const { revision } = await commitOn(writer, content)
    takeOperations()
    github.inject({ kind: 'stale-read', times: 2 })
    expect((await writer.open()).revision).toBe(revision)
    expect(takeOperations()).toEqual(['repository', 'repository', 'repository'])
  })

  test('a head that stays behind, such as a branch that was reset, is believed in the end', async () => {
    const { destination, repository, takeOperations } = await start()
    const writer = destination()
    const { revision: old } = await writer.open()
    await commitOn(writer, content)
    await git(repository.path, ['update-ref', 'refs/heads/main', old])
    takeOperations()
    expect((await writer.open()).revision).toBe(old)
    expect((await writer.open()).revision).toBe(old)
    expect(takeOperations()).toHaveLength(4 + 1)
  })
})

describe('a branch that does not exist', () => {
  test('opens as the default branch’s folder and is created from there by the first commit', async () => {
    const { destination, repository, takeOperations } = await start({}, { branch: 'audit' })
    await repository.commitFiles({ files: { 'audit-log/2025-09.json': 'before' } })
    const head = await repository.head()
    const snapshot = await destination().open()
    expect(snapshot.files.map((file) => file.path)).toEqual(['2025-09.json'])
    takeOperations()
    const receipt = await destination().commit(changeOf(snapshot.revision, content))
    expect(takeOperations()).toEqual(['createRef', 'createCommitOnBranch'])
    expect(receipt).toMatchObject({ kind: 'committed', revision: await repository.head('audit') })
    expect((await repository.log('audit'))[0]?.parents).toEqual([head])
    expect(await repository.head()).toBe(head)
    expect(await readAll(destination())).toEqual({ '2025-09.json': 'before', ...content })
  })

  test('and that somebody else creates first is stale', async () => {
    const { destination, repository } = await start({}, { branch: 'audit' })
    const { revision } = await destination().open()
    await repository.commitFiles({ branch: 'audit', files: { x: '' } })
    expect(await destination().commit(changeOf(revision, content))).toEqual({ kind: 'stale' })
    await commitOn(destination(), content)
  })

  test('is created and reopened when the commit on it is lost', async () => {
    const { destination, github } = await start({}, { branch: 'audit' })
    const writer = destination()
    const { revision } = await writer.open()
    github.inject({ kind: 'reset-after-commit', operation: 'createRef' })
    expect(await writer.commit(changeOf(revision, content))).toEqual({ kind: 'unknown' })
    await commitOn(writer, content)
  })

  test('may be given with its full name', async () => {
    const { destination, repository } = await start({}, { branch: 'refs/heads/audit' })
    await commitOn(destination(), content)
    expect(await repository.head('audit')).toBeDefined()
  })

  test('that is deleted before a commit is stale', async () => {
    const { destination, repository } = await start({}, { branch: 'audit' })
    const { revision } = await commitOn(destination(), content)
    await git(repository.path, ['update-ref', '-d', 'refs/heads/audit'])
    const change = changeOf(revision, { 'ledger.jsonl': '2' })
    expect(await destination().commit(change)).toEqual({ kind: 'stale' })
  })

  test('and a default branch that does not exist either are named', async () => {
    const { destination, repository } = await start({ empty: true }, { branch: 'audit' })
    const author = repository.person('a', 'b')
    await repository.git.commitOn('other', {
      parent: undefined,
      changes: new Map(),
      message: 'x',
      author,
      committer: author
    })
    await expect(destination().open()).rejects.toMatchObject(refused('missing-branch', 'no branch "audit"'))
    await expect(destination({ branch: 'other' }).open()).resolves.toBeDefined()
  })
})

describe('an empty repository', () => {
  test('is seeded and then committed to', async () => {
    const { destination, repository, takeOperations } = await start({ empty: true, defaultBranch: 'trunk' })
    const snapshot = await destination().open()
    expect(snapshot.files).toEqual([])
    takeOperations()
    const receipt = await destination().commit(changeOf(snapshot.revision, content))
    expect(takeOperations()).toEqual(['putContents', 'getRepository', 'createCommitOnBranch'])
    expect(receipt).toMatchObject({ kind: 'committed', revision: await repository.head('trunk') })
    expect((await repository.log()).map((commit) => commit.message)).toEqual([
      'Archive 1 audit event',
      'Start the audit archive'
    ])
    expect(await readAll(destination())).toEqual({
      '.gitattributes': '* -text -filter -ident -working-tree-encoding\n',
      ...content
    })
  })

  test('gets a branch of another name from the seed', async () => {
    const { destination, repository } = await start({ empty: true }, { branch: 'audit' })
    await commitOn(destination(), content)
    expect(await repository.log('main')).toHaveLength(1)
    expect(await repository.log('audit')).toHaveLength(2)
  })

  test.each([
    ['the same seed', { 'audit-log/.gitattributes': 'x' }],
    ['something else', { 'audit-log/ledger.jsonl': 'x' }]
  ])('that somebody else begins with %s is stale', async (_, files) => {
    const { destination, github, repository } = await start({ empty: true })
    const { revision } = await destination().open()
    github.inject({ kind: 'race', operation: 'putContents', files })
    expect(await destination().commit(changeOf(revision, content))).toEqual({ kind: 'stale' })
    expect((await destination().open()).revision).toBe(await repository.head())
  })

  test('whose seed’s answer is lost is not known, and goes on from there', async () => {
    const { destination, github } = await start({ empty: true })
    const { revision } = await destination().open()
    github.inject({ kind: 'reset-after-commit', operation: 'putContents' })
    expect(await destination().commit(changeOf(revision, content))).toEqual({ kind: 'unknown' })
    await commitOn(destination(), content)
  })

  test('whose rules forbid the seed is protected, not raced', async () => {
    const { destination, github, takeOperations } = await start({ empty: true })
    const { revision } = await destination().open()
    takeOperations()
    github.inject({ kind: 'rule-violation-409' })
    await expect(destination().commit(changeOf(revision, content))).rejects.toMatchObject(
      refused('protected', 'Repository rule violations found Changes must be made through a pull request.')
    )
    expect(takeOperations()).toEqual(['putContents'])
  })
})

describe('the folder', () => {
  test('being a file is refused', async () => {
    const { destination, repository } = await start()
    await repository.commitFiles({ files: { 'audit-log': 'a file' } })
    await expect(destination().open()).rejects.toMatchObject(refused('not-a-folder', 'there is a file'))
  })

  test('being a file on the default branch alone does no harm', async () => {
    const { destination, repository } = await start()
    await repository.commitFiles({ branch: 'audit', files: { 'audit-log/ledger.jsonl': '1' } })
    await repository.commitFiles({ files: { 'audit-log': 'a file' } })
    expect((await destination({ branch: 'audit' }).open()).files).toHaveLength(1)
  })
})

describe('where the branch shows that an archive was', () => {
  test('none is begun anew: who removed it is said, and how to restore it', async () => {
    const { destination, repository } = await start()
    const { commit } = await commitOn(destination(), content)
    await repository.commitFiles({ files: { 'other.txt': '1' } })
    const removed = await repository.commitFiles({
      files: Object.fromEntries(Object.keys(content).map((name) => [`audit-log/${name}`, null]))
    })
    await repository.commitFiles({ files: { 'other.txt': '2' } })
    const short = String(removed).slice(0, 12)
    await expect(destination().open()).rejects.toMatchObject(
      refused(
        'refused',
        `until commit ${short}, and it is gone; restore it (git checkout ${short}~ -- audit-log`
      )
    )
    expect(commit?.sha).not.toBe(removed)
    // A report of nothing begins nothing, and another folder is another archive.
    expect((await destination({ use: 'read' }).open()).files).toEqual([])
    expect((await destination({ path: 'elsewhere' }).open()).files).toEqual([])
    // Nor on a branch that would be made of this one.
    await expect(destination({ branch: 'audit' }).open()).rejects.toMatchObject(refused('refused', short))
  })

  test('a folder that never had a ledger is none, and is asked for once', async () => {
    const { destination, repository, takeOperations } = await start()
    await repository.commitFiles({ files: { 'audit-log/README.md': 'soon' } })
    const writer = destination()
    await writer.open()
    await writer.open()
    expect(takeOperations()).toEqual(['repository', 'repository', 'repository'])
    await commitOn(writer, content)
  })

  test('an answer that is not GitHub’s begins nothing', async () => {
    const { destination, github } = await start()
    const writer = destination()
    github.inject({
      kind: 'status',
      operation: 'repository',
      status: 200,
      body: { data: { repository: {} } }
    })
    await expect(writer.open()).rejects.toMatchObject(refused('unreachable', ''))
  })
})
