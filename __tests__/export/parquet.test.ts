import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { type Json, parseExactJson, serializeCanonical } from '../../src/events/exact-json.js'
import { formulaRows, hostileRows } from '../support/hostile-rows.js'
import { archiveOf, dayMs, type Files, rowOf } from '../verification/support/archives.js'
import { type Engine, exportInto, startDuckDb } from './support.js'

jest.setTimeout(300_000)

let duck: Engine
let folder: string
let number = 0
beforeAll(async () => {
  duck = await startDuckDb()
  folder = mkdtempSync(join(tmpdir(), 'export-parquet-'))
})
afterAll(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => void number++)

const start = Date.UTC(2025, 9, 20)

/** Writes an archive of these rows and its export. A lone surrogate is told by its own test: DuckDB refuses its file. */
async function exported(
  rows: readonly Json[],
  options = {}
): Promise<{ out: string; from: string; files: Files }> {
  const { files } = archiveOf([{ now: start + 40 * dayMs, rows }])
  const [from, out] = [join(folder, `archive-${++number}`), join(folder, `out-${number}`)]
  mkdirSync(from)
  for (const [name, text] of files) writeFileSync(join(from, name), text)
  await exportInto(out, files, options)
  return { out, from, files }
}

/** A query ends at a character U+0000. */
const sqlText = (value: string): string =>
  `'${value.replaceAll("'", "''").replaceAll('\u0000', "' || chr(0) || '")}'`

const text = (json: string): string => `CASE json_type(${json}) WHEN 'VARCHAR' THEN ${json}->>'$' END`
const memberText = (json: string, member: string): string =>
  `CASE json_type(${json}, '$.${member}') WHEN 'VARCHAR' THEN ${json}->>'$.${member}' END`

/** The columns of the export, made by DuckDB alone from the month files. */
const expectedRows = (from: string): string => `
  SELECT make_timestamptz(timestamp * 1000) AS time, ${text('action')} AS action, ${text('medium')} AS medium, ${text('ip')} AS ip,
    ${text('host')} AS host, ${text('referer')} AS referer, ${memberText('actor', 'id')} AS actor_id,
    ${memberText('actor', 'email')} AS actor_email, ${memberText('object', 'type')} AS object_type,
    ${memberText('object', 'id')} AS object_id, ${memberText('object', 'name')} AS object_name,
    ${memberText('object', 'email')} AS object_email, CASE json_type(object) WHEN 'NULL' THEN NULL ELSE object::VARCHAR END AS object,
    parse_filename(filename) AS file, redacted IS NOT NULL AS redacted
  FROM read_json('${from}/[0-9]*.json', format = 'array', filename = true, maximum_object_size = 33554432, columns = {
    action: 'JSON', actor: 'JSON', object: 'JSON', medium: 'JSON', ip: 'JSON', host: 'JSON', referer: 'JSON',
    timestamp: 'BIGINT', redacted: 'VARCHAR'})`
const exportedRows = (out: string): string => `
  SELECT time, action, medium, ip, host, referer, actor_id, actor_email, object_type, object_id, object_name, object_email,
    object, file, redacted
  FROM read_parquet('${out}/events/*/events.parquet', hive_partitioning = true)`

async function verifySameRows({ from, out }: { from: string; out: string }): Promise<void> {
  for (const [one, other] of [
    [expectedRows(from), exportedRows(out)],
    [exportedRows(out), expectedRows(from)]
  ]) {
    expect(await duck.query(`SELECT * FROM (${one} EXCEPT ALL ${other}) LIMIT 3`)).toEqual([])
  }
}

test('20,000 ordinary and hostile events are the same rows to DuckDB, both ways', async () => {
  const ordinary = Array.from({ length: 15_000 }, (_, n) => rowOf(n, start - n * 97_001))
  const twins = ordinary.slice(0, 20)
  const place = await exported([...ordinary, ...twins, ...hostileRows(5000, start)])
  await verifySameRows(place)
  expect(
    await duck.query(
      `SELECT count(*)::INT AS events, count(DISTINCT id)::INT AS ids FROM read_parquet('${place.out}/events/*/*.parquet')`
    )
  ).toEqual([{ events: 20_020, ids: 20_020 }])
  const copies = await duck.query(
    `SELECT split_part(id, '-', 2) AS copy, count(*)::INT AS events FROM read_parquet('${place.out}/events/*/*.parquet') GROUP BY 1 ORDER BY 1`
  )
  expect(copies).toEqual([
    { copy: '1', events: 20_000 },
    { copy: '2', events: 20 }
  ])
})

