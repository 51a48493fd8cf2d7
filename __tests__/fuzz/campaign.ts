import { Random } from '../simulation/random.js'
import { mutate } from './mutation.js'
import { type Target, targets } from './targets.js'

export interface Finding {
  readonly target: string
  /** Plays the case again: `npm run fuzz -- --target NAME --seed SEED --cases 1`. */
  readonly seed: number
  readonly text: string
  readonly what: string
}

export interface Tally {
  readonly target: string
  readonly cases: number
  /** Texts that were taken in spite of the change: a campaign that only makes rubbish tests nothing. */
  readonly accepted: number
  readonly slowestMs: number
  readonly findings: readonly Finding[]
}

/** A parser that needs longer for a text of some kilobytes can be stalled. */
const longestMs = 1000

/** The text of one case: the same target and seed always give the same one. */
export function textOf(target: Target, seed: number): string {
  const random = new Random(`${target.name} ${seed}`)
  const others = targets.flatMap(({ seeds }) => seeds)
  return mutate(random.pick(target.seeds), others, random)
}

export function fuzz(
  target: Target,
  { from, cases }: { readonly from: number; readonly cases: number }
): Tally {
  const findings: Finding[] = []
  let accepted = 0
  let slowestMs = 0
  for (let seed = from; seed < from + cases; seed++) {
    const text = textOf(target, seed)
    const note = (what: string): void => void findings.push({ target: target.name, seed, text, what })
    const started = performance.now()
    try {
      if (target.check(text)) accepted++
    } catch (error) {
      note(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
    const ms = performance.now() - started
    slowestMs = Math.max(slowestMs, ms)
    if (ms > longestMs) note(`took ${Math.round(ms)} ms`)
    if (findings.length >= 20) break
  }
  return { target: target.name, cases, accepted, slowestMs, findings }
}
