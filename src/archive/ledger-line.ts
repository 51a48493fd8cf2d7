import { IntegrityError } from '../errors.js'
import { isJsonObject, type Json, type JsonObject, memberOf } from '../events/exact-json.js'
import { fieldPattern, type PseudonymStamp } from '../events/pseudonym-fields.js'
import { Fields, timePattern } from './line-fields.js'
import { isArchiveFile, quarantinePath } from './paths.js'
import { isUsualLine } from './usual-line.js'

export const ledgerPath = 'ledger.jsonl'
export const spec = 'hireflix-audit-archive/1'

export type Verdict = 'proven' | 'gap' | 'unproven'

/** One archived file as a ledger line records it. Times are RFC 3339; absent where the file dates nothing. */
export interface FileEntry {
  readonly path: string
  readonly events: number
  readonly bytes: number
  readonly sha256: string
  /** Git blob id (SHA-1), so that a tree listing is enough to tell that the file is unchanged. */
  readonly blob: string
  readonly oldest?: string
  readonly newest?: string
}

/** RFC 3339 bounds, both included. */
export interface Coverage {
  readonly from: string
  readonly through: string
}

/** Time in which events may have been lost, bounds included. */
export interface Gap {
  readonly from: string
  readonly to: string
  readonly cause: 'retention' | 'unproven'
}

export interface RunStamp {
  readonly id: string
  readonly attempt: number
  readonly repository: string
  readonly version: string
}

/** An event that was replaced by its κ, on demand of privacy law: who, why and which. When is the line's `at`. */
export interface Redaction {
  /** κ of the event, SHA-256 hex. */
  readonly event: string
  /** RFC 3339; the event's own. */
  readonly time: string
  readonly path: string
  /** How many copies of the event that file held. */
  readonly copies: number
  readonly by: string
  readonly reason: string
}

/** A ledger line, members in the order in which they are written. docs/format.md describes each. */
export interface LedgerLine {
  readonly spec: typeof spec
  readonly seq: number
  readonly prev: string | null
  readonly at: string
  readonly added: number
  readonly files: readonly FileEntry[]
  readonly archive: { readonly events: number; readonly files: number }
  readonly coverage: Coverage | null
  readonly gaps: readonly Gap[]
  readonly vanished: readonly number[]
  readonly source: {
    readonly host: string
    readonly total: number
    readonly oldest: string | null
    readonly requests: number
  }
  readonly verdict: Verdict
  readonly anomalies: {
    readonly late: number
    readonly revised: number
    readonly vanished: number
    readonly quarantined: number
  }
  readonly run: RunStamp
  /** In the line of a redaction alone, and never empty. */
  readonly redactions?: readonly Redaction[]
  /** Only where fields are stored as pseudonyms. */
  readonly pseudonyms?: PseudonymStamp
}

/** The line's bytes, without the newline that ends it in the file. */
export function serializeLedgerLine(line: LedgerLine): string {
  return JSON.stringify(line)
}

/** @throws IntegrityError `format` or `unknown-spec`. */
export function parseLedgerLine(text: string, lineNumber: number): LedgerLine {
  return isUsualLine(text) ? (JSON.parse(text) as LedgerLine) : parseLineCarefully(text, lineNumber)
}

/** Member by member, whatever it costs: says what is wrong with a line. */
export function parseLineCarefully(text: string, lineNumber: number): LedgerLine {
  let value: Json
  try {
    // Not exactly: what was rounded is not the same text when it is written again.
    value = JSON.parse(text) as Json
  } catch {
    throw formatFault(lineNumber, 'is not JSON')
  }
  if (!isJsonObject(value)) throw formatFault(lineNumber, 'is not an object')
  const found = memberOf(value, 'spec')
  if (found !== spec) {
    const named = typeof found === 'string' && /^[\w./-]{1,64}$/.test(found) ? `"${found}"` : 'unknown'
    throw new IntegrityError(
      'unknown-spec',
      `Cannot read "${ledgerPath}": the format of line ${lineNumber} is ${named}, this version knows "${spec}"; ` +
        'use the version of the Action that wrote it, or a newer one'
    )
  }
  const line = parseMembers(value, lineNumber)
  // Canonical: what we parsed, written again, is the same text. So no member hides beside those we know.
  if (serializeLedgerLine(line) !== text)
    throw formatFault(lineNumber, "is not written in the archive's form")
  return line
}

