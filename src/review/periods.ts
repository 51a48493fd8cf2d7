import type { EventFacts } from './review-event.js'

/** Epoch milliseconds; both ends included. */
export interface Period {
  readonly from: number
  readonly to: number
}

/** Numbers to compare a period with others. They come from the actions' names; rules do not change them. */
export interface PeriodCounts extends Period {
  readonly events: number
  readonly deletions: number
  readonly exposures: number
  readonly actors: number
}

/** The periods of the same length before one, newest first. */
export function periodsBefore({ from, to }: Period, count: number): Period[] {
  const length = to - from + 1
  return Array.from({ length: count }, (_, n) => ({
    from: from - (n + 1) * length,
    to: to - (n + 1) * length
  }))
}

export function countPeriod(period: Period, known: readonly EventFacts[]): PeriodCounts {
  const facts = known.filter(({ timestamp }) => timestamp >= period.from && timestamp <= period.to)
  return {
    ...period,
    events: facts.length,
    deletions: facts.filter(({ action }) => action.isDeletion).length,
    exposures: facts.filter(({ action }) => action.isExposure).length,
    actors: new Set(facts.map(({ action }) => action.actor).filter((actor) => actor !== undefined)).size
  }
}
