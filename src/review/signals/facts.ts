import { findText } from '../fields.js'
import type { ReviewEvent } from '../review-event.js'
import { type Classification, classify, type Rule } from '../rules.js'

/** An event as signals look at it. */
export interface Fact {
  readonly key: string
  readonly timestamp: number
  /** Whether signals may mark it: under review, and not silenced by a rule of the workflow author's. */
  readonly isReviewed: boolean
  /** What the rules say; undefined for an event that only tells what is usual. */
  readonly classification: Classification | undefined
  readonly actor: string | undefined
  readonly action: string | undefined
  readonly ip: string | undefined
  readonly host: string | undefined
  readonly medium: string | undefined
  readonly object: string | undefined
  readonly isDeletion: boolean
  readonly isExposure: boolean
  readonly isByApiKey: boolean
  /** Destroys, exposes, exports, or opens the account to somebody: where and when it comes from matters. */
  readonly isGrave: boolean
}

const undoing = /remove|delete|revoke|disable|unshare|unpublish|expire/
const ofLinks = /shar(?:e|ing)|public|publish|(?:^|[._-])links?(?:$|[._-])/
const deleting = /delete|remove|destroy|erase|purge|wipe|anonymi/
const exporting = /export|download|dump|backup/

export function factOf(
  { key, timestamp, value }: ReviewEvent,
  { rules, isReviewed }: { readonly rules: readonly Rule[]; readonly isReviewed: boolean }
): Fact {
  const text = (...path: string[]): string | undefined => findText(value, path)?.slice(0, 1024).toLowerCase()
  const classification = isReviewed ? classify(rules, { key, timestamp, value }) : undefined
  const action = text('action')
  const name = action ?? ''
  const isOfLinks = ofLinks.test(name)
  // To take a link away destroys nothing and exposes nothing.
  const isDeletion = !isOfLinks && deleting.test(name)
  const isExposure = isOfLinks && !undoing.test(name)
  const isWarning = classification?.kind === 'notable' && classification.severity !== 'notice'
  return {
    key,
    timestamp,
    isReviewed: isReviewed && !(classification?.kind === 'quiet' && classification.isByAuthor),
    classification,
    actor: text('actor', 'id') ?? text('actor', 'email'),
    action,
    ip: text('ip'),
    host: text('host'),
    medium: text('medium'),
    object: text('object', 'id'),
    isDeletion,
    isExposure,
    isByApiKey: /api[-_ ]?key/.test(text('medium') ?? ''),
    isGrave: isDeletion || isExposure || exporting.test(name) || isWarning
  }
}