function parseMembers(value: JsonObject, lineNumber: number): LedgerLine {
  const fault = (what: string): IntegrityError => formatFault(lineNumber, what)
  const line = new Fields(value, '', fault)
  const archive = line.object('archive')
  const source = line.object('source')
  const anomalies = line.object('anomalies')
  const run = line.object('run')
  return {
    spec,
    seq: line.count('seq'),
    prev: line.isNull('prev') ? null : line.match('prev', sha256Pattern),
    at: line.time('at'),
    added: line.count('added'),
    files: line.objects('files').map(parseFileEntry),
    archive: { events: archive.count('events'), files: archive.count('files') },
    coverage: line.isNull('coverage') ? null : parseCoverage(line.object('coverage')),
    gaps: line.objects('gaps').map((gap) => ({
      from: gap.time('from'),
      to: gap.time('to'),
      cause: gap.oneOf('cause', ['retention', 'unproven'])
    })),
    vanished: line.counts('vanished'),
    source: {
      host: source.match('host', /^[\w.:[\]-]{1,255}$/),
      total: source.count('total'),
      oldest: source.isNull('oldest') ? null : source.time('oldest'),
      requests: source.count('requests')
    },
    verdict: line.oneOf('verdict', ['proven', 'gap', 'unproven']),
    anomalies: {
      late: anomalies.count('late'),
      revised: anomalies.count('revised'),
      vanished: anomalies.count('vanished'),
      quarantined: anomalies.count('quarantined')
    },
    run: {
      id: run.match('id', /^[\w.:-]{1,128}$/),
      attempt: run.count('attempt'),
      repository: run.match('repository', /^[\w./-]{0,256}$/),
      version: run.match('version', /^[\w.+-]{1,64}$/)
    },
    ...(line.has('redactions') ? { redactions: parseRedactions(line) } : {}),
    ...(line.has('pseudonyms') ? { pseudonyms: parsePseudonymStamp(line) } : {})
  }
}

function parsePseudonymStamp(line: Fields): PseudonymStamp {
  const pseudonyms = line.object('pseudonyms')
  const fields = pseudonyms.matches('fields', fieldPattern)
  const isSorted = fields.every((field, index) => index === 0 || (fields[index - 1] as string) < field)
  if (fields.length === 0 || !isSorted) throw line.fault('has no usable "pseudonyms.fields"')
  return { fields, key: pseudonyms.match('key', /^[0-9a-f]{16}$/) }
}

function parseRedactions(line: Fields): Redaction[] {
  const redactions = line.objects('redactions')
  if (redactions.length === 0) throw line.fault('has no usable "redactions"')
  return redactions.map((redaction) => ({
    event: redaction.match('event', sha256Pattern),
    time: redaction.match('time', timePattern),
    path: redaction.match('path', /^\d{4}-[\d-]+\.json$/),
    copies: redaction.count('copies'),
    by: redaction.match('by', redactionText),
    reason: redaction.match('reason', redactionText)
  }))
}

/** Who and why, as a person wrote it: one line, nothing that moves a cursor or reorders what is read. */
export const redactionText = /^(?! )[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,500}(?<! )$/u

function parseCoverage(coverage: Fields): Coverage {
  return { from: coverage.time('from'), through: coverage.time('through') }
}

function parseFileEntry(file: Fields): FileEntry {
  const path = file.match('path', /^[\w.-]+$/)
  if (!isArchiveFile(path)) throw file.fault('path is not the name of an archive file')
  return {
    path,
    events: file.count('events'),
    bytes: file.count('bytes'),
    sha256: file.match('sha256', sha256Pattern),
    blob: file.match('blob', /^[0-9a-f]{40}$/),
    ...(path === quarantinePath ? {} : { oldest: file.time('oldest'), newest: file.time('newest') })
  }
}

const sha256Pattern = /^[0-9a-f]{64}$/

export function formatFault(lineNumber: number, what: string): IntegrityError {
  return new IntegrityError(
    'format',
    `Cannot read "${ledgerPath}": line ${lineNumber} ${what}; restore the archive from its last good commit`
  )
}
