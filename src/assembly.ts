import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Destination } from './archive/destination.js'
import type { Coverage, RunStamp } from './archive/ledger-line.js'
import type { ArchiveReader } from './archive/opened-archive.js'
import { hireflixClient, networkEdges } from './hireflix/client.js'
import type { Inputs } from './inputs/inputs.js'
import { defaultRules } from './review/default-rules.js'
import { judge, type Review } from './review/judgement.js'
import { type ReadablePlace, reportOn } from './run/archive-report.js'
import { run } from './run/run.js'
import { version } from './version.js'

/**
 * Archives what Hireflix has in the archive that was opened at a destination, and reviews it.
 * @throws as {@link run}.
 */
export async function archiveLog(
  opened: ArchiveReader,
  inputs: Inputs,
  edges: {
    readonly destination: Destination
    readonly run: RunStamp
    readonly log: (message: string) => void
  }
): Promise<Review> {
  const source = hireflixClient({ ...inputs, log: edges.log }, networkEdges(inputs.endpoint))
  const rules = [...defaultRules, ...inputs.notable]
  try {
    const report = await run(
      opened,
      { ...inputs, rules, run: edges.run },
      { ...edges, source, sleep, random: Math.random }
    )
    return judge(report, rules)
  } finally {
    await source.close()
  }
}

/**
 * Reviews an archive that is there, and writes nothing.
 * @throws as {@link reportOn}.
 */
export async function reviewPlace(
  place: ReadablePlace,
  options: Pick<Inputs, 'reviewPeriod' | 'notable'> & {
    readonly now?: number | undefined
    readonly coverage?: Coverage | undefined
  }
): Promise<Review> {
  const { reviewPeriod: period, notable, now, coverage } = options
  const rules = [...defaultRules, ...notable]
  return judge(await reportOn(place, { period, rules, now, coverage }), rules)
}

/** What the ledger says of a run: outside of a workflow it is a local one. */
export function runStamp(env: Readonly<Record<string, string | undefined>> = {}): RunStamp {
  return {
    id: env['GITHUB_RUN_ID'] || `local-${randomUUID()}`,
    attempt: Number(env['GITHUB_RUN_ATTEMPT']) || 1,
    repository: env['GITHUB_REPOSITORY'] ?? '',
    version
  }
}
