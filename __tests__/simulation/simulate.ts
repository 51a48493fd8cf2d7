/**
 * The command line of the simulator:
 *
 *   npm run simulate -- --seeds 1..1000         play seeds, print the figures; fails on any violation
 *   npm run simulate -- --trace 46              play one seed and tell everything that happens
 *   npm run simulate -- --mutant no-overlap     play a wrong variant until it is noticed; fails if it lives
 *   npm run simulate -- --mutants               all of them, from several first seeds
 *   npm run simulate -- --needed                show of each check that without it a mutant lives
 *   npm run simulate -- --seeds 1..1000 --write all of it, written to docs/reliability.md
 *
 * A long campaign can go on where another left off: `--played FILE` takes what worker.ts printed for some seeds,
 * `--told FILE` what --mutants and --needed printed.
 */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { blocksOf, type Played, playSeasons, spread } from './campaign.js'
import { figuresOf, rowsOf } from './figures.js'
import { type Mutant, mutants } from './mutants.js'
import { type Death, type Need, writeReliability } from './reliability.js'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    needed: { type: 'boolean', default: false },
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

/** How many seeds it takes to notice a mutant, from several first seeds. */
async function kill(mutant: Mutant): Promise<Death> {
  const seeds: number[] = []
  const checks = new Set<string>()
  const starts = mutant.seed === undefined ? Number(values.starts) : 1
  for (let start = 0; start < starts; start++) {
    const from = mutant.seed ?? 1 + 1000 * start
    const to = from + mutant.within - 1
    const seasons = await playSeasons({ from, to, mutant: mutant.name, isUntilKilled: true })
    const last = seasons.at(-1)
    if (last === undefined || last.kinds.length === 0) seeds.push(Number.POSITIVE_INFINITY)
    else {
      seeds.push(seasons.length)
      for (const check of last.kinds) checks.add(check)
    }
  }
  const death = { mutant, seeds: seeds.sort((a, b) => a - b), checks: [...checks] }
  const median = death.seeds[Math.floor(seeds.length / 2)]
  say(
    `${mutant.name.padEnd(40)}${median} seeds (${death.seeds.join(', ')}), by ${death.checks.join(', ') || 'nothing'}`
  )
  return death
}

async function killAll(): Promise<Death[]> {
  const told = await readTold()
  const deaths: Death[] = mutants.flatMap((mutant) => {
    const line = told.find((text) => text.startsWith(`${mutant.name.padEnd(40)}`))
    const match = /seeds \(([^)]*)\), by (.*)$/.exec(line ?? '')
    if (match?.[1] === undefined || match[2] === undefined) return []
    return [{ mutant, seeds: match[1].split(', ').map(Number), checks: match[2].split(', ') }]
  })
  const left = mutants.filter((mutant) => !deaths.some((death) => death.mutant === mutant))
  await spread(left, jobs, async (mutant) => {
    deaths.push(await kill(mutant))
  })
  return deaths
}

async function readTold(): Promise<string[]> {
  const texts = await Promise.all(values.told.map((path) => readFile(path, 'utf8')))
  return texts.flatMap((text) => text.split('\n'))
}

/** The seeds that it takes to notice the mutant, and a dozen at least, played without the check. */
async function playWithout(
  check: string,
  mutant: Pick<Mutant, 'name' | 'within'> & { readonly seed: number }
) {
  const { name, within, seed: from } = mutant
  const noticed = await playSeasons({ from, to: from + within - 1, mutant: name, isUntilKilled: true })
  const to = from + Math.max(noticed.length, Math.min(within, 12)) - 1
  return playSeasons({ from, to, mutant: name, without: [check], isUntilKilled: true })
}

async function proveNeeded(): Promise<Need[]> {
  const told = await readTold()
  const needs: Need[] = []
  const witnesses = mutants.filter((mutant) => mutant.only !== undefined)
  await spread(witnesses, jobs, async ({ name, only = '', within, seed = 1 }) => {
    const head = `without ${only.padEnd(32)}${name} `
    const isTold = told.includes(`${head}lives`)
    const seasons = isTold ? [] : await playWithout(only, { name, within, seed })
    const kinds = seasons.flatMap((season) => season.kinds)
    const lives = kinds.length === 0
    if (!isTold) say(`${head}${lives ? 'lives' : `dies of ${kinds.join(', ')}`}`)
    needs.push({ check: only, mutant: name, lives })
  })
  return needs
}

async function main(): Promise<boolean> {
  if (values.trace !== undefined) {
    const { from } = parseSeeds(values.trace)
    const mutant = values.mutant === undefined ? {} : { mutant: values.mutant }
    const seasons = await playSeasons({ from, to: from, trace: say, ...fixed, ...mutant })
    seasons.forEach(complain)
    return seasons.every((season) => season.kinds.length === 0)
  }
  if (values.mutant !== undefined) {
    const mutant = mutants.find(({ name }) => name === values.mutant)
    if (mutant === undefined) throw new Error(`There is no mutant named "${values.mutant}"`)
    return (await kill(mutant)).seeds.every(Number.isFinite)
  }
  if (values.write) {
    const deaths = await killAll()
    const needs = await proveNeeded()
    const seasons = await simulate()
    await writeReliability({ figures: figuresOf(seasons), deaths, needs })
    return areGood(seasons, deaths, needs)
  }
  if (values.mutants) return areGood([], await killAll(), [])
  if (values.needed) return areGood([], [], await proveNeeded())
  return areGood(await simulate(), [], [])
}

function areGood(seasons: readonly Played[], deaths: readonly Death[], needs: readonly Need[]): boolean {
  return (
    seasons.every((season) => season.kinds.length === 0) &&
    deaths.every((death) => death.seeds.every(Number.isFinite)) &&
    needs.every((need) => need.lives)
  )
}

process.exitCode = (await main()) ? 0 : 1
