import { companionFiles } from '../archive/companion-files.js'
import type { Change, ListedFile } from '../archive/destination.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { isArchiveFile } from '../archive/paths.js'
import { ArchiveError } from '../errors.js'
import { quoteOf } from '../text/quote.js'

/** @throws ArchiveError as {@link verifyPaths}. */
export function verifyChange(change: Change): void {
  verifyPaths(change.files.map((file) => file.path))
}

/**
 * Holds every destination to the same contract: only files of an archive are written, each once, the ledger last.
 * Names come from integers and constants; this is the second lock on that door, for no event text may name a file.
 *
 * @throws ArchiveError
 */
export function verifyPaths(paths: readonly string[]): void {
  const last = paths.at(-1)
  for (const path of paths) {
    if (path !== ledgerPath && !companionFiles.has(path) && !isArchiveFile(path)) {
      throw new ArchiveError(
        'refused',
        `Cannot write "${quoteOf(path)}": it is not the name of a file of an archive; report this as a defect`
      )
    }
  }
  if (last === undefined || new Set(paths).size !== paths.length) {
    throw new ArchiveError(
      'refused',
      'Cannot write the archive: the change is empty or names a file twice; report this as a defect'
    )
  }
  if (paths.includes(ledgerPath) && last !== ledgerPath) {
    throw new ArchiveError(
      'refused',
      `Cannot write "${ledgerPath}": it must be the last file of a change; report this as a defect`
    )
  }
}

/** Whether an archive has begun where such a file is. Files of an archive without their ledger are a fault of their own. */
export function isOfArchive({ path }: ListedFile): boolean {
  return path === ledgerPath || isArchiveFile(path)
}

/** @throws ArchiveError unless the listing has this path as a regular file. */
export function findListed(files: readonly ListedFile[], path: string): ListedFile {
  const listed = files.find((file) => file.path === path)
  if (listed === undefined) {
    throw new ArchiveError(
      'refused',
      `Cannot read "${path}": the archive folder has no such file; restore it from the last commit that had it`
    )
  }
  if (listed.kind !== 'file') {
    throw new ArchiveError(
      'refused',
      `Cannot read "${path}": it is not a regular file; remove what is there and restore the file`
    )
  }
  return listed
}
