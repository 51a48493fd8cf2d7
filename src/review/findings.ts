import type { NotableEvent, RunReport } from './report.js'
import type { ReviewEvent } from './review-event.js'
import { type Classification, classify, type Level, type Rule } from './rules.js'
import type { Signal } from './signals/signal.js'

export const severityOrder = ['critical', 'warning', 'notice'] as const

/**
 * The notable among some events, in their order: those that a rule marks or a signal concerns, at the higher of both
 * severities. What a rule of the workflow author's silences stays silent.
 */
export function findNotable(
  events: readonly ReviewEvent[],
  rules: readonly Rule[],
  signals: readonly Signal[] = []
): NotableEvent[] {
  const marks = marksOf(signals)
  return events.flatMap((event) => {
    const notable = notableOf(event, classify(rules, event), marks.get(event.id))
    return notable === undefined ? [] : [notable]
  })
}

interface Mark {
  readonly severity: Level
  readonly reasons: readonly string[]
}

function marksOf(signals: readonly Signal[]): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const { phrase, marks: marked } of signals) {
    for (const [id, severity] of marked) {
      const known = marks.get(id)
      marks.set(id, {
        severity: known === undefined ? severity : moreSevere(known.severity, severity),
        reasons: [...(known?.reasons ?? []), phrase]
      })
    }
  }
  return marks
}

function notableOf(
  event: ReviewEvent,
  classification: Classification,
  mark: Mark | undefined
): NotableEvent | undefined {
  if (classification.kind === 'quiet' && classification.isByAuthor) return undefined
  const reasons = mark?.reasons ?? []
  if (classification.kind === 'notable') {
    const { severity, rule } = classification
    return {
      event,
      severity: mark === undefined ? severity : moreSevere(severity, mark.severity),
      rule,
      reasons
    }
  }
  return mark === undefined ? undefined : { event, severity: mark.severity, rule: undefined, reasons }
}

function moreSevere(a: Level, b: Level): Level {
  return severityOrder.indexOf(a) < severityOrder.indexOf(b) ? a : b
}

/** Most severe first, then newest first: what a limit cuts off is what matters least. */
export function sortByWeight<T extends NotableEvent>(notable: readonly T[]): T[] {
  return notable.toSorted(
    (a, b) =>
      severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
      b.event.timestamp - a.event.timestamp
  )
}

/** What outputs and `fail-on` speak of: the events new in a run, or those of the period where there was no run. */
export function eventsInQuestion({ newEvents, reviewed, source }: RunReport): readonly ReviewEvent[] {
  return source === undefined ? reviewed.events : newEvents
}

export interface ReviewedEvent {
  readonly event: ReviewEvent
  readonly isUnclassified: boolean
  readonly notable: NotableEvent | undefined
  /** Archived by this run. */
  readonly isNew: boolean
  /** False for an event that is new, but dated outside the reviewed period. */
  readonly isInPeriod: boolean
}

/** Everything that the summary speaks of: the events of the period, and those new in this run wherever dated. */
export function reviewEvents(report: RunReport, rules: readonly Rule[]): ReviewedEvent[] {
  const newIds = new Set(report.newEvents.map((event) => event.id))
  const periodIds = new Set(report.reviewed.events.map((event) => event.id))
  const marks = marksOf(report.signals)
  const reviewed = (event: ReviewEvent, isInPeriod: boolean): ReviewedEvent => {
    const classification = classify(rules, event)
    return {
      event,
      isUnclassified: classification.kind === 'unclassified',
      notable: notableOf(event, classification, marks.get(event.id)),
      isNew: newIds.has(event.id),
      isInPeriod
    }
  }
  return [
    ...report.reviewed.events.map((event) => reviewed(event, true)),
    ...report.newEvents.filter((event) => !periodIds.has(event.id)).map((event) => reviewed(event, false))
  ]
}
