import { getOctokit } from '@actions/github'
import { afterEach, beforeEach } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/server.js'

const commitMutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } }
}`
export const headQuery = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { isEmpty defaultBranchRef { name target { oid } } }
}`

/** The server of the running test. */
export let github: GitHub
const now = new Date('2025-11-02T03:17:05Z')

/** Starts a server before each test of a file, and closes it after. */
export function serveEachTest(): void {
  beforeEach(async () => {
    github = await startGitHub({ token: 'secret', clock: () => now })
  })
  afterEach(() => github.close())
}

export const octokit = (token = 'secret') => getOctokit(token, { baseUrl: github.apiUrl })
export const at = { owner: 'acme', repo: 'audit' }

interface NewCommit {
  readonly expected: string | undefined
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly deletions?: readonly string[]
  readonly repository?: string
  readonly branch?: string
  readonly token?: string
}

export async function commit(wanted: NewCommit): Promise<{ oid: string; url: string }> {
  const files = Object.entries(wanted.files ?? { 'audit-log/2025-10.json': '[]\n' })
  const input = {
    branch: {
      repositoryNameWithOwner: wanted.repository ?? 'acme/audit',
      branchName: wanted.branch ?? 'main'
    },
    expectedHeadOid: wanted.expected,
    message: { headline: 'Archive 1 audit event', body: 'Audit-Events: 1' },
    fileChanges: {
      additions: files.map(([path, contents]) => ({
        path,
        contents: Buffer.from(contents).toString('base64')
      })),
      deletions: (wanted.deletions ?? []).map((path) => ({ path }))
    }
  }
  interface Answer {
    readonly createCommitOnBranch: { readonly commit: { readonly oid: string; readonly url: string } }
  }
  return (await octokit(wanted.token).graphql<Answer>(commitMutation, { input })).createCommitOnBranch.commit
}

export async function refusalOf(request: Promise<unknown>): Promise<unknown> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason
  )
  const { errors, status, message } = error as { errors?: unknown[]; status?: number; message?: string }
  return errors?.[0] ?? { status, message }
}

export async function headSeen(): Promise<unknown> {
  const answer = await octokit().graphql<{ repository: { defaultBranchRef: { target: { oid: string } } } }>(
    headQuery,
    {
      owner: 'acme',
      name: 'audit'
    }
  )
  return answer.repository.defaultBranchRef.target.oid
}
