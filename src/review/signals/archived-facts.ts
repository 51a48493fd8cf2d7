import { type JsonObject, parseExactJson } from '../../events/exact-json.js'
import { parseTombstone } from '../../events/tombstone.js'
import type { ActionFacts, EventFacts } from '../review-event.js'
import { actionFactsOf, factsOf, foldedText, usualFacts } from './facts.js'

const text = String.raw`"[^"\\]*"`
const textOrNull = `(?:${text}|null)`
const flat = String.raw`[^"\\{}]*(?:"[^"\\]*"[^"\\{}]*)*`

/**
 * The usual form of an archived line, up to `host`: texts without escapes, an object without objects inside. Members
 * have a fixed order (docs/format.md), so no other member can stand in these places. It finds actor, action, object and
 * origin.
 */
const usualLine = new RegExp(
  String.raw`^\{"time":"[^"]*",("action":${text},"actor":\{(?:"email":${textOrNull},)?"id":${text}\}),` +
    String.raw`"object":\{(${flat})\},("medium":${textOrNull},"ip":${textOrNull},"host":${textOrNull}),`
)
const idOfObject = /(?:^|,)"id":(?:"([^"\\]*)"|null|(.))/

/**
 * Reads the facts for signals from lines of verified files; a review needs a quarter of a year of them. One expression
 * reads a line of the usual form; other lines are parsed as JSON. A test compares the two.
 */
export class ArchivedFacts {
  /** By actor and action, then by origin: few people do few different things from few places. */
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
