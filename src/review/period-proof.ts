import { timeOf } from '../text/wording.js'
import type { RunReport } from './report.js'

type Proof = Pick<RunReport, 'coverage' | 'reviewed' | 'gaps'>

/** The parts of the reviewed period that the archive does not prove, oldest first. RFC 3339. */
export function unprovenParts(report: Proof): { readonly from: string; readonly to: string }[] {
  const { coverage, reviewed } = report
  const [first, last] = [timeOf(reviewed.from), timeOf(reviewed.to)]
  const [from, through] = [Date.parse(coverage?.from ?? ''), Date.parse(coverage?.through ?? '')]
  const isOutside = !(from <= reviewed.to && through >= reviewed.from)
  if (coverage === undefined || isOutside) return [{ from: first, to: last }]
  const gaps = gapsInPeriod(report)
    .map((gap) => ({
      from: Date.parse(gap.from) < reviewed.from ? first : gap.from,
      to: Date.parse(gap.to) > reviewed.to ? last : gap.to
    }))
    .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
  return [
    ...(from > reviewed.from ? [{ from: first, to: coverage.from }] : []),
    ...gaps,
    ...(through < reviewed.to ? [{ from: coverage.through, to: last }] : [])
  ]
}

/** The gaps that reach into the reviewed period. */
export function gapsInPeriod({ gaps, reviewed }: Pick<RunReport, 'gaps' | 'reviewed'>): RunReport['gaps'] {
  return gaps.filter((gap) => Date.parse(gap.from) <= reviewed.to && Date.parse(gap.to) >= reviewed.from)
}
