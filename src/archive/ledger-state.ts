import type { PseudonymStamp } from '../events/pseudonym-fields.js'
import type { Coverage, FileEntry, Gap, Redaction, Verdict } from './ledger-line.js'
import { TreeHash } from './tree-hash.js'

/** A redaction with how many events each part of its month held when it was recorded. */
export interface RecordedRedaction extends Redaction {
  readonly held: ReadonlyMap<string, number>
}

/** The archive as its ledger describes it. */
export interface LedgerState {
  /** The newest line's number and SHA-256 (hex); `undefined` in an empty archive. */
  readonly head: { readonly seq: number; readonly sha256: string; readonly at: string } | undefined
  /** The time of the first line. */
  readonly begunAt: string | undefined
  readonly files: ReadonlyMap<string, FileEntry>
  readonly coverage: Coverage | undefined
  readonly gaps: readonly Gap[]
  /** Without those that returned. */
  readonly vanished: readonly number[]
  readonly redactions: readonly RecordedRedaction[]
  readonly pseudonyms: PseudonymStamp | undefined
  readonly verdict: Verdict | undefined
  /** Events in month files. */
  readonly events: number
  /** Over all lines. */
  readonly tree: TreeHash
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
  events: 0,
  tree: new TreeHash()
}
