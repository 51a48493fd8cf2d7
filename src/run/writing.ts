import { toTime } from '../archive/coverage.js'
import type { CommitMessage, CommitReference, Destination } from '../archive/destination.js'
import { extendLedger, type LedgerState, ledgerHeadOf } from '../archive/ledger.js'
import type { RunStamp } from '../archive/ledger-line.js'
import { type ArchiveReader, openArchive } from '../archive/opened-archive.js'
import { verifyPlan } from '../archive/plan-check.js'
import { type Batch, type OpenedArchive, type Plan, reconcile } from '../archive/reconcile.js'
import { ArchiveError, SourceError } from '../errors.js'
import type { AuditEvent } from '../events/event.js'
import type { PseudonymStamp } from '../events/pseudonym-fields.js'
import { type Secret, SecretSearch } from '../events/secret-search.js'
import { describeCommit, type LedgerOnlyReason } from '../publish/commit-message.js'
import { markedByRules } from '../review/findings.js'
import type { Rule } from '../review/rules.js'
import { toReviewEvents } from './archive-review.js'
import type { Reading } from './log-reading.js'
import { readNeeded } from './needed-files.js'

export interface WritingOptions {
  readonly source: { readonly host: string }
  readonly destination: Destination
  readonly run: RunStamp
  /** They choose the events that commit messages name. */
  readonly rules: readonly Rule[]
  /** Nothing that holds one of them is written. */
  readonly secrets: readonly Secret[]
  /** The fields and the key by which the reading's events were pseudonymised. */
  readonly pseudonyms?: { readonly stamp: PseudonymStamp } | undefined
  readonly log: (message: string) => void
  readonly sleep: (ms: number) => Promise<void>
  /** From 0 to 1. */
  readonly random: () => number
}

/** A batch that is committed; its contents are not kept. */
export interface WrittenBatch {
  readonly added: readonly AuditEvent[]
  readonly paths: readonly string[]
}

export interface Written {
  /** Of the last attempt; its claim speaks for the run. */
  readonly plan: Plan
  /** One for each commit of this run. */
  readonly batches: readonly WrittenBatch[]
  readonly commits: readonly CommitReference[]
  /** The newest ledger line. */
  readonly line: string
  /** The archive after the run. */
  readonly state: LedgerState
  /** The archive as it was opened last. */
  readonly archive: ArchiveReader
}

// broken: race-is-fatal
const attempts = 10

/**
 * Merges a reading into the archive and commits it. When somebody else was first, or it is not known whether a commit
 * landed, the archive is opened again and the same reading merged again: merging is idempotent, so this converges.
 * @throws ArchiveError `contended` after {@link attempts} lost races, or when the commit of an earlier stage is gone;
 *   IntegrityError when the archive does not verify; InputError when somebody meanwhile began it with other pseudonyms.
 */
export async function writeReading(
  first: ArchiveReader,
  reading: Reading,
  options: WritingOptions
): Promise<Written> {
  const { destination, run, source, log } = options
  const { observed, vanished, requiredLines } = reading
  const batches: WrittenBatch[] = []
  const commits: CommitReference[] = []
  let pending: Batch | undefined
  let archive = first
  let isRolledBack = false
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) {
      await options.sleep(options.random() * Math.min(5000, 100 * 2 ** attempt))
      archive = await openArchive(destination)
    }
    // Or GitHub has not shown our last commit yet.
    isRolledBack = !requiredLines.every((line) => hasLine(archive, line))
    if (isRolledBack) continue
    if (pending !== undefined && hasLine(archive, pending.lineText)) {
      // The answer was lost, the commit was not.
      batches.push(writtenOf(pending))
      if (archive.commit !== undefined) commits.push(archive.commit)
    }
    await readNeeded(archive, observed, { reviewed: reading.isLast ? reading.period : undefined })
    const opened = archive.opened()
    const plan = reconcile(opened, observed, {
      vanished,
      host: source.host,
      run,
      pseudonyms: options.pseudonyms?.stamp,
      at: toTime(observed.serverNow)
    })
    verifyPlan(opened, plan)
    // broken: secrets-written
    verifyNoSecret(plan, options.secrets)
    const outcome = await commitBatches(plan, archive.revision, options)
    batches.push(...outcome.batches)
    commits.push(...outcome.commits)
    if (outcome.kind === 'committed') {
      const line = plan.batches.at(-1)?.lineText ?? lastLineOf(archive.ledger)
      return { plan, batches, commits, line, state: stateAfter(opened, plan), archive }
    }
    pending = outcome.pending
    log(
      outcome.kind === 'stale'
        ? 'The archive changed meanwhile: opening it again and merging again'
        : 'It is not known whether the commit landed: opening the archive again to look'
    )
  }
  throw contended(destination, { isRolledBack })
}

