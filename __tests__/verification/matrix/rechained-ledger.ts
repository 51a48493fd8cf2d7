import type { LedgerLine } from '../../../src/archive/ledger-line.js'
import type { CheckName } from '../../../src/verification/checks.js'
import type { Archive } from '../support/archives.js'
import {
  appended,
  at,
  digestsOf,
  entryOf,
  forged,
  ledgerLines,
  linesOf,
  months,
  positions,
  putLines,
  rechained,
  reledgered,
  renumbered,
  sorted,
  type Tampered,
  textOf
} from '../support/tampering.js'
import { replaced, without } from './lists.js'
import type { Row } from './row.js'
import { archives, events, everyLedgerLine } from './subjects.js'

function reledgeredRow(
  kind: string,
  seenBy: readonly CheckName[],
  change: (line: LedgerLine, all: readonly LedgerLine[]) => LedgerLine | undefined,
  more: Partial<Row> = {}
): Row {
  return {
    group: 'The ledger, chained again',
    kind,
    seenBy,
    ...more,
    *cases() {
      for (const { archive, index } of everyLedgerLine()) {
        const lines = ledgerLines(archive.files)
        const changed = change(lines[index] as LedgerLine, lines)
        if (changed !== undefined)
          yield at(archive, rechained(archive.files, replaced(lines, index, changed)))
      }
    }
  }
}

export const reledgeredRows: Row[] = [
  {
    group: 'The ledger, chained again',
    kind: 'remove a line and number the others again',
    seenBy: ['ledger-sums'],
    *cases() {
      for (const archive of archives) {
        const lines = ledgerLines(archive.files)
        for (const [index, line] of lines.slice(0, -1).entries()) {
          if (line.added > 0) yield at(archive, rechained(archive.files, renumbered(without(lines, index))))
        }
      }
    }
  },
  {
    group: 'The ledger, chained again',
    kind: 'leave a hole in the numbers',
    seenBy: ['ledger-sequence'],
    *cases() {
      for (const { archive, index } of everyLedgerLine()) {
        yield at(
          archive,
          reledgered(archive.files, (line, i) => (i < index ? line : { ...line, seq: line.seq + 1 }))
        )
      }
    }
  },
  reledgeredRow('claim that more events were added', ['ledger-sums'], (line) => ({
    ...line,
    added: line.added + 1
  })),
  reledgeredRow('claim that the archive holds fewer events', ['ledger-sums'], (line) => ({
    ...line,
    archive: { ...line.archive, events: line.archive.events - 1 }
  })),
  reledgeredRow('claim that the archive has fewer files', ['ledger-sums'], (line) => ({
    ...line,
    archive: { ...line.archive, files: line.archive.files - 1 }
  })),
  reledgeredRow('hide that rows were quarantined', ['ledger-sums'], (line) =>
    line.anomalies.quarantined > 0 ? { ...line, anomalies: { ...line.anomalies, quarantined: 0 } } : undefined
  ),
  reledgeredRow('take proven coverage back', ['ledger-coverage'], (line, all) =>
    line.coverage !== null && line.seq > 0 && all[0]?.coverage !== null
      ? { ...line, coverage: { ...line.coverage, through: (all[0] as LedgerLine).coverage?.from ?? '' } }
      : undefined
  ),
  reledgeredRow("move the beginning of the archive's coverage", ['ledger-coverage'], (line) =>
    line.coverage !== null && line.seq > 0
      ? { ...line, coverage: { ...line.coverage, from: '2025-01-01T00:00:00.000Z' } }
      : undefined
  ),
  reledgeredRow('move a gap into proven time', ['ledger-coverage'], (line) =>
    line.gaps.length > 0
      ? { ...line, gaps: line.gaps.map((gap) => ({ ...gap, from: '2025-09-01T00:00:00.000Z' })) }
      : undefined
  ),
  reledgeredRow(
    'name pseudonymised fields, or another key of them, from a later line on',
    ['ledger-pseudonyms'],
    (line) =>
      line.seq > 0 ? { ...line, pseudonyms: { fields: ['ip'], key: '0123456789abcdef' } } : undefined
  ),
  {
    group: 'The ledger, chained again',
    kind: 'take an event from one file and put one into another, within one line',
    seenBy: ['ledger-growth'],
    *cases() {
      for (const archive of archives) yield* exchangeEvents(archive)
    }
  },
  {
    group: 'The ledger, chained again',
    kind: 'append a line that changes an event of a file',
    seenBy: ['ledger-growth'],
    *cases() {
      for (const { archive, path, lines, index } of events(3)) {
        if (index === 0 || index === lines.length - 1) continue
        const files = putLines(
          archive.files,
          path,
          sorted(replaced(lines, index, forged(lines[index] as string, 5)))
        )
        const entry = { ...entryOf(archive, path), ...digestsOf(textOf(files, path)) }
        yield at(archive, appended(files, { added: 0, files: [entry] }))
      }
    }
  }
]

function* exchangeEvents(archive: Archive): Generator<Tampered> {
  const paths = months(archive.files)
  const [from, to] = [paths[0] as string, paths.at(-1) as string]
  const [less, more] = [linesOf(archive.files, from), linesOf(archive.files, to)]
  if (from === to) return
  for (const index of positions(less.length - 1, 3, 1)) {
    let files = putLines(archive.files, from, without(less, index))
    files = putLines(files, to, sorted([...more, forged(more[1] as string, index)]))
    const entries = [
      { ...entryOf(archive, from), ...digestsOf(textOf(files, from)), events: less.length - 1 },
      { ...entryOf(archive, to), ...digestsOf(textOf(files, to)), events: more.length + 1 }
    ]
    yield at(archive, appended(files, { added: 0, files: entries }))
  }
}
