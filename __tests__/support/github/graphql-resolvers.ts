/** What the GraphQL fields answer. A field missing here is not answered with null but reported. */
import type { GraphQLResolveInfo } from 'graphql'
import { type Context, timeOf } from './context.js'
import { type Commit, isRefName, type TreeEntry } from './git-repository.js'
import { actionsBot } from './issue-tracker.js'
import type { ObjectInfo } from './object-reader.js'
import type { TestRepository } from './test-repository.js'

/** A refusal as GitHub words it; any other error is a fault of the test or of this server. */
export class GitHubFailure extends Error {
  constructor(
    readonly type: string,
    message: string
  ) {
    super(message)
  }
}

/** @throws GitHubFailure when there is no such repository, or none that the token may see. */
export function repositoryNamed(nameWithOwner: string, context: Context): TestRepository {
  const repository = context.findRepository(nameWithOwner)
  if (repository !== undefined) return repository
  throw new GitHubFailure('NOT_FOUND', `Could not resolve to a Repository with the name '${nameWithOwner}'.`)
}

type Fields = Readonly<Record<string, unknown>>

export function resolveField(
  source: unknown,
  args: unknown,
  context: Context,
  info: GraphQLResolveInfo
): unknown {
  const fields = source as Fields
  if (!(info.fieldName in fields)) {
    throw new Error(`The test server does not answer ${info.parentType.name}.${info.fieldName}`)
  }
  const value = fields[info.fieldName]
  return typeof value === 'function' ? value.call(fields, args, context, info) : value
}

export function queryFields(now: Date): Fields {
  return {
    repository: ({ owner, name }: { owner: string; name: string }, context: Context) =>
      repositoryFields(repositoryNamed(`${owner}/${name}`, context), context),
    viewer: { login: actionsBot.login },
    rateLimit: {
      cost: 1,
      limit: 1000,
      nodeCount: 1,
      remaining: 999,
      used: 1,
      resetAt: timeOf(new Date(now.getTime() + 3_600_000))
    }
  }
}

