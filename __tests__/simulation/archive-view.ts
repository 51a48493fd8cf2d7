import { createHash } from 'node:crypto'
import type { Report } from './checks.js'
import { dayMs } from './durations.js'
import type { Commit, StoredFile } from './host.js'
import {
  type LedgerRecord,
  type MonthRecord,
  recordOfMonth,
  recordsOfQuarantine,
  treeHashOf
} from './record.js'

/** An archive as one commit holds it. */
export interface View {
  readonly copies: ReadonlyMap<string, number>
  readonly wholes: ReadonlySet<string>
  readonly quarantine: ReadonlyMap<string, number>
  readonly from: number | undefined
  readonly through: number
  readonly gaps: readonly { readonly from: number; readonly to: number }[]
  readonly vanished: readonly number[]
  readonly lineCount: number
  readonly headSha: string | null
  readonly headAt: number
}

interface Bounds {
  readonly events: number
  readonly root?: string
  readonly oldest?: string
  readonly newest?: string
}

export const emptyView: View = {
  copies: new Map(),
  wholes: new Set(),
  quarantine: new Map(),
  from: undefined,
  through: Number.NEGATIVE_INFINITY,
  gaps: [],
  vanished: [],
  lineCount: 0,
  headSha: null,
  headAt: 0
}

const allowedNames =
  /^(?:\d{4}-\d\d(?:-\d{3,6})?\.json|ledger\.jsonl|quarantine\.json|README\.md|\.gitattributes)$/

/** Reads archives byte by byte, by the format alone, each from the one before. */
export class ArchiveViews {
  readonly #months = new WeakMap<StoredFile, MonthRecord>()

  /** What a commit holds; what is wrong with its bytes is reported. */
  read(commit: Commit, before: View, report: Report): View {
    const copies = new Map<string, number>()
    const wholes = new Set<string>()
    let events = 0
    let months = 0
    const bounds = new Map<string, Bounds>()
    let quarantine: ReadonlyMap<string, number> = before.quarantine
    for (const [path, file] of commit.files) {
      if (!allowedNames.test(path)) report('stateless', `the folder holds ${path}`)
      try {
        if (/^\d/.test(path)) {
          let month = this.#months.get(file)
          if (month === undefined) {
            month = recordOfMonth(path, file.content)
            this.#months.set(file, month)
            for (const fault of month.faults) report('canonical', fault)
          }
          const { records } = month
          months++
          events += records.length
          for (const { identity, whole } of records) {
            copies.set(identity, (copies.get(identity) ?? 0) + 1)
            wholes.add(whole)
          }
          const times = records.map(({ timestamp }) => timestamp)
          const newest = toIso(Math.max(...times))
          const oldest = toIso(Math.min(...times))
          bounds.set(path, { events: records.length, root: month.root, oldest, newest })
        } else if (path === 'quarantine.json' && commit.parent?.files.get(path) !== file) {
          const rows = recordsOfQuarantine(file.content)
          quarantine = countOf(rows)
          bounds.set(path, { events: rows.length })
        } else if (path === 'quarantine.json') {
          bounds.set(path, { events: [...before.quarantine.values()].reduce((sum, count) => sum + count, 0) })
        }
      } catch (error) {
        report('canonical', String(error))
      }
    }
    const view = { ...before, copies, wholes, quarantine }
    try {
      return this.#replay(commit, view, { events, months, bounds }, report)
    } catch (error) {
      report('valid', String(error))
      return view
    }
  }

  /** The lines that this commit adds to the ledger, and that they fit the files. @throws Error when they do not. */
  #replay(
    commit: Commit,
    view: View,
    found: {
      events: number
      months: number
      bounds: Map<string, Bounds>
    },
    report: Report
  ): View {
    const ledger = commit.files.get('ledger.jsonl')?.content
    if (ledger === undefined || !ledger.endsWith('\n')) throw new Error('there is no whole ledger')
    const before = commit.parent?.files.get('ledger.jsonl')?.content ?? ''
    if (!ledger.startsWith(before)) throw new Error('the ledger does not continue the one before')
    const fresh = ledger.slice(before.length, -1).split('\n')
    if (fresh.length !== 1) throw new Error(`the commit adds ${fresh.length} lines to the ledger`)
    const text = fresh[0] as string
    const line = JSON.parse(text) as LedgerRecord
    if (JSON.stringify(line) !== text) throw new Error('the ledger line is not canonical')
    if (line.seq !== view.lineCount || line.prev !== view.headSha) throw new Error('the chain is broken')
    const tree = before === '' ? null : treeHashOf(before.slice(0, -1).split('\n'))
    if (line.tree !== tree) throw new Error('the tree hash is not that of the lines before')
    if (Date.parse(line.at) < view.headAt) throw new Error('the line is dated before the one before it')
    if (line.archive.events !== found.events || line.archive.files !== found.months) {
      throw new Error(`the ledger counts ${line.archive.events} events, the files hold ${found.events}`)
    }
    const listed = new Set(line.files.map((file) => file.path))
    for (const [path, file] of commit.files) {
      const isChanged = commit.parent?.files.get(path)?.content !== file.content
      if (/^(?:\d|quarantine)/.test(path) && isChanged && !listed.has(path))
        throw new Error(`${path} is not in the ledger`)
    }
    for (const entry of line.files) {
      const file = commit.files.get(entry.path)
      const bound = found.bounds.get(entry.path)
      const { path: _path, ...rest } = entry
      if (file === undefined || bound === undefined) throw new Error(`${entry.path} is not there`)
      const expected = { events: bound.events, bytes: file.bytes, sha256: file.sha256, blob: file.blob }
      const { root, oldest, newest } = bound
      const dated = oldest === undefined ? expected : { ...expected, root, oldest, newest }
      if (JSON.stringify(rest) !== JSON.stringify(dated))
        throw new Error(`${entry.path} is not what the ledger says`)
    }
    const coverage = line.coverage
    const through = coverage === null ? view.through : Date.parse(coverage.through)
    const isReasoned =
      line.added > 0 ||
      line.gaps.length > 0 ||
      line.vanished.length > 0 ||
      line.anomalies.quarantined > 0 ||
      line.seq === 0 ||
      (coverage !== null && Date.parse(line.at) - view.through > 7 * dayMs) ||
      (coverage !== null && view.from === undefined)
    if (!isReasoned) report('reasoned', `line ${line.seq} says nothing new`)
    return {
      ...view,
      from: coverage === null ? view.from : Date.parse(coverage.from),
      through,
      gaps: [
        ...view.gaps,
        ...line.gaps.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
      ],
      vanished: [...view.vanished, ...line.vanished],
      lineCount: view.lineCount + 1,
      headSha: createHash('sha256').update(text, 'utf8').digest('hex'),
      headAt: Date.parse(line.at)
    }
  }
}

export function countOf<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

export function toIso(time: number | undefined): string {
  return time === undefined || !Number.isFinite(time) ? 'never' : new Date(time).toISOString()
}
