import { stringify } from 'csv-stringify/browser/esm/sync'
import { findText } from '../../review/fields.js'
import { inertCell } from '../../text/cell.js'
import { visibleText } from '../../text/escape.js'
import { detailOf, type EventDetail, type Model } from './model.js'

const columns: Readonly<Record<string, (event: EventDetail) => string | undefined>> = {
  'time (UTC)': ({ timestamp }) => new Date(timestamp).toISOString(),
  severity: ({ finding }) => finding.severity,
  why: ({ finding }) => whyOf(finding).join('; '),
  action: field('action'),
  'actor.email': field('actor', 'email'),
  'actor.id': field('actor', 'id'),
  'object.type': field('object', 'type'),
  'object.id': field('object', 'id'),
  'object.name': field('object', 'name'),
  medium: field('medium'),
  ip: field('ip'),
  host: field('host'),
  referer: field('referer')
}

/** Why an event is marked, in phrases. */
export function whyOf({ reasons, rule, isUnclassified }: EventDetail['finding']): string[] {
  return [
    ...reasons,
    ...(rule === null ? [] : [`rule: ${rule}`]),
    ...(isUnclassified ? ['no rule knows this action'] : [])
  ]
}

/** Rows in each piece but the first, which has the headings, and the last. */
export const csvRowsPerPart = 1000

/**
 * Events as CSV (RFC 4180) that no spreadsheet computes with, in pieces, so that a page can draw between two of them.
 * Text is whole, with what nobody sees by its code point; the last column is the event as JSON, which loses nothing.
 */
export function* renderCsv(model: Model, rows: ArrayLike<number>): Generator<string> {
  // Without a byte order mark, Excel takes the file for one of its own code page.
  yield `\ufeff${csvOf([[...Object.keys(columns), 'event']])}`
  for (let from = 0; from < rows.length; from += csvRowsPerPart) {
    const records: string[][] = []
    for (let at = from; at < Math.min(from + csvRowsPerPart, rows.length); at++) {
      const event = detailOf(model, rows[at] ?? 0)
      records.push([
        ...Object.values(columns).map((read) => inertCell(visibleText(read(event) ?? ''))),
        // Where a semicolon separates cells, it ends none here.
        event.line.replaceAll(';', '\\u003b')
      ])
    }
    yield csvOf(records)
  }
}

function csvOf(records: readonly (readonly string[])[]): string {
  return stringify([...records], { record_delimiter: '\r\n' })
}

function field(...path: string[]): (event: EventDetail) => string | undefined {
  return ({ value }) => findText(value, path)
}
