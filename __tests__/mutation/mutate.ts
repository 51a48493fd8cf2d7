/**
 * Mutation testing of src/archive and src/hireflix, one file at a time: each leaves its result in coverage/mutation/.
 *
 *   npm run mutate                              the files that have no result of their present text
 *   npm run mutate -- src/archive/count-proof.ts     these, even if they have
 *   npm run mutate -- --write                   also writes docs/mutation.md
 *   npm run mutate -- --write --kept            of the results that are there, without any new ones
 *
 * Fails for a score below 90 %, and for a file without a result.
 */
import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeScore, pagePath, renderPage } from './page.js'
import { type Merged, mergeReports, type Report, scoreOf } from './results.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    kept: { type: 'boolean', default: false }
  }
})
const root = resolve(import.meta.dirname, '../..')
const kept = join(root, 'coverage/mutation')
const leastScore = 90

async function readSources(): Promise<Map<string, string>> {
  const sources = new Map<string, string>()
  for (const room of ['src/archive', 'src/hireflix']) {
    for (const name of (await readdir(join(root, room))).sort()) {
      if (name.endsWith('.ts')) sources.set(`${room}/${name}`, await readFile(join(root, room, name), 'utf8'))
    }
  }
  return sources
}

async function readKept(sources: ReadonlyMap<string, string>): Promise<Merged> {
  const names = (await readdir(kept)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(names.map((name) => readFile(join(kept, name), 'utf8')))
  return mergeReports(
    texts.map((text) => JSON.parse(text) as Report),
    sources
  )
}

/** Where Stryker's own report of a run goes; see stryker.config.js, which chooses the tests by MUTATED_FILE. */
const report = join(root, 'coverage/mutation.json')

async function mutate(file: string): Promise<void> {
  const stryker = join(root, 'node_modules/.bin/stryker')
  const status = await new Promise((done, fail) => {
    const env = { ...process.env, MUTATED_FILE: file }
    spawn(stryker, ['run', '--mutate', file], { cwd: root, env, stdio: 'inherit' })
      .on('close', done)
      .on('error', fail)
  })
  if (status !== 0) throw new Error(`Cannot mutate "${file}": Stryker ended with ${status}; see what it says`)
  await rename(
    report,
    join(
      kept,
      file
        .replace(/^src\//, '')
        .replaceAll('/', '.')
        .replace(/ts$/, 'json')
    )
  )
}

/** What stands against being content. */
function faultsOf(merged: Merged): string[] {
  const { tallies, missing, outdated } = merged
  return [
    ...missing.map((file) => `${file}: no result`),
    ...outdated.map((file) => `${file}: its result is of an older text`),
    ...(scoreOf(tallies) < leastScore ? [`the score is below ${leastScore} %`] : [])
  ]
}

await mkdir(kept, { recursive: true })
const sources = await readSources()
const before = await readKept(sources)
const asked = positionals.length > 0 ? positionals : [...before.missing, ...before.outdated]
if (!values.kept) for (const file of asked) await mutate(file)

const merged = await readKept(sources)
if (values.write) await writeFile(pagePath, renderPage(merged))
const faults = faultsOf(merged)
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.stdout.write(`${describeScore(merged.tallies)}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
