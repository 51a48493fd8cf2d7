import { EventBag } from '../events/event-bag.js'
import { unionOf } from '../events/intervals.js'
import type { Observed, ObservedRow } from '../events/observed.js'
import type { Answer } from './answer.js'
import {
  findEnd,
  isWhole,
  joinOrders,
  type Order,
  oldestRetainedIn,
  provenBy,
  type Slice,
  sliceOf
} from './slices.js'

/** Events are logged some time after they happen; what is younger than this is read but not yet claimed. */
export const settleMs = 2 * 60_000

/** Collects answers. Copies are counted per answer and the maximum is kept: pages are never summed. */
export class Observations {
  readonly #events = new EventBag()
  readonly #quarantined = new Map<string, ObservedRow>()
  readonly #slices: Slice[] = []
  readonly #doubts = new Set<string>()
  #order: Order = 'either'
  #serverNow: number | undefined

  admit(skip: number, answer: Answer): Slice {
    this.#serverNow ??= answer.serverNow
    this.#count(answer)
    const slice = sliceOf(skip, answer)
    this.#slices.push(slice)
    this.#order = joinOrders(this.#order, slice.shape?.order ?? 'either')
    return slice
  }

  #count(answer: Answer): void {
    const shown = new EventBag()
    const strange = new Map<string, number>()
    for (const row of answer.rows) {
      if (row.kind === 'event') shown.add(row.event)
      else {
        const { key } = row.quarantined
        const copies = (strange.get(key) ?? 0) + 1
        strange.set(key, copies)
        if (copies > (this.#quarantined.get(key)?.copies ?? 0))
          this.#quarantined.set(key, { row: row.quarantined, copies })
      }
    }
    for (const { event, copies } of shown) this.#events.raise(event, copies)
  }

  /** Notes why something could not be proven; the sentence carries no event text. */
  doubt(reason: string): void {
    this.#doubts.add(reason)
  }

  get order(): Order {
    return this.#order
  }

  /** Whether the end of the log was seen and confirmed. */
  get hasEnd(): boolean {
    return findEnd(this.#slices) !== undefined
  }

  /** Whether one answer held the whole log. */
  get hasWhole(): boolean {
    const end = findEnd(this.#slices)
    return end !== undefined && isWhole(end)
  }

  /** @throws Error before the first answer was admitted. */
  observed(): Observed {
    const latest = this.#slices.at(-1)
    if (latest === undefined || this.#serverNow === undefined) throw new Error('Nothing was observed yet')
    const through = this.#serverNow - settleMs
    if (this.#order === 'none' && !this.hasWhole) {
      this.doubt(
        `The server did not list events in the order of time: of ${latest.total} events, none could be proven ` +
          'complete; a page-size that holds them all in one answer can prove them'
      )
    }
    return {
      events: this.#events,
      quarantined: new Map(this.#quarantined),
      proven: unionOf(provenBy(this.#slices, through)),
      through,
      serverNow: this.#serverNow,
      total: latest.total,
      reachedEnd: this.hasEnd,
      oldestRetained: oldestRetainedIn(this.#slices),
      requests: this.#slices.length,
      doubts: [...this.#doubts]
    }
  }
}
