import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { LedgerLine } from '../../../src/archive/ledger-line.js'
import { type Commit, dayMs, type Files } from '../support/archives.js'
import {
  appended,
  digestsOf,
  drop,
  entryOf,
  forged,
  headsOf,
  ledgerLines,
  linesOf,
  months,
  positions,
  put,
  putLines,
  reledgered,
  sorted,
  type TamperedFiles,
  textOf,
  withHistory
} from '../support/tampering.js'
import { replaced } from './lists.js'
import type { Row } from './row.js'
import { company, plain, rewrittenFrom } from './subjects.js'

function asFiles(files: TamperedFiles): Files {
  return files as Files
}

function signed(files: TamperedFiles): Commit {
  const line = ledgerLines(files).at(-1) as LedgerLine
  return {
    files: asFiles(files),
    message: `Archive\n\nAudit-Events: ${line.added}\nAudit-Verdict: ${line.verdict}\nAudit-Ledger: ${headsOf(files).at(-1)}\n`
  }
}

export const historyRows: Row[] = [
  {
    group: 'History',
    kind: 'rewrite the ledger from some line on, in a commit on top',
    seenBy: ['history-ledger'],
    needs: 'history',
    *cases() {
      for (const index of [0, 1, 2]) {
        const files = reledgered(plain.files, (line, i) =>
          i < index ? line : { ...line, source: { ...line.source, requests: 999 } }
        )
        yield withHistory(plain, [...plain.commits, signed(files)])
      }
    }
  },
  {
    group: 'History',
    kind: 'roll the archive back in a commit on top',
    seenBy: ['history-ledger', 'history-events'],
    needs: 'history',
    *cases() {
      for (const commit of plain.commits.slice(0, -1)) {
        const line = ledgerLines(commit.files).at(-1) as LedgerLine
        yield withHistory(plain, [...plain.commits, commit], { now: Date.parse(line.at) + dayMs })
      }
    }
  },
  {
    group: 'History',
    kind: 'roll back and forth again',
    seenBy: ['history-ledger'],
    needs: 'history',
    *cases() {
      for (const index of [1, 2, 3]) {
        const [before, after] = [plain.commits[index - 1] as Commit, plain.commits[index] as Commit]
        yield withHistory(plain, [
          ...plain.commits.slice(0, index + 1),
          before,
          after,
          ...plain.commits.slice(index + 1)
        ])
      }
    }
  },
  {
    group: 'History',
    kind: 'alter a file in one commit and restore it in the next',
    seenBy: ['history-files', 'history-events'],
    needs: 'history',
    notInShell: 'files of old commits are left to verify',
    *cases() {
      for (const index of [0, 1, 2, 3]) {
        const commit = plain.commits[index] as Commit
        const [path] = months(commit.files) as [string]
        const lines = linesOf(commit.files, path)
        const altered = {
          files: asFiles(putLines(commit.files, path, replaced(lines, 1, forged(lines[1] as string, 1)))),
          message: 'Touch\n'
        }
        yield withHistory(plain, [
          ...plain.commits.slice(0, index + 1),
          altered,
          ...plain.commits.slice(index)
        ])
      }
    }
  },
  {
    group: 'History',
    kind: 'let a file be missing in one commit',
    seenBy: ['history-files', 'history-events'],
    needs: 'history',
    notInShell: 'files of old commits are left to verify',
    *cases() {
      for (const index of [1, 2, 3]) {
        const commit = plain.commits[index] as Commit
        const [path] = months(commit.files) as [string]
        const altered = { files: asFiles(drop(commit.files, path)), message: 'Touch\n' }
        yield withHistory(plain, [
          ...plain.commits.slice(0, index + 1),
          altered,
          ...plain.commits.slice(index)
        ])
      }
    }
  },
  {
    group: 'History',
    kind: 'let a file that is none of the archive be there in one commit',
    seenBy: ['history-files'],
    needs: 'history',
    notInShell: 'files of old commits are left to verify',
    *cases() {
      for (const index of [0, 1, 2, 3]) {
        const commit = plain.commits[index] as Commit
        const altered = { files: asFiles(put(commit.files, 'notes.txt', 'x')), message: 'Touch\n' }
        yield withHistory(plain, [
          ...plain.commits.slice(0, index + 1),
          altered,
          ...plain.commits.slice(index)
        ])
      }
    }
  },
  {
    group: 'History',
    kind: 'append a well-made line that adds one event and swaps another',
    seenBy: ['history-events'],
    needs: 'history',
    notInShell: 'files of old commits are left to verify',
    *cases() {
      const path = months(plain.files).at(-1) as string
      const lines = linesOf(plain.files, path)
      for (const index of positions(lines.length - 1, 3, 1)) {
        const changed = sorted([
          ...replaced(lines, index, forged(lines[index] as string, 1)),
          forged(lines[index] as string, 2)
        ])
        const files = putLines(plain.files, path, changed)
        const entry = { ...entryOf(plain, path), ...digestsOf(textOf(files, path)), events: changed.length }
        const { archive } = ledgerLines(files).at(-1) as LedgerLine
        const grown = { added: 1, files: [entry], archive: { ...archive, events: archive.events + 1 } }
        yield withHistory(plain, [...plain.commits, signed(appended(files, grown))])
      }
    }
  },
  ...(
    [
      ['Audit-Ledger', /Audit-Ledger: (\d+):./, 'Audit-Ledger: $1:z'],
      ['Audit-Events', /Audit-Events: \d+/, 'Audit-Events: 99'],
      ['Audit-Verdict', /Audit-Verdict: \w+/, 'Audit-Verdict: gap']
    ] as const
  ).map(
    ([name, pattern, text]): Row => ({
      group: 'History',
      kind: `let a commit's trailer ${name} say something else`,
      seenBy: ['history-trailers'],
      needs: 'history',
      ...(name === 'Audit-Ledger'
        ? {}
        : { notInShell: 'of the trailers the shell script compares Audit-Ledger' }),
      *cases() {
        for (const index of [0, 1, 2, 3]) {
          const commit = plain.commits[index] as Commit
          const lying = { ...commit, message: commit.message.replace(pattern, text) }
          yield withHistory(plain, replaced(plain.commits, index, lying))
        }
      }
    })
  ),
  ...(
    [
      ['twice', (trailer: string) => `${trailer}\n${trailer.replace(/:.$/, ':0')}`],
      ['with its name in other letters', (trailer: string) => trailer.toUpperCase().replace(/\w$/, 'z')],
      ['with a space before the colon', (trailer: string) => trailer.replace(': ', ' : z')],
      ['in two lines', (trailer: string) => `${trailer}\n more`]
    ] as const
  ).map(
    ([how, change]): Row => ({
      group: 'History',
      kind: `give a commit the trailer Audit-Ledger ${how}`,
      seenBy: ['history-trailers'],
      needs: 'history',
      *cases() {
        for (const index of [0, 3]) {
          const commit = plain.commits[index] as Commit
          const message = commit.message.replace(/Audit-Ledger: .*/, change)
          yield withHistory(plain, replaced(plain.commits, index, { ...commit, message }))
        }
      }
    })
  ),
  {
    group: 'History',
    kind: 'let the ledger of a commit end within a line',
    seenBy: ['history-ledger'],
    needs: 'history',
    *cases() {
      for (const index of [1, 2, 3]) {
        const commit = plain.commits[index] as Commit
        const before = plain.commits[index - 1] as Commit
        const half = textOf(commit.files, 'ledger.jsonl').slice(
          0,
          textOf(before.files, 'ledger.jsonl').length + 99
        )
        const torn = { files: asFiles(put(before.files, 'ledger.jsonl', half)), message: 'Touch\n' }
        yield withHistory(plain, [...plain.commits.slice(0, index), torn, ...plain.commits.slice(index)])
      }
    }
  },
  {
    group: 'History',
    kind: 'lay another archive beside a history that does not hold it',
    seenBy: ['history-present'],
    needs: 'history',
    notInShell: 'the test of the shell script looks at clones',
    *cases() {
      const nothing = { files: new Map([['notes.txt', 'x']]), message: 'Begin\n' }
      const removed = { files: new Map<string, string>(), message: 'Clean up\n' }
      for (const commits of [[nothing], [...plain.commits, removed]])
        yield { ...withHistory(plain, commits), files: plain.files, isBesideHistory: true }
    }
  },
  {
    group: 'History',
    kind: 'merge a branch whose ledger went another way',
    seenBy: ['history-ledger'],
    needs: 'history',
    *cases() {
      for (const index of [1, 2]) {
        const rival = signed(
          reledgered((plain.commits[index] as Commit).files, (line, i) =>
            i === index ? { ...line, source: { ...line.source, requests: 7 } } : line
          )
        )
        const last = plain.commits.length
        yield withHistory(plain, [
          ...plain.commits,
          { ...rival, parents: [index - 1] },
          { ...(plain.commits.at(-1) as Commit), parents: [last - 1, last] }
        ])
      }
    }
  },
  {
    group: 'History',
    kind: 'remove the archive in one commit and put it back',
    seenBy: ['history-ledger'],
    needs: 'history',
    *cases() {
      for (const index of [1, 2]) {
        const removed = { files: new Map<string, string>(), message: 'Clean up\n' }
        yield withHistory(plain, [...plain.commits.slice(0, index), removed, ...plain.commits.slice(index)])
      }
    }
  },
  {
    group: 'History',
    kind: 'rewrite the whole history consistently from some night on (force push)',
    seenBy: ['pin-matches'],
    needs: 'pin',
    *cases() {
      for (const seq of [0, 1, 2, 3]) {
        const archive = rewrittenFrom(seq)
        yield withHistory(plain, archive.commits, { pins: headsOf(plain.files).slice(-1) })
      }
    }
  },
  {
    group: 'History',
    kind: 'replace the history by one commit',
    seenBy: ['history-complete'],
    needs: 'history',
    notInShell: 'no fault: the history is not complete',
    *cases() {
      yield withHistory(plain, plain.commits.slice(-1))
      yield withHistory(company, company.commits.slice(3))
    }
  },
  {
    group: 'History',
    kind: 'store an object under the id of another',
    seenBy: ['history-objects'],
    needs: 'history',
    *cases() {
      yield withHistory(plain, plain.commits, { spoil: forgeOldCommit })
    }
  }
]

/** Changes what an old commit says behind git's back: its objects are not checked whenever they are read. */
async function forgeOldCommit(repository: string): Promise<void> {
  const git = (args: string[], input?: Buffer): Buffer =>
    execFileSync('git', args, { cwd: repository, input })
  const packs = join(repository, 'objects/pack')
  const pack = readdirSync(packs).find((name) => name.endsWith('.pack'))
  if (pack !== undefined) {
    const content = readFileSync(join(packs, pack))
    for (const name of readdirSync(packs)) rmSync(join(packs, name), { force: true })
    git(['unpack-objects', '-q'], content)
  }
  const id = git(['rev-parse', 'main~2']).toString().trim()
  const text = Buffer.from(git(['cat-file', 'commit', id]).toString().replace('Archive', 'Anything'))
  const file = join(repository, 'objects', id.slice(0, 2), id.slice(2))
  rmSync(file)
  writeFileSync(file, deflateSync(Buffer.concat([Buffer.from(`commit ${text.length}\0`), text])))
}
