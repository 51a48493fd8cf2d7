import { setTimeout as sleep } from 'node:timers/promises'
import type { Change, Destination, Receipt, Snapshot } from '../archive/destination.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { ArchiveError } from '../errors.js'
import type { GitHubClient } from '../github/client.js'
import {
  describeFault,
  type FaultContext,
  GitHubFault,
  internalWarning,
  isRace,
  isRecord,
  readOnlyAdvice
} from '../github/faults.js'
import { findListed, verifyChange } from './change.js'
import {
  commitDocument,
  type OpenedRepository,
  openDocument,
  parseCommitted,
  parseOpened
} from './repository-answers.js'
import { bytesOf, RepositoryFiles } from './repository-files.js'
import { parseRevision, type Revision, revisionOf, serializeRevision } from './repository-revision.js'

export interface RepositoryOptions {
  readonly github: GitHubClient
  readonly owner: string
  readonly repo: string
  /** The repository's default branch when absent. */
  readonly branch?: string
  /** The archive folder in the repository: relative, without `..` and without slashes at its ends. */
  readonly path: string
  readonly allowPublic: boolean
  /** Told once when others than those invited can read the archive. */
  readonly warn?: (message: string) => void
  /** Reports and verification may read a repository that was archived. */
  readonly forReading?: boolean
  /** How long to wait, each time, for GitHub to show a commit that it has confirmed. */
  readonly lagWaitsMs?: readonly number[]
}

/** GitHub takes about 40 MB of base64 in one commit: this leaves a margin. */
const largestChangeBytes = 25 * 1024 * 1024

/**
 * A folder on a branch at GitHub. Commits are made by GitHub (and signed by it) if and only if the branch still points
 * where the change expects.
 */
