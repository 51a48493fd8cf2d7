import { countPeriod, type PeriodCounts } from './periods.js'
import type { RunReport } from './report.js'
import { factOf } from './signals/facts.js'
import { tableOf } from './summary-events.js'
import type { Section } from './summary-size.js'
import { renderNumber } from './wording.js'

/** The reviewed period against those before it, as far as the archive holds them whole. */
export function describeEarlier({ reviewed, earlier }: RunReport): Section[] {
  if (earlier.length === 0) return []
  const now = countPeriod(reviewed, reviewed.events.map(factOf))
  const title = `### Against the ${earlier.length === 1 ? 'period' : `${earlier.length} periods`} before\n\n`
  return [
    { text: title },
    tableOf(
      ['From (UTC)', 'Events', 'Deletions', 'Shared or public links', 'Actors'],
      [rowOf(now, '**'), ...earlier.map((period) => rowOf(period, ''))],
      { more: 0, rowName: 'period', numbersFrom: 1 }
    )
  ]
}

function rowOf({ from, events, deletions, exposures, actors }: PeriodCounts, strong: string): string[] {
  const day = new Date(from).toISOString().slice(0, 10)
  return [day, ...[events, deletions, exposures, actors].map(renderNumber)].map(
    (cell) => `${strong}${cell}${strong}`
  )
}
