import * as core from '@actions/core'
import type { Destination } from '../archive/destination.js'
import type { LedgerState } from '../archive/ledger.js'
import { type ArchiveReader, openArchive } from '../archive/opened-archive.js'
import { archiveLog, reviewPlace, runStamp } from '../assembly.js'
import { type Inputs, inputNames, parseInputs, secretInputs } from '../inputs/inputs.js'
import { verifyUntraced } from '../inputs/traces.js'
import { describeFailure, describeInvalid } from '../publish/failure.js'
import type { Review } from '../review/judgement.js'
import type { VerificationReport } from '../verification/report.js'
import { verifyArchive } from '../verification/verify.js'
import { version } from '../version.js'
import { artifactDestination } from './artifact-destination.js'
import { verifyExposure } from './exposure.js'
import { followUp, followUpFailure } from './follow-up.js'
import { githubOf, placesOf, readablePlaceOf, warnOfReaders } from './places.js'
import { publishFailure, publishPage, publishReview, publishVerification } from './publishing.js'
import { type StoredArtifact, verifyArtifactService, withTemporaryFolder } from './run-artifacts.js'

/** The Action's entry: the only place that builds the real edges, and the only one that catches everything. */
async function main(): Promise<void> {
  try {
    verifyUntraced(process.env, process.execArgv)
  } catch (error) {
    // Nothing is sent, not even to the issue that would tell of it.
    return publishFailure(describeFailure(error), undefined)
  }
  /** The archive's state, for the report of a run that fails later. */
  let archived: LedgerState | undefined
  const texts = Object.fromEntries(inputNames.map((name) => [name, core.getInput(name)]))
  try {
    // Before anything else is said. The runner masks the usual encodings of what it is told, too.
    // broken: unmasked
    for (const name of secretInputs) if (texts[name]) core.setSecret(texts[name])
    const inputs = parseInputs(texts)
    const github = inputs.githubToken === '' ? undefined : () => githubOf(inputs.githubToken)
    // broken: public-report
    await verifyExposure({ allowPublic: inputs.allowPublic, env: process.env, github, warn: warnOfReaders })
    if (inputs.mode === 'verify') {
      const report = await verifyDestination(inputs)
      await publishVerification(report)
      const failure = describeInvalid(report)
      if (failure !== undefined) await followUpFailure(failure, { texts, githubOf })
      return
    }
    if (inputs.mode === 'export') {
      const { exportPlace } = await import('./exporting.js')
      return await exportPlace(inputs, readablePlaceOf(inputs))
    }
    const { destination, place } = placesOf(inputs)
    const archive = destination && (await openArchive(destination))
    archived = archive?.state
    const review =
      archive !== undefined && destination !== undefined
        ? await archiveInto(destination, archive, inputs)
        : place !== undefined
          ? await reviewPlace(place, inputs)
          : await archiveIntoArtifact(inputs)
    const page = await attachPage(inputs, review)
    await publishReview(page === undefined ? review : { ...review, page }, inputs.failOn)
    await followUp(review, { inputs, place, githubOf })
  } catch (error) {
    const failure = describeFailure(error)
    await publishFailure(failure, archived)
    await followUpFailure(failure, { texts, githubOf })
  }
}

function archiveInto(destination: Destination, archive: ArchiveReader, inputs: Inputs): Promise<Review> {
  return archiveLog(archive, inputs, { destination, run: runStamp(process.env), log: core.info })
}

/** Until the artifact is stored nothing is archived, so a failure has nothing to say of an archive. */
function archiveIntoArtifact(inputs: Inputs): Promise<Review> {
  verifyArtifactService(process.env)
  const { artifactName: name, artifactRetentionDays: retentionDays } = inputs
  return withTemporaryFolder(async (temporary) => {
    const destination = artifactDestination({ name, retentionDays, temporary })
    const review = await archiveInto(destination, await openArchive(destination), inputs)
    const artifact = await destination.store()
    return artifact === undefined ? review : { ...review, artifact }
  })
}

/** The review as a page of the run, where the workflow asks for one. */
async function attachPage(
  { reportArtifact: name, artifactRetentionDays: retentionDays }: Inputs,
  review: Review
): Promise<StoredArtifact | undefined> {
  if (name === undefined) return undefined
  const render = async () => (await import('../page/page.js')).renderPage(review, version)
  return publishPage(name, render, { retentionDays })
}

/** Reads the whole archive and writes nothing. In the workspace it does not finish the change of a crashed run either. */
async function verifyDestination(inputs: Inputs): Promise<VerificationReport> {
  const folder = await readablePlaceOf(inputs).open()
  return verifyArchive(folder, { pins: inputs.pins, now: Date.now() })
}

// What nobody awaited, and what fails while a failure is published: Node would print it with its stack and causes.
// broken: no-last-catch
process.on('uncaughtException', (error) => {
  for (const message of describeFailure(error).messages) core.error(message)
  process.exit(core.ExitCode.Failure)
})
await main()
