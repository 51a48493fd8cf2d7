import type { JsonObject } from '../../events/exact-json.js'
import { findText, isApiKey } from '../fields.js'
import type { ReviewEvent } from '../review-event.js'
import { type Classification, classify, type Rule } from '../rules.js'

/** An event as signals look at it. */
export interface Fact extends FactTexts, FactTraits {
  /** The event's, within one review; of an event that only tells what is usual, whatever is its own. */
  readonly id: string
  readonly timestamp: number
  /** Whether signals may mark it: under review, and not silenced by a rule of the workflow author's. */
  readonly isReviewed: boolean
  /** What the rules say; undefined for an event that only tells what is usual. */
  readonly classification: Classification | undefined
}

/** In lower case, of the first 1,024 characters. */
export interface FactTexts {
  readonly actor: string | undefined
  readonly action: string | undefined
  readonly ip: string | undefined
  readonly host: string | undefined
  readonly medium: string | undefined
  readonly object: string | undefined
}

/** What its action and its medium say of an event. */
export interface FactTraits {
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

/** An event that only tells what is usual. */
export function factOf({ id, timestamp, value }: ReviewEvent): Fact {
  return usualFact({ id, timestamp }, factTextsOf(value))
}

export function usualFact(
  event: { readonly id: string; readonly timestamp: number },
  texts: FactTexts,
  traits: FactTraits = factTraitsOf(texts)
): Fact {
  // Spelled out: spreading takes several times as long, and a quarter's events pass here.
  return {
    id: event.id,
    timestamp: event.timestamp,
    isReviewed: false,
    classification: undefined,
    actor: texts.actor,
    action: texts.action,
    ip: texts.ip,
    host: texts.host,
    medium: texts.medium,
    object: texts.object,
    isDeletion: traits.isDeletion,
    isExposure: traits.isExposure,
    isByApiKey: traits.isByApiKey,
    isGrave: traits.isGrave
  }
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

export function factTextsOf(value: JsonObject): FactTexts {
  const text = (...path: string[]): string | undefined => {
    const found = findText(value, path)
    return found === undefined ? undefined : foldedText(found)
  }
  return {
    actor: text('actor', 'id') ?? text('actor', 'email'),
    action: text('action'),
    ip: text('ip'),
    host: text('host'),
    medium: text('medium'),
    object: text('object', 'id')
  }
}

export function foldedText(text: string): string {
  return text.slice(0, 1024).toLowerCase()
}

export function factTraitsOf({ action = '', medium = '' }: Pick<FactTexts, 'action' | 'medium'>): FactTraits {
  const isOfLinks = ofLinks.test(action)
  // To take a link away destroys nothing and exposes nothing.
  const isDeletion = !isOfLinks && deleting.test(action)
  const isExposure = isOfLinks && !undoing.test(action)
  return {
    isDeletion,
    isExposure,
    isByApiKey: isApiKey(medium),
    isGrave: isDeletion || isExposure || exporting.test(action)
  }
}
