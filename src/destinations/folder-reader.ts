import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
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
  const files: ListedFile[] = []
  // Not withFileTypes: a few file systems leave the type out.
  for (const path of (await readdir(folder)).sort()) {
    const found = await lstat(join(folder, path))
    files.push(found.isFile() ? { path, kind: 'file', bytes: found.size } : { path, kind: 'other', bytes: 0 })
  }
  return { files, readFile: (path) => readRegularFile(join(folder, path)) }
}

async function readRegularFile(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}
