import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { ArchiveError } from '../errors.js'
import { Git, isOutsideWorkTree, reasonOf } from './run-git.js'

/** A git repository around or at a folder. */
export interface GitPlace {
  readonly folder: string
  readonly isBare: boolean
  /** The path of the folder in the repository, without slashes at its ends; empty at the root. */
  readonly prefix: string
  /** Reads this repository. */
  readonly git: Git
}

/** `undefined` when there is no git repository. @throws ArchiveError when git, or the archive's format, refuses it. */
export async function findGitPlace(folder: string): Promise<GitPlace | undefined> {
  const top = findTop(folder)
  if (top === undefined) return undefined
  const found = await Git.reading(top).run(['rev-parse', '--absolute-git-dir'])
  if (isOutsideWorkTree(found)) return undefined
  if (found.status !== 0) throw refused(folder, `git answered "${reasonOf(found)}"`, 'settle that')
  const git = Git.reading(top, found.stdout.replace(/\n$/, ''))
  await verifyReadable(folder, git)
  const isBare = !existsSync(join(top, '.git'))
  // Not `--show-prefix`: the repository's own settings may say that its files lie elsewhere.
  const prefix = isBare ? '' : relative(top, realpathSync(folder)).split(sep).join('/')
  return { folder, isBare, prefix, git }
}

/**
 * The nearest folder, upwards, that has a `.git` or is a git folder itself. The folder may not be there yet.
 */
function findTop(folder: string): string | undefined {
  for (let at = existsSync(folder) ? realpathSync(folder) : folder; ; at = dirname(at)) {
    if (isGitFolder(join(at, '.git')) || isFile(join(at, '.git')) || isGitFolder(at)) return at
    if (dirname(at) === at) return undefined
  }
}

function isGitFolder(path: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(path, name)))
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

async function verifyReadable(folder: string, git: Git): Promise<void> {
  // A missing object of a partial clone is fetched by a program that the repository names.
  const promised = '^(extensions\\.partialclone|remote\\..*\\.(promisor|partialclonefilter))$'
  const [format, partial] = await Promise.all([
    git.run(['rev-parse', '--show-object-format']),
    git.run(['config', '--name-only', '--get-regexp', promised])
  ])
  if (partial.status === 0) {
    throw refused(folder, 'it is a partial clone, which lacks objects', 'clone it without --filter')
  }
  if (format.status === 0) verifyObjectFormat(folder, format.stdout)
}

function verifyObjectFormat(folder: string, format: string): void {
  if (format.trim() !== 'sha256') return
  throw refused(
    folder,
    'it names its objects by SHA-256, and the ledger records SHA-1 blob ids',
    "keep the archive in a repository of git's usual object format"
  )
}

/** Refuses a work tree in which an archive would be written that its ledger cannot describe. @throws ArchiveError */
export async function verifyWritable(folder: string): Promise<void> {
  const top = findTop(folder)
  if (top === undefined) return
  const format = await Git.committing(top).run(['rev-parse', '--show-object-format'])
  if (format.status === 0) verifyObjectFormat(folder, format.stdout)
}

function refused(folder: string, found: string, advice: string): ArchiveError {
  return new ArchiveError(
    'refused',
    `Cannot use the git repository of "${folder}": ${found}; ${advice} and run again`
  )
}

/** The id of the commit that a branch, or HEAD, points to. `undefined` for a repository without commits. */
export async function findCommit(
  { folder, git }: GitPlace,
  branch: string | undefined
): Promise<string | undefined> {
  const names =
    branch === undefined ? ['HEAD'] : [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`, branch]
  for (const name of names) {
    const answer = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
    if (answer.status === 0) return answer.stdout.trim()
  }
  if (branch !== undefined) {
    throw new ArchiveError(
      'missing-branch',
      `Cannot read branch "${branch}": the repository in "${folder}" has none of that name; fetch it or name another`
    )
  }
  const branches = await git.run(['for-each-ref', '--count=1', 'refs/heads'])
  if (branches.stdout === '') return undefined
  throw new ArchiveError(
    'missing-branch',
    `Cannot read the repository in "${folder}": its HEAD names a branch that is not there; name one with --branch`
  )
}
