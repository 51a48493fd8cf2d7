/** Tools of a forger: everything that can be done to an archive's bytes, with and without knowing the format. */
import { gitBlobIdOf, sha256Of } from '../../../src/archive/digests.js'
import { replayLedger } from '../../../src/archive/ledger.js'
import { type FileEntry, type LedgerLine, serializeLedgerLine } from '../../../src/archive/ledger-line.js'
import { compareEvents } from '../../../src/archive/month-file.js'
import { TreeHash, treeHashOf } from '../../../src/archive/tree-hash.js'
import { type AuditEvent, parseRow } from '../../../src/events/event.js'
import type { Json } from '../../../src/events/exact-json.js'
import { parseEventLine } from '../../../src/events/stored-event.js'
import type { Archive, Commit, Files } from './archives.js'
import { monthPaths } from './archives.js'

export type Content = string | Buffer | { readonly link: string } | { readonly folder: true }
export type TamperedFiles = ReadonlyMap<string, Content>

/** What a verifier finds. */
export interface Tampered {
  readonly files: TamperedFiles
  readonly now: number
  /** Heads noted before the tampering. */
  readonly pins?: readonly string[]
  /** The whole history, the newest last; `files` are then the newest commit's, unless they lie beside it. */
  readonly commits?: readonly Commit[]
  readonly isBesideHistory?: true
  /** What else was done to the repository that holds the commits. */
  readonly spoil?: (repository: string) => Promise<void>
}

export const at = (archive: Archive, files: TamperedFiles): Tampered => ({ files, now: archive.now })

/** A repository whose commits are these. */
export function withHistory(
  archive: Archive,
  commits: readonly Commit[],
  more: Partial<Tampered> = {}
): Tampered {
  return { files: (commits.at(-1) as Commit).files, now: archive.now, commits, ...more }
}

export function textOf(files: TamperedFiles, path: string): string {
  const content = files.get(path)
  if (typeof content !== 'string') throw new Error(`${path} has no text`)
  return content
}

export function put(files: TamperedFiles, path: string, content: Content): TamperedFiles {
  return new Map([...files, [path, content] as const])
}

export function drop(files: TamperedFiles, ...paths: string[]): TamperedFiles {
  return new Map([...files].filter(([path]) => !paths.includes(path)))
}

/** Event lines of a month file. */
export function linesOf(files: TamperedFiles, path: string): string[] {
  return textOf(files, path).slice(2, -3).split(',\n')
}

export function putLines(files: TamperedFiles, path: string, lines: readonly string[]): TamperedFiles {
  return put(files, path, `[\n${lines.join(',\n')}\n]\n`)
}

export function sorted(lines: readonly string[]): string[] {
  return lines
    .map(eventOf)
    .sort(compareEvents)
    .map(({ line }) => line)
}

export function eventOf(line: string): AuditEvent {
  const stored = parseEventLine(line)
  if (stored.kind === 'invalid') throw new Error('not an event')
  return stored.event
}

/** The line of a row as the archive would write it: for a forger who knows the format. */
export function lineOf(row: Json): string {
  const parsed = parseRow(row, Date.UTC(2030, 0, 1))
  if (parsed.kind !== 'event') throw new Error('not an event')
  return parsed.event.line
}

/** An event with other members, written in the archive's form. */
export function edited(line: string, members: Readonly<Record<string, Json>>): string {
  const { time: _derived, ...row } = JSON.parse(line)
  return lineOf({ ...row, ...members })
}

export function forged(line: string, n: number): string {
  return edited(line, { n: 1000 + n, object: { id: `forged-${n}`, type: 'INTERVIEW' } })
}

export function ledgerTexts(files: TamperedFiles): string[] {
  return textOf(files, 'ledger.jsonl').slice(0, -1).split('\n')
}

export function ledgerLines(files: TamperedFiles): LedgerLine[] {
  return ledgerTexts(files).map((text) => JSON.parse(text) as LedgerLine)
}

export function putLedger(files: TamperedFiles, texts: readonly string[]): TamperedFiles {
  return put(files, 'ledger.jsonl', `${texts.join('\n')}\n`)
}

