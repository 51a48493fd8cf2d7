/**
 * Exclusive use of an archive folder between processes, taken over from an owner that died. The lock is a folder in the
 * state folder of this user on this machine (see state-folder.ts), where nothing comes with a repository.
 *
 * Rules:
 * - The folder appears complete with its owner's record: it is prepared beside and renamed into place, and a rename
 *   onto a folder with something in it fails. It also disappears by one rename.
 * - A dead owner is succeeded by the process that first creates `takeover-<its token>.json` in the folder (exclusive creation).
 *   If the folder was replaced between looking and creating, that file belongs to no chain and is withdrawn.
 * - An owner on this host is dead when its process is gone, or is another one under the same number; one on another
 *   host cannot be asked and is believed for a quarter of an hour, a commit takes seconds.
 */

import { mkdir, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { ArchiveError } from '../errors.js'
import { type Owner, readProcessStart, type WritingProcess } from './writing-process.js'

export interface Lock {
  /** Gives the folder up: it and everything in it is gone. */
  release(): Promise<void>
  /** Leaves the folder for the next process to recover. */
  abandon(): void
}

const ownerPath = 'owner.json'
const pollMs = 20
/** For another process that is writing. */
const longestWaitMs = 10_000
const believedMs = 15 * 60 * 1000
/** A staging folder without an owner's record is recognised when it holds only these. */
const stagingEntry = /^(?:new|contents\.txt|manifest\.(?:json|tmp)|takeover-[0-9a-f]+\.json)$/
/** Tokens of locks that this process still holds: it lives on after a failed commit, and its lock does not. */
const heldTokens = new Set<string>()

/** @throws ArchiveError `locked` when a living owner does not finish in time. */
export async function acquireLock(staging: string, writer: WritingProcess): Promise<Lock> {
  const own = await writer.owner()
  const aside = `${staging}-${own.token}`
  const lock: Lock = {
    release: async () => {
      await rm(aside, { recursive: true, force: true })
      await rename(staging, aside)
      heldTokens.delete(own.token)
      await rm(aside, { recursive: true, force: true })
    },
    abandon: () => heldTokens.delete(own.token)
  }
  heldTokens.add(own.token)
  try {
    await mkdir(aside, { recursive: true })
    await writeFile(join(aside, ownerPath), JSON.stringify(own))
    await writer.before('prepared')
    await takePlace(staging, { aside, own, writer })
  } catch (fault) {
    lock.abandon()
    await rm(aside, { recursive: true, force: true })
    throw fault
  }
  await removeLitter(staging)
  return lock
}

/** Waits until the prepared folder stands in its place, or the one of a dead owner is ours. */
async function takePlace(
  staging: string,
  { aside, own, writer }: { readonly aside: string; readonly own: Owner; readonly writer: WritingProcess }
): Promise<void> {
  const deadline = writer.now() + longestWaitMs
  while (!(await hasMovedInto(aside, staging))) {
    const current = await readCurrentOwner(staging)
    if (current !== undefined && !current.living && (await hasTakenOver(staging, current, own))) {
      await rm(aside, { recursive: true, force: true })
      return
    }
    if (writer.now() > deadline) throw lockedBy(staging, current)
    await writer.sleep(pollMs)
  }
}

async function hasMovedInto(aside: string, staging: string): Promise<boolean> {
  try {
    await rename(aside, staging)
    return true
  } catch (fault) {
    if (hasCode(fault, 'ENOTEMPTY', 'EEXIST')) return false
    // Windows says so, and says it of a folder without permission too.
    if (hasCode(fault, 'EPERM', 'EACCES') && (await exists(staging))) return false
    throw fault
  }
}

interface CurrentOwner {
  /** Absent when the record was removed by hand, as the `locked` message advises, or torn by a power cut. */
  readonly owner: Owner | undefined
  readonly living: boolean
}

/** The end of the chain of takeovers; `undefined` when the folder is not there or not recognised. */
async function readCurrentOwner(staging: string): Promise<CurrentOwner | undefined> {
  const names = await readdir(staging).catch(ignoring('ENOENT'))
  if (names === undefined) return undefined
  if (!names.includes(ownerPath) && !names.every((name) => stagingEntry.test(name))) return undefined
  let path = join(staging, ownerPath)
  let current: CurrentOwner = { owner: undefined, living: false }
  for (const seen = new Set<string>(); !seen.has(path); path = takeoverPath(staging, current.owner)) {
    seen.add(path)
    const record = await readRecord(path)
    if (record !== undefined) current = { owner: record.owner, living: await isLiving(record) }
    else if (seen.size > 1) break
  }
  return current
}

interface OwnerRecord {
  /** Absent while it is still being written, or when it makes no sense. */
  readonly owner: Owner | undefined
  readonly ageMs: number
}

async function readRecord(path: string): Promise<OwnerRecord | undefined> {
  try {
    const [text, { mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)]
    return { owner: parseOwner(text), ageMs: Date.now() - mtimeMs }
  } catch (fault) {
    if (hasCode(fault, 'ENOENT')) return undefined
    throw fault
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Owner, unknown>> | null
    const { token, pid, host, started } = value ?? {}
    if (typeof token !== 'string' || !/^[0-9a-f]+$/.test(token)) return undefined
    if (!Number.isSafeInteger(pid) || typeof host !== 'string') return undefined
    return { token, pid: pid as number, host, ...(typeof started === 'string' ? { started } : {}) }
  } catch {
    return undefined
  }
}

async function isLiving({ owner, ageMs }: OwnerRecord): Promise<boolean> {
  if (owner === undefined || owner.host !== hostname()) return ageMs < believedMs
  try {
    process.kill(owner.pid, 0)
  } catch (fault) {
    // EPERM: it lives and belongs to somebody else.
    if (hasCode(fault, 'ESRCH')) return false
  }
  const started = await readProcessStart(owner.pid)
  if (owner.started !== undefined && started !== undefined && owner.started !== started) return false
  return owner.pid !== process.pid || heldTokens.has(owner.token)
}

function takeoverPath(staging: string, owner: Owner | undefined): string {
  return join(staging, `takeover-${owner?.token ?? '0'}.json`)
}

async function hasTakenOver(staging: string, dead: CurrentOwner, own: Owner): Promise<boolean> {
  const path = takeoverPath(staging, dead.owner)
  try {
    await writeFile(path, JSON.stringify(own), { flag: 'wx' })
  } catch (fault) {
    if (hasCode(fault, 'EEXIST', 'ENOENT')) return false
    throw fault
  }
  const isOurs = (await readCurrentOwner(staging))?.owner?.token === own.token
  if (!isOurs) await unlink(path).catch(ignoring('ENOENT'))
  return isOurs
}

/** Folders that a crash left while they were being prepared or removed. They never hold anything decided. */
async function removeLitter(staging: string): Promise<void> {
  const [parent, prefix] = [dirname(staging), `${basename(staging)}-`]
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{16}$/.test(name.slice(prefix.length))) continue
    const record = await readRecord(join(parent, name, ownerPath))
    const age = record ?? (await readAge(join(parent, name)))
    if (age === undefined || (await isLiving(age))) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
}

