/** The one place that speaks to GitHub: bounded in time and attempts, and silent about the token. */

import { HttpClient } from '@actions/http-client'
import type { throttling } from '@octokit/plugin-throttling'
import { fetch, Headers, type RequestInit, Response } from 'undici'
import { ArchiveError } from '../errors.js'
import { SecretSearch } from '../events/secret-search.js'
import { quoteOf } from '../text/quote.js'
import { GitHubFault, isRecord, otherForgeAdvice, parseGraphqlAnswer } from './faults.js'

export interface GitHubClientOptions {
  readonly token: string
  /** `GITHUB_API_URL`; passed in because @actions/github would read the environment once, when it is loaded. */
  readonly apiUrl: string
  /** `GITHUB_GRAPHQL_URL`; derived from `apiUrl` when absent or empty. */
  readonly graphqlUrl?: string | undefined
  readonly log: (message: string) => void
  readonly limits: GitHubLimits
}

export interface GitHubLimits {
  /** For one attempt. */
  readonly timeoutMs: number
  /** Failures are repeated after 1, 4 and 9 of these, limits as GitHub says. */
  readonly secondMs: number
}

export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** With `{name}` for each parameter that stands in the path. */
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  readonly raw?: boolean
}

const retries = 3
const longestWaitSeconds = 120
/** A repetition does not mend these. The throttling plugin repeats 403 and 429 when they are limits. */
const finalStatuses = Array.from({ length: 100 }, (_, index) => 400 + index).filter(
  (status) => status !== 408
)

export class GitHubClient {
  readonly #token: string
  readonly #apiUrl: string
  readonly #graphqlUrl: string
  readonly #search: SecretSearch
  readonly #fetch: Fetch
  #octokit: Octokit | undefined

  /** @throws ArchiveError when the token cannot be sent, or the address is another forge's. */
  constructor(private readonly options: GitHubClientOptions) {
    this.#token = parseToken(options.token)
    this.#apiUrl = options.apiUrl.replace(/\/+$/, '')
    verifyForge(this.#apiUrl)
    this.#graphqlUrl = options.graphqlUrl || graphqlUrlOf(this.#apiUrl)
    this.#search = new SecretSearch([{ input: 'github-token', value: this.#token }])
    this.#fetch = boundedFetch(this.#apiUrl, options.limits.timeoutMs)
  }

  /** The `data` of a GraphQL answer without errors. @throws GitHubFault */
  async graphql(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { data, mayHaveLanded } = await this.#send({
      method: 'POST',
      url: this.#graphqlUrl,
      query,
      variables
    })
    return parseGraphqlAnswer(data, { quote: this.#quote, mayHaveLanded })
  }

  /** The body of a REST answer; raw bytes when `raw`. @throws GitHubFault */
  async rest({ method, path, parameters, raw }: RestRequest): Promise<unknown> {
    const headers = { accept: raw ? rawMedia : 'application/vnd.github+json' }
    return (await this.#send({ method, url: path, headers, ...parameters })).data
  }

  async #send(request: Request): Promise<Sent> {
    const attempts = new Attempts(request, (failure) => this.#say(`GitHub: ${failure}`))
    const isGraphql = request.url === this.#graphqlUrl
    try {
      this.#octokit ??= await makeOctokit(this.#token, this.#settings())
      const watched: Fetch = (url, init) => attempts.watch(() => this.#fetch(url, init), { isGraphql })
      const { data, status } = await this.#octokit.request({ ...request, request: { fetch: watched } })
      if ((status as number) >= 300 && (status as number) < 400)
        throw { status, message: 'it redirects elsewhere' }
      return { data, mayHaveLanded: attempts.failure !== undefined }
    } catch (fault) {
      throw GitHubFault.of(fault, { quote: this.#quote, failure: attempts.failure, isGraphql })
    }
  }

  #settings(): object {
    const { secondMs } = this.options.limits
    const say = (text: unknown): void => this.#say(text)
    const log = { debug: () => {}, info: () => {}, warn: say, error: say }
    const waiting =
      (reason: string) => (seconds: number, _options: unknown, _octokit: unknown, attempts: number) =>
        this.#willWait(seconds, reason, attempts)
    return {
      baseUrl: this.#apiUrl,
      userAgent: 'hireflix-audit-archive',
      log,
      request: { log },
      retry: { retries, doNotRetry: finalStatuses, retryAfterBaseValue: secondMs },
      throttle: {
        retryAfterBaseValue: secondMs,
        write: unspaced,
        onRateLimit: waiting('the rate limit is used up'),
        onSecondaryRateLimit: waiting('asked to slow down')
      }
    }
  }

  #willWait(seconds: number, reason: string, attempts: number): boolean {
    const will = attempts < 2 && seconds <= longestWaitSeconds
    this.#say(
      `GitHub: ${reason}; ${will ? `trying again in ${seconds} s` : `giving up, it is free in ${seconds} s`}`
    )
    return will
  }

  #say(text: unknown): void {
    this.options.log(this.#quote(String(text)))
  }

  readonly #quote = (text: string): string => {
    const masked = text.replaceAll(this.#token, '***')
    // broken: token-in-github-error
    return this.#search.find(masked) === undefined ? quoteOf(masked) : 'a message that holds the token'
  }
}

type Request = { method: RestRequest['method']; url: string } & Record<string, unknown>

/** The attempts at one request, and how the last one without a clear answer failed. */
class Attempts {
  failure: string | undefined

  constructor(
    private readonly request: Request,
    private readonly say: (failure: string) => void
  ) {}

  async watch(
    attempt: () => Promise<Response>,
    { isGraphql }: { readonly isGraphql: boolean }
  ): Promise<Response> {
    try {
      const answer = await attempt()
      if (answer.status >= 500) this.#fail(`HTTP ${answer.status}`)
      else if (isGraphql && unclearAnswer.test(await answer.clone().text())) {
        this.#fail('something went wrong')
      }
      return answer
    } catch (fault) {
      this.#fail(causeOf(fault))
      throw fault
    }
  }

  #fail(how: string): void {
    this.failure = how
    this.say(`${this.request.method} ${this.request.url}: ${how}`)
  }
}

/** Gitea and Forgejo have their REST interface at /api/v1, and no GraphQL. @throws ArchiveError */
function verifyForge(apiUrl: string): void {
  if (!/\/api\/v1$/.test(apiUrl)) return
  throw new ArchiveError(
    'refused',
    `Cannot use "${quoteOf(apiUrl)}": it is not the API of GitHub; ${otherForgeAdvice}`
  )
}

type Octokit = Awaited<ReturnType<typeof makeOctokit>>

/** Loaded when it is first needed: a run into a folder has nothing to ask GitHub. */
async function makeOctokit(token: string, settings: object) {
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling')
  ])
  // The last plugin is the outermost: it waits for a limit, and then the repetitions of a failure begin anew.
  return getOctokit(token, settings, retry, throttling)
}

