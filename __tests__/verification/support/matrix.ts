/**
 * The tamper matrix: every kind of tampering that we could think of, at many positions, and what verify must report.
 * docs/tamper-matrix.md is made of it, and tests run every row.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { toTime } from '../../../src/archive/coverage.js'
import { replayLedger } from '../../../src/archive/ledger.js'
import type { LedgerLine } from '../../../src/archive/ledger-line.js'
import { planRedaction } from '../../../src/archive/redacting.js'
import { tombstoneOf } from '../../../src/events/event.js'
import type { CheckName } from '../../../src/verification/checks.js'
import {
  type Archive,
  archiveOf,
  type Commit,
  companyArchive,
  dayMs,
  type Files,
  openedFrom,
  partedArchive,
  plainArchive
} from './archives.js'
import {
  at,
  digestsOf,
  drop,
  edited,
  eventOf,
  headsOf,
  ledgerLines,
  ledgerTexts,
  linesOf,
  months,
  positions,
  put,
  putLedger,
  putLines,
  rechained,
  rehashed,
  reledgered,
  relisted,
  renumbered,
  sorted,
  type Tampered,
  type TamperedFiles,
  textOf
} from './tampering.js'

export interface Row {
  readonly group: string
  readonly kind: string
  /** Every one of these must report it. None: it passes as valid, and `note` says why. */
  readonly seenBy: readonly CheckName[]
  /** Without that it passes as valid; the test shows this as well. */
  readonly needs?: 'pin' | 'history'
  /** Why docs/verify.sh does not claim to see it; it does when absent. */
  readonly notInShell?: string
  readonly cases: () => Generator<Tampered>
}

export const company = companyArchive()
export const plain = plainArchive()
const other = companyArchive('globex')
const parted = partedArchive()
export const redacted = redactedArchive()

const archives = [company, plain]
const canonicalForm = 'jq does not know the canonical form'
const noRedactions = 'erasure records are left to verify'

/** The plain archive after one event was redacted. */
function redactedArchive(): Archive {
  const state = replayLedger(plain.files.get('ledger.jsonl') ?? '')
  const path = months(plain.files)[0] as string
  const key = eventOf(linesOf(plain.files, path)[2] as string).key
  const run = { id: 'redaction', attempt: 1, repository: '', version: '1.0.0' }
  const asked = { key, by: 'data protection officer', reason: 'request 17', at: toTime(plain.now), run }
  const plan = planRedaction(openedFrom(plain.files, state), asked)
  if (plan === undefined) throw new Error('nothing to redact')
  const files = new Map([
    ...plain.files,
    ...plan.files.map(({ path: name, content }) => [name, content] as const)
  ])
  const message = `Redact 1 audit event\n\nAudit-Events: 0\nAudit-Verdict: proven\nAudit-Ledger: ${headsOf(files).at(-1)}\n`
  return { files, commits: [...plain.commits, { files, message }], now: plain.now }
}

/** Each event of each month file of each archive, some of them. */
function* events(count = 4): Generator<{ archive: Archive; path: string; lines: string[]; index: number }> {
  for (const archive of archives) {
    for (const path of months(archive.files)) {
      const lines = linesOf(archive.files, path)
      for (const index of positions(lines.length, count)) yield { archive, path, lines, index }
    }
  }
}

function* everyMonth(): Generator<{ archive: Archive; path: string; text: string }> {
  for (const archive of archives) {
    for (const path of months(archive.files)) yield { archive, path, text: textOf(archive.files, path) }
  }
}

function* everyLedgerLine(
  first = 0,
  butLast = 0
): Generator<{ archive: Archive; texts: string[]; index: number }> {
  for (const archive of archives) {
    const texts = ledgerTexts(archive.files)
    for (const index of positions(texts.length - butLast, 4, first)) yield { archive, texts, index }
  }
}

const without = <T>(list: readonly T[], index: number): T[] => list.filter((_each, i) => i !== index)
const replaced = <T>(list: readonly T[], index: number, item: T): T[] =>
  list.map((each, i) => (i === index ? item : each))
const swapped = <T>(list: readonly T[], i: number, j: number): T[] =>
  list.map((each, k) => (k === i ? (list[j] as T) : k === j ? (list[i] as T) : each))

function eventRow(
  kind: string,
  seenBy: readonly CheckName[],
  change: (lines: string[], index: number) => string[] | undefined,
  more: Partial<Row> = {}
): Row {
  return {
    group: 'Events, by somebody with an editor',
    kind,
    seenBy,
    ...more,
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const changed = change(lines, index)
        if (changed !== undefined) yield at(archive, putLines(archive.files, path, changed))
      }
    }
  }
}

