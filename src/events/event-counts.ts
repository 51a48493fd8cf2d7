import type { AuditEvent } from './event.js'

/** An event and the number of its copies. */
export interface CountedEvent {
  readonly event: AuditEvent
  readonly copies: number
}

interface Counted extends CountedEvent {
  copies: number
}

/**
 * The number of copies of each event: m(κ) of the format. The first text of an event is kept. κ is computed only when
 * two different lines share a millisecond.
 */
export class EventCounts implements Iterable<CountedEvent> {
  /** By timestamp: the only event of it, or all of them by κ. */
  readonly #at = new Map<number, Counted | Map<string, Counted>>()

  #size = 0

  /** The number of different events. */
  get size(): number {
    return this.#size
  }

  /** The copies of these events in the lists. Other events are not counted. */
  countIn(lists: Iterable<readonly AuditEvent[]>): EventCounts {
    const counted = new EventCounts()
    for (const events of lists)
      for (const event of events) if (this.#find(event) !== undefined) counted.add(event)
    return counted
  }

  copiesOf(event: AuditEvent): number {
    return this.#find(event)?.copies ?? 0
  }

  find(event: AuditEvent): CountedEvent | undefined {
    return this.#find(event)
  }

  /** Counts further copies. */
  add(event: AuditEvent, copies = 1): void {
    const known = this.#find(event)
    if (known === undefined) this.#hold(event, copies)
    else known.copies += copies
  }

  /** Counts at least this number of copies. */
  raise(event: AuditEvent, copies: number): void {
    const known = this.#find(event)
    // broken: sum-pages, sum-pages-unnoticed/1
    if (known === undefined) this.#hold(event, copies)
    else known.copies = Math.max(known.copies, copies)
  }

  *[Symbol.iterator](): Iterator<CountedEvent> {
    for (const found of this.#at.values()) {
      if (found instanceof Map) yield* found.values()
      else yield found
    }
  }

  #find(event: AuditEvent): Counted | undefined {
    const found = this.#at.get(event.timestamp)
    if (found instanceof Map) return found.get(event.key)
    if (found === undefined || found.event.line === event.line) return found
    return found.event.key === event.key ? found : undefined
  }

  #hold(event: AuditEvent, copies: number): void {
    const { timestamp } = event
    const counted = { event, copies }
    const others = this.#at.get(timestamp)
    this.#size++
    if (others === undefined) this.#at.set(timestamp, counted)
    else if (others instanceof Map) others.set(event.key, counted)
    else
      this.#at.set(
        timestamp,
        new Map([
          [others.event.key, others],
          [event.key, counted]
        ])
      )
  }
}
