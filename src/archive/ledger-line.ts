import { IntegrityError } from '../errors.js'
import { isJsonObject, type Json, type JsonObject, memberOf } from '../events/exact-json.js'
import { fieldPattern, type PseudonymStamp } from '../events/pseudonym-fields.js'
import {
  count,
  type Form,
  listOf,
  nullOr,
  objectOf,
  oneOf,
  optional,
  textOf,
  time,
  UnusableMember
} from './line-forms.js'
import { isArchiveFile, quarantinePath } from './paths.js'

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
const undatedForm = objectOf<Omit<FileEntry, 'oldest' | 'newest'>>(undatedFile)
const datedForm = objectOf<Required<FileEntry>>({ ...undatedFile, oldest: time, newest: time })

const fieldsForm: Form<readonly string[]> = (value, at) => {
  const fields = listOf(textOf(fieldPattern), { least: 1 })(value, at)
  if (fields.some((field, index) => index > 0 && !((fields[index - 1] as string) < field)))
    throw new UnusableMember(at)
  return fields
}

const lineForm = objectOf<LedgerLine>({
  spec: oneOf(spec),
  seq: count,
  prev: nullOr(sha256),
  at: time,
  added: count,
  files: listOf<FileEntry>((value, at) =>
    isJsonObject(value) && value['path'] === quarantinePath ? undatedForm(value, at) : datedForm(value, at)
  ),
  archive: objectOf({ events: count, files: count }),
  coverage: nullOr(objectOf<Coverage>({ from: time, through: time })),
  gaps: listOf(objectOf<Gap>({ from: time, to: time, cause: oneOf('retention', 'unproven') })),
  vanished: listOf(count),
  source: objectOf({
    host: textOf(/^[\w.:[\]-]{1,255}$/),
    total: count,
    oldest: nullOr(time),
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
  redactions: optional(
    listOf(
      objectOf<Redaction>({
        event: sha256,
        time,
        path: textOf(/^\d{4}-[\d-]+\.json$/),
        copies: count,
        by: textOf(redactionText),
        reason: textOf(redactionText)
      }),
      { least: 1 }
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
