import { readFileSync } from 'node:fs'
import { ArchiveError } from '../errors.js'
import type { GitHubClient } from '../github/client.js'
import { describeFault, GitHubFault, internalWarning, isRecord } from '../github/faults.js'

export type Visibility = 'public' | 'internal' | 'private'

export interface ExposureOptions {
  readonly allowPublic: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** Asked when the runner does not say what is true now; absent without a token. */
  readonly github: (() => GitHubClient) | undefined
  readonly warn: (message: string) => void
}

/**
 * Refuses to run in a public repository: the run's page shows the summary, the log and the artifacts to everyone who
 * may see the repository, whatever the mode and the destination. Outside of a runner there is no such page.
 * @throws ArchiveError `public`, also when GitHub does not say; or a refusal of GitHub's.
 */
export async function verifyExposure({ allowPublic, env, github, warn }: ExposureOptions): Promise<void> {
  const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_RUN_ATTEMPT } = env
  if (allowPublic || !GITHUB_EVENT_PATH || !GITHUB_REPOSITORY) return
  // A re-run is given the payload of the first attempt, which may be a month old.
  const isRerun = !/^1?$/.test(GITHUB_RUN_ATTEMPT ?? '')
  const told = isRerun ? undefined : visibilityIn(readPayload(GITHUB_EVENT_PATH))
  // broken: github-not-asked
  const visibility = told ?? (await askVisibility(GITHUB_REPOSITORY, github))
  // broken: internal-unwarned
  if (visibility === 'internal') warn(internalWarning(`The workflow's repository "${GITHUB_REPOSITORY}"`))
  // broken: public-run
  if (visibility !== 'public') return
  throw new ArchiveError(
    'public',
    `Cannot run in ${GITHUB_REPOSITORY}: it is public, and so is the summary of this run, which names people, ` +
      'addresses and what they did; run the workflow in a private repository, or set "allow-public: true"'
  )
}

function readPayload(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** The visibility of the workflow's repository in the runner's event payload. Older servers leave it out of scheduled events. */
export function visibilityIn(payload: string): Visibility | undefined {
  try {
    return visibilityOf((JSON.parse(payload) as { repository?: unknown }).repository)
  } catch {
    return undefined
  }
}

function visibilityOf(repository: unknown): Visibility | undefined {
  const { private: isPrivate, visibility } = isRecord(repository) ? repository : {}
  if (isPrivate === false || visibility === 'public') return 'public'
  if (visibility === 'internal') return 'internal'
  return isPrivate === true || visibility === 'private' ? 'private' : undefined
}

async function askVisibility(
  repository: string,
  github: ExposureOptions['github']
): Promise<Visibility | undefined> {
  const [owner = '', repo = ''] = repository.split('/')
  const unknown = new ArchiveError(
    'public',
    `Cannot tell whether ${repository} is public, and with it the summary of this run: the runner does not say, or ` +
      'this is a re-run; pass github-token so that GitHub can be asked, or set "allow-public: true"'
  )
  // broken: nobody-can-say
  if (github === undefined) throw unknown
  try {
    const parameters = { owner, repo }
    const about = await github().rest({ method: 'GET', path: '/repos/{owner}/{repo}', parameters })
    const visibility = visibilityOf(about)
    if (visibility === undefined) throw unknown
    return visibility
  } catch (fault) {
    // Every token sees public repositories: one that it does not see is not public.
    if (fault instanceof GitHubFault && fault.details.status === 404) return 'private'
    throw fault instanceof GitHubFault ? describeFault(fault, { repository, use: 'read' }) : fault
  }
}
