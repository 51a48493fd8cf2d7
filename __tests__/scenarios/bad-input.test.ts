import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runAction, runCli } from '../support/action.js'
import { startWorld, type World } from '../support/scenario.js'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await world.github.createRepository('acme/audit')
})
afterAll(() => world.close())

const inputFaults: readonly [string, Record<string, string>, RegExp][] = [
  ['a missing key', { 'api-key': '' }, /without an API key: .*store it as a secret/],
  [
    'an endpoint that is not https',
    { endpoint: 'http://api.hireflix.com/me' },
    /endpoint "http:.*must be an https address/
  ],
  ['an endpoint that is no address', { endpoint: 'hireflix' }, /endpoint "hireflix"/],
  ['page size 0', { 'page-size': '0' }, /page-size "0": it must be a whole number from 1 to 1000/],
  ['page size abc', { 'page-size': 'abc' }, /page-size "abc"/],
  ['page size 5000', { 'page-size': '5000' }, /page-size "5000"/],
  ['an unknown mode', { mode: 'sync' }, /mode "sync": it must be archive/],
  [
    'an unknown destination',
    { destination: 's3' },
    /destination "s3": it must be repository, artifact or workspace/
  ],
  [
    'an unknown fail-on word',
    { 'fail-on': 'gap, unprovable' },
    /fail-on "unprovable": it must be any of gap/
  ],
  ['an absolute path', { path: '/etc' }, /path "\/etc": it must be a folder relative/],
  ['a path that climbs', { path: 'audit/../../x' }, /path "audit\/\.\.\/\.\.\/x"/],
  ['a misspelt boolean', { 'allow-public': 'ture' }, /allow-public "ture": it must be true or false/],
  ['a wrong repository', { repository: 'acme' }, /repository "acme": it must be owner\/name/],
  ['a wrong lookback', { lookback: '3 days' }, /lookback "3 days": it must be a time such as 36h/],
  [
    'a wrong review period',
    { 'review-period': 'week' },
    /review-period "week": it must be a time such as 7d/
  ],
  ['a wrong rule', { notable: 'alarming *.delete' }, /line 1, column 1/]
]

test.each(inputFaults)('%s is named, and nothing is asked of anybody', async (_what, inputs, expected) => {
  const run = await world.run({ inputs })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(expected)
  expect(run.stdout).toContain('::error')
  expect(run.summary).toContain('✗')
  expect(world.sandbox.requests).toHaveLength(0)
  expect(world.github.requests).toHaveLength(0)
})

test('several faults at once are all named', async () => {
  const run = await world.run({
    inputs: { 'api-key': '', 'page-size': 'abc', path: '..', 'allow-public': 'yes' }
  })
  expect(run.stdout.match(/^::error/gm)).toHaveLength(4)
  for (const name of ['api-key', 'page-size', 'path', 'allow-public']) expect(run.stdout).toContain(name)
})

test('a public workflow repository is refused before anything is fetched', async () => {
  const payload = { repository: { full_name: 'acme/workflows', private: false, visibility: 'public' } }
  const run = await world.run({ payload })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/acme\/workflows: it is public.*allow-public: true/)
  expect(world.sandbox.requests).toHaveLength(0)
})

test('the command line says what is wrong, and how it is used', async () => {
  expect(await runCli([])).toMatchObject({ status: 2, stderr: expect.stringContaining('archive <folder>') })
  expect(await runCli(['--version'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/)
  })
  const noKey = await runCli(['archive', 'somewhere'])
  expect(noKey).toMatchObject({ status: 2, stderr: expect.stringContaining('HIREFLIX_API_KEY') })
  const noFolder = await runCli(['archive'], { env: { HIREFLIX_API_KEY: 'k' } })
  expect(noFolder).toMatchObject({ status: 2, stderr: expect.stringContaining('without a folder') })
  const wrong = await runCli(['archive', 'x', '--page-size', '0', '--lookback', 'soon'], {
    env: { HIREFLIX_API_KEY: 'k' }
  })
  expect(wrong.status).toBe(2)
  expect(wrong.stderr).toMatch(/page-size "0"[\s\S]*lookback "soon"/)
})

test('without a runner around it, the Action still says what is missing', async () => {
  const run = await runAction({ inputs: {}, env: { GITHUB_EVENT_PATH: '' } })
  expect(run.status).toBe(1)
  expect(run.stdout).toContain('api-key')
})

test('a runner without its files is named as the cause, and no event text takes their place in the log', async () => {
  for (const env of [
    { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '' },
    { GITHUB_OUTPUT: '/nowhere/output', GITHUB_STEP_SUMMARY: '/nowhere/summary' }
  ]) {
    const run = await world.run({ env })
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(
      /Cannot set the outputs: GITHUB_OUTPUT (?:is not set|names a file that is not there)/
    )
    expect(run.stdout).toMatch(
      /summary could not be written: GITHUB_STEP_SUMMARY (?:is not set|names a file)/
    )
    expect(run.stdout).not.toMatch(/fault of this program|::set-output/)
  }
})
