/**
 * Exclusive use of a staging folder between processes, taken over from an owner that died.
 *
 * What holds:
 * - The folder appears complete with its owner's record: it is prepared beside and renamed into place, and a rename
 *   onto a folder with something in it fails. It also disappears by one rename.
 * - A dead owner is succeeded by whoever first creates `takeover-<its token>.json` in the folder (exclusive creation).
 *   If the folder was replaced between looking and creating, that file belongs to no chain and is withdrawn.
 * - An owner on this host is dead when its process is gone, or is another one under the same number; one on another
 *   host cannot be asked and is believed for a quarter of an hour, a commit takes seconds.
 */

import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ArchiveError } from '../errors.js'

/** Who holds a staging folder. */
export interface Claim {
  readonly token: string
  readonly pid: number
  readonly host: string
  /** When the process started, in the kernel's own terms; tells a reused process number apart. Linux only. */
  readonly started?: string
}

export interface Lock {
  /** Gives the folder up: it and everything in it is gone. */
  release(): Promise<void>
  /** Leaves the folder for whoever comes next to recover. */
  abandon(): void
}

export interface LockOptions {
  /** The staging folder. */
  readonly stage: string
  readonly waitMs: number
  /** Stands for this process; tests put a dead one here. */
  readonly claim?: Claim
  readonly step?: (name: string) => Promise<void>
}

const ownerPath = 'owner.json'
const pollMs = 20
const believedMs = 15 * 60 * 1000
/** What a staging folder without an owner's record may hold to be recognised as one. */
const stagingEntry = /^(?:new|manifest\.(?:json|tmp)|takeover-[0-9a-f]+\.json)$/
/** Claims of this process that are still held: the process lives on after a failed commit, its claim does not. */
const heldTokens = new Set<string>()

/** @throws ArchiveError `locked` when a living owner does not finish in time. */
export async function acquireLock({ stage, waitMs, claim, step }: LockOptions): Promise<Lock> {
  const own = claim ?? (await claimOfThisProcess())
  const aside = `${stage}-${own.token}`
  const lock: Lock = {
    release: async () => {
      await rm(aside, { recursive: true, force: true })
      await rename(stage, aside)
      heldTokens.delete(own.token)
      await rm(aside, { recursive: true, force: true })
    },
    abandon: () => heldTokens.delete(own.token)
  }
  heldTokens.add(own.token)
  try {
    await mkdir(aside, { recursive: true })
    await writeFile(join(aside, ownerPath), JSON.stringify(own))
    await step?.('prepared')
    const deadline = performance.now() + waitMs
    while (!(await hasMovedInto(aside, stage))) {
      const current = await readCurrentOwner(stage)
      if (current !== undefined && !current.living && (await hasTakenOver(stage, current, own))) {
        await rm(aside, { recursive: true, force: true })
        break
      }
      if (performance.now() > deadline) throw lockedBy(stage, current)
      await sleep(pollMs)
    }
  } catch (fault) {
    lock.abandon()
    await rm(aside, { recursive: true, force: true })
    throw fault
  }
  await removeLitter(stage)
  return lock
}

async function claimOfThisProcess(): Promise<Claim> {
  const started = await readProcessStart(process.pid)
  return {
    token: randomBytes(8).toString('hex'),
    pid: process.pid,
    host: hostname(),
    ...(started === undefined ? {} : { started })
  }
}

async function hasMovedInto(aside: string, stage: string): Promise<boolean> {
  try {
    await rename(aside, stage)
    return true
  } catch (fault) {
    if (hasCode(fault, 'ENOTEMPTY', 'EEXIST')) return false
    // Windows says so, and says it of a folder without permission too.
    if (hasCode(fault, 'EPERM', 'EACCES') && (await exists(stage))) return false
    throw fault
  }
}

interface CurrentOwner {
  /** Absent when the record was removed by hand, as the `locked` message advises, or torn by a power cut. */
  readonly claim: Claim | undefined
  readonly living: boolean
}

