import { writtenMembers } from '../events/event.js'
import type { ReviewedEvent } from '../review/findings.js'
import type { Review } from '../review/judgement.js'
import type { ReviewEvent } from '../review/review-event.js'
import type { PageData, PageFinding, PageProof } from './page-data.js'

/** A review as the page carries it, by this `version` of the program. The same review gives the same data. */
export function encodePage(review: Review, version: string): PageData {
  const events = review.events.toSorted((a, b) => a.event.timestamp - b.event.timestamp)
  const findings = new Distinct<PageFinding>(JSON.stringify)
  const members = new Distinct<string>((text) => text)
  let before = review.reviewed.from
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
  const rowOf = new Map(events.map(({ notable }, row) => [notable, row]))
  return {
    version,
    archive: review.destination,
    period: { from: review.reviewed.from, to: review.reviewed.to },
    proof: proofOf(review),
    earlier: review.earlier,
    current: review.counts,
    findings: findings.all,
    members: members.all,
    events: rows,
    groups: review.alarming.map(({ events: own }) => own.flatMap((notable) => rowOf.get(notable) ?? []))
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

// The page lists all gaps below.
const mostParts = 5

function proofOf(review: Review): PageProof {
  return {
    ...review.opening,
    reasons: [
      ...review.reasons,
      ...(review.isRun ? [] : review.unproven)
        .slice(0, mostParts)
        .map(({ from, to }) => `Not proven in this period: ${from} to ${to}.`)
    ],
    asOf: review.serverNow,
    coverage: review.coverage ?? null,
    gaps: review.gaps,
    daysUntilLoss: review.daysUntilLoss ?? null,
    archivedEvents: review.archivedEvents,
    ledgerHead: review.ledgerHead
  }
}
