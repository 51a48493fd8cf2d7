/** Plays seeds, in a process of its own: one line of JSON per season on standard output. */
import { play } from './season.js'

const [first = '1', last = first, ...options] = process.argv.slice(2)
const without = options.filter((option) => option.startsWith('--without=')).map((option) => option.slice(10))
const isFirstOnly = options.includes('--until-killed')
const trace = options.includes('--trace')
  ? (line: string) => void process.stderr.write(`${line}\n`)
  : undefined
const fixed = options.find((option) => option.startsWith('--concurrency='))?.slice(14)
const step = Number(options.find((option) => option.startsWith('--step='))?.slice(7) ?? 1)

for (let seed = Number(first); seed <= Number(last); seed += step) {
  const began = performance.now()
  const result = await play({
    seed,
    without,
    ...(fixed === undefined ? {} : { concurrency: Number(fixed) }),
    ...(trace === undefined ? {} : { trace })
  })
  const violations = result.violations.slice(0, 20)
  const kinds = [...new Set(result.violations.map(({ check }) => check))]
  process.stdout.write(
    `${JSON.stringify({ ...result, violations, kinds, ms: Math.round(performance.now() - began) })}\n`
  )
  if (isFirstOnly && kinds.length > 0) break
}
