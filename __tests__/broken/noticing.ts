import { readFile } from 'node:fs/promises'
import { playSeasons, spread } from '../simulation/campaign.js'
import { mutants } from './mutants.js'
import type { Mutant } from './variant.js'

export interface Death {
  readonly mutant: Mutant
  /** Seeds that it took, ascending; Infinity where it lived. */
  readonly seeds: readonly number[]
  readonly checks: readonly string[]
}

/** Shows that a check of the oracle is needed: without it this mutant lives. */
export interface Need {
  readonly check: string
  readonly mutant: string
  readonly lives: boolean
}

export interface NoticingOptions {
  /** From how many first seeds. */
  readonly starts: number
  readonly jobs: number
  /** Files with what these printed before: it is not done again. */
  readonly told: readonly string[]
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** How many seeds it takes to notice a mutant, from several first seeds. */
export async function kill(mutant: Mutant, { starts: most }: NoticingOptions): Promise<Death> {
  const seeds: number[] = []
  const checks = new Set<string>()
  const starts = mutant.seed === undefined ? most : 1
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

export async function killAll(options: NoticingOptions): Promise<Death[]> {
  const told = await readTold(options)
  const deaths: Death[] = mutants.flatMap((mutant) => {
    const line = told.find((text) => text.startsWith(`${mutant.name.padEnd(40)}`))
    const match = /seeds \(([^)]*)\), by (.*)$/.exec(line ?? '')
    if (match?.[1] === undefined || match[2] === undefined) return []
    return [{ mutant, seeds: match[1].split(', ').map(Number), checks: match[2].split(', ') }]
  })
  const left = mutants.filter((mutant) => !deaths.some((death) => death.mutant === mutant))
  await spread(left, options.jobs, async (mutant) => {
    deaths.push(await kill(mutant, options))
  })
  return deaths
}

async function readTold({ told }: NoticingOptions): Promise<string[]> {
  const texts = await Promise.all(told.map((path) => readFile(path, 'utf8')))
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

export async function proveNeeded(options: NoticingOptions): Promise<Need[]> {
  const told = await readTold(options)
  const needs: Need[] = []
  const witnesses = mutants.filter((mutant) => mutant.only !== undefined)
  await spread(witnesses, options.jobs, async ({ name, only = '', within, seed = 1 }) => {
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

export function isNoticed({ seeds }: Death): boolean {
  return seeds.every(Number.isFinite)
}
