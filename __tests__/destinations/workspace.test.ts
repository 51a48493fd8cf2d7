import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readdirSync,
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
import { WorkspaceDestination, type WorkspaceOptions } from '../../src/destinations/workspace.js'
import { type Owner, thisProcess, type WritingProcess } from '../../src/destinations/writing-process.js'
import { changeOf, commitOn, describeDestination, plainMessage, readAll } from './contract.js'
import {
  contentOf,
  folderPlace,
  hastyProcess,
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
let stage: string
beforeEach(() => {
  temporary = temporaryFolder()
  folder = join(temporary.path, 'audit-log')
  stage = `${folder}.staged`
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

const before = { '2025-09.json': 'old 9', '2025-10.json': 'old 10', 'ledger.jsonl': 'old ledger' }
const change = { '2025-10.json': 'new 10', '2025-11.json': 'new 11', 'ledger.jsonl': 'new ledger' }
const after = { ...before, ...change }

/** Begins a commit and stops the world before the effect of this number; the effects' names. */
async function crashAt(crashing: number): Promise<string[]> {
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
    crashed.commit(changeOf(revision, change)).then(() => resolve(), reject)
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
    await crashAt(decided)
    expect(await readAll(destinationOf())).toEqual(change)
  })

  test('a folder that somebody has restored meanwhile is left as it is', async () => {
    await commitOn(destinationOf(), before)
    await crashAt(decided + 1)
    writeFileSync(join(folder, '2025-10.json'), before['2025-10.json'])
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
    writeFileSync(join(stage, 'new', '2025-11.json'), 'new')
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
      { stdio: 'inherit' }
    )
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    expect(contentOf(folder)).toEqual({ ...before, '2025-10.json': 'new 10' })
    expect(await readAll(destinationOf())).toEqual(after)
    expect(litterBeside(folder)).toEqual([])
  })
})

describe('while another process writes', () => {
  const plantOwner = (owner: Partial<Owner>): void => {
    mkdirSync(stage)
    writeFileSync(join(stage, 'owner.json'), JSON.stringify(ownerOf(owner)))
  }

  test('opening and committing wait, and then say who holds the folder and what to do', async () => {
    plantOwner({ pid: process.ppid })
    const destination = destinationOf()
    for (const attempt of [() => destination.open(), () => destination.commit(changeOf('empty', change))]) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'locked',
        message: expect.stringMatching(/process \d+ on .*; wait until it ends, or.*delete ".*owner\.json"/)
      })
    }
    expect(litterBeside(folder)).toEqual(['audit-log.staged'])
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
    writeFileSync(join(stage, 'owner.json'), JSON.stringify(ownerOf({ pid: process.ppid })))
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'locked' })
    rmSync(join(stage, 'owner.json'))
    expect(await readAll(destinationOf())).toEqual(after)
    expect(litterBeside(folder)).toEqual([])
  })

  test('another process under a dead one’s number is not mistaken for it', async () => {
    plantOwner({ pid: process.ppid, started: '1' })
    expect((await destinationOf().open()).files).toEqual(
      process.platform === 'linux' ? [] : expect.anything()
    )
  })

  test('a process of another host is believed for a quarter of an hour', async () => {
    plantOwner({ host: 'elsewhere' })
    await expect(destinationOf().open()).rejects.toMatchObject({ code: 'locked' })
    const longAgo = new Date(Date.now() - 16 * 60 * 1000)
    utimesSync(join(stage, 'owner.json'), longAgo, longAgo)
    expect((await destinationOf().open()).files).toEqual([])
  })

  test('a folder of that name that holds something else is not touched', async () => {
    mkdirSync(stage)
    writeFileSync(join(stage, 'precious.txt'), 'mine')
    await expect(destinationOf().commit(changeOf('empty', change))).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('not of this tool')
    })
    expect(readdirSync(stage)).toEqual(['precious.txt'])
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
      if (name === 'stage 2025-11.json') mkdirSync(join(stage, 'new', '2025-11.json'))
    }
    const { revision } = await destinationOf().open()
    await expect(
      destinationOf({ before: placeFolder }).commit(changeOf(revision, change))
    ).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('EISDIR')
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
  expect(existsSync(stage)).toBe(false)
})
