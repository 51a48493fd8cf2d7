import { hash } from 'node:crypto'
import {
  type AuditEvent,
  eventOf,
  isStorable,
  maxDepth,
  maxEventBytes,
  memberOrder,
  StoredEvent
} from './event.js'
import { depthOf, isJsonObject, type Json, type JsonObject, memberOf, parseExactJson } from './exact-json.js'
import { parseTombstone } from './tombstone.js'

export type StoredLine =
  | { readonly kind: 'event'; readonly event: AuditEvent }
  /** A redacted event: it counts as a copy of its κ, and there is nothing left to read. */
  | { readonly kind: 'tombstone'; readonly event: AuditEvent }
  | { readonly kind: 'invalid'; readonly reason: string }

/**
 * Reads one line of a month file back: the exact inverse of {@link parseRow}. `invalid` says what is wrong without
 * quoting the line, which holds personal data.
 */
// knob: remembered-events
export function parseEventLine(line: string): StoredLine {
  // A character has three bytes at most in UTF-8.
  const isSmall = 3 * line.length <= maxEventBytes
  const event = isSmall ? (findUsualEvent(line) ?? findSortedEvent(line)) : undefined
  return event === undefined ? parseCarefully(line) : { kind: 'event', event }
}

const text = String.raw`"[^"\\\x00-\x1f\ud800-\udfff]*"`
const textOrNull = `(?:${text}|null)`

/** Every member documented, no text with an escape or a character beyond the basic plane: in this order, canonical. */
const usualForm = (group: string): string =>
  String.raw`^\{"time":"[\d-]{10}T[\d:]{8}\.\d{3}Z","action":${group}${text}),"actor":\{(?:"email":${group}${textOrNull}),)?"id":${group}${text})\},` +
  String.raw`"object":${group}\{(?:"email":${group}${textOrNull}),)?"id":${group}${text})(?:,"name":${group}${textOrNull}))?,"type":${group}${textOrNull})\}),` +
  String.raw`"medium":${group}${textOrNull}),"ip":${group}${textOrNull}),"host":${group}${textOrNull}),"referer":${group}${textOrNull}),"timestamp":[1-9]\d{11,13}\}$`
const usualLine = new RegExp(usualForm('(?:'))
const usualMembers = new RegExp(usualForm('('))

/** The members of a line of the usual form, each as JSON; `undefined` where one is absent. */
export interface UsualMembers {
  /** κ. */
  readonly key: string
  readonly whole: readonly (string | undefined)[]
}

/**
 * Members in the order action, actor's email, actor's id, object, its email, id, name and type, medium, ip, host, referer;
 * `undefined` for a line of another form. The line must be valid. Saves a third of an export. A test compares with
 * {@link keyOf} and with parsing.
 */
export function findUsualMembers({ line, timestamp }: AuditEvent): UsualMembers | undefined {
  const whole = usualMembers.exec(line)?.slice(1)
  if (whole === undefined) return undefined
  const [action, , actorId, object, , , , , medium, ip, host, referer] = whole
  // The text of identityOf(): members sorted, and the actor without its e-mail.
  const identity =
    `{"action":${action},"actor":{"id":${actorId}},"host":${host},"ip":${ip},"medium":${medium},` +
    `"object":${object},"referer":${referer},"timestamp":${timestamp}}`
  return { key: hash('sha256', identity), whole }
}

/** Nearly every line, told by its form alone. Saves a tenth of a night. A test compares with {@link parseCarefully}. */
function findUsualEvent(line: string): AuditEvent | undefined {
  if (!usualLine.test(line)) return undefined
  const timestamp = Number(line.slice(line.lastIndexOf(':') + 1, -1))
  if (!isStorable(timestamp) || !line.startsWith(new Date(timestamp).toISOString(), timeAt)) return undefined
  return new StoredEvent(timestamp, line)
}

const timeAt = '{"time":"'.length

/**
 * Where JSON.stringify gives the very same text again, a line is canonical if its members stand in order. Numbers that a
 * double cannot hold, members named like numbers, deep nesting and redacted events are left to {@link parseCarefully}.
 * Saves two thirds of verify where few lines are of the usual form.
 */
function findSortedEvent(line: string): AuditEvent | undefined {
  let value: JsonObject
  try {
    const parsed = JSON.parse(line) as Json
    if (!isJsonObject(parsed) || JSON.stringify(parsed) !== line) return undefined
    value = parsed
  } catch {
    return undefined
  }
  if (!hasWrittenOrder(value)) return undefined
  const { timestamp, time } = value
  if (!isStorable(timestamp) || new Date(timestamp).toISOString() !== time) return undefined
  return new StoredEvent(timestamp, line)
}

const placeOf = new Map(['time', ...memberOrder].map((name, index) => [name, index]))

function hasWrittenOrder(value: JsonObject): boolean {
  let last = -1
  let lastFurther = ''
  for (const name of Object.keys(value)) {
    const place = placeOf.get(name) ?? placeOf.size
    if (place < last || (place === last && !(name > lastFurther))) return false
    if (place === placeOf.size) lastFurther = name
    last = place
    if (!isSorted(value[name], 2)) return false
  }
  return true
}

function isSorted(value: Json | undefined, level: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (level > maxDepth) return false
  if (Array.isArray(value)) return value.every((each: Json) => isSorted(each, level + 1))
  let last: string | undefined
  for (const name of Object.keys(value)) {
    if (last !== undefined && !(last < name)) return false
    if (!isSorted((value as JsonObject)[name], level + 1)) return false
    last = name
  }
  return true
}

/** By the rules themselves, whatever it costs: writes the line anew and compares. */
export function parseCarefully(line: string): StoredLine {
  const tombstone = parseTombstone(line)
  if (tombstone !== undefined) return { kind: 'tombstone', event: { ...tombstone, line } }
  let value: Json
  try {
    value = parseExactJson(line)
  } catch {
    return { kind: 'invalid', reason: 'is not JSON' }
  }
  if (!isJsonObject(value)) return { kind: 'invalid', reason: 'is not an object' }
  // broken: line-nested-deep
  if (depthOf(value, maxDepth) > maxDepth)
    return { kind: 'invalid', reason: 'is nested deeper than 64 levels' }
  if (Buffer.byteLength(line) > maxEventBytes) return { kind: 'invalid', reason: 'is larger than 256 KiB' }
  const timestamp = memberOf(value, 'timestamp')
  if (!isStorable(timestamp)) return { kind: 'invalid', reason: 'has no usable "timestamp"' }
  // broken: members-assigned
  const { time: _derived, ...received } = value
  const event = eventOf(received, timestamp)
  // broken: event-line-form
  if (event.line !== line) return { kind: 'invalid', reason: "is not written in the archive's form" }
  return { kind: 'event', event }
}
