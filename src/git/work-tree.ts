import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { CommitMessage } from '../archive/destination.js'
import { gitBlobIdOf } from '../archive/digests.js'
import { ArchiveError } from '../errors.js'
import { quoteOf } from '../text/quote.js'
import { GitHistory } from './git-history.js'
import { GitObjects } from './git-objects.js'
import { discover, realPathOf, refused } from './git-place.js'
import { kindOf, nameOf, parseTree, rawNameOf, serializeTree, type TreeEntry } from './git-tree.js'
import { Git, type GitAnswer, reasonOf } from './run-git.js'

/** The branch that is checked out, and its newest commit: none on an unborn branch. */
export interface BranchHead {
  readonly branch: string
  readonly commit: string | undefined
}

/** For a machine on which git knows no identity. */
const fallbackIdentity = [
  ...['-c', 'user.name=hireflix-audit-archive'],
  ...['-c', 'user.email=hireflix-audit-archive@users.noreply.github.com']
]

/** What git leaves in its folder while it waits for the user, and its name. */
const underWay: Readonly<Record<string, string>> = {
  MERGE_HEAD: 'a merge',
  'rebase-merge': 'a rebase',
  'rebase-apply': 'a rebase',
  CHERRY_PICK_HEAD: 'a cherry-pick',
  REVERT_HEAD: 'a revert',
  BISECT_LOG: 'a bisection'
}
/** Paths as they are named: no pattern, no magic. */
const listing = ['--literal-pathspecs', 'ls-files', '-z']
const noCommit = '0'.repeat(40)

/** A folder of a git work tree, read and committed by git's plumbing: no filter, attribute or hook takes part. */
export class WorkTree {
  #objects: GitObjects | undefined
  #asked = 0

  private constructor(
    readonly folder: string,
    readonly top: string,
    /** The path of the folder in the repository; empty at its top. */
    readonly prefix: string,
    private readonly gitDir: string,
    private readonly git: Git
  ) {}

  /** `undefined` when the folder lies outside of git. @throws ArchiveError */
  static async find(folder: string): Promise<WorkTree | undefined> {
    const found = await discover(folder)
    if (found === undefined) return undefined
    const { top, gitDir } = found
    const git = Git.committing(top)
    const shown = await git.run(['rev-parse', '--show-toplevel'])
    if (shown.status !== 0) {
      throw refused(folder, 'it has no work tree there', 'clone it and name the folder in the clone')
    }
    const real = realPathOf(folder)
    if (realPathOf(shown.stdout.replace(/\n$/, '')) !== top)
      throw refused(folder, 'its core.worktree says that its files lie elsewhere', 'unset that')
    return new WorkTree(folder, top, relative(top, real).split(sep).join('/'), gitDir, git)
  }

  /** The path in the repository of an entry of the folder. */
  pathOf(name: string): string {
    return this.prefix === '' ? name : `${this.prefix}/${name}`
  }

  /** Whether git ignores each of these entries of the folder. */
  async ignores(names: readonly string[]): Promise<boolean> {
    const input = names.map((name) => `./${this.pathOf(name)}\0`).join('')
    const answer = await this.git.run(['check-ignore', '-z', '--stdin'], input)
    if (answer.status !== 1) this.#outputOf(['check-ignore'], answer)
    return answer.stdout.split('\0').filter(Boolean).length === names.length
  }

  /** @throws ArchiveError when no branch is checked out, or git is in the middle of something. */
  async readHead(): Promise<BranchHead> {
    for (const [name, what] of Object.entries(underWay)) {
      if (existsSync(join(this.gitDir, name)))
        throw refused(this.folder, `${what} is under way there`, 'end it or abort it')
    }
    const named = await this.git.run(['symbolic-ref', '--quiet', 'HEAD'])
    if (named.status === 1) {
      throw refused(
        this.folder,
        'no branch is checked out, so a commit would belong to none (detached HEAD)',
        'check out a branch (git switch)'
      )
    }
    const branch = this.#outputOf(['symbolic-ref'], named).trim()
    const answer = await this.git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
    if (answer.status === 0) return { branch, commit: answer.stdout.trim() }
    if ((await this.git.run(['show-ref', '--verify', '--quiet', branch])).status === 0)
      throw refused(this.folder, 'its newest commit cannot be read', 'run git fsck there, mend it')
    return { branch, commit: undefined }
  }

