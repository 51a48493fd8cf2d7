import type { AuditEvent } from '../events/event.js'
import { toTime } from './coverage.js'
import { digestsOf } from './digests.js'
import type { LedgerState } from './ledger.js'
import type { FileEntry } from './ledger-line.js'
import {
  compareEvents,
  eventBytes,
  maxPartBytes,
  monthFileBytes,
  rootOf,
  serializeMonthFile
} from './month-file.js'
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

interface OpenPart {
  readonly month: string
  readonly part: number
  readonly held: readonly AuditEvent[]
  readonly added: AuditEvent[]
  bytes: number
}

/** Fills parts oldest first: once an event would take a part past {@link maxPartBytes} it is sealed for good, and the next begins. */
export function fillParts(files: MonthFiles, state: LedgerState, added: readonly AuditEvent[]): FilledFile[] {
  const newest = new Map(partsOf(state).map((part) => [part.month, part]))
  const parts: OpenPart[] = []
  const begin = (month: string, part: number, held: readonly AuditEvent[]): OpenPart => {
    const begun = { month, part, held, added: [], bytes: monthFileBytes(held) }
    parts.push(begun)
    return begun
  }
  for (const event of added) {
    const month = monthOf(event.timestamp)
    let open = parts.at(-1)
    if (open?.month !== month) {
      const entry = newest.get(month)
      open = begin(month, entry?.part ?? 1, entry === undefined ? [] : heldIn(files, entry.path))
    }
    const isEmpty = open.held.length + open.added.length === 0
    if (!isEmpty && open.bytes + eventBytes(event) > maxPartBytes) open = begin(month, open.part + 1, [])
    open.added.push(event)
    open.bytes += eventBytes(event)
  }
  return parts.filter((part) => part.added.length > 0).map(filledFrom)
}

function filledFrom({ month, part, held, added }: OpenPart): FilledFile {
  const path = monthPartPath({ month, part })
  // broken: mirror-the-server/3
  const events = [...held, ...added].sort(compareEvents)
  // broken: newest-email-wins/1, files-in-order-of-arrival/4
  const content = serializeMonthFile(events)
  const [oldest, newest] = [events.at(-1), events[0]].map((event) => toTime((event as AuditEvent).timestamp))
  const root = rootOf(events)
  const entry = { ...entryOf(path, content, events.length), root, oldest, newest } as FileEntry
  return { path, content, added, entry }
}

function heldIn(files: MonthFiles, path: string): readonly AuditEvent[] {
  const events = files.get(path)
  if (events === undefined) throw new Error(`"${path}" must be read before events are added to it`)
  return events
}

function entryOf(path: string, content: string, events: number): FileEntry {
  // broken: ledger-without-hashes/1
  return { path, events, ...digestsOf(Buffer.from(content)) }
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
