import type {
  Change,
  CommitMessage,
  CommitReference,
  Destination,
  Receipt,
  Snapshot
} from '../archive/destination.js'
import { ArchiveError } from '../errors.js'
import { verifyWritable } from '../git/git-place.js'
import { Git, type GitAnswer, isOutsideWorkTree, reasonOf } from '../git/run-git.js'
import { WorkspaceDestination, type WorkspaceOptions } from './workspace.js'

export type WorkTreeOptions = Omit<WorkspaceOptions, 'settle'>

/** For a machine on which git knows no identity. */
const fallbackIdentity = [
  ...['-c', 'user.name=hireflix-audit-archive'],
  ...['-c', 'user.email=hireflix-audit-archive@users.noreply.github.com']
]

/**
 * The user's settings stand (hooks, signing, identity), except those that would make git store other bytes than the
 * archive's, or another message: an archive verifies by its bytes.
 */
const exactBytes = [
  ...['-c', 'core.autocrlf=false'],
  ...['-c', 'core.safecrlf=false'],
  ...['-c', 'i18n.commitEncoding=utf-8']
]

/**
 * The archive folder on disk and, if it lies in a git work tree that does not ignore it, a git commit of that folder
 * alone for every change. The git commit is part of the staged change: if the process dies between the files and the
 * commit, or git refuses it, the next `open()` makes up for it with the message that was meant.
 */
export class WorkTreeDestination implements Destination {
  readonly #workspace: WorkspaceDestination
  readonly #git: Git

  constructor(private readonly options: WorkTreeOptions) {
    this.#git = Git.committing(options.folder)
    this.#workspace = new WorkspaceDestination({ ...options, settle: (message) => this.#settle(message) })
  }

  get description(): string {
    return this.#workspace.description
  }

  async open(): Promise<Snapshot> {
    await verifyWritable(this.options.folder)
    return this.#workspace.open()
  }

  commit(change: Change): Promise<Receipt> {
    return this.#workspace.commit(change)
  }

  async #settle(message: CommitMessage): Promise<CommitReference | undefined> {
    const looking = ['status', '--porcelain', '--ignored', '--untracked-files=all', '--', '.']
    const listed = await this.#run(looking)
    if (isOutsideWorkTree(listed)) return undefined
    const lines = this.#outputOf(looking, listed)
      .split('\n')
      .filter((line) => line !== '')
    const changed = lines.filter((line) => !line.startsWith('!!'))
    if (changed.length < lines.length) {
      // A folder that is ignored as a whole is kept out of git on purpose. Half an archive in git helps nobody.
      if (changed.length === 0 && (await this.#ask(['ls-files', '--', '.'])) === '') return undefined
      throw new ArchiveError(
        'refused',
        `Cannot commit "${this.options.folder}" to git: an ignore rule keeps a part of it out; exempt the folder from ` +
          'that rule (git check-ignore -v names it), or ignore all of it, and run again'
      )
    }
    // The commit was made before a crash, or by the user since.
    if (changed.length === 0) return undefined
    // Files that git knows already, the commit itself takes from the work tree.
    if (changed.some((line) => line.startsWith('??'))) await this.#ask(['add', '--', '.'])
    await this.#commit(message)
    return { sha: (await this.#ask(['rev-parse', 'HEAD'])).trim() }
  }

  async #commit({ subject, body }: CommitMessage): Promise<void> {
    const text = body === '' ? subject : `${subject}\n\n${body}`
    // Only this folder, whatever else is staged. The message goes by stdin, for it may be long.
    const args = ['commit', '--quiet', '--only', '--cleanup=verbatim', '-F', '-', '--', '.']
    const commitAs = (identity: readonly string[]): Promise<GitAnswer> =>
      this.#run([...identity, ...args], text.endsWith('\n') ? text : `${text}\n`)
    // Without useConfigOnly git makes an address up from the host's name, and says so at length.
    const committed = await commitAs(['-c', 'user.useConfigOnly=true'])
    const lacksIdentity =
      committed.status !== 0 && /auto-detection is disabled|empty ident/.test(committed.stderr)
    this.#outputOf(args, lacksIdentity ? await commitAs(fallbackIdentity) : committed)
  }

  #run(args: readonly string[], input?: string): Promise<GitAnswer> {
    return this.#git.run([...exactBytes, ...args], input)
  }

  async #ask(args: readonly string[]): Promise<string> {
    return this.#outputOf(args, await this.#run(args))
  }

  /** @throws ArchiveError `refused`. */
  #outputOf([command = 'git']: readonly string[], answer: GitAnswer): string {
    if (answer.status === 0) return answer.stdout
    throw new ArchiveError(
      'refused',
      `Cannot commit "${this.options.folder}" to git: git ${command} answered "${reasonOf(answer)}"; settle that and ` +
        'run again: the files are in place, and the next run commits them first'
    )
  }
}
