import { checkDigests, type OpenedFolder, readInTurn, textOf } from '../archive/archive-folder.js'
import type { ArchiveFolder } from '../archive/destination.js'
import { digestsOf } from '../archive/digests.js'
import type { FileEntry } from '../archive/ledger-line.js'
import { readMonthFile } from '../archive/month-file.js'
import { quarantinePath } from '../archive/paths.js'
import { readQuarantine } from '../archive/quarantine-file.js'
import { RedactionRecord } from '../archive/redaction-record.js'
import type { Findings } from './checks.js'

export interface FilesOptions {
  /** RFC 3339: files whose newest event is older are not read. */
  readonly since: string | undefined
  readonly progress: (done: { readonly files: number; readonly of: number; readonly events: number }) => void
}

export interface CheckedFile {
  readonly entry: FileEntry
  readonly isRead: boolean
}

/** Reads file by file to check each one's content; of older ones than `since`, what the listing shows. */
export async function checkFiles(
  folder: ArchiveFolder,
  { state, listed }: OpenedFolder,
  findings: Findings,
  { since, progress }: FilesOptions
): Promise<CheckedFile[]> {
  const entries = [...state.files.values()]
    .filter(({ path }) => listed.get(path)?.kind === 'file')
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const isOld = ({ newest }: FileEntry): boolean =>
    since !== undefined && newest !== undefined && newest < since
  for (const entry of entries.filter(isOld)) checkDigests(entry, listed.get(entry.path) ?? {}, findings)
  const wanted = entries.filter((entry) => !isOld(entry))
  const redactions = new RedactionRecord(state.redactions)
  let [files, events] = [0, 0]
  for await (const { entry, bytes } of readInTurn(folder, wanted)) {
    checkDigests(entry, digestsOf(bytes), findings)
    const text = textOf(entry.path, bytes, findings)
    if (entry.path === quarantinePath) readQuarantine(entry, text, findings)
    else events += readMonthFile(entry, text, redactions, findings)
    progress({ files: ++files, of: wanted.length, events })
  }
  return entries.map((entry) => ({ entry, isRead: !isOld(entry) }))
}
