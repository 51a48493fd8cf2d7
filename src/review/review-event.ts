import type { JsonObject } from '../events/exact-json.js'
import type { Classification } from './severity.js'

/** An archived event as the review reads it: its own members, as received. Hostile text. */
export interface ReviewEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number
  /** Names it within one review, twins alike, such as its line in the archive. Hostile text too, and never shown. */
  readonly id: string
  /** As in `value`, where it is known without reading all of that. */
  readonly action?: string | undefined
  /** Its facts, where they are known. */
  readonly facts?: EventFacts | undefined
  /** κ, SHA-256 hex. Computed when asked for. */
  readonly key: string
  /** Parsed anew on each use where only the line is kept. */
  readonly value: JsonObject
}

/** An event as signals look at it. */
export interface EventFacts {
  /** The event's, within one review; of an event that only tells what is usual, any text of its own. */
  readonly id: string
  readonly timestamp: number
  /** Whether signals may mark it: under review, and not silenced by a rule of the workflow author's. */
  readonly isReviewed: boolean
  /** What the rules say; undefined for an event that only tells what is usual. */
  readonly classification: Classification | undefined
  readonly action: ActionFacts
  /** Id of the object that it was done to, in lower case. */
  readonly object: string | undefined
  /** Destroys, exposes, exports, or opens the account to somebody: where and when it comes from matters. */
  readonly isSensitive: boolean
}

/** Who did what, from where: what many events share. Texts are in lower case, of the first 1,024 characters. */
export interface ActionFacts {
  readonly actor: string | undefined
  readonly name: string | undefined
  readonly ip: string | undefined
  readonly host: string | undefined
  readonly medium: string | undefined
  readonly isCreation: boolean
  readonly isDeletion: boolean
  readonly isExposure: boolean
  readonly isByApiKey: boolean
  /** By its name. */
  readonly isSensitive: boolean
}
