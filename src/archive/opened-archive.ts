import { IntegrityError } from '../errors.js'
import type { AuditEvent } from '../events/event.js'
import { toTime } from './coverage.js'
import type { CommitReference, Destination, ListedFile, Snapshot } from './destination.js'
import { sha256Of } from './digests.js'
import { type LedgerState, replayLedger } from './ledger.js'
import { type FileEntry, ledgerPath } from './ledger-line.js'
import { linesOfMonthFile, parseMonthFile } from './month-file.js'
import { companionPaths, isArchiveFile } from './paths.js'
import { parseQuarantine, type QuarantineEntry, quarantinePath } from './quarantine-file.js'
import type { OpenedArchive } from './reconcile.js'

/** An archive whose ledger and listing verify, and whose files are verified as they are read. */
export class ArchiveReader {
  readonly #files = new Map<string, readonly AuditEvent[]>()
  readonly #lines = new Map<string, readonly string[]>()
  #quarantine: readonly QuarantineEntry[] | undefined

  constructor(
    private readonly snapshot: Snapshot,
    readonly state: LedgerState,
    readonly ledger: string
  ) {}

  get revision(): string {
    return this.snapshot.revision
  }

  /** The commit that the archive was opened at, where the destination has commits. */
  get commit(): CommitReference | undefined {
    return this.snapshot.commit
  }

