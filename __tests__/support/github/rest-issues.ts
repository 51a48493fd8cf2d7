/** The REST operations on issues. */
import type { Context } from './context.js'
import { commentShape, issueShape } from './issue-shapes.js'
import { actionsBot, type Issue, type IssueChanges } from './issue-tracker.js'
import type { MatchedCall } from './openapi.js'
import type { TestRepository } from './test-repository.js'

export interface IssueCall extends MatchedCall {
  readonly context: Context
  readonly repository: TestRepository
  readonly body: unknown
}

interface Answer {
  readonly status: number
  readonly body: object
}

/** What GitHub takes. https://github.com/googleapis/release-please/issues/1034 quotes its refusal. */
const longestBody = 65_536
const mostPerPage = 100

/** Refusals that hold whatever the operation asks for. */
export function issueRefusal(
  { repository }: IssueCall,
  { isWrite }: { readonly isWrite: boolean }
): Answer | undefined {
  if (repository.issuePermission === 'NONE' || (isWrite && repository.issuePermission === 'READ'))
    return failed(403, 'Resource not accessible by integration')
  if (!repository.hasIssues) return failed(410, 'Issues has been disabled in this repository.')
  if (isWrite && repository.archived) return failed(403, 'Repository was archived so is read-only.')
  return undefined
}

export async function listIssues({ context, repository, query }: IssueCall): Promise<Answer> {
  const { state = 'open', sort = 'created', direction = 'desc', since } = query
  const at = (issue: Issue): number => (sort === 'updated' ? issue.updatedAt : issue.createdAt).getTime()
  const matching = repository.issues.all
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => since === undefined || issue.updatedAt.getTime() >= Date.parse(since))
    .toSorted((a, b) => at(a) - at(b) || a.number - b.number)
  if (direction === 'desc') matching.reverse()
  const perPage = Math.min(Number(query.per_page ?? 30), mostPerPage)
  const start = (Number(query.page ?? 1) - 1) * perPage
  return {
    status: 200,
    body: matching.slice(start, start + perPage).map((issue) => issueShape(context.url, repository, issue))
  }
}

export async function createIssue({ context, repository, body }: IssueCall): Promise<Answer> {
  const { title, body: text = '' } = body as { title: string; body?: string }
  if (text.length > longestBody) return tooLong('Issue')
  const issue = repository.issues.create({ title, body: text }, actionsBot)
  context.landed()
  return { status: 201, body: issueShape(context.url, repository, issue) }
}

export async function updateIssue(call: IssueCall): Promise<Answer> {
  const { context, repository, body } = call
  const issue = issueOf(call)
  if (issue === undefined) return notFound
  const changes = body as IssueChanges
  if ((changes.body?.length ?? 0) > longestBody) return tooLong('Issue')
  repository.issues.update(issue, changes)
  context.landed()
  return { status: 200, body: issueShape(context.url, repository, issue) }
}

export async function listComments(call: IssueCall): Promise<Answer> {
  const { context, repository } = call
  const issue = issueOf(call)
  if (issue === undefined) return notFound
  return {
    status: 200,
    body: issue.comments.map((comment) => commentShape(context.url, repository, { issue, comment }))
  }
}

export async function createComment(call: IssueCall): Promise<Answer> {
  const { context, repository, body } = call
  const issue = issueOf(call)
  if (issue === undefined) return notFound
  const { body: text } = body as { body: string }
  if (text.length > longestBody) return tooLong('IssueComment')
  const comment = repository.issues.comment(issue, text, actionsBot)
  context.landed()
  return { status: 201, body: commentShape(context.url, repository, { issue, comment }) }
}

function issueOf({ repository, parameters }: IssueCall): Issue | undefined {
  return repository.issues.find(Number(parameters.issue_number))
}

function failed(status: number, message: string, errors?: readonly object[]): Answer {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }
  return { status, body: errors === undefined ? body : { ...body, status: undefined, errors } }
}

function tooLong(resource: string): Answer {
  const message = `body is too long (maximum is ${longestBody} characters)`
  return failed(422, 'Validation Failed', [{ resource, code: 'custom', field: 'body', message }])
}

const notFound = failed(404, 'Not Found')
