import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { StoredArtifact } from '../../src/action/run-artifacts.js'
import { spawnNode } from '../support/action.js'
import { Artifacts } from '../support/artifacts/server.js'
import { shownBy } from '../support/masking.js'

const html = '<!doctype html><title>Review</title><p>elena.marsh@example.com scored ✓</p>'

let artifacts: Artifacts
let folder: string
beforeEach(async () => {
  artifacts = await Artifacts.start()
  folder = await mkdtemp(join(tmpdir(), 'audit-attach-'))
  await writeFile(join(folder, 'page'), html)
})
afterEach(async () => {
  await artifacts.close()
  await rm(folder, { recursive: true, force: true })
  expect(artifacts.violations).toEqual([])
  expect(artifacts.unusedFaults).toEqual([])
})

async function attach(
  name: string,
  options: { days?: string; page?: string; env?: Record<string, string> } = {}
) {
  const { days, page = 'page', env } = options
  const flags = ['--no-warnings', '--experimental-transform-types', '__tests__/support/artifacts/attach.mjs']
  const run = await spawnNode([...flags, name, join(folder, page), ...(days === undefined ? [] : [days])], {
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_REPOSITORY: 'acme/workflows',
      GITHUB_RUN_ID: '4711',
      RUNNER_TEMP: folder,
      ...artifacts.environment(),
      ...env
    },
    cwd: process.cwd()
  })
  expect(run).toMatchObject({ status: 0, stderr: '' })
  expect(await readdir(folder)).toEqual(['page'])
  const shown = shownBy(run.stdout)
  const { token, signature } = artifacts.secrets
  for (const secret of [token, signature, encodeURIComponent(signature)]) {
    expect(shown.includes(secret)).toBe(false)
  }
  expect(shown).not.toContain('elena.marsh')
  const stored = JSON.parse(/^attached (.*)$/m.exec(shown)?.[1] ?? '') as StoredArtifact | null
  return { shown, stored }
}

test('a page is attached as it is, as a kind that browsers open, under its own name', async () => {
  const { stored } = await attach('audit-review.html', { days: '3' })
  const [record] = artifacts.records
  if (record === undefined) throw new Error('nothing was stored')
  expect(record).toMatchObject({ name: 'audit-review.html', mimeType: 'text/html', finalized: true })
  expect(artifacts.contentOf(record)).toMatchObject({ bytes: Buffer.from(html), contentType: 'text/html' })
  expect(stored).toMatchObject({
    name: 'audit-review.html',
    id: record.id,
    url: `https://github.localhost/acme/workflows/actions/runs/4711/artifacts/${record.id}`,
    sha256: artifacts.contentOf(record)?.sha256
  })
  const threeDays = Date.now() + 3 * 86_400_000
  expect(Math.abs((stored?.expiresAt ?? 0) - threeDays)).toBeLessThan(60_000)
  expect(Math.abs((record.expiresAt?.getTime() ?? 0) - threeDays)).toBeLessThan(2 * 3_600_000)
})

test('a page that cannot be attached is a warning that says why', async () => {
  await attach('audit-review.html')
  const taken = await attach('audit-review.html')
  expect(taken.stored).toBeNull()
  expect(taken.shown).toMatch(
    /^::warning title=The review page could not be attached::.*that name already.*the input report-artifact/m
  )
  const elsewhere = await attach('audit-review.html', {
    env: { GITHUB_SERVER_URL: 'https://git.acme.example' }
  })
  expect(elsewhere.shown).toMatch(/^::warning title=.*GitHub Enterprise Server/m)
  const unmade = await attach('audit-review.html', { page: 'nothing' })
  expect(unmade.shown).toMatch(/^::warning title=.*::Cannot go on/m)
  artifacts.inject({ operation: 'FinalizeArtifact', when: 'before', answer: 'reset' })
  const unknown = await attach('other.html')
  expect(unknown.shown).toMatch(/^::warning title=.*Cannot tell whether the artifact "other.html"/m)
  expect(artifacts.records.filter((record) => record.finalized)).toHaveLength(1)
})
