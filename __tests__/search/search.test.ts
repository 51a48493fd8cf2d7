import { describe, expect, test } from '@jest/globals'
import type { ArchiveFolder } from '../../src/archive/destination.js'
import { parseCriteria, type Wanted } from '../../src/search/criteria.js'
import { ArchiveSearch, type Match, type Period } from '../../src/search/search.js'
import { company, plain, redacted } from '../verification/matrix/subjects.js'
import { archiveOf, dayMs, monthPaths, rowOf } from '../verification/support/archives.js'
import { folderOf } from '../verification/support/folder.js'
import {
  drop,
  linesOf,
  months,
  put,
  putLines,
  rehashed,
  reledgered,
  textOf
} from '../verification/support/tampering.js'

const always: Period = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

async function search(
  folder: ArchiveFolder,
  wanted: Wanted = {},
  period = always
): Promise<{ matches: Match[]; searching: ArchiveSearch }> {
  const searching = await ArchiveSearch.open(folder)
  const matches: Match[] = []
  const criteria = parseCriteria(wanted, { key: undefined, hasNetworks: false })
  for await (const match of searching.find(criteria, period)) matches.push(match)
  return { matches, searching }
}

const allLines = (files: typeof company.files): string[] =>
  monthPaths(files).flatMap((path) => linesOf(files, path))

describe('an archive that nobody touched', () => {
  test('gives all of itself, newest first, then its quarantine', async () => {
    const { matches, searching } = await search(folderOf(company.files))
    expect(searching.findings.all).toEqual([])
    const events = matches.filter(({ kind }) => kind === 'event')
    expect(events.map(({ line }) => line).toSorted()).toEqual(allLines(company.files).toSorted())
    const times = events.map(({ timestamp }) => timestamp)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(matches.slice(events.length).map(({ kind, line }) => [kind, JSON.parse(line).row])).toEqual([
      ['quarantined', { broken: 2, timestamp: 'x' }],
      ['quarantined', { broken: true }]
    ])
    expect(searching.searched).toEqual({
      files: months(company.files).length + 1,
      events: events.length,
      redacted: 0
    })
    for (const { path, line } of events) expect(linesOf(company.files, path)).toContain(line)
  })

  test('gives what is looked for alone', async () => {
    for (const wanted of [{ actor: 'ada@acme.example' }, { actor: 'ACME-ADA' }, { actor: 'ada@*' }]) {
      const { matches } = await search(folderOf(company.files), wanted)
      expect(matches.map(({ line }) => line).toSorted()).toEqual(
        allLines(company.files)
          .filter((line) => line.includes('"ada@acme.example"'))
          .toSorted()
      )
      expect(matches.length).toBeGreaterThan(5)
    }
    expect((await search(folderOf(company.files), { text: 'broken' })).matches).toEqual([])
    expect((await search(folderOf(company.files), { text: 'X' })).matches.map(({ kind }) => kind)).toContain(
      'quarantined'
    )
  })

  test('is read no further than the period goes, bounds included', async () => {
    const { files, readFile } = folderOf(company.files)
    const read: string[] = []
    const folder = {
      files,
      readFile: (path: string) => {
        read.push(path)
        return readFile(path)
      }
    }
    const [, second] = months(company.files)
    const lines = linesOf(company.files, second ?? '')
    const times = lines.map((line) => (JSON.parse(line) as { timestamp: number }).timestamp)
    const period = { from: times.at(-2) ?? 0, to: times[1] ?? 0 }
    const within = lines.filter(
      (_line, at) => (times[at] ?? 0) >= period.from && (times[at] ?? 0) <= period.to
    )
    expect(within.length).toBeLessThan(lines.length)
    const { matches } = await search(folder, { action: '*' }, period)
    expect(read.filter((path) => /^\d/.test(path))).toEqual([second])
    expect(matches.filter(({ kind }) => kind === 'event').map(({ line }) => line)).toEqual(within)
    expect((await search(folder, {}, { from: 0, to: 1 })).matches).toEqual([])
  })

  test('whose parts overlap in time gives one order all the same', async () => {
    const begin = Date.UTC(2025, 9, 2)
    const padded = (number: number, at: number) => ({
      ...(rowOf(number, at) as object),
      pad: 'x'.repeat(80_000)
    })
    const first = [0, 1, 2, 3, 4].map((number) => padded(number, begin + number * 3_600_000))
    const late = [5, 6, 7].map((number) => padded(number, begin + (number - 5) * 3_600_000 + 1000))
    const { files } = archiveOf([
      { now: begin + dayMs, rows: first },
      { now: begin + 2 * dayMs, rows: [...first, ...late] }
    ])
    expect(months(files)).toHaveLength(2)
    const times = (await search(folderOf(files))).matches.map(({ timestamp }) => timestamp)
    expect(times).toHaveLength(8)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    const some = (await search(folderOf(files), { actor: 'bob*' })).matches.map(({ line }) => line)
    expect(some).toHaveLength(2)
  })
})

