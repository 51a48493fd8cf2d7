import { rewrite } from './edits.js'
import type { Mutant } from './variant.js'

/** Faults that the simulator found in the program. Each is mended, and must be noticed at its seed for ever. */
export const findings: readonly (Mutant & { readonly seed: number })[] = [
  {
    name: 'one-tail-only',
    mistake: 'of several answers with the last row only the latest proves the end',
    within: 1,
    seed: 23,
    edits: rewrite(/(\w+\?\.\w+)\.includes\((\w+)\) \?\? false$/, '$2 === $1.at(-1)')
  },
  {
    name: 'retention-begins-at-the-oldest-row',
    mistake: 'nothing younger than the oldest retained row has expired',
    within: 1,
    seed: 71,
    edits: rewrite(/(\w+)\.reachedEnd \? (.+) : /, '$1.reachedEnd ? Math.min($2, $1.oldestRetained ?? $2) : ')
  },
  {
    name: 'strange-row-hides-the-tie',
    mistake: 'the next page may begin with a row that has no time',
    within: 1,
    seed: 251,
    edits: rewrite(/\w+$/, 'index - 1')
  },
  {
    name: 'expired-is-vanished-oldest-first',
    mistake: 'a list that runs oldest first proves all time before it',
    within: 1,
    seed: 149,
    edits: rewrite(/\w+$/, 'Number.NEGATIVE_INFINITY')
  },
  {
    name: 'vanished-by-one-slice',
    mistake: 'what a slice of the sweep lacks has vanished, whatever the count says',
    within: 1,
    seed: 387,
    edits: rewrite(
      /if \(\w+ === 1\) await (this\.#\w+\(\w+\))(.+?)return true/s,
      '$2return $1.then(() => true)'
    )
  },
  {
    name: 'vanished-from-another-past',
    mistake: 'what the archive held when it was opened it still holds when it is opened again',
    within: 1,
    seed: 31,
    edits: rewrite(/\(\w+\((.+?), .+$/, '($1)')
  },
  {
    name: 'forgotten-guess',
    mistake: 'a page that was asked for ahead, and is not needed after all, may come whenever it likes',
    within: 1,
    seed: 288,
    only: 'shown',
    edits: rewrite(/\(.+\)$/, '(this.#ahead.map(({ page }) => page))')
  },
  {
    name: 'forgotten-is-vanished',
    mistake: 'what a run holds no longer the server does not show',
    within: 1,
    seed: 1,
    edits: rewrite(/\.held/, '.proven')
  }
]

/**
 * Seeds that showed what was wrong with reading in stages, which no small patch brings back: each stage claimed what it
 * had read, and a set-back archive, or a look that was not kept, cost events.
 */
export const stagedSeeds: readonly number[] = [142, 352, 535, 742, 862, 883, 979]