test('whatever events an archive holds, its rows are the same', async () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(null, true, 0, -1.5, 2 ** 53, '', '__proto__'),
    fc.stringMatching(/^[\w .@-]{0,12}$/)
  )
  const object = fc.oneof(
    scalar,
    fc.dictionary(fc.constantFrom('id', 'type', 'name', 'email', 'urls', 'n'), scalar),
    fc.array(scalar, { maxLength: 3 })
  )
  const row = fc.record(
    {
      timestamp: fc.integer({ min: start - 50 * dayMs, max: start }),
      action: scalar,
      actor: fc.oneof(scalar, fc.record({ id: scalar, email: scalar }, { requiredKeys: [] })),
      object,
      medium: scalar,
      ip: scalar,
      host: scalar,
      referer: scalar,
      surprise: object
    },
    { requiredKeys: ['timestamp'] }
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      await verifySameRows(await exported([...rows, ...rows.slice(0, 2)] as Json[]))
    }),
    { numRuns: 25 }
  )
})

test('each column has the type that the page says', async () => {
  const { out } = await exported([rowOf(1, start)])
  const described = await duck.query(
    `SELECT column_name || ' ' || column_type AS said FROM (DESCRIBE SELECT * FROM read_parquet('${out}/events/*/*.parquet', hive_partitioning = true))`
  )
  const texts = [
    'action',
    'medium',
    'ip',
    'host',
    'referer',
    'actor_id',
    'actor_email',
    'object_type',
    'object_id',
    'object_name',
    'object_email',
    'object',
    'extra',
    'file'
  ]
  expect(described.map(({ said }) => said).sort()).toEqual(
    [
      'id VARCHAR',
      'time TIMESTAMP WITH TIME ZONE',
      'redacted BOOLEAN',
      'month VARCHAR',
      ...texts.map((name) => `${name} VARCHAR`)
    ].sort()
  )
  const required = await duck.query(
    `SELECT name FROM parquet_schema('${out}/events/month=2025-10/events.parquet') WHERE repetition_type = 'REQUIRED' AND type IS NOT NULL`
  )
  expect(required.map(({ name }) => name)).toEqual(['id', 'time', 'file', 'redacted'])
  const [time] = await duck.query(
    `SELECT logical_type FROM parquet_schema('${out}/events/month=2025-10/events.parquet') WHERE name = 'time'`
  )
  expect(time?.['logical_type']).toMatch(/isAdjustedToUTC=1.*MILLIS/)
})

test('a text of JSON is a text, and not a quoted one; digits beyond 2^53 stay', async () => {
  const row = {
    ...(rowOf(1, start) as object),
    object: parseExactJson('{"id":9007199254740993,"a":1.10}')
  } as Json
  const { out } = await exported([row])
  expect(await duck.query(`SELECT object FROM read_parquet('${out}/events/*/*.parquet')`)).toEqual([
    { object: '{"a":1.1,"id":9007199254740993}' }
  ])
})

test('a lone surrogate becomes U+FFFD in a column, and stays as it was in object and extra', async () => {
  const row = { ...(rowOf(1, start) as object), action: 'a\ud83d', object: { name: 'b\udc00' } } as Json
  const { out } = await exported([row])
  expect(
    await duck.query(
      `SELECT action, object_name, object, extra FROM read_parquet('${out}/events/*/*.parquet')`
    )
  ).toEqual([
    {
      action: 'a\ufffd',
      object_name: 'b\ufffd',
      object: '{"name":"b\\udc00"}',
      extra: '{"action":"a\\ud83d"}'
    }
  ])
})

test('what no column shows stands in extra: further members, and values of another type', async () => {
  const row = parseExactJson(
    `{"timestamp":${start},"action":5,"actor":{"id":"a","email":null,"role":"x"},"ip":["192.0.2.1"],"host":null,"object":[1],"__proto__":{"x":1},"new":12345678901234567890}`
  )
  const { out } = await exported([row])
  const [found] = await duck.query(`SELECT * FROM read_parquet('${out}/events/*/*.parquet')`)
  expect(found).toMatchObject({
    action: null,
    actor_id: 'a',
    actor_email: null,
    ip: null,
    host: null,
    object: '[1]'
  })
  expect(found?.['extra']).toBe(
    serializeCanonical(
      parseExactJson(
        '{"action":5,"actor":{"role":"x"},"ip":["192.0.2.1"],"__proto__":{"x":1},"new":12345678901234567890}'
      )
    )
  )
})