describe('a redacted event', () => {
  test('is listed where nothing but a period is asked for', async () => {
    const { matches, searching } = await search(folderOf(redacted.files))
    expect(matches.filter(({ kind }) => kind === 'redacted')).toHaveLength(1)
    expect(matches).toHaveLength(30)
    expect(searching.findings.all).toEqual([])
    const { timestamp } = matches.find(({ kind }) => kind === 'redacted') as Match
    const elsewhere = await search(folderOf(redacted.files), {}, { from: timestamp + 1, to: timestamp + 2 })
    expect(elsewhere.matches).toEqual([])
  })

  test('is counted where it cannot be told whether it was looked for', async () => {
    for (const wanted of [{ actor: 'ada*' }, { text: 'nowhere' }]) {
      const { matches, searching } = await search(folderOf(redacted.files), wanted)
      expect(matches.map(({ kind }) => kind)).not.toContain('redacted')
      expect(searching.searched.redacted).toBe(1)
    }
  })
})

describe('an archive that was tampered with', () => {
  const [first = '', second = ''] = months(plain.files)
  const statesOf = ({ findings }: ArchiveSearch): string[] =>
    findings.all.map(({ check, object }) => `${check} ${object}`)

  test('gives nothing of a file that is not as the ledger says, and says so', async () => {
    const lines = linesOf(plain.files, second)
    const files = putLines(plain.files, second, lines.with(0, (lines[0] ?? '').replace('plain-', 'other-')))
    const { matches, searching } = await search(folderOf(files))
    expect(statesOf(searching)).toEqual([`file-hash ${second}`])
    expect(matches.map(({ path }) => path)).not.toContain(second)
    expect(matches.length).toBe(30 - lines.length)
    // Also when nothing in it would have been found.
    expect(statesOf((await search(folderOf(files), { text: 'nowhere' })).searching)).toEqual([
      `file-hash ${second}`
    ])
    // Outside of the period it is not looked at.
    const { oldest } = JSON.parse(`{"oldest":${JSON.parse(lines.at(-1) ?? '').timestamp}}`)
    expect(statesOf((await search(folderOf(files), {}, { from: 0, to: oldest - 1 })).searching)).toEqual([])
  })

  test('says what is missing, what does not belong, and what is wrong with the ledger', async () => {
    const missing = await search(folderOf(drop(plain.files, first)))
    expect(statesOf(missing.searching)).toEqual([`file-present ${first}`])
    expect(missing.matches.length).toBe(30 - linesOf(plain.files, first).length)
    expect(statesOf((await search(folderOf(put(plain.files, 'notes.txt', 'x')))).searching)).toEqual([
      'file-listed notes.txt'
    ])
    const folder = await search(folderOf(put(plain.files, first, { folder: true })))
    expect(statesOf(folder.searching)).toContain(`file-present ${first}`)
    const ledger = textOf(plain.files, 'ledger.jsonl')
    const cut = put(plain.files, 'ledger.jsonl', ledger.slice(ledger.indexOf('\n') + 1))
    expect(statesOf((await search(folderOf(cut))).searching).join()).toMatch(/^ledger-/)
    expect(statesOf((await search(folderOf(drop(plain.files, 'ledger.jsonl')))).searching)).toContain(
      'ledger-present ledger.jsonl'
    )
  })

  test('and whose hashes were made to fit gives no line that cannot be read', async () => {
    const lines = linesOf(plain.files, first)
    const files = rehashed(putLines(plain.files, first, lines.with(1, '{"obj-')), first)
    const { matches, searching } = await search(folderOf(files), { object: '*' })
    expect(matches).toHaveLength(29)
    const broken = await search(folderOf(files), { text: 'obj-' })
    expect(statesOf(broken.searching)).toEqual([`file-form ${first}`])
    expect(statesOf(searching)).toEqual([`file-form ${first}`])
  })

  test('with times in the ledger that no file has is read by the ledger', async () => {
    const files = reledgered(plain.files, (line) => ({
      ...line,
      files: line.files.map((file) =>
        file.path === first ? { ...file, newest: '2024-01-01T00:00:00.000Z' } : file
      )
    }))
    const { matches } = await search(
      folderOf(files),
      {},
      { from: Date.UTC(2025, 0, 1), to: Number.POSITIVE_INFINITY }
    )
    expect(matches.map(({ path }) => path)).not.toContain(first)
  })
})
