import { ExactNumber, isJsonObject, type Json, type JsonObject, memberOf } from '../events/exact-json.js'

/**
 * The text of a scalar at a path of member names: what rules match and tables show. Absent are missing members,
 * null, arrays and objects: `actor.email=*` shall not match an actor whose e-mail address is null.
 */
export function findText(value: JsonObject, path: readonly string[]): string | undefined {
  let found: Json | undefined = value
  for (const name of path) {
    if (!isJsonObject(found)) return undefined
    found = memberOf(found, name)
  }
  if (typeof found === 'string') return found
  if (typeof found === 'number' || typeof found === 'boolean') return String(found)
  return found instanceof ExactNumber ? found.digits : undefined
}

/** The event's action, without reading all of the event where that is not needed. */
export function actionOf(event: {
  readonly action?: string | undefined
  readonly value: JsonObject
}): string | undefined {
  return event.action ?? findText(event.value, ['action'])
}

/** The texts by which people know an event. All of them are a stranger's. Never `urls` or `referer`: those carry capability links. */
export interface EventTexts {
  readonly action: string | undefined
  readonly actor: string | undefined
  readonly objectType: string | undefined
  readonly objectId: string | undefined
  readonly objectName: string | undefined
  readonly medium: string | undefined
  readonly ip: string | undefined
  /** The host that was asked, as the caller named it. */
  readonly host: string | undefined
}

export function textsOf({ value }: { readonly value: JsonObject }): EventTexts {
  const text = (...path: string[]): string | undefined => findText(value, path)
  return {
    action: text('action'),
    actor: text('actor', 'email') ?? text('actor', 'id'),
    objectType: text('object', 'type'),
    objectId: text('object', 'id'),
    objectName: text('object', 'name'),
    medium: text('medium'),
    ip: text('ip'),
    host: text('host')
  }
}

/** Whether a program acted, with a key. The names of mediums are an open set. */
export function isApiKey(medium: string | undefined): boolean {
  return medium !== undefined && /api[-_ ]?key/i.test(medium)
}
