import { type CountProof, countsAgree, partsToCount } from '../archive/count-proof.js'
import type { LedgerState } from '../archive/ledger.js'
import type { ArchiveReader } from '../archive/opened-archive.js'
import { countByTime, findVanished } from '../archive/vanished.js'
import type { EventCounts } from '../events/event-counts.js'
import { dayMs } from '../events/intervals.js'
import { type Observed, withoutProof } from '../events/observed.js'
import type { Answer } from '../hireflix/answer.js'
import type { AuditLogReader } from '../hireflix/page-fetcher.js'
import { PageLimit } from '../hireflix/page-limit.js'
import { SeenAnswers } from '../hireflix/seen-answers.js'
import { type WalkResult, walk } from '../hireflix/walk.js'
import type { Period } from '../review/periods.js'
import { periodAt, type ReviewPeriod } from '../review/review-period.js'
import { readNeeded } from './needed-files.js'

export interface ReadingOptions {
  readonly pageSize: number
  readonly concurrency: number
  /** Milliseconds to read again behind the last proven time; Infinity for all. */
  readonly lookbackMs: number
  readonly reviewPeriod: ReviewPeriod
  readonly log: (message: string) => void
}

/** The rows of the log that one stage read, and how they compare with the archive. */
export interface Reading {
  readonly observed: Observed
  /** Copies that the archive, when it was opened, held and the server no longer shows. */
  readonly vanished: EventCounts
  /** The ledger lines of earlier stages. If one is missing, nothing is proven. */
  readonly requiredLines: readonly string[]
  /** False for a stage that others follow: it is archived, and neither proven nor reviewed. */
  readonly isLast: boolean
  /** The time that the run reviews. */
  readonly period: Period
}

/** How many rows of the log, the newest, are not read before a stage is archived; 0 for the last stage. */
export type Stage = number

/** Rows that are read, and held, before they are archived. */
// knob: stageRows
export const stageRows = 20_000

/** A log of this many pages or fewer is read whole on every run; a longer one is swept in slices of this many pages. */
const smallLogPages = 10
const countAttempts = 3

/**
 * Reads what an archive may lack: everything back to behind the last proven time, then either the count proof and one
 * slice of the rolling sweep, or, when the counts disagree, the whole retained log.
 *
 * An archive that has proven nothing yet may lack more than memory should hold. A long log is then read in stages, the
 * oldest rows first, each archived before the next is read. Only all of them together prove anything: rows nearer to
 * the front of the list may belong into time that was read already.
 */
export class LogReading {
  readonly #seen = new SeenAnswers()
  readonly #requiredLines: string[] = []
  readonly #pageLimit: PageLimit
  #isDone = false

  private constructor(
    private readonly source: AuditLogReader,
    private readonly options: ReadingOptions,
    /** Rows of a log that is read in stages; else 0. */
    private readonly stagedRows: number
  ) {
    this.#pageLimit = new PageLimit(options.pageSize)
  }

  /** Asks how long the log is, where the archive has proven nothing yet. @throws SourceError */
  static async begin(
    source: AuditLogReader,
    { coverage }: LedgerState,
    options: ReadingOptions
  ): Promise<LogReading> {
    if (coverage !== undefined) return new LogReading(source, options, 0)
    const newest = { skip: 0, limit: options.pageSize }
    const answer = await source.fetchSlice(newest)
    if (answer.total < 1.5 * stageRows) return new LogReading(withAnswer(source, newest, answer), options, 0)
    const log = new LogReading(source, options, answer.total)
    // Not admitted as a slice: rows between it and the first stage are unread, so it would look like disorder.
    log.#seen.keep(answer)
    return log
  }

