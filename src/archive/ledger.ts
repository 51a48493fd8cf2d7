import { IntegrityError } from '../errors.js'
import type { PseudonymStamp } from '../events/pseudonym-fields.js'
import { type Faults, strictly } from './checks.js'
import { sha256Of } from './digests.js'
import {
  type FileEntry,
  type Gap,
  type LedgerLine,
  ledgerPath,
  parseLedgerLine,
  type Redaction
} from './ledger-line.js'
import { emptyLedgerState, type LedgerState, type RecordedRedaction } from './ledger-state.js'
import { checkCoverage, checkFile, checkRedactions, checkTimes } from './line-checks.js'
import { monthPartPath, quarantinePath } from './paths.js'
import { TreeHash } from './tree-hash.js'

export { emptyLedgerState, type LedgerState } from './ledger-state.js'

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

/** The members by which the next line continues those before. */
export function linkOf({ head, tree }: LedgerState): Pick<LedgerLine, 'seq' | 'prev' | 'tree'> {
  if (head === undefined) return { seq: 0, prev: null, tree: null }
  return { seq: head.seq + 1, prev: head.sha256, tree: tree.root }
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
export function extendLedger(
  state: LedgerState,
  text: string,
  lineNumber: number,
  faults: Faults = strictly
): LedgerState {
  const extended = growingFrom(state)
  addLine(extended, text, lineNumber, faults)
  return extended
}

/** A state whose collections are its own: copying them for every line of a long ledger would take the most time. */
type GrowingState = { -readonly [Member in keyof LedgerState]: LedgerState[Member] } & {
  readonly files: Map<string, FileEntry>
  readonly gaps: Gap[]
  vanished: number[]
  readonly redactions: RecordedRedaction[]
}

function growingFrom(state: LedgerState): GrowingState {
  return {
    ...state,
    files: new Map(state.files),
    gaps: [...state.gaps],
    vanished: [...state.vanished],
    redactions: [...state.redactions],
    tree: new TreeHash(state.tree)
  }
}

function addLine(state: GrowingState, text: string, number: number, faults: Faults): LedgerLine | undefined {
  const line = readLine(text, number, faults)
  if (line !== undefined) {
    checkChain(state, line, number, faults)
    checkTimes(state, line, number, faults)
    checkCoverage(state, line, number, faults)
    checkRedactions(state, line, number, faults)
    addFiles(state, line, number, faults)
    addVanished(state, line, number, faults)
    state.coverage = line.coverage ?? state.coverage
    for (const gap of line.gaps) state.gaps.push(gap)
    for (const redaction of line.redactions ?? [])
      state.redactions.push({ ...redaction, held: heldThen(state.files, redaction) })
    state.pseudonyms = line.pseudonyms
    state.verdict = line.verdict
  }
  state.tree.add(text)
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
  if (line.tree !== linkOf(state).tree) {
    const detail = 'does not name the tree hash of the lines before'
    faults.report('ledger-tree', ledgerPath, detail, { line: number })
  }
  // The first line that is understood names the pseudonyms of all.
  if (state.verdict !== undefined && !areSamePseudonyms(state.pseudonyms, line.pseudonyms)) {
    faults.report('ledger-pseudonyms', ledgerPath, 'names other pseudonyms than the line before', {
      line: number,
      found: 'has other pseudonyms than the lines before, and one archive has one list of fields and one key'
    })
  }
}

function addFiles(state: GrowingState, line: LedgerLine, number: number, faults: Faults): void {
  const { files } = state
  const named = new Map<string, FileEntry>()
  let added = 0
  let quarantined = 0
  for (const file of line.files) {
    const grown = file.events - (files.get(file.path)?.events ?? 0)
    checkFile(state, line, { file, isNamedTwice: named.has(file.path) }, number, faults)
    named.set(file.path, file)
    if (file.path === quarantinePath) quarantined += grown
    else added += grown
  }
  for (const [path, file] of named) files.set(path, file)
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

/** What returned is not vanished any more. */
function addVanished(state: GrowingState, line: LedgerLine, number: number, faults: Faults): void {
  if (line.returned !== undefined) {
    const returned = countOf(line.returned)
    const left = state.vanished.filter((timestamp) => {
      const copies = returned.get(timestamp) ?? 0
      if (copies > 0) returned.set(timestamp, copies - 1)
      return copies === 0
    })
    if (state.vanished.length - left.length !== line.returned.length) {
      const detail = 'says that something returned which had not vanished'
      faults.report('ledger-returned', ledgerPath, detail, { line: number })
    }
    state.vanished = left
  }
  for (const timestamp of line.vanished) state.vanished.push(timestamp)
}

function countOf(timestamps: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const timestamp of timestamps) counts.set(timestamp, (counts.get(timestamp) ?? 0) + 1)
  return counts
}

/** How many events each part of the event's month holds after the line: later ones may be further tombstones of it. */
function heldThen(files: ReadonlyMap<string, FileEntry>, { time }: Redaction): ReadonlyMap<string, number> {
  const held = new Map<string, number>()
  for (let part = 1; ; part++) {
    const entry = files.get(monthPartPath({ month: time.slice(0, 7), part }))
    if (entry === undefined) return held
    held.set(entry.path, entry.events)
  }
}

export function areSamePseudonyms(a: PseudonymStamp | undefined, b: PseudonymStamp | undefined): boolean {
  return JSON.stringify([a?.key, a?.fields]) === JSON.stringify([b?.key, b?.fields])
}
