import { resolve } from 'node:path'
import { hasStagedChange } from '../destinations/staging.js'
import { statePathOf } from '../destinations/state-folder.js'
import { ArchiveError } from '../errors.js'
import { describeFailure } from '../publish/failure.js'
import { quoteOf } from '../text/quote.js'
import { parsePins } from '../verification/pins.js'
import { exitStatusOf, renderLines, serializeReport } from '../verification/report.js'
import { parseSince } from '../verification/since.js'
import { verifyArchive } from '../verification/verify.js'
import { parseArguments, parseFolder } from './arguments.js'
import { findArchiveFolder, openPlace } from './place.js'
import { progressTicker } from './progress.js'

interface Output {
  readonly write: (text: string) => void
  /** Progress and failures; stdout holds the report alone. */
  readonly say: (message: string) => void
  readonly now: () => number
}

/** The command `verify`. Returns the exit status; 1 is for an invalid archive alone. */
export async function verifyCommand(args: readonly string[], output: Output): Promise<number> {
  try {
    return await verifyFolder(args, output)
  } catch (error) {
    const { title, messages } = describeFailure(error)
    output.say(`${error instanceof ArchiveError ? 'The archive could not be read' : title}:`)
    for (const message of messages) output.say(`  ${message}`)
    return 2
  }
}

async function verifyFolder(args: readonly string[], { write, say, now }: Output): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    history: { type: 'boolean' },
    pin: { type: 'string', multiple: true },
    since: { type: 'string' },
    branch: { type: 'string' },
    path: { type: 'string' },
    now: { type: 'string' },
    json: { type: 'boolean' }
  })
  const texts = (name: string): string[] => [values[name] ?? []].flat().map(String)
  const text = (name: string): string | undefined => texts(name)[0]
  const named = resolve(parseFolder('verify', positionals))
  const folder = text('branch') === undefined && text('path') === undefined ? findArchiveFolder(named) : named
  if (folder !== named) say(`The archive is in "${quoteOf(folder)}"`)
  const pins = texts('pin').flatMap(parsePins)
  const since = text('since') === undefined ? undefined : parseSince('since', text('since') ?? '')
  const at = text('now') === undefined ? now() : Date.parse(parseSince('now', text('now') ?? ''))
  const place = await openPlace(folder, {
    branch: text('branch'),
    path: text('path'),
    history: values['history'] === true
  })
  const ticker = progressTicker(now, say)
  try {
    const report = await verifyArchive(place.folder, {
      pins,
      since,
      now: at,
      history: place.history ?? (values['history'] === true ? 'no-commit' : undefined),
      progress: ({ files, of, events }) => ticker(`Verified ${files} of ${of} files, ${events} events`),
      historyProgress: (commits) => ticker(`Looked at ${commits} commits`)
    })
    write(values['json'] === true ? serializeReport(report) : renderLines(report))
    const status = exitStatusOf(report)
    if (status === 1 && (await hasStagedChange(statePathOf(folder)))) {
      say('A change of this folder was begun and not finished: let the archiver finish it, then verify again')
    }
    return status
  } finally {
    place.close()
  }
}