function contended(
  { description }: Destination,
  { isRolledBack }: { readonly isRolledBack: boolean }
): ArchiveError {
  return new ArchiveError(
    'contended',
    isRolledBack
      ? `Cannot write to ${description}: what this run committed to it before is not there any more, so somebody set ` +
          'it back; nothing is proven by this run; find out who did, and run it again, which reads all anew'
      : `Cannot write to ${description}: it changed ${attempts} times while this run tried; nothing is lost, the next ` +
          'run archives the same events; run fewer writers at once'
  )
}

function hasLine(archive: ArchiveReader, line: string): boolean {
  return archive.ledger.includes(`${line}\n`)
}

function lastLineOf(ledger: string): string {
  return ledger.trimEnd().split('\n').at(-1) ?? ''
}

/**
 * An event can repeat the key, by which anybody who reads the archive could open the account; and a host's push
 * protection would refuse the commit in words that nobody understands.
 * @throws SourceError `secret-echoed`, which names the member and not the secret.
 */
function verifyNoSecret({ added, quarantined }: Plan, secrets: readonly Secret[]): void {
  const search = new SecretSearch(secrets)
  const rows = [
    ...added.map(({ timestamp, line }) => ({ json: line, what: `the event of ${toTime(timestamp)}` })),
    ...quarantined.map(({ row }) => ({ json: row, what: 'a row that could not be understood' }))
  ]
  for (const { json, what } of rows) {
    const found = search.findIn(json)
    if (found === undefined) continue
    throw new SourceError(
      'secret-echoed',
      `Cannot archive what Hireflix shows: ${what} holds, in "${found.path}", the secret of the input ` +
        `"${found.secret.input}"; nothing was written; replace that secret by a new one, since others can read it there`
    )
  }
}

function stateAfter({ state }: OpenedArchive, { batches }: Plan): LedgerState {
  return batches.reduce((after, { lineText, line }) => extendLedger(after, lineText, line.seq + 1), state)
}

function writtenOf({ added, files }: Batch): WrittenBatch {
  return { added, paths: files.map(({ path }) => path) }
}

interface Outcome {
  readonly kind: 'committed' | 'stale' | 'unknown'
  readonly batches: readonly WrittenBatch[]
  readonly commits: readonly CommitReference[]
  /** The batch whose commit did not succeed for certain. */
  readonly pending?: Batch
}

async function commitBatches(plan: Plan, revision: string, options: WritingOptions): Promise<Outcome> {
  const batches: WrittenBatch[] = []
  const commits: CommitReference[] = []
  let base = revision
  for (const [index, batch] of plan.batches.entries()) {
    if (plan.batches.length > 1) {
      options.log(`Writing part ${index + 1} of ${plan.batches.length}: ${batch.added.length} events`)
    }
    // broken: no-compare-and-swap
    const receipt = await options.destination.commit({
      base,
      files: batch.files,
      message: describeBatch(batch, options.rules)
    })
    // broken: unknown-is-committed
    if (receipt.kind !== 'committed') return { kind: receipt.kind, batches, commits, pending: batch }
    base = receipt.revision
    batches.push(writtenOf(batch))
    if (receipt.commit !== undefined) commits.push(receipt.commit)
  }
  return { kind: 'committed', batches, commits }
}

function describeBatch({ added, line, state }: Batch, rules: readonly Rule[]): CommitMessage {
  return describeCommit({
    added: added.length,
    notable: markedByRules(added.flatMap(toReviewEvents), rules),
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
