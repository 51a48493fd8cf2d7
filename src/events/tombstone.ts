/**
 * A redacted event in its month file: its time and its κ. Counts, order and bounds still hold, and the same event is
 * recognised when it is read again.
 */
export interface Tombstone {
  /** Epoch milliseconds. */
  readonly timestamp: number
  /** κ of the redacted event, SHA-256 hex. */
  readonly key: string
}

// No event is written so: `redacted` is not one of the known members, and further members stand after `timestamp`.
const form = /^\{"time":"([^"]{24})","redacted":"([0-9a-f]{64})","timestamp":(\d{12,15})\}$/

export function serializeTombstone({ timestamp, key }: Tombstone): string {
  return `{"time":"${new Date(timestamp).toISOString()}","redacted":"${key}","timestamp":${timestamp}}`
}

/** Whether a valid line of a month file is a tombstone: the quick answer. */
export function isTombstone(line: string): boolean {
  return line.startsWith('"redacted":"', '{"time":"2025-10-12T12:22:05.833Z",'.length)
}

/** The exact inverse; `undefined` for every other line. */
export function parseTombstone(line: string): Tombstone | undefined {
  const [, , key, digits] = form.exec(line) ?? []
  if (key === undefined || digits === undefined) return undefined
  const tombstone = { timestamp: Number(digits), key }
  return serializeTombstone(tombstone) === line ? tombstone : undefined
}
