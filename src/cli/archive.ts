import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { openArchive } from '../archive/opened-archive.js'
import { archiveLog, runStamp } from '../assembly.js'
import { WorkTreeDestination } from '../destinations/git-folder.js'
import { thisProcess } from '../destinations/writing-process.js'
import { parseFolderInputs } from '../inputs/inputs.js'
import { describeAnnotations } from '../publish/annotations.js'
import { describeOutputs } from '../publish/outputs.js'
import { renderSummary } from '../publish/summary.js'
import { failedConditions } from '../review/conditions.js'
import { parseArguments, parseFolder } from './arguments.js'
import { verifyArchiveFolder } from './place.js'

interface Output {
  readonly write: (text: string) => void
  /** Progress and failures; stdout holds the outputs alone. */
  readonly say: (message: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The command `archive`. Returns the exit status. */
export async function archiveCommand(args: readonly string[], { write, say, env }: Output): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    endpoint: { type: 'string' },
    lookback: { type: 'string' },
    'page-size': { type: 'string' },
    concurrency: { type: 'string' },
    'review-period': { type: 'string' },
    notable: { type: 'string', multiple: true },
    'fail-on': { type: 'string' },
    pseudonymize: { type: 'string' },
    summary: { type: 'string' }
  })
  const folder = parseFolder('archive', positionals)
  verifyArchiveFolder('archive into', folder)
  const text = (name: string): string => [values[name] ?? ''].flat().join('\n')
  const inputs = parseFolderInputs({
    'api-key': env['HIREFLIX_API_KEY'] ?? '',
    'pseudonym-key': env['HIREFLIX_PSEUDONYM_KEY'] ?? '',
    ...Object.fromEntries(Object.keys(values).map((name) => [name, text(name)]))
  })
  const destination = new WorkTreeDestination({
    folder: resolve(folder),
    description: folder,
    writer: thisProcess,
    say
  })
  const archive = await openArchive(destination)
  const review = await archiveLog(archive, inputs, { destination, run: runStamp(), log: say })
  const summaryFile = text('summary')
  const isComplete = summaryFile === '' || (await writeSummary(summaryFile, renderSummary(review), say))
  for (const { level, title, message } of describeAnnotations(review)) {
    say(`${level}: ${title}: ${message}`)
  }
  // Text of strangers does not go to a terminal or a log.
  const { notable: _eventText, ...outputs } = describeOutputs(review)
  for (const [name, value] of Object.entries(outputs)) write(`${name}=${value}\n`)
  const failed = failedConditions(review, inputs.failOn)
  for (const sentence of failed) say(`The events are archived, but ${sentence}`)
  return failed.length === 0 && isComplete ? 0 : 1
}

/** The archive is complete by now: where the summary cannot be written, the outputs must be told all the same. */
async function writeSummary(file: string, summary: string, say: Output['say']): Promise<boolean> {
  try {
    await writeFile(file, summary)
    return true
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    say(
      `The events are archived, but the summary cannot be written to "${file}": ${code}; name a file in a folder that exists`
    )
    return false
  }
}
