/** So many answers in a row without a complaint, and one more request may be under way. */
const answersPerStep = 20

/** Waits, milliseconds, and holds the process meanwhile. Ends early, and without a fault, when `signal` aborts. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<unknown>

/**
 * Lets so many requests under way at once. When the server asks for patience all of them wait as long as it says, and
 * from then on half as many are let through; the number recovers slowly. Patience ends when the pauses since the last
 * good answer add up to `mostWaitMs`.
 */
export class RequestLimiter {
  #allowed: number
  #underWay = 0
  #answers = 0
  /** Counts the times the server asked for patience. */
  #turn = 0
  /** How long the pause of this turn is. */
  #turnMs = 0
  /** Pauses since the last good answer. */
  #waitedMs = 0
  #hasPatience = true
  #pause: Promise<unknown> = Promise.resolve()
  readonly #waiting: (() => void)[] = []
  readonly #closing = new AbortController()

  constructor(
    private readonly most: number,
    private readonly wait: Wait,
    private readonly mostWaitMs: number
  ) {
    this.#allowed = most
  }

  get allowed(): number {
    return this.#allowed
  }

  /** Whether a request that failed is worth another try. */
  get hasPatience(): boolean {
    return this.#hasPatience
  }

  /** Does the work when there is room. `waitOf` says how long its failure asks everyone to wait, if it does. */
  async run<T>(work: () => Promise<T>, waitOf: (error: unknown) => number | undefined): Promise<T> {
    await this.#enter()
    const turn = this.#turn
    try {
      const result = await work()
      this.#recover()
      return result
    } catch (error) {
      const waitMs = waitOf(error)
      if (waitMs !== undefined) this.#slowDown(turn, waitMs)
      throw error
    } finally {
      this.#underWay--
      this.#letIn()
    }
  }

  /** Ends a pause that nobody waits behind any more: it would hold the process for minutes. */
  close(): void {
    this.#closing.abort()
  }

  async #enter(): Promise<void> {
    while (this.#underWay >= this.#allowed) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#underWay++
    // Whoever came in before a pause began waits for its end all the same; it may be prolonged meanwhile.
    for (let pause: Promise<unknown> | undefined; pause !== this.#pause; ) {
      pause = this.#pause
      await pause
    }
  }

  #recover(): void {
    this.#waitedMs = 0
    this.#hasPatience = true
    if (this.#allowed >= this.most || ++this.#answers < answersPerStep) return
    this.#answers = 0
    this.#allowed++
    this.#letIn()
  }

  // The answers to requests that were under way together are one complaint, not several: their pauses overlap.
  #slowDown(turn: number, askedMs: number): void {
    this.#answers = 0
    const isNew = turn === this.#turn
    if (isNew) {
      this.#turn++
      this.#turnMs = 0
      this.#allowed = Math.max(1, Math.floor(this.#allowed / 2))
    }
    const waitMs = Math.min(askedMs, this.#turnMs + this.mostWaitMs - this.#waitedMs)
    if (isNew && askedMs > 0 && waitMs === 0) this.#hasPatience = false
    this.#waitedMs += Math.max(0, waitMs - this.#turnMs)
    this.#turnMs = Math.max(this.#turnMs, waitMs)
    this.#pause = Promise.all([this.#pause, this.wait(waitMs, this.#closing.signal)])
  }

  #letIn(): void {
    for (let room = this.#allowed - this.#underWay; room > 0; room--) this.#waiting.shift()?.()
  }
}
