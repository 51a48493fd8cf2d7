import { parseRow, type Row } from '../../src/events/event.js'
import { parseExactJson } from '../../src/events/exact-json.js'
import { type Answer, parseAnswer } from '../../src/hireflix/answer.js'
import { type Pseudonyms, parsePseudonyms } from '../../src/pseudonyms/pseudonyms.js'
import type { Random } from './random.js'
import { type Episode, type EpisodeKind, hourMs, type LoggedEvent, type Weather } from './weather.js'

/** What one request met, beside the answer: what the oracle must know of it. */
export interface Served {
  readonly answer: Answer
  readonly shown: readonly LoggedEvent[]
}

/** The simulated source: which rows it shows at which moment, in which order, with which lies. */
export class LogServer {
  #list: readonly LoggedEvent[] = []
  #listFrom = Number.NaN
  #listUntil = Number.NaN
  #frozenAt = Number.POSITIVE_INFINITY
  readonly #rows = new Map<string, Row>()
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

  /** @throws SourceError when the answer cannot be used. */
  serve(position: { readonly skip: number; readonly limit: number }, time: number, lie: Lie): Served {
    const serverNow = this.dateAt(time)
    if (this.episode('unusable-answers', time)) {
      return { answer: parseAnswer(parseExactJson(this.random.pick(unusable)), serverNow), shown: [] }
    }
    if (lie === 'empty-log' || this.episode('amnesia', time)) {
      return { answer: { total: 0, rows: [], serverNow }, shown: [] }
    }
    const list = this.#ordered(time)
    const lag = this.episode('lagging-total', time)?.size ?? 0
    const total = lag === 0 ? list.length : this.shownAt(time - lag).length
    if (lie === 'empty-page') return { answer: { total, rows: [], serverNow }, shown: [] }
    const shown = this.#slice(list, position.skip, this.#clamped(position.limit, time))
    return { answer: { total, rows: this.#parsed(shown, time, serverNow), serverNow }, shown }
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
    if (shuffled) return list.toSorted((a, b) => scattered(a, shuffled) - scattered(b, shuffled))
    if (this.episode('by-arrival', time)) return list.toSorted((a, b) => b.shownFrom - a.shownFrom)
    return list.toReversed()
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

  // The real parser reads every text once; a season shows the same rows some hundred times.
  #parsed(shown: readonly LoggedEvent[], time: number, serverNow: number): Row[] {
    const texts = shown.map((event) => this.textOf(event, time))
    const unknown = [...new Set(texts.filter((text) => !this.#rows.has(text)))]
    if (unknown.length > 0) {
      const count = unknown.length
      const audit = `{"count":${count},"total":${count},"results":[${unknown.join(',')}]}`
      const { rows } = parseAnswer(
        parseExactJson(`{"info":{"company":{"logs":{"audit":${audit}}}}}`),
        serverNow,
        (row, at) => (this.pseudonyms ?? { parseRow }).parseRow(row, at)
      )
      for (const [index, text] of unknown.entries()) this.#rows.set(text, rows[index] as Row)
    }
    const parsed = texts.map((text) => this.#rows.get(text) as Row)
    // What is too far ahead today is an event the day after tomorrow.
    for (const [index, event] of shown.entries()) {
      if (event.timestamp > serverNow + 40 * hourMs) this.#rows.delete(texts[index] as string)
    }
    return parsed
  }

  textOf(event: LoggedEvent, time: number): string {
    if (event.text[1] === '') return event.text[0]
    const at = this.weather.isEmailJoined ? time : event.timestamp
    const emails = this.weather.actors[event.actor]?.emails ?? []
    return `${event.text[0]}${emails.findLast(({ from }) => from <= at)?.email}${event.text[1]}`
  }
}

export type Lie = 'empty-page' | 'empty-log' | undefined

function scattered(event: LoggedEvent, { from }: Episode): number {
  return Math.imul(event.number + 1, 2654435761 ^ Math.floor(from)) >>> 0
}

const unusable = [
  '{"info":{"company":{"logs":{"audit":{"count":0,"total":0,"results":null}}}}}',
  '{"info":{"company":{"logs":{"audit":null}}}}',
  '{"info":{"company":null}}',
  '{"info":{"company":{"logs":{"audit":{"count":0,"total":null,"results":[]}}}}}',
  'null'
]
