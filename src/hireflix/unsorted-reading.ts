import { commonRowsOf, FittedList } from './fitted-list.js'
import { type Page, type PageFetcher, type PageRequest, requestBudget } from './page-fetcher.js'
import type { PageLimit } from './page-limit.js'
import type { SeenAnswers } from './seen-answers.js'

/** A list is read again if rows were taken out of it meanwhile, or if copies stand far apart in it. */
const passes = 3
/** Looks at the end and the front of a list that grows and expires while it is read. */
const rounds = 4
/** Steps back at one joint, each twice as long as the one before. */
const stepsBack = 6
const endAttempts = 5

/**
 * Reads a list that is not sorted by time from its front to its end, and then its front again, until the answers fit
 * together. docs/decisions/0006-any-stable-order.md says why such a list is the whole log.
 */
export class UnsortedReading {
  #newestTotal = 0
  #firstTotal: number | undefined
  /** Rows that the server gave where more were asked for. */
  #mostRows = Number.POSITIVE_INFINITY
  #pagesRead = 0
  #reached = 0

  constructor(
    private readonly pages: PageFetcher,
    private readonly seen: SeenAnswers,
    private readonly options: {
      readonly pageSize: number
      readonly pageLimit: PageLimit
      readonly onPage: (page: Page) => void
    }
  ) {}

