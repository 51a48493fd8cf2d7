import type { AuditRow, TimedRow } from './audit-row.js'
import { Clock } from './clock.js'

/**
 * How the log lists its rows. `newest-first` is what the vendor's sample shows; the others are what it does not exclude:
 * - `shifting-ties`: newest first, rows that share a timestamp in another order at every look
 * - `oldest-first`
 * - `arrival`: by the moment of logging, newest first, so that timestamps are slightly out of order; it expires so too
 */
export type LogOrder = 'newest-first' | 'shifting-ties' | 'oldest-first' | 'arrival'

export interface AuditLogOptions {
  /** Where the clock starts, epoch milliseconds. */
  readonly now: number
  /** 60 days unless said otherwise. */
  readonly retentionMs?: number
  readonly order?: LogOrder
}

/** One row of the log. `row` is absent where the row was given as JSON text. */
export interface LogRow {
  /** Epoch milliseconds: its place in the order and when it expires. */
  readonly timestamp: number
  /** Epoch milliseconds: the log shows it from then on. */
  readonly visibleAt: number
  readonly row: AuditRow | undefined
  /** The row as JSON text: as given, or the documented members in the sample's order. */
  readonly json: string
}

export const sixtyDaysMs = 60 * 24 * 3600_000

class Entry implements LogRow {
  /** Numbers of the first observation that found it and of the first one after its removal. */
  firstObserved: number | undefined
  removedBefore = Number.POSITIVE_INFINITY
  #json: string | undefined

  constructor(
    readonly sequence: number,
    readonly timestamp: number,
    readonly visibleAt: number,
    readonly row: AuditRow | undefined,
    json?: string
  ) {
    this.#json = json
  }

  get json(): string {
    this.#json ??= JSON.stringify(this.row)
    return this.#json
  }
}

/** An audit log in memory: rows appear at their `visibleAt` and expire when older than the retention. */
export class AuditLog {
  readonly clock: Clock
  readonly #retentionMs: number
  readonly #order: LogOrder
  /** Rows that have appeared, expired ones included: oldest first, so that expiry and paging are index arithmetic. */
  #appeared: Entry[] = []
  /** Rows yet to appear, the next one last. */
  #pending: Entry[] = []
  /** Rows appended since the log was last looked at. */
  #incoming: Entry[] = []
  /** Rows that have appeared and that no observation has considered yet. */
  #unobserved: Entry[] = []
  readonly #observed: Entry[] = []
  #settledAt = Number.NEGATIVE_INFINITY
  #sequence = 0
  #observations = 0

  constructor(options: AuditLogOptions) {
    this.clock = new Clock(options.now)
    this.#retentionMs = options.retentionMs ?? sixtyDaysMs
    this.#order = options.order ?? 'newest-first'
  }

  /** Adds a row; it appears at `visibleAt`, epoch milliseconds, by default at its own timestamp. */
  append(row: AuditRow, visibleAt: number = row.timestamp): void {
    this.#incoming.push(new Entry(this.#sequence++, row.timestamp, visibleAt, row))
  }

  appendAll(rows: Iterable<TimedRow>): void {
    for (const { row, visibleAt } of rows) this.append(row, visibleAt)
  }

  /**
   * Adds a row that JavaScript values cannot express: the text goes into answers as it is, whatever the query selects.
   * `timestamp`, epoch milliseconds, gives its place and its expiry; what the text says of itself decides nothing.
   */
  appendRaw(timestamp: number, json: string, visibleAt: number = timestamp): void {
    this.#incoming.push(new Entry(this.#sequence++, timestamp, visibleAt, undefined, json))
  }

  /** Removes the rows for which `chosen` holds and says how many they were. */
  remove(chosen: (row: LogRow) => boolean): number {
    let removed = 0
    const stays = (entry: Entry): boolean => {
      if (!chosen(entry)) return true
      entry.removedBefore = this.#observations
      removed++
      return false
    }
    this.#incoming = this.#incoming.filter(stays)
    this.#pending = this.#pending.filter(stays)
    this.#appeared = this.#appeared.filter(stays)
    this.#unobserved = this.#unobserved.filter((entry) => entry.removedBefore > this.#observations)
    return removed
  }

