import { textsOf } from './fields.js'
import { severityOrder } from './findings.js'
import type { NotableEvent } from './report.js'
import type { Level } from './rules.js'
import { groupsOf } from './signals/signal.js'

/** Notable events of one severity and one actor: on one object, or on many. In their order, newest first. */
export interface Group<T extends NotableEvent = NotableEvent> {
  readonly severity: Level
  readonly events: readonly [T, ...T[]]
}

// Who touched more objects than this at one severity is one row, not many.
const maxObjects = 3

/** Groups events by severity, actor and object; most severe first, then most events. */
export function groupNotable<T extends NotableEvent>(notable: readonly T[]): Group<T>[] {
  const byActor = groupsOf(notable, ({ event, severity }) => {
    const { actor, ip } = textsOf(event)
    return JSON.stringify([severity, actor, actor === undefined ? ip : undefined])
  })
  const groups = [...byActor.values()].flatMap((own) => {
    const byObject = groupsOf(own, ({ event }) => textsOf(event).objectId)
    return byObject.size > maxObjects ? [own] : [...byObject.values()]
  })
  return groups
    .flatMap(([first, ...others]): Group<T>[] =>
      first === undefined ? [] : [{ severity: first.severity, events: [first, ...others] }]
    )
    .toSorted(
      (a, b) =>
        severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
        b.events.length - a.events.length ||
        b.events[0].event.timestamp - a.events[0].event.timestamp
    )
}

/** The distinct values among some, each with its count, most frequent first. */
export function tally<T>(values: Iterable<T>): [T, number][] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}
