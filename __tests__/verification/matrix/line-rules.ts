import { toTime } from '../../../src/archive/coverage.js'
import type { FileEntry, LedgerLine } from '../../../src/archive/ledger-line.js'
import type { CheckName } from '../../../src/verification/checks.js'
import { type Archive, dayMs, rowOf } from '../support/archives.js'
import {
  appended,
  at,
  digestsOf,
  entryOf,
  eventOf,
  ledgerLines,
  ledgerTexts,
  lineOf,
  linesOf,
  months,
  putLedger,
  putLines,
  rechained,
  sorted,
  type Tampered,
  type TamperedFiles,
  textOf,
  withLine
} from '../support/tampering.js'
import type { Row } from './row.js'
import { archives, company, parted, plain } from './subjects.js'

const group = 'The ledger, chained again, against a rule of its lines'
const never = '9999-12-31T23:59:59.999Z'

/** Changes one member of lines that others follow or not, and makes the chain right. */
function lineRow(
  kind: string,
  check: CheckName,
  change: (line: LedgerLine, before: LedgerLine | undefined) => Partial<LedgerLine> | undefined,
  more: Partial<Row> = {}
): Row {
  return {
    group,
    kind,
    seenBy: [check],
    ...more,
    *cases() {
      for (const archive of archives) {
        const lines = ledgerLines(archive.files)
        for (const [index, line] of lines.entries()) {
          const members = change(line, lines[index - 1])
          if (members !== undefined) yield at(archive, withLine(archive.files, index, members))
        }
      }
    }
  }
}

/** Changes what a line says of a file that a later line names again. */
function earlierEntryRow(kind: string, change: (entry: FileEntry) => Partial<FileEntry>): Row {
  return {
    group,
    kind,
    seenBy: ['ledger-bounds'],
    *cases() {
      for (const archive of archives) {
        const lines = ledgerLines(archive.files)
        for (const [index, { files }] of lines.entries()) {
          const again = new Set(lines.slice(index + 1).flatMap((line) => line.files.map(({ path }) => path)))
          const entry = files.find(({ path, oldest }) => oldest !== undefined && again.has(path))
          if (entry === undefined) continue
          const changed = files.map((each) => (each === entry ? { ...each, ...change(each) } : each))
          yield at(archive, withLine(archive.files, index, { files: changed }))
        }
      }
    }
  }
}

/** Adds events to a file, with all that the ledger says of it. */
function grown(archive: Archive, path: string, added: readonly string[]): TamperedFiles {
  const files = putLines(archive.files, path, sorted([...linesOf(archive.files, path), ...added]))
  const events = linesOf(files, path)
  const [oldest, newest] = [events.at(-1), events[0]].map((line) => toTime(eventOf(line as string).timestamp))
  const entry = { ...entryOf(archive, path), ...digestsOf(textOf(files, path)), events: events.length }
  const last = ledgerLines(files).at(-1) as LedgerLine
  return appended(files, {
    added: added.length,
    files: [{ ...entry, oldest: oldest as string, newest: newest as string }],
    archive: { ...last.archive, events: last.archive.events + added.length }
  })
}

function* paddedEvents(archive: Archive, path: string, padding: number): Generator<string> {
  const { timestamp } = eventOf(linesOf(archive.files, path)[0] as string)
  for (let number = 0; ; number++)
    yield lineOf({ ...(rowOf(number, timestamp - 1) as object), padding: 'x'.repeat(padding) })
}

function take<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = []
  for (const item of items) {
    taken.push(item)
    if (taken.length === count) break
  }
  return taken
}

const timeRows: Row[] = [
  lineRow('date a line before the one before it', 'ledger-times', ({ coverage }, before) =>
    before === undefined || coverage === null
      ? undefined
      : { at: toTime(Date.parse(before.at) - 1), coverage: before.coverage }
  ),
  lineRow('claim proof of a time after the line itself', 'ledger-times', ({ coverage }) =>
    coverage === null ? undefined : { coverage: { ...coverage, through: never } }
  ),
  lineRow(
    'record something vanished that is still to come',
    'ledger-times',
    ({ vanished, anomalies }) => ({
      vanished: [...vanished, Date.parse(never)],
      anomalies: { ...anomalies, vanished: anomalies.vanished + 1 }
    }),
    { notInShell: 'of times the shell script compares those of lines, coverage and gaps' }
  ),
  lineRow(
    'record a review signed off after the line itself',
    'ledger-times',
    () => ({ reviews: [{ period: '2025-W46', issue: 1, closed: never }] }),
    { notInShell: 'of times the shell script compares those of lines, coverage and gaps' }
  ),
  {
    group,
    kind: 'date the newest line, and what it proves, into the future',
    seenBy: ['ledger-clock'],
    notInShell: 'the shell script asks no clock',
    *cases() {
      for (const archive of archives) {
        const last = ledgerLines(archive.files).length - 1
        const { coverage } = ledgerLines(archive.files)[last] as LedgerLine
        if (coverage !== null)
          yield at(
            archive,
            withLine(archive.files, last, { at: never, coverage: { ...coverage, through: never } })
          )
      }
    }
  }
]

