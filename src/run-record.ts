import { daysUntilLoss, describeLoss } from './archive/coverage.js'
import { ledgerHeadOf } from './archive/ledger.js'
import type { Gap } from './archive/ledger-line.js'
import type { Archived } from './archiving.js'
import type { CommitReference } from './destinations/destination.js'
import type { Stage } from './reading.js'
import type { Period } from './review/periods.js'
import type { RunReport } from './review/report.js'
import type { ReviewEvent } from './review/review-event.js'
import { classify, type Rule } from './review/rules.js'
import { reviewArchive, toReviewEvents } from './reviewing.js'

interface LastStage {
  readonly archived: Archived
  readonly stage: Stage
  readonly period: Period
}

/** What the stages of a run came to together; nearly every run has one. */
export class RunRecord {
  readonly #newEvents: ReviewEvent[] = []
  #newRoutineEvents = 0
  /** Of those within the reviewed period. */
  readonly #newRoutineTimes = new Set<number>()
  readonly #newGaps: Gap[] = []
  readonly #commits: CommitReference[] = []
  readonly #changedFiles = new Set<string>()
  readonly #anomalies = { late: 0, revised: 0, vanished: 0 }
  readonly #quarantined = new Map<string, number>()
  #requests = 0
  #last: LastStage | undefined

  constructor(private readonly rules: readonly Rule[]) {}

  add(archived: Archived, stage: Stage, period: Period): void {
    const { plan, written, commits } = archived
    for (const { added, paths } of written) {
      for (const path of paths) this.#changedFiles.add(path)
      for (const event of added.flatMap(toReviewEvents)) {
        if (stage.isLast || this.#isNoteworthy(event)) this.#newEvents.push(event)
        else {
          this.#newRoutineEvents++
          if (event.timestamp >= period.from) this.#newRoutineTimes.add(event.timestamp)
        }
      }
    }
    this.#commits.push(...commits)
    this.#newGaps.push(...plan.claim.newGaps)
    this.#anomalies.late += plan.late
    this.#anomalies.revised += plan.revised
    this.#anomalies.vanished += plan.vanished.length
    for (const { reason } of plan.quarantined)
      this.#quarantined.set(reason, (this.#quarantined.get(reason) ?? 0) + 1)
    this.#requests += stage.reading.observed.requests
    if (stage.isLast) this.#last = { archived, stage, period }
  }

  /** Of a stage, only what a rule marks, or none knows, is kept: memory must not grow with the log. */
  #isNoteworthy(event: ReviewEvent): boolean {
    return classify(this.rules, event).kind !== 'quiet'
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

  /** @throws IntegrityError or ArchiveError when what the review compares with cannot be read. */
  async describe({
    destination,
    source
  }: {
    readonly destination: { readonly description: string }
    readonly source: { readonly host: string }
  }): Promise<RunReport> {
    if (this.#last === undefined) throw new Error('The run has not ended')
    const { archived, stage, period } = this.#last
    const { plan, reader, state } = archived
    const { observed } = stage.reading
    const { coverage, verdict, reasons, newGaps } = plan.claim
    // Recorded by an earlier stage.
    const earlier = this.#newGaps.filter((gap) => !newGaps.includes(gap))
    const review = await reviewArchive(reader, {
      period,
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
      verdict: verdict === 'proven' && earlier.length > 0 ? 'gap' : verdict,
      reasons: [...describeLoss(earlier), ...reasons],
      destination: destination.description,
      serverNow: observed.serverNow,
      coverage,
      newGaps: this.#newGaps,
      gaps: state.gaps,
      daysUntilLoss: daysUntilLoss(coverage, observed.serverNow),
      newEvents: this.#newEvents,
      newRoutineEvents: this.#newRoutineEvents,
      archivedEvents: state.events,
      ...(Number.isFinite(newest) ? { newestEvent: newest } : {}),
      ...review,
      anomalies: this.#anomalies,
      quarantined: this.#quarantined,
      changedFiles: [...this.#changedFiles],
      commits: this.#commits,
      ledgerHead: ledgerHeadOf(state),
      pseudonymized: state.pseudonyms?.fields ?? [],
      source: { host: source.host, total: observed.total, requests: this.#requests }
    }
  }
}
