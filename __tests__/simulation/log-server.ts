import { type Pseudonyms, parsePseudonyms } from '../../src/events/pseudonyms.js'
import type { LoggedEvent } from './logged-events.js'
import type { Random } from './random.js'
import type { Episode, EpisodeKind } from './troubles.js'
import type { Weather } from './weather.js'

/** One answer of the server: its text, and what the oracle must know of it. */
export interface Served {
  readonly body: string
  readonly serverNow: number
  readonly total: number
  readonly shown: readonly LoggedEvent[]
  /** Its data as far as it was found before something went wrong. */
  partOf(random: Random): string
}

/** The simulated source: which rows it shows at which moment, in which order, with which lies. */
export class LogServer {
  #list: readonly LoggedEvent[] = []
  #listFrom = Number.NaN
  #listUntil = Number.NaN
  #frozenAt = Number.POSITIVE_INFINITY
  /** The archiver's own. */
  readonly pseudonyms: Pseudonyms | undefined

  constructor(
    private readonly weather: Weather,
    private readonly random: Random
  ) {
    const { pseudonymKey } = weather
    if (pseudonymKey !== undefined) {
      this.pseudonyms = parsePseudonyms('actor.email,object.name,ip:network', pseudonymKey)
    }
  }

  /** From then on nothing comes, goes or misbehaves; only the clock goes on. */
  freeze(time: number): void {
    this.#frozenAt = time
  }

  episode(kind: EpisodeKind, time: number): Episode | undefined {
    return this.weather.episodes.find(
      (episode) => episode.kind === kind && episode.from <= time && time < episode.to
    )
  }

  /** The moment of the log that is shown at a time: another one only once it is frozen. */
  momentOf(time: number): number {
    return Math.min(time, this.#frozenAt)
  }

  /** Sorted by time, oldest first. */
  shownAt(time: number): readonly LoggedEvent[] {
    const at = this.momentOf(time)
    if (!(this.#listFrom <= at && at < this.#listUntil)) {
      let until = Number.POSITIVE_INFINITY
      let from = Number.NEGATIVE_INFINITY
      const list: LoggedEvent[] = []
      for (const event of this.weather.events) {
        const { shownFrom, goneFrom } = event
        if (shownFrom > at) until = Math.min(until, shownFrom)
        else if (goneFrom <= at) from = Math.max(from, goneFrom)
        else {
          from = Math.max(from, shownFrom)
          until = Math.min(until, goneFrom)
          list.push(event)
        }
      }
      this.#list = list
      this.#listFrom = from
      this.#listUntil = until
    }
    return this.#list
  }

  dateAt(time: number): number {
    const skew = this.episode('skewed-clock', time)?.size ?? 0
    return Math.floor((time + skew) / 1000) * 1000
  }

  serve(position: { readonly skip: number; readonly limit: number }, time: number, lie: Lie): Served {
    if (this.episode('unusable-answers', time)) {
      return this.#served({ time, total: 0, shown: [], data: this.random.pick(unusable) })
    }
    if (lie === 'empty-log' || this.episode('amnesia', time))
      return this.#served({ time, total: 0, shown: [] })
    const list = this.#ordered(time)
    const lag = this.episode('lagging-total', time)?.size ?? 0
    const total = lag === 0 ? list.length : this.shownAt(time - lag).length
    if (lie === 'empty-page') return this.#served({ time, total, shown: [] })
    const shown = this.#slice(list, position.skip, this.#clamped(position.limit, time))
    return this.#served({ time, total, shown })
  }

  #served(found: {
    readonly time: number
    readonly total: number
    readonly shown: readonly LoggedEvent[]
    readonly data?: string
  }): Served {
    const { time, total, shown } = found
    const dataOf = (events: readonly LoggedEvent[]): string => {
      const results = events.map((event) => this.textOf(event, time)).join(',')
      const audit = `{"count":${events.length},"total":${total},"results":[${results}]}`
      return `{"info":{"company":{"logs":{"audit":${audit}}}}}`
    }
    return {
      body: `{"data":${found.data ?? dataOf(shown)}}`,
      serverNow: this.dateAt(time),
      total,
      shown,
      partOf: (random) => dataOf(shown.filter(() => random.chance(0.5)))
    }
  }

