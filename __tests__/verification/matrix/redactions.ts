import { toTime } from '../../../src/archive/coverage.js'
import type { LedgerLine, Redaction } from '../../../src/archive/ledger-line.js'
import { tombstoneOf } from '../../../src/events/event.js'
import { isTombstone, serializeTombstone } from '../../../src/events/tombstone.js'
import type { CheckName } from '../../../src/verification/checks.js'
import {
  appended,
  at,
  entryOf,
  eventOf,
  headsOf,
  ledgerLines,
  ledgerTexts,
  linesOf,
  months,
  put,
  putLedger,
  putLines,
  rehashed,
  sorted,
  textOf,
  withLine
} from '../support/tampering.js'
import { replaced } from './lists.js'
import type { Row } from './row.js'
import { events, plain, redacted } from './subjects.js'

const noRedactions = 'erasure records are left to verify'

function recordRow(
  kind: string,
  check: CheckName,
  changes: readonly ((redaction: Redaction) => Redaction)[]
): Row {
  return {
    group: 'Redactions',
    kind,
    seenBy: [check],
    notInShell: noRedactions,
    *cases() {
      const last = ledgerTexts(redacted.files).length - 1
      const { redactions = [] } = ledgerLines(redacted.files)[last] as LedgerLine
      for (const change of changes)
        yield at(redacted, withLine(redacted.files, last, { redactions: redactions.map(change) }))
    }
  }
}

export const redactionRows: Row[] = [
  {
    group: 'Redactions',
    kind: 'put a tombstone in place of an event without a record, all hashes made right',
    seenBy: ['redaction-record'],
    notInShell: noRedactions,
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const files = putLines(
          archive.files,
          path,
          replaced(lines, index, tombstoneOf(eventOf(lines[index] as string)).line)
        )
        yield at(archive, rehashed(files, path))
      }
    }
  },
  {
    group: 'Redactions',
    kind: 'record a redaction of an event that is still there',
    seenBy: ['redaction-record'],
    notInShell: noRedactions,
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const { key, timestamp } = eventOf(lines[index] as string)
        const redaction = { event: key, time: toTime(timestamp), path, copies: 1, by: 'x', reason: 'x' }
        yield at(
          archive,
          appended(archive.files, { files: [entryOf(archive, path)], redactions: [redaction] })
        )
      }
    }
  },
  {
    group: 'Redactions',
    kind: 'bring a redacted event back, all hashes made right',
    seenBy: ['redaction-record'],
    notInShell: noRedactions,
    *cases() {
      const [path] = months(plain.files) as [string]
      yield at(redacted, rehashed(put(redacted.files, path, textOf(plain.files, path)), path))
    }
  },
  {
    group: 'Redactions',
    kind: 'put tombstones of one redacted event in place of others',
    seenBy: ['redaction-record'],
    notInShell: noRedactions,
    *cases() {
      const [path] = months(plain.files) as [string]
      const lines = linesOf(redacted.files, path)
      const tombstone = lines.find(isTombstone) as string
      for (const count of [1, lines.length - 3]) {
        const replacedLines = lines.map((line, index) =>
          index > 0 && index <= count && index < lines.length - 1 ? tombstone : line
        )
        yield at(redacted, rehashed(putLines(redacted.files, path, sorted(replacedLines)), path))
      }
    }
  },
  {
    group: 'Redactions',
    kind: 'date a tombstone otherwise than its record',
    seenBy: ['redaction-record'],
    notInShell: noRedactions,
    *cases() {
      const [path] = months(plain.files) as [string]
      const lines = linesOf(redacted.files, path)
      const { timestamp, key } = eventOf(lines.find(isTombstone) as string)
      for (const ms of [-1, 1]) {
        const moved = lines.map((line) =>
          isTombstone(line) ? serializeTombstone({ key, timestamp: timestamp + ms }) : line
        )
        yield at(redacted, rehashed(putLines(redacted.files, path, moved), path))
      }
    }
  },
  recordRow(
    'record another time, other copies or another file than those of the tombstones',
    'redaction-record',
    [
      ({ time, ...rest }) => ({ ...rest, time: toTime(Date.parse(time) + 1) }),
      (redaction) => ({ ...redaction, copies: redaction.copies + 1 })
    ]
  ),
  recordRow('record a redaction in a file that its line does not name', 'ledger-redaction', [
    (redaction) => ({ ...redaction, path: months(plain.files)[1] as string })
  ]),
  ...(
    [
      ['coverage', { coverage: { from: '2025-07-26T00:00:00.000Z', through: '2025-10-13T00:00:00.000Z' } }],
      ['revised events', { anomalies: { late: 0, revised: 1, vanished: 0, quarantined: 0 } }],
      ['another verdict', { verdict: 'unproven' }],
      [
        'something vanished',
        { vanished: [Date.UTC(2025, 8, 20)], anomalies: { late: 0, revised: 0, vanished: 1, quarantined: 0 } }
      ],
      ['an added event', { added: 1 }]
    ] as const
  ).map(
    ([what, members]): Row => ({
      group: 'Redactions',
      kind: `claim ${what} in the line of a redaction`,
      seenBy: ['ledger-redaction'],
      *cases() {
        const last = ledgerTexts(redacted.files).length - 1
        yield at(redacted, withLine(redacted.files, last, members))
      }
    })
  ),
  {
    group: 'Redactions',
    kind: 'change the name or the reason in a recorded redaction',
    seenBy: ['pin-matches'],
    needs: 'pin',
    notInShell: noRedactions,
    *cases() {
      const texts = ledgerTexts(redacted.files)
      for (const [from, to] of [
        ['data protection officer', 'somebody'],
        ['request 17', 'because']
      ] as const) {
        yield {
          files: putLedger(
            redacted.files,
            texts.map((text) => text.replace(from, to))
          ),
          now: redacted.now,
          pins: headsOf(redacted.files).slice(-1)
        }
      }
    }
  }
]
