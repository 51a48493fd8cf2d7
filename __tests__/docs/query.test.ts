import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Json } from '../../src/events/exact-json.js'
import { companyHistory } from '../../src/sandbox/company.js'
import { demoEnd } from '../../src/sandbox/demo-company.js'
import { type Engine, startDuckDb } from '../export/support.js'
import { blocksOf } from '../support/documented.js'
import { archiveOf, companyArchive, dayMs } from '../verification/support/archives.js'

jest.setTimeout(120_000)

interface Event {
  time: string
  action: string
  actor: { id?: string; email?: string } | null
  object: { id?: string; name?: string; email?: string } | null
  medium: string | null
  ip: string | null
  host: string | null
  timestamp: number
}
type Row = Record<string, unknown>

let folder: string
let duck: Engine
let events: Event[]
let ledger: Row[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'query-'))
  const rows = companyHistory({ seed: 3, from: demoEnd - 100 * dayMs, to: demoEnd }).map(
    ({ row }) => row as unknown as Json
  )
  // Made and deleted again within a day.
  for (const [action, ms] of [
    ['position.create', 5],
    ['position.delete', 4]
  ] as const) {
    rows.push({ timestamp: demoEnd - ms * 3_600_000, action, actor: { id: 'x' }, object: { id: 'short' } })
  }
  // A retention later than the first night, so that there is a gap.
  const half = rows.slice(0, rows.length >> 1)
  const { files } = archiveOf([
    { now: demoEnd - 50 * dayMs, rows: half },
    { now: demoEnd + 70 * dayMs, rows: rows.slice(rows.length >> 1), from: demoEnd - 20 * dayMs }
  ])
  mkdirSync(join(folder, 'audit-log'))
  for (const [name, text] of files) writeFileSync(join(folder, 'audit-log', name), text)
  const months = [...files].filter(([name]) => /^\d/.test(name))
  events = months.flatMap(([, text]) => JSON.parse(text) as Event[]).sort((a, b) => a.timestamp - b.timestamp)
  ledger = (files.get('ledger.jsonl') ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  duck = await startDuckDb()
  await duck.query(sqlOf(0))
})
afterAll(() => {
  duck?.close()
  rmSync(folder, { recursive: true, force: true })
})

const blocks = blocksOf('sql', readFileSync('docs/query.md', 'utf8'))
const sqlOf = (index: number): string =>
  (blocks[index] ?? '').replaceAll("'audit-log/", `'${folder}/audit-log/`)

function groupsOf<T>(all: readonly T[], key: (each: T) => unknown): T[][] {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const name = JSON.stringify(key(each))
    groups.set(name, [...(groups.get(name) ?? []), each])
  }
  return [...groups.values()]
}
const hourOf = ({ timestamp }: Event): number => new Date(timestamp).getUTCHours()
const first = (group: readonly Event[]): Event => group[0] as Event
const isByKey = ({ medium }: Event): boolean => medium === 'API_KEY'

