import { InputError } from '../errors.js'
import { parseArguments } from './arguments.js'
import { runDemo } from './demo-nights.js'

/** The command `demo`. Returns the exit status. */
export async function demoCommand(
  args: readonly string[],
  { write }: { readonly write: (text: string) => void }
): Promise<number> {
  const { positionals } = parseArguments(args, {})
  if (positionals.length > 1) {
    throw new InputError([`Cannot use more than one folder: found ${positionals.length}`])
  }
  await runDemo({ folder: positionals[0], write })
  return 0
}
