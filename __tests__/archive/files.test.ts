import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gitBlobIdOf, sha256Of } from '../../src/archive/digests.js'
import {
  compareEvents,
  eventBytes,
  maxPartBytes,
  monthFileBytes,
  parseMonthFile,
  serializeMonthFile
} from '../../src/archive/month-file.js'
import { fillParts, fillQuarantine } from '../../src/archive/part-filling.js'
import { isArchiveFile, monthOf, monthPartPath, parseMonthPartPath } from '../../src/archive/paths.js'
import { parseQuarantine, serializeQuarantine } from '../../src/archive/quarantine-file.js'
import { treeHashOf } from '../../src/archive/tree-hash.js'
import type { AuditEvent } from '../../src/events/event.js'
import {
  afterPlan,
  archiveOf,
  codeOf,
  dayMs,
  emptyArchive,
  event,
  eventAt,
  merge,
  now,
  observed,
  quarantinedRow
} from '../support/builders.js'

describe('A month file', () => {
  const october = Date.UTC(2025, 9, 12)

  test('is an array, newest first, one event per line', () => {
    const text = serializeMonthFile([eventAt(october, 1), eventAt(october + 1, 2)])
    expect(text.split('\n').map((line) => line.slice(0, 34))).toEqual([
      '[',
      '{"time":"2025-10-12T00:00:00.001Z"',
      '{"time":"2025-10-12T00:00:00.000Z"',
      ']',
      ''
    ])
    expect(JSON.parse(text)).toHaveLength(2)
  })

  test('is read back as it was written, whatever the order it was written from', () => {
    const ids = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
      maxLength: 20
    })
    fc.assert(
      fc.property(ids, (list) => {
        const events = list.map(([offset, id]) => eventAt(october + offset, id))
        const text = serializeMonthFile(events)
        expect(serializeMonthFile([...events].reverse())).toBe(text)
        expect(parseMonthFile('2025-10.json', text)).toEqual([...events].sort(compareEvents))
        expect(monthFileBytes(events)).toBe(Buffer.byteLength(text))
      }),
      { numRuns: 100 }
    )
  })

  test('orders ties by key, then by text', () => {
    const ties = [1, 2, 3, 4].map((id) => eventAt(october, id))
    const keys = parseMonthFile('2025-10.json', serializeMonthFile(ties)).map(({ key }) => key)
    expect(keys).toEqual([...keys].sort())
    const emails = ['a@example.com', 'b@example.com'].map((email) =>
      event({ timestamp: october, actor: { id: '1', email } })
    )
    expect(serializeMonthFile([...emails].reverse())).toBe(serializeMonthFile(emails))
    expect(emails.toReversed().sort(compareEvents)).toEqual(emails)
  })

  const good = serializeMonthFile([eventAt(october, 1), eventAt(october + 1, 2)])
  const lines = good.split('\n')
  test.each([
    ['format', 'nothing', ''],
    ['format', 'no event', '[\n]\n'],
    ['format', 'an empty line', '[\n\n]\n'],
    ['format', 'no newline at its end', good.slice(0, -1)],
    ['format', 'a line cut short', good.replace('"timestamp"', '"')],
    ['format', 'Windows line ends', good.replaceAll('\n', '\r\n')],
    ['format', 'indentation', JSON.stringify(JSON.parse(good), null, 2)],
    ['order', 'two lines exchanged', `[\n${lines[2]},\n${lines[1]?.slice(0, -1)}\n]\n`],
    ['misfiled', 'an event of November', serializeMonthFile([eventAt(Date.UTC(2025, 10, 1))])]
  ])('does not verify (%s) with %s', (code, _case, text) => {
    expect(codeOf(() => parseMonthFile('2025-10.json', text))).toBe(code)
    expect(() => parseMonthFile('2025-10.json', text)).toThrow('"2025-10.json"')
    expect(() => parseMonthFile('2025-10.json', text)).not.toThrow(/example\.com/)
  })

  test.each([
    ['is not a JSON array with one event per line', good.slice(1)],
    ['is not a JSON array with one event per line', good.slice(0, -1)],
    ['line 3 is not JSON', good.replace(lines[2] ?? '', '{')],
    ['line 3 stands out of order', `[\n${lines[2]},\n${lines[1]?.slice(0, -1)}\n]\n`],
    [
      'line 3 holds an event of 2025-09',
      serializeMonthFile([eventAt(october), eventAt(Date.UTC(2025, 8, 30))])
    ]
  ])('says what is wrong: %s', (found, text) => {
    expect(() => parseMonthFile('2025-10.json', text)).toThrow(found)
  })

  test('holds nothing under a name that is no month', () => {
    expect(codeOf(() => parseMonthFile('other.json', good))).toBe('misfiled')
  })
})

