import type { JsonObject } from '../../events/exact-json.js'
import { findText, isApiKey } from '../fields.js'
import type { ReviewEvent } from '../review-event.js'
import { type Classification, classify, type Rule } from '../rules.js'

/** An event as signals look at it. */
export interface Fact {
  /** The event's, within one review; of an event that only tells what is usual, whatever is its own. */
  readonly id: string
  readonly timestamp: number
  /** Whether signals may mark it: under review, and not silenced by a rule of the workflow author's. */
  readonly isReviewed: boolean
  /** What the rules say; undefined for an event that only tells what is usual. */
  readonly classification: Classification | undefined
  readonly deed: Deed
  /** Id of the object that it was done to, in lower case. */
  readonly object: string | undefined
  /** Destroys, exposes, exports, or opens the account to somebody: where and when it comes from matters. */
  readonly isGrave: boolean
}

/** Who did what, from where: what many events share. Texts are in lower case, of the first 1,024 characters. */
export interface Deed {
  readonly actor: string | undefined
  readonly action: string | undefined
  readonly ip: string | undefined
  readonly host: string | undefined
  readonly medium: string | undefined
  readonly isCreation: boolean
  readonly isDeletion: boolean
  readonly isExposure: boolean
  readonly isByApiKey: boolean
  /** By its name. */
  readonly isGrave: boolean
}

const undoing = /remove|delete|revoke|disable|unshare|unpublish|expire/
const ofLinks = /shar(?:e|ing)|public|publish|(?:^|[._-])links?(?:$|[._-])/
const deleting = /delete|remove|destroy|erase|purge|wipe|anonymi/
const exporting = /export|download|dump|backup/
const creating = /(?:^|[._-])(?:create|add|invite|import|duplicate)/

/** An event that only tells what is usual. */
export function factOf({ id, timestamp, value, fact }: Omit<ReviewEvent, 'key'>): Fact {
  if (fact !== undefined) return fact
  const object = findText(value, ['object', 'id'])
  return usualFact(
    { id, timestamp, object: object === undefined ? undefined : foldedText(object) },
    deedOf(value)
  )
}

export function usualFact(
  { id, timestamp, object }: Pick<Fact, 'id' | 'timestamp' | 'object'>,
  deed: Deed
): Fact {
  return { id, timestamp, isReviewed: false, classification: undefined, deed, object, isGrave: deed.isGrave }
}

/** An event under review. */
export function reviewedFactOf(event: ReviewEvent, rules: readonly Rule[]): Fact {
  const fact = factOf(event)
  const classification = classify(rules, event)
  const isWarning = classification.kind === 'notable' && classification.severity !== 'notice'
  return {
    ...fact,
    classification,
    isReviewed: !(classification.kind === 'quiet' && classification.isByAuthor),
    isGrave: fact.isGrave || isWarning
  }
}

export function foldedText(text: string): string {
  return text.slice(0, 1024).toLowerCase()
}

export function deedOf(value: JsonObject): Deed {
  const text = (...path: string[]): string | undefined => {
    const found = findText(value, path)
    return found === undefined ? undefined : foldedText(found)
  }
  const action = text('action')
  const medium = text('medium')
  const name = action ?? ''
  const isOfLinks = ofLinks.test(name)
  // To take a link away destroys nothing and exposes nothing.
  const isDeletion = !isOfLinks && deleting.test(name)
  const isExposure = isOfLinks && !undoing.test(name)
  return {
    actor: text('actor', 'id') ?? text('actor', 'email'),
    action,
    ip: text('ip'),
    host: text('host'),
    medium,
    isCreation: !isExposure && !isDeletion && creating.test(name),
    isDeletion,
    isExposure,
    isByApiKey: isApiKey(medium),
    isGrave: isDeletion || isExposure || exporting.test(name)
  }
}
