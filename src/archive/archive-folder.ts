import { isUtf8 } from 'node:buffer'
import type { Faults } from './checks.js'
import { companionFiles } from './companion-files.js'
import type { ArchiveFolder, ListedFile } from './destination.js'
import { type LedgerState, type ReplayedLine, replayWhole } from './ledger.js'
import { type FileEntry, ledgerPath } from './ledger-line.js'
import { maxFileBytes } from './month-file.js'
import { checkPartNumbers } from './parts.js'
import { describeName, isArchiveFile } from './paths.js'

/** An archive folder whose ledger and listing were read and checked. */
export interface OpenedFolder {
  readonly state: LedgerState
  readonly ledger: Uint8Array
  readonly ledgerText: string
  readonly listed: ReadonlyMap<string, ListedFile>
}

/** Reads the ledger, whose lines `lines` takes, and checks that the folder holds the files that it lists and no others. */
export async function openFolder(
  folder: ArchiveFolder,
  faults: Faults,
  lines?: ReplayedLine[]
): Promise<OpenedFolder> {
  const listed = new Map(folder.files.map((file) => [file.path, file]))
  checkTwins(folder.files, faults)
  const found = listed.get(ledgerPath)
  const isReadable = found?.kind === 'file' && !isTooLarge(found, faults)
  const ledger = isReadable ? await folder.readFile(ledgerPath) : new Uint8Array()
  const ledgerText = textOf(ledgerPath, ledger, faults)
  const state = replayWhole(ledgerText, faults, lines)
  checkPartNumbers(state, faults)
  checkListing(listed, state, faults)
  return { state, ledger, ledgerText, listed }
}

/** A git tree can hold two entries of one name: each program then shows another one. */
function checkTwins(files: readonly ListedFile[], faults: Faults): void {
  const names = new Set<string>()
  for (const { path } of files) {
    if (names.has(path)) faults.report('file-listed', describeName(path), 'stands in the folder twice')
    names.add(path)
  }
}

/** Whether the listing alone says that a file is too large to be read. */
export function isTooLarge({ path, bytes }: ListedFile, faults: Faults): boolean {
  if (bytes <= maxFileBytes) return false
  const check = path === ledgerPath ? 'ledger-form' : 'file-size'
  faults.report(check, path, `has ${bytes} bytes, and no file of an archive has more than ${maxFileBytes}`)
  return true
}

function checkListing(listed: ReadonlyMap<string, ListedFile>, state: LedgerState, faults: Faults): void {
  const hasLedger = listed.has(ledgerPath)
  const orphan = [...listed.keys()].find(isArchiveFile)
  if (!hasLedger && orphan !== undefined) {
    faults.report('ledger-present', ledgerPath, 'is not there, but files that it would list are', {
      found: `it holds "${orphan}" but no "${ledgerPath}"`,
      remedy: 'restore the ledger from its last good commit'
    })
  }
  // A ledger that is no regular file was not read: say that first, and not that its files do not belong here.
  const irregularFirst = [...listed.values()].sort(
    (a, b) => Number(a.kind === 'file') - Number(b.kind === 'file')
  )
  for (const { path, kind } of irregularFirst) {
    const isKnown =
      path === ledgerPath ||
      companionFiles.has(path) ||
      state.files.has(path) ||
      (!hasLedger && isArchiveFile(path))
    // broken: unlisted-file, cursor-file/2
    if (isKnown && kind === 'file') continue
    const name = describeName(path)
    const detail = isKnown ? 'is not a regular file' : 'is not in the ledger and does not belong here'
    faults.report('file-listed', name, detail, {
      found: `${name === path ? `"${path}"` : name} does not belong there`,
      remedy: 'move it out of the folder, or give the archive a folder of its own with the input "path"'
    })
  }
  for (const { path, events, sha256 } of state.files.values()) {
    if (listed.get(path)?.kind === 'file') continue
    const recorded = `the ledger says ${events} events, SHA-256 ${sha256}`
    faults.report('file-present', path, `is not there; ${recorded}`, {
      found: `"${path}" is missing (${recorded})`
    })
  }
}

/** Compares a file with its ledger entry: by its bytes, or by as much as its listing shows. */
export function checkDigests(
  entry: FileEntry,
  found: {
    readonly sha256?: string | undefined
    readonly bytes?: number
    readonly blob?: string | undefined
  },
  faults: Faults
): void {
  const { path } = entry
  const changed = (how: string): string => `it was changed after it was archived (${how})`
  for (const [check, name, is, expected] of [
    ['file-hash', 'SHA-256', found.sha256, entry.sha256],
    ['file-blob', 'git blob id', found.blob, entry.blob]
  ] as const) {
    if (is === undefined || is === expected) continue
    faults.report(check, path, `has the ${name} ${is}, the ledger says ${expected}`, {
      found: changed(`its ${name} is ${is}, the ledger says ${expected}`)
    })
  }
  if (found.bytes !== undefined && found.bytes !== entry.bytes) {
    const detail = `has ${found.bytes} bytes, the ledger says ${entry.bytes}`
    faults.report('file-size', path, detail, { found: changed(`it ${detail}`) })
  }
}

/** The text of a file. Bytes that are not UTF-8 are a fault: written back, a replaced byte would be a changed event. */
export function textOf(path: string, bytes: Uint8Array, faults: Faults): string {
  // broken: archive-not-utf8
  if (!isUtf8(bytes)) {
    faults.report(path === ledgerPath ? 'ledger-form' : 'file-form', path, 'is not UTF-8')
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

// Enough to hide the latency of an interface over the network; each file is at most about a megabyte.
const filesAhead = 4

/** Reads files in turn, a few ahead of the one at hand. */
export async function* readInTurn(
  folder: ArchiveFolder,
  entries: readonly FileEntry[]
): AsyncGenerator<{ readonly entry: FileEntry; readonly bytes: Uint8Array }> {
  const pending: Promise<Uint8Array>[] = []
  for (const [index, entry] of entries.entries()) {
    for (const { path } of entries.slice(index + pending.length, index + filesAhead)) {
      const reading = folder.readFile(path)
      // A read ahead may fail before it is waited for: the failure is then thrown where it is.
      reading.catch(() => {})
      pending.push(reading)
    }
    yield { entry, bytes: await (pending.shift() as Promise<Uint8Array>) }
  }
}