describe('The quarantine file', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ stringUnit: 'binary' }), { minLength: 1, maxLength: 5 }),
        (values) => {
          const entries = values.flatMap((value) => {
            if (typeof value === 'object' && value !== null) return []
            const { key, reason, row } = quarantinedRow(value)
            return [{ seen: '2025-11-12T03:17:00.000Z', reason, key, row }]
          })
          if (entries.length > 0) expect(parseQuarantine(serializeQuarantine(entries))).toEqual(entries)
        }
      ),
      { numRuns: 100 }
    )
  })

  test('holds what is deep', () => {
    const row = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const entry = { seen: '2025-11-12T03:17:00.000Z', reason: 'not an object', key: sha256Of(row), row }
    expect(parseQuarantine(serializeQuarantine([entry]))).toEqual([entry])
  })

  test.each([
    '',
    '[]\n',
    '[\n]\n',
    '[\n{"seen":"x","reason":"y"}\n]\n',
    '[\n{"reason":"y","row":1}\n]\n',
    '[\n1\n]\n',
    '[\n{\n]\n',
    '[\n{"seen":"x","reason":1,"row":1}\n]\n',
    '[ {"seen":"x","reason":"y","row":1}\n]\n',
    '[\n{"seen":"x","reason":"y","row":1}\n] '
  ])('does not verify as %j', (text) => {
    expect(codeOf(() => parseQuarantine(text))).toBe('format')
  })

  test.each([
    ['is not an array with one row per line', '[]'],
    ['line 3 is not JSON', '[\n{"seen":"x","reason":"y","row":1},\n{\n]\n'],
    ['line 3 lacks "seen", "reason" or "row"', '[\n{"seen":"x","reason":"y","row":1},\n{}\n]\n']
  ])('says what is wrong: %s', (found, text) => {
    expect(() => parseQuarantine(text)).toThrow(found)
  })

  test('appends', () => {
    const [a, b] = ['a', 'b'].map((value) => ({ seen: '2025-11-12T03:17:00.000Z', ...quarantinedRow(value) }))
    if (a === undefined || b === undefined) throw new Error()
    expect(fillQuarantine([a], [])).toBeUndefined()
    expect(fillQuarantine([a], [b])).toMatchObject({
      content: serializeQuarantine([a, b]),
      entry: { events: 2 }
    })
  })
})

test('Digests are those of sha256sum and git hash-object', () => {
  for (const content of ['', 'a\n', 'é\0\r\n'.repeat(1000)]) {
    const input = Buffer.from(content)
    expect(`${sha256Of(content)}  -\n`).toBe(execFileSync('sha256sum', { input, encoding: 'utf8' }))
    expect(`${gitBlobIdOf(content)}\n`).toBe(
      execFileSync('git', ['hash-object', '--stdin'], { input, encoding: 'utf8' })
    )
    expect(gitBlobIdOf(input)).toBe(gitBlobIdOf(content))
  }
})

describe('Paths', () => {
  test.each([
    ['2025-10.json', { month: '2025-10', part: 1 }],
    ['2025-10-002.json', { month: '2025-10', part: 2 }],
    ['2025-10-1000.json', { month: '2025-10', part: 1000 }]
  ])('%s is a month part and back', (path, part) => {
    expect(parseMonthPartPath(path)).toEqual(part)
    expect(monthPartPath(part)).toBe(path)
    expect(isArchiveFile(path)).toBe(true)
  })

  test.each([
    '2025-10-001.json',
    '2025-13.json',
    '2025-00.json',
    '2025-10-2.json',
    '2025-10-0002.json',
    '2025-10-000.json',
    'a/2025-10.json',
    '2025-10.json\n',
    'ledger.jsonl',
    'README.md',
    '2025-10.JSON'
  ])('%j is none', (path) => {
    expect(isArchiveFile(path)).toBe(false)
  })

  test('months are those of UTC', () => {
    expect(monthOf(Date.UTC(2025, 10, 1) - 1)).toBe('2025-10')
    expect(monthOf(Date.UTC(2025, 10, 1))).toBe('2025-11')
  })
})

