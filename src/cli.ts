import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { redactCommand, redactUsage } from './commands/redact.js'
import { verifyCommand, verifyUsage } from './commands/verify.js'
import { runDemo } from './demo.js'
import { workTreeDestination } from './destinations/work-tree.js'
import { InputError } from './errors.js'
import { describeFailure, failedConditions } from './failures.js'
import { hireflixClient } from './hireflix/client.js'
import { parseFolderInputs } from './inputs.js'
import { describeAnnotations } from './review/annotations.js'
import { defaultRules } from './review/default-rules.js'
import { describeOutputs } from './review/outputs.js'
import { renderSummary } from './review/summary.js'
import { run } from './run.js'
import { version } from './version.js'

const usage = `hireflix-audit-archive ${version}

  archive <folder>   read new audit events from Hireflix into the archive in <folder>, and commit it when the
                     folder is in a git work tree; the key comes from the environment: HIREFLIX_API_KEY
      --endpoint URL        https://api.hireflix.com/me
      --lookback TIME       read again at least this far behind the last proven time: 36h, 3d, 2w or all (3d)
      --page-size N         events per request, 1 to 1000 (100)
      --concurrency N       requests under way at once, 1 to 16 (4)
      --notable RULE        a rule, as in the Action's input; may be repeated
      --fail-on CONDITIONS  any of gap, unproven, quarantine, notable, critical, or never (gap)
      --summary FILE        write the Markdown summary there
${verifyUsage}${redactUsage}  demo [folder]      archive several simulated nights of a made-up company into a git repository, without a key and
                     without network
  --help, --version

Exit status: 0 done, 1 failed (or a fail-on condition is met), 2 wrong usage.
`

const say = (message: string): void => void process.stderr.write(`${message}\n`)

/** The command line's entry. Returns the exit status. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args
  try {
    switch (command) {
      case 'archive':
        return await archive(rest)
      case 'verify':
        return await verifyCommand(rest, {
          write: (text) => void process.stdout.write(text),
          say,
          now: Date.now
        })
      case 'redact':
        return await redactCommand(rest, {
          write: (text) => void process.stdout.write(text),
          say,
          now: Date.now
        })
      case 'demo':
        return await demo(rest)
      case '--version':
        process.stdout.write(`${version}\n`)
        return 0
      case '--help':
      case 'help':
        process.stdout.write(usage)
        return 0
      default:
        process.stderr.write(usage)
        return 2
    }
  } catch (error) {
    const { title, messages } = describeFailure(error)
    say(`${title}:`)
    for (const message of messages) say(`  ${message}`)
    return error instanceof InputError ? 2 : 1
  }
}

async function archive(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, {
    endpoint: { type: 'string' },
    lookback: { type: 'string' },
    'page-size': { type: 'string' },
    concurrency: { type: 'string' },
    notable: { type: 'string', multiple: true },
    'fail-on': { type: 'string' },
    summary: { type: 'string' }
  })
  const folder = onlyFolder(positionals)
  if (folder === undefined)
    throw new InputError(['Cannot archive without a folder: name one, for example audit-log'])
  const text = (name: string): string => [values[name] ?? ''].flat().join('\n')
  const inputs = parseFolderInputs({
    'api-key': process.env['HIREFLIX_API_KEY'] ?? '',
    ...Object.fromEntries(Object.keys(values).map((name) => [name, text(name)]))
  })
  const rules = [...defaultRules, ...inputs.notable]
  const source = hireflixClient({ ...inputs, log: say })
  try {
    const report = await run(
      { ...inputs, rules, run: { id: `local-${randomUUID()}`, attempt: 1, repository: '', version } },
      {
        source,
        destination: workTreeDestination({ folder: resolve(folder), description: folder }),
        log: say,
        sleep,
        random: Math.random
      }
    )
    if (text('summary') !== '') await writeFile(text('summary'), renderSummary(report, rules))
    for (const { level, title, message } of describeAnnotations(report, rules))
      say(`${level}: ${title}: ${message}`)
    const { notable: _eventText, ...outputs } = describeOutputs(report, rules)
    for (const [name, value] of Object.entries(outputs)) process.stdout.write(`${name}=${value}\n`)
    const failed = failedConditions(report, inputs.failOn, rules)
    for (const sentence of failed) say(`The events are archived, but ${sentence}`)
    return failed.length === 0 ? 0 : 1
  } finally {
    await source.close()
  }
}

async function demo(args: readonly string[]): Promise<number> {
  const { positionals } = parsed(args, {})
  await runDemo({ folder: onlyFolder(positionals), write: (text) => void process.stdout.write(text) })
  return 0
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

function parsed(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new InputError([`Cannot use these arguments: ${(error as Error).message}`])
  }
}

function onlyFolder(positionals: readonly string[]): string | undefined {
  if (positionals.length > 1) {
    throw new InputError([`Cannot use more than one folder: found ${positionals.length}`])
  }
  return positionals[0]
}

process.exitCode = await main(process.argv.slice(2))
