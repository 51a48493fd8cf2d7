import { type JsonObject, parseExactJson } from '../../events/exact-json.js'
import { parseTombstone } from '../../events/tombstone.js'
import type { ActionFacts, EventFacts } from '../review-event.js'
import { actionFactsOf, factsOf, foldedText, usualFacts } from './facts.js'

const text = String.raw`"[^"\\]*"`
const textOrNull = `(?:${text}|null)`
const flat = String.raw`[^"\\{}]*(?:"[^"\\]*"[^"\\{}]*)*`

/**
 * Lines as the archive writes nearly all of them, up to `host`: texts without escapes, an object without objects inside.
 * Members of a line have their order (docs/format.md), so what stands in these places is what it seems. It finds who did
 * what, on which object, and from where.
 */
const usualLine = new RegExp(
  String.raw`^\{"time":"[^"]*",("action":${text},"actor":\{(?:"email":${textOrNull},)?"id":${text}\}),` +
    String.raw`"object":\{(${flat})\},("medium":${textOrNull},"ip":${textOrNull},"host":${textOrNull}),`
)
const idOfObject = /(?:^|,)"id":(?:"([^"\\]*)"|null|(.))/

/**
 * Reads what signals look at from lines of verified files, of which a review needs those of a quarter: by one
 * expression where a line has the usual form, and as JSON where it has not. A test compares the two.
 */
export class ArchivedFacts {
  /** By who did what, and from where: the same few people do the same few things from the same places. */
  readonly #actions = new Map<string, Map<string, ActionFacts>>()

  /** Undefined for a redacted event, of which nothing is left. */
  read(line: string, timestamp: number): EventFacts | undefined {
    const [, what, members, where] = usualLine.exec(line) ?? []
    if (what !== undefined && members !== undefined && where !== undefined) {
      const [, id, otherId] = idOfObject.exec(members) ?? []
      const object = id === undefined ? undefined : foldedText(id)
      if (otherId === undefined)
        return usualFacts({ id: line, timestamp, object }, this.#actionFactsOf(what, where))
    }
    if (parseTombstone(line) !== undefined) return undefined
    return factsOf({ id: line, timestamp, value: parseExactJson(line) as JsonObject })
  }

  #actionFactsOf(what: string, where: string): ActionFacts {
    let places = this.#actions.get(what)
    if (places === undefined) {
      places = new Map()
      this.#actions.set(what, places)
    }
    const known = places.get(where)
    if (known !== undefined) return known
    const action = actionFactsOf(parseExactJson(`{${what},${where}}`) as JsonObject)
    places.set(where, action)
    return action
  }
}
