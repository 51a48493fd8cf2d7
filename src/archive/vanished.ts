import type { AuditEvent } from '../events/event.js'
import { EventCounts } from '../events/event-counts.js'
import { clip, type Interval } from '../events/intervals.js'
import type { Observed } from '../events/observed.js'
import { retentionMs } from './coverage.js'

/**
 * The proven time in which an event that the archive holds and the server does not show was removed, rather than
 * expired: younger than the oldest retained event, or than two months.
 */
export function vanishingTime(observed: Observed): Interval[] {
  if (observed.events.size === 0) return []
  const safe = observed.serverNow - retentionMs
  // At the oldest event's own millisecond its fellows may have expired before it. Without that event, what is proven
  // may still reach back without end: a list that runs oldest first begins there.
  // broken: expired-is-vanished-oldest-first
  const from = observed.reachedEnd ? Math.min(safe, (observed.oldestRetained ?? safe) + 1) : safe
  // broken: expired-is-vanished, sum-pages-unnoticed/2, forgotten-is-vanished
  return clip(observed.held, { from, to: observed.through })
}

/**
 * Copies that the archive holds and the server no longer shows. Compare with the archive as opened before reading.
 * Events that another run added since would look vanished.
 */
export function findVanished(archived: Iterable<readonly AuditEvent[]>, observed: Observed): EventCounts {
  const time = vanishingTime(observed)
  const held = new EventCounts()
  for (const events of archived) {
    for (const event of events) {
      if (time.some(({ from, to }) => from <= event.timestamp && event.timestamp <= to)) held.add(event)
    }
  }
  const vanished = new EventCounts()
  for (const { event, copies } of held) {
    const missing = copies - observed.events.copiesOf(event)
    if (missing > 0) vanished.add(event, missing)
  }
  return vanished
}

/** The vanished copies that an archive still holds: it may have been rolled back to a time before them. */
export function stillHeld(vanished: EventCounts, archived: Iterable<readonly AuditEvent[]>): EventCounts {
  const held = vanished.countIn(archived)
  const still = new EventCounts()
  for (const { event, copies } of vanished) {
    const left = Math.min(copies, held.copiesOf(event))
    if (left > 0) still.add(event, left)
  }
  return still
}

/** The number of copies by timestamp. */
export function countByTime(events: EventCounts): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { event, copies } of events)
    counts.set(event.timestamp, (counts.get(event.timestamp) ?? 0) + copies)
  return counts
}

/** The vanished copies that the ledger does not record yet: one timestamp per copy, oldest first. */
export function newlyVanished(
  vanished: ReadonlyMap<number, number>,
  recorded: readonly number[]
): readonly number[] {
  const known = new Map<number, number>()
  for (const timestamp of recorded) known.set(timestamp, (known.get(timestamp) ?? 0) + 1)
  return [...vanished]
    .sort(([a], [b]) => a - b)
    .flatMap(([timestamp, copies]) =>
      new Array<number>(Math.max(0, copies - (known.get(timestamp) ?? 0))).fill(timestamp)
    )
}
