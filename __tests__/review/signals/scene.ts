import type { JsonObject } from '../../../src/events/exact-json.js'
import { defaultRules } from '../../../src/review/default-rules.js'
import type { ReviewEvent } from '../../../src/review/review-event.js'
import type { Rule } from '../../../src/review/rules.js'
import { factsOf } from '../../../src/review/signals/facts.js'
import { findSignals } from '../../../src/review/signals/find-signals.js'
import type { SignalKind } from '../../../src/review/signals/signal.js'
import { event } from '../builders.js'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Monday, 6 October 2025, 09:00 UTC: the reviewed week begins in the night before. */
export const monday = Date.UTC(2025, 9, 6, 9)

const alice = { id: 'a', email: 'alice@acme.example' }
export const bob = { id: 'b', email: 'bob@acme.example' }

export function at(timestamp: number, value: JsonObject = {}): ReviewEvent {
  return event(
    { action: 'interview.score', actor: alice, object: { id: `o${timestamp}` }, ...value },
    timestamp
  )
}

/** An event a day, at nine, for `days` days before the reviewed week. */
export function daily(days: number, value: JsonObject = {}): ReviewEvent[] {
  return Array.from({ length: days }, (_, n) => at(monday - (n + 1) * day, value))
}

/** `count` events, `apartMs` from each other. */
export function many(count: number, apartMs: number, value: JsonObject = {}, from = monday): ReviewEvent[] {
  return Array.from({ length: count }, (_, n) => at(from + n * apartMs, value))
}

export interface Told {
  readonly phrase: string
  readonly severities: readonly string[]
}

/** What the signals of a kind say: for each, its phrase and the severities of the events that it marks, in order. */
export function told(
  kind: SignalKind,
  events: readonly ReviewEvent[],
  { rules = defaultRules }: { readonly rules?: readonly Rule[] } = {}
): Told[] {
  const midnight = monday - 9 * hour
  return findSignals({
    history: events.filter(({ timestamp }) => timestamp < midnight).map(factsOf),
    reviewed: events.filter(({ timestamp }) => timestamp >= midnight),
    rules
  })
    .filter((signal) => signal.kind === kind)
    .map(({ phrase, marks }) => ({ phrase, severities: [...marks.values()] }))
}
