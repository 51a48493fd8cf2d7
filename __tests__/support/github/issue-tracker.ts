/** The issues of one repository: what GitHub keeps of them, and the hands of the people who work with them. */
import type { IssueUser } from './issue-shapes.js'

export interface IssueComment {
  readonly id: number
  readonly body: string
  readonly user: IssueUser
  readonly at: Date
}

export interface Issue {
  readonly id: number
  readonly number: number
  readonly user: IssueUser
  readonly createdAt: Date
  readonly comments: IssueComment[]
  readonly isPullRequest: boolean
  title: string
  body: string
  state: 'open' | 'closed'
  stateReason: string | null
  updatedAt: Date
  closedAt: Date | null
}

/** Whom `GITHUB_TOKEN` acts for. */
export const actionsBot: IssueUser = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' }
const somebody: IssueUser = { login: 'reviewer', id: 1001, type: 'User' }

export interface IssueChanges {
  readonly title?: string
  readonly body?: string | null
  readonly state?: 'open' | 'closed'
  readonly state_reason?: string | null
}

export class IssueTracker {
  readonly #issues: Issue[] = []
  #ids = 0

  constructor(private readonly clock: () => Date) {}

  /** Oldest first. */
  get all(): readonly Issue[] {
    return this.#issues
  }

  find(number: number): Issue | undefined {
    return this.#issues.find((issue) => issue.number === number)
  }

  /** As a person does it unless a user is named. */
  create(
    { title, body }: { readonly title: string; readonly body: string },
    user: IssueUser = somebody,
    { isPullRequest = false } = {}
  ): Issue {
    const now = this.clock()
    const issue: Issue = {
      id: this.#nextId(),
      number: this.#issues.length + 1,
      user,
      createdAt: now,
      comments: [],
      isPullRequest,
      title,
      body,
      state: 'open',
      stateReason: null,
      updatedAt: now,
      closedAt: null
    }
    this.#issues.push(issue)
    return issue
  }

  update(issue: Issue, { title, body, state, state_reason: reason }: IssueChanges): void {
    issue.updatedAt = this.clock()
    if (title !== undefined) issue.title = title
    if (body !== undefined) issue.body = body ?? ''
    if (state === undefined || state === issue.state) return
    issue.state = state
    issue.closedAt = state === 'closed' ? this.clock() : null
    issue.stateReason = reason ?? (state === 'closed' ? 'completed' : 'reopened')
  }

  comment(issue: Issue, body: string, user: IssueUser = somebody): IssueComment {
    const comment = { id: this.#nextId(), body, user, at: this.clock() }
    issue.comments.push(comment)
    issue.updatedAt = comment.at
    return comment
  }

  /** Clicks the boxes whose line matches. The browser sends the whole text back, with its own line ends. */
  check(issue: Issue, line: RegExp): number {
    let checked = 0
    const lines = issue.body.split(/\r?\n/).map((text) => {
      if (!text.startsWith('- [ ] ') || !line.test(text)) return text
      checked++
      return text.replace('- [ ] ', '- [x] ')
    })
    this.update(issue, { body: lines.join('\r\n') })
    return checked
  }

  #nextId(): number {
    this.#ids++
    return this.#ids
  }
}
