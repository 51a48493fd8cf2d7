import { hash } from 'node:crypto'
import {
  depthOf,
  isJsonObject,
  type Json,
  type JsonObject,
  memberOf,
  parseExactJson,
  serializeCanonical
} from './exact-json.js'
import { parseTombstone, serializeTombstone } from './tombstone.js'

/**
 * One audit event as the archive stores it. `key` is κ of the format: two events with one key are copies of each
 * other; how many there are is part of the record. `line` is the event's one line of a month file, without a comma.
 */
export interface AuditEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number
  /** SHA-256, hex. */
  readonly key: string
  readonly line: string
}

/** A row that cannot be understood: kept as it came, reported, and in nobody's way. */
export interface QuarantinedRow {
  /** SHA-256, hex, of `row`. */
  readonly key: string
  readonly reason: QuarantineReason
  /** The row as canonical JSON. */
  readonly row: string
}

export type QuarantineReason =
  | 'not an object'
  | 'nested deeper than 64 levels'
  | 'larger than 256 KiB'
  | 'timestamp is missing'
  | 'timestamp is not a number'
  | 'timestamp is not a whole number of milliseconds'
  | 'timestamp is before the year 2000'
  | 'timestamp is more than 48 hours ahead of the server'
  | 'has a member named time, which the archive derives'

export type Row =
  | { readonly kind: 'event'; readonly event: AuditEvent }
  | { readonly kind: 'quarantined'; readonly quarantined: QuarantinedRow }

export const maxDepth = 64
export const maxEventBytes = 256 * 1024
const year2000 = Date.UTC(2000, 0, 1)
/** The end of the dates that RFC 3339 can write, and that a month file can be named after. */
const year10000 = Date.UTC(10_000, 0, 1)
const furthestAheadMs = 48 * 3600_000

/** The documented members, in the order in which the archive writes them; `time` is derived. */
const memberOrder = ['action', 'actor', 'object', 'medium', 'ip', 'host', 'referer', 'timestamp']

/** Decides whether a received row is an event, by the rules of docs/format.md. `serverNow` is epoch milliseconds. */
export function parseRow(row: Json, serverNow: number): Row {
  if (!isJsonObject(row)) return quarantined(row, 'not an object')
  if (depthOf(row, maxDepth) > maxDepth) return quarantined(row, 'nested deeper than 64 levels')
  const fault = timestampFault(memberOf(row, 'timestamp'), serverNow)
  if (fault !== undefined) return quarantined(row, fault)
  if (Object.hasOwn(row, 'time'))
    return quarantined(row, 'has a member named time, which the archive derives')
  const event = eventOf(row, memberOf(row, 'timestamp') as number)
  if (Buffer.byteLength(event.line) > maxEventBytes) return quarantined(row, 'larger than 256 KiB')
  return { kind: 'event', event }
}

function timestampFault(timestamp: Json | undefined, serverNow: number): QuarantineReason | undefined {
  if (timestamp === undefined || timestamp === null) return 'timestamp is missing'
  if (typeof timestamp !== 'number') return 'timestamp is not a number'
  if (!Number.isSafeInteger(timestamp)) return 'timestamp is not a whole number of milliseconds'
  // Seconds since 1970 land here too: they read as January 1970.
  if (timestamp < year2000) return 'timestamp is before the year 2000'
  if (timestamp > serverNow + furthestAheadMs || timestamp >= year10000)
    return 'timestamp is more than 48 hours ahead of the server'
  return undefined
}

/** A row that is kept aside, and why. */
export function quarantined(row: Json, reason: QuarantineReason): Row {
  const text = serializeCanonical(row)
  return { kind: 'quarantined', quarantined: { key: sha256(text), reason, row: text } }
}

function eventOf(row: JsonObject, timestamp: number): AuditEvent {
  const members = serializedMembers(row)
  const line = `{"time":"${new Date(timestamp).toISOString()}",${inWrittenOrder(members).join(',')}}`
  return { timestamp, key: sha256(identityOf(row, members)), line }
}

/** The members of a received row as its archived line has them, `"name":value`, without the derived `time`. */
export function writtenMembers(row: JsonObject): string[] {
  return inWrittenOrder(serializedMembers(row))
}

function serializedMembers(row: JsonObject): Map<string, string> {
  return new Map(
    Object.keys(row)
      .sort()
      .map((name) => [name, serializeCanonical(row[name] as Json)])
  )
}

function inWrittenOrder(members: ReadonlyMap<string, string>): string[] {
  const known = memberOrder.filter((name) => members.has(name))
  const further = [...members.keys()].filter((name) => !memberOrder.includes(name))
  return [...known, ...further].map((name) => memberText(name, members.get(name) as string))
}

/**
 * The text whose SHA-256 is κ. The e-mail may be joined when the log is read, so an old event can come back with
 * another one: where the actor has an id, the e-mail is no part of the event's identity.
 */
export function identityOf(row: JsonObject, members = serializedMembers(row)): string {
  const actor = memberOf(row, 'actor')
  if (isJsonObject(actor) && typeof memberOf(actor, 'id') === 'string' && Object.hasOwn(actor, 'email')) {
    const identity = Object.keys(actor)
      .filter((name) => name !== 'email')
      .sort()
      .map((name) => memberText(name, serializeCanonical(actor[name] as Json)))
    members.set('actor', `{${identity.join(',')}}`)
  }
  return `{${[...members].map(([name, text]) => memberText(name, text)).join(',')}}`
}

function memberText(name: string, text: string): string {
  return `${JSON.stringify(name)}:${text}`
}

function sha256(text: string): string {
  return hash('sha256', text)
}

export type StoredEvent =
  | { readonly kind: 'event'; readonly event: AuditEvent; readonly value: JsonObject }
  /** A redacted event: it counts as a copy of its κ, and there is nothing left to read. */
  | { readonly kind: 'tombstone'; readonly event: AuditEvent }
  | { readonly kind: 'invalid'; readonly reason: string }

/**
 * Reads one line of a month file back: the exact inverse of {@link parseRow}. `invalid` says what is wrong without
 * quoting the line, which holds personal data.
 */
export function parseEventLine(line: string): StoredEvent {
  const tombstone = parseTombstone(line)
  if (tombstone !== undefined) return { kind: 'tombstone', event: { ...tombstone, line } }
  let value: Json
  try {
    value = parseExactJson(line)
  } catch {
    return { kind: 'invalid', reason: 'is not JSON' }
  }
  if (!isJsonObject(value)) return { kind: 'invalid', reason: 'is not an object' }
  if (depthOf(value, maxDepth) > maxDepth)
    return { kind: 'invalid', reason: 'is nested deeper than 64 levels' }
  if (Buffer.byteLength(line) > maxEventBytes) return { kind: 'invalid', reason: 'is larger than 256 KiB' }
  const timestamp = memberOf(value, 'timestamp')
  if (
    typeof timestamp !== 'number' ||
    !Number.isSafeInteger(timestamp) ||
    timestamp < year2000 ||
    timestamp >= year10000
  ) {
    return { kind: 'invalid', reason: 'has no usable "timestamp"' }
  }
  // An object rest defines members rather than assigning them (ECMA-262, CopyDataProperties): `__proto__` survives.
  const { time: _derived, ...received } = value
  const event = eventOf(received, timestamp)
  if (event.line !== line) return { kind: 'invalid', reason: "is not written in the archive's form" }
  return { kind: 'event', event, value }
}

/** What stands in the event's place once it is redacted. */
export function tombstoneOf({ timestamp, key }: AuditEvent): AuditEvent {
  return { timestamp, key, line: serializeTombstone({ timestamp, key }) }
}
