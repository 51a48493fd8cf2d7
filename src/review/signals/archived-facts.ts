import { isJsonObject, parseExactJson } from '../../events/exact-json.js'
import { parseTombstone } from '../../events/tombstone.js'
import {
  type Fact,
  type FactTexts,
  type FactTraits,
  factTextsOf,
  factTraitsOf,
  foldedText,
  usualFact
} from './facts.js'

const text = String.raw`"([^"\\]*)"`
const textOrNull = `(?:${text}|null)`
const flat = String.raw`[^"\\{}]*(?:"[^"\\]*"[^"\\{}]*)*`

/**
 * Lines as the archive writes nearly all of them, up to `host`: texts without escapes, an object without objects inside.
 * Members of a line have their order (docs/format.md), so what stands in these places is what it seems.
 */
const usualLine = new RegExp(
  String.raw`^\{"time":"[^"]*","action":${text},"actor":\{(?:"email":(?:"[^"\\]*"|null),)?"id":${text}\},` +
    String.raw`"object":\{(${flat})\},"medium":${textOrNull},"ip":${textOrNull},"host":${textOrNull},`
)
const idOfObject = /(?:^|,)"id":(?:"([^"\\]*)"|null|(.))/

/**
 * Reads what signals look at from lines of verified files, of which a review needs those of a quarter: by one
 * expression where a line has the usual form, and as JSON where it has not. A test compares the two.
 */
export class ArchivedFacts {
  /** Few texts stand in many lines: each is kept once. */
  readonly #texts = new Map<string, string>()
  readonly #traits = new Map<string, FactTraits>()

  /** Undefined for a redacted event, of which nothing is left. */
  read(line: string, timestamp: number): Fact | undefined {
    const usual = this.#usualTexts(line)
    if (usual !== undefined) return usualFact({ id: line, timestamp }, usual, this.#traitsOf(usual))
    const texts = textsOfJson(line)
    return texts === undefined ? undefined : usualFact({ id: line, timestamp }, texts)
  }

  #usualTexts(line: string): FactTexts | undefined {
    const found = usualLine.exec(line)
    if (found === null) return undefined
    const [, action, actor, object = '', medium, ip, host] = found
    const [, id, otherId] = idOfObject.exec(object) ?? []
    if (otherId !== undefined) return undefined
    return {
      actor: this.#once(actor),
      action: this.#once(action),
      ip: this.#once(ip),
      host: this.#once(host),
      medium: this.#once(medium),
      object: id === undefined ? undefined : foldedText(id)
    }
  }

  #once(found: string | undefined): string | undefined {
    if (found === undefined) return undefined
    const known = this.#texts.get(found)
    if (known !== undefined) return known
    const folded = foldedText(found)
    this.#texts.set(found, folded)
    return folded
  }

  #traitsOf(texts: FactTexts): FactTraits {
    // In a line without escapes no text holds a line break.
    const name = `${texts.action ?? ''}\n${texts.medium ?? ''}`
    const known = this.#traits.get(name)
    if (known !== undefined) return known
    const traits = factTraitsOf(texts)
    this.#traits.set(name, traits)
    return traits
  }
}

function textsOfJson(line: string): FactTexts | undefined {
  if (parseTombstone(line) !== undefined) return undefined
  const value = parseExactJson(line)
  return isJsonObject(value) ? factTextsOf(value) : undefined
}