/** The same, and the ledger then names the new bytes: by somebody who knows the chain but not all that is checked. */
function rehashedRow(
  kind: string,
  seenBy: readonly CheckName[],
  change: (lines: string[], index: number) => string[] | undefined,
  more: Partial<Row> = {}
): Row {
  return {
    group: 'Events, with the ledger made to name the new bytes',
    kind,
    seenBy,
    ...more,
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const changed = change(lines, index)
        if (changed !== undefined) {
          yield at(archive, rehashed(putLines(archive.files, path, changed), path))
        }
      }
    }
  }
}

function forged(line: string, n: number): string {
  return edited(line, { n: 1000 + n, object: { id: `forged-${n}`, type: 'INTERVIEW' } })
}

const eventRows: Row[] = [
  eventRow('flip one bit of an event', ['file-hash', 'file-blob'], (lines, index) => {
    const line = lines[index] as string
    const where = line.indexOf('"ip":"') + 6
    return replaced(lines, index, `${line.slice(0, where)}7${line.slice(where + 1)}`)
  }),
  eventRow("change what an event says, in the archive's own form", ['file-hash'], (lines, index) =>
    replaced(lines, index, forged(lines[index] as string, index))
  ),
  eventRow("change only the actor's e-mail, which is no part of κ", ['file-hash'], (lines, index) => {
    const { actor } = JSON.parse(lines[index] as string)
    return replaced(
      lines,
      index,
      edited(lines[index] as string, { actor: { ...actor, email: 'eve@evil.example' } })
    )
  }),
  eventRow('delete an event', ['file-hash', 'file-size', 'file-count'], (lines, index) =>
    lines.length > 1 ? without(lines, index) : undefined
  ),
  eventRow('add an event where it belongs', ['file-hash', 'file-count'], (lines, index) =>
    sorted([...lines, forged(lines[index] as string, index)])
  ),
  eventRow('duplicate an event', ['file-hash', 'file-count'], (lines, index) => [
    ...lines.slice(0, index + 1),
    ...lines.slice(index)
  ]),
  eventRow('swap two neighbouring events', ['file-hash', 'file-order'], (lines, index) =>
    index + 1 < lines.length && lines[index] !== lines[index + 1]
      ? swapped(lines, index, index + 1)
      : undefined
  ),
  eventRow('move an event to another time and sort again', ['file-hash'], (lines, index) => {
    const { timestamp } = eventOf(lines[index] as string)
    return sorted(replaced(lines, index, edited(lines[index] as string, { timestamp: timestamp + 60_000 })))
  }),
  eventRow('reverse the order of all events', ['file-hash', 'file-order'], (lines, index) =>
    index === 0 ? lines.toReversed() : undefined
  ),
  eventRow('write an event with other spacing', ['file-hash', 'file-form'], (lines, index) =>
    replaced(lines, index, (lines[index] as string).replace('{"time":', '{ "time": '))
  ),
  {
    group: 'Events, by somebody with an editor',
    kind: "move an event into another month's file",
    seenBy: ['file-hash', 'file-month', 'file-count'],
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const target = months(archive.files).find((each) => each !== path)
        if (target === undefined || lines.length < 2) continue
        const moved = putLines(archive.files, path, without(lines, index))
        const there = linesOf(archive.files, target)
        yield at(archive, putLines(moved, target, sorted([...there, lines[index] as string])))
      }
    }
  },
  {
    group: 'Events, by somebody with an editor',
    kind: 'change a quarantined row',
    seenBy: ['file-hash'],
    *cases() {
      const text = textOf(company.files, 'quarantine.json')
      yield at(company, put(company.files, 'quarantine.json', text.replace('true', 'null')))
      yield at(company, put(company.files, 'quarantine.json', text.replace('"seen":"2025', '"seen":"2024')))
    }
  },
  {
    group: 'Events, by somebody with an editor',
    kind: 'remove a quarantined row',
    seenBy: ['file-hash', 'file-count'],
    *cases() {
      const text = textOf(company.files, 'quarantine.json')
      yield at(company, put(company.files, 'quarantine.json', text.replace(/,\n[^\n]*\n\]/, '\n]')))
    }
  }
]

