/** Larger pages make answers slow and large, and save few requests. */
const largestPage = 1000

/**
 * The number of rows to ask for at a time, over all walks of a run: `page-size` at first, twice as many after each full
 * answer. Once the server gives less than it was asked for, that number stays. The limit is never below `page-size`: the
 * walk goes on from the rows that came, however few.
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

  /** A request failed that a smaller one may not: back to `page-size`, for good. */
  giveUp(): void {
    this.#isSettled = true
    this.#current = this.least
  }
}
