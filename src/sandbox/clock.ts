/** A clock that stands still until it is told to move. All times are epoch milliseconds. */
export class Clock {
  #now: number

  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  set(now: number): void {
    this.#now = now
  }

  advance(ms: number): void {
    this.#now += ms
  }
}