const rehashedRows: Row[] = [
  rehashedRow('delete an event, but not from the counts', ['file-count'], (lines, index) =>
    index > 0 && index + 1 < lines.length ? without(lines, index) : undefined
  ),
  rehashedRow('add an event, but not to the counts', ['file-count'], (lines, index) =>
    sorted([...lines, forged(lines[index] as string, index)])
  ),
  rehashedRow('swap two neighbouring events', ['file-order'], (lines, index) =>
    index + 1 < lines.length &&
    eventOf(lines[index] as string).timestamp !== eventOf(lines[index + 1] as string).timestamp
      ? swapped(lines, index, index + 1)
      : undefined
  ),
  {
    ...rehashedRow(
      'swap two events of one millisecond, against κ',
      ['file-order'],
      (lines, index) => {
        const next = lines.findIndex(
          (line, i) =>
            i > index &&
            line !== lines[i - 1] &&
            eventOf(line).timestamp === eventOf(lines[i - 1] as string).timestamp
        )
        return next > 0 ? swapped(lines, next - 1, next) : undefined
      },
      { notInShell: 'jq has no SHA-256 to compute κ with' }
    )
  },
  rehashedRow('replace an inner event by one of another month', ['file-month'], (lines, index) => {
    if (index === 0 || index + 1 >= lines.length) return undefined
    const { timestamp } = eventOf(lines[index] as string)
    return replaced(lines, index, edited(lines[index] as string, { timestamp: timestamp - 200 * dayMs }))
  }),
  {
    group: 'Events, with the ledger made to name the new bytes',
    kind: 'date the oldest event into the month before, bounds made right as well',
    seenBy: ['file-month'],
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        if (index !== lines.length - 1) continue
        const { timestamp } = eventOf(lines[index] as string)
        const older = timestamp - 40 * dayMs
        const files = putLines(
          archive.files,
          path,
          replaced(lines, index, edited(lines[index] as string, { timestamp: older }))
        )
        const bounds = index === 0 ? { newest: toTime(older) } : {}
        yield at(
          archive,
          relisted(files, path, () => ({
            ...digestsOf(textOf(files, path)),
            oldest: toTime(older),
            ...bounds
          }))
        )
      }
    }
  },
  rehashedRow('make the oldest event older', ['file-bounds'], (lines, index) => {
    if (index !== lines.length - 1) return undefined
    const line = lines[index] as string
    const { timestamp } = eventOf(line)
    return replaced(lines, index, edited(line, { timestamp: timestamp - 1 }))
  }),
  rehashedRow('make the newest event newer', ['file-bounds'], (lines, index) => {
    if (index !== 0) return undefined
    const { timestamp } = eventOf(lines[0] as string)
    return replaced(lines, 0, edited(lines[0] as string, { timestamp: timestamp + 1 }))
  }),
  rehashedRow(
    'write an event with other spacing',
    ['file-form'],
    (lines, index) => replaced(lines, index, (lines[index] as string).replace('{"time":', '{"time": ')),
    { notInShell: canonicalForm }
  ),
  rehashedRow(
    'write the members of an event in another order',
    ['file-form'],
    (lines, index) => {
      const { action, ...rest } = JSON.parse(lines[index] as string)
      return replaced(lines, index, JSON.stringify({ ...rest, action }))
    },
    { notInShell: canonicalForm }
  ),
  rehashedRow(
    'write the members of an object in another order',
    ['file-form'],
    (lines, index) =>
      replaced(
        lines,
        index,
        (lines[index] as string).replace(
          /"object":\{("id":"[^"]*"),(.*?\}),"medium"/,
          (_all, id, rest) => `"object":{${rest.slice(0, -1)},${id}},"medium"`
        )
      ),
    { notInShell: canonicalForm }
  ),
  rehashedRow(
    'give an event a member twice',
    ['file-form'],
    (lines, index) =>
      replaced(lines, index, (lines[index] as string).replace('"action":', '"action":"x","action":')),
    { notInShell: canonicalForm }
  ),
  rehashedRow(
    'write a number of an event in another way',
    ['file-form'],
    (lines, index) => replaced(lines, index, (lines[index] as string).replace(/"n":(\d+)/, '"n":$1.0')),
    { notInShell: canonicalForm }
  ),
  rehashedRow('let the readable time of an event lie', ['file-form'], (lines, index) =>
    replaced(lines, index, (lines[index] as string).replace(/"time":"\d{4}/, '"time":"2019'))
  ),
  rehashedRow('put something that is no event among the events', ['file-form'], (lines, index) =>
    replaced(lines, index, '{"time":"2025-10-01T00:00:00.000Z"}')
  ),
  {
    group: 'Events, with the ledger made to name the new bytes',
    kind: 'put bytes that are no UTF-8 into an event',
    seenBy: ['file-form'],
    notInShell: 'jq replaces such bytes silently',
    *cases() {
      for (const { archive, path, text } of everyMonth()) {
        const bytes = Buffer.from(text)
        bytes[bytes.indexOf('ünïcode')] = 0xff
        const broken = put(archive.files, path, bytes)
        yield at(
          archive,
          relisted(broken, path, () => digestsOf(bytes as unknown as string))
        )
      }
    }
  },
  {
    group: 'Events, with the ledger made to name the new bytes',
    kind: 'write the quarantined rows with other spacing',
    seenBy: ['file-form'],
    notInShell: canonicalForm,
    *cases() {
      const text = textOf(company.files, 'quarantine.json').replace('{"seen":', '{ "seen":')
      yield at(company, rehashed(put(company.files, 'quarantine.json', text), 'quarantine.json'))
    }
  },
  ...(['sha256', 'bytes', 'blob'] as const).map((member): Row => {
    const check = ({ sha256: 'file-hash', bytes: 'file-size', blob: 'file-blob' } as const)[member]
    return {
      group: 'Events, with the ledger made to name the new bytes',
      kind: `let the ledger name the wrong "${member}" for a file`,
      seenBy: [check],
      ...(member === 'blob' ? { notInShell: 'blob ids are for git' } : {}),
      *cases() {
        for (const { archive, path } of everyMonth()) {
          yield at(
            archive,
            relisted(archive.files, path, (entry) =>
              member === 'bytes'
                ? { bytes: entry.bytes + 1 }
                : { [member]: entry[member].replace(/^./, (first) => (first === '0' ? '1' : '0')) }
            )
          )
        }
      }
    }
  })
]

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

const fileRows: Row[] = [
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

const ledgerRows: Row[] = [
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
  ledgerRow(
    'give a member of the last line twice',
    ['ledger-form'],
    (texts, index) =>
      index === texts.length - 1
        ? replaced(texts, index, (texts[index] as string).replace('"added":', '"added":0,"added":'))
        : undefined,
    { notInShell: 'jq takes the last of two members' }
  )
]

const reledgeredRows: Row[] = [
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

function entryOf(archive: Archive, path: string) {
  const entry = replayLedger(archive.files.get('ledger.jsonl') ?? '').files.get(path)
  if (entry === undefined) throw new Error(`${path} is not listed`)
  return entry
}

/** Appends a well-made ledger line. */
function appended(files: TamperedFiles, members: Partial<LedgerLine>): TamperedFiles {
  const lines = ledgerLines(files)
  const last = lines.at(-1) as LedgerLine
  const line: LedgerLine = {
    ...last,
    seq: last.seq + 1,
    files: [],
    added: 0,
    gaps: [],
    vanished: [],
    anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
    ...members
  }
  return rechained(files, [...lines, line])
}

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

/** The archive as if an event had never been: made by the archiver itself, so nothing in it is wrong. */
function rewrittenFrom(seq: number): Archive {
  const honest = plain.commits
  const rows = (commit: Commit | undefined): string[] =>
    commit === undefined ? [] : months(commit.files).flatMap((path) => linesOf(commit.files, path))
  const nights = honest.map((commit, index) => {
    const before = new Set(rows(honest[index - 1]))
    const added = rows(commit).filter((line) => !before.has(line))
    const kept = index === seq ? added.slice(1) : added
    const line = ledgerLines(commit.files).at(-1) as LedgerLine
    return {
      now: Date.parse(line.at),
      rows: kept.map((text) => {
        const { time: _derived, ...row } = JSON.parse(text)
        return row
      })
    }
  })
  return { ...archiveOf(nights), now: plain.now }
}

const pinRows: Row[] = [
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
    kind: 'erase the record of a gap, and chain the ledger again',
    seenBy: ['pin-matches'],
    needs: 'pin',
    *cases() {
      const files = reledgered(company.files, (line) => ({ ...line, gaps: [] }))
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

const redactionRows: Row[] = [
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

/** A repository whose commits are these. */
function withHistory(archive: Archive, commits: readonly Commit[], more: Partial<Tampered> = {}): Tampered {
  return { files: (commits.at(-1) as Commit).files, now: archive.now, commits, ...more }
}

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

const historyRows: Row[] = [
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
    notInShell: 'git fsck is for that',
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

const honestRows: Row[] = [
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
        reledgered(plain.files, (line) => ({ ...line, coverage: null }))
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

export const rows: readonly Row[] = [
  ...eventRows,
  ...rehashedRows,
  ...fileRows,
  ...ledgerRows,
  ...reledgeredRows,
  ...pinRows,
  ...redactionRows,
  ...historyRows,
  ...honestRows
]

export function nameOf(row: Row): string {
  return `${row.group}: ${row.kind}`
}
