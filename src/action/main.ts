import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import type { Destination } from '../archive/destination.js'
import type { LedgerState } from '../archive/ledger.js'
import type { RunStamp } from '../archive/ledger-line.js'
import { hireflixClient } from '../hireflix/client.js'
import { type Inputs, inputNames, parseInputs, secretInputs } from '../inputs/inputs.js'
import { verifyUntraced } from '../inputs/traces.js'
import { describeFailure, describeInvalid } from '../publish/failure.js'
import { defaultRules } from '../review/default-rules.js'
import type { RunReport } from '../review/report.js'
import type { Rule } from '../review/rules.js'
import { type ReadablePlace, reportOn } from '../run/archive-report.js'
import { run } from '../run/run.js'
import type { VerificationReport } from '../verification/report.js'
import { verifyArchive } from '../verification/verify.js'
import { version } from '../version.js'
import { artifactDestination } from './artifact-destination.js'
import { verifyExposure } from './exposure.js'
import { followUp, followUpFailure } from './follow-up.js'
import { destinationOf, githubOf, readablePlaceOf, warnOfReaders } from './places.js'
import { publishFailure, publishPage, publishReport, publishVerification } from './publishing.js'
import { type StoredArtifact, verifyArtifactService, withTemporaryFolder } from './run-artifacts.js'

/** The Action's entry: the only place that builds the real edges, and the only one that catches everything. */
async function main(): Promise<void> {
  try {
    verifyUntraced(process.env, process.execArgv)
  } catch (error) {
    // Nothing is sent, not even to the issue that would tell of it.
    return publishFailure(describeFailure(error), undefined)
  }
  let archived: LedgerState | undefined
  const onOpened = (state: LedgerState): void => {
    archived = state
  }
  const texts = Object.fromEntries(inputNames.map((name) => [name, core.getInput(name)]))
  try {
    // Before anything else is said. The runner masks the usual encodings of what it is told, too.
    for (const name of secretInputs) if (texts[name]) core.setSecret(texts[name])
    const inputs = parseInputs(texts)
    const github = inputs.githubToken === '' ? undefined : () => githubOf(inputs.githubToken)
    await verifyExposure({ allowPublic: inputs.allowPublic, env: process.env, github, warn: warnOfReaders })
    if (inputs.mode === 'verify') {
      const report = await verifyDestination(inputs)
      await publishVerification(report)
      const failure = describeInvalid(report)
      if (failure !== undefined) await followUpFailure(failure, { texts, githubOf })
      return
    }
    const rules = [...defaultRules, ...inputs.notable]
    const { report, place } = await makeReport(inputs, rules, onOpened)
    const page = await attachPage(inputs, report, rules)
    await publishReport(page === undefined ? report : { ...report, page }, { rules, failOn: inputs.failOn })
    await followUp(report, { inputs, rules, place, githubOf })
  } catch (error) {
    const failure = describeFailure(error)
    await publishFailure(failure, archived)
    await followUpFailure(failure, { texts, githubOf })
  }
}

interface Reported {
  readonly report: RunReport
  /** Where the archive can be read again, as the run left it; an artifact cannot. */
  readonly place?: ReadablePlace
}

async function makeReport(
  inputs: Inputs,
  rules: readonly Rule[],
  onOpened: (state: LedgerState) => void
): Promise<Reported> {
  if (inputs.mode === 'report') {
    const place = readablePlaceOf(inputs)
    return { report: await reportOn(place, { period: inputs.reviewPeriod, rules }), place }
  }
  if (inputs.destination === 'artifact') return { report: await archiveIntoArtifact(inputs, rules) }
  const destination = destinationOf(inputs)
  const report = await archiveInto(destination, { inputs, rules, onOpened })
  // What the destination `repository` has committed, it waits to see again.
  return { report, place: inputs.destination === 'workspace' ? readablePlaceOf(inputs) : destination }
}

async function archiveInto(
  destination: Destination,
  options: {
    readonly inputs: Inputs
    readonly rules: readonly Rule[]
    readonly onOpened?: (state: LedgerState) => void
  }
): Promise<RunReport> {
  const { inputs, rules, onOpened = () => undefined } = options
  const source = hireflixClient({ ...inputs, log: core.info })
  try {
    return await run(
      { ...inputs, rules, run: runStamp(process.env) },
      { source, destination, log: core.info, sleep, random: Math.random, onOpened }
    )
  } finally {
    await source.close()
  }
}

/** The review as a page of the run, where the workflow asks for one. */
async function attachPage(
  { reportArtifact: name, artifactRetentionDays: retentionDays }: Inputs,
  report: RunReport,
  rules: readonly Rule[]
): Promise<StoredArtifact | undefined> {
  if (name === undefined) return undefined
  const render = async () => (await import('../page/page.js')).renderPage(report, rules)
  return publishPage(name, render, { retentionDays })
}

/** Until the artifact is stored nothing is archived, so a failure has nothing to say of an archive. */
function archiveIntoArtifact(inputs: Inputs, rules: readonly Rule[]): Promise<RunReport> {
  verifyArtifactService(process.env)
  const { artifactName: name, artifactRetentionDays: retentionDays } = inputs
  return withTemporaryFolder(async (temporary) => {
    const destination = artifactDestination({ name, retentionDays, temporary })
    const report = await archiveInto(destination, { inputs, rules })
    const artifact = await destination.store()
    return artifact === undefined ? report : { ...report, artifact }
  })
}

/** Reads the whole archive and writes nothing: in the workspace not even what a crashed run left to be finished. */
async function verifyDestination(inputs: Inputs): Promise<VerificationReport> {
  const folder = await readablePlaceOf(inputs).open()
  return verifyArchive(folder, { pins: inputs.pins, now: Date.now() })
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
