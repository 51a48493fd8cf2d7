import { companionFiles } from '../archive/companion-files.js'
import type { Change, Destination, ListedFile, Receipt, Snapshot } from '../archive/destination.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { ArchiveError } from '../errors.js'
import { GitHubFault, isRace, isRecord } from '../github/faults.js'
import type { GitHubRepository } from '../github/repository.js'
import { findListed, isOfArchive, verifyChange } from './change.js'
import { earlierArchive } from './earlier-archive.js'
import {
  commitDocument,
  historyDocument,
  type OpenedRepository,
  openDocument,
  parseCommitted,
  parseHistory,
  parseOpened
} from './repository-answers.js'
import { bytesOf, RepositoryFiles } from './repository-files.js'
import { parseRevision, type Revision, revisionOf, serializeRevision } from './repository-revision.js'
import type { Clock } from './writing-process.js'

export interface RepositoryOptions {
  readonly repository: GitHubRepository
  /** The repository's default branch when absent. */
  readonly branch?: string | undefined
  /** The archive folder in the repository: relative, without `..` and without slashes at its ends. */
  readonly path: string
  /** Reports and verification only read, and may read a repository that was archived. */
  readonly use: 'read' | 'write'
  readonly clock: Clock
}

/** GitHub takes about 40 MB of base64 in one commit: this leaves a margin. */
const largestChangeBytes = 25 * 1024 * 1024

/** How long to wait, each time, for GitHub to show a commit that it has confirmed. */
const lagWaitsMs = [250, 500, 1000]

/**
 * A folder on a branch at GitHub. Commits are made by GitHub (and signed by it) if and only if the branch still points
 * where the change expects.
 */
export class RepositoryDestination implements Destination {
  readonly description: string
  readonly #repository: GitHubRepository
  readonly #path: string
  readonly #branch: string | undefined
  readonly #blobs: RepositoryFiles
  /** States that a write of ours has replaced, or found replaced: GitHub may still show them for a moment. */
  readonly #superseded = new Set<string>()
  /** A commit whose history was seen to hold no archive. */
  #newAt: string | undefined
  /** Its name, as opening showed it. */
  #defaultBranch: string | undefined

  constructor(private readonly options: RepositoryOptions) {
    const { repository, branch, path } = options
    this.#repository = repository
    this.#path = path
    this.#branch = branch?.replace(/^refs\/heads\//, '')
    this.#blobs = new RepositoryFiles(repository)
    const onBranch = this.#branch === undefined ? 'default branch' : `branch ${this.#branch}`
    this.description = `${repository.name}, ${onBranch}, folder ${path}`
  }

