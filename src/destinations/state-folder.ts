/**
 * A private folder of this user on this machine. What lies in it decides what is moved into an archive folder: a
 * repository or a copied folder, which somebody else may have prepared, cannot bring anything into it.
 */

import { existsSync, realpathSync } from 'node:fs'
import { lstat, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { sha256Of } from '../archive/digests.js'
import { ArchiveError } from '../errors.js'

type Environment = Readonly<Record<string, string | undefined>>

/** The runner empties its temporary folder for each job. A relative path is to be ignored: XDG Base Directory Specification. */
export function stateFolderOf(env: Environment): string {
  const { RUNNER_TEMP = '', XDG_STATE_HOME = '' } = env
  const parent = [RUNNER_TEMP, XDG_STATE_HOME].find(isAbsolute) ?? join(homedir(), '.local', 'state')
  return join(parent, 'hireflix-audit-archive')
}

/** The place of an archive folder in the state folder, by its real path. The folder may not be there yet. */
export function statePathOf(folder: string, env: Environment = process.env): string {
  const path = join(realPathOf(dirname(folder)), basename(folder))
  // broken: state-beside
  return join(stateFolderOf(env), sha256Of(path).slice(0, 32))
}

function realPathOf(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync.native(path)
  return join(realPathOf(dirname(path)), basename(path))
}

/** @throws ArchiveError unless the state folder is a folder of this user's, which nobody else may write. */
export async function makeStateFolder(env: Environment = process.env): Promise<void> {
  const path = stateFolderOf(env)
  await mkdir(path, { recursive: true, mode: 0o700 })
  const entry = await lstat(path)
  const isOwn = process.getuid === undefined || entry.uid === process.getuid()
  // Windows has no such modes.
  const isPrivate = process.platform === 'win32' || (entry.mode & 0o022) === 0
  if (entry.isDirectory() && isOwn && isPrivate) return
  const found = entry.isDirectory() ? 'another user owns it or may write to it' : 'it is not a folder'
  throw new ArchiveError(
    'refused',
    `Cannot keep a staged change in "${path}": ${found}; remove it, or set XDG_STATE_HOME to a folder of your own`
  )
}
