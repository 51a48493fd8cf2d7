import type { ArchiveFolder, ListedFile } from '../archive/destination.js'
import { gitBlobIdOf, sha256Of } from '../archive/digests.js'
import { type FileEntry, ledgerPath } from '../archive/ledger-line.js'
import { companionPaths, isArchiveFile, parseMonthPartPath } from '../archive/paths.js'
import type { Findings } from './checks.js'
import type { Replay } from './ledger-lines.js'
import { checkMonthFile, checkQuarantine } from './month-lines.js'

export interface FilesOptions {
  /** RFC 3339: files whose newest event is older are not read. */
  readonly since: string | undefined
  readonly progress: (done: { readonly files: number; readonly of: number; readonly events: number }) => void
}

export interface CheckedFile {
  readonly entry: FileEntry
  readonly isRead: boolean
}

// Enough to hide the latency of an interface over the network; each file is at most about a megabyte.
const readAhead = 4

/** Checks that the folder holds what the ledger lists, and reads file by file to check each one's content. */
export async function checkFiles(
  folder: ArchiveFolder,
  replay: Replay,
  findings: Findings,
  { since, progress }: FilesOptions
): Promise<CheckedFile[]> {
  const listed = new Map(folder.files.map((file) => [file.path, file]))
  checkListing(listed, replay, findings)
  const entries = [...replay.files.values()]
    .filter(({ path }) => listed.get(path)?.kind === 'file')
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const isOld = ({ newest }: FileEntry): boolean =>
    since !== undefined && newest !== undefined && newest < since
  const wanted = entries.filter((entry) => !isOld(entry))
  for (const entry of entries.filter(isOld)) checkUnread(entry, listed.get(entry.path), findings)
  const redacted = timesOf(replay)
  const tombstones = new Map<string, ReadonlyMap<string, number>>()
  const pending: Promise<Uint8Array>[] = []
  let events = 0
  for (const [index, entry] of wanted.entries()) {
    while (pending.length < readAhead && index + pending.length < wanted.length) {
      pending.push(quiet(folder.readFile((wanted[index + pending.length] as FileEntry).path)))
    }
    const bytes = await (pending.shift() as Promise<Uint8Array>)
    checkDigests(entry, bytes, findings)
    if (parseMonthPartPath(entry.path) === undefined) checkQuarantine(entry, bytes, findings)
    else {
      const lines = checkMonthFile(entry, bytes, redacted, findings)
      tombstones.set(entry.path, lines.tombstones)
      for (const key of lines.returned) {
        findings.report('redaction-record', entry.path, `holds the redacted event ${key} again`)
      }
      events += lines.events
    }
    progress({ files: index + 1, of: wanted.length, events })
  }
  checkRedactions(replay, tombstones, findings)
  return entries.map((entry) => ({ entry, isRead: !isOld(entry) }))
}

// A read ahead may fail before it is waited for: the failure is then thrown where it is.
function quiet<T>(reading: Promise<T>): Promise<T> {
  reading.catch(() => {})
  return reading
}

/** Checks by name that everything the ledger lists is there, and nothing else. */
export function checkListing(
  listed: ReadonlyMap<string, ListedFile>,
  replay: Replay,
  findings: Findings
): void {
  const hasLedger = listed.has(ledgerPath)
  if (!hasLedger && [...listed.keys()].some(isArchiveFile)) {
    findings.report('ledger-present', ledgerPath, 'is not there, but files that it would list are')
  }
  for (const { path, kind } of listed.values()) {
    const isKnown =
      path === ledgerPath ||
      (companionPaths as readonly string[]).includes(path) ||
      replay.files.has(path) ||
      (!hasLedger && isArchiveFile(path))
    if (!isKnown)
      findings.report('file-listed', describeName(path), 'is not in the ledger and does not belong here')
    else if (kind !== 'file') findings.report('file-listed', path, 'is not a regular file')
  }
  for (const { path, events, sha256 } of replay.files.values()) {
    if (listed.get(path)?.kind !== 'file') {
      findings.report(
        'file-present',
        path,
        `is not there; the ledger says ${events} events, SHA-256 ${sha256}`
      )
    }
  }
}

function checkDigests(entry: FileEntry, bytes: Uint8Array, findings: Findings): void {
  const { path, sha256, blob } = entry
  const found = sha256Of(bytes)
  if (found !== sha256)
    findings.report('file-hash', path, `has the SHA-256 ${found}, the ledger says ${sha256}`)
  if (bytes.length !== entry.bytes) {
    findings.report('file-size', path, `has ${bytes.length} bytes, the ledger says ${entry.bytes}`)
  }
  const foundBlob = gitBlobIdOf(bytes)
  if (foundBlob !== blob) {
    findings.report('file-blob', path, `has the git blob id ${foundBlob}, the ledger says ${blob}`)
  }
}

function checkUnread(entry: FileEntry, file: ListedFile | undefined, findings: Findings): void {
  if (file === undefined) return
  if (file.bytes !== entry.bytes) {
    findings.report('file-size', entry.path, `has ${file.bytes} bytes, the ledger says ${entry.bytes}`)
  }
  if (file.blob !== undefined && file.blob !== entry.blob) {
    findings.report(
      'file-blob',
      entry.path,
      `has the git blob id ${file.blob}, the ledger says ${entry.blob}`
    )
  }
}

function timesOf({ redactions }: Replay): ReadonlyMap<number, ReadonlySet<string>> {
  const times = new Map<number, Set<string>>()
  for (const { time, event } of redactions) {
    const keys = times.get(Date.parse(time)) ?? new Set()
    times.set(Date.parse(time), keys.add(event))
  }
  return times
}

/** The same event may be shown again later, and more often: so there may be more tombstones than were recorded. */
function checkRedactions(
  { redactions }: Replay,
  tombstones: ReadonlyMap<string, ReadonlyMap<string, number>>,
  findings: Findings
): void {
  const recorded = new Set(redactions.map(({ event }) => event))
  for (const [path, keys] of tombstones) {
    for (const key of keys.keys()) {
      if (!recorded.has(key)) {
        findings.report('redaction-record', path, `has a tombstone of ${key} that the ledger does not record`)
      }
    }
  }
  for (const { event, path, copies } of redactions) {
    const found = tombstones.get(path)
    if (found !== undefined && (found.get(event) ?? 0) < copies) {
      findings.report(
        'redaction-record',
        path,
        `has ${found.get(event) ?? 0} tombstones of ${event}, the ledger records ${copies}`
      )
    }
  }
}

/** Somebody else chose the name: it is shown only in a plain form. */
export function describeName(path: string): string {
  return /^[\w .()/+-]{1,100}$/.test(path) ? path : 'a file with an unusual name'
}
