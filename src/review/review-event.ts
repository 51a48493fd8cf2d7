import type { JsonObject } from '../events/exact-json.js'

/** An archived event as the review reads it: its own members, as received. Hostile text. */
export interface ReviewEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number
  /** Names it within one review, twins alike: a digest of its line in the archive. */
  readonly id: string
  /** κ, SHA-256 hex. Computed when asked for. */
  readonly key: string
  readonly value: JsonObject
}
