import { renderNumber } from '../text/wording.js'
import type { ReviewedEvent } from './findings.js'
import type { Group } from './groups.js'
import { alarmOf, type RunReport } from './report.js'

/** `silent`: nothing to look at. `notices`: everyday work alone. */
export type Quiet = 'silent' | 'notices'

/** Whether a review has nothing above notice, and nothing else that asks for a look. */
export function quietOf(report: RunReport, events: readonly ReviewedEvent[]): Quiet | undefined {
  const { late, revised, vanished } = report.anomalies
  const isQuiet =
    (report.verdict === 'proven' || report.source === undefined) &&
    report.newGaps.length === 0 &&
    report.quarantined.size === 0 &&
    late + revised + vanished === 0 &&
    (report.source === undefined || alarmOf(report.daysUntilLoss) === undefined) &&
    events.every(
      ({ notable, isUnclassified }) =>
        !isUnclassified && (notable === undefined || notable.severity === 'notice')
    )
  if (!isQuiet) return undefined
  return events.some(({ notable }) => notable !== undefined) ? 'notices' : 'silent'
}

/** The first sentence of a review, our own, without its full stop. */
export interface ReviewVerdict {
  readonly state: 'proven' | 'unproven' | 'gap'
  readonly sentence: string
}

interface Found {
  readonly quiet: Quiet | undefined
  /** Groups above notice. */
  readonly alarming: readonly Group[]
  readonly isPeriodProven: boolean
}

export function verdictOf(report: RunReport, found: Found): ReviewVerdict {
  const { state, sentence } =
    report.source === undefined ? proofOfPeriod(found) : proofOfRun(report.verdict, found.quiet)
  return { state, sentence: `${sentence}${looksOf(found.alarming)}` }
}

/** For a review without a run. Hireflix was not asked, so nothing is said of the time since. */
function proofOfPeriod({ quiet, isPeriodProven }: Found): ReviewVerdict {
  if (!isPeriodProven) {
    return { state: 'unproven', sentence: 'Not all of this period is proven: events may be missing' }
  }
  const calm = {
    silent: '; it was quiet, and nothing needs a look',
    notices: '; it was quiet, nothing is above notice'
  }
  return {
    state: 'proven',
    sentence: `Nothing was missed in this period${quiet === undefined ? '' : calm[quiet]}`
  }
}

function proofOfRun(state: RunReport['verdict'], quiet: Quiet | undefined): ReviewVerdict {
  switch (state) {
    case 'proven': {
      const calm = {
        silent: 'Proven and quiet: nothing was missed, and nothing needs a look',
        notices: 'Proven and quiet: nothing was missed, and nothing is above notice'
      }
      return { state, sentence: quiet === undefined ? 'Proven: nothing was missed' : calm[quiet] }
    }
    case 'gap':
      return {
        state,
        sentence:
          'Gap: events may be lost for good, because retention passed them before they could be archived with proof'
      }
    case 'unproven':
      return {
        state,
        sentence: 'Unproven: it could not be established that nothing was missed; what was seen is archived'
      }
  }
}

/** How many groups of events are above notice. */
function looksOf(groups: readonly Group[]): string {
  const critical = groups.filter(({ severity }) => severity === 'critical').length
  if (groups.length === 0) return ''
  if (groups.length === 1) return `; one ${critical === 1 ? 'critical ' : ''}thing needs a look`
  const share = critical === groups.length ? 'all' : critical === 0 ? 'none' : renderNumber(critical)
  return `; ${renderNumber(groups.length)} things need a look, ${share} of them critical`
}
