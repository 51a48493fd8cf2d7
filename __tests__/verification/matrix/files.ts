import type { LedgerLine } from '../../../src/archive/ledger-line.js'
import type { CheckName } from '../../../src/verification/checks.js'
import type { Files } from '../support/archives.js'
import {
  at,
  drop,
  ledgerLines,
  months,
  put,
  rechained,
  type TamperedFiles,
  textOf
} from '../support/tampering.js'
import type { Row } from './row.js'
import { archives, company, everyMonth, parted, plain } from './subjects.js'

function monthRow(
  kind: string,
  seenBy: readonly CheckName[],
  change: (found: { files: Files; path: string; text: string }) => TamperedFiles | undefined,
  more: Partial<Row> = {}
): Row {
  return {
    group: 'Files',
    kind,
    seenBy,
    ...more,
    *cases() {
      for (const { archive, path, text } of everyMonth()) {
        const changed = change({ files: archive.files, path, text })
        if (changed !== undefined) yield at(archive, changed)
      }
    }
  }
}

export const fileRows: Row[] = [
  monthRow('remove a month file', ['file-present'], ({ files, path }) => drop(files, path)),
  monthRow('rename a month file to another month', ['file-present', 'file-listed'], ({ files, path, text }) =>
    put(drop(files, path), '2019-01.json', text)
  ),
  monthRow(
    'rename a month file so that nothing reads it',
    ['file-present', 'file-listed'],
    ({ files, path, text }) => put(drop(files, path), `${path}.bak`, text)
  ),
  monthRow('add a month file', ['file-listed'], ({ files, text }) => put(files, '2019-01.json', text)),
  monthRow('add a part of a month', ['file-listed'], ({ files, path, text }) =>
    put(files, path.replace('.json', '-002.json'), text)
  ),
  monthRow(
    'put a symbolic link in place of a month file',
    ['file-present', 'file-listed'],
    ({ files, path }) => put(files, path, { link: '/etc/hostname' })
  ),
  monthRow('put a folder in place of a month file', ['file-present', 'file-listed'], ({ files, path }) =>
    put(files, path, { folder: true })
  ),
  monthRow(
    'swap the contents of two month files',
    ['file-hash', 'file-month', 'file-bounds'],
    ({ files, path, text }) => {
      const next = months(files).find((each) => each > path)
      return next === undefined ? undefined : put(put(files, path, textOf(files, next)), next, text)
    }
  ),
  monthRow(
    'write a month file with Windows line endings',
    ['file-hash', 'file-form'],
    ({ files, path, text }) => put(files, path, text.replaceAll('\n', '\r\n'))
  ),
  monthRow('put a byte order mark before a month file', ['file-hash', 'file-form'], ({ files, path, text }) =>
    put(files, path, `\uFEFF${text}`)
  ),
  monthRow("cut a month file's final newline", ['file-hash', 'file-form'], ({ files, path, text }) =>
    put(files, path, text.slice(0, -1))
  ),
  monthRow('cut a month file in half', ['file-hash', 'file-form', 'file-count'], ({ files, path, text }) =>
    put(files, path, text.slice(0, text.length / 2))
  ),
  monthRow('empty a month file', ['file-hash', 'file-form', 'file-count'], ({ files, path }) =>
    put(files, path, '')
  ),
  monthRow('put an empty list in place of a month file', ['file-hash', 'file-count'], ({ files, path }) =>
    put(files, path, '[]\n')
  ),
  monthRow(
    'roll one month file back to an earlier night',
    ['file-hash', 'file-count'],
    ({ files, path, text }) => {
      const { commits } = files === company.files ? company : plain
      const earlier = commits.find((commit) => commit.files.has(path) && commit.files.get(path) !== text)
      return earlier === undefined ? undefined : put(files, path, earlier.files.get(path) ?? '')
    }
  ),
  {
    group: 'Files',
    kind: 'remove the quarantine',
    seenBy: ['file-present'],
    *cases() {
      yield at(company, drop(company.files, 'quarantine.json'))
    }
  },
  {
    group: 'Files',
    kind: "add a file that is none of the archive's",
    seenBy: ['file-listed'],
    *cases() {
      for (const archive of archives) {
        for (const name of [
          'notes.txt',
          '.hidden',
          '2025-10.JSON',
          'ledger.jsonl.old',
          '2025-13.json',
          '::error::x'
        ]) {
          yield at(archive, put(archive.files, name, 'x'))
        }
        yield at(archive, put(archive.files, 'more', { folder: true }))
      }
    }
  },
  {
    group: 'Files',
    kind: 'remove a part of a month and all that names it, counts included',
    seenBy: ['part-numbers'],
    notInShell: 'the numbers of parts are left to verify',
    *cases() {
      const [line] = ledgerLines(parted.files) as [LedgerLine]
      // The first part is the one without a number.
      const first = months(parted.files).find((path) => /^\d{4}-\d\d\.json$/.test(path)) as string
      const held = line.files.find(({ path }) => path === first)?.events ?? 0
      const archive = { events: line.archive.events - held, files: line.archive.files - 1 }
      const files = line.files.filter(({ path }) => path !== first)
      yield at(
        parted,
        rechained(drop(parted.files, first), [{ ...line, added: line.added - held, files, archive }])
      )
    }
  }
]
