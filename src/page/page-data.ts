import type { Coverage, Gap } from '../archive/ledger-line.js'
import type { PeriodCounts } from '../review/periods.js'
import type { Level } from '../review/severity.js'

/**
 * The data of a page, as JSON: made once where the archive is read, taken apart in the browser. Times are epoch
 * milliseconds. Event text is in `members` alone.
 */
export interface PageData {
  /** Of this program. */
  readonly version: string
  /** Where the archive lives, for people. */
  readonly archive: string
  readonly period: { readonly from: number; readonly to: number }
  readonly proof: PageProof
  /** The periods before this one, newest first. */
  readonly earlier: readonly PeriodCounts[]
  readonly current: PeriodCounts
  /** What rules and signals say, each once; events point at it. */
  readonly findings: readonly PageFinding[]
  /** The distinct members of all events, as their archived lines have them: `"action":"interview.delete"`. */
  readonly members: readonly string[]
  /**
   * Oldest first: milliseconds after the event before it (the first: after `period.from`), the index of its finding,
   * then the indices of its members in order.
   */
  readonly events: readonly (readonly number[])[]
  /** What deserves a look, most severe first: indices of events. */
  readonly groups: readonly (readonly number[])[]
}

/** The state of the archive that the page was made from. */
export interface PageProof {
  readonly state: 'proven' | 'unproven' | 'gap'
  /** The state in one sentence. */
  readonly sentence: string
  /** Why it is not proven. */
  readonly reasons: readonly string[]
  /** The time that the page speaks for: the server's clock of the run, or the archive's last entry. */
  readonly asOf: number
  readonly coverage: Coverage | null
  readonly gaps: readonly Gap[]
  readonly daysUntilLoss: number | null
  readonly archivedEvents: number
  /** `<seq>:<sha256>`, empty without a ledger. */
  readonly ledgerHead: string
}

export interface PageFinding {
  /** `routine`: a rule calls it everyday work. `unclassified`: no rule knows the action. */
  readonly severity: Level | 'unclassified' | 'routine'
  readonly rule: string | null
  /** Phrases of signals, without event text. */
  readonly reasons: readonly string[]
  /** No rule knows the action, though a signal marks the event. */
  readonly isUnclassified: boolean
}
