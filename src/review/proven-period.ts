import type { RunReport } from './report.js'

/** Whether the archive proves that it holds every event of the reviewed period: covered whole, and without a gap. */
export function isPeriodProven({ coverage, reviewed, gaps }: RunReport): boolean {
  return (
    coverage !== undefined &&
    Date.parse(coverage.from) <= reviewed.from &&
    Date.parse(coverage.through) >= reviewed.to &&
    !gaps.some((gap) => Date.parse(gap.from) <= reviewed.to && Date.parse(gap.to) >= reviewed.from)
  )
}
