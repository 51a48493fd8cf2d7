import { existsSync } from 'node:fs'
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
import { findListed, isOfArchive, verifyChange } from './change.js'
import { refuseEarlierArchive } from './earlier-archive.js'
import { explaining } from './file-system-faults.js'
import { listFolder, readRegularFile, verifyFolderPath } from './folder-reader.js'
import {
  discardStaged,
  findFinishable,
  finishChange,
  hasStagedChange,
  lookAtLedger,
  readRevision,
  type StagedChange,
  type StagingPlace,
  stageChange
} from './staging.js'
import { acquireLock, exists } from './staging-lock.js'
import { makeStateFolder, statePathOf } from './state-folder.js'
import type { WritingProcess } from './writing-process.js'

export interface WorkspaceOptions {
  /** Absolute path of the archive folder. Its parent holds `<folder>.staged-…` while a change is being written. */
  readonly folder: string
  /**
   * A folder above it, into which a repository may be checked out: below it no link is followed, and no archive is begun
   * where that repository has one.
   */
  readonly root?: string | undefined
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
    const { folder, root, writer } = options
    this.description = options.description ?? `folder ${folder}`
    this.#folder = folder
    this.#place = { folder, state: statePathOf(folder), root, writer }
  }

  open(): Promise<Snapshot> {
    return explaining(`Cannot open "${this.#folder}"`, () => this.#open())
  }

  async #open(): Promise<Snapshot> {
    const folder = this.#folder
    await verifyFolderPath(this.#place)
    for (let attempt = 1; attempt <= 5; attempt++) {
      if (await exists(this.#place.state)) await this.#hold(() => this.#recover())
      const look = await lookAtLedger(folder)
      const state = { look, revision: await readRevision(folder) }
      const files = existsSync(folder) ? listFolder(folder) : []
      if (await this.#isStill(state)) {
        if (!files.some(isOfArchive)) await this.#verifyNew()
        return { revision: state.revision, files, readFile: (path) => this.#readFile(path, state, files) }
      }
    }
    throw movedOn(folder)
  }

  async #verifyNew(): Promise<void> {
    const { folder, root } = this.options
    if (root !== undefined) await refuseEarlierArchive(folder, root)
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
    if (await hasStagedChange(this.#place.state)) return false
    return (await lookAtLedger(this.#folder)) === look || (await readRevision(this.#folder)) === revision
  }

  commit(change: Change): Promise<Receipt> {
    return explaining(`Cannot write "${this.#folder}"`, async () => {
      verifyChange(change)
      await verifyFolderPath(this.#place)
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
    await discardStaged(this.#place)
  }

  async #carryOut(staged: StagedChange): Promise<CommitReference | undefined> {
    await finishChange(this.#place, staged)
    await this.#place.writer.before('settle')
    return this.options.settle?.(staged.message)
  }

  async #hold<T>(work: () => Promise<T>): Promise<T> {
    const { state, writer } = this.#place
    await makeStateFolder()
    const lock = await acquireLock(state, writer)
    let result: T
    try {
      result = await work()
    } catch (fault) {
      // Decided but not carried out: the next process finishes it. Any other failure must leave nothing behind.
      if (await hasStagedChange(this.#place.state)) lock.abandon()
      else {
        await discardStaged(this.#place)
        await lock.release()
      }
      throw fault
    }
    await writer.before('release')
    await discardStaged(this.#place)
    await lock.release()
    return result
  }
}

function movedOn(folder: string): ArchiveError {
  return new ArchiveError(
    'contended',
    `Cannot read "${folder}": it was being written at the same time; run again when no other run is writing it`
  )
}
