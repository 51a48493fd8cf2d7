import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { archiveOn, hourlyRows, night, startWorld, type World } from '../support/scenario.js'
import { plain } from './matrix/subjects.js'
import { drop, months } from './support/tampering.js'

// The bundle of the Action in mode `verify`.
jest.setTimeout(60_000)

let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>
let head: string

const verify = (inputs: Record<string, string> = {}) =>
  world.run({ inputs: { mode: 'verify', 'api-key': '', ...inputs } })

beforeAll(async () => {
  world = await startWorld({ history: hourlyRows(30, night - 600_000) })
  repository = await world.github.createRepository('acme/audit')
  const run = await world.run()
  expect(run.status).toBe(0)
  head = run.outputs['ledger-head'] ?? ''
})

afterAll(() => world.close())

describe('mode verify', () => {
  test('needs no key, asks nothing of Hireflix and writes nothing', async () => {
    const asked = world.sandbox.requests.length
    const before = await repository.log()
    const run = await verify({ pin: head })
    expect(run).toMatchObject({
      status: 0,
      outputs: { verification: 'valid', 'ledger-head': head, 'archived-events': '30' }
    })
    expect(run.summary).toMatch(/^## Hireflix audit archive: verification\n\n\*\*✓ valid/)
    expect(world.sandbox.requests).toHaveLength(asked)
    expect(await repository.log()).toEqual(before)
    expect(world.github.violations).toEqual([])
  })

  test('fails on a pin that is not in the ledger', async () => {
    const run = await verify({ pin: head.replace(/.$/, (last) => (last === '0' ? '1' : '0')) })
    expect(run).toMatchObject({ status: 1, outputs: { verification: 'invalid' } })
    expect(run.stdout).toMatch(/^::error title=INVALID diverged/m)
  })

  test('names a pin that it cannot read', async () => {
    const run = await verify({ pin: 'latest' })
    expect(run).toMatchObject({ status: 1, outputs: {} })
    expect(run.stdout).toContain('Cannot use pin "latest"')
  })

  test('fails on a repository without an archive', async () => {
    expect(await verify({ path: 'elsewhere' })).toMatchObject({
      status: 1,
      outputs: { verification: 'empty' }
    })
  })

  test('fails on tampering, names the file, and shows no event text', async () => {
    const files = await archiveOn(repository)
    const path = [...files.keys()].find((name) => /^\d{4}/.test(name)) ?? ''
    const text = (files.get(path) ?? '').replace('192.0.2', '192.0.3')
    await repository.commitFiles({ branch: 'main', files: { [`audit-log/${path}`]: text } })
    const run = await verify()
    expect(run).toMatchObject({ status: 1, outputs: { verification: 'invalid' } })
    expect(run.summary).toContain('INVALID hash')
    expect(run.visible).toContain(path)
    expect(run.visible).not.toMatch(/elena|192\.0\.|INTERVIEW/)
  })

  test('reads a folder of the workspace', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'verify-workspace-'))
    try {
      await mkdir(join(workspace, 'audit-log'))
      const files = drop(plain.files, months(plain.files)[0] as string)
      for (const [name, content] of files)
        await writeFile(join(workspace, 'audit-log', name), String(content))
      const run = await world.run({
        workspace,
        inputs: { mode: 'verify', 'api-key': '', destination: 'workspace' }
      })
      expect(run).toMatchObject({ status: 1, outputs: { verification: 'invalid' } })
      expect(run.stdout).toMatch(/^::error title=INVALID missing/m)
    } finally {
      await rm(workspace, { recursive: true, force: true })
    }
  })
})
