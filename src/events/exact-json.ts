/**
 * JSON that loses nothing: numbers that a double cannot hold keep their digits, `__proto__` is an ordinary member,
 * lone surrogates survive, and nesting of any depth neither overflows the stack nor is refused here.
 *
 * Native JSON.parse does all of that but the numbers. The packages that keep them (lossless-json, json-bigint)
 * recurse, so a hostile answer of 20,000 brackets ends the process, and read five times slower. So numbers at risk
 * are set aside before JSON.parse sees them, and text without any goes to it untouched.
 */

/** A number whose value a double cannot hold, as its received digits. */
export class ExactNumber {
  constructor(readonly digits: string) {}
}

export type Json = null | boolean | number | string | ExactNumber | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [member: string]: Json
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
  )
}

/** Own members only: a member called `constructor` or `__proto__` is data, an absent one is absent. */
export function memberOf(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

// Sixteen digits or more, a fraction or an exponent: all other numbers are exact integers. The match may also hit
// inside a string, which only costs the slower way; that a colon follows a quote keeps times of day out.
const numberAtRisk = /(?:"\s*:|[[,])\s*-?(?:\d{16}|\d+[.eE])|^\s*-?\d/
// Not one expression for a whole string: on a hostile one it overflows its stack, and on a cut one it starts over at
// every quote.
const escapeQuoteOrNumber = /\\[\s\S]|"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * @throws SyntaxError when the text is not JSON (RFC 8259).
 */
export function parseExactJson(text: string): Json {
  if (!text.includes('\\') && !numberAtRisk.test(text)) return JSON.parse(text) as Json
  const mark = unusedMark(text)
  const marked = setAside(text, mark)
  return marked === text ? (JSON.parse(text) as Json) : reviveMarked(JSON.parse(marked) as Json, mark)
}

/** Replaces what JSON.parse would not read rightly: numbers that no double holds, and escaped names of members. */
function setAside(text: string, mark: string): string {
  let marked = ''
  let copied = 0
  let string: { readonly start: number; escaped: boolean } | undefined
  for (const { 0: token, index } of text.matchAll(escapeQuoteOrNumber)) {
    const end = index + token.length
    if (string === undefined) {
      // broken: number-rounded
      if (token === '"') string = { start: index, escaped: false }
      else if (!token.startsWith('\\') && !isHeldByDouble(token)) {
        // In an array: unlike a string, it is as wrong as a number in place of a member's name.
        marked += `${text.slice(copied, index)}["${mark}${token}"]`
        copied = end
      }
    } else if (token === '"') {
      if (string.escaped && isName(text, end)) {
        marked += text.slice(copied, string.start) + nameAside(text.slice(string.start, end), mark)
        copied = end
      }
      string = undefined
    } else if (token.startsWith('\\')) string.escaped = true
  }
  return marked + text.slice(copied)
}

function isName(text: string, end: number): boolean {
  const colon = /\s*:/y
  colon.lastIndex = end
  return colon.test(text)
}

// V8 (seen in Node 24.21, not in 20) takes an escaped name for another one that objects of the same shape had before:
// once it has read {"\\":1}, it may read {"\"":1} as the same. So JSON.parse is never shown a backslash in a name.
function nameAside(literal: string, mark: string): string {
  const name = JSON.parse(literal) as string
  const plain = JSON.stringify(name)
  if (!plain.includes('\\')) return plain
  const units = Array.from({ length: name.length }, (_, at) => name.charCodeAt(at))
  return `"${mark}${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}"`
}

function nameFromAside(name: string, mark: string): string {
  return name.slice(mark.length).replace(/.{4}/g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

// Not JSON.parse's reviver: that recurses, and assigns where a member named `__proto__` must be defined.
function reviveMarked(root: Json, mark: string): Json {
  const holder = { root }
  const pending: object[] = [holder]
  for (let container = pending.pop(); container !== undefined; container = pending.pop()) {
    for (const [name, received] of Object.entries(container)) {
      const value = revivedNumber(received, mark)
      if (name.startsWith(mark)) {
        Reflect.deleteProperty(container, name)
        define(container, nameFromAside(name, mark), value)
      } else if (value !== received) define(container, name, value)
      if (typeof value === 'object' && value !== null && !(value instanceof ExactNumber)) pending.push(value)
    }
  }
  return holder.root
}

function revivedNumber(value: Json, mark: string): Json {
  const only: unknown = Array.isArray(value) ? value[0] : undefined
  return typeof only === 'string' && only.startsWith(mark) ? new ExactNumber(only.slice(mark.length)) : value
}

function define(container: object, name: string, value: Json): void {
  Object.defineProperty(container, name, { value, enumerable: true, writable: true, configurable: true })
}

// The mark must not occur in the text, escaped or not: it has no character that JSON needs to escape, and an escaped
// spelling of it would need a backslash followed by u0040, which is looked for as well. The marks in the text are
// gathered first: to look for one mark after the other costs time by the square of the text.
function unusedMark(text: string): string {
  const decoded = text.includes('\\u')
    ? text.replace(/\\u([0-9a-fA-F]{4})/g, (_all, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16))
      )
    : ''
  const used = new Set([text, decoded].flatMap((each) => each.match(/@exact-number-\d{1,9}(?=@)/g) ?? []))
  let n = 0
  while (used.has(`@exact-number-${n}`)) n++
  return `@exact-number-${n}@`
}

/** Whether the ECMAScript form of the number (which RFC 8785 prescribes) has the same decimal value as its digits. */
export function isHeldByDouble(digits: string): boolean {
  const value = Number(digits)
  return Number.isFinite(value) && decimalValue(String(value)) === decimalValue(digits)
}

/** One spelling per decimal value: sign, significant digits, power of ten. */
function decimalValue(digits: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits)
  if (parts === null) throw new SyntaxError('not a JSON number')
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const significant = `${whole}${fraction}`.replace(/^0+/, '')
  const trimmed = withoutTrailingZeros(significant)
  if (trimmed === '') return '0'
  // Not a BigInt, which costs time by the square of its digits. Where a double rounds the exponent, the number is 0 or
  // infinite as a double, and so told apart already.
  const power = Number(exponent) - fraction.length + (significant.length - trimmed.length)
  return `${sign}${trimmed}e${power}`
}

// Not /0+$/, which tries again at every zero of a long number.
function withoutTrailingZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end--
  return digits.slice(0, end)
}

/** Levels of arrays and objects: 0 for a scalar, 1 for `[]`. Stops counting one past `limit`. */
export function depthOf(value: Json, limit: number): number {
  let level: Json[] = [value]
  for (let depth = 0; ; depth++) {
    const next: Json[] = []
    let containers = false
    for (const item of level) {
      if (typeof item !== 'object' || item === null || item instanceof ExactNumber) continue
      containers = true
      for (const child of Array.isArray(item) ? item : Object.values(item as JsonObject)) next.push(child)
    }
    if (!containers) return depth
    if (depth > limit) return depth
    level = next
  }
}

/** A copy in which each scalar is replaced, and each member's name. The nesting of any depth stays. */
export function mapScalars(
  root: Json,
  map: (scalar: Json) => Json,
  mapName: (name: string) => string = (name) => name
): Json {
  const holder: { root: Json } = { root }
  const pending: object[] = [holder]
  for (let container = pending.pop(); container !== undefined; container = pending.pop()) {
    for (const [name, value] of Object.entries(container) as [string, Json][]) {
      if (typeof value !== 'object' || value === null || value instanceof ExactNumber) {
        define(container, name, map(value))
        continue
      }
      const copy = Array.isArray(value) ? [...value] : renamed(value as JsonObject, mapName)
      define(container, name, copy)
      pending.push(copy)
    }
  }
  return holder.root
}

/** In the order of the names as received, so that of two that become equal it is always the same that is numbered. */
function renamed(value: JsonObject, mapName: (name: string) => string): JsonObject {
  const copy = {}
  const seen = new Map<string, number>()
  for (const name of Object.keys(value).sort()) {
    const mapped = mapName(name)
    const count = (seen.get(mapped) ?? 0) + 1
    seen.set(mapped, count)
    define(copy, count === 1 ? mapped : `${mapped} ${count}`, value[name] as Json)
  }
  return copy
}

interface Frame {
  readonly value: readonly Json[] | JsonObject
  readonly names: readonly string[] | undefined
  next: number
}

/**
 * RFC 8785 canonical JSON (members sorted by UTF-16 code units, no spaces, ECMAScript numbers), with two additions
 * where the RFC is undefined: an ExactNumber is written as its digits, a lone surrogate as `\udxxx`.
 * Iterative, so depth cannot overflow the stack.
 */
export function serializeCanonical(value: Json): string {
  let text = ''
  const frames: Frame[] = []
  const write = (item: Json): void => {
    // broken: lone-surrogate
    if (typeof item !== 'object' || item === null) text += JSON.stringify(item)
    else if (item instanceof ExactNumber) text += item.digits
    else if (Array.isArray(item)) {
      text += '['
      frames.push({ value: item, names: undefined, next: 0 })
    } else {
      text += '{'
      frames.push({ value: item as JsonObject, names: Object.keys(item).sort(), next: 0 })
    }
  }
  write(value)
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const { value: container, names } = frame
    const index = frame.next++
    if (names === undefined) {
      const items = container as readonly Json[]
      if (index >= items.length) {
        text += ']'
        frames.pop()
      } else {
        if (index > 0) text += ','
        write(items[index] as Json)
      }
    } else if (index >= names.length) {
      text += '}'
      frames.pop()
    } else {
      const name = names[index] as string
      text += `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`
      write((container as JsonObject)[name] as Json)
    }
  }
  return text
}
