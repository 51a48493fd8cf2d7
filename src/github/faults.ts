/** What can go wrong at GitHub, told apart and put into words for whoever must act. Pure. */

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
      /** An attempt ended without a clear answer: what it asked for may have been done. */
      readonly mayHaveLanded: boolean
    }
  ) {
    super(said)
  }

  /** From what octokit throws: nothing of it but its status and a quoted sentence is kept. */
  static of(thrown: unknown, { quote, failure }: { quote: Quote; failure: string | undefined }): GitHubFault {
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
    return new GitHubFault('refused', typeof own === 'string' ? quote(own) : said, { status, mayHaveLanded })
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
 * refs, something else from GraphQL. What they share is wording.
 */
function isProtected(said: string): boolean {
  return /rule violation|protected branch|protected ref|branch protection|through a pull request|status checks?\b.*(?:expected|required)|required status check|creations being restricted|locked branch|verified signatures|push protection|secret detected|\bGH0\d\d\b/i.test(
    said
  )
}

export interface FaultContext {
  /** `acme/audit`. */
  readonly repository: string
  readonly action: 'read' | 'write'
}

export function describeFault(fault: GitHubFault, { repository, action }: FaultContext): ArchiveError {
  const code = codeOf(fault)
  const status = fault.details.status === undefined ? '' : ` (HTTP ${fault.details.status})`
  const found = fault.kind === 'broken' ? 'GitHub gave no clear answer but' : 'GitHub answered'
  return new ArchiveError(
    code,
    `Cannot ${action} "${repository}": ${found} "${fault.said}"${status}; ${adviceOf(code, fault.kind)}`
  )
}

function codeOf({ kind, said, details: { status, type } }: GitHubFault): ArchiveErrorCode {
  if (kind !== 'refused') return 'unreachable'
  if (isProtected(said)) return 'protected'
  if (/\barchived\b|\bread-only\b/i.test(said)) return 'read-only'
  if (status === 401) return 'unauthorized'
  if (status === 403 || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return 'forbidden'
  if (status === 404 || type === 'NOT_FOUND') return 'unknown-repository'
  if (status === 413 || /\btoo (?:large|big)\b|exceeds .*\b(?:size|limit)\b/i.test(said)) return 'too-large'
  return 'refused'
}

const ownTokenAdvice =
  'GITHUB_TOKEN covers only the repository of its own workflow, for another one pass the token of a GitHub App or a ' +
  'fine-grained personal access token with "contents: write" on it as github-token'

function adviceOf(code: ArchiveErrorCode, kind: GitHubFaultKind): string {
  switch (code) {
    case 'unreachable':
      return kind === 'limited'
        ? 'run again when the limit is free'
        : 'run again later, see www.githubstatus.com'
    case 'protected':
      return 'let the GitHub App or the owner of the token bypass the rule, or choose another branch for the archive'
    case 'read-only':
      return readOnlyAdvice
    case 'unauthorized':
      return 'github-token is wrong, expired or revoked: pass a valid one'
    case 'forbidden':
      return `add "permissions: { contents: write }" to the job; ${ownTokenAdvice}`
    case 'unknown-repository':
      return `check its name; ${ownTokenAdvice}`
    case 'too-large':
      return 'report this as a defect: a change should have been split before'
    default:
      return 'settle that and run again'
  }
}

export const readOnlyAdvice = 'unarchive the repository in its settings, or choose another one'

/** Not refused: who is a member of the enterprise is its owner's decision. Said all the same, for few think of it. */
export function internalWarning(what: string): string {
  return (
    `${what} is internal: every member of the enterprise can read what is archived or reviewed there; make it ` +
    'private, or set "allow-public: true" if that is meant'
  )
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