/** The end of the chain of takeovers; `undefined` when the folder is not there or not recognised. */
async function readCurrentOwner(stage: string): Promise<CurrentOwner | undefined> {
  const names = await readdir(stage).catch(ignoring('ENOENT'))
  if (names === undefined) return undefined
  if (!names.includes(ownerPath) && !names.every((name) => stagingEntry.test(name))) return undefined
  let path = join(stage, ownerPath)
  let current: CurrentOwner = { claim: undefined, living: false }
  for (const seen = new Set<string>(); !seen.has(path); path = takeoverPath(stage, current.claim)) {
    seen.add(path)
    const record = await readRecord(path)
    if (record !== undefined) current = { claim: record.claim, living: await isLiving(record) }
    else if (seen.size > 1) break
  }
  return current
}

interface OwnerRecord {
  /** Absent while it is still being written, or when it makes no sense. */
  readonly claim: Claim | undefined
  readonly ageMs: number
}

async function readRecord(path: string): Promise<OwnerRecord | undefined> {
  try {
    const [text, { mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)]
    return { claim: parseClaim(text), ageMs: Date.now() - mtimeMs }
  } catch (fault) {
    if (hasCode(fault, 'ENOENT')) return undefined
    throw fault
  }
}

function parseClaim(text: string): Claim | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Claim, unknown>> | null
    const { token, pid, host, started } = value ?? {}
    if (typeof token !== 'string' || !/^[0-9a-f]+$/.test(token)) return undefined
    if (!Number.isSafeInteger(pid) || typeof host !== 'string') return undefined
    return { token, pid: pid as number, host, ...(typeof started === 'string' ? { started } : {}) }
  } catch {
    return undefined
  }
}

async function isLiving({ claim, ageMs }: OwnerRecord): Promise<boolean> {
  if (claim === undefined || claim.host !== hostname()) return ageMs < believedMs
  try {
    process.kill(claim.pid, 0)
  } catch (fault) {
    // EPERM: it lives and belongs to somebody else.
    if (hasCode(fault, 'ESRCH')) return false
  }
  const started = await readProcessStart(claim.pid)
  if (claim.started !== undefined && started !== undefined && claim.started !== started) return false
  return claim.pid !== process.pid || heldTokens.has(claim.token)
}

/** Clock ticks since boot, the 22nd field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readProcessStart(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field, the command's name in parentheses, may itself hold spaces and parentheses.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
}

function takeoverPath(stage: string, claim: Claim | undefined): string {
  return join(stage, `takeover-${claim?.token ?? '0'}.json`)
}

async function hasTakenOver(stage: string, dead: CurrentOwner, own: Claim): Promise<boolean> {
  const path = takeoverPath(stage, dead.claim)
  try {
    await writeFile(path, JSON.stringify(own), { flag: 'wx' })
  } catch (fault) {
    if (hasCode(fault, 'EEXIST', 'ENOENT')) return false
    throw fault
  }
  const isOurs = (await readCurrentOwner(stage))?.claim?.token === own.token
  if (!isOurs) await unlink(path).catch(ignoring('ENOENT'))
  return isOurs
}

/** Folders that a crash left while they were being prepared or removed. They never hold anything decided. */
async function removeLitter(stage: string): Promise<void> {
  const [parent, prefix] = [dirname(stage), `${basename(stage)}-`]
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
  return found && { claim: undefined, ageMs: Date.now() - found.mtimeMs }
}

function lockedBy(stage: string, owner: CurrentOwner | undefined): ArchiveError {
  if (owner === undefined) {
    return new ArchiveError(
      'locked',
      `Cannot stage a change in "${stage}": the folder exists and is not of this tool's making; ` +
        'move it away or choose another archive folder'
    )
  }
  const who = owner.claim ? `process ${owner.claim.pid} on ${owner.claim.host}` : 'another process'
  return new ArchiveError(
    'locked',
    `Cannot use "${stage}": ${who} is writing the archive; wait until it ends, or, if no such run exists, ` +
      `delete "${join(stage, ownerPath)}" (that file only) and run again`
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
