/**
 * How long `search` takes on a million events over 24 months, as a ratio to sha256sum over the same bytes: each file is
 * verified before anything of it is shown. Each in turn, five times; medians. Prints a Markdown table:
 * npm run bench-search
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const rounds = 5
const heapMb = 64
const folder = mkdtempSync(join(tmpdir(), 'bench-search-'))
const archive = join(folder, 'audit-log')

const searches = [
  ['one object', ['--object', 'obj-500000']],
  ['a text that is nowhere', ['no such text']],
  ['one address (a 250th)', ['--ip', '192.0.2.17']],
  ['one month', ['--from', '2025-03-01', '--to', '2025-03-31', '--format', 'csv']]
]

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
function timed(command, args, statuses) {
  const started = process.hrtime.bigint()
  const { status, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8'
  })
  if (!statuses.includes(status)) throw new Error(`${command} ended with ${status}: ${stderr.slice(-500)}`)
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  return { seconds, found: /^Found (\d+)/m.exec(stderr)?.[1] ?? '' }
}

try {
  execFileSync(process.execPath, [
    '--no-warnings',
    '--experimental-transform-types',
    '--import',
    './__tests__/support/typescript-loader.mjs',
    './__tests__/verification/support/large-archive.ts',
    archive,
    '1000000',
    '24'
  ])
  const files = readdirSync(archive).map((name) => join(archive, name))
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  const search = [`--max-old-space-size=${heapMb}`, 'dist/cli/index.js', 'search', archive]
  timed('sha256sum', files, [0])
  console.log(
    `1,000,000 events, ${files.length} files, ${Math.round(bytes / 1e6)} MB, heap limit ${heapMb} MB\n`
  )
  console.log('| search for | found | seconds | sha256sum, seconds | ratio |')
  console.log('|---|---:|---:|---:|---:|')
  for (const [name, args] of searches) {
    const pairs = Array.from({ length: rounds }, () => ({
      search: timed(process.execPath, [...search, ...args], [0, 1]),
      floor: timed('sha256sum', files, [0])
    }))
    const seconds = median(pairs.map((pair) => pair.search.seconds)).toFixed(1)
    const floor = median(pairs.map((pair) => pair.floor.seconds)).toFixed(1)
    const ratio = median(pairs.map((pair) => pair.search.seconds / pair.floor.seconds)).toFixed(1)
    console.log(`| ${name} | ${pairs[0].search.found} | ${seconds} | ${floor} | ${ratio} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
