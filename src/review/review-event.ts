import type { JsonObject } from '../events/exact-json.js'

/** An archived event as the review reads it: its own members, as received. Hostile text. */
export interface ReviewEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number
  /** κ, SHA-256 hex. */
  readonly key: string
  readonly value: JsonObject
}
