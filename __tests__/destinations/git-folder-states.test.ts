/** The states that a folder in a git work tree may be in, one by one: docs/decisions/0007-git-work-tree.md has the table. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { WorkTreeDestination } from '../../src/destinations/git-folder.js'
import { thisProcess } from '../../src/destinations/writing-process.js'
import { type Content, commitOn, readAll } from './contract.js'
import {
  contentOf,
  git,
  hastyProcess,
  isolateGit,
  litterBeside,
  type TemporaryFolder,
  temporaryFolder
} from './folders.js'

isolateGit()
process.env['GIT_AUTHOR_NAME'] = process.env['GIT_COMMITTER_NAME'] = 'Ada'
process.env['GIT_AUTHOR_EMAIL'] = process.env['GIT_COMMITTER_EMAIL'] = 'ada@example.com'

let temporary: TemporaryFolder
let top: string
let folder: string
let said: string[]
beforeEach(() => {
  temporary = temporaryFolder()
  top = join(temporary.path, 'work')
  mkdirSync(top)
  git(top, 'init', '--quiet', '--initial-branch=main')
  folder = join(top, 'audit-log')
  said = []
})
afterEach(() => temporary.remove())

const destinationOf = (path = folder) =>
  new WorkTreeDestination({ folder: path, writer: hastyProcess(), say: (message) => said.push(message) })
const first: Content = { '.gitattributes': '* -text\n', '2025-09.json': '[1]\n', 'ledger.jsonl': '1\n' }
const second: Content = { '2025-10.json': '[2]\n', 'ledger.jsonl': '1\n2\n' }
const third: Content = { '2025-10.json': '[3]\n', 'ledger.jsonl': '1\n2\n3\n' }
const head = (at = top): string => git(at, 'rev-parse', 'HEAD').trim()
const status = (): string => git(top, 'status', '--porcelain', '--untracked-files=all')
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)

async function archiveTwice(): Promise<void> {
  await commitOn(destinationOf(), first)
  await commitOn(destinationOf(), second)
}

/** Refused in these words, with git as it was. */
async function expectRefusal(words: RegExp, path = folder): Promise<void> {
  const [refs, files] = [git(top, 'for-each-ref'), git(top, 'ls-files', '-s')]
  await expect(destinationOf(path).open()).rejects.toMatchObject({
    name: 'ArchiveError',
    message: expect.stringMatching(words)
  })
  expect([git(top, 'for-each-ref'), git(top, 'ls-files', '-s')]).toEqual([refs, files])
  expect(litterBeside(path)).toEqual([])
}

