import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { cliBundle, runCli } from '../../support/action.js'
import { auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../../support/scenario.js'

let world: World
let folder: string
beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs) })
  folder = await mkdtemp(join(tmpdir(), 'audit-commands-'))
})
afterEach(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
const archive = () =>
  runCli(['archive', 'audit-log', '--endpoint', world.sandbox.endpoint], {
    cwd: folder,
    env: { HIREFLIX_API_KEY: world.sandbox.apiKey }
  })
const run = (...args: string[]) => runCli(args, { cwd: folder })

test('row 32: a command that cannot write is no stack, and no answer', async () => {
  await archive()
  // A device that is always full.
  const full = openSync('/dev/full', 'w')
  for (const command of ['search', 'verify']) {
    const args = [cliBundle, command, 'audit-log']
    const noOutput = spawnSync(process.execPath, args, { cwd: folder, stdio: ['ignore', full, 'pipe'] })
    expect(noOutput.status).toBe(2)
    expect(String(noOutput.stderr)).toMatch(/Cannot write to standard output: ENOSPC\n$/)
    expect(String(noOutput.stderr)).not.toMatch(/node:|Node\.js v|\n {4}at /)
  }
  const noWords = spawnSync(process.execPath, [cliBundle, 'search', 'audit-log', 'nobody'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', full]
  })
  expect(noWords.status).toBe(2)
})

const hostile = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|"/c calc"!A1', '\t=1', '\r=1'],
  ...[
    '\u001b[2J\u001b]0;title\u0007',
    '\u202egnp.exe',
    'a\u0000b\u200bc\ufeff',
    '"quoted", and\r\nbroken\u2028lines'
  ]
]
const unseen =
  /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

test('row 41: what a search shows acts on no terminal and no spreadsheet, and stays one record', async () => {
  for (const [index, text] of hostile.entries()) {
    const strange = {
      action: text,
      medium: text as 'ADMIN',
      ip: text,
      host: text,
      actor: { id: text, email: text }
    }
    world.sandbox.log.append(
      auditRow(night - 3_600_000 - index, text, { ...strange, object: { id: text, type: text, name: text } })
    )
  }
  await archive()
  const table = await run('search', 'audit-log')
  expect(table.status).toBe(0)
  expect(table.stdout.trimEnd().split('\n')).toHaveLength(1 + hostile.length + 3)
  const json = await run('search', 'audit-log', '--format', 'json')
  const found = JSON.parse(json.stdout) as { event: { action: string } }[]
  expect(found.slice(0, hostile.length).map(({ event }) => event.action)).toEqual(hostile)
  const csv = await run('search', 'audit-log', '--format', 'csv')
  const records = parse(csv.stdout) as string[][]
  expect(records).toHaveLength(1 + hostile.length + 3)
  expect(records.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([])
  for (const { stdout, stderr } of [table, json, csv])
    expect(stdout.replaceAll('\r\n', '\n') + stderr).not.toMatch(unseen)
})

/** Takes one file of the archive out of the repository, and names a program that would bring it back. */
function makePromises(program: string): void {
  git('config', 'core.repositoryFormatVersion', '1')
  git('config', 'extensions.partialClone', 'origin')
  git('config', 'remote.origin.promisor', 'true')
  git('config', 'remote.origin.url', 'ssh://archive.example/audit.git')
  git('config', 'core.sshCommand', program)
  const blob = git('rev-parse', 'HEAD:audit-log/2025-10.json').trim()
  rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)))
}

/** A newest commit that git would show to the program that checks signatures. */
function signByNobody(): void {
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n'
  const signed = git('cat-file', 'commit', 'HEAD').replace(/^committer .*\n/m, (line) => line + signature)
  const args = ['hash-object', '-t', 'commit', '-w', '--stdin']
  const id = execFileSync('git', args, { cwd: folder, input: signed, encoding: 'utf8' }).trim()
  git('update-ref', 'HEAD', id)
}

test('row 45: a git repository that names programs of its own runs none of them when it is read', async () => {
  git('init', '--quiet', '--initial-branch=main')
  await archive()
  const proof = join(folder, 'ran')
  const program = join(folder, 'program')
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${proof}'\nexit 1\n`, { mode: 0o755 })
  for (const name of ['core.fsmonitor', 'core.pager', 'core.editor', 'diff.external', 'gpg.program']) {
    git('config', name, program)
  }
  git('config', 'filter.evil.smudge', program)
  git('config', 'filter.evil.clean', program)
  git('config', 'diff.evil.textconv', program)
  git('config', 'log.showSignature', 'true')
  writeFileSync(join(folder, '.git/info/attributes'), '* filter=evil diff=evil\n')
  signByNobody()
  const byHistory = ['verify', 'audit-log', '--history', '--now', '2025-10-14T04:00:00Z']
  const verified = await run(...byHistory)
  expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('valid: 3 events') })
  makePromises(program)
  const byBranch = ['verify', 'search'].map((command) => [command, '.', '--branch', 'main'])
  for (const args of [byHistory, ...byBranch]) {
    const { status, stderr } = await run(...args)
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('partial clone') })
  }
  const script = spawnSync('sh', [resolve('docs/verify.sh'), '-H', join(folder, 'audit-log')], {
    encoding: 'utf8'
  })
  expect(script).toMatchObject({ status: 1, stdout: expect.stringMatching(/^INVALID history: /m) })
  git('config', '--unset', 'extensions.partialClone')
  git('config', '--unset', 'remote.origin.promisor')
  for (const args of byBranch) {
    const { status, stderr } = await run(...args)
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('it is missing') })
  }
  expect(existsSync(proof) ? readFileSync(proof, 'utf8') : '').toBe('')
})

test('row 45: nor is what it would show in place of a commit taken for it', async () => {
  git('init', '--quiet', '--initial-branch=main')
  await archive()
  const honest = git('rev-parse', 'HEAD').trim()
  world.sandbox.log.append(auditRow(night - 3_600_000))
  await archive()
  git('replace', 'HEAD', honest)
  const replaced = await run('search', '.', '--branch', 'main', '--from', '2025-10-14')
  expect(replaced).toMatchObject({ status: 0, stderr: expect.stringContaining('Found 1 ') })
  const verified = await run('verify', 'audit-log', '--history', '--now', '2025-10-14T04:00:00Z')
  expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('valid: 4 events') })
})
