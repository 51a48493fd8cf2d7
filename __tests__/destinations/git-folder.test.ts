import { mkdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Destination } from '../../src/archive/destination.js'
import { WorkTreeDestination } from '../../src/destinations/git-folder.js'
import { thisProcess, type WritingProcess } from '../../src/destinations/writing-process.js'
import { changeOf, commitOn, describeDestination, readAll } from './contract.js'
import {
  contentOf,
  git,
  hastyProcess,
  isolateGit,
  litterBeside,
  programAt,
  signingScript,
  type TemporaryFolder,
  temporaryFolder,
  workTreePlace
} from './folders.js'

isolateGit()

const initWorkTree = (path: string): void => {
  git(path, 'init', '--quiet', '--initial-branch=main')
}

describeDestination('work tree', async () => {
  const temporary = temporaryFolder()
  initWorkTree(temporary.path)
  const folder = join(temporary.path, 'audit-log')
  return {
    ...workTreePlace(folder),
    destination: () => new WorkTreeDestination({ folder, writer: thisProcess }),
    readMessages: async () =>
      git(temporary.path, 'log', '-z', '--format=%B')
        .split('\0')
        .map((message) => message.trimEnd()),
    verify: async () => {
      expect(litterBeside(folder)).toEqual([])
      git(temporary.path, 'fsck', '--strict')
    },
    close: async () => temporary.remove()
  }
})

let temporary: TemporaryFolder
let top: string
let folder: string
beforeEach(() => {
  temporary = temporaryFolder()
  top = temporary.path
  folder = join(top, 'audit-log')
})
afterEach(() => temporary.remove())

const destinationOf = (writer: Partial<WritingProcess> = {}): Destination =>
  new WorkTreeDestination({ folder, writer: hastyProcess(writer) })
const content = { '.gitattributes': '* -text\n', '2025-10.json': '[]\n', 'ledger.jsonl': '1\n' }
const committedFiles = (revision = 'HEAD'): string[] =>
  git(top, 'ls-tree', '-r', '--name-only', revision).split('\n').filter(Boolean)
const status = (): string => git(top, 'status', '--porcelain', '--untracked-files=all')

