import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { runCli } from '../../support/action.js'
import { leaksIn } from '../../support/leaks.js'
import { dayMs, hourlyRows, night, startWorld, type World } from '../../support/scenario.js'

const apiKey = 'hfx-5c1d9e2a7f30-a-key'
const token = 'ghs_Zm9vYmFyYmF6cXV4Zm9vYmFyMTIzNDU2'
const pseudonymKey = '7d3c9a41f0be26581e4b77a90c5d2f68'
let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs), apiKey }, { token })
  repository = await world.github.createRepository('acme/audit')
})
afterEach(async () => {
  await world.close()
  expect(world.github.violations).toEqual([])
})

test.each<[string, Record<string, string>, RegExp]>([
  ['the key as the folder', { path: apiKey }, /Cannot use path: it holds the secret of the input "api-key"/],
  ['the token as the branch', { branch: token }, /Cannot use branch: .*"github-token"/],
  ['the token as the repository', { repository: `acme/${token}` }, /Cannot use repository: .*"github-token"/],
  ['the key in the address', { endpoint: `https://api.hireflix.com/${apiKey}` }, /Cannot use endpoint: /],
  [
    'the key as a word',
    { mode: apiKey, lookback: `${apiKey}d` },
    /Cannot use mode: .*\n.*Cannot use lookback: /
  ],
  ['the key of pseudonyms in a rule', { notable: `critical ${pseudonymKey}` }, /Cannot use notable: /],
  [
    'the key as a name, percent-encoded',
    { 'artifact-name': `%68${apiKey.slice(1)}` },
    /Cannot use artifact-name: /
  ]
])('row 40: %s is refused before anything is sent, and not repeated', async (_what, inputs, expected) => {
  const before = await repository.head()
  const run = await world.run({
    inputs: {
      'github-token': token,
      pseudonymize: 'ip',
      'pseudonym-key': pseudonymKey,
      'health-issue': 'true',
      ...inputs
    }
  })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(expected)
  expect(leaksIn(run.visible, [apiKey, token, pseudonymKey])).toEqual([])
  // The annotations and the summary alone: they are escaped, so that no mask would find it there.
  expect(run.summary).toContain('it holds the secret of the input')
  expect(world.sandbox.requests).toEqual([])
  expect(leaksIn(JSON.stringify([world.github.requests, repository.issues.all]), [apiKey, token])).toEqual([])
  expect(await repository.head()).toBe(before)
})

test('row 40: so it is on the command line', async () => {
  const run = await runCli(
    ['archive', 'audit-log', '--endpoint', `https://api.hireflix.com/?key=${apiKey}`],
    {
      env: { HIREFLIX_API_KEY: apiKey }
    }
  )
  expect(run).toMatchObject({ status: 2, stdout: '' })
  expect(run.stderr).toContain('Cannot use endpoint: it holds the secret of the input "api-key"')
  expect(leaksIn(run.stderr, [apiKey])).toEqual([])
})
