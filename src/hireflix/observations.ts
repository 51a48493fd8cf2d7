import { EventCounts } from '../events/event-counts.js'
import { type Interval, unionOf } from '../events/intervals.js'
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
// broken: settling-too-short
export const settleMs = 2 * 60_000

/** Collects answers. Copies are counted per answer and the maximum is kept: pages are never summed. */
export class Observations {
  #events = new EventCounts()
  readonly #quarantined = new Map<string, ObservedRow>()
  readonly #slices: Slice[] = []
  readonly #doubts = new Set<string>()
  /** Slices whose rows are not held any more. */
  #forgotten = 0
  #requests = 0
  #order: Order = 'either'
  #serverNow: number | undefined

  admit(skip: number, answer: Answer): Slice {
    this.#serverNow ??= answer.serverNow
    this.keep(answer)
    const slice = sliceOf(skip, answer)
    this.#slices.push(slice)
    this.#order = joinOrders(this.#order, slice.shape?.order ?? 'either')
    return slice
  }

  /** Counts the rows of an answer, which proves nothing here. */
  keep(answer: Answer): void {
    this.#requests++
    const shown = new EventCounts()
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
    return end !== undefined && isWhole(end, this.#slices)
  }

  /** The last millisecond up to which all that is retained was read: if its end was seen, and the list is in order. */
  get readUpTo(): number | undefined {
    return this.#provenBy(this.#slices).find(({ from }) => from === Number.NEGATIVE_INFINITY)?.to
  }

  #provenBy(slices: readonly Slice[]): readonly Interval[] {
    return unionOf(provenBy(this.#slices, this.#through, slices))
  }

  get #through(): number {
    // broken: watermark-from-event-time, no-settling
    return (this.#serverNow ?? Number.NEGATIVE_INFINITY) - settleMs
  }

  /** Lets go of the rows, all of which are archived. What the answers prove together is kept. */
  forget(): void {
    this.#events = new EventCounts()
    this.#quarantined.clear()
    this.#forgotten = this.#slices.length
    this.#requests = 0
  }

  /** @throws Error before the first answer was admitted. */
  observed(): Observed {
    const latest = this.#slices.at(-1)
    if (latest === undefined || this.#serverNow === undefined) throw new Error('Nothing was observed yet')
    if (this.#order === 'none' && !this.hasWhole) {
      this.doubt(
        `The server did not list events in the order of time: of ${latest.total} events, none could be proven ` +
          'complete; a page-size that holds them all in one answer can prove them'
      )
    }
    return {
      events: this.#events,
      quarantined: new Map(this.#quarantined),
      proven: this.#provenBy(this.#slices),
      held: this.#provenBy(this.#slices.slice(this.#forgotten)),
      through: this.#through,
      serverNow: this.#serverNow,
      total: latest.total,
      reachedEnd: this.hasEnd,
      oldestRetained: oldestRetainedIn(this.#slices),
      requests: this.#requests,
      doubts: [...this.#doubts]
    }
  }
}
