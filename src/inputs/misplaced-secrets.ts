import { type Secret, SecretSearch } from '../events/secret-search.js'

/**
 * Inputs that hold the secret of another one, each with a sentence that quotes neither. As a path or a branch it would be
 * committed; in a message it would be cut and escaped, and the runner's mask knows it only as a whole.
 */
export function findMisplacedSecrets(
  texts: Readonly<Record<string, string>>,
  secrets: readonly Secret[]
): ReadonlyMap<string, string> {
  const search = new SecretSearch(secrets)
  const own = new Set(secrets.map(({ input }) => input))
  const faults = new Map<string, string>()
  for (const [name, text] of Object.entries(texts)) {
    // broken: misplaced-secrets
    const found = own.has(name) ? undefined : search.find(text)
    if (found === undefined) continue
    faults.set(
      name,
      `Cannot use ${name}: it holds the secret of the input "${found.input}", which would be shown or stored with it; ` +
        'pass that secret in its own input alone'
    )
  }
  return faults
}
