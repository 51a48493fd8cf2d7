import { IntegrityError } from '../errors.js'
import { sha256Of } from './digests.js'
import {
  type Coverage,
  type FileEntry,
  formatFault,
  type Gap,
  ledgerPath,
  type PseudonymStamp,
  parseLedgerLine,
  type Redaction,
  type Verdict
} from './ledger-line.js'

/** What replaying a ledger gives. */
export interface LedgerState {
  /** The newest line's number and SHA-256 (hex); `undefined` in an empty archive. */
  readonly head: { readonly seq: number; readonly sha256: string; readonly at: string } | undefined
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
  files: new Map(),
  coverage: undefined,
  gaps: [],
  vanished: [],
  redactions: [],
  pseudonyms: undefined,
  verdict: undefined,
  events: 0
}

/** `<seq>:<sha256>`: names one state of the archive for good. */
export function ledgerHeadOf(state: LedgerState): string {
  return state.head === undefined ? '' : `${state.head.seq}:${state.head.sha256}`
}

/**
 * Replays a whole ledger.
 * @throws IntegrityError `chain` when a line was changed, removed or moved; `format` when one cannot be read;
 *   `unknown-spec` when a newer version of this Action wrote it; `count` when its sums disagree.
 */
export function replayLedger(text: string): LedgerState {
  if (text === '') return emptyLedgerState
  if (!text.endsWith('\n')) throw formatFault(text.split('\n').length, 'does not end with a newline')
  let state = growing(emptyLedgerState)
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    state = addLine(state, line, index + 1)
  }
  return state
}

/**
 * Adds one line to a state. `lineNumber` counts from 1, for messages.
 * @throws IntegrityError as {@link replayLedger}.
 */
export function extendLedger(state: LedgerState, text: string, lineNumber: number): LedgerState {
  return addLine(growing(state), text, lineNumber)
}

/** A state whose collections are its own: copying them for every line of a long ledger would take the most time. */
interface Growing extends LedgerState {
  readonly files: Map<string, FileEntry>
  readonly gaps: Gap[]
  readonly vanished: number[]
  readonly redactions: Redaction[]
}

function growing(state: LedgerState): Growing {
  return {
    ...state,
    files: new Map(state.files),
    gaps: [...state.gaps],
    vanished: [...state.vanished],
    redactions: [...state.redactions]
  }
}

function addLine(state: Growing, text: string, lineNumber: number): Growing {
  const line = parseLedgerLine(text, lineNumber)
  const expectedSeq = state.head === undefined ? 0 : state.head.seq + 1
  const expectedPrev = state.head?.sha256 ?? null
  if (line.seq !== expectedSeq || line.prev !== expectedPrev) {
    throw new IntegrityError(
      'chain',
      `Cannot trust "${ledgerPath}": line ${lineNumber} is number ${line.seq} after ${line.prev ?? 'nothing'}, ` +
        `expected number ${expectedSeq} after ${expectedPrev ?? 'nothing'}, so a line was changed, removed or moved; ` +
        'restore the archive from its last good commit'
    )
  }
  if (state.head !== undefined && !areSamePseudonyms(state.pseudonyms, line.pseudonyms)) {
    throw new IntegrityError(
      'chain',
      `Cannot trust "${ledgerPath}": line ${lineNumber} has other pseudonyms than the lines before, and one archive has ` +
        'one list of fields and one key; restore the archive from its last good commit'
    )
  }
  const { files, gaps, vanished, redactions } = state
  let { events } = state
  for (const file of line.files) {
    const before = files.get(file.path)
    events += monthEventsOf(file) - (before === undefined ? 0 : monthEventsOf(before))
    files.set(file.path, file)
  }
  const months = files.has('quarantine.json') ? files.size - 1 : files.size
  // broken: mirror-the-server/4
  if (
    line.archive.events !== events ||
    line.archive.files !== months ||
    events - state.events !== line.added
  ) {
    throw new IntegrityError(
      'count',
      `Cannot trust "${ledgerPath}": line ${lineNumber} counts ${line.archive.events} events (${line.added} added) in ` +
        `${line.archive.files} files, its files hold ${events} (${events - state.events} added) in ${months}; ` +
        'restore the archive from its last good commit'
    )
  }
  gaps.push(...line.gaps)
  for (const timestamp of line.vanished) vanished.push(timestamp)
  redactions.push(...(line.redactions ?? []))
  return {
    head: { seq: line.seq, sha256: sha256Of(text), at: line.at },
    files,
    coverage: line.coverage ?? state.coverage,
    gaps,
    vanished,
    redactions,
    pseudonyms: line.pseudonyms,
    verdict: line.verdict,
    events
  }
}

function monthEventsOf(file: FileEntry): number {
  return file.path === 'quarantine.json' ? 0 : file.events
}

export function areSamePseudonyms(a: PseudonymStamp | undefined, b: PseudonymStamp | undefined): boolean {
  return JSON.stringify([a?.key, a?.fields]) === JSON.stringify([b?.key, b?.fields])
}
