import type { AuditEvent } from '../events/event.js'
import { checkDigests, type OpenedFolder, openFolder, textOf } from './archive-folder.js'
import { StrictFaults, strictly } from './checks.js'
import type { CommitReference, Destination, Snapshot } from './destination.js'
import { sha256Of } from './digests.js'
import type { LedgerState } from './ledger.js'
import type { FileEntry } from './ledger-line.js'
import { linesOfMonthFile, readMonthFile } from './month-file.js'
import { quarantinePath } from './paths.js'
import { type QuarantineEntry, readQuarantine } from './quarantine-file.js'
import type { OpenedArchive } from './reconcile.js'
import { RedactionRecord } from './redaction-record.js'

/** An archive whose ledger and listing verify, and whose files are verified as they are read. */
export class ArchiveReader {
  readonly state: LedgerState
  readonly ledger: string
  readonly #files = new Map<string, readonly AuditEvent[]>()
  readonly #lines = new Map<string, readonly string[]>()
  readonly #redactions: RedactionRecord
  #quarantine: readonly QuarantineEntry[] | undefined

  constructor(
    private readonly snapshot: Snapshot,
    { state, ledgerText }: OpenedFolder
  ) {
    this.state = state
    this.ledger = ledgerText
    this.#redactions = new RedactionRecord(state.redactions)
  }

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
    const read = async (path: string) => {
      const { entry, text } = await this.#readVerified(path)
      const events: AuditEvent[] = []
      readMonthFile(entry, linesOfMonthFile(path, text), this.#redactions, strictly, events)
      return events
    }
    const files = await Promise.all(unread.map(async (path) => [path, await read(path)] as const))
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

  /** Reads the quarantined rows, once. */
  async readQuarantine(): Promise<void> {
    if (this.#quarantine !== undefined) return
    if (!this.state.files.has(quarantinePath)) this.#quarantine = []
    else {
      const { entry, text } = await this.#readVerified(quarantinePath)
      this.#quarantine = readQuarantine(entry, text, strictly)
    }
  }

  async #readVerified(path: string): Promise<{ entry: FileEntry; text: string }> {
    const entry = this.state.files.get(path)
    if (entry === undefined) throw new Error(`"${path}" is not in the ledger`)
    const bytes = await this.snapshot.readFile(path)
    // broken: ledger-without-hashes/2
    checkDigests(entry, { sha256: sha256Of(bytes) }, strictly)
    return { entry, text: textOf(path, bytes, strictly) }
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
 * Opens an archive and verifies it as far as a run needs: the ledger, that the folder holds exactly the files that the
 * ledger says, and of each its size and (where the listing has it) its git blob id. The SHA-256 of a file is checked when
 * it is read.
 * @throws IntegrityError when it does not verify, and then nothing may be written; ArchiveError when it cannot be read.
 */
export async function openArchive(
  destination: Pick<Destination, 'description' | 'open'>
): Promise<ArchiveReader> {
  const snapshot = await destination.open()
  const folder = await openFolder(snapshot, new StrictFaults(`the archive in ${destination.description}`))
  for (const entry of folder.state.files.values())
    checkDigests(entry, folder.listed.get(entry.path) ?? {}, strictly)
  return new ArchiveReader(snapshot, folder)
}
