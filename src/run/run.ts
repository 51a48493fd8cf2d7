import type { CommitMessage, Destination } from '../archive/destination.js'
import { type LedgerState, ledgerHeadOf } from '../archive/ledger.js'
import type { PseudonymStamp, RunStamp } from '../archive/ledger-line.js'
import { type ArchiveReader, openArchive } from '../archive/opened-archive.js'
import { verifyPseudonyms } from '../archive/pseudonym-check.js'
import type { Batch } from '../archive/reconcile.js'
import type { Secret } from '../events/secret-search.js'
import type { AuditLogReader } from '../hireflix/page-fetcher.js'
import { describeCommit, type LedgerOnlyReason } from '../publish/commit-message.js'
import { findNotable } from '../review/findings.js'
import type { RunReport } from '../review/report.js'
import { lastWeek, periodAt, type ReviewPeriod } from '../review/review-period.js'
import type { Rule } from '../review/rules.js'
import { partsToReview, toReviewEvents } from './archive-review.js'
import { type Reading, readInStages } from './log-reading.js'
import { RunRecord } from './run-report.js'
import { type Archived, type ArchivingOptions, archiveReading } from './writing.js'

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
  // broken: other-pseudonyms
  verifyPseudonyms(archive.state, options.pseudonyms?.stamp)
  log(`Opened the archive in ${destination.description}: ${archive.state.events} events`)
  const reviewed = (serverNow: number) => periodAt(options.reviewPeriod ?? lastWeek, serverNow)
  const alsoRead = (state: LedgerState, serverNow: number) => partsToReview(state, reviewed(serverNow))
  const record = new RunRecord(options.rules)
  const archiveAll = (
    from: ArchiveReader,
    reading: Reading,
    more: Partial<ArchivingOptions>
  ): Promise<Archived> => {
    const { total, requests } = reading.observed
    log(`Read what may be missing of ${total} retained events, with ${requests} requests`)
    return archiveReading(from, reading, {
      ...edges,
      host: source.host,
      run: options.run,
      secrets: options.secrets,
      pseudonyms: options.pseudonyms?.stamp,
      describe: (batch) => describeBatch(batch, options.rules),
      ...more
    })
  }
  const { archive: newest, reading } = await readInStages(source, archive, {
    ...options,
    log,
    alsoRead,
    reopen: () => openArchive(destination),
    store: async (from, stage) => {
      const archived = await archiveAll(from, stage, {})
      record.addStage(archived, stage.observed, reviewed(stage.observed.serverNow))
      return archived.line
    }
  })
  // broken: events-in-log
  const period = reviewed(reading.observed.serverNow)
  const archived = await archiveAll(newest, reading, {
    partsToReview: (state) => partsToReview(state, period)
  })
  return record.describe(archived, reading.observed, { period, destination, source })
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
