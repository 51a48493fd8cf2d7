import { ledgerHeadOf } from '../archive/ledger.js'
import type { PartEntry } from '../archive/parts.js'
import { quarantinePath } from '../archive/paths.js'
import { InputError } from '../errors.js'
import { apiActivityColumns, authenticationColumns, type Column, eventColumns } from './columns.js'
import type { Encoder, NewEncoder } from './encoder.js'
import { encodersOf } from './encoders.js'
import {
  type ExportedFile,
  type ExportedMonth,
  formOf,
  type Manifest,
  manifestOf,
  manifestPath,
  parseManifest,
  pathsOf,
  serializeManifest
} from './manifest.js'
import { ocsfOf } from './ocsf.js'
import type { ExportOptions } from './options.js'
import { type ExportedEvent, rowOf } from './row.js'
import type { ExportSource } from './source.js'
import type { ExportTarget, StagedFile } from './target.js'

export interface ExportResult {
  /** Paths in the export's folder that were written or removed, the manifest's last. */
  readonly changed: readonly string[]
  readonly events: number
  readonly redacted: number
  readonly quarantined: number
  readonly months: number
  readonly ledgerHead: string
}

export interface ExportProgress {
  readonly months: number
  readonly of: number
  readonly events: number
}

/** The parts of one month, and what its files will be made from. */
type MonthPlan = Pick<ExportedMonth, 'month' | 'seq' | 'sources'> & { readonly parts: readonly PartEntry[] }

/**
 * Brings an export up to date: writes the months that changed, and the manifest.
 * @throws IntegrityError when the archive does not verify; InputError when the folder is of another archive. Nothing was
 *   written then.
 */
export async function exportArchive(
  source: ExportSource,
  target: ExportTarget,
  options: ExportOptions,
  progress: (done: ExportProgress) => void
): Promise<ExportResult> {
  const encoders = await encodersOf(options)
  const previous = previousOf(target, source)
  const plans = plansOf(source, options)
  const months: ExportedMonth[] = []
  const changed: string[] = []
  let events = 0
  for (const plan of plans) {
    const kept = previous && (await findUnchanged(plan, previous, target, options))
    const month = kept ?? (await writeMonth(plan, { source, target, options, encoders }))
    if (kept === undefined) changed.push(...month.files.map(({ path }) => path))
    months.push(month)
    events += month.events
    progress({ months: months.length, of: plans.length, events })
  }
  const { state } = source.opened
  const manifest = manifestOf(options, {
    archive: source.archive,
    ledger_head: ledgerHeadOf(state),
    coverage: state.coverage ?? null,
    gaps: state.gaps,
    quarantined: state.files.get(quarantinePath)?.events ?? 0,
    months
  })
  const present = new Set(pathsOf(manifest))
  changed.push(...(previous === undefined ? [] : pathsOf(previous).filter((path) => !present.has(path))))
  const text = serializeManifest(manifest)
  if (text !== target.manifest) changed.push(manifestPath)
  if (changed.length > 0) await target.commit(text)
  const { redacted, quarantined, ledger_head: ledgerHead } = manifest
  return { changed, events, redacted, quarantined, months: months.length, ledgerHead }
}

function previousOf({ manifest }: ExportTarget, { archive }: ExportSource): Manifest | undefined {
  if (manifest === undefined) return undefined
  const previous = parseManifest(manifest)
  if (previous === undefined) {
    throw new InputError([
      `Cannot continue this export: its ${manifestPath} cannot be read, or another version wrote it; name an empty folder, ` +
        'or delete this one and export again'
    ])
  }
  if (previous.archive === archive) return previous
  throw new InputError([
    'Cannot continue this export: it is of another archive (the first lines of their ledgers differ); name an empty folder'
  ])
}

function plansOf(source: ExportSource, { from, to }: ExportOptions): MonthPlan[] {
  return [...source.months(from, to)].map(([month, parts]) => ({
    month,
    seq: source.newestLineOf(parts),
    sources: parts.map(({ path, sha256 }) => ({ path, sha256 })),
    parts
  }))
}

/** The month as it was exported before, if all that decides its bytes is the same and its files are as they were. */
async function findUnchanged(
  { month, seq, sources }: MonthPlan,
  previous: Manifest,
  target: ExportTarget,
  options: ExportOptions
): Promise<ExportedMonth | undefined> {
  const { layout, format, schema, ocsf_version, compression } = previous
  const form = { layout, format, schema, ocsf_version, compression }
  const known = previous.months.find((each) => each.month === month)
  if (known === undefined || JSON.stringify(form) !== JSON.stringify(formOf(options))) return undefined
  if (JSON.stringify([known.seq, known.sources]) !== JSON.stringify([seq, sources])) return undefined
  for (const { path, sha256 } of known.files) if ((await target.digestOf(path)) !== sha256) return undefined
  return known
}

/** Where a row goes, and its columns. */
interface PlacedRow {
  readonly folder: string
  readonly columns: readonly Column[]
  readonly row: object
}

function placedRowOf(event: ExportedEvent, { format, ocsfVersion }: ExportOptions): PlacedRow | undefined {
  if (ocsfVersion === undefined) return { folder: 'events', columns: eventColumns, row: rowOf(event) }
  const found = ocsfOf(event, { version: ocsfVersion, isObjectText: format === 'parquet' })
  if (found === undefined) return undefined
  const columns = found.classUid === 6003 ? apiActivityColumns : authenticationColumns
  return { folder: `ocsf-${found.classUid}`, columns, row: found.value }
}

interface OpenFile {
  readonly path: string
  readonly encoder: Encoder
  readonly file: StagedFile
  events: number
}

async function writeMonth(
  plan: MonthPlan,
  to: {
    readonly source: ExportSource
    readonly target: ExportTarget
    readonly options: ExportOptions
    readonly encoders: NewEncoder
  }
): Promise<ExportedMonth> {
  const { month, seq, sources, parts } = plan
  const { format, schema } = to.options
  const footer = { month, schema, sources: JSON.stringify(sources), seq: String(seq) }
  const open = new Map<string, OpenFile>()
  const fileAt = async (path: string, columns: readonly Column[]): Promise<OpenFile> => {
    const file = {
      path,
      encoder: to.encoders(columns, footer),
      file: await to.target.create(path),
      events: 0
    }
    open.set(path, file)
    return file
  }
  let [events, redacted] = [0, 0]
  for await (const some of to.source.read(parts)) {
    for (const event of some) {
      events++
      if (event.isRedacted) redacted++
      const placed = placedRowOf(event, to.options)
      if (placed === undefined) continue
      const path = `${placed.folder}/month=${month}/events.${format}`
      const into = open.get(path) ?? (await fileAt(path, placed.columns))
      into.events++
      const bytes = into.encoder.add(placed.row as Record<string, unknown>, event.line.length)
      if (bytes !== undefined) into.file.write(bytes)
    }
  }
  return { month, events, redacted, seq, sources, files: [...open.values()].map(ended).sort(byPath) }
}

function ended({ path, encoder, file, events }: OpenFile): ExportedFile {
  file.write(encoder.end())
  return { path, events, ...file.end() }
}

function byPath(a: ExportedFile, b: ExportedFile): number {
  return a.path < b.path ? -1 : 1
}
