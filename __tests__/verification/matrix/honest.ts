import { dayMs } from '../support/archives.js'
import { at, reledgered, withHistory } from '../support/tampering.js'
import type { Row } from './row.js'
import { company, plain, redacted } from './subjects.js'

export const honestRows: Row[] = [
  {
    group: 'No tampering, and said all the same',
    kind: 'time that retention passed unread',
    seenBy: ['gaps'],
    notInShell: 'honest states are left to verify',
    *cases() {
      yield at(company, company.files)
    }
  },
  {
    group: 'No tampering, and said all the same',
    kind: 'a newest run that could not prove anything',
    seenBy: ['proof'],
    notInShell: 'honest states are left to verify',
    *cases() {
      yield at(
        plain,
        reledgered(plain.files, (line, i) => (i === 3 ? { ...line, verdict: 'unproven' } : line))
      )
      yield at(
        plain,
        reledgered(plain.files, (line) => ({ ...line, coverage: null, verdict: 'unproven' }))
      )
    }
  },
  {
    group: 'No tampering, and said all the same',
    kind: 'a proof older than 9 days: the archiver stopped, or the tail was cut off',
    seenBy: ['freshness'],
    notInShell: 'honest states are left to verify',
    *cases() {
      yield { files: plain.files, now: plain.now + 9 * dayMs }
      yield { files: company.files, now: company.now + 400 * dayMs }
    }
  },
  {
    group: 'No tampering, and said all the same',
    kind: 'no archive at all',
    seenBy: ['emptiness'],
    notInShell: 'honest states are left to verify',
    *cases() {
      yield { files: new Map(), now: plain.now }
      yield { files: new Map([['README.md', 'x']]), now: plain.now }
    }
  },
  {
    group: 'No tampering, and said all the same',
    kind: 'a redacted event',
    seenBy: ['redactions'],
    notInShell: 'honest states are left to verify',
    *cases() {
      yield at(redacted, redacted.files)
      yield withHistory(redacted, redacted.commits)
    }
  }
]
