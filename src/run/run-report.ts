import { daysUntilLoss } from '../archive/coverage.js'
import type { CommitReference } from '../archive/destination.js'
import { ledgerHeadOf } from '../archive/ledger.js'
import type { Observed } from '../events/observed.js'
import type { Period } from '../review/periods.js'
import type { RunReport } from '../review/report.js'
import type { ReviewEvent } from '../review/review-event.js'
import { classify, type Rule } from '../review/rules.js'
import { reviewArchive, toReviewEvents } from './archive-review.js'
import type { Archived } from './writing.js'

/** What the stages of a run came to together; nearly every run has one. */
export class RunRecord {
  readonly #newEvents: ReviewEvent[] = []
  #newRoutineEvents = 0
  /** Of those within the reviewed period. */
  readonly #newRoutineTimes = new Set<number>()
  readonly #commits: CommitReference[] = []
  readonly #changedFiles = new Set<string>()
  readonly #quarantined = new Map<string, number>()
  #revised = 0
  #requests = 0

  constructor(private readonly rules: readonly Rule[]) {}

  /** Of a stage, only what a rule marks, or none knows, is kept: memory must not grow with the log. */
  addStage(archived: Archived, observed: Observed, period: Period): void {
    this.#add(archived, observed)
    for (const event of newEventsOf(archived)) {
      if (classify(this.rules, event).kind !== 'quiet') this.#newEvents.push(event)
      else {
        this.#newRoutineEvents++
        if (event.timestamp >= period.from) this.#newRoutineTimes.add(event.timestamp)
      }
    }
  }

  #add({ plan, written, commits }: Archived, observed: Observed): void {
    for (const { paths } of written) for (const path of paths) this.#changedFiles.add(path)
    this.#commits.push(...commits)
    this.#revised += plan.revised
    for (const { reason } of plan.quarantined)
      this.#quarantined.set(reason, (this.#quarantined.get(reason) ?? 0) + 1)
    this.#requests += observed.requests
  }

  /** What a signal marks is not routine, whatever rules say. */
  #keepMarked({ reviewed, signals }: Pick<RunReport, 'reviewed' | 'signals'>): void {
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

  /**
   * The report of the run, of which that was the last stage.
   * @throws IntegrityError or ArchiveError when what the review compares with cannot be read.
   */
  async describe(
    archived: Archived,
    observed: Observed,
    options: {
      readonly period: Period
      readonly destination: { readonly description: string }
      readonly source: { readonly host: string }
    }
  ): Promise<RunReport> {
    this.#add(archived, observed)
    for (const event of newEventsOf(archived)) this.#newEvents.push(event)
    const { plan, reader, state } = archived
    const { coverage, verdict, reasons, newGaps } = plan.claim
    const review = await reviewArchive(reader, {
      period: options.period,
      rules: this.rules,
      coverage,
      added: plan.kind === 'write' ? plan.added : [],
      newEvents: this.#newEvents
    })
    this.#keepMarked(review)
    const newest = Math.max(
      ...[...state.files.values()].map((file) => Date.parse(file.newest ?? '')).filter(Number.isFinite)
    )
    return {
      verdict,
      reasons,
      destination: options.destination.description,
      serverNow: observed.serverNow,
      coverage,
      newGaps,
      gaps: state.gaps,
      daysUntilLoss: daysUntilLoss(coverage, observed.serverNow),
      newEvents: this.#newEvents,
      newRoutineEvents: this.#newRoutineEvents,
      archivedEvents: state.events,
      ...(Number.isFinite(newest) ? { newestEvent: newest } : {}),
      ...review,
      anomalies: { late: plan.late, revised: this.#revised, vanished: plan.vanished.length },
      quarantined: this.#quarantined,
      changedFiles: [...this.#changedFiles],
      commits: this.#commits,
      ledgerHead: ledgerHeadOf(state),
      pseudonymized: state.pseudonyms?.fields ?? [],
      source: { host: options.source.host, total: observed.total, requests: this.#requests }
    }
  }
}

function newEventsOf({ written }: Archived): ReviewEvent[] {
  return written.flatMap(({ added }) => added.flatMap(toReviewEvents))
}
