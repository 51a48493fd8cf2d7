import type { Coverage, Gap } from '../archive/ledger-line.js'
import type { ExportOptions } from './options.js'

export const manifestPath = '_manifest.json'

/** Changes when the same events give other bytes: every month is then written anew. */
const layout = 1

export interface Source {
  /** Name of a month file. */
  readonly path: string
  readonly sha256: string
}

export interface ExportedFile {
  /** Relative to the export's folder. */
  readonly path: string
  readonly events: number
  readonly bytes: number
  readonly sha256: string
}

export interface ExportedMonth {
  readonly month: string
  readonly events: number
  /** Redacted ones among the events. */
  readonly redacted: number
  /** Number of the newest ledger line that names one of the sources. */
  readonly seq: number
  readonly sources: readonly Source[]
  readonly files: readonly ExportedFile[]
}

/** Of one export everything but its rows. It holds no time of its own: the same archive gives the same manifest. */
export interface Manifest {
  readonly spec: 'hireflix-audit-archive/export/1'
  /** SHA-256 of the first ledger line: names the archive for good. */
  readonly archive: string
  readonly ledger_head: string
  readonly layout: number
  readonly format: string
  readonly schema: string
  readonly ocsf_version: string | null
  readonly compression: string
  readonly coverage: Coverage | null
  readonly gaps: readonly Gap[]
  readonly events: number
  readonly redacted: number
  /** Rows that could not be understood. They are not exported. */
  readonly quarantined: number
  readonly months: readonly ExportedMonth[]
}

export function manifestOf(
  options: ExportOptions,
  found: Pick<Manifest, 'archive' | 'ledger_head' | 'coverage' | 'gaps' | 'quarantined' | 'months'>
): Manifest {
  const { archive, ledger_head, coverage, gaps, quarantined, months } = found
  const sumOf = (count: (month: ExportedMonth) => number): number =>
    months.reduce((sum, month) => sum + count(month), 0)
  return {
    spec: 'hireflix-audit-archive/export/1',
    archive,
    ledger_head,
    ...formOf(options),
    coverage,
    gaps,
    events: sumOf(({ events }) => events),
    redacted: sumOf(({ redacted }) => redacted),
    quarantined,
    months
  }
}

/** What decides, besides its events, of which bytes a file is. */
export function formOf({ format, schema, ocsfVersion, compression }: ExportOptions) {
  return { layout, format, schema, ocsf_version: ocsfVersion ?? null, compression }
}

export function serializeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 1)}\n`
}

const filePath = /^(?:events|ocsf-(?:6003|3002))\/month=\d{4}-\d\d\/events\.(?:parquet|ndjson)$/

/** Whether an export may have a file of this name: what a manifest names may be removed. */
export function isExportedPath(path: string): boolean {
  return filePath.test(path)
}

/** `undefined` for a text that is no manifest of this version, or that names files which no export has. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest
    const isOurs =
      manifest.spec === 'hireflix-audit-archive/export/1' &&
      serializeManifest(manifest) === text &&
      manifest.months.every(
        ({ events, redacted }) => Number.isSafeInteger(events) && Number.isSafeInteger(redacted)
      ) &&
      /^[0-9a-f]{64}$/.test(manifest.archive) &&
      pathsOf(manifest).every((path) => typeof path === 'string' && isExportedPath(path))
    return isOurs ? manifest : undefined
  } catch {
    return undefined
  }
}

/** The files of an export, its manifest apart. */
export function pathsOf({ months }: Manifest): string[] {
  return months.flatMap(({ files }) => files.map(({ path }) => path))
}
