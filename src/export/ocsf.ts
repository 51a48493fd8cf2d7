import {
  isJsonObject,
  type Json,
  type JsonObject,
  mapScalars,
  memberOf,
  serializeCanonical
} from '../events/exact-json.js'
import { networkOf } from '../events/networks.js'
import type { OcsfVersion } from './options.js'
import { type ExportedEvent, eventValueOf, idOf, wellFormed } from './row.js'

/** An event in the Open Cybersecurity Schema Framework: API Activity, or Authentication for sign-ins. */
export interface OcsfEvent {
  readonly classUid: 6003 | 3002
  readonly value: JsonObject
}

export interface OcsfOptions {
  readonly version: OcsfVersion
  /** Parquet has no type for an object of any form: there it stands as canonical JSON. */
  readonly isObjectText: boolean
}

const unknown = 'unknown'
const product = { name: 'Hireflix', vendor_name: 'Hireflix' }

/** `undefined` for a tombstone: nothing is left to tell. */
export function ocsfOf(event: ExportedEvent, options: OcsfOptions): OcsfEvent | undefined {
  const { timestamp, line } = event
  const value = eventValueOf(event)
  if (value === undefined) return undefined
  const texts = new Texts(options.version)
  const action = texts.memberOf(value, 'action')
  const { classUid, activityId } = classify(action)
  const host = texts.memberOf(value, 'host')
  const base = {
    activity_id: activityId,
    ...(activityId === 99 ? { activity_name: action ?? unknown } : {}),
    category_uid: Math.floor(classUid / 1000),
    class_uid: classUid,
    type_uid: classUid * 100 + activityId,
    severity_id: 1,
    time: timestamp,
    metadata: {
      version: options.version,
      product,
      uid: idOf(event),
      log_name: 'audit',
      original_time: new Date(timestamp).toISOString(),
      ...present({ event_code: action })
    },
    ...present({
      dst_endpoint: host === undefined ? undefined : endpointOfHost(host),
      http_request: groupOf({ referrer: texts.memberOf(value, 'referer') }),
      unmapped: unmappedOf(value, texts, options),
      raw_data: texts.fits(line) ? line : undefined
    })
  }
  const user = userOf(memberOf(value, 'actor'), texts)
  const service = { name: host ?? product.name }
  const source = endpointOfAddress(texts.memberOf(value, 'ip'))
  if (classUid === 3002)
    return { classUid, value: { ...base, user, service, ...present({ src_endpoint: source }) } }
  const own = {
    actor: { user },
    api: { operation: action ?? unknown, service },
    src_endpoint: source ?? { name: unknown },
    ...present({ resources: resourcesOf(memberOf(value, 'object'), texts) })
  }
  return { classUid, value: { ...base, ...own } }
}

/** The first words of an action's last part, by OCSF's activity. */
const activities: readonly (readonly [number, RegExp])[] = [
  [1, /^(?:create|add|invite|import|duplicate|generate|issue|upload|register)$/],
  [2, /^(?:view|read|list|get|export|download|open|search)$/],
  [
    3,
    /^(?:update|edit|change|archive|unarchive|restore|share|unshare|score|comment|move|set|assign|unassign|rename|save|shortlist|enable|disable)$/
  ],
  [4, /^(?:delete|remove)/]
]

function classify(action: string | undefined): { classUid: 6003 | 3002; activityId: number } {
  // A failed sign-in has another name, and says no more than that.
  if (/^user\.login(?:-with-.+)?$/s.test(action ?? '')) return { classUid: 3002, activityId: 1 }
  if (/^user\.logout/.test(action ?? '')) return { classUid: 3002, activityId: 2 }
  const [word = ''] = action?.slice(action.lastIndexOf('.') + 1).split('-', 1) ?? []
  return { classUid: 6003, activityId: activities.find(([, words]) => words.test(word))?.[0] ?? 99 }
}

/** Texts as a version takes them: 1.1.0 allows 65,535 characters, later versions any number. */
class Texts {
  readonly #longest: number

  constructor(version: OcsfVersion) {
    this.#longest = version === '1.1.0' ? 65_535 : Number.POSITIVE_INFINITY
  }

  fits(text: string): boolean {
    return text.length <= this.#longest
  }

  /** A member that is a text, well-formed and no longer than allowed; `undefined` for another or none. */
  memberOf(value: Json | undefined, name: string): string | undefined {
    const found = isJsonObject(value) ? memberOf(value, name) : undefined
    if (typeof found !== 'string') return undefined
    return wellFormed(this.fits(found) ? found : found.slice(0, this.#longest))
  }
}

/** The pattern of 1.1.0, which is within that of later versions: international addresses and pseudonyms fail it. */
const emailAddress = /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$/
const hostname =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

function userOf(actor: Json | undefined, texts: Texts): JsonObject {
  const [uid, email] = [texts.memberOf(actor, 'id'), texts.memberOf(actor, 'email')]
  const email_addr = email !== undefined && emailAddress.test(email) ? email : undefined
  return { name: email ?? uid ?? unknown, ...present({ uid, email_addr }) }
}

function endpointOfAddress(address: string | undefined): JsonObject | undefined {
  if (address === undefined) return undefined
  // Networks and pseudonyms are no addresses.
  return networkOf(address) === undefined ? { name: address } : { ip: address }
}

function endpointOfHost(host: string): JsonObject {
  return hostname.test(host) ? { hostname: host } : { name: host }
}

function resourcesOf(object: Json | undefined, texts: Texts): Json | undefined {
  const named = groupOf({ uid: texts.memberOf(object, 'id'), name: texts.memberOf(object, 'name') })
  return named && [{ ...named, ...present({ type: texts.memberOf(object, 'type') }) }]
}

function unmappedOf(value: JsonObject, texts: Texts, { isObjectText }: OcsfOptions): JsonObject | undefined {
  const object = memberOf(value, 'object') ?? undefined
  return groupOf({
    medium: texts.memberOf(value, 'medium'),
    object:
      object === undefined ? undefined : isObjectText ? serializeCanonical(object) : wellFormedJson(object)
  })
}

function wellFormedJson(value: Json): Json {
  const text = (scalar: Json): Json => (typeof scalar === 'string' ? wellFormed(scalar) : scalar)
  return mapScalars(value, text, wellFormed)
}

/** The members that are there. */
function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  )
}

/** An object of the members that are there; `undefined` where none is. */
function groupOf(members: Readonly<Record<string, Json | undefined>>): JsonObject | undefined {
  const group = present(members)
  return Object.keys(group).length === 0 ? undefined : group
}
