import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { filesIn, startDuckDb } from '../export/support.js'
import { cliBundle, runCli } from '../support/action.js'
import { hostileRows } from '../support/hostile-rows.js'
import { hourlyRows, night, startWorld, type World } from '../support/scenario.js'
import { archiveOf } from '../verification/support/archives.js'

// The bundles of command line and Action.
jest.setTimeout(120_000)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-command-'))
  const { files } = archiveOf([
    { now: Date.UTC(2025, 10, 1), rows: hostileRows(2000, Date.UTC(2025, 9, 20)) }
  ])
  mkdirSync(join(folder, 'audit-log'))
  for (const [name, text] of files) writeFileSync(join(folder, 'audit-log', name), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[], node?: string) =>
  runCli(['export', ...args], { cwd: folder, ...(node === undefined ? {} : { node }) })

/** The machine's own Node, which may be older than the one that the tests run on. */
function machineNode(): string {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((part) => !part.includes('node_modules'))
  const env = { PATH: path.join(delimiter) }
  return execFileSync('sh', ['-c', 'command -v node'], { encoding: 'utf8', env }).trim()
}

describe('the command export', () => {
  test('says what it wrote, and that nothing changed afterwards', async () => {
    const first = await run(['audit-log', 'said'])
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(first.stdout).toMatch(/^changed\tevents\/month=2025-10\/events\.parquet\n/)
    expect(first.stdout).toMatch(/changed\t_manifest\.json\nExported: 2,000 events of 1 month in said\n$/)
    expect(await run(['audit-log', 'said'])).toEqual({
      status: 0,
      stderr: '',
      stdout: 'Nothing changed: 2,000 events of 1 month in said\n'
    })
    expect(JSON.parse((await run(['audit-log', 'said', '--json'])).stdout)).toMatchObject({
      changed: [],
      events: 2000
    })
  })

  test.each([[], ['--schema', 'ocsf'], ['--format', 'ndjson'], ['--compression', 'none']])(
    'gives the same bytes on this Node and on that of the machine %j',
    async (...options) => {
      const [here, there] = [mkdtempSync(join(folder, 'here-')), mkdtempSync(join(folder, 'there-'))]
      expect(await run(['audit-log', here, ...options])).toMatchObject({ status: 0 })
      expect(await run(['audit-log', there, ...options], machineNode())).toMatchObject({ status: 0 })
      expect(filesIn(there)).toEqual(filesIn(here))
    }
  )

  test('zstd on a Node without it is a clear sentence, and nothing written', async () => {
    const node = machineNode()
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' })
    const { status, stderr } = await run(['audit-log', 'zstd', '--compression', 'zstd'], node)
    const [major = 0, minor = 0] = version.slice(1).split('.').map(Number)
    if (major > 22 || (major === 22 && minor >= 15)) expect(status).toBe(0)
    else {
      expect(status).toBe(2)
      expect(stderr).toMatch(
        /Cannot compress with zstd: this is Node .*use Node 22\.15 or later, or --compression snappy/
      )
      expect(existsSync(join(folder, 'zstd'))).toBe(false)
    }
  })

  test.each<[string[], RegExp]>([
    [[], /Cannot export with 0 folders/],
    [['audit-log'], /Cannot export with 1 folders/],
    [['audit-log', 'a', 'b'], /Cannot export with 3 folders/],
    [['audit-log', 'out', '--from', '2025-13'], /Cannot use this --from: it must be a month such as 2025-10/],
    [['audit-log', 'out', '--format', 'csv'], /Cannot use this --format/],
    [['audit-log', 'out', '--colour'], /Cannot use these arguments/],
    [['nothing', 'out'], /there is nothing of that name|no folder|in no git repository/],
    [['audit-log', 'audit-log/out'], /one lies in the other/]
  ])('%j ends with 2, and writes nothing', async (args, message) => {
    const before = readdirSync(folder)
    const { status, stderr } = await run(args)
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(message) })
    expect(readdirSync(folder)).toEqual(before)
  })

  test('ends with 3 for an archive that does not verify', async () => {
    cpSync(join(folder, 'audit-log'), join(folder, 'tampered'), { recursive: true })
    const path = join(folder, 'tampered', '2025-10.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('line', 'lime'))
    const { status, stderr } = await run(['tampered', 'refused'])
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringMatching(/Cannot trust "2025-10\.json"/)
    })
    expect(existsSync(join(folder, 'refused'))).toBe(false)
  })
})

