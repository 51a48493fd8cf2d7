/** The REST operations, by GitHub's own operation ids. */
import { appAuthor, type Context, isBase64, webFlow } from './context.js'
import { type GitRepository, isRefName, type Person } from './git-repository.js'
import type { MatchedCall } from './openapi.js'
import {
  createComment,
  createIssue,
  type IssueCall,
  issueRefusal,
  listComments,
  listIssues,
  updateIssue
} from './rest-issues.js'
import { blobShape, commitShape, contentShape, refShape, repositoryShape, treeShape } from './rest-shapes.js'
import { changesOf, type TestRepository } from './test-repository.js'

export interface RestAnswer {
  readonly status: number
  /** JSON, or bytes as they are. */
  readonly body: object
}

interface Call extends MatchedCall {
  readonly context: Context
  readonly repository: TestRepository
  readonly git: GitRepository
  readonly body: unknown
  readonly raw: boolean
}

/** Names for `requests` and faults. */
export const restOperations: Readonly<Record<string, string>> = {
  'repos/get': 'getRepository',
  'git/get-blob': 'getBlob',
  'repos/create-or-update-file-contents': 'putContents',
  'repos/get-content': 'getContents',
  'git/get-ref': 'getRef',
  'git/create-ref': 'createRef',
  'git/get-tree': 'getTree',
  'git/get-commit': 'getCommit',
  'issues/list-for-repo': 'listIssues',
  'issues/create': 'createIssue',
  'issues/update': 'updateIssue',
  'issues/list-comments': 'listComments',
  'issues/create-comment': 'createComment'
}

const handlers: Readonly<Record<string, (call: Call) => Promise<RestAnswer>>> = {
  getRepository: async ({ context, repository }) =>
    found(repositoryShape(context.url, repository, repository.clock())),
  getBlob,
  putContents,
  getContents,
  getRef,
  createRef,
  getTree,
  getCommit,
  listIssues: onIssues(listIssues),
  createIssue: onIssues(createIssue, { isWrite: true }),
  updateIssue: onIssues(updateIssue, { isWrite: true }),
  listComments: onIssues(listComments),
  createComment: onIssues(createComment, { isWrite: true })
}

function onIssues(
  handler: (call: IssueCall) => Promise<RestAnswer>,
  { isWrite = false } = {}
): (call: Call) => Promise<RestAnswer> {
  return async (call) => {
    if (isWrite && call.context.anonymous) return restError(401, 'Requires authentication')
    return issueRefusal(call, { isWrite }) ?? (await handler(call))
  }
}

export async function answerRest(
  call: MatchedCall,
  { context, body, accept }: { context: Context; body: unknown; accept: string }
): Promise<RestAnswer> {
  const { parameters } = call
  const operation = restOperations[call.operationId] ?? ''
  const handler = handlers[operation]
  if (handler === undefined) throw new Error(`The test server does not speak ${call.operationId}`)
  const media = /application\/vnd\.github\.(?:v3\.)?(\w+)/.exec(accept)?.[1] ?? 'json'
  if (!['json', 'raw', 'v3'].includes(media)) throw new Error(`The test server has no media type "${accept}"`)
  const repository = context.findRepository(`${parameters.owner}/${parameters.repo}`)
  if (repository === undefined) return notFound
  const write = operation === 'putContents' || operation === 'createRef'
  if (write && context.anonymous) return restError(401, 'Requires authentication')
  if (write && repository.permission === 'READ')
    return restError(403, 'Resource not accessible by integration')
  if (write && repository.archived) return restError(403, 'Repository was archived so is read-only.')
  return await handler({ ...call, context, repository, git: repository.git, body, raw: media === 'raw' })
}

export function restError(status: number, message: string): RestAnswer {
  return {
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }
  }
}

const notFound = restError(404, 'Not Found')
const emptyRepository = restError(409, 'Git Repository is empty.')

function found(body: object): RestAnswer {
  return { status: 200, body }
}

