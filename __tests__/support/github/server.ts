/**
 * GitHub for tests: its REST and GraphQL interfaces on a loopback port, over real git repositories. Each request and
 * each answer is held against what GitHub publishes of itself; where they differ the answer is 500 and `violations`
 * says why, so a test that ends with `expect(github.violations).toEqual([])` has spoken to something like GitHub.
 */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Fault, Faults } from './faults.js'
import { GraphQLDescription } from './graphql.js'
import { RestDescription } from './openapi.js'
import { answerCall, type Outcome, type ReceivedRequest } from './request.js'
import { type RepositoryOptions, TestRepository } from './test-repository.js'

export type { Fault } from './faults.js'
export type { RepositoryOptions, TestRepository } from './test-repository.js'

export interface GitHubOptions {
  /** The only token that is let in. */
  readonly token?: string
  /** Dates commits and answers. */
  readonly clock?: () => Date
}

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  /** As in faults: a GraphQL root field or a REST operation; empty when the request was neither. */
  operation: string
  /** 0 as long as, and whenever, no answer was sent. */
  status: number
}

export class GitHub {
  readonly requests: RecordedRequest[] = []
  readonly violations: string[] = []
  readonly #repositories = new Map<string, TestRepository>()
  readonly #faults = new Faults()
  readonly #underWay = new Set<Promise<void>>()
  readonly #closing = new AbortController()

  private constructor(
    readonly url: string,
    readonly token: string,
    readonly clock: () => Date,
    private readonly server: Server,
    private readonly folder: string
  ) {}

  static async start(options: GitHubOptions): Promise<GitHub> {
    const folder = await mkdtemp(join(tmpdir(), 'github-server-'))
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port')
    const url = `http://127.0.0.1:${address.port}`
    const token = options.token ?? 'ghs_test'
    const github = new GitHub(url, token, options.clock ?? (() => new Date()), server, folder)
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const task = github.#handle(request, response)
      github.#underWay.add(task)
      void task.finally(() => github.#underWay.delete(task))
    })
    return github
  }

  get apiUrl(): string {
    return this.url
  }

  get graphqlUrl(): string {
    return `${this.url}/graphql`
  }

  get serverUrl(): string {
    return this.url
  }

  /** What a runner tells an action about where GitHub is. */
  environment(): { GITHUB_API_URL: string; GITHUB_GRAPHQL_URL: string; GITHUB_SERVER_URL: string } {
    return {
      GITHUB_API_URL: this.apiUrl,
      GITHUB_GRAPHQL_URL: this.graphqlUrl,
      GITHUB_SERVER_URL: this.serverUrl
    }
  }

  async createRepository(nameWithOwner: string, options: RepositoryOptions = {}): Promise<TestRepository> {
    const id = this.#repositories.size + 1
    const place = { path: join(this.folder, `${id}.git`), id, clock: this.clock }
    const repository = await TestRepository.create(nameWithOwner, place, options)
    this.#repositories.set(nameWithOwner.toLowerCase(), repository)
    return repository
  }

  inject(...faults: Fault[]): void {
    for (const fault of faults) this.#faults.add(fault)
  }

  /** Faults that have not happened, or not often enough. */
  get unusedFaults(): readonly Fault[] {
    return this.#faults.unused
  }

  /** How often an operation was asked for. */
  count(operation: string): number {
    return this.requests.filter((request) => request.operation === operation).length
  }

  async close(): Promise<void> {
    this.#closing.abort()
    const closed = once(this.server, 'close')
    this.server.close()
    this.server.closeAllConnections()
    await closed
    await Promise.allSettled(this.#underWay)
    await Promise.all([...this.#repositories.values()].map((repository) => repository.git.close()))
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record: RecordedRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      operation: '',
      status: 0
    }
    this.requests.push(record)
    let outcome: Outcome
    try {
      outcome = await answerCall(await receive(request), {
        url: this.url,
        token: this.token,
        clock: this.clock,
        rest: rest(),
        graphql,
        faults: this.#faults,
        closing: this.#closing.signal,
        record,
        repositories: this.#repositories
      })
    } catch (error) {
      outcome = {
        kind: 'violation',
        found: [error instanceof Error ? (error.stack ?? error.message) : String(error)]
      }
    }
    if (outcome.kind === 'no-answer' || this.#closing.signal.aborted) {
      request.socket.destroy()
      return
    }
    if (outcome.kind === 'violation') {
      const text = outcome.found.map(
        (found) => `${record.method} ${record.path} (${record.operation}): ${found}`
      )
      this.violations.push(...text)
      outcome = { kind: 'answer', status: 500, body: { message: `Test server: ${text.join('; ')}` } }
    }
    record.status = outcome.status
    send(response, outcome, this.clock())
  }
}

export function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  return GitHub.start(options)
}

// Reading both descriptions takes a third of a second: once for all servers of a test file, and not before the first
// request asks for them.
let restDescription: RestDescription | undefined
let graphqlDescription: GraphQLDescription | undefined

function rest(): RestDescription {
  restDescription ??= new RestDescription()
  return restDescription
}

function graphql(): GraphQLDescription {
  graphqlDescription ??= new GraphQLDescription()
  return graphqlDescription
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { authorization, accept, 'user-agent': userAgent } = request.headers
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    text: Buffer.concat(chunks).toString(),
    authorization,
    accept: accept ?? '*/*',
    userAgent,
    isGone: () => request.socket.destroyed
  }
}

function send(
  response: ServerResponse,
  { status, body, headers }: Outcome & { kind: 'answer' },
  now: Date
): void {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  // GitHub says charset=utf-8 of raw bytes too, whatever they are, so that octokit decodes them as text.
  const type = Buffer.isBuffer(body) ? 'application/vnd.github.raw+json' : 'application/json'
  response.writeHead(status, {
    'content-type': `${typeof body === 'string' ? 'text/html' : type}; charset=utf-8`,
    'content-length': bytes.length,
    date: now.toUTCString(),
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '999',
    'x-ratelimit-used': '1',
    'x-ratelimit-reset': String(Math.floor(now.getTime() / 1000) + 3600),
    ...headers
  })
  response.end(bytes)
}
