import {
  type AuditLogReader,
  type Page,
  PageFetcher,
  type PageRequest,
  requestBudget,
  rowsPerPage
} from './page-fetcher.js'
import { PageLimit } from './page-limit.js'
import type { SeenAnswers } from './seen-answers.js'
import type { Order, Slice, SliceShape } from './slices.js'
import { UnsortedReading } from './unsorted-reading.js'

export interface WalkOptions {
  /** Rows to ask for at a time; the server may give fewer. */
  readonly pageSize: number
  /** How far the rows asked for at a time have grown: one for all walks of a run. */
  readonly pageLimit?: PageLimit
  /** Requests under way at once. */
  readonly concurrency: number
  /** Told every fifty pages how far a long walk is. */
  readonly progress: (state: {
    readonly requests: number
    readonly rows: number
    readonly total: number
  }) => void
}

/** The part of the log that a walk reads. */
export interface Range {
  /** Position to begin at; only 0 proves up to now. */
  readonly skip: number
  /** Stop once everything after this epoch millisecond is read. */
  readonly until: number
  /** Stop once the rows before this position are read. */
  readonly upTo?: number
  /** A log of at most this many pages is read whole, whatever `until` says. */
  readonly wholeUpTo?: number
}

export interface WalkResult {
  /** The position up to which the log was read. */
  readonly reached: number
  /** Rows that the first answer brought at once: the server may clamp the limit without saying so. */
  readonly pageRows: number
}

// A group of events in one millisecond that fills a page needs an answer that holds it whole.
const largestLimit = 16_384
const endAttempts = 5
const usualOverlap = 4
const progressEvery = 50

/**
 * Reads one range of the log into `seen`, beginning with the newest. The walk only chooses positions. What is proven
 * follows from the answers themselves (slices.ts), so a wrong choice can cost requests or leave something unproven, but
 * can never make a false claim.
 * @throws SourceError when no usable answer can be had.
 */
export async function walk(
  reader: AuditLogReader,
  seen: SeenAnswers,
  range: Range,
  options: WalkOptions
): Promise<WalkResult> {
  const { concurrency, pageLimit = new PageLimit(options.pageSize) } = options
  const pages = new PageFetcher(reader, seen, { concurrency, pageLimit })
  try {
    return await new Walk(pages, seen, range, { ...options, pageLimit }).run()
  } finally {
    await pages.settled()
  }
}

/** What follows a page: another request, or the end of the walk at a position. */
type Step = { readonly request: PageRequest } | { readonly reached: number }

class Walk {
  #request: PageRequest
  #until: number
  /** The timestamp at which the pages read so far end; `undefined` before the first event. */
  #lastTimestamp: number | undefined
  /** Whether the last page was left behind though a group of equal timestamps may go on after it. */
  #skippedGroup = false
  /** Rows of the last step back; 0 after a page that connects. */
  #stepBack = 0
  #endTries = 0
  #pagesRead = 0
  #rowsRead = 0
  #firstTotal = 0
  #pageRows: number

