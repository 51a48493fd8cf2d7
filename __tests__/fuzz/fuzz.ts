/**
 * The parsers under mutated texts, outside of the test command:
 *
 *   npm run fuzz -- --cases 1000000                    spread over all parsers, from seed 1
 *   npm run fuzz -- --target ledger --seed 17 --cases 1  play one case again, and print its text
 */
import { parseArgs } from 'node:util'
import { fuzz, textOf } from './campaign.js'
import { targets } from './targets.js'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string' }
  }
})
const chosen = targets.filter(({ name }) => values.target === undefined || values.target === name)
if (chosen.length === 0) throw new Error(`There is no target named "${values.target}"`)
const cases = Math.ceil(Number(values.cases) / chosen.length)
const from = Number(values.seed)
let [played, found] = [0, 0]
for (const target of chosen) {
  const started = performance.now()
  const tally = fuzz(target, { from, cases })
  played += tally.cases
  found += tally.findings.length
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `${target.name.padEnd(24)}${tally.cases} cases, ${tally.accepted} accepted, slowest ${tally.slowestMs.toFixed(1)} ms, ` +
      `${seconds} s, ${tally.findings.length} findings\n`
  )
  for (const { seed, what } of tally.findings) process.stdout.write(`  seed ${seed}: ${what}\n`)
  if (cases === 1) process.stdout.write(`${JSON.stringify(textOf(target, from))}\n`)
}
process.stdout.write(`${played} cases, ${found} findings\n`)
process.exitCode = found === 0 ? 0 : 1
