import type { EventFacts } from '../review-event.js'
import { dayMs, leastHistoryMs } from './signal.js'

/** A newcomer is looked at on its first day; after that it is known. */
export const newnessMs = dayMs
// Where newcomers are everyday (addresses of mobile phones), one more says nothing.
const habitMs = 28 * dayMs

/** A reviewed event of a newcomer's first day. */
export interface NewcomerEvent {
  readonly fact: EventFacts
  readonly value: string
  /** When the newcomer came. */
  readonly first: number
}

/** The reviewed events of values that were never seen before, where not more than `most` of them came within 28 days. */
export function findNewcomers(
  facts: readonly EventFacts[],
  options: {
    readonly since: number
    readonly most: number
    readonly read: (fact: EventFacts) => string | undefined
  }
): NewcomerEvent[] {
  const { since, most, read } = options
  const firstAt = new Map<string, number>()
  const arrivals: number[] = []
  const rare = new Set<string>()
  return facts.flatMap((fact) => {
    const value = read(fact)
    if (value === undefined) return []
    const first = firstAt.get(value) ?? fact.timestamp
    if (!firstAt.has(value)) {
      firstAt.set(value, first)
      if (first - since < leastHistoryMs) return []
      arrivals.push(first)
      if (arrivals.length <= most || first - (arrivals.shift() ?? first) >= habitMs) rare.add(value)
    }
    const isNew = fact.isReviewed && rare.has(value) && fact.timestamp - first <= newnessMs
    return isNew ? [{ fact, value, first }] : []
  })
}
