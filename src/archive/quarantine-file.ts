import { IntegrityError } from '../errors.js'
import {
  isJsonObject,
  type Json,
  memberOf,
  parseExactJson,
  serializeCanonical
} from '../events/exact-json.js'
import type { Faults } from './checks.js'
import { sha256Of } from './digests.js'
import type { FileEntry } from './ledger-line.js'
import { quarantinePath } from './paths.js'

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

/** Reads the file, and checks its form and its count. */
export function readQuarantine(entry: FileEntry, text: string, faults: Faults): QuarantineEntry[] {
  const { path } = entry
  let rows: QuarantineEntry[]
  try {
    rows = parseQuarantine(text)
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error
    faults.report('file-form', path, 'is not an array with one row per line', { error })
    return []
  }
  if (serializeQuarantine(rows) !== text)
    faults.report('file-form', path, "is not written in the archive's form")
  if (rows.length !== entry.events) {
    faults.report('file-count', path, `holds ${rows.length} rows, the ledger says ${entry.events}`)
  }
  return rows
}

function unreadable(found: string): IntegrityError {
  return new IntegrityError(
    'format',
    `Cannot read "${quarantinePath}": ${found}; restore the file from its last good commit`
  )
}
