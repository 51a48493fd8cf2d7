/** The one place that speaks to GitHub: bounded in time and attempts, and silent about the token. */

import { HttpClient } from '@actions/http-client'
import type { throttling } from '@octokit/plugin-throttling'
import { fetch, Headers, type RequestInit, Response } from 'undici'
import { ArchiveError } from '../errors.js'
import { SecretSearch } from '../events/secret-search.js'
import { quoteOf } from '../text/quote.js'
import { GitHubFault, isRecord, parseGraphqlAnswer } from './faults.js'

export interface GitHubClientOptions {
  readonly token: string
  /** `GITHUB_API_URL`; passed in because @actions/github would read the environment once, when it is loaded. */
  readonly apiUrl: string
  /** `GITHUB_GRAPHQL_URL`; derived from `apiUrl` when absent. */
  readonly graphqlUrl?: string
  readonly log: (message: string) => void
  /** For one attempt. */
  readonly timeoutMs?: number
  /** A second, unless a test is in a hurry: failures are repeated after 1, 4 and 9 of it, limits as GitHub says. */
  readonly secondMs?: number
}

export interface GitHubClient {
  /** The `data` of a GraphQL answer without errors. @throws GitHubFault */
  graphql(document: string, variables: Readonly<Record<string, unknown>>): Promise<unknown>
  /** The body of a REST answer; raw bytes when `raw`. @throws GitHubFault */
  rest(request: RestRequest): Promise<unknown>
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
/** What a repetition cannot mend. 408 it can; 403 and 429 are repeated by the throttling plugin when they are limits. */
const finalStatuses = Array.from({ length: 100 }, (_, index) => 400 + index).filter(
  (status) => status !== 408
)

/** @throws ArchiveError `unauthorized` when the token cannot be sent. */
export function githubClient(options: GitHubClientOptions): GitHubClient {
  const { log, secondMs = 1000, timeoutMs = 60_000 } = options
  const token = parseToken(options.token)
  const apiUrl = options.apiUrl.replace(/\/+$/, '')
  const graphqlUrl = options.graphqlUrl ?? graphqlUrlOf(apiUrl)
  const search = new SecretSearch([{ input: 'github-token', value: token }])
  const quote = (text: string) => {
    const masked = text.replaceAll(token, '***')
    // broken: token-in-github-error
    return search.find(masked) === undefined ? quoteOf(masked) : 'a message that holds the token'
  }
  const say = (text: unknown) => log(quote(String(text)))
  const wait = (seconds: number, what: string, attempts: number): boolean => {
    const will = attempts < 2 && seconds <= longestWaitSeconds
    say(`GitHub: ${what}; ${will ? `trying again in ${seconds} s` : `giving up, it is free in ${seconds} s`}`)
    return will
  }
  const octokitLog = { debug: () => {}, info: () => {}, warn: say, error: say }
  const fetchBounded = boundedFetch(apiUrl, timeoutMs)
  const settings = {
    baseUrl: apiUrl,
    userAgent: 'hireflix-audit-archive',
    log: octokitLog,
    request: { log: octokitLog },
    retry: { retries, doNotRetry: finalStatuses, retryAfterBaseValue: secondMs },
    throttle: {
      retryAfterBaseValue: secondMs,
      write: unspaced,
      onRateLimit: (seconds: number, _options: unknown, _octokit: unknown, attempts: number) =>
        wait(seconds, 'the rate limit is used up', attempts),
      onSecondaryRateLimit: (seconds: number, _options: unknown, _octokit: unknown, attempts: number) =>
        wait(seconds, 'asked to slow down', attempts)
    }
  }
  let octokit: Octokit | undefined

  async function send(
    what: { method: RestRequest['method']; url: string } & Record<string, unknown>
  ): Promise<Sent> {
    /** What the last attempt without a clear answer came to. */
    let failure: string | undefined
    const failed = (how: string): void => {
      failure = how
      say(`GitHub: ${what.method} ${what.url}: ${how}`)
    }
    const watched: Fetch = async (url, init) => {
      try {
        const answer = await fetchBounded(url, init)
        if (answer.status >= 500) failed(`HTTP ${answer.status}`)
        else if (what.url === graphqlUrl && unclearAnswer.test(await answer.clone().text())) {
          failed('something went wrong')
        }
        return answer
      } catch (fault) {
        failed(causeOf(fault))
        throw fault
      }
    }
    try {
      octokit ??= await makeOctokit(token, settings)
      const { data, status } = await octokit.request({ ...what, request: { fetch: watched } })
      if ((status as number) >= 300 && (status as number) < 400)
        throw { status, message: 'it redirects elsewhere' }
      return { data, mayHaveLanded: failure !== undefined }
    } catch (fault) {
      throw GitHubFault.of(fault, { quote, failure })
    }
  }

  return {
    graphql: async (query, variables) => {
      const { data, mayHaveLanded } = await send({ method: 'POST', url: graphqlUrl, query, variables })
      return parseGraphqlAnswer(data, { quote, mayHaveLanded })
    },
    rest: async ({ method, path, parameters, raw }) => {
      const headers = { accept: raw ? rawMedia : 'application/vnd.github+json' }
      return (await send({ method, url: path, headers, ...parameters })).data
    }
  }
}

type Octokit = Awaited<ReturnType<typeof makeOctokit>>

/** Loaded when it is first needed: a run into a folder has nothing to ask GitHub. */
async function makeOctokit(token: string, settings: object) {
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling')
  ])
  // The last one is the outermost: a limit is waited for outside of the repetitions of what failed.
  return getOctokit(token, settings, retry, throttling)
}

/** With status 200, for a query that was given up halfway or that only its answer failed; octokit repeats it. */
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
    // What is written goes to the one address that the runner names: a redirected POST would take the events along.
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
