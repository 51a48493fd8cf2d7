import { IntegrityError } from '../errors.js'
import type { AuditEvent } from '../events/event.js'
import { parseEventLine } from '../events/stored-event.js'
import { monthOf, parseMonthPartPath } from './paths.js'

/** A part is sealed once an event would take it past this many bytes: a page that GitHub still shows. */
// knob: maxPartBytes
export const maxPartBytes = 1024 * 1024

const opening = '[\n'
const separator = ',\n'
const closing = '\n]\n'

/** Newest first; ties by κ, then by text, so that the same events always make the same bytes. */
export function compareEvents(a: AuditEvent, b: AuditEvent): number {
  if (a.timestamp !== b.timestamp) return b.timestamp - a.timestamp
  if (a.line === b.line) return 0
  // broken: ties-by-text
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  return a.line < b.line ? -1 : 1
}

/** The file's text: a JSON array, newest first, one event per line. */
export function serializeMonthFile(events: readonly AuditEvent[]): string {
  // broken: files-in-order-of-arrival/1
  return `${opening}${[...events]
    .sort(compareEvents)
    .map((event) => event.line)
    .join(separator)}${closing}`
}

/** Bytes of a month file of these events. */
export function monthFileBytes(events: readonly AuditEvent[]): number {
  return events.reduce((bytes, event) => bytes + eventBytes(event), emptyBytes)
}

/** What one event adds to a file; the first one's missing separator is in {@link emptyBytes}. */
export function eventBytes(event: AuditEvent): number {
  return Buffer.byteLength(event.line) + separator.length
}

export const emptyBytes = opening.length + closing.length - separator.length

/**
 * The exact inverse of {@link serializeMonthFile}. `known` events, of an earlier state of the file and in its order,
 * are taken over where their lines still stand: they have been read before.
 * @throws IntegrityError `format`, `misfiled` or `order`, naming file and line.
 */
export function parseMonthFile(path: string, text: string, known: readonly AuditEvent[] = []): AuditEvent[] {
  const month = parseMonthPartPath(path)?.month
  let next = 0
  const events = linesOfMonthFile(path, text).map((line, index) => {
    const before = known[next]
    if (before?.line === line) {
      next++
      return before
    }
    const stored = parseEventLine(line)
    if (stored.kind === 'invalid') throw unreadable(path, `line ${index + 2} ${stored.reason}`)
    if (!line.startsWith(`{"time":"${month}-`)) {
      throw new IntegrityError(
        'misfiled',
        `Cannot trust "${path}": line ${index + 2} holds an event of ${monthOf(stored.event.timestamp)}; ` +
          'restore the file from its last good commit'
      )
    }
    return stored.event
  })
  // broken: files-in-order-of-arrival/2
  const unsorted = events.findIndex(
    (event, index) => index > 0 && compareEvents(events[index - 1] as AuditEvent, event) > 0
  )
  if (unsorted > 0) {
    throw new IntegrityError(
      'order',
      `Cannot trust "${path}": line ${unsorted + 2} stands out of order; restore the file from its last good commit`
    )
  }
  return events
}

/** The events' lines, newest first. @throws IntegrityError `format`. */
export function linesOfMonthFile(path: string, text: string): string[] {
  if (!text.startsWith(opening) || !text.endsWith(closing)) {
    throw unreadable(path, 'is not a JSON array with one event per line')
  }
  return text.slice(opening.length, -closing.length).split(separator)
}

function unreadable(path: string, found: string): IntegrityError {
  return new IntegrityError(
    'format',
    `Cannot read "${path}": ${found}; restore the file from its last good commit`
  )
}
