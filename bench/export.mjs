/**
 * How long `export` takes on a million events, as a ratio to sha256sum over the same bytes, which is the floor of any
 * reading that verifies. The two in turn, three times; medians of processor time, which other work on the machine
 * changes least. Prints a Markdown row: npm run bench-export
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { measure, root, run } from './process.mjs'

const rounds = 3
const archive = join(root, 'audit-log')
const out = join(root, 'audit-export')
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

run(process.execPath, [
  ...[
    '--no-warnings',
    '--experimental-transform-types',
    '--import',
    './__tests__/support/typescript-loader.mjs'
  ],
  ...['bench/make-archive.ts', archive, JSON.stringify({ events: 1_000_000, perDay: 1000, recentDays: 60 })]
])
const files = readdirSync(archive).map((name) => join(archive, name))
const bytesOf = (paths) => paths.reduce((sum, path) => sum + statSync(path).size, 0)
const bytes = bytesOf(files)
const command = [join(import.meta.dirname, '../dist/cli/index.js'), 'export', archive, out]
await measure('sha256sum', files)
const pairs = []
for (let round = 0; round < rounds; round++) {
  rmSync(out, { recursive: true, force: true })
  pairs.push({ ours: await measure(process.execPath, command), floor: await measure('sha256sum', files) })
}
const again = await measure(process.execPath, command)
const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const size = bytesOf(written.map((entry) => join(entry.parentPath, entry.name)))
const ratio = median(pairs.map(({ ours, floor }) => ours.cpu / floor.cpu))
console.log(
  '| events | MB | Parquet, MB | export, s | sha256sum, s | ratio | peak, MB | nothing changed, s |'
)
console.log('|---:|---:|---:|---:|---:|---:|---:|---:|')
console.log(
  `| 1,000,000 | ${Math.round(bytes / 1e6)} | ${Math.round(size / 1e6)} | ${median(pairs.map(({ ours }) => ours.cpu)).toFixed(1)} ` +
    `| ${median(pairs.map(({ floor }) => floor.cpu)).toFixed(1)} | ${ratio.toFixed(1)} ` +
    `| ${Math.round(median(pairs.map(({ ours }) => ours.memory)))} | ${again.cpu.toFixed(1)} |`
)
