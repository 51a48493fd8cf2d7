import { expect, test } from '@jest/globals'
import { strictly } from '../../src/archive/checks.js'
import { toTime } from '../../src/archive/coverage.js'
import type { FileEntry } from '../../src/archive/ledger-line.js'
import type { RecordedRedaction } from '../../src/archive/ledger-state.js'
import {
  linesOfMonthFile,
  parseMonthFile,
  readMonthFile,
  serializeMonthFile
} from '../../src/archive/month-file.js'
import { planRedaction, type RedactionRequest } from '../../src/archive/redaction-plan.js'
import { RedactionRecord } from '../../src/archive/redaction-record.js'
import { tombstoneOf } from '../../src/events/event.js'
import {
  archiveAfter,
  codeOf,
  dayMs,
  eventAt,
  now,
  observed,
  quarantinedRow,
  runStamp
} from '../support/builders.js'

const hidden = eventAt(now - dayMs, 'hidden')
const others = [eventAt(now - dayMs, 'other'), eventAt(now - 30 * dayMs)]
const archive = archiveAfter(observed([hidden, hidden, ...others], { quarantined: [quarantinedRow()] }))
const request: RedactionRequest = {
  key: hidden.key,
  by: 'officer',
  reason: 'request',
  at: toTime(now + dayMs),
  run: runStamp
}

test('planRedaction() replaces all copies of one event, and says so in a line that claims nothing new', () => {
  const plan = planRedaction(archive, request)
  expect(plan?.files.map(({ path }) => path)).toEqual(['2025-11.json', 'ledger.jsonl'])
  const [file] = plan?.files ?? []
  const before = archive.files.get('2025-11.json') ?? []
  expect(parseMonthFile('2025-11.json', file?.content ?? '')).toEqual(
    before.map((event) => (event.key === hidden.key ? tombstoneOf(event) : event))
  )
  const redaction = {
    event: hidden.key,
    time: toTime(hidden.timestamp),
    path: '2025-11.json',
    copies: 2,
    by: 'officer',
    reason: 'request'
  }
  expect(plan?.line).toMatchObject({
    seq: 1,
    prev: archive.state.head?.sha256,
    at: request.at,
    added: 0,
    archive: { events: 4, files: 2 },
    coverage: null,
    gaps: [],
    vanished: [],
    source: { host: 'none', total: 0, oldest: null, order: 'either', requests: 0 },
    verdict: 'proven',
    anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
    redactions: [redaction]
  })
  expect(plan?.redactions).toEqual([redaction])
  expect(plan?.state).toMatchObject({ events: 4, coverage: archive.state.coverage, redactions: [redaction] })
  expect(plan?.files.at(-1)?.content).toBe(`${archive.ledger}${plan?.lineText}\n`)
})

test('planRedaction() plans nothing for an event that is not there, or is redacted already', () => {
  expect(planRedaction(archive, { ...request, key: '0'.repeat(64) })).toBeUndefined()
  const [first] = planRedaction(archive, request)?.files ?? []
  const files = new Map(archive.files).set(
    '2025-11.json',
    parseMonthFile('2025-11.json', first?.content ?? '')
  )
  expect(planRedaction({ ...archive, files }, request)).toBeUndefined()
})

test('a run reads no month file whose tombstones are not those that the ledger records', () => {
  const plan = planRedaction(archive, request)
  const content = plan?.files[0]?.content ?? ''
  const entry = plan?.state.files.get('2025-11.json') as FileEntry
  const recorded = plan?.state.redactions ?? []
  const read = (text: string, redactions = recorded) => {
    const lines = linesOfMonthFile('2025-11.json', text)
    return readMonthFile(entry, lines, new RedactionRecord(redactions), strictly)
  }
  const codeWith = (text: string, changes: Partial<RecordedRedaction> = {}) =>
    codeOf(() =>
      read(
        text,
        recorded.map((each) => ({ ...each, ...changes }))
      )
    )
  expect(read(content)).toBe(3)
  expect(codeOf(() => read(content, []))).toBe('count')
  expect(codeWith(serializeMonthFile(archive.files.get('2025-11.json') ?? []))).toBe('count')
  expect(codeWith(content, { copies: 3 })).toBe('count')
  // One tombstone more than was recorded: only if the file has gained an event since.
  expect(codeWith(content, { copies: 1 })).toBe('count')
  expect(
    read(
      content,
      recorded.map((each) => ({ ...each, copies: 1, held: new Map([['2025-11.json', 2]]) }))
    )
  ).toBe(3)
  expect(codeWith(content, { time: toTime(hidden.timestamp + 1) })).toBe('count')
})
