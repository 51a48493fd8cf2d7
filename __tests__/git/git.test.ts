import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { WorkTreeDestination } from '../../src/destinations/git-folder.js'
import { committingEnvironment, readingEnvironment } from '../../src/git/git-environment.js'
import { GitHistory } from '../../src/git/git-history.js'
import { findCommit, findGitPlace } from '../../src/git/git-place.js'
import { Git, reasonOf } from '../../src/git/run-git.js'
import { commitOn } from '../destinations/contract.js'
import {
  git,
  hastyProcess,
  isolateGit,
  programAt,
  signingScript,
  type TemporaryFolder,
  temporaryFolder
} from '../destinations/folders.js'

isolateGit()
process.env['GIT_AUTHOR_NAME'] = process.env['GIT_COMMITTER_NAME'] = 'Ada'
process.env['GIT_AUTHOR_EMAIL'] = process.env['GIT_COMMITTER_EMAIL'] = 'ada@example.com'

let temporary: TemporaryFolder
let top: string
beforeEach(() => {
  temporary = temporaryFolder()
  top = temporary.path
})
afterEach(() => temporary.remove())

function repositoryWith(path: string, ...options: readonly string[]): string {
  const folder = join(top, path)
  mkdirSync(folder)
  git(folder, 'init', '--quiet', '--initial-branch=main', ...options)
  return folder
}

function archiveIn(path: string): string {
  const repository = repositoryWith(path)
  mkdirSync(join(repository, 'audit-log'))
  writeFileSync(join(repository, 'audit-log', 'ledger.jsonl'), '1\n')
  git(repository, 'add', '.')
  git(repository, 'commit', '--quiet', '-m', 'first')
  return repository
}

/** A git to which every repository is somebody else's. */
function strangersGit(folder: string): string {
  const found = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  programAt(join(folder, 'git'), `GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${found} "$@"`)
  return folder
}

const content = { 'ledger.jsonl': '1\n' }
const destinationIn = (repository: string) =>
  new WorkTreeDestination({ folder: join(repository, 'audit-log'), writer: hastyProcess() })

async function readLedger(folder: string, branch?: string): Promise<string> {
  const place = await findGitPlace(folder)
  if (place === undefined) throw new Error('no repository')
  const history = new GitHistory(place, (await findCommit(place, branch)) ?? '', 'audit-log', true)
  try {
    return Buffer.from(await (await history.readHead()).readFile('ledger.jsonl')).toString()
  } finally {
    history.close()
  }
}

describe('the environment of git', () => {
  const keys = {
    HIREFLIX_API_KEY: 'x',
    HIREFLIX_PSEUDONYM_KEY: 'x',
    'INPUT_API-KEY': 'x',
    GITHUB_TOKEN: 'x',
    ACTIONS_RUNTIME_TOKEN: 'x',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    NODE_OPTIONS: 'x',
    LD_PRELOAD: 'x'
  }
  const own = { PATH: '/bin', HOME: '/home/ada', TMPDIR: '/tmp', USER: 'ada' }
  const identity = {
    SSH_AUTH_SOCK: '/s',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'a@b',
    GIT_CONFIG_GLOBAL: '/g',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'user.name',
    GIT_CONFIG_VALUE_0: 'Ada'
  }
  const astray = { GIT_DIR: '/x', GIT_INDEX_FILE: '/x', GIT_TRACE: '1', GIT_SSH_COMMAND: 'x' }

  test('for committing holds identity, settings and agents, and no key', () => {
    expect(committingEnvironment({ ...keys, ...own, ...identity, ...astray })).toEqual({
      ...own,
      ...identity,
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0'
    })
  })

  test('for reading holds no setting of the caller either, and allows no protocol that can be guessed', () => {
    const found = readingEnvironment({ ...keys, ...own, ...identity, ...astray })
    expect(found).toEqual({
      ...own,
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_NO_LAZY_FETCH: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_ALLOW_PROTOCOL: expect.stringMatching(/^none-[0-9a-f]{16}$/)
    })
  })

  test('reaches a program that signs without a key', async () => {
    const repository = repositoryWith('work')
    const gpg = programAt(join(top, 'gpg'), `env > "${top}/seen"\n${signingScript}`)
    git(repository, 'config', 'gpg.program', gpg)
    git(repository, 'config', 'commit.gpgSign', 'true')
    process.env['HIREFLIX_API_KEY'] = 'key-of-the-test'
    try {
      await commitOn(destinationIn(repository), content)
    } finally {
      delete process.env['HIREFLIX_API_KEY']
    }
    expect(readFileSync(join(top, 'seen'), 'utf8')).toMatch(/^GIT_AUTHOR_NAME=Ada$/m)
    expect(readFileSync(join(top, 'seen'), 'utf8')).not.toMatch(/HIREFLIX|key-of-the-test/)
  })
})

test('git is waited for, not the background job of what it has started', async () => {
  const repository = repositoryWith('work')
  const begun = performance.now()
  const answer = await Git.committing(repository).run(['-c', 'alias.begin=!sleep 30 & echo begun', 'begin'])
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect(answer).toMatchObject({ status: 0, stdout: 'begun\n' })
})

test('no hook is run', async () => {
  const repository = repositoryWith('work')
  for (const name of ['pre-commit', 'post-commit', 'reference-transaction', 'post-index-change'])
    programAt(join(repository, '.git', 'hooks', name), `touch "${top}/started"\nexit 1`)
  await commitOn(destinationIn(repository), content)
  expect(git(repository, 'log', '--format=%an').trim()).toBe('Ada')
  expect(existsSync(join(top, 'started'))).toBe(false)
})

