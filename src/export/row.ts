import {
  isJsonObject,
  type Json,
  type JsonObject,
  memberOf,
  parseExactJson,
  serializeCanonical
} from '../events/exact-json.js'

/** One event of a month, as an export takes it. */
export interface ExportedEvent {
  /** κ, SHA-256 hex. */
  readonly key: string
  /** The number of this copy among the copies of κ in its month, from 1. */
  readonly copy: number
  /** Epoch milliseconds. */
  readonly timestamp: number
  /** The line of its month file, without a comma. */
  readonly line: string
  /** Name of its month file. */
  readonly file: string
  readonly isRedacted: boolean
  /** Of a line of the usual form. */
  readonly usual?: readonly (string | undefined)[]
  /** Where it was parsed already. */
  readonly value?: JsonObject
}

/** The event; `undefined` for a tombstone. */
export function eventValueOf({ line, isRedacted, value }: ExportedEvent): JsonObject | undefined {
  return isRedacted ? undefined : (value ?? (parseExactJson(line) as JsonObject))
}

/** One row of the schema `events`; docs/export.md describes each column. */
export interface EventRow {
  readonly id: string
  /** Epoch milliseconds. */
  readonly time: number
  readonly action: string | null
  readonly medium: string | null
  readonly ip: string | null
  readonly host: string | null
  readonly referer: string | null
  readonly actor_id: string | null
  readonly actor_email: string | null
  readonly object_type: string | null
  readonly object_id: string | null
  readonly object_name: string | null
  readonly object_email: string | null
  /** Canonical JSON. */
  readonly object: string | null
  /** Canonical JSON of what no other column shows. */
  readonly extra: string | null
  readonly file: string
  readonly redacted: boolean
}

/** `κ-n`, the name of an event in every export. */
export function idOf({ key, copy }: ExportedEvent): string {
  return `${key}-${copy}`
}

export function rowOf(event: ExportedEvent): EventRow {
  return event.usual === undefined ? rowOfAny(event) : rowOfUsual(event, event.usual)
}

/** Nothing is in a usual line but what columns show, and no text in it is escaped. */
function rowOfUsual(event: ExportedEvent, members: readonly (string | undefined)[]): EventRow {
  const text = (index: number): string | null => {
    const json = members[index]
    return json === undefined || json === 'null' ? null : json.slice(1, -1)
  }
  return {
    id: idOf(event),
    time: event.timestamp,
    action: text(0),
    medium: text(8),
    ip: text(9),
    host: text(10),
    referer: text(11),
    actor_id: text(2),
    actor_email: text(1),
    object_type: text(7),
    object_id: text(5),
    object_name: text(6),
    object_email: text(4),
    object: members[3] ?? null,
    extra: null,
    file: event.file,
    redacted: false
  }
}

function rowOfAny(event: ExportedEvent): EventRow {
  const { timestamp, file } = event
  const value = eventValueOf(event)
  const whole = new ShownMembers(value, 'time', 'timestamp', 'object', 'actor')
  const actor = value?.['actor'] ?? null
  const object = value?.['object'] ?? null
  const actors = new ShownMembers(actor)
  const objects = new ShownMembers(object)
  return {
    id: idOf(event),
    time: timestamp,
    action: whole.text('action'),
    medium: whole.text('medium'),
    ip: whole.text('ip'),
    host: whole.text('host'),
    referer: whole.text('referer'),
    actor_id: actors.text('id'),
    actor_email: actors.text('email'),
    object_type: objects.text('type'),
    object_id: objects.text('id'),
    object_name: objects.text('name'),
    object_email: objects.text('email'),
    object: object === null ? null : serializeCanonical(object),
    extra: extraOf(whole.unshown(), actor === null || isJsonObject(actor) ? actors.unshown() : actor),
    file,
    redacted: value === undefined
  }
}

function extraOf(whole: JsonObject | undefined, actor: Json | undefined): string | null {
  if (actor !== undefined) return serializeCanonical({ ...whole, actor })
  return whole === undefined ? null : serializeCanonical(whole)
}

/** Remembers which members of an object columns show, and so what is left for the column `extra`. */
class ShownMembers {
  readonly #value: JsonObject
  readonly #shown: string[]

  constructor(value: Json | undefined, ...shownElsewhere: string[]) {
    this.#value = isJsonObject(value) ? value : {}
    this.#shown = shownElsewhere
  }

  /** The member as text; `null` where it is absent, `null` or another type. A lone surrogate is shown as U+FFFD. */
  text(name: string): string | null {
    const value = memberOf(this.#value, name) ?? null
    const text = typeof value === 'string' ? wellFormed(value) : null
    if (text === value) this.#shown.push(name)
    return text
  }

  /** The members that no column shows as they are; `undefined` for none. */
  unshown(): JsonObject | undefined {
    const names = Object.keys(this.#value).filter((name) => !this.#shown.includes(name))
    // Defines members rather than assigning them: `__proto__` survives.
    return names.length === 0
      ? undefined
      : Object.fromEntries(names.map((name) => [name, this.#value[name] as Json]))
  }
}

const loneSurrogate = /\p{Cs}/gu

/** The text as UTF-8 can hold it: a lone surrogate becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogate, '\ufffd')
}
