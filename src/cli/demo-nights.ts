import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { workTreeDestination } from '../destinations/git-folder.js'
import { hireflixClient, networkEdges } from '../hireflix/client.js'
import { renderSummary } from '../publish/summary.js'
import { readableSummary } from '../publish/summary-text.js'
import { defaultRules } from '../review/default-rules.js'
import { countNew } from '../review/report.js'
import { run } from '../run/run.js'
import { demoNights, startDemoSandbox } from '../sandbox/demo-company.js'
import { version } from '../version.js'

const dayMs = 86_400_000

/**
 * Archives several simulated nights of a made-up company: the real archiver over HTTP against the sandbox, into a git
 * repository. Only the clock is simulated. `folder` must be new or empty; without one, a temporary folder is made.
 */
export async function runDemo(options: {
  readonly folder: string | undefined
  readonly write: (text: string) => void
}): Promise<void> {
  const { write } = options
  const repository =
    options.folder === undefined
      ? mkdtempSync(join(tmpdir(), 'hireflix-audit-demo-'))
      : resolve(options.folder)
  mkdirSync(repository, { recursive: true })
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: repository, encoding: 'utf8' })
  git('init', '--quiet')
  const sandbox = await startDemoSandbox()
  const endpoint = new URL(sandbox.endpoint)
  // One client for all nights, and time passes as it does there.
  const edges = { ...networkEdges(endpoint), now: () => sandbox.clock.now() }
  const source = hireflixClient({ endpoint, apiKey: sandbox.apiKey, log: () => {} }, edges)
  write(`A made-up company's Hireflix answers at ${sandbox.endpoint}; the archive is in ${repository}\n\n`)
  let summary = ''
  try {
    for (let night = 1; night <= demoNights; night++) {
      const now = new Date(sandbox.clock.now()).toISOString()
      // So that the history of the archive shows the simulated nights.
      process.env['GIT_AUTHOR_DATE'] = process.env['GIT_COMMITTER_DATE'] = now
      const report = await run(
        {
          pageSize: 100,
          concurrency: 4,
          lookbackMs: 3 * dayMs,
          rules: defaultRules,
          secrets: [{ input: 'api-key', value: sandbox.apiKey }],
          run: { id: `demo-${night}`, attempt: 1, repository: 'example/demo', version }
        },
        {
          source,
          destination: workTreeDestination({
            folder: join(repository, 'audit-log'),
            description: 'audit-log'
          }),
          log: () => {},
          sleep: async () => {},
          random: Math.random
        }
      )
      const { archivedEvents, verdict } = report
      write(
        `Night ${night}, ${now}: ${verdict}, ${countNew(report)} new events, ${archivedEvents} archived, ` +
          `${report.source?.requests ?? 0} requests, ${report.commits.length === 0 ? 'no commit' : 'committed'}\n`
      )
      summary = renderSummary(report, defaultRules)
      sandbox.clock.advance(dayMs)
    }
  } finally {
    await source.close()
    await sandbox.close()
  }
  const summaryFile = join(repository, 'summary.md')
  writeFileSync(summaryFile, summary)
  write(`\n----- The job summary of the last night (${summaryFile} has its Markdown) -----\n\n`)
  write(`${readableSummary(summary)}\n`)
  write(`----- git log --stat of the archive -----\n\n${git('log', '--stat')}\n`)
  write(`\nThe archive is in ${repository}\n`)
}
