import { IntegrityError } from '../errors.js'
import { type AuditEvent, tombstoneOf } from '../events/event.js'
import { EventCounts } from '../events/event-counts.js'
import { dayMs } from '../events/intervals.js'
import type { Observed } from '../events/observed.js'
import type { PseudonymStamp } from '../events/pseudonym-fields.js'
import { planned } from './checks.js'
import { companionFiles } from './companion-files.js'
import { type CoverageClaim, extendCoverage, toTime } from './coverage.js'
import { extendLedger, type LedgerState, linkOf } from './ledger.js'
import {
  type Coverage,
  type LedgerLine,
  ledgerPath,
  type RunStamp,
  serializeLedgerLine,
  spec
} from './ledger-line.js'
import { type FilledFile, fillParts, fillQuarantine } from './part-filling.js'
import type { MonthFiles } from './parts.js'
import { quarantinePath } from './paths.js'
import { verifyPseudonyms } from './pseudonym-check.js'
import type { QuarantineEntry } from './quarantine-file.js'
import { countByTime, newlyVanished, stillHeld } from './vanished.js'

/** An archive as far as it was read. */
export interface OpenedArchive {
  readonly state: LedgerState
  /** The ledger's text. */
  readonly ledger: string
  /** Month files that were read; at least those that {@link partsToMerge} names. */
  readonly files: MonthFiles
  readonly quarantine: readonly QuarantineEntry[]
  /** Names of all files in the folder. */
  readonly listed: ReadonlySet<string>
}

/** One commit: a complete archive after it, with one ledger line. */
export interface Batch {
  /** Complete contents; the ledger comes last. */
  readonly files: readonly { readonly path: string; readonly content: string }[]
  readonly line: LedgerLine
  readonly lineText: string
  readonly added: readonly AuditEvent[]
  /** The archive's state after this batch. */
  readonly state: LedgerState
}

export interface Plan {
  readonly kind: 'nothing-to-write' | 'write'
  readonly claim: CoverageClaim
  /** Oldest first. */
  readonly added: readonly AuditEvent[]
  readonly quarantined: readonly QuarantineEntry[]
  readonly vanished: readonly number[]
  /** Events seen again with another e-mail: the archived version stays. */
  readonly revised: number
  /** Events added to time that was already proven. */
  readonly late: number
  readonly batches: readonly Batch[]
}

export interface ReconcileOptions {
  /** Copies that the archive, as it was before the log was read, holds and the server no longer shows. */
  readonly vanished: EventCounts
  readonly host: string
  readonly run: RunStamp
  /** The fields and the key that the observed events were pseudonymised with. */
  readonly pseudonyms?: PseudonymStamp | undefined
  /** RFC 3339. */
  readonly at: string
  /** Content per commit in bytes; more is split, oldest months first. */
  readonly maxBatchBytes?: number
}

// knob: maxBatchBytes
export const maxBatchBytes = 16 * 1024 * 1024
// broken: heartbeat-each-day
const quietDays = 7

/**
 * Merges what was observed into an archive: the pointwise maximum of copies and the union of coverage. Doing it twice,
 * or after somebody else did it, changes nothing.
 * @throws InputError when the archive has other pseudonyms than what was observed; IntegrityError when its ledger is
 *   ahead of the server, or when what would be written would not verify.
 */
export function reconcile(archive: OpenedArchive, observed: Observed, options: ReconcileOptions): Plan {
  verifyPseudonyms(archive.state, options.pseudonyms)
  verifyNotAhead(archive.state, observed.serverNow)
  const redacted = new Set(archive.state.redactions.map(({ event }) => event))
  const { added, revised } = addedTo(archive.files, observed, redacted)
  const claim = extendCoverage(archive.state, observed)
  // broken: quarantine-dropped
  const quarantined = quarantinedIn(archive.quarantine, observed)
  // broken: vanished-from-another-past
  const gone = countByTime(stillHeld(options.vanished, archive.files.values()))
  const vanished = newlyVanished(gone, archive.state.vanished)
  const provenBefore =
    archive.state.coverage === undefined ? undefined : Date.parse(archive.state.coverage.through)
  const late =
    provenBefore === undefined ? 0 : added.filter((event) => event.timestamp <= provenBefore).length
  const decision = { claim, added, quarantined, vanished, revised, late }
  const isNews = added.length + quarantined.length + vanished.length + claim.newGaps.length > 0
  const isDue = archive.state.head === undefined || isProofDue(archive.state, claim, observed)
  // broken: heartbeat-each-night
  if (!isNews && !isDue) return { kind: 'nothing-to-write', ...decision, batches: [] }
  return { kind: 'write', ...decision, batches: batchesOf(archive, observed, decision, options) }
}

