import type { Review } from '../review/judgement.js'
import { alarmOf, isStale, type RunReport } from '../review/report.js'
import { quoteOf } from '../text/quote.js'
import { countOf } from '../text/wording.js'
import { expiresOf } from './summary-artifact.js'

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

export const beginning = 'A new archive begins'

/** Facts that must be seen without opening the summary. In our own words: no event text reaches the log. */
export function describeAnnotations(review: Review): Annotation[] {
  return [
    ...describeBeginning(review),
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

/** Where somebody expects an old archive, a new one is the first sign that it was lost. An artifact always is one. */
function describeBeginning({ isBeginning, artifact, destination }: Review): Annotation[] {
  if (isBeginning !== true || artifact !== undefined) return []
  return [
    {
      level: 'notice',
      title: beginning,
      message: `There was no archive in ${quoteOf(destination)}: this run has begun one.`
    }
  ]
}

/** An unproven run or, once nothing was proven for days, what has to be looked after. */
function describeVerdict(report: RunReport): Annotation[] {
  return isStale(report) ? describeStale(report) : describeUnproven(report)
}

/** A doubt that lasts. */
export function describeStale(report: RunReport): Annotation[] {
  if (!isStale(report)) return []
  const { coverage, reasons } = report
  const since = coverage === undefined ? 'the archive began' : coverage.through
  return [
    {
      level: 'warning',
      title: 'Nothing proven for days',
      message: [
        `It could not be proven since ${since} that nothing was missed; what was seen is archived.`,
        ...reasons
      ].join(' ')
    }
  ]
}

function describeUnproven({ verdict, reasons, source }: RunReport): Annotation[] {
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