  /** The folder's history from a commit on. To be closed. */
  historyOf(commit: string): GitHistory {
    return new GitHistory({ git: this.git, folder: this.folder }, commit, this.prefix, true)
  }

  /** The exact bytes. @throws ArchiveError when they are not here, or have another id. */
  async readBlob(id: string): Promise<Uint8Array> {
    // One process for what is asked for at once, and none when nothing is.
    this.#objects ??= new GitObjects(this.git, { folder: this.folder, mode: '--batch' })
    const objects = this.#objects
    this.#asked++
    try {
      const object = await objects.read(id)
      if (object?.type === 'blob' && !objects.forged.has(id)) return object.content
      throw refused(
        this.folder,
        `the object ${id} of its newest commit is missing or damaged`,
        'run git fsck there, mend it'
      )
    } finally {
      if (--this.#asked === 0) {
        objects.close()
        this.#objects = undefined
      }
    }
  }

  /** The folder's entries in the index: name to blob id, with another word for what is no plain file. */
  async readIndex(): Promise<ReadonlyMap<string, string>> {
    const listed = await this.#ask([...listing, '-s', '--', this.prefix || '.'])
    return new Map(
      listed
        .split('\0')
        .filter(Boolean)
        .map((line) => {
          const [, mode, id = '', stage, path = ''] = /^(\d+) (\w+) (\d)\t(.*)$/s.exec(line) ?? []
          const name = this.#nameOf(path)
          const isPlain = stage === '0' && /^100/.test(mode ?? '') && this.pathOf(name) === path
          return [name, isPlain ? id : 'other']
        })
    )
  }

  /** The folder's entries that are neither in the index nor ignored. */
  async readUntracked(): Promise<ReadonlySet<string>> {
    const listed = await this.#ask([...listing, '--others', '--exclude-standard', '--', this.prefix || '.'])
    return new Set(
      listed
        .split('\0')
        .filter(Boolean)
        .map((path) => this.#nameOf(path))
    )
  }

  /** The entry of the folder that a path in the repository belongs to. */
  #nameOf(path: string): string {
    return path.slice(this.prefix === '' ? 0 : this.prefix.length + 1).split('/')[0] ?? ''
  }

