import { constants, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveFolder, ListedFile } from '../archive/destination.js'
import { ArchiveError } from '../errors.js'

/**
 * Reads an archive folder on disk as it lies there. Unlike the destination of the same folder it takes no lock and
 * finishes nothing: verifying changes nothing.
 * @throws ArchiveError
 */
export async function readFolder(folder: string): Promise<ArchiveFolder> {
  const entry = await lstat(folder).catch(() => undefined)
  if (entry === undefined || !entry.isDirectory()) {
    throw new ArchiveError(
      'not-a-folder',
      `Cannot read "${folder}": there is ${entry === undefined ? 'nothing of that name' : 'no folder, but something else'}; ` +
        'name the folder that holds ledger.jsonl'
    )
  }
  return { files: listFolder(folder), readFile: async (path) => readRegularFile(join(folder, path)) }
}

/** The entries of a folder, by name. An entry that is removed meanwhile is left out. */
export function listFolder(folder: string): ListedFile[] {
  const files: ListedFile[] = []
  // There may be thousands: asking for each without waiting costs a twentieth. Not withFileTypes: a few file systems
  // leave the type out.
  for (const path of readdirSync(folder).sort()) {
    const entry = lstatSync(join(folder, path), { throwIfNoEntry: false })
    if (entry === undefined) continue
    files.push(entry.isFile() ? { path, kind: 'file', bytes: entry.size } : { path, kind: 'other', bytes: 0 })
  }
  return files
}

/**
 * Without waiting: a mebibyte is read sooner than it is waited for. A link that has taken the file's place since the
 * listing is not followed.
 */
export function readRegularFile(path: string): Uint8Array {
  return readFileSync(path, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) } as { flag: never })
}