describe('a folder in a git work tree', () => {
  beforeEach(() => initWorkTree(top))

  test('is committed, alone, whatever else is staged or changed', async () => {
    writeFileSync(join(top, 'staged.txt'), 'staged')
    writeFileSync(join(top, 'untracked.txt'), 'untracked')
    git(top, 'add', 'staged.txt')
    const receipt = await commitOn(destinationOf(), content)
    expect(receipt.commit).toEqual({ sha: git(top, 'rev-parse', 'HEAD').trim() })
    expect(committedFiles()).toEqual(Object.keys(content).map((name) => `audit-log/${name}`))
    expect(status()).toBe('A  staged.txt\n?? untracked.txt\n')
  })

  test('may be the top of the work tree', async () => {
    folder = top
    await commitOn(destinationOf(), content)
    expect(committedFiles()).toEqual(Object.keys(content))
    expect(status()).toBe('')
  })

  test('may have a name that means something to git and to a shell', async () => {
    folder = join(top, '-a $(touch x) *', ':(exclude)b')
    await commitOn(destinationOf(), content)
    expect(git(top, 'ls-tree', '-r', '-z', '--name-only', 'HEAD')).toContain(':(exclude)b/ledger.jsonl')
    expect(status()).toBe('')
  })

  test('is committed by the name in the settings, or else by the tool’s own', async () => {
    await commitOn(destinationOf(), content)
    git(top, 'config', 'user.name', 'Ada')
    await commitOn(destinationOf(), { 'ledger.jsonl': '2\n' })
    git(top, 'config', 'user.email', 'ada@example.com')
    await commitOn(destinationOf(), { 'ledger.jsonl': '3\n' })
    const fallback = 'hireflix-audit-archive <hireflix-audit-archive@users.noreply.github.com>'
    expect(git(top, 'log', '--format=%an <%ae>').trim().split('\n')).toEqual([
      'Ada <ada@example.com>',
      fallback,
      fallback
    ])
  })

  test('is stored byte for byte, whatever the settings on line endings', async () => {
    git(top, 'config', 'core.autocrlf', 'true')
    git(top, 'config', 'core.safecrlf', 'true')
    git(top, 'config', 'core.eol', 'crlf')
    writeFileSync(join(top, '.gitattributes'), '* text=auto eol=crlf\n')
    const mixed = { ...content, '2025-10.json': 'a\r\nb\nc\r' }
    await commitOn(destinationOf(), mixed)
    expect(git(top, 'show', 'HEAD:audit-log/2025-10.json')).toBe(mixed['2025-10.json'])
    expect(contentOf(folder)).toEqual(mixed)
    expect(status()).toBe('?? .gitattributes\n')
  })

  test('is stored byte for byte also where somebody has removed its .gitattributes', async () => {
    git(top, 'config', 'core.autocrlf', 'true')
    await commitOn(destinationOf(), { '2025-10.json': 'a\r\n', 'ledger.jsonl': '1\r\n' })
    expect(git(top, 'show', 'HEAD:audit-log/2025-10.json')).toBe('a\r\n')
  })

  test('has its message to the letter under commit.cleanup and a template', async () => {
    git(top, 'config', 'commit.cleanup', 'strip')
    git(top, 'config', 'i18n.commitEncoding', 'iso-8859-1')
    await commitOn(destinationOf(), content, { subject: '# Änderung', body: '# a\n\n\nA: b' })
    expect(git(top, 'log', '--format=%B', '--encoding=utf-8').trimEnd()).toBe('# Änderung\n\n# a\n\n\nA: b')
  })

  test('is refused where something in it was left uncommitted', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, '2025-09.json'), 'left')
    await expect(commitOn(destinationOf(), content)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('"2025-09.json" is not committed')
    })
    expect(git(top, 'for-each-ref')).toBe('')
  })

  test('is not committed by opening it', async () => {
    await commitOn(destinationOf(), content)
    writeFileSync(join(folder, '2025-10.json'), 'changed by hand')
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'refused' })
    expect(status()).toBe(' M audit-log/2025-10.json\n')
  })

  const effects = [
    'store 2025-10.json',
    'tree',
    'commit',
    'decide',
    'decided',
    'place .gitattributes',
    'place 2025-10.json',
    'place ledger.jsonl',
    'index',
    'release'
  ]
  test.each(effects)('is committed once or not at all after a crash before "%s"', async (name) => {
    const message = { subject: 'Archive 12 audit events', body: 'Audit-Events: 12' }
    const { revision } = await destinationOf().open()
    await new Promise<void>((resolve, reject) => {
      const before = async (reached: string): Promise<void> => {
        if (reached !== name) return
        resolve()
        await new Promise(() => {})
      }
      const owner = async () => ({ token: '0123456789abcdef', pid: 2 ** 30, host: hostname() })
      destinationOf({ before, owner })
        .commit(changeOf(revision, content, message))
        .then(() => {}, reject)
    })
    const isDecided = effects.indexOf(name) > effects.indexOf('decide')
    expect(await readAll(destinationOf())).toEqual(isDecided ? content : {})
    if (!isDecided) await commitOn(destinationOf(), content, message)
    await destinationOf().open()
    await commitOn(destinationOf(), { 'ledger.jsonl': '2\n' })
    expect(git(top, 'log', '--format=%B', '--skip=1').trim()).toBe(`${message.subject}\n\n${message.body}`)
    expect(status()).toBe('')
    expect(litterBeside(folder)).toEqual([])
  })

  test('that git refuses to commit says so in one harmless line, and is committed when it no longer does', async () => {
    const gpg = programAt(
      join(top, '.git', 'gpg'),
      'echo >&2\nprintf "\\033[31m::error::no\\nsecond line" >&2\nexit 1'
    )
    git(top, 'config', 'gpg.program', gpg)
    git(top, 'config', 'commit.gpgSign', 'true')
    await expect(commitOn(destinationOf(), content)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/git commit-tree answered "[^"\n\u001b]+"; settle that and run again$/)
    })
    expect(git(top, 'for-each-ref')).toBe('')
    expect(await readAll(destinationOf())).toEqual({})
    programAt(gpg, signingScript)
    await commitOn(destinationOf(), content)
    expect(await readAll(destinationOf())).toEqual(content)
    expect(git(top, 'cat-file', 'commit', 'HEAD')).toMatch(/^gpgsig -----BEGIN PGP SIGNATURE-----$/m)
    expect(litterBeside(folder)).toEqual([])
  })

  test('that an ignore rule keeps out of git is written all the same', async () => {
    writeFileSync(join(top, '.gitignore'), 'audit-log/\n')
    const receipt = await commitOn(destinationOf(), content)
    expect(receipt.commit).toBeUndefined()
    expect(contentOf(folder)).toEqual(content)
    expect(status()).toBe('?? .gitignore\n')
  })

  test.each([
    ['from the start', ['*.jsonl\n']],
    ['later', ['', '*.json\n']],
    ['later as a whole', ['', 'audit-log/\n']]
  ])('that an ignore rule would keep in part out of git %s is committed whole', async (_, rules) => {
    const last = rules.pop() ?? ''
    for (const rule of rules) {
      writeFileSync(join(top, '.gitignore'), rule)
      await commitOn(destinationOf(), content)
    }
    writeFileSync(join(top, '.gitignore'), last)
    await commitOn(destinationOf(), { '2025-11.json': '[]', 'ledger.jsonl': '2' })
    expect(committedFiles()).toEqual(
      expect.arrayContaining(['audit-log/2025-11.json', 'audit-log/ledger.jsonl'])
    )
    expect(git(top, 'show', 'HEAD:audit-log/ledger.jsonl')).toBe('2')
    expect(status()).toBe('?? .gitignore\n')
  })

  test('is committed to its own repository, also when started from another one’s hook', async () => {
    const other = temporaryFolder()
    initWorkTree(other.path)
    process.env['GIT_DIR'] = join(other.path, '.git')
    process.env['GIT_INDEX_FILE'] = join(other.path, '.git', 'index')
    try {
      await commitOn(destinationOf(), content)
    } finally {
      delete process.env['GIT_DIR']
      delete process.env['GIT_INDEX_FILE']
      other.remove()
    }
    expect(committedFiles()).toHaveLength(3)
  })
})

describe('a folder outside of git', () => {
  test('is written without a commit', async () => {
    const receipt = await commitOn(destinationOf(), content)
    expect(receipt.commit).toBeUndefined()
    expect(contentOf(folder)).toEqual(content)
  })

  test('needs no git', async () => {
    await withPath(top, async () => {
      expect((await commitOn(destinationOf(), content)).commit).toBeUndefined()
    })
  })
})

/** Runs with programs from there alone. */
async function withPath(path: string, work: () => Promise<unknown>): Promise<void> {
  const { PATH } = process.env
  process.env['PATH'] = path
  try {
    await work()
  } finally {
    process.env['PATH'] = PATH
  }
}

test.each([
  ['there is no git', undefined, 'there is no git on this machine'],
  ['git is too old', 'git version 2.30.9 (Apple Git-130)', 'git is of version 2.30.9']
])('a folder in a git work tree is refused where %s', async (_, version, found) => {
  initWorkTree(top)
  if (version !== undefined) programAt(join(top, 'bin', 'git'), `echo '${version}'`)
  await withPath(join(top, 'bin'), async () => {
    await expect(destinationOf().open()).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(`${found}; install git 2.31 or later`)
    })
  })
})
