/**
 * Writes an archive of many events: what verify is measured on. As a program:
 *
 *   node --experimental-transform-types --import ./__tests__/support/typescript-loader.mjs __tests__/verification/support/large-archive.ts FOLDER [EVENTS] [MONTHS]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { toTime } from '../../../src/archive/coverage.js'
import { emptyLedgerState, extendLedger, linkOf } from '../../../src/archive/ledger.js'
import { type LedgerLine, serializeLedgerLine, spec } from '../../../src/archive/ledger-line.js'
import { fillParts } from '../../../src/archive/part-filling.js'
import { type AuditEvent, parseRow } from '../../../src/events/event.js'
import { rowOf } from './archives.js'

/** The newest proof of the archive is of the end of its last month. */
export function writeLargeArchive(folder: string, size: { events: number; months: number }): { now: number } {
  mkdirSync(folder, { recursive: true })
  const perMonth = Math.ceil(size.events / size.months)
  const from = toTime(Date.UTC(2024, 0, 1))
  let state = emptyLedgerState
  let ledger = ''
  for (let month = 0; month < size.months; month++) {
    const begin = Date.UTC(2024, month, 1)
    const end = Date.UTC(2024, month + 1, 1)
    const step = Math.floor((end - begin) / perMonth)
    const added: AuditEvent[] = []
    for (let number = 0; number < Math.min(perMonth, size.events - month * perMonth); number++) {
      const row = parseRow(rowOf(month * perMonth + number, begin + number * step), end)
      if (row.kind === 'event') added.push(row.event)
    }
    const files = fillParts(new Map(), state, added)
    for (const { path, content } of files) writeFileSync(join(folder, path), content)
    const line: LedgerLine = {
      spec,
      ...linkOf(state),
      at: toTime(end),
      added: added.length,
      files: files.map(({ entry }) => entry),
      archive: { events: state.events + added.length, files: state.files.size + files.length },
      coverage: { from, through: toTime(end - 1) },
      gaps: [],
      vanished: [],
      source: {
        host: 'api.hireflix.com',
        total: added.length,
        oldest: null,
        order: 'newest-first',
        requests: 1
      },
      verdict: 'proven',
      anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
      run: { id: 'large', attempt: 1, repository: '', version: '1.0.0' }
    }
    const text = serializeLedgerLine(line)
    ledger += `${text}\n`
    state = extendLedger(state, text, month + 1)
  }
  writeFileSync(join(folder, 'ledger.jsonl'), ledger)
  return { now: Date.UTC(2024, size.months, 1) }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder = 'large-archive', events = '1000000', months = '24'] = argv
  const { now } = writeLargeArchive(folder, { events: Number(events), months: Number(months) })
  console.log(`${events} events over ${months} months in ${folder}; verify it with --now ${toTime(now)}`)
}