  constructor(
    private readonly pages: PageFetcher,
    private readonly seen: SeenAnswers,
    private readonly range: Range,
    private readonly options: WalkOptions & { readonly pageLimit: PageLimit }
  ) {
    this.#until = range.until
    this.#pageRows = options.pageSize
    this.#request = {
      skip: range.skip,
      minLimit: options.pageSize,
      rowsWanted: range.upTo === undefined ? 0 : range.upTo - range.skip,
      overlap: usualOverlap,
      mostRows: Number.POSITIVE_INFINITY
    }
  }

  async run(): Promise<WalkResult> {
    for (;;) {
      const page = await this.pages.page(this.#request)
      this.#count(page)
      const step = this.#isUnsorted(page) ? await this.#readUnsorted(page) : this.#stepAfter(page)
      if ('reached' in step) return { reached: step.reached, pageRows: this.#pageRows }
      this.#request = step.request
    }
  }

  #count(page: Page): void {
    const { slice } = page
    this.#pagesRead++
    this.#rowsRead += slice.rows
    if (this.#pagesRead % progressEvery === 0)
      this.options.progress({ requests: this.#pagesRead, rows: this.#rowsRead, total: slice.total })
    if (this.#pagesRead > 1) return
    this.#firstTotal = slice.total
    if (slice.rows === 0) return
    this.#pageRows = rowsPerPage(page)
    if (slice.total <= (this.range.wholeUpTo ?? 0) * this.#pageRows) this.#until = Number.NEGATIVE_INFINITY
  }

  /** Whether the list is not sorted by time, and longer than this answer. */
  #isUnsorted({ slice }: Page): boolean {
    const isWhole = slice.skip === 0 && slice.rows >= slice.total
    return this.range.upTo === undefined && !isWhole && this.seen.isInPieces
  }

  /** Such a list can only be proven from its front, and as a whole: pieces of it prove nothing. */
  async #readUnsorted(page: Page): Promise<Step> {
    if (this.range.skip > 0) return { reached: page.slice.skip + page.slice.rows }
    const { pageSize, pageLimit } = this.options
    const reading = new UnsortedReading(this.pages, this.seen, {
      pageSize,
      pageLimit,
      onPage: (each) => this.#count(each)
    })
    const { reached, isDone } = await reading.read(this.#pagesRead === 1 ? page : undefined)
    // A list that does not fit is read on to its end: its rows are archived, and prove nothing.
    return isDone ? { reached } : this.#ask({ skip: Math.max(0, reached - 1) })
  }

  /** The cases one after the other: each may take for granted that those before it do not hold. */
  #stepAfter(page: Page): Step {
    const { slice } = page
    // Case 1: the budget is spent. Whatever was read is kept, and claims no more than its own answers prove.
    if (this.#pagesRead > requestBudget(this.#firstTotal, page)) {
      this.seen.doubt(
        `The log changed faster than it could be read: gave up after ${this.#pagesRead} requests`
      )
      return { reached: this.#request.skip }
    }
    // Case 2: an empty page. It is the end only if it agrees with an answer that held the last row.
    if (slice.rows === 0) return this.#afterEmptyPage(slice)
    // Case 3: rows may lie between this page and those before it. Nothing is taken from it until they are read.
    // broken: no-stepping-back, pages-connect-by-position/1
    if (!connects(slice, this.#lastTimestamp, this.seen.order)) {
      if (!this.#skippedGroup) return this.#backFrom(slice)
      // A guess that begins before the position shows rows that were read already, and not whether the group goes on.
      if (slice.skip < this.#request.skip) return this.#ask({ overlap: 0, mostRows: 1 })
      this.seen.doubt(
        `More events share one millisecond than the server shows at once (${this.#pageRows}): their number is not ` +
          'proven; a larger page-size may help'
      )
    }
    return this.#onFrom(page)
  }

  /**
   * The list may have shrunk below the position, or its total may disagree with its last rows: those are read again. The
   * position is not moved otherwise, since an empty answer may be a fault of the server.
   */
  #afterEmptyPage({ skip, total }: Slice): Step {
    if (this.seen.hasEnd) return { reached: skip }
    this.#endTries++
    if (this.#endTries >= endAttempts) {
      this.seen.doubt(
        `The server counts ${total} events but shows ${skip}: the end of the log is not established`
      )
      return { reached: skip }
    }
    return this.#ask(total <= skip ? { skip: Math.max(0, Math.min(total, skip) - 2 ** this.#endTries) } : {})
  }

  /** Rows were deleted ahead of the page, so that others moved past it. Each step back is twice as long. */
  #backFrom(slice: Slice): Step {
    this.#stepBack = this.#stepBack === 0 ? Math.max(8, Math.ceil(slice.rows / 8)) : this.#stepBack * 2
    return this.#ask({ skip: Math.max(0, Math.min(this.#request.skip, slice.skip) - this.#stepBack) })
  }

  /** After a page with rows that connects with those before it, or cannot be made to. */
  #onFrom(page: Page): Step {
    const { slice, limit } = page
    const { shape } = slice
    this.#stepBack = 0
    this.#skippedGroup = false
    if (shape !== undefined && shape.last !== this.#lastTimestamp) this.#endTries = 0
    this.#lastTimestamp = shape?.last ?? this.#lastTimestamp
    // broken: trust-the-limit
    const end = slice.skip + slice.rows

    // Case 4: all that was asked for is read. An older row cannot follow in a list that is newest first; a list that is
    // not is read to its end.
    // broken: short-page-is-the-end/1
    if (this.seen.order === 'newest-first' && shape !== undefined && shape.last < this.#until)
      return { reached: end }
    if (this.range.upTo !== undefined && end >= this.range.upTo) return { reached: end }

    // Case 5: by its own count the page holds the last row. Only an empty answer beyond it makes that certain, so no
    // guess that begins before will do.
    if (end >= slice.total) return this.#ask({ skip: end, overlap: 0, mostRows: 1 })

    // Case 6: the next page begins one row before the last group of equal timestamps, so that each group is whole in
    // some page.
    // broken: newest-plus-one/2
    const next = shape === undefined ? slice.skip : end - shape.trailing - 1
    if (shape !== undefined && next > slice.skip) return this.#forward(page, shape, next)

    // Case 7: one group, or rows without a time, fill the page, and a larger page may hold all of them.
    if (slice.rows >= limit && limit < largestLimit)
      return this.#ask({ skip: slice.skip, minLimit: Math.min(limit * 2, largestLimit) })

    // Case 8: the server shows no more at once. If the group goes on, the next page does not connect, and the group stays
    // unproven.
    this.#skippedGroup = true
    return this.#ask({ skip: end })
  }

  #forward({ slice, limit }: Page, shape: SliceShape, next: number): Step {
    const known = { slice, shape, next, until: this.#until, order: this.seen.order }
    const upTo = Math.min(slice.total, this.range.upTo ?? slice.total)
    return {
      request: {
        skip: next,
        minLimit: this.options.pageSize,
        mostRows: slice.rows < limit ? slice.rows : Number.POSITIVE_INFINITY,
        ...planAhead({ ...known, upTo })
      }
    }
  }

  /** The last request with changes, and without guesses: what follows is not known. */
  #ask(changes: Partial<PageRequest>): Step {
    return { request: { ...this.#request, rowsWanted: 0, ...changes } }
  }
}

/** Whether nothing can lie between the pages read so far and this one. */
function connects(slice: Slice, lastTimestamp: number | undefined, order: Order): boolean {
  if (lastTimestamp === undefined || slice.skip === 0) return true
  if (slice.shape === undefined) return false
  if (order === 'none') return true
  // broken: newest-plus-one/3
  return order === 'oldest-first' ? slice.shape.first < lastTimestamp : slice.shape.first > lastTimestamp
}

/** The number of rows wanted from the next position on, judged by the time that the last slice spanned. */
function planAhead(known: {
  readonly slice: Slice
  readonly shape: SliceShape
  readonly next: number
  readonly until: number
  readonly upTo: number
  readonly order: Order
}): { overlap: number; rowsWanted: number } {
  const { slice, shape, next, until } = known
  // Guesses overlap enough for small groups; one that a large group makes useless is asked for again, exactly.
  const overlap = Math.min(Math.max(shape.trailing + 1, usualOverlap), Math.ceil(slice.rows / 10))
  const rowsLeft = known.upTo - next
  const span = shape.first - shape.last
  const rowsWanted =
    known.order === 'newest-first' && Number.isFinite(until) && span > 0
      ? Math.min(rowsLeft, ((shape.last - until) / span) * slice.rows)
      : rowsLeft
  return { overlap, rowsWanted }
}
