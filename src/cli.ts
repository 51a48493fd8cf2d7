import { archiveCommand, archiveUsage } from './commands/archive.js'
import { parseArguments } from './commands/arguments.js'
import { redactCommand, redactUsage } from './commands/redact.js'
import { reportCommand, reportUsage } from './commands/report.js'
import { verifyCommand, verifyUsage } from './commands/verify.js'
import { InputError } from './errors.js'
import { describeFailure } from './failures.js'
import { version } from './version.js'

const usage = `hireflix-audit-archive ${version}

${archiveUsage}${reportUsage}${verifyUsage}${redactUsage}  demo [folder]      archive several simulated nights of a made-up company into a git repository, without a key and
                     without network
  --help, --version

Exit status: 0 done, 1 failed (or a fail-on condition is met), 2 wrong usage.
`

const output = {
  write: (text: string): void => void process.stdout.write(text),
  say: (message: string): void => void process.stderr.write(`${message}\n`),
  now: Date.now,
  env: process.env
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
      case 'redact':
        return await redactCommand(args, output)
      case 'demo':
        return await demo(args)
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
