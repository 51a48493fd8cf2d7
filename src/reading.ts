import { type Census, countsAgree, partsToCount } from './archive/census.js'
import type { LedgerState } from './archive/ledger.js'
import { partsToMerge, partsWithin } from './archive/shelf.js'
import { countByTime, findVanished, vanishingTime } from './archive/vanished.js'
import type { EventBag } from './events/event-bag.js'
import type { Observed } from './events/observed.js'
import type { Answer } from './hireflix/answer.js'
import { Observations } from './hireflix/observations.js'
import { PageLimit } from './hireflix/page-limit.js'
import type { AuditLogReader } from './hireflix/pages.js'
import { type StretchEnd, walk } from './hireflix/walk.js'
import type { ArchiveReader } from './opening.js'

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
  pageLimit = new PageLimit(options.pageSize)
): Promise<Reading> {
  const log = new LogReading(reader, archive, options, pageLimit)
  const head = await log.readHead()
  if (log.observations.hasEnd) return log.result()
  if (!(await log.countsAgree(head))) {
    options.log('The counts of the server and of the archive differ: reading the whole retained log again')
    await log.readWhole()
  }
  return log.result()
}

/** Rows that are read, and held, before they are archived. */
export const stageRows = 20_000

/** A reading, and the archive that it was compared with, as it was opened then. */
export interface Stage {
  readonly archive: ArchiveReader
  readonly reading: Reading
  /** The last one reads up to now, and speaks for the run. */
  readonly isLast: boolean
}

/**
 * Reads as {@link readLog} does. An archive that has proven nothing yet may lack more than memory should hold: that is
 * read in stages before, the oldest first, each to be archived before the next is read. So a run that breaks off has
 * archived what it had read, and the next one goes on from there.
 * @throws as readLog, and what `reopen` throws.
 */
export async function* readInStages(
  reader: AuditLogReader,
  first: ArchiveReader,
  options: ReadingOptions & { readonly reopen: () => Promise<ArchiveReader> }
): AsyncGenerator<Stage> {
  const { coverage, verdict } = first.state
  if (coverage !== undefined && verdict !== 'unproven') {
    yield { archive: first, reading: await readLog(reader, first, options), isLast: true }
    return
  }
  const newest = { skip: 0, limit: options.pageSize }
  const answer = await reader.fetchSlice(newest)
  let left = answer.total
  let archive = first
  // What a stage has read just now need not be read again.
  let { lookbackMs } = options
  const pageLimit = new PageLimit(options.pageSize)
  const { alsoRead: _atTheEnd, ...alone } = options
  while (left > 1.5 * stageRows) {
    left -= stageRows
    options.log(`Reading a long log in stages, the oldest first: about ${left} events after this one`)
    const log = new LogReading(reader, archive, alone, pageLimit)
    if (archive === first) log.observations.admit(newest.skip, answer)
    await log.readStage(left)
    const reading = await log.result()
    yield { archive, reading, isLast: false }
    archive = await options.reopen()
    // A list that cannot be proven piece by piece is read in one go.
    if (reading.observed.proven.length === 0) break
    lookbackMs = Math.min(lookbackMs, 0)
  }
  const source = archive === first ? withAnswer(reader, newest, answer) : reader
  const reading = await readLog(source, archive, { ...options, lookbackMs }, pageLimit)
  yield { archive, reading, isLast: true }
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
  readonly observations = new Observations()

  constructor(
    private readonly reader: AuditLogReader,
    private readonly archive: ArchiveReader,
    private readonly options: ReadingOptions,
    private readonly pageLimit: PageLimit
  ) {}

  /** From that position on to what is proven, or to the end. */
  readStage(skip: number): Promise<StretchEnd> {
    const { coverage } = this.archive.state
    return this.#walk({
      skip,
      until: coverage === undefined ? Number.NEGATIVE_INFINITY : Date.parse(coverage.through)
    })
  }

  readHead(): Promise<StretchEnd> {
    const { coverage } = this.archive.state
    const until =
      coverage === undefined
        ? Number.NEGATIVE_INFINITY
        : Date.parse(coverage.through) - this.options.lookbackMs
    return this.#walk({ skip: 0, until, wholeUpTo: smallLogPages })
  }

  readWhole(): Promise<StretchEnd> {
    return this.#walk({ skip: 0, until: Number.NEGATIVE_INFINITY })
  }

  /**
   * The count proof, over all that this run has read: the head, and the slice of the rolling sweep. Events that arrive
   * meanwhile make the counts differ for a moment: then both are taken again.
   */
  async countsAgree(head: StretchEnd): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const { total } = this.observations.observed()
      const census = await this.#takeCensus(total, head.pageRows)
      if (attempt === 1) await this.#sweep(head)
      if (census !== undefined) {
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
  async #sweep(head: StretchEnd): Promise<void> {
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

  #walk(stretch: Parameters<typeof walk>[2]): Promise<StretchEnd> {
    return walk(this.reader, this.observations, stretch, {
      pageSize: this.options.pageSize,
      pageLimit: this.pageLimit,
      concurrency: this.options.concurrency,
      progress: ({ requests, rows, total }) =>
        this.options.log(`Read ${requests} pages with ${rows} of about ${total} events`)
    })
  }
}
