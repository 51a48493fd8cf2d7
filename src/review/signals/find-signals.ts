import type { ReviewEvent } from '../review-event.js'
import type { Rule } from '../rules.js'
import { findApiKeyHosts } from './api-key-hosts.js'
import { findDeletionBursts, findExposureBursts } from './bursts.js'
import { type Deed, type Fact, reviewedFactOf } from './facts.js'
import { findFirstSeen, findFirstsByActor } from './first-seen.js'
import { findUnusualHours } from './hours.js'
import { findShortLived } from './short-lived.js'
import type { Scene, Signal } from './signal.js'

/** In the order in which the summary gives reasons for one event. */
const detectors: readonly ((scene: Scene) => Signal[])[] = [
  findApiKeyHosts,
  findDeletionBursts,
  findExposureBursts,
  findFirstSeen,
  findFirstsByActor,
  findShortLived,
  findUnusualHours
]

/**
 * What deserves a look by comparison: `reviewed` events against each other and against `history`, other events of the
 * archive. Deterministic; the order of events does not matter.
 */
export function findSignals(options: {
  readonly history: readonly Fact[]
  readonly reviewed: readonly ReviewEvent[]
  readonly rules: readonly Rule[]
}): Signal[] {
  const { history, reviewed, rules } = options
  const facts = [...history, ...reviewed.map((event) => reviewedFactOf(event, rules))].sort(
    (a, b) => a.timestamp - b.timestamp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
  const known = new Set<Deed>()
  const news = facts.filter(({ deed, isReviewed }) => {
    const isNews = isReviewed || !known.has(deed)
    known.add(deed)
    return isNews
  })
  const scene = { facts, news, since: facts[0]?.timestamp ?? 0 }
  return detectors.flatMap((detector) => detector(scene))
}
