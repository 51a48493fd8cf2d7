/**
 * The command line of the simulator:
 *
 *   npm run simulate -- --seeds 1..1000         play seeds, print the figures; fails on any violation
 *   npm run simulate -- --trace 46              play one seed and tell everything that happens
 *   npm run simulate -- --trace 46 --mutant no-overlap   of a wrong variant
 *   npm run simulate -- --seeds 1..1000 --write all of it, and what `npm run broken -- --mutants --needed` does, written
 *                                               to docs/reliability.md
 *
 * A long campaign can go on where another left off: `--played FILE` takes what worker.ts printed for some seeds,
 * `--told FILE` what `npm run broken` printed.
 */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Death, isNoticed, killAll, type Need, proveNeeded } from '../broken/noticing.js'
import { blocksOf, type Played, playSeasons, spread } from './campaign.js'
import { figuresOf, rowsOf } from './figures.js'
import { writeReliability } from './reliability.js'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    mutant: { type: 'string' },
    starts: { type: 'string', default: '3' },
    without: { type: 'string', multiple: true, default: [] },
    concurrency: { type: 'string' },
    trace: { type: 'string' },
    write: { type: 'boolean', default: false },
    played: { type: 'string', multiple: true, default: [] },
    told: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', default: String(Math.min(8, availableParallelism())) }
  }
})
const jobs = Number(values.jobs)
const fixed = values.concurrency === undefined ? {} : { concurrency: Number(values.concurrency) }

const concurrencyArgument = values.concurrency === undefined ? '' : ` --concurrency ${values.concurrency}`

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(season: Played): void {
  for (const { check, at, message } of season.violations.slice(0, 5)) {
    say(`seed ${season.seed}: ${check} at ${new Date(at).toISOString()}: ${message}`)
  }
  if (season.kinds.length > 0)
    say(`  to see how: npm run simulate -- --trace ${season.seed}${concurrencyArgument}`)
}

function parseSeeds(text: string): { from: number; to: number } {
  const match = /^(\d+)(?:\.\.(\d+))?$/.exec(text)
  if (match?.[1] === undefined) throw new Error(`Cannot use seeds "${text}": give them as 1..1000`)
  return { from: Number(match[1]), to: Number(match[2] ?? match[1]) }
}

async function readPlayed({ from, to }: { from: number; to: number }): Promise<Played[]> {
  const texts = await Promise.all(values.played.map((path) => readFile(path, 'utf8')))
  return texts
    .flatMap((text) => text.split('\n').filter((line) => line !== ''))
    .map((line) => JSON.parse(line) as Played)
    .filter(({ seed }) => from <= seed && seed <= to)
    .sort((a, b) => a.seed - b.seed)
}

async function simulate(): Promise<Played[]> {
  const { from, to } = parseSeeds(values.seeds ?? '1..100')
  const seasons = await readPlayed({ from, to })
  seasons.forEach(complain)
  let told = seasons.length
  const known = new Set(seasons.map(({ seed }) => seed))
  const blocks = blocksOf(from, to, 10).filter((block) => !known.has(block.from) || !known.has(block.to))
  await spread(blocks, jobs, async (block) => {
    const onSeason = (season: Played): void => {
      complain(season)
      seasons.push(season)
      if (seasons.length - told < 25) return
      told = seasons.length
      say(`${told} of ${to - from + 1} seeds, ${figuresOf(seasons).failedSeeds.length} with violations`)
    }
    await playSeasons({ ...block, ...fixed, without: values.without, onSeason })
  })
  for (const [name, figure] of rowsOf(figuresOf(seasons)))
    say(`${name.replaceAll('*', '').padEnd(40)}${figure}`)
  for (const [kind, [injected, effective]] of figuresOf(seasons).faults) {
    say(`${kind.padEnd(40)}${injected} injected, ${effective} effective`)
  }
  return seasons
}

async function main(): Promise<boolean> {
  if (values.trace !== undefined) {
    const { from } = parseSeeds(values.trace)
    const mutant = values.mutant === undefined ? {} : { mutant: values.mutant }
    const seasons = await playSeasons({ from, to: from, trace: say, ...fixed, ...mutant })
    seasons.forEach(complain)
    return seasons.every((season) => season.kinds.length === 0)
  }
  if (values.write) {
    const noticing = { starts: Number(values.starts), jobs, told: values.told }
    const deaths = await killAll(noticing)
    const needs = await proveNeeded(noticing)
    const seasons = await simulate()
    await writeReliability({ figures: figuresOf(seasons), deaths, needs })
    return areGood(seasons, deaths, needs)
  }
  return areGood(await simulate(), [], [])
}

function areGood(seasons: readonly Played[], deaths: readonly Death[], needs: readonly Need[]): boolean {
  return (
    seasons.every((season) => season.kinds.length === 0) &&
    deaths.every(isNoticed) &&
    needs.every((need) => need.lives)
  )
}

process.exitCode = (await main()) ? 0 : 1
