import { resolve } from 'node:path'
import type { ArchiveFolder } from '../archive/destination.js'
import { readFolder } from '../destinations/folder-reader.js'
import { InputError } from '../errors.js'
import { GitHistory } from '../git/git-history.js'
import { findCommit, findGitPlace, type GitPlace } from '../git/git-place.js'
import { parsePath } from '../inputs/inputs.js'
import type { History } from '../verification/history.js'

/** An archive on disk or in git. */
export interface Place {
  readonly folder: ArchiveFolder
  readonly history: History | undefined
  readonly close: () => void
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
    const files = isOnDisk
      ? await readFolder(path === undefined ? folder : resolve(folder, parsePath(path)))
      : ((await opened?.readHead()) ?? { files: [], readFile: () => Promise.reject(new Error('empty')) })
    return { folder: files, history: history ? opened : undefined, close: () => opened?.close() }
  } catch (error) {
    opened?.close()
    throw error
  }
}

function pathIn({ isBare, prefix }: GitPlace, path: string | undefined): string {
  if (path === undefined) return isBare || prefix === '' ? 'audit-log' : prefix
  return prefix === '' || isBare ? parsePath(path) : `${prefix}/${parsePath(path)}`
}

async function hasLedger(folder: string): Promise<boolean> {
  const { files } = await readFolder(folder)
  return files.some(({ path }) => path === 'ledger.jsonl')
}
