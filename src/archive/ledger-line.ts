import { IntegrityError } from '../errors.js'
import { isJsonObject, type Json, type JsonObject, memberOf } from '../events/exact-json.js'
import { fieldPattern, type PseudonymStamp } from '../events/pseudonym-fields.js'
import {
  count,
  type Form,
  integerFrom,
  listOf,
  nullOr,
  objectOf,
  oneOf,
  optional,
  textOf,
  time,
  UnusableMember
} from './line-forms.js'
import { isArchiveFile, parseMonthPartPath, quarantinePath } from './paths.js'

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
  /** {@link TreeHash} over the event lines. */
  readonly root?: string
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

/** A review that somebody signed off. */
export interface SignedReview {
  readonly period: string
  /** Number of the issue that was closed. */
  readonly issue: number
  /** RFC 3339. */
  readonly closed: string
}

export type ListOrder = 'newest-first' | 'oldest-first' | 'either' | 'none'

/** A ledger line, members in the order in which they are written. docs/format.md describes each. */
export interface LedgerLine {
  readonly spec: typeof spec
  readonly seq: number
  readonly prev: string | null
  /** {@link TreeHash} over the lines before. */
  readonly tree: string | null
  readonly at: string
  readonly added: number
  readonly files: readonly FileEntry[]
  readonly archive: { readonly events: number; readonly files: number }
  readonly coverage: Coverage | null
  readonly gaps: readonly Gap[]
  readonly vanished: readonly number[]
  /** Vanished copies that the server shows again; never empty. */
  readonly returned?: readonly number[]
  readonly source: {
    readonly host: string
    readonly total: number
    readonly oldest: string | null
    readonly order: ListOrder
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
  /** Reviews signed off since the line before; never empty. */
  readonly reviews?: readonly SignedReview[]
  /** In the line of a redaction alone, and never empty. */
  readonly redactions?: readonly Redaction[]
  /** Only where fields are stored as pseudonyms. */
  readonly pseudonyms?: PseudonymStamp
}

/** The line's bytes, without the newline that ends it in the file. */
export function serializeLedgerLine(line: LedgerLine): string {
  return JSON.stringify(line)
}

/** Member by member. @throws IntegrityError `format` or `unknown-spec`. */
// knob: remembered-lines
export function parseLedgerLine(text: string, lineNumber: number): LedgerLine {
  let value: Json
  try {
    // Not exactly: a rounded number gives another text when it is written again.
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
  const line = takeMembers(value, lineNumber)
  // The parsed line, written again, is the same text: so no member hides beside the known ones.
  // broken: ledger-line-form
  if (serializeLedgerLine(line) !== text)
    throw formatFault(lineNumber, "is not written in the archive's form")
  return line
}

function takeMembers(value: JsonObject, lineNumber: number): LedgerLine {
  try {
    return lineForm(value, '')
  } catch (error) {
    if (!(error instanceof UnusableMember)) throw error
    throw formatFault(lineNumber, error.message)
  }
}

// Bounds of lists in a line: no honest line comes near them, and a reader's memory is bounded by them.
const mostTimes = 1_000_000
const mostCopies = 1_000_000

const sha256 = textOf(/^[0-9a-f]{64}$/)

/** Who and why, as a person wrote it: one line without characters that move a cursor or reorder text. */
export const redactionText = /^(?! )[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,500}(?<! )$/u

const archivePath: Form<string> = (value, at) => {
  const path = textOf(/^[\w.-]+$/)(value, at)
  // broken: ledger-names-files
  if (!isArchiveFile(path)) throw new UnusableMember(at, `${at} is not the name of an archive file`)
  return path
}

const undatedFile = {
  path: archivePath,
  events: count,
  bytes: count,
  sha256,
  blob: textOf(/^[0-9a-f]{40}$/)
}
const undatedForm = objectOf<Omit<FileEntry, 'root' | 'oldest' | 'newest'>>(undatedFile)
const datedForm = objectOf<Required<FileEntry>>({ ...undatedFile, root: sha256, oldest: time, newest: time })

const monthPath: Form<string> = (value, at) => {
  if (typeof value !== 'string' || parseMonthPartPath(value) === undefined) throw new UnusableMember(at)
  return value
}

/** Epoch milliseconds, ascending. */
function timestampsOf({ least }: { least: number }): Form<readonly number[]> {
  const form = listOf(integerFrom(0, Date.UTC(10_000, 0, 1)), { least, most: mostTimes })
  return (value, at) => {
    const times = form(value, at)
    if (times.some((timestamp, index) => index > 0 && timestamp < (times[index - 1] as number)))
      throw new UnusableMember(at)
    return times
  }
}

/** The periods that a review can be of. */
const period =
  /^[2-9]\d{3}(?:-(?:W(?:0[1-9]|[1-4]\d|5[0-3])|(?:0[1-9]|1[0-2])|Q[1-4])|-\d\d-\d\d\.\.[2-9]\d{3}-\d\d-\d\d)?$/

const fieldsForm: Form<readonly string[]> = (value, at) => {
  const fields = listOf(textOf(fieldPattern), { least: 1, most: 1000 })(value, at)
  if (fields.some((field, index) => index > 0 && !((fields[index - 1] as string) < field)))
    throw new UnusableMember(at)
  return fields
}

const lineForm = objectOf<LedgerLine>({
  spec: oneOf(spec),
  seq: count,
  prev: nullOr(sha256),
  tree: nullOr(sha256),
  at: time,
  added: count,
  files: listOf<FileEntry>(
    (value, at) =>
      isJsonObject(value) && value['path'] === quarantinePath ? undatedForm(value, at) : datedForm(value, at),
    { most: 10_000 }
  ),
  archive: objectOf({ events: count, files: count }),
  coverage: nullOr(objectOf<Coverage>({ from: time, through: time })),
  gaps: listOf(objectOf<Gap>({ from: time, to: time, cause: oneOf('retention', 'unproven') }), { most: 100 }),
  vanished: timestampsOf({ least: 0 }),
  returned: optional(timestampsOf({ least: 1 })),
  source: objectOf({
    host: textOf(/^[\w.:[\]-]{1,255}$/),
    total: count,
    oldest: nullOr(time),
    order: oneOf<ListOrder>('newest-first', 'oldest-first', 'either', 'none'),
    requests: count
  }),
  verdict: oneOf<Verdict>('proven', 'gap', 'unproven'),
  anomalies: objectOf({ late: count, revised: count, vanished: count, quarantined: count }),
  run: objectOf<RunStamp>({
    id: textOf(/^[\w.:-]{1,128}$/),
    attempt: count,
    repository: textOf(/^[\w./-]{0,256}$/),
    version: textOf(/^[\w.+-]{1,64}$/)
  }),
  reviews: optional(
    listOf(
      objectOf<SignedReview>({
        period: textOf(period),
        issue: integerFrom(1, Number.MAX_SAFE_INTEGER),
        closed: time
      }),
      { least: 1, most: 1000 }
    )
  ),
  redactions: optional(
    listOf(
      objectOf<Redaction>({
        event: sha256,
        time,
        path: monthPath,
        copies: integerFrom(1, mostCopies),
        by: textOf(redactionText),
        reason: textOf(redactionText)
      }),
      { least: 1, most: 10_000 }
    )
  ),
  pseudonyms: optional(objectOf<PseudonymStamp>({ fields: fieldsForm, key: textOf(/^[0-9a-f]{16}$/) }))
})

function formatFault(lineNumber: number, what: string): IntegrityError {
  return new IntegrityError(
    'format',
    `Cannot read "${ledgerPath}": line ${lineNumber} ${what}; restore the archive from its last good commit`
  )
}
