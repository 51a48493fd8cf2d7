import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Destination } from '../../src/archive/destination.js'
import { sha256Of } from '../../src/archive/digests.js'
import type { Plan } from '../../src/archive/reconcile.js'
import { explaining } from '../../src/destinations/file-system-faults.js'
import { readFolder } from '../../src/destinations/folder-reader.js'
import { makeStateFolder, stateFolderOf, statePathOf } from '../../src/destinations/state-folder.js'
import { WorkspaceDestination, type WorkspaceOptions } from '../../src/destinations/workspace.js'
import { type Owner, thisProcess, type WritingProcess } from '../../src/destinations/writing-process.js'
import { afterPlan, dayMs, emptyArchive, eventAt, merge, now, observed } from '../support/builders.js'
import { changeOf, commitOn, describeDestination, plainMessage, readAll } from './contract.js'
import {
  contentOf,
  folderPlace,
  git,
  hastyProcess,
  isolateGit,
  litterBeside,
  type TemporaryFolder,
  temporaryFolder
} from './folders.js'

describeDestination('workspace', async () => {
  const temporary = temporaryFolder()
  const folder = join(temporary.path, 'audit-log')
  return {
    ...folderPlace(folder),
    destination: () => new WorkspaceDestination({ folder, writer: thisProcess }),
    verify: async () => expect(litterBeside(folder)).toEqual([]),
    close: async () => temporary.remove()
  }
})

let temporary: TemporaryFolder
let folder: string
let state: string
beforeEach(() => {
  temporary = temporaryFolder()
  folder = join(temporary.path, 'audit-log')
  state = statePathOf(folder)
})
afterEach(() => temporary.remove())

const destinationOf = (
  writer: Partial<WritingProcess> = {},
  options: Partial<WorkspaceOptions> = {}
): Destination => new WorkspaceDestination({ folder, writer: hastyProcess(writer), ...options })

/** A process that has ended: its number stands for a crashed run. */
const deadPid = spawnSync('true').pid
let owners = 0
const ownerOf = (owner: Partial<Owner> = {}): Owner => ({
  token: (++owners).toString(16).padStart(16, '0'),
  pid: deadPid,
  host: hostname(),
  ...owner
})
const dead = async (): Promise<Owner> => ownerOf()

const contentsOf = ({ batches }: Plan): Record<string, string> =>
  Object.fromEntries(batches.flatMap(({ files }) => files.map(({ path, content }) => [path, content])))
const old = [eventAt(now - 50 * dayMs), eventAt(now - 30 * dayMs)]
const firstPlan = merge(emptyArchive, observed(old))
const added = [eventAt(now - 20 * dayMs), eventAt(now - dayMs)]
const nextPlan = merge(afterPlan(emptyArchive, firstPlan), observed([...old, ...added]))
const before = contentsOf(firstPlan)
const change = contentsOf(nextPlan)
const after = { ...before, ...change }
/** The folder of contents beside the archive folder. */
const stagedPath = (): string => join(temporary.path, litterBeside(folder)[0] ?? '')

/** Begins a commit and stops the world before the effect of this number; the effects' names. */
async function crashAt(crashing: number, content = change): Promise<string[]> {
  const { revision } = await destinationOf().open()
  const names: string[] = []
  await new Promise<void>((resolve, reject) => {
    const before = async (name: string): Promise<void> => {
      names.push(name)
      if (names.length - 1 !== crashing) return
      resolve()
      await new Promise(() => {}) // a process that is gone runs no finally block
    }
    const crashed = destinationOf({ before, owner: dead })
    crashed.commit(changeOf(revision, content)).then(() => resolve(), reject)
  })
  return names
}

const effects = [
  'prepared',
  'stage 2025-10.json',
  'stage 2025-11.json',
  'stage ledger.jsonl',
  'describe',
  'decide',
  'place 2025-10.json',
  'place 2025-11.json',
  'place ledger.jsonl',
  'settle',
  'release'
]
const decided = effects.indexOf('decide') + 1

