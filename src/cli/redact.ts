import { resolve } from 'node:path'
import { redactionText } from '../archive/ledger-line.js'
import { runStamp } from '../assembly.js'
import { WorkTreeDestination } from '../destinations/git-folder.js'
import { thisProcess } from '../destinations/writing-process.js'
import { InputError } from '../errors.js'
import { redact } from '../run/redaction.js'
import { parseArguments, parseFolder } from './arguments.js'
import { verifyArchiveFolder } from './place.js'

interface Output {
  readonly say: (message: string) => void
  readonly write: (text: string) => void
  readonly now: () => number
}

/** The command `redact`. Returns the exit status. */
export async function redactCommand(args: readonly string[], { say, write, now }: Output): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    event: { type: 'string' },
    reason: { type: 'string' },
    by: { type: 'string' }
  })
  const folder = parseFolder('redact in', positionals)
  verifyArchiveFolder('redact in', folder)
  const { event = '', reason = '', by = '' } = values as Readonly<Record<string, string>>
  const faults: string[] = []
  if (!/^[0-9a-f]{64}$/.test(event))
    faults.push('Cannot redact without an event: --event must be its key, 64 hex digits')
  for (const [name, text] of Object.entries({ reason, by })) {
    if (!redactionText.test(text)) {
      faults.push(
        `Cannot redact without a usable --${name}: it must be one line of 1 to 500 plain characters`
      )
    }
  }
  if (faults.length > 0) throw new InputError(faults)
  const destination = new WorkTreeDestination({
    folder: resolve(folder),
    description: folder,
    writer: thisProcess,
    say
  })
  const outcome = await redact(destination, { key: event, by, reason, run: runStamp() }, now)
  if (outcome.kind === 'redacted-before') {
    say(`Event ${event} was redacted before: nothing to do`)
    return 0
  }
  for (const { path, copies } of outcome.redactions) {
    say(`Redacted ${copies} ${copies === 1 ? 'copy' : 'copies'} of ${event} in ${path}`)
  }
  say(
    'Older commits of a git repository, its clones and backups still hold the event: docs/threat-model.md says how to ' +
      'expire them'
  )
  write(`ledger-head=${outcome.head}\n`)
  if (outcome.commit !== undefined) write(`commit-sha=${outcome.commit.sha}\n`)
  return 0
}
