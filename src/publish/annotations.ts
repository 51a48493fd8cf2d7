import { eventsInQuestion, findNotable } from '../review/findings.js'
import type { RunReport } from '../review/report.js'
import type { Rule } from '../review/rules.js'
import { countOf } from '../text/wording.js'
import { annotateArtifacts } from './summary-artifact.js'

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

/** Below these the retention clock is a warning, then an error. */
export const warnBelowDays = 30
export const failBelowDays = 12

/** What must be seen without opening the summary. In our own words: no event text reaches the log. */
export function describeAnnotations(report: RunReport, rules: readonly Rule[]): Annotation[] {
  return [
    ...describeGaps(report),
    ...describeVerdict(report),
    ...describeClock(report.daysUntilLoss),
    ...describeQuarantine(report),
    ...describeCritical(report, rules),
    ...annotateArtifacts(report)
  ]
}

export function describeGaps({ newGaps }: RunReport): Annotation[] {
  return newGaps.map((gap) => ({
    level: 'error',
    title: 'Gap in the audit archive',
    message:
      `Events from ${gap.from} to ${gap.to} may be lost: Hireflix keeps its log for two months, and they left it ` +
      'before they could be archived with proof. The gap is recorded in the ledger.'
  }))
}

export function describeVerdict({ verdict, reasons, source }: RunReport): Annotation[] {
  if (verdict !== 'unproven' || source === undefined) return []
  return [
    {
      level: 'warning',
      title: 'Unproven run',
      message: [
        'It could not be proven that nothing was missed; what was seen is archived.',
        ...reasons
      ].join(' ')
    }
  ]
}

/** The retention clock, when it runs low. */
export function describeClock(daysUntilLoss: number | undefined): Annotation[] {
  if (daysUntilLoss === undefined || daysUntilLoss >= warnBelowDays) return []
  return [
    {
      level: daysUntilLoss < failBelowDays ? 'error' : 'warning',
      title: 'Audit events are about to be lost',
      message: adviceOfClock(daysUntilLoss)
    }
  ]
}

/** What the clock asks of whoever looks after the runs. */
export function adviceOfClock(daysUntilLoss: number): string {
  const days = Math.floor(daysUntilLoss)
  return days <= 0
    ? 'Without a proven run today, events may be lost.'
    : `Without a proven run within ${countOf(days, 'day')}, events will be lost for good.`
}

function describeQuarantine({ quarantined }: RunReport): Annotation[] {
  const rows = [...quarantined.values()].reduce((sum, count) => sum + count, 0)
  if (rows === 0) return []
  const reasons = [...quarantined].map(([reason, count]) => `${count} × ${reason}`).join('; ')
  return [
    {
      level: 'warning',
      title: 'Rows could not be understood',
      message: `${countOf(rows, 'row')} kept unaltered in quarantine.json: ${reasons}.`
    }
  ]
}

function describeCritical(report: RunReport, rules: readonly Rule[]): Annotation[] {
  const critical = findNotable(eventsInQuestion(report), rules, report.signals).filter(
    ({ severity }) => severity === 'critical'
  ).length
  if (critical === 0) return []
  return [
    {
      level: 'warning',
      title: 'Critical audit events',
      message: `${countOf(critical, report.source === undefined ? 'event' : 'new event')} are critical; the job summary lists them.`
    }
  ]
}
