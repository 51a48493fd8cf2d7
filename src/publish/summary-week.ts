import { dayMs } from '../events/intervals.js'
import { actionOf } from '../review/fields.js'
import type { ReviewedEvent } from '../review/findings.js'
import type { Review } from '../review/judgement.js'
import { renderCode } from '../text/escape.js'
import type { Section } from '../text/sections.js'
import { countOf, renderNumber } from '../text/wording.js'
import { folded, tableOf } from './summary-events.js'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const maxDays = 31
const maxWeeks = 26
const maxMonths = 24
const maxActions = 3

/** Weeks begin on Mondays. */
type Unit = 'day' | 'week' | 'month'

interface Slot {
  /** Our own words: fit for a mermaid label. */
  readonly name: string
  readonly events: ReviewedEvent[]
}

/**
 * The reviewed period at a glance, a line for each day (or week, or month, if it is long): a chart, and a table beside it for
 * where charts are not drawn. A quiet period folds the table away.
 */
export function describePeriod({ reviewed: period, events, quiet }: Review): Section[] {
  const inPeriod = events.filter((each) => each.isInPeriod)
  const unit = unitOf(period.to - period.from)
  const slots = slotsOf(period, inPeriod, unit)
  const first = isoDateOf(period.from)
  const last = isoDateOf(lastInstantOf(period))
  const title = `### At a glance: ${first} to ${last}\n\n`
  if (inPeriod.length === 0) return [{ text: `${title}No events in this time.\n\n` }]
  const earlier = inPeriod.length - slots.reduce((sum, slot) => sum + slot.events.length, 0)
  const note =
    earlier > 0 ? `${countOf(earlier, 'event')} before these ${maxMonths} months not shown.\n\n` : ''
  const chart = { text: `${title}${note}${renderChart(slots, unit)}\n` }
  const table = describeTable(slots, inPeriod, unit)
  if (quiet === undefined) return [chart, table]
  return [chart, ...folded('The same as a table', [table])]
}

function unitOf(ms: number): Unit {
  if (ms <= maxDays * dayMs) return 'day'
  return ms <= maxWeeks * 7 * dayMs ? 'week' : 'month'
}

/** Our own words: fit for a label. */
function nameOf(timestamp: number, unit: Unit): string {
  const date = new Date(timestamp)
  if (unit === 'month') return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  if (unit === 'day')
    return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}`
  const monday = new Date(timestamp - ((date.getUTCDay() + 6) % 7) * dayMs)
  return `${monday.getUTCDate()} ${months[monday.getUTCMonth()]}`
}

const unitHeadings = { day: 'Day&#160;(UTC)', week: 'Week&#160;of', month: 'Month&#160;(UTC)' } as const

function isoDateOf(timestamp: number): string {
  return new Date(timestamp).toISOString().slice(0, 10)
}

// A period that ends at midnight has no part in the day that begins there.
function lastInstantOf({ from, to }: { readonly from: number; readonly to: number }): number {
  return Math.max(from, to - 1)
}

// All slots of the period, those without events too: silence is a thing to see.
function slotsOf(
  { from, to }: { readonly from: number; readonly to: number },
  events: readonly ReviewedEvent[],
  unit: Unit
): Slot[] {
  const slots = new Map<string, Slot>()
  const slotOf = (timestamp: number): Slot => {
    const name = nameOf(timestamp, unit)
    const slot = slots.get(name) ?? { name, events: [] }
    slots.set(name, slot)
    return slot
  }
  // No month is skipped by steps of a day; steps over more years than are shown would only take time.
  const start = Math.max(from, to - (maxMonths + 1) * 31 * dayMs)
  for (let at = start; at < to; at += dayMs) slotOf(at)
  slotOf(lastInstantOf({ from, to }))
  for (const each of events) if (each.event.timestamp >= start) slotOf(each.event.timestamp).events.push(each)
  return [...slots.values()].slice(unit === 'month' ? -maxMonths : 0)
}

// By itself mermaid puts every fourth bar on a yellow ground, which would look like a warning, and paints a red that
// hurts. Where this is not understood, the chart is drawn all the same.
const chartLooks = `%%{init: ${JSON.stringify({
  themeVariables: {
    sectionBkgColor: 'transparent',
    sectionBkgColor2: 'transparent',
    altSectionBkgColor: 'transparent',
    critBkgColor: '#cf222e',
    critBorderColor: '#a40e26'
  }
})}}%%`

/**
 * Bars of a mermaid gantt chart, whose "milliseconds" are events: of the charts known to be drawn in a job summary
 * it is the only one with an axis. Labels are our own words and numbers; a stranger's text could end the diagram.
 */
function renderChart(slots: readonly Slot[], unit: Unit): string {
  const lines = slots.flatMap(({ name, events }) => {
    const { notable, alarming, unclassified } = countsOf(events)
    // Red only where a warning or worse is: a single deletion is not alarming.
    const state = alarming > 0 ? 'crit, ' : notable + unclassified > 0 ? 'active, ' : 'done, '
    const label = [
      countOf(events.length, 'event'),
      ...(notable > 0 ? [`${renderNumber(notable)} notable`] : []),
      ...(unclassified > 0 ? [`${renderNumber(unclassified)} unclassified`] : [])
    ]
    return [`    section ${name}`, `    ${label.join(', ')} :${state}0, ${events.length}ms`]
  })
  return [
    '```mermaid',
    chartLooks,
    'gantt',
    `    title Events by ${unit} (UTC)`,
    '    dateFormat x',
    '    axisFormat %Q',
    ...lines,
    '```',
    ''
  ].join('\n')
}

