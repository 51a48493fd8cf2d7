/**
 * A small seeded generator (mulberry32): the same seed gives the same company on every machine and Node version, which
 * `Math.random` cannot. It is good enough for a plausible history and for nothing else.
 */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0, below 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1))
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new RangeError('Cannot pick from an empty list')
    return choices[this.between(0, choices.length - 1)] as T
  }

  /** Picks a name by its weight: `{ score: 3, comment: 1 }` gives `score` three times in four. */
  weighted<Name extends string>(weights: Readonly<Partial<Record<Name, number>>>): Name {
    const entries = Object.entries(weights) as [Name, number][]
    let left = this.fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [name, weight] of entries) {
      left -= weight
      if (left < 0) return name
    }
    return this.pick(entries)[0]
  }

  /** A MongoDB ObjectId, 24 hex digits, whose leading seconds are those of `createdAt` (epoch milliseconds). */
  objectId(createdAt: number): string {
    return hexOf(Math.floor(createdAt / 1000)) + hexOf(this.#word()) + hexOf(this.#word())
  }

  #word(): number {
    return Math.floor(this.fraction() * 2 ** 32)
  }
}

function hexOf(word: number): string {
  return word.toString(16).padStart(8, '0')
}