function repositoryFields(repository: TestRepository, context: Context): Fields {
  const { git } = repository
  const branch = async (name: string): Promise<Fields | null> => {
    const oid = await git.headOf(name, context.behind)
    return oid === undefined ? null : refFields(repository, name, oid, context)
  }
  return {
    id: repository.nodeId,
    name: repository.name,
    nameWithOwner: repository.nameWithOwner,
    url: `${context.url}/${repository.nameWithOwner}`,
    owner: { __typename: 'Organization', login: repository.owner },
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    isPrivate: repository.private,
    isArchived: repository.archived,
    isDisabled: false,
    hasIssuesEnabled: repository.hasIssues,
    isEmpty: async () => !(await git.hasRefs()),
    viewerPermission: context.anonymous ? null : repository.permission,
    defaultBranchRef: () => branch(repository.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      branch(qualifiedName.replace(/^(refs\/)?heads\//, '')),
    object: async ({ expression, oid }: { expression?: string; oid?: string }) => {
      const found = await findObject(repository, oid ?? expression ?? '', context)
      return found === undefined ? null : objectFields(repository, found, context)
    }
  }
}

/** `main:audit-log` must lag as `main` does, so the revision before the colon is looked up first. */
async function findObject(
  { git }: TestRepository,
  expression: string,
  context: Context
): Promise<ObjectInfo | undefined> {
  const colon = expression.indexOf(':')
  const revision = colon < 0 ? expression : expression.slice(0, colon)
  const branch = revision.replace(/^(refs\/)?heads\//, '')
  const known = isRefName(`refs/heads/${branch}`) ? await git.headOf(branch, context.behind) : undefined
  return await git.find(`${known ?? revision}${colon < 0 ? '' : expression.slice(colon)}`)
}

export async function refFields(
  repository: TestRepository,
  branch: string,
  oid: string,
  context: Context
): Promise<Fields> {
  const commit = await repository.git.readCommit(oid)
  return {
    id: refId(repository, branch),
    name: branch,
    prefix: 'refs/heads/',
    target: commit === undefined ? null : commitFields(repository, commit, context)
  }
}

function refId(repository: TestRepository, branch: string): string {
  return `REF_${Buffer.from(`${repository.nameWithOwner}:${branch}`).toString('base64url')}`
}

async function objectFields(
  repository: TestRepository,
  found: ObjectInfo,
  context: Context
): Promise<Fields | null> {
  if (found.type === 'tree') return treeFields(repository, found.oid, '')
  if (found.type === 'blob') return blobFields(repository, found.oid, found.size)
  const commit = await repository.git.readCommit(found.oid)
  return commit === undefined ? null : commitFields(repository, commit, context)
}

export function commitFields(repository: TestRepository, commit: Commit, context: Context): Fields {
  const [headline = '', ...rest] = commit.message.split('\n')
  const { git } = repository
  return {
    __typename: 'Commit',
    id: `C_${commit.oid}`,
    oid: commit.oid,
    abbreviatedOid: commit.oid.slice(0, 7),
    url: `${context.url}/${repository.nameWithOwner}/commit/${commit.oid}`,
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    committedDate: timeOf(commit.committer.date),
    authoredDate: timeOf(commit.author.date),
    tree: () => treeFields(repository, commit.tree, ''),
    file: async ({ path }: { path: string }) => {
      const slash = path.lastIndexOf('/')
      const folder = slash < 0 ? '' : path.slice(0, slash)
      const parent = await git.find(`${commit.oid}:${folder}`)
      if (parent?.type !== 'tree') return null
      const entries = await git.listTree(parent.oid, { recursive: false })
      const entry = entries.find((candidate) => candidate.path === path.slice(slash + 1))
      return entry === undefined ? null : entryFields(repository, entry, folder)
    },
    history: async (args: { first?: number; after?: string; path?: string }) => {
      const covered = ['first', 'after', 'path']
      const beyond = Object.keys(args).filter((name) => !covered.includes(name))
      if (beyond.length > 0)
        throw new Error(`The test server does not know Commit.history(${beyond.join(', ')})`)
      if (args.first === undefined) throw new Error('GitHub asks for "first" or "last" on a connection')
      const all = await git.history(commit.oid, args.path)
      const start = args.after === undefined ? 0 : Number(args.after.split(' ')[1]) + 1
      const page = all.slice(start, start + args.first)
      const commits = await Promise.all(page.map((oid) => git.readCommit(oid)))
      const cursor = (index: number): string | null => (page.length === 0 ? null : `${commit.oid} ${index}`)
      return {
        totalCount: all.length,
        nodes: commits.map((item) => (item === undefined ? null : commitFields(repository, item, context))),
        pageInfo: {
          startCursor: cursor(start),
          endCursor: cursor(start + page.length - 1),
          hasNextPage: start + page.length < all.length,
          hasPreviousPage: start > 0
        }
      }
    }
  }
}

function treeFields(repository: TestRepository, oid: string, folder: string): Fields {
  return {
    __typename: 'Tree',
    id: `T_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    entries: async () => {
      const entries = await repository.git.listTree(oid, { recursive: false })
      return entries.map((entry) => entryFields(repository, entry, folder))
    }
  }
}

function entryFields(repository: TestRepository, entry: TreeEntry, folder: string): Fields {
  const path = folder === '' ? entry.path : `${folder}/${entry.path}`
  return {
    name: entry.path,
    path,
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.oid,
    size: entry.size ?? 0,
    object: () => {
      if (entry.type === 'commit') return null
      if (entry.type === 'tree') return treeFields(repository, entry.oid, path)
      return blobFields(repository, entry.oid, entry.size ?? 0)
    }
  }
}

function blobFields(repository: TestRepository, oid: string, byteSize: number): Fields {
  const bytes = async (): Promise<Buffer> => (await repository.git.read(oid))?.body ?? Buffer.alloc(0)
  const isBinary = (contents: Buffer): boolean => contents.subarray(0, 8000).includes(0)
  const textLimit = 512_000 // measured on GitHub: `text` stops here, and only `isTruncated` says so
  return {
    __typename: 'Blob',
    id: `B_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    byteSize,
    isTruncated: byteSize > textLimit,
    isBinary: async () => isBinary(await bytes()),
    text: async () => {
      const contents = await bytes()
      return isBinary(contents) ? null : contents.subarray(0, textLimit).toString()
    }
  }
}
