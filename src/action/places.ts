import { resolve } from 'node:path'
import * as core from '@actions/core'
import type { Destination } from '../archive/destination.js'
import { readFolder } from '../destinations/folder-reader.js'
import { RepositoryDestination, type RepositoryOptions } from '../destinations/repository.js'
import { WorkspaceDestination } from '../destinations/workspace.js'
import { thisProcess } from '../destinations/writing-process.js'
import { GitHubClient } from '../github/client.js'
import { GitHubRepository } from '../github/repository.js'
import type { Inputs } from '../inputs/inputs.js'
import type { ReadablePlace } from '../run/archive-report.js'

/** Where the Action archives, and where it can read the archive as the run has left it. An artifact cannot be read. */
export function placesOf(inputs: Inputs): {
  readonly destination?: Destination
  readonly place?: ReadablePlace
} {
  if (inputs.mode === 'report') return { place: readablePlaceOf(inputs) }
  if (inputs.destination === 'artifact') return {}
  const destination = destinationOf(inputs)
  // The repository destination waits until GitHub shows our own commit.
  return { destination, place: inputs.destination === 'workspace' ? readablePlaceOf(inputs) : destination }
}

function destinationOf(inputs: Inputs): Destination {
  if (inputs.destination === 'workspace') {
    return new WorkspaceDestination({
      writer: thisProcess,
      ...workspaceOf(inputs),
      description: `the workspace, folder ${inputs.path}`
    })
  }
  return repositoryOf(inputs, 'write')
}

/** Where the Action reads an archive and writes nothing. In the workspace it does not finish a crashed run's change. */
export function readablePlaceOf(inputs: Inputs): ReadablePlace {
  if (inputs.destination !== 'workspace') return repositoryOf(inputs, 'read')
  const { folder, root } = workspaceOf(inputs)
  return { description: `the workspace, folder ${inputs.path}`, open: () => readFolder(folder, root) }
}

/** GitHub as the runner names it. */
export function githubOf(token: string): GitHubClient {
  const { GITHUB_API_URL, GITHUB_GRAPHQL_URL } = process.env
  return new GitHubClient({
    token,
    apiUrl: GITHUB_API_URL || 'https://api.github.com',
    graphqlUrl: GITHUB_GRAPHQL_URL,
    log: core.info,
    limits: { timeoutMs: 60_000, secondMs: 1000 }
  })
}

export function warnOfReaders(message: string): void {
  core.warning(message, { title: 'Readable by the whole enterprise' })
}

/** A folder of the workspace. */
export function workspaceFolder({ path }: Pick<Inputs, 'path'>): string {
  return workspaceOf({ path }).folder
}

function workspaceOf({ path }: Pick<Inputs, 'path'>): { readonly folder: string; readonly root: string } {
  const root = resolve(process.env['GITHUB_WORKSPACE'] ?? '.')
  return { folder: resolve(root, path), root }
}

function repositoryOf(inputs: Inputs, use: RepositoryOptions['use']): Destination {
  const { branch, path, allowPublic, githubToken } = inputs
  const repository = new GitHubRepository(githubOf(githubToken), inputs, { allowPublic, warn: warnOfReaders })
  return new RepositoryDestination({ repository, branch, path, use, clock: thisProcess })
}
