/** A repository on the test server, and destinations on it. */
import { expect } from '@jest/globals'
import type { Destination } from '../../src/archive/destination.js'
import { RepositoryDestination, type RepositoryOptions } from '../../src/destinations/repository.js'
import { GitHubClient } from '../../src/github/client.js'
import { GitHubRepository } from '../../src/github/repository.js'
import { git } from '../support/github/git-process.js'
import { type GitHub, startGitHub, type TestRepository } from '../support/github/server.js'
import type { Place } from './contract.js'

export const token = 'ghs_0123456789abcdefTOKEN'

interface PlaceOptions extends Omit<RepositoryOptions, 'repository' | 'clock'> {
  readonly github: GitHubClient
  readonly allowPublic: boolean
  readonly warn: (message: string) => void
}

export interface GitHubPlace extends Place {
  readonly github: GitHub
  readonly repository: TestRepository
  readonly logged: string[]
  destination(options?: Partial<PlaceOptions>): Destination
  client(options?: { token?: string; apiUrl?: string; timeoutMs?: number; path?: string }): GitHubClient
  /** Operations asked for since the last call. */
  takeOperations(): string[]
}

export async function githubPlace(
  options: Parameters<GitHub['createRepository']>[1] = {},
  defaults: Partial<PlaceOptions> = {}
): Promise<GitHubPlace> {
  const github = await startGitHub({ token })
  const repository = await github.createRepository('acme/audit', options)
  const onBranch = defaults.branch === undefined ? {} : { branch: defaults.branch }
  const path = defaults.path ?? 'audit-log'
  const logged: string[] = []
  let taken = 0
  const client: GitHubPlace['client'] = ({ timeoutMs = 60_000, ...overrides } = {}) =>
    new GitHubClient({
      token,
      apiUrl: github.apiUrl,
      log: (message) => logged.push(message),
      limits: { timeoutMs, secondMs: 1 },
      ...overrides
    })
  const shared = client()
  return {
    github,
    repository,
    logged,
    client,
    destination: (overrides = {}) => {
      const options = {
        github: shared,
        allowPublic: false,
        use: 'write',
        path,
        ...defaults,
        ...overrides
      } as const
      return new RepositoryDestination({
        ...options,
        repository: new GitHubRepository(options.github, { owner: 'acme', repo: 'audit' }, options),
        clock: { now: () => 0, sleep: async () => undefined }
      })
    },
    takeOperations: () => {
      const operations = github.requests.slice(taken).map((request) => request.operation)
      taken = github.requests.length
      return operations
    },
    plantFile: async (name, content) => {
      await repository.commitFiles({ ...onBranch, files: { [`${path}/${name}`]: content } })
    },
    plantOthers: () => plantOthers(repository, path, defaults.branch),
    readStored: (name) => repository.readFile(`${path}/${name}`, onBranch).catch(() => undefined),
    readMessages: async () => (await repository.log(defaults.branch)).map((commit) => commit.message),
    verify: async () => {
      expect(github.violations).toEqual([])
      expect(github.unusedFaults).toEqual([])
      expect(logged.join('\n')).not.toContain(token)
      await repository.fsck()
    },
    close: () => github.close()
  }
}

/** A subfolder, an executable, a symbolic link and a submodule: the server's own hands make plain files only. */
async function plantOthers(repository: TestRepository, path: string, branch = 'main'): Promise<string[]> {
  const parent = await repository.commitFiles({ branch, files: { [`${path}/sub/file`]: '' } })
  const blob = (await git(repository.path, ['rev-parse', `${parent}:${path}/sub/file`])).stdout
    .toString()
    .trim()
  const entries: Record<string, string> = {
    executable: `100755 blob ${blob}`,
    link: `120000 blob ${blob}`,
    submodule: `160000 commit ${parent}`
  }
  const existing = await git(repository.path, ['ls-tree', `${parent}:${path}`])
  const added = Object.entries(entries).map(([name, entry]) => `${entry}\t${name}\n`)
  const folder = await git(repository.path, ['mktree'], [existing.stdout, ...added])
  const folderId = folder.stdout.toString().trim()
  const top = (await git(repository.path, ['ls-tree', parent])).stdout.toString()
  const replaced = top.replace(/^040000 tree \S+\taudit-log$/m, `040000 tree ${folderId}\taudit-log`)
  const tree = (await git(repository.path, ['mktree'], [replaced])).stdout.toString().trim()
  const person = ['-c', 'user.name=Somebody Else', '-c', 'user.email=somebody@example.com']
  const commit = await git(repository.path, [...person, 'commit-tree', tree, '-p', parent, '-m', 'Others'])
  await git(repository.path, ['update-ref', `refs/heads/${branch}`, commit.stdout.toString().trim()])
  return ['sub', ...Object.keys(entries)]
}
