import { SourceError } from '../errors.js'
import type { Answer } from './answer.js'
import type { Observations } from './observations.js'
import type { PageLimit } from './page-limit.js'
import type { Slice } from './slices.js'

/** The source as the walk sees it: any slice of the retained log, by position. */
export interface AuditLogReader {
  /** Named in messages and in the ledger. */
  readonly host: string
  /** @throws SourceError when no usable answer can be had. */
  fetchSlice(position: { readonly skip: number; readonly limit: number }): Promise<Answer>
}

/** A slice, and how many rows were asked for. */
export interface Page {
  readonly slice: Slice
  readonly limit: number
}

interface Request {
  readonly skip: number
  readonly limit: number
  readonly page: Promise<Page>
}

export interface Position {
  /** Where the page must begin, or at most one page before it. */
  readonly skip: number
  /** A page that was asked for fewer rows than this is of no use. */
  readonly least: number
  /** Rows that are wanted from `skip` on; 0 when that is not known. */
  readonly rowsWanted: number
  /** Rows that a guess shares with the page before it. */
  readonly overlap: number
  /** Rows that the server gives at once, as far as it shows. */
  readonly mostRows: number
}

/**
 * Asks for pages, some of them ahead of need. A guess may come back beginning before what is then asked for, never
 * after it: the walk only needs to know where a page begins. Every answer is admitted, also one nobody waits for.
 */
export class Pages {
  readonly #ahead: Request[] = []
  /** Also those that are no guesses any more. */
  readonly #underWay = new Set<Promise<Page>>()

  constructor(
    private readonly reader: AuditLogReader,
    private readonly observations: Observations,
    private readonly options: { readonly concurrency: number; readonly pageLimit: PageLimit }
  ) {}

  /** @throws SourceError when no usable answer can be had. */
  async at(position: Position): Promise<Page> {
    const { skip, least } = position
    while (this.#ahead[0] !== undefined && !isUseful(this.#ahead, position)) this.#ahead.shift()
    const guess = this.#ahead[0]
    const request =
      guess !== undefined && guess.skip <= skip
        ? (this.#ahead.shift() as Request)
        : this.#request(skip, this.#limitAt(skip, position))
    this.#guess(request, position)
    const page = await request.page.catch((error: unknown) => {
      if (request.limit <= least || !mayBeOfSize(error)) throw error
      return undefined
    })
    if (page === undefined) {
      this.options.pageLimit.giveUp()
      await this.settled()
      this.#ahead.length = 0
      return this.#request(skip, least).page
    }
    const { rows, total } = page.slice
    this.options.pageLimit.learn({ asked: page.limit, rows, isCut: page.slice.skip + rows < total })
    return page
  }

  /** Waits for all that is still under way, wanted or not, so that nothing is admitted after a walk has ended. */
  async settled(): Promise<void> {
    // broken: forgotten-guess
    await Promise.allSettled(this.#underWay)
  }

  #guess(first: Request, position: Position): void {
    const end = position.skip + position.rowsWanted
    while (this.#ahead.length < this.options.concurrency - 1) {
      const last = this.#ahead.at(-1) ?? first
      const next = last.skip + strideOf(last, position)
      if (next >= end) return
      this.#ahead.push(this.#request(next, this.#limitAt(next, position)))
    }
  }

  /** As many rows as are wanted, as far as the server gives them at once. */
  #limitAt(skip: number, { skip: from, least, rowsWanted }: Position): number {
    const wanted = from + Math.ceil(rowsWanted) - skip
    return Math.max(least, Math.min(this.options.pageLimit.current, wanted))
  }

  #request(skip: number, limit: number): Request {
    const page = this.reader
      .fetchSlice({ skip, limit })
      .then((answer) => ({ slice: this.observations.admit(skip, answer), limit }))
    // A guess that nobody comes to need must not end the process; whoever awaits it still sees the error.
    page.catch(() => undefined).finally(() => this.#underWay.delete(page))
    this.#underWay.add(page)
    return { skip, limit, page }
  }
}

function isUseful([guess, next]: readonly Request[], position: Position): boolean {
  const { skip, least } = position
  if (guess === undefined || guess.limit < least) return false
  if (guess.skip > skip) return true
  return guess.skip > skip - strideOf(guess, position) && !(next !== undefined && next.skip <= skip)
}

function strideOf({ limit }: Request, { mostRows, overlap }: Position): number {
  return Math.max(1, Math.min(limit, mostRows) - overlap)
}

/** Whether a request for fewer rows may succeed where this one failed. */
function mayBeOfSize(error: unknown): boolean {
  return error instanceof SourceError && error.code !== 'unauthorized' && error.code !== 'redirected'
}