function countsOf(events: readonly ReviewedEvent[]): {
  readonly notable: number
  readonly alarming: number
  readonly unclassified: number
} {
  let notable = 0
  let alarming = 0
  let unclassified = 0
  for (const each of events) {
    if (each.isUnclassified) unclassified++
    if (each.notable === undefined) continue
    notable++
    if (each.notable.severity !== 'notice') alarming++
  }
  return { notable, alarming, unclassified }
}

function describeTable(slots: readonly Slot[], events: readonly ReviewedEvent[], unit: Unit): Section {
  const actions = countActions(events)
  const marked = countActions(events.filter(({ notable }) => notable !== undefined))
  // Actions with most notable events first, then the most frequent: routine ones can be skipped.
  const columns = [...actions]
    .toSorted(([a, countA], [b, countB]) => (marked.get(b) ?? 0) - (marked.get(a) ?? 0) || countB - countA)
    .slice(0, maxActions)
  const hasOthers = actions.size > columns.length
  const hasUnclassified = events.some(({ isUnclassified }) => isUnclassified)
  const head = [
    unitHeadings[unit],
    'Events',
    'Notable',
    ...(hasUnclassified ? ['Unclassified'] : []),
    ...columns.map(([action]) => (action === undefined ? '(no action)' : renderCode(action, 60))),
    ...(hasOthers ? ['Other actions'] : [])
  ]
  const rows = slots.map((slot) => {
    const { notable, unclassified } = countsOf(slot.events)
    const byAction = countActions(slot.events)
    const counts = columns.map(([action]) => byAction.get(action) ?? 0)
    const others = slot.events.length - counts.reduce((sum, count) => sum + count, 0)
    const numbers = [
      slot.events.length,
      notable,
      ...(hasUnclassified ? [unclassified] : []),
      ...counts,
      ...(hasOthers ? [others] : [])
    ]
    return [slot.name.replaceAll(' ', '&#160;'), ...numbers.map(renderNumber)]
  })
  return tableOf(head, rows, { more: 0, rowName: unit, numbersFrom: 1 })
}

function countActions(events: readonly ReviewedEvent[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>()
  for (const { event } of events) {
    const action = actionOf(event)
    counts.set(action, (counts.get(action) ?? 0) + 1)
  }
  return counts
}