  /**
   * The newest commit that touched an entry of the folder: in the history of the branch and of the one that it follows,
   * or, where the branch is unborn, in all of the repository.
   */
  async findLastChange({ commit }: BranchHead, name: string): Promise<string | undefined> {
    const upstream = await this.git.run(['rev-parse', '--verify', '--quiet', '@{upstream}^{commit}'])
    const from = commit === undefined ? ['--all'] : [commit, upstream.stdout.trim()].filter(Boolean)
    const found = await this.#ask([
      '--literal-pathspecs',
      'rev-list',
      '-1',
      '--full-history',
      ...from,
      '--',
      this.pathOf(name)
    ])
    return found.trim() || undefined
  }

  async isShallow(): Promise<boolean> {
    return (await this.#ask(['rev-parse', '--is-shallow-repository'])).trim() === 'true'
  }

  async isSparse(): Promise<boolean> {
    return this.#isSet('core.sparseCheckout')
  }

  /** Stores the exact bytes. Returns the blob's id. */
  async writeBlob(content: string): Promise<string> {
    const args = ['hash-object', '-w', '--stdin', '--no-filters']
    const id = this.#outputOf(args, await this.git.run(args, content)).trim()
    if (id !== gitBlobIdOf(content)) throw refused(this.folder, 'git stored other bytes', 'mend git')
    return id
  }

  /** The tree of a commit with these files in the folder, and all else as it is. */
  async writeTree(commit: string | undefined, blobs: ReadonlyMap<string, string>): Promise<string> {
    const folders = this.prefix.split('/').filter(Boolean)
    const levels = await this.#readLevels(commit, folders)
    const files = [...blobs].map(([name, id]) => ({ mode: '100644', rawName: rawNameOf(name), id }))
    let tree = await this.#makeTree(levels.pop() ?? [], files)
    for (const name of folders.reverse()) {
      tree = await this.#makeTree(levels.pop() ?? [], [{ mode: '40000', rawName: rawNameOf(name), id: tree }])
    }
    return tree
  }

  /** The entries of the top and of each folder on the way down; none of what is not there. */
  async #readLevels(commit: string | undefined, folders: readonly string[]): Promise<TreeEntry[][]> {
    const levels: TreeEntry[][] = []
    const objects = new GitObjects(this.git, { folder: this.folder, mode: '--batch' })
    try {
      let id = commit === undefined ? undefined : `${commit}^{tree}`
      for (const name of [...folders, '']) {
        const object = id === undefined ? undefined : await objects.read(id)
        if (id !== undefined && object?.type !== 'tree')
          throw refused(
            this.folder,
            'a tree of its newest commit cannot be read',
            'run git fsck there, mend it'
          )
        const entries = object === undefined ? [] : parseTree(object.content)
        levels.push(entries)
        const next = entries.find((entry) => nameOf(entry) === name)
        if (next !== undefined && kindOf(next) !== 'folder')
          throw refused(
            this.folder,
            'its newest commit has something else in the place of the folder',
            'remove it'
          )
        id = next?.id
      }
    } finally {
      objects.close()
    }
    return levels
  }

  async #makeTree(entries: readonly TreeEntry[], changed: readonly TreeEntry[]): Promise<string> {
    const byName = new Map([...entries, ...changed].map((entry) => [entry.rawName, entry]))
    const args = ['mktree', '-z']
    return this.#outputOf(args, await this.git.run(args, serializeTree(byName.values()))).trim()
  }

  /** Makes a commit that no branch has yet. Returns its id. */
  async writeCommit(tree: string, parent: string | undefined, message: CommitMessage): Promise<string> {
    const { subject, body } = message
    const text = body === '' ? subject : `${subject}\n\n${body}`
    // Of itself `commit-tree` signs nothing.
    const signs = (await this.#isSet('commit.gpgSign')) ? ['-S'] : []
    const args = ['commit-tree', ...signs, ...(parent === undefined ? [] : ['-p', parent]), '-F', '-', tree]
    const commitAs = (identity: readonly string[]): Promise<GitAnswer> =>
      this.git.run([...identity, ...args], text.endsWith('\n') ? text : `${text}\n`)
    // Without useConfigOnly git makes an address up from the host's name, and says so at length.
    let answer = await commitAs(['-c', 'user.useConfigOnly=true'])
    const lacksIdentity = answer.status !== 0 && /auto-detection is disabled|empty ident/.test(answer.stderr)
    // Whoever sets it themselves wants no made-up identity.
    if (lacksIdentity && !(await this.#isSet('user.useConfigOnly'))) answer = await commitAs(fallbackIdentity)
    return this.#outputOf(args, answer).trim()
  }

  /** Moves the branch from one commit to the next. `false` when it is elsewhere by now. */
  async moveBranch({ branch, commit }: BranchHead, next: string, reason: string): Promise<boolean> {
    const args = ['update-ref', '-m', `hireflix-audit-archive: ${reason}`]
    const answer = await this.git.run([...args, branch, next, commit ?? noCommit])
    if (answer.status !== 0) {
      const { stdout } = await this.git.run(['rev-parse', '--verify', '--quiet', `${branch}^{commit}`])
      if (stdout.trim() !== (commit ?? '')) return false
    }
    this.#outputOf(args, answer)
    return true
  }

  /** Makes the index hold these files of the folder. Flags that hide changes of theirs are gone. */
  async writeIndex(blobs: ReadonlyMap<string, string>): Promise<void> {
    const lines = [...blobs].map(([name, id]) => `100644 ${id} 0\t${this.pathOf(name)}\0`)
    const args = ['update-index', '-z', '--add', '--index-info']
    this.#outputOf(args, await this.git.run(args, lines.join('')))
  }

  async #isSet(name: string): Promise<boolean> {
    const answer = await this.git.run(['config', '--type=bool', '--get', name])
    return answer.status !== 1 && this.#outputOf(['config'], answer).trim() === 'true'
  }

  async #ask(args: readonly string[]): Promise<string> {
    return this.#outputOf(args, await this.git.run(args))
  }

  /** @throws ArchiveError `refused`. */
  #outputOf(args: readonly string[], answer: GitAnswer): string {
    if (answer.status === 0) return answer.stdout
    const command = args.find((arg) => !arg.startsWith('-'))
    throw new ArchiveError(
      'refused',
      `Cannot commit "${quoteOf(this.folder)}" to git: git ${command} answered "${reasonOf(answer)}"; settle that and run again`
    )
  }
}
