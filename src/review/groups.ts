import type { NotableEvent } from './findings.js'
import { type Level, severityOrder } from './severity.js'
import { groupsOf } from './signals/signal.js'

/** Notable events of one severity and one actor: on one object, or on many. In their order, newest first. */
export interface Group<T extends NotableEvent = NotableEvent> {
  readonly severity: Level
  readonly events: readonly [T, ...T[]]
}

// An actor who touched more objects than this at one severity is one row, not many.
const maxObjects = 3

/** Groups events by severity, actor and object; most severe first, then most events. */
export function groupNotable<T extends NotableEvent>(notable: readonly T[]): Group<T>[] {
  const byActor = groupsOf(notable, ({ texts: { actor, ip }, severity }) =>
    JSON.stringify([severity, actor, actor === undefined ? ip : undefined])
  )
  const groups = [...byActor.values()].flatMap((own) => {
    const byObject = groupsOf(own, ({ texts }) => texts.objectId)
    return byObject.size > maxObjects ? [own] : [...byObject.values()]
  })
  return groups
    .flatMap(groupOf)
    .toSorted(
      (a, b) =>
        severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
        b.events.length - a.events.length ||
        b.events[0].event.timestamp - a.events[0].event.timestamp
    )
}

/** The group of some events of one severity; none without events. */
export function groupOf<T extends NotableEvent>([first, ...others]: readonly T[]): Group<T>[] {
  return first === undefined ? [] : [{ severity: first.severity, events: [first, ...others] }]
}

/** The distinct values among some, each with its count, most frequent first. */
export function tally<T>(values: Iterable<T>): [T, number][] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}