describe('after a crash', () => {
  test('the effects that are tried below are all there are', async () => {
    await commitOn(destinationOf(), before)
    expect(await crashAt(Number.POSITIVE_INFINITY)).toEqual(effects)
    expect(contentOf(folder)).toEqual(after)
  })

  test.each(effects.map((name, index) => [name, index] as const))(
    'before "%s" the next one opens the old archive or the new one',
    async (_, index) => {
      await commitOn(destinationOf(), before)
      await crashAt(index)
      const expected = index < decided ? before : after
      expect(await readAll(destinationOf())).toEqual(expected)
      expect(contentOf(folder)).toEqual(expected)
      expect((await destinationOf().open()).revision).toBe((await destinationOf().open()).revision)
      await commitOn(destinationOf(), { '2025-12.json': '12', 'ledger.jsonl': 'next' })
      expect(contentOf(folder)).toEqual({ ...expected, '2025-12.json': '12', 'ledger.jsonl': 'next' })
      expect(litterBeside(folder)).toEqual([])
    }
  )

  test.each(effects.map((name, index) => [name, index] as const))(
    'before "%s" a commit that does not open first is held against the recovered archive',
    async (_, index) => {
      await commitOn(destinationOf(), before)
      const { revision } = await destinationOf().open()
      await crashAt(index)
      const receipt = await destinationOf().commit(changeOf(revision, { 'ledger.jsonl': 'mine' }))
      expect(receipt.kind).toBe(index < decided ? 'committed' : 'stale')
      expect(contentOf(folder)).toEqual(index < decided ? { ...before, 'ledger.jsonl': 'mine' } : after)
    }
  )

  test.each(effects.slice(decided).map((name, index) => [name, index] as const))(
    'a recovery that crashes before "%s" is recovered in turn',
    async (name) => {
      await commitOn(destinationOf(), before)
      await crashAt(decided)
      await new Promise<void>((resolve, reject) => {
        const before = async (reached: string): Promise<void> => {
          if (reached !== name) return
          resolve()
          await new Promise(() => {})
        }
        destinationOf({ before, owner: dead })
          .open()
          .then(() => resolve(), reject)
      })
      expect(await readAll(destinationOf())).toEqual(after)
      expect(litterBeside(folder)).toEqual([])
    }
  )

  test('of many who find a staged change each sees the new archive', async () => {
    await commitOn(destinationOf(), before)
    await crashAt(decided + 1)
    const opened = Array.from({ length: 6 }, () => readAll(destinationOf(thisProcess)))
    for (const content of await Promise.all(opened)) expect(content).toEqual(after)
    expect(litterBeside(folder)).toEqual([])
  })

  test('a first archive is finished where the folder did not exist', async () => {
    await crashAt(3 + Object.keys(before).length, before)
    expect(await readAll(destinationOf())).toEqual(before)
  })

  test('a folder that somebody has restored meanwhile is left as it is', async () => {
    await commitOn(destinationOf(), before)
    await crashAt(decided + 1)
    writeFileSync(join(folder, '2025-10.json'), before['2025-10.json'] ?? '')
    expect(await readAll(destinationOf())).toEqual(before)
    expect(litterBeside(folder)).toEqual([])
  })

  test('a staged change on a ledger that is no longer there is discarded', async () => {
    await commitOn(destinationOf(), before)
    await crashAt(decided)
    writeFileSync(join(folder, 'ledger.jsonl'), 'another')
    expect(await readAll(destinationOf())).toEqual({ ...before, 'ledger.jsonl': 'another' })
  })

  test('a staged file that was cut short is not put in place', async () => {
    await commitOn(destinationOf(), before)
    await crashAt(decided)
    writeFileSync(join(stagedPath(), '2025-11.json'), 'new')
    expect(await readAll(destinationOf())).toEqual(before)
  })

  test('a process killed between two renames leaves what the next one finishes', async () => {
    await commitOn(destinationOf(), before)
    const child = spawn(
      process.execPath,
      [
        ...['--no-warnings', '--experimental-transform-types', '--import'],
        new URL('../support/typescript-loader.mjs', import.meta.url).href,
        new URL('./killed-writer.ts', import.meta.url).pathname,
        folder,
        'place 2025-11.json',
        JSON.stringify(changeOf((await destinationOf().open()).revision, change))
      ],
      { stdio: 'inherit', env: { ...process.env } }
    )
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    expect(contentOf(folder)).toEqual({ ...before, '2025-10.json': change['2025-10.json'] })
    expect(await readAll(destinationOf())).toEqual(after)
    expect(litterBeside(folder)).toEqual([])
  })
})

