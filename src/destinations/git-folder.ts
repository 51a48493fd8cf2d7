import type { CommitMessage, CommitReference, Destination } from '../archive/destination.js'
import { ArchiveError } from '../errors.js'
import { type GitAnswer, runGit } from '../git/run-git.js'
import { quoteOf } from '../text/quote.js'
import { type WorkspaceOptions, workspaceDestination } from './workspace.js'

export type WorkTreeOptions = Omit<WorkspaceOptions, 'settle'>

/** For committers of a machine on which nobody told git who they are. */
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
export function workTreeDestination(options: WorkTreeOptions): Destination {
  const { folder } = options
  return workspaceDestination({ ...options, settle: (message) => commitFolder(folder, message) })
}

type Run = (args: readonly string[], input?: string) => Promise<GitAnswer>

async function commitFolder(folder: string, message: CommitMessage): Promise<CommitReference | undefined> {
  const run: Run = (args, input) =>
    runGit({ folder, args: [...exactBytes, ...args], ...(input === undefined ? {} : { input }) })
  const ask = async (args: readonly string[]) => stdoutOf(folder, args, await run(args))
  const looking = ['status', '--porcelain', '--ignored', '--untracked-files=all', '--', '.']
  const listed = await run(looking)
  if (isOutsideWorkTree(listed)) return undefined
  const lines = stdoutOf(folder, looking, listed)
    .split('\n')
    .filter((line) => line !== '')
  const changed = lines.filter((line) => !line.startsWith('!!'))
  if (changed.length < lines.length) {
    // A folder that is ignored as a whole is kept out of git on purpose. Half an archive in git is nobody's purpose.
    if (changed.length === 0 && (await ask(['ls-files', '--', '.'])) === '') return undefined
    throw new ArchiveError(
      'refused',
      `Cannot commit "${folder}" to git: an ignore rule keeps a part of it out; exempt the folder from that rule ` +
        '(git check-ignore -v names it), or ignore all of it, and run again'
    )
  }
  // The commit was made before a crash, or by the user since.
  if (changed.length === 0) return undefined
  // What git knows already, the commit itself takes from the work tree.
  if (changed.some((line) => line.startsWith('??'))) await ask(['add', '--', '.'])
  await commit(folder, run, message)
  return { sha: (await ask(['rev-parse', 'HEAD'])).trim() }
}

/** No git, no repository, a bare one. Anything else ("dubious ownership", damage) is the user's to settle. */
function isOutsideWorkTree({ status, stderr }: GitAnswer): boolean {
  return status === 127 || (status !== 0 && /not a git repository|must be run in a work tree/.test(stderr))
}

async function commit(folder: string, run: Run, message: CommitMessage): Promise<void> {
  const text = message.body === '' ? message.subject : `${message.subject}\n\n${message.body}`
  // Only this folder, whatever else is staged. The message goes by stdin: it may be long and is nobody's argument.
  const args = ['commit', '--quiet', '--only', '--cleanup=verbatim', '-F', '-', '--', '.']
  const commitAs = (identity: readonly string[]) =>
    run([...identity, ...args], text.endsWith('\n') ? text : `${text}\n`)
  // Without useConfigOnly git makes an address up from the host's name, and says so at length.
  const committed = await commitAs(['-c', 'user.useConfigOnly=true'])
  const lacksIdentity =
    committed.status !== 0 && /auto-detection is disabled|empty ident/.test(committed.stderr)
  stdoutOf(folder, args, lacksIdentity ? await commitAs(fallbackIdentity) : committed)
}

/** @throws ArchiveError `refused`. */
function stdoutOf(folder: string, [command = 'git']: readonly string[], answer: GitAnswer): string {
  if (answer.status !== 0) throw refusedBy(folder, command, answer)
  return answer.stdout
}

function refusedBy(folder: string, command: string, { status, stderr }: GitAnswer): ArchiveError {
  const line = quoteOf(stderr.split('\n').find((text) => text.trim() !== '') ?? `status ${status}`)
  return new ArchiveError(
    'refused',
    `Cannot commit "${folder}" to git: git ${command} answered "${line}"; settle that and run again: ` +
      'the files are in place, and the next run commits them first'
  )
}
