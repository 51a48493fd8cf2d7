import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { replayLedger } from '../../src/archive/ledger.js'
import { planRedaction } from '../../src/archive/redaction-plan.js'
import { verifyApart } from '../../src/destinations/export-folder.js'
import { thisProcess } from '../../src/destinations/writing-process.js'
import { InputError, IntegrityError } from '../../src/errors.js'
import { parseEventLine } from '../../src/events/stored-event.js'
import { hastyProcess } from '../destinations/folders.js'
import {
  archiveOf,
  companyArchive,
  dayMs,
  type Files,
  type Night,
  openedFrom,
  partedArchive,
  rowOf
} from '../verification/support/archives.js'
import { exportInto, filesIn } from './support.js'

jest.setTimeout(120_000)

let folder: string
let out: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
  out = join(folder, 'out')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = Date.UTC(2025, 9, 20)
const rows = Array.from({ length: 60 }, (_, n) => rowOf(n, start - n * dayMs))
const first: Night = { now: start + dayMs, rows }
const second: Night = { now: start + 2 * dayMs, rows: [...rows, rowOf(99, start + dayMs + 1)] }
const late: Night = { now: start + 3 * dayMs, rows: [...second.rows, rowOf(100, start - 40 * dayMs)] }
const one = archiveOf([first]).files
const two = archiveOf([first, second]).files
const three = archiveOf([first, second, late]).files
const manifest = (): Record<string, unknown> => JSON.parse(readFileSync(join(out, '_manifest.json'), 'utf8'))
const monthFile = (month: string): string => `events/month=${month}/events.parquet`

/** What differs between two folders. */
function changesBetween(before: Record<string, string>, after: Record<string, string>): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...paths].filter((path) => before[path] !== after[path]).sort()
}

describe('an export', () => {
  test('has one file a month, merged over its parts, and a manifest', async () => {
    const { files } = partedArchive()
    expect([...files.keys()].filter((path) => /^2025-09/.test(path)).length).toBeGreaterThan(1)
    const result = await exportInto(out, files)
    expect(Object.keys(filesIn(out))).toEqual(['_manifest.json', monthFile('2025-09')])
    expect(result).toMatchObject({ events: 7, months: 1, changed: [monthFile('2025-09'), '_manifest.json'] })
    expect(existsSync(`${out}.staged`)).toBe(false)
  })

  test('says in its manifest what the ledger says, and nothing of the time of the export', async () => {
    const { files } = companyArchive()
    await exportInto(out, files)
    const last = JSON.parse(files.get('ledger.jsonl')?.trimEnd().split('\n').at(-1) ?? '')
    expect(manifest()).toMatchObject({
      coverage: last.coverage,
      gaps: [{ cause: 'retention' }],
      events: last.archive.events,
      redacted: 0,
      quarantined: 2
    })
  })

  test('is the same bytes whenever it is made, and in one go or night by night', async () => {
    await exportInto(out, one)
    await exportInto(out, two)
    await exportInto(out, three)
    const other = join(folder, 'other')
    await exportInto(other, three)
    expect(filesIn(out)).toEqual(filesIn(other))
  })

  test('changes nothing when nothing changed, and does not read a month that did not', async () => {
    await exportInto(out, two)
    const before = filesIn(out)
    const unreadable = new Map(
      [...two].map(([path, text]) => [path, /^\d/.test(path) ? text.replaceAll('acme', 'ecma') : text])
    )
    expect((await exportInto(out, unreadable)).changed).toEqual([])
    expect(filesIn(out)).toEqual(before)
  })

  test('a night changes its month and the manifest alone', async () => {
    await exportInto(out, one)
    const before = filesIn(out)
    const { changed } = await exportInto(out, two)
    expect(changed).toEqual([monthFile('2025-10'), '_manifest.json'])
    expect(changesBetween(before, filesIn(out))).toEqual(['_manifest.json', monthFile('2025-10')])
  })

  test('a late event rewrites its month alone', async () => {
    await exportInto(out, two)
    const before = filesIn(out)
    await exportInto(out, three)
    expect(changesBetween(before, filesIn(out))).toEqual(['_manifest.json', monthFile('2025-09')])
  })

  test('a file that was damaged or removed is written anew', async () => {
    await exportInto(out, two)
    const before = filesIn(out)
    writeFileSync(join(out, monthFile('2025-09')), 'damaged')
    rmSync(join(out, monthFile('2025-10')))
    expect((await exportInto(out, two)).changed).toEqual([monthFile('2025-09'), monthFile('2025-10')])
    expect(filesIn(out)).toEqual(before)
  })

  test('months outside of the period are removed, and others of that folder stay', async () => {
    await exportInto(out, two)
    writeFileSync(join(out, 'notes.txt'), 'mine')
    const { changed } = await exportInto(out, two, { from: '2025-09', to: '2025-09' })
    expect(changed).toEqual([monthFile('2025-08'), monthFile('2025-10'), '_manifest.json'])
    expect(Object.keys(filesIn(out))).toEqual(['_manifest.json', monthFile('2025-09'), 'notes.txt'])
  })

  test('another schema or compression replaces every file', async () => {
    await exportInto(out, two)
    await exportInto(out, two, { schema: 'ocsf' })
    expect(Object.keys(filesIn(out)).filter((path) => path.startsWith('events/'))).toEqual([])
    expect(Object.keys(filesIn(out)).filter((path) => path.startsWith('ocsf-3002/'))).toHaveLength(3)
    const before = filesIn(out)
    expect((await exportInto(out, two, { schema: 'ocsf', 'ocsf-version': '1.1.0' })).changed).toHaveLength(7)
    expect(changesBetween(before, filesIn(out))).toHaveLength(7)
  })

  test("a file's footer names its month and sources, and not the ledger's head", async () => {
    await exportInto(out, two)
    const bytes = filesIn(out)[monthFile('2025-09')] ?? ''
    const digest =
      /"path":"2025-09.json".*?"sha256":"([0-9a-f]{64})"/.exec(two.get('ledger.jsonl') ?? '')?.[1] ?? ''
    expect(bytes).toContain(`[{"path":"2025-09.json","sha256":"${digest}"}]`)
    expect(bytes).not.toContain(String(manifest()['ledger_head']).split(':')[1])
  })
})

