import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { InputError } from '../errors.js'
import { maxDepth, parseRow, quarantined, type Row } from './event.js'
import { depthOf, ExactNumber, isJsonObject, type Json, mapScalars, memberOf } from './exact-json.js'
import { networkOf } from './networks.js'
import { type PseudonymField, type PseudonymStamp, parseFields } from './pseudonym-fields.js'

/** The beginning of every pseudonym; 32 hex digits follow. */
const pseudonymPrefix = 'pseudonym:'

const keyName = 'hireflix-audit-archive/pseudonym-key/1'

/** Makes pseudonyms with one key. The key itself cannot be read from it. */
export class PseudonymKey {
  readonly #key: KeyObject
  /** Tells in the ledger which key it is; the key does not follow from it. 16 hex digits. */
  readonly fingerprint: string

  constructor(key: string) {
    this.#key = createSecretKey(Buffer.from(key, 'utf8'))
    this.fingerprint = this.#digest(keyName).slice(0, 16)
  }

  /**
   * The same text has the same pseudonym in every field and every run. Texts that Unicode holds for the same are the
   * same here, and where there is an `@`, capital letters do not matter: e-mail addresses are written either way.
   */
  pseudonymOf(text: string): string {
    const composed = text.normalize('NFC')
    return `${pseudonymPrefix}${this.#digest(composed.includes('@') ? composed.toLowerCase() : composed).slice(0, 32)}`
  }

  // UTF-8 has no lone surrogates: written as in the archive, so that two of them do not become one.
  #digest(text: string): string {
    const bytes = text.replace(/\p{Cs}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
    return createHmac('sha256', this.#key).update(bytes, 'utf8').digest('hex')
  }
}

/** Reads rows as the archive may store them: named fields replaced, before anything else looks at them. */
export class Pseudonyms {
  readonly stamp: PseudonymStamp

  constructor(
    private readonly fields: readonly PseudonymField[],
    private readonly key: PseudonymKey
  ) {
    this.stamp = { fields: fields.map(({ name }) => name), key: key.fingerprint }
  }

  /**
   * {@link parseRow} of the row with its fields replaced: so an event's identity is that of what is stored. What is
   * wrong with a row that cannot be understood may be where its fields are: of such a row every text and number is
   * replaced, but for a number that is its timestamp. The name of a member is replaced with it where it is none that a
   * programmer gives: it may be an address.
   */
  parseRow(row: Json, serverNow: number): Row {
    // A deeper row is no event, and must not be gone through level by level.
    const isShallow = depthOf(row, maxDepth) <= maxDepth
    const stored = isShallow
      ? this.fields.reduce((replaced, field) => this.#replace(replaced, field, 0), row)
      : row
    // broken: identity-before-pseudonyms
    const parsed = parseRow(stored, serverNow)
    // broken: quarantine-as-it-came, quarantine-unreplaced
    return parsed.kind === 'event' ? parsed : quarantined(this.#replaceAll(row), parsed.quarantined.reason)
  }

  #replaceAll(row: Json): Json {
    const replaced = mapScalars(row, (scalar) => this.#replaceScalar(scalar, 'pseudonym'), this.#replaceName)
    const timestamp = isJsonObject(row) ? memberOf(row, 'timestamp') : undefined
    if (typeof timestamp !== 'number' || !isJsonObject(replaced)) return replaced
    return { ...replaced, timestamp }
  }

  // Where a text stands in place of the object that the field should be in, it may be what the field was to hide.
  #replace(value: Json, field: PseudonymField, depth: number): Json {
    const { path, form } = field
    const name = path[depth]
    if (name === undefined)
      return mapScalars(value, (scalar) => this.#replaceScalar(scalar, form), this.#replaceName)
    if (Array.isArray(value)) return value.map((item: Json) => this.#replace(item, field, depth))
    // broken: text-for-object
    if (!isJsonObject(value)) return this.#replaceScalar(value, 'pseudonym')
    const member = memberOf(value, name)
    return member === undefined ? value : { ...value, [name]: this.#replace(member, field, depth + 1) }
  }

  // Not by a network, which would be the same for many.
  readonly #replaceName = (name: string): string =>
    /^[A-Za-z_][\w-]{0,63}$/.test(name) ? name : this.key.pseudonymOf(name)

  #replaceScalar(value: Json, form: PseudonymField['form']): Json {
    const text = textOf(value)
    if (text === undefined) return value
    return (form === 'network' ? networkOf(text) : undefined) ?? this.key.pseudonymOf(text)
  }
}

/** The text of a scalar; `undefined` for null, true and false, which name nobody. */
function textOf(value: Json): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return value instanceof ExactNumber ? value.digits : undefined
}

/**
 * The inputs `pseudonymize` and `pseudonym-key`; `undefined` when nothing is to be replaced.
 * @throws InputError
 */
export function parsePseudonyms(fieldsText: string, keyText: string): Pseudonyms | undefined {
  const fields = parseFields(fieldsText)
  if (fields.length === 0) {
    if (keyText === '') return undefined
    throw new InputError([
      'Cannot use pseudonym-key without pseudonymize: nothing would be replaced; name the fields, or leave the key out'
    ])
  }
  if (keyText === '') {
    throw new InputError([
      'Cannot use pseudonymize without a key: the input "pseudonym-key" is empty; make one with "openssl rand -hex 32", ' +
        'keep a copy of it in a safe place, store it as a secret, and pass it in'
    ])
  }
  return new Pseudonyms(fields, parsePseudonymKey(keyText))
}

/**
 * A key that cannot be guessed: who can guess it can also guess who stands behind a pseudonym. It is not quoted.
 * @throws InputError
 */
export function parsePseudonymKey(text: string): PseudonymKey {
  if (!/^[\x21-\x7e]{32,1024}$/.test(text) || new Set(text).size < 10) {
    throw new InputError([
      'Cannot use the pseudonym key: it must be 32 to 1024 visible ASCII characters without spaces, and random; make one ' +
        'with "openssl rand -hex 32"'
    ])
  }
  return new PseudonymKey(text)
}
