import type { Column } from './columns.js'

/** What a Parquet file says of itself, by name. Nothing in it changes unless its month does. */
export type Footer = Readonly<Record<string, string>>

/** Makes the bytes of one file. */
export interface Encoder {
  /** Takes a row; `units` is the length of its event. Returns the bytes that are complete by now. */
  add(row: Readonly<Record<string, unknown>>, units: number): Uint8Array | undefined
  /** The rest of the file. */
  end(): Uint8Array
}

export type NewEncoder = (columns: readonly Column[], footer: Footer) => Encoder
