import { existsSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
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
import { listFolder, readRegularFile } from './folder-reader.js'
import {
  discardStaged,
  findFinishable,
  finishChange,
  hasStagedChange,
  lookAtLedger,
  readRevision,
  type StagedChange,
  type StagingPlace,
  stageChange,
  stagingPathOf
} from './staging.js'
import { acquireLock, exists, ignoring } from './staging-lock.js'
import type { WritingProcess } from './writing-process.js'

export interface WorkspaceOptions {
  /** Absolute path of the archive folder. Its parent holds `<folder>.staged` while a change is being written. */
  readonly folder: string
  readonly description?: string
  /**
   * The rest of a commit once the files are in place, such as a git commit. It runs before the staged change is given
   * up. After a crash or a refusal the next `open()` runs it again: it must be idempotent.
   */
  readonly settle?: (message: CommitMessage) => Promise<CommitReference | undefined>
  readonly writer: WritingProcess
}

/** The folder as it was when it was opened. */
interface FolderState {
  readonly revision: string
  /** The ledger's file, which is another one after each commit: compared first, for the revision must be computed. */
  readonly look: string
}

/** The archive folder on disk: see staging.ts for the traces of a crash. */
export class WorkspaceDestination implements Destination {
  readonly description: string
  readonly #folder: string
  readonly #place: StagingPlace

  constructor(private readonly options: WorkspaceOptions) {
    const { folder, writer } = options
    this.description = options.description ?? `folder ${folder}`
    this.#folder = folder
    this.#place = { folder, staging: stagingPathOf(folder), writer }
  }

  open(): Promise<Snapshot> {
    return explaining(`Cannot open "${this.#folder}"`, () => this.#open())
  }

  async #open(): Promise<Snapshot> {
    const folder = this.#folder
    await verifyFolder(folder)
    for (let attempt = 1; attempt <= 5; attempt++) {
      if (await exists(this.#place.staging)) await this.#hold(() => this.#recover())
      const look = await lookAtLedger(folder)
      const state = { look, revision: await readRevision(folder) }
      const files = existsSync(folder) ? listFolder(folder) : []
      if (await this.#isStill(state)) {
        return { revision: state.revision, files, readFile: (path) => this.#readFile(path, state, files) }
      }
    }
    throw movedOn(folder)
  }

  #readFile(path: string, state: FolderState, files: readonly ListedFile[]): Promise<Uint8Array> {
    return explaining(`Cannot read "${path}"`, async () => {
      findListed(files, path)
      const bytes = readRegularFile(join(this.#folder, path))
      if (await this.#isStill(state)) return bytes
      throw movedOn(this.#folder)
    })
  }

  /** A commit that placed a file before this look is either still marked as decided or has replaced the ledger. */
  async #isStill({ look, revision }: FolderState): Promise<boolean> {
    if (await hasStagedChange(this.#folder)) return false
    return (await lookAtLedger(this.#folder)) === look || (await readRevision(this.#folder)) === revision
  }

  commit(change: Change): Promise<Receipt> {
    return explaining(`Cannot write "${this.#folder}"`, async () => {
      verifyChange(change)
      await verifyFolder(this.#folder)
      return this.#hold(() => this.#commit(change))
    })
  }

  async #commit(change: Change): Promise<Receipt> {
    await this.#recover()
    if ((await readRevision(this.#folder)) !== change.base) return { kind: 'stale' }
    const reference = await this.#carryOut(await stageChange(this.#place, change))
    const revision = await readRevision(this.#folder)
    return { kind: 'committed', revision, ...(reference ? { commit: reference } : {}) }
  }

  /** After a crash: finishes a decided change, and discards an undecided one. */
  async #recover(): Promise<void> {
    const left = await findFinishable(this.#place)
    if (left) await this.#carryOut(left)
    await discardStaged(this.#place.staging)
  }

  async #carryOut(staged: StagedChange): Promise<CommitReference | undefined> {
    await finishChange(this.#place, staged)
    await this.#place.writer.before('settle')
    return this.options.settle?.(staged.message)
  }

  async #hold<T>(work: () => Promise<T>): Promise<T> {
    const { staging, writer } = this.#place
    const lock = await acquireLock(staging, writer)
    let result: T
    try {
      result = await work()
    } catch (fault) {
      // Decided but not carried out: the next process finishes it. Any other failure must leave nothing behind.
      if (await hasStagedChange(this.#folder)) lock.abandon()
      else await lock.release()
      throw fault
    }
    await writer.before('release')
    await lock.release()
    return result
  }
}

async function verifyFolder(folder: string): Promise<void> {
  const entry = await lstat(folder).catch(ignoring('ENOENT'))
  // broken: folder-is-link
  if (entry === undefined || entry.isDirectory()) return
  const found = entry.isSymbolicLink() ? 'a symbolic link' : 'not a folder'
  throw new ArchiveError(
    'not-a-folder',
    `Cannot use "${folder}" as the archive folder: it is ${found}; choose another path or remove what is there`
  )
}

function movedOn(folder: string): ArchiveError {
  return new ArchiveError(
    'contended',
    `Cannot read "${folder}": it was being written at the same time; run again when no other run is writing it`
  )
}

/** Turns a fault of the file system (full, read-only, forbidden) into an ArchiveError with advice. */
export async function explaining<T>(cannot: string, work: () => Promise<T>): Promise<T> {
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
