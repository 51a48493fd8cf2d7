import type { Mutant } from './mutants.js'

/** Faults that the simulator found in the program. Each is mended, and must be noticed at its seed for ever. */
export const findings: readonly (Mutant & { readonly seed: number })[] = [
  {
    name: 'one-tail-only',
    mistake: 'of several answers with the last row only the latest proves the end',
    within: 1,
    seed: 23,
    patches: [
      {
        file: 'src/hireflix/slices.ts',
        find: 'const isTail = end?.tails.includes(slice) ?? false',
        replace: 'const isTail = slice === end?.tails.at(-1)'
      }
    ]
  },
  {
    name: 'retention-begins-at-the-oldest-row',
    mistake: 'nothing younger than the oldest retained row has expired',
    within: 1,
    seed: 71,
    patches: [
      {
        file: 'src/archive/coverage.ts',
        find: 'return observed.reachedEnd ? observed.serverNow - retentionMs : undefined',
        replace: `if (!observed.reachedEnd) return undefined
  const safe = observed.serverNow - retentionMs
  return Math.min(safe, observed.oldestRetained ?? safe)`
      }
    ]
  },
  {
    name: 'strange-row-hides-the-tie',
    mistake: 'the next page may begin with a row that has no time',
    within: 1,
    seed: 251,
    patches: [
      {
        file: 'src/hireflix/slices.ts',
        find: 'if (timestamp !== last) beforeGroup = previous',
        replace: 'if (timestamp !== last) beforeGroup = index - 1'
      }
    ]
  },
  {
    name: 'expired-is-vanished-oldest-first',
    mistake: 'a list that runs oldest first proves all time before it',
    within: 1,
    seed: 149,
    patches: [
      {
        file: 'src/archive/vanished.ts',
        find: '(observed.oldestRetained ?? safe) + 1) : safe',
        replace: '(observed.oldestRetained ?? safe) + 1) : Number.NEGATIVE_INFINITY'
      }
    ]
  },
  {
    name: 'vanished-by-one-slice',
    mistake: 'what a slice of the sweep lacks has vanished, whatever the count says',
    within: 1,
    seed: 387,
    patches: [
      {
        file: 'src/run/log-reading.ts',
        find: 'if (attempt === 1) await this.#sweep(head)',
        replace: ''
      },
      {
        file: 'src/run/log-reading.ts',
        find: 'if (await this.#agreesWith(census)) return true\n',
        replace: 'if (await this.#agreesWith(census)) return this.#sweep(head).then(() => true)\n'
      }
    ]
  },
  {
    name: 'vanished-from-another-past',
    mistake: 'what the archive held when it was opened it still holds when it is opened again',
    within: 1,
    seed: 31,
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: 'const gone = countByTime(stillHeld(options.vanished, archive.files.values()))',
        replace: 'const gone = countByTime(options.vanished)'
      }
    ]
  },
  {
    name: 'forgotten-guess',
    mistake: 'a page that was asked for ahead, and is not needed after all, may come whenever it likes',
    within: 1,
    seed: 288,
    only: 'shown',
    patches: [
      {
        file: 'src/hireflix/pages.ts',
        find: 'await Promise.allSettled(this.#underWay)',
        replace: 'await Promise.allSettled(this.#ahead.map(({ page }) => page))'
      }
    ]
  },
  {
    name: 'forgotten-is-vanished',
    mistake: 'what a run holds no longer the server does not show',
    within: 1,
    seed: 1,
    patches: [
      {
        file: 'src/archive/vanished.ts',
        find: 'clip(observed.held, ',
        replace: 'clip(observed.proven, '
      }
    ]
  }
]

/**
 * Seeds that showed what was wrong with reading in stages, which no small patch brings back: each stage claimed what it
 * had read, and a set-back archive, or a look that was not kept, cost events.
 */
export const stagedSeeds: readonly number[] = [142, 352, 535, 742, 862, 883, 979]