/** Comes with status 200, when GitHub gave a query up halfway or failed to answer it; octokit repeats it. */
const unclearAnswer = /"Something went wrong while executing your query/

interface Sent {
  readonly data: unknown
  readonly mayHaveLanded: boolean
}

const rawMedia = 'application/vnd.github.raw+json'

/**
 * The throttling plugin holds every GraphQL request back until a second after the last one, for programs that write
 * in bulk. A run asks for a handful of things, one after the other.
 */
const unspaced = {
  key: () => ({ schedule: (_options: unknown, work: () => Promise<void>) => work() })
} as unknown as NonNullable<ThrottlingOptions['write']>

type ThrottlingOptions = NonNullable<NonNullable<Parameters<typeof throttling>[1]>['throttle']>
type Fetch = (url: string, init: RequestInit) => Promise<Response>

/**
 * A fetch that honours the proxy variables for this host, ends in time, and returns only whole answers: a body that
 * breaks off fails here, where octokit repeats it.
 */
function boundedFetch(apiUrl: string, timeoutMs: number): Fetch {
  const dispatcher = new HttpClient().getAgentDispatcher(apiUrl)
  return async (url, init) => {
    const signal = AbortSignal.timeout(timeoutMs)
    // A write goes to the one address that the runner names: a redirected POST would take the events along.
    // Reading follows, as it must for renamed repositories; to another host fetch does not pass the token.
    // broken: write-redirected
    const redirect = (init.method ?? 'GET') === 'GET' ? 'follow' : 'manual'
    const answer = await fetch(url, { ...init, redirect, signal, ...(dispatcher ? { dispatcher } : {}) })
    const bytes = await answer.arrayBuffer()
    const headers = new Headers(answer.headers)
    // GitHub calls raw bytes UTF-8 whatever they are, and octokit would decode them.
    const isRaw = answer.ok && new Headers(init.headers).get('accept') === rawMedia
    if (isRaw) headers.set('content-type', 'application/octet-stream')
    const { status, statusText } = answer
    return new Response([204, 205, 304].includes(status) ? null : bytes, { status, statusText, headers })
  }
}

/** undici says "fetch failed" and gives the reason as the cause. */
function causeOf(fault: unknown): string {
  const { cause, message } = isRecord(fault) ? fault : {}
  const { message: reason } = isRecord(cause) ? cause : {}
  return String(reason ?? message ?? fault)
}

/** https://docs.github.com/en/graphql/guides/forming-calls-with-graphql and, for a server of one's own, /api/graphql */
function graphqlUrlOf(apiUrl: string): string {
  return /\/api\/v3$/.test(apiUrl) ? apiUrl.replace(/\/v3$/, '/graphql') : `${apiUrl}/graphql`
}

function parseToken(text: string): string {
  const token = text.trim()
  // A line break inside would make the HTTP client quote the whole header in its error.
  if (/^[\x21-\x7e]+$/.test(token)) return token
  throw new ArchiveError(
    'unauthorized',
    `Cannot use github-token: it ${token === '' ? 'is empty' : 'holds spaces, line breaks or characters no token has'}; ` +
      'store the token again, by itself'
  )
}
