import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js'
import { cliBundle, runCli } from '../support/action.js'
import { blocksOf } from '../support/documented.js'
import { auditRow, dayMs } from '../support/scenario.js'

const text = readFileSync('docs/threat-model.md', 'utf8')
const blocks = blocksOf('sh', text.replace(/^ +(?=\S)/gm, ''))
const blockWith = (part: string): string => {
  const found = blocks.filter((block) => block.includes(part))
  if (found.length !== 1) throw new Error(`${found.length} blocks have "${part}"`)
  return found[0] as string
}

let folder: string
let sandbox: Sandbox
/** Of the second commit. */
let head: string
let event: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'documented-threats-'))
  const now = Date.now()
  const rowAt = (days: number) => {
    const timestamp = now - days * dayMs
    return {
      row: auditRow(timestamp, `object-${days}`, { action: 'interview.delete' }),
      visibleAt: timestamp
    }
  }
  sandbox = await startSandbox({ now: now - dayMs, history: [rowAt(3), rowAt(2), rowAt(0.5)] })
  mkdirSync(join(folder, 'bin'))
  for (const command of ['verify', 'redact']) program(command, `exec node '${cliBundle}' ${command} "$@"`)
  // Notes its arguments, and brings what the release of a month holds.
  program(
    'gh',
    `echo "$*" >> '${folder}/calls'; case "$2" in download) echo "$HEAD" > ledger-head.txt ;; esac`
  )
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', 'origin.git'], { cwd: folder })
  execFileSync('git', ['clone', '--quiet', 'origin.git', 'clone'], { cwd: folder, stdio: 'ignore' })
  git('checkout', '--quiet', '-B', 'main')
  await archive()
  sandbox.clock.set(now)
  head = /^ledger-head=(.+)$/m.exec(await archive())?.[1] ?? ''
  git('push', '--quiet', 'origin', 'main')
  const found = await runCli(['search', 'audit-log', 'object-2', '--format', 'json'], { cwd: clone() })
  event = (JSON.parse(found.stdout) as { key: string }[])[0]?.key ?? ''
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

const clone = (): string => join(folder, 'clone')
const git = (...args: string[]): string => execFileSync('git', args, { cwd: clone(), encoding: 'utf8' })

function program(name: string, script: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

async function archive(): Promise<string> {
  const { stdout, stderr } = await runCli(['archive', 'audit-log', '--endpoint', sandbox.endpoint], {
    cwd: clone(),
    env: { HIREFLIX_API_KEY: sandbox.apiKey }
  })
  if (!stdout.startsWith('verdict=proven\n')) throw new Error(stdout + stderr)
  return stdout
}

/** Runs what the page shows, with what stands for names and numbers filled in. */
async function follow(script: string): Promise<string> {
  const filled = script
    .replaceAll('17:5c1f…', head)
    .replaceAll('18p', '2p')
    .replaceAll('"17:', '"1:')
    .replaceAll('<κ>', event)
    .replaceAll('docs/verify.sh', resolve('docs/verify.sh'))
  expect(filled.replace(/#.*/g, '')).not.toMatch(/[…<]\w|\b17\b(?! of)/)
  const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', filled], {
    cwd: clone(),
    env: { ...process.env, HEAD: head, PATH: `${folder}/bin${delimiter}${process.env['PATH']}` }
  })
  return stdout
}

test('a head that was noted is verified as the page says', async () => {
  expect(await follow(blockWith('verify audit-log --pin 17:5c1f…'))).toContain('valid: 3 events')
})

test('the line that was attested is found and pinned as the page says', async () => {
  expect(await follow(blockWith('gh attestation verify'))).toContain('valid: 3 events')
  expect(readFileSync(join(clone(), 'ledger-line'), 'utf8')).toMatch(/^\{"spec":.*"seq":1,.*\}$/)
})

test('what the release of a month holds is a pin, history and all', async () => {
  expect(await follow(blockWith('gh release verify'))).toContain('valid: 3 events')
  expect(readFileSync(join(folder, 'calls'), 'utf8')).toMatch(
    /^release verify audit-2025-11-02 --repo acme\/audit$/m
  )
})

test('the script without this program is called as the page says', async () => {
  const [, command = ''] = /`(sh docs\/verify\.sh [^`]*)`/.exec(text) ?? []
  expect(await follow(command)).toContain(`no fault found: 2 ledger lines, head ${head}`)
})

test('an event is erased, and its history expired, as the page says', async () => {
  const blob = git('rev-parse', 'HEAD~1:audit-log').trim()
  for (const left of ['ledger-line', 'ledger-head.txt']) rmSync(join(clone(), left), { force: true })
  await follow(blockWith('redact audit-log'))
  git('push', '--quiet', 'origin', 'main')
  await follow(blockWith('git checkout --orphan'))
  const [, command = ''] = /`(git reflog expire [^`]*)`/.exec(text) ?? []
  await follow(command)

  const remote = join(folder, 'origin.git')
  const history = execFileSync('git', ['log', '-p', 'main'], { cwd: remote, encoding: 'utf8' })
  expect(history.match(/^commit /gm)).toHaveLength(1)
  expect(history).toContain(event)
  expect(history).not.toContain('object-2')
  expect(spawnSync('git', ['cat-file', '-e', blob], { cwd: clone() }).status).not.toBe(0)
  // What was noted before still holds; only the history begins late, which is said.
  expect(await follow(blockWith('verify audit-log --pin 17:5c1f…'))).toMatch(/^REDACTED\t/m)
  const verified = await runCli(['verify', 'audit-log', '--history'], { cwd: clone() })
  expect(verified).toMatchObject({ status: 3, stdout: expect.stringMatching(/^UNPROVEN\t/m) })
})

test('every block of the page is run here', () => {
  const run = [
    'verify audit-log --pin 17:5c1f…',
    'gh attestation verify',
    'gh release verify',
    'redact audit-log'
  ]
  expect(
    blocks.filter((block) => ![...run, 'git checkout --orphan'].some((part) => block.includes(part)))
  ).toEqual([])
})
