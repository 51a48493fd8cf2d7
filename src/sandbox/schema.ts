import { buildSchema, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql'

/**
 * The documented part of the vendor's schema. Field and argument names are the published ones; type names, defaults and
 * nullability are not published, so they are guesses. `timestamp` needs a scalar of its own: GraphQL's Int ends at 2^31.
 */
const schemaText = `
  type Query { info: Info }
  type Info { company: Company }
  type Company { logs: CompanyLogs }
  type CompanyLogs { audit(pagination: Pagination): AuditLogPage }
  input Pagination { skip: Int = 0, limit: Int = 10 }
  type AuditLogPage { count: Int, total: Int, results: [AuditLogEntry] }
  type AuditLogEntry {
    actor: Actor
    timestamp: Timestamp
    object: JSON
    ip: String
    action: String
    host: String
    referer: String
    medium: String
  }
  type Actor { id: ID, email: String }
  scalar Timestamp
  scalar JSON
`

export const schema: GraphQLSchema = buildSchema(schemaText)

/** What `audit` is asked for, defaults filled in. */
export interface Pagination {
  readonly skip: number
  readonly limit: number
}

export interface AuditPage {
  readonly count: number
  readonly total: number
  readonly results: (args: unknown, context: unknown, info: GraphQLResolveInfo) => readonly unknown[]
}

/** The root value that graphql-js walks: it calls the functions that it meets. */
export function rootOf(audit: (pagination: Pagination) => AuditPage): unknown {
  return {
    info: {
      company: {
        logs: {
          audit: ({ pagination }: { pagination?: Partial<Pagination> | null }) =>
            audit(paginationOf(pagination))
        }
      }
    }
  }
}

/** Also for a `pagination` that is absent or null, and for nulls within it, which are valid GraphQL. */
export function paginationOf(pagination: Partial<Pagination> | null | undefined): Pagination {
  return { skip: pagination?.skip ?? 0, limit: pagination?.limit ?? 10 }
}
