import { IntegrityError } from '../errors.js'
import type { PseudonymStamp } from '../events/pseudonym-fields.js'
import { type Faults, strictly } from './checks.js'
import { sha256Of } from './digests.js'
import {
  type Coverage,
  type FileEntry,
  type Gap,
  type LedgerLine,
  ledgerPath,
  parseLedgerLine,
  type Redaction,
  type Verdict
} from './ledger-line.js'
import { quarantinePath } from './paths.js'

/** The archive as its ledger describes it. */
export interface LedgerState {
  /** The newest line's number and SHA-256 (hex); `undefined` in an empty archive. */
  readonly head: { readonly seq: number; readonly sha256: string; readonly at: string } | undefined
  /** The time of the first line. */
  readonly begunAt: string | undefined
  readonly files: ReadonlyMap<string, FileEntry>
  readonly coverage: Coverage | undefined
  readonly gaps: readonly Gap[]
  readonly vanished: readonly number[]
  readonly redactions: readonly Redaction[]
  readonly pseudonyms: PseudonymStamp | undefined
  readonly verdict: Verdict | undefined
  /** Events in month files. */
  readonly events: number
}

export const emptyLedgerState: LedgerState = {
  head: undefined,
  begunAt: undefined,
  files: new Map(),
  coverage: undefined,
  gaps: [],
  vanished: [],
  redactions: [],
  pseudonyms: undefined,
  verdict: undefined,
  events: 0
}

/** One line of a ledger. */
export interface ReplayedLine {
  readonly sha256: string
  /** Where it ends in the file, its newline included. */
  readonly end: number
  /** `undefined` where it cannot be understood. */
  readonly line: LedgerLine | undefined
}

/** `<seq>:<sha256>`: names one state of the archive for good. */
export function ledgerHeadOf(state: LedgerState): string {
  return state.head === undefined ? '' : `${state.head.seq}:${state.head.sha256}`
}

/** Replays a ledger to its end whatever it holds, and reports every fault on the way. `lines` takes each line. */
export function replayWhole(text: string, faults: Faults, lines?: ReplayedLine[]): LedgerState {
  const state = growingFrom(emptyLedgerState)
  if (text === '') return state
  const texts = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
  if (!text.endsWith('\n')) {
    const detail = 'does not end with a newline'
    faults.report('ledger-form', ledgerPath, detail, { found: `line ${texts.length} ${detail}` })
  }
  let end = 0
  for (const [index, each] of texts.entries()) {
    const line = addLine(state, each, index + 1, faults)
    end += Buffer.byteLength(each) + 1
    lines?.push({ sha256: state.head?.sha256 ?? '', end, line })
  }
  return state
}

/**
 * Replays a whole ledger.
 * @throws IntegrityError `chain` when a line was changed, removed or moved; `format` when one cannot be read;
 *   `unknown-spec` when a newer version of this Action wrote it; `count` when its sums disagree.
 */
export function replayLedger(text: string): LedgerState {
  return replayWhole(text, strictly)
}

/**
 * Adds one line to a state. `lineNumber` counts from 1, for messages.
 * @throws IntegrityError as {@link replayLedger}.
 */
export function extendLedger(state: LedgerState, text: string, lineNumber: number): LedgerState {
  const extended = growingFrom(state)
  addLine(extended, text, lineNumber, strictly)
  return extended
}

/** A state whose collections are its own: copying them for every line of a long ledger would take the most time. */
type GrowingState = { -readonly [Member in keyof LedgerState]: LedgerState[Member] } & {
  readonly files: Map<string, FileEntry>
  readonly gaps: Gap[]
  readonly vanished: number[]
  readonly redactions: Redaction[]
}

function growingFrom(state: LedgerState): GrowingState {
  return {
    ...state,
    files: new Map(state.files),
    gaps: [...state.gaps],
    vanished: [...state.vanished],
    redactions: [...state.redactions]
  }
}

function addLine(state: GrowingState, text: string, number: number, faults: Faults): LedgerLine | undefined {
  const line = readLine(text, number, faults)
  if (line !== undefined) {
    checkChain(state, line, number, faults)
    checkCoverage(state, line, number, faults)
    addFiles(state, line, number, faults)
    state.coverage = line.coverage ?? state.coverage
    state.gaps.push(...line.gaps)
    for (const timestamp of line.vanished) state.vanished.push(timestamp)
    state.redactions.push(...(line.redactions ?? []))
    state.pseudonyms = line.pseudonyms
    state.verdict = line.verdict
  }
  state.begunAt ??= line?.at
  state.head = {
    seq: line?.seq ?? number - 1,
    sha256: sha256Of(text),
    at: line?.at ?? state.head?.at ?? ''
  }
  return line
}

