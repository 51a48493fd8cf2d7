import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { SeasonResult } from './season.js'

/** One season as a worker reports it. */
export interface Played extends SeasonResult {
  /** Checks of the oracle that were violated. */
  readonly kinds: readonly string[]
  readonly ms: number
}

export interface Campaign {
  readonly from: number
  readonly to: number
  readonly mutant?: string
  /** Checks that the oracle leaves out. */
  readonly without?: readonly string[]
  readonly isUntilKilled?: boolean
  /** Requests under way at once, instead of what each seed draws. */
  readonly concurrency?: number
  readonly trace?: (line: string) => void
  readonly onSeason?: (season: Played) => void
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Plays seasons in a process of its own, since a mutant patches the sources as they are loaded.
 * @throws Error when the process fails: that is a fault of the simulator or a crash of the program.
 */
export async function playSeasons(campaign: Campaign): Promise<Played[]> {
  const { from, to, mutant, without = [], isUntilKilled = false, concurrency, trace, onSeason } = campaign
  const args = [
    ...['--no-warnings', '--import', './__tests__/simulation/loader.mjs', '__tests__/simulation/worker.ts'],
    ...[String(from), String(to), ...without.map((check) => `--without=${check}`)],
    ...(isUntilKilled ? ['--until-killed'] : []),
    ...(concurrency === undefined ? [] : [`--concurrency=${concurrency}`]),
    ...(trace === undefined ? [] : ['--trace'])
  ]
  const { NODE_OPTIONS: _jest, ...env } = process.env
  const worker = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, SIMULATION_MUTANT: mutant ?? '' },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const seasons: Played[] = []
  let errors = ''
  const reading = (async () => {
    for await (const line of createInterface(worker.stdout)) {
      const season = JSON.parse(line) as Played
      seasons.push(season)
      onSeason?.(season)
    }
  })()
  const tracing = (async () => {
    for await (const line of createInterface(worker.stderr)) {
      trace?.(line)
      errors = `${errors}\n${line}`.slice(-2000)
    }
  })()
  const code = await new Promise<number | null>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('close', resolve)
  })
  await Promise.all([reading, tracing])
  if (code !== 0)
    throw new Error(`Seeds ${from} to ${to}${mutant ? ` with ${mutant}` : ''} broke off: ${errors}`)
  return seasons
}

/** Does pieces of work, so many at once. */
export async function spread<T>(
  pieces: readonly T[],
  jobs: number,
  work: (piece: T) => Promise<void>
): Promise<void> {
  const left = [...pieces]
  const workers = Array.from({ length: jobs }, async () => {
    for (let piece = left.shift(); piece !== undefined; piece = left.shift()) await work(piece)
  })
  await Promise.all(workers)
}

/** Seeds in blocks small enough to be shared out. */
export function blocksOf(from: number, to: number, size: number): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = []
  for (let first = from; first <= to; first += size) {
    blocks.push({ from: first, to: Math.min(to, first + size - 1) })
  }
  return blocks
}
