import type { Observed } from '../events/observed.js'
import type { LedgerState } from './ledger.js'
import { type MonthFiles, partsOf } from './parts.js'

/** The far end of the retained log in one answer: what the count proof compares the archive with. */
export interface CountProof {
  readonly total: number
  /** Timestamp of the oldest retained event. */
  readonly oldest: number
  /** Rows in the answer that share that timestamp: their fellows may have expired already. */
  readonly atOldest: number
}

/** Parts that hold events on both sides of the oldest retained one: only reading them tells how many. */
export function partsToCount(state: LedgerState, { oldest }: CountProof): string[] {
  return partsOf(state)
    .filter(({ span }) => span.from <= oldest && span.to > oldest)
    .map((part) => part.path)
}

/**
 * Whether the archive, with what was just observed, holds as many events younger than the oldest retained one as the
 * server counts. Events known to have vanished are not counted.
 */
export function countsAgree(
  { total, oldest, atOldest }: CountProof,
  archived: { readonly state: LedgerState; readonly files: MonthFiles },
  observed: Observed,
  vanished: ReadonlyMap<number, number>
): boolean {
  return heldAfter(oldest, archived, observed, vanished) === total - atOldest
}

function heldAfter(
  oldest: number,
  { state, files }: { readonly state: LedgerState; readonly files: MonthFiles },
  observed: Observed,
  vanished: ReadonlyMap<number, number>
): number {
  let held = 0
  for (const part of partsOf(state)) {
    if (part.span.from > oldest) held += part.events
    else held += files.get(part.path)?.filter((event) => event.timestamp > oldest).length ?? 0
  }
  const archived = observed.events.countIn(files.values())
  for (const { event, copies } of observed.events) {
    if (event.timestamp > oldest) held += Math.max(0, copies - archived.copiesOf(event))
  }
  const gone = new Map(vanished)
  const recorded = new Map<number, number>()
  for (const timestamp of state.vanished) recorded.set(timestamp, (recorded.get(timestamp) ?? 0) + 1)
  for (const [timestamp, count] of recorded) gone.set(timestamp, Math.max(count, gone.get(timestamp) ?? 0))
  for (const [timestamp, count] of gone) if (timestamp > oldest) held -= count
  return held
}