/** A line in another form than the archive's is a fault; where its content can be told all the same, it counts. */
function readLine(text: string, line: number, faults: Faults): LedgerLine | undefined {
  try {
    return parseLedgerLine(text, line)
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error
    const detail =
      error.code === 'unknown-spec'
        ? 'is in a format that this version does not know'
        : "is not written in the archive's form"
    faults.report('ledger-form', ledgerPath, detail, { line, error })
  }
  try {
    return parseLedgerLine(JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, ''))), line)
  } catch {
    return undefined
  }
}

function checkChain(state: GrowingState, line: LedgerLine, number: number, faults: Faults): void {
  const seq = state.head === undefined ? 0 : state.head.seq + 1
  const prev = state.head?.sha256 ?? null
  const found =
    `is number ${line.seq} after ${line.prev ?? 'nothing'}, expected number ${seq} after ${prev ?? 'nothing'}, ` +
    'so a line was changed, removed or moved'
  if (line.seq !== seq) {
    const detail = 'has not the number that follows the line before'
    faults.report('ledger-sequence', ledgerPath, detail, { line: number, found })
  }
  if (line.prev !== prev) {
    const detail = 'does not name the SHA-256 of the line before'
    faults.report('ledger-link', ledgerPath, detail, { line: number, found })
  }
  // The first line that is understood names the pseudonyms of all.
  if (state.verdict !== undefined && !areSamePseudonyms(state.pseudonyms, line.pseudonyms)) {
    faults.report('ledger-pseudonyms', ledgerPath, 'names other pseudonyms than the line before', {
      line: number,
      found: 'has other pseudonyms than the lines before, and one archive has one list of fields and one key'
    })
  }
}

function checkCoverage(state: GrowingState, line: LedgerLine, number: number, faults: Faults): void {
  const before = state.coverage
  const now = line.coverage ?? before
  const recedes =
    before !== undefined && now !== undefined && (now.from !== before.from || now.through < before.through)
  const isBackwards = now !== undefined && now.from > now.through
  const strays = line.gaps.some(
    ({ from, to }) => from > to || !(from > (before?.through ?? '')) || !(to <= (now?.through ?? ''))
  )
  if (recedes || isBackwards || strays) {
    const detail = 'takes proven coverage back, or places a gap where there can be none'
    faults.report('ledger-coverage', ledgerPath, detail, { line: number })
  }
}

function addFiles(state: GrowingState, line: LedgerLine, number: number, faults: Faults): void {
  const { files } = state
  const redacted = new Set(line.redactions?.map(({ path }) => path))
  const named = new Set<string>()
  let added = 0
  let quarantined = 0
  for (const file of line.files) {
    const grown = file.events - (files.get(file.path)?.events ?? 0)
    // broken: mirror-the-server/6
    if (grown < 0 || (grown === 0 && !redacted.has(file.path)) || named.has(file.path)) {
      faults.report('ledger-growth', ledgerPath, 'names a file without adding to it', { line: number })
    }
    named.add(file.path)
    files.set(file.path, file)
    if (file.path === quarantinePath) quarantined += grown
    else added += grown
  }
  state.events += added
  const { archive, anomalies } = line
  const months = files.has(quarantinePath) ? files.size - 1 : files.size
  // broken: mirror-the-server/4
  if (
    archive.events !== state.events ||
    archive.files !== months ||
    anomalies.quarantined !== quarantined ||
    anomalies.vanished !== line.vanished.length ||
    line.added !== added
  ) {
    faults.report('ledger-sums', ledgerPath, 'has counts that are not the sums over its files', {
      line: number,
      found:
        `counts ${archive.events} events (${line.added} added) in ${archive.files} files, its files hold ` +
        `${state.events} (${added} added) in ${months}; it counts ${anomalies.quarantined} quarantined and ` +
        `${anomalies.vanished} vanished, its files and times hold ${quarantined} and ${line.vanished.length}`
    })
  }
}

export function areSamePseudonyms(a: PseudonymStamp | undefined, b: PseudonymStamp | undefined): boolean {
  return JSON.stringify([a?.key, a?.fields]) === JSON.stringify([b?.key, b?.fields])
}
