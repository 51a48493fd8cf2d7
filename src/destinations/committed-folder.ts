import { lstatSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Change, ListedFile, Receipt, Snapshot } from '../archive/destination.js'
import { gitBlobIdOf } from '../archive/digests.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { ArchiveError } from '../errors.js'
import type { GitHistory } from '../git/git-history.js'
import { refused } from '../git/git-place.js'
import type { BranchHead, WorkTree } from '../git/work-tree.js'
import { quoteOf } from '../text/quote.js'
import { findListed, verifyChange } from './change.js'
import {
  type Difference,
  type Entries,
  type FolderStates,
  findDifferences,
  refusalOf,
  shellWord
} from './folder-difference.js'
import { listFolder, readRegularFile } from './folder-reader.js'
import { discardStaged, makeContents, type StagingPlace } from './staging.js'
import { acquireLock } from './staging-lock.js'
import { makeStateFolder, statePathOf } from './state-folder.js'
import type { WritingProcess } from './writing-process.js'

/** The folder in all its places at one moment. */
interface Look {
  readonly head: BranchHead
  readonly files: readonly ListedFile[]
  readonly states: FolderStates
  readonly differences: readonly Difference[]
}

/**
 * The archive folder that git's HEAD holds. What lies on the disk is a copy that must be the same.
 *
 * A commit is made of exact bytes, then the branch is moved to it if nobody else has moved it: at that instant the new
 * archive holds. The copy follows. When a process ends in between, the copy is behind by one commit, file by file, and
 * the next one brings it up. Anything else that differs is somebody's work or damage, and is refused.
 */
export class CommittedFolder {
  readonly #folder: string
  readonly #place: StagingPlace

  constructor(
    private readonly workTree: WorkTree,
    private readonly edges: { readonly writer: WritingProcess; readonly say: (message: string) => void }
  ) {
    this.#folder = workTree.folder
    const { folder } = workTree
    this.#place = { folder, state: statePathOf(folder), writer: edges.writer }
  }

  /** Whether neither HEAD nor the index has anything in the folder. */
  async isUnknown(): Promise<boolean> {
    const head = await this.workTree.readHead()
    const { committed } = await this.#readCommitted(head)
    return committed.size === 0 && (await this.workTree.readIndex()).size === 0
  }

  open(): Promise<Snapshot> {
    return explaining(`Cannot open "${this.#folder}"`, async () => {
      let look = await this.#look()
      // It may be in the middle of another process's commit.
      if (look.differences.length > 0) look = await this.#hold(() => this.#bringUp())
      if (!look.states.committed.has(ledgerPath)) await this.#verifyNew(look)
      const { head, files, states } = look
      const { commit } = head
      return {
        revision: commit ?? `unborn ${head.branch}`,
        files,
        ...(commit === undefined ? {} : { commit: { sha: commit } }),
        readFile: async (path) => this.#readFile(findListed(files, path).path, states)
      }
    })
  }

