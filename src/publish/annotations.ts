import type { Review } from '../review/judgement.js'
import { alarmOf, type RunReport } from '../review/report.js'
import { countOf } from '../text/wording.js'
import { expiresOf } from './summary-artifact.js'

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

/** Facts that must be seen without opening the summary. In our own words: no event text reaches the log. */
export function describeAnnotations(review: Review): Annotation[] {
  return [
    ...describeGaps(review),
    ...describeVerdict(review),
    ...describeClock(review.daysUntilLoss),
    ...describeQuarantine(review),
    ...describeCritical(review),
    ...describeArtifact(review)
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
  const level = alarmOf(daysUntilLoss)
  if (daysUntilLoss === undefined || level === undefined) return []
  return [{ level, title: 'Audit events are about to be lost', message: adviceOfClock(daysUntilLoss) }]
}

/** The clock's advice to the people who look after the runs. */
export function adviceOfClock(daysUntilLoss: number): string {
  const days = Math.floor(daysUntilLoss)
  return days <= 0
    ? 'Without a proven run today, events may be lost.'
    : `Without a proven run within ${countOf(days, 'day')}, events will be lost for good.`
}

function describeQuarantine({ quarantined, quarantinedRows }: Review): Annotation[] {
  if (quarantinedRows === 0) return []
  const reasons = [...quarantined].map(([reason, count]) => `${count} × ${reason}`).join('; ')
  return [
    {
      level: 'warning',
      title: 'Rows could not be understood',
      message: `${countOf(quarantinedRows, 'row')} kept unaltered in quarantine.json: ${reasons}.`
    }
  ]
}

function describeCritical({ notableInQuestion, isRun }: Review): Annotation[] {
  const critical = notableInQuestion.filter(({ severity }) => severity === 'critical').length
  if (critical === 0) return []
  return [
    {
      level: 'warning',
      title: 'Critical audit events',
      message: `${countOf(critical, isRun ? 'new event' : 'event')} are critical; the job summary lists them.`
    }
  ]
}

function describeArtifact({ artifact }: RunReport): Annotation[] {
  if (artifact === undefined) return []
  return [
    {
      level: 'notice',
      title: 'An artifact alone is no archive',
      message: `The artifact of this run ${expiresOf(artifact)}. Download it before, or use destination: repository.`
    }
  ]
}
