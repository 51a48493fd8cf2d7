import type { Review } from '../review/judgement.js'
import type { PeriodCounts } from '../review/periods.js'
import type { Section } from '../text/sections.js'
import { renderNumber } from '../text/wording.js'
import { tableOf } from './summary-events.js'

/** The reviewed period against those before it, as far as the archive holds them whole. */
export function describeEarlier({ counts, earlier }: Review): Section[] {
  if (earlier.length === 0) return []
  const title = `### Against the ${earlier.length === 1 ? 'period' : `${earlier.length} periods`} before\n\n`
  return [
    { text: title },
    tableOf(
      ['From (UTC)', 'Events', 'Deletions', 'Shared or public links', 'Actors'],
      [rowOf(counts, '**'), ...earlier.map((period) => rowOf(period, ''))],
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
