import type { Review } from './judgement.js'
import { isStale } from './report.js'

export const failConditions = ['gap', 'stale', 'unproven', 'quarantine', 'notable', 'critical'] as const
export type FailCondition = (typeof failConditions)[number]

/** Which `fail-on` conditions a finished run meets; each a sentence. */
export function failedConditions(review: Review, failOn: ReadonlySet<FailCondition>): string[] {
  const notable = review.notableInQuestion.length
  const critical = review.notableInQuestion.filter(({ severity }) => severity === 'critical').length
  const { quarantinedRows } = review
  const met: Record<FailCondition, string | false> = {
    gap: review.newGaps.length > 0 && 'a gap was recorded: events may be missing for good',
    stale: isStale(review) && 'nothing was proven for more than 3 days',
    unproven: review.verdict === 'unproven' && 'it could not be proven that nothing was missed',
    quarantine: quarantinedRows > 0 && `${quarantinedRows} rows could not be understood`,
    notable: notable > 0 && `${notable} new events are notable`,
    critical: critical > 0 && `${critical} new events are critical`
  }
  return [...failOn].flatMap((condition) =>
    met[condition] === false ? [] : [`${met[condition]} (fail-on: ${condition})`]
  )
}
