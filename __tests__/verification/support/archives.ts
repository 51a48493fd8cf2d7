/** Real archives, made by the archiver's own reconcile(), night by night, with the commit of each. */
import { toTime } from '../../../src/archive/coverage.js'
import { emptyLedgerState, ledgerHeadOf } from '../../../src/archive/ledger.js'
import type { RunStamp } from '../../../src/archive/ledger-line.js'
import { parseMonthFile } from '../../../src/archive/month-file.js'
import { isArchiveFile, parseMonthPartPath, quarantinePath } from '../../../src/archive/paths.js'
import { parseQuarantine } from '../../../src/archive/quarantine-file.js'
import { type Batch, type OpenedArchive, reconcile } from '../../../src/archive/reconcile.js'
import { parseRow, type QuarantinedRow } from '../../../src/events/event.js'
import { EventCounts } from '../../../src/events/event-counts.js'
import type { Json } from '../../../src/events/exact-json.js'
import type { Observed, ObservedRow } from '../../../src/events/observed.js'
import { describeCommit } from '../../../src/publish/commit-message.js'

export type Files = ReadonlyMap<string, string>

/** A commit of an archive: all its files and its message. Parents are the one before, unless named. */
export interface Commit {
  readonly files: Files
  readonly message: string
  readonly parents?: readonly number[]
}

export interface Archive {
  readonly files: Files
  readonly commits: readonly Commit[]
  /** The clock of a verifier on the morning after. */
  readonly now: number
}

export interface Night {
  readonly now: number
  readonly rows: readonly Json[]
  /** What the proof reaches back to; the archive's beginning of retention when absent. */
  readonly from?: number
  readonly doubts?: readonly string[]
  /** Rows that the archive holds and the server no longer shows. */
  readonly vanished?: readonly Json[]
}

export const dayMs = 86_400_000
const run: RunStamp = { id: 'night', attempt: 1, repository: 'acme/audit', version: '1.0.0' }

export function observe({ now, rows, from, doubts = [] }: Night): Observed {
  const events = new EventCounts()
  const quarantined = new Map<string, ObservedRow>()
  for (const row of rows) {
    const parsed = parseRow(row, now)
    if (parsed.kind === 'event') events.add(parsed.event)
    else {
      const held: QuarantinedRow = parsed.quarantined
      quarantined.set(held.key, { row: held, copies: (quarantined.get(held.key)?.copies ?? 0) + 1 })
    }
  }
  const through = now - 120_000
  const proven = doubts.length > 0 ? [] : [{ from: from ?? Number.NEGATIVE_INFINITY, to: through }]
  return {
    events,
    quarantined,
    proven,
    held: proven,
    through,
    serverNow: now,
    total: rows.length,
    reachedEnd: true,
    oldestRetained: from ?? now - 59 * dayMs,
    requests: 2,
    doubts
  }
}

const noFiles: Files = new Map()

/** An archive as a run opens it, with everything read. */
export function openedFrom(files: Files, state: OpenedArchive['state']): OpenedArchive {
  const months = [...files].filter(([path]) => parseMonthPartPath(path) !== undefined)
  const quarantine = files.get(quarantinePath)
  return {
    state,
    ledger: files.get('ledger.jsonl') ?? '',
    files: new Map(months.map(([path, text]) => [path, parseMonthFile(path, text)])),
    quarantine: quarantine === undefined ? [] : parseQuarantine(quarantine),
    listed: new Set(files.keys())
  }
}

function messageOf({ line, added, state }: Batch): string {
  const { subject, body } = describeCommit({
    added: added.length,
    notable: [],
    verdict: line.verdict,
    ledger: ledgerHeadOf(state)
  })
  return `${subject}\n\n${body}\n`
}

