import type { Level } from '../rules.js'
import type { Fact } from './facts.js'
import { dayMs, daysBetween, leastHistoryMs, type Scene, type Signal, type SignalKind } from './signal.js'

// A newcomer is looked at on its first day; after that it is known.
const newnessMs = dayMs
// Where newcomers are everyday (addresses of mobile phones), one more says nothing.
const habitMs = 28 * dayMs

interface Sort {
  readonly kind: SignalKind
  readonly read: (fact: Fact) => string | undefined
  readonly phraseOf: (count: number, days: string) => string
  /** More newcomers than this within 28 days are a habit. */
  readonly mostNewcomers: number
  /** Whether what is grave among a newcomer's events becomes a warning. */
  readonly raises: boolean
}

const sorts: readonly Sort[] = [
  {
    kind: 'first-seen-actor',
    read: ({ deed }) => deed.actor,
    phraseOf: (_count, days) => `actor never seen in ${days}`,
    mostNewcomers: 4,
    raises: true
  },
  {
    kind: 'first-seen-address',
    // Whoever has no account and follows a link comes from anywhere.
    read: ({ deed }) => (deed.actor === undefined ? undefined : deed.ip),
    phraseOf: (count, days) =>
      count === 1 ? `address never seen in ${days}` : `${count} addresses never seen in ${days}`,
    mostNewcomers: 4,
    raises: true
  },
  {
    kind: 'first-seen-action',
    // What a rule calls routine is routine the first time too.
    read: ({ deed, classification }) => (classification?.kind === 'quiet' ? undefined : deed.action),
    phraseOf: (count, days) =>
      count === 1 ? `first time in ${days}` : `${count} actions first seen in ${days}`,
    mostNewcomers: 8,
    raises: false
  },
  {
    kind: 'first-seen-medium',
    read: ({ deed }) => deed.medium,
    phraseOf: (_count, days) => `medium never seen in ${days}`,
    mostNewcomers: 4,
    raises: true
  }
]

/** Actors, addresses, actions and mediums that the archive has not seen before. */
export function findFirstSeen(scene: Scene): Signal[] {
  return sorts.flatMap((sort) => findNewcomers(scene, sort))
}

/** Of one actor, seen first after the same number of days. */
interface Newcomers {
  readonly days: string
  readonly values: Set<string>
  readonly marks: Map<string, Level>
}

function findNewcomers(
  { news, since }: Scene,
  { read, phraseOf, mostNewcomers, raises, kind }: Sort
): Signal[] {
  const firstAt = new Map<string, number>()
  const rare = new Set<string>()
  const arrivals: number[] = []
  const found = new Map<string, Newcomers>()
  for (const fact of news) {
    const value = read(fact)
    if (value === undefined) continue
    const first = firstAt.get(value) ?? fact.timestamp
    if (!firstAt.has(value)) {
      firstAt.set(value, first)
      if (first - since < leastHistoryMs) continue
      arrivals.push(first)
      if (arrivals.filter((at) => at > first - habitMs).length <= mostNewcomers) rare.add(value)
      if (arrivals.length > mostNewcomers) arrivals.shift()
    }
    if (!fact.isReviewed || !rare.has(value) || fact.timestamp - first > newnessMs) continue
    const days = daysBetween(since, first)
    const name = JSON.stringify([fact.deed.actor, days])
    const newcomers = found.get(name) ?? { days, values: new Set(), marks: new Map() }
    found.set(name, newcomers)
    newcomers.values.add(value)
    newcomers.marks.set(fact.id, raises && fact.isGrave ? 'warning' : 'notice')
  }
  return [...found.values()].map(({ days, values, marks }) => ({
    kind,
    phrase: phraseOf(values.size, days),
    marks
  }))
}

/** What an actor who has been there for a while does for the first time, where a rule marks it. */
export function findFirstsByActor({ news }: Scene): Signal[] {
  const actors = new Map<string, { readonly since: number; readonly actions: Set<string> }>()
  const signals = new Map<string, { readonly phrase: string; readonly marks: Map<string, Level> }>()
  for (const { deed, timestamp, id, isReviewed, classification } of news) {
    const { actor, action } = deed
    if (actor === undefined || action === undefined) continue
    const known = actors.get(actor) ?? { since: timestamp, actions: new Set() }
    actors.set(actor, known)
    if (known.actions.has(action)) continue
    known.actions.add(action)
    if (!isReviewed || classification?.kind !== 'notable' || timestamp - known.since < leastHistoryMs)
      continue
    const phrase = `first time by this actor in ${daysBetween(known.since, timestamp)}`
    const name = JSON.stringify([actor, phrase])
    const signal = signals.get(name) ?? { phrase, marks: new Map() }
    signals.set(name, signal)
    signal.marks.set(id, 'notice')
  }
  return [...signals.values()].map((signal) => ({ kind: 'first-by-actor', ...signal }))
}