test('an actor that is no object stands in extra', async () => {
  const { out } = await exported([{ timestamp: start, action: 'a.b', actor: 'somebody' }])
  expect(await duck.query(`SELECT actor_id, extra FROM read_parquet('${out}/events/*/*.parquet')`)).toEqual([
    { actor_id: null, extra: '{"actor":"somebody"}' }
  ])
})

test('each hostile value is found by equality, bounds of row groups or not', async () => {
  const rows = formulaRows(start)
  const { out } = await exported(rows)
  for (const row of rows as { action: string }[]) {
    const found = await duck.query(
      `SELECT count(*)::INT AS n FROM read_parquet('${out}/events/*/*.parquet') WHERE action = ${sqlText(row.action)}`
    )
    expect({ action: row.action, found }).toEqual({ action: row.action, found: [{ n: 1 }] })
  }
  const [bounds] = await duck.query(
    `SELECT stats_min_value AS low FROM parquet_metadata('${out}/events/month=2025-10/events.parquet') WHERE path_in_schema = 'action'`
  )
  expect(bounds?.['low']).not.toBeNull()
})

test('month is text and partitions the files, whatever the month', async () => {
  const { out } = await exported([
    rowOf(1, Date.UTC(2025, 9, 31, 23, 59, 59, 999)),
    rowOf(2, Date.UTC(2025, 10, 1))
  ])
  expect(
    await duck.query(
      `SELECT month, typeof(month) AS type, time::VARCHAR AS time FROM read_parquet('${out}/events/*/*.parquet', hive_partitioning = true) ORDER BY time`
    )
  ).toEqual([
    { month: '2025-10', type: 'VARCHAR', time: '2025-10-31 23:59:59.999+00' },
    { month: '2025-11', type: 'VARCHAR', time: '2025-11-01 00:00:00+00' }
  ])
})

test('row groups have 50,000 rows, sorted by time, and the file says who made it', async () => {
  const rows = Array.from({ length: 50_001 }, (_, n) => rowOf(n, start - (n % 1000) * 1000))
  const { out } = await exported(rows)
  const path = `${out}/events/month=2025-10/events.parquet`
  expect(
    await duck.query(
      `SELECT DISTINCT row_group_id::INT AS id, row_group_num_rows::INT AS rows FROM parquet_metadata('${path}') ORDER BY 1`
    )
  ).toEqual([
    { id: 0, rows: 50_000 },
    { id: 1, rows: 1 }
  ])
  const [sorted] = await duck.query(
    `SELECT count(*)::INT AS unsorted FROM (SELECT time, id, lag(time) OVER () AS t, lag(id) OVER () AS i FROM read_parquet('${path}')) WHERE t IS NOT NULL AND (time, id) < (t, i)`
  )
  expect(sorted).toEqual({ unsorted: 0 })
  const [file] = await duck.query(`SELECT created_by FROM parquet_file_metadata('${path}')`)
  expect(file).toEqual({ created_by: 'hireflix-audit-archive' })
})

test.each(['snappy', 'zstd', 'none'])('DuckDB reads the compression %s', async (compression) => {
  await verifySameRows(await exported([rowOf(1, start), rowOf(2, start)], { compression }))
})

test('ndjson holds the same rows', async () => {
  const rows = [rowOf(1, start), rowOf(2, start + 1), ...hostileRows(300, start)]
  const parquet = await exported(rows)
  const lines = await exported(rows, { format: 'ndjson' })
  const columns = 'id, time, action, medium, ip, host, referer, actor_id, object, extra, file, redacted'
  const read = `read_json('${lines.out}/events/*/events.ndjson', format = 'newline_delimited', maximum_object_size = 33554432, columns = {
    id: 'VARCHAR', time: 'TIMESTAMPTZ', action: 'VARCHAR', medium: 'VARCHAR', ip: 'VARCHAR', host: 'VARCHAR', referer: 'VARCHAR',
    actor_id: 'VARCHAR', object: 'VARCHAR', extra: 'VARCHAR', file: 'VARCHAR', redacted: 'BOOLEAN'})`
  const [one, other] = [
    `SELECT ${columns} FROM read_parquet('${parquet.out}/events/*/*.parquet')`,
    `SELECT ${columns} FROM ${read}`
  ]
  expect(await duck.query(`(${one} EXCEPT ALL ${other}) LIMIT 2`)).toEqual([])
  expect(await duck.query(`(${other} EXCEPT ALL ${one}) LIMIT 2`)).toEqual([])
})
