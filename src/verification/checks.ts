/**
 * Every check of verify by name, and the state that it reports. docs/tamper-matrix.md shows what each one sees; a test
 * switches each off in turn and watches a tampering go unseen.
 */

export type InvalidCode =
  | 'hash'
  | 'missing'
  | 'unlisted'
  | 'format'
  | 'misfiled'
  | 'order'
  | 'count'
  | 'chain'
  | 'diverged'
  | 'truncated'
  | 'history'

export type State = `INVALID ${InvalidCode}` | 'GAP' | 'UNPROVEN' | 'STALE' | 'EMPTY' | 'REDACTED'

export const checks = {
  'ledger-present': { state: 'INVALID missing', says: 'month files have a ledger beside them' },
  'ledger-form': { state: 'INVALID format', says: 'each ledger line is written in the one form there is' },
  'ledger-sequence': { state: 'INVALID chain', says: 'ledger lines are numbered 0, 1, 2, …' },
  'ledger-link': { state: 'INVALID chain', says: 'each ledger line names the SHA-256 of the one before' },
  'ledger-sums': { state: 'INVALID count', says: "a ledger line's counts are the sums over its files" },
  'ledger-growth': {
    state: 'INVALID count',
    says: 'a ledger line that names a file adds to it, or redacts in it'
  },
  'ledger-coverage': {
    state: 'INVALID chain',
    says: 'proven coverage never recedes, and gaps lie between what was proven before and after'
  },
  'ledger-pseudonyms': {
    state: 'INVALID chain',
    says: 'all ledger lines name the same pseudonymised fields and key, or none does'
  },
  'part-numbers': { state: 'INVALID missing', says: 'the parts of a month are numbered without a hole' },
  'file-present': { state: 'INVALID missing', says: 'each file of the ledger is there, a regular file' },
  'file-listed': { state: 'INVALID unlisted', says: 'nothing is there that the ledger does not list' },
  'file-hash': { state: 'INVALID hash', says: "a file's SHA-256 is the ledger's" },
  'file-size': { state: 'INVALID hash', says: "a file's size is the ledger's" },
  'file-blob': { state: 'INVALID hash', says: "a file's git blob id is the ledger's" },
  'file-form': { state: 'INVALID format', says: 'each event is written in the one form there is' },
  'file-month': { state: 'INVALID misfiled', says: "each event lies in its month's file" },
  'file-order': { state: 'INVALID order', says: 'events stand newest first, ties by κ' },
  'file-count': { state: 'INVALID count', says: 'a file holds as many events as the ledger says' },
  'file-bounds': { state: 'INVALID count', says: "a file's oldest and newest event are the ledger's" },
  'redaction-record': {
    state: 'INVALID count',
    says: 'tombstones and recorded redactions are the same, and no redacted event is there again'
  },
  'pin-reached': { state: 'INVALID truncated', says: 'the ledger reaches as far as the pin' },
  'pin-matches': { state: 'INVALID diverged', says: 'the ledger holds the pinned line' },
  'history-ledger': { state: 'INVALID history', says: "each commit's ledger extends its parents'" },
  'history-files': { state: 'INVALID history', says: 'each commit holds the files that its ledger lists' },
  'history-events': { state: 'INVALID history', says: "each event of a commit's parents is still there" },
  'history-trailers': { state: 'INVALID history', says: 'commit trailers agree with the ledger line' },
  'history-objects': { state: 'INVALID history', says: 'git objects have the ids that they are named by' },
  'history-complete': { state: 'UNPROVEN', says: 'the history reaches back to the first ledger line' },
  gaps: { state: 'GAP', says: 'the ledger records no gap' },
  proof: { state: 'UNPROVEN', says: 'the last run proved that nothing was missed' },
  freshness: { state: 'STALE', says: 'the newest proof is no older than 9 days' },
  emptiness: { state: 'EMPTY', says: 'there is an archive at all' },
  redactions: { state: 'REDACTED', says: 'no event was redacted' }
} as const satisfies Record<string, { readonly state: State; readonly says: string }>

export type CheckName = keyof typeof checks

export interface Finding {
  readonly check: CheckName
  readonly state: State
  /** What it is about: a file, `ledger.jsonl`, a commit, a pin, a time. Never event text. */
  readonly object: string
  readonly detail: string
}

/** Collects findings. A check that is switched off reports nothing: for tests alone. */
export class Findings {
  readonly all: Finding[] = []
  constructor(private readonly without: ReadonlySet<CheckName> = new Set()) {}

  report(check: CheckName, object: string, detail: string): void {
    if (!this.without.has(check)) this.all.push({ check, state: checks[check].state, object, detail })
  }

  /** One finding for all lines that fail one check the same way. */
  reportLines(check: CheckName, object: string, found: { lines: readonly number[]; detail: string }): void {
    const { lines, detail } = found
    if (lines.length > 0) this.report(check, object, `${describeLines(lines)} ${detail}`)
  }
}

const maxRanges = 10

/** `lines 3-5, 9`. */
function describeLines(lines: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const line of lines) {
    const last = ranges.at(-1)
    if (last !== undefined && line === last[1] + 1) last[1] = line
    else ranges.push([line, line])
  }
  const shown = ranges.slice(0, maxRanges).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
  const more = ranges.length > maxRanges ? ' and more' : ''
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${more}`
}

export function isInvalid({ state }: Finding): boolean {
  return state.startsWith('INVALID')
}
