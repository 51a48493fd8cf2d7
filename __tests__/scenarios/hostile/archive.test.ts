import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import {
  archiveOn,
  auditRow,
  dayMs,
  hourlyRows,
  night,
  startWorld,
  type World
} from '../../support/scenario.js'

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

const hash = (algorithm: string, ...parts: (string | Buffer)[]): string => {
  const digest = createHash(algorithm)
  for (const part of parts) digest.update(part)
  return digest.digest('hex')
}

interface FileEntry {
  path: string
  bytes: number
  sha256: string
  blob: string
}
interface Line {
  [name: string]: unknown
  files: FileEntry[]
}

/** A ledger of one line that somebody who knows the format has made right again for these contents of the month. */
function ledgerFor(ledger: string, content: Buffer): string {
  const line = JSON.parse(ledger) as Line
  Object.assign(line.files[0] as FileEntry, {
    bytes: content.length,
    sha256: hash('sha256', content),
    blob: hash('sha1', `blob ${content.length}\0`, content)
  })
  return `${JSON.stringify(line)}\n`
}

/** Archives once, lets somebody replace files, and expects a run that says why it writes nothing. */
async function expectRefusal(
  change: (files: ReadonlyMap<string, string>) => Record<string, string | Buffer>,
  reason: RegExp
): Promise<void> {
  await world.run()
  const changed = change(await archiveOn(repository))
  const files = Object.fromEntries(Object.entries(changed).map(([name, text]) => [`audit-log/${name}`, text]))
  await repository.commitFiles({ files })
  world.sandbox.log.append(auditRow(night - 3_600_000))
  const before = await repository.head()
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(run.summary).toContain('The archive does not verify')
  expect(run.stdout).toMatch(reason)
  expect(run.stdout.length).toBeLessThan(1500)
  expect(run.stdout).not.toMatch(/::set-output|\u202e|A fault of this program/)
  expect(await repository.head()).toBe(before)
}

