import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArchiveFolder } from '../../../src/archive/destination.js'
import type { TamperedFiles } from './tampering.js'

/** The files as a folder in memory. */
export function folderOf(files: TamperedFiles): ArchiveFolder {
  return {
    files: [...files].map(([path, content]) =>
      typeof content === 'string' || Buffer.isBuffer(content)
        ? { path, kind: 'file', bytes: Buffer.byteLength(content) }
        : { path, kind: 'other', bytes: 0 }
    ),
    readFile: async (path) => {
      const content = files.get(path)
      if (typeof content === 'string') return Buffer.from(content)
      if (Buffer.isBuffer(content)) return content
      throw new Error(`${path} is no file`)
    }
  }
}

/** The files as a folder on disk. */
export function writeFolder(files: TamperedFiles): string {
  const folder = mkdtempSync(join(tmpdir(), 'archive-folder-'))
  for (const [path, content] of files) {
    const place = join(folder, path)
    if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(place, content)
    else if ('link' in content) symlinkSync(content.link, place)
    else mkdirSync(place)
  }
  return folder
}
