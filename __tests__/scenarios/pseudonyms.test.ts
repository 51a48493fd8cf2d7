import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runCli } from '../support/action.js'
import { archiveOn, auditRow, dayMs, night, startWorld, type World } from '../support/scenario.js'

const key = '7d3c9a41f0be26581e4b77a90c5d2f68'
const otherKey = '00112233445566778899aabbccddeeff'
const fields = 'actor.email, object.email, object.name, ip:network'
/** What must never leave the process, once it is named to be replaced. */
const secrets = ['ann.other@example.com', 'Ann Other', '203.0.113.77', '2001:db8:77:1::5']

const ann = { id: 'u-ann', email: 'Ann.Other@example.com' }
const history = [
  auditRow(night - dayMs, 'i-1', { actor: ann, ip: '203.0.113.77', action: 'interview.delete' }),
  auditRow(night - 2 * dayMs, 'i-2', { actor: ann, ip: '2001:db8:77:1::5' }),
  auditRow(night - 3 * dayMs, 'i-3', {
    object: { id: 'c-9', type: 'CANDIDATE', name: 'Ann Other', email: 'ann.other@example.com' }
  }),
  // In the archive these two are copies of each other: one network, one spelling.
  auditRow(night - 4 * dayMs, 'i-4', { actor: ann, ip: '203.0.113.77' }),
  auditRow(night - 4 * dayMs, 'i-4', {
    actor: { ...ann, email: 'ann.other@EXAMPLE.com' },
    ip: '203.0.113.78'
  })
].map((row) => ({ row, visibleAt: row.timestamp }))

let world: World
let folder: string
beforeAll(async () => {
  world = await startWorld({ now: night, history })
  folder = await mkdtemp(join(tmpdir(), 'audit-pseudonyms-'))
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder })
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

const archive = (env: Record<string, string>, ...args: string[]) =>
  runCli(['archive', 'audit-log', '--endpoint', world.sandbox.endpoint, '--summary', 'summary.md', ...args], {
    cwd: folder,
    env: { HIREFLIX_API_KEY: world.sandbox.apiKey, ...env }
  })
const search = (env: Record<string, string>, ...args: string[]) =>
  runCli(['search', 'audit-log', ...args], { cwd: folder, env })

async function everyByteIn(path: string): Promise<string> {
  const names = await readdir(path)
  const texts = await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')))
  return texts.join('\n')
}

const leaksOf = (text: string): string[] =>
  [...secrets, key, otherKey].filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))

test('what is named is replaced before anything is stored or said', async () => {
  const run = await archive({ HIREFLIX_PSEUDONYM_KEY: key }, '--pseudonymize', fields)
  expect(run).toMatchObject({ status: 0, stdout: expect.stringMatching(/^verdict=proven\nnew-events=5\n/) })
  const stored = await everyByteIn(join(folder, 'audit-log'))
  const messages = execFileSync('git', ['log', '-p'], { cwd: folder, encoding: 'utf8' })
  const summary = await readFile(join(folder, 'summary.md'), 'utf8')
  expect(leaksOf([run.stdout, run.stderr, stored, messages, summary].join('\n'))).toEqual([])
  expect(stored).toContain('"ip":"203.0.113.0/24"')
  expect(stored).toContain('"ip":"2001:db8:77::/48"')
  expect(new Set(stored.match(/"email":"pseudonym:[0-9a-f]{32}"/g)).size).toBe(2)
  expect(stored).toMatch(
    /"pseudonyms":\{"fields":\["actor\.email","ip:network","object\.email","object\.name"\],"key":"[0-9a-f]{16}"\}\}\n/
  )
  expect(messages).toMatch(/notice interview\.delete pseudonym\\u\{3a\}[0-9a-f]{32} i-1/)
  expect(summary).toContain('Stored as pseudonyms: <code>actor.email</code>')
})

