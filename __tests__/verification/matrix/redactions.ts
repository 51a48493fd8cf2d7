import { toTime } from '../../../src/archive/coverage.js'
import { tombstoneOf } from '../../../src/events/event.js'
import {
  appended,
  at,
  entryOf,
  eventOf,
  headsOf,
  ledgerTexts,
  months,
  put,
  putLedger,
  putLines,
  rehashed,
  textOf
} from '../support/tampering.js'
import { replaced } from './lists.js'
import type { Row } from './row.js'
import { events, plain, redacted } from './subjects.js'

const noRedactions = 'erasure records are left to verify'

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
