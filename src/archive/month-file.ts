import type { AuditEvent } from '../events/event.js'
import { parseEventLine } from '../events/stored-event.js'
import { serializeTombstone } from '../events/tombstone.js'
import { type Faults, strictly } from './checks.js'
import { toTime } from './coverage.js'
import type { FileEntry } from './ledger-line.js'
import { monthOf, parseMonthPartPath } from './paths.js'
import type { RedactionRecord } from './redaction-record.js'
import { treeHashOf } from './tree-hash.js'

/**
 * A part is sealed once an event would take it past 340 KiB. GitHub's code search indexes files of up to 350 KiB, its
 * GraphQL interface gives files of up to 512,000 bytes as text, and its pages show changes of up to 500 KB.
 * https://docs.github.com/en/search-github/github-code-search/about-github-code-search#limitations
 */
// knob: maxPartBytes
export const maxPartBytes = 340 * 1024

/** No file of an archive is larger, the quarantine and the ledger neither: its text has to fit into memory. */
export const maxFileBytes = 256 * 1024 * 1024

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

/** The tree hash over the lines of events that are in the order of their file. */
export function rootOf(events: readonly AuditEvent[]): string {
  return treeHashOf(events.map((event) => event.line))
}

/** Bytes of a month file of these events. */
export function monthFileBytes(events: readonly AuditEvent[]): number {
  return events.reduce((bytes, event) => bytes + eventBytes(event), emptyBytes)
}

/** The bytes that one event adds to a file. The first event has no separator: {@link emptyBytes} makes up for it. */
export function eventBytes(event: AuditEvent): number {
  return Buffer.byteLength(event.line) + separator.length
}

/** The most that a tombstone adds to a file. */
export const tombstoneBytes =
  serializeTombstone({ timestamp: Date.UTC(9999, 11, 31), key: '0'.repeat(64) }).length + separator.length

const emptyBytes = opening.length + closing.length - separator.length

/** Reads the lines of a month file one after the other, and reports each that is not in form, in its month and in order. */
class LineReader {
  readonly #beginning: string
  #line = 1
  #previous: AuditEvent | undefined

  constructor(
    private readonly path: string,
    private readonly faults: Faults
  ) {
    this.#beginning = `{"time":"${parseMonthPartPath(path)?.month}-`
  }

  /** The event of the next line; `undefined` where it cannot be read. */
  next(text: string): AuditEvent | undefined {
    const { path, faults } = this
    const line = ++this.#line
    const stored = parseEventLine(text)
    if (stored.kind === 'invalid') {
      faults.report('file-form', path, stored.reason, { line })
      return undefined
    }
    const { event } = stored
    if (!text.startsWith(this.#beginning)) {
      const found = `holds an event of ${monthOf(event.timestamp)}`
      faults.report('file-month', path, 'belongs to another month', { line, found })
    }
    // broken: files-in-order-of-arrival/2
    if (this.#previous !== undefined && compareEvents(this.#previous, event) > 0) {
      faults.report('file-order', path, 'stands out of order', { line })
    }
    this.#previous = event
    return event
  }
}

/** The exact inverse of {@link serializeMonthFile}. @throws IntegrityError `format`, `misfiled` or `order` */
export function parseMonthFile(path: string, text: string): AuditEvent[] {
  const reader = new LineReader(path, strictly)
  return linesOfMonthFile(path, text).flatMap((line) => reader.next(line) ?? [])
}

/**
 * Reads a month file, compares it with what the ledger says of it, and counts its events. `events` takes each. Its
 * `root` is left out: {@link checkRoot}.
 */
export function readMonthFile(
  entry: FileEntry,
  lines: readonly string[],
  redactions: RedactionRecord,
  faults: Faults,
  events?: AuditEvent[]
): number {
  const { path } = entry
  const reader = new LineReader(path, faults)
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const concerned: AuditEvent[] = []
  for (const line of lines) {
    const event = reader.next(line)
    if (event === undefined) continue
    from = Math.min(from, event.timestamp)
    to = Math.max(to, event.timestamp)
    if (redactions.concerns(event)) concerned.push(event)
    events?.push(event)
  }
  if (lines.length !== entry.events) {
    faults.report('file-count', path, `holds ${lines.length} events, the ledger says ${entry.events}`)
  }
  const [oldest, newest] = from > to ? [] : [toTime(from), toTime(to)]
  if (oldest !== entry.oldest || newest !== entry.newest) {
    faults.report(
      'file-bounds',
      path,
      `reaches from ${oldest ?? 'nothing'} to ${newest ?? 'nothing'}, ` +
        `the ledger says from ${entry.oldest} to ${entry.newest}`
    )
  }
  redactions.check(entry, concerned, faults)
  return lines.length
}

/** Only proofs of single events need the root: the SHA-256 already shows that a file is unchanged. */
export function checkRoot({ path, root }: FileEntry, lines: readonly string[], faults: Faults): void {
  if (treeHashOf(lines) === root) return
  faults.report('file-root', path, 'has event lines with another tree hash than the ledger says')
}

/** The events' lines, newest first; of a file in another form as well as they can be told. */
export function linesOfMonthFile(path: string, text: string, faults: Faults = strictly): string[] {
  if (text.startsWith(opening) && text.endsWith(closing)) {
    return text.slice(opening.length, -closing.length).split(separator)
  }
  faults.report('file-form', path, 'is not a JSON array with one event per line')
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^[[\]]?$/.test(line))
    .map((line) => line.replace(/,$/, ''))
}
