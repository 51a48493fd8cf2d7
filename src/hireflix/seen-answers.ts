import type { AuditEvent } from '../events/event.js'
import { EventCounts } from '../events/event-counts.js'
import { type Interval, unionOf } from '../events/intervals.js'
import type { Observed, ObservedRow } from '../events/observed.js'
import type { Answer } from './answer.js'
import type { FittedList } from './fitted-list.js'
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

/** Events are logged some time after they happen: younger ones are read, and not yet claimed. */
// broken: settling-too-short
export const settleMs = 2 * 60_000

/** The answers of one run. Copies are counted per answer and the maximum is kept: pages are never summed. */
export class SeenAnswers {
  #events = new EventCounts()
  readonly #quarantined = new Map<string, ObservedRow>()
  readonly #slices: Slice[] = []
  readonly #doubts = new Set<string>()
  /** The number of slices whose rows were dropped. */
  #forgotten = 0
  #requests = 0
  #order: Order = 'either'
  #serverNow: number | undefined
  /** The whole log, once it was put together from answers. */
  #fitted: FittedList | undefined
  /** Why it could not be. */
  #misfit: string | undefined

  admit(skip: number, answer: Answer): Slice {
    this.#serverNow ??= answer.serverNow
    this.keep(answer)
    const slice = sliceOf(skip, answer)
    this.#slices.push(slice)
    this.#order = joinOrders(this.#order, slice.shape?.order ?? 'either')
    return slice
  }

  /** Keeps the rows of an answer that is not used as a proof. */
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

  /** Takes a list for the whole log, as if one answer had held it. */
  proveWhole(list: FittedList): void {
    for (const { event, copies } of list.countEvents()) this.#events.raise(event, copies)
    this.#fitted = list
  }

  /** The most copies of an event that one answer showed. */
  copiesOf(event: AuditEvent): number {
    return this.#events.copiesOf(event)
  }

  /** Notes why answers without an order of time could not be put together. */
  noteMisfit(reason: string): void {
    this.#misfit ??= reason
  }

  /** Whether a list that is not sorted by time was read, which a reading from its front to its end may prove. */
  get isInPieces(): boolean {
    return this.#order === 'none' && !this.hasWhole && !this.hasMisfit
  }

  get hasMisfit(): boolean {
    return this.#misfit !== undefined
  }

  /** The order of the rows in all answers. */
  get order(): Order {
    return this.#order
  }

  /** Whether the end of the log was seen and confirmed. */
  get hasEnd(): boolean {
    return findEnd(this.#slices) !== undefined
  }

  /** Whether one answer held the whole log, or several that fit together. */
  get hasWhole(): boolean {
    if (this.#fitted !== undefined) return true
    const end = findEnd(this.#slices)
    return end !== undefined && isWhole(end, this.#slices)
  }

  /** The last millisecond before which every retained event was read; known once the end of a sorted list was seen. */
  get readUpTo(): number | undefined {
    return this.#provenBy(this.#slices).find(({ from }) => from === Number.NEGATIVE_INFINITY)?.to
  }

  #provenBy(slices: readonly Slice[]): readonly Interval[] {
    if (this.#fitted !== undefined) return [{ from: Number.NEGATIVE_INFINITY, to: this.#through }]
    return unionOf(provenBy(this.#slices, this.#through, slices))
  }

  get #through(): number {
    // broken: watermark-from-event-time, no-settling
    return (this.#serverNow ?? Number.NEGATIVE_INFINITY) - settleMs
  }

  #orderDoubts(total: number): readonly string[] {
    if (this.#order !== 'none' || this.hasWhole) return []
    const found = this.#misfit === undefined ? '' : `, and ${this.#misfit}`
    return [
      `The server did not list events in the order of time${found}: of ${total} events, none could be proven ` +
        'complete; a page-size that holds them all in one answer can prove them'
    ]
  }

  get #oldestRetained(): number | undefined {
    return this.#fitted === undefined ? oldestRetainedIn(this.#slices) : this.#fitted.oldest
  }

  /** Drops the rows, which are archived by then. The slices are kept, and prove on. */
  forget(): void {
    this.#events = new EventCounts()
    this.#quarantined.clear()
    this.#forgotten = this.#slices.length
    this.#requests = 0
    this.#fitted = undefined
  }

  /** @throws Error before the first answer was admitted. */
  observed(): Observed {
    const latest = this.#slices.at(-1)
    if (latest === undefined || this.#serverNow === undefined) throw new Error('Nothing was observed yet')
    return {
      events: this.#events,
      quarantined: new Map(this.#quarantined),
      proven: this.#provenBy(this.#slices),
      held: this.#provenBy(this.#slices.slice(this.#forgotten)),
      through: this.#through,
      serverNow: this.#serverNow,
      total: latest.total,
      reachedEnd: this.hasEnd,
      oldestRetained: this.#oldestRetained,
      requests: this.#requests,
      order: this.#order,
      doubts: [...this.#doubts, ...this.#orderDoubts(latest.total)]
    }
  }
}
