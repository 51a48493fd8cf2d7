import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { archiveOn, dayMs, hourlyRows, night, startWorld, type World } from '../../support/scenario.js'

let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs) })
  repository = await world.github.createRepository('acme/audit')
})
afterEach(async () => {
  await world.close()
  expect(world.github.violations).toEqual([])
})

const modes = ['archive', 'report', 'verify']
const everywhere = [
  ...modes.flatMap((mode) => ['repository', 'workspace'].map((destination) => ({ mode, destination }))),
  { mode: 'archive', destination: 'artifact' }
]

test.each(modes)('row 1: a public archive repository is refused first thing in mode %s', async (mode) => {
  await world.run()
  const asked = world.sandbox.requests.length
  const before = await repository.head()
  repository.private = false
  const run = await world.run({ inputs: { mode } })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/"acme\/audit": the repository is public.*e-mail addresses.*allow-public: true/)
  expect(run.visible).not.toContain('elena.marsh')
  expect(world.sandbox.requests).toHaveLength(asked)
  expect(await repository.head()).toBe(before)
  const allowed = await world.run({ inputs: { mode, 'allow-public': 'true' } })
  expect(allowed.status).toBe(0)
})

test.each(everywhere)(
  'row 2: in a public workflow repository nothing is read, whatever is asked for: %j',
  async (inputs) => {
    const payload = { repository: { full_name: 'acme/workflows', private: false, visibility: 'public' } }
    const run = await world.run({ payload, inputs })
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(/acme\/workflows: it is public, and so is the summary.*allow-public: true/)
    expect(world.sandbox.requests).toHaveLength(0)
    expect(world.github.requests).toHaveLength(0)
  }
)

const silent = { schedule: '17 3 * * *' }

test('row 3: a runner that does not say who can read: GitHub is asked, and public is refused', async () => {
  const workflows = await world.github.createRepository('acme/workflows', { private: false })
  const run = await world.run({ payload: silent })
  expect(run).toMatchObject({ status: 1, stdout: expect.stringContaining('acme/workflows: it is public') })
  expect(world.sandbox.requests).toHaveLength(0)
  workflows.private = true
  expect(await world.run({ payload: silent })).toMatchObject({ status: 0 })
})

test('row 3: a repository that the token cannot see is not public; no token, or no answer, is a refusal', async () => {
  expect(await world.run({ payload: silent })).toMatchObject({ status: 0 })
  const asked = world.sandbox.requests.length
  const untold = await world.run({
    payload: silent,
    inputs: { destination: 'workspace', 'github-token': '' }
  })
  expect(untold.status).toBe(1)
  expect(untold.stdout).toMatch(/Cannot tell whether acme\/workflows is public.*pass github-token/)
  const refused = await world.run({ payload: silent, inputs: { 'github-token': 'ghs_wrong_token' } })
  expect(refused).toMatchObject({ status: 1, stdout: expect.stringContaining('Bad credentials') })
  expect(world.sandbox.requests).toHaveLength(asked)
})

test('row 3: a re-run is given the payload of the first attempt: GitHub is asked what is true now', async () => {
  const workflows = await world.github.createRepository('acme/workflows', { private: false })
  const env = { GITHUB_RUN_ATTEMPT: '2' }
  expect(await world.run()).toMatchObject({ status: 0 })
  const asked = world.sandbox.requests.length
  expect(await world.run({ env })).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('acme/workflows: it is public')
  })
  const untold = await world.run({ env, inputs: { destination: 'workspace', 'github-token': '' } })
  expect(untold).toMatchObject({ status: 1, stdout: expect.stringMatching(/Cannot tell.*this is a re-run/) })
  expect(world.sandbox.requests).toHaveLength(asked)
  workflows.private = true
  expect(await world.run({ env })).toMatchObject({ status: 0 })
})

test('row 4: an internal repository is used, with a warning that the whole enterprise reads it', async () => {
  const payload = { repository: { full_name: 'acme/workflows', private: true, visibility: 'internal' } }
  const run = await world.run({ payload })
  expect(run.status).toBe(0)
  expect(run.stdout).toMatch(
    /^::warning title=Readable by the whole enterprise::The workflow's repository "acme\/workflows" is internal/m
  )
  expect((await archiveOn(repository)).has('ledger.jsonl')).toBe(true)
  const meant = await world.run({ payload, inputs: { 'allow-public': 'true' } })
  expect(meant.stdout).not.toContain('internal')
})

test('row 4: so it is where the archive is', async () => {
  const head = { name: 'main', target: { oid: '0'.repeat(40), file: null } }
  const body = {
    data: {
      repository: {
        visibility: 'INTERNAL',
        isArchived: false,
        isEmpty: false,
        defaultBranchRef: head
      }
    }
  }
  world.github.inject({ kind: 'status', operation: 'repository', status: 200, body, times: 2 })
  const run = await world.run({ inputs: { mode: 'verify' } })
  expect(run.stdout.match(/^::warning title=Readable by the whole enterprise::The archive's/gm)).toHaveLength(
    1
  )
  const meant = await world.run({ inputs: { mode: 'verify', 'allow-public': 'true' } })
  expect(meant.stdout).not.toContain('internal')
})

test('row 1: a visibility that does not exist today counts as public', async () => {
  const body = { data: { repository: { visibility: 'PARTNERS', isArchived: false, isEmpty: false } } }
  world.github.inject({ kind: 'status', operation: 'repository', status: 200, body })
  const run = await world.run()
  expect(run).toMatchObject({ status: 1, stdout: expect.stringContaining('the repository is public') })
  expect(world.sandbox.requests).toHaveLength(0)
})
