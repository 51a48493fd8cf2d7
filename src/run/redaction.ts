import type { CommitReference, Destination } from '../archive/destination.js'
import { ledgerHeadOf } from '../archive/ledger.js'
import type { Redaction, RunStamp } from '../archive/ledger-line.js'
import { openArchive } from '../archive/opened-archive.js'
import { partsOf } from '../archive/parts.js'
import { planRedaction } from '../archive/redaction-plan.js'
import { ArchiveError, InputError } from '../errors.js'
import { describeCommit } from '../publish/commit-message.js'

export interface RedactionInputs {
  /** κ of the event. */
  readonly key: string
  readonly by: string
  readonly reason: string
  readonly run: RunStamp
}

export type Redacted =
  | {
      readonly kind: 'redacted'
      readonly redactions: readonly Redaction[]
      readonly head: string
      readonly commit: CommitReference | undefined
    }
  | { readonly kind: 'redacted-before' }

const attempts = 5

/**
 * Replaces an event by its κ and records who, when and why. The whole archive is read, and so verified, first.
 * @throws InputError when the archive has no such event; IntegrityError when it does not verify; ArchiveError.
 */
export async function redact(
  destination: Destination,
  inputs: RedactionInputs,
  now: () => number
): Promise<Redacted> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const reader = await openArchive(destination)
    await reader.readMonths(partsOf(reader.state).map(({ path }) => path))
    const archive = reader.opened()
    const plan = planRedaction(archive, { ...inputs, at: new Date(now()).toISOString() })
    if (plan === undefined) {
      if (reader.state.redactions.some(({ event }) => event === inputs.key))
        return { kind: 'redacted-before' }
      throw new InputError([
        `Cannot redact event ${inputs.key}: the archive in ${destination.description} holds none with this key; copy ` +
          'the key from the output "notable", or compute it as docs/format.md says'
      ])
    }
    const receipt = await destination.commit({
      base: reader.revision,
      files: plan.files,
      message: describeCommit({
        added: 0,
        notable: [],
        verdict: plan.line.verdict,
        ledger: ledgerHeadOf(plan.state),
        ledgerOnly: { kind: 'redacted', events: 1 }
      })
    })
    if (receipt.kind === 'committed') {
      return {
        kind: 'redacted',
        redactions: plan.redactions,
        head: ledgerHeadOf(plan.state),
        commit: receipt.commit
      }
    }
  }
  throw new ArchiveError(
    'contended',
    `Cannot write to ${destination.description}: it changed ${attempts} times meanwhile; run again when no other run ` +
      'is writing it'
  )
}