  /** @returns the position up to which the list was read, and whether that is its end. */
  async read(front: Page | undefined): Promise<{ readonly reached: number; readonly isDone: boolean }> {
    if (front !== undefined) this.#note(front)
    let before: FittedList | undefined
    for (let pass = 1; pass <= passes; pass++) {
      const list = await this.#readOnce(pass === 1 ? front : undefined)
      if (this.seen.hasMisfit) return { reached: this.#reached, isDone: false }
      if (list !== undefined && this.#areCopiesCertain(list, before)) this.seen.proveWhole(list)
      if (this.seen.hasWhole) return { reached: this.#reached, isDone: true }
      before = list
    }
    this.seen.noteMisfit('it changed each time it was read')
    return { reached: this.#reached, isDone: true }
  }

  /**
   * If one row moves while the list is read, it may be read twice and another row not at all: the count is right then. It
   * shows in copies that no single answer held. Those are believed if the reading before this one found as many.
   */
  #areCopiesCertain(list: FittedList, before: FittedList | undefined): boolean {
    const known = before?.countEvents()
    // broken: scattered-copies-believed
    return [...list.countEvents()].every(
      ({ event, copies }) => copies <= this.seen.copiesOf(event) || copies === known?.copiesOf(event)
    )
  }

  /** One reading; `undefined` where it is not the whole log, though another reading may be. */
  async #readOnce(front: Page | undefined): Promise<FittedList | undefined> {
    const list = new FittedList()
    let page = front ?? (await this.#page({ skip: 0 }))
    for (let round = 1; round <= rounds; round++) {
      const { length } = list
      if (!(await this.#readToEnd(list, page)) || this.seen.hasWhole) return undefined
      // Rows have not left at the end alone: one is missing inside.
      if (round > 1 && list.length === length) return undefined
      const total = await this.#readFront(list)
      if (total === undefined) return undefined
      // broken: count-ignored
      if (list.length === total) return list
      if (list.length < total) return undefined
      page = await this.#page({ skip: Math.max(0, total - 2 * this.#overlap) })
    }
    return undefined
  }

  /** Adds pages up to the end of the log. @returns false, and notes why, where they do not fit. */
  async #readToEnd(list: FittedList, first: Page): Promise<boolean> {
    let endTotal: number | undefined
    let misfits = 0
    let back = 0
    let endTries = 0
    for (let page = first; ; ) {
      const { slice, rows } = page
      const end = slice.skip + slice.rows
      const { length } = list
      if (this.#pagesRead > requestBudget(this.#firstTotal ?? 0, page))
        return this.#giveUp('it changed faster than it could be read')
      if (slice.rows === 0) {
        // Case 1: the page before held the last row by the same count. That is the end.
        if (slice.total === slice.skip && slice.total === endTotal) return true
        // Case 2: the list has shrunk, or its count is wrong, or the answer is. Rows before are read again.
        endTries++
        if (endTries >= endAttempts)
          return this.#giveUp(`the server counts ${slice.total} events but shows ${slice.skip}`)
        endTotal = undefined
        page = await this.#page({ skip: Math.max(0, slice.skip - this.#overlap * 2 ** (endTries - 1)) })
      } else if (!list.append(rows, end >= slice.total)) {
        // Case 3: rows were taken out ahead of the page, or it is too short to show that it fits.
        misfits++
        if (misfits > stepsBack) return this.#giveUp(misfitOf(slice.rows))
        back = back === 0 ? commonRowsOf(slice.rows) : back * 2
        endTotal = undefined
        page = await this.#page({ skip: Math.max(0, slice.skip - back) })
      } else {
        this.#reached = end
        back = 0
        if (list.length > length) endTries = 0
        if (end - this.#overlap > slice.skip) misfits = 0
        endTotal = end >= slice.total ? slice.total : undefined
        // Case 4: the page holds the last row by its own count. Only an empty page behind it makes that certain.
        if (endTotal !== undefined) page = await this.#page({ skip: end, rowsWanted: 0, mostRows: 1 })
        // Case 5: the next page shares rows with this one.
        else if (end - this.#overlap > slice.skip) page = await this.#page(this.#onFrom(end - this.#overlap))
        // Case 6: the page is too short to share rows with the next one. A larger one is not.
        else {
          misfits++
          if (misfits > stepsBack) return this.#giveUp(misfitOf(slice.rows))
          if (slice.skip === 0) list.clear()
          page = await this.#page(this.#onFrom(slice.skip))
        }
      }
    }
  }

  /** Reads the front until it joins the list. @returns the total of the front's first page; `undefined` if it does not. */
  async #readFront(list: FittedList): Promise<number | undefined> {
    const front = new FittedList()
    let page = await this.#page({ skip: 0 })
    const { total } = page.slice
    for (;;) {
      const { slice, rows } = page
      const end = slice.skip + slice.rows
      if (rows.length === 0 || !front.append(rows, false)) return undefined
      if (list.prepend(front)) return total
      const next = end - this.#overlap
      if (end >= slice.total || next <= slice.skip || front.length > list.length) return undefined
      page = await this.#page({ skip: next })
    }
  }

  /** With guesses, up to the newest total. */
  #onFrom(skip: number): Partial<PageRequest> & { readonly skip: number } {
    const rowsWanted = Math.max(0, this.#newestTotal - skip)
    return { skip, rowsWanted, overlap: this.#overlap, mostRows: this.#mostRows }
  }

  get #overlap(): number {
    return commonRowsOf(Math.min(this.options.pageLimit.current, this.#mostRows))
  }

  async #page(request: Partial<PageRequest> & { readonly skip: number }): Promise<Page> {
    const page = await this.pages.page({
      minLimit: this.options.pageSize,
      // One page and no guesses.
      rowsWanted: 4 * this.#overlap,
      overlap: 0,
      mostRows: Number.POSITIVE_INFINITY,
      ...request
    })
    this.options.onPage(page)
    this.#note(page)
    return page
  }

  #note({ slice, limit }: Page): void {
    this.#pagesRead++
    this.#firstTotal ??= slice.total
    this.#newestTotal = slice.total
    if (slice.rows === 0) return
    const isCut = slice.skip + slice.rows < slice.total
    if (isCut) this.#mostRows = slice.rows < limit ? slice.rows : Number.POSITIVE_INFINITY
  }

  #giveUp(reason: string): false {
    this.seen.noteMisfit(reason)
    return false
  }
}

function misfitOf(rows: number): string {
  return rows < commonRowsOf(rows)
    ? `it showed ${rows} at once, too few to put together`
    : 'its order changed between requests'
}
