import { IntegrityError } from '../errors.js'
import { isJsonObject, type Json, type JsonObject, memberOf, parseExactJson } from '../events/exact-json.js'
import { fieldPattern } from '../pseudonyms/fields.js'
import { sha256Of } from './digests.js'
import { isArchiveFile } from './paths.js'

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

/** Which fields are stored as pseudonyms, and which key made them: the same in each line of a ledger, or in none. */
export interface PseudonymStamp {
  /** As in the input `pseudonymize`, sorted; never empty. */
  readonly fields: readonly string[]
  /** Fingerprint of the key, 16 hex digits. */
  readonly key: string
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

/** What replaying a ledger gives. */
export interface LedgerState {
  /** The newest line's number and SHA-256 (hex); `undefined` in an empty archive. */
  readonly head: { readonly seq: number; readonly sha256: string; readonly at: string } | undefined
  readonly files: ReadonlyMap<string, FileEntry>
  readonly coverage: Coverage | undefined
  readonly gaps: readonly Gap[]
  readonly vanished: readonly number[]
  readonly redactions: readonly Redaction[]
  readonly pseudonyms: PseudonymStamp | undefined
  readonly verdict: Verdict | undefined
  /** Events in month files. */
  readonly events: number
}

export const emptyLedgerState: LedgerState = {
  head: undefined,
  files: new Map(),
  coverage: undefined,
  gaps: [],
  vanished: [],
  redactions: [],
  pseudonyms: undefined,
  verdict: undefined,
  events: 0
}

/** `<seq>:<sha256>`: names one state of the archive for good. */
export function ledgerHeadOf(state: LedgerState): string {
  return state.head === undefined ? '' : `${state.head.seq}:${state.head.sha256}`
}

/** The line's bytes, without the newline that ends it in the file. */
export function serializeLedgerLine(line: LedgerLine): string {
  return JSON.stringify(line)
}

/**
 * Replays a whole ledger.
 * @throws IntegrityError `chain` when a line was changed, removed or moved; `format` when one cannot be read;
 *   `unknown-spec` when a newer version of this Action wrote it; `count` when its sums disagree.
 */
export function replayLedger(text: string): LedgerState {
  if (text === '') return emptyLedgerState
  if (!text.endsWith('\n')) throw formatFault(text.split('\n').length, 'does not end with a newline')
  let state = growing(emptyLedgerState)
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    state = addLine(state, line, index + 1)
  }
  return state
}

/**
 * Adds one line to a state. `lineNumber` counts from 1, for messages.
 * @throws IntegrityError as {@link replayLedger}.
 */
export function extendLedger(state: LedgerState, text: string, lineNumber: number): LedgerState {
  return addLine(growing(state), text, lineNumber)
}

/** A state whose collections are its own: copying them for every line of a long ledger would take the most time. */
interface Growing extends LedgerState {
  readonly files: Map<string, FileEntry>
  readonly gaps: Gap[]
  readonly vanished: number[]
  readonly redactions: Redaction[]
}

function growing(state: LedgerState): Growing {
  return {
    ...state,
    files: new Map(state.files),
    gaps: [...state.gaps],
    vanished: [...state.vanished],
    redactions: [...state.redactions]
  }
}

function addLine(state: Growing, text: string, lineNumber: number): Growing {
  const line = parseLedgerLine(text, lineNumber)
  const expectedSeq = state.head === undefined ? 0 : state.head.seq + 1
  const expectedPrev = state.head?.sha256 ?? null
  if (line.seq !== expectedSeq || line.prev !== expectedPrev) {
    throw new IntegrityError(
      'chain',
      `Cannot trust "${ledgerPath}": line ${lineNumber} is number ${line.seq} after ${line.prev ?? 'nothing'}, ` +
        `expected number ${expectedSeq} after ${expectedPrev ?? 'nothing'}, so a line was changed, removed or moved; ` +
        'restore the archive from its last good commit'
    )
  }
  if (state.head !== undefined && !areSamePseudonyms(state.pseudonyms, line.pseudonyms)) {
    throw new IntegrityError(
      'chain',
      `Cannot trust "${ledgerPath}": line ${lineNumber} has other pseudonyms than the lines before, and one archive has ` +
        'one list of fields and one key; restore the archive from its last good commit'
    )
  }
  const { files, gaps, vanished, redactions } = state
  let { events } = state
  for (const file of line.files) {
    const before = files.get(file.path)
    events += monthEventsOf(file) - (before === undefined ? 0 : monthEventsOf(before))
    files.set(file.path, file)
  }
  const months = files.has('quarantine.json') ? files.size - 1 : files.size
  if (
    line.archive.events !== events ||
    line.archive.files !== months ||
    events - state.events !== line.added
  ) {
    throw new IntegrityError(
      'count',
      `Cannot trust "${ledgerPath}": line ${lineNumber} counts ${line.archive.events} events (${line.added} added) in ` +
        `${line.archive.files} files, its files hold ${events} (${events - state.events} added) in ${months}; ` +
        'restore the archive from its last good commit'
    )
  }
  gaps.push(...line.gaps)
  for (const timestamp of line.vanished) vanished.push(timestamp)
  redactions.push(...(line.redactions ?? []))
  return {
    head: { seq: line.seq, sha256: sha256Of(text), at: line.at },
    files,
    coverage: line.coverage ?? state.coverage,
    gaps,
    vanished,
    redactions,
    pseudonyms: line.pseudonyms,
    verdict: line.verdict,
    events
  }
}

