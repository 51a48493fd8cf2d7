import { InputError } from '../errors.js'
import { dayMs } from '../events/intervals.js'
import { parseArguments } from './arguments.js'

/**
 * The command `sandbox`: as many weeks of events as Hireflix retains, up to now. Its clock stands, so a second run finds
 * nothing new. Returns the exit status once `ended` is fulfilled.
 */
export async function sandboxCommand(
  args: readonly string[],
  output: {
    readonly write: (text: string) => void
    readonly now: () => number
    readonly ended: () => Promise<void>
  }
): Promise<number> {
  const { positionals } = parseArguments(args, {})
  if (positionals.length > 0)
    throw new InputError([`Cannot use "${positionals[0]}": sandbox takes no arguments`])
  // A server of GraphQL comes with it, which nothing else needs.
  const { companyHistory, startSandbox } = await import('../sandbox/index.js')
  const now = output.now()
  const history = companyHistory({ seed: 1, from: now - 61 * dayMs, to: now })
  const sandbox = await startSandbox({ now, history })
  output.write(`endpoint=${sandbox.endpoint}\napi-key=${sandbox.apiKey}\n`)
  await output.ended()
  await sandbox.close()
  return 0
}
