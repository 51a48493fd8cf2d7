import { type Census, countsAgree, partsToCount } from '../archive/count-proof.js'
import type { LedgerState } from '../archive/ledger.js'
import type { ArchiveReader } from '../archive/opened-archive.js'
import { partsToMerge, partsWithin } from '../archive/parts.js'
import { countByTime, findVanished, vanishingTime } from '../archive/vanished.js'
import { EventBag } from '../events/event-bag.js'
import { type Observed, withoutProof } from '../events/observed.js'
import type { Answer } from '../hireflix/answer.js'
import type { AuditLogReader } from '../hireflix/page-fetcher.js'
import { PageLimit } from '../hireflix/page-limit.js'
import { SeenAnswers } from '../hireflix/seen-answers.js'
import { type WalkResult, walk } from '../hireflix/walk.js'

export interface ReadingOptions {
  readonly pageSize: number
  readonly concurrency: number
  /** Milliseconds to read again behind the last proven time; Infinity for all. */
  readonly lookbackMs: number
  /** Parts that the run needs besides, by the server's date: read along, since each look at an archive costs a request. */
  readonly alsoRead?: (state: LedgerState, serverNow: number) => readonly string[]
  readonly log: (message: string) => void
}

export interface Reading {
  readonly observed: Observed
  /** Copies that the archive, when it was opened, held and the server no longer shows. */
  readonly vanished: EventBag
  /** Ledger lines without which nothing is proven: what was read in stages, and is no longer held, is archived by then. */
  readonly bases?: readonly string[]
}

/** A log of at most so many pages is read whole on every run; a longer one is swept in slices of so many. */
const smallLogPages = 10
const countAttempts = 3
const dayMs = 86_400_000

/**
 * Reads what the archive may lack: everything back to behind the last proven time, then either the count proof and
 * one slice of the rolling sweep, or, when the counts disagree, the whole retained log.
 * @throws SourceError when the log cannot be read; IntegrityError when an archived file does not verify.
 */
export async function readLog(
  reader: AuditLogReader,
  archive: ArchiveReader,
  options: ReadingOptions,
  begun: Begun = { observations: new SeenAnswers(), pageLimit: new PageLimit(options.pageSize) }
): Promise<Reading> {
  const log = new LogReading(reader, archive, options, begun)
  const head = await log.readHead()
  if (log.observations.hasEnd) return log.result()
  const agree = await log.countsAgree(head)
  if (!agree)
    options.log('The counts of the server and of the archive differ: reading the whole retained log again')
  // A list that is not sorted by time is proven as a whole or not at all.
  if (!agree || log.observations.isInPieces) await log.readWhole()
  return log.result()
}

/** What readings of one run share. */
interface Begun {
  readonly observations: SeenAnswers
  readonly pageLimit: PageLimit
}

/** Rows that are read, and held, before they are archived. */
// knob: stageRows
export const stageRows = 20_000

export interface StagesOptions extends ReadingOptions {
  /** Archives what a stage has read, and returns the ledger line that is then the newest. */
  readonly store: (archive: ArchiveReader, reading: Reading) => Promise<string>
  readonly reopen: () => Promise<ArchiveReader>
}

/**
 * Reads as {@link readLog} does. An archive that has proven nothing yet may lack more than memory should hold: a long log
 * is read in stages before, the oldest rows first, each stored before the next is read. Only all of them together prove
 * anything: what stands further to the front of the list may belong into time that was read already.
 * @returns the last reading, and the archive that it was compared with.
 * @throws as readLog, and what `store` and `reopen` throw.
 */
export async function readInStages(
  reader: AuditLogReader,
  first: ArchiveReader,
  options: StagesOptions
): Promise<{ readonly archive: ArchiveReader; readonly reading: Reading }> {
  if (first.state.coverage !== undefined)
    return { archive: first, reading: await readLog(reader, first, options) }
  const newest = { skip: 0, limit: options.pageSize }
  const answer = await reader.fetchSlice(newest)
  if (answer.total < 1.5 * stageRows)
    return { archive: first, reading: await readLog(withAnswer(reader, newest, answer), first, options) }
  const { alsoRead: _atTheEnd, ...alone } = options
  const begun = { observations: new SeenAnswers(), pageLimit: new PageLimit(options.pageSize) }
  // It stands alone: what lies between it and a stage may show that the list is not in order.
  begun.observations.keep(answer)
  let archive = first
  const bases: string[] = []
  for (let left = answer.total - stageRows; left > stageRows / 2; left -= stageRows) {
    options.log(`Reading a long log in stages, the oldest first: about ${left} events after this one`)
    const stage = new LogReading(reader, archive, alone, begun)
    await stage.readOn(left)
    // A list that cannot be proven piece by piece is read in one go.
    if (begun.observations.readUpTo === undefined) break
    bases.push(await options.store(archive, await stage.resultWithoutProof()))
    begun.observations.forget()
    archive = await options.reopen()
  }
  return { archive, reading: { ...(await readLog(reader, archive, options, begun)), bases } }
}

/** The same log, asked once already. */
function withAnswer(
  reader: AuditLogReader,
  position: { readonly skip: number; readonly limit: number },
  answer: Answer
): AuditLogReader {
  let known: Answer | undefined = answer
  return {
    host: reader.host,
    fetchSlice: async (asked) => {
      const given = asked.skip === position.skip && asked.limit === position.limit ? known : undefined
      if (given === undefined) return reader.fetchSlice(asked)
      known = undefined
      return given
    }
  }
}

