import { dayMs, hourMs } from './durations.js'
import { type Knobs, realKnobs } from './knobs.js'
import { type Actor, type LoggedEvent, planActors, planEvents } from './logged-events.js'
import { type PlannedRun, planRuns } from './planned-runs.js'
import { Random } from './random.js'
import { type Chances, type Deed, type Episode, planChances, planDeeds, planEpisodes } from './troubles.js'

/**
 * By time, newest first; by the moment at which each event was logged; by time in whole seconds; in an order without any
 * sense that stays; with a few rows elsewhere at each request; or in another order at each request.
 */
export type ListOrder = 'by-time' | 'by-arrival' | 'by-second' | 'scattered' | 'restless' | 'reshuffled'

export function isStable(order: ListOrder): boolean {
  return order !== 'restless' && order !== 'reshuffled'
}

/** Not by chance: every other season stays as it was. */
function listOrderOf(seed: number): ListOrder {
  if (seed % 100 === 50) return 'restless'
  if (seed % 100 === 90) return 'reshuffled'
  return ({ 4: 'by-arrival', 6: 'by-second', 10: 'scattered' } as const)[seed % 20] ?? 'by-time'
}

/** Everything that will happen to one archive in ninety days, decided by one number before it begins. */
export interface Weather {
  readonly seed: number
  readonly start: number
  readonly end: number
  readonly knobs: Knobs
  readonly pageSize: number
  readonly concurrency: number
  readonly lookbackMs: number
  readonly events: readonly LoggedEvent[]
  readonly actors: readonly Actor[]
  readonly isEmailJoined: boolean
  readonly areTiesShuffled: boolean
  readonly listOrder: ListOrder
  /** Of the pseudonyms that the archive holds; absent where it holds none. */
  readonly pseudonymKey: string | undefined
  readonly isPurgeRagged: boolean
  /** How much slower than usual the server answers. */
  readonly slowness: number
  readonly episodes: readonly Episode[]
  readonly runs: readonly PlannedRun[]
  readonly deeds: readonly Deed[]
  readonly chances: Chances
}

export function forecast(seed: number): Weather {
  const random = new Random(`weather ${seed}`)
  const start = Date.UTC(2025, random.whole(0, 11), random.whole(1, 28))
  const end = start + 90 * dayMs
  const isShort = random.chance(0.7)
  const promisedDays = isShort ? random.whole(8, 16) : 59
  const retentionMs = promisedDays * dayMs + random.between(0.05, 2.5) * dayMs
  const lookbackMs = random.chance(0.06)
    ? Number.POSITIVE_INFINITY
    : isShort
      ? random.pick([1, 2, 3]) * dayMs
      : 3 * dayMs
  // Small logs are read whole each night, longer ones by lookback, count and sweep.
  const retained = random.pick([20, 60, 100, 150, 200, 300])
  const pageSize = random.chance(0.7)
    ? random.whole(6, Math.max(7, Math.ceil(retained / 11)))
    : random.whole(10, 60)
  const maxPartBytes = random.pick([3_000, 20_000, 60_000, realKnobs.maxPartBytes])
  const knobs: Knobs = {
    retentionMs: promisedDays * dayMs,
    maxPartBytes,
    maxBatchBytes: random.chance(0.5) ? random.pick([6_000, 30_000]) : realKnobs.maxBatchBytes,
    // Not by chance: every other season stays as it was.
    stageRows: seed % 3 === 1 ? Math.ceil(retained / 4) : realKnobs.stageRows
  }
  const isPurgeRagged = random.chance(0.1)
  const runs = planRuns(random, { start, end, promisedDays })
  const actors = planActors(random, start)
  const events = planEvents(random, {
    start,
    end,
    retentionMs,
    perDay: Math.min(12, retained / (retentionMs / dayMs)),
    pageSize,
    lookbackMs,
    runs,
    actors,
    purgeEveryMs: random.pick([1, hourMs, dayMs]),
    isPurgeRagged
  })
  const listOrder = listOrderOf(seed)
  return {
    seed,
    start,
    end,
    knobs,
    pageSize,
    concurrency: random.whole(1, 4),
    lookbackMs,
    events,
    actors,
    isEmailJoined: random.chance(0.6),
    areTiesShuffled: random.chance(0.7) && listOrder === 'by-time',
    listOrder,
    // Not by chance: every other season stays as it was.
    pseudonymKey: seed % 5 === 3 ? `key-of-season-${seed}-0123456789abcdef` : undefined,
    isPurgeRagged,
    slowness: random.pick([1, 1, 1, 4]),
    episodes: planEpisodes(random, { start, end, pageSize }),
    runs,
    deeds: planDeeds(random, runs),
    chances: planChances(random)
  }
}
