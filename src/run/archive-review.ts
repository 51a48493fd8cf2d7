import type { LedgerState } from '../archive/ledger.js'
import type { Coverage } from '../archive/ledger-line.js'
import type { ArchiveReader } from '../archive/opened-archive.js'
import { partsOf, partsWithin } from '../archive/parts.js'
import { type AuditEvent, StoredEvent } from '../events/event.js'
import { type JsonObject, parseExactJson } from '../events/exact-json.js'
import { parseTombstone } from '../events/tombstone.js'
import { countPeriod, type Period, periodsBefore } from '../review/periods.js'
import type { RunReport } from '../review/report.js'
import type { EventFacts, ReviewEvent } from '../review/review-event.js'
import type { Rule } from '../review/rules.js'
import { ArchivedFacts } from '../review/signals/archived-facts.js'
import { findSignals } from '../review/signals/find-signals.js'

const historyMs = 90 * 86_400_000
// Some fifty thousand events: enough to show what is usual. A long archive costs no more to review than this.
const maxHistoryBytes = 16 * 1024 * 1024
const periodsCompared = 4

export type ArchiveReview = Pick<RunReport, 'reviewed' | 'signals' | 'earlier'>

/**
 * Reads what a review needs, verified: the whole period, and what is usual in the time before it.
 * @throws IntegrityError when a file does not match the ledger; ArchiveError when one cannot be read.
 */
export async function reviewArchive(
  reader: ArchiveReader,
  options: {
    readonly period: Period
    readonly rules: readonly Rule[]
    /** Merged into the archive since it was opened. */
    readonly added: readonly AuditEvent[]
    /** The coverage of the archive as it is now; periods before it cannot be compared. */
    readonly coverage: Coverage | undefined
    /** The events that this run archived: reviewed too, wherever dated. */
    readonly newEvents: readonly ReviewEvent[]
  }
): Promise<ArchiveReview> {
  const { period, rules, added, coverage, newEvents } = options
  const { paths, knownFrom } = choosePaths(reader.state, period)
  await reader.readLines(paths)
  const held = new ReviewInput({ knownFrom, period, newEvents })
  for (const events of [...reader.opened().files.values(), added]) {
    for (const { line, timestamp } of events) held.add(line, timestamp)
  }
  for (const lines of reader.lines()) for (const line of lines) held.add(line, timeOfLine(line))
  const inPeriod = held.reviewed.sort(oldestFirst)
  const signals = findSignals({
    history: held.before,
    reviewed: [...inPeriod, ...newEvents.filter(({ timestamp }) => !isWithin(timestamp, period))],
    rules
  })
  const beginning =
    coverage === undefined ? Number.POSITIVE_INFINITY : Math.max(knownFrom, Date.parse(coverage.from))
  const before = [...held.before, ...held.newBefore]
  return {
    reviewed: { ...period, events: inPeriod },
    signals,
    earlier: periodsBefore(period, periodsCompared)
      .filter(({ from }) => from >= beginning)
      .map((earlier) => countPeriod(earlier, before))
  }
}

/** What the archive holds of the known time: the whole events of the period, and the facts of earlier ones. */
class ReviewInput {
  readonly reviewed: ReviewEvent[] = []
  readonly before: EventFacts[] = []
  /** Facts of events dated before the period and archived by this run: they are reviewed, so they show nothing usual. */
  readonly newBefore: EventFacts[] = []
  readonly #facts = new ArchivedFacts()
  readonly #newBefore: ReadonlySet<string>

  constructor(
    private readonly known: {
      readonly knownFrom: number
      readonly period: Period
      readonly newEvents: readonly ReviewEvent[]
    }
  ) {
    const early = known.newEvents.filter(({ timestamp }) => timestamp < known.period.from)
    this.#newBefore = new Set(early.map(({ id }) => id))
  }

  add(line: string, timestamp: number): void {
    const { knownFrom, period } = this.known
    if (timestamp < knownFrom || timestamp > period.to) return
    const facts = this.#facts.read(line, timestamp)
    if (facts === undefined) return
    if (timestamp >= period.from) {
      this.reviewed.push(new ArchivedReviewEvent(new StoredEvent(timestamp, line), facts))
    } else if (this.#isNew(line)) this.newBefore.push(facts)
    else this.before.push(facts)
  }

  // A lookup hashes the whole line, so it is avoided where the set is empty.
  #isNew(line: string): boolean {
    return this.#newBefore.size > 0 && this.#newBefore.has(line)
  }
}

function oldestFirst(a: ReviewEvent, b: ReviewEvent): number {
  return a.timestamp - b.timestamp
}

function isWithin(timestamp: number, { from, to }: Period): boolean {
  return timestamp >= from && timestamp <= to
}

/** Paths of the parts that a review of the period reads. */
export function partsToReview(state: LedgerState, period: Period): readonly string[] {
  return choosePaths(state, period).paths
}

/** All parts of the reviewed time, and the newest before it, within bounds: everything from `knownFrom` on is read. */
function choosePaths(
  state: LedgerState,
  reviewed: Period
): { readonly paths: readonly string[]; readonly knownFrom: number } {
  const length = reviewed.to - reviewed.from + 1
  const wantedFrom = reviewed.from - Math.max(historyMs, periodsCompared * length)
  const needed = new Set(partsWithin(state, reviewed))
  const wanted = new Set(partsWithin(state, { from: wantedFrom, to: reviewed.from }))
  let bytes = 0
  let knownFrom = wantedFrom
  const paths = [...needed]
  for (const part of partsOf(state).toReversed()) {
    if (needed.has(part.path) || !wanted.has(part.path)) continue
    bytes += part.bytes
    if (bytes <= maxHistoryBytes) paths.push(part.path)
    else knownFrom = Math.max(knownFrom, Date.parse(part.newest ?? '') + 1)
  }
  return { paths, knownFrom: Math.min(knownFrom, reviewed.from) }
}

/** An archived event as the review reads it. A redacted one has nothing left to review. */
export function toReviewEvents(event: AuditEvent): ReviewEvent[] {
  return parseTombstone(event.line) === undefined ? [new ArchivedReviewEvent(event)] : []
}

/** Holds its line alone: a backfill brings hundreds of thousands, and most are looked at once. */
class ArchivedReviewEvent implements ReviewEvent {
  constructor(
    private readonly event: AuditEvent,
    readonly facts?: EventFacts
  ) {}

  get timestamp(): number {
    return this.event.timestamp
  }

  get id(): string {
    return this.event.line
  }

  get key(): string {
    return this.event.key
  }

  get action(): string | undefined {
    const { line } = this.event
    if (!line.startsWith('"action":"', actionAt)) return undefined
    const from = actionAt + '"action":"'.length
    const text = line.slice(from, line.indexOf('"', from))
    return text.includes('\\') ? undefined : text
  }

  get value(): JsonObject {
    return parseExactJson(this.event.line) as JsonObject
  }
}

/** Every stored line begins with its time, and nearly every one ends with it as a number, which reads faster. */
function timeOfLine(line: string): number {
  const isLast = line.startsWith('"timestamp":', line.length - 26)
  return isLast ? Number(line.slice(-14, -1)) : Date.parse(line.slice(timeAt, timeAt + 24))
}

const timeAt = '{"time":"'.length
const actionAt = timeAt + '2025-10-12T12:22:05.833Z",'.length
