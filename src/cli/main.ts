import { once } from 'node:events'
import { InputError } from '../errors.js'
import { verifyUntraced } from '../inputs/traces.js'
import { describeFailure } from '../publish/failure.js'
import { version } from '../version.js'
import { usages } from './usage.js'

const usage = `hireflix-audit-archive ${version}

${Object.values(usages).join('')}  --help, --version

Exit status: 0 done, 1 failed (or a fail-on condition is met), 2 wrong usage.
`

const output = {
  write: (text: string): void => void process.stdout.write(text),
  drained: async (): Promise<void> => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
  },
  isTerminal: process.stdout.isTTY === true,
  say: (message: string): void => void process.stderr.write(`${message}\n`),
  now: Date.now,
  env: process.env,
  ended: () =>
    new Promise<void>((done) => {
      // Nothing else keeps the process: the sandbox never does.
      const alive = setInterval(() => {}, 60_000)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          clearInterval(alive)
          done()
        })
      }
    })
}

// For `search` and `verify`, exit status 1 is a result, so failures use 2; `export` does as they do.
const failed = /^(?:search|verify|export)$/.test(process.argv[2] ?? '') ? 2 : 1

// broken: output-fails
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  // `verify … | head` closes the pipe early; that is no failure.
  if (code === 'EPIPE') process.exit()
  output.say(`Cannot write to standard output: ${/^E[A-Z0-9]+$/.test(code ?? '') ? code : 'it failed'}`)
  process.exit(failed)
})
// What nobody awaited or foresaw: Node would print it with its message, stack and causes.
// broken: no-last-catch-of-commands
process.on('uncaughtException', (error) => {
  sayFailure(error)
  process.exit(failed)
})

/** The command line's entry: loads the command that is called, and no other. Returns the exit status. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  try {
    const own = usages[command ?? '']
    if (own !== undefined && asksForHelp(args)) {
      output.write(own)
      return 0
    }
    if (process.env['HIREFLIX_API_KEY'] || process.env['HIREFLIX_PSEUDONYM_KEY']) {
      verifyUntraced(process.env, process.execArgv)
    }
    switch (command) {
      case 'archive':
        return await (await import('./archive.js')).archiveCommand(args, output)
      case 'report':
        return await (await import('./report.js')).reportCommand(args, output)
      case 'verify':
        return await (await import('./verify.js')).verifyCommand(args, output)
      case 'search':
        return await (await import('./search.js')).searchCommand(args, output)
      case 'export':
        return await (await import('./export.js')).exportCommand(args, output)
      case 'redact':
        return await (await import('./redact.js')).redactCommand(args, output)
      case 'demo':
        return await (await import('./demo.js')).demoCommand(args, output)
      case 'sandbox':
        return await (await import('./sandbox.js')).sandboxCommand(args, output)
      case '--version':
        output.write(`${version}\n`)
        return 0
      case '--help':
      case 'help':
        output.write(usage)
        return 0
      default:
        output.say(usage)
        return 2
    }
  } catch (error) {
    sayFailure(error)
    return error instanceof InputError ? 2 : failed
  }
}

/** After `--` it is something to look for. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? undefined : end).includes('--help')
}

function sayFailure(error: unknown): void {
  const { title, messages } = describeFailure(error)
  output.say(`${title}:`)
  for (const message of messages) output.say(`  ${message}`)
}

process.exitCode = await main(process.argv.slice(2))
