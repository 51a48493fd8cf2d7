import type { Review } from '../review/judgement.js'
import type { PeriodCounts } from '../review/periods.js'
import { serializeInertJson } from '../text/escape.js'
import { timeOf } from '../text/wording.js'
import { describeEvent } from './outputs.js'

/** A review as one JSON document, every notable event in it. Inert: see serializeInertJson. */
export function renderReviewJson(review: Review): string {
  const eventsById = new Map(review.events.map(({ event }) => [event.id, event]))
  const document = {
    archive: {
      events: review.archivedEvents,
      ledgerHead: review.ledgerHead,
      lastVerdict: review.verdict,
      coverage: review.coverage ?? null,
      gaps: review.gaps,
      daysUntilLoss: review.daysUntilLoss ?? null
    },
    now: timeOf(review.serverNow),
    period: describeCounts(review.counts),
    unproven: review.unproven,
    earlier: review.earlier.map(describeCounts),
    severities: review.severities,
    signals: review.signals.map(({ kind, phrase, marks }) => ({
      kind,
      phrase,
      events: [...marks.keys()].map((id) => eventsById.get(id)?.key)
    })),
    notable: review.notable.map(describeEvent),
    unclassified: review.unclassified.map(([action, own]) => ({ action: action ?? null, count: own.length }))
  }
  return `${serializeInertJson(document)}\n`
}

function describeCounts({ from, to, ...counts }: PeriodCounts): object {
  return { from: timeOf(from), to: timeOf(to), ...counts }
}
