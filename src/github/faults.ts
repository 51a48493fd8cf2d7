/** Tells the faults of GitHub apart and puts them into words for the person who must act. Pure. */

import { ArchiveError, type ArchiveErrorCode } from '../errors.js'

export type Quote = (text: string) => string

/** `broken`: no answer that says anything; `limited`: later it will work; `refused`: as it stands it never will. */
export type GitHubFaultKind = 'broken' | 'limited' | 'refused'

/** One failed request. `said` is fit to be quoted. */
export class GitHubFault extends Error {
  override readonly name = 'GitHubFault'
  constructor(
    readonly kind: GitHubFaultKind,
    readonly said: string,
    readonly details: {
      /** Of the last answer, if there was one. */
      readonly status?: number
      /** GraphQL's `type`. */
      readonly type?: string
      /** An attempt ended without a clear answer: GitHub may have done what it asked for. */
      readonly mayHaveLanded: boolean
      /** Nothing answers GraphQL at the address: GitHub always does. */
      readonly isWithoutGraphql?: boolean
    }
  ) {
    super(said)
  }

  /** From what octokit throws: nothing of it but its status and a quoted sentence is kept. */
  static of(
    thrown: unknown,
    {
      quote,
      failure,
      isGraphql
    }: { readonly quote: Quote; readonly failure: string | undefined; readonly isGraphql: boolean }
  ): GitHubFault {
    const { status, message, data, headers } = parseThrown(thrown)
    const mayHaveLanded = failure !== undefined
    const said = quote(message)
    if (isLimit(status, message, headers)) {
      return new GitHubFault('limited', said, { ...(status ? { status } : {}), mayHaveLanded })
    }
    if (status === undefined || status >= 500 || status === 408) {
      return new GitHubFault('broken', quote(failure ?? message), { mayHaveLanded })
    }
    // GitHub's own sentence: octokit adds the address of a page and the answer's JSON to it.
    const { message: own } = isRecord(data) ? data : {}
    const isWithoutGraphql = isGraphql && (status === 404 || status === 405)
    const details = { status, mayHaveLanded, isWithoutGraphql }
    return new GitHubFault('refused', typeof own === 'string' ? quote(own) : said, details)
  }
}

interface Thrown {
  readonly status: number | undefined
  readonly message: string
  /** The answer's body; `undefined` without an answer. */
  readonly data: unknown
  readonly headers: Readonly<Record<string, unknown>>
}

function parseThrown(thrown: unknown): Thrown {
  const { status, response, message } = isRecord(thrown) ? thrown : {}
  const { data, headers } = isRecord(response) ? response : {}
  return {
    status: typeof status === 'number' ? status : undefined,
    message: typeof message === 'string' ? message : String(thrown),
    data,
    headers: isRecord(headers) ? headers : {}
  }
}

/** https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#rate-limit-errors */
function isLimit(status: number | undefined, message: string, headers: Thrown['headers']): boolean {
  if (status === 429) return true
  const mayBe = status === 403 || status === undefined
  return mayBe && (/\brate limit/i.test(message) || headers['x-ratelimit-remaining'] === '0')
}

/** The `data` of a GraphQL answer. @throws GitHubFault for errors, and for an answer that is not GraphQL's. */
export function parseGraphqlAnswer(
  answer: unknown,
  { quote, mayHaveLanded }: { quote: Quote; mayHaveLanded: boolean }
): unknown {
  if (!isRecord(answer)) {
    throw new GitHubFault('broken', 'an answer that is not JSON', { mayHaveLanded })
  }
  const { data, errors } = answer
  const refusals = Array.isArray(errors) ? errors.filter(isRecord) : []
  const refusal = refusals.find(({ type }) => typeof type === 'string') ?? refusals[0]
  if (refusal === undefined) return data
  const { type: named, message } = refusal
  const type = typeof named === 'string' ? named : undefined
  const said = quote(String(message))
  const kind = type === 'RATE_LIMITED' ? 'limited' : type === 'INTERNAL' ? 'broken' : 'refused'
  throw new GitHubFault(kind, said, { ...(type ? { type } : {}), mayHaveLanded })
}

