/**
 * How long `verify` takes on a million events over 24 months, as a ratio to sha256sum over the same bytes, which is the
 * floor of any verification. The two in turn, five times; medians. Prints a Markdown row: npm run bench-verify
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const rounds = 5
const heapMb = 64
const folder = mkdtempSync(join(tmpdir(), 'bench-verify-'))
const archive = join(folder, 'audit-log')

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
function timed(command, args) {
  const started = process.hrtime.bigint()
  const { status, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.slice(-500)}`)
  return Number(process.hrtime.bigint() - started) / 1e9
}

try {
  const made = execFileSync(
    process.execPath,
    [
      '--no-warnings',
      '--experimental-transform-types',
      '--import',
      './__tests__/support/typescript-loader.mjs',
      './__tests__/verification/support/large-archive.ts',
      archive,
      '1000000',
      '24'
    ],
    { encoding: 'utf8' }
  )
  const now = /--now (\S+)/.exec(made)?.[1] ?? ''
  const files = readdirSync(archive).map((name) => join(archive, name))
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  const verify = [`--max-old-space-size=${heapMb}`, 'dist/cli/index.js', 'verify', archive, '--now', now]
  timed('sha256sum', files)
  const pairs = Array.from({ length: rounds }, () => ({
    verify: timed(process.execPath, verify),
    floor: timed('sha256sum', files)
  }))
  const ratio = median(pairs.map((pair) => pair.verify / pair.floor))
  console.log(
    '| events | months | files | MB | verify, seconds | sha256sum, seconds | ratio | heap limit, MB |'
  )
  console.log('|---:|---:|---:|---:|---:|---:|---:|---:|')
  console.log(
    `| 1,000,000 | 24 | ${files.length} | ${Math.round(bytes / 1e6)} | ${median(pairs.map((pair) => pair.verify)).toFixed(1)} ` +
      `| ${median(pairs.map((pair) => pair.floor)).toFixed(1)} | ${ratio.toFixed(1)} | ${heapMb} |`
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
