import type { Snapshot } from '../archive/destination.js'
import type { Coverage } from '../archive/ledger-line.js'
import { openArchive } from '../archive/opened-archive.js'
import { ArchiveError } from '../errors.js'
import { settleMs } from '../hireflix/seen-answers.js'
import type { RunReport } from '../review/report.js'
import { periodAt, type ReviewPeriod } from '../review/review-period.js'
import type { Rule } from '../review/rules.js'
import { reviewArchive } from './archive-review.js'
import { reportOf } from './run-report.js'

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
    /** Coverage proven by a run that wrote nothing. The ledger records it within seven days. */
    readonly coverage?: Coverage | undefined
  }
): Promise<RunReport> {
  const { description } = place
  const archive = await openArchive({
    description,
    open: async () => ({ revision: '', ...(await place.open()) })
  })
  const { state } = archive
  if (state.head === undefined) {
    throw new ArchiveError(
      'not-a-folder',
      `Cannot review ${description}: there is no archive in it yet (no ledger.jsonl); name its folder, or archive first`
    )
  }
  const { rules, coverage = state.coverage } = options
  const serverNow = options.now ?? lastLook(state.head.at, coverage)
  const period = periodAt(options.period, serverNow)
  const review = await reviewArchive(archive, { period, rules, coverage, added: [], newEvents: [] })
  const verdict = state.verdict ?? 'unproven'
  return reportOf(state, { verdict, destination: description, serverNow, coverage, review })
}

// A run proves up to its time less a settling time. Where it did, the review ends there, not at events that may still
// be joined by others; where it did not, what was seen since is reviewed too, and said to be unproven.
function lastLook(at: string, coverage: Coverage | undefined): number {
  const through = coverage === undefined ? Number.NaN : Date.parse(coverage.through)
  return Date.parse(at) - through <= settleMs ? through : Date.parse(at)
}