/** Somebody else was first, in the words of either interface. Nothing else is: see `protected`. */
export function isRace({ details, said }: GitHubFault): boolean {
  // broken: refusal-as-race, any-409-as-race/1
  if (isProtected(said)) return false
  if (details.type === 'STALE_DATA') return true
  if (details.type === 'NOT_FOUND') return /\bbranch\b/i.test(said)
  // broken: any-409-as-race/2
  return (
    (details.status === 409 && /\bbut expected\b|does not match/i.test(said)) ||
    (details.status === 422 &&
      /reference already exists|not a fast forward|"sha" wasn't supplied/i.test(said))
  )
}

/**
 * Rulesets, branch protection and push protection share no status and no type: 409 from the contents API, 422 from
 * refs, something else from GraphQL. Only their wording is alike.
 */
function isProtected(said: string): boolean {
  return /rule violation|protected branch|protected ref|branch protection|through (?:a pull request|the merge queue)|status checks?\b.*(?:expected|required)|required (?:status check|workflow)|creations being restricted|locked branch|verified signatures|push protection|secret detected|\bGH0\d\d\b/i.test(
    said
  )
}

const bypass = 'let the GitHub App or the owner of the token bypass'

/** Advice by the words of the rule; the rules that hold on every branch stand first. */
const protections: readonly (readonly [words: RegExp, advice: string])[] = [
  [
    /push protection|secret|\bGH009\b/i,
    `GitHub takes a text in an event for a secret: ${bypass} the rule, which holds on every branch`
  ],
  [
    /\bfiles?\b|\bpaths?\b|extension/i,
    `a push rule forbids such files on every branch: ${bypass} that ruleset, or choose another path or repository`
  ],
  [
    /commit (?:message|author|metadata)|committer|e-?mail|pattern|must (?:not )?(?:match|start|end|contain)/i,
    `it is a rule on commit messages, authors or names: ${bypass} it, or choose a branch that it does not cover`
  ],
  [
    /merge queue|workflow|deploy/i,
    'a commit that comes without a pull request can pass no merge queue and no required workflow: ' +
      `${bypass} the rule, or choose another branch for the archive`
  ]
]

function adviceOnProtection(said: string): string {
  const [, advice] = protections.find(([words]) => words.test(said)) ?? []
  return advice ?? `${bypass} the rule, or choose another branch for the archive`
}

/** The purpose of a request, as it stands behind "Cannot". */
export type Use = 'read' | 'write' | 'write issues in'

export interface FaultContext {
  /** `acme/audit`. */
  readonly repository: string
  readonly use: Use
}

export function describeFault(fault: GitHubFault, { repository, use }: FaultContext): ArchiveError {
  const code = codeOf(fault)
  const status = fault.details.status === undefined ? '' : ` (HTTP ${fault.details.status})`
  const found = fault.kind === 'broken' ? 'GitHub gave no clear answer but' : 'GitHub answered'
  const advice = adviceOf(code, { fault, use })
  return new ArchiveError(code, `Cannot ${use} "${repository}": ${found} "${fault.said}"${status}; ${advice}`)
}

function codeOf({ kind, said, details: { status, type, isWithoutGraphql } }: GitHubFault): ArchiveErrorCode {
  if (kind !== 'refused') return 'unreachable'
  if (isWithoutGraphql) return 'refused'
  if (isProtected(said)) return 'protected'
  if (/\barchived\b|\bread-only\b/i.test(said)) return 'read-only'
  if (status === 401) return 'unauthorized'
  if (status === 403 || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return 'forbidden'
  if (status === 404 || type === 'NOT_FOUND') return 'unknown-repository'
  if (status === 413 || /\btoo (?:large|big)\b|exceeds .*\b(?:size|limit)\b/i.test(said)) return 'too-large'
  return 'refused'
}

const otherTokenAdvice =
  'GITHUB_TOKEN covers only the repository of its own workflow, for another one pass the token of a GitHub App or a ' +
  'fine-grained personal access token with "contents: write" on it as github-token'

const issuesAdvice =
  'add "issues: write" to the permissions of the job; for another repository than the workflow\'s own, github-token ' +
  'must be allowed to write issues there'

/** For an address that belongs to another forge. */
export const otherForgeAdvice =
  'Gitea, Forgejo and other forges are not GitHub: use "destination: workspace" there and commit the folder in the workflow'

function adviceOf(
  code: ArchiveErrorCode,
  { fault: { kind, said, details }, use }: { readonly fault: GitHubFault; readonly use: Use }
): string {
  const isAboutIssues = use === 'write issues in'
  switch (code) {
    case 'unreachable':
      return kind === 'limited'
        ? 'run again when the limit is free'
        : 'run again later, see www.githubstatus.com'
    case 'protected':
      return adviceOnProtection(said)
    case 'read-only':
      return 'unarchive the repository in its settings, or choose another one'
    case 'unauthorized':
      return 'github-token is wrong, expired or revoked: pass a valid one'
    case 'forbidden':
      return isAboutIssues
        ? issuesAdvice
        : `add "permissions: { contents: write }" to the job; ${otherTokenAdvice}`
    case 'unknown-repository':
      return isAboutIssues ? issuesAdvice : `check its name; ${otherTokenAdvice}`
    case 'too-large':
      return 'report this as a defect: a change should have been split before'
    default:
      if (details.isWithoutGraphql) return `check GITHUB_GRAPHQL_URL; ${otherForgeAdvice}`
      return details.status === 410
        ? 'turn issues on in the settings of the repository'
        : 'settle that and run again'
  }
}

/** An internal repository is not refused: the enterprise chooses its members. Few people think of them. */
export function internalWarning(repository: string): string {
  return (
    `${repository} is internal: every member of the enterprise can read what is archived or reviewed there; make it ` +
    'private, or set "allow-public: true" if that is meant'
  )
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