/** Runs overlap, and the server's clock may be set back a little. An ordinary job ends within six hours. */
const toleranceMs = 6 * 3600_000

/** Time that a ledger calls proven before it has come would stay unread, and no gap would ever show. */
function verifyNotAhead({ head, coverage }: LedgerState, serverNow: number): void {
  const newest = [head?.at, coverage?.through].reduce<string>(
    (latest, time) => (time !== undefined && time > latest ? time : latest),
    ''
  )
  if (newest <= toTime(serverNow + toleranceMs)) return
  throw new IntegrityError(
    'chain',
    `Cannot write to the archive: its ledger speaks of ${newest}, and at the server it is ${toTime(serverNow)}; if the ` +
      "server's date is right, restore the archive from its last good commit"
  )
}

// Also a quiet archive shows now and then that somebody looked, and its proof never falls out of retention.
function isProofDue(state: LedgerState, { coverage }: CoverageClaim, { serverNow }: Observed): boolean {
  if (coverage === undefined || coverage.through === state.coverage?.through) return false
  return state.coverage === undefined || serverNow - Date.parse(state.coverage.through) > quietDays * dayMs
}

function addedTo(
  files: MonthFiles,
  observed: Observed,
  redacted: ReadonlySet<string>
): { added: AuditEvent[]; revised: number } {
  const held = new EventCounts()
  /** Observed as they are archived. */
  const same = new Set<AuditEvent>()
  for (const events of files.values()) {
    for (const event of events) {
      const shown = observed.events.find(event)?.event
      if (shown === undefined) continue
      held.add(event)
      if (shown.line === event.line) same.add(shown)
    }
  }
  const added: AuditEvent[] = []
  let revised = 0
  for (const { event, copies } of observed.events) {
    const known = held.copiesOf(event)
    const isRedacted = redacted.size > 0 && redacted.has(event.key)
    // A redacted event that is shown again stays out. A further copy of it is stored as a tombstone.
    const stored = isRedacted ? tombstoneOf(event) : event
    // broken: set-of-hashes
    for (let copy = known; copy < copies; copy++) added.push(stored)
    if (known > 0 && !isRedacted && !same.has(event)) revised++
  }
  return { added: added.sort(compareOldestFirst), revised }
}