  /** One; several on a long first log, the oldest rows first. */
  *stages(): Generator<Stage> {
    for (let left = this.stagedRows - stageRows; left > stageRows / 2 && !this.#isDone; left -= stageRows)
      yield left
    if (!this.#isDone) yield 0
  }

  /**
   * @throws SourceError when the log cannot be read; IntegrityError when an archived file does not verify.
   */
  async read(stage: Stage, archive: ArchiveReader): Promise<Reading> {
    if (stage > 0) {
      this.options.log(`Reading a long log in stages, the oldest first: about ${stage} events after this one`)
      await this.#walk({ skip: stage, until: this.#seen.readUpTo ?? Number.NEGATIVE_INFINITY })
      if (this.#seen.readUpTo !== undefined) return this.#reading(archive, { isLast: false })
      // A list that cannot be proven piece by piece is read in one go.
    }
    this.#isDone = true
    const head = await this.#readHead(archive.state)
    if (!this.#seen.hasEnd) {
      const agree = await this.#countsAgree(head, archive)
      if (!agree)
        this.options.log(
          'The counts of the server and of the archive differ: reading the whole retained log again'
        )
      // A list that is not sorted by time is proven as a whole or not at all.
      if (!agree || this.#seen.isInPieces) await this.#walk({ skip: 0, until: Number.NEGATIVE_INFINITY })
    }
    return this.#reading(archive, { isLast: true })
  }

  /** Lets go of a stage's rows, which are archived; `line` is the ledger line that is then the newest. */
  forgetStage(line: string): void {
    this.#requiredLines.push(line)
    this.#seen.forget()
  }

  #readHead({ coverage }: LedgerState): Promise<WalkResult> {
    const { readUpTo = Number.NEGATIVE_INFINITY } = this.#seen
    // broken: no-overlap
    const until = coverage === undefined ? readUpTo : Date.parse(coverage.through) - this.options.lookbackMs
    return this.#walk({ skip: 0, until: Math.max(until, readUpTo), wholeUpTo: smallLogPages })
  }

  /**
   * The count proof, over all that this run has read: the head, and the slice of the rolling sweep. Events that arrive
   * meanwhile make the counts differ for a moment: then both are taken again.
   */
  async #countsAgree(head: WalkResult, archive: ArchiveReader): Promise<boolean> {
    // broken: vanished-by-one-slice
    for (let attempt = 1; ; attempt++) {
      const { total } = this.#seen.observed()
      const proof = await this.#takeCountProof(total, head.pageRows)
      // broken: no-rolling-sweep
      if (attempt === 1) await this.#sweep(head)
      if (proof !== undefined) {
        // broken: no-count-proof
        if (await this.#agreesWith(proof, archive)) return true
        if (proof.total === total) return false
      }
      if (attempt === countAttempts) return false
      await this.#walk({ skip: 0, until: this.#seen.observed().through })
    }
  }

  // The far end of the log in one answer; asked for generously, since rows may arrive or expire at any moment. The
  // server may give fewer rows at once than it is asked for: it must still reach the end.
  async #takeCountProof(total: number, pageRows: number): Promise<CountProof | undefined> {
    const { pageSize } = this.options
    const skip = Math.max(0, total - Math.ceil(Math.min(pageSize, pageRows) / 2))
    const answer = await this.source.fetchSlice({ skip, limit: pageSize })
    const slice = this.#seen.admit(skip, answer)
    if (slice.shape === undefined || slice.skip + slice.rows !== slice.total) return undefined
    const oldest = slice.shape.oldest
    const atOldest = answer.rows.filter(
      (row) => row.kind === 'event' && row.event.timestamp === oldest
    ).length
    return { total: slice.total, oldest, atOldest }
  }

  async #agreesWith(proof: CountProof, archive: ArchiveReader): Promise<boolean> {
    const counted = partsToCount(archive.state, proof)
    const { observed, vanished } = await this.#reading(archive, { isLast: true, counted })
    return countsAgree(proof, archive.opened(), observed, countByTime(vanished))
  }

  /**
   * The rolling sweep: the part of the log that the head did not touch, in slices of about ten pages, one a day in
   * turn. It finds what a count cannot: an event that came very late while another vanished. The slice
   * holds one of the two, and then the counts no longer agree.
   */
  async #sweep(head: WalkResult): Promise<void> {
    const { total, serverNow } = this.#seen.observed()
    const sliceRows = smallLogPages * Math.max(1, head.pageRows - 2)
    const slices = Math.ceil((total - head.reached) / sliceRows)
    if (slices <= 0) return
    const turn = Math.floor(serverNow / dayMs) % slices
    const skip = head.reached + turn * sliceRows
    // By position, not by pages: where many events share a timestamp pages overlap more, and the slice would end
    // before the next one begins.
    await this.#walk({ skip, until: Number.NEGATIVE_INFINITY, upTo: skip + sliceRows })
  }

  /** The rows seen until now. The archive's files that they need, and the counted ones, are read and verified. */
  async #reading(
    archive: ArchiveReader,
    { isLast, counted = [] }: { readonly isLast: boolean; readonly counted?: readonly string[] }
  ): Promise<Reading> {
    const seen = this.#seen.observed()
    const observed = isLast ? seen : withoutProof(seen, 'the newer part of the log was still to be read')
    const period = periodAt(this.options.reviewPeriod, observed.serverNow)
    await readNeeded(archive, observed, { reviewed: isLast ? period : undefined, counted })
    const vanished = findVanished(archive.opened().files.values(), observed)
    return { observed, vanished, requiredLines: isLast ? this.#requiredLines : [], isLast, period }
  }

  #walk(stretch: Parameters<typeof walk>[2]): Promise<WalkResult> {
    return walk(this.source, this.#seen, stretch, {
      pageSize: this.options.pageSize,
      pageLimit: this.#pageLimit,
      concurrency: this.options.concurrency,
      progress: ({ requests, rows, total }) =>
        this.options.log(`Read ${requests} pages with ${rows} of about ${total} events`)
    })
  }
}

/** The same log, asked once already. */
function withAnswer(
  source: AuditLogReader,
  position: { readonly skip: number; readonly limit: number },
  answer: Answer
): AuditLogReader {
  let known: Answer | undefined = answer
  return {
    host: source.host,
    fetchSlice: async (asked) => {
      const given = asked.skip === position.skip && asked.limit === position.limit ? known : undefined
      if (given === undefined) return source.fetchSlice(asked)
      known = undefined
      return given
    }
  }
}
