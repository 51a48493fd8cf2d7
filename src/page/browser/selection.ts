import type { PageFinding } from '../page-data.js'
import { dayMs, type FacetName, facetNames, findingOf, hourMs, type Model } from './model.js'

export const severities = ['critical', 'warning', 'notice', 'unclassified', 'routine'] as const
export type Severity = PageFinding['severity']

/** What to show. Facets are indices of values, days are days since 1970, hours and weekdays as UTC has them. */
export interface Filter {
  readonly text: string
  readonly severity: Severity | undefined
  readonly facets: { readonly [name in FacetName]?: number | undefined }
  readonly group: number | undefined
  /** First and last day, both included. */
  readonly fromDay: number | undefined
  readonly toDay: number | undefined
  /** 0 is Monday. */
  readonly weekday: number | undefined
  readonly hour: number | undefined
  readonly order: 'newest' | 'oldest' | 'severe'
}

export type ChangeFilter = (changes: Partial<Filter>) => void

export const everything: Filter = {
  text: '',
  severity: undefined,
  facets: {},
  group: undefined,
  fromDay: undefined,
  toDay: undefined,
  weekday: undefined,
  hour: undefined,
  order: 'newest'
}

export interface Selection {
  /** In the filter's order. */
  readonly rows: Uint32Array
  /** Events per day since 1970, whatever days are chosen; each day by index of action and of severity. */
  readonly days: ReadonlyMap<number, Day>
  /** Events per weekday and hour, whichever are chosen: Monday's 24 first. */
  readonly hours: Uint32Array
}

export interface Day {
  readonly total: number
  readonly byAction: ReadonlyMap<number, number>
  readonly bySeverity: ReadonlyMap<Severity, number>
}

/** What a filter leaves. Each chart counts what all but its own choice leaves, so that it shows what else there is. */
export function selectEvents(model: Model, filter: Filter): Selection {
  const passes = passerOf(model, filter)
  const { fromDay = -Infinity, toDay = Infinity, weekday, hour } = filter
  const action = model.facets.action.of
  const rows: number[] = []
  const hours = new Uint32Array(7 * 24)
  const days = new Map<
    number,
    { total: number; byAction: Map<number, number>; bySeverity: Map<Severity, number> }
  >()
  for (const row of model.indices) {
    if (!passes(row)) continue
    const time = model.timestamps[row] ?? 0
    const dayOf = Math.floor(time / dayMs)
    const weekdayOf = weekdayOfDay(dayOf)
    const hourOf = Math.floor(time / hourMs) % 24
    const isOnDay = dayOf >= fromDay && dayOf <= toDay
    const isAtHour = (weekday ?? weekdayOf) === weekdayOf && (hour ?? hourOf) === hourOf
    if (isOnDay) hours[weekdayOf * 24 + hourOf] = (hours[weekdayOf * 24 + hourOf] ?? 0) + 1
    if (isAtHour) {
      let day = days.get(dayOf)
      if (day === undefined) {
        day = { total: 0, byAction: new Map(), bySeverity: new Map() }
        days.set(dayOf, day)
      }
      const { severity } = findingOf(model, row)
      day.total++
      day.byAction.set(action[row] ?? 0, (day.byAction.get(action[row] ?? 0) ?? 0) + 1)
      day.bySeverity.set(severity, (day.bySeverity.get(severity) ?? 0) + 1)
    }
    if (isOnDay && isAtHour) rows.push(row)
  }
  return { rows: ordered(model, rows, filter.order), days, hours }
}

/** 1970-01-01 was a Thursday; 0 is Monday. */
export function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

function ordered(model: Model, rows: number[], order: Filter['order']): Uint32Array {
  if (order !== 'oldest') rows.reverse()
  if (order !== 'severe') return Uint32Array.from(rows)
  return Uint32Array.from(
    severities.flatMap((severity) => rows.filter((row) => findingOf(model, row).severity === severity))
  )
}

function passerOf(model: Model, filter: Filter): (row: number) => boolean {
  const tests: ((row: number) => boolean)[] = []
  for (const name of facetNames) {
    const wanted = filter.facets[name]
    const { of } = model.facets[name]
    if (wanted !== undefined) tests.push((row) => of[row] === wanted)
  }
  if (filter.severity !== undefined) {
    const wanted = model.data.findings.map(({ severity }) => severity === filter.severity)
    tests.push((row) => wanted[model.findings[row] ?? 0] === true)
  }
  if (filter.group !== undefined) {
    const rows = new Set(model.data.groups[filter.group])
    tests.push((row) => rows.has(row))
  }
  for (const term of filter.text.toLowerCase().split(/\s+/)) {
    if (term !== '') tests.push(containsTerm(model, term))
  }
  return (row) => tests.every((test) => test(row))
}

// Each distinct member is searched once, not each event: that is what keeps 100,000 events smooth.
function containsTerm(model: Model, term: string): (row: number) => boolean {
  const memberHas = model.haystacks.map((text) => text.includes(term))
  const findingHas = model.data.findings.map(({ severity, rule, reasons }) =>
    [severity, rule ?? '', ...reasons].some((text) => text.toLowerCase().includes(term))
  )
  const couldBeTime = /^[\d.:tz-]+$/.test(term)
  return (row) => {
    if (findingHas[model.findings[row] ?? 0] === true) return true
    const event = model.data.events[row] ?? []
    for (let at = 2; at < event.length; at++) if (memberHas[event[at] ?? 0] === true) return true
    return couldBeTime && new Date(model.timestamps[row] ?? 0).toISOString().toLowerCase().includes(term)
  }
}
