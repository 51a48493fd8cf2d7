import { IntegrityError } from '../errors.js'
import {
  isJsonObject,
  type Json,
  memberOf,
  parseExactJson,
  serializeCanonical
} from '../events/exact-json.js'
import { sha256Of } from './digests.js'

export const quarantinePath = 'quarantine.json'

export interface QuarantineEntry {
  /** RFC 3339, the server's date when the row was first seen. */
  readonly seen: string
  readonly reason: string
  /** SHA-256, hex, of the row's canonical JSON. */
  readonly key: string
  /** The row as canonical JSON. */
  readonly row: string
}

export function serializeQuarantine(entries: readonly QuarantineEntry[]): string {
  const lines = entries.map(
    ({ seen, reason, row }) =>
      `{"seen":${JSON.stringify(seen)},"reason":${JSON.stringify(reason)},"row":${row}}`
  )
  return `[\n${lines.join(',\n')}\n]\n`
}

/**
 * The exact inverse of {@link serializeQuarantine}, oldest first.
 * @throws IntegrityError `format`.
 */
export function parseQuarantine(text: string): QuarantineEntry[] {
  if (!text.startsWith('[\n') || !text.endsWith('\n]\n'))
    throw unreadable('is not an array with one row per line')
  return text
    .slice(2, -3)
    .split(',\n')
    .map((line, index) => {
      let value: Json
      try {
        value = parseExactJson(line)
      } catch {
        throw unreadable(`line ${index + 2} is not JSON`)
      }
      const seen = isJsonObject(value) ? memberOf(value, 'seen') : undefined
      const reason = isJsonObject(value) ? memberOf(value, 'reason') : undefined
      const held = isJsonObject(value) ? memberOf(value, 'row') : undefined
      if (typeof seen !== 'string' || typeof reason !== 'string' || held === undefined) {
        throw unreadable(`line ${index + 2} lacks "seen", "reason" or "row"`)
      }
      const row = serializeCanonical(held)
      return { seen, reason, row, key: sha256Of(row) }
    })
}

function unreadable(found: string): IntegrityError {
  return new IntegrityError(
    'format',
    `Cannot read "${quarantinePath}": ${found}; restore the file from its last good commit`
  )
}