test('the archive verifies, and the next run with the same key adds nothing', async () => {
  const again = await archive({ HIREFLIX_PSEUDONYM_KEY: key }, '--pseudonymize', fields.replaceAll(', ', ','))
  expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('changed=false') })
  const verified = await runCli(['verify', 'audit-log', '--history', '--now', '2025-10-14T04:00:00Z'], {
    cwd: folder
  })
  expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('valid: 5 events') })
  const script = ['docs/verify.sh', '-H', join(folder, 'audit-log')]
  expect(execFileSync('sh', script, { encoding: 'utf8' })).toMatch(/^no fault found/)
})

test.each([
  [
    'another key',
    { HIREFLIX_PSEUDONYM_KEY: otherKey },
    fields,
    /Cannot use pseudonym-key: its fingerprint is/
  ],
  [
    'another list',
    { HIREFLIX_PSEUDONYM_KEY: key },
    'actor.email',
    /Cannot use pseudonymize "actor\.email": the archive/
  ],
  [
    'no list',
    {},
    '',
    /Cannot archive without pseudonyms: .*"actor\.email, ip:network, object\.email, object\.name"/
  ],
  ['no key', {}, fields, /"pseudonym-key" is empty/],
  ['a weak key', { HIREFLIX_PSEUDONYM_KEY: 'password' }, fields, /openssl rand -hex 32/]
])('a run with %s is refused before anything is read', async (_what, env, list, expected) => {
  const asked = world.sandbox.requests.length
  const before = await everyByteIn(join(folder, 'audit-log'))
  const run = await archive(env as Record<string, string>, ...(list === '' ? [] : ['--pseudonymize', list]))
  expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(expected) })
  expect(leaksOf(run.stderr)).toEqual([])
  expect(world.sandbox.requests).toHaveLength(asked)
  expect(await everyByteIn(join(folder, 'audit-log'))).toBe(before)
})

test('an archive without pseudonyms is not continued with them', async () => {
  const args = ['archive', 'plain', '--endpoint', world.sandbox.endpoint]
  const env = { HIREFLIX_API_KEY: world.sandbox.apiKey }
  expect((await runCli(args, { cwd: folder, env })).status).toBe(0)
  const run = await runCli([...args, '--pseudonymize', fields], {
    cwd: folder,
    env: { ...env, HIREFLIX_PSEUDONYM_KEY: key }
  })
  expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining('was begun without pseudonyms') })
})

test('who holds the key finds people by what they are called', async () => {
  const withKey = { HIREFLIX_PSEUDONYM_KEY: key }
  const found = async (...args: string[]): Promise<string[]> => {
    const run = await search(withKey, ...args, '--format', 'json')
    expect(run.status).toBe(run.stdout === '[]\n' ? 1 : 0)
    return JSON.parse(run.stdout).map((each: { event: { object: { id: string } } }) => each.event.object.id)
  }
  expect(await found('--actor', 'ann.other@example.com')).toEqual(['i-1', 'i-2', 'i-4', 'i-4'])
  expect(await found('ann.other@example.com')).toEqual(['i-1', 'i-2', 'c-9', 'i-4', 'i-4'])
  expect(await found('--object', 'Ann Other')).toEqual(['c-9'])
  expect(await found('--ip', '203.0.113.77')).toEqual(['i-1', 'i-4', 'i-4'])
  expect(await found('--actor', 'bob@example.com')).toEqual([])
  const without = await search({}, '--actor', 'ann.other@example.com')
  expect(without).toMatchObject({ status: 1, stdout: '' })
  expect(without.stderr).toContain('set HIREFLIX_PSEUDONYM_KEY to search by what they stand for')
  const glob = await search(withKey, '--actor', 'ann*')
  expect(glob).toMatchObject({ status: 1, stderr: expect.stringContaining('a glob cannot match') })
  const wrong = await search({ HIREFLIX_PSEUDONYM_KEY: otherKey }, '--actor', 'ann.other@example.com')
  expect(wrong).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('its fingerprint is')
  })
})

test('the pseudonym of the documentation is what openssl makes', async () => {
  const digest = execFileSync('openssl', ['dgst', '-sha256', '-hmac', key], {
    input: 'ann.other@example.com',
    encoding: 'utf8'
  })
  const pseudonym = `pseudonym:${/([0-9a-f]{32})[0-9a-f]{32}\s*$/.exec(digest)?.[1]}`
  expect((await search({}, '--actor', pseudonym)).stdout.split('\n')).toHaveLength(6)
})

