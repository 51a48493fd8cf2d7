import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { spawnNode } from '../../support/action.js'
import { Artifacts } from '../../support/artifacts/server.js'
import { leaksIn } from '../../support/leaks.js'
import {
  archiveOn,
  auditRow,
  dayMs,
  hourlyRows,
  night,
  startWorld,
  type World
} from '../../support/scenario.js'

const apiKey = 'hfx_"secret\\5c1d%9e2a/7f30+'
const token = 'ghs_Zm9vYmFyYmF6cXV4Zm9vYmFyMTIzNDU2'
const pseudonymKey = 'q7"3c\\9%41f0be26581e4b77a90c5d2f'
let world: World
let artifacts: Artifacts
let folder: string
let repository: Awaited<ReturnType<World['github']['createRepository']>>
beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(300, night - dayMs), apiKey }, { token })
  repository = await world.github.createRepository('acme/audit')
  artifacts = await Artifacts.start()
  folder = await mkdtemp(join(tmpdir(), 'audit-stored-'))
})
afterEach(async () => {
  await world.close()
  await artifacts.close()
  await rm(folder, { recursive: true, force: true })
  expect(world.github.violations).toEqual([])
  expect(artifacts.violations).toEqual([])
})

/** Everything that can be read once the run is over, by whoever may. */
async function everythingStored(): Promise<string> {
  const texts = [
    ...(await archiveOn(repository)).values(),
    ...(await repository.log()).map(({ message }) => message)
  ]
  for (const { title, body } of repository.issues.all) texts.push(title, body)
  for (const record of artifacts.records) {
    const target = join(folder, String(record.id))
    const args = ['__tests__/support/artifacts/download.mjs', String(record.id), target]
    const env = { PATH: process.env['PATH'] ?? '', ...artifacts.environment() }
    expect(await spawnNode(args, { env, cwd: process.cwd() })).toMatchObject({ status: 0 })
    for (const name of await readdir(target)) texts.push(name, await readFile(join(target, name), 'utf8'))
  }
  return texts.join('\n')
}

const secretInputs = { 'github-token': token, pseudonymize: 'actor.email', 'pseudonym-key': pseudonymKey }

test.each<[string, Record<string, string>, RegExp]>([
  ['an artifact', { destination: 'artifact' }, /^\{"spec":/m],
  ['a page', { 'report-artifact': 'review.html' }, /^<!doctype html>/m],
  ['issues', { 'sign-off': 'true', 'health-issue': 'true' }, /^- \[ \] /m]
])('row 31: nor is one in %s', async (_what, inputs, expected) => {
  world.sandbox.log.append(auditRow(Date.UTC(2025, 9, 9, 10), 'hook', { action: 'webhook.create' }))
  const env = { ...artifacts.environment(), RUNNER_TEMP: folder }
  const run = await world.run({ env, inputs: { ...secretInputs, ...inputs } })
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven' } })
  world.sandbox.inject({ kind: 'errors', withData: false, code: 'BAD_USER_INPUT', message: apiKey, times: 9 })
  const failed = await world.run({ env, inputs: { ...secretInputs, ...inputs, 'artifact-name': 'second' } })
  expect(failed.status).toBe(1)
  const stored = await everythingStored()
  expect(stored).toMatch(expected)
  const bytes = [stored, run.visible, failed.visible].join('\n')
  expect(leaksIn(bytes, [apiKey, token, pseudonymKey, artifacts.secrets.token])).toEqual([])
})
