/** Tells the faults of GitHub apart and puts them into words for the person who must act. Pure. */

import { ArchiveError, type ArchiveErrorCode } from '../errors.js'
import { quoteOf } from '../text/quote.js'

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
  return mayBe && (/\brate limit|abuse detection/i.test(message) || headers['x-ratelimit-remaining'] === '0')
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
  if (isTooLarge(said)) return false
  return /rule violations?|protected branch|not (?:authorized|allowed) to push|approving review|merge commits|protected ref|branch protection|through (?:a pull request|the merge queue)|status checks?\b.*(?:expected|required)|required (?:status check|workflow)|creations being restricted|lock(?:ed)? branch|branch is locked|(?:verified|valid) signatures|push protection|secret detected|\bGH0\d\d\b/i.test(
    said
  )
}

/** GH001 is a rule in form, and a size in fact. */
function isTooLarge(said: string): boolean {
  return /\btoo (?:large|big)\b|exceed(?:s|ed) .*\b(?:size|limit|quota)\b|\b(?:size|quota) (?:limit )?exceeded\b|\bover its data quota\b|\bGH001\b/i.test(
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
  /** Its name now, where it is known to be another one. */
  readonly movedTo?: string | undefined
}

export function describeFault(fault: GitHubFault, { repository, use, movedTo }: FaultContext): ArchiveError {
  const code = codeOf(fault)
  const status = fault.details.status === undefined ? '' : ` (HTTP ${fault.details.status})`
  const found = fault.kind === 'broken' ? 'GitHub gave no clear answer but' : 'GitHub answered'
  const advice = adviceOf(code, { fault, use, movedTo })
  return new ArchiveError(code, `Cannot ${use} "${repository}": ${found} "${fault.said}"${status}; ${advice}`)
}

function codeOf({ kind, said, details: { status, type, isWithoutGraphql } }: GitHubFault): ArchiveErrorCode {
  if (kind !== 'refused') return 'unreachable'
  if (isWithoutGraphql) return 'refused'
  if (isProtected(said)) return 'protected'
  if (/\barchived\b|\bread-only\b/i.test(said)) return 'read-only'
  if (status === 413 || isTooLarge(said)) return 'too-large'
  if (status === 401) return 'unauthorized'
  if (status === 403 || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return 'forbidden'
  if (status === 404 || type === 'NOT_FOUND') return 'unknown-repository'
  return 'refused'
}

/** Advice by GitHub's words where no permission of the job or the token would help. */
const blocks: readonly (readonly [words: RegExp, advice: string])[] = [
  [
    /IP allow list/i,
    'add the address of the runner to the allow list of the organisation, or use a runner whose address is on it'
  ],
  [
    /\bSAML\b|single sign-?on|\bSSO\b/i,
    'let the organisation authorise the token (Settings, Developer settings, the token, Configure SSO), or pass the token ' +
      'of a GitHub App'
  ],
  [
    /forbids access via|token'?s lifetime/i,
    'the organisation does not take tokens of this kind: pass the token of a GitHub App, or a fine-grained one that keeps ' +
      'to its rules'
  ],
  [
    /suspended|flagged|spammy|user is blocked|blocked from/i,
    'the account of the token is blocked: ask GitHub Support, or use the token of another account'
  ],
  [
    /DMCA|takedown|access blocked|repository is (?:currently )?disabled|repository (?:has been|was) disabled/i,
    'GitHub has blocked the repository: its owner must settle that with GitHub Support; choose another one until then'
  ]
]

const ownTokenAdvice =
  'give the token "contents: write" on this repository, and let its organisation approve the token; or leave ' +
  'github-token out where the archive is in the repository of the workflow'

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
  {
    fault: { kind, said, details },
    use,
    movedTo
  }: { readonly fault: GitHubFault; readonly use: Use; readonly movedTo: string | undefined }
): string {
  const isAboutIssues = use === 'write issues in'
  const [, blocked] = blocks.find(([words]) => words.test(said)) ?? []
  if (blocked !== undefined && kind === 'refused' && code !== 'protected') return blocked
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
      if (!isAboutIssues && /personal access token/i.test(said)) return ownTokenAdvice
      return isAboutIssues
        ? issuesAdvice
        : `add "permissions: { contents: write }" to the job; ${otherTokenAdvice}`
    case 'unknown-repository':
      return isAboutIssues ? issuesAdvice : `check its name; ${otherTokenAdvice}`
    case 'too-large':
      return /repository|quota/i.test(said)
        ? 'make room in the repository, or choose another one'
        : 'report this as a defect: a change should have been split before'
    default:
      if (isMoved(details.status)) {
        const now = movedTo === undefined ? '' : ` to "${quoteOf(movedTo)}"`
        return `the repository was renamed or moved${now}: change the input "repository"`
      }
      if (details.isWithoutGraphql) return `check GITHUB_GRAPHQL_URL; ${otherForgeAdvice}`
      return details.status === 410
        ? 'turn issues on in the settings of the repository'
        : 'settle that and run again'
  }
}

/** Writing does not follow where reading does. */
export function isMoved(status: number | undefined): boolean {
  return status !== undefined && status >= 300 && status < 400
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
