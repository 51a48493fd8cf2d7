import type { CheckName } from '../../../src/verification/checks.js'
import type { Tampered } from '../support/tampering.js'

export interface Row {
  readonly group: string
  readonly kind: string
  /** Every one of these must report it. None: it passes as valid, and `note` says why. */
  readonly seenBy: readonly CheckName[]
  /** Without that it passes as valid; the test shows this as well. */
  readonly needs?: 'pin' | 'history'
  /** Why docs/verify.sh does not claim to see it; it does when absent. */
  readonly notInShell?: string
  readonly cases: () => Generator<Tampered>
}

export function nameOf(row: Row): string {
  return `${row.group}: ${row.kind}`
}