function monthEventsOf(file: FileEntry): number {
  return file.path === 'quarantine.json' ? 0 : file.events
}

/** @throws IntegrityError `format` or `unknown-spec`. */
export function parseLedgerLine(text: string, lineNumber: number): LedgerLine {
  let value: Json
  try {
    value = parseExactJson(text)
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
  const line = fieldsOf(value, '', fault)
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
    ...(memberOf(value, 'redactions') === undefined ? {} : { redactions: parseRedactions(line) }),
    ...(memberOf(value, 'pseudonyms') === undefined ? {} : { pseudonyms: parsePseudonymStamp(line) })
  }
}

function parsePseudonymStamp(line: Fields): PseudonymStamp {
  const pseudonyms = line.object('pseudonyms')
  const fields = pseudonyms.matches('fields', fieldPattern)
  const isSorted = fields.every((field, index) => index === 0 || (fields[index - 1] as string) < field)
  if (fields.length === 0 || !isSorted) throw line.fault('has no usable "pseudonyms.fields"')
  return { fields, key: pseudonyms.match('key', /^[0-9a-f]{16}$/) }
}

export function areSamePseudonyms(a: PseudonymStamp | undefined, b: PseudonymStamp | undefined): boolean {
  return JSON.stringify([a?.key, a?.fields]) === JSON.stringify([b?.key, b?.fields])
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
    ...(path === 'quarantine.json' ? {} : { oldest: file.time('oldest'), newest: file.time('newest') })
  }
}

const sha256Pattern = /^[0-9a-f]{64}$/
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function formatFault(lineNumber: number, what: string): IntegrityError {
  return new IntegrityError(
    'format',
    `Cannot read "${ledgerPath}": line ${lineNumber} ${what}; restore the archive from its last good commit`
  )
}

interface Fields {
  fault(what: string): IntegrityError
  isNull(name: string): boolean
  count(name: string): number
  counts(name: string): number[]
  match(name: string, pattern: RegExp): string
  matches(name: string, pattern: RegExp): string[]
  /** RFC 3339 in UTC with milliseconds, of a day that there is. */
  time(name: string): string
  oneOf<T extends string>(name: string, words: readonly T[]): T
  object(name: string): Fields
  objects(name: string): Fields[]
}

// Not valibot or zod: a quarter of a megabyte in the bundle for one record, and it must also be shown that nothing
// else stands in the line, which the comparison with the serialised form does at once.
function fieldsOf(value: JsonObject, path: string, faultOf: (what: string) => IntegrityError): Fields {
  const fault = (what: string): IntegrityError => faultOf(path === '' ? what : `${path} ${what}`)
  const wrong = (name: string): IntegrityError => faultOf(`has no usable "${path}${name}"`)
  const asObject = (item: Json | undefined, name: string): Fields => {
    if (!isJsonObject(item)) throw wrong(name)
    return fieldsOf(item, `${path}${name}.`, faultOf)
  }
  const asCount = (item: Json | undefined, name: string): number => {
    if (typeof item !== 'number' || !Number.isSafeInteger(item) || item < 0) throw wrong(name)
    return item
  }
  const asMatch = (item: Json | undefined, name: string, pattern: RegExp): string => {
    if (typeof item !== 'string' || !pattern.test(item)) throw wrong(name)
    return item
  }
  const asArray = (name: string): readonly Json[] => {
    const items = memberOf(value, name)
    if (!Array.isArray(items)) throw wrong(name)
    return items as readonly Json[]
  }
  return {
    fault,
    isNull: (name) => memberOf(value, name) === null,
    count: (name) => asCount(memberOf(value, name), name),
    counts: (name) => asArray(name).map((item) => asCount(item, name)),
    match: (name, pattern) => asMatch(memberOf(value, name), name, pattern),
    matches: (name, pattern) => asArray(name).map((item) => asMatch(item, name, pattern)),
    time: (name) => {
      const item = memberOf(value, name)
      if (typeof item !== 'string' || !timePattern.test(item)) throw wrong(name)
      const ms = Date.parse(item)
      if (Number.isNaN(ms) || new Date(ms).toISOString() !== item) throw wrong(name)
      return item
    },
    oneOf: (name, words) => {
      const found = words.find((word) => word === memberOf(value, name))
      if (found === undefined) throw wrong(name)
      return found
    },
    object: (name) => asObject(memberOf(value, name), name),
    objects: (name) => asArray(name).map((item) => asObject(item, name))
  }
}
