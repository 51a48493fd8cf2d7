import { IntegrityError } from '../errors.js'
import { type AuditEvent, tombstoneOf } from '../events/event.js'
import { planned } from './checks.js'
import { toTime } from './coverage.js'
import { digestsOf } from './digests.js'
import { extendLedger, type LedgerState, linkOf } from './ledger.js'
import {
  type FileEntry,
  type LedgerLine,
  ledgerPath,
  type Redaction,
  type RunStamp,
  serializeLedgerLine,
  spec
} from './ledger-line.js'
import { compareEvents, rootOf, serializeMonthFile } from './month-file.js'
import { quarantinePath } from './paths.js'
import { readPlanned } from './plan-check.js'
import type { OpenedArchive } from './reconcile.js'

export interface RedactionRequest {
  /** κ of the event. */
  readonly key: string
  readonly by: string
  readonly reason: string
  /** RFC 3339. */
  readonly at: string
  readonly run: RunStamp
}

export interface RedactionPlan {
  /** Complete contents; the ledger comes last. */
  readonly files: readonly { readonly path: string; readonly content: string }[]
  readonly line: LedgerLine
  readonly lineText: string
  readonly redactions: readonly Redaction[]
  readonly state: LedgerState
}

/**
 * Replaces every copy of an event by a tombstone that holds its κ, and records it in the ledger. `undefined` when the
 * files that were read hold no such event with its text.
 */
export function planRedaction(archive: OpenedArchive, request: RedactionRequest): RedactionPlan | undefined {
  const { key, by, reason } = request
  const files: { path: string; content: string; entry: FileEntry }[] = []
  const redactions: Redaction[] = []
  for (const [path, events] of archive.files) {
    const found = events.filter((event) => event.key === key && event.line !== tombstoneOf(event).line)
    const [first] = found
    const entry = archive.state.files.get(path)
    if (first === undefined || entry === undefined) continue
    const changed = events.map((event) => (event.key === key ? tombstoneOf(event) : event))
    const content = serializeMonthFile(changed)
    const digests = { ...digestsOf(Buffer.from(content)), root: rootOf(changed) }
    files.push({ path, content, entry: { ...entry, ...digests } })
    redactions.push({
      event: key,
      time: toTime(first.timestamp),
      path,
      copies: events.filter((event) => event.key === key).length,
      by,
      reason
    })
  }
  if (files.length === 0) return undefined
  const line = lineOf(archive.state, { request, redactions, entries: files.map(({ entry }) => entry) })
  const lineText = serializeLedgerLine(line)
  const state = extendLedger(archive.state, lineText, line.seq + 1, planned)
  for (const file of files) verifyRedacted(archive.files.get(file.path) ?? [], file, { key, state })
  const ledger = `${archive.ledger}${lineText}\n`
  return {
    files: [...files.map(({ path, content }) => ({ path, content })), { path: ledgerPath, content: ledger }],
    line,
    lineText,
    redactions,
    state
  }
}

function lineOf(
  state: LedgerState,
  found: { request: RedactionRequest; redactions: readonly Redaction[]; entries: readonly FileEntry[] }
): LedgerLine {
  const { request, redactions, entries } = found
  const months = [...state.files.keys()].filter((path) => path !== quarantinePath)
  return {
    spec,
    ...linkOf(state),
    at: state.head !== undefined && state.head.at > request.at ? state.head.at : request.at,
    added: 0,
    files: entries,
    archive: { events: state.events, files: months.length },
    coverage: null,
    gaps: [],
    vanished: [],
    // Nothing was read, and nothing about what is proven changes.
    source: { host: 'none', total: 0, oldest: null, order: 'either', requests: 0 },
    verdict: state.verdict ?? 'unproven',
    anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
    run: request.run,
    redactions,
    ...(state.pseudonyms === undefined ? {} : { pseudonyms: state.pseudonyms })
  }
}

/** Reads the new file back: all events but the redacted one are there, unchanged and in place. */
function verifyRedacted(
  before: readonly AuditEvent[],
  { path, content }: { readonly path: string; readonly content: string },
  { key, state }: { readonly key: string; readonly state: LedgerState }
): void {
  const after = readPlanned({ path, content }, state)
  const isKept = before.every((event, index) => {
    const now = after[index]
    if (now === undefined) return false
    return compareEvents(now, event.key === key ? tombstoneOf(event) : event) === 0
  })
  if (isKept && after.length === before.length) return
  throw new IntegrityError(
    'plan',
    `Cannot redact in "${path}": another event would change; nothing was written, please report this`
  )
}
