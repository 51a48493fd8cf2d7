import { InputError } from '../errors.js'

export const formats = ['parquet', 'ndjson'] as const
export const schemas = ['events', 'ocsf'] as const
export const ocsfVersions = ['1.8.0', '1.5.0', '1.1.0'] as const
export const compressions = ['snappy', 'zstd', 'none'] as const

export type Format = (typeof formats)[number]
export type Schema = (typeof schemas)[number]
export type OcsfVersion = (typeof ocsfVersions)[number]
export type Compression = (typeof compressions)[number]

export interface ExportOptions {
  readonly format: Format
  readonly schema: Schema
  /** Of the schema `ocsf` alone. */
  readonly ocsfVersion: OcsfVersion | undefined
  readonly compression: Compression
  /** UTC months as `2025-10`, both included. */
  readonly from: string | undefined
  readonly to: string | undefined
}

/** @throws InputError with one sentence per fault. */
export function parseExportOptions(text: (name: string) => string | undefined): ExportOptions {
  const faults: string[] = []
  const wordOf = <T extends string>(name: string, words: readonly [T, ...T[]] | readonly T[]): T => {
    const found = words.find((word) => word === (text(name) ?? words[0]))
    if (found === undefined) faults.push(`Cannot use this --${name}: it must be one of ${words.join(', ')}`)
    return found ?? (words[0] as T)
  }
  const month = (name: string): string | undefined => {
    const found = text(name)
    if (found !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(found))
      faults.push(`Cannot use this --${name}: it must be a month such as 2025-10`)
    return found
  }
  const format = wordOf('format', formats)
  const schema = wordOf('schema', schemas)
  const ocsfVersion = wordOf('ocsf-version', ocsfVersions)
  const compression = wordOf('compression', compressions)
  const [from, to] = [month('from'), month('to')]
  if (schema === 'events' && text('ocsf-version') !== undefined)
    faults.push('Cannot use --ocsf-version with the schema events: leave it out, or use --schema ocsf')
  if (format === 'ndjson' && text('compression') !== undefined && compression !== 'none')
    faults.push('Cannot compress ndjson: leave --compression out, and compress the files where they are sent')
  if (from !== undefined && to !== undefined && from > to)
    faults.push('Cannot export these months: --from is later than --to')
  if (faults.length > 0) throw new InputError(faults)
  return {
    format,
    schema,
    ocsfVersion: schema === 'ocsf' ? ocsfVersion : undefined,
    compression: format === 'ndjson' ? 'none' : compression,
    from,
    to
  }
}
