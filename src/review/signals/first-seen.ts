import type { EventFacts } from '../review-event.js'
import type { Level } from '../severity.js'
import { findNewcomers } from './newcomers.js'
import {
  daysBetween,
  groupsOf,
  leastHistoryMs,
  type Signal,
  type SignalInput,
  type SignalKind
} from './signal.js'

interface Sort {
  readonly kind: SignalKind
  readonly read: (fact: EventFacts) => string | undefined
  readonly phraseOf: (count: number, days: string) => string
  /** More newcomers than this within 28 days are a habit. */
  readonly mostNewcomers: number
  /** Whether a sensitive event of a newcomer becomes a warning. */
  readonly raises: boolean
}

const sorts: readonly Sort[] = [
  {
    kind: 'first-seen-actor',
    read: ({ action }) => action.actor,
    phraseOf: (_count, days) => `actor never seen in ${days}`,
    mostNewcomers: 4,
    raises: true
  },
  {
    kind: 'first-seen-address',
    // People without an account, who follow a link, come from anywhere.
    read: ({ action }) => (action.actor === undefined ? undefined : action.ip),
    phraseOf: (count, days) =>
      count === 1 ? `address never seen in ${days}` : `${count} addresses never seen in ${days}`,
    mostNewcomers: 4,
    raises: true
  },
  {
    kind: 'first-seen-action',
    // An action that a rule calls routine is routine the first time too.
    read: ({ action, classification }) => (classification?.kind === 'quiet' ? undefined : action.name),
    phraseOf: (count, days) =>
      count === 1 ? `first time in ${days}` : `${count} actions first seen in ${days}`,
    mostNewcomers: 8,
    raises: false
  },
  {
    kind: 'first-seen-medium',
    read: ({ action }) => action.medium,
    phraseOf: (_count, days) => `medium never seen in ${days}`,
    mostNewcomers: 4,
    raises: true
  }
]

/** Actors, addresses, actions and mediums that the archive has not seen before. */
export function findFirstSeen(input: SignalInput): Signal[] {
  return sorts.flatMap((sort) => findFirsts(input, sort))
}

function findFirsts(
  { distinct, since }: SignalInput,
  { read, phraseOf, mostNewcomers, raises, kind }: Sort
): Signal[] {
  const found = findNewcomers(distinct, { since, most: mostNewcomers, read })
  // What came to one actor, never seen in the same number of days.
  const groups = groupsOf(found, ({ fact, first }) =>
    JSON.stringify([fact.action.actor, daysBetween(since, first)])
  )
  return [...groups.values()].map((own) => ({
    kind,
    phrase: phraseOf(new Set(own.map(({ value }) => value)).size, daysBetween(since, own[0]?.first ?? since)),
    marks: new Map(own.map(({ fact }) => [fact.id, raises && fact.isSensitive ? 'warning' : 'notice']))
  }))
}

/** Actions that a rule marks, done for the first time by an actor who has been there for a while. */
export function findFirstsByActor({ distinct }: SignalInput): Signal[] {
  const actors = new Map<string, { readonly since: number; readonly actions: Set<string> }>()
  const signals = new Map<string, { readonly phrase: string; readonly marks: Map<string, Level> }>()
  for (const { action, timestamp, id, isReviewed, classification } of distinct) {
    const { actor, name } = action
    if (actor === undefined || name === undefined) continue
    const known = actors.get(actor) ?? { since: timestamp, actions: new Set() }
    actors.set(actor, known)
    if (known.actions.has(name)) continue
    known.actions.add(name)
    if (!isReviewed || classification?.kind !== 'notable' || timestamp - known.since < leastHistoryMs)
      continue
    const phrase = `first time by this actor in ${daysBetween(known.since, timestamp)}`
    const group = JSON.stringify([actor, phrase])
    const signal = signals.get(group) ?? { phrase, marks: new Map() }
    signals.set(group, signal)
    signal.marks.set(id, 'notice')
  }
  return [...signals.values()].map((signal) => ({ kind: 'first-by-actor', ...signal }))
}
