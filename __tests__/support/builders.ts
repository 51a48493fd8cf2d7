/** Builders fill in what a case is not about. All people are of example.com. */

import { toTime } from '../../src/archive/coverage.js'
import { emptyLedgerState, replayLedger } from '../../src/archive/ledger.js'
import { parseMonthFile } from '../../src/archive/month-file.js'
import { parseMonthPartPath } from '../../src/archive/paths.js'
import { parseQuarantine } from '../../src/archive/quarantine-file.js'
import type { OpenedArchive, Plan } from '../../src/archive/reconcile.js'
import { type ReconcileOptions, reconcile } from '../../src/archive/reconcile.js'
import { type AuditEvent, parseRow, type QuarantinedRow } from '../../src/events/event.js'
import { EventCounts } from '../../src/events/event-counts.js'
import type { Json, JsonObject } from '../../src/events/exact-json.js'
import type { Interval } from '../../src/events/intervals.js'
import type { Observed } from '../../src/events/observed.js'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** Wednesday, 12 November 2025, 03:17 UTC: when the server answers, unless a case says otherwise. */
export const now = Date.UTC(2025, 10, 12, 3, 17)

export const settleMs = 2 * 60_000

/** A row as the documentation shows one, a day old. */
export function row(changes: { readonly [member: string]: Json } = {}): JsonObject {
  return {
    actor: { id: '651aa0', email: 'alice@example.com' },
    timestamp: now - dayMs,
    object: { id: '68eb01', type: 'INTERVIEW' },
    ip: '203.0.113.7',
    action: 'interview.delete',
    host: 'admin.hireflix.com',
    referer: 'https://admin.hireflix.com/',
    medium: 'ADMIN',
    ...changes
  }
}

export function event(changes: { readonly [member: string]: Json } = {}): AuditEvent {
  const parsed = parseRow(row(changes), now + 3650 * dayMs)
  if (parsed.kind !== 'event') throw new Error(parsed.quarantined.reason)
  return parsed.event
}

/** An event of that time whose object has that id: the same arguments give the same event. */
export function eventAt(timestamp: number, id: string | number = timestamp): AuditEvent {
  return event({ timestamp, object: { id: String(id), type: 'INTERVIEW' } })
}

export function quarantinedRow(value: Json = 'no event'): QuarantinedRow {
  const parsed = parseRow(value, now)
  if (parsed.kind !== 'quarantined') throw new Error('This row is an event')
  return parsed.quarantined
}

/** An observation of these events (an event given twice is two copies): the whole log, seen to its end. */
export function observed(
  events: readonly AuditEvent[],
  changes: Partial<Omit<Observed, 'events' | 'quarantined'>> & {
    readonly quarantined?: readonly QuarantinedRow[]
  } = {}
): Observed {
  const { quarantined = [], ...rest } = changes
  const counted = bagOf(...events)
  const rows = new Map<string, { row: QuarantinedRow; copies: number }>()
  for (const each of quarantined) {
    rows.set(each.key, { row: each, copies: (rows.get(each.key)?.copies ?? 0) + 1 })
  }
  const serverNow = rest.serverNow ?? now
  const through = rest.through ?? serverNow - settleMs
  const times = events.map(({ timestamp }) => timestamp)
  const reachedEnd = rest.reachedEnd ?? true
  return {
    events: counted,
    quarantined: rows,
    proven: [{ from: Number.NEGATIVE_INFINITY, to: through }],
    held: rest.proven ?? [{ from: Number.NEGATIVE_INFINITY, to: through }],
    through,
    serverNow,
    total: events.length + quarantined.length,
    reachedEnd,
    oldestRetained: reachedEnd && times.length > 0 ? Math.min(...times) : undefined,
    requests: 2,
    doubts: [],
    ...rest
  }
}

export const emptyArchive: OpenedArchive = {
  state: emptyLedgerState,
  ledger: '',
  files: new Map(),
  quarantine: [],
  listed: new Set()
}

export const runStamp = {
  id: '1',
  attempt: 1,
  repository: 'example/audit-archive',
  version: '0.1.0'
} as const

function reconcileOptions(changes: Partial<ReconcileOptions> = {}): ReconcileOptions {
  return { vanished: new EventCounts(), host: 'api.hireflix.com', run: runStamp, at: toTime(now), ...changes }
}

/** Merges, with every option filled in. */
export function merge(archive: OpenedArchive, seen: Observed, options: Partial<ReconcileOptions> = {}): Plan {
  return reconcile(archive, seen, reconcileOptions({ at: toTime(seen.serverNow), ...options }))
}

/** The archive after the plan's batches (all, or the first few), read back from the text that was written. */
export function afterPlan(archive: OpenedArchive, plan: Plan, batches = plan.batches.length): OpenedArchive {
  let { ledger, quarantine } = archive
  const files = new Map(archive.files)
  const listed = new Set(archive.listed)
  for (const { path, content } of plan.batches.slice(0, batches).flatMap((batch) => batch.files)) {
    listed.add(path)
    if (path === 'ledger.jsonl') ledger = content
    else if (path === 'quarantine.json') quarantine = parseQuarantine(content)
    else if (parseMonthPartPath(path) !== undefined) files.set(path, parseMonthFile(path, content))
  }
  return { state: replayLedger(ledger), ledger, files, quarantine, listed }
}

/** The archive that merging these observations one after the other makes. */
export function archiveAfter(...seen: readonly Observed[]): OpenedArchive {
  return seen.reduce((archive, each) => afterPlan(archive, merge(archive, each)), emptyArchive)
}

export function archiveOf(...events: readonly AuditEvent[]): OpenedArchive {
  return archiveAfter(observed(events))
}

/** How many copies of each event an archive holds, by κ. */
export function copiesIn({ files }: OpenedArchive): Map<string, number> {
  return copiesOf([...files.values()].flat())
}

export function copiesOf(events: readonly AuditEvent[]): Map<string, number> {
  const copies = new Map<string, number>()
  for (const { key } of events) copies.set(key, (copies.get(key) ?? 0) + 1)
  return copies
}

/** These events, counted. */
export function bagOf(...events: readonly AuditEvent[]): EventCounts {
  const bag = new EventCounts()
  for (const each of events) bag.add(each)
  return bag
}

export function contains(set: readonly Interval[], ms: number): boolean {
  return set.some(({ from, to }) => from <= ms && ms <= to)
}

/** The code of the error that a call throws, in words that help; fails when it throws none. */
export function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === undefined) return String(error)
    if (!isHelpful(message))
      throw new Error(`This message does not say what was found and what to do: ${message}`)
    return code
  }
  throw new Error('Nothing was thrown')
}

/** Whether a message reads: Cannot (action) "(thing)": (what was found); (what to do). */
export function isHelpful(message: string): boolean {
  const [, found = '', advice = ''] = /^Cannot [a-z](?:"[^"]+"|[^:"])*: (.+); (.+)$/.exec(message) ?? []
  return [found, advice].every((part) => /^["a-z0-9].*[\w")]$/i.test(part)) && !/ ,|""/.test(message)
}

/** Pseudo-random numbers from 0 to 1: the same seed gives the same ones. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
