import { actionOf, type EventTexts, textsOf } from './fields.js'
import type { RunReport } from './report.js'
import type { ReviewEvent } from './review-event.js'
import { classify, type Rule } from './rules.js'
import { type Classification, type Level, moreSevere, severityOrder } from './severity.js'
import { groupsOf, type Signal } from './signals/signal.js'

/** An event that a rule or a signal marks. An action that no rule knows is unclassified, not notable. */
export interface NotableEvent {
  readonly event: ReviewEvent
  readonly texts: EventTexts
  readonly severity: Level
  /** The rule as written, our own or the workflow author's text; undefined where a signal alone marks the event. */
  readonly rule: string | undefined
  /** What signals say of it: phrases of our own, without event text. */
  readonly reasons: readonly string[]
}

export interface ReviewedNotable extends NotableEvent {
  /** Archived by this run. */
  readonly isNew: boolean
}

export interface ReviewedEvent {
  readonly event: ReviewEvent
  readonly isUnclassified: boolean
  readonly notable: ReviewedNotable | undefined
  /** Archived by this run. */
  readonly isNew: boolean
  /** False for an event that is new, but dated outside the reviewed period. */
  readonly isInPeriod: boolean
}

interface Mark {
  readonly severity: Level
  readonly reasons: readonly string[]
}

/** The events that a rule marks, in their order. */
export function markedByRules(events: readonly ReviewEvent[], rules: readonly Rule[]): NotableEvent[] {
  return events.flatMap((event) => notableOf(event, classify(rules, event), undefined) ?? [])
}

/**
 * Everything that a review speaks of: the events of the period, and those new in this run wherever dated. Notable are
 * those that a rule marks or a signal concerns, at the higher of both severities. What a rule of the workflow author's
 * silences stays silent.
 */
export function reviewEvents(report: RunReport, rules: readonly Rule[]): ReviewedEvent[] {
  const newIds = new Set(report.newEvents.map(({ id }) => id))
  const periodIds = new Set(report.reviewed.events.map(({ id }) => id))
  const marks = marksOf(report.signals)
  const furtherNew = report.newEvents.filter(({ id }) => !periodIds.has(id))
  return [...report.reviewed.events, ...furtherNew].map((event, index) => {
    const classification = classify(rules, event)
    const notable = notableOf(event, classification, marks.get(event.id))
    const isNew = newIds.has(event.id)
    return {
      event,
      isUnclassified: classification.kind === 'unclassified',
      notable: notable && { ...notable, isNew },
      isNew,
      isInPeriod: index < report.reviewed.events.length
    }
  })
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
  const byRule = classification.kind === 'notable' ? classification : undefined
  const severities = [byRule?.severity, mark?.severity].filter((severity) => severity !== undefined)
  if (severities.length === 0) return undefined
  return {
    event,
    texts: textsOf(event),
    severity: severities.reduce(moreSevere),
    rule: byRule?.rule,
    reasons: mark?.reasons ?? []
  }
}

/** Most severe first, then newest first: a limit cuts off the least important. */
export function sortByWeight<T extends NotableEvent>(notable: readonly T[]): T[] {
  return notable.toSorted(
    (a, b) =>
      severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
      b.event.timestamp - a.event.timestamp
  )
}

/** The events of actions that no rule knows, by action; most events first. */
export function groupUnclassified(
  events: readonly ReviewedEvent[]
): [string | undefined, readonly ReviewedEvent[]][] {
  const unclassified = events.filter(({ isUnclassified }) => isUnclassified)
  const byAction = groupsOf(unclassified, ({ event }) => actionOf(event))
  return [...byAction].sort(([, a], [, b]) => b.length - a.length)
}
