/** The issues of a repository that are this program's own: found, opened, changed, commented on. */

import { ArchiveError, type ArchiveErrorCode } from '../errors.js'
import type { IssueText } from '../publish/issue-text.js'
import type { GitHubClient } from './client.js'
import { GitHubFault, isRecord, readOnlyAdvice } from './faults.js'

export interface Issue {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly state: 'open' | 'closed'
  readonly createdAt: number
  readonly url: string
}

export interface IssueChange {
  readonly body?: string
  readonly state?: Issue['state']
  /** Why it is closed. */
  readonly reason?: 'completed' | 'not_planned'
}

export interface IssueBoard {
  /**
   * The issues that this token's user has opened and whose text holds the marker, oldest first.
   * `createdFrom` is epoch milliseconds: older ones are not looked for.
   */
  list(marker: string, options?: { openOnly?: boolean; createdFrom?: number }): Promise<Issue[]>
  create(text: IssueText): Promise<Issue>
  update(number: number, change: IssueChange): Promise<Issue>
  comment(number: number, body: string): Promise<void>
}

export interface IssueBoardOptions {
  readonly github: GitHubClient
  readonly owner: string
  readonly repo: string
  readonly allowPublic: boolean
}

const perPage = 100
const mostPages = 100

const openDocument = `
query openIssues($owner: String!, $name: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) { visibility isArchived hasIssuesEnabled }
}`

/**
 * Opens the board of a repository, after a look whether it may and can hold such issues.
 * @throws ArchiveError, here and from every method of the board.
 */
export async function openIssueBoard(options: IssueBoardOptions): Promise<IssueBoard> {
  const { github, owner, repo, allowPublic } = options
  const repository = `${owner}/${repo}`

  async function ask<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request()
    } catch (fault) {
      throw fault instanceof GitHubFault ? describeIssueFault(fault, repository) : fault
    }
  }

  const login = await ask(async () => {
    const { viewer, access } = parseOpened(
      await github.graphql(openDocument, { owner, name: repo }),
      repository
    )
    verifyAccess(access, { repository, allowPublic })
    return viewer
  })

  // Anybody who can read the repository can open an issue, and whoever opened one may close it: a text with our
  // marker in it is no proof of where it comes from. A bot's login is shown with and without its suffix.
  const isOurs = (user: unknown): boolean => {
    const { login: name, type } = isRecord(user) ? user : {}
    return name === login || (type === 'Bot' && name === `${login}[bot]`)
  }

  async function list(
    marker: string,
    { openOnly = false, createdFrom = 0 }: { openOnly?: boolean; createdFrom?: number } = {}
  ): Promise<Issue[]> {
    const found: Issue[] = []
    // Not by search, whose index lags behind; not by a label, which anybody may take away.
    for (let page = 1; page <= mostPages; page++) {
      const answer = await ask(() =>
        github.rest({
          method: 'GET',
          path: '/repos/{owner}/{repo}/issues',
          parameters: {
            owner,
            repo,
            state: openOnly ? 'open' : 'all',
            sort: 'created',
            direction: 'desc',
            per_page: String(perPage),
            page: String(page)
          }
        })
      )
      if (!Array.isArray(answer)) throw malformed(repository)
      const issues = answer.map((item) => ({ item, issue: parseIssue(item, repository) }))
      for (const { item, issue } of issues) {
        const { user, pull_request: pullRequest } = isRecord(item) ? item : {}
        if (pullRequest === undefined && isOurs(user) && issue.body.includes(marker)) found.push(issue)
      }
      const oldest = issues.at(-1)?.issue.createdAt ?? 0
      if (issues.length < perPage || oldest < createdFrom) {
        // A page can show again what an issue opened meanwhile has pushed down from the one before.
        const byNumber = new Map(found.map((issue) => [issue.number, issue]))
        return [...byNumber.values()].sort((a, b) => a.number - b.number)
      }
    }
    throw new ArchiveError(
      'too-large',
      `Cannot find the issues of the audit archive in "${repository}": there are more than ${mostPages * perPage} to look ` +
        'through; keep the archive in a repository of its own'
    )
  }

  async function send(
    method: 'POST' | 'PATCH',
    path: string,
    parameters: Readonly<Record<string, string>>
  ): Promise<unknown> {
    return ask(() => github.rest({ method, path, parameters: { owner, repo, ...parameters } }))
  }

  return {
    list,
    create: async ({ title, body }) =>
      parseIssue(await send('POST', '/repos/{owner}/{repo}/issues', { title, body }), repository),
    update: async (number, { body, state, reason }) => {
      const changes = {
        issue_number: String(number),
        ...(body === undefined ? {} : { body }),
        ...(state === undefined ? {} : { state }),
        ...(reason === undefined ? {} : { state_reason: reason })
      }
      return parseIssue(
        await send('PATCH', '/repos/{owner}/{repo}/issues/{issue_number}', changes),
        repository
      )
    },
    comment: async (number, body) => {
      const parameters = { issue_number: String(number), body }
      await send('POST', '/repos/{owner}/{repo}/issues/{issue_number}/comments', parameters)
    }
  }
}

