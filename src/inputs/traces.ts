import { InputError } from '../errors.js'

// All but what only adds a stack to a warning.
const revealing =
  /(?:^|\s)["\\]*(--(?:inspect|debug|trace(?!-(?:warnings|deprecation)(?![\w-]))|tls-keylog|heapsnapshot|report|experimental-network-inspection)[\w-]*)/

/**
 * Refuses what makes Node.js itself print or write what it sends, its environment or its memory, and with them the
 * secrets of a run. It cannot be turned off once Node.js runs.
 * @throws InputError
 */
export function verifyUntraced(
  env: Readonly<Record<string, string | undefined>>,
  nodeArguments: readonly string[]
): void {
  const faults = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE']
    .filter((name) => Boolean(env[name]))
    .map((name) => `Cannot run with ${name}: with it, Node.js prints what it sends, secrets too; unset it`)
  for (const [name, text] of [
    ['NODE_OPTIONS', env['NODE_OPTIONS'] ?? ''],
    ['the arguments of node', nodeArguments.join(' ')]
  ] as const) {
    const [, option] = revealing.exec(text.replaceAll('_', '-')) ?? []
    if (option !== undefined) {
      faults.push(
        `Cannot run with "${option}" in ${name}: with it, Node.js shows or stores secrets of this run; leave it out`
      )
    }
  }
  if (faults.length > 0) throw new InputError(faults)
}
