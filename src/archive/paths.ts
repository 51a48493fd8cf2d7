import { dayMs } from '../events/intervals.js'

/** Names of the files in an archive folder. They come from integers only, never from event text. */

// The year as an event may have it. Nobody has a million parts of a month.
const monthPart = /^([2-9]\d{3}-(?:0[1-9]|1[0-2]))(?:-(\d{3,6}))?\.json$/

/** Holds the rows that could not be understood. */
export const quarantinePath = 'quarantine.json'

export interface MonthPart {
  /** UTC month as `2025-10`. */
  readonly month: string
  /** 1 for `2025-10.json`, 2 for `2025-10-002.json`. */
  readonly part: number
}

/** The UTC month of an epoch millisecond, as `2025-10`. */
export function monthOf(timestamp: number): string {
  const day = Math.floor(timestamp / dayMs)
  if (day !== latest.day) latest = { day, month: new Date(timestamp).toISOString().slice(0, 7) }
  return latest.month
}

// The month is asked of one event after the other, and many share a day. Saves a tenth of a backfill.
let latest = { day: Number.NaN, month: '' }

export function monthPartPath({ month, part }: MonthPart): string {
  return part === 1 ? `${month}.json` : `${month}-${String(part).padStart(3, '0')}.json`
}

export function parseMonthPartPath(path: string): MonthPart | undefined {
  const match = monthPart.exec(path)
  if (match?.[1] === undefined) return undefined
  const parsed = { month: match[1], part: match[2] === undefined ? 1 : Number(match[2]) }
  return parsed.part > 0 && monthPartPath(parsed) === path ? parsed : undefined
}

/** Whether the ledger records files of this name. */
export function isArchiveFile(path: string): boolean {
  return path === quarantinePath || parseMonthPartPath(path) !== undefined
}

/** Somebody else may have chosen the name: it is shown only in a plain form. */
export function describeName(path: string): string {
  // broken: any-name-quoted
  return /^[\w .()/+-]{1,100}$/.test(path) ? path : 'a file with an unusual name'
}
