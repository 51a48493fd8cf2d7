import type { CheckName } from '../../../src/verification/checks.js'
import type { Archive } from '../support/archives.js'
import { at, drop, ledgerTexts, months, put, putLedger, textOf } from '../support/tampering.js'
import { replaced, swapped, without } from './lists.js'
import type { Row } from './row.js'
import { archives, everyLedgerLine, other, plain } from './subjects.js'

function ledgerRow(
  kind: string,
  seenBy: readonly CheckName[],
  change: (texts: string[], index: number, archive: Archive) => string[] | undefined,
  more: Partial<Row> & { first?: number; butLast?: number } = {}
): Row {
  const { first = 0, butLast = 0, ...rest } = more
  return {
    group: 'The ledger',
    kind,
    seenBy,
    ...rest,
    *cases() {
      for (const { archive, texts, index } of everyLedgerLine(first, butLast)) {
        const changed = change(texts, index, archive)
        if (changed !== undefined) yield at(archive, putLedger(archive.files, changed))
      }
    }
  }
}

export const ledgerRows: Row[] = [
  {
    group: 'The ledger',
    kind: 'remove the ledger',
    seenBy: ['ledger-present'],
    *cases() {
      for (const archive of archives) yield at(archive, drop(archive.files, 'ledger.jsonl'))
    }
  },
  {
    group: 'The ledger',
    kind: 'remove the ledger and claim that the only file is new',
    seenBy: ['ledger-present'],
    *cases() {
      const [path] = months(plain.files) as [string]
      yield at(plain, new Map([[path, textOf(plain.files, path)]]))
    }
  },
  ledgerRow('remove a line', ['ledger-sequence', 'ledger-link'], (texts, index) => without(texts, index), {
    butLast: 1
  }),
  ledgerRow(
    'edit a line that others follow',
    ['ledger-link'],
    (texts, index) =>
      replaced(texts, index, (texts[index] as string).replace(/"requests":\d+/, '"requests":999')),
    { butLast: 1 }
  ),
  ledgerRow('swap two lines', ['ledger-sequence', 'ledger-link'], (texts, index) =>
    index + 1 < texts.length ? swapped(texts, index, index + 1) : undefined
  ),
  ledgerRow('duplicate a line', ['ledger-sequence', 'ledger-link'], (texts, index) => [
    ...texts.slice(0, index + 1),
    ...texts.slice(index)
  ]),
  ledgerRow('insert a forged line', ['ledger-sequence', 'ledger-link'], (texts, index) => [
    ...texts.slice(0, index),
    (texts[index] as string).replace(/"requests":\d+/, '"requests":999'),
    ...texts.slice(index)
  ]),
  ledgerRow(
    'cut the newest lines off, and leave the files',
    ['file-hash'],
    (texts, index) => texts.slice(0, index),
    {
      first: 1
    }
  ),
  {
    ...ledgerRow(
      'splice: the first lines of this archive, then those of another',
      ['ledger-link'],
      (texts, index) => [...texts.slice(0, index), ...ledgerTexts(other.files).slice(index)],
      { first: 1 }
    )
  },
  ledgerRow('write the ledger with Windows line endings', ['ledger-form'], (texts, index) =>
    index === 0 ? texts.map((text) => `${text}\r`) : undefined
  ),
  ledgerRow('put a byte order mark before the ledger', ['ledger-form'], (texts, index) =>
    index === 0 ? [`\uFEFF${texts[0]}`, ...texts.slice(1)] : undefined
  ),
  {
    group: 'The ledger',
    kind: "cut the ledger's final newline",
    seenBy: ['ledger-form'],
    *cases() {
      for (const archive of archives) {
        yield at(
          archive,
          put(archive.files, 'ledger.jsonl', textOf(archive.files, 'ledger.jsonl').slice(0, -1))
        )
      }
    }
  },
  ledgerRow(
    'put an empty line into the ledger',
    ['ledger-form', 'ledger-link'],
    (texts, index) => [...texts.slice(0, index), '', ...texts.slice(index)],
    { first: 1 }
  ),
  ledgerRow('name another format in the last line', ['ledger-form'], (texts, index) =>
    index === texts.length - 1
      ? replaced(texts, index, (texts[index] as string).replace('archive/1', 'archive/9'))
      : undefined
  ),
  ledgerRow(
    'put a member that nobody knows into the last line',
    ['ledger-form'],
    (texts, index) =>
      index === texts.length - 1
        ? replaced(texts, index, (texts[index] as string).replace(/\}$/, ',"note":"trust me"}'))
        : undefined,
    { notInShell: 'members that it does not know are left to verify' }
  ),
  ledgerRow('give a member of the last line twice', ['ledger-form'], (texts, index) =>
    index === texts.length - 1
      ? replaced(texts, index, (texts[index] as string).replace('"added":', '"added":0,"added":'))
      : undefined
  )
]