describe('a folder that is not what HEAD holds is refused', () => {
  beforeEach(archiveTwice)

  test('without its files, which can be brought back as the message says', async () => {
    rmSync(folder, { recursive: true })
    await expectRefusal(/"\.gitattributes" is missing, "2025-09\.json" is missing/)
    const error = await destinationOf()
      .open()
      .catch((fault: unknown) => String(fault))
    const command = / (git -C \S+ restore [^,]+),/.exec(String(error))?.[1] ?? ''
    git(top, ...command.split(' ').slice(3))
    expect(await readAll(destinationOf())).toEqual({ ...first, ...second })
  })

  test('without its files after the very first commit', async () => {
    git(top, 'reset', '--quiet', '--hard', 'HEAD~')
    rmSync(folder, { recursive: true })
    await expectRefusal(/"ledger\.jsonl" is missing/)
  })

  test('with another byte in a file of the same size', async () => {
    put('2025-09.json', '[9]\n')
    await expectRefusal(/"2025-09\.json" is changed/)
  })

  test('with a file that git does not know, or only its index', async () => {
    put('notes.txt', 'x')
    await expectRefusal(/"notes\.txt" is not committed/)
    git(top, 'add', 'audit-log')
    await expectRefusal(/"notes\.txt" is not committed/)
    rmSync(join(folder, 'notes.txt'))
    await expectRefusal(/"notes\.txt" is staged/)
  })

  test('with a month file that git ignores', async () => {
    writeFileSync(join(top, '.gitignore'), '*.json\n')
    put('2025-11.json', '[4]\n')
    await expectRefusal(/"2025-11\.json" is not committed/)
  })

  test.each([
    [
      'a change',
      () => git(top, 'update-index', '--cacheinfo', `100644,${'1'.repeat(40)},audit-log/2025-09.json`)
    ],
    ['a removal', () => git(top, 'rm', '--quiet', '--cached', 'audit-log/2025-09.json')]
  ])('with %s in the index alone', async (_, change) => {
    change()
    await expectRefusal(/"2025-09\.json" is staged/)
  })

  test.each(['--assume-unchanged', '--skip-worktree'])('also where %s hides it from git', async (flag) => {
    git(top, 'update-index', flag, 'audit-log/2025-09.json')
    put('2025-09.json', '[9]\n')
    expect(status()).toBe('')
    await expectRefusal(/"2025-09\.json" is changed.*git ls-files -v/)
  })

  test('also where a sparse checkout leaves it out', async () => {
    mkdirSync(join(top, 'other'))
    // Git leaves files alone of which its index knows no times yet.
    git(top, 'status')
    git(top, 'sparse-checkout', 'set', 'other')
    await expectRefusal(/"2025-09\.json" is missing.*sparse-checkout disable/)
  })

  test('with a link in the place of a file, or of the folder', async () => {
    rmSync(join(folder, '2025-09.json'))
    symlinkSync('2025-10.json', join(folder, '2025-09.json'))
    await expectRefusal(/"2025-09\.json" is changed/)
    rmSync(folder, { recursive: true })
    symlinkSync(temporary.path, folder)
    await expectRefusal(/it is a symbolic link/)
  })

  test('naming some of many files, and an unusual name not at all', async () => {
    put('\u001b[31m::error::x', 'x')
    for (let file = 1; file <= 20; file++) put(`a${file}`, 'x')
    await expectRefusal(/16 more differ/)
    for (let file = 1; file <= 20; file++) rmSync(join(folder, `a${file}`))
    await expectRefusal(/: a file with an unusual name is not committed; [\x20-\x7e]*$/)
  })

  test('and before a commit, where it was changed since it was opened', async () => {
    const destination = destinationOf()
    const { revision } = await destination.open()
    put('2025-09.json', '[9]\n')
    const files = [{ path: 'ledger.jsonl', content: '3\n' }]
    const before = head()
    await expect(
      destination.commit({ base: revision, files, message: { subject: 'x', body: '' } })
    ).rejects.toMatchObject({ code: 'refused' })
    expect(head()).toBe(before)
  })
})

describe('files of the desktop', () => {
  const names = [
    '.DS_Store',
    'Thumbs.db',
    '._2025-09.json',
    '.nfs000000000000000100000001',
    '.gitkeep',
    'desktop.ini'
  ]
  beforeEach(archiveTwice)

  test.each(names)('%s is named plainly, and left alone where git ignores it', async (name) => {
    put(name, 'x')
    await expectRefusal(
      / is not committed; remove it, or let git ignore it \(\.git\/info\/exclude\), and run again$/
    )
    writeFileSync(join(top, '.git', 'info', 'exclude'), `${name}\n`)
    await commitOn(destinationOf(), third)
    expect(readFileSync(join(folder, name), 'utf8')).toBe('x')
    expect(git(top, 'ls-tree', '--name-only', 'HEAD:audit-log')).not.toContain(name)
  })

  test('an empty folder, which git cannot hold, is left alone', async () => {
    mkdirSync(join(folder, 'empty'))
    await commitOn(destinationOf(), third)
    expect(status()).toBe('')
  })
})

