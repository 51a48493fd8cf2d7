import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openArchive } from '../archive/opened-archive.js'
import { archiveLog } from '../assembly.js'
import { WorkTreeDestination } from '../destinations/git-folder.js'
import { thisProcess } from '../destinations/writing-process.js'
import { InputError } from '../errors.js'
import { dayMs } from '../events/intervals.js'
import { parseFolderInputs } from '../inputs/inputs.js'
import { renderSummary } from '../publish/summary.js'
import { readableSummary } from '../publish/summary-text.js'
import { countNew } from '../review/report.js'
import { demoNights, startDemoSandbox } from '../sandbox/demo-company.js'
import { version } from '../version.js'
import { parseArguments } from './arguments.js'

/**
 * The command `demo`: archives several simulated nights of a made-up company. The real archiver speaks HTTP with the
 * sandbox and writes into a git repository; only the clock is simulated. The folder must be new or empty; without one,
 * a temporary folder is made. Returns the exit status.
 */
export async function demoCommand(
  args: readonly string[],
  { write }: { readonly write: (text: string) => void }
): Promise<number> {
  const { positionals } = parseArguments(args, {})
  const [folder, ...more] = positionals
  if (more.length > 0) {
    throw new InputError([`Cannot use more than one folder: found ${positionals.length}`])
  }
  const repository =
    folder === undefined ? mkdtempSync(join(tmpdir(), 'hireflix-audit-demo-')) : resolve(folder)
  mkdirSync(repository, { recursive: true })
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: repository, encoding: 'utf8' })
  git('init', '--quiet')
  const sandbox = await startDemoSandbox()
  const inputs = parseFolderInputs({ endpoint: sandbox.endpoint, 'api-key': sandbox.apiKey })
  const destination = new WorkTreeDestination({
    folder: join(repository, 'audit-log'),
    description: 'audit-log',
    writer: thisProcess
  })
  write(`A made-up company's Hireflix answers at ${sandbox.endpoint}; the archive is in ${repository}\n\n`)
  let summary = ''
  try {
    for (let night = 1; night <= demoNights; night++) {
      const now = new Date(sandbox.clock.now()).toISOString()
      // So that the history of the archive shows the simulated nights.
      process.env['GIT_AUTHOR_DATE'] = process.env['GIT_COMMITTER_DATE'] = now
      const stamp = { id: `demo-${night}`, attempt: 1, repository: 'example/demo', version }
      const review = await archiveLog(await openArchive(destination), inputs, {
        destination,
        run: stamp,
        log: () => {}
      })
      const { archivedEvents, verdict } = review
      write(
        `Night ${night}, ${now}: ${verdict}, ${countNew(review)} new events, ${archivedEvents} archived, ` +
          `${review.source?.requests ?? 0} requests, ${review.commits.length === 0 ? 'no commit' : 'committed'}\n`
      )
      summary = renderSummary(review)
      sandbox.clock.advance(dayMs)
    }
  } finally {
    await sandbox.close()
  }
  const summaryFile = join(repository, 'summary.md')
  writeFileSync(summaryFile, summary)
  write(`\n----- The job summary of the last night (${summaryFile} has its Markdown) -----\n\n`)
  write(`${readableSummary(summary)}\n`)
  write(`----- git log --stat of the archive -----\n\n${git('log', '--stat')}\n`)
  write(`\nThe archive is in ${repository}\n`)
  return 0
}
