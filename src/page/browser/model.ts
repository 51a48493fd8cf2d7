import {
  ExactNumber,
  isJsonObject,
  type Json,
  type JsonObject,
  parseExactJson
} from '../../events/exact-json.js'
import { type EventTexts, findText, textsOf } from '../../review/fields.js'
import { tally } from '../../review/groups.js'
import type { PageData, PageFinding } from '../page-data.js'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** What events are told apart by: a column of the table and a filter each. */
export const facetNames = ['action', 'actor', 'medium', 'type', 'object'] as const
export type FacetName = (typeof facetNames)[number]

/** The distinct values of a facet. Value 0 is the absent one. */
export interface Facet {
  /** Strangers' text. */
  readonly values: readonly (string | undefined)[]
  /** Events by value. */
  readonly counts: readonly number[]
  /** The values that occur, most frequent first. */
  readonly byCount: readonly number[]
  /** By event. */
  readonly of: Uint32Array
}

/** A page's events in columns, oldest first. */
export interface Model {
  readonly data: PageData
  readonly count: number
  readonly timestamps: Float64Array
  /** Indices into `data.findings`. */
  readonly findings: Uint32Array
  readonly facets: Readonly<Record<FacetName, Facet>>
  /** What a search looks into, in lower case, by member. */
  readonly haystacks: readonly string[]
  /** 0, 1, 2 and so on. */
  readonly indices: readonly number[]
}

/** Takes a page's data apart. */
export function modelOf(data: PageData): Model {
  const count = data.events.length
  const members = data.members.map(readMember)
  const builders = Object.fromEntries(
    facetNames.map((name) => [name, new FacetBuilder(count)])
  ) as unknown as Record<FacetName, FacetBuilder>
  const memberFacets = members.map(({ texts }) =>
    facetNames.map((name) => {
      const text = facetText(name, texts)
      return text === undefined ? 0 : builders[name].valueOf(text)
    })
  )
  const timestamps = new Float64Array(count)
  const findings = new Uint32Array(count)
  let time = data.period.from
  for (const [row, [after = 0, finding = 0, ...refs]] of data.events.entries()) {
    time += after
    timestamps[row] = time
    findings[row] = finding
    for (const ref of refs) {
      const values = memberFacets[ref] ?? []
      for (const [index, name] of facetNames.entries()) {
        const value = values[index] ?? 0
        if (value !== 0) builders[name].of[row] = value
      }
    }
    for (const name of facetNames) builders[name].countRow(row)
  }
  return {
    data,
    count,
    timestamps,
    findings,
    facets: Object.fromEntries(facetNames.map((name) => [name, builders[name].facet()])) as Record<
      FacetName,
      Facet
    >,
    haystacks: members.map(({ haystack }) => haystack),
    indices: Array.from({ length: count }, (_, row) => row)
  }
}

class FacetBuilder {
  readonly values: (string | undefined)[] = [undefined]
  readonly counts: number[] = [0]
  readonly of: Uint32Array
  readonly #indices = new Map<string, number>()

  constructor(rows: number) {
    this.of = new Uint32Array(rows)
  }

  valueOf(text: string): number {
    const known = this.#indices.get(text)
    if (known !== undefined) return known
    this.#indices.set(text, this.values.length)
    this.counts.push(0)
    return this.values.push(text) - 1
  }

  countRow(row: number): void {
    const value = this.of[row] ?? 0
    this.counts[value] = (this.counts[value] ?? 0) + 1
  }

  facet(): Facet {
    const { values, counts, of } = this
    const countOf = (value: number): number => counts[value] ?? 0
    const byCount = values
      .map((_, value) => value)
      .filter((value) => countOf(value) > 0)
      .sort((a, b) => countOf(b) - countOf(a))
    return { values, counts, byCount, of }
  }
}

function facetText(name: FacetName, texts: EventTexts): string | undefined {
  switch (name) {
    case 'action':
      return texts.action
    case 'actor':
      return texts.actor
    case 'medium':
      return texts.medium
    case 'type':
      return texts.objectType
    case 'object':
      return texts.objectId ?? texts.objectName
  }
}

/** One member of an event, as an object of it alone. */
function parseMember(text: string): JsonObject {
  const value = parseExactJson(`{${text}}`)
  return isJsonObject(value) ? value : {}
}

function readMember(text: string): { readonly texts: EventTexts; readonly haystack: string } {
  const value = parseMember(text)
  return {
    texts: textsOf({ value }),
    haystack: leavesOf(value)
      .map(({ value: leaf }) => textOf(leaf))
      .join('\n')
      .toLowerCase()
  }
}

/** What is at the end of every path: scalars, and containers without content. */
export interface Leaf {
  readonly path: readonly string[]
  readonly value: Json
}

/** In the order of the text. Not recursive, whatever the depth. */
export function leavesOf(root: Json): Leaf[] {
  const leaves: Leaf[] = []
  const pending: Leaf[] = [{ path: [], value: root }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, value } = next
    const isContainer = typeof value === 'object' && value !== null && !(value instanceof ExactNumber)
    const entries = isContainer ? Object.entries(value) : []
    if (entries.length === 0) leaves.push(next)
    else for (const [name, child] of entries.reverse()) pending.push({ path: [...path, name], value: child })
  }
  return leaves
}

/** A leaf as people read it: text without quotes, numbers with their received digits. */
export function textOf(value: Json): string {
  if (typeof value === 'string') return value
  if (value instanceof ExactNumber) return value.digits
  return JSON.stringify(value)
}

/** Everything that the page knows of one event. */
export interface EventDetail {
  readonly row: number
  readonly timestamp: number
  readonly finding: PageFinding
  readonly texts: EventTexts
  readonly value: JsonObject
  /** The line of the month file, without its comma. */
  readonly line: string
}

export function detailOf(model: Model, row: number): EventDetail {
  const { data, timestamps } = model
  const timestamp = timestamps[row] ?? 0
  const members = (data.events[row] ?? []).slice(2).map((ref) => data.members[ref] ?? '')
  const value = parseMember(members.join(','))
  return {
    row,
    timestamp,
    finding: findingOf(model, row),
    texts: textsOf({ value }),
    value,
    line: `{${[`"time":"${new Date(timestamp).toISOString()}"`, ...members].join(',')}}`
  }
}

/** What a top-level member of some events says, most frequent first. Each distinct one is parsed once. */
export function tallyMember(model: Model, rows: readonly number[], name: string): [string, number][] {
  const start = `${JSON.stringify(name)}:`
  const refs = rows.flatMap((row) =>
    (model.data.events[row] ?? []).slice(2).filter((ref) => model.data.members[ref]?.startsWith(start))
  )
  return tally(refs).flatMap(([ref, count]): [string, number][] => {
    const text = findText(parseMember(model.data.members[ref] ?? ''), [name])
    return text === undefined ? [] : [[text, count]]
  })
}

const none: PageFinding = { severity: 'routine', rule: null, reasons: [], isUnclassified: false }

export function findingOf({ data, findings }: Model, row: number): PageFinding {
  return data.findings[findings[row] ?? 0] ?? none
}