test('the writer of Parquet is in a chunk of its own, which nothing loads before it is needed', () => {
  const dist = resolve(cliBundle, '..')
  const holders = readdirSync(dist).filter((name) =>
    readFileSync(join(dist, name), 'utf8').includes('parquet columns must have the same length')
  )
  expect(holders).toHaveLength(1)
  expect(holders).not.toContain('index.js')
  expect(readFileSync(join(dist, holders[0] ?? '')).length).toBeLessThan(250_000)
})

test('OCSF as Parquet has a folder a class, structs, and a list of three levels', async () => {
  expect(await run(['audit-log', 'ocsf', '--schema', 'ocsf'])).toMatchObject({ status: 0 })
  const duck = await startDuckDb()
  try {
    const path = `${folder}/ocsf/ocsf-6003/*/events.parquet`
    const [types] = await duck.query(
      `SELECT typeof(resources) AS resources, typeof(unmapped) AS unmapped, typeof(type_uid) AS type_uid, typeof(time) AS time FROM read_parquet('${path}') LIMIT 1`
    )
    expect(types).toEqual({
      resources: 'STRUCT(uid VARCHAR, "name" VARCHAR, "type" VARCHAR)[]',
      unmapped: 'STRUCT(medium VARCHAR, "object" VARCHAR)',
      type_uid: 'BIGINT',
      time: 'BIGINT'
    })
    const levels = await duck.query(
      `SELECT name FROM parquet_schema('${path}') WHERE name IN ('list', 'element')`
    )
    expect(new Set(levels.map(({ name }) => name))).toEqual(new Set(['list', 'element']))
    const lines = readdirSync(join(folder, 'audit-log'))
      .filter((name) => /^\d/.test(name))
      .flatMap((name) =>
        readFileSync(join(folder, 'audit-log', name), 'utf8')
          .split('\n')
          .slice(1, -2)
      )
      .map((line) => line.replace(/,$/, ''))
    const raw = await duck.query(`SELECT raw_data, metadata.uid AS uid, time FROM read_parquet('${path}')`)
    expect(raw.map(({ raw_data }) => raw_data).sort()).toEqual(lines.sort())
    const [texts] = await duck.query(
      `SELECT count(*)::INT AS n FROM read_parquet('${path}') WHERE unmapped.object IS NOT NULL AND NOT json_valid(unmapped.object)`
    )
    expect(texts).toEqual({ n: 0 })
  } finally {
    duck.close()
  }
})

describe('mode export', () => {
  let world: World
  let workspace: string
  beforeAll(async () => {
    world = await startWorld({ history: hourlyRows(30, night - 600_000) })
    await world.github.createRepository('acme/audit')
    expect((await world.run()).status).toBe(0)
    workspace = join(folder, 'workspace')
    mkdirSync(workspace)
  })
  afterAll(() => world.close())
  const exported = (inputs: Record<string, string> = {}, more = {}) =>
    world.run({ workspace, inputs: { mode: 'export', 'api-key': '', ...inputs }, ...more })

  test('needs no key, asks nothing of Hireflix, and writes into the workspace alone', async () => {
    const asked = world.sandbox.requests.length
    const result = await exported({ 'export-path': 'out' })
    expect(result).toMatchObject({ status: 0, outputs: { 'export-changed': 'true', 'export-events': '30' } })
    expect(JSON.parse(result.outputs['export-files'] ?? '')).toEqual([
      ...Object.keys(filesIn(join(workspace, 'out'))).slice(1),
      '_manifest.json'
    ])
    expect(result.summary).toMatch(
      /^## Hireflix audit archive: export\n\n30 events of 1 month in <code>out<\/code>/
    )
    expect(result.visible).not.toMatch(/elena|192\.0\./)
    expect(world.sandbox.requests).toHaveLength(asked)
    expect(await exported({ 'export-path': 'out' })).toMatchObject({
      outputs: { 'export-changed': 'false', 'export-files': '[]' }
    })
    expect(world.github.violations).toEqual([])
  })

  test('is refused in a public repository', async () => {
    const result = await exported(
      { 'export-path': 'public' },
      { payload: { repository: { full_name: 'acme/workflows', private: false } } }
    )
    expect(result).toMatchObject({ status: 1, outputs: {} })
    expect(existsSync(join(workspace, 'public'))).toBe(false)
  })

  test('refuses an artifact, a page and the folder of the archive', async () => {
    expect((await exported({ destination: 'artifact' })).stdout).toContain(
      'in mode export: an artifact is written once'
    )
    expect((await exported({ 'report-artifact': 'a.html' })).stdout).toContain(
      'report-artifact in mode export'
    )
    expect((await exported({ destination: 'workspace', 'export-path': 'audit-log/out' })).stdout).toContain(
      'one lies in the other'
    )
  })
})