export function archiveOf(nights: readonly Night[]): Archive {
  let files: Files = noFiles
  let state = emptyLedgerState
  const commits: Commit[] = []
  for (const night of nights) {
    const plan = reconcile(openedFrom(files, state), observe(night), {
      vanished: observe({ now: night.now, rows: night.vanished ?? [] }).events,
      host: 'api.hireflix.com',
      run,
      at: toTime(night.now)
    })
    for (const batch of plan.batches) {
      files = new Map([...files, ...batch.files.map(({ path, content }) => [path, content] as const)])
      state = batch.state
      commits.push({ files, message: messageOf(batch) })
    }
  }
  return { files, commits, now: (nights.at(-1)?.now ?? 0) + dayMs / 4 }
}

const people = ['ada', 'bob', 'cem', 'dua']
const actions = [
  'interview.delete',
  'position.create',
  'interview.score-interview',
  'user.login-with-company'
]

/** A row as Hireflix answers it; the same number makes the same row. */
export function rowOf(number: number, timestamp: number, company = 'acme'): Json {
  const person = people[number % people.length] as string
  return {
    actor: { id: `${company}-${person}`, email: `${person}@${company}.example` },
    timestamp,
    object: { id: `obj-${number}`, type: 'INTERVIEW', name: `Interview "${number}", ünïcode\n` },
    ip: `192.0.2.${number % 250}`,
    action: actions[number % actions.length] as string,
    host: 'app.hireflix.com',
    referer: number % 3 === 0 ? null : 'https://app.hireflix.com/',
    medium: number % 2 === 0 ? 'ADMIN' : 'API_KEY'
  }
}

function rowsBetween(from: number, to: number, count: number, company: string): Json[] {
  const step = Math.floor((to - from) / count)
  return Array.from({ length: count }, (_each, index) =>
    // Two of five share a millisecond, so that ties are decided by κ.
    rowOf(from + index, from + (index - (index % 5 === 1 ? 1 : 0)) * step, company)
  ).map((row, index) => ({ ...(row as object), n: index }) as Json)
}

const start = Date.UTC(2025, 8, 23)

/** Three months, seven commits: twins, ties, quarantined rows, a gap, vanished events, a quiet week. */
export function companyArchive(company = 'acme'): Archive {
  const at = (day: number): number => start + day * dayMs
  const first = rowsBetween(at(-20), at(0), 12, company)
  const second = rowsBetween(at(0), at(12), 15, company)
  const third = rowsBetween(at(12), at(24), 15, company)
  const twin = second[3] as Json
  const nights: Night[] = [
    { now: at(0), rows: first },
    { now: at(12), rows: [...first, ...second, twin] },
    { now: at(24), rows: [...second, twin, ...third, { broken: true }], vanished: first.slice(0, 1) },
    { now: at(33), rows: [...second, twin, ...third] },
    // Ninety days of silence: retention passed some of them.
    { now: at(120), rows: rowsBetween(at(70), at(120), 20, company), from: at(61) },
    { now: at(121), rows: [...rowsBetween(at(120), at(121), 6, company), { broken: 2, timestamp: 'x' }] },
    { now: at(129), rows: rowsBetween(at(121), at(129), 8, company) }
  ]
  return archiveOf(nights)
}

/** A quiet archive without a gap: the plainest valid one. */
export function plainArchive(company = 'plain'): Archive {
  const at = (day: number): number => start + day * dayMs
  return archiveOf([
    { now: at(0), rows: rowsBetween(at(-20), at(0), 8, company) },
    { now: at(6), rows: rowsBetween(at(0), at(6), 6, company) },
    { now: at(12), rows: rowsBetween(at(6), at(12), 9, company) },
    { now: at(20), rows: rowsBetween(at(12), at(20), 7, company) }
  ])
}

/** A month of two parts. */
export function partedArchive(): Archive {
  const big = 'x'.repeat(50_000)
  const rows = Array.from({ length: 7 }, (_each, index) => ({
    ...(rowOf(index, start + index * 1000, 'parts') as object),
    padding: big
  })) as Json[]
  return archiveOf([{ now: start + dayMs, rows }])
}

export function monthPaths(files: Files): string[] {
  return [...files.keys()].filter((path) => isArchiveFile(path) && path !== quarantinePath).sort()
}
