import type { JsonObject } from '../events/exact-json.js'
import type { Fact } from './signals/facts.js'

/** An archived event as the review reads it: its own members, as received. Hostile text. */
export interface ReviewEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number
  /** Names it within one review, twins alike, such as its line in the archive. Hostile text too, and never shown. */
  readonly id: string
  /** As in `value`, where it is known without reading all of that. */
  readonly action?: string | undefined
  /** What signals look at, where that is known. */
  readonly fact?: Fact | undefined
  /** κ, SHA-256 hex. Computed when asked for. */
  readonly key: string
  readonly value: JsonObject
}