test('a redaction needs no key, and the event stays out when it is shown again', async () => {
  const [{ key: event }] = JSON.parse((await search({}, '--object', 'i-1', '--format', 'json')).stdout)
  const redacted = await runCli(
    ['redact', 'audit-log', '--event', event, '--reason', 'request 17', '--by', 'officer'],
    { cwd: folder }
  )
  expect(redacted.status).toBe(0)
  const again = await archive({ HIREFLIX_PSEUDONYM_KEY: key }, '--pseudonymize', fields)
  expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('new-events=0') })
  expect((await search({}, '--object', 'i-1')).stderr).toContain('Not searched: 1 redacted events')
  expect((await search({})).stdout).toContain('(redacted)')
})

test('the Action masks the key, replaces, and refuses another key', async () => {
  const repository = await world.github.createRepository('acme/audit')
  const inputs = { pseudonymize: fields.replaceAll(', ', '\n'), 'pseudonym-key': key }
  const first = await world.run({ inputs })
  expect(first).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '5' } })
  const files = await archiveOn(repository)
  expect(leaksOf([first.visible, ...files.values()].join('\n'))).toEqual([])
  const asked = world.sandbox.requests.length
  const refused = await world.run({ inputs: { ...inputs, 'pseudonym-key': otherKey } })
  expect(refused).toMatchObject({ status: 1, summary: expect.stringContaining('fingerprint') })
  expect(leaksOf(refused.visible)).toEqual([])
  expect(world.sandbox.requests).toHaveLength(asked)
  // Reviewing and verifying need no key.
  for (const mode of ['report', 'verify']) {
    const run = await world.run({ inputs: { mode, 'api-key': '', pseudonymize: fields } })
    expect(run.status).toBe(0)
  }
})

test('the key is masked before anything can be said', async () => {
  const { stdout, status } = spawnSync(process.execPath, [resolve('dist/action/index.js')], {
    encoding: 'utf8',
    env: { 'INPUT_PSEUDONYM-KEY': 'too weak', INPUT_PSEUDONYMIZE: 'ip', PATH: process.env['PATH'] ?? '' },
    cwd: folder
  })
  expect(status).toBe(1)
  expect(stdout).toMatch(/^::add-mask::too weak\n/)
  expect(stdout.replace(/^::add-mask::.*\n/, '')).toMatch(/openssl rand/)
  expect(stdout.replace(/^::add-mask::.*\n/, '')).not.toContain('too weak')
})

test('a row that cannot be understood is kept without its texts', async () => {
  const where = await mkdtemp(join(tmpdir(), 'audit-strange-'))
  const source = await startWorld({ now: night, history })
  source.sandbox.log.appendRaw(
    night - dayMs,
    JSON.stringify({ ...auditRow(1_760_000_000, 'strange', { actor: ann }), private: 'Ann Other' })
  )
  try {
    const run = await runCli(
      [
        'archive',
        'a',
        '--endpoint',
        source.sandbox.endpoint,
        '--pseudonymize',
        'actor.email',
        '--lookback',
        'all'
      ],
      { cwd: where, env: { HIREFLIX_API_KEY: source.sandbox.apiKey, HIREFLIX_PSEUDONYM_KEY: key } }
    )
    expect(run.status).toBe(0)
    const text = await readFile(join(where, 'a', 'quarantine.json'), 'utf8')
    expect(text).toContain('"timestamp":1760000000')
    expect(text).not.toMatch(/Ann|u-ann|strange|interview/i)
    const found = await runCli(['search', 'a', 'u-ann', '--format', 'json'], {
      cwd: where,
      env: { HIREFLIX_PSEUDONYM_KEY: key }
    })
    expect(JSON.parse(found.stdout).flatMap((each: object) => Object.keys(each))).toContain('quarantined')
    await writeFile(join(where, 'a', 'note.txt'), 'x')
    expect((await runCli(['search', 'a', 'u-ann'], { cwd: where })).status).toBe(3)
  } finally {
    await source.close()
    await rm(where, { recursive: true })
  }
})
