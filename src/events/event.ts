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
import { identityOf } from './identity.js'
import { serializeTombstone } from './tombstone.js'

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

/** A row that cannot be understood: kept as it came, and reported. */
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
export const memberOrder = ['action', 'actor', 'object', 'medium', 'ip', 'host', 'referer', 'timestamp']

/** Decides whether a received row is an event, by the rules of docs/format.md. `serverNow` is epoch milliseconds. */
export function parseRow(row: Json, serverNow: number): Row {
  if (!isJsonObject(row)) return quarantined(row, 'not an object')
  // broken: row-nested-deep
  if (depthOf(row, maxDepth) > maxDepth) return quarantined(row, 'nested deeper than 64 levels')
  const fault = timestampFault(memberOf(row, 'timestamp'), serverNow)
  // broken: any-timestamp
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
  // broken: year-10000
  if (timestamp > serverNow + furthestAheadMs || timestamp >= year10000)
    return 'timestamp is more than 48 hours ahead of the server'
  return undefined
}

/** Whether a month file can be named after it, and hold it. */
export function isStorable(timestamp: Json | undefined): timestamp is number {
  return (
    Number.isSafeInteger(timestamp) && (timestamp as number) >= year2000 && (timestamp as number) < year10000
  )
}

/** Sets a row aside for a reason. */
export function quarantined(row: Json, reason: QuarantineReason): Row {
  const text = serializeCanonical(row)
  return { kind: 'quarantined', quarantined: { key: sha256(text), reason, row: text } }
}

/** An event by its line. κ is computed when it is first asked for: it costs more than the rest, and time tells most events apart. */
export class StoredEvent implements AuditEvent {
  #key: string | undefined

  constructor(
    readonly timestamp: number,
    readonly line: string
  ) {}

  get key(): string {
    this.#key ??= keyOf(parseExactJson(this.line) as JsonObject)
    return this.#key
  }
}

/** κ of an event, with or without `time`. */
// An object rest defines members rather than assigning them (ECMA-262, CopyDataProperties): `__proto__` survives.
export function keyOf({ time: _derived, ...received }: JsonObject): string {
  return sha256(identityOf(received))
}

export function eventOf(row: JsonObject, timestamp: number): AuditEvent {
  const time = new Date(timestamp).toISOString()
  const line = `{"time":"${time}",${writtenMembers(row).join(',')}}`
  return new StoredEvent(timestamp, line)
}

/** The members of a received row as its archived line has them, `"name":value`, without the derived `time`. */
export function writtenMembers(row: JsonObject): string[] {
  const names = Object.keys(row)
  const known = memberOrder.filter((name) => Object.hasOwn(row, name))
  const further =
    known.length === names.length ? [] : names.filter((name) => !memberOrder.includes(name)).sort()
  return [...known, ...further].map(
    (name) => `${JSON.stringify(name)}:${serializeCanonical(row[name] as Json)}`
  )
}

function sha256(text: string): string {
  return hash('sha256', text)
}

/** The tombstone that takes a redacted event's place. */
export function tombstoneOf({ timestamp, key }: AuditEvent): AuditEvent {
  return { timestamp, key, line: serializeTombstone({ timestamp, key }) }
}
