import type { AuditEvent } from '../events/event.js'
import type { Interval } from '../events/intervals.js'
import type { Observed } from '../events/observed.js'
import type { Faults } from './checks.js'
import type { FileEntry } from './ledger-line.js'
import type { LedgerState } from './ledger-state.js'
import { monthOf, parseMonthPartPath } from './paths.js'

/** The month files of an archive that were read, by path. Others are known by their ledger entries alone. */
export type MonthFiles = ReadonlyMap<string, readonly AuditEvent[]>

export interface PartEntry extends FileEntry {
  readonly month: string
  readonly part: number
  /** Timestamps of its oldest and its newest event. */
  readonly span: Interval
}

const mostNamed = 10

/** A run asks some ten times for the same parts, and an old archive has thousands. */
const knownParts = new WeakMap<LedgerState, readonly PartEntry[]>()

/** The archive's month files in the order in which they were filled. */
export function partsOf(state: LedgerState): readonly PartEntry[] {
  const known = knownParts.get(state)
  if (known !== undefined) return known
  const parts = sortedParts(state)
  knownParts.set(state, parts)
  return parts
}

function sortedParts(state: LedgerState): PartEntry[] {
  return [...state.files.values()]
    .flatMap((file) => {
      const part = parseMonthPartPath(file.path)
      return part === undefined ? [] : [{ ...file, ...part, span: spanOf(file) }]
    })
    .sort((a, b) => (a.month === b.month ? a.part - b.part : a.month < b.month ? -1 : 1))
}

function spanOf({ oldest, newest }: FileEntry): Interval {
  return { from: Date.parse(oldest ?? ''), to: Date.parse(newest ?? '') }
}

/** Checks that the parts of each month are numbered 1, 2, 3, … */
export function checkPartNumbers(state: LedgerState, faults: Faults): void {
  const missing = new Map<string, string[]>()
  let before = { month: '', part: 0 }
  for (const { month, part } of partsOf(state)) {
    const first = month === before.month ? before.part + 1 : 1
    const last = part - 1
    // The work goes with the number of files: a name can hold any number.
    const range = first === last ? `part ${first}` : `parts ${first} to ${last}`
    if (first <= last) missing.set(month, [...(missing.get(month) ?? []), range])
    before = { month, part }
  }
  for (const [month, ranges] of missing) {
    const more = ranges.length > mostNamed ? ' and more' : ''
    const detail = `has later parts, but no ${ranges.slice(0, mostNamed).join(', ')}${more}`
    faults.report('part-numbers', month, detail, { found: `${month} ${detail}` })
  }
}

/** Paths of the parts that hold events of the given time, judged by the ledger alone. */
export function partsWithin(state: LedgerState, time: Interval): string[] {
  return partsOf(state)
    .filter((part) => overlaps(part.span, time))
    .map((part) => part.path)
}

function overlaps(one: Interval, other: Interval): boolean {
  return one.to >= other.from && one.from <= other.to
}

/**
 * Paths of the parts without which what was observed cannot be merged: those that may hold copies of an observed
 * event, and the newest part of each month that may receive one.
 */
export function partsToMerge(state: LedgerState, observed: Observed): string[] {
  const ranges = new Map<string, { from: number; to: number }>()
  for (const { event } of observed.events) {
    const month = monthOf(event.timestamp)
    const range = ranges.get(month)
    if (range === undefined) ranges.set(month, { from: event.timestamp, to: event.timestamp })
    else {
      range.from = Math.min(range.from, event.timestamp)
      range.to = Math.max(range.to, event.timestamp)
    }
  }
  const parts = partsOf(state)
  const newest = new Map(parts.map((part) => [part.month, part.path]))
  return parts
    .filter((part) => {
      const range = ranges.get(part.month)
      if (range === undefined) return false
      return overlaps(part.span, range) || newest.get(part.month) === part.path
    })
    .map((part) => part.path)
}
