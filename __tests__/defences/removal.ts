import type { Patch } from '../simulation/patch.js'

/** A defence taken away: the test of its row in docs/threat-model.md must then fail. */
export interface Removal {
  readonly row: number
  /** What is missing. */
  readonly without: string
  readonly patches: readonly Patch[]
}

export function removal(row: number, without: string, file: string, find: string, replace: string): Removal {
  return { row, without, patches: [{ file, find, replace }] }
}
