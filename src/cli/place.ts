import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ArchiveFolder } from '../archive/destination.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { readFolder } from '../destinations/folder-reader.js'
import { ArchiveError, InputError } from '../errors.js'
import { GitHistory } from '../git/git-history.js'
import { findCommit, findGitPlace, type GitPlace } from '../git/git-place.js'
import { parsePath } from '../inputs/inputs.js'
import { quotePlain } from '../text/quote.js'
import type { History } from '../verification/history.js'

/** An archive on disk or in git. */
export interface Place {
  readonly folder: ArchiveFolder
  readonly history: History | undefined
  readonly close: () => void
}

/**
 * The folder that is meant: in the root of a clone, the one archive one level down. @throws InputError where there are
 * several.
 */
export function findArchiveFolder(folder: string): string {
  if (!isFolder(folder) || existsSync(join(folder, ledgerPath))) return folder
  const below = readdirSync(folder).filter((name) => existsSync(join(folder, name, ledgerPath)))
  if (below.length < 2) return below[0] === undefined ? folder : join(folder, below[0])
  const names = below.map((name) => quotePlain(name, 'another one')).slice(0, 5)
  throw new InputError([
    `Cannot use "${folder}" as the archive folder: there are several archives in it (${names.join(', ')}); name one`
  ])
}

/** For writing, the very folder is to be named. @throws InputError */
export function verifyArchiveFolder(command: string, folder: string): void {
  const found = findArchiveFolder(folder)
  if (found === folder) return
  throw new InputError([
    `Cannot ${command} "${folder}": the archive lies in a folder of it; name ${quotePlain(found, 'that one')}`
  ])
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Finds out what the folder is: files on disk, files beside their git history, or a git repository alone. @throws InputError, ArchiveError */
export async function openPlace(
  folder: string,
  wanted: { branch: string | undefined; path: string | undefined; history: boolean }
): Promise<Place> {
  const { branch, path, history } = wanted
  const needsGit = history || branch !== undefined || path !== undefined
  const git = needsGit || !(await hasLedger(folder)) ? await findGitPlace(folder) : undefined
  if (git === undefined || (!git.isBare && !needsGit)) {
    if (needsGit) {
      throw new InputError([
        `Cannot read "${folder}" from git: it lies in no git repository; clone the archive with its whole history`
      ])
    }
    return { folder: await readFolder(folder), history: undefined, close: () => {} }
  }
  const isOnDisk = !git.isBare && branch === undefined
  const inside = isOnDisk && path === undefined ? git.prefix : pathIn(git, path)
  const head = await findCommit(git, branch)
  const opened = head === undefined ? undefined : new GitHistory(git, head, inside, !isOnDisk)
  try {
    if (history && isOnDisk) await verifyCommitted(folder, opened)
    const files = isOnDisk
      ? await readFolder(path === undefined ? folder : resolve(folder, parsePath(path)))
      : ((await opened?.readHead()) ?? { files: [], readFile: () => Promise.reject(new Error('empty')) })
    return { folder: files, history: history ? opened : undefined, close: () => opened?.close() }
  } catch (error) {
    opened?.close()
    throw error
  }
}

/** A history that never held the archive says nothing of it. @throws ArchiveError */
async function verifyCommitted(folder: string, history: GitHistory | undefined): Promise<void> {
  const pending = history === undefined ? [] : [history.head]
  const seen = new Set<string>()
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const commit = await history?.readCommit(id)
    if (commit?.tree !== undefined && (await history?.readTree(commit.tree))?.has(ledgerPath)) return
    pending.push(...(commit?.parents ?? []))
  }
  throw new ArchiveError(
    'refused',
    `Cannot verify the history of "${folder}": no commit of its repository holds an archive there; commit it, name its ` +
      'folder, or leave --history out'
  )
}

function pathIn({ isBare, prefix }: GitPlace, path: string | undefined): string {
  if (path === undefined) return isBare || prefix === '' ? 'audit-log' : prefix
  return prefix === '' || isBare ? parsePath(path) : `${prefix}/${parsePath(path)}`
}

async function hasLedger(folder: string): Promise<boolean> {
  const { files } = await readFolder(folder)
  return files.some(({ path }) => path === ledgerPath)
}
