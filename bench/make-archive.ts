/** Writes the archive of a log as nights would have: one ledger line a day for the recent days, one a month before. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { companionFiles } from '../src/archive/companion-files.js'
import { toTime } from '../src/archive/coverage.js'
import { sha256Of } from '../src/archive/digests.js'
import { emptyLedgerState } from '../src/archive/ledger.js'
import { type FileEntry, type LedgerLine, serializeLedgerLine, spec } from '../src/archive/ledger-line.js'
import { parseMonthFile } from '../src/archive/month-file.js'
import { fillParts } from '../src/archive/part-filling.js'
import { monthOf } from '../src/archive/paths.js'
import { TreeHash } from '../src/archive/tree-hash.js'
import { type AuditEvent, parseRow } from '../src/events/event.js'
import { archivedAt, logOf } from './log.mjs'

const [, , folder = 'archive', sizeText = '{}'] = process.argv
const size = JSON.parse(sizeText) as { events: number; perDay: number; recentDays: number }
const log = logOf(size)
mkdirSync(folder, { recursive: true })
const recentFrom = archivedAt - size.recentDays * 86_400_000
const files = new Map<string, FileEntry>()
let held = new Map<string, readonly AuditEvent[]>()
let events = 0
let ledger = ''
let prev: string | null = null
const tree = new TreeHash()
let seq = 0

function write(added: readonly AuditEvent[], through: number): void {
  const filled = fillParts(held, { ...emptyLedgerState, files, events }, added)
  for (const { path, content, entry } of filled) {
    writeFileSync(join(folder, path), content)
    files.set(path, entry)
  }
  const last = filled.at(-1)
  if (last !== undefined) held = new Map([[last.path, parseMonthFile(last.path, last.content)]])
  events += added.length
  const line: LedgerLine = {
    spec,
    seq: seq++,
    prev,
    tree: prev === null ? null : tree.root,
    at: toTime(through + 120_000),
    added: added.length,
    files: filled.map(({ entry }) => entry),
    archive: { events, files: files.size },
    coverage: { from: toTime(log.timeOf(0)), through: toTime(through) },
    gaps: [],
    vanished: [],
    source: { host: '127.0.0.1', total: added.length, oldest: null, order: 'newest-first', requests: 1 },
    verdict: 'proven',
    anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
    run: { id: 'bench', attempt: 1, repository: '', version: '1.0.0' }
  }
  const text = serializeLedgerLine(line)
  prev = sha256Of(text)
  tree.add(text)
  ledger += `${text}\n`
}

let added: AuditEvent[] = []
const stepOf = (timestamp: number): string =>
  timestamp < recentFrom ? monthOf(timestamp) : toTime(timestamp).slice(0, 10)
for (let k = 0; k < log.events; k++) {
  const timestamp = log.timeOf(k)
  const last = added.at(-1)
  // Sixteen parts at most in one commit, as the archive itself does it.
  if (last !== undefined && (stepOf(last.timestamp) !== stepOf(timestamp) || added.length === 40_000)) {
    write(added, timestamp - 1)
    added = []
  }
  const row = parseRow(JSON.parse(log.textOf(k)), archivedAt)
  if (row.kind === 'event') added.push(row.event)
}
write(added, archivedAt - 120_000)
writeFileSync(join(folder, 'ledger.jsonl'), ledger)
for (const [path, content] of companionFiles) writeFileSync(join(folder, path), content)
