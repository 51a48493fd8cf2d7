import type { Coverage, LedgerState } from './archive/ledger.js'
import { partsOf, partsWithin } from './archive/shelf.js'
import { type AuditEvent, parseEventLine } from './events/event.js'
import { type JsonObject, parseExactJson } from './events/exact-json.js'
import { parseTombstone } from './events/tombstone.js'
import type { ArchiveReader } from './opening.js'
import { countPeriod, type Period, periodsBefore } from './review/periods.js'
import type { RunReport } from './review/report.js'
import type { ReviewEvent } from './review/review-event.js'
import type { Rule } from './review/rules.js'
import { findSignals } from './review/signals/find-signals.js'

const historyMs = 90 * 86_400_000
// Some fifty thousand events: what is usual shows in them, and a long archive costs no more to review than this.
const maxHistoryBytes = 16 * 1024 * 1024
const periodsCompared = 4

/**
 * Reads what a review needs, verified: the period whole, and of the time before it what is usual there.
 * @throws IntegrityError when a file does not match the ledger; ArchiveError when one cannot be read.
 */
export async function reviewArchive(
  reader: ArchiveReader,
  options: {
    readonly period: Period
    readonly rules: readonly Rule[]
    /** Merged into the archive since it was opened. */
    readonly added: readonly AuditEvent[]
    /** Of the archive as it is now; periods before it cannot be compared. */
    readonly coverage: Coverage | undefined
    /** Those that this run archived: reviewed too, wherever dated. */
    readonly newEvents: readonly ReviewEvent[]
  }
): Promise<Pick<RunReport, 'reviewed' | 'signals' | 'earlier'>> {
  const { period, rules, added, coverage, newEvents } = options
  const { paths, knownFrom } = choosePaths(reader.state, period)
  await reader.readLines(paths)
  const merged = [...reader.opened().files.values(), added]
    .flat()
    .filter(({ timestamp }) => timestamp >= knownFrom && timestamp <= period.to)
    .flatMap(toReviewEvents)
  const others = [...reader.lines()].flatMap((lines) => eventsOf(lines, { knownFrom, period }))
  const held = [...merged, ...others].sort((a, b) => a.timestamp - b.timestamp)
  const inPeriod = held.filter(({ timestamp }) => timestamp >= period.from)
  const newKeys = new Set(newEvents.map(({ key }) => key))
  const signals = findSignals({
    history: held.filter(({ timestamp, key }) => timestamp < period.from && !newKeys.has(key)),
    reviewed: [...inPeriod, ...newEvents.filter(({ timestamp }) => !isWithin(timestamp, period))],
    rules
  })
  const beginning =
    coverage === undefined ? Number.POSITIVE_INFINITY : Math.max(knownFrom, Date.parse(coverage.from))
  return {
    reviewed: { ...period, events: inPeriod },
    signals,
    earlier: periodsBefore(period, periodsCompared)
      .filter(({ from }) => from >= beginning)
      .map((earlier) => countPeriod(earlier, held))
  }
}

function isWithin(timestamp: number, { from, to }: Period): boolean {
  return timestamp >= from && timestamp <= to
}

/** Paths of the parts that a review of the period reads. */
export function partsToReview(state: LedgerState, period: Period): readonly string[] {
  return choosePaths(state, period).paths
}

/** All parts of the reviewed time, and the newest before it, within bounds; all of the time from `knownFrom` on is read. */
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

/** An archived event with its members, as the review reads it. A redacted one has nothing left to review. */
export function toReviewEvents({ timestamp, key, line }: AuditEvent): ReviewEvent[] {
  if (parseTombstone(line) !== undefined) return []
  return [{ timestamp, key, value: parseExactJson(line) as JsonObject }]
}

/** Events of a verified file. Most of them only show what is usual: those need no κ, which costs the most to find. */
function eventsOf(
  lines: readonly string[],
  { knownFrom, period }: { readonly knownFrom: number; readonly period: Period }
): ReviewEvent[] {
  return lines.flatMap((line) => {
    const timestamp = Date.parse(line.slice(timeAt, timeAt + 24))
    if (timestamp < knownFrom || timestamp > period.to) return []
    if (timestamp < period.from) return toReviewEvents({ timestamp, key: line, line })
    const stored = parseEventLine(line)
    if (stored.kind === 'invalid') throw new Error(`An archived event ${stored.reason}`)
    return stored.kind === 'tombstone' ? [] : [{ ...stored.event, value: stored.value }]
  })
}

/** Every stored line begins with its time, which is derived from the timestamp. */
const timeAt = '{"time":"'.length
