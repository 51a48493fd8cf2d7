import { daysUntilLoss } from './archive/coverage.js'
import { type LedgerState, ledgerHeadOf } from './archive/ledger.js'
import type { PseudonymStamp, RunStamp } from './archive/ledger-line.js'
import { verifyPseudonyms } from './archive/pseudonym-check.js'
import type { Batch } from './archive/reconcile.js'
import { type Archived, archiveReading } from './archiving.js'
import type { CommitMessage, Destination } from './destinations/destination.js'
import type { Secret } from './events/secret-search.js'
import type { AuditLogReader } from './hireflix/pages.js'
import { openArchive } from './opening.js'
import { type Reading, readLog } from './reading.js'
import { describeCommit, type LedgerOnlyReason } from './review/commit-message.js'
import { findNotable } from './review/findings.js'
import type { Period } from './review/periods.js'
import type { RunReport } from './review/report.js'
import { lastWeek, periodAt, type ReviewPeriod } from './review/review-period.js'
import type { Rule } from './review/rules.js'
import { partsToReview, reviewArchive, toReviewEvents } from './reviewing.js'

export interface RunOptions {
  readonly pageSize: number
  readonly concurrency: number
  readonly lookbackMs: number
  /** The last seven days unless said otherwise. */
  readonly reviewPeriod?: ReviewPeriod
  readonly rules: readonly Rule[]
  readonly run: RunStamp
  /** Nothing that holds one of them is archived. */
  readonly secrets: readonly Secret[]
  /** What the source replaces texts with, where it does. */
  readonly pseudonyms?: { readonly stamp: PseudonymStamp } | undefined
}

/** Everything of the world that a run touches. */
export interface Edges {
  readonly source: AuditLogReader
  readonly destination: Destination
  readonly log: (message: string) => void
  readonly sleep: (ms: number) => Promise<void>
  readonly random: () => number
  /** Told the archive's state once it is opened and verified: all that is known when the run fails later. */
  readonly onOpened?: (state: LedgerState) => void
}

/**
 * One archiving run: open and verify the archive, read what it may lack, merge and commit, say what was found.
 * @throws SourceError, ArchiveError, IntegrityError, or InputError for other pseudonyms than the archive's; the archive is then unchanged, or complete after a commit.
 */
export async function run(options: RunOptions, edges: Edges): Promise<RunReport> {
  const { source, destination, log } = edges
  const archive = await openArchive(destination)
  edges.onOpened?.(archive.state)
  verifyPseudonyms(archive.state, options.pseudonyms?.stamp)
  log(`Opened the archive in ${destination.description}: ${archive.state.events} events`)
  const reviewed = (serverNow: number) => periodAt(options.reviewPeriod ?? lastWeek, serverNow)
  const alsoRead = (serverNow: number) => partsToReview(archive.state, reviewed(serverNow))
  const reading = await readLog(source, archive, { ...options, alsoRead, log })
  log(`Read ${reading.observed.total} retained events with ${reading.observed.requests} requests`)
  const period = reviewed(reading.observed.serverNow)
  const archived = await archiveReading(archive, reading, {
    ...edges,
    host: source.host,
    run: options.run,
    secrets: options.secrets,
    pseudonyms: options.pseudonyms?.stamp,
    partsToReview: (state) => partsToReview(state, period),
    describe: (batch) => describeBatch(batch, options.rules)
  })
  return describeRun({ archived, reading, edges, period, rules: options.rules })
}

function describeBatch({ added, line, state }: Batch, rules: readonly Rule[]): CommitMessage {
  return describeCommit({
    added: added.length,
    notable: findNotable(added.flatMap(toReviewEvents), rules),
    verdict: line.verdict,
    ledger: ledgerHeadOf(state),
    ledgerOnly: reasonOf(line)
  })
}

function reasonOf({ gaps, vanished, anomalies }: Batch['line']): LedgerOnlyReason {
  if (gaps.length > 0) return { kind: 'gap', gaps: gaps.length }
  if (anomalies.quarantined > 0) return { kind: 'quarantined', rows: anomalies.quarantined }
  return vanished.length > 0 ? { kind: 'vanished' } : { kind: 'coverage' }
}

async function describeRun(found: {
  readonly archived: Archived
  readonly reading: Reading
  readonly edges: Edges
  readonly period: Period
  readonly rules: readonly Rule[]
}): Promise<RunReport> {
  const { archived, reading, edges, period, rules } = found
  const { plan, reader, state, written } = archived
  const { observed } = reading
  const newEvents = written.flatMap((batch) => batch.added).flatMap(toReviewEvents)
  const review = await reviewArchive(reader, {
    period,
    rules,
    coverage: plan.claim.coverage,
    added: plan.kind === 'write' ? plan.added : [],
    newEvents
  })
  const quarantined = new Map<string, number>()
  for (const { reason } of plan.quarantined) quarantined.set(reason, (quarantined.get(reason) ?? 0) + 1)
  const newest = Math.max(
    ...[...state.files.values()].map((file) => Date.parse(file.newest ?? '')).filter(Number.isFinite)
  )
  return {
    verdict: plan.claim.verdict,
    reasons: plan.claim.reasons,
    destination: edges.destination.description,
    serverNow: observed.serverNow,
    coverage: plan.claim.coverage,
    newGaps: plan.claim.newGaps,
    gaps: state.gaps,
    daysUntilLoss: daysUntilLoss(plan.claim.coverage, observed.serverNow),
    newEvents,
    archivedEvents: state.events,
    ...(Number.isFinite(newest) ? { newestEvent: newest } : {}),
    ...review,
    anomalies: { late: plan.late, revised: plan.revised, vanished: plan.vanished.length },
    quarantined,
    changedFiles: [...new Set(written.flatMap(({ paths }) => paths))],
    commits: archived.commits,
    ledgerHead: ledgerHeadOf(state),
    pseudonymized: state.pseudonyms?.fields ?? [],
    source: { host: edges.source.host, total: observed.total, requests: observed.requests }
  }
}
