import { constants, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { ArchiveFolder, ListedFile } from '../archive/destination.js'
import { ArchiveError } from '../errors.js'
import { explaining } from './file-system-faults.js'

/**
 * Reads an archive folder on disk as it lies there. Unlike the destination of the same folder it takes no lock and
 * finishes nothing: verifying changes nothing. Below `root`, where that is given, no link is followed.
 * @throws ArchiveError
 */
export function readFolder(folder: string, root?: string): Promise<ArchiveFolder> {
  return explaining(`Cannot read "${folder}"`, () => openFolder(folder, root))
}

async function openFolder(folder: string, root: string | undefined): Promise<ArchiveFolder> {
  await verifyFolderPath({ folder, root })
  const entry = await lstat(folder).catch(() => undefined)
  if (entry === undefined || !entry.isDirectory()) {
    throw new ArchiveError(
      'not-a-folder',
      `Cannot read "${folder}": there is ${entry === undefined ? 'nothing of that name' : 'no folder, but something else'}; ` +
        'name the folder that holds ledger.jsonl'
    )
  }
  const readFile = async (path: string) => readRegularFile(join(folder, path))
  return {
    files: listFolder(folder),
    readFile: (path) => explaining(`Cannot read "${path}"`, () => readFile(path))
  }
}

/**
 * Refuses an archive folder that is a link or no folder and, below `root`, one that a link leads to: a repository may
 * hold links to any place. The folder and its parents may not be there yet.
 * @throws ArchiveError `not-a-folder`
 */
export async function verifyFolderPath(at: {
  readonly folder: string
  readonly root?: string | undefined
}): Promise<void> {
  const { folder, root } = at
  const below = root === undefined ? [] : relative(root, folder).split(sep)
  const parents = below.slice(0, -1).map((_, index) => join(root ?? '', ...below.slice(0, index + 1)))
  for (const path of [...parents, folder]) {
    const entry = lstatSync(path, { throwIfNoEntry: false })
    // broken: folder-is-link
    if (entry === undefined || entry.isDirectory()) continue
    const found = entry.isSymbolicLink() ? 'a symbolic link' : 'not a folder'
    throw new ArchiveError(
      'not-a-folder',
      `Cannot use "${folder}" as the archive folder: ${path === folder ? 'it' : `"${path}"`} is ${found}; ` +
        'choose another path or remove what is there'
    )
  }
}

/** Files that a desktop, a network file system or a habit of git leaves in every folder. No archive file has such a name. */
export const strayFile =
  /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.gitkeep|\.directory|\._.+|\.nfs[0-9a-f]+|\.~lock\..+#|~\$.+)$/i

/** The entries of a folder, by name. An entry that is removed meanwhile is left out, and so are stray files. */
export function listFolder(folder: string, { strays = false } = {}): ListedFile[] {
  const files: ListedFile[] = []
  // There may be thousands: asking for each without waiting costs a twentieth. Not withFileTypes: a few file systems
  // leave the type out.
  for (const path of readdirSync(folder).sort()) {
    const entry = lstatSync(join(folder, path), { throwIfNoEntry: false })
    if (entry === undefined || (!strays && entry.isFile() && strayFile.test(path))) continue
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
