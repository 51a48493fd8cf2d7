import { ArchiveError } from '../errors.js'
import { isRecord } from './faults.js'
import type { GitHubRepository } from './repository.js'

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

const use = 'write issues in'
const perPage = 100
const mostPages = 100

const openDocument = `
query openIssues($owner: String!, $name: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) { visibility isArchived hasIssuesEnabled }
}`

/** This program's own issues in a repository. Every method throws ArchiveError. */
export class Issues {
  private constructor(
    private readonly repository: GitHubRepository,
    private readonly login: string
  ) {}

  /** Looks first whether the repository may and can hold such issues. @throws ArchiveError */
  static async open(repository: GitHubRepository): Promise<Issues> {
    const opened = await repository.ask(use, () => repository.query(openDocument))
    const { viewer, repository: access } = repository.recordOf(opened, use)
    const { login } = repository.recordOf(viewer, use)
    repository.verifyAccess(repository.recordOf(access, use), use)
    if (typeof login !== 'string') throw repository.malformed(use)
    return new Issues(repository, login)
  }

  /**
   * The issues that this token's user has opened and whose text holds the marker, oldest first.
   * Issues older than `createdFrom`, epoch milliseconds, are not looked for.
   */
  async list(
    marker: string,
    { openOnly = false, createdFrom = 0 }: { openOnly?: boolean; createdFrom?: number } = {}
  ): Promise<Issue[]> {
    // By number: a page repeats an issue that a newer one has pushed down from the page before.
    const found = new Map<number, Issue>()
    // Not by search, whose index lags behind; not by a label, which anybody may take away.
    for (let page = 1; page <= mostPages; page++) {
      const items = await this.#readPage(page, openOnly ? 'open' : 'all')
      for (const { issue, isOurs } of items) {
        if (isOurs && issue.body.includes(marker)) found.set(issue.number, issue)
      }
      const oldest = items.at(-1)?.issue.createdAt ?? 0
      if (items.length < perPage || oldest < createdFrom) {
        return [...found.values()].sort((a, b) => a.number - b.number)
      }
    }
    throw new ArchiveError(
      'too-large',
      `Cannot find the issues of the audit archive in "${this.repository.name}": there are more than ` +
        `${mostPages * perPage} to look through; keep the archive in a repository of its own`
    )
  }

  async #readPage(page: number, state: 'open' | 'all'): Promise<{ issue: Issue; isOurs: boolean }[]> {
    const parameters = {
      state,
      sort: 'created',
      direction: 'desc',
      per_page: String(perPage),
      page: String(page)
    }
    const answer = await this.#send('GET', '/issues', parameters)
    if (!Array.isArray(answer)) throw this.repository.malformed(use)
    return answer.map((item) => ({ issue: this.#parseIssue(item), isOurs: this.#isOurs(item) }))
  }

  /**
   * Anybody who can read the repository can open an issue with our marker in it, so the author counts. A bot's login
   * is shown with and without its suffix.
   */
  #isOurs(item: unknown): boolean {
    const { user, pull_request: pullRequest } = isRecord(item) ? item : {}
    const { login, type } = isRecord(user) ? user : {}
    if (pullRequest !== undefined) return false
    return login === this.login || (type === 'Bot' && login === `${this.login}[bot]`)
  }

  async create({ title, body }: { readonly title: string; readonly body: string }): Promise<Issue> {
    return this.#parseIssue(await this.#send('POST', '/issues', { title, body }))
  }

  async update(number: number, { body, state, reason }: IssueChange): Promise<Issue> {
    const changes = {
      issue_number: String(number),
      ...(body === undefined ? {} : { body }),
      ...(state === undefined ? {} : { state }),
      ...(reason === undefined ? {} : { state_reason: reason })
    }
    return this.#parseIssue(await this.#send('PATCH', '/issues/{issue_number}', changes))
  }

  async comment(number: number, body: string): Promise<void> {
    await this.#send('POST', '/issues/{issue_number}/comments', { issue_number: String(number), body })
  }

  #send(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    parameters: Readonly<Record<string, string>>
  ): Promise<unknown> {
    return this.repository.ask(use, () => this.repository.rest({ method, path, parameters }))
  }

  #parseIssue(value: unknown): Issue {
    const { number, title, body, state, created_at, html_url: address } = isRecord(value) ? value : {}
    const createdAt = typeof created_at === 'string' ? Date.parse(created_at) : Number.NaN
    if (
      typeof number !== 'number' ||
      typeof title !== 'string' ||
      (state !== 'open' && state !== 'closed') ||
      Number.isNaN(createdAt)
    ) {
      throw this.repository.malformed(use)
    }
    const url = typeof address === 'string' && /^https?:\/\/[\w.:-]+\/[\w./-]+$/.test(address) ? address : ''
    return { number, title, body: typeof body === 'string' ? body : '', state, createdAt, url }
  }
}