describe('while another process writes', () => {
  const plantOwner = async (owner: Partial<Owner>): Promise<void> => {
    await makeStateFolder()
    mkdirSync(state)
    writeFileSync(join(state, 'owner.json'), JSON.stringify(ownerOf(owner)))
  }
  afterEach(() => rmSync(state, { recursive: true, force: true }))

  test('opening and committing wait, and then say who holds the folder and what to do', async () => {
    await plantOwner({ pid: process.ppid })
    const destination = destinationOf()
    for (const attempt of [() => destination.open(), () => destination.commit(changeOf('empty', change))]) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'locked',
        message: expect.stringMatching(/process \d+ on .*; wait until it ends, or.*delete ".*owner\.json"/)
      })
    }
    expect(readdirSync(state)).toEqual(['owner.json'])
  })

  test('one that ends in time is waited for', async () => {
    await commitOn(destinationOf(), before)
    const slow = destinationOf({
      before: (name) => new Promise((resolve) => setTimeout(resolve, name.startsWith('place') ? 15 : 0))
    })
    const { revision } = await slow.open()
    const [receipt, seen] = await Promise.all([
      slow.commit(changeOf(revision, change)),
      new Promise((resolve) => setTimeout(resolve, 20)).then(() => readAll(destinationOf(thisProcess)))
    ])
    expect(receipt.kind).toBe('committed')
    expect(seen).toEqual(after)
  })

  test('doing what the message advises frees the folder', async () => {
    await commitOn(destinationOf(), before)
    await crashAt(decided + 1)
    writeFileSync(join(state, 'owner.json'), JSON.stringify(ownerOf({ pid: process.ppid })))
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'locked' })
    rmSync(join(state, 'owner.json'))
    expect(await readAll(destinationOf())).toEqual(after)
    expect(litterBeside(folder)).toEqual([])
  })

  test('another process under a dead one’s number is not mistaken for it', async () => {
    await plantOwner({ pid: process.ppid, started: '1' })
    expect((await destinationOf().open()).files).toEqual(
      process.platform === 'linux' ? [] : expect.anything()
    )
  })

  test('a process of another host is believed for a quarter of an hour', async () => {
    await plantOwner({ host: 'elsewhere' })
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'locked' })
    const longAgo = new Date(Date.now() - 16 * 60 * 1000)
    utimesSync(join(state, 'owner.json'), longAgo, longAgo)
    expect((await destinationOf().open()).files).toEqual([])
  })

  test('a folder of that name that holds something else is not touched', async () => {
    await makeStateFolder()
    mkdirSync(state)
    writeFileSync(join(state, 'precious.txt'), 'mine')
    await expect(destinationOf().commit(changeOf('empty', change))).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('not of this tool')
    })
    expect(readdirSync(state)).toEqual(['precious.txt'])
  })
})

describe('settle', () => {
  test('runs with the message before the change is given up, and again after a refusal', async () => {
    const messages: string[] = []
    const settle = async ({ subject }: { subject: string }): Promise<{ sha: string }> => {
      expect(contentOf(folder)).toEqual(change)
      messages.push(subject)
      if (messages.length < 3) throw new Error('not now')
      return { sha: 'abc' }
    }
    const destination = destinationOf({}, { settle })
    await expect(destination.commit(changeOf('empty', change))).rejects.toThrow('not now')
    await expect(destination.open()).rejects.toThrow('not now')
    expect(await readAll(destination)).toEqual(change)
    expect(messages).toEqual(Array(3).fill(plainMessage.subject))
    expect(litterBeside(folder)).toEqual([])
  })

  test('its reference is in the receipt', async () => {
    const receipt = await commitOn(destinationOf({}, { settle: async () => ({ sha: 'abc' }) }), change)
    expect(receipt.commit).toEqual({ sha: 'abc' })
  })
})

