import { writeFile } from 'node:fs/promises'
import { stagedSeeds } from '../broken/findings.js'
import { type Death, isNoticed, type Need } from '../broken/noticing.js'
import { readMutationScore } from '../mutation/page.js'
import { type Check, checks } from './checks.js'
import { type Figures, rowsOf } from './figures.js'

const path = new URL('../../docs/reliability.md', import.meta.url)

/** Writes docs/reliability.md; the parts that other commands write are left as they are. */
export async function writeReliability(found: {
  readonly figures: Figures
  readonly deaths: readonly Death[]
  readonly needs: readonly Need[]
}): Promise<void> {
  const { figures, deaths, needs } = found
  const score = await readMutationScore()
  const killed = deaths.filter(isNoticed).length
  const sorted = deaths.toSorted((a, b) => (a.mutant.name < b.mutant.name ? -1 : 1))
  const text = [
    '# Reliability',
    '',
    'We promise that no event is lost and none archived twice. This page is what a machine found that tries to break',
    'that promise. It is written by a command, never by hand:',
    '',
    '```',
    `npm run simulate -- --seeds 1..${figures.seeds} --write`,
    '```',
    '',
    'The simulator drives the real program against a source and a host that it makes up, on a clock of its own. One',
    'number decides everything of a season of ninety days: bursts and quiet weeks, ties that change their order',
    'between requests, identical twins, groups longer than a page, events that come days late, expiry and deletion',
    'while a run is paging, e-mail addresses that change, limits that are clamped, totals that lag, lists in another',
    'order, clocks that differ, events dated in the future, rows that make no sense; answers 429 and 5xx, cut short or',
    'torn off, that never come, hold `errors` beside data or are a page of somebody else; and a process that is killed',
    'between any two calls, one to four runs at once, outages longer than retention, stale reads, lost races, lost',
    'answers, and somebody who sets the branch back. After every commit an oracle that shares no code with the program',
    'compares the archive, and each of its claims, with what the server showed. How to replay a seed with everything',
    'that happens in it: `npm run simulate -- --trace 46`.',
    '',
    'What it does not do: most seasons turn down four constants (retention, the size of a part, of a commit and of a',
    'stage), so that expiry, sealed parts, split commits and staged readings happen in small logs; the answers of two pure',
    'functions are remembered. Sockets, the file system, git and GitHub are not in it: the scenario tests have them, and',
    '`npm run chaos`, which kills the built bundle a hundred times against loopback servers. Where a server lists events',
    'out of order, forgets them or miscounts, the oracle asks for honesty, not for a proof.',
    '',
    '## Figures',
    '',
    '| | |',
    '|---|---:|',
    ...rowsOf(figures).map(([name, figure]) => `| ${name} | ${figure} |`),
    '',
    'Mutation testing of the archive and of the source, by their own tests, which [mutation.md](mutation.md) explains:',
    `${score}.`,
    '',
    '## Faults',
    '',
    'Injected is what was planned or rolled; effective is what a run met.',
    '',
    '| Fault | injected | effective |',
    '|---|---:|---:|',
    ...[...figures.faults].map(([kind, counts]) => `| ${kind} | ${counts.join(' | ')} |`),
    '',
    '## Mutants',
    '',
    `Deliberately wrong variants of the program: ${killed} of ${deaths.length} are noticed. How many seeds it takes is the`,
    'median over several first seeds; a mutant that takes more than the stated number fails the command.',
    '',
    '| Mutant | The mistake | Median seeds | At most | Noticed by |',
    '|---|---|---:|---:|---|',
    ...sorted
      .filter(({ mutant }) => mutant.seed === undefined)
      .map(
        ({ mutant, seeds, checks: by }) =>
          `| ${mutant.name} | ${mutant.mistake} | ${seeds[Math.floor(seeds.length / 2)]} | ${mutant.within} | ${by.join(', ')} |`
      ),
    '',
    '## Findings',
    '',
    'Faults that the simulator found in the program. Each is mended, and kept as a mutant with a seed that shows it.',
    '',
    '| Finding | The mistake | Seed | Noticed by |',
    '|---|---|---:|---|',
    ...sorted
      .filter(({ mutant }) => mutant.seed !== undefined)
      .map(
        ({ mutant, checks: by }) =>
          `| ${mutant.name} | ${mutant.mistake} | ${mutant.seed} | ${by.join(', ') || '—'} |`
      ),
    '',
    `Seeds ${stagedSeeds.join(', ')} showed faults of reading in stages that no small patch brings back; the tests play them.`,
    '',
    '## Checks',
    '',
    'The oracle has no check too many: without it, a mutant lives through the seeds that gave it away.',
    '',
    '| Check | What it holds the program to | Without it lives |',
    '|---|---|---|',
    ...Object.keys(checks).map((check) => {
      const witnesses = needs.filter((need) => need.check === check && need.lives)
      const lives = witnesses.map(({ mutant }) => mutant).join(', ')
      return `| ${check} | ${checks[check as Check]} | ${lives || '—'} |`
    }),
    ''
  ].join('\n')
  await writeFile(path, text)
}
