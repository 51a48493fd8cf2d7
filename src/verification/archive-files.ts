import { checkDigests, isTooLarge, type OpenedFolder, readInTurn, textOf } from '../archive/archive-folder.js'
import type { ArchiveFolder, ListedFile } from '../archive/destination.js'
import { digestsOf } from '../archive/digests.js'
import type { FileEntry } from '../archive/ledger-line.js'
import { checkRoot, linesOfMonthFile, readMonthFile } from '../archive/month-file.js'
import { parseMonthPartPath, quarantinePath } from '../archive/paths.js'
import { readQuarantine } from '../archive/quarantine-file.js'
import { RedactionRecord } from '../archive/redaction-record.js'
import type { Findings } from './checks.js'

export interface FilesOptions {
  /** RFC 3339: files of earlier months are not read. */
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
  // By the name: the times that the ledger gives a file are what is to be verified.
  const isOld = ({ path }: FileEntry): boolean => {
    const month = parseMonthPartPath(path)?.month
    return since !== undefined && month !== undefined && month < since.slice(0, 7)
  }
  for (const entry of entries.filter(isOld)) checkDigests(entry, listed.get(entry.path) ?? {}, findings)
  const wanted = entries.filter(
    (entry) => !isOld(entry) && !isTooLarge(listed.get(entry.path) as ListedFile, findings)
  )
  const redactions = new RedactionRecord(state.redactions)
  let [files, events] = [0, 0]
  for await (const { entry, bytes } of readInTurn(folder, wanted)) {
    checkDigests(entry, digestsOf(bytes), findings)
    const text = textOf(entry.path, bytes, findings)
    if (entry.path === quarantinePath) readQuarantine(entry, text, findings)
    else {
      const lines = linesOfMonthFile(entry.path, text, findings)
      events += readMonthFile(entry, lines, redactions, findings)
      checkRoot(entry, lines, findings)
    }
    progress({ files: ++files, of: wanted.length, events })
  }
  return entries.map((entry) => ({ entry, isRead: !isOld(entry) }))
}
