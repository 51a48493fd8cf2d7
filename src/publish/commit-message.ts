import type { Verdict } from '../archive/ledger-line.js'
import type { NotableEvent } from '../review/findings.js'
import { plainText } from '../text/escape.js'
import { timeOf } from '../text/wording.js'

/** Why there is a commit although no event was added. */
export type LedgerOnlyReason =
  | { readonly kind: 'coverage' }
  | { readonly kind: 'gap'; readonly gaps: number }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'quarantined'; readonly rows: number }
  | { readonly kind: 'redacted'; readonly events: number }

export interface CommitFacts {
  /** Events that this commit adds. */
  readonly added: number
  /** The notable among them, oldest first. */
  readonly notable: readonly NotableEvent[]
  readonly verdict: Verdict
  /** `<seq>:<sha256>` of the ledger line that this commit adds. */
  readonly ledger: string
  /** Looked at when nothing was added; proven coverage unless said. */
  readonly ledgerOnly?: LedgerOnlyReason
}

const maxLines = 50

/**
 * The message of an archiving commit. Its subject and trailers hold none of the events' text. Body lines do,
 * and are made so that it cannot reach past its line or be understood by git or GitHub: each begins with our own
 * time, no character of it breaks a line, and plainText has taken out what makes a mention, a reference, `[skip ci]`.
 * The trailers stand in a paragraph of their own at the end, the only place where git looks for them.
 */
export function describeCommit(facts: CommitFacts): { subject: string; body: string } {
  const trailers = [
    `Audit-Events: ${facts.added}`,
    `Audit-Verdict: ${facts.verdict}`,
    `Audit-Ledger: ${facts.ledger}`
  ].join('\n')
  const lines = facts.notable.slice(0, maxLines).map(renderLine)
  if (facts.notable.length > maxLines) lines.push(`and ${facts.notable.length - maxLines} more`)
  return {
    subject: subjectOf(facts),
    body: lines.length === 0 ? trailers : `${lines.join('\n')}\n\n${trailers}`
  }
}

function subjectOf({ added, notable, ledgerOnly }: CommitFacts): string {
  if (added > 0) {
    const events = `Archive ${added} audit ${added === 1 ? 'event' : 'events'}`
    return notable.length === 0 ? events : `${events}, ${notable.length} notable`
  }
  switch (ledgerOnly?.kind) {
    case 'gap':
      return ledgerOnly.gaps === 1 ? 'Record a gap' : `Record ${ledgerOnly.gaps} gaps`
    case 'vanished':
      return 'Record vanished events'
    case 'quarantined':
      return `Quarantine ${ledgerOnly.rows} ${ledgerOnly.rows === 1 ? 'row' : 'rows'}`
    case 'redacted':
      return `Redact ${ledgerOnly.events} audit ${ledgerOnly.events === 1 ? 'event' : 'events'}`
    default:
      return 'Record proven coverage'
  }
}

function renderLine({ event, texts, severity }: NotableEvent): string {
  // broken: commit-not-plain
  const fields = [texts.action, texts.actor, texts.objectId].map((text) =>
    text === undefined || text === '' ? '-' : plainText(text, 80)
  )
  return [timeOf(event.timestamp), severity, ...fields].join(' ')
}
