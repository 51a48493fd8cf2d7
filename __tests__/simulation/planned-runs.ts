import { dayMs, hourMs } from './durations.js'
import type { Random } from './random.js'

export interface PlannedRun {
  readonly at: number
  /** Killed at its so-manieth call of the world, before or after that took effect. */
  readonly kill?: { readonly call: number; readonly when: 'before' | 'after' }
}

const nightly = 3 * hourMs + 17 * 60_000

export function planRuns(
  random: Random,
  { start, end, promisedDays }: { start: number; end: number; promisedDays: number }
): PlannedRun[] {
  const outages: { from: number; to: number }[] = []
  const outage = (days: number): void => {
    const from = random.between(start + dayMs, end - 2 * dayMs)
    outages.push({ from, to: from + days * dayMs })
  }
  for (let count = random.whole(0, 2); count > 0; count--) outage(random.between(1, 6))
  if (random.chance(0.3)) outage(promisedDays + random.between(-1, 8))
  if (random.chance(0.15)) outage(promisedDays + random.between(-1, 3))
  const killed = random.pick([0, 0.05, 0.12, 0.25])
  const runs: PlannedRun[] = []
  const add = (at: number): void => {
    if (at >= end || outages.some(({ from, to }) => from <= at && at < to)) return
    const kill = random.chance(killed)
      ? { call: Math.floor(random.exponential(9)), when: random.pick(['before', 'after'] as const) }
      : undefined
    runs.push({ at, ...(kill === undefined ? {} : { kill }) })
  }
  for (let day = start; day < end; day += dayMs) {
    const at = day + nightly + random.between(0, 40 * 60_000)
    add(at)
    if (random.chance(0.18)) {
      for (let more = random.whole(1, 3); more > 0; more--) add(at + random.between(0, 45_000))
    }
    if (random.chance(0.05)) add(day + random.between(4, 23) * hourMs)
  }
  return runs.sort((a, b) => a.at - b.at)
}