async function readAge(path: string): Promise<OwnerRecord | undefined> {
  const found = await stat(path).catch(ignoring('ENOENT'))
  return found && { owner: undefined, ageMs: Date.now() - found.mtimeMs }
}

function lockedBy(staging: string, owner: CurrentOwner | undefined): ArchiveError {
  if (owner === undefined) {
    return new ArchiveError(
      'locked',
      `Cannot stage a change in "${staging}": the folder exists and is not of this tool's making; ` +
        'move it away or choose another archive folder'
    )
  }
  const who = owner.owner ? `process ${owner.owner.pid} on ${owner.owner.host}` : 'another process'
  return new ArchiveError(
    'locked',
    `Cannot use "${staging}": ${who} is writing the archive; wait until it ends, or, if no such run exists, ` +
      `delete "${join(staging, ownerPath)}" (that file only) and run again`
  )
}

export function hasCode(fault: unknown, ...codes: readonly string[]): boolean {
  return typeof fault === 'object' && fault !== null && 'code' in fault && codes.includes(String(fault.code))
}

/** For `.catch()`: absent where the file system says so, still a fault otherwise. */
export function ignoring(...codes: readonly string[]): (fault: unknown) => undefined {
  return (fault) => {
    if (!hasCode(fault, ...codes)) throw fault
  }
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(ignoring('ENOENT', 'ENOTDIR'))) !== undefined
}
