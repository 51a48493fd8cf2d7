import { InputError } from '../errors.js'

/** A field of an event whose text is replaced before anything is stored. */
export interface PseudonymField {
  /** As written in the input and in the ledger: `actor.email`, `ip:network`. */
  readonly name: string
  readonly path: readonly string[]
  /** The text is replaced by its pseudonym, or by the network that an address lies in. */
  readonly form: 'pseudonym' | 'network'
}

/** Which fields are stored as pseudonyms, and which key made them: the same in each line of a ledger, or in none. */
export interface PseudonymStamp {
  /** As in the input `pseudonymize`, sorted; never empty. */
  readonly fields: readonly string[]
  /** Fingerprint of the key, 16 hex digits. */
  readonly key: string
}

/** The one form of a field's name, in the input and in the ledger. */
export const fieldPattern = /^(?!.{201})[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*(?::network)?$/

/** Members that rules, signals and the archive's order need. They name nobody. */
const neededMembers = ['time', 'timestamp', 'action', 'medium']

/**
 * The fields of the input `pseudonymize`, separated by commas or white space, in the ledger's order; none when empty.
 * @throws InputError with one sentence per fault.
 */
export function parseFields(text: string): PseudonymField[] {
  const names = [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))].sort()
  const faults: string[] = []
  for (const name of names.filter((each) => !fieldPattern.test(each))) {
    faults.push(
      `Cannot use pseudonymize ${quoted(name)}: it must be a field such as actor.email, object.name or ip, or ip:network ` +
        'for the network of an address alone'
    )
  }
  const fields = names.filter((each) => fieldPattern.test(each)).map(fieldOf)
  for (const { name, path } of fields) {
    if (neededMembers.includes(path[0] as string)) {
      faults.push(
        `Cannot use pseudonymize "${name}": time, timestamp, action and medium name nobody, and the archive and its ` +
          'review rest on them; leave it out'
      )
    }
    const outer = fields.find((other) => other.name !== name && isWithin(path, other.path))
    if (outer !== undefined && !(isWithin(outer.path, path) && outer.name > name)) {
      faults.push(`Cannot use pseudonymize "${name}": it lies in "${outer.name}"; leave one of them out`)
    }
  }
  if (faults.length > 0) throw new InputError(faults)
  return fields
}

function fieldOf(name: string): PseudonymField {
  const [path = '', form] = name.split(':')
  return { name, path: path.split('.'), form: form === 'network' ? 'network' : 'pseudonym' }
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((member, index) => path[index] === member)
}

function quoted(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]+/g, ' ')
  return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`
}
