/** The one mutation: createCommitOnBranch, in the order GitHub appears to check things. */
import { appAuthor, type Context, webFlow } from './context.js'
import { commitFields, GitHubFailure, refFields, repositoryNamed } from './graphql-resolvers.js'
import { changesOf, type FileChanges, type TestRepository } from './test-repository.js'

interface Arguments {
  readonly input: {
    readonly branch: {
      readonly repositoryNameWithOwner?: string | null
      readonly branchName?: string | null
      readonly id?: string | null
    }
    readonly expectedHeadOid: string
    readonly message: { readonly headline: string; readonly body?: string | null }
    readonly fileChanges?: {
      readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null
      readonly deletions?: readonly { readonly path: string }[] | null
    } | null
    readonly clientMutationId?: string | null
  }
}

export async function createCommitOnBranch({ input }: Arguments, context: Context): Promise<object> {
  const { repository, branch } = targetOf(input.branch, context)
  if (repository.permission === 'READ') {
    throw new GitHubFailure('FORBIDDEN', 'Resource not accessible by integration')
  }
  // Seen so, without REST's full stop, from createLabel.
  if (repository.archived) throw new GitHubFailure('UNPROCESSABLE', 'Repository was archived so is read-only')
  const files = filesOf(input.fileChanges)
  const { headline, body } = input.message
  await context.beforeWrite(repository, branch)
  const { git } = repository
  return await git.exclusively(async () => {
    const head = await git.headOf(branch)
    if (head === undefined) throw new GitHubFailure('NOT_FOUND', 'Branch not found')
    if (head !== input.expectedHeadOid) throw staleData(input.expectedHeadOid)
    for (const [path, contents] of Object.entries(files)) {
      if (contents === null && (await git.find(`${head}:${path}`)) === undefined) {
        throw unprocessable(
          `A path was requested for deletion which does not exist as of commit oid \`${head}\``
        )
      }
    }
    const oid = await git.commitOn(branch, {
      parent: head,
      changes: changesOf(files),
      message: body ? `${headline}\n\n${body}` : headline,
      author: repository.person(appAuthor.name, appAuthor.email),
      committer: repository.person(webFlow.name, webFlow.email)
    })
    const commit = oid === undefined ? undefined : await git.readCommit(oid)
    if (commit === undefined) throw staleData(input.expectedHeadOid)
    context.landed()
    return {
      clientMutationId: input.clientMutationId ?? null,
      commit: commitFields(repository, commit, context),
      ref: () => refFields(repository, branch, commit.oid, context)
    }
  })
}

function targetOf(
  branch: Arguments['input']['branch'],
  context: Context
): { repository: TestRepository; branch: string } {
  const decoded = branch.id ? Buffer.from(branch.id.replace(/^REF_/, ''), 'base64url').toString() : undefined
  const colon = decoded?.indexOf(':') ?? -1
  const name = decoded === undefined ? branch.repositoryNameWithOwner : decoded.slice(0, colon)
  const branchName = decoded === undefined ? branch.branchName : decoded.slice(colon + 1)
  if (!name || !branchName)
    throw new Error('CommittableBranch needs an id, or a repository and a branch name')
  // "main", never "refs/heads/main": GitHub would look for refs/heads/refs/heads/main.
  return { repository: repositoryNamed(name, context), branch: branchName }
}

function filesOf(changes: Arguments['input']['fileChanges']): FileChanges {
  const entries: [string, Buffer | null][] = [
    ...(changes?.deletions ?? []).map(({ path }): [string, null] => [path, null]),
    ...(changes?.additions ?? []).map(({ path, contents }): [string, Buffer] => [
      path,
      Buffer.from(contents, 'base64')
    ])
  ]
  const paths = new Set<string>()
  for (const [path] of entries) {
    if (paths.has(path)) throw unprocessable(`Path must be unique: ${path}`)
    if (/^$|(^|\/)(\.{0,2}|\.git)(\/|$)|\0/i.test(path)) throw unprocessable(`Path is not valid: ${path}`)
    paths.add(path)
  }
  return Object.fromEntries(entries)
}

// Two spaces: so it arrives.
function staleData(expected: string): GitHubFailure {
  return new GitHubFailure(
    'STALE_DATA',
    `Expected branch to point to "${expected}" but it did not.  Pull and try again.`
  )
}

function unprocessable(message: string): GitHubFailure {
  return new GitHubFailure('UNPROCESSABLE', message)
}
