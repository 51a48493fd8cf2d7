import { randomUUID } from 'node:crypto'
import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  GraphQLError,
  type GraphQLObjectType,
  getArgumentValues,
  Kind,
  parse,
  responsePathAsArray,
  validate,
  visit
} from 'graphql'
import type { AuditLog } from './audit-log.js'
import { type Pagination, paginationOf, rootOf, schema } from './schema.js'

export type Variables = Readonly<Record<string, unknown>>

export type ParsedQuery =
  | { readonly kind: 'valid'; readonly document: DocumentNode }
  | { readonly kind: 'invalid'; readonly errors: readonly GraphQLError[] }

/** Parses and validates; one unknown field makes the whole query invalid, as at the vendor. */
export function parseQuery(text: string): ParsedQuery {
  let document: DocumentNode
  try {
    document = parse(text, { noLocation: true })
  } catch (error) {
    return { kind: 'invalid', errors: [error as GraphQLError] }
  }
  const errors = validate(schema, document)
  return errors.length === 0 ? { kind: 'valid', document } : { kind: 'invalid', errors }
}

const auditField = 'audit'

/** The page of audit events that a query asks for, or `undefined` when it asks for none. */
export function findPagination(document: DocumentNode, variables: Variables): Pagination | undefined {
  const fields: FieldNode[] = []
  visit(document, {
    [Kind.FIELD]: (node) => {
      if (node.name.value === auditField) fields.push(node)
    }
  })
  const [field] = fields
  const logs = schema.getType('CompanyLogs') as GraphQLObjectType
  const definition = logs.getFields()[auditField]
  if (field === undefined || definition === undefined) return undefined
  const { pagination } = getArgumentValues(definition, field, variables)
  return paginationOf(pagination as Partial<Pagination> | null | undefined)
}

export interface Answer {
  /** The answer's JSON text. */
  readonly text: string
  /** Whether the answer holds the data that was asked for. */
  readonly complete: boolean
  readonly returned: number
  readonly total: number
}

/** A row given as JSON text, and where in `data` it belongs. */
interface RawRow {
  readonly path: readonly (string | number)[]
  readonly json: string
}

export interface QueryOptions {
  readonly log: AuditLog
  readonly variables: Variables
  /** The most rows in one answer; more is cut without a word. */
  readonly maxLimit: number
}

/** Executes a valid query over what the log shows now. */
export function answerQuery(document: DocumentNode, options: QueryOptions): Answer {
  const { log, variables, maxLimit } = options
  const rawRows: RawRow[] = []
  let [returned, total] = [0, 0]
  const rootValue = rootOf(({ skip, limit }) => {
    if (skip < 0 || limit < 0) throw new GraphQLError('skip and limit must not be negative')
    const page = log.slice(skip, Math.min(limit, maxLimit))
    returned = page.rows.length
    total = page.total
    return {
      count: returned,
      total,
      results: (_args, _context, info) => {
        const path = responsePathAsArray(info.path)
        for (const [n, { row, json }] of page.rows.entries()) {
          if (row === undefined) rawRows.push({ path: [...path, n], json })
        }
        // An empty object stands in for a row given as text: every field of it is null, and then it is replaced.
        return page.rows.map(({ row }) => row ?? {})
      }
    }
  })
  const result = executeSync({ schema, document, rootValue, variableValues: variables })
  return { text: textOf(result, rawRows), complete: result.errors === undefined, returned, total }
}

// JSON.rawJSON would do, from Node 21 on: here a token that no row can contain holds the place of each raw row.
function textOf(result: object, rawRows: readonly RawRow[]): string {
  if (rawRows.length === 0) return JSON.stringify(result)
  const mark = randomUUID()
  for (const [n, { path }] of rawRows.entries()) put(result, ['data', ...path], `${mark}/${n}`)
  const token = new RegExp(`"${mark}/(\\d+)"`, 'g')
  return JSON.stringify(result).replace(token, (_token, n: string) => rawRows[Number(n)]?.json ?? 'null')
}

function put(target: object, path: readonly (string | number)[], value: string): void {
  const holder = path.slice(0, -1).reduce((inner, name) => Reflect.get(inner, name) as object, target)
  Reflect.set(holder, path.at(-1) as string | number, value)
}
