import { daysUntilLoss } from '../archive/coverage.js'
import type { CommitReference } from '../archive/destination.js'
import { type LedgerState, ledgerHeadOf } from '../archive/ledger.js'
import type { RunReport } from '../review/report.js'
import type { ReviewEvent } from '../review/review-event.js'
import { classify, type Rule } from '../review/rules.js'
import { type ArchiveReview, reviewArchive, toReviewEvents } from './archive-review.js'
import type { Reading } from './log-reading.js'
import type { Written } from './writing.js'

/** The part of a report that only a run can fill. */
type RunFacts = Pick<
  RunReport,
  | 'reasons'
  | 'newGaps'
  | 'newEvents'
  | 'newRoutineEvents'
  | 'anomalies'
  | 'quarantined'
  | 'changedFiles'
  | 'commits'
  | 'source'
  | 'isBeginning'
>

const nothingRead: RunFacts = {
  reasons: [],
  newGaps: [],
  newEvents: [],
  anomalies: { late: 0, revised: 0, vanished: 0 },
  quarantined: new Map(),
  changedFiles: [],
  commits: [],
  source: undefined
}

/** The report on an archive as it is now; of a run, or of a look at it without the source. */
export function reportOf(
  archive: LedgerState,
  found: Pick<RunReport, 'verdict' | 'destination' | 'serverNow' | 'coverage'> & {
    readonly review: ArchiveReview
    readonly run?: RunFacts
  }
): RunReport {
  const { review, run = nothingRead, ...rest } = found
  const newest = [...archive.files.values()]
    .map((file) => Date.parse(file.newest ?? ''))
    .filter(Number.isFinite)
  return {
    ...rest,
    ...run,
    ...review,
    gaps: archive.gaps,
    daysUntilLoss: daysUntilLoss(found.coverage, found.serverNow),
    archivedEvents: archive.events,
    ...(newest.length === 0 ? {} : { newestEvent: Math.max(...newest) }),
    ...(archive.begunAt === undefined ? {} : { begunAt: Date.parse(archive.begunAt) }),
    ledgerHead: ledgerHeadOf(archive),
    pseudonymized: archive.pseudonyms?.fields ?? []
  }
}

/** The sum of a run's stages; nearly every run has one. */
export class RunRecord {
  readonly #newEvents: ReviewEvent[] = []
  #newRoutineEvents = 0
  /** Of the routine events within the reviewed period. */
  readonly #newRoutineTimes = new Set<number>()
  readonly #commits: CommitReference[] = []
  readonly #changedFiles = new Set<string>()
  readonly #quarantined = new Map<string, number>()
  #revised = 0
  #requests = 0

  constructor(
    private readonly rules: readonly Rule[],
    private readonly opened: LedgerState
  ) {}

  /** Adds a stage that others follow. Routine events are counted, not kept: memory must not grow with the log. */
  addStage(reading: Reading, written: Written): void {
    this.#add(reading, written)
    for (const event of newEventsOf(written)) {
      if (classify(this.rules, event).kind !== 'quiet') this.#newEvents.push(event)
      else {
        this.#newRoutineEvents++
        if (event.timestamp >= reading.period.from) this.#newRoutineTimes.add(event.timestamp)
      }
    }
  }

  /**
   * Adds the last stage, and reviews the archive.
   * @throws IntegrityError or ArchiveError when what the review compares with cannot be read.
   */
  async report(
    reading: Reading,
    written: Written,
    edges: {
      readonly destination: { readonly description: string }
      readonly source: { readonly host: string }
    }
  ): Promise<RunReport> {
    this.#add(reading, written)
    for (const event of newEventsOf(written)) this.#newEvents.push(event)
    const { plan, archive, state } = written
    const { coverage, verdict, reasons, newGaps } = plan.claim
    const { serverNow, total } = reading.observed
    const review = await reviewArchive(archive, {
      period: reading.period,
      rules: this.rules,
      coverage,
      added: plan.added,
      newEvents: this.#newEvents
    })
    this.#keepMarked(review)
    return reportOf(state, {
      verdict,
      destination: edges.destination.description,
      serverNow,
      coverage,
      review,
      run: {
        reasons,
        newGaps,
        newEvents: this.#newEvents,
        newRoutineEvents: this.#newRoutineEvents,
        anomalies: { late: plan.late, revised: this.#revised, vanished: plan.vanished.length },
        quarantined: this.#quarantined,
        changedFiles: [...this.#changedFiles],
        commits: this.#commits,
        isBeginning: this.opened.head === undefined && state.head !== undefined,
        source: { host: edges.source.host, total, requests: this.#requests }
      }
    })
  }

  #add({ observed }: Reading, { plan, batches, commits }: Written): void {
    for (const { paths } of batches) for (const path of paths) this.#changedFiles.add(path)
    this.#commits.push(...commits)
    this.#revised += plan.revised
    for (const { reason } of plan.quarantined)
      this.#quarantined.set(reason, (this.#quarantined.get(reason) ?? 0) + 1)
    this.#requests += observed.requests
  }

  /** An event that a signal marks is not routine, even if a rule says so. */
  #keepMarked({ reviewed, signals }: ArchiveReview): void {
    if (this.#newRoutineTimes.size === 0) return
    const marked = new Set(signals.flatMap(({ marks }) => [...marks.keys()]))
    const known = new Set(this.#newEvents.map(({ id }) => id))
    for (const event of reviewed.events) {
      if (!this.#newRoutineTimes.has(event.timestamp) || !marked.has(event.id) || known.has(event.id))
        continue
      this.#newEvents.push(event)
      this.#newRoutineEvents--
    }
  }
}

function newEventsOf({ batches }: Written): ReviewEvent[] {
  return batches.flatMap(({ added }) => added.flatMap(toReviewEvents))
}
