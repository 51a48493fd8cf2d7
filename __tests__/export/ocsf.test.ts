import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { Ajv, type ValidateFunction } from 'ajv'
import fc from 'fast-check'
import { parseRow } from '../../src/events/event.js'
import {
  type Json,
  type JsonObject,
  parseExactJson,
  serializeCanonical
} from '../../src/events/exact-json.js'
import { parsePseudonyms } from '../../src/events/pseudonyms.js'
import { type OcsfEvent, ocsfOf } from '../../src/export/ocsf.js'
import { type OcsfVersion, ocsfVersions } from '../../src/export/options.js'
import type { ExportedEvent } from '../../src/export/row.js'
import { companyHistory } from '../../src/sandbox/company.js'
import { demoEnd } from '../../src/sandbox/demo-company.js'
import { hostileRows } from '../support/hostile-rows.js'

jest.setTimeout(300_000)

const now = Date.UTC(2030, 0)

function exportedOf(row: Json): ExportedEvent {
  const parsed = parseRow(row, now)
  if (parsed.kind !== 'event') throw new Error(parsed.quarantined.reason)
  const { key, timestamp, line } = parsed.event
  return { key, copy: 1, timestamp, line, file: '2025-10.json', isRedacted: false }
}

/** The row that an archived line was. */
function received(line: string): Json {
  const { time: _derived, ...row } = parseExactJson(line) as JsonObject
  return row
}

const mapped = (row: Json, version: OcsfVersion = '1.8.0'): OcsfEvent =>
  ocsfOf(exportedOf(row), { version, isObjectText: false }) as OcsfEvent
/** As a reader of the NDJSON has it. */
const plain = ({ value }: OcsfEvent): JsonObject => JSON.parse(serializeCanonical(value)) as JsonObject

const base = ['activity_id', 'category_uid', 'class_uid', 'metadata', 'severity_id', 'time', 'type_uid']
const required = { 6003: [...base, 'actor', 'api', 'src_endpoint'], 3002: [...base, 'user', 'service'] }
const schemas = '../shared/ocsf'
const names = { 6003: 'api_activity', 3002: 'authentication' }
const validators = new Map<string, ValidateFunction>()
const hasSchemas = existsSync(schemas)

beforeAll(() => {
  if (!hasSchemas) return
  for (const version of ocsfVersions)
    for (const name of Object.values(names)) {
      const schema = JSON.parse(readFileSync(join(schemas, `${version}-${name}.schema.json`), 'utf8'))
      validators.set(`${version}-${name}`, new Ajv({ allErrors: false, strict: false }).compile(schema))
    }
})

/** What is wrong with an event: by the published schema where it lies beside the checkout, and by the own list. */
function faultsOf(event: OcsfEvent, version: OcsfVersion, value = plain(event)): string[] {
  const faults = required[event.classUid].filter((name) => !(name in value))
  const { activity_id, class_uid, category_uid, type_uid } = value as Record<string, number>
  if (type_uid !== (class_uid ?? 0) * 100 + (activity_id ?? 0)) faults.push('type_uid')
  if (category_uid !== Math.floor((class_uid ?? 0) / 1000)) faults.push('category_uid')
  const validate = validators.get(`${version}-${names[event.classUid]}`)
  if (validate?.(value) === false) faults.push(JSON.stringify(validate.errors?.[0]))
  return faults
}

const demoRows: readonly Json[] = companyHistory({
  seed: 7,
  from: demoEnd - 70 * 86_400_000,
  to: demoEnd
}).map(({ row }) => row as unknown as Json)

describe.each(ocsfVersions)('under %s', (version) => {
  const check = (rows: readonly Json[]): void => {
    for (const row of rows) {
      const event = mapped(row, version)
      const faults = faultsOf(event, version)
      if (faults.length > 0) expect({ faults, value: plain(event) }).toEqual({ faults: [] })
    }
  }

  test('every event of the demo is valid', () => {
    expect(demoRows.length).toBeGreaterThan(1000)
    check(demoRows)
  })

  test('5,000 hostile events are valid', () => check(hostileRows(5000, Date.UTC(2025, 9))))

  test('events with pseudonyms and networks are valid', () => {
    for (const fields of [
      'actor.email, object.email, object.name, ip:network',
      'actor, ip, host, object, referer'
    ]) {
      const pseudonyms = parsePseudonyms(fields, '0123456789abcdefghijklmnopqrstuvwxyz')
      const replaced = demoRows.slice(0, 3000).map((row) => pseudonyms?.parseRow(row, now))
      check(replaced.flatMap((row) => (row?.kind === 'event' ? [received(row.event.line)] : [])))
    }
  })

  test('addresses of every kind, and what is none, are valid', () => {
    const row = (ip: string, email: string, host: string): Json => ({
      timestamp: 1760000000000,
      action: 'user.login',
      actor: { email },
      ip,
      host
    })
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()),
        fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })),
        fc.oneof(fc.domain(), fc.string()),
        (ip, email, host) => check([row(ip, email, host)])
      ),
      { numRuns: 2000 }
    )
    check(
      ['203.0.113.0/24', 'fe80::1%eth0', '::ffff:192.0.2.1', '1:2:3:4:5:6:7::', '::', '2001:db8::/48'].map(
        (ip) => row(ip, 'jürgen@exämple.de', 'a_b.c')
      )
    )
  })

  test('a text of 200 KiB is valid', () => {
    const long = 'x'.repeat(200_000)
    check([
      { timestamp: 1760000000000, action: long, actor: { id: 'a' } },
      { timestamp: 1760000000000, object: { id: long }, action: 'a.b' }
    ])
  })
})

