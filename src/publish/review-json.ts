import { textsOf } from '../review/fields.js'
import { reviewEvents, severityOrder, sortByWeight } from '../review/findings.js'
import { tally } from '../review/groups.js'
import { unprovenParts } from '../review/period-proof.js'
import { countPeriod, type PeriodCounts } from '../review/periods.js'
import type { RunReport } from '../review/report.js'
import type { Rule } from '../review/rules.js'
import { factOf } from '../review/signals/facts.js'
import { serializeInertJson } from '../text/escape.js'
import { timeOf } from '../text/wording.js'
import { describeEvent } from './outputs.js'

/** A review as one JSON document, every notable event in it. Inert: see serializeInertJson. */
export function renderReviewJson(report: RunReport, rules: readonly Rule[]): string {
  const events = reviewEvents(report, rules)
  const notable = sortByWeight(events.flatMap((each) => (each.notable === undefined ? [] : [each.notable])))
  const unclassified = tally(
    events.filter((each) => each.isUnclassified).map(({ event }) => textsOf(event).action ?? null)
  )
  const marked = new Map(events.map(({ event }) => [event.id, event]))
  const document = {
    archive: {
      events: report.archivedEvents,
      ledgerHead: report.ledgerHead,
      lastVerdict: report.verdict,
      coverage: report.coverage ?? null,
      gaps: report.gaps,
      daysUntilLoss: report.daysUntilLoss ?? null
    },
    now: timeOf(report.serverNow),
    period: describeCounts(countPeriod(report.reviewed, report.reviewed.events.map(factOf))),
    unproven: unprovenParts(report),
    earlier: report.earlier.map(describeCounts),
    severities: Object.fromEntries(
      severityOrder.map((severity) => [severity, notable.filter((each) => each.severity === severity).length])
    ),
    signals: report.signals.map(({ kind, phrase, marks }) => ({
      kind,
      phrase,
      events: [...marks.keys()].map((id) => marked.get(id)?.key)
    })),
    notable: notable.map(describeEvent),
    unclassified: unclassified.map(([action, count]) => ({ action, count }))
  }
  return `${serializeInertJson(document)}\n`
}

function describeCounts({ from, to, ...counts }: PeriodCounts): object {
  return { from: timeOf(from), to: timeOf(to), ...counts }
}
