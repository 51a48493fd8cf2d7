import type { LedgerLine } from '../../../src/archive/ledger-line.js'
import { dayMs } from '../support/archives.js'
import {
  forged,
  headsOf,
  ledgerLines,
  ledgerTexts,
  putLedger,
  putLines,
  rehashed,
  reledgered,
  sorted
} from '../support/tampering.js'
import { replaced } from './lists.js'
import type { Row } from './row.js'
import { archives, company, events, other, plain, rewrittenFrom } from './subjects.js'

export const pinRows: Row[] = [
  {
    group: 'Only a pin or an attestation shows it',
    kind: 'cut the tail: roll ledger and files back to an earlier night',
    seenBy: ['pin-reached'],
    needs: 'pin',
    *cases() {
      for (const archive of archives) {
        for (const commit of archive.commits.slice(0, -1)) {
          const line = ledgerLines(commit.files).at(-1) as LedgerLine
          yield {
            files: commit.files,
            now: Date.parse(line.at) + dayMs,
            pins: headsOf(archive.files).slice(ledgerTexts(commit.files).length)
          }
        }
      }
    }
  },
  {
    group: 'Only a pin or an attestation shows it',
    kind: 'rewrite the archive consistently from some night on, leaving an event out',
    seenBy: ['pin-matches'],
    needs: 'pin',
    *cases() {
      for (const [seq] of plain.commits.entries()) {
        const archive = rewrittenFrom(seq)
        yield { files: archive.files, now: archive.now, pins: headsOf(plain.files).slice(seq) }
      }
    }
  },
  {
    group: 'Only a pin or an attestation shows it',
    kind: 'change an event and every hash that depends on it',
    seenBy: ['pin-matches'],
    needs: 'pin',
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const files = putLines(
          archive.files,
          path,
          sorted(replaced(lines, index, forged(lines[index] as string, 3)))
        )
        yield {
          files: rehashed(files, path),
          now: archive.now,
          pins: headsOf(archive.files).slice(-1)
        }
      }
    }
  },
  {
    group: 'Only a pin or an attestation shows it',
    kind: 'edit the last ledger line, which no other names',
    seenBy: ['pin-matches'],
    needs: 'pin',
    *cases() {
      for (const archive of archives) {
        for (const [pattern, text] of [
          [/"requests":\d+/, '"requests":999'],
          [/"total":\d+/, '"total":99999'],
          [/"id":"night"/, '"id":"other"']
        ] as const) {
          const texts = ledgerTexts(archive.files)
          const last = (texts.at(-1) as string).replace(pattern, text)
          yield {
            files: putLedger(archive.files, [...texts.slice(0, -1), last]),
            now: archive.now,
            pins: headsOf(archive.files).slice(-1)
          }
        }
      }
    }
  },
  {
    group: 'Only a pin or an attestation shows it',
    kind: 'erase the record of a gap and the verdict of its line, and chain the ledger again',
    seenBy: ['pin-matches'],
    needs: 'pin',
    *cases() {
      const files = reledgered(company.files, (line) => ({ ...line, gaps: [], verdict: 'proven' }))
      yield { files, now: company.now, pins: headsOf(company.files).slice(-1) }
    }
  },
  {
    group: 'Only a pin or an attestation shows it',
    kind: 'put another whole archive in its place',
    seenBy: ['pin-matches'],
    needs: 'pin',
    *cases() {
      for (const pins of headsOf(company.files)) yield { files: other.files, now: other.now, pins: [pins] }
    }
  },
  {
    group: 'Only a pin or an attestation shows it',
    kind: 'remove the archive and leave an empty folder',
    seenBy: ['pin-reached'],
    needs: 'pin',
    *cases() {
      for (const archive of archives)
        yield { files: new Map(), now: archive.now, pins: headsOf(archive.files) }
    }
  }
]
