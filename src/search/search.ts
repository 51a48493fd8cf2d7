import { checkDigests, type OpenedFolder, openFolder, readInTurn, textOf } from '../archive/archive-folder.js'
import type { ArchiveFolder } from '../archive/destination.js'
import { sha256Of } from '../archive/digests.js'
import type { LedgerState } from '../archive/ledger.js'
import type { FileEntry } from '../archive/ledger-line.js'
import { parseMonthPartPath, quarantinePath } from '../archive/paths.js'
import { parseQuarantine } from '../archive/quarantine-file.js'
import { type Json, parseExactJson } from '../events/exact-json.js'
import { parseTombstone } from '../events/tombstone.js'
import { Findings } from '../verification/checks.js'
import { type Criterion, fold } from './criteria.js'

/** A match, as it is archived. */
export interface Match {
  readonly kind: 'event' | 'redacted' | 'quarantined'
  /** Name of its file. */
  readonly path: string
  /** Epoch milliseconds; of a row in quarantine when it was seen. */
  readonly timestamp: number
  /** The line of its file, without a comma. */
  readonly line: string
  readonly value: Json
}

export interface Period {
  /** Epoch milliseconds, both included. */
  readonly from: number
  readonly to: number
}

/** Counts of what a search read. */
export interface SearchedFiles {
  files: number
  events: number
  /** Redacted events of the period: they hold no text to search. */
  redacted: number
}

/** An archive whose ledger was read; each file is compared with it before anything in it is shown. */
export class ArchiveSearch {
  readonly searched: SearchedFiles = { files: 0, events: 0, redacted: 0 }

  private constructor(
    private readonly folder: ArchiveFolder,
    private readonly opened: OpenedFolder,
    readonly findings: Findings
  ) {}

  get state(): LedgerState {
    return this.opened.state
  }

  static async open(folder: ArchiveFolder): Promise<ArchiveSearch> {
    const findings = new Findings()
    return new ArchiveSearch(folder, await openFolder(folder, findings), findings)
  }

  /**
   * All matches, newest first, then those in quarantine. Without criteria all events of the period match, redacted ones
   * too. A file that does not match the ledger is left out, and in `findings`.
   */
  async *find(criteria: readonly Criterion[], { from, to }: Period): AsyncGenerator<Match> {
    const { state, listed } = this.opened
    const entries = [...state.files.values()].filter(({ path }) => listed.get(path)?.kind === 'file')
    const parts = entries
      .filter(({ path }) => parseMonthPartPath(path) !== undefined)
      .map((entry) => ({ entry, oldest: timeOf(entry.oldest), newest: timeOf(entry.newest) }))
      .filter(({ oldest, newest }) => newest >= from && oldest <= to)
      .sort((a, b) => b.newest - a.newest || (a.entry.path < b.entry.path ? 1 : -1))
    // The times of two parts may overlap: a match waits until no part that is still to come can hold a newer one.
    let waiting: Match[] = []
    let next = 0
    for await (const { entry, bytes } of readInTurn(
      this.folder,
      parts.map((part) => part.entry)
    )) {
      const text = this.#verifiedText(entry, bytes)
      if (text !== undefined) waiting.push(...this.#matchesIn(entry.path, text, criteria, { from, to }))
      waiting.sort((a, b) => b.timestamp - a.timestamp)
      const limit = parts[++next]?.newest ?? Number.NEGATIVE_INFINITY
      const kept = waiting.findIndex(({ timestamp }) => timestamp <= limit)
      const ready = kept === -1 ? waiting : waiting.slice(0, kept)
      waiting = kept === -1 ? [] : waiting.slice(kept)
      yield* ready
    }
    yield* this.#findInQuarantine(
      entries.find(({ path }) => path === quarantinePath),
      criteria,
      { from, to }
    )
  }

  #verifiedText(entry: FileEntry, bytes: Uint8Array): string | undefined {
    this.searched.files++
    const sha256 = sha256Of(bytes)
    checkDigests(
      entry,
      { sha256 },
      {
        report: (check, path, detail) =>
          this.findings.report(check, path, `${detail}: its events are left out`)
      }
    )
    return sha256 === entry.sha256 ? textOf(entry.path, bytes, this.findings) : undefined
  }

  *#matchesIn(path: string, text: string, criteria: readonly Criterion[], period: Period): Generator<Match> {
    const lines = text.split('\n').slice(1, -2)
    this.searched.events += lines.length
    const folded = criteria.length === 0 ? text : fold(text)
    const mayHold = (line: string): boolean => criteria.every((criterion) => criterion.mayHold(line))
    // A file without a match is skipped, but for its redacted events.
    const isIn = mayHold(folded)
    if (!isIn && !text.includes('"redacted":"')) return
    const foldedLines = folded.split('\n').slice(1, -2)
    for (const [index, lineAndComma] of lines.entries()) {
      const isCandidate = isIn && mayHold(foldedLines[index] as string)
      if (!isCandidate && !lineAndComma.includes('"redacted":"')) continue
      const line = lineAndComma.replace(/,$/, '')
      const tombstone = parseTombstone(line)
      if (tombstone !== undefined) {
        if (!isWithin(tombstone.timestamp, period)) continue
        this.searched.redacted++
        if (criteria.length === 0) yield { kind: 'redacted', path, line, ...tombstone, value: null }
        continue
      }
      if (!isCandidate) continue
      const value = parseEvent(line)
      if (value === undefined)
        this.findings.report('file-form', path, 'cannot be read, and is left out', { line: index + 2 })
      else if (isWithin(value.timestamp, period) && criteria.every(({ holds }) => holds(value.value)))
        yield { kind: 'event', path, line, ...value }
    }
  }

  async *#findInQuarantine(
    entry: FileEntry | undefined,
    criteria: readonly Criterion[],
    period: Period
  ): AsyncGenerator<Match> {
    if (entry === undefined) return
    const text = this.#verifiedText(entry, await this.folder.readFile(entry.path))
    if (text === undefined) return
    for (const { seen, reason, row } of parseQuarantine(text).toReversed()) {
      const value = parseExactJson(row)
      const timestamp = Date.parse(seen)
      if (!isWithin(timestamp, period) || !criteria.every(({ holds }) => holds(value))) continue
      const line = `{"seen":${JSON.stringify(seen)},"reason":${JSON.stringify(reason)},"row":${row}}`
      yield { kind: 'quarantined', path: entry.path, timestamp, line, value: { reason, row: value } }
    }
  }
}

function parseEvent(line: string): { timestamp: number; value: Json } | undefined {
  try {
    const value = parseExactJson(line)
    const timestamp = (value as { timestamp?: unknown } | null)?.timestamp
    return typeof timestamp === 'number' ? { timestamp, value } : undefined
  } catch {
    return undefined
  }
}

function isWithin(timestamp: number, { from, to }: Period): boolean {
  return timestamp >= from && timestamp <= to
}

function timeOf(time: string | undefined): number {
  return Date.parse(time ?? '')
}
