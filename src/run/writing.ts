import { toTime } from '../archive/coverage.js'
import type { CommitMessage, CommitReference, Destination } from '../archive/destination.js'
import { extendLedger, type LedgerState } from '../archive/ledger.js'
import type { RunStamp } from '../archive/ledger-line.js'
import type { ArchiveReader } from '../archive/opened-archive.js'
import { openArchive } from '../archive/opened-archive.js'
import { partsToMerge, partsWithin } from '../archive/parts.js'
import { verifyPlan } from '../archive/plan-check.js'
import { type Batch, type OpenedArchive, type Plan, reconcile } from '../archive/reconcile.js'
import { ArchiveError, SourceError } from '../errors.js'
import type { AuditEvent } from '../events/event.js'
import type { PseudonymStamp } from '../events/pseudonym-fields.js'
import { type Secret, SecretSearch } from '../events/secret-search.js'
import type { Reading } from './log-reading.js'

export interface ArchivingOptions {
  readonly destination: Destination
  readonly host: string
  readonly run: RunStamp
  /** Nothing that holds one of them is written. */
  readonly secrets: readonly Secret[]
  /** What the reading's events were pseudonymised with. */
  readonly pseudonyms?: PseudonymStamp | undefined
  /** Read before anything is written: a workspace cannot be read as it was before. */
  readonly partsToReview?: (state: LedgerState) => readonly string[]
  readonly describe: (batch: Batch) => CommitMessage
  readonly log: (message: string) => void
  readonly sleep: (ms: number) => Promise<void>
  /** From 0 to 1. */
  readonly random: () => number
  readonly maxBatchBytes?: number
}

/** Of a batch that is committed; its contents are not kept. */
export interface Written {
  readonly added: readonly AuditEvent[]
  readonly paths: readonly string[]
}

export interface Archived {
  /** What the last look at the archive came to; its claim speaks for the run. */
  readonly plan: Plan
  /** What this run wrote, commit by commit. */
  readonly written: readonly Written[]
  readonly commits: readonly CommitReference[]
  /** The newest ledger line. */
  readonly line: string
  /** The archive after the run, and as it was opened last. */
  readonly state: LedgerState
  readonly reader: ArchiveReader
}

// broken: race-is-fatal
const attempts = 10

/**
 * Merges a reading into the archive and commits it. When somebody else was first, or it is not known whether a commit
 * landed, the archive is opened again and the same reading merged again: merging is idempotent, so this converges.
 * @throws ArchiveError `contended` after {@link attempts} lost races, or when what a stage committed is gone; IntegrityError when the archive does not verify;
 *   InputError when somebody meanwhile began it with other pseudonyms.
 */
export async function archiveReading(
  first: ArchiveReader,
  { observed, vanished, bases = [] }: Reading,
  options: ArchivingOptions
): Promise<Archived> {
  const { destination, run, host, log } = options
  const written: Written[] = []
  const commits: CommitReference[] = []
  let pending: Batch | undefined
  let reader = first
  let isSetBack = false
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) {
      await options.sleep(options.random() * Math.min(5000, 100 * 2 ** attempt))
      reader = await openArchive(destination)
    }
    isSetBack = bases.some((line) => !hasLine(reader, line))
    // Or the host still shows what was there before.
    if (isSetBack) continue
    if (pending !== undefined && hasLine(reader, pending.lineText)) {
      // The answer was lost, the commit was not.
      written.push(writtenOf(pending))
      if (reader.commit !== undefined) commits.push(reader.commit)
    }
    pending = undefined
    const touched = [...vanished].flatMap(({ event: { timestamp } }) =>
      partsWithin(reader.state, { from: timestamp, to: timestamp })
    )
    await reader.readMonths([...partsToMerge(reader.state, observed), ...touched])
    await reader.readLines(options.partsToReview?.(reader.state) ?? [])
    if (observed.quarantined.size > 0) await reader.readQuarantine()
    const archive = reader.opened()
    const plan = reconcile(archive, observed, {
      vanished,
      host,
      run,
      pseudonyms: options.pseudonyms,
      at: toTime(observed.serverNow),
      ...(options.maxBatchBytes === undefined ? {} : { maxBatchBytes: options.maxBatchBytes })
    })
    if (plan.kind === 'nothing-to-write') {
      return { plan, written, commits, line: lastLineOf(reader.ledger), state: reader.state, reader }
    }
    verifyPlan(archive, plan)
    // broken: secrets-written
    verifyNoSecret(plan, options.secrets)
    const outcome = await commitBatches(plan, reader.revision, options)
    written.push(...outcome.written)
    commits.push(...outcome.commits)
    if (outcome.kind === 'committed') {
      const line = plan.batches.at(-1)?.lineText ?? lastLineOf(reader.ledger)
      return { plan, written, commits, line, state: stateAfter(archive, plan), reader }
    }
    pending = outcome.pending
    log(
      outcome.kind === 'stale'
        ? 'The archive changed meanwhile: opening it again and merging again'
        : 'It is not known whether the commit landed: opening the archive again to look'
    )
  }
  if (isSetBack) {
    throw new ArchiveError(
      'contended',
      `Cannot write to ${destination.description}: what this run committed to it before is not there any more, so ` +
        'somebody set it back; nothing is proven by this run; find out who did, and run it again, which reads all anew'
    )
  }
  throw new ArchiveError(
    'contended',
    `Cannot write to ${destination.description}: it changed ${attempts} times while this run tried; nothing is lost, ` +
      'the next run archives the same events; run fewer writers at once'
  )
}

function hasLine(reader: ArchiveReader, line: string): boolean {
  return reader.ledger.includes(`${line}\n`)
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

function writtenOf({ added, files }: Batch): Written {
  return { added, paths: files.map(({ path }) => path) }
}

interface Outcome {
  readonly kind: 'committed' | 'stale' | 'unknown'
  readonly written: readonly Written[]
  readonly commits: readonly CommitReference[]
  /** The batch whose commit did not succeed for certain. */
  readonly pending?: Batch
}

async function commitBatches(plan: Plan, revision: string, options: ArchivingOptions): Promise<Outcome> {
  const written: Written[] = []
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
      message: options.describe(batch)
    })
    // broken: unknown-is-committed
    if (receipt.kind !== 'committed') return { kind: receipt.kind, written, commits, pending: batch }
    base = receipt.revision
    written.push(writtenOf(batch))
    if (receipt.commit !== undefined) commits.push(receipt.commit)
  }
  return { kind: 'committed', written, commits }
}
