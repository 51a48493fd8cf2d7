/** GraphQL: GitHub's published schema, executed by graphql-js. What does not fit the schema is a violation. */
import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  parse,
  validate,
  valueFromASTUntyped
} from 'graphql'
import { type Context, isBase64 } from './context.js'
import { createCommitOnBranch } from './create-commit.js'
import { GitHubFailure, queryFields, resolveField } from './graphql-resolvers.js'

export interface GraphQLCall {
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
  /** The first root field that is not `rateLimit`, and the name its answer has. */
  readonly operation: string
  readonly responseName: string
  readonly line: number
  readonly column: number
}

export class GraphQLDescription {
  readonly #schema: GraphQLSchema

  constructor() {
    const entry = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url)
    // Its SDL repeats fields, which graphql-js would refuse.
    this.#schema = buildSchema(readFileSync(entry, 'utf8'), {
      assumeValidSDL: true,
      assumeValid: true,
      noLocation: true
    })
    hold(this.#schema, 'GitObjectID', (text) => /^[0-9a-f]{40}$/.test(text))
    hold(this.#schema, 'Base64String', isBase64)
    hold(this.#schema, 'DateTime', (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text))
    hold(this.#schema, 'URI', (text) => URL.canParse(text))
  }

  /** A call, or what is wrong with the request. */
  read(body: unknown): GraphQLCall | string[] {
    const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>
    if (typeof query !== 'string') return ['the body has no "query"']
    let document: DocumentNode
    try {
      document = parse(query)
    } catch (error) {
      return [`the query cannot be parsed: ${String(error)}`]
    }
    const errors = validate(this.#schema, document).map((error) => error.message)
    if (errors.length > 0) return errors
    const name = typeof operationName === 'string' ? operationName : undefined
    const definition = getOperationAST(document, name)
    const fields =
      definition?.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD) ?? []
    const field = fields.find((candidate) => candidate.name.value !== 'rateLimit') ?? fields[0]
    if (field === undefined) return ['there is no operation, or none with a plain root field']
    return {
      document,
      variables: (variables ?? {}) as Record<string, unknown>,
      operationName: name,
      operation: field.name.value,
      responseName: (field.alias ?? field.name).value,
      line: field.loc?.startToken.line ?? 1,
      column: field.loc?.startToken.column ?? 1
    }
  }

  /** The answer's body, and what is wrong with it: anything that went wrong and is not a refusal of GitHub's. */
  async answer(
    call: GraphQLCall,
    context: Context,
    now: Date
  ): Promise<{ body: object; violations: string[] }> {
    const result = await execute({
      schema: this.#schema,
      document: call.document,
      rootValue: { ...queryFields(now), createCommitOnBranch },
      contextValue: context,
      variableValues: call.variables,
      ...(call.operationName === undefined ? {} : { operationName: call.operationName }),
      fieldResolver: resolveField
    })
    const errors = result.errors ?? []
    const violations = errors
      .filter((error) => !(error.originalError instanceof GitHubFailure))
      .map((error) => `${error.path?.join('.') ?? 'request'}: ${error.message}`)
    const body = { data: result.data ?? null, ...(errors.length > 0 ? { errors: errors.map(shapeOf) } : {}) }
    return { body, violations }
  }
}

/** GitHub answers 200 to almost everything, with `type` beside `message`, not under `extensions`. */
export function refusal(call: GraphQLCall, { type, message }: { type: string; message: string }): object {
  return {
    data: { [call.responseName]: null },
    errors: [
      { type, path: [call.responseName], locations: [{ line: call.line, column: call.column }], message }
    ]
  }
}

function shapeOf(error: GraphQLError): object {
  const type = error.originalError instanceof GitHubFailure ? error.originalError.type : undefined
  return {
    ...(type === undefined ? {} : { type }),
    path: error.path,
    ...(type === 'FORBIDDEN' ? { extensions: { saml_failure: false } } : {}),
    locations: error.locations,
    message: error.message
  }
}

/** graphql-js lets every value of a custom scalar pass, in both directions. */
function hold(schema: GraphQLSchema, name: string, accepts: (text: string) => boolean): void {
  const scalar = schema.getType(name)
  if (!(scalar instanceof GraphQLScalarType)) throw new Error(`The schema has no scalar ${name}`)
  const check = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value
    throw new TypeError(`${name} cannot be ${JSON.stringify(value)?.slice(0, 80)}`)
  }
  scalar.serialize = check
  scalar.parseValue = check
  scalar.parseLiteral = (node, variables) => check(valueFromASTUntyped(node, variables))
}
