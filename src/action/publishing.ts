import { existsSync } from 'node:fs'
import * as core from '@actions/core'
import { daysUntilLoss } from '../archive/coverage.js'
import { type LedgerState, ledgerHeadOf } from '../archive/ledger.js'
import { type Annotation, adviceOfClock, describeAnnotations, describeClock } from '../publish/annotations.js'
import { describeFailure, type Failure } from '../publish/failure.js'
import { describeArtifactOutputs, describeOutputs } from '../publish/outputs.js'
import { renderFailureSummary, renderSummary } from '../publish/summary.js'
import { renderVerification, verificationAnnotations } from '../publish/verification-summary.js'
import { type FailCondition, failedConditions } from '../review/conditions.js'
import type { Review } from '../review/judgement.js'
import { describeResult, type VerificationReport, verificationOf } from '../verification/report.js'
import { attachToRun, type RetentionOptions, type StoredArtifact } from './run-artifacts.js'

/** Publishes a review to the workflow: outputs, annotations, summary, and whether the step fails. */
export async function publishReview(review: Review, failOn: ReadonlySet<FailCondition>): Promise<void> {
  const outputs = { ...describeOutputs(review), ...describeArtifactOutputs(review) }
  publishOutputs(outputs)
  annotate(describeAnnotations(review))
  await publishSummary(renderSummary(review))
  const failed = failedConditions(review, failOn)
  if (failed.length > 0)
    core.setFailed(
      `${review.isRun ? 'The events are archived' : 'The archive is reviewed'}, but ${failed.join('; ')}`
    )
}

/**
 * Sets outputs of the step. Where they cannot be, the step fails and says why; the archive is complete by then.
 * Without its file the toolkit would print each of them, event text too, to the log.
 */
export function publishOutputs(outputs: Readonly<Record<string, string>>): void {
  const fault = faultOfFile('GITHUB_OUTPUT')
  try {
    if (fault === undefined) for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
    else failWithoutOutputs(fault)
  } catch {
    failWithoutOutputs('the file that GITHUB_OUTPUT names cannot be written')
  }
}

function failWithoutOutputs(fault: string): void {
  core.setFailed(
    `Cannot set the outputs: ${fault}; a runner sets it for a step with "uses:", so run this Action as such a step`
  )
}

/** The runner names files for outputs and summary. */
function faultOfFile(variable: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY'): string | undefined {
  const path = process.env[variable]
  if (!path) return `${variable} is not set`
  return existsSync(path) ? undefined : `${variable} names a file that is not there`
}

function annotate(annotations: readonly Annotation[]): void {
  const levels = { error: core.error, warning: core.warning, notice: core.notice }
  for (const { level, title, message } of annotations) levels[level](message, { title })
}

/**
 * Makes a page of the review and attaches it to the run. The archive is complete without it: a failure of either is a
 * warning, and undefined.
 */
export async function publishPage(
  name: string,
  render: () => Promise<string>,
  retention: RetentionOptions
): Promise<StoredArtifact | undefined> {
  try {
    return await attachToRun(name, Buffer.from(await render()), retention)
  } catch (error) {
    const { messages } = describeFailure(error)
    core.warning(messages.join('\n'), { title: 'The review page could not be attached' })
    return undefined
  }
}

/** Publishes the result of verifying. The step fails when the archive is invalid, and when there is none. */
export async function publishVerification(report: VerificationReport): Promise<void> {
  const verification = verificationOf(report)
  publishOutputs({
    verification,
    'ledger-head': report.head,
    'archived-events': String(report.events)
  })
  annotate(verificationAnnotations(report))
  await publishSummary(renderVerification(report))
  if (verification !== 'valid') core.setFailed(describeResult(report))
}

/**
 * Publishes that a run could not finish. It says all the same what is known of the archive: above all how long
 * such runs can go on before events are lost. Without the server's date, that is counted by this machine's clock.
 */
export async function publishFailure(failure: Failure, archived?: LedgerState): Promise<void> {
  const { title, messages } = failure
  for (const message of messages) core.error(message, { title })
  const clock = archived === undefined ? undefined : daysUntilLoss(archived.coverage, Date.now())
  annotate(describeClock(clock))
  if (archived !== undefined) {
    publishOutputs({
      'archived-events': String(archived.events),
      'ledger-head': ledgerHeadOf(archived),
      ...(clock === undefined ? {} : { 'days-until-loss': String(clock) })
    })
  }
  const advice = clock === undefined ? undefined : adviceOfClock(clock)
  await publishSummary(renderFailureSummary(failure, advice))
  process.exitCode = core.ExitCode.Failure
}

// A runner without summaries (older servers) must not make an archived night fail.
async function publishSummary(text: string): Promise<void> {
  try {
    await core.summary.addRaw(text).write()
  } catch {
    const fault =
      faultOfFile('GITHUB_STEP_SUMMARY') ?? 'GITHUB_STEP_SUMMARY names a file that cannot be written'
    core.warning(`The job summary could not be written: ${fault}; the archive is complete`)
  }
}
