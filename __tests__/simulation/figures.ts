import type { Played } from './campaign.js'

/** What many seasons came to together. */
export interface Figures {
  readonly seeds: number
  readonly years: number
  readonly events: number
  readonly archived: number
  readonly commits: number
  readonly runs: number
  readonly requests: number
  readonly lost: number
  readonly invented: number
  readonly duplicated: number
  readonly gaps: number
  readonly late: number
  readonly revised: number
  readonly vanished: number
  readonly verdicts: ReadonlyMap<string, number>
  readonly faults: ReadonlyMap<string, readonly [injected: number, effective: number]>
  readonly violations: number
  readonly failedSeeds: readonly number[]
}

export function figuresOf(seasons: readonly Played[]): Figures {
  const sum = (count: (season: Played) => number): number =>
    seasons.reduce((total, season) => total + count(season), 0)
  const verdicts = new Map<string, number>()
  const faults = new Map<string, [number, number]>()
  for (const season of seasons) {
    for (const [verdict, count] of Object.entries(season.verdicts)) {
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + count)
    }
    for (const [kind, [injected, effective]] of Object.entries(season.faults)) {
      const [before, effectiveBefore] = faults.get(kind) ?? [0, 0]
      faults.set(kind, [before + injected, effectiveBefore + effective])
    }
  }
  return {
    seeds: seasons.length,
    years: sum((season) => season.days) / 365.25,
    events: sum((season) => season.events),
    archived: sum((season) => season.archived),
    commits: sum((season) => season.commits),
    runs: sum((season) => season.runs),
    requests: sum((season) => season.requests),
    lost: sum((season) => season.lost),
    invented: sum((season) => season.invented),
    duplicated: sum((season) => season.duplicated),
    gaps: sum((season) => season.gaps),
    late: sum((season) => season.anomalies.late),
    revised: sum((season) => season.anomalies.revised),
    vanished: sum((season) => season.anomalies.vanished),
    verdicts,
    faults: new Map([...faults].sort(([a], [b]) => (a < b ? -1 : 1))),
    violations: sum((season) => season.kinds.length),
    failedSeeds: seasons.filter((season) => season.kinds.length > 0).map((season) => season.seed)
  }
}

export function rowsOf(figures: Figures): readonly (readonly [string, string])[] {
  const whole = (count: number): string => Math.round(count).toLocaleString('en-US')
  return [
    ['seeds', whole(figures.seeds)],
    ['simulated years', figures.years.toFixed(1)],
    ['events', whole(figures.events)],
    ['archived', whole(figures.archived)],
    ['commits', whole(figures.commits)],
    ['runs', whole(figures.runs)],
    ['runs that ended proven', whole(figures.verdicts.get('proven') ?? 0)],
    ['runs that ended with a gap', whole(figures.verdicts.get('gap') ?? 0)],
    ['runs that ended unproven', whole(figures.verdicts.get('unproven') ?? 0)],
    ['requests per run', (figures.requests / Math.max(1, figures.runs)).toFixed(1)],
    ['**lost**', whole(figures.lost)],
    ['**invented**', whole(figures.invented)],
    ['**duplicated**', whole(figures.duplicated)],
    ['gaps recorded', whole(figures.gaps)],
    ['late events found', whole(figures.late)],
    ['events seen again with another e-mail', whole(figures.revised)],
    ['events recorded as vanished', whole(figures.vanished)],
    ['violated checks', whole(figures.violations)]
  ]
}
