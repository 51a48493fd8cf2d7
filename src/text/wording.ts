const separators = /\B(?=(\d{3})+$)/g

/** `12,345`: not toLocaleString, whose answer depends on the ICU data of the machine. */
export function renderNumber(value: number): string {
  return String(value).replace(separators, ',')
}

/** `1 event`, `12,345 events`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${renderNumber(count)} ${count === 1 ? singular : plural}`
}

/** RFC 3339 in UTC with milliseconds, as the archive writes it. */
export function timeOf(timestamp: number): string {
  // ECMAScript knows no date beyond this; toISOString would throw and the report with it be lost.
  return Math.abs(timestamp) <= 8.64e15 ? new Date(timestamp).toISOString() : 'unknown time'
}

/** `2025-10-12 12:22:05`, for tables that say UTC in their heading. */
export function shortTimeOf(timestamp: number): string {
  return timeOf(timestamp)
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '')
}

/** ` (3 of 61)` behind what is true of some; nothing where it is true of all. */
export function shareOf(count: number, all: number): string {
  return count === all ? '' : ` (${renderNumber(count)} of ${renderNumber(all)})`
}

/**
 * When something went on, for tables that say UTC in their heading: to the second where it is one moment, else to the
 * minute, and the day once where it is one.
 */
export function spanOf(from: number, to: number): string {
  if (from === to) return shortTimeOf(from)
  const [start, end] = [shortTimeOf(from).slice(0, 16), shortTimeOf(to).slice(0, 16)]
  if (start === end) return start
  return `${start} to ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`
}

/** Before a verdict, for whoever only glances. */
export const verdictSigns = { proven: '✓', unproven: '⚠', gap: '✗' } as const