async function getBlob({ git, parameters, context, repository, raw }: Call): Promise<RestAnswer> {
  const sha = parameters.file_sha ?? ''
  if (!(await git.hasRefs())) return emptyRepository
  if (!isOid(sha)) {
    return restError(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  }
  const object = await git.read(sha)
  if (object?.type !== 'blob') return notFound
  return found(raw ? object.body : blobShape(context.url, repository, sha, object.body))
}

async function getRef({ git, parameters, context, repository }: Call): Promise<RestAnswer> {
  if (!(await git.hasRefs())) return emptyRepository
  const ref = parameters.ref ?? ''
  if (!ref.startsWith('heads/')) return notFound
  const oid = await git.headOf(ref.slice('heads/'.length), context.behind)
  return oid === undefined ? notFound : found(refShape(context.url, repository, `refs/${ref}`, oid))
}

async function getCommit({ git, parameters, context, repository }: Call): Promise<RestAnswer> {
  if (!(await git.hasRefs())) return emptyRepository
  const sha = parameters.commit_sha ?? ''
  const commit = isOid(sha) ? await git.readCommit(sha) : undefined
  return commit === undefined ? notFound : found(commitShape(context.url, repository, commit))
}

async function getTree({ git, parameters, query, context, repository }: Call): Promise<RestAnswer> {
  if (!(await git.hasRefs())) return emptyRepository
  const name = parameters.tree_sha ?? ''
  const start = isOid(name) ? name : await git.headOf(name, context.behind)
  const tree = start === undefined ? undefined : await git.find(`${start}^{tree}`)
  if (tree === undefined) return notFound
  const entries = await git.listTree(tree.oid, { recursive: 'recursive' in query })
  return found(treeShape(context.url, repository, tree.oid, entries))
}

async function getContents({ git, parameters, query, context, repository, raw }: Call): Promise<RestAnswer> {
  if (!(await git.hasRefs())) return restError(404, 'This repository is empty.')
  const name = query.ref ?? repository.defaultBranch
  const commit = isOid(name) ? name : await git.headOf(name.replace(/^refs\/heads\//, ''), context.behind)
  if (commit === undefined) return restError(404, `No commit found for the ref ${name}`)
  const path = trimmed(parameters.path ?? '')
  const object = await git.find(`${commit}:${path}`)
  if (object?.type === 'blob') {
    const bytes = (await git.read(object.oid))?.body ?? Buffer.alloc(0)
    const file = { path, type: 'blob', oid: object.oid, size: bytes.length } as const
    return found(raw ? bytes : contentShape(context.url, repository, file, bytes))
  }
  if (object?.type !== 'tree') return notFound
  const entries = await git.listTree(object.oid, { recursive: false })
  return found(
    entries.map((entry) =>
      contentShape(context.url, repository, {
        path: path === '' ? entry.path : `${path}/${entry.path}`,
        type: entry.type === 'tree' ? 'tree' : 'blob',
        oid: entry.oid,
        size: entry.size ?? 0
      })
    )
  )
}

interface NewRef {
  readonly ref: string
  readonly sha: string
}

async function createRef({ git, body, context, repository }: Call): Promise<RestAnswer> {
  const { ref, sha } = body as NewRef // the description has checked it
  await context.beforeWrite(repository, ref.replace(/^refs\/heads\//, ''))
  return await git.exclusively(async () => {
    if (!(await git.hasRefs())) return emptyRepository
    if (!isRefName(ref)) return restError(422, `${ref} is not a valid ref name.`)
    const target = isOid(sha) ? await git.find(`${sha}^{commit}`) : undefined
    if (target === undefined) return restError(422, 'Object does not exist')
    if ((await git.find(ref)) !== undefined) return restError(422, 'Reference already exists')
    if (!(await git.createRef(ref, target.oid))) return restError(422, 'Reference update failed')
    context.landed()
    return { status: 201, body: refShape(context.url, repository, ref, target.oid) }
  })
}

interface NewContents {
  readonly message: string
  readonly content: string
  readonly sha?: string
  readonly branch?: string
  readonly author?: { readonly name: string; readonly email: string; readonly date?: string }
  readonly committer?: { readonly name: string; readonly email: string; readonly date?: string }
}

async function putContents({ git, parameters, body, context, repository }: Call): Promise<RestAnswer> {
  const wanted = body as NewContents // the description has checked it
  const path = trimmed(parameters.path ?? '')
  const content = wanted.content.replaceAll('\n', '')
  if (!isBase64(content)) return restError(422, 'content is not valid Base64')
  const branch = wanted.branch ?? repository.defaultBranch
  await context.beforeWrite(repository, branch)
  return await git.exclusively(async () => {
    const parent = await git.headOf(branch)
    // The first commit of an empty repository can be made here and nowhere else in the API.
    if (parent === undefined && (branch !== repository.defaultBranch || (await git.hasRefs()))) {
      return restError(404, `Branch ${branch} not found`)
    }
    const existing = parent === undefined ? undefined : await git.find(`${parent}:${path}`)
    if (existing?.type === 'tree') return restError(422, `${path} is a directory`)
    if (existing !== undefined && wanted.sha === undefined) {
      return restError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
    }
    if (wanted.sha !== undefined && existing?.oid !== wanted.sha) {
      return restError(409, `${path} does not match ${wanted.sha}`)
    }
    const bytes = Buffer.from(content, 'base64')
    const committer = personOf(wanted.committer, repository) ?? repository.person(webFlow.name, webFlow.email)
    const author =
      personOf(wanted.author ?? wanted.committer, repository) ??
      repository.person(appAuthor.name, appAuthor.email)
    const changes = changesOf({ [path]: bytes })
    const oid = await git.commitOn(branch, { parent, changes, message: wanted.message, author, committer })
    const commit = oid === undefined ? undefined : await git.readCommit(oid)
    const blob = oid === undefined ? undefined : await git.find(`${oid}:${path}`)
    if (commit === undefined || blob === undefined) {
      return restError(409, `is at ${await git.headOf(branch)} but expected ${parent}`)
    }
    context.landed()
    const file = { path, type: 'blob', oid: blob.oid, size: bytes.length } as const
    return {
      status: existing === undefined ? 201 : 200,
      body: {
        content: contentShape(context.url, repository, file),
        commit: commitShape(context.url, repository, commit)
      }
    }
  })
}

function personOf(given: NewContents['author'], repository: TestRepository): Person | undefined {
  if (given === undefined) return undefined
  const person = repository.person(given.name, given.email)
  return given.date === undefined ? person : { ...person, date: new Date(given.date) }
}

function isOid(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text)
}

function trimmed(path: string): string {
  return path.replace(/^\/+|\/+$/g, '')
}
