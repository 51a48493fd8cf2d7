import { dayMs, type Interval, intervalAt, unionOf } from '../events/intervals.js'
import type { Observed } from '../events/observed.js'
import type { Coverage, Gap, Verdict } from './ledger-line.js'
import type { LedgerState } from './ledger-state.js'
import { partsOf } from './parts.js'

/**
 * The vendor says "the last 2 months" without saying where that ends; two months are never shorter than 59 days.
 */
// knob: retentionMs
export const retentionMs = 59 * dayMs

/** The time that a run may call proven, and the time that is lost. */
export interface CoverageClaim {
  readonly verdict: Verdict
  /** Contiguous from the beginning of the archive, recorded gaps apart. */
  readonly coverage: Coverage | undefined
  readonly newGaps: readonly Gap[]
  /** Why the verdict is not `proven`; sentences of our own. */
  readonly reasons: readonly string[]
}

/**
 * Extends the archive's coverage by what was observed. Cases:
 *
 * - what was proven reaches back to the last proven time: `proven`;
 * - it does not, and the server no longer retains the time between: that time becomes a gap, once;
 * - it does not, but the server still retains it: `unproven`, and a later run may prove it;
 * - the server shows nothing although it should still retain events of the archive: `unproven`.
 */
export function extendCoverage(archived: LedgerState, observed: Observed): CoverageClaim {
  const known = archived.coverage === undefined ? undefined : toInterval(archived.coverage)
  const missing = suspiciousEmptiness(archived, observed)
  if (missing !== undefined) return unproven(archived.coverage, [...observed.doubts, missing])

  const start = retentionStart(observed)
  const proven = observed.proven.map(({ from, to }) => ({ from: Math.max(from, start ?? from), to }))
  if (known === undefined) {
    const first = start === undefined ? undefined : intervalAt(unionOf(proven), start)
    if (first === undefined)
      return unproven(undefined, withDefault(observed, 'the end of the retained log was not reached'))
    return claim({ archived, observed, from: first.from, top: first.to, newGaps: [] })
  }

  const reach = topOf([known, ...proven], known.to)
  // broken: eager-gap/1
  if (reach >= observed.through || start === undefined || start <= reach + 1) {
    return claim({ archived, observed, from: known.from, top: reach, newGaps: [] })
  }
  // Retention has passed the time after `reach`: it can never be proven.
  const gap: Gap = {
    from: toTime(reach + 1),
    // broken: eager-gap/2
    to: toTime(start - 1),
    cause: archived.verdict === 'unproven' ? 'unproven' : 'retention'
  }
  return claim({
    archived,
    observed,
    from: known.from,
    // broken: eager-gap/3
    top: topOf(proven, start),
    newGaps: [gap]
  })
}

function claim(found: {
  archived: LedgerState
  observed: Observed
  from: number
  top: number
  newGaps: readonly Gap[]
}): CoverageClaim {
  const { observed, top, newGaps } = found
  const coverage = { from: toTime(found.from), through: toTime(top) }
  if (top < observed.through) {
    const reasons = withDefault(
      observed,
      `what happened between ${toTime(top + 1)} and ${toTime(observed.through)} is not proven`
    )
    return { verdict: 'unproven', coverage, newGaps, reasons }
  }
  if (newGaps.length > 0) {
    const reasons = newGaps.map((gap) => `events between ${gap.from} and ${gap.to} may be missing for good`)
    return { verdict: 'gap', coverage, newGaps, reasons: [...reasons, ...observed.doubts] }
  }
  return { verdict: 'proven', coverage, newGaps, reasons: [] }
}

function unproven(coverage: Coverage | undefined, reasons: readonly string[]): CoverageClaim {
  return { verdict: 'unproven', coverage, newGaps: [], reasons }
}

function withDefault(observed: Observed, reason: string): readonly string[] {
  return observed.doubts.length > 0 ? observed.doubts : [reason]
}

/**
 * Where the server's retention begins, once its end was seen. Nothing younger than {@link retentionMs} has expired.
 * The oldest row that is still there says no more: a purge need not go by the time of events (one that goes by
 * arrival keeps a late event longer than its neighbours), so what lies between the two may be missing already.
 */
function retentionStart(observed: Observed): number | undefined {
  // broken: retention-begins-at-the-oldest-row
  return observed.reachedEnd ? observed.serverNow - retentionMs : undefined
}

// An empty answer from a server that forgot, or was asked with another account's key, must not read as "quiet".
function suspiciousEmptiness(archived: LedgerState, observed: Observed): string | undefined {
  if (observed.events.size > 0 || observed.quarantined.size > 0) return undefined
  const since = observed.serverNow - retentionMs
  const newest = Math.max(...partsOf(archived).map(({ span }) => span.to))
  if (newest < since) return undefined
  return (
    `The server shows no events, but the archive holds some of ${toTime(newest)} that it should still retain; ` +
    'check that the key belongs to the account that this archive is of'
  )
}

function topOf(intervals: readonly Interval[], ms: number): number {
  return intervalAt(unionOf(intervals), ms)?.to ?? ms - 1
}

function toInterval({ from, through }: Coverage): Interval {
  return { from: Date.parse(from), to: Date.parse(through) }
}

export function toTime(ms: number): string {
  return new Date(ms).toISOString()
}

/** Days until an outage that begins now would cost events: last proven time + 59 days − now. */
export function daysUntilLoss(coverage: Coverage | undefined, serverNow: number): number | undefined {
  if (coverage === undefined) return undefined
  return Math.floor((Date.parse(coverage.through) + retentionMs - serverNow) / dayMs)
}
