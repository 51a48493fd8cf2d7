import { type AuditEvent, parseRow, type QuarantinedRow, type Row } from '../../src/events/event.js'
import type { Answer } from '../../src/hireflix/answer.js'
import type { AuditLogReader } from '../../src/hireflix/page-fetcher.js'
import { copiesOf, now, randomOf } from './builders.js'

export interface ListedLogOptions {
  /** `by-arrival`: as given, and what is inserted comes to the front. */
  readonly order?: 'newest-first' | 'oldest-first' | 'unordered' | 'by-arrival'
  /** The most rows in one answer, whatever is asked for. */
  readonly clamp?: number
  readonly serverNow?: number
  /** What the server says instead of its true total. */
  readonly total?: (real: number) => number
  /** Events of one millisecond come in another order each time. */
  readonly shuffleTies?: boolean
  /** The share of answers, from 0 to 1, that come empty though there are rows. */
  readonly emptyShare?: number
  /** Answers overtake each other. */
  readonly isSlow?: boolean
  readonly seed?: number
  /** Called before each answer is made. */
  readonly between?: (log: ListedLog, index: number) => void
}

/** An audit log over a list in memory, which can do what a server might. */
export class ListedLog implements AuditLogReader {
  readonly host = 'api.hireflix.com'
  readonly requests: { readonly skip: number; readonly limit: number }[] = []
  /** What the list held at each answer, by key. */
  readonly shown: ReadonlyMap<string, number>[] = []
  readonly everHeld = new Map<string, AuditEvent>()
  readonly random: () => number
  #rows: Row[] = []
  /** Copies by key, until the list changes. */
  #held: ReadonlyMap<string, number> | undefined
  serverNow: number

  constructor(
    events: readonly AuditEvent[],
    readonly options: ListedLogOptions = {}
  ) {
    this.random = randomOf(options.seed ?? 1)
    this.serverNow = options.serverNow ?? now
    const { order = 'newest-first' } = options
    // Sorting at once, since inserting one after the other looks through the list each time.
    if (order === 'unordered') for (const event of events) this.insert(event)
    else if (order === 'by-arrival') {
      for (const event of events) this.everHeld.set(event.key, event)
      this.#rows = events.map((event) => ({ kind: 'event', event }))
    } else {
      for (const event of events) this.everHeld.set(event.key, event)
      const sorted = [...events].sort((a, b) => this.#rank(a.timestamp) - this.#rank(b.timestamp))
      this.#rows = sorted.map((event) => ({ kind: 'event', event }))
    }
  }

  get length(): number {
    return this.#rows.length
  }

  get events(): AuditEvent[] {
    return this.#rows.flatMap((row) => (row.kind === 'event' ? [row.event] : []))
  }

  /** Puts an event where its time belongs; in an unordered list anywhere. */
  insert(event: AuditEvent): void {
    const row: Row = { kind: 'event', event }
    this.everHeld.set(event.key, event)
    const index =
      this.options.order === 'by-arrival'
        ? 0
        : this.options.order === 'unordered'
          ? Math.floor(this.random() * (this.#rows.length + 1))
          : this.#rows.findIndex(
              (each) =>
                each.kind === 'event' && this.#rank(each.event.timestamp) > this.#rank(event.timestamp)
            )
    this.#rows.splice(index < 0 ? this.#rows.length : index, 0, row)
    this.#held = undefined
  }

  #rank(timestamp: number): number {
    return this.options.order === 'oldest-first' ? timestamp : -timestamp
  }

  insertRow(index: number, quarantined: QuarantinedRow): void {
    this.#rows.splice(index, 0, { kind: 'quarantined', quarantined })
  }

  /** Puts a row elsewhere, as no stable order does. */
  move(from: number, to: number): void {
    this.#rows.splice(to, 0, ...this.#rows.splice(from, 1))
  }

  delete(index: number): void {
    this.#rows.splice(index, 1)
    this.#held = undefined
  }

  /** Removes the oldest row. */
  expire(): void {
    if (this.options.order === 'oldest-first') this.#rows.shift()
    else this.#rows.pop()
    this.#held = undefined
  }

  async fetchSlice({ skip, limit }: { readonly skip: number; readonly limit: number }): Promise<Answer> {
    const { between, clamp = Number.POSITIVE_INFINITY, emptyShare = 0, isSlow, total } = this.options
    const index = this.requests.push({ skip, limit }) - 1
    if (isSlow) await this.#tarry()
    between?.(this, index)
    if (this.options.shuffleTies) this.#shuffleTies()
    const isEmpty = this.random() < emptyShare
    const rows = isEmpty ? [] : this.#rows.slice(skip, skip + Math.min(limit, clamp))
    const answer = {
      rows,
      total: total === undefined ? this.#rows.length : Math.max(0, total(this.#rows.length)),
      serverNow: this.serverNow
    }
    this.#held ??= copiesOf(this.events)
    this.shown.push(this.#held)
    if (isSlow) await this.#tarry()
    return answer
  }

  async #tarry(): Promise<void> {
    for (let ticks = Math.floor(this.random() * 8); ticks > 0; ticks--) await Promise.resolve()
  }

  #shuffleTies(): void {
    const timeOf = (row: Row): number | undefined => (row.kind === 'event' ? row.event.timestamp : undefined)
    for (let index = this.#rows.length - 1; index > 0; index--) {
      const [here, before] = [this.#rows[index] as Row, this.#rows[index - 1] as Row]
      if (timeOf(here) === timeOf(before) && this.random() < 0.5) {
        this.#rows[index] = before
        this.#rows[index - 1] = here
      }
    }
  }
}

/** A row for a log that holds what nobody understands. */
export function strangeRow(id: number): QuarantinedRow {
  const row = parseRow({ timestamp: `at ${id}` }, now)
  if (row.kind !== 'quarantined') throw new Error('This row is an event')
  return row.quarantined
}
