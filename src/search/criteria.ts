import { InputError } from '../errors.js'
import { ExactNumber, isJsonObject, type Json, type JsonObject } from '../events/exact-json.js'
import { networkOf } from '../events/networks.js'
import type { PseudonymKey } from '../events/pseudonyms.js'
import { findText } from '../review/fields.js'
import { compileGlob } from '../review/globs.js'

/** The texts to search for, as given. Absent and empty are the same. */
export interface Wanted {
  readonly text?: string | undefined
  readonly actor?: string | undefined
  readonly object?: string | undefined
  readonly action?: string | undefined
  readonly ip?: string | undefined
  readonly medium?: string | undefined
}

/** The pseudonyms of an archive, as far as a search can see through them. */
export interface PseudonymView {
  /** Without the key, only what is stored can be found. */
  readonly key: PseudonymKey | undefined
  readonly hasNetworks: boolean
}

export interface Criterion {
  /** Whether an event, or a quarantined row, matches. */
  holds(value: Json): boolean
  /** Whether a folded line can match: where this is false, {@link Criterion.holds} is too. */
  mayHold(foldedLine: string): boolean
}

const pathsOf = {
  actor: [['actor', 'email'], ['actor', 'id'], ['actor', 'name'], ['actor']],
  object: [['object', 'id'], ['object', 'email'], ['object', 'name'], ['object']],
  action: [['action']],
  ip: [['ip']],
  medium: [['medium']]
} as const

const globSigns = /[*?[\]{}!]/

/** Whether a text is a pattern: a pattern has no pseudonym. */
export function isPattern(text: string): boolean {
  return globSigns.test(text)
}

/**
 * All of these must hold. Capital letters do not matter.
 * @throws InputError for patterns that cannot be used.
 */
export function parseCriteria(wanted: Wanted, view: PseudonymView): Criterion[] {
  const faults: string[] = []
  const criteria: Criterion[] = []
  for (const [name, paths] of Object.entries(pathsOf)) {
    const text = wanted[name as keyof typeof pathsOf] ?? ''
    if (text === '') continue
    const glob = isPattern(text) ? compileGlob(text) : undefined
    if (glob?.kind === 'fault') {
      faults.push(`Cannot use --${name}: ${glob.reason}`)
      continue
    }
    const exact = new Set([text, ...standInsOf(text, view)].map(fold))
    const matches = (found: string): boolean =>
      exact.has(fold(found)) || glob?.matches(found.toLowerCase()) === true
    criteria.push({
      holds: (value) => isJsonObject(value) && hasText(value, paths, matches),
      mayHold: lineTestOf([literalsOf(text), ...[...exact].slice(1).map((each) => [each])])
    })
  }
  const text = wanted.text ?? ''
  if (text !== '') {
    const part = fold(text)
    const whole = new Set(standInsOf(text, view))
    criteria.push({
      holds: (value) => hasScalar(value, (found) => fold(found).includes(part) || whole.has(found)),
      mayHold: lineTestOf([[part], ...[...whole].map((each) => [each])])
    })
  }
  if (faults.length > 0) throw new InputError(faults)
  return criteria
}

/** The texts that stand for a text in an archive with pseudonyms. */
function standInsOf(text: string, { key, hasNetworks }: PseudonymView): string[] {
  const network = hasNetworks ? networkOf(text) : undefined
  return [
    ...(key === undefined || isPattern(text) ? [] : [key.pseudonymOf(text)]),
    ...(network === undefined ? [] : [network])
  ]
}

/** One spelling for all texts that differ by capital letters alone. */
export function fold(text: string): string {
  // A capital sigma becomes one or the other, depending on what follows.
  return text.toLowerCase().replaceAll('ς', 'σ')
}

/** Texts that every match holds; none where that cannot be told. */
function literalsOf(pattern: string): string[] {
  if (!isPattern(pattern)) return [fold(pattern)]
  // Elsewhere a backslash or a bracket may give the rest another meaning.
  if (!/^[\w.@:/,=&%~*-]+$/.test(pattern)) return []
  return pattern
    .split('*')
    .filter((part) => part !== '')
    .map(fold)
}

/**
 * Tests a folded line for one of several sets of texts, without reading it as JSON. A month file writes each text in
 * one way only (RFC 8785), apart from halves of pairs: those are not looked for here.
 */
function lineTestOf(alternatives: readonly (readonly string[])[]): (foldedLine: string) => boolean {
  const written = alternatives.map((texts) =>
    texts.filter((text) => !/\p{Cs}/u.test(text)).map((text) => JSON.stringify(text).slice(1, -1))
  )
  return (line) => written.some((texts) => texts.every((text) => line.includes(text)))
}

function hasText(
  value: JsonObject,
  paths: readonly (readonly string[])[],
  matches: (text: string) => boolean
): boolean {
  return paths.some((path) => {
    const text = findText(value, path)
    return text !== undefined && matches(text)
  })
}

/** Not recursive: a row in quarantine may be nested as deep as it likes. */
function hasScalar(root: Json, matches: (text: string) => boolean): boolean {
  const pending: Json[] = [root]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value instanceof ExactNumber) {
      if (matches(value.digits)) return true
    } else if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value)) pending.push(item as Json)
    } else if (value !== null && matches(String(value))) return true
  }
  return false
}
