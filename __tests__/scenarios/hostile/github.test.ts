import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { dayMs, hourlyRows, night, startWorld, type World } from '../../support/scenario.js'

let world: World

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs) })
})
afterEach(async () => {
  await world.close()
  expect(world.github.violations).toEqual([])
})

const operation = 'createCommitOnBranch'
const secretFound =
  'Repository rule violations found\n\nGITHUB PUSH PROTECTION: Secret detected in content\n\n- Push cannot contain secrets'

test.each([
  ['in GraphQL', { kind: 'graphql-error', operation, type: 'UNPROCESSABLE', message: secretFound }],
  [
    'in GraphQL, called stale',
    { kind: 'graphql-error', operation, type: 'STALE_DATA', message: secretFound }
  ],
  ['with 409', { kind: 'status', operation, status: 409, body: { message: secretFound } }],
  ['with 422', { kind: 'status', operation, status: 422, body: { message: secretFound } }]
] as const)('row 34: a commit that push protection refuses %s is no lost race', async (_how, fault) => {
  const repository = await world.github.createRepository('acme/audit')
  const before = await repository.head()
  world.github.inject({ ...fault, times: 20 })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(
    /Cannot write "acme\/audit": GitHub answered ".*Secret detected.*bypass the rule/
  )
  expect(run.stdout).not.toMatch(/changed meanwhile|not known whether/)
  expect(world.github.count(operation)).toBe(1)
  expect(await repository.head()).toBe(before)
})

test('row 35: nor is a rule that refuses the first commit of an empty repository with 409', async () => {
  const repository = await world.github.createRepository('acme/audit', { empty: true })
  world.github.inject({ kind: 'rule-violation-409', times: 20 })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/Repository rule violations found.*\(HTTP 409\).*bypass the rule/)
  expect(world.github.count('putContents')).toBe(1)
  expect(await repository.head()).toBeUndefined()
})
