import type { QuarantinedRow } from './event.js'
import type { EventCounts } from './event-counts.js'
import type { Interval } from './intervals.js'

export interface ObservedRow {
  readonly row: QuarantinedRow
  readonly copies: number
}

/** The observations of one run. Plain data: merging it twice, or into a newer archive, is safe. Times are epoch milliseconds. */
export interface Observed {
  /** The most copies of each event that any one answer showed. */
  readonly events: EventCounts
  readonly quarantined: ReadonlyMap<string, ObservedRow>
  /** Inside these, every event that the server showed is known with its exact number of copies. */
  readonly proven: readonly Interval[]
  /** The part of `proven` whose events are still in `events`. Earlier stages are archived and dropped. */
  readonly held: readonly Interval[]
  /** The last millisecond that this run can prove: the server's date less the settling time. */
  readonly through: number
  readonly serverNow: number
  readonly total: number
  /** Whether the end of the retained log was seen; `oldestRetained` is then its oldest event, if it has any. */
  readonly reachedEnd: boolean
  readonly oldestRetained: number | undefined
  /** The order of the list, as far as the answers show it: `either` while all times were equal. */
  readonly order?: 'newest-first' | 'oldest-first' | 'either' | 'none'
  readonly requests: number
  /** Why something could not be proven: sentences of our own, without event text. */
  readonly doubts: readonly string[]
}

/** The same rows, without any claim to be complete. */
export function withoutProof(observed: Observed, doubt: string): Observed {
  return {
    ...observed,
    proven: [],
    held: [],
    reachedEnd: false,
    oldestRetained: undefined,
    doubts: [...observed.doubts, doubt]
  }
}