  /**
   * Reads month files, once each.
   * @throws IntegrityError when one does not match the ledger; ArchiveError when it cannot be read.
   */
  async readMonths(paths: Iterable<string>): Promise<void> {
    const unread = [...new Set(paths)].filter((path) => !this.#files.has(path))
    const files = await Promise.all(unread.map(async (path) => [path, await this.#readMonth(path)] as const))
    for (const [path, events] of files) this.#files.set(path, events)
  }

  /**
   * Reads month files that are to be looked at and not merged: verified by their SHA-256, they need not be parsed.
   * @throws as {@link readMonths}.
   */
  async readLines(paths: Iterable<string>): Promise<void> {
    const unread = [...new Set(paths)].filter((path) => !this.#files.has(path) && !this.#lines.has(path))
    const read = async (path: string) => linesOfMonthFile(path, (await this.#readVerified(path)).text)
    const files = await Promise.all(unread.map(async (path) => [path, await read(path)] as const))
    for (const [path, lines] of files) this.#lines.set(path, lines)
  }

  /** The lines of the month files that were read as such, and not as events. */
  *lines(): Iterable<readonly string[]> {
    for (const [path, lines] of this.#lines) if (!this.#files.has(path)) yield lines
  }

  async #readMonth(path: string): Promise<AuditEvent[]> {
    const { entry, text } = await this.#readVerified(path)
    const events = parseMonthFile(path, text)
    const newest = events[0]
    const oldest = events.at(-1)
    if (
      events.length !== entry.events ||
      newest === undefined ||
      oldest === undefined ||
      toTime(newest.timestamp) !== entry.newest ||
      toTime(oldest.timestamp) !== entry.oldest
    ) {
      throw new IntegrityError(
        'count',
        `Cannot trust "${path}": it holds ${events.length} events, the ledger says ${entry.events}, or their bounds ` +
          'differ; restore the archive from its last good commit'
      )
    }
    return events
  }

  /** Reads the quarantined rows, once. */
  async readQuarantine(): Promise<void> {
    if (this.#quarantine !== undefined) return
    this.#quarantine = this.state.files.has(quarantinePath)
      ? parseQuarantine((await this.#readVerified(quarantinePath)).text)
      : []
  }

  async #readVerified(path: string): Promise<{ entry: FileEntry; text: string }> {
    const entry = this.state.files.get(path)
    if (entry === undefined) throw new Error(`"${path}" is not in the ledger`)
    const bytes = await this.snapshot.readFile(path)
    const found = sha256Of(bytes)
    // broken: ledger-without-hashes/2
    if (found !== entry.sha256)
      throw changed(entry, `its SHA-256 is ${found}, the ledger says ${entry.sha256}`)
    return { entry, text: textOf(path, bytes) }
  }

  /** The archive as far as it was read until now. */
  opened(): OpenedArchive {
    return {
      state: this.state,
      ledger: this.ledger,
      files: new Map(this.#files),
      quarantine: this.#quarantine ?? [],
      listed: new Set(this.snapshot.files.map((file) => file.path))
    }
  }
}

/**
 * Opens an archive and verifies it as far as a run needs: the ledger's chain, that the folder holds exactly the files
 * that the ledger says, and of each its size and (where the listing has it) its git blob id. The SHA-256 of a file is
 * checked when it is read.
 * @throws IntegrityError when it does not verify, and then nothing may be written; ArchiveError when it cannot be read.
 */
export async function openArchive(
  destination: Pick<Destination, 'description' | 'open'>
): Promise<ArchiveReader> {
  const snapshot = await destination.open()
  const listed = new Map(snapshot.files.map((file) => [file.path, file]))
  const ledger = listed.has(ledgerPath) ? textOf(ledgerPath, await snapshot.readFile(ledgerPath)) : ''
  const state = replayLedger(ledger)
  if (!listed.has(ledgerPath)) {
    const orphan = snapshot.files.find((file) => isArchiveFile(file.path))
    if (orphan !== undefined) {
      throw new IntegrityError(
        'missing',
        `Cannot trust the archive in ${destination.description}: it holds "${orphan.path}" but no "${ledgerPath}"; ` +
          'restore the ledger from its last good commit'
      )
    }
  }
  // broken: cursor-file/2
  for (const file of listed.values()) verifyListed(file, state, destination.description)
  for (const entry of state.files.values()) {
    if (!listed.has(entry.path)) {
      throw new IntegrityError(
        'missing',
        `Cannot trust the archive in ${destination.description}: "${entry.path}" is missing (the ledger says ` +
          `${entry.events} events, SHA-256 ${entry.sha256}); restore it from its last good commit`
      )
    }
  }
  return new ArchiveReader(snapshot, state, ledger)
}

// Not lossily: written back, a replaced byte would be a changed event.
function textOf(path: string, bytes: Uint8Array): string {
  try {
    // broken: archive-not-utf8
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new IntegrityError(
      'format',
      `Cannot read "${path}": it is not UTF-8; restore it from its last good commit`
    )
  }
}

function verifyListed(file: ListedFile, state: LedgerState, description: string): void {
  if (file.kind === 'file' && (file.path === ledgerPath || isCompanion(file.path))) return
  const entry = state.files.get(file.path)
  // broken: unlisted-file
  if (entry === undefined || file.kind !== 'file') {
    throw new IntegrityError(
      'unlisted',
      `Cannot trust the archive in ${description}: ${describeName(file.path)} does not belong there; move it out of ` +
        'the folder, or give the archive a folder of its own with the input "path"'
    )
  }
  if (file.blob !== undefined && file.blob !== entry.blob) {
    throw changed(entry, `its git blob id is ${file.blob}, the ledger says ${entry.blob}`)
  }
  if (file.bytes !== entry.bytes) {
    throw changed(
      entry,
      `it has ${file.bytes} bytes, the ledger says ${entry.bytes} (SHA-256 ${entry.sha256})`
    )
  }
}

function isCompanion(path: string): boolean {
  return (companionPaths as readonly string[]).includes(path)
}

// Somebody else chose the name: it goes into a message only in a plain form.
function describeName(path: string): string {
  // broken: any-name-quoted
  return /^[\w .()/+-]{1,100}$/.test(path) ? `"${path}"` : 'a file with an unusual name'
}

function changed(entry: FileEntry, found: string): IntegrityError {
  return new IntegrityError(
    'hash',
    `Cannot trust "${entry.path}": it was changed after it was archived (${found}); restore it from its last good commit`
  )
}
