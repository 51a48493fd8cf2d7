/**
 * Breaks the program on purpose, and fails where nobody notices:
 *
 *   npm run broken -- no-overlap            a wrong variant by its name, or several
 *   npm run broken -- --mutants             all that the simulator must notice, from several first seeds (--starts)
 *   npm run broken -- --needed              show of each check of the oracle that without it a mutant lives
 *   npm run broken -- --defences            take the defences away one by one: the test of the row must fail
 *   npm run broken -- --defences --row 29   those of one row; --from 20 --to 29 of several
 *
 * Defences run by the sources; with `--bundle` by bundles that are built anew for each, some ten seconds more each; with
 * `--no-control` without running the tests with all defences in place first.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { mutants } from './mutants.js'
import { isNoticed, kill, killAll, proveNeeded } from './noticing.js'
import { proveRemovals } from './proving.js'
import { removals } from './removals.js'

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    mutants: { type: 'boolean', default: false },
    needed: { type: 'boolean', default: false },
    starts: { type: 'string', default: '3' },
    told: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', default: String(Math.min(8, availableParallelism())) },
    defences: { type: 'boolean', default: false },
    row: { type: 'string' },
    from: { type: 'string', default: '1' },
    to: { type: 'string', default: '1000' },
    bundle: { type: 'boolean', default: false },
    'no-control': { type: 'boolean', default: false }
  }
})
const noticing = { starts: Number(values.starts), jobs: Number(values.jobs), told: values.told }
const proof = { isBundled: values.bundle, hasControl: !values['no-control'] }

const known = new Set([...mutants, ...removals].map(({ name }) => name))
const unknown = names.filter((name) => !known.has(name))
if (unknown.length > 0) throw new Error(`There is no wrong variant named ${unknown.join(', ')}`)

const named = mutants.filter(({ name }) => names.includes(name))
const { row, from, to } = values
const taken = removals.filter(
  (removal) =>
    names.includes(removal.name) ||
    (values.defences &&
      (row === undefined
        ? Number(from) <= removal.row && removal.row <= Number(to)
        : Number(row) === removal.row))
)
let tried = 0
let failed = 0
for (const death of values.mutants ? await killAll(noticing) : []) {
  tried++
  if (!isNoticed(death)) failed++
}
for (const mutant of named) {
  tried++
  if (!isNoticed(await kill(mutant, noticing))) failed++
}
for (const need of values.needed ? await proveNeeded(noticing) : []) {
  tried++
  if (!need.lives) failed++
}
if (taken.length > 0) {
  tried++
  if (!(await proveRemovals(taken, proof))) failed++
}
process.exitCode = tried > 0 && failed === 0 ? 0 : 1