describe('fillParts()', () => {
  const october = Date.UTC(2025, 9, 1)
  const sized = (n: number, bytes = 34_000): AuditEvent => {
    const base = event({ timestamp: october + n, object: '' })
    return event({ timestamp: october + n, object: 'x'.repeat(bytes - eventBytes(base)) })
  }
  const ten = Array.from({ length: 10 }, (_, n) => sized(n))
  /** The event that fills the first part to exactly 340 KiB. */
  const last = sized(10, maxPartBytes - monthFileBytes(ten))

  test('fills a part to exactly 340 KiB', () => {
    const [file, ...others] = fillParts(new Map(), emptyArchive.state, [...ten, last])
    expect(others).toEqual([])
    expect(file?.entry).toMatchObject({ path: '2025-10.json', bytes: maxPartBytes, events: 11 })
    expect(Buffer.byteLength(file?.content ?? '')).toBe(maxPartBytes)
  })

  test('begins another for one byte more', () => {
    const more = sized(10, maxPartBytes - monthFileBytes(ten) + 1)
    const files = fillParts(new Map(), emptyArchive.state, [...ten, more])
    expect(files.map(({ path, added }) => [path, added.length])).toEqual([
      ['2025-10.json', 10],
      ['2025-10-002.json', 1]
    ])
  })

  test('seals a part for good, also for a smaller event after the one that did not fit', () => {
    const files = fillParts(new Map(), emptyArchive.state, [...ten, sized(11), eventAt(october + 12)])
    expect(files.map(({ added }) => added.length)).toEqual([10, 2])
    const archive = archiveOf(...ten, sized(11))
    const plan = merge(archive, observed([...ten, sized(11), eventAt(october + 12)]))
    expect(plan.batches[0]?.files.map(({ path }) => path)).toEqual(['2025-10-002.json', 'ledger.jsonl'])
  })

  test('leaves a full part as it is, and goes by all that one holds', () => {
    const full = archiveOf(...ten)
    expect(merge(full, observed([...ten, sized(11)])).batches[0]?.files.map(({ path }) => path)).toEqual([
      '2025-10-002.json',
      'ledger.jsonl'
    ])
    const large = [0, 1, 2, 3, 4].map((n) => sized(n, 85_000))
    const files = merge(archiveOf(...large.slice(0, 2)), observed(large)).batches[0]?.line.files
    expect(files?.map(({ path, events }) => [path, events])).toEqual([
      ['2025-10.json', 4],
      ['2025-10-002.json', 1]
    ])
  })

  test('puts late events into the newest part of their month', () => {
    const archive = archiveOf(...ten, sized(11), eventAt(october + 40 * dayMs))
    const late = [eventAt(october - 1), eventAt(october + 5, 'late')]
    const plan = merge(archive, observed([...late, ...ten]))
    expect(plan.batches[0]?.files.map(({ path }) => path)).toEqual([
      '2025-09.json',
      '2025-10-002.json',
      'ledger.jsonl'
    ])
    expect(afterPlan(archive, plan).state.files.get('2025-10-002.json')).toMatchObject({
      events: 2,
      oldest: new Date(october + 5).toISOString(),
      newest: new Date(october + 11).toISOString()
    })
  })

  test('will not fill a part that was not read', () => {
    const archive = archiveOf(...ten)
    expect(() => fillParts(new Map(), archive.state, [eventAt(october + 20)])).toThrow('2025-10.json')
  })

  test('describes each file truly', () => {
    const [file] = fillParts(new Map(), emptyArchive.state, [eventAt(now - dayMs), eventAt(now)])
    expect(file?.entry).toEqual({
      path: '2025-11.json',
      events: 2,
      bytes: Buffer.byteLength(file?.content ?? ''),
      sha256: sha256Of(file?.content ?? ''),
      blob: gitBlobIdOf(file?.content ?? ''),
      root: treeHashOf((file?.content ?? '').slice(2, -3).split(',\n')),
      oldest: new Date(now - dayMs).toISOString(),
      newest: new Date(now).toISOString()
    })
  })
})
