import type { RunReport } from '../../src/review/report.js'
import type { ReviewEvent } from '../../src/review/review-event.js'
import { report } from '../review/builders.js'

export const dayMs = 86_400_000

/** Days before Sunday, 12 October 2025, 12:22 UTC. */
export function ago(days: number): number {
  return Date.UTC(2025, 9, 12, 12, 22, 5) - days * dayMs
}

/** The report of a run that archives the events of its week. */
export function reviewing(events: readonly ReviewEvent[], changes: Partial<RunReport> = {}): RunReport {
  const reviewed = { from: Date.UTC(2025, 9, 6), to: Date.UTC(2025, 9, 13), events }
  return report({ reviewed, newEvents: events, ...changes })
}

/** The tables of a document: for each, its rows; for each, its cells. Cells hold no `|` but as an entity. */
export function tablesOf(markdown: string): string[][][] {
  const tables: string[][][] = []
  let inTable = false
  for (const line of markdown.split('\n')) {
    const isRow = line.startsWith('|')
    if (isRow && !inTable) tables.push([])
    if (isRow) tables.at(-1)?.push(line.slice(1, -1).split('|'))
    inTable = isRow
  }
  return tables
}

/** A cell's words, as they are read. */
export function plain(cell: string | undefined): string {
  return (cell ?? '').replace(/<.*?>/g, '').replaceAll('&#160;', ' ').trim()
}