test('a redaction rewrites its month alone, and leaves of the event its id, time and file', async () => {
  await exportInto(out, two)
  const before = filesIn(out)
  const redacted = redactedOnce(two)
  await exportInto(out, redacted)
  expect(changesBetween(before, filesIn(out))).toEqual(['_manifest.json', monthFile('2025-09')])
  expect(manifest()).toMatchObject({ redacted: 1 })
  const ndjson = join(folder, 'ndjson')
  await exportInto(ndjson, redacted, { format: 'ndjson' })
  const lines = Object.values(filesIn(ndjson))
    .join('')
    .split('\n')
    .filter((line) => line.includes('"redacted":true'))
  const { id, time, file, redacted: isRedacted, ...rest } = JSON.parse(lines[0] ?? '')
  expect([lines.length, file, isRedacted, new Set(Object.values(rest))]).toEqual([
    1,
    '2025-09.json',
    true,
    new Set([null])
  ])
  expect(id).toMatch(/^[0-9a-f]{64}-1$/)
  expect(time).toMatch(/^2025-09/)
  await exportInto(join(folder, 'ocsf'), redacted, { schema: 'ocsf', format: 'ndjson' })
  expect(Object.values(filesIn(join(folder, 'ocsf'))).join('')).not.toContain(id)
})

describe('a crash', () => {
  test('at every write leaves the old export or one that the next export completes', async () => {
    const effects: string[] = []
    const listed = join(folder, 'listed')
    await exportInto(listed, one)
    await exportInto(
      listed,
      three,
      { from: '2025-09' },
      { ...thisProcess, before: async (effect) => void effects.push(effect) }
    )
    const wanted = filesIn(listed)
    expect(effects).toEqual(
      expect.arrayContaining([
        'decide',
        `place ${monthFile('2025-10')}`,
        `remove ${monthFile('2025-08')}`,
        'place _manifest.json'
      ])
    )
    for (const [index, effect] of effects.entries()) {
      const place = join(folder, `crash-${index}`)
      await exportInto(place, one)
      const old = filesIn(place)
      await expect(exportInto(place, three, { from: '2025-09' }, crashingAt(effect))).rejects.toThrow('crash')
      const isDecided = index > effects.indexOf('decide')
      if (!isDecided) expect({ effect, files: filesIn(place) }).toEqual({ effect, files: old })
      await exportInto(place, three, { from: '2025-09' })
      expect({ effect, files: filesIn(place) }).toEqual({ effect, files: wanted })
    }
  })

  test('of a first export is made up for as well', async () => {
    await expect(exportInto(out, one, {}, crashingAt('place _manifest.json'))).rejects.toThrow('crash')
    expect(existsSync(join(out, '_manifest.json'))).toBe(false)
    await exportInto(out, one)
    await exportInto(join(folder, 'whole'), one)
    expect(filesIn(out)).toEqual(filesIn(join(folder, 'whole')))
  })
})

/** A process that ends before the effect: nothing of it runs afterwards. */
const crashingAt = (effect: string) => ({
  ...thisProcess,
  before: async (name: string) => {
    if (name === effect) throw new Error('crash')
  }
})

test('of two exports at once one waits for the other, and both are right', async () => {
  const results = await Promise.all([exportInto(out, two), exportInto(out, two)])
  expect(results.map(({ changed }) => changed.length).sort()).toEqual([0, 4])
  await exportInto(join(folder, 'whole'), two)
  expect(filesIn(out)).toEqual(filesIn(join(folder, 'whole')))
})

test('an export that finds another at work gives up in the end, and writes nothing', async () => {
  let inner: unknown
  const slow = {
    ...thisProcess,
    before: async (effect: string) => {
      if (effect === 'decide')
        inner = await exportInto(out, one, {}, hastyProcess()).catch((error: unknown) => error)
    }
  }
  await exportInto(out, two, {}, slow)
  expect(inner).toMatchObject({ name: 'ArchiveError', code: 'locked' })
})

