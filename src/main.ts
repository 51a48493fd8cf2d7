import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import type { LedgerState, RunStamp } from './archive/ledger.js'
import type { Destination } from './destinations/destination.js'
import { type GitHubClient, githubClient } from './destinations/github-client.js'
import { repositoryDestination } from './destinations/repository.js'
import { workspaceDestination } from './destinations/workspace.js'
import { verifyExposure } from './exposure.js'
import { describeFailure } from './failures.js'
import { hireflixClient } from './hireflix/client.js'
import { type Inputs, inputNames, parseInputs, secretInputs } from './inputs.js'
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
    // Before anything else is said. The runner masks the usual encodings of what it is told, too.
    for (const name of secretInputs) if (core.getInput(name) !== '') core.setSecret(core.getInput(name))
    const inputs = parseInputs(Object.fromEntries(inputNames.map((name) => [name, core.getInput(name)])))
    const github = inputs.githubToken === '' ? undefined : () => githubOf(inputs)
    await verifyExposure({ allowPublic: inputs.allowPublic, env: process.env, github, warn: warnOfReaders })
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
  const { branch, ...rest } = inputs
  return repositoryDestination({
    github: githubOf(inputs),
    ...rest,
    forReading,
    warn: warnOfReaders,
    ...(branch === undefined ? {} : { branch })
  })
}

function githubOf({ githubToken }: Inputs): GitHubClient {
  const { GITHUB_API_URL, GITHUB_GRAPHQL_URL } = process.env
  return githubClient({
    token: githubToken,
    apiUrl: GITHUB_API_URL ?? 'https://api.github.com',
    ...(GITHUB_GRAPHQL_URL === undefined ? {} : { graphqlUrl: GITHUB_GRAPHQL_URL }),
    log: core.info
  })
}

function warnOfReaders(message: string): void {
  core.warning(message, { title: 'Readable by the whole enterprise' })
}

function runStamp(env: NodeJS.ProcessEnv): RunStamp {
  return {
    id: env['GITHUB_RUN_ID'] || `local-${randomUUID()}`,
    attempt: Number(env['GITHUB_RUN_ATTEMPT']) || 1,
    repository: env['GITHUB_REPOSITORY'] ?? '',
    version
  }
}

// What nobody awaited, and what fails while a failure is published: Node would print it with its stack and causes.
process.on('uncaughtException', (error) => {
  for (const message of describeFailure(error).messages) core.error(message)
  process.exit(core.ExitCode.Failure)
})
await main()
