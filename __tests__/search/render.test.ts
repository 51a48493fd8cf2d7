import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { tombstoneOf } from '../../src/events/event.js'
import type { Json } from '../../src/events/exact-json.js'
import { parseExactJson } from '../../src/events/exact-json.js'
import { type Format, rendererOf } from '../../src/search/render.js'
import type { Match } from '../../src/search/search.js'
import { event, now, quarantinedRow } from '../support/builders.js'

const matchOf = (changes: { readonly [member: string]: Json } = {}): Match => {
  const { timestamp, line } = event(changes)
  return { kind: 'event', path: '2025-11.json', timestamp, line, value: parseExactJson(line) }
}

const written = (format: Format, ...matches: Match[]): string => {
  const renderer = rendererOf(format)
  return matches.map((match) => renderer.render(match)).join('') + renderer.end()
}

const hostile = 'x\u001b[31m\r\n\u202egnp.exe\u0000\u0085\u200b\u2028\ufeff\ud800,"\'\t| ::error::'
const everywhere = {
  actor: { id: hostile, email: hostile },
  object: { id: hostile, name: hostile },
  ip: hostile,
  medium: hostile
}
const tombstone: Match = { ...matchOf(), kind: 'redacted', line: tombstoneOf(event()).line, value: null }
const { row } = quarantinedRow({ timestamp: 'x', action: hostile })
const aside: Match = {
  kind: 'quarantined',
  path: 'quarantine.json',
  timestamp: now,
  line: `{"seen":"2025-11-12T03:17:00.000Z","reason":"timestamp is not a number","row":${row}}`,
  value: { reason: 'timestamp is not a number', row: parseExactJson(row) }
}

/** RFC 4180. */
function cellsOf(csv: string): string[][] {
  return csv
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map((cell) =>
        (cell[1] ?? cell[2] ?? '').replaceAll('""', '"')
      )
    )
}

describe.each<Format>(['table', 'json', 'csv'])('as %s', (format) => {
  test('nothing in an event acts on a terminal or is unseen', () => {
    const text = written(format, matchOf(everywhere), tombstone, aside)
    expect(text.replace(/\r\n/g, '\n')).not.toMatch(/(?![\n ])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u)
    expect(text).toContain(format === 'json' ? '\\u202egnp' : '\\u{202e}gnp')
  })

  test('nothing found is written so', () => {
    const csv =
      'time,action,actor.id,actor.email,object.type,object.id,object.name,object.email,medium,ip,host,file,key\r\n'
    expect(written(format)).toBe({ table: '', json: '[]\n', csv }[format])
  })
})

describe('a table', () => {
  test('has columns as wide as needed, and titles', () => {
    expect(
      written('table', matchOf(), tombstone, aside, matchOf({ object: 'Room', actor: 'ann', ip: null }))
    ).toBe(
      [
        'TIME                      ACTION                            ACTOR              OBJECT            MEDIUM  IP',
        '2025-11-11T03:17:00.000Z  interview.delete                  alice@example.com  INTERVIEW 68eb01  ADMIN   203.0.113.7',
        '2025-11-11T03:17:00.000Z  (redacted)',
        '2025-11-12T03:17:00.000Z  (not understood: timestamp is n…',
        '2025-11-11T03:17:00.000Z  interview.delete                  ann                Room              ADMIN',
        ''
      ].join('\n')
    )
  })

  test('is cut where a text is long, also behind the matches that set its widths', () => {
    const short = matchOf()
    const long = matchOf({ action: 'x'.repeat(100), object: { id: '😀'.repeat(100) } })
    const lines = written('table', ...new Array<Match>(150).fill(short), long).split('\n')
    expect(lines).toHaveLength(153)
    expect(lines[151]).toBe(
      `2025-11-11T03:17:00.000Z  ${'x'.repeat(15)}…  alice@example.com  ${'😀'.repeat(15)}…  ADMIN   203.0.113.7`
    )
    const alone = written('table', matchOf(everywhere)).split('\n')
    for (const line of alone) expect([...line].length).toBeLessThanOrEqual(24 + 32 + 42 + 50 + 12 + 42 + 10)
  })

  test('writes as it goes, once its widths are known', () => {
    const renderer = rendererOf('table')
    const parts = Array.from({ length: 102 }, () => renderer.render(matchOf()))
    expect(parts.slice(0, 99).join('')).toBe('')
    expect(parts[99]?.split('\n')).toHaveLength(102)
    expect(parts[101]?.split('\n')).toHaveLength(2)
    expect(renderer.end()).toBe('')
  })
})

describe('JSON', () => {
  test('holds each event as archived, with its key and file', () => {
    const big = matchOf({ object: { id: parseExactJson('90071992547409931'), name: hostile } })
    const text = written('json', big, tombstone, aside)
    expect(text).toContain('"id":90071992547409931,')
    const [first, second, third] = JSON.parse(text)
    expect(first).toEqual({
      key: event({ object: { id: parseExactJson('90071992547409931'), name: hostile } }).key,
      file: '2025-11.json',
      event: JSON.parse(big.line)
    })
    expect(second).toEqual({ key: event().key, file: '2025-11.json', event: JSON.parse(tombstone.line) })
    expect(third).toEqual({ file: 'quarantine.json', quarantined: JSON.parse(aside.line) })
    expect(text.split('\n')).toHaveLength(6)
  })

  test('means what is archived, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const match = matchOf({ object: { name } })
        expect(JSON.parse(written('json', match))[0].event).toEqual(JSON.parse(match.line))
      }),
      { numRuns: 500 }
    )
  })
})

describe('CSV', () => {
  test('has one record per match', () => {
    const [head, first, second, third, ...more] = cellsOf(written('csv', matchOf(), tombstone, aside))
    expect(head?.slice(0, 4)).toEqual(['time', 'action', 'actor.id', 'actor.email'])
    expect(first).toEqual([
      '2025-11-11T03:17:00.000Z',
      'interview.delete',
      '651aa0',
      'alice@example.com',
      'INTERVIEW',
      '68eb01',
      '',
      '',
      'ADMIN',
      '203.0.113.7',
      'admin.hireflix.com',
      '2025-11.json',
      event().key
    ])
    expect(second?.slice(0, 3)).toEqual(['2025-11-11T03:17:00.000Z', '(redacted)', ''])
    expect(second?.at(-1)).toBe(event().key)
    expect(third?.slice(0, 2)).toEqual([
      '2025-11-12T03:17:00.000Z',
      '(not understood: timestamp is not a number)'
    ])
    expect(third?.slice(-2)).toEqual(['quarantine.json', ''])
    expect(more).toEqual([])
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|"/c calc"!A1', '\t=1', '\r=1', '\uff1d1', ' \u202e=1'])(
    'holds no formula: %j',
    (name) => {
      const [, record] = cellsOf(written('csv', matchOf({ object: { name }, host: name })))
      expect(record?.[6]).toMatch(/^['\\ ]/)
      expect(record?.[10]).toMatch(/^['\\ ]/)
      expect(record).toHaveLength(13)
    }
  )

  test('stays one record, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const records = cellsOf(written('csv', matchOf({ object: { name } })))
        expect(records.map((cells) => cells.length)).toEqual([13, 13])
        expect(records[1]?.[6]).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { numRuns: 500 }
    )
  })
})
