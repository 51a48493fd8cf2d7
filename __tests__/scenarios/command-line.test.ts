import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js'
import { cliBundle, runCli } from '../support/action.js'
import { verifiedLedger } from '../support/archive-folder.js'
import { auditRow, dayMs, hourlyRows, night } from '../support/scenario.js'

let folder: string
let sandbox: Sandbox
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-cli-'))
  sandbox = await startSandbox({ now: night, history: hourlyRows(42, night - dayMs) })
})
afterEach(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
const archive = (...args: string[]) =>
  runCli(['archive', 'audit-log', '--endpoint', sandbox.endpoint, ...args], {
    cwd: folder,
    env: { HIREFLIX_API_KEY: sandbox.apiKey }
  })

async function filesIn(path: string): Promise<Map<string, string>> {
  const names = await readdir(path)
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const))
  )
}

test('archive keeps a folder, without git around it', async () => {
  const run = await archive('--summary', 'summary.md')
  expect(run.stderr).not.toContain(sandbox.apiKey)
  expect(run).toMatchObject({ status: 0, stdout: expect.stringMatching(/^verdict=proven\nnew-events=42\n/) })
  expect(verifiedLedger(await filesIn(join(folder, 'audit-log')))).toMatchObject([{ added: 42 }])
  expect(await readFile(join(folder, 'summary.md'), 'utf8')).toContain('Proven')
  expect(await archive()).toMatchObject({ status: 0, stdout: expect.stringContaining('changed=false') })
})

test('a summary that cannot be written fails the command, and the outputs are told all the same', async () => {
  const run = await archive('--summary', join('nowhere', 'summary.md'))
  expect(run).toMatchObject({ status: 1, stdout: expect.stringMatching(/^verdict=proven\nnew-events=42\n/) })
  expect(run.stderr).toMatch(/archived, but the summary cannot be written to "nowhere\/summary.md": ENOENT;/)
  expect(await archive()).toMatchObject({ status: 0, stdout: expect.stringContaining('changed=false') })
})

test('archive commits in a git work tree, the archive alone', async () => {
  git('init', '--quiet')
  await writeFile(join(folder, 'other.txt'), 'somebody is working here\n')
  git('add', 'other.txt')
  expect((await archive()).status).toBe(0)
  expect(git('log', '--format=%s')).toBe('Archive 42 audit events\n')
  expect(git('status', '--porcelain')).toBe('A  other.txt\n')
  expect(git('log', '-1', '--format=%(trailers:key=Audit-Verdict,valueonly)').trim()).toBe('proven')
  sandbox.log.append(auditRow(night - 3_600_000))
  expect((await archive()).status).toBe(0)
  expect(git('diff', '--numstat', 'HEAD~1', 'HEAD', '--', 'audit-log/*.json')).toBe(
    '1\t0\taudit-log/2025-10.json\n'
  )
  git('fsck', '--strict')
})

test('events of a night whose commit git refused are told by the night that commits them', async () => {
  git('init', '--quiet')
  git('config', 'user.useConfigOnly', 'true')
  const refused = await archive()
  expect(refused).toMatchObject({ status: 1, stdout: '' })
  expect(refused.stderr).toMatch(
    /git commit-tree answered "fatal: no .* was given and auto-detection is disabled"/
  )
  expect(await readdir(folder)).toEqual(['.git'])
  git('config', 'user.name', 'Ada')
  git('config', 'user.email', 'ada@example.com')
  const { stdout } = await archive()
  expect(stdout).toMatch(/^new-events=42$/m)
  expect(stdout).toMatch(/^changed=true$/m)
  expect(stdout).toContain(`commit-sha=${git('rev-parse', 'HEAD').trim()}\n`)
})

test('a clone without its archive folder is refused before anything is read', async () => {
  git('init', '--quiet')
  await archive()
  sandbox.clock.advance(dayMs)
  await archive()
  await rm(join(folder, 'audit-log'), { recursive: true })
  const [head, asked] = [git('rev-parse', 'HEAD'), sandbox.requests.length]
  const run = await archive()
  expect(run).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('"ledger.jsonl" is missing')
  })
  expect([git('rev-parse', 'HEAD'), sandbox.requests.length]).toEqual([head, asked])
})

test('a folder changed by hand is refused', async () => {
  await archive()
  await writeFile(join(folder, 'audit-log', '2025-10.json'), '[]\n')
  const run = await archive()
  expect(run.status).toBe(1)
  expect(run.stderr).toMatch(/The archive does not verify:\n {2}Cannot trust "2025-10\.json": it was changed/)
})

// The machine's own Node, which may be older than the one that the tests run on: the demo must not need an install.
function machineNode(): string {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((part) => !part.includes('node_modules'))
    .join(delimiter)
  return execFileSync('sh', ['-c', 'command -v node'], { encoding: 'utf8', env: { PATH: path } }).trim()
}

test.each([
  ['this Node', () => process.execPath],
  ["the machine's Node", machineNode]
])(
  'the demo shows several nights, on %s',
  async (_which, node) => {
    const started = Date.now()
    const run = await runCli(['demo', join(folder, 'demo')], { node: node() })
    expect(Date.now() - started).toBeLessThan(15_000)
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    expect(run.stdout.match(/^Night \d+, .*: proven, /gm)?.length).toBeGreaterThanOrEqual(5)
    expect(run.stdout).toMatch(/Proven: nothing was missed; 3 things need a look, all of them critical\./)
    expect(run.stdout).toMatch(/Archive \d+ audit events, \d+ notable/)
    expect(run.stdout).toMatch(/audit-log\/2025-11\.json/)
    verifiedLedger(await filesIn(join(folder, 'demo', 'audit-log')))
  },
  30_000
)

test('a reader who has seen enough may close the pipe', () => {
  const demo = `set -o pipefail; "${process.execPath}" "${cliBundle}" demo | head -n 1`
  const line = execFileSync('bash', ['-c', demo], { encoding: 'utf8', cwd: folder })
  expect(line).toMatch(/^A made-up company's Hireflix answers at /)
}, 30_000)

test.each(['archive', 'report', 'verify', 'search', 'export', 'redact', 'demo', 'sandbox'])(
  '%s --help says what that command takes, and does nothing else',
  async (command) => {
    const own = await runCli([command, 'audit-log', '--help'], { cwd: folder })
    expect(own).toMatchObject({ status: 0, stdout: expect.stringMatching(new RegExp(`^ {2}${command} `)) })
    const all = await runCli(['--help'], { cwd: folder })
    expect(all.stdout).toContain(own.stdout)
    expect(own.stdout.length).toBeLessThan(all.stdout.length / 2)
    expect(await readdir(folder)).toEqual([])
  }
)

test('search -- --help looks for that text', async () => {
  await archive()
  expect(await runCli(['search', 'audit-log', '--', '--help'], { cwd: folder })).toMatchObject({
    status: 1,
    stdout: expect.not.stringContaining('search <folder>')
  })
})
