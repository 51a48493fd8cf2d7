import type { NotableEvent, RunReport } from './report.js'
import type { ReviewEvent } from './review-event.js'
import { type Classification, classify, type Rule } from './rules.js'

export const severityOrder = ['critical', 'warning', 'notice'] as const

/** The notable among some events, in their order. */
export function findNotable(events: readonly ReviewEvent[], rules: readonly Rule[]): NotableEvent[] {
  return events.flatMap((event) => {
    const classification = classify(rules, event)
    if (classification.kind !== 'notable') return []
    return [{ event, severity: classification.severity, rule: classification.rule }]
  })
}

/** Most severe first, then newest first: what a limit cuts off is what matters least. */
export function sortByWeight<T extends NotableEvent>(notable: readonly T[]): T[] {
  return notable.toSorted(
    (a, b) =>
      severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
      b.event.timestamp - a.event.timestamp
  )
}

export interface ReviewedEvent {
  readonly event: ReviewEvent
  readonly classification: Classification
  /** Archived by this run. */
  readonly isNew: boolean
  /** False for an event that is new, but dated outside the reviewed period. */
  readonly isInPeriod: boolean
}

/** Everything that the summary speaks of: the events of the period, and those new in this run wherever dated. */
export function reviewEvents(report: RunReport, rules: readonly Rule[]): ReviewedEvent[] {
  const newKeys = new Set(report.newEvents.map((event) => event.key))
  const periodKeys = new Set(report.reviewed.events.map((event) => event.key))
  const reviewed = (event: ReviewEvent, isInPeriod: boolean): ReviewedEvent => ({
    event,
    classification: classify(rules, event),
    isNew: newKeys.has(event.key),
    isInPeriod
  })
  return [
    ...report.reviewed.events.map((event) => reviewed(event, true)),
    ...report.newEvents.filter((event) => !periodKeys.has(event.key)).map((event) => reviewed(event, false))
  ]
}
