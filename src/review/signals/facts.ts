import type { JsonObject } from '../../events/exact-json.js'
import { findText, isApiKey } from '../fields.js'
import type { ActionFacts, EventFacts, ReviewEvent } from '../review-event.js'
import { classify, type Rule } from '../rules.js'

const undoing = /remove|delete|revoke|disable|unshare|unpublish|expire/
const ofLinks = /shar(?:e|ing)|public|publish|(?:^|[._-])links?(?:$|[._-])/
const deleting = /delete|remove|destroy|erase|purge|wipe|anonymi/
const exporting = /export|download|dump|backup/
const creating = /(?:^|[._-])(?:create|add|invite|import|duplicate)/

/** An event that only tells what is usual. */
export function factsOf(event: Omit<ReviewEvent, 'key'>): EventFacts {
  if (event.facts !== undefined) return event.facts
  const { id, timestamp, value } = event
  const object = findText(value, ['object', 'id'])
  return usualFacts(
    { id, timestamp, object: object === undefined ? undefined : foldedText(object) },
    actionFactsOf(value)
  )
}

export function usualFacts(
  { id, timestamp, object }: Pick<EventFacts, 'id' | 'timestamp' | 'object'>,
  action: ActionFacts
): EventFacts {
  return {
    id,
    timestamp,
    isReviewed: false,
    classification: undefined,
    action,
    object,
    isSensitive: action.isSensitive
  }
}

/** An event under review. */
export function reviewedFactsOf(event: ReviewEvent, rules: readonly Rule[]): EventFacts {
  const facts = factsOf(event)
  const classification = classify(rules, event)
  const isWarning = classification.kind === 'notable' && classification.severity !== 'notice'
  return {
    ...facts,
    classification,
    isReviewed: !(classification.kind === 'quiet' && classification.isByAuthor),
    isSensitive: facts.isSensitive || isWarning
  }
}

export function foldedText(text: string): string {
  return text.slice(0, 1024).toLowerCase()
}

export function actionFactsOf(value: JsonObject): ActionFacts {
  const text = (...path: string[]): string | undefined => {
    const found = findText(value, path)
    return found === undefined ? undefined : foldedText(found)
  }
  const medium = text('medium')
  const name = text('action')
  const named = name ?? ''
  const isOfLinks = ofLinks.test(named)
  // To take a link away destroys nothing and exposes nothing.
  const isDeletion = !isOfLinks && deleting.test(named)
  const isExposure = isOfLinks && !undoing.test(named)
  return {
    actor: text('actor', 'id') ?? text('actor', 'email'),
    name,
    ip: text('ip'),
    host: text('host'),
    medium,
    isCreation: !isExposure && !isDeletion && creating.test(named),
    isDeletion,
    isExposure,
    isByApiKey: isApiKey(medium),
    isSensitive: isDeletion || isExposure || exporting.test(named)
  }
}
