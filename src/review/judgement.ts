import type { Gap } from '../archive/ledger-line.js'
import {
  groupUnclassified,
  type NotableEvent,
  type ReviewedEvent,
  type ReviewedNotable,
  reviewEvents,
  sortByWeight
} from './findings.js'
import { type Group, groupNotable } from './groups.js'
import { gapsInPeriod, unprovenParts } from './period-proof.js'
import { countPeriod, type PeriodCounts } from './periods.js'
import type { RunReport } from './report.js'
import type { Rule } from './rules.js'
import type { Level } from './severity.js'
import { factsOf } from './signals/facts.js'
import { type Quiet, quietOf, type ReviewVerdict, verdictOf } from './verdict.js'

/** A report with every decision about it, made once for all renderers. */
export interface Review extends RunReport {
  /** False where an existing archive was reviewed without a run: then nothing is new. */
  readonly isRun: boolean
  /** The events of the period, then those new in this run and dated outside of it. */
  readonly events: readonly ReviewedEvent[]
  /** Of `events`; most severe first, then newest first. */
  readonly notable: readonly ReviewedNotable[]
  readonly groups: readonly Group<ReviewedNotable>[]
  /** The groups above notice; they come first in `groups`. */
  readonly alarming: readonly Group<ReviewedNotable>[]
  /** How many of `notable` there are of each severity. */
  readonly severities: Readonly<Record<Level, number>>
  /** For outputs and `fail-on`: of the events new in the run, or of the period where there was no run. */
  readonly notableInQuestion: readonly NotableEvent[]
  /** Events of actions that no rule knows, by action; most events first. */
  readonly unclassified: readonly (readonly [string | undefined, readonly ReviewedEvent[]])[]
  readonly opening: ReviewVerdict
  /** Undefined where something asks for a look. */
  readonly quiet: Quiet | undefined
  readonly counts: PeriodCounts
  /** Parts of the reviewed period that the archive does not prove, oldest first. RFC 3339. */
  readonly unproven: readonly { readonly from: string; readonly to: string }[]
  /** The gaps that reach into the reviewed period. */
  readonly gapsInPeriod: readonly Gap[]
  readonly quarantinedRows: number
}

/** Decides everything that is said about a report. */
export function judge(report: RunReport, rules: readonly Rule[]): Review {
  const { newEvents, reviewed, quarantined } = report
  const isRun = report.source !== undefined
  const events = reviewEvents(report, rules)
  const notable = sortByWeight(events.flatMap((each) => each.notable ?? []))
  const notableById = new Map(notable.map((each) => [each.event.id, each]))
  const inQuestion = isRun ? newEvents : reviewed.events
  const groups = groupNotable(notable)
  const alarming = groups.filter(({ severity }) => severity !== 'notice')
  const countOf = (level: Level): number => notable.filter(({ severity }) => severity === level).length
  const quiet = quietOf(report, events)
  const unproven = unprovenParts(report)
  return {
    ...report,
    isRun,
    events,
    notable,
    groups,
    alarming,
    severities: { critical: countOf('critical'), warning: countOf('warning'), notice: countOf('notice') },
    notableInQuestion: sortByWeight(inQuestion.flatMap(({ id }) => notableById.get(id) ?? [])),
    unclassified: groupUnclassified(events),
    opening: verdictOf(report, { quiet, alarming, isPeriodProven: unproven.length === 0 }),
    quiet,
    counts: countPeriod(reviewed, reviewed.events.map(factsOf)),
    unproven,
    gapsInPeriod: gapsInPeriod(report),
    quarantinedRows: [...quarantined.values()].reduce((sum, count) => sum + count, 0)
  }
}
