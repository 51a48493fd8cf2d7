import { InputError } from '../errors.js'
import type { PseudonymStamp } from '../events/pseudonym-fields.js'
import { areSamePseudonyms, type LedgerState } from './ledger.js'

/**
 * An archive has one list of fields and one key, from its first ledger line on: otherwise the same person would stand
 * in it under two names, an event seen again would be taken for a new one, and what was to be hidden would be stored.
 * @throws InputError with one sentence per fault, when a run has others than the archive.
 */
export function verifyPseudonyms(state: LedgerState, given: PseudonymStamp | undefined): void {
  const archived = state.pseudonyms
  if (state.head === undefined || areSamePseudonyms(archived, given)) return
  if (archived === undefined) {
    throw new InputError([
      `Cannot use pseudonymize ${listOf(given)}: the archive was begun without pseudonyms, and what is archived stays as ` +
        'it is; leave pseudonymize out, or begin another archive in another folder with the input "path"'
    ])
  }
  if (given === undefined) {
    throw new InputError([
      `Cannot archive without pseudonyms: the archive was begun with pseudonymize ${listOf(archived)}; set it to these ` +
        `fields, and pseudonym-key to the key with the fingerprint ${archived.key}`
    ])
  }
  const faults: string[] = []
  if (given.fields.join() !== archived.fields.join()) {
    faults.push(
      `Cannot use pseudonymize ${listOf(given)}: the archive was begun with ${listOf(archived)}; set it to these fields, ` +
        'or begin another archive in another folder with the input "path"'
    )
  }
  if (given.key !== archived.key) {
    faults.push(
      `Cannot use pseudonym-key: its fingerprint is ${given.key}, the archive was begun with the key of fingerprint ` +
        `${archived.key}; pass that one in, or begin another archive in another folder with the input "path"`
    )
  }
  throw new InputError(faults)
}

function listOf(stamp: PseudonymStamp | undefined): string {
  return `"${stamp?.fields.join(', ') ?? ''}"`
}
