/** More rows than this at once make an answer slow and large, and save no more requests to speak of. */
const largestPage = 1000

/**
 * How many rows to ask for at a time, over all walks of a run: `page-size` at first, twice as many after each answer
 * that was as full as it could be, and what the server really gives once it gives less than it was asked for. Never
 * less than `page-size`: the walk goes on by the rows that came, however few.
 */
export class PageLimit {
  #current: number
  #isSettled = false

  constructor(readonly least: number) {
    this.#current = least
  }

  get current(): number {
    return this.#current
  }

  /** An answer to a request for `asked` rows brought `rows`; `isCut` when the list goes on behind them. */
  learn({
    asked,
    rows,
    isCut
  }: {
    readonly asked: number
    readonly rows: number
    readonly isCut: boolean
  }): void {
    if (rows < asked && isCut) {
      this.#isSettled = true
      this.#current = Math.max(this.least, Math.min(this.#current, rows))
    } else if (rows >= asked && asked === this.#current && !this.#isSettled) {
      this.#current = Math.max(this.least, Math.min(asked * 2, largestPage))
    }
  }

  /** A request for so many rows failed where one for fewer may not: back to `page-size`, for good. */
  giveUp(): void {
    this.#isSettled = true
    this.#current = this.least
  }
}
