/** Holds requests and answers against GitHub's OpenAPI description. Every difference is a violation. */
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

type PathParameter =
  | 'owner'
  | 'repo'
  | 'path'
  | 'ref'
  | 'file_sha'
  | 'tree_sha'
  | 'commit_sha'
  | 'issue_number'
type QueryParameter = 'ref' | 'recursive' | 'state' | 'sort' | 'direction' | 'since' | 'per_page' | 'page'

/** A request that reached one of the described operations. */
export interface MatchedCall {
  readonly operationId: string
  readonly parameters: Readonly<Partial<Record<PathParameter, string>>>
  readonly query: Readonly<Partial<Record<QueryParameter, string>>>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly 'x-multi-segment'?: boolean
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: { readonly properties?: object } }>>
}
interface Reference {
  readonly $ref: string
}
interface Operation {
  readonly operationId: string
  readonly parameters: readonly (Parameter | Reference)[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content | Reference>>
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>
    readonly schemas: object
  }
}
interface Route {
  readonly method: string
  readonly path: string
  readonly pattern: RegExp
  readonly operation: Operation
  readonly parameters: readonly Parameter[]
}

// Answers that any operation may give and none lists: wrong token, missing permission, rate limits, outages.
const commonStatuses = new Set([401, 403, 429, 500, 502, 503, 504])
const basicError = '#/components/schemas/basic-error'

export class RestDescription {
  readonly #routes: readonly Route[]
  readonly #ajv: Ajv
  readonly #compiled = new Map<string, ValidateFunction>()

  constructor() {
    const file = new URL('./descriptions/rest-subset.json', import.meta.url)
    const description = JSON.parse(readFileSync(file, 'utf8'), overlapping) as Description
    this.#ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
    addFormats.default(this.#ajv)
    this.#ajv.addFormat('int64', true)
    this.#ajv.addSchema(description, 'github')
    this.#routes = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const parameters = operation.parameters.map((parameter) => resolved(parameter, description))
        return { method, path, operation, parameters, pattern: patternOf(path, parameters) }
      })
    )
  }

  match(method: string, url: URL): MatchedCall | undefined {
    for (const route of this.#routes) {
      const found = route.method === method.toLowerCase() ? route.pattern.exec(url.pathname) : null
      if (found === null) continue
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((name) => name[1] ?? '')
      const values = names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')])
      return {
        operationId: route.operation.operationId,
        parameters: Object.fromEntries(values),
        query: Object.fromEntries(url.searchParams)
      }
    }
    return undefined
  }

  /** What is wrong with a request, one sentence each. */
  requestViolations(call: MatchedCall, body: unknown): string[] {
    const { operation, method, path, parameters } = this.#routeOf(call)
    const asked = parameters.filter((parameter) => parameter.in === 'query')
    const unknown = Object.keys(call.query).filter(
      (name) => !asked.some((parameter) => parameter.name === name)
    )
    const missing = asked.filter(
      (parameter) => parameter.required === true && !(parameter.name in call.query)
    )
    const violations = [
      ...unknown.map((name) => `the query parameter "${name}" does not exist`),
      ...missing.map(({ name }) => `the query parameter "${name}" is missing`)
    ]
    const described = operation.requestBody?.content?.['application/json']
    if (described === undefined) {
      if (body !== undefined) violations.push('there is a body, and none is described')
      return violations
    }
    const pointer = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema']
    violations.push(...this.#differences(pointerTo(pointer), body, 'body'))
    // The description lets further members pass. GitHub ignores them, so one here is a spelling mistake.
    const known = Object.keys(described.schema.properties ?? {})
    const further = Object.keys(typeof body === 'object' && body !== null ? body : {})
    violations.push(
      ...further
        .filter((name) => !known.includes(name))
        .map((name) => `the body's member "${name}" does not exist`)
    )
    return violations
  }

  /** What is wrong with an answer. Raw bytes have no schema: only their status is checked. */
  answerViolations(call: MatchedCall, status: number, body: unknown): string[] {
    const { operation, method, path } = this.#routeOf(call)
    const answer = operation.responses[String(status)]
    const schema = (): string => {
      if (answer === undefined) return basicError
      const start =
        '$ref' in answer ? answer.$ref : pointerTo(['paths', path, method, 'responses', String(status)])
      return `${start}${pointerTo(['content', 'application/json', 'schema']).slice(1)}`
    }
    if (answer === undefined && !commonStatuses.has(status)) return [`the status ${status} is not described`]
    return Buffer.isBuffer(body) ? [] : this.#differences(schema(), body, 'answer')
  }

  #routeOf(call: MatchedCall): Route {
    const route = this.#routes.find(({ operation }) => operation.operationId === call.operationId)
    if (route === undefined) throw new Error(`no operation "${call.operationId}"`)
    return route
  }

  #differences(pointer: string, value: unknown, name: string): string[] {
    let validate = this.#compiled.get(pointer)
    if (validate === undefined) {
      validate = this.#ajv.compile({ $ref: `github${pointer}` })
      this.#compiled.set(pointer, validate)
    }
    if (validate(value)) return []
    return (validate.errors ?? []).map((error) => `${name}${error.instancePath} ${error.message}`)
  }
}

// Alternatives overlap in the description (an error without required members is also a rule violation), so that
// GitHub's own answers would fail "exactly one of". And what is nullable without a type of its own, or one of
// a few values, is so in words alone: ajv wants to see null among the alternatives.
function overlapping(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { oneOf, ...others } = value as { readonly oneOf?: unknown }
  const schema: Readonly<Record<string, unknown>> = oneOf === undefined ? others : { ...others, anyOf: oneOf }
  if (schema['nullable'] !== true) return schema
  if ('type' in schema) {
    return Array.isArray(schema['enum']) ? { ...schema, enum: [...schema['enum'], null] } : schema
  }
  const { nullable: _nullable, ...nonNull } = schema
  return { anyOf: [nonNull, { enum: [null] }] }
}

function resolved(parameter: Parameter | Reference, description: Description): Parameter {
  if (!('$ref' in parameter)) return parameter
  const found = description.components.parameters[parameter.$ref.split('/').at(-1) ?? '']
  if (found === undefined) throw new Error(`no parameter ${parameter.$ref}`)
  return found
}

function patternOf(path: string, parameters: readonly Parameter[]): RegExp {
  const manySegments = (name: string): boolean =>
    parameters.some((parameter) => parameter.name === name && parameter['x-multi-segment'] === true)
  const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => (manySegments(name) ? '(.*)' : '([^/]+)'))
  return new RegExp(`^${pattern}$`)
}

function pointerTo(tokens: readonly string[]): string {
  const escaped = tokens.map((token) => encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1')))
  return `#/${escaped.join('/')}`
}
