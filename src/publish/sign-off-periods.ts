import type { Period } from '../review/periods.js'
import type { ReviewPeriod } from '../review/review-period.js'

// A Monday, so that periods of seven days are ISO weeks, and those of four weeks begin on Mondays too.
const origin = Date.UTC(1970, 0, 5)
// A run proves the time up to "now" less this. A period that ends later is not over yet.
const settleMs = 2 * 60_000
const mostPeriods = 10

/**
 * The calendar periods that a sign-off is due for, newest first. `7d` means whole ISO weeks in UTC, other times whole
 * stretches of that length counted from Monday, 5 January 1970: so every run of a week means the same one. What
 * `review-period` names by its days is that period. A period is due once it is over: the last one that is, and those
 * in which a run found further events, be they late or held up by an outage. Not so in a first run, which finds two
 * months of them.
 */
export function signOffPeriods(
  period: ReviewPeriod,
  {
    now,
    newEvents,
    isFirstRun
  }: {
    readonly now: number
    readonly newEvents: readonly { readonly timestamp: number }[]
    readonly isFirstRun: boolean
  }
): Period[] {
  const end = now - settleMs
  if (period.kind === 'days') return period.to < end ? [{ from: period.from, to: period.to }] : []
  const number = (at: number): number => Math.floor((at - origin) / period.ms)
  const last = number(end) - 1
  const touched = isFirstRun ? [] : newEvents.map(({ timestamp }) => number(timestamp))
  return [...new Set([last, ...touched])]
    .filter((each) => each <= last)
    .sort((a, b) => b - a)
    .slice(0, mostPeriods)
    .map((each) => ({ from: origin + each * period.ms, to: origin + (each + 1) * period.ms - 1 }))
}

/** `2025-10-06..2025-10-12`, both days included. */
export function daysOf({ from, to }: Period): string {
  return [from, to].map((at) => new Date(at).toISOString().slice(0, 10)).join('..')
}
