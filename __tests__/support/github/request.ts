/** One request from its arrival to its answer: checked, met by faults, let in, carried out, checked again. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from './context.js'
import type { Fault, Faults } from './faults.js'
import { type GraphQLCall, type GraphQLDescription, refusal } from './graphql.js'
import type { MatchedCall, RestDescription } from './openapi.js'
import { answerRest, restError, restOperations } from './rest.js'
import type { TestRepository } from './test-repository.js'

export interface ReceivedRequest {
  readonly method: string
  readonly url: URL
  readonly text: string
  readonly authorization: string | undefined
  readonly accept: string
  readonly userAgent: string | undefined
  /** Whether whoever sent it still waits. */
  readonly isGone: () => boolean
}

export type Outcome =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: string | object
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'violation'; readonly found: readonly string[] }

export interface Surroundings {
  readonly url: string
  readonly token: string
  readonly clock: () => Date
  readonly rest: RestDescription
  readonly graphql: () => GraphQLDescription
  readonly faults: Faults
  readonly closing: AbortSignal
  readonly record: { operation: string }
  readonly repositories: ReadonlyMap<string, TestRepository>
}

type Call =
  | {
      readonly kind: 'rest'
      readonly operation: string
      readonly matched: MatchedCall
      readonly body: unknown
    }
  | { readonly kind: 'graphql'; readonly operation: string; readonly asked: GraphQLCall }

export async function answerCall(request: ReceivedRequest, surroundings: Surroundings): Promise<Outcome> {
  const { faults, record } = surroundings
  const call = readCall(request, surroundings)
  if ('found' in call) return call
  record.operation = call.operation
  const prevented = await meetFaults(call, request, surroundings)
  if (prevented !== undefined) return prevented
  const refused = letIn(request, call, surroundings)
  if (refused !== undefined) return refused

  let landed = false
  const anonymous = request.authorization === undefined
  const context: Context = {
    url: surroundings.url,
    anonymous,
    behind: faults.take(call.operation, 'stale-read') === undefined ? 0 : 1,
    findRepository: (nameWithOwner) => {
      const repository = surroundings.repositories.get(nameWithOwner.toLowerCase())
      const hidden = repository?.invisible === true || (anonymous && repository?.private === true)
      return hidden ? undefined : repository
    },
    beforeWrite: async (repository, branch) => {
      const race = faults.take(call.operation, 'race')
      if (race === undefined) return
      if (typeof race.files === 'function') await race.files(repository)
      else await repository.commitFiles({ branch, files: race.files })
    },
    landed: () => {
      landed = true
    }
  }
  const outcome = await carryOut(call, request, context, surroundings)
  if (landed && faults.take(call.operation, 'reset-after-commit') !== undefined) return { kind: 'no-answer' }
  return outcome
}

function readCall(
  { method, url, text }: ReceivedRequest,
  { rest, graphql }: Surroundings
): Call | (Outcome & { kind: 'violation' }) {
  let body: unknown
  try {
    body = text === '' ? undefined : JSON.parse(text)
  } catch {
    return { kind: 'violation', found: ['the body is not JSON'] }
  }
  const path = url.pathname
  if (path === '/graphql' || path === '/api/graphql') {
    if (method !== 'POST') return { kind: 'violation', found: ['GraphQL is asked by POST'] }
    const asked = graphql().read(body)
    return Array.isArray(asked)
      ? { kind: 'violation', found: asked }
      : { kind: 'graphql', operation: asked.operation, asked }
  }
  const plain = new URL(url)
  plain.pathname = path.replace(/^\/api\/v3/, '') // where GitHub Enterprise Server has it
  const matched = rest.match(method, plain)
  if (matched === undefined) return { kind: 'violation', found: ['the descriptions have no such operation'] }
  const found = rest.requestViolations(matched, body)
  if (found.length > 0) return { kind: 'violation', found }
  return { kind: 'rest', operation: restOperations[matched.operationId] ?? '', matched, body }
}

async function meetFaults(
  call: Call,
  request: ReceivedRequest,
  { faults, closing }: Surroundings
): Promise<Outcome | undefined> {
  await faults.take(call.operation, 'meanwhile')?.run()
  const hang = faults.take(call.operation, 'hang')
  if (hang !== undefined) {
    await wait(hang.ms, undefined, { signal: closing }).catch(() => undefined)
    if (closing.aborted || request.isGone()) return { kind: 'no-answer' }
  }
  const fault = faults.take(
    call.operation,
    'reset',
    'status',
    'graphql-error',
    'bad-credentials',
    'rule-violation-409'
  )
  if (fault === undefined) return undefined
  switch (fault.kind) {
    case 'reset':
      return { kind: 'no-answer' }
    case 'status':
      return failed(fault)
    case 'graphql-error':
      if (call.kind === 'graphql') return { kind: 'answer', status: 200, body: refusal(call.asked, fault) }
      throw new Error(`A graphql-error cannot meet the REST operation ${call.operation}`)
    case 'bad-credentials':
      return badCredentials
    case 'rule-violation-409': {
      const message = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n'
      return { kind: 'answer', ...restError(409, message) }
    }
  }
}

const badCredentials: Outcome = { kind: 'answer', ...restError(401, 'Bad credentials') }

function failed({ status, body, headers }: Fault & { kind: 'status' }): Outcome {
  const message =
    status === 429 || status === 403
      ? 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
      : 'Server Error'
  return {
    kind: 'answer',
    status,
    body: body ?? restError(status, message).body,
    ...(headers === undefined ? {} : { headers })
  }
}

function letIn(
  { authorization, userAgent }: ReceivedRequest,
  call: Call,
  { token }: Surroundings
): Outcome | undefined {
  if (userAgent === undefined) {
    const body =
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header'
    return { kind: 'answer', status: 403, body }
  }
  if (authorization === undefined) {
    if (call.kind === 'rest') return undefined
    return { kind: 'answer', ...restError(401, 'This endpoint requires you to be authenticated.') }
  }
  return /^(?:token|bearer) (.+)$/i.exec(authorization)?.[1] === token ? undefined : badCredentials
}

async function carryOut(
  call: Call,
  { accept }: ReceivedRequest,
  context: Context,
  { rest, graphql, clock }: Surroundings
): Promise<Outcome> {
  if (call.kind === 'graphql') {
    const { body, violations } = await graphql().answer(call.asked, context, clock())
    if (violations.length > 0) return { kind: 'violation', found: violations }
    return { kind: 'answer', status: 200, body }
  }
  const { status, body } = await answerRest(call.matched, { context, body: call.body, accept })
  const found = rest.answerViolations(call.matched, status, body)
  return found.length > 0 ? { kind: 'violation', found } : { kind: 'answer', status, body }
}
