/** A repository as GitHub knows it, with the hands a test needs: other people's commits, and reading behind the API. */
import { timeOf } from './context.js'
import { git } from './git-process.js'
import { type Changes, GitRepository, type Person, splitAtNul } from './git-repository.js'
import { IssueTracker } from './issue-tracker.js'

/** Contents by path; `null` deletes. */
export type FileChanges = Readonly<Record<string, string | Buffer | null>>

export type Permission = 'ADMIN' | 'WRITE' | 'READ'

export type IssuePermission = 'WRITE' | 'READ' | 'NONE'

export interface RepositoryOptions {
  readonly private?: boolean
  readonly archived?: boolean
  /** Without any commit. Otherwise there is a README.md on the default branch. */
  readonly empty?: boolean
  readonly defaultBranch?: string
  /** What the token may do. */
  readonly permission?: Permission
  /** As if it did not exist: what a token without access sees. */
  readonly invisible?: boolean
  readonly hasIssues?: boolean
  /** What the token may do with issues. */
  readonly issuePermission?: IssuePermission
}

export interface LoggedCommit {
  readonly oid: string
  readonly parents: readonly string[]
  readonly message: string
  readonly author: string
  readonly committer: string
  readonly committedAt: string
  /** Paths that differ from the first parent. */
  readonly changed: readonly string[]
}

interface OnBranch {
  readonly branch?: string
}

export class TestRepository {
  private: boolean
  archived: boolean
  permission: Permission
  invisible: boolean
  hasIssues: boolean
  issuePermission: IssuePermission
  readonly issues: IssueTracker

  private constructor(
    readonly nameWithOwner: string,
    readonly id: number,
    readonly git: GitRepository,
    readonly defaultBranch: string,
    readonly clock: () => Date,
    options: RepositoryOptions
  ) {
    this.private = options.private ?? true
    this.archived = options.archived ?? false
    this.permission = options.permission ?? 'WRITE'
    this.invisible = options.invisible ?? false
    this.hasIssues = options.hasIssues ?? true
    this.issuePermission = options.issuePermission ?? 'WRITE'
    this.issues = new IssueTracker(clock)
  }

  static async create(
    nameWithOwner: string,
    place: { readonly path: string; readonly id: number; readonly clock: () => Date },
    options: RepositoryOptions
  ): Promise<TestRepository> {
    const defaultBranch = options.defaultBranch ?? 'main'
    const bare = await GitRepository.create(place.path, defaultBranch)
    const repository = new TestRepository(nameWithOwner, place.id, bare, defaultBranch, place.clock, options)
    if (options.empty !== true) {
      await repository.commitFiles({
        files: { 'README.md': `# ${repository.name}\n` },
        message: 'Initial commit'
      })
    }
    return repository
  }

  get owner(): string {
    return this.nameWithOwner.split('/')[0] ?? ''
  }

  get name(): string {
    return this.nameWithOwner.split('/')[1] ?? ''
  }

  get nodeId(): string {
    return `R_${this.id}`
  }

  /** The bare repository, for tests that ask git themselves. */
  get path(): string {
    return this.git.path
  }

  /** Somebody else's commit. A missing branch is made from the default one. */
  commitFiles(
    commit: OnBranch & { readonly files: FileChanges; readonly message?: string }
  ): Promise<string> {
    const branch = commit.branch ?? this.defaultBranch
    return this.git.exclusively(async () => {
      const head = await this.git.headOf(branch)
      const base = head ?? (await this.git.headOf(this.defaultBranch))
      if (head === undefined && base !== undefined) await this.git.createRef(`refs/heads/${branch}`, base)
      const author = this.person('Somebody Else', 'somebody@example.com')
      const oid = await this.git.commitOn(branch, {
        parent: base,
        changes: changesOf(commit.files),
        message: commit.message ?? "Somebody else's change",
        author,
        committer: author
      })
      if (oid === undefined) throw new Error(`Cannot commit on "${branch}" of ${this.nameWithOwner}`)
      return oid
    })
  }

  async readFile(path: string, { branch = this.defaultBranch }: OnBranch = {}): Promise<Buffer> {
    const object = await this.git.read(`refs/heads/${branch}:${path}`)
    if (object?.type !== 'blob')
      throw new Error(`There is no file "${path}" on "${branch}" of ${this.nameWithOwner}`)
    return object.body
  }

  /** Full paths of all files under a folder, sorted. */
  async listFiles(folder = '', { branch = this.defaultBranch }: OnBranch = {}): Promise<string[]> {
    if ((await this.git.headOf(branch)) === undefined) return []
    const under = folder === '' ? [] : ['--', folder]
    const { stdout } = await git(this.path, [
      'ls-tree',
      '-r',
      '-z',
      '--name-only',
      `refs/heads/${branch}`,
      ...under
    ])
    return splitAtNul(stdout).sort()
  }

  /** `undefined` when the branch does not exist. */
  head(branch = this.defaultBranch): Promise<string | undefined> {
    return this.git.headOf(branch)
  }

  /** Newest first; empty when the branch does not exist. */
  async log(branch = this.defaultBranch): Promise<LoggedCommit[]> {
    if ((await this.git.headOf(branch)) === undefined) return []
    const format = `--format=%x1e${['%H', '%P', '%B', '%an <%ae>', '%cn <%ce>', '%ct', ''].join('%x1f')}`
    const { stdout } = await git(this.path, ['log', '-z', format, '--name-only', `refs/heads/${branch}`])
    return stdout.toString().split('\x1e').slice(1).map(parseLogged)
  }

  /** @throws GitError on any finding. */
  fsck(): Promise<void> {
    return this.git.fsck()
  }

  person(name: string, email: string): Person {
    return { name, email, date: this.clock() }
  }
}

export function changesOf(files: FileChanges): Changes {
  return new Map(
    Object.entries(files).map(([path, contents]) => [path, contents === null ? null : Buffer.from(contents)])
  )
}

function parseLogged(record: string): LoggedCommit {
  const [oid = '', parents = '', message = '', author = '', committer = '', committedAt = '', changed = ''] =
    record.split('\x1f')
  return {
    oid,
    parents: parents.split(' ').filter(Boolean),
    message: message.replace(/\n$/, ''),
    author,
    committer,
    committedAt: timeOf(new Date(Number(committedAt) * 1000)),
    changed: changed
      .replace(/^\0?\n/, '')
      .split('\0')
      .filter(Boolean)
  }
}
