import type { AuditEvent } from '../events/event.js'
import { toTime } from './coverage.js'
import { gitBlobIdOf, sha256Of } from './digests.js'
import type { LedgerState } from './ledger.js'
import type { FileEntry } from './ledger-line.js'
import { emptyBytes, eventBytes, maxPartBytes, monthFileBytes, serializeMonthFile } from './month-file.js'
import { type MonthFiles, partsOf } from './parts.js'
import { monthOf, monthPartPath, quarantinePath } from './paths.js'
import { type QuarantineEntry, serializeQuarantine } from './quarantine-file.js'

/** A file's new content with what was added to it. */
export interface FilledFile {
  readonly path: string
  readonly content: string
  readonly entry: FileEntry
  readonly added: readonly AuditEvent[]
}

/** Fills parts oldest first: once an event would take a part past 1 MiB it is sealed for good, and the next begins. */
export function fillParts(files: MonthFiles, state: LedgerState, added: readonly AuditEvent[]): FilledFile[] {
  const newest = new Map(partsOf(state).map((part) => [part.month, part]))
  const parts: {
    path: string
    month: string
    part: number
    bytes: number
    held: readonly AuditEvent[]
    added: AuditEvent[]
  }[] = []
  for (const event of added) {
    const month = monthOf(event.timestamp)
    let open = parts.at(-1)
    if (open?.month !== month) {
      const entry = newest.get(month)
      const held = entry === undefined ? [] : heldIn(files, entry.path)
      const part = entry?.part ?? 1
      open = {
        path: monthPartPath({ month, part }),
        month,
        part,
        bytes: monthFileBytes(held),
        held,
        added: []
      }
      parts.push(open)
    }
    const isEmpty = open.held.length + open.added.length === 0
    if (!isEmpty && open.bytes + eventBytes(event) > maxPartBytes) {
      const part = open.part + 1
      open = { path: monthPartPath({ month, part }), month, part, bytes: emptyBytes, held: [], added: [] }
      parts.push(open)
    }
    open.added.push(event)
    open.bytes += eventBytes(event)
  }
  return parts
    .filter((part) => part.added.length > 0)
    .map(({ path, held, added: addedHere }) => {
      const events = [...held, ...addedHere]
      const content = serializeMonthFile(events)
      const times = events.map((event) => event.timestamp)
      const oldest = toTime(times.reduce((a, b) => Math.min(a, b)))
      const newestTime = toTime(times.reduce((a, b) => Math.max(a, b)))
      return {
        path,
        content,
        added: addedHere,
        entry: { ...entryOf(path, content, events.length), oldest, newest: newestTime }
      }
    })
}

function heldIn(files: MonthFiles, path: string): readonly AuditEvent[] {
  const events = files.get(path)
  if (events === undefined) throw new Error(`"${path}" must be read before events are added to it`)
  return events
}

function entryOf(path: string, content: string, events: number): FileEntry {
  const bytes = Buffer.from(content, 'utf8')
  return { path, events, bytes: bytes.length, sha256: sha256Of(bytes), blob: gitBlobIdOf(bytes) }
}

/** The quarantine file with its new rows. */
export function fillQuarantine(
  archived: readonly QuarantineEntry[],
  added: readonly QuarantineEntry[]
): FilledFile | undefined {
  if (added.length === 0) return undefined
  const entries = [...archived, ...added]
  const content = serializeQuarantine(entries)
  return { path: quarantinePath, content, added: [], entry: entryOf(quarantinePath, content, entries.length) }
}