const typed: [Json, number][] = [
  ['interview.delete', 600304],
  ['position.create', 600301],
  ['interview.score-interview', 600303],
  ['user.login-with-company', 300201],
  ['user.login-with-google', 300201],
  ['user.login-failed', 600399],
  ['user.logout', 300202],
  ['user.logout-everywhere', 300202],
  ['user.invite-team-member', 600301],
  ['company.export', 600302],
  ['interview.remove-share-link', 600304],
  ['position.archive', 600303],
  ['interview.sing', 600399],
  ['nothing', 600399],
  ['', 600399],
  [5, 600399],
  [null, 600399],
  [{ a: 1 }, 600399]
]

test.each(typed)('the action %j has the type %i', (action, type) => {
  const event = mapped({ timestamp: 1760000000000, action })
  expect(event.value['type_uid']).toBe(type)
  expect(faultsOf(event, '1.8.0')).toEqual([])
})

test('an event is mapped as the page says, and its key follows from raw_data', () => {
  const [row] = hostileRows(1, 1760000000000)
  const exact = parseExactJson(
    '{"timestamp":1760271725833,"action":"interview.delete","actor":{"id":"u1","email":"ada@example.com"},"object":{"id":"o1","type":"INTERVIEW","name":"A","n":9007199254740993},"medium":"API_KEY","ip":"192.0.2.7","host":"api.hireflix.com","referer":"https://x.example/"}'
  )
  const event = exportedOf(exact)
  const { value } = ocsfOf(event, { version: '1.8.0', isObjectText: false }) as OcsfEvent
  expect(value).toMatchObject({
    time: 1760271725833,
    metadata: {
      version: '1.8.0',
      product: { name: 'Hireflix', vendor_name: 'Hireflix' },
      uid: `${event.key}-1`,
      event_code: 'interview.delete',
      log_name: 'audit',
      original_time: '2025-10-12T12:22:05.833Z'
    },
    actor: { user: { uid: 'u1', name: 'ada@example.com', email_addr: 'ada@example.com' } },
    api: { operation: 'interview.delete', service: { name: 'api.hireflix.com' } },
    src_endpoint: { ip: '192.0.2.7' },
    dst_endpoint: { hostname: 'api.hireflix.com' },
    resources: [{ uid: 'o1', name: 'A', type: 'INTERVIEW' }],
    http_request: { referrer: 'https://x.example/' },
    raw_data: event.line
  })
  expect(value).not.toHaveProperty('status_id')
  expect(serializeCanonical(value)).toContain('"n":9007199254740993')
  for (const each of [exact, row as Json]) {
    const { time: _derived, ...received } = parseExactJson(
      String(mapped(each).value['raw_data'])
    ) as JsonObject
    expect(exportedOf(received).key).toBe(exportedOf(each).key)
  }
})

test('wrong variants are refused', () => {
  const event = mapped(demoRows[0] as Json)
  const value = plain(event)
  const { metadata: _metadata, ...without } = value
  const wrong: JsonObject[] = [without, { ...value, type_uid: 600300 }, { ...value, category_uid: 3 }]
  if (hasSchemas) {
    wrong.push({ ...value, surprise: 1 }, { ...value, severity_id: 'high' }, { ...value, time: 'noon' })
    wrong.push({ ...value, activity_id: 50, type_uid: Number(value['class_uid']) * 100 + 50 })
  }
  for (const each of wrong) expect(faultsOf(event, '1.8.0', each)).not.toEqual([])
  expect(faultsOf(event, '1.8.0')).toEqual([])
})

test('a tombstone is not mapped', () => {
  expect(
    ocsfOf({ ...exportedOf(demoRows[0] as Json), isRedacted: true }, { version: '1.8.0', isObjectText: true })
  ).toBeUndefined()
})
