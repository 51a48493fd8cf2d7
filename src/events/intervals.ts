export const dayMs = 86_400_000

/**
 * Sets of whole milliseconds as closed intervals, sorted and apart. `-Infinity` as `from` means "since the beginning
 * of what the server retains".
 */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** Joins intervals that overlap or touch (5 and 6 touch: there is no millisecond between). Empty ones vanish. */
export function unionOf(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from)
  const joined: Interval[] = []
  for (const interval of sorted) {
    const last = joined.at(-1)
    if (last !== undefined && interval.from <= last.to + 1) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) }
    } else joined.push(interval)
  }
  return joined
}

/** The interval of the set that holds the millisecond. */
export function intervalAt(set: readonly Interval[], ms: number): Interval | undefined {
  return set.find(({ from, to }) => from <= ms && ms <= to)
}

/** The parts of the set inside the bounds. */
export function clip(set: readonly Interval[], bounds: Interval): Interval[] {
  return unionOf(
    set.map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }))
  )
}
