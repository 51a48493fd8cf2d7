import type { Edit, Edits } from './anchors.js'

/** A deliberately wrong variant of the program. */
export interface Variant {
  readonly name: string
  /** What is done at the anchor of its name; several at those of name/1, name/2 and so on. */
  readonly edits: Edit | readonly Edit[]
}

/** One that the simulator must notice. */
export interface Mutant extends Variant {
  /** What somebody who made this mistake would have believed. */
  readonly mistake: string
  /** Killed within so many seeds, from whichever seed one begins. */
  readonly within: number
  /** Of what the simulator found in the program: a seed that shows it. It is killed there, at once. */
  readonly seed?: number
  /** The one check of the oracle without which this mutant would live. */
  readonly only?: string
}

/** A defence taken away: the test of its row in docs/threat-model.md must then fail. */
export interface Removal extends Variant {
  readonly row: number
  /** What is missing. */
  readonly without: string
}

export function editsOf({ name, edits }: Variant): Edits {
  if (typeof edits === 'function') return { [name]: edits }
  return Object.fromEntries(edits.map((edit, index) => [`${name}/${index + 1}`, edit]))
}
