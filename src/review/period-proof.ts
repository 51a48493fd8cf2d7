import type { RunReport } from './report.js'

/** Whether the archive proves that it holds all of the reviewed period. */
export function isPeriodProven(report: Pick<RunReport, 'coverage' | 'reviewed' | 'gaps'>): boolean {
  const { coverage, reviewed } = report
  return (
    coverage !== undefined &&
    Date.parse(coverage.from) <= reviewed.from &&
    Date.parse(coverage.through) >= reviewed.to &&
    gapsInPeriod(report).length === 0
  )
}

/** The gaps that reach into the reviewed period. */
export function gapsInPeriod({ gaps, reviewed }: Pick<RunReport, 'gaps' | 'reviewed'>): RunReport['gaps'] {
  return gaps.filter((gap) => Date.parse(gap.from) <= reviewed.to && Date.parse(gap.to) >= reviewed.from)
}