describe('branches and repositories', () => {
  test('an unborn branch gets its first commit', async () => {
    await commitOn(destinationOf(), first)
    expect(git(top, 'log', '--format=%s').trim()).toBe('Archive 1 audit event')
    expect(status()).toBe('')
  })

  test('an unborn branch beside one that holds an archive is refused', async () => {
    await archiveTwice()
    git(top, 'checkout', '--quiet', '--orphan', 'new')
    git(top, 'rm', '-r', '--quiet', '--force', '.')
    await expectRefusal(/git's history does \(last in commit [0-9a-f]{40}\)/)
  })

  test('a detached HEAD is refused', async () => {
    await archiveTwice()
    git(top, 'checkout', '--quiet', '--detach')
    await expectRefusal(/no branch is checked out.*git switch/)
  })

  test.each([
    ['merge', 'MERGE_HEAD'],
    ['cherry-pick', 'CHERRY_PICK_HEAD'],
    ['revert', 'REVERT_HEAD'],
    ['rebase', 'rebase-merge'],
    ['rebase', 'rebase-apply'],
    ['bisection', 'BISECT_LOG']
  ])('in the middle of a %s (%s) it is refused', async (what, file) => {
    await archiveTwice()
    writeFileSync(join(top, '.git', file), `${head()}\n`)
    await expectRefusal(new RegExp(`a ${what} is under way there; end it or abort it`))
  })

  test('a linked work tree has a branch of its own', async () => {
    await archiveTwice()
    const linked = join(temporary.path, 'linked')
    git(top, 'worktree', 'add', '--quiet', '-b', 'other', linked)
    const before = head()
    await commitOn(destinationOf(join(linked, 'audit-log')), third)
    expect([head(), git(linked, 'rev-parse', 'HEAD~').trim()]).toEqual([before, before])
    expect(git(linked, 'status', '--porcelain')).toBe('')
  })

  test('a submodule is a repository of its own', async () => {
    await archiveTwice()
    const outer = join(temporary.path, 'outer')
    mkdirSync(outer)
    git(outer, 'init', '--quiet')
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', top, 'sub')
    await commitOn(destinationOf(join(outer, 'sub', 'audit-log')), third)
    expect(git(join(outer, 'sub'), 'rev-list', '--count', 'HEAD').trim()).toBe('3')
    expect(git(join(outer, 'sub'), 'status', '--porcelain')).toBe('')
    expect(git(outer, 'for-each-ref')).toBe('')
  })

  test('a bare repository and the inside of .git are refused', async () => {
    await archiveTwice()
    git(temporary.path, 'clone', '--quiet', '--bare', top, 'bare.git')
    await expectRefusal(/no work tree/, join(temporary.path, 'bare.git', 'audit-log'))
    await expectRefusal(/no work tree/, join(top, '.git', 'audit-log'))
  })

  test('files that lie elsewhere by core.worktree are refused', async () => {
    await archiveTwice()
    mkdirSync(join(temporary.path, 'elsewhere'))
    git(top, 'config', 'core.worktree', join(temporary.path, 'elsewhere'))
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'refused' })
    git(top, 'config', 'core.worktree', temporary.path)
    await expect(destinationOf().open()).rejects.toMatchObject({
      message: expect.stringContaining('core.worktree')
    })
  })

  test('a repository that git does not take for one is refused, not passed over', async () => {
    await archiveTwice()
    writeFileSync(join(top, '.git', 'HEAD'), '')
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'refused' })
  })
})

