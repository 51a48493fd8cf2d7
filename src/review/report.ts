import type { Coverage, Gap, Verdict } from '../archive/ledger-line.js'
import { dayMs } from '../events/intervals.js'
import type { PeriodCounts } from './periods.js'
import type { ReviewEvent } from './review-event.js'
import type { Signal } from './signals/signal.js'

/** Something that this run stored beside its log, at GitHub. */
export interface ReportedArtifact {
  readonly name: string
  readonly id: number
  readonly url: string
  /** Of the stored bytes, hex, where the service says. */
  readonly sha256: string | undefined
  /** Undefined where the repository's retention is not known. */
  readonly expiresAt: number | undefined
}

/** What one run, or one look at an archive, came to; nothing is decided about it yet. Times are epoch milliseconds. */
export interface RunReport {
  readonly verdict: Verdict
  /** Why the verdict is not `proven`: sentences of our own, without event text. */
  readonly reasons: readonly string[]
  /** Where the archive lives, for people. */
  readonly destination: string
  /** The server's clock when the run began. */
  readonly serverNow: number
  readonly coverage: Coverage | undefined
  /** Gaps recorded by this run. */
  readonly newGaps: readonly Gap[]
  /** All gaps that the ledger knows. */
  readonly gaps: readonly Gap[]
  /** When the archive began; undefined while there is none. */
  readonly begunAt?: number
  /** This run began the archive: there was none. */
  readonly isBeginning?: boolean
  /** Days until an outage would cost events; undefined when nothing is proven yet. */
  readonly daysUntilLoss: number | undefined
  /** New in this run, oldest first. */
  readonly newEvents: readonly ReviewEvent[]
  /**
   * Further new ones, of a long log that was archived in stages, that the rules call routine and that are older than
   * the reviewed period: counted, and not kept.
   */
  readonly newRoutineEvents?: number
  /** In the archive after this run. */
  readonly archivedEvents: number
  /** Timestamp of the archive's newest event, where the caller knows it: it may be older than the reviewed period. */
  readonly newestEvent?: number
  /** Events of the reviewed period, archived before or now, oldest first. */
  readonly reviewed: { readonly from: number; readonly to: number; readonly events: readonly ReviewEvent[] }
  /** The periods before it that the archive holds whole, newest first, at most four. */
  readonly earlier: readonly PeriodCounts[]
  /** What shows in comparison with the archive, among the events of the period and the new ones. */
  readonly signals: readonly Signal[]
  readonly anomalies: { readonly late: number; readonly revised: number; readonly vanished: number }
  /** Rows that could not be understood, new in this run, by reason of our own. */
  readonly quarantined: ReadonlyMap<string, number>
  /** Paths of the files that this run changed, relative to the archive folder. */
  readonly changedFiles: readonly string[]
  readonly commits: readonly { readonly sha: string; readonly url?: string }[]
  /** `<seq>:<sha256>`, empty when there is no ledger yet. */
  readonly ledgerHead: string
  /** Fields whose texts the archive stores as pseudonyms, or addresses as networks. */
  readonly pseudonymized?: readonly string[]
  /** What was read of Hireflix; undefined where an existing archive is reviewed without it. */
  readonly source: { readonly host: string; readonly total: number; readonly requests: number } | undefined
  /** The artifact that holds the archive, where that is the destination. */
  readonly artifact?: ReportedArtifact
  /** The review as a page, where it is attached to the run. */
  readonly page?: ReportedArtifact
}

/** Events that the run archived. */
export function countNew({ newEvents, newRoutineEvents = 0 }: RunReport): number {
  return newEvents.length + newRoutineEvents
}

const staleMs = 3 * dayMs

/** Whether nothing was proven for more than three days. One unproven night is no alarm, a lasting doubt is. */
export function isStale({ coverage, begunAt, serverNow }: RunReport): boolean {
  const since = coverage === undefined ? begunAt : Date.parse(coverage.through)
  return since !== undefined && serverNow - since > staleMs
}

/** How alarming the retention clock is: below 30 days, then below 12. Undefined while it is neither. */
export function alarmOf(daysUntilLoss: number | undefined): 'warning' | 'error' | undefined {
  if (daysUntilLoss === undefined || daysUntilLoss >= 30) return undefined
  return daysUntilLoss < 12 ? 'error' : 'warning'
}