describe('refused, with nothing written:', () => {
  const refusal = async (files: Files, options = {}): Promise<unknown> => {
    const before = existsSync(out) ? filesIn(out) : undefined
    const error = await exportInto(out, files, options).catch((fault: unknown) => fault)
    expect(existsSync(out) ? filesIn(out) : undefined).toEqual(before)
    expect(existsSync(`${out}.staged`)).toBe(false)
    return error
  }

  test('a folder that no export has made', async () => {
    mkdirSync(out)
    writeFileSync(join(out, 'thesis.txt'), 'mine')
    const error = await refusal(one)
    expect(error).toBeInstanceOf(InputError)
    expect(String(error)).toMatch(/it holds files and no _manifest.json.*name an empty folder/)
  })

  test('the export of another archive', async () => {
    await exportInto(out, companyArchive('other').files)
    expect(String(await refusal(one))).toMatch(/it is of another archive/)
  })

  test.each(['', 'not JSON', '{}', '[]', 'null'])('a manifest that is %j', async (text) => {
    await exportInto(out, one)
    writeFileSync(join(out, '_manifest.json'), text)
    expect(String(await refusal(one))).toMatch(/its _manifest.json cannot be read/)
  })

  test('a manifest that names files which no export has', async () => {
    await exportInto(out, one)
    const path = join(out, '_manifest.json')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(monthFile('2025-09'), '../../victim'))
    expect(String(await refusal(two, { from: '2025-10' }))).toMatch(/cannot be read/)
  })

  test('an archive of which a month does not match its ledger', async () => {
    await exportInto(out, one)
    const tampered = new Map([
      ...two,
      ['2025-10.json', (two.get('2025-10.json') ?? '').replace('ada', 'eve')]
    ])
    expect(await refusal(tampered)).toBeInstanceOf(IntegrityError)
  })

  test('a ledger that was changed', async () => {
    const tampered = new Map([
      ...two,
      ['ledger.jsonl', (two.get('ledger.jsonl') ?? '').replace('proven', 'unproven')]
    ])
    expect(await refusal(tampered)).toBeInstanceOf(IntegrityError)
  })

  test('a folder without an archive', async () => {
    expect(String(await refusal(new Map()))).toMatch(/there is no archive in it/)
  })

  test('a symbolic link as the folder, and one in it', async () => {
    mkdirSync(join(folder, 'elsewhere'))
    symlinkSync(join(folder, 'elsewhere'), out)
    expect(String(await refusal(one))).toMatch(/it is a symbolic link/)
    rmSync(out)
    await exportInto(out, one)
    rmSync(join(out, 'events'), { recursive: true })
    symlinkSync(join(folder, 'elsewhere'), join(out, 'events'))
    expect(String(await exportInto(out, one).catch((fault: unknown) => fault))).toMatch(/it is no folder/)
    expect(filesIn(join(folder, 'elsewhere'))).toEqual({})
  })

  test.each([
    [{ from: '2025-13' }, /--from: it must be a month/],
    [{ to: '2025-1' }, /--to: it must be a month/],
    [{ from: '2025-10', to: '2025-09' }, /--from is later than --to/],
    [{ format: 'csv' }, /--format: it must be one of parquet, ndjson/],
    [{ 'ocsf-version': '1.8.0' }, /--ocsf-version with the schema events/],
    [{ schema: 'ocsf', 'ocsf-version': '3' }, /--ocsf-version: it must be one of/],
    [{ format: 'ndjson', compression: 'zstd' }, /Cannot compress ndjson/]
  ])('%j', async (options, message) => {
    const error = await refusal(one, options)
    expect(error).toBeInstanceOf(InputError)
    expect(String(error)).toMatch(message)
  })

  test("the archive's own folder, and one that lies in the other", async () => {
    const archive = join(folder, 'audit-log')
    mkdirSync(archive)
    symlinkSync(archive, join(folder, 'link'))
    for (const each of [
      archive,
      join(archive, 'export'),
      folder,
      join(folder, 'link', 'x'),
      join(folder, 'link')
    ])
      await expect(verifyApart(each, archive)).rejects.toThrow(InputError)
    await verifyApart(`${archive}-export`, archive)
    await verifyApart(join(folder, '..audit'), join(folder, 'audit'))
  })
})

/** The archive after a redaction of one event of September. */
function redactedOnce(files: Files): Files {
  const line = files.get('2025-09.json')?.split('\n')[1]?.replace(/,$/, '') ?? ''
  const stored = parseEventLine(line)
  if (stored.kind !== 'event') throw new Error('no event')
  const archive = openedFrom(files, replayLedger(files.get('ledger.jsonl') ?? ''))
  const plan = planRedaction(archive, {
    key: stored.event.key,
    by: 'the office',
    reason: 'asked to',
    at: new Date(start + 4 * dayMs).toISOString(),
    run: { id: 'r', attempt: 1, repository: 'acme/audit', version: '1.0.0' }
  })
  return new Map([...files, ...(plan?.files ?? []).map(({ path, content }) => [path, content] as const)])
}
