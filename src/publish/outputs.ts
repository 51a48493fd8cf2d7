import type { NotableEvent } from '../review/findings.js'
import type { Review } from '../review/judgement.js'
import { countNew, type RunReport } from '../review/report.js'
import { serializeInertJson } from '../text/escape.js'
import { timeOf } from '../text/wording.js'

const maxNotable = 100
// Linux starts no program with a variable of more than 128 KiB, and an output travels on in one.
const maxBytes = 64 * 1024
// A hundred notable events with texts of 256 KiB would be more than a job may output.
const maxTextUnits = 500

export type OutputName =
  | 'verdict'
  | 'new-events'
  | 'archived-events'
  | 'notable-events'
  | 'highest-severity'
  | 'notable'
  | 'changed'
  | 'commit-sha'
  | 'commit-url'
  | 'files'
  | 'gap-from'
  | 'gap-to'
  | 'days-until-loss'
  | 'ledger-head'
  | 'newest-event'

/** The Action's outputs that come from a review: for every name a value, empty where there is none. */
export function describeOutputs(review: Review): Record<OutputName, string> {
  const notable = review.notableInQuestion
  const lastCommit = review.commits.at(-1)
  const newestGap = review.newGaps.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0]
  return {
    verdict: review.verdict,
    'new-events': String(countNew(review)),
    'archived-events': String(review.archivedEvents),
    'notable-events': String(notable.length),
    'highest-severity': notable[0]?.severity ?? 'none',
    notable: serializeFitting(notable.slice(0, maxNotable).map(describeEvent)),
    changed: String(review.changedFiles.length > 0),
    'commit-sha': lastCommit?.sha ?? '',
    'commit-url': lastCommit?.url ?? '',
    files: serializeFitting(review.changedFiles),
    'gap-from': newestGap?.from ?? '',
    'gap-to': newestGap?.to ?? '',
    'days-until-loss': review.daysUntilLoss === undefined ? '' : String(Math.floor(review.daysUntilLoss)),
    'ledger-head': review.ledgerHead,
    'newest-event': newestEventOf(review)
  }
}

/** A JSON array that stays within the bound: its last elements are cut. They weigh least, and `notable-events` counts them. */
function serializeFitting(elements: readonly unknown[]): string {
  let bytes = 2
  const fitting: string[] = []
  for (const element of elements) {
    // broken: outputs-not-inert
    const text = serializeInertJson(element)
    bytes += Buffer.byteLength(text) + 1
    if (bytes > maxBytes) break
    fitting.push(text)
  }
  return `[${fitting.join(',')}]`
}

/** The outputs about artifacts of a workflow run; the command line has none. */
export function describeArtifactOutputs({ artifact, page }: RunReport): Record<string, string> {
  return {
    'artifact-id': artifact === undefined ? '' : String(artifact.id),
    'artifact-url': artifact?.url ?? '',
    'artifact-digest': artifact?.sha256 ?? '',
    'artifact-expires': artifact?.expiresAt === undefined ? '' : timeOf(artifact.expiresAt),
    'report-artifact-url': page?.url ?? ''
  }
}

// `object` by its id, type and name alone: its urls are capability links, and outputs travel on into logs.
export function describeEvent({ event, texts, severity, reasons }: NotableEvent): unknown {
  const short = (text: string | undefined): string | null => {
    if (text === undefined) return null
    return text.length > maxTextUnits ? `${text.slice(0, maxTextUnits)}…` : text
  }
  return {
    time: timeOf(event.timestamp),
    severity,
    action: short(texts.action),
    actor: short(texts.actor),
    object: { type: short(texts.objectType), id: short(texts.objectId), name: short(texts.objectName) },
    medium: short(texts.medium),
    reasons,
    key: event.key
  }
}

function newestEventOf(report: RunReport): string {
  const newest = [...report.newEvents, ...report.reviewed.events].reduce<number | undefined>(
    (latest, { timestamp }) => (latest === undefined || timestamp > latest ? timestamp : latest),
    report.newestEvent
  )
  return newest === undefined ? '' : timeOf(newest)
}
