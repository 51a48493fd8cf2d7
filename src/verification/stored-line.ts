import { type AuditEvent, maxDepth, maxEventBytes, parseEventLine } from '../events/event.js'
import { isJsonObject, type JsonObject } from '../events/exact-json.js'
import { parseTombstone } from '../events/tombstone.js'

/** One line of a month file: what its checks need, and κ only for whoever asks. */
export interface StoredLine {
  readonly timestamp: number
  readonly line: string
  readonly isTombstone: boolean
  key(): string
}

/**
 * Reads a line as {@link parseEventLine} does, several times as fast where JSON.stringify gives the very same text:
 * then it is canonical if its members stand in order. Whatever is out of the ordinary (numbers that a double cannot
 * hold, members named like numbers, deep nesting) goes the long way. A test compares the two.
 */
export function readStoredLine(
  line: string
): StoredLine | { readonly kind: 'invalid'; readonly reason: string } {
  return findPlain(line) ?? readCarefully(line)
}

function findPlain(line: string): StoredLine | undefined {
  // A character has three bytes at most in UTF-8.
  if (3 * line.length > maxEventBytes) return undefined
  let value: JsonObject
  try {
    const parsed = JSON.parse(line)
    if (!isJsonObject(parsed) || JSON.stringify(parsed) !== line) return undefined
    value = parsed
    if (!hasMembersInOrder(value)) return undefined
  } catch {
    return undefined
  }
  const { timestamp, time } = value
  if (typeof timestamp !== 'number' || !(timestamp >= year2000 && timestamp <= year9999)) return undefined
  if (!Number.isInteger(timestamp) || new Date(timestamp).toISOString() !== time) return undefined
  let event: AuditEvent | undefined
  const key = (): string => {
    event ??= eventOf(line)
    return event.key
  }
  return { timestamp, line, isTombstone: false, key }
}

const year2000 = Date.UTC(2000, 0, 1)
const year9999 = Date.UTC(9999, 11, 31)
const memberOrder = ['time', 'action', 'actor', 'object', 'medium', 'ip', 'host', 'referer', 'timestamp']
const placeOf = new Map(memberOrder.map((name, index) => [name, index]))

function hasMembersInOrder(value: JsonObject): boolean {
  let last = -1
  let lastFurther = ''
  for (const name of Object.keys(value)) {
    const place = placeOf.get(name) ?? memberOrder.length
    if (place < last || (place === last && !(name > lastFurther))) return false
    if (place === memberOrder.length) lastFurther = name
    last = place
    if (!isSorted(value[name], 2)) return false
  }
  return true
}

function isSorted(value: unknown, level: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (level > maxDepth) return false
  if (Array.isArray(value)) return value.every((each) => isSorted(each, level + 1))
  let last: string | undefined
  for (const name of Object.keys(value)) {
    if (last !== undefined && !(last < name)) return false
    if (!isSorted((value as JsonObject)[name], level + 1)) return false
    last = name
  }
  return true
}

function readCarefully(line: string): StoredLine | { kind: 'invalid'; reason: string } {
  const stored = parseEventLine(line)
  if (stored.kind === 'invalid') return stored
  const { timestamp, key } = stored.event
  return { timestamp, line, isTombstone: stored.kind === 'tombstone', key: () => key }
}

function eventOf(line: string): AuditEvent {
  const stored = parseEventLine(line)
  if (stored.kind === 'invalid') throw new Error('A line that reads fast must also read carefully')
  return stored.event
}

/** κ of a line without regard for its form, for comparing histories; `undefined` when it cannot be read. */
export function findKey(line: string): string | undefined {
  const tombstone = parseTombstone(line)
  if (tombstone !== undefined) return tombstone.key
  const stored = readStoredLine(line)
  return 'kind' in stored ? undefined : stored.key()
}
