import type { Change, ListedFile } from '../archive/destination.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { ArchiveError } from '../errors.js'
import { quoteOf } from '../text/quote.js'

const plainName = /^[A-Za-z0-9.][A-Za-z0-9._-]*$/

/**
 * Holds every destination to the same contract: files lie directly in the archive folder, each once, the ledger last.
 * Names come from integers and constants; this is the second lock on that door, for no event text may name a file.
 *
 * @throws ArchiveError
 */
export function verifyChange(change: Change): void {
  const paths = change.files.map((file) => file.path)
  const last = paths.at(-1)
  for (const path of paths) {
    if (!plainName.test(path) || path === '.' || path === '..') {
      throw new ArchiveError(
        'refused',
        `Cannot write "${quoteOf(path)}": it is not a plain file name; report this as a defect`
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
