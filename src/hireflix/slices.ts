import type { Interval } from '../events/intervals.js'
import type { Answer } from './answer.js'

/**
 * One answer without its events. A run claims only what slices prove: an answer is one consistent slice of a sorted
 * list, so it omits nothing strictly between its first and its last row, and repeats nothing. The way in which slices
 * were found does not matter, so reading may guess, overlap and race.
 */
export interface Slice {
  readonly skip: number
  readonly rows: number
  /** Rows retained in all, by the same answer. */
  readonly total: number
  readonly shape: SliceShape | undefined
}

export type Order = 'newest-first' | 'oldest-first' | 'either' | 'none'

/** The times of a slice that holds an event, epoch milliseconds. */
export interface SliceShape {
  readonly order: Order
  readonly first: number
  readonly last: number
  readonly oldest: number
  /** Rows behind the last event of another time: the events of the last timestamp, and rows without a time. */
  readonly trailing: number
}

export function sliceOf(skip: number, answer: Answer): Slice {
  return { skip, rows: answer.rows.length, total: answer.total, shape: shapeOf(answer) }
}

function shapeOf({ rows }: Answer): SliceShape | undefined {
  let first: number | undefined
  let last = 0
  let oldest = Number.POSITIVE_INFINITY
  let previous = -1
  let beforeGroup = -1
  let falls = false
  let rises = false
  for (const [index, row] of rows.entries()) {
    if (row.kind !== 'event') continue
    const { timestamp } = row.event
    if (first === undefined) first = timestamp
    else if (timestamp < last) falls = true
    else if (timestamp > last) rises = true
    // broken: strange-row-hides-the-tie
    if (timestamp !== last) beforeGroup = previous
    previous = index
    last = timestamp
    oldest = Math.min(oldest, timestamp)
  }
  if (first === undefined) return undefined
  // broken: order-assumed-sorted
  const order = falls && rises ? 'none' : falls ? 'newest-first' : rises ? 'oldest-first' : 'either'
  return { order, first, last, oldest, trailing: rows.length - 1 - beforeGroup }
}

/** The order of the whole list, as far as the slices show it. */
function orderOf(slices: readonly Slice[]): Order {
  return slices.reduce<Order>((order, { shape }) => joinOrders(order, shape?.order ?? 'either'), 'either')
}

export function joinOrders(one: Order, other: Order): Order {
  if (one === 'either' || one === other) return other
  return other === 'either' ? one : 'none'
}

export interface ListEnd {
  /** The slices that hold the last row, in order of arrival; none when the log is empty. */
  readonly tails: readonly Slice[]
}

/**
 * The end of the log is where an answer's own rows reach its own total, and another answer, asked for what follows,
 * is empty and gives the same total. A short answer alone is not the end (the limit may be clamped), nor is an empty
 * one (a faulty server), nor a total (it may lag). A log is empty only if no answer of the run held a row.
 */
export function findEnd(slices: readonly Slice[]): ListEnd | undefined {
  const empty = slices.filter((slice) => slice.rows === 0 && slice.total === slice.skip)
  const ends = new Set(empty.map((slice) => slice.skip))
  // All of them, not one: a guess may have brought the last row alone, without the rows before it.
  const tails = slices.filter(
    (slice) => slice.rows > 0 && slice.skip + slice.rows === slice.total && ends.has(slice.total)
  )
  // broken: short-page-is-the-end/2
  if (tails.length > 0) return { tails }
  const isEmpty = slices.every((slice) => slice.rows === 0)
  return isEmpty && empty.filter((slice) => slice.skip === 0).length >= 2 ? { tails } : undefined
}

/** Whether one of the answers held the whole log. */
export function isWhole({ tails }: ListEnd, slices: readonly Slice[]): boolean {
  return tails.length === 0 || tails.some((slice) => slice.skip === 0 && slices.includes(slice))
}

/**
 * The milliseconds in which every event shown is known with its exact number of copies. `through` caps all claims. With
 * `some`, only these slices prove; order and end of the list are judged by all.
 */
export function provenBy(
  slices: readonly Slice[],
  through: number,
  some: readonly Slice[] = slices
): Interval[] {
  const end = findEnd(slices)
  if (end !== undefined && isWhole(end, some)) {
    // One answer held every row, so the order of the list does not matter.
    return [{ from: Number.NEGATIVE_INFINITY, to: through }]
  }
  const order = orderOf(slices)
  // In a list that is not sorted, an event of a time between two rows of a slice may stand outside of the slice. A single
  // group of equal timestamps does not show the direction of the list.
  if (order === 'none' || order === 'either') return []
  // broken: pages-connect-by-position/2
  return some.flatMap((slice) => {
    if (slice.shape === undefined) return []
    const { first, last } = slice.shape
    // broken: one-tail-only
    const isTail = end?.tails.includes(slice) ?? false
    const bounds =
      order === 'oldest-first'
        ? {
            from: slice.skip === 0 ? Number.NEGATIVE_INFINITY : first + 1,
            to: isTail ? through : last - 1
          }
        : {
            // broken: newest-plus-one/1
            from: isTail ? Number.NEGATIVE_INFINITY : last + 1,
            // broken: newest-plus-one/4
            to: slice.skip === 0 ? through : first - 1
          }
    return [{ from: bounds.from, to: Math.min(bounds.to, through) }]
  })
}

/** The oldest event that the server retains, once the end of the log was seen. */
export function oldestRetainedIn(slices: readonly Slice[]): number | undefined {
  const shape = findEnd(slices)?.tails.at(-1)?.shape
  if (shape === undefined) return undefined
  switch (orderOf(slices)) {
    case 'oldest-first':
    case 'none':
      return slices.reduce((oldest, slice) => Math.min(oldest, slice.shape?.oldest ?? oldest), shape.oldest)
    default:
      return shape.oldest
  }
}
