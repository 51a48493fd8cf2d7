import type { EventFacts } from '../review-event.js'
import type { Level } from '../severity.js'
import { dayMs, groupsOf, hourMs, type Signal, type SignalInput } from './signal.js'

// Of somebody seen on fewer days, the hours are not known.
const leastDays = 10
// An hour in which somebody was active on one day alone is not usual.
const leastDaysPerHour = 2

/**
 * Activity of an actor at an hour of the day (UTC) that is not that actor's own: none of this hour and its two
 * neighbours was usual before. The neighbours absorb daylight saving time.
 */
export function findUnusualHours({ facts }: SignalInput): Signal[] {
  const byActor = groupsOf(facts, ({ action }) => action.actor)
  return [...byActor].flatMap(([actor, own]) => (actor === undefined ? [] : unusualOf(own)))
}

function unusualOf(own: readonly EventFacts[]): Signal[] {
  const firstReviewed = own.find((fact) => fact.isReviewed)
  if (firstReviewed === undefined) return []
  const usual = usualHoursOf(own.filter((fact) => fact.timestamp < firstReviewed.timestamp))
  if (usual === undefined) return []
  const unusual = own.filter(
    (fact) => fact.isReviewed && [23, 0, 1].every((step) => !usual.has((hourOf(fact) + step) % 24))
  )
  const [first] = unusual
  if (first === undefined) return []
  const hours = [...new Set(unusual.map(hourOf))].sort((a, b) => a - b)
  return [
    {
      kind: 'unusual-hours',
      phrase: `active at ${rangesOf(hours)} UTC, usually at ${rangesOf([...usual].sort((a, b) => a - b))}`,
      marks: new Map(
        unusual.map((fact): [string, Level] => [fact.id, fact.isSensitive ? 'warning' : 'notice'])
      )
    }
  ]
}

function usualHoursOf(before: readonly EventFacts[]): Set<number> | undefined {
  const days = new Set(before.map((fact) => Math.floor(fact.timestamp / dayMs)))
  if (days.size < leastDays) return undefined
  const daysByHour = groupsOf(
    new Set(before.map((fact) => Math.floor(fact.timestamp / hourMs))),
    (hour) => hour % 24
  )
  const usual = [...daysByHour].filter(([, many]) => many.length >= leastDaysPerHour).map(([hour]) => hour)
  return usual.length === 0 ? undefined : new Set(usual)
}

function hourOf({ timestamp }: EventFacts): number {
  return Math.floor(timestamp / hourMs) % 24
}

/** `6–9, 14 h`: hours in ascending order. */
function rangesOf(hours: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const hour of hours) {
    const last = ranges.at(-1)
    if (last !== undefined && last.to === hour - 1) last.to = hour
    else ranges.push({ from: hour, to: hour })
  }
  return `${ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')} h`
}
