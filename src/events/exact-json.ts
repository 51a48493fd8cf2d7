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
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * @throws SyntaxError when the text is not JSON (RFC 8259).
 */
export function parseExactJson(text: string): Json {
  if (!numberAtRisk.test(text)) return JSON.parse(text) as Json
  const mark = unusedMark(text)
  let found = false
  const marked = text.replace(stringOrNumber, (token) => {
    if (token.startsWith('"') || isHeldByDouble(token)) return token
    found = true
    return `"${mark}${token}"`
  })
  if (!found) return JSON.parse(text) as Json
  return reviveMarked(JSON.parse(marked) as Json, mark)
}

// Not JSON.parse's reviver: that recurses, and assigns where a member named `__proto__` must be defined.
function reviveMarked(root: Json, mark: string): Json {
  const holder = { root }
  const pending: object[] = [holder]
  for (let container = pending.pop(); container !== undefined; container = pending.pop()) {
    for (const [name, value] of Object.entries(container)) {
      if (typeof value === 'object' && value !== null) pending.push(value)
      else if (typeof value === 'string' && value.startsWith(mark)) {
        Object.defineProperty(container, name, { value: new ExactNumber(value.slice(mark.length)) })
      }
    }
  }
  return holder.root
}

// The mark must not occur in the text, escaped or not: it has no character that JSON needs to escape, and an escaped
// spelling of it would need a backslash followed by u0040, which is looked for as well.
function unusedMark(text: string): string {
  const escaped = text.includes('\\u')
  for (let n = 0; ; n++) {
    const mark = `@exact-number-${n}@`
    if (!text.includes(mark) && !(escaped && decodedIncludes(text, mark))) return mark
  }
}

function decodedIncludes(text: string, mark: string): boolean {
  return text
    .replace(/\\u([0-9a-fA-F]{4})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .includes(mark)
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
  const trimmed = significant.replace(/0+$/, '')
  if (trimmed === '') return '0'
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(significant.length - trimmed.length)
  return `${sign}${trimmed}e${power}`
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