const coverageRows: Row[] = [
  lineRow('record gaps out of order', 'ledger-coverage', ({ gaps: [gap] }) =>
    gap === undefined
      ? undefined
      : {
          gaps: [
            { ...gap, from: toTime(Date.parse(gap.from) + 1000) },
            { ...gap, to: gap.from }
          ]
        }
  ),
  lineRow('record a gap before anything is proven', 'ledger-coverage', ({ coverage, verdict }, before) =>
    before !== undefined || coverage === null || verdict === 'gap'
      ? undefined
      : { verdict: 'gap', gaps: [{ from: coverage.from, to: coverage.through, cause: 'retention' }] }
  ),
  lineRow('erase the record of a gap, and leave the verdict', 'ledger-coverage', ({ gaps }) =>
    gaps.length === 0 ? undefined : { gaps: [] }
  ),
  lineRow(
    'say that something returned which never vanished',
    'ledger-returned',
    (line) => ({
      returned: [Date.parse(line.at) - 30 * dayMs]
    }),
    { notInShell: 'what vanished and returned is left to verify' }
  ),
  {
    group,
    kind: 'name another tree hash than that of the lines before',
    seenBy: ['ledger-tree'],
    notInShell: 'tree hashes are left to verify',
    *cases() {
      for (const archive of archives) {
        const lines = ledgerLines(archive.files)
        for (const index of lines.keys()) {
          if (index === 0) continue
          const other = '0'.repeat(64)
          yield at(
            archive,
            rechained(archive.files, lines, ({ root }, i) => (i === index ? other : root))
          )
        }
      }
    }
  },
  {
    group,
    kind: 'name another hash than that of the line before, and the right tree hash',
    seenBy: ['ledger-link'],
    *cases() {
      for (const archive of archives) {
        const texts = ledgerTexts(archive.files)
        const last = (texts.at(-1) as string).replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${'0'.repeat(64)}"`)
        yield at(archive, putLedger(archive.files, [...texts.slice(0, -1), last]))
      }
    }
  },
  {
    group,
    kind: 'record 200,000 gaps in one line',
    seenBy: ['ledger-form'],
    notInShell: 'how long a list may be is left to verify',
    *cases() {
      const index = ledgerLines(company.files).findIndex(({ gaps }) => gaps.length > 0)
      const [gap] = (ledgerLines(company.files)[index] as LedgerLine).gaps
      const first = Date.parse(gap?.from ?? '')
      const gaps = Array.from({ length: 200_000 }, (_each, n) => ({
        from: toTime(first + 2 * n),
        to: toTime(first + 2 * n),
        cause: 'retention' as const
      }))
      yield at(company, withLine(company.files, index, { gaps }))
    }
  }
]

const fileRows: Row[] = [
  earlierEntryRow('let the times of a file come closer to each other', ({ oldest }) => ({
    oldest: toTime(Date.parse(oldest ?? '') - 1)
  })),
  earlierEntryRow('exchange the times of a file', ({ oldest, newest }) => ({
    oldest: newest as string,
    newest: toTime(Date.parse(oldest ?? '') - 1)
  })),
  earlierEntryRow('give a file times of another month', ({ oldest }) => ({
    newest: toTime(Date.parse(oldest ?? '') - 40 * dayMs),
    oldest: toTime(Date.parse(oldest ?? '') - 40 * dayMs)
  })),
  {
    group,
    kind: 'add an event to a part that a later one had sealed',
    seenBy: ['part-sealed'],
    *cases() {
      // The first part is the one without a number.
      const path = months(parted.files).find((each) => /^\d{4}-\d\d\.json$/.test(each)) as string
      for (const count of [1, 3])
        yield at(parted, grown(parted, path, take(paddedEvents(parted, path, 1), count)))
    }
  },
  {
    group,
    kind: 'make a part larger than a part may be',
    seenBy: ['part-size'],
    *cases() {
      const path = months(plain.files).at(-1) as string
      yield at(plain, grown(plain, path, take(paddedEvents(plain, path, 120_000), 3)))
      yield at(plain, grown(plain, path, take(paddedEvents(plain, path, 240_000), 2)))
    }
  },
  ...[
    ['2025-11-9999999.json', 'ledger-form'],
    ['2025-11-999999.json', 'part-numbers']
  ].map(
    ([name = '', check = '']): Row => ({
      group,
      kind: `name a part ${name}`,
      seenBy: [check as CheckName],
      ...(check === 'part-numbers' ? { notInShell: 'the numbers of parts are left to verify' } : {}),
      *cases() {
        yield* renamed(name)
      }
    })
  )
]

/** The newest file of an archive under another name, everywhere. */
function* renamed(name: string): Generator<Tampered> {
  const path = months(company.files).find((each) => each.startsWith('2025-12')) as string
  const to = name.replace('2025-11', '2025-12')
  const files = new Map([...company.files].map(([each, text]) => [each === path ? to : each, text] as const))
  yield at(
    company,
    rechained(
      files,
      ledgerLines(files).map((line) => ({
        ...line,
        files: line.files.map((file) => (file.path === path ? { ...file, path: to } : file))
      }))
    )
  )
}

export const lineRuleRows: Row[] = [...timeRows, ...coverageRows, ...fileRows]
