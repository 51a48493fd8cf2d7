import { checkDigests, type OpenedFolder, openFolder, readInTurn, textOf } from '../archive/archive-folder.js'
import { StrictFaults, strictly } from '../archive/checks.js'
import type { ArchiveFolder } from '../archive/destination.js'
import { sha256Of } from '../archive/digests.js'
import type { ReplayedLine } from '../archive/ledger.js'
import { linesOfMonthFile, readMonthFile } from '../archive/month-file.js'
import { type PartEntry, partsOf } from '../archive/parts.js'
import { RedactionRecord } from '../archive/redaction-record.js'
import { ArchiveError } from '../errors.js'
import { type AuditEvent, keyOf } from '../events/event.js'
import { type JsonObject, parseExactJson } from '../events/exact-json.js'
import { findUsualMembers } from '../events/stored-event.js'
import { isTombstone } from '../events/tombstone.js'
import type { ExportedEvent } from './row.js'

/** The months of an archive, to be read one after the other. */
export class ExportSource {
  readonly #redactions: RedactionRecord

  private constructor(
    private readonly folder: ArchiveFolder,
    readonly opened: OpenedFolder,
    private readonly lines: readonly ReplayedLine[]
  ) {
    this.#redactions = new RedactionRecord(opened.state.redactions)
  }

  /**
   * Verifies ledger and listing; each file is verified when it is read. `description` is for messages.
   * @throws IntegrityError when the archive does not verify; ArchiveError when there is none.
   */
  static async open(folder: ArchiveFolder, description: string): Promise<ExportSource> {
    const lines: ReplayedLine[] = []
    const opened = await openFolder(folder, new StrictFaults(`the archive in ${description}`), lines)
    for (const entry of opened.state.files.values())
      checkDigests(entry, opened.listed.get(entry.path) ?? {}, strictly)
    if (lines.length === 0) {
      throw new ArchiveError(
        'not-a-folder',
        `Cannot export "${description}": there is no archive in it (no ledger.jsonl); name the folder that holds one`
      )
    }
    return new ExportSource(folder, opened, lines)
  }

  /** SHA-256 of the first ledger line. */
  get archive(): string {
    return this.lines[0]?.sha256 ?? ''
  }

  /** The parts of each month of the period, oldest month first. */
  months(from: string | undefined, to: string | undefined): Map<string, readonly PartEntry[]> {
    const months = new Map<string, PartEntry[]>()
    for (const part of partsOf(this.opened.state)) {
      if (part.month < (from ?? part.month) || part.month > (to ?? part.month)) continue
      const parts = months.get(part.month) ?? []
      parts.push(part)
      months.set(part.month, parts)
    }
    return months
  }

  /** The number of the newest ledger line that names one of the files. */
  newestLineOf(parts: readonly PartEntry[]): number {
    const paths = new Set(parts.map(({ path }) => path))
    return this.lines.findLast(({ line }) => line?.files.some(({ path }) => paths.has(path)))?.line?.seq ?? 0
  }

  /**
   * The events of a month's parts by time, then κ, then copy, a part of them at a time.
   * @throws IntegrityError when a file does not match the ledger.
   */
  async *read(parts: readonly PartEntry[]): AsyncGenerator<ExportedEvent[]> {
    const byAge = parts.toSorted((a, b) => a.span.from - b.span.from || a.part - b.part)
    // The times of two parts may overlap: an event waits until no part that is still to come can hold an older one.
    let waiting: Found[] = []
    let next = 0
    let [last, copy] = ['', 0]
    for await (const { entry, bytes } of readInTurn(this.folder, byAge)) {
      checkDigests(entry, { sha256: sha256Of(bytes) }, strictly)
      const events: AuditEvent[] = []
      const lines = linesOfMonthFile(entry.path, textOf(entry.path, bytes, strictly))
      readMonthFile(entry, lines, this.#redactions, strictly, events)
      for (const event of events.reverse()) waiting.push({ event, file: entry.path })
      waiting.sort(compare)
      const limit = byAge[++next]?.span.from ?? Number.POSITIVE_INFINITY
      const kept = waiting.findIndex(({ event }) => event.timestamp >= limit)
      const ready = kept === -1 ? waiting : waiting.slice(0, kept)
      waiting = kept === -1 ? [] : waiting.slice(kept)
      const exported: ExportedEvent[] = []
      for (const each of ready) {
        const event = exportedOf(each)
        copy = event.key === last ? copy + 1 : 1
        last = event.key
        exported.push(copy === 1 ? event : { ...event, copy })
      }
      yield exported
    }
  }
}

function exportedOf({ event, file }: Found): ExportedEvent {
  const { timestamp, line } = event
  const base = { copy: 1, timestamp, line, file }
  if (isTombstone(line)) return { ...base, key: event.key, isRedacted: true }
  const usual = findUsualMembers(event)
  if (usual !== undefined) return { ...base, key: usual.key, isRedacted: false, usual: usual.whole }
  // Once for the key and for the row.
  const value = parseExactJson(line) as JsonObject
  return { ...base, key: keyOf(value), isRedacted: false, value }
}

interface Found {
  readonly event: AuditEvent
  readonly file: string
}

/** Copies of one κ share their time, so they stand beside each other. */
function compare(a: Found, b: Found): number {
  if (a.event.timestamp !== b.event.timestamp) return a.event.timestamp - b.event.timestamp
  if (a.event.line !== b.event.line) {
    if (a.event.key !== b.event.key) return a.event.key < b.event.key ? -1 : 1
    return a.event.line < b.event.line ? -1 : 1
  }
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0
}