/** The members of a line in the order in which they are written. */
function inOrder(line: LedgerLine): LedgerLine {
  const { source, verdict, anomalies, run, reviews, returned, redactions, pseudonyms, ...before } = line
  return {
    ...before,
    ...(returned === undefined ? {} : { returned }),
    source,
    verdict,
    anomalies,
    run,
    ...(reviews === undefined ? {} : { reviews }),
    ...(redactions === undefined ? {} : { redactions }),
    ...(pseudonyms === undefined ? {} : { pseudonyms })
  }
}

/** Writes ledger lines with the hashes of the lines before: for a forger who knows how the chain is made. */
export function rechained(
  files: TamperedFiles,
  lines: readonly LedgerLine[],
  treeOf = (before: TreeHash, _index: number): string => before.root
): TamperedFiles {
  const before = new TreeHash()
  let prev: string | null = null
  const texts = lines.map((line, index) => {
    const tree = prev === null ? null : treeOf(before, index)
    const text = serializeLedgerLine(inOrder({ ...line, prev, tree }))
    prev = sha256Of(text)
    before.add(text)
    return text
  })
  return putLedger(files, texts)
}

export function renumbered(lines: readonly LedgerLine[]): LedgerLine[] {
  return lines.map((line, seq) => ({ ...line, seq }))
}

/** Changes one ledger line and chains them again. */
export function withLine(files: TamperedFiles, index: number, members: Partial<LedgerLine>): TamperedFiles {
  return reledgered(files, (line, i) => (i === index ? { ...line, ...members } : line))
}

/** Changes ledger lines and chains them again. */
export function reledgered(
  files: TamperedFiles,
  change: (line: LedgerLine, index: number, all: readonly LedgerLine[]) => LedgerLine
): TamperedFiles {
  return rechained(files, ledgerLines(files).map(change))
}

/** Appends a well-made ledger line. */
export function appended(files: TamperedFiles, members: Partial<LedgerLine>): TamperedFiles {
  const lines = ledgerLines(files)
  const last = lines.at(-1) as LedgerLine
  const line: LedgerLine = {
    ...last,
    seq: last.seq + 1,
    files: [],
    added: 0,
    gaps: [],
    vanished: [],
    verdict: 'proven',
    anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
    ...members
  }
  return rechained(files, [...lines, line])
}

export function entryOf(archive: Archive, path: string) {
  const entry = replayLedger(archive.files.get('ledger.jsonl') ?? '').files.get(path)
  if (entry === undefined) throw new Error(`${path} is not listed`)
  return entry
}

/** Changes what the ledger says last of a file, and chains the ledger again. */
export function relisted(
  files: TamperedFiles,
  path: string,
  change: (entry: FileEntry) => Partial<FileEntry>
): TamperedFiles {
  const lines = ledgerLines(files)
  const last = lines.findLastIndex((line) => line.files.some((file) => file.path === path))
  return rechained(
    files,
    lines.map((line, index) =>
      index !== last
        ? line
        : {
            ...line,
            files: line.files.map((file) => (file.path === path ? { ...file, ...change(file) } : file))
          }
    )
  )
}

export function sumsOf(content: string | Buffer): Pick<FileEntry, 'bytes' | 'sha256' | 'blob'> {
  return { bytes: Buffer.byteLength(content), sha256: sha256Of(content), blob: gitBlobIdOf(content) }
}

/** What a ledger says of bytes; of the quarantine it gives no root. */
export function digestsOf(text: string): Pick<FileEntry, 'bytes' | 'sha256' | 'blob' | 'root'> {
  const digests = sumsOf(text)
  return text.startsWith('[\n{"seen":')
    ? digests
    : { ...digests, root: treeHashOf(text.slice(2, -3).split(',\n')) }
}

/** Makes the ledger name a file's present bytes, and leaves counts and bounds as they were. */
export function rehashed(files: TamperedFiles, path: string): TamperedFiles {
  return relisted(files, path, () => digestsOf(textOf(files, path)))
}

/** `<seq>:<sha256>` of each ledger line. */
export function headsOf(files: TamperedFiles): string[] {
  return ledgerTexts(files).map((text, seq) => `${seq}:${sha256Of(text)}`)
}

export function months(files: TamperedFiles): string[] {
  return monthPaths(files as Files)
}

/** At most `count` of the indices below `length`: the ends, and others between. */
export function positions(length: number, count = 5, first = 0): number[] {
  const wanted = Array.from({ length: count }, (_each, index) =>
    Math.round(first + (index * (length - 1 - first)) / Math.max(1, count - 1))
  )
  return [...new Set(wanted)].filter((position) => position >= first && position < length)
}
