import { isUtf8 } from 'node:buffer'
import { toTime } from '../archive/coverage.js'
import type { FileEntry } from '../archive/ledger-line.js'
import { compareEvents } from '../archive/month-file.js'
import { monthOf, parseMonthPartPath } from '../archive/paths.js'
import { parseQuarantine, quarantinePath, serializeQuarantine } from '../archive/quarantine-file.js'
import type { AuditEvent } from '../events/event.js'
import { parseEventLine } from '../events/stored-event.js'
import type { Findings } from './checks.js'

/** What reading one month file brings to light for the checks across files. */
export interface MonthLines {
  readonly events: number
  /** Copies by κ. */
  readonly tombstones: ReadonlyMap<string, number>
  /** κ of redacted events that are there with their text. */
  readonly returned: ReadonlySet<string>
}

const opening = '[\n'
const separator = ',\n'
const closing = '\n]\n'

/**
 * Checks everything about a month file that its own lines tell: form, month, order, count and bounds. All faults are
 * reported, also behind the first. `redacted` holds the κ of redacted events by their timestamp.
 */
export function checkMonthFile(
  entry: FileEntry,
  bytes: Uint8Array,
  redacted: ReadonlyMap<number, ReadonlySet<string>>,
  findings: Findings
): MonthLines {
  const { path } = entry
  const lines = linesOf(path, bytes, findings)
  const month = parseMonthPartPath(path)?.month
  const invalid = new Map<string, number[]>()
  const misfiled: number[] = []
  const unsorted: number[] = []
  const tombstones = new Map<string, number>()
  const returned = new Set<string>()
  let oldest = Number.POSITIVE_INFINITY
  let newest = Number.NEGATIVE_INFINITY
  let previous: AuditEvent | undefined
  for (const [index, text] of lines.entries()) {
    const stored = parseEventLine(text)
    if (stored.kind === 'invalid') {
      const at = invalid.get(stored.reason)
      if (at === undefined) invalid.set(stored.reason, [index + 2])
      else at.push(index + 2)
      continue
    }
    const { event } = stored
    const { timestamp } = event
    if (monthOf(timestamp) !== month) misfiled.push(index + 2)
    if (previous !== undefined && compareEvents(previous, event) > 0) unsorted.push(index + 2)
    oldest = Math.min(oldest, timestamp)
    newest = Math.max(newest, timestamp)
    previous = event
    if (stored.kind === 'tombstone') tombstones.set(event.key, (tombstones.get(event.key) ?? 0) + 1)
    else if (redacted.get(timestamp)?.has(event.key)) returned.add(event.key)
  }
  for (const [reason, at] of invalid)
    findings.reportLines('file-form', path, { lines: at, detail: describeEach(at, reason) })
  findings.reportLines('file-month', path, { lines: misfiled, detail: 'belong to another month' })
  findings.reportLines('file-order', path, { lines: unsorted, detail: 'stand out of order' })
  if (lines.length !== entry.events) {
    findings.report('file-count', path, `holds ${lines.length} events, the ledger says ${entry.events}`)
  }
  const bounds = newest < oldest ? undefined : { oldest: toTime(oldest), newest: toTime(newest) }
  if (bounds?.oldest !== entry.oldest || bounds?.newest !== entry.newest) {
    findings.report(
      'file-bounds',
      path,
      `reaches from ${bounds?.oldest ?? 'nothing'} to ${bounds?.newest ?? 'nothing'}, ` +
        `the ledger says from ${entry.oldest} to ${entry.newest}`
    )
  }
  return { events: lines.length, tombstones, returned }
}

function describeEach(lines: readonly number[], reason: string): string {
  return lines.length === 1 ? reason : `each: ${reason}`
}

function linesOf(path: string, bytes: Uint8Array, findings: Findings): string[] {
  if (!isUtf8(bytes)) findings.report('file-form', path, 'is not UTF-8')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  if (text.startsWith(opening) && text.endsWith(closing)) {
    return text.slice(opening.length, -closing.length).split(separator)
  }
  findings.report('file-form', path, 'is not a JSON array with one event per line')
  // As well as it goes, so that the other checks still say what they see.
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^[[\]]?$/.test(line))
    .map((line) => line.replace(/,$/, ''))
}

/** Checks form and count of the file of rows that could not be understood. */
export function checkQuarantine(entry: FileEntry, bytes: Uint8Array, findings: Findings): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  try {
    const entries = parseQuarantine(text)
    if (!isUtf8(bytes) || serializeQuarantine(entries) !== text) {
      findings.report('file-form', quarantinePath, "is not written in the archive's form")
    }
    if (entries.length !== entry.events) {
      findings.report(
        'file-count',
        quarantinePath,
        `holds ${entries.length} rows, the ledger says ${entry.events}`
      )
    }
  } catch {
    findings.report('file-form', quarantinePath, 'is not an array with one row per line')
  }
}
