import { daysUntilLoss } from '../archive/coverage.js'
import type { Snapshot } from '../archive/destination.js'
import { ledgerHeadOf } from '../archive/ledger.js'
import type { Coverage } from '../archive/ledger-line.js'
import { openArchive } from '../archive/opened-archive.js'
import { ArchiveError } from '../errors.js'
import { settleMs } from '../hireflix/seen-answers.js'
import type { RunReport } from '../review/report.js'
import { periodAt, type ReviewPeriod } from '../review/review-period.js'
import type { Rule } from '../review/rules.js'
import { reviewArchive } from './archive-review.js'

/** Where an archive can be read; nothing is written. */
export interface ReadablePlace {
  readonly description: string
  open(): Promise<Pick<Snapshot, 'files' | 'readFile'>>
}

/**
 * Reviews an existing archive, without the source: verified as for archiving, and nothing is written. Without `now`
 * it is the time up to which the archive's last entry proves, so that the same archive gives the same report on any day.
 * @throws IntegrityError or ArchiveError
 */
export async function reportOn(
  place: ReadablePlace,
  options: {
    readonly period: ReviewPeriod
    readonly rules: readonly Rule[]
    readonly now?: number | undefined
    /** What a run has proven that had nothing to write: the ledger says so in seven days at the latest. */
    readonly coverage?: Coverage | undefined
  }
): Promise<RunReport> {
  const { description } = place
  const reader = await openArchive({
    description,
    open: async () => ({ revision: '', ...(await place.open()) })
  })
  const { state } = reader
  if (state.head === undefined) {
    throw new ArchiveError(
      'not-a-folder',
      `Cannot review ${description}: there is no archive in it yet (no ledger.jsonl); name its folder, or archive first`
    )
  }
  const coverage = options.coverage ?? state.coverage
  const now = options.now ?? lastLook(state.head.at, coverage)
  const review = await reviewArchive(reader, {
    period: periodAt(options.period, now),
    rules: options.rules,
    coverage,
    added: [],
    newEvents: []
  })
  const newest = [...state.files.values()]
    .map((file) => Date.parse(file.newest ?? ''))
    .filter(Number.isFinite)
  return {
    verdict: state.verdict ?? 'unproven',
    reasons: [],
    destination: description,
    serverNow: now,
    coverage,
    newGaps: [],
    gaps: state.gaps,
    daysUntilLoss: daysUntilLoss(coverage, now),
    newEvents: [],
    archivedEvents: state.events,
    ...(newest.length === 0 ? {} : { newestEvent: Math.max(...newest) }),
    ...review,
    anomalies: { late: 0, revised: 0, vanished: 0 },
    quarantined: new Map(),
    changedFiles: [],
    commits: [],
    ledgerHead: ledgerHeadOf(state),
    pseudonymized: state.pseudonyms?.fields ?? [],
    source: undefined
  }
}

// A run proves up to its time less a settling time. Where it did, the review ends there, not at events that may still
// be joined by others; where it did not, what was seen since is reviewed too, and said to be unproven.
function lastLook(at: string, coverage: Coverage | undefined): number {
  const through = coverage === undefined ? Number.NaN : Date.parse(coverage.through)
  return Date.parse(at) - through <= settleMs ? through : Date.parse(at)
}
