import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Artifacts } from '../support/artifacts/server.js'
import { dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'

let world: World
let artifacts: Artifacts
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-page-'))
  artifacts = await Artifacts.start()
  world = await startWorld({ history: hourlyRows(5, night - dayMs) })
})
afterEach(async () => {
  await world.close()
  await artifacts.close()
  await rm(folder, { recursive: true, force: true })
  expect(artifacts.violations).toEqual([])
})

async function runWithPage(inputs: Record<string, string> = {}) {
  const workspace = join(folder, 'workspace')
  const temporary = join(folder, 'temporary')
  for (const path of [workspace, temporary]) await mkdir(path, { recursive: true })
  const run = await world.run({
    inputs: { destination: 'workspace', 'report-artifact': 'audit-review.html', ...inputs },
    env: { ...artifacts.environment(), RUNNER_TEMP: temporary },
    workspace
  })
  expect(await readdir(temporary)).toEqual([])
  return run
}

test('the review is attached to the run as a page, and linked in the summary', async () => {
  const run = await runWithPage({ 'artifact-retention-days': '3' })
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'new-events': '5' } })
  const [record, ...others] = artifacts.records
  if (record === undefined) throw new Error('nothing was stored')
  expect(others).toEqual([])
  expect(record).toMatchObject({ name: 'audit-review.html', mimeType: 'text/html', finalized: true })
  const page = artifacts.contentOf(record)?.bytes.toString() ?? ''
  expect(page).toMatch(/^<!doctype html>/)
  expect(page).toContain(run.outputs['ledger-head'] ?? 'no head')
  const url = run.outputs['report-artifact-url'] ?? ''
  expect(url).toMatch(new RegExp(`/artifacts/${record.id}$`))
  expect(run.summary).toContain(`[audit-review.html](${url})`)
})

test('mode report attaches one too, of an archive that it leaves as it is', async () => {
  await runWithPage()
  const run = await runWithPage({ mode: 'report', 'api-key': '', 'report-artifact': 'of-the-quarter.html' })
  expect(run).toMatchObject({ status: 0, outputs: { changed: 'false' } })
  expect(artifacts.records.map(({ name }) => name)).toEqual(['audit-review.html', 'of-the-quarter.html'])
})

test('a page that cannot be attached is a warning: the archive is complete without it', async () => {
  await runWithPage()
  const run = await runWithPage()
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven', 'report-artifact-url': '' } })
  expect(run.stdout).toMatch(/^::warning title=The review page could not be attached::/m)
})