function compareOldestFirst(a: AuditEvent, b: AuditEvent): number {
  if (a.timestamp !== b.timestamp) return a.timestamp - b.timestamp
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

function quarantinedIn(archived: readonly QuarantineEntry[], observed: Observed): QuarantineEntry[] {
  const held = new Map<string, number>()
  for (const { key } of archived) held.set(key, (held.get(key) ?? 0) + 1)
  const seen = toTime(observed.serverNow)
  // broken: quarantined-again
  return [...observed.quarantined].flatMap(([key, { row, copies }]) =>
    new Array<QuarantineEntry>(Math.max(0, copies - (held.get(key) ?? 0))).fill({
      seen,
      reason: row.reason,
      key,
      row: row.row
    })
  )
}

type Decision = Omit<Plan, 'kind' | 'batches'>

/** Splits the change so that no commit carries more than a server takes; each batch is a complete archive. */
function batchesOf(
  archive: OpenedArchive,
  observed: Observed,
  decision: Decision,
  options: ReconcileOptions
): Batch[] {
  // broken: latest-version-wins/1
  const filled = fillParts(archive.files, archive.state, decision.added)
  const quarantine = fillQuarantine(archive.quarantine, decision.quarantined)
  if (quarantine !== undefined) filled.push(quarantine)
  const groups = grouped(filled, options.maxBatchBytes ?? maxBatchBytes)
  const missing = [...companionFiles].filter(([path]) => !archive.listed.has(path))
  const batches: Batch[] = []
  let { state, ledger } = archive
  for (const [index, parts] of groups.entries()) {
    const rest = groups.slice(index + 1).flat()
    const line = lineOf({ state, observed, decision, options, parts, rest })
    const lineText = serializeLedgerLine(line)
    ledger += `${lineText}\n`
    state = extendLedger(state, lineText, line.seq + 1, planned)
    const files = [
      ...parts.map(({ path, content }) => ({ path, content })),
      ...(index === 0 ? missing.map(([path, content]) => ({ path, content })) : []),
      // broken: cursor-file/1
      { path: ledgerPath, content: ledger }
    ]
    batches.push({ files, line, lineText, added: parts.flatMap((part) => part.added), state })
  }
  return batches
}

/** At least one group, which may be empty: a ledger-only commit. */
function grouped(files: readonly FilledFile[], limit: number): FilledFile[][] {
  const groups: FilledFile[][] = [[]]
  let bytes = 0
  for (const file of files) {
    if (bytes > 0 && bytes + file.entry.bytes > limit) {
      groups.push([])
      bytes = 0
    }
    groups.at(-1)?.push(file)
    bytes += file.entry.bytes
  }
  return groups
}

function lineOf(batch: {
  state: LedgerState
  observed: Observed
  decision: Decision
  options: ReconcileOptions
  parts: readonly FilledFile[]
  /** The files of later batches. */
  rest: readonly FilledFile[]
}): LedgerLine {
  const { state, observed, decision, options, parts, rest } = batch
  const { claim } = decision
  const isLast = rest.length === 0
  const added = parts.reduce((sum, part) => sum + part.added.length, 0)
  const months = new Set([...state.files.keys(), ...parts.map((part) => part.path)])
  months.delete(quarantinePath)
  return {
    spec,
    ...linkOf(state),
    // Another run may have read the log later and written first.
    at: state.head !== undefined && state.head.at > options.at ? state.head.at : options.at,
    added,
    files: parts.map((part) => part.entry),
    // broken: mirror-the-server/5
    archive: { events: state.events + added, files: months.size },
    // broken: position-before-data
    coverage: (isLast ? claim.coverage : coverageBefore(rest, state, claim)) ?? null,
    // broken: gap-not-recorded
    gaps: isLast ? claim.newGaps : [],
    vanished: isLast ? decision.vanished : [],
    source: {
      host: options.host,
      total: observed.total,
      oldest: observed.oldestRetained === undefined ? null : toTime(observed.oldestRetained),
      order: observed.order ?? 'newest-first',
      requests: observed.requests
    },
    verdict: isLast ? claim.verdict : 'unproven',
    anomalies: {
      late: isLast ? decision.late : 0,
      revised: isLast ? decision.revised : 0,
      vanished: isLast ? decision.vanished.length : 0,
      quarantined: isLast ? decision.quarantined.length : 0
    },
    run: options.run,
    ...(options.pseudonyms === undefined ? {} : { pseudonyms: options.pseudonyms })
  }
}

// Batches go oldest first, so all that is older than the oldest event still to come is already complete. Across a
// gap nothing more is claimed until the last batch records it.
function coverageBefore(
  rest: readonly FilledFile[],
  state: LedgerState,
  { coverage, newGaps }: CoverageClaim
): Coverage | undefined {
  const next = rest.find((file) => file.added.length > 0)?.added[0]
  if (coverage === undefined || newGaps.length > 0) return state.coverage
  if (next === undefined) return coverage
  const through = toTime(Math.min(Date.parse(coverage.through), next.timestamp - 1))
  return through <= (state.coverage?.through ?? coverage.from)
    ? state.coverage
    : { from: coverage.from, through }
}