test('a missing git is an answer, and nothing is waited for', async () => {
  const { PATH } = process.env
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  process.env['PATH'] = top
  try {
    expect(await Git.committing(top).run(['--version'])).toMatchObject({ status: 127 })
  } finally {
    process.env['PATH'] = PATH
  }
  expect(timers()).toBeLessThanOrEqual(before)
})

describe('the reason that git gives', () => {
  const reason = (stderr: string): string => reasonOf({ status: 1, stdout: '', stderr })
  test.each([
    [
      'after a hook’s echo and a hint',
      'checking\nhint: try this\nerror: gpg failed\nfatal: cannot write\nhint: x\n',
      'fatal: cannot write'
    ],
    ['among traces', '12:00:00.123456 git.c:460 trace: built-in: git\nno such thing\n', 'no such thing'],
    ['of a hook alone', '\n\u001b[31m::error::no\nmore\n', '[31m:error:no'],
    ['that is none', '', 'status 1']
  ])('%s is one line', (_, stderr, expected) => {
    expect(reason(stderr)).toBe(expected)
  })
})

describe('a repository of somebody else', () => {
  test.each([
    ['extensions.partialClone', 'origin'],
    ['remote.evil.promisor', 'true']
  ])('that is a partial clone (%s) is refused', async (name, value) => {
    const repository = archiveIn('work')
    git(repository, 'config', 'core.repositoryFormatVersion', '1')
    git(repository, 'config', name, value)
    await expect(findGitPlace(repository)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('partial clone')
    })
  })

  test('starts none of the programs that it names', async () => {
    const repository = archiveIn('work')
    const program = join(top, 'program')
    writeFileSync(program, `#!/bin/sh\ntouch "${top}/started"\n`)
    chmodSync(program, 0o755)
    for (const name of ['core.fsmonitor', 'alias.remote-none', 'core.sshCommand', 'core.pager'])
      git(repository, 'config', name, name.startsWith('alias') ? `!${program}` : program)
    git(repository, 'config', 'remote.evil.url', 'none::x')
    git(repository, 'config', 'fetch.bundleURI', 'none::x')
    expect(await readLedger(repository)).toBe('1\n')
    await Git.reading(repository).run(['status'])
    await Git.reading(repository).run(['fetch', 'evil'])
    expect(() => readFileSync(join(top, 'started'))).toThrow('ENOENT')
  })

  test('is read by where it lies, not by where its settings say that its files are', async () => {
    const repository = archiveIn('work')
    git(repository, 'config', 'core.worktree', top)
    expect(await findGitPlace(join(repository, 'audit-log'))).toMatchObject({
      isBare: false,
      prefix: 'audit-log'
    })
  })

  test('that is bare is read although only named ones are to be: it is named', async () => {
    const repository = archiveIn('work')
    git(top, 'clone', '--quiet', '--bare', repository, 'bare.git')
    const home = join(top, 'home')
    mkdirSync(home)
    writeFileSync(join(home, '.gitconfig'), '[safe]\n\tbareRepository = explicit\n')
    const { HOME } = process.env
    process.env['HOME'] = home
    try {
      expect(await readLedger(join(top, 'bare.git'))).toBe('1\n')
    } finally {
      process.env['HOME'] = HOME
    }
  })

  test('whose HEAD names a branch that is not there is not empty', async () => {
    const repository = archiveIn('work')
    git(repository, 'symbolic-ref', 'HEAD', 'refs/heads/gone')
    await expect(readLedger(repository)).rejects.toMatchObject({
      code: 'missing-branch',
      message: expect.stringContaining('--branch')
    })
    expect(await readLedger(repository, 'main')).toBe('1\n')
  })

  test.each([
    ['GIT_CONFIG_GLOBAL', (file: string) => ({ GIT_CONFIG_GLOBAL: file })],
    [
      'GIT_CONFIG_COUNT',
      () => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' })
    ]
  ])('that belongs to another user is read where %s says that it is safe, as git does', async (_, envOf) => {
    const repository = archiveIn('work')
    const file = join(top, 'settings')
    writeFileSync(file, '[safe]\n\tdirectory = *\n')
    const before = { ...process.env }
    // As git's own tests do: without it, tests would have to be another user.
    process.env['PATH'] = `${strangersGit(join(top, 'bin'))}:${process.env['PATH']}`
    try {
      await expect(findGitPlace(repository)).rejects.toMatchObject({
        message: expect.stringContaining('dubious ownership')
      })
      Object.assign(process.env, envOf(file))
      expect(await readLedger(repository)).toBe('1\n')
      expect((await destinationIn(repository).open()).files).toHaveLength(1)
    } finally {
      process.env = before
    }
  })

  test('that git refuses is refused in git’s words', async () => {
    const repository = archiveIn('work')
    writeFileSync(join(repository, '.git', 'config'), '[core\n')
    await expect(findGitPlace(repository)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/git answered "fatal: bad config line 1/)
    })
  })

  test('none is no repository', async () => {
    const folder = join(top, 'plain')
    mkdirSync(folder)
    expect(await findGitPlace(folder)).toBeUndefined()
    mkdirSync(join(folder, '.git'))
    expect(await findGitPlace(folder)).toBeUndefined()
  })
})

describe('a repository that names its objects by SHA-256', () => {
  test('is refused at once, for writing and for reading', async () => {
    const repository = repositoryWith('new', '--object-format=sha256')
    const refused = { code: 'refused', message: expect.stringContaining('SHA-256') }
    await expect(destinationIn(repository).open()).rejects.toMatchObject(refused)
    await expect(findGitPlace(repository)).rejects.toMatchObject(refused)
    rmSync(join(repository, '.git'), { recursive: true })
    await commitOn(destinationIn(repository), content)
  })
})