  #readFile(path: string, { committed }: FolderStates): Promise<Uint8Array> {
    return this.workTree.readBlob(committed.get(path) ?? '')
  }

  commit(change: Change): Promise<Receipt> {
    return explaining(`Cannot write "${this.#folder}"`, async () => {
      verifyChange(change)
      return this.#hold(() => this.#commit(change))
    })
  }

  async #commit({ base, files, message }: Change): Promise<Receipt> {
    const { writer } = this.edges
    const { head } = await this.#bringUp()
    if ((head.commit ?? `unborn ${head.branch}`) !== base) return { kind: 'stale' }
    const blobs = new Map<string, string>()
    for (const { path, content } of files) {
      await writer.before(`store ${path}`)
      blobs.set(path, await this.workTree.writeBlob(content))
    }
    await writer.before('tree')
    const tree = await this.workTree.writeTree(head.commit, blobs)
    await writer.before('commit')
    const commit = await this.workTree.writeCommit(tree, head.commit, message)
    await writer.before('decide')
    if (!(await this.workTree.moveBranch(head, commit, message.subject))) return { kind: 'stale' }
    await writer.before('decided')
    try {
      await this.#follow(files, blobs)
    } catch (fault) {
      // The commit is made: whoever is told otherwise would archive its events unseen.
      const reason = fault instanceof Error ? quoteOf(fault.message) : 'for an unknown reason'
      this.edges.say(
        `Committed ${commit}, but the folder could not follow (${reason}): the next run finishes it`
      )
    }
    return { kind: 'committed', revision: commit, commit: { sha: commit } }
  }

  /** Makes the disk and the index hold what HEAD has. Repeating it after a crash anywhere in it ends the same. */
  async #follow(
    files: Iterable<{ readonly path: string; readonly content: string | Uint8Array }>,
    blobs: Entries
  ): Promise<void> {
    const { writer } = this.edges
    const added = await makeContents(this.#place)
    await mkdir(this.#folder, { recursive: true })
    for (const { path, content } of files) {
      await writer.before(`place ${path}`)
      await writeSynced(join(added, path), content)
      await rename(join(added, path), join(this.#folder, path))
    }
    await writer.before('index')
    await this.workTree.writeIndex(blobs)
    await discardStaged(this.#place)
  }

  /** Finishes what a process that ended has committed. @throws ArchiveError when the folder differs otherwise. */
  async #bringUp(): Promise<Look> {
    const look = await this.#look()
    const { head, states, differences } = look
    if (differences.length === 0) return look
    if (!differences.every(({ isBehind }) => isBehind))
      throw await refusalOf(differences, this.workTree, states.committed)
    const names = differences.map(({ name }) => name)
    const read = async (path: string) => ({ path, content: await this.#readFile(path, states) })
    const files = names.filter((name) => states.disk.get(name) !== states.committed.get(name)).map(read)
    await this.#follow(
      await Promise.all(files),
      new Map(names.map((name) => [name, states.committed.get(name) ?? '']))
    )
    this.edges.say(
      `Brought "${quoteOf(this.#folder)}" up to commit ${head.commit}, which an earlier run has made and not finished`
    )
    return this.#look()
  }

  async #look(): Promise<Look> {
    const head = await this.workTree.readHead()
    const { files, committed, before } = await this.#readCommitted(head)
    const states = {
      committed,
      before,
      disk: readDisk(this.#folder),
      index: await this.workTree.readIndex(),
      untracked: await this.workTree.readUntracked()
    }
    return { head, files, states, differences: findDifferences(states) }
  }

  async #readCommitted({ commit: id }: BranchHead) {
    if (id === undefined) return { files: [], committed: new Map<string, string>(), before: undefined }
    const history = this.workTree.historyOf(id)
    try {
      const { files } = await history.readHead()
      const committed = new Map(files.map(({ path, blob }) => [path, blob ?? 'other']))
      const before = await readBefore(history, id)
      if (history.forged.size > 0)
        throw refused(
          this.#folder,
          'an object of its newest commits has other bytes than its id says',
          'run git fsck'
        )
      return { files, committed, before }
    } finally {
      history.close()
    }
  }

  /** An archive begins where none was. @throws ArchiveError where one was, or may have been. */
  async #verifyNew({ head }: Look): Promise<void> {
    const { workTree } = this
    const last = await workTree.findLastChange(head, ledgerPath)
    const git = `git -C ${shellWord(workTree.top)}`
    const path = shellWord(workTree.pathOf(ledgerPath))
    if (last !== undefined) {
      throw refused(
        this.#folder,
        `its newest commit holds no archive there, but git's history does (last in commit ${last})`,
        `see ${git} log --all --full-history -- ${path}, restore the folder from the last commit that has it or check out ` +
          'its branch, or name another folder for a new archive,'
      )
    }
    if (head.commit !== undefined && (await workTree.isShallow())) {
      throw refused(
        this.#folder,
        'its newest commit holds no archive there, and in a shallow clone nobody sees whether an earlier one does',
        `fetch the whole history (${git} fetch --unshallow)`
      )
    }
  }

  async #hold<T>(work: () => Promise<T>): Promise<T> {
    await makeStateFolder()
    const lock = await acquireLock(this.#place.state, this.edges.writer)
    try {
      // A crash leaves at most files that were to be placed: HEAD has them.
      await discardStaged(this.#place)
      const result = await work()
      await this.edges.writer.before('release')
      return result
    } finally {
      await lock.release()
    }
  }
}

/** The folder as the first parent has it; `undefined` where that commit is not here. */
async function readBefore(history: GitHistory, id: string): Promise<Entries | undefined> {
  const [parent] = (await history.readCommit(id))?.parents ?? []
  if (parent === undefined) return new Map()
  const commit = await history.readCommit(parent)
  if (commit === undefined) return undefined
  return commit.tree === undefined ? new Map() : history.readTree(commit.tree)
}

function readDisk(folder: string): Entries {
  const entry = lstatSync(folder, { throwIfNoEntry: false })
  if (entry === undefined) return new Map()
  if (!entry.isDirectory()) {
    const found = entry.isSymbolicLink() ? 'a symbolic link' : 'not a folder'
    throw new ArchiveError(
      'not-a-folder',
      `Cannot use "${folder}" as the archive folder: it is ${found}; choose another path or remove what is there`
    )
  }
  const files = listFolder(folder, { strays: true }).filter(({ path }) => path !== '.git')
  return new Map(
    files.map(({ path, kind }) => [
      path,
      kind === 'file' ? gitBlobIdOf(readRegularFile(join(folder, path))) : 'other'
    ])
  )
}

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Turns a fault of the file system (full, read-only, forbidden) into an ArchiveError with advice. */
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
