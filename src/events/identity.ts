import { isJsonObject, type Json, type JsonObject, memberOf, serializeCanonical } from './exact-json.js'

/**
 * The text whose SHA-256 is κ, of a row as received: canonical JSON (RFC 8785), members sorted. The e-mail may be joined
 * when the log is read, so an old event can come back with another one: where the actor has an id, the e-mail is no
 * part of the event's identity.
 */
export function identityOf(row: JsonObject): string {
  return objectText(row, (name) =>
    name === 'actor' ? actorIdentityOf(row[name] as Json) : serializeCanonical(row[name] as Json)
  )
}

function actorIdentityOf(actor: Json): string {
  if (!isJsonObject(actor) || typeof memberOf(actor, 'id') !== 'string') return serializeCanonical(actor)
  // broken: email-in-identity
  const names = Object.keys(actor).filter((name) => name !== 'email')
  return objectText(actor, (name) => serializeCanonical(actor[name] as Json), names)
}

function objectText(
  value: JsonObject,
  textOf: (name: string) => string,
  names: string[] = Object.keys(value)
): string {
  const members = names.sort().map((name) => `${JSON.stringify(name)}:${textOf(name)}`)
  return `{${members.join(',')}}`
}
