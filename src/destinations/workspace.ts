import { constants, lstatSync, readFileSync } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  Change,
  CommitMessage,
  CommitReference,
  Destination,
  ListedFile,
  Receipt,
  Snapshot
} from '../archive/destination.js'
import { ArchiveError } from '../errors.js'
import { findListed, verifyChange } from './change.js'
import {
  discardStaged,
  findFinishable,
  finishChange,
  isDecided,
  lookAtLedger,
  readRevision,
  type StagedChange,
  type Step,
  stageChange,
  stageOf
} from './staging.js'
import { acquireLock, type Claim, exists, ignoring, type Lock } from './staging-lock.js'

export interface WorkspaceOptions {
  /** Absolute path of the archive folder. Its parent holds `<folder>.staged` while a change is being written. */
  readonly folder: string
  readonly description?: string
  /**
   * What else belongs to a commit once the files are in place, such as a git commit. It runs before the staged change
   * is given up, so after a crash or a refusal the next `open()` runs it again: it must be idempotent.
   */
  readonly settle?: (message: CommitMessage) => Promise<CommitReference | undefined>
  /** How long to wait for another process that is writing. */
  readonly lockWaitMs?: number
  readonly step?: Step
  readonly claim?: Claim
}

/** The folder as it was when it was opened. */
interface FolderState {
  readonly revision: string
  /** The ledger's file, which is another one after each commit: compared first, for the revision must be computed. */
  readonly look: string
}

/** The archive folder on disk: see staging.ts for what a crash leaves. */
export function workspaceDestination(options: WorkspaceOptions): Destination {
  const { folder, settle, lockWaitMs = 10_000, step = async () => {}, claim } = options
  const stage = stageOf(folder)
  const place = { folder, stage, step }

  async function hold<T>(work: (lock: Lock) => Promise<T>): Promise<T> {
    const lock = await acquireLock({ stage, waitMs: lockWaitMs, step, ...(claim ? { claim } : {}) })
    let result: T
    try {
      result = await work(lock)
    } catch (fault) {
      // Decided but not carried out: whoever comes next finishes it. Anything else must leave nothing behind.
      if (await isDecided(stage)) lock.abandon()
      else await lock.release()
      throw fault
    }
    await step('release')
    await lock.release()
    return result
  }

  async function carryOut(staged: StagedChange): Promise<CommitReference | undefined> {
    await finishChange(place, staged)
    await step('settle')
    return settle?.(staged.message)
  }

  /** Finishes what a crash left decided and discards what it left undecided. */
  async function recover(): Promise<void> {
    const left = await findFinishable(place)
    if (left) await carryOut(left)
    await discardStaged(stage)
  }

  async function open(): Promise<Snapshot> {
    await verifyFolder(folder)
    for (let attempt = 1; attempt <= 5; attempt++) {
      if (await exists(stage)) await hold(recover)
      const look = await lookAtLedger(folder)
      const state = { look, revision: await readRevision(folder) }
      const files = await listFolder(folder)
      if (await isStill(state)) return snapshotOf(state, files)
    }
    throw movedOn(folder)
  }

  /** A commit that placed a file before this look is either still marked as decided or has replaced the ledger. */
  async function isStill({ look, revision }: FolderState): Promise<boolean> {
    if (await isDecided(stage)) return false
    return (await lookAtLedger(folder)) === look || (await readRevision(folder)) === revision
  }

  function snapshotOf(state: FolderState, files: readonly ListedFile[]): Snapshot {
    const readFile = (path: string) =>
      explaining(`Cannot read "${path}"`, () => readListed(path, state, files))
    return { revision: state.revision, files, readFile }
  }

  async function readListed(
    path: string,
    state: FolderState,
    files: readonly ListedFile[]
  ): Promise<Uint8Array> {
    findListed(files, path)
    const bytes = readRegularFile(join(folder, path))
    if (await isStill(state)) return bytes
    throw movedOn(folder)
  }

  async function commit(change: Change): Promise<Receipt> {
    verifyChange(change)
    await verifyFolder(folder)
    return hold(async () => {
      await recover()
      if ((await readRevision(folder)) !== change.base) return { kind: 'stale' }
      const staged = await stageChange(place, change)
      const reference = await carryOut(staged)
      const revision = await readRevision(folder)
      return { kind: 'committed', revision, ...(reference ? { commit: reference } : {}) }
    })
  }

  return {
    description: options.description ?? `folder ${folder}`,
    open: () => explaining(`Cannot open "${folder}"`, open),
    commit: (change) => explaining(`Cannot write "${folder}"`, () => commit(change))
  }
}

async function listFolder(folder: string): Promise<ListedFile[]> {
  const names = (await readdir(folder).catch(ignoring('ENOENT'))) ?? []
  const files: ListedFile[] = []
  for (const path of names.sort()) {
    // There may be thousands: asking for each without waiting costs a twentieth.
    const entry = lstatSync(join(folder, path), { throwIfNoEntry: false })
    if (entry === undefined) continue
    files.push(entry.isFile() ? { path, kind: 'file', bytes: entry.size } : { path, kind: 'other', bytes: 0 })
  }
  return files
}

async function verifyFolder(folder: string): Promise<void> {
  const entry = await lstat(folder).catch(ignoring('ENOENT'))
  // broken: folder-is-link
  if (entry === undefined || entry.isDirectory()) return
  const what = entry.isSymbolicLink() ? 'a symbolic link' : 'not a folder'
  throw new ArchiveError(
    'not-a-folder',
    `Cannot use "${folder}" as the archive folder: it is ${what}; choose another path or remove what is there`
  )
}

// A mebibyte is read sooner than it is waited for. The listing said "regular file"; whoever has put a link there since
// must not lead the reader elsewhere.
function readRegularFile(path: string): Uint8Array {
  return readFileSync(path, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) } as { flag: never })
}

function movedOn(folder: string): ArchiveError {
  return new ArchiveError(
    'contended',
    `Cannot read "${folder}": it was being written at the same time; run again when no other run is writing it`
  )
}

/** Turns a fault of the file system (full, read-only, forbidden) into one that says who must act. */
async function explaining<T>(cannot: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    if (typeof fault !== 'object' || fault === null || !('syscall' in fault) || !('code' in fault))
      throw fault
    throw new ArchiveError(
      'refused',
      `${cannot}: the file system answered ${String(fault.code)} to ${String(fault.syscall)}; ` +
        'check the disk and its permissions and run again'
    )
  }
}