describe('what cannot be an archive folder is refused', () => {
  test('a file and a symbolic link', async () => {
    writeFileSync(folder, '')
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'not-a-folder' })
    rmSync(folder)
    symlinkSync(temporary.path, folder)
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'not-a-folder' })
    await expect(destinationOf().commit(changeOf('empty', change))).rejects.toMatchObject({
      code: 'not-a-folder'
    })
  })

  test('a file that becomes a symbolic link after the listing is not followed', async () => {
    await commitOn(destinationOf(), before)
    const snapshot = await destinationOf().open()
    renameSync(join(folder, '2025-10.json'), join(temporary.path, 'elsewhere'))
    symlinkSync('../elsewhere', join(folder, '2025-10.json'))
    await expect(snapshot.readFile('2025-10.json')).rejects.toMatchObject({ code: 'refused' })
  })

  test('a file system that refuses is named by its code, and nothing is left behind', async () => {
    await commitOn(destinationOf(), before)
    // Nothing can be staged where a folder already has the name of the staged file.
    const placeFolder = async (name: string): Promise<void> => {
      if (name === 'stage 2025-11.json') mkdirSync(join(stagedPath(), '2025-11.json'))
    }
    const { revision } = await destinationOf().open()
    await expect(
      destinationOf({ before: placeFolder }).commit(changeOf(revision, change))
    ).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('EEXIST')
    })
    expect(contentOf(folder)).toEqual(before)
    expect(litterBeside(folder)).toEqual([])
  })
})

test('reading needs no right to write: no staging folder, no lock', async () => {
  await commitOn(destinationOf(), before)
  const steps: string[] = []
  const destination = destinationOf({ before: async (name) => void steps.push(name) })
  await readAll(destination)
  expect(steps).toEqual([])
  expect(existsSync(state)).toBe(false)
  expect(litterBeside(folder)).toEqual([])
})

describe('what a repository brings along', () => {
  const planted = { '2025-10.json': 'evil', 'new/link/pre-commit': 'evil', 'new/../x': 'evil' }
  const plantStaged = (names: readonly string[], extra: object = {}): string => {
    const path = `${folder}.staged`
    mkdirSync(join(path, 'new', 'link'), { recursive: true })
    const sha256 = sha256Of('evil')
    const files = names.map((name) => ({ path: name, sha256 }))
    for (const name of ['2025-10.json', 'ledger.jsonl', 'link/pre-commit'])
      writeFileSync(join(path, 'new', name), 'evil')
    const base = existsSync(join(folder, 'ledger.jsonl'))
      ? sha256Of(readFileSync(join(folder, 'ledger.jsonl')))
      : 'empty'
    const manifest = { spec: 'hireflix-audit-archive/staged/1', base, files, message: plainMessage, ...extra }
    writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest))
    return path
  }

  test('a staged change that moves a file through a link in the folder is not looked at', async () => {
    await commitOn(destinationOf(), before)
    const elsewhere = join(temporary.path, 'hooks')
    mkdirSync(elsewhere)
    symlinkSync('../hooks', join(folder, 'link'))
    const path = plantStaged(['link/pre-commit', ...Object.keys(planted), 'ledger.jsonl'])
    await destinationOf().open()
    expect(readdirSync(elsewhere)).toEqual([])
    rmSync(join(folder, 'link'))
    expect(await readAll(destinationOf())).toEqual(before)
    await commitOn(destinationOf(), change)
    expect(contentOf(folder)).toEqual(after)
    // It is theirs: it is left as it is.
    expect(readFileSync(join(path, 'new', 'link', 'pre-commit'), 'utf8')).toBe('evil')
  })

  test.each(['2025-10.json', 'ledger.jsonl'])('nor one that names %s', async (name) => {
    await commitOn(destinationOf(), before)
    plantStaged([name])
    expect(await readAll(destinationOf())).toEqual(before)
  })

  test('a lock locks nobody out, whatever it is', async () => {
    await commitOn(destinationOf(), before)
    const path = `${folder}.staged`
    mkdirSync(path)
    const owner = join(path, 'owner.json')
    writeFileSync(owner, JSON.stringify({ token: 'a', pid: process.ppid, host: hostname() }))
    await commitOn(destinationOf(), { 'ledger.jsonl': '2' })
    rmSync(owner)
    spawnSync('mkfifo', [owner, join(path, 'manifest.json')])
    await commitOn(destinationOf(), { 'ledger.jsonl': '3' })
    rmSync(path, { recursive: true })
    writeFileSync(path, 'a file')
    await commitOn(destinationOf(), { 'ledger.jsonl': '4' })
    rmSync(path)
    symlinkSync(temporary.path, path)
    await commitOn(destinationOf(), { 'ledger.jsonl': '5' })
    expect(litterBeside(folder)).toEqual(['audit-log.staged'])
  })
})

