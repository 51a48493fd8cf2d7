import type { Random } from './random.js'
import type { Scheduler } from './scheduler.js'

/**
 * What waits by the process's own timers and draws its own random numbers (p-retry between two attempts) does so by
 * the virtual clock and the seed.
 */
export class VirtualTimers {
  readonly #real = { setTimeout: globalThis.setTimeout, random: Math.random }

  constructor(scheduler: Scheduler, random: Random) {
    const setTimeout = (act: () => void, ms = 0): unknown => {
      scheduler.at(scheduler.now + ms, act)
      return undefined
    }
    globalThis.setTimeout = setTimeout as typeof globalThis.setTimeout
    Math.random = () => random.next()
  }

  restore(): void {
    globalThis.setTimeout = this.#real.setTimeout
    Math.random = this.#real.random
  }
}
