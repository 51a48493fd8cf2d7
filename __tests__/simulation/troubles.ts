import { dayMs, hourMs } from './durations.js'
import type { PlannedRun } from './planned-runs.js'
import type { Random } from './random.js'

export type EpisodeKind =
  | 'clamped-limit'
  | 'changing-limit'
  | 'lagging-total'
  | 'oldest-first'
  | 'shuffled'
  | 'by-arrival'
  | 'amnesia'
  | 'unusable-answers'
  | 'unreachable'
  | 'skewed-clock'

export interface Episode {
  readonly kind: EpisodeKind
  readonly from: number
  readonly to: number
  /** Rows, or milliseconds. */
  readonly size: number
}

export interface Deed {
  readonly at: number
  readonly kind: 'force-push' | 'unrelated-commit'
  readonly back: number
}

/** Of one request or commit. */
export interface Chances {
  /** Of an answer that is none, for good. */
  readonly failure: number
  /** Of an answer that goes astray, and may be asked for again. */
  readonly trouble: number
  readonly emptyPage: number
  readonly emptyLog: number
  readonly hang: number
  readonly staleRead: number
  readonly lostRace: number
  readonly lostAnswer: number
  readonly lostRequest: number
  readonly rateLimit: number
}

export function planEpisodes(
  random: Random,
  { start, end, pageSize }: { start: number; end: number; pageSize: number }
): Episode[] {
  const episodes: Episode[] = []
  const add = (
    kind: EpisodeKind,
    chance: number,
    hours: readonly [number, number],
    size: () => number
  ): void => {
    if (!random.chance(chance)) return
    for (let count = random.whole(1, 3); count > 0; count--) {
      // Some begin with the archive itself: a first run has nothing to compare with.
      const from = random.chance(0.15) ? start : random.between(start, end)
      const to = Math.min(end, from + random.between(...hours) * hourMs)
      episodes.push({ kind, from, to, size: size() })
    }
  }
  const none = (): number => 0
  add('clamped-limit', 0.3, [24, 900], () => random.whole(5, Math.max(5, pageSize - 1)))
  add('changing-limit', 0.2, [24, 400], () => random.whole(5, Math.max(5, pageSize - 1)))
  add('lagging-total', 0.15, [24, 200], () => random.pick([5_000, 60_000, 6 * hourMs]))
  if (random.chance(0.06)) episodes.push({ kind: 'oldest-first', from: start, to: end + 60 * dayMs, size: 0 })
  add('oldest-first', 0.04, [24, 100], none)
  add('shuffled', 0.06, [24, 100], none)
  add('by-arrival', 0.06, [24, 400], none)
  add('amnesia', 0.08, [1, 60], none)
  add('unusable-answers', 0.15, [1, 60], none)
  add('unreachable', 0.15, [1, 100], none)
  add('skewed-clock', 0.4, [24, 2000], () => random.between(-55_000, 55_000))
  return episodes
}

export function planDeeds(random: Random, runs: readonly PlannedRun[]): Deed[] {
  const deeds: Deed[] = []
  const add = (kind: Deed['kind'], count: number): void => {
    for (let left = count; left > 0 && runs.length > 0; left--) {
      // Most of them while a run is at work.
      const at = random.pick(runs).at + random.between(-5, 40) * 1000
      deeds.push({ at, kind, back: random.whole(1, 4) })
    }
  }
  add('force-push', random.pick([0, 0, 0, 1, 2]))
  add('unrelated-commit', random.pick([0, 2, 6]))
  return deeds
}

export function planChances(random: Random): Chances {
  const rough = random.pick([0, 0.3, 1, 1, 3])
  return {
    failure: 0.0015 * rough,
    trouble: random.pick([0, 0.01, 0.05, 0.15]),
    emptyPage: 0.002 * rough,
    emptyLog: 0.002 * rough,
    hang: 0.004,
    staleRead: random.pick([0, 0.1, 0.4]),
    lostRace: 0.02 * rough,
    lostAnswer: 0.03 * rough,
    lostRequest: 0.03 * rough,
    rateLimit: 0.01 * rough
  }
}
