import { isJsonObject, type Json, memberOf } from '../events/exact-json.js'

/**
 * Takes a value if it is what the format says; `at` names its place in the line.
 * @throws UnusableMember
 */
// Not valibot or zod: a quarter of a megabyte in the bundle for one record, and it must also be shown that nothing
// else stands in the line, which the comparison with the serialised form does at once.
export type Form<T> = (value: Json | undefined, at: string) => T

export class UnusableMember extends Error {
  constructor(at: string, found = `has no usable "${at}"`) {
    super(found)
  }
}

function textThat(holds: (text: string) => boolean): Form<string> {
  return (value, at) => {
    if (typeof value !== 'string' || !holds(value)) throw new UnusableMember(at)
    return value
  }
}

export function textOf(pattern: RegExp): Form<string> {
  return textThat((text) => pattern.test(text))
}

export function oneOf<T extends string>(...words: readonly T[]): Form<T> {
  return textThat((text) => words.some((word) => word === text)) as Form<T>
}

/** RFC 3339 in UTC with milliseconds, of a day that there is. */
export const time = textThat((text) => {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
})

/** A million millions: far more than any archive has, and sums of them are exact. */
const mostCounted = 10 ** 12

export const count = integerFrom(0, mostCounted)

export function integerFrom(least: number, most: number): Form<number> {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      throw new UnusableMember(at)
    return value
  }
}

export function nullOr<T>(form: Form<T>): Form<T | null> {
  return (value, at) => (value === null ? null : form(value, at))
}

export function optional<T>(form: Form<T>): Form<T | undefined> {
  return (value, at) => (value === undefined ? undefined : form(value, at))
}

export function listOf<T>(
  form: Form<T>,
  { least = 0, most }: { least?: number; most: number }
): Form<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) throw new UnusableMember(at)
    return value.map((item: Json) => form(item, at))
  }
}

/** An object of these members, in this order. */
export function objectOf<T extends object>(
  members: {
    readonly [Name in keyof T]-?: Form<T[Name]>
  }
): Form<T> {
  const forms = Object.entries<Form<unknown>>(members)
  return (value, at) => {
    if (!isJsonObject(value)) throw new UnusableMember(at)
    const taken: [string, unknown][] = []
    for (const [name, form] of forms) {
      const member = form(memberOf(value, name), at === '' ? name : `${at}.${name}`)
      if (member !== undefined) taken.push([name, member])
    }
    return Object.fromEntries(taken) as T
  }
}