describe('a decided change is carried out only', () => {
  const tamper = (change: (manifest: { files: { path: string; sha256: string }[] }) => unknown): void => {
    const path = join(state, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    const changed = change(manifest)
    writeFileSync(path, typeof changed === 'string' ? changed : JSON.stringify(manifest))
  }
  const evil = { sha256: sha256Of('evil') }

  test.each([
    '../x',
    '..',
    '.',
    '',
    '/tmp/x',
    'sub/x.json',
    'x\0.json',
    '2025-13.json',
    'hooks',
    `${'9'.repeat(5000)}.json`,
    'LEDGER.JSONL',
    '2025-10.json\n'
  ])('if it names files of an archive, and not %j', async (path) => {
    await commitOn(destinationOf(), before)
    await crashAt(decided)
    tamper(({ files }) => files.unshift({ path, ...evil }))
    expect(await readAll(destinationOf())).toEqual(before)
    expect(litterBeside(folder)).toEqual([])
  })

  test.each(['', '{', '[]', 'null', '{"files":null}', '9'.repeat(17 * 1024 * 1024)])(
    'if its description can be read',
    async (text) => {
      await commitOn(destinationOf(), before)
      await crashAt(decided)
      tamper(() => text || ' ')
      expect(await readAll(destinationOf())).toEqual(before)
      expect(litterBeside(folder)).toEqual([])
    }
  )

  test('if the archive that results verifies', async () => {
    await commitOn(destinationOf(), before)
    await crashAt(decided)
    writeFileSync(join(stagedPath(), '2025-10.json'), 'evil')
    tamper(({ files }) => Object.assign(files.find(({ path }) => path === '2025-10.json') ?? {}, evil))
    await expect(destinationOf().open()).rejects.toMatchObject({ name: 'IntegrityError', code: 'hash' })
    expect(contentOf(folder)).toEqual(before)
  })

  test('if its ledger goes on from the one that is there', async () => {
    await commitOn(destinationOf(), before)
    const other = contentsOf(merge(emptyArchive, observed([...old, ...added].slice(1))))
    const { revision } = await destinationOf().open()
    await new Promise<void>((resolve, reject) => {
      const stop = async (name: string): Promise<void> => {
        if (!name.startsWith('place')) return
        resolve()
        await new Promise(() => {})
      }
      destinationOf({ before: stop, owner: dead }).commit(changeOf(revision, other)).catch(reject)
    })
    await expect(destinationOf().open()).rejects.toMatchObject({ name: 'IntegrityError' })
    expect(contentOf(folder)).toEqual(before)
  })

  test.each([
    ['a link', (path: string) => symlinkSync('/etc/hostname', path)],
    ['a fifo', (path: string) => void spawnSync('mkfifo', [path])],
    ['a folder', (path: string) => mkdirSync(path)]
  ])('if its contents are files, and not %s', async (_, plant) => {
    await commitOn(destinationOf(), before)
    await crashAt(decided)
    rmSync(join(stagedPath(), '2025-11.json'))
    plant(join(stagedPath(), '2025-11.json'))
    expect(await readAll(destinationOf())).toEqual(before)
    expect(litterBeside(folder)).toEqual([])
  })

  test.each(['../elsewhere', '/tmp', '.', '', 'audit-log.staged-../../elsewhere', 'elsewhere'])(
    'if its contents lie in the folder that was made for them, and not in %j',
    async (name) => {
      await commitOn(destinationOf(), before)
      await crashAt(decided)
      const elsewhere = join(temporary.path, 'elsewhere')
      renameSync(stagedPath(), elsewhere)
      writeFileSync(join(state, 'contents.txt'), name)
      expect(await readAll(destinationOf())).toEqual(before)
      expect(readdirSync(elsewhere)).toEqual(Object.keys(change).sort())
    }
  )
})

describe('below its root no link is followed', () => {
  const root = (): string => temporary.path
  const below = (path: string, writer: Partial<WritingProcess> = {}): Destination =>
    new WorkspaceDestination({ folder: join(root(), path), root: root(), writer: hastyProcess(writer) })

  test('neither the folder nor a parent, to be read or written', async () => {
    const outside = temporaryFolder()
    try {
      mkdirSync(join(root(), 'a'))
      symlinkSync(outside.path, join(root(), 'a', 'link'))
      for (const path of ['a/link', 'a/link/audit-log', 'a/link/b/audit-log']) {
        const refusal = { code: 'not-a-folder', message: expect.stringContaining('a symbolic link') }
        await expect(below(path).open()).rejects.toMatchObject(refusal)
        await expect(below(path).commit(changeOf('empty', before))).rejects.toMatchObject(refusal)
        await expect(readFolder(join(root(), path), root())).rejects.toMatchObject(refusal)
      }
      expect(readdirSync(outside.path)).toEqual([])
      await commitOn(below('a/b/audit-log'), before)
      expect(contentOf(join(root(), 'a', 'b', 'audit-log'))).toEqual(before)
    } finally {
      outside.remove()
    }
  })

  test('nor one that takes the place of a folder between two renames', async () => {
    const outside = temporaryFolder()
    try {
      await commitOn(below('a/audit-log'), before)
      for (const name of ['a/audit-log', 'a']) {
        const swap = async (effect: string): Promise<void> => {
          if (effect !== 'place ledger.jsonl') return
          renameSync(join(root(), name), join(root(), 'aside'))
          symlinkSync(outside.path, join(root(), name))
        }
        const { revision } = await below('a/audit-log').open()
        const writing = below('a/audit-log', { before: swap }).commit(changeOf(revision, change))
        await expect(writing).rejects.toMatchObject({ code: 'not-a-folder' })
        expect(readdirSync(outside.path)).toEqual([])
        rmSync(join(root(), name))
        renameSync(join(root(), 'aside'), join(root(), name))
      }
      expect(await readAll(below('a/audit-log'))).toEqual(after)
    } finally {
      outside.remove()
    }
  })
})

test.each([
  ['a folder', (path: string) => mkdirSync(path)],
  ['a fifo', (path: string) => void spawnSync('mkfifo', [path])],
  ['a link', (path: string) => symlinkSync('/etc/hostname', path)]
])('a ledger that is %s is no ledger, and is not waited for', async (_, plant) => {
  mkdirSync(folder)
  plant(join(folder, 'ledger.jsonl'))
  expect((await destinationOf().open()).files).toEqual([{ path: 'ledger.jsonl', kind: 'other', bytes: 0 }])
})

test('files of a desktop are not of the archive; a link or a folder of such a name is not one of them', async () => {
  await commitOn(destinationOf(), before)
  const stray = [
    '.DS_Store',
    'Thumbs.db',
    'desktop.ini',
    '._2025-10.json',
    '.nfs0001',
    '.gitkeep',
    '.~lock.x#'
  ]
  for (const name of stray) writeFileSync(join(folder, name), '')
  mkdirSync(join(folder, '._x'))
  const names = [...Object.keys(before), '._x'].sort()
  expect((await destinationOf().open()).files.map(({ path }) => path)).toEqual(names)
  expect((await readFolder(folder)).files.map(({ path }) => path)).toEqual(names)
})

test.each([
  ['writable by others', (path: string) => chmodSync(path, 0o777)],
  [
    'a link',
    (path: string) => {
      rmSync(path, { recursive: true })
      symlinkSync(temporary.path, path)
    }
  ]
])('a state folder that is %s is refused', async (_, change) => {
  const { XDG_STATE_HOME } = process.env
  process.env['XDG_STATE_HOME'] = join(temporary.path, 'state')
  try {
    const path = join(temporary.path, 'state', 'hireflix-audit-archive')
    mkdirSync(path, { recursive: true })
    change(path)
    await expect(destinationOf().commit(changeOf('empty', before))).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('XDG_STATE_HOME')
    })
    expect(existsSync(folder)).toBe(false)
  } finally {
    process.env['XDG_STATE_HOME'] = XDG_STATE_HOME
  }
})

