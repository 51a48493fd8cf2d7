import { isUtf8 } from 'node:buffer'
import { sha256Of } from '../archive/digests.js'
import { areSamePseudonyms } from '../archive/ledger.js'
import {
  type Coverage,
  type FileEntry,
  type Gap,
  type LedgerLine,
  ledgerPath,
  type PseudonymStamp,
  parseLedgerLine,
  type Redaction,
  type Verdict
} from '../archive/ledger-line.js'
import { parseMonthPartPath } from '../archive/paths.js'
import { quarantinePath } from '../archive/quarantine-file.js'
import { IntegrityError } from '../errors.js'
import type { Findings } from './checks.js'

/** One line of a ledger, understood or not. */
export interface ReplayedLine {
  readonly sha256: string
  /** Where it ends in the file, its newline included. */
  readonly end: number
  readonly line: LedgerLine | undefined
}

export interface Replay {
  readonly lines: readonly ReplayedLine[]
  readonly files: ReadonlyMap<string, FileEntry>
  readonly coverage: Coverage | undefined
  readonly gaps: readonly Gap[]
  readonly redactions: readonly (Redaction & { readonly at: string })[]
  readonly pseudonyms: PseudonymStamp | undefined
  readonly verdict: Verdict | undefined
  readonly events: number
}

/** Replays a ledger to its end whatever it holds, and reports every fault on the way. */
export function replayWhole(bytes: Uint8Array, findings: Findings): Replay {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const replay = new Replaying()
  if (text !== '') {
    if (!isUtf8(bytes)) findings.report('ledger-form', ledgerPath, 'is not UTF-8')
    if (!text.endsWith('\n')) findings.report('ledger-form', ledgerPath, 'does not end with a newline')
    for (const line of (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')) replay.read(line)
  }
  replay.reportTo(findings)
  return replay
}

class Replaying implements Replay {
  readonly lines: ReplayedLine[] = []
  readonly files = new Map<string, FileEntry>()
  coverage: Coverage | undefined
  readonly gaps: Gap[] = []
  readonly redactions: (Redaction & { at: string })[] = []
  pseudonyms: PseudonymStamp | undefined
  verdict: Verdict | undefined
  events = 0
  #months = 0
  #isBegun = false
  #quarantined = 0
  readonly #faults = new Map<string, number[]>()

  read(text: string): void {
    const number = this.lines.length + 1
    const before = this.lines.at(-1)
    const { line, fault } = understand(text, number)
    this.lines.push({
      sha256: sha256Of(text),
      end: (before?.end ?? 0) + Buffer.byteLength(text) + 1,
      line
    })
    if (fault !== undefined) this.#note('ledger-form', fault, number)
    if (line === undefined) return
    const expected = before === undefined ? 0 : (before.line?.seq ?? number - 2) + 1
    if (line.seq !== expected) {
      this.#note('ledger-sequence', 'has not the number that follows the line before', number)
    }
    if (line.prev !== (before?.sha256 ?? null)) {
      this.#note('ledger-link', 'does not name the SHA-256 of the line before', number)
    }
    if (this.#isBegun && !areSamePseudonyms(this.pseudonyms, line.pseudonyms)) {
      this.#note('ledger-pseudonyms', 'names other pseudonyms than the line before', number)
    }
    this.pseudonyms = line.pseudonyms
    this.#isBegun = true
    this.#checkCoverage(line, number)
    this.#addFiles(line, number)
    this.coverage = line.coverage ?? this.coverage
    this.gaps.push(...line.gaps)
    for (const redaction of line.redactions ?? []) this.redactions.push({ ...redaction, at: line.at })
    this.verdict = line.verdict
  }

  #addFiles(line: LedgerLine, number: number): void {
    const eventsBefore = this.events
    const quarantinedBefore = this.#quarantined
    const redacted = new Set((line.redactions ?? []).map(({ path }) => path))
    const named = new Set<string>()
    for (const file of line.files) {
      const before = this.files.get(file.path)
      const grown = file.events - (before?.events ?? 0)
      if (grown < 0 || (grown === 0 && !redacted.has(file.path)) || named.has(file.path)) {
        this.#note('ledger-growth', 'names a file without adding to it', number)
      }
      named.add(file.path)
      this.files.set(file.path, file)
      if (file.path === quarantinePath) this.#quarantined += grown
      else {
        this.events += grown
        if (before === undefined) this.#months++
      }
    }
    if (
      line.archive.events !== this.events ||
      line.archive.files !== this.#months ||
      line.added !== this.events - eventsBefore ||
      line.anomalies.quarantined !== this.#quarantined - quarantinedBefore ||
      line.anomalies.vanished !== line.vanished.length
    ) {
      this.#note('ledger-sums', 'has counts that are not the sums over its files', number)
    }
  }

  #checkCoverage({ coverage, gaps }: LedgerLine, number: number): void {
    const now = coverage ?? this.coverage
    const recedes =
      coverage !== null &&
      this.coverage !== undefined &&
      (coverage.from !== this.coverage.from || coverage.through < this.coverage.through)
    const isBackwards = now !== undefined && now.from > now.through
    const strays = gaps.some(
      ({ from, to }) => from > to || !(from > (this.coverage?.through ?? '')) || !(to <= (now?.through ?? ''))
    )
    if (recedes || isBackwards || strays) {
      this.#note(
        'ledger-coverage',
        'takes proven coverage back, or places a gap where there can be none',
        number
      )
    }
  }

  #note(check: Parameters<Findings['report']>[0], detail: string, number: number): void {
    const key = `${check}\n${detail}`
    const at = this.#faults.get(key)
    if (at === undefined) this.#faults.set(key, [number])
    else at.push(number)
  }

  reportTo(findings: Findings): void {
    for (const [key, lines] of this.#faults) {
      const [check, detail = ''] = key.split('\n')
      findings.reportLines(check as Parameters<Findings['report']>[0], ledgerPath, { lines, detail })
    }
    for (const [month, parts] of partsByMonth(this.files.keys())) {
      const missing = Array.from({ length: Math.max(...parts) }, (_each, index) => index + 1).filter(
        (part) => !parts.has(part)
      )
      if (missing.length > 0) {
        findings.report('part-numbers', month, `has later parts, but no part ${missing.join(', ')}`)
      }
    }
  }
}

function partsByMonth(paths: Iterable<string>): Map<string, Set<number>> {
  const months = new Map<string, Set<number>>()
  for (const path of paths) {
    const part = parseMonthPartPath(path)
    if (part !== undefined) months.set(part.month, (months.get(part.month) ?? new Set()).add(part.part))
  }
  return months
}

/** A line in another form than the archive's is a fault; where its content can be told all the same, it counts. */
function understand(text: string, number: number): { line: LedgerLine | undefined; fault?: string } {
  try {
    return { line: parseLedgerLine(text, number) }
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error
    const fault =
      error.code === 'unknown-spec'
        ? 'is in a format that this version does not know'
        : "is not written in the archive's form"
    return { line: findContent(text, number), fault }
  }
}

function findContent(text: string, number: number): LedgerLine | undefined {
  try {
    return parseLedgerLine(JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, ''))), number)
  } catch {
    return undefined
  }
}
