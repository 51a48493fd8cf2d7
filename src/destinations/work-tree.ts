import { ArchiveError } from '../errors.js'
import type { CommitMessage, CommitReference, Destination } from './destination.js'
import { type GitAnswer, runGit } from './git.js'
import { quoteOf } from './quote.js'
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
  return workspaceDestination({
    ...options,
    settle: async (message) => ((await isInWorkTree(folder)) ? commitFolder(folder, message) : undefined)
  })
}

async function isInWorkTree(folder: string): Promise<boolean> {
  const found = await runGit({ folder, args: ['rev-parse', '--show-toplevel'] })
  if (found.status === 0) return true
  // No git, no repository, a bare one. Anything else ("dubious ownership", damage) is the user's to settle.
  if (found.status === 127) return false
  if (/not a git repository|must be run in a work tree/.test(found.stderr)) return false
  throw refusedBy(folder, 'rev-parse', found)
}

async function commitFolder(folder: string, message: CommitMessage): Promise<CommitReference | undefined> {
  const run = (args: readonly string[], input?: string) =>
    runGit({ folder, args: [...exactBytes, ...args], ...(input === undefined ? {} : { input }) })
  const ask = async (args: readonly string[], input?: string) => {
    const answer = await run(args, input)
    if (answer.status !== 0) throw refusedBy(folder, args.find((arg) => commands.has(arg)) ?? 'git', answer)
    return answer.stdout
  }
  const listed = await ask(['status', '--porcelain', '--ignored', '--untracked-files=all', '--', '.'])
  const lines = listed.split('\n').filter((line) => line !== '')
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
  await ask(['add', '--', '.'])
  const identity = (await hasIdentity(run)) ? [] : fallbackIdentity
  const text = message.body === '' ? message.subject : `${message.subject}\n\n${message.body}`
  // Only this folder, whatever else is staged. The message goes by stdin: it may be long and is nobody's argument.
  const args = [...identity, 'commit', '--quiet', '--only', '--cleanup=verbatim', '-F', '-', '--', '.']
  await ask(args, text.endsWith('\n') ? text : `${text}\n`)
  return { sha: (await ask(['rev-parse', 'HEAD'])).trim() }
}

const commands: ReadonlySet<string> = new Set(['status', 'ls-files', 'add', 'commit', 'rev-parse'])

async function hasIdentity(run: (args: readonly string[]) => Promise<GitAnswer>): Promise<boolean> {
  // Without useConfigOnly git makes an address up from the host's name, and says so at length.
  for (const who of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    if ((await run(['-c', 'user.useConfigOnly=true', 'var', who])).status !== 0) return false
  }
  return true
}

function refusedBy(folder: string, command: string, { status, stderr }: GitAnswer): ArchiveError {
  const line = quoteOf(stderr.split('\n').find((text) => text.trim() !== '') ?? `status ${status}`)
  return new ArchiveError(
    'refused',
    `Cannot commit "${folder}" to git: git ${command} answered "${line}"; settle that and run again: ` +
      'the files are in place, and the next run commits them first'
  )
}