test('the state folder is the runner’s, the user’s own or the usual one', () => {
  const name = 'hireflix-audit-archive'
  expect(stateFolderOf({ RUNNER_TEMP: '/temp', XDG_STATE_HOME: '/state' })).toBe(`/temp/${name}`)
  expect(stateFolderOf({ XDG_STATE_HOME: '/state' })).toBe(`/state/${name}`)
  expect(stateFolderOf({ XDG_STATE_HOME: 'state' })).toMatch(/\/\.local\/state\/hireflix-audit-archive$/)
})

test('one folder has one place in the state, by whatever path it is reached', () => {
  mkdirSync(join(temporary.path, 'a'))
  symlinkSync('a', join(temporary.path, 'b'))
  const later = join(temporary.path, 'a', 'audit-log')
  const path = statePathOf(later)
  expect(statePathOf(join(temporary.path, 'b', 'audit-log'))).toBe(path)
  mkdirSync(later)
  expect(statePathOf(later)).toBe(path)
})

describe('where git shows that an archive was', () => {
  const below = (): Destination =>
    new WorkspaceDestination({ folder, root: temporary.path, writer: hastyProcess() })
  const commitAll = (subject: string): void => {
    git(temporary.path, 'add', '--all')
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com']
    git(temporary.path, ...identity, 'commit', '--quiet', '--allow-empty', '-m', subject)
  }
  const begun = { code: 'refused', message: expect.stringContaining('git checkout HEAD -- audit-log') }
  beforeEach(async () => {
    isolateGit()
    git(temporary.path, 'init', '--quiet')
    await commitOn(below(), before)
    commitAll('Archive')
  })

  test('none is begun anew: removed on the disk, by a commit, long ago', async () => {
    rmSync(folder, { recursive: true })
    await expect(below().open()).rejects.toMatchObject(begun)
    commitAll('Remove')
    await expect(below().open()).rejects.toMatchObject(begun)
    commitAll('Go on')
    await expect(below().open()).rejects.toMatchObject(begun)
    git(temporary.path, 'checkout', 'HEAD~2', '--', 'audit-log')
    expect(await readAll(below())).toEqual(before)
  })

  test('as far as the clone has its history', async () => {
    rmSync(folder, { recursive: true })
    commitAll('Remove')
    const clone = join(temporary.path, 'clone')
    git(temporary.path, 'clone', '--quiet', '--depth=1', `file://${temporary.path}`, clone)
    const inClone = new WorkspaceDestination({
      folder: join(clone, 'audit-log'),
      root: clone,
      writer: thisProcess
    })
    expect((await inClone.open()).files).toEqual([])
  })

  test('another folder, a repository without commits and no repository begin one', async () => {
    const at = (path: string, root = temporary.path): Promise<unknown> =>
      new WorkspaceDestination({ folder: join(root, path), root, writer: thisProcess }).open()
    await at('elsewhere')
    await at(':(top)audit-log')
    const other = temporaryFolder()
    await at('audit-log', other.path)
    git(other.path, 'init', '--quiet')
    await at('audit-log', other.path)
    other.remove()
  })
})

describe('explaining()', () => {
  test.each([
    ['EROFS', 'open', /the file system is read-only .*; mount it for writing/],
    ['EACCES', 'mkdir', /this user has no right to do that/],
    ['ENOSPC', 'write', /the disk is full/],
    ['EMFILE', 'open', /too many open files .*ulimit/],
    // Node.js says it of every folder that it cannot make together with its parents.
    ['ENOENT', 'mkdir', /the file system refused \(ENOENT to mkdir/],
    ['EWHATEVER', 'open', /the file system refused \(EWHATEVER to open "\/a"\)/]
  ])('puts %s into words', async (code, syscall, words) => {
    const fault = Object.assign(new Error('x'), { code, syscall, path: '/a' })
    const explained = explaining('Cannot write "/a"', () => Promise.reject(fault))
    await expect(explained).rejects.toMatchObject({ code: 'refused', message: expect.stringMatching(words) })
  })

  test('leaves other faults as they are', async () => {
    await expect(explaining('Cannot', () => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError)
  })
})
