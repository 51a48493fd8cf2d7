import { writtenMembers } from '../events/event.js'
import { type ReviewedEvent, reviewEvents, sortByWeight } from '../review/findings.js'
import { type Group, groupNotable } from '../review/groups.js'
import { unprovenParts } from '../review/period-proof.js'
import { countPeriod } from '../review/periods.js'
import type { NotableEvent, RunReport } from '../review/report.js'
import type { ReviewEvent } from '../review/review-event.js'
import type { Rule } from '../review/rules.js'
import { factOf } from '../review/signals/facts.js'
import { quietOf, verdictOf } from '../review/verdict.js'
import { version } from '../version.js'
import type { PageData, PageFinding, PageProof } from './page-data.js'

/** A review as the page carries it. The same report and rules give the same data. */
export function encodePage(report: RunReport, rules: readonly Rule[]): PageData {
  const events = reviewEvents(report, rules).toSorted((a, b) => a.event.timestamp - b.event.timestamp)
  const findings = new Distinct<PageFinding>(JSON.stringify)
  const members = new Distinct<string>((text) => text)
  let before = report.reviewed.from
  const rows = events.map((each) => {
    const { timestamp } = each.event
    const after = timestamp - before
    before = timestamp
    return [
      after,
      findings.indexOf(findingOf(each)),
      ...membersOf(each.event).map((text) => members.indexOf(text))
    ]
  })
  const groups = groupsOf(events)
  return {
    version,
    archive: report.destination,
    period: { from: report.reviewed.from, to: report.reviewed.to },
    proof: proofOf(report, { quiet: quietOf(report, events), groups }),
    earlier: report.earlier,
    current: countPeriod(report.reviewed, report.reviewed.events.map(factOf)),
    findings: findings.all,
    members: members.all,
    events: rows,
    groups: groups.map(({ events: own }) => own.map(({ row }) => row))
  }
}

/** Values each once, numbered in the order in which they first came. */
class Distinct<T> {
  readonly all: T[] = []
  readonly #indices = new Map<string, number>()

  constructor(private readonly nameOf: (value: T) => string) {}

  indexOf(value: T): number {
    const name = this.nameOf(value)
    const known = this.#indices.get(name)
    if (known !== undefined) return known
    this.#indices.set(name, this.all.length)
    return this.all.push(value) - 1
  }
}

function membersOf({ value }: ReviewEvent): string[] {
  const { time: _derived, ...received } = value
  return writtenMembers(received)
}

function findingOf({ notable, isUnclassified }: ReviewedEvent): PageFinding {
  return {
    severity: notable?.severity ?? (isUnclassified ? 'unclassified' : 'routine'),
    rule: notable?.rule ?? null,
    reasons: notable?.reasons ?? [],
    isUnclassified
  }
}

/** As the summary groups them, without those of notices alone. */
function groupsOf(events: readonly ReviewedEvent[]): Group<NotableEvent & { readonly row: number }>[] {
  const notable = events.flatMap(({ notable }, row) => (notable === undefined ? [] : [{ ...notable, row }]))
  return groupNotable(sortByWeight(notable.filter(({ severity }) => severity !== 'notice')))
}

// The page lists all gaps below.
const mostParts = 5

function proofOf(report: RunReport, found: Parameters<typeof verdictOf>[1]): PageProof {
  return {
    ...verdictOf(report, found),
    reasons: [
      ...report.reasons,
      ...(report.source === undefined ? unprovenParts(report) : [])
        .slice(0, mostParts)
        .map(({ from, to }) => `Not proven in this period: ${from} to ${to}.`)
    ],
    asOf: report.serverNow,
    coverage: report.coverage ?? null,
    gaps: report.gaps,
    daysUntilLoss: report.daysUntilLoss ?? null,
    archivedEvents: report.archivedEvents,
    ledgerHead: report.ledgerHead
  }
}
