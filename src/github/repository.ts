/** One repository at GitHub: it asks, verifies that the repository may be used, and explains refusals. */

import { ArchiveError } from '../errors.js'
import type { GitHubClient, RestRequest } from './client.js'
import { describeFault, GitHubFault, internalWarning, isMoved, isRecord, type Use } from './faults.js'

export interface RepositoryName {
  readonly owner: string
  readonly repo: string
}

/** The fields of a repository that decide whether it may be used. */
interface Access {
  readonly visibility?: unknown
  readonly isArchived?: unknown
  readonly hasIssuesEnabled?: unknown
}

export class GitHubRepository {
  /** `acme/audit`. */
  readonly name: string
  readonly #warn: (message: string) => void
  #isWarned = false

  constructor(
    private readonly github: GitHubClient,
    private readonly at: RepositoryName,
    private readonly options: {
      readonly allowPublic: boolean
      /** Told once when everybody of an enterprise can read the archive. */
      readonly warn?: ((message: string) => void) | undefined
    }
  ) {
    this.name = `${at.owner}/${at.repo}`
    this.#warn = options.warn ?? (() => {})
  }

  /** The `data` of an answer; the document takes `$owner` and `$name`. @throws GitHubFault */
  query(document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return this.github.graphql(document, { owner: this.at.owner, name: this.at.repo, ...variables })
  }

  /** Of a mutation, which takes an input and no more. @throws GitHubFault */
  mutate(document: string, input: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.github.graphql(document, { input })
  }

  /** `path` is relative to the repository's own: `/issues`. @throws GitHubFault */
  rest({ path, parameters = {}, ...request }: RepositoryRequest): Promise<unknown> {
    return this.github.rest({
      ...request,
      path: `/repos/{owner}/{repo}${path}`,
      parameters: { owner: this.at.owner, repo: this.at.repo, ...parameters }
    })
  }

  /** Turns a GitHubFault of the request into an ArchiveError with advice. @throws ArchiveError */
  async ask<T>(use: Use, request: () => Promise<T>): Promise<T> {
    try {
      return await request()
    } catch (fault) {
      if (!(fault instanceof GitHubFault)) throw fault
      const movedTo = isMoved(fault.details.status) ? await this.#findNewName() : undefined
      throw describeFault(fault, { repository: this.name, use, movedTo })
    }
  }

  /** The name of a repository that was renamed: reading follows. */
  async #findNewName(): Promise<string | undefined> {
    const about = await this.rest({ method: 'GET', path: '' }).catch(() => undefined)
    const { full_name: name } = isRecord(about) ? about : {}
    return typeof name === 'string' && name !== this.name ? name : undefined
  }

  /** @throws ArchiveError when the repository is not for this use. */
  verifyAccess({ visibility, isArchived, hasIssuesEnabled }: Access, use: Use): void {
    const needsIssues = use === 'write issues in'
    if (
      typeof visibility !== 'string' ||
      typeof isArchived !== 'boolean' ||
      (needsIssues && typeof hasIssuesEnabled !== 'boolean')
    ) {
      throw this.malformed(use)
    }
    this.#verifyVisibility(visibility, use)
    if (isArchived && use !== 'read') {
      throw new ArchiveError(
        'read-only',
        `Cannot ${use} "${this.name}": the repository is archived and read-only; ` +
          'unarchive the repository in its settings, or choose another one'
      )
    }
    if (needsIssues && hasIssuesEnabled === false) {
      throw new ArchiveError(
        'refused',
        `Cannot write issues in "${this.name}": it has issues turned off; turn them on in its settings, or leave out ` +
          'the inputs sign-off and health-issue'
      )
    }
  }

  #verifyVisibility(visibility: string, use: Use): void {
    // broken: public-archive, unknown-visibility
    if (visibility === 'PRIVATE' || this.options.allowPublic) return
    if (visibility === 'INTERNAL') {
      if (!this.#isWarned) this.#warn(internalWarning(`The archive's repository "${this.name}"`))
      this.#isWarned = true
      return
    }
    // A visibility that does not exist today is taken for public.
    const cannot =
      use === 'write issues in'
        ? `write issues in "${this.name}": the repository is public, and they name people, addresses and what they did`
        : `keep the archive in "${this.name}": the repository is public, and events hold e-mail addresses, IP ` +
          'addresses and private links'
    throw new ArchiveError(
      'public',
      `Cannot ${cannot}; make it private, choose another one, or set "allow-public: true" to override`
    )
  }

  /** @throws ArchiveError unless the value is a record, as every part of GitHub's answers that is asked for. */
  recordOf(value: unknown, use: Use): Readonly<Record<string, unknown>> {
    if (isRecord(value)) return value
    throw this.malformed(use)
  }

  malformed(use: Use): ArchiveError {
    return malformedAnswer(this.name, use)
  }
}

export function malformedAnswer(repository: string, use: Use): ArchiveError {
  return new ArchiveError(
    'unreachable',
    `Cannot ${use} "${repository}": the answer is not as GitHub describes its own; check GITHUB_API_URL and ` +
      'GITHUB_GRAPHQL_URL and run again'
  )
}

interface RepositoryRequest extends Omit<RestRequest, 'parameters'> {
  readonly parameters?: RestRequest['parameters']
}