  /**
   * What the log shows at `now`, by plain definition: slow, for tests that want to know what is true. Ties are not
   * shifted here.
   */
  visible(now: number = this.clock.now()): readonly LogRow[] {
    const rows = [...this.#appeared, ...this.#pending, ...this.#incoming]
      .filter((entry) => entry.visibleAt <= now && this.#placeOf(entry) >= now - this.#retentionMs)
      .sort((a, b) => this.#compare(b, a))
    return this.#order === 'oldest-first' ? rows.reverse() : rows
  }

  /** One page of what the log shows now, and how many rows it shows in all. */
  slice(skip: number, limit: number): { readonly rows: readonly LogRow[]; readonly total: number } {
    this.#settle()
    const total = this.#appeared.length - this.#firstRetained()
    const rows: LogRow[] = []
    for (let position = skip; position < Math.min(skip + limit, total); position++) {
      rows.push(this.#at(position))
    }
    return { rows, total }
  }

  /**
   * Notes that a client was given an answer now: every row that the log shows at this moment, on whichever page, counts
   * as visible from here on in {@link everVisible}.
   */
  observe(): void {
    this.#settle()
    const oldest = this.clock.now() - this.#retentionMs
    for (const entry of this.#unobserved) {
      if (this.#placeOf(entry) < oldest || entry.firstObserved !== undefined) continue
      entry.firstObserved = this.#observations
      this.#observed.push(entry)
    }
    this.#unobserved = []
    this.#observations++
  }

  /**
   * Every row that the log showed at the moment of at least one observation, including rows that have expired or been
   * removed since; rows that came and went between two observations are not among them. Oldest first.
   */
  everVisible(): readonly LogRow[] {
    return this.#observed.toSorted((a, b) => this.#compare(a, b))
  }

  /**
   * By JSON text, the most copies of a row that the log showed at any one observation: what an archive may at most hold.
   * It differs from the count in {@link everVisible} when a row was removed and an identical one appended later.
   */
  mostCopies(): ReadonlyMap<string, number> {
    const alike = new Map<string, Entry[]>()
    for (const entry of this.#observed) {
      const entries = alike.get(entry.json)
      if (entries === undefined) alike.set(entry.json, [entry])
      else entries.push(entry)
    }
    return new Map([...alike].map(([json, entries]) => [json, mostAtOnce(entries)]))
  }

  #at(position: number): LogRow {
    const first = this.#firstRetained()
    const last = this.#appeared.length - 1
    const index = this.#order === 'oldest-first' ? first + position : last - position
    const entry = this.#appeared[index] as Entry
    return this.#order === 'shifting-ties' ? this.#shifted(index, entry.timestamp, first) : entry
  }

  // Turns the group of equal timestamps around by one more place at every observation.
  #shifted(index: number, timestamp: number, first: number): LogRow {
    const start = Math.max(first, this.#lowerBound(timestamp))
    const size = this.#lowerBound(timestamp + 1) - start
    return this.#appeared[start + ((index - start + this.#observations) % size)] as Entry
  }

  #firstRetained(): number {
    return this.#lowerBound(this.clock.now() - this.#retentionMs)
  }

  /** The index of the first row that has appeared whose place is at or after `place`. */
  #lowerBound(place: number): number {
    let [low, high] = [0, this.#appeared.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#placeOf(this.#appeared[middle] as Entry) < place) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Brings the lists up to the clock. It sorts only what is new, and everything once when very much is. */
  #settle(): void {
    const now = this.clock.now()
    if (now < this.#settledAt) this.#unsettle(now)
    this.#settledAt = now
    if (this.#incoming.length > 0) {
      this.#pending = this.#pending.concat(this.#incoming)
      this.#incoming = []
      this.#pending.sort((a, b) => b.visibleAt - a.visibleAt || b.sequence - a.sequence)
    }
    const appearing: Entry[] = []
    for (
      let next = this.#pending.at(-1);
      next !== undefined && next.visibleAt <= now;
      next = this.#pending.at(-1)
    ) {
      appearing.push(next)
      this.#pending.pop()
    }
    if (appearing.length > 64) {
      this.#appeared = this.#appeared.concat(appearing).sort((a, b) => this.#compare(a, b))
    } else {
      for (const entry of appearing) this.#insert(entry)
    }
    for (const entry of appearing) this.#unobserved.push(entry)
  }

  #insert(entry: Entry): void {
    let index = this.#lowerBound(this.#placeOf(entry) + 1)
    while (index > 0 && this.#compare(this.#appeared[index - 1] as Entry, entry) > 0) index--
    this.#appeared.splice(index, 0, entry)
  }

  // The clock was set back: what had appeared since is pending again.
  #unsettle(now: number): void {
    const early = this.#appeared.filter((entry) => entry.visibleAt > now)
    this.#appeared = this.#appeared.filter((entry) => entry.visibleAt <= now)
    this.#unobserved = this.#appeared.filter((entry) => entry.firstObserved === undefined)
    this.#incoming = early.concat(this.#incoming)
  }

  #compare(a: Entry, b: Entry): number {
    return this.#placeOf(a) - this.#placeOf(b) || a.sequence - b.sequence
  }

  #placeOf(entry: Entry): number {
    return this.#order === 'arrival' ? entry.visibleAt : entry.timestamp
  }
}

function mostAtOnce(entries: readonly Entry[]): number {
  const starts = entries.map((entry) => entry.firstObserved as number)
  return Math.max(
    ...starts.map((moment) => {
      const there = entries.filter(({ firstObserved, removedBefore }) => {
        return (firstObserved as number) <= moment && moment < removedBefore
      })
      return there.length
    })
  )
}