/** One an answer, in the order of the page; without order, for ties are sorted by the test. */
const answers: readonly (() => Row[])[] = [
  () =>
    groupsOf(events, ({ time }) => time.slice(0, 7)).map((group) => ({
      month: first(group).time.slice(0, 7),
      by_key: group.filter(isByKey).length,
      by_people: group.filter((event) => !isByKey(event)).length
    })),
  () => {
    const names = new Map(
      events.flatMap(({ object }) => (object?.id && object.name ? [[object.id, object.name]] : []))
    )
    return events
      .filter(({ action }) => action.includes('.delete'))
      .map(({ timestamp, actor, action, object }) => ({
        timestamp,
        who: actor?.email ?? null,
        action,
        id: object?.id ?? null,
        name: names.get(object?.id ?? '') ?? null
      }))
  },
  () =>
    groupsOf(events.filter(isByKey), ({ actor, host }) => [actor?.id, host]).map((group) => ({
      actor: first(group).actor?.id ?? null,
      host: first(group).host,
      first: first(group).timestamp,
      events: group.length
    })),
  () =>
    events
      .filter(({ actor, object }) => [actor?.email, object?.email].includes('elena.marsh@example.com'))
      .map(({ timestamp, action, medium, ip }) => ({ timestamp, action, medium, ip })),
  () =>
    groupsOf(
      events.filter(
        (event) =>
          event.medium === 'ADMIN' &&
          (hourOf(event) < 6 || hourOf(event) > 20 || [0, 6].includes(new Date(event.timestamp).getUTCDay()))
      ),
      ({ actor }) => actor?.email
    ).map((group) => ({ who: first(group).actor?.email ?? null, events: group.length })),
  () =>
    groupsOf(events, ({ actor, timestamp }) => [actor?.id, Math.floor(timestamp / 3_600_000)])
      .filter((group) => group.length > 30)
      .map((group) => ({
        who: first(group).actor?.id ?? null,
        hour: Math.floor(first(group).timestamp / 3_600_000),
        events: group.length
      })),
  () =>
    groupsOf(
      events.filter(({ actor }) => actor?.id != null),
      ({ actor }) => actor?.id
    ).map((group) => ({
      who: first(group).actor?.id,
      first: first(group).timestamp,
      actions: new Set(group.map(({ action }) => action)).size
    })),
  () =>
    groupsOf(
      events.filter(({ medium }) => medium === 'ADMIN'),
      ({ actor, time }) => [actor?.id, time.slice(0, 10)]
    )
      .map((group) => ({
        who: first(group).actor?.id ?? null,
        day: first(group).time.slice(0, 10),
        addresses: new Set(group.map(({ ip }) => ip)).size
      }))
      .filter(({ addresses }) => addresses >= 2),
  () =>
    events
      .filter(({ action }) => action.includes('share'))
      .map(({ timestamp, actor, action, object }) => ({
        timestamp,
        who: actor?.email ?? null,
        action,
        id: object?.id ?? null
      })),
  () => {
    const pairs = events
      .filter(({ action }) => action.includes('.create'))
      .flatMap((made) =>
        events
          .filter(
            ({ action, object, timestamp }) =>
              action.includes('.delete') &&
              object?.id === made.object?.id &&
              timestamp >= made.timestamp &&
              timestamp <= made.timestamp + dayMs
          )
          .map((gone) => ({ id: made.object?.id, made: made.timestamp, gone: gone.timestamp }))
      )
    return groupsOf(pairs, ({ id }) => id).map((group) => ({
      id: group[0]?.id,
      made: Math.min(...group.map(({ made }) => made)),
      gone: Math.min(...group.map(({ gone }) => gone))
    }))
  },
  () =>
    groupsOf(events, ({ action }) => action).map((group) => ({
      action: first(group).action,
      events: group.length,
      first: first(group).timestamp,
      last: group.at(-1)?.timestamp
    })),
  () => ledger.flatMap(({ gaps }) => gaps as Row[]),
  () => {
    const { coverage, verdict } = ledger.at(-1) as {
      coverage: { from: string; through: string }
      verdict: string
    }
    return [{ proven_from: coverage.from, proven_through: coverage.through, verdict }]
  }
]

/** Counts come as text where they may need 64 bits. */
const comparable = (rows: readonly Row[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)])
      )
    )
    .sort()

test('every question of the page is asked here', () => {
  expect(blocks).toHaveLength(answers.length + 1)
})

test.each(
  answers.map((answer, index) => ({ title: blocks[index + 1]?.split('\n')[0] ?? '', answer, index }))
)('question $index, $title: DuckDB answers what we compute', async ({ answer, index }) => {
  const expected = answer()
  expect(comparable(await duck.query(sqlOf(index + 1)))).toEqual(comparable(expected))
  expect(expected.length).toBeGreaterThan(0)
})

test('a file with half a character is refused by DuckDB, and read after what the page says', async () => {
  const { files } = companyArchive()
  const path = join(folder, '2025-01.json')
  const text = (files.get('2025-09.json') ?? '').replaceAll('"ADMIN"', '"\\ud83d"')
  const read = `SELECT count(*)::INT AS n FROM read_json('${path}', format = 'array', columns = {medium: 'VARCHAR'}) WHERE medium LIKE '%\ufffd%'`
  writeFileSync(path, text)
  await expect(duck.query(read)).rejects.toThrow()
  const [, pattern = '', replacement = ''] =
    /s\/(.*)\/(.*)\/g/.exec(readFileSync('docs/query.md', 'utf8')) ?? []
  writeFileSync(
    path,
    text.replace(new RegExp(pattern.replace('\\\\', '\\\\'), 'g'), replacement.replace('\\\\', '\\'))
  )
  expect((await duck.query(read))[0]?.['n']).toBeGreaterThan(0)
})