interface Access {
  readonly visibility: string
  readonly isArchived: boolean
  readonly hasIssues: boolean
}

function parseOpened(data: unknown, repository: string): { viewer: string; access: Access } {
  const { viewer, repository: found } = isRecord(data) ? data : {}
  const { login } = isRecord(viewer) ? viewer : {}
  const { visibility, isArchived, hasIssuesEnabled: hasIssues } = isRecord(found) ? found : {}
  if (
    typeof login !== 'string' ||
    typeof visibility !== 'string' ||
    typeof isArchived !== 'boolean' ||
    typeof hasIssues !== 'boolean'
  ) {
    throw malformed(repository)
  }
  return { viewer: login, access: { visibility, isArchived, hasIssues } }
}

function verifyAccess(
  { visibility, isArchived, hasIssues }: Access,
  { repository, allowPublic }: { readonly repository: string; readonly allowPublic: boolean }
): void {
  if (visibility === 'PUBLIC' && !allowPublic) {
    throw new ArchiveError(
      'public',
      `Cannot write issues in "${repository}": the repository is public, and they name people, addresses and what they ` +
        'did; make it private, or set "allow-public: true" to override'
    )
  }
  if (isArchived) {
    throw new ArchiveError(
      'read-only',
      `Cannot write issues in "${repository}": the repository is archived and read-only; ${readOnlyAdvice}`
    )
  }
  if (!hasIssues) {
    throw new ArchiveError(
      'refused',
      `Cannot write issues in "${repository}": it has issues turned off; turn them on in its settings, or leave out ` +
        'the inputs sign-off and health-issue'
    )
  }
}

function parseIssue(value: unknown, repository: string): Issue {
  const {
    number,
    title,
    body,
    state,
    created_at: createdAt,
    html_url: address
  } = isRecord(value) ? value : {}
  const created = typeof createdAt === 'string' ? Date.parse(createdAt) : Number.NaN
  if (
    typeof number !== 'number' ||
    typeof title !== 'string' ||
    (state !== 'open' && state !== 'closed') ||
    Number.isNaN(created)
  ) {
    throw malformed(repository)
  }
  const url = typeof address === 'string' && /^https?:\/\/[\w.:-]+\/[\w./-]+$/.test(address) ? address : ''
  return { number, title, body: typeof body === 'string' ? body : '', state, createdAt: created, url }
}

function malformed(repository: string): ArchiveError {
  return new ArchiveError(
    'unreachable',
    `Cannot read the issues of "${repository}": the answer is not as GitHub describes its own; check GITHUB_API_URL and ` +
      'run again'
  )
}

const permissionAdvice =
  'add "issues: write" to the permissions of the job; for another repository than the workflow\'s own, github-token ' +
  'must be allowed to write issues there'

function describeIssueFault(fault: GitHubFault, repository: string): ArchiveError {
  const { status, type } = fault.details
  const found = fault.kind === 'broken' ? 'GitHub gave no clear answer but' : 'GitHub answered'
  const [code, advice] = ((): [ArchiveErrorCode, string] => {
    if (fault.kind === 'limited') return ['unreachable', 'run again when the limit is free']
    if (fault.kind === 'broken') return ['unreachable', 'run again later, see www.githubstatus.com']
    if (status === 401) return ['unauthorized', 'github-token is wrong, expired or revoked: pass a valid one']
    if (status === 404 || type === 'NOT_FOUND') return ['unknown-repository', permissionAdvice]
    if (status === 403 || type === 'FORBIDDEN') return ['forbidden', permissionAdvice]
    if (status === 410) return ['refused', 'turn issues on in the settings of the repository']
    return ['refused', 'settle that and run again']
  })()
  const said = status === undefined ? '' : ` (HTTP ${status})`
  return new ArchiveError(
    code,
    `Cannot write issues in "${repository}": ${found} "${fault.said}"${said}; ${advice}`
  )
}
