import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js'
import { auditRow, dayMs, hourlyRows, night } from '../support/scenario.js'

const script = resolve('docs/examples/without-github.sh')
let folder: string
let sandbox: Sandbox
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'without-github-'))
  sandbox = await startSandbox({ now: night, history: hourlyRows(42, night - dayMs) })
})
afterEach(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

function runScript(...args: string[]) {
  return promisify(execFile)('sh', [script, join(folder, 'clone'), '--endpoint', sandbox.endpoint, ...args], {
    env: { PATH: process.env['PATH'], HOME: folder, KEY_FILE: join(folder, 'key') }
  })
}

test('without-github.sh archives and pushes, first into an empty repository', async () => {
  writeFileSync(join(folder, 'key'), `${sandbox.apiKey}\n`)
  git('init', '--quiet', '--bare', 'origin.git')
  git('clone', '--quiet', 'origin.git', 'clone')
  await runScript()
  expect(git('-C', 'origin.git', 'log', '--format=%s')).toBe('Archive 42 audit events\n')
  sandbox.log.append(auditRow(night - 3_600_000))
  await runScript()
  expect(git('-C', 'origin.git', 'log', '-1', '--format=%s')).toBe('Archive 1 audit event\n')
  expect(readFileSync(join(folder, 'clone', 'summary.md'), 'utf8')).toContain('Proven')
})

test('without-github.sh pushes what was archived, and fails, when there is a gap', async () => {
  writeFileSync(join(folder, 'key'), `${sandbox.apiKey}\n`)
  git('init', '--quiet', '--bare', 'origin.git')
  git('clone', '--quiet', 'origin.git', 'clone')
  await runScript()
  sandbox.clock.advance(100 * dayMs)
  await expect(runScript()).rejects.toMatchObject({ code: 1 })
  expect(git('-C', 'origin.git', 'log', '--format=%(trailers:key=Audit-Verdict,valueonly)')).toMatch(/^gap/)
})

test('without-github.sh is a script that the shell can read', () => {
  expect(spawnSync('sh', ['-n', script]).status).toBe(0)
  const { error, stdout } = spawnSync('shellcheck', [script], { encoding: 'utf8' })
  // Where shellcheck is not installed, as CONTRIBUTING.md says.
  if (error === undefined) expect(stdout).toBe('')
})
