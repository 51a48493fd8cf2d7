import { existsSync, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { ArchiveError } from '../errors.js'
import { quoteOf } from '../text/quote.js'
import { Git, isOutsideRepository, reasonOf } from './run-git.js'

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
  const found = await discover(folder)
  if (found === undefined) return undefined
  const { top, gitDir } = found
  const git = Git.reading(top, gitDir)
  await verifyComplete(folder, git)
  const isBare = !existsSync(join(top, '.git'))
  // Not `--show-prefix`: the repository's own settings may say that its files lie elsewhere.
  const prefix = isBare ? '' : relative(top, realPathOf(folder)).split(sep).join('/')
  return { folder, isBare, prefix, git }
}

/** The first version that reads settings from `GIT_CONFIG_COUNT`. */
const leastVersion = { major: 2, minor: 31 }

/**
 * The repository as git itself finds it under the user's own settings, `safe.directory` among them. `undefined` where
 * there is none. @throws ArchiveError
 */
export async function discover(folder: string): Promise<{ top: string; gitDir: string } | undefined> {
  const top = findTop(folder)
  if (top === undefined) return undefined
  const git = Git.committing(nearestFolder(folder))
  await verifyVersion(folder, git)
  const found = await git.run(['rev-parse', '--absolute-git-dir', '--show-object-format'])
  if (isOutsideRepository(found) && mayStopBelow(top, found.stderr)) return undefined
  if (found.status !== 0) throw refused(folder, `git answered "${reasonOf(found)}"`, 'settle that')
  const [, gitDir = '', format = ''] = /^(.*)\n(.*)\n$/s.exec(found.stdout) ?? []
  const own = [join(top, '.git'), top].find(isGitFolder)
  if (!isFile(join(top, '.git')) && own !== undefined && realpathSync.native(own) !== gitDir)
    throw refused(folder, `git does not take "${quoteOf(own)}" for a repository`, 'mend it or remove it')
  verifyObjectFormat(folder, format)
  return { top, gitDir }
}

/** Git may have been told not to look so far up, or not on another file system. */
function mayStopBelow(top: string, stderr: string): boolean {
  const ceilings = process.env['GIT_CEILING_DIRECTORIES'] ?? ''
  return /filesystem boundary/.test(stderr) || ceilings.split(delimiter).some((path) => isWithin(path, top))
}

/** Whether a path is a folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  return path !== '' && !relative(folder, path).startsWith('..') && !isAbsolute(relative(folder, path))
}

async function verifyVersion(folder: string, git: Git): Promise<void> {
  const { status, stdout } = await git.run(['--version'])
  const [version, major, minor] = /(\d+)\.(\d+)[\w.]*/.exec(status === 0 ? stdout : '') ?? []
  const difference = Number(major ?? 0) - leastVersion.major || Number(minor ?? 0) - leastVersion.minor
  if (difference >= 0) return
  const found = version === undefined ? 'there is no git on this machine' : `git is of version ${version}`
  throw refused(folder, found, `install git ${leastVersion.major}.${leastVersion.minor} or later`)
}

/**
 * The nearest folder, upwards, that has a `.git` or is a git folder itself. The folder may not be there yet.
 */
function findTop(folder: string): string | undefined {
  for (let at = realPathOf(folder); ; at = dirname(at)) {
    if (isGitFolder(join(at, '.git')) || isFile(join(at, '.git')) || isGitFolder(at)) return at
    if (dirname(at) === at) return undefined
  }
}

function nearestFolder(folder: string): string {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : nearestFolder(dirname(folder))
}

/** The path without symbolic links, also of a folder that is not there yet. */
export function realPathOf(folder: string): string {
  const there = nearestFolder(folder)
  return join(realpathSync.native(there), relative(there, folder))
}

function isGitFolder(path: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(path, name)))
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

async function verifyComplete(folder: string, git: Git): Promise<void> {
  // A missing object of a partial clone is fetched by a program that the repository names.
  const promised = '^(extensions\\.partialclone|remote\\..*\\.(promisor|partialclonefilter))$'
  const partial = await git.run(['config', '--name-only', '--get-regexp', promised])
  if (partial.status === 0) {
    throw refused(folder, 'it is a partial clone, which lacks objects', 'clone it without --filter')
  }
}

function verifyObjectFormat(folder: string, format: string): void {
  if (format !== 'sha256') return
  throw refused(
    folder,
    'it names its objects by SHA-256, and the ledger records SHA-1 blob ids',
    "keep the archive in a repository of git's usual object format"
  )
}

/** With the folder, what was found, and what to do before running again. */
export function refused(folder: string, found: string, advice: string): ArchiveError {
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