class LogReading {
  readonly observations: SeenAnswers
  readonly #pageLimit: PageLimit

  constructor(
    private readonly reader: AuditLogReader,
    private readonly archive: ArchiveReader,
    private readonly options: ReadingOptions,
    { observations, pageLimit }: Begun
  ) {
    this.observations = observations
    this.#pageLimit = pageLimit
  }

  /** From that position on to what this run has read, or to the end. */
  readOn(skip: number): Promise<WalkResult> {
    return this.#walk({ skip, until: this.observations.readUpTo ?? Number.NEGATIVE_INFINITY })
  }

  readHead(): Promise<WalkResult> {
    const { coverage } = this.archive.state
    const { readUpTo = Number.NEGATIVE_INFINITY } = this.observations
    // broken: no-overlap
    const until = coverage === undefined ? readUpTo : Date.parse(coverage.through) - this.options.lookbackMs
    return this.#walk({ skip: 0, until: Math.max(until, readUpTo), wholeUpTo: smallLogPages })
  }

  readWhole(): Promise<WalkResult> {
    return this.#walk({ skip: 0, until: Number.NEGATIVE_INFINITY })
  }

  /**
   * The count proof, over all that this run has read: the head, and the slice of the rolling sweep. Events that arrive
   * meanwhile make the counts differ for a moment: then both are taken again.
   */
  async countsAgree(head: WalkResult): Promise<boolean> {
    // broken: vanished-by-one-slice
    for (let attempt = 1; ; attempt++) {
      const { total } = this.observations.observed()
      const census = await this.#takeCensus(total, head.pageRows)
      // broken: no-rolling-sweep
      if (attempt === 1) await this.#sweep(head)
      if (census !== undefined) {
        // broken: no-count-proof
        if (await this.#agreesWith(census)) return true
        if (census.total === total) return false
      }
      if (attempt === countAttempts) return false
      await this.#walk({ skip: 0, until: this.observations.observed().through })
    }
  }

  // The far end of the log in one answer; asked for generously, since rows may arrive or expire at any moment. The
  // server may give fewer rows at once than it is asked for: it must still reach the end.
  async #takeCensus(total: number, pageRows: number): Promise<Census | undefined> {
    const { pageSize } = this.options
    const skip = Math.max(0, total - Math.ceil(Math.min(pageSize, pageRows) / 2))
    const answer = await this.reader.fetchSlice({ skip, limit: pageSize })
    const slice = this.observations.admit(skip, answer)
    if (slice.shape === undefined || slice.skip + slice.rows !== slice.total) return undefined
    const oldest = slice.shape.oldest
    const atOldest = answer.rows.filter(
      (row) => row.kind === 'event' && row.event.timestamp === oldest
    ).length
    return { total: slice.total, oldest, atOldest }
  }

  async #agreesWith(census: Census): Promise<boolean> {
    const { observed, vanished } = await this.result(partsToCount(this.archive.state, census))
    return countsAgree(census, this.archive.opened(), observed, countByTime(vanished))
  }

  /**
   * The rolling sweep: the part of the log that the head did not touch, in slices of about ten pages, one a day in
   * turn. It finds what a count cannot: an event that came very late while another vanished. Whichever half of such a
   * pair the slice holds, the counts then no longer agree.
   */
  async #sweep(head: WalkResult): Promise<void> {
    const { total, serverNow } = this.observations.observed()
    const sliceRows = smallLogPages * Math.max(1, head.pageRows - 2)
    const slices = Math.ceil((total - head.reached) / sliceRows)
    if (slices <= 0) return
    const turn = Math.floor(serverNow / dayMs) % slices
    const skip = head.reached + turn * sliceRows
    // By position, not by pages: where many events share a timestamp pages overlap more, and the slice would end
    // before the next one begins.
    await this.#walk({ skip, until: Number.NEGATIVE_INFINITY, upTo: skip + sliceRows })
  }

  /** What was seen until now, with the archive's files that it touches, and the given ones, read and verified. */
  async result(parts: readonly string[] = []): Promise<Reading> {
    const observed = this.observations.observed()
    const { state } = this.archive
    const touched = vanishingTime(observed).flatMap((time) => partsWithin(state, time))
    const months = new Set([...parts, ...partsToMerge(state, observed), ...touched])
    const further = this.options.alsoRead?.(state, observed.serverNow) ?? []
    // All at once: a destination may then bring them in one answer.
    await Promise.all([
      this.archive.readMonths(months),
      this.archive.readLines(further.filter((path) => !months.has(path))),
      observed.quarantined.size > 0 ? this.archive.readQuarantine() : undefined
    ])
    return { observed, vanished: findVanished(this.archive.opened().files.values(), observed) }
  }

  /** What a stage saw, and its files. */
  async resultWithoutProof(): Promise<Reading> {
    const { observed } = await this.result()
    return {
      observed: withoutProof(observed, 'the newer part of the log was still to be read'),
      vanished: new EventBag()
    }
  }

  #walk(range: Parameters<typeof walk>[2]): Promise<WalkResult> {
    return walk(this.reader, this.observations, range, {
      pageSize: this.options.pageSize,
      pageLimit: this.#pageLimit,
      concurrency: this.options.concurrency,
      progress: ({ requests, rows, total }) =>
        this.options.log(`Read ${requests} pages with ${rows} of about ${total} events`)
    })
  }
}
