import * as core from '@actions/core'
import { sha256Of } from '../archive/digests.js'
import { reviewPlace } from '../assembly.js'
import type { GitHubClient } from '../github/client.js'
import { Issues } from '../github/issues.js'
import { GitHubRepository } from '../github/repository.js'
import { type Inputs, type InputTexts, parseInputs } from '../inputs/inputs.js'
import { describeFailure, type Failure } from '../publish/failure.js'
import { isRecovered, type Trouble, troubleOf } from '../publish/health.js'
import type { ArchiveName, RunName } from '../publish/issue-text.js'
import { describeSignOff } from '../publish/sign-off.js'
import { signOffPeriods } from '../publish/sign-off-periods.js'
import { countNew, type RunReport } from '../review/report.js'
import type { ReadablePlace } from '../run/archive-report.js'
import { publishRecovery, publishTrouble } from './health-issue.js'
import { publishOutputs } from './publishing.js'
import { publishSignOff } from './sign-off-issues.js'

type IssueInputs = Pick<
  Inputs,
  | 'signOff'
  | 'healthIssue'
  | 'destination'
  | 'owner'
  | 'repo'
  | 'branch'
  | 'path'
  | 'githubToken'
  | 'allowPublic'
>

type GitHubOf = (token: string) => GitHubClient

/** Writes the issues after a run or a report is published. It never throws; the step fails when they cannot be written. */
export async function followUp(
  report: RunReport,
  options: {
    readonly inputs: Inputs
    /** Where the archive is, as the run has left it; an artifact cannot be read again. */
    readonly place?: ReadablePlace | undefined
    readonly githubOf: GitHubOf
  }
): Promise<void> {
  const { inputs, place, githubOf } = options
  if (inputs.signOff && place !== undefined) {
    await attempt('The sign-off issue could not be written', async () => {
      const isFirstRun = report.source !== undefined && countNew(report) === report.archivedEvents
      const { serverNow: now, newEvents } = report
      const coverage = report.source === undefined ? undefined : report.coverage
      const [newest, ...older] = signOffPeriods(inputs.reviewPeriod, { now, newEvents, isFirstRun })
      if (newest === undefined)
        return core.info('The review period is not over: there is nothing to sign yet')
      const issues = await issuesOf(inputs, githubOf)
      const about = aboutOf(inputs)
      // Oldest first: the output names the newest.
      for (const period of [...older.toReversed(), newest]) {
        const reviewPeriod = { kind: 'days', ...period } as const
        const review = await reviewPlace(place, { ...inputs, reviewPeriod, now, coverage })
        const signOff = describeSignOff(review, about)
        const { url } = await publishSignOff(issues, signOff, { period })
        publishOutputs({ 'sign-off-url': url })
        core.info(`Sign-off: ${url}`)
      }
    })
  }
  const trouble = troubleOf(report)
  if (trouble !== undefined || isRecovered(report)) await keepHealth(inputs, { trouble, githubOf })
}

/**
 * Writes the health issue after a run that failed. An input may be the fault: so only the inputs of an issue are read,
 * and if they are wrong too, there is no issue. It never throws: the first failure has been published before.
 */
export async function followUpFailure(
  trouble: Failure,
  { texts, githubOf }: { readonly texts: InputTexts; readonly githubOf: GitHubOf }
): Promise<void> {
  const inputs = findIssueInputs(texts)
  if (inputs !== undefined) await keepHealth(inputs, { trouble, githubOf })
}

function findIssueInputs(texts: InputTexts): IssueInputs | undefined {
  // broken: issue-names-secrets
  const names = [
    'destination',
    'repository',
    'branch',
    'path',
    'github-token',
    'allow-public',
    'health-issue',
    // An issue names the archive's path and branch, which may hold one of these by mistake.
    'api-key',
    'pseudonym-key'
  ]
  try {
    const needed = Object.fromEntries(names.map((name) => [name, texts[name] ?? '']))
    if (needed['destination'] !== 'artifact') return parseInputs({ ...needed, mode: 'report' })
    // An artifact is not read, but its repository is the same.
    return {
      ...parseInputs({ ...needed, destination: 'workspace', mode: 'report' }),
      destination: 'artifact'
    }
  } catch {
    return undefined
  }
}

async function keepHealth(
  inputs: IssueInputs,
  { trouble, githubOf }: { readonly trouble: Trouble | undefined; readonly githubOf: GitHubOf }
): Promise<void> {
  if (!inputs.healthIssue) return
  const about = aboutOf(inputs)
  await attempt('The health issue could not be written', async () => {
    const issues = await issuesOf(inputs, githubOf)
    if (trouble === undefined) await publishRecovery(issues, about)
    else await publishTrouble(issues, trouble, about)
  })
}

// The archive is complete by now, and the outputs are written. An issue that was asked for and is not there must be
// seen all the same.
async function attempt(title: string, publish: () => Promise<void>): Promise<void> {
  try {
    await publish()
  } catch (error) {
    for (const message of describeFailure(error).messages) core.error(message, { title })
    process.exitCode = core.ExitCode.Failure
  }
}

function issuesOf(inputs: IssueInputs, githubOf: GitHubOf): Promise<Issues> {
  return Issues.open(new GitHubRepository(githubOf(inputs.githubToken), inputs, inputs))
}

function aboutOf(inputs: IssueInputs): { readonly archive: ArchiveName; readonly run: RunName } {
  return { archive: archiveOf(inputs), run: runName(process.env) }
}

function archiveOf({ destination, owner, repo, branch, path }: IssueInputs): ArchiveName {
  const repository = `${owner}/${repo}`
  const names = [destination, repository.toLowerCase(), branch ?? '', path]
  return {
    id: sha256Of(JSON.stringify(names)).slice(0, 16),
    description: `${repository}${branch === undefined ? '' : `, branch ${branch}`}, folder ${path}`
  }
}

function runName(env: NodeJS.ProcessEnv): RunName {
  const { GITHUB_RUN_ID: id = '', GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '' } = env
  return { id, url: id === '' ? undefined : `${server}/${repository}/actions/runs/${id}` }
}
