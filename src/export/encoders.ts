import zlib from 'node:zlib'
import { InputError } from '../errors.js'
import { type Json, serializeCanonical } from '../events/exact-json.js'
import type { Column } from './columns.js'
import type { Encoder, NewEncoder } from './encoder.js'
import type { ExportOptions } from './options.js'

/** Loads what the format needs, and nothing else. @throws InputError where this Node cannot compress so. */
export async function encodersOf({ format, compression }: ExportOptions): Promise<NewEncoder> {
  if (format === 'ndjson') return (columns) => new NdjsonEncoder(columns)
  if (compression === 'zstd' && zlib.zstdCompressSync === undefined) {
    throw new InputError([
      `Cannot compress with zstd: this is Node ${process.versions.node}, which has none; use Node 22.15 or later, or ` +
        '--compression snappy'
    ])
  }
  const { ParquetEncoder } = await import('./parquet.js')
  return (columns, footer) => new ParquetEncoder(columns, compression, footer)
}

const chunkUnits = 1024 * 1024

/** One JSON object a line, with the members that the columns of Parquet have. */
class NdjsonEncoder implements Encoder {
  readonly #times: readonly string[]
  #text = ''

  constructor(columns: readonly Column[]) {
    this.#times = columns.filter(({ kind }) => kind === 'time').map(({ name }) => name)
  }

  add(row: Readonly<Record<string, unknown>>): Uint8Array | undefined {
    const times = this.#times.map((name) => [name, new Date(row[name] as number).toISOString()])
    this.#text += `${serializeCanonical({ ...row, ...Object.fromEntries(times) } as Json)}\n`
    return this.#text.length < chunkUnits ? undefined : this.#taken()
  }

  end(): Uint8Array {
    return this.#taken()
  }

  #taken(): Uint8Array {
    const bytes = Buffer.from(this.#text)
    this.#text = ''
    return bytes
  }
}
