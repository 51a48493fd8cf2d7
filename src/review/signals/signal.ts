import type { EventFacts } from '../review-event.js'
import type { Level } from '../severity.js'

export const signalKinds = [
  'deletion-burst',
  'exposure-burst',
  'first-seen-actor',
  'first-seen-address',
  'first-seen-action',
  'first-seen-medium',
  'first-by-actor',
  'api-key-host',
  'unusual-hours',
  'short-lived-object'
] as const
export type SignalKind = (typeof signalKinds)[number]

/** Something that shows only in comparison with other events of the archive. */
export interface Signal {
  readonly kind: SignalKind
  /** Why it deserves a look, in our own words and numbers: no event text. */
  readonly phrase: string
  /** How severe it makes which events, by id. */
  readonly marks: ReadonlyMap<string, Level>
}

/** What signals look at, oldest first: the reviewed events and, before and among them, the archive's other ones. */
export interface SignalInput {
  readonly facts: readonly EventFacts[]
  /** The facts without repetitions of the same action by the same actor: first-seen signals need no more. */
  readonly distinct: readonly EventFacts[]
  /** The oldest event known, epoch milliseconds: how far back "never seen" reaches. */
  readonly since: number
}

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** With less of the archive than this before an event, everything would be the first of its kind. */
export const leastHistoryMs = 14 * dayMs

export function daysBetween(from: number, to: number): string {
  const days = Math.floor((to - from) / dayMs)
  return `${days} ${days === 1 ? 'day' : 'days'}`
}

/** Map.groupBy, which Node 20 does not have. */
export function groupsOf<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