  async open(): Promise<Snapshot> {
    for (const waitMs of lagWaitsMs) {
      const opened = await this.#readRepository()
      if (!this.#superseded.has(serializeRevision(this.#revisionOf(opened)))) return this.#snapshotOf(opened)
      await this.options.clock.sleep(waitMs)
    }
    // Somebody may have reset the branch on purpose: that is waited for once.
    const opened = await this.#readRepository()
    this.#superseded.delete(serializeRevision(this.#revisionOf(opened)))
    return this.#snapshotOf(opened)
  }

  #revisionOf(opened: OpenedRepository): Revision {
    return revisionOf(opened, { repository: this.#repository.name, branch: this.#branch })
  }

  async #snapshotOf(opened: OpenedRepository): Promise<Snapshot> {
    const state = this.#revisionOf(opened)
    const head = state.kind === 'empty' ? undefined : (opened.namedHead ?? opened.defaultHead)
    const files = head?.files ?? []
    const ledger = files.find((file) => file.path === ledgerPath)
    if (head !== undefined && !files.some(isOfArchive)) await this.#verifyNew(head.oid)
    const known = ledger && bytesOf(head?.firstText, ledger)
    return {
      revision: serializeRevision(state),
      files,
      readFile: async (name) => {
        const file: ListedFile = findListed(files, name)
        return file === ledger && known !== undefined ? known : this.#blobs.read(file)
      },
      ...(state.kind === 'head' ? { commit: { sha: state.oid } } : {})
    }
  }

  /** Refuses to begin anew where the branch had an archive: somebody removed it. */
  async #verifyNew(oid: string): Promise<void> {
    if (this.options.use !== 'write' || this.#newAt === oid) return
    const asked = { repository: this.#repository.name, path: this.#path }
    const variables = { oid, path: `${this.#path}/${ledgerPath}` }
    const data = await this.#repository.ask('read', () => this.#repository.query(historyDocument, variables))
    const commit = parseHistory(data, asked)
    if (commit !== undefined) throw earlierArchive(this.#path, commit)
    this.#newAt = oid
  }

  async #readRepository(): Promise<OpenedRepository> {
    const variables = {
      path: this.#path,
      first: `${this.#path}/${ledgerPath}`,
      named: this.#branch !== undefined,
      ref: `refs/heads/${this.#branch ?? 'HEAD'}`
    }
    const data = await this.#repository.ask('read', () => this.#repository.query(openDocument, variables))
    const { repository: found } = this.#repository.recordOf(data, 'read')
    // Before anything else in the answer is looked at.
    this.#repository.verifyAccess(this.#repository.recordOf(found, 'read'), this.options.use)
    const opened = parseOpened(data, { repository: this.#repository.name, path: this.#path })
    this.#defaultBranch = opened.defaultHead?.branch ?? this.#defaultBranch
    return opened
  }

  async commit(change: Change): Promise<Receipt> {
    verifyChange(change)
    verifySize(change)
    return this.#repository.ask('write', async () => {
      try {
        const target = await this.#prepareBranch(parseRevision(change.base))
        const receipt =
          target === 'stale' ? ({ kind: 'stale' } as const) : await this.#commitOn(target, change)
        this.#superseded.add(change.base)
        return receipt
      } catch (fault) {
        if (!(fault instanceof GitHubFault)) throw fault
        const mayHaveLanded = fault.kind === 'broken' || fault.details.mayHaveLanded
        if (!mayHaveLanded && !isRace(fault)) throw fault
        this.#superseded.add(change.base)
        // A race that was lost after an attempt without an answer may have been lost to that attempt.
        return { kind: mayHaveLanded ? 'unknown' : 'stale' }
      }
    })
  }

  /** Makes sure that there is a branch to commit on. A branch that it creates holds no event: it may be left behind. */
  async #prepareBranch(base: Revision): Promise<Target | 'stale'> {
    if (base.kind === 'empty') return this.#seed()
    const target = { branch: this.#branch ?? (await this.#findDefaultBranch()), oid: base.oid }
    if (base.kind === 'new-branch') await this.#createBranch(target)
    return target
  }

  async #findDefaultBranch(): Promise<string> {
    if (this.#defaultBranch !== undefined) return this.#defaultBranch
    const about = await this.#repository.rest({ method: 'GET', path: '' })
    const { default_branch: name } = isRecord(about) ? about : {}
    if (typeof name !== 'string')
      throw new GitHubFault('broken', 'no default branch', { mayHaveLanded: false })
    this.#defaultBranch = name
    return name
  }

  async #createBranch({ branch, oid }: Target): Promise<void> {
    const parameters = { ref: `refs/heads/${branch}`, sha: oid }
    await this.#repository.rest({ method: 'POST', path: '/git/refs', parameters })
  }

  /**
   * Nothing but the contents API can make a repository's first commit. It is made on the default branch, which GitHub
   * is sure to accept; a branch of another name is then created from it.
   */
  async #seed(): Promise<Target | 'stale'> {
    const content = Buffer.from(companionFiles.get('.gitattributes') ?? '').toString('base64')
    const seeded = await this.#repository.rest({
      method: 'PUT',
      path: '/contents/{path}',
      parameters: { path: `${this.#path}/.gitattributes`, message: 'Start the audit archive', content }
    })
    const { commit: made } = isRecord(seeded) ? seeded : {}
    const { sha: oid, parents } = isRecord(made) ? made : {}
    if (typeof oid !== 'string') throw new GitHubFault('broken', 'no commit', { mayHaveLanded: true })
    // It landed on top of somebody's first commit, whose files have not been read.
    if (!Array.isArray(parents) || parents.length > 0) return 'stale'
    const initial = await this.#findDefaultBranch()
    const target = { branch: this.#branch ?? initial, oid }
    if (target.branch !== initial) await this.#createBranch(target)
    return target
  }

  async #commitOn(target: Target, { files, message }: Change): Promise<Receipt> {
    const input = {
      branch: { repositoryNameWithOwner: this.#repository.name, branchName: target.branch },
      expectedHeadOid: target.oid,
      message: { headline: message.subject, body: message.body },
      fileChanges: {
        additions: files.map((file) => ({
          path: `${this.#path}/${file.path}`,
          contents: Buffer.from(file.content, 'utf8').toString('base64')
        }))
      }
    }
    const reference = parseCommitted(await this.#repository.mutate(commitDocument, input))
    if (reference === undefined) return { kind: 'unknown' }
    const revision = serializeRevision({ kind: 'head', oid: reference.sha })
    return { kind: 'committed', revision, commit: reference }
  }
}

interface Target {
  readonly branch: string
  readonly oid: string
}

function verifySize({ files }: Change): void {
  const bytes = files.reduce((sum, file) => sum + Buffer.byteLength(file.content), 0)
  if (bytes <= largestChangeBytes) return
  throw new ArchiveError(
    'too-large',
    `Cannot commit ${files.length} files at once: they have ${bytes} bytes and GitHub takes at most ${largestChangeBytes} ` +
      'in one commit; split the change'
  )
}
