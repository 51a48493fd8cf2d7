import { once } from 'node:events'
import { archiveCommand, archiveUsage } from './commands/archive.js'
import { parseArguments } from './commands/arguments.js'
import { redactCommand, redactUsage } from './commands/redact.js'
import { reportCommand, reportUsage } from './commands/report.js'
import { sandboxCommand, sandboxUsage } from './commands/sandbox.js'
import { searchCommand, searchUsage } from './commands/search.js'
import { verifyCommand, verifyUsage } from './commands/verify.js'
import { InputError } from './errors.js'
import { describeFailure } from './failures.js'
import { version } from './version.js'

const usage = `hireflix-audit-archive ${version}

${archiveUsage}${reportUsage}${verifyUsage}${searchUsage}${redactUsage}  demo [folder]      archive several simulated nights of a made-up company into a git repository, without a key and
                     without network
${sandboxUsage}  --help, --version

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

// `verify … | head` closes the pipe early, and has seen what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

/** The command line's entry. Returns the exit status. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  try {
    switch (command) {
      case 'archive':
        return await archiveCommand(args, output)
      case 'report':
        return await reportCommand(args, output)
      case 'verify':
        return await verifyCommand(args, output)
      case 'search':
        return await searchCommand(args, output)
      case 'redact':
        return await redactCommand(args, output)
      case 'demo':
        return await demo(args)
      case 'sandbox':
        return await sandboxCommand(args, output)
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
    const { title, messages } = describeFailure(error)
    output.say(`${title}:`)
    for (const message of messages) output.say(`  ${message}`)
    return error instanceof InputError ? 2 : 1
  }
}

async function demo(args: readonly string[]): Promise<number> {
  const { positionals } = parseArguments(args, {})
  if (positionals.length > 1) {
    throw new InputError([`Cannot use more than one folder: found ${positionals.length}`])
  }
  // A server of GraphQL comes with it, which nothing else needs.
  const { runDemo } = await import('./demo.js')
  await runDemo({ folder: positionals[0], write: output.write })
  return 0
}

process.exitCode = await main(process.argv.slice(2))