describe('an archive that begins', () => {
  test.each([
    ['removed by a commit', () => git(top, 'rm', '-r', '--quiet', 'audit-log')],
    ['renamed by a commit', () => git(top, 'mv', 'audit-log', 'archive')]
  ])('anew, where one was %s, is refused', async (_, change) => {
    await archiveTwice()
    change()
    git(top, 'commit', '--quiet', '--message=gone')
    await expectRefusal(
      /its newest commit holds no archive there, but git's history does.*git -C \S+ log --all --full-history -- audit-log\/ledger\.jsonl/
    )
  })

  test('anew, where a merge has dropped one, is refused', async () => {
    git(top, 'commit', '--quiet', '--allow-empty', '--message=base')
    git(top, 'branch', 'side')
    await archiveTwice()
    git(top, 'checkout', '--quiet', 'side')
    git(top, 'commit', '--quiet', '--allow-empty', '--message=side')
    git(top, 'merge', '--quiet', '--strategy=ours', 'main', '--message=dropped')
    await expectRefusal(/git's history does/)
  })

  test('behind a branch that has one is refused', async () => {
    git(top, 'commit', '--quiet', '--allow-empty', '--message=base')
    git(temporary.path, 'clone', '--quiet', top, 'clone')
    await archiveTwice()
    git(join(temporary.path, 'clone'), 'fetch', '--quiet')
    await expectRefusal(/git's history does/, join(temporary.path, 'clone', 'audit-log'))
  })

  test('in a shallow clone is refused, for nobody sees whether there was one', async () => {
    for (const message of ['one', 'two']) git(top, 'commit', '--quiet', '--allow-empty', '-m', message)
    git(temporary.path, 'clone', '--quiet', '--depth=1', `file://${top}`, 'clone')
    await expectRefusal(/shallow clone.*fetch --unshallow/, join(temporary.path, 'clone', 'audit-log'))
  })

  test('goes on in a shallow clone that holds one', async () => {
    await archiveTwice()
    git(temporary.path, 'clone', '--quiet', '--depth=1', `file://${top}`, 'clone')
    await commitOn(destinationOf(join(temporary.path, 'clone', 'audit-log')), third)
  })

  test('on the disk, in a folder that git does not know yet, is refused with how to commit it', async () => {
    rmSync(join(top, '.git'), { recursive: true })
    await archiveTwice()
    git(top, 'init', '--quiet', '--initial-branch=main')
    await expectRefusal(/is not committed to git.*git -C \S+ add -f -- audit-log && git -C \S+ commit/)
    git(top, 'add', '-f', '--', 'audit-log')
    git(top, 'commit', '--quiet', '--message=by hand')
    await commitOn(destinationOf(), third)
    expect(await readAll(destinationOf())).toEqual({ ...first, ...third })
  })

  test('where a file has the folder’s name is refused', async () => {
    writeFileSync(folder, 'x')
    git(top, 'add', '.')
    git(top, 'commit', '--quiet', '--message=file')
    await expectRefusal(/it is not a folder/)
    rmSync(folder)
    await expect(commitOn(destinationOf(), first)).rejects.toMatchObject({ code: 'refused' })
    expect(git(top, 'ls-tree', '--name-only', 'HEAD').trim()).toBe('audit-log')
  })
})

describe('a commit', () => {
  test('whose process ended before the folder is finished, and said', async () => {
    await archiveTwice()
    git(top, 'read-tree', 'HEAD~')
    for (const name of Object.keys(second)) rmSync(join(folder, name))
    put('ledger.jsonl', first['ledger.jsonl'] ?? '')
    expect(await readAll(destinationOf())).toEqual({ ...first, ...second })
    expect(said).toEqual([expect.stringContaining(`up to commit ${head()}, which an earlier run has made`)])
    expect(status()).toBe('')
  })

  test('whose process ended before the folder is not finished over a change', async () => {
    await archiveTwice()
    git(top, 'read-tree', 'HEAD~')
    put('ledger.jsonl', 'edited')
    await expectRefusal(/"ledger\.jsonl" is changed/)
  })

  test('that git refuses for want of an identity leaves HEAD and folder alone, and the next one has it all', async () => {
    await commitOn(destinationOf(), first)
    const before = head()
    for (const name of ['AUTHOR_NAME', 'AUTHOR_EMAIL', 'COMMITTER_NAME', 'COMMITTER_EMAIL'])
      delete process.env[`GIT_${name}`]
    git(top, 'config', 'user.useConfigOnly', 'true')
    try {
      await expect(commitOn(destinationOf(), second)).rejects.toMatchObject({
        code: 'refused',
        message: expect.stringMatching(
          /git commit-tree answered "fatal: no email was given and auto-detection/
        )
      })
      expect([head(), status(), contentOf(folder)]).toEqual([before, '', first])
      git(top, 'config', 'user.name', 'Ada')
      git(top, 'config', 'user.email', 'ada@example.com')
      const { commit } = await commitOn(destinationOf(), second)
      expect(commit).toEqual({ sha: head() })
      expect(git(top, 'rev-parse', 'HEAD~').trim()).toBe(before)
    } finally {
      for (const who of ['AUTHOR', 'COMMITTER']) {
        process.env[`GIT_${who}_NAME`] = 'Ada'
        process.env[`GIT_${who}_EMAIL`] = 'ada@example.com'
      }
    }
  })

  test('keeps every other entry of the tree as it is, whatever its name and mode', async () => {
    writeFileSync(Buffer.from(join(top, 'caf\xe9'), 'latin1'), 'x')
    writeFileSync(join(top, 'run.sh'), 'x', { mode: 0o755 })
    symlinkSync('run.sh', join(top, 'link'))
    mkdirSync(join(top, 'audit-log.d'))
    writeFileSync(join(top, 'audit-log.d', 'a\n"b"\t'), 'x')
    writeFileSync(join(top, 'audit-log-0'), 'x')
    git(top, 'add', '.')
    git(top, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module`)
    git(top, 'commit', '--quiet', '--message=others')
    const others = git(top, 'ls-tree', '-r', '-z', 'HEAD')
    await archiveTwice()
    const kept = git(top, 'ls-tree', '-r', '-z', 'HEAD')
      .split('\0')
      .filter((line) => !/\taudit-log\//.test(line))
    expect(kept.join('\0')).toBe(others)
    git(top, 'fsck', '--strict')
  })

  test('lies deep in the tree', async () => {
    folder = join(top, 'a', 'b c', 'audit-log')
    await archiveTwice()
    expect(await readAll(destinationOf())).toEqual({ ...first, ...second })
    expect(status()).toBe('')
  })

  test('is that of the newest commit, not of one that stands in for it', async () => {
    await archiveTwice()
    git(top, 'replace', head(), git(top, 'rev-parse', 'HEAD~').trim())
    expect(await readAll(destinationOf())).toEqual({ ...first, ...second })
  })

  test('is written where another git holds the index, and the next run tells the index', async () => {
    await commitOn(destinationOf(), first)
    writeFileSync(join(top, '.git', 'index.lock'), '')
    await commitOn(destinationOf(), second)
    expect(said).toEqual([expect.stringMatching(/^Committed [0-9a-f]{40}, but the folder could not follow/)])
    rmSync(join(top, '.git', 'index.lock'))
    await commitOn(destinationOf(), third)
    expect(status()).toBe('')
  })

  test('whose branch another git holds is refused in git’s words', async () => {
    await archiveTwice()
    const before = head()
    writeFileSync(join(top, '.git', 'refs', 'heads', 'main.lock'), '')
    await expect(commitOn(destinationOf(), third)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/git update-ref answered ".*main\.lock/)
    })
    expect([head(), status()]).toEqual([before, ''])
  })

  test('that holds a file as a program or a link is not taken for an archive', async () => {
    await archiveTwice()
    git(top, 'update-index', '--chmod=+x', 'audit-log/2025-09.json')
    git(top, 'commit', '--quiet', '--message=mode')
    const { files } = await destinationOf().open()
    expect(files).toContainEqual({ path: '2025-09.json', kind: 'other', bytes: 0 })
  })

  test('whose object has other bytes is not read', async () => {
    await archiveTwice()
    const [blob, other] = ['2025-09.json', '2025-10.json'].map((name) =>
      git(top, 'rev-parse', `HEAD:audit-log/${name}`).trim()
    )
    const pathOf = (id = ''): string => join(top, '.git', 'objects', id.slice(0, 2), id.slice(2))
    const bytes = readFileSync(pathOf(other))
    rmSync(pathOf(blob))
    writeFileSync(pathOf(blob), bytes)
    const { readFile } = await destinationOf().open()
    await expect(readFile('2025-09.json')).rejects.toMatchObject({ code: 'refused' })
  })

  test('is made in a partial clone, which fetches what it lacks', async () => {
    await archiveTwice()
    git(top, 'config', 'uploadpack.allowFilter', 'true')
    git(temporary.path, 'clone', '--quiet', '--filter=blob:none', `file://${top}`, 'clone')
    const clone = join(temporary.path, 'clone', 'audit-log')
    await commitOn(destinationOf(clone), third)
    expect(await readAll(destinationOf(clone))).toEqual({ ...first, ...third })
  })

  test('of one of many runs at once is never lost', async () => {
    await archiveTwice()
    const opened = await Promise.all(
      Array.from({ length: 6 }, async (_, run) => {
        const destination = new WorkTreeDestination({ folder, writer: thisProcess })
        const { revision } = await destination.open()
        const files = [{ path: 'ledger.jsonl', content: `${run}\n` }]
        return () => destination.commit({ base: revision, files, message: { subject: `${run}`, body: '' } })
      })
    )
    const kinds = (await Promise.all(opened.map((commit) => commit()))).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['committed', 'stale', 'stale', 'stale', 'stale', 'stale'])
    expect(git(top, 'rev-list', '--count', 'HEAD').trim()).toBe('3')
    expect(status()).toBe('')
  })
})
