import type { Answer } from './answer.js'
import type { Observations } from './observations.js'
import type { Slice } from './slices.js'

/** The source as the walk sees it: any slice of the retained log, by position. */
export interface AuditLogReader {
  /** Named in messages and in the ledger. */
  readonly host: string
  /** @throws SourceError when no usable answer can be had. */
  fetchSlice(position: { readonly skip: number; readonly limit: number }): Promise<Answer>
}

interface Request {
  readonly skip: number
  readonly limit: number
  readonly slice: Promise<Slice>
}

/**
 * Asks for slices, some of them ahead of need. A guess may come back beginning before what is then asked for, never
 * after it: the walk only needs to know where a slice begins. Every answer is admitted, also one nobody waits for.
 */
export class Pages {
  readonly #ahead: Request[] = []

  constructor(
    private readonly reader: AuditLogReader,
    private readonly observations: Observations,
    private readonly concurrency: number
  ) {}

  /**
   * A slice that begins at `skip`, or at most one `stride` before it. `ahead` says how many further slices the caller
   * expects to want, `stride` how far apart.
   */
  async at(position: {
    readonly skip: number
    readonly limit: number
    readonly stride: number
    readonly ahead: number
  }): Promise<Slice> {
    const { skip, limit, stride } = position
    while (this.#ahead[0] !== undefined && !isUseful(this.#ahead, position)) this.#ahead.shift()
    const guess = this.#ahead[0]
    const request =
      guess !== undefined && guess.skip <= skip
        ? (this.#ahead.shift() as Request)
        : this.#request(skip, limit)
    const wanted = Math.min(position.ahead, this.concurrency - 1)
    while (this.#ahead.length < wanted) {
      this.#ahead.push(this.#request((this.#ahead.at(-1) ?? request).skip + stride, limit))
    }
    return request.slice
  }

  /** Waits for guesses still under way, so that nothing is admitted after a walk has ended. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#ahead.map(({ slice }) => slice))
  }

  #request(skip: number, limit: number): Request {
    const slice = this.reader
      .fetchSlice({ skip, limit })
      .then((answer) => this.observations.admit(skip, answer))
    // A guess that nobody comes to need must not end the process; whoever awaits it still sees the error.
    slice.catch(() => undefined)
    return { skip, limit, slice }
  }
}

function isUseful(
  [guess, next]: readonly Request[],
  { skip, limit, stride }: { skip: number; limit: number; stride: number }
): boolean {
  if (guess === undefined || guess.limit !== limit) return false
  if (guess.skip > skip) return true
  return guess.skip > skip - stride && !(next !== undefined && next.skip <= skip)
}
