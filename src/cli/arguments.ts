import { parseArgs } from 'node:util'
import { InputError } from '../errors.js'

export type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

/** @throws InputError */
export function parseArguments(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new InputError([`Cannot use these arguments: ${(error as Error).message}`])
  }
}

/** The one folder that a command is about. @throws InputError */
export function parseFolder(command: string, positionals: readonly string[]): string {
  const [folder, ...more] = positionals
  if (folder === undefined || folder === '')
    throw new InputError([`Cannot ${command} without a folder: name one, for example audit-log`])
  if (more.length > 0)
    throw new InputError([`Cannot ${command} more than one folder: found ${positionals.length}`])
  return folder
}
