import zlib from 'node:zlib'
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import type { Json } from '../events/exact-json.js'
import type { Column } from './columns.js'
import type { Encoder, Footer } from './encoder.js'

/** Rows in a row group. Fewer where they hold so much text that memory would not be bounded. */
const groupRows = 50_000
const groupUnits = 64 * 1024 * 1024

/** Writes one Parquet file, row group by row group. The same rows and options give the same bytes. */
export class ParquetEncoder implements Encoder {
  readonly #buffer = new ByteWriter()
  readonly #writer: ParquetWriter
  readonly #columns: readonly Column[]
  #data: unknown[][]
  #rows = 0
  #units = 0

  constructor(columns: readonly Column[], compression: string, footer: Footer) {
    this.#columns = columns
    this.#data = columns.map(() => [])
    this.#writer = new ParquetWriter({
      writer: this.#buffer,
      schema: [{ name: 'schema', num_children: columns.length }, ...columns.flatMap(elementsOf)],
      codec: compression === 'zstd' ? 'ZSTD' : compression === 'none' ? 'UNCOMPRESSED' : 'SNAPPY',
      // Looked up on the module: Node 20 has none.
      compressors: { ZSTD: zlib.zstdCompressSync },
      createdBy: 'hireflix-audit-archive',
      kvMetadata: Object.entries(footer).map(([key, value]) => ({ key, value }))
    })
  }

  add(row: Readonly<Record<string, unknown>>, units: number): Uint8Array | undefined {
    for (let index = 0; index < this.#columns.length; index++) {
      const { name, kind, isDistinct } = this.#columns[index] as Column
      const value = row[name]
      this.#data[index]?.push(
        kind === 'long'
          ? BigInt(value as number)
          : // Written sooner as bytes.
            isDistinct && typeof value === 'string'
            ? Buffer.from(value)
            : value
      )
    }
    this.#rows++
    this.#units += units
    return this.#rows === groupRows || this.#units > groupUnits ? this.#writeGroup() : undefined
  }

  end(): Uint8Array {
    const last = this.#rows > 0 ? this.#writeGroup() : new Uint8Array()
    this.#writer.finish()
    return Buffer.concat([last, this.#taken()])
  }

  #writeGroup(): Uint8Array {
    const columnData = this.#columns.map(({ name, isUnbounded, isRandom }, index) => ({
      name,
      data: this.#data[index] as Json[],
      statistics: isUnbounded !== true,
      ...(isRandom === true && this.#writer.codec === 'SNAPPY' ? { codec: 'UNCOMPRESSED' as const } : {})
    }))
    this.#data = this.#columns.map(() => [])
    this.#writer.write({ columnData, rowGroupSize: this.#rows })
    this.#rows = 0
    this.#units = 0
    return this.#taken()
  }

  #taken(): Uint8Array {
    const bytes = this.#buffer.getBytes().slice()
    this.#buffer.index = 0
    return bytes
  }
}

/** The schema elements of a column and of all in it, in Parquet's order: a parent stands before its children. */
function elementsOf({ name, kind, isRequired, columns }: Column): SchemaElement[] {
  const repetition_type = isRequired ? 'REQUIRED' : 'OPTIONAL'
  const inner = (): SchemaElement[] => columns.flatMap(elementsOf)
  switch (kind) {
    case 'text':
      return [
        {
          name,
          repetition_type,
          type: 'BYTE_ARRAY',
          converted_type: 'UTF8',
          logical_type: { type: 'STRING' }
        }
      ]
    case 'flag':
      return [{ name, repetition_type, type: 'BOOLEAN' }]
    case 'int':
      return [{ name, repetition_type, type: 'INT32' }]
    case 'long':
      return [{ name, repetition_type, type: 'INT64' }]
    case 'time':
      return [
        {
          name,
          repetition_type,
          type: 'INT64',
          // The older annotation for older readers. Alone it does not say that the time is UTC.
          converted_type: 'TIMESTAMP_MILLIS',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' }
        }
      ]
    case 'struct':
      return [{ name, repetition_type, num_children: columns.length }, ...inner()]
    case 'list':
      // Three levels: Athena cannot read a bare repeated field.
      return [
        { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'REQUIRED', num_children: columns.length },
        ...inner()
      ]
  }
}
