import type { IntegrityError } from '../errors.js'
import { isJsonObject, type Json, type JsonObject, memberOf } from '../events/exact-json.js'

export const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The members of one object, each as what the format says that it is. */
// Not valibot or zod: a quarter of a megabyte in the bundle for one record, and it must also be shown that nothing
// else stands in the line, which the comparison with the serialised form does at once.
export class Fields {
  constructor(
    private readonly value: JsonObject,
    private readonly path: string,
    private readonly faultOf: (what: string) => IntegrityError
  ) {}

  fault(what: string): IntegrityError {
    return this.faultOf(`${this.path}${what}`)
  }

  has(name: string): boolean {
    return memberOf(this.value, name) !== undefined
  }

  isNull(name: string): boolean {
    return memberOf(this.value, name) === null
  }

  count(name: string): number {
    return this.#count(memberOf(this.value, name), name)
  }

  counts(name: string): number[] {
    return this.#array(name).map((item) => this.#count(item, name))
  }

  match(name: string, pattern: RegExp): string {
    return this.#match(memberOf(this.value, name), name, pattern)
  }

  matches(name: string, pattern: RegExp): string[] {
    return this.#array(name).map((item) => this.#match(item, name, pattern))
  }

  /** RFC 3339 in UTC with milliseconds, of a day that there is. */
  time(name: string): string {
    const item = this.match(name, timePattern)
    const ms = Date.parse(item)
    if (Number.isNaN(ms) || new Date(ms).toISOString() !== item) throw this.#wrong(name)
    return item
  }

  oneOf<T extends string>(name: string, words: readonly T[]): T {
    const found = words.find((word) => word === memberOf(this.value, name))
    if (found === undefined) throw this.#wrong(name)
    return found
  }

  object(name: string): Fields {
    return this.#object(memberOf(this.value, name), name)
  }

  objects(name: string): Fields[] {
    return this.#array(name).map((item) => this.#object(item, name))
  }

  #count(item: Json | undefined, name: string): number {
    if (typeof item !== 'number' || !Number.isSafeInteger(item) || item < 0) throw this.#wrong(name)
    return item
  }

  #match(item: Json | undefined, name: string, pattern: RegExp): string {
    if (typeof item !== 'string' || !pattern.test(item)) throw this.#wrong(name)
    return item
  }

  #object(item: Json | undefined, name: string): Fields {
    if (!isJsonObject(item)) throw this.#wrong(name)
    return new Fields(item, `${this.path}${name}.`, this.faultOf)
  }

  #array(name: string): readonly Json[] {
    const items = memberOf(this.value, name)
    if (!Array.isArray(items)) throw this.#wrong(name)
    return items as readonly Json[]
  }

  #wrong(name: string): IntegrityError {
    return this.faultOf(`has no usable "${this.path}${name}"`)
  }
}
