import type { Observations } from './observations.js'
import { PageLimit } from './page-limit.js'
import { type AuditLogReader, Pages } from './pages.js'
import type { Order, Slice, SliceShape } from './slices.js'

export interface WalkOptions {
  /** Rows to ask for at a time; the server may give fewer. */
  readonly pageSize: number
  /** How far the rows asked for at a time have grown: one for all walks of a run. */
  readonly pageLimit?: PageLimit
  /** Requests under way at once. */
  readonly concurrency: number
  /** Told now and then how far a long walk is. */
  readonly progress: (state: {
    readonly requests: number
    readonly rows: number
    readonly total: number
  }) => void
}

export interface Stretch {
  /** Position to begin at; only 0 proves up to now. */
  readonly skip: number
  /** Stop once everything after this epoch millisecond is read. */
  readonly until: number
  /** Stop once the rows before this position are read. */
  readonly upTo?: number
  /** A log of at most so many slices is read whole, whatever `until` says. */
  readonly wholeUpTo?: number
}

export interface StretchEnd {
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
 * Reads one stretch of the log into `observations`, beginning with the newest. It only chooses positions: what is
 * proven follows from the answers themselves (slices.ts), so a wrong choice can cost requests or leave something
 * unproven, but can never make a false claim.
 *
 * Each slice begins one row before the last group of equal timestamps of the one before, so that every group is whole
 * in some slice. If it does not begin newer than the last one ended, rows were deleted ahead of it: step back. A list
 * that is not newest first is read to its end.
 */
export async function walk(
  reader: AuditLogReader,
  observations: Observations,
  stretch: Stretch,
  options: WalkOptions
): Promise<StretchEnd> {
  const { concurrency, pageLimit = new PageLimit(options.pageSize) } = options
  const pages = new Pages(reader, observations, { concurrency, pageLimit })
  try {
    return await walkPages(pages, observations, stretch, options)
  } finally {
    await pages.settled()
  }
}

async function walkPages(
  pages: Pages,
  observations: Observations,
  stretch: Stretch,
  options: WalkOptions
): Promise<StretchEnd> {
  let { until } = stretch
  let skip = stretch.skip
  let least = options.pageSize
  let edge: number | undefined
  let leapt = false
  let back = 0
  let endTries = 0
  let read = 0
  let rows = 0
  let pageRows = options.pageSize
  let firstTotal: number | undefined
  let plan = {
    overlap: usualOverlap,
    mostRows: Number.POSITIVE_INFINITY,
    rowsWanted: stretch.upTo === undefined ? 0 : stretch.upTo - skip
  }

  for (;;) {
    const { slice, limit } = await pages.at({ skip, least, ...plan })
    read++
    rows += slice.rows
    if (read % progressEvery === 0) options.progress({ requests: read, rows, total: slice.total })
    firstTotal ??= slice.total
    if (read > requestBudget(firstTotal, rowsPerSlice(slice, limit))) {
      observations.doubt(`The log changed faster than it could be read: gave up after ${read} requests`)
      return { reached: skip, pageRows }
    }

    if (slice.rows === 0) {
      plan = { ...plan, rowsWanted: 0 }
      if (observations.hasEnd) return { reached: slice.skip, pageRows }
      if (++endTries >= endAttempts) {
        observations.doubt(
          `The server counts ${slice.total} events but shows ${slice.skip}: the end of the log is not established`
        )
        return { reached: slice.skip, pageRows }
      }
      // The list may have shrunk below where we asked, or its count disagrees with its last rows: look at those again.
      if (slice.total <= slice.skip) skip = Math.max(0, Math.min(slice.total, slice.skip) - 2 ** endTries)
      continue
    }

    const { shape } = slice
    if (read === 1) {
      pageRows = rowsPerSlice(slice, limit)
      if (slice.total <= (stretch.wholeUpTo ?? 0) * pageRows) until = Number.NEGATIVE_INFINITY
    }
    // broken: no-stepping-back, pages-connect-by-position/1
    if (!connects(slice, edge, observations.order)) {
      if (!leapt) {
        back = back === 0 ? Math.max(8, Math.ceil(slice.rows / 8)) : back * 2
        skip = Math.max(0, Math.min(skip, slice.skip) - back)
        plan = { ...plan, rowsWanted: 0 }
        continue
      }
      observations.doubt(
        `More events share one millisecond than the server shows at once (${pageRows}): their number is not ` +
          'proven; a larger page-size may help'
      )
    }
    back = 0
    leapt = false
    if (shape !== undefined && shape.last !== edge) endTries = 0
    edge = shape?.last ?? edge
    // broken: trust-the-limit
    const end = slice.skip + slice.rows
    // broken: short-page-is-the-end/1
    if (observations.order === 'newest-first' && shape !== undefined && shape.last < until)
      return { reached: end, pageRows }
    if (stretch.upTo !== undefined && end >= stretch.upTo) return { reached: end, pageRows }

    // broken: newest-plus-one/2
    const next = shape === undefined ? slice.skip : end - shape.trailing - 1
    if (end >= slice.total) {
      // By its own count this is the end; only an empty answer beyond it makes it certain, so no guess before it will do.
      skip = end
      plan = { overlap: 0, mostRows: 1, rowsWanted: 0 }
    } else if (next <= slice.skip) {
      // One group, or rows that carry no time, fill the slice.
      plan = { ...plan, rowsWanted: 0 }
      if (slice.rows >= limit && limit < largestLimit) {
        least = Math.min(limit * 2, largestLimit)
        skip = slice.skip
      } else {
        skip = end
        leapt = true
      }
    } else {
      skip = next
      least = options.pageSize
      const upTo = Math.min(slice.total, stretch.upTo ?? slice.total)
      const mostRows = slice.rows < limit ? slice.rows : Number.POSITIVE_INFINITY
      const { order } = observations
      plan = { mostRows, ...planAhead({ slice, shape: shape as SliceShape, next, until, upTo, order }) }
    }
  }
}

/** Whether nothing can lie between what was read so far and this slice. */
function connects(slice: Slice, edge: number | undefined, order: Order): boolean {
  if (edge === undefined || slice.skip === 0) return true
  if (slice.shape === undefined) return false
  if (order === 'none') return true
  // broken: newest-plus-one/3
  return order === 'oldest-first' ? slice.shape.first < edge : slice.shape.first > edge
}

function rowsPerSlice(slice: Slice, limit: number): number {
  return slice.skip + slice.rows < slice.total ? Math.max(1, slice.rows) : limit
}

// By the first total: a log that grows as fast as it is read would raise the budget for ever.
function requestBudget(firstTotal: number, rows: number): number {
  return 100 + 6 * Math.ceil(firstTotal / rows)
}

/** How many rows will be wanted from the next position on, judged by how much time the last slice spanned. */
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
