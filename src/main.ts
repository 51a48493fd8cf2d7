import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import type { LedgerState, RunStamp } from './archive/ledger.js'
import type { Destination } from './destinations/destination.js'
import { githubClient } from './destinations/github-client.js'
import { repositoryDestination } from './destinations/repository.js'
import { workspaceDestination } from './destinations/workspace.js'
import { ArchiveError } from './errors.js'
import { describeFailure } from './failures.js'
import { hireflixClient } from './hireflix/client.js'
import { type Inputs, inputNames, parseInputs } from './inputs.js'
import { publishFailure, publishReport, publishVerification } from './publishing.js'
import { type ReadablePlace, reportOn } from './reporting.js'
import { defaultRules } from './review/default-rules.js'
import { run } from './run.js'
import { readFolder } from './verification/folder-reader.js'
import type { VerificationReport } from './verification/report.js'
import { verifyArchive } from './verification/verify.js'
import { version } from './version.js'

/** The Action's entry: the only place that builds the real edges, and the only one that catches everything. */
async function main(): Promise<void> {
  let archived: LedgerState | undefined
  const onOpened = (state: LedgerState): void => {
    archived = state
  }
  try {
    const texts = Object.fromEntries(inputNames.map((name) => [name, core.getInput(name)]))
    for (const name of ['api-key', 'github-token', 'pseudonym-key'])
      if (texts[name]) core.setSecret(texts[name])
    const inputs = parseInputs(texts)
    refusePublicWorkflow(inputs)
    if (inputs.mode === 'report') {
      const rules = [...defaultRules, ...inputs.notable]
      const report = await reportOn(readablePlaceOf(inputs), { period: inputs.reviewPeriod, rules })
      await publishReport(report, { rules, failOn: inputs.failOn })
      return
    }
    if (inputs.mode === 'verify') {
      await publishVerification(await verifyDestination(inputs))
      return
    }
    const rules = [...defaultRules, ...inputs.notable]
    const source = hireflixClient({ ...inputs, log: core.info })
    try {
      const edges = {
        source,
        destination: destinationOf(inputs),
        log: core.info,
        sleep,
        random: Math.random,
        onOpened
      }
      const report = await run({ ...inputs, rules, run: runStamp(process.env) }, edges)
      await publishReport(report, { rules, failOn: inputs.failOn })
    } finally {
      await source.close()
    }
  } catch (error) {
    await publishFailure(describeFailure(error), archived)
  }
}

/** Reads the whole archive and writes nothing: in the workspace not even what a crashed run left to be finished. */
async function verifyDestination(inputs: Inputs): Promise<VerificationReport> {
  const folder = await readablePlaceOf(inputs).open()
  return verifyArchive(folder, { pins: inputs.pins, now: Date.now() })
}

function readablePlaceOf(inputs: Inputs): ReadablePlace {
  return inputs.destination === 'workspace'
    ? { description: `the workspace, folder ${inputs.path}`, open: () => readFolder(workspaceFolder(inputs)) }
    : repositoryOf(inputs, { forReading: true })
}

function destinationOf(inputs: Inputs): Destination {
  if (inputs.destination === 'workspace') {
    return workspaceDestination({
      folder: workspaceFolder(inputs),
      description: `the workspace, folder ${inputs.path}`
    })
  }
  return repositoryOf(inputs, { forReading: false })
}

function workspaceFolder({ path }: Inputs): string {
  const { GITHUB_WORKSPACE = process.cwd() } = process.env
  return resolve(GITHUB_WORKSPACE, path)
}

function repositoryOf(inputs: Inputs, { forReading }: { readonly forReading: boolean }): Destination {
  const { GITHUB_API_URL, GITHUB_GRAPHQL_URL } = process.env
  const github = githubClient({
    token: inputs.githubToken,
    apiUrl: GITHUB_API_URL ?? 'https://api.github.com',
    ...(GITHUB_GRAPHQL_URL === undefined ? {} : { graphqlUrl: GITHUB_GRAPHQL_URL }),
    log: core.info
  })
  const { branch, ...rest } = inputs
  return repositoryDestination({ github, ...rest, forReading, ...(branch === undefined ? {} : { branch }) })
}

// The run's page shows the summary, the log and the artifacts to everyone who may see the repository.
function refusePublicWorkflow({ allowPublic }: Inputs): void {
  const { GITHUB_EVENT_PATH, GITHUB_REPOSITORY = 'this repository' } = process.env
  if (allowPublic || !GITHUB_EVENT_PATH) return
  if (!isPublic(readFileSync(GITHUB_EVENT_PATH, 'utf8'))) return
  throw new ArchiveError(
    'public',
    `Cannot run in ${GITHUB_REPOSITORY}: it is public, and so is the summary of this run, which names people, ` +
      'addresses and what they did; run the workflow in a private repository, or set "allow-public: true"'
  )
}

/** Whether the event payload of the runner says that the workflow's repository is public. */
function isPublic(payload: string): boolean {
  try {
    const { repository } = JSON.parse(payload) as { repository?: { private?: unknown; visibility?: unknown } }
    return repository?.private === false || repository?.visibility === 'public'
  } catch {
    return false
  }
}

function runStamp(env: NodeJS.ProcessEnv): RunStamp {
  return {
    id: env['GITHUB_RUN_ID'] || `local-${randomUUID()}`,
    attempt: Number(env['GITHUB_RUN_ATTEMPT']) || 1,
    repository: env['GITHUB_REPOSITORY'] ?? '',
    version
  }
}

await main()