const brackets = `${'['.repeat(150_000)}${']'.repeat(150_000)}`
const inLedger: readonly [string, (ledger: string) => string, RegExp][] = [
  ['a path that climbs', (text) => text.replace('2025-10.json', '../2025-10.json'), /no usable "files.path"/],
  [
    'a path that is another file',
    (text) => text.replace('2025-10.json', 'README.md'),
    /not the name of an archive file/
  ],
  [
    'a member named __proto__',
    (text) => text.replace('"seq":0', '"__proto__":{"seq":1},"seq":0'),
    /archive's form/
  ],
  ['an inherited member', (text) => text.replace('"seq":0', '"__proto__":{"seq":0}'), /no usable "seq"/],
  ['a number in place of a text', (text) => text.replace(/"at":"[^"]*"/, '"at":1'), /no usable "at"/],
  [
    'a number of 400 digits',
    (text) => text.replace('"added":3', `"added":${'3'.repeat(400)}`),
    /no usable "added"/
  ],
  ['150,000 levels', (text) => text.replace('"gaps":[]', `"gaps":${brackets}`), /no usable "gaps"/],
  [
    'a line of 8 MB',
    (text) => text.replace('"host":"', `"host":"${'x'.repeat(8_000_000)}`),
    /no usable "source.host"/
  ],
  [
    'a host that is a command',
    (text) => text.replace('"host":"', '"host":"\\n::set-output name=a::b'),
    /no usable "source.host"/
  ],
  [
    'a format that is a command',
    (text) => text.replace('archive/1', 'archive/\\n::set-output name=a::b\\u202e'),
    /is unknown, this version/
  ],
  [
    'a day that there is not',
    (text) => text.replace(/"from":"[^"]*"/, '"from":"2025-02-30T00:00:00.000Z"'),
    /no usable "coverage.from"/
  ]
]

test.each(inLedger)(
  'row 36: a ledger with %s is refused, and nothing is written',
  async (_what, change, reason) => {
    await expectRefusal((files) => ({ 'ledger.jsonl': change(files.get('ledger.jsonl') ?? '') }), reason)
  }
)

test('row 36: so is a ledger that is not UTF-8', async () => {
  await expectRefusal(
    (files) => ({
      'ledger.jsonl': Buffer.from((files.get('ledger.jsonl') ?? '').replace('acme', 'acm\u00e9'), 'latin1')
    }),
    /Cannot read "ledger.jsonl": it is not UTF-8/
  )
})

const inMonth: readonly [string, (month: string) => string | Buffer, RegExp][] = [
  [
    '150,000 levels',
    (text) => text.replace(/"id":"\d+","type"/, `"id":${brackets},"type"`),
    /line 2 is nested deeper than 64 levels/
  ],
  // Short, and in its form: nothing else is wrong with it.
  [
    '65 levels',
    (text) => text.replace(/"id":"\d+","type"/, `"id":${'['.repeat(63)}${']'.repeat(63)},"type"`),
    /line 2 is nested deeper than 64 levels/
  ],
  [
    'a line that is no event',
    (text) => text.replace(/^\{.*\},$/m, '"\\n::set-output name=a::b",'),
    /line 2 is not an object/
  ],
  [
    'another time than its timestamp',
    (text) => text.replace(/"time":"2025-10-13T03/, '"time":"2025-10-13T04'),
    /form/
  ],
  [
    'an event of another month',
    (text) => text.replace(/"timestamp":\d+/, '"timestamp":1'),
    /usable "timestamp"|form/
  ],
  [
    'a second member of one name',
    (text) => text.replace('"medium":"ADMIN"', '"medium":"ADMIN","medium":"X"'),
    /form/
  ],
  [
    'bytes that are not UTF-8',
    (text) => Buffer.from(text.replace('elena', 'el\u00e9na'), 'latin1'),
    /Cannot read "2025-10.json": it is not UTF-8/
  ]
]

test.each(inMonth)(
  'row 37: a month file with %s is refused though the ledger fits it',
  async (_what, change, reason) => {
    await expectRefusal((files) => {
      const content = Buffer.from(change(files.get('2025-10.json') ?? ''))
      return { '2025-10.json': content, 'ledger.jsonl': ledgerFor(files.get('ledger.jsonl') ?? '', content) }
    }, reason)
  }
)

test.each([
  ['a command', '::set-output name=a::b'],
  ['a bidirectional name', 'x\u202etxt.json'],
  ['a name of markup', '<img src=x>.md'],
  ['a month that is none', '2025-13.json'],
  ['a part that is none', '2025-10-001.json']
])('row 38: %s as the name of a file is refused and not repeated unless it is plain', async (_what, name) => {
  await expectRefusal(() => ({ [name]: '[\n]\n' }), /does not belong there; move it out/)
})

test('row 39: links in a folder on disk are not followed', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'audit-workspace-'))
  const run = () => world.run({ workspace, inputs: { destination: 'workspace' } })
  try {
    expect((await run()).status).toBe(0)
    const victim = join(workspace, 'victim')
    await writeFile(victim, 'precious\n')
    await rm(join(workspace, 'audit-log/2025-10.json'))
    await symlink(victim, join(workspace, 'audit-log/2025-10.json'))
    world.sandbox.log.append(auditRow(night - 3_600_000))
    const linked = await run()
    expect(linked.status).toBe(1)
    expect(linked.stdout).toMatch(/Cannot trust|Cannot (?:read|use)/)
    expect(await readFile(victim, 'utf8')).toBe('precious\n')

    await rm(join(workspace, 'audit-log'), { recursive: true })
    await mkdir(join(workspace, 'elsewhere'))
    await symlink(join(workspace, 'elsewhere'), join(workspace, 'audit-log'))
    const outside = await run()
    expect(outside.status).toBe(1)
    expect(outside.stdout).toMatch(/Cannot use/)
    expect(await readdir(join(workspace, 'elsewhere'))).toEqual([])

    await symlink(join(workspace, 'elsewhere'), join(workspace, 'above'))
    const above = await world.run({
      workspace,
      inputs: { destination: 'workspace', path: 'above/audit-log' }
    })
    expect(above.status).toBe(1)
    expect(above.stdout).toMatch(/Cannot use ".*" as the archive folder: ".*above" is a symbolic link/)
    expect(await readdir(join(workspace, 'elsewhere'))).toEqual([])
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
})

test('row 39: a lock and a staged change that a repository brings along do nothing', async () => {
  const workspace = await mkdtemp(join(tmpdir(), 'audit-workspace-'))
  const run = () => world.run({ workspace, inputs: { destination: 'workspace' } })
  try {
    expect((await run()).status).toBe(0)
    const hooks = join(workspace, 'hooks')
    await mkdir(hooks)
    const ledger = await readFile(join(workspace, 'audit-log/ledger.jsonl'))
    const staged = join(workspace, 'audit-log.staged')
    const contents = join(workspace, 'audit-log.staged-0123456789abcdef')
    for (const folder of [join(staged, 'new'), contents]) {
      await mkdir(join(folder, 'link'), { recursive: true })
      await writeFile(join(folder, 'link/pre-commit'), 'evil')
    }
    await symlink(hooks, join(workspace, 'audit-log/link'))
    const files = [{ path: 'link/pre-commit', sha256: hash('sha256', 'evil') }]
    await writeFile(join(staged, 'contents.txt'), 'audit-log.staged-0123456789abcdef')
    await writeFile(
      join(staged, 'manifest.json'),
      JSON.stringify({
        spec: 'hireflix-audit-archive/staged/1',
        base: hash('sha256', ledger),
        files,
        message: { subject: 'x', body: '' }
      })
    )
    await run()
    expect(await readdir(hooks)).toEqual([])

    await rm(join(workspace, 'audit-log/link'))
    const owner = { token: 'abc', pid: process.pid, host: hostname() }
    await writeFile(join(staged, 'owner.json'), JSON.stringify(owner))
    world.sandbox.log.append(auditRow(night - 3_600_000))
    expect((await run()).status).toBe(0)
    expect(await readdir(hooks)).toEqual([])
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
})