export function repositoryDestination(options: RepositoryOptions): Destination {
  const {
    github,
    owner,
    repo,
    path,
    allowPublic,
    forReading = false,
    lagWaitsMs = [250, 500, 1000]
  } = options
  const repository = `${owner}/${repo}`
  const branch = options.branch?.replace(/^refs\/heads\//, '')
  /** States that a write of ours has replaced, or found replaced: GitHub may still show them for a moment. */
  const superseded = new Set<string>()
  /** Its name, as opening showed it. */
  let defaultBranch: string | undefined
  let warned = false

  /** @throws ArchiveError */
  async function ask<T>(action: FaultContext['action'], request: () => Promise<T>): Promise<T> {
    try {
      return await request()
    } catch (fault) {
      throw fault instanceof GitHubFault ? describeFault(fault, { repository, action }) : fault
    }
  }

  const blobs = new RepositoryFiles({ github, owner, repo, ask: (request) => ask('read', request) })

  async function open(): Promise<Snapshot> {
    for (const waitMs of [...lagWaitsMs, undefined]) {
      const opened = await readRepository()
      const state = revisionOf(opened, { repository, branch })
      const revision = serializeRevision(state)
      if (waitMs === undefined || !superseded.has(revision)) {
        // Whoever has reset the branch on purpose is waited for once.
        superseded.delete(revision)
        const head = state.kind === 'empty' ? undefined : (opened.namedHead ?? opened.defaultHead)
        const files = head?.files ?? []
        const ledger = files.find((file) => file.path === ledgerPath)
        const known = ledger && bytesOf(head?.firstText, ledger)
        return {
          revision,
          files,
          readFile: async (name) => {
            const file = findListed(files, name)
            return file === ledger && known !== undefined ? known : blobs.read(file)
          },
          ...(state.kind === 'head' ? { commit: { sha: state.oid } } : {})
        }
      }
      await sleep(waitMs)
    }
    throw new Error('unreachable: the last turn of the loop returns')
  }

  async function readRepository(): Promise<OpenedRepository> {
    const variables = {
      owner,
      name: repo,
      path,
      first: `${path}/${ledgerPath}`,
      named: branch !== undefined,
      ref: `refs/heads/${branch ?? 'HEAD'}`
    }
    const data = await ask('read', () => github.graphql(openDocument, variables))
    const opened = parseOpened(data, { repository, path, verifyAccess })
    defaultBranch = opened.defaultHead?.branch ?? defaultBranch
    return opened
  }

  /** Before anything else in the answer is looked at. */
  function verifyAccess({ visibility, isArchived }: { visibility: string; isArchived: boolean }): void {
    if (visibility === 'INTERNAL' && !allowPublic && !warned) {
      warned = true
      options.warn?.(internalWarning(`The archive's repository "${repository}"`))
    }
    // A visibility that does not exist today is taken for public.
    // broken: public-archive, unknown-visibility
    if (visibility !== 'PRIVATE' && visibility !== 'INTERNAL' && !allowPublic) {
      throw new ArchiveError(
        'public',
        `Cannot keep the archive in "${repository}": the repository is public, and events hold e-mail addresses, ` +
          'IP addresses and private links; make it private, choose another one, or set "allow-public: true" to override'
      )
    }
    if (isArchived && !forReading) {
      throw new ArchiveError(
        'read-only',
        `Cannot write "${repository}": the repository is archived and read-only; ${readOnlyAdvice}`
      )
    }
  }

  async function commit(change: Change): Promise<Receipt> {
    verifyChange(change)
    verifySize(change)
    const base = parseRevision(change.base)
    try {
      const target = await prepareBranch(base)
      const receipt = target === 'stale' ? ({ kind: 'stale' } as const) : await commitOn(target, change)
      superseded.add(change.base)
      return receipt
    } catch (fault) {
      if (!(fault instanceof GitHubFault)) throw fault
      const mayHaveLanded = fault.kind === 'broken' || fault.details.mayHaveLanded
      if (!mayHaveLanded && !isRace(fault)) throw describeFault(fault, { repository, action: 'write' })
      superseded.add(change.base)
      // A race that was lost after an attempt without an answer may have been lost to that attempt.
      return { kind: mayHaveLanded ? 'unknown' : 'stale' }
    }
  }

  /** Sees to it that there is a branch to commit on. What it creates holds no event, so it may be left behind. */
  async function prepareBranch(base: Revision): Promise<Target | 'stale'> {
    if (base.kind === 'empty') return seed()
    const target = { branch: branch ?? (await findDefaultBranch()), oid: base.oid }
    if (base.kind === 'new-branch') await createBranch(target)
    return target
  }

  async function findDefaultBranch(): Promise<string> {
    defaultBranch ??= await readDefaultBranch()
    return defaultBranch
  }

  async function readDefaultBranch(): Promise<string> {
    const request = { method: 'GET', path: '/repos/{owner}/{repo}', parameters: { owner, repo } } as const
    const about = await github.rest(request)
    const { default_branch: name } = isRecord(about) ? about : {}
    if (typeof name === 'string') return name
    throw new GitHubFault('broken', 'no default branch', { mayHaveLanded: false })
  }

  async function createBranch({ branch: name, oid }: Target): Promise<void> {
    const parameters = { owner, repo, ref: `refs/heads/${name}`, sha: oid }
    await github.rest({ method: 'POST', path: '/repos/{owner}/{repo}/git/refs', parameters })
  }

  /**
   * Nothing but the contents API can make a repository's first commit. It is made on the default branch, which GitHub
   * is sure to accept; a branch of another name is then created from it.
   */
  async function seed(): Promise<Target | 'stale'> {
    const content = Buffer.from('* -text\n').toString('base64')
    const seeded = await github.rest({
      method: 'PUT',
      path: '/repos/{owner}/{repo}/contents/{path}',
      parameters: { owner, repo, path: `${path}/.gitattributes`, message: 'Start the audit archive', content }
    })
    const { commit: made } = isRecord(seeded) ? seeded : {}
    const { sha: oid, parents } = isRecord(made) ? made : {}
    if (typeof oid !== 'string') throw new GitHubFault('broken', 'no commit', { mayHaveLanded: true })
    // It landed on top of somebody's first commit: what that one holds has not been read.
    if (!Array.isArray(parents) || parents.length > 0) return 'stale'
    const initial = await findDefaultBranch()
    const target = { branch: branch ?? initial, oid }
    if (target.branch !== initial) await createBranch(target)
    return target
  }

  async function commitOn(target: Target, { files, message }: Change): Promise<Receipt> {
    const input = {
      branch: { repositoryNameWithOwner: repository, branchName: target.branch },
      expectedHeadOid: target.oid,
      message: { headline: message.subject, body: message.body },
      fileChanges: {
        additions: files.map((file) => ({
          path: `${path}/${file.path}`,
          contents: Buffer.from(file.content, 'utf8').toString('base64')
        }))
      }
    }
    const reference = parseCommitted(await github.graphql(commitDocument, { input }))
    if (reference === undefined) return { kind: 'unknown' }
    const revision = serializeRevision({ kind: 'head', oid: reference.sha })
    return { kind: 'committed', revision, commit: reference }
  }

  return {
    description: `${repository}, ${branch === undefined ? 'default branch' : `branch ${branch}`}, folder ${path}`,
    open,
    commit
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
