import { stringify } from 'csv-stringify/sync'
import { isJsonObject, type Json } from '../events/exact-json.js'
import { parseEventLine } from '../events/stored-event.js'
import { findText } from '../review/fields.js'
import { inertCell } from '../text/cell.js'
import { visibleJson, visibleText } from '../text/escape.js'
import type { Match } from './search.js'

export type Format = 'table' | 'json' | 'csv'
export const formats: readonly Format[] = ['table', 'json', 'csv']

/** Writes matches one after the other; nothing in their text acts on a terminal, a spreadsheet or a parser. */
export interface Renderer {
  render(match: Match): string
  end(): string
}

export function rendererOf(format: Format): Renderer {
  switch (format) {
    case 'json':
      return new JsonRenderer()
    case 'csv':
      return new CsvRenderer()
    default:
      return new TableRenderer()
  }
}

/** An array with one match per line: κ or the row's SHA-256, the file, and the line as it is archived. */
class JsonRenderer implements Renderer {
  #count = 0

  render(match: Match): string {
    const { kind, path, line } = match
    const { key } = keyOf(match)
    const member = kind === 'quarantined' ? 'quarantined' : 'event'
    const head = key === undefined ? '' : `"key":"${key}",`
    // broken: terminal-json
    return `${this.#count++ === 0 ? '[' : ','}\n{${head}"file":"${path}","${member}":${visibleJson(line)}}`
  }

  end(): string {
    return this.#count === 0 ? '[]\n' : '\n]\n'
  }
}

/** A row in quarantine has no κ, for it is no event. */
function keyOf({ kind, line }: Match): { readonly key?: string } {
  if (kind === 'quarantined') return {}
  const stored = parseEventLine(line)
  return stored.kind === 'invalid' ? {} : { key: stored.event.key }
}

const columns = [
  'time',
  'action',
  'actor.id',
  'actor.email',
  'object.type',
  'object.id',
  'object.name',
  'object.email',
  'medium',
  'ip',
  'host'
]
/** A spreadsheet holds no more in one cell. */
const maxCell = 32_000

class CsvRenderer implements Renderer {
  #begun = false

  render(match: Match): string {
    const header = this.#begun ? '' : headerOfCsv
    this.#begun = true
    const value = eventOf(match)
    const text = (name: string): string => findText(value, name.split('.')) ?? ''
    const cells = [
      new Date(match.timestamp).toISOString(),
      wordFor(match) ?? text('action'),
      ...columns.slice(2).map(text),
      match.path,
      keyOf(match).key ?? ''
    ]
    return header + recordOf(cells)
  }

  end(): string {
    return this.#begun ? '' : headerOfCsv
  }
}

/** RFC 4180. */
function recordOf(cells: readonly string[]): string {
  // broken: formulas
  const inert = cells.map((cell) => inertCell(visibleText(cell, maxCell)))
  return stringify([inert], { record_delimiter: 'windows' })
}

const headerOfCsv = recordOf([...columns, 'file', 'key'])

const widths = [24, 32, 42, 50, 12, 42]
const titles = ['TIME', 'ACTION', 'ACTOR', 'OBJECT', 'MEDIUM', 'IP']
/** The widths of the columns follow from this number of matches. */
const sampled = 100

/** For people: the names of an event in columns, cut where they are long. */
class TableRenderer implements Renderer {
  #sample: string[][] | undefined = []
  #widths: readonly number[] = []

  render(match: Match): string {
    const cells = cellsOf(match)
    if (this.#sample === undefined) return this.#row(cells)
    this.#sample.push(cells)
    return this.#sample.length < sampled ? '' : this.#flush()
  }

  end(): string {
    return this.#sample === undefined || this.#sample.length === 0 ? '' : this.#flush()
  }

  #flush(): string {
    const rows = [titles, ...(this.#sample ?? [])]
    this.#sample = undefined
    this.#widths = widths.map((width, column) =>
      Math.min(
        width,
        rows.reduce((most, cells) => Math.max(most, lengthOf(cells[column] ?? '')), 0)
      )
    )
    return rows.map((cells) => this.#row(cells)).join('')
  }

  #row(cells: readonly string[]): string {
    const padded = cells.map((cell, column) => {
      const width = this.#widths[column] ?? 0
      const shown = lengthOf(cell) > width ? `${[...cell].slice(0, width - 1).join('')}…` : cell
      return shown + ' '.repeat(width - lengthOf(shown))
    })
    return `${padded.join('  ').trimEnd()}\n`
  }
}

function lengthOf(text: string): number {
  return [...text].length
}

function cellsOf(match: Match): string[] {
  const value = eventOf(match)
  const text = (...path: string[]): string | undefined => findText(value, path)
  const object = [
    text('object', 'type'),
    text('object', 'id'),
    text('object', 'name') ?? text('object', 'email')
  ]
  const cells = [
    new Date(match.timestamp).toISOString(),
    wordFor(match) ?? text('action'),
    text('actor', 'email') ?? text('actor', 'id') ?? text('actor'),
    text('object') ?? object.filter((part) => part !== undefined).join(' '),
    text('medium'),
    text('ip')
  ]
  // broken: terminal-table
  return cells.map((cell, column) => visibleText(cell ?? '', widths[column] ?? 0))
}

function eventOf({ kind, value }: Match): { readonly [member: string]: Json } {
  const event = kind === 'quarantined' && isJsonObject(value) ? (value['row'] ?? null) : value
  return isJsonObject(event) ? event : {}
}

/** A word in place of the action, for a redacted event or a quarantined row. No action is written so. */
function wordFor({ kind, value }: Match): string | undefined {
  if (kind === 'redacted') return '(redacted)'
  if (kind === 'event') return undefined
  return `(not understood: ${isJsonObject(value) ? String(value['reason']) : ''})`
}
