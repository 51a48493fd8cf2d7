import { SourceError } from '../errors.js'
import type { Row } from '../events/event.js'
import type { Answer } from './answer.js'
import type { PageLimit } from './page-limit.js'
import type { SeenAnswers } from './seen-answers.js'
import type { Slice } from './slices.js'

/** The source as the walk sees it: any slice of the retained log, by position. */
export interface AuditLogReader {
  /** Named in messages and in the ledger. */
  readonly host: string
  /** @throws SourceError when no usable answer can be had. */
  fetchSlice(position: { readonly skip: number; readonly limit: number }): Promise<Answer>
}

/** A slice, and the number of rows that were asked for. */
export interface Page {
  readonly slice: Slice
  readonly rows: readonly Row[]
  readonly limit: number
}

export interface PageRequest {
  /** The page begins here, or at most one page before. */
  readonly skip: number
  /** A page that was asked for fewer rows is of no use. */
  readonly minLimit: number
  /** Rows wanted from `skip` on; 0 when the number is not known. */
  readonly rowsWanted: number
  /** Rows that a guess shares with the page before it. */
  readonly overlap: number
  /** The most rows that the server has shown it gives at once. */
  readonly mostRows: number
}

interface Fetch {
  readonly skip: number
  readonly limit: number
  readonly page: Promise<Page>
}

/**
 * Fetches pages, some of them ahead of need. A guess may begin before the position that is then asked for, never after
 * it: the walk only needs to know where a page begins. Every answer is admitted, also a guess that nobody needs.
 */
export class PageFetcher {
  readonly #ahead: Fetch[] = []
  /** Fetches that are not answered yet, guesses or not. */
  readonly #underWay = new Set<Promise<Page>>()

  constructor(
    private readonly reader: AuditLogReader,
    private readonly seen: SeenAnswers,
    private readonly options: { readonly concurrency: number; readonly pageLimit: PageLimit }
  ) {}

  /** @throws SourceError when no usable answer can be had. */
  async page(request: PageRequest): Promise<Page> {
    const { skip, minLimit } = request
    while (this.#ahead[0] !== undefined && !isUseful(this.#ahead, request)) this.#ahead.shift()
    const guess = this.#ahead[0]
    const fetch =
      guess !== undefined && guess.skip <= skip
        ? (this.#ahead.shift() as Fetch)
        : this.#fetch(skip, this.#limitAt(skip, request))
    this.#fetchAhead(fetch, request)
    const page = await fetch.page.catch((error: unknown) => {
      if (fetch.limit <= minLimit || !mayBeOfSize(error)) throw error
      return undefined
    })
    if (page === undefined) {
      this.options.pageLimit.giveUp()
      await this.settled()
      this.#ahead.length = 0
      return this.#fetch(skip, minLimit).page
    }
    const { rows, total } = page.slice
    this.options.pageLimit.learn({ asked: page.limit, rows, isCut: page.slice.skip + rows < total })
    return page
  }

  /** Waits for all fetches, wanted or not, so that nothing is admitted after a walk has ended. */
  async settled(): Promise<void> {
    // broken: forgotten-guess
    await Promise.allSettled(this.#underWay)
  }

  #fetchAhead(first: Fetch, request: PageRequest): void {
    const end = request.skip + request.rowsWanted
    while (this.#ahead.length < this.options.concurrency - 1) {
      const last = this.#ahead.at(-1) ?? first
      const next = last.skip + strideOf(last, request)
      if (next >= end) return
      this.#ahead.push(this.#fetch(next, this.#limitAt(next, request)))
    }
  }

  /** The rows that are still wanted, up to the number that the server gives at once. */
  #limitAt(skip: number, { skip: from, minLimit, rowsWanted }: PageRequest): number {
    const wanted = from + Math.ceil(rowsWanted) - skip
    return Math.max(minLimit, Math.min(this.options.pageLimit.current, wanted))
  }

  #fetch(skip: number, limit: number): Fetch {
    const page = this.reader
      .fetchSlice({ skip, limit })
      .then((answer) => ({ slice: this.seen.admit(skip, answer), rows: answer.rows, limit }))
    // A guess that nobody comes to need must not end the process; its awaiter, if any, still sees the error.
    page.catch(() => undefined).finally(() => this.#underWay.delete(page))
    this.#underWay.add(page)
    return { skip, limit, page }
  }
}

/** The rows that the server gives at once, as far as a page shows. */
export function rowsPerPage({ slice, limit }: Page): number {
  return slice.skip + slice.rows < slice.total ? Math.max(1, slice.rows) : limit
}

/** Pages after which a walk gives up. By the first total: a log that grows as it is read would raise it for ever. */
export function requestBudget(firstTotal: number, page: Page): number {
  return 100 + 6 * Math.ceil(firstTotal / rowsPerPage(page))
}

function isUseful([guess, next]: readonly Fetch[], request: PageRequest): boolean {
  const { skip, minLimit } = request
  if (guess === undefined || guess.limit < minLimit) return false
  if (guess.skip > skip) return true
  return guess.skip > skip - strideOf(guess, request) && !(next !== undefined && next.skip <= skip)
}

function strideOf({ limit }: Fetch, { mostRows, overlap }: PageRequest): number {
  return Math.max(1, Math.min(limit, mostRows) - overlap)
}

/** Whether a request for fewer rows may succeed where this one failed. */
function mayBeOfSize(error: unknown): boolean {
  return error instanceof SourceError && error.code !== 'unauthorized' && error.code !== 'redirected'
}
