import type { ActionFacts, EventFacts, ReviewEvent } from '../review-event.js'
import type { Rule } from '../rules.js'
import { findApiKeyHosts } from './api-key-hosts.js'
import { findDeletionBursts, findExposureBursts } from './bursts.js'
import { reviewedFactsOf } from './facts.js'
import { findFirstSeen, findFirstsByActor } from './first-seen.js'
import { findUnusualHours } from './hours.js'
import { findShortLived } from './short-lived.js'
import type { Signal, SignalInput } from './signal.js'

/** In the order in which the summary gives reasons for one event. */
const detectors: readonly ((input: SignalInput) => Signal[])[] = [
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
  readonly history: readonly EventFacts[]
  readonly reviewed: readonly ReviewEvent[]
  readonly rules: readonly Rule[]
}): Signal[] {
  const { history, reviewed, rules } = options
  const facts = [...history, ...reviewed.map((event) => reviewedFactsOf(event, rules))].sort(
    (a, b) => a.timestamp - b.timestamp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
  const known = new Set<ActionFacts>()
  const distinct = facts.filter(({ action, isReviewed }) => {
    const isDistinct = isReviewed || !known.has(action)
    known.add(action)
    return isDistinct
  })
  const input = { facts, distinct, since: facts[0]?.timestamp ?? 0 }
  return detectors.flatMap((detector) => detector(input))
}
