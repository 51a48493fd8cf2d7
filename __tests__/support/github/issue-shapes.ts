/** The JSON of issues and their comments. The OpenAPI description checks each one before it leaves the server. */
import { timeOf } from './context.js'
import type { Issue, IssueComment } from './issue-tracker.js'
import { linksOf } from './rest-shapes.js'
import type { TestRepository } from './test-repository.js'

export interface IssueUser {
  readonly login: string
  readonly id: number
  readonly type: 'Bot' | 'User'
}

export function issueShape(url: string, repository: TestRepository, issue: Issue): object {
  const { api, html } = linksOf(url, repository)
  const address = `${api}/issues/${issue.number}`
  const page = `${html}/${issue.isPullRequest ? 'pull' : 'issues'}/${issue.number}`
  return {
    id: issue.id,
    node_id: `I_${issue.id}`,
    url: address,
    repository_url: api,
    labels_url: `${address}/labels{/name}`,
    comments_url: `${address}/comments`,
    events_url: `${address}/events`,
    html_url: page,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: userShape(url, issue.user),
    state: issue.state,
    state_reason: issue.stateReason,
    labels: [],
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: issue.comments.length,
    created_at: timeOf(issue.createdAt),
    updated_at: timeOf(issue.updatedAt),
    closed_at: issue.closedAt === null ? null : timeOf(issue.closedAt),
    author_association: 'NONE',
    ...(issue.isPullRequest
      ? {
          pull_request: {
            url: `${api}/pulls/${issue.number}`,
            html_url: page,
            diff_url: page,
            patch_url: page
          }
        }
      : {})
  }
}

export function commentShape(
  url: string,
  repository: TestRepository,
  { issue, comment }: { readonly issue: Issue; readonly comment: IssueComment }
): object {
  const { api, html } = linksOf(url, repository)
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${html}/issues/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${issue.number}`,
    body: comment.body,
    user: userShape(url, comment.user),
    created_at: timeOf(comment.at),
    updated_at: timeOf(comment.at),
    author_association: 'NONE'
  }
}

function userShape(url: string, { login, id, type }: IssueUser): object {
  const user = `${url}/users/${encodeURIComponent(login)}`
  const names =
    'events followers following gists organizations received_events repos starred subscriptions'.split(' ')
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `${user}/avatar`,
    gravatar_id: '',
    url: user,
    html_url: user,
    type,
    site_admin: false,
    ...Object.fromEntries(names.map((name) => [`${name}_url`, `${user}/${name}`]))
  }
}
