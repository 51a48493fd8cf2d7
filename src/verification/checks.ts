import { type ArchiveCheck, archiveChecks, type FaultDetails, type Faults } from '../archive/checks.js'

export type State =
  | `INVALID ${(typeof archiveChecks)[ArchiveCheck]['code'] | 'diverged' | 'truncated' | 'history'}`
  | 'GAP'
  | 'UNPROVEN'
  | 'STALE'
  | 'EMPTY'
  | 'REDACTED'

interface Check {
  readonly state: State
  readonly says: string
}

/** The checks that only verify makes. */
const ownChecks = {
  'pin-reached': { state: 'INVALID truncated', says: 'the ledger reaches as far as the pin' },
  'pin-matches': { state: 'INVALID diverged', says: 'the ledger holds the pinned line' },
  'ledger-clock': { state: 'INVALID chain', says: "no ledger line is dated after the verifier's own clock" },
  'history-present': { state: 'INVALID history', says: 'the history that was asked for holds the archive' },
  'history-ledger': {
    state: 'INVALID history',
    says: "each commit's ledger is whole lines and extends its parents'"
  },
  'history-files': { state: 'INVALID history', says: 'each commit holds the files that its ledger lists' },
  'history-events': { state: 'INVALID history', says: "each event of a commit's parents is still there" },
  'history-trailers': {
    state: 'INVALID history',
    says: 'commit trailers, as git reads them, agree with the ledger line, and none is there twice'
  },
  'history-objects': { state: 'INVALID history', says: 'git objects have the ids that they are named by' },
  'history-complete': { state: 'UNPROVEN', says: 'the history reaches back to the first ledger line' },
  gaps: { state: 'GAP', says: 'the ledger records no gap' },
  proof: { state: 'UNPROVEN', says: 'the last run proved that nothing was missed' },
  freshness: { state: 'STALE', says: 'the newest proof is no older than 9 days' },
  emptiness: { state: 'EMPTY', says: 'there is an archive at all' },
  redactions: { state: 'REDACTED', says: 'no event was redacted' }
} as const satisfies Record<string, Check>

export type CheckName = ArchiveCheck | keyof typeof ownChecks

const readersChecks = Object.entries(archiveChecks).map(([name, { code, says }]): [string, Check] => [
  name,
  { state: `INVALID ${code}`, says }
])

/**
 * Every check of verify by name, and the state that it reports. docs/tamper-matrix.md shows what each one sees; a test
 * leaves out the findings of each in turn, and some tampering goes unseen.
 */
export const checks = { ...Object.fromEntries(readersChecks), ...ownChecks } as Readonly<
  Record<CheckName, Check>
>

export interface Finding {
  readonly check: CheckName
  readonly state: State
  /** A file, `ledger.jsonl`, a commit, a pin or a time. Never event text. */
  readonly object: string
  readonly detail: string
}

/** Collects findings: one for all lines that fail one check in the same way. */
export class Findings implements Faults {
  readonly #found: { check: CheckName; object: string; detail: string; lines: number[] }[] = []
  readonly #ofLines = new Map<string, number[]>()

  report(check: CheckName, object: string, detail: string, { line }: FaultDetails = {}): void {
    const key = `${check}\n${object}\n${detail}`
    const known = line === undefined ? undefined : this.#ofLines.get(key)
    if (known === undefined) {
      const lines = line === undefined ? [] : [line]
      this.#found.push({ check, object, detail, lines })
      if (line !== undefined) this.#ofLines.set(key, lines)
    } else if (line !== undefined && known.at(-1) !== line) known.push(line)
  }

  get all(): Finding[] {
    return this.#found.map(({ check, object, detail, lines }) => ({
      check,
      state: checks[check].state,
      object,
      detail: lines.length === 0 ? detail : `${describeLines(lines)} ${detail}`
    }))
  }
}

const maxRanges = 10

/** `line 3`, `lines 3-5, 9: each`. */
function describeLines(lines: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const line of lines) {
    const last = ranges.at(-1)
    if (last !== undefined && line === last[1] + 1) last[1] = line
    else ranges.push([line, line])
  }
  const shown = ranges.slice(0, maxRanges).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
  const more = ranges.length > maxRanges ? ' and more' : ''
  return lines.length === 1 ? `line ${lines[0]}` : `lines ${shown.join(', ')}${more}: each`
}

export function isInvalid({ state }: Finding): boolean {
  return state.startsWith('INVALID')
}