  #clamped(limit: number, time: number): number {
    const clamped = Math.min(limit, this.episode('clamped-limit', time)?.size ?? limit)
    const least = this.episode('changing-limit', time)?.size
    return least === undefined ? clamped : Math.min(clamped, this.random.whole(least, Math.max(least, limit)))
  }

  #ordered(time: number): readonly LoggedEvent[] {
    const list = this.shownAt(time)
    if (this.episode('oldest-first', time)) return list
    const shuffled = this.episode('shuffled', time)
    if (shuffled) return list.toSorted(byScattering(shuffled.from))
    if (this.episode('by-arrival', time)) return list.toSorted((a, b) => b.shownFrom - a.shownFrom)
    switch (this.weather.listOrder) {
      case 'by-time':
        return list.toReversed()
      case 'by-arrival':
        return list.toReversed().sort((a, b) => b.shownFrom - a.shownFrom)
      case 'by-second':
        return list.toSorted((a, b) => secondOf(b) - secondOf(a) || byScattering(0)(a, b))
      case 'scattered':
        return list.toSorted(byScattering(0))
      case 'restless':
        return this.#disturbed(list.toSorted(byScattering(0)))
      case 'reshuffled':
        return list.toSorted(byScattering(this.random.whole(1, 1e9)))
    }
  }

  /** For one answer a row stands elsewhere, or two rows change places. */
  #disturbed(list: LoggedEvent[]): readonly LoggedEvent[] {
    if (list.length < 2 || this.random.chance(0.85)) return list
    const [one, other] = [this.random.whole(0, list.length - 1), this.random.whole(0, list.length - 1)]
    const [moved] = list.splice(one, 1) as [LoggedEvent]
    const [replaced] = list.splice(other, this.random.chance(0.5) ? 1 : 0, moved)
    if (replaced !== undefined) list.splice(one, 0, replaced)
    return list
  }

  #slice(list: readonly LoggedEvent[], skip: number, limit: number): readonly LoggedEvent[] {
    if (!this.weather.areTiesShuffled) return list.slice(skip, skip + limit)
    const times = (index: number): number | undefined => list[index]?.timestamp
    let from = Math.min(skip, list.length)
    let to = Math.min(skip + limit, list.length)
    const start = from
    while (from > 0 && times(from - 1) === times(from)) from--
    while (to < list.length && times(to) === times(to - 1)) to++
    const mixed: LoggedEvent[] = []
    for (let index = from; index < to; ) {
      let end = index + 1
      while (end < to && times(end) === times(index)) end++
      if (end === index + 1) mixed.push(list[index] as LoggedEvent)
      else mixed.push(...this.random.shuffled(list.slice(index, end)))
      index = end
    }
    return mixed.slice(start - from, start - from + limit)
  }

  textOf(event: LoggedEvent, time: number): string {
    if (event.text[1] === '') return event.text[0]
    const at = this.weather.isEmailJoined ? time : event.timestamp
    const emails = this.weather.actors[event.actor]?.emails ?? []
    return `${event.text[0]}${emails.findLast(({ from }) => from <= at)?.email}${event.text[1]}`
  }
}

export type Lie = 'empty-page' | 'empty-log' | undefined

function byScattering(salt: number): (a: LoggedEvent, b: LoggedEvent) => number {
  const placeOf = ({ number }: LoggedEvent): number =>
    Math.imul(number + 1, 2654435761 ^ Math.floor(salt)) >>> 0
  return (a, b) => placeOf(a) - placeOf(b)
}

function secondOf({ timestamp }: LoggedEvent): number {
  return Math.floor(timestamp / 1000)
}

const unusable = [
  '{"info":{"company":{"logs":{"audit":{"count":0,"total":0,"results":null}}}}}',
  '{"info":{"company":{"logs":{"audit":null}}}}',
  '{"info":{"company":null}}',
  '{"info":{"company":{"logs":{"audit":{"count":0,"total":null,"results":[]}}}}}',
  'null'
]
