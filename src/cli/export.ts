import { resolve } from 'node:path'
import { verifyApart, withExportFolder } from '../destinations/export-folder.js'
import { thisProcess } from '../destinations/writing-process.js'
import { ArchiveError, InputError, IntegrityError } from '../errors.js'
import { type ExportResult, exportArchive } from '../export/export.js'
import { parseExportOptions } from '../export/options.js'
import { ExportSource } from '../export/source.js'
import { describeFailure } from '../publish/failure.js'
import { countOf, renderNumber } from '../text/wording.js'
import { parseArguments } from './arguments.js'
import { openPlace } from './place.js'
import { progressTicker } from './progress.js'

interface Output {
  readonly write: (text: string) => void
  /** Progress and failures; stdout holds the result alone. */
  readonly say: (message: string) => void
  readonly now: () => number
}

/** The command `export`. Returns the exit status; 3 is for an archive that does not verify. */
export async function exportCommand(args: readonly string[], output: Output): Promise<number> {
  try {
    await exportFolder(args, output)
    return 0
  } catch (error) {
    const { title, messages } = describeFailure(error)
    output.say(`${error instanceof ArchiveError ? 'The archive could not be exported' : title}:`)
    for (const message of messages) output.say(`  ${message}`)
    return error instanceof IntegrityError ? 3 : 2
  }
}

const optionNames = ['format', 'schema', 'ocsf-version', 'compression', 'from', 'to']

async function exportFolder(args: readonly string[], { write, say, now }: Output): Promise<void> {
  const { values, positionals } = parseArguments(args, {
    ...Object.fromEntries(optionNames.map((name) => [name, { type: 'string' as const }])),
    json: { type: 'boolean' }
  })
  const [folder, out, ...more] = positionals
  if (folder === undefined || folder === '' || out === undefined || out === '' || more.length > 0) {
    throw new InputError([
      `Cannot export with ${positionals.length} folders: name the archive's and the one to write, for example ` +
        'export audit-log audit-export'
    ])
  }
  const options = parseExportOptions((name) => values[name] as string | undefined)
  await verifyApart(resolve(out), resolve(folder))
  const place = await openPlace(resolve(folder), { branch: undefined, path: undefined, history: false })
  const ticker = progressTicker(now, say)
  try {
    const source = await ExportSource.open(place.folder, folder)
    const result = await withExportFolder(resolve(out), thisProcess, (target) =>
      exportArchive(source, target, options, ({ months, of, events }) =>
        ticker(`Exported ${months} of ${of} months, ${renderNumber(events)} events`)
      )
    )
    write(values['json'] === true ? `${JSON.stringify(result)}\n` : renderLines(result, out))
  } finally {
    place.close()
  }
}

function renderLines({ changed, events, months }: ExportResult, out: string): string {
  const what = `${countOf(events, 'event')} of ${countOf(months, 'month')} in ${out}`
  return changed.length === 0
    ? `Nothing changed: ${what}\n`
    : `${changed.map((path) => `changed\t${path}\n`).join('')}Exported: ${what}\n`
}
