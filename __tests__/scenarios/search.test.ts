import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { cliBundle, runCli } from '../support/action.js'
import { company, plain, redacted } from '../verification/matrix/subjects.js'
import { writeFolder } from '../verification/support/folder.js'
import { writeLargeArchive } from '../verification/support/large-archive.js'
import { makeRepository } from '../verification/support/repository.js'
import { drop, months } from '../verification/support/tampering.js'

const made: string[] = []
const keep = (folder: string): string => {
  made.push(folder)
  return folder
}

let folder: string
let bare: string
beforeAll(() => {
  folder = keep(writeFolder(company.files))
  bare = keep(makeRepository(company.commits))
})
afterAll(() => {
  for (const each of made) rmSync(each, { recursive: true, force: true })
})

const search = (...args: string[]) => runCli(['search', ...args])
const namesIn = (csv: string): string[] =>
  csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[3] ?? '')

test('search finds the same in a folder, a bare repository and a branch of it', async () => {
  const wanted = ['--actor', 'ada@acme.example', '--format', 'csv']
  const found = await search(folder, ...wanted)
  expect(found.status).toBe(0)
  expect(new Set(namesIn(found.stdout))).toEqual(new Set(['ada@acme.example']))
  expect(await search(bare, ...wanted)).toEqual(found)
  expect(await search(bare, ...wanted, '--branch', 'main', '--path', 'audit-log')).toEqual(found)
  const clone = keep(mkdtempSync(join(tmpdir(), 'search-clone-')))
  execFileSync('git', ['clone', '--quiet', bare, clone])
  expect(await search(join(clone, 'audit-log'), ...wanted)).toEqual(found)
})

test('each criterion narrows the search, and a period is days in UTC', async () => {
  const all = JSON.parse((await search(folder, '--format', 'json')).stdout)
  const events = all.flatMap(({ event }: { event?: { time: string } }) =>
    event === undefined ? [] : [event]
  )
  expect(events.length).toBe(company.files.size > 0 ? 77 : 0)
  const some = await search(
    folder,
    'INTERVIEW',
    ...['--action', '*.{delete,create}', '--medium', 'admin', '--ip', '192.0.2.*', '--object', 'obj-*'],
    ...['--from', '2025-10-01', '--to', '2025-10-05', '--format', 'json']
  )
  const times = JSON.parse(some.stdout).map(({ event }: { event: { time: string } }) => event.time)
  const expected = events.filter(
    ({ time, action, medium }: Record<string, string>) =>
      /delete|create/.test(action ?? '') &&
      medium === 'ADMIN' &&
      (time ?? '') >= '2025-10-01' &&
      (time ?? '') < '2025-10-06'
  )
  expect(times.length).toBeGreaterThan(1)
  expect(times).toEqual(expected.map(({ time }: { time: string }) => time))
})

test('exit status 1 says that nothing was found, and where the archive is not complete is said too', async () => {
  const run = await search(folder, 'no such text')
  expect(run).toMatchObject({ status: 1, stdout: '' })
  expect(run.stderr).toMatch(/^Events from 2025-\S+ to 2025-\S+ may be missing: a gap of the archive$/m)
  expect(run.stderr).toMatch(/^Found 0 in \d files with 77 events$/m)
  const early = await search(folder, '--from', '2024-01-01', '--to', '2024-12-31')
  expect(early).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Of this period, the time from 2025-')
  })
  expect((await search(keep(writeFolder(redacted.files)), 'nothing')).stderr).toContain(
    'Not searched: 1 redacted'
  )
})

test('exit status 3 says that the archive does not verify, and what does not is left out', async () => {
  const [path = ''] = months(plain.files)
  const broken = keep(writeFolder(plain.files))
  appendFileSync(join(broken, path), '\n')
  const run = await search(broken, '--format', 'csv')
  expect(run.status).toBe(3)
  expect(run.stdout).not.toContain(`,${path},`)
  expect(run.stdout).toContain('.json,')
  expect(run.stderr).toMatch(new RegExp(`^INVALID hash\\t${path}\\thas the SHA-256 `, 'm'))
  expect(run.stderr).toContain('this answer cannot be relied on')
  const orphaned = keep(writeFolder(drop(plain.files, 'ledger.jsonl')))
  expect(await search(orphaned, 'ada')).toMatchObject({ status: 3, stdout: '' })
})

test.each([
  [[], /Cannot search without a folder/],
  [['ledger', 'a', 'b'], /Cannot search for 2 texts at once/],
  [['nowhere'], /Cannot read ".*nowhere": there is nothing of that name/],
  [['.', '--from', '2025-02-30x'], /Cannot use from/],
  [['.', '--from', '2025-02-02', '--to', '2025-02-01'], /--from is later than --to/],
  [['.', '--format', 'xml'], /table, json or csv/],
  [['.', '--colour'], /Unknown option/],
  [['.'], /there is no archive in it/]
])('exit status 2 is for wrong usage: %j', async (args, expected) => {
  const empty = keep(mkdtempSync(join(tmpdir(), 'search-empty-')))
  const run = await runCli(['search', ...args], { cwd: empty })
  expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(expected) })
})

test('a key that is no key, or a glob that is none, is refused', async () => {
  const run = await runCli(['search', folder], { env: { HIREFLIX_PSEUDONYM_KEY: 'short' } })
  expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining('Cannot use the pseudonym key') })
  expect(run.stderr).not.toContain('short')
  const glob = await search(folder, '--action', '{a')
  expect(glob).toMatchObject({ status: 2, stderr: expect.stringContaining('Cannot use --action') })
})

test('a large archive is searched within little memory, and a reader who has seen enough may close the pipe', async () => {
  const large = keep(mkdtempSync(join(tmpdir(), 'search-large-')))
  writeLargeArchive(large, { events: 60_000, months: 3 })
  const command = (rest: string): string =>
    `set -o pipefail; "${process.execPath}" --max-old-space-size=48 "${cliBundle}" search "${large}" ${rest}`
  const count = execFileSync('bash', ['-c', command('--format json 2>/dev/null | grep -c \'"key"\'')], {
    encoding: 'utf8'
  })
  expect(count.trim()).toBe('60000')
  const line = execFileSync('bash', ['-c', command('2>/dev/null | head -n 1')], { encoding: 'utf8' })
  expect(line).toMatch(/^TIME +ACTION/)
}, 120_000)
