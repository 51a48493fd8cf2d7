import { describe, expect, test } from '@jest/globals'
import { parseMutationScore, readMutationScore, renderPage } from './page.js'
import { mergeReports, type Report, scoreOf } from './results.js'

const source = [
  'const limit = 1 | 2',
  'export function isFew(count: number): boolean {',
  '  return count < limit',
  '}',
  ''
].join('\n')

const mutant = (status: string, line: number, from: number, to: number, replacement: string) => ({
  status,
  replacement,
  location: { start: { line, column: from }, end: { line, column: to } }
})

const report = (file: string, mutants: Report['files'][string]['mutants']): Report => ({
  files: { [file]: { source, mutants } }
})

const few = report('src/archive/few.ts', [
  mutant('Survived', 3, 10, 23, 'count <= limit'),
  mutant('NoCoverage', 1, 15, 20, '1 & 2'),
  {
    status: 'Killed',
    replacement: '{}',
    location: { start: { line: 2, column: 47 }, end: { line: 4, column: 2 } }
  },
  mutant('Killed', 3, 10, 23, 'true'),
  mutant('Timeout', 3, 10, 23, 'false'),
  mutant('RuntimeError', 3, 10, 23, '""')
])
const sources = new Map([
  ['src/archive/few.ts', source],
  ['src/hireflix/many.ts', source]
])
const many = report('src/hireflix/many.ts', [mutant('Killed', 3, 10, 23, 'true')])

describe('mergeReports()', () => {
  test('counts what became of the mutants of each file, and says which survived, in their order', () => {
    const { tallies, missing, outdated } = mergeReports([few, many], sources)
    expect({ missing, outdated }).toEqual({ missing: [], outdated: [] })
    expect(tallies).toEqual([
      {
        file: 'src/archive/few.ts',
        mutants: 6,
        killed: 2,
        timedOut: 1,
        unjudged: 1,
        survivors: [
          { code: '1 | 2', replacement: '1 & 2', lineNumber: 1 },
          {
            code: 'count < limit',
            replacement: 'count <= limit',
            lineNumber: 3
          }
        ]
      },
      expect.objectContaining({ file: 'src/hireflix/many.ts', killed: 1, survivors: [] })
    ])
    expect(scoreOf(tallies)).toBeCloseTo((100 * 4) / 6)
  })

  test('takes the later of two results of a file', () => {
    const { tallies } = mergeReports([few, report('src/archive/few.ts', [])], sources)
    expect(tallies).toMatchObject([{ file: 'src/archive/few.ts', mutants: 0 }])
  })

  test('refuses the result of another text, and names the file that has none', () => {
    const changed = new Map([...sources, ['src/archive/few.ts', `${source}\n`]])
    expect(mergeReports([few], changed)).toEqual({
      tallies: [],
      missing: ['src/hireflix/many.ts'],
      outdated: ['src/archive/few.ts']
    })
  })

  test('brings a text of several lines into one, and leaves out the middle of a long one', () => {
    const text = `f(() => {\n  ${'long '.repeat(40)}\n})\n`
    const reported = {
      status: 'Survived',
      replacement: '() => undefined',
      location: { start: { line: 1, column: 3 }, end: { line: 3, column: 2 } }
    }
    const { tallies } = mergeReports(
      [{ files: { a: { source: text, mutants: [reported] } } }],
      new Map([['a', text]])
    )
    expect(tallies[0]?.survivors[0]?.code).toMatch(/^\(\) => \{ long .{55,60} … [long ]+ \}$/)
  })
})

describe('The page', () => {
  test('shows each file, each room, all of it, and the survivors', () => {
    const lines = renderPage(mergeReports([few, many], sources)).split('\n')
    expect(lines.filter((line) => line.startsWith('|') && !line.includes('---'))).toEqual([
      '| File | Mutants | Not judged | Killed | Timed out | Survived | Score |',
      '| `src/archive/few.ts` | 6 | 1 | 2 | 1 | 2 | 60.0 % |',
      '| `src/hireflix/many.ts` | 1 | 0 | 1 | 0 | 0 | 100.0 % |',
      '| All of `src/archive/` | 6 | 1 | 2 | 1 | 2 | 60.0 % |',
      '| All of `src/hireflix/` | 1 | 0 | 1 | 0 | 0 | 100.0 % |',
      '| **All** | 7 | 1 | 3 | 1 | 2 | 66.6 % |',
      '| Where | Code | Becomes |',
      '| archive/few.ts:1 | `1 \\| 2` | `1 & 2` |',
      '| archive/few.ts:3 | `count < limit` | `count <= limit` |'
    ])
  })

  test('says what was not run', () => {
    const page = renderPage(mergeReports([few], sources))
    expect(page).toContain('no result of the sources as they are of: `src/hireflix/many.ts`')
    expect(renderPage(mergeReports([few, many], sources))).not.toContain('no result of')
  })

  test('gives its score to other pages', async () => {
    expect(await readMutationScore()).toMatch(/^\d+\.\d % \([\d,]+ of [\d,]+ mutants are noticed\)$/)
    const page = renderPage(mergeReports([few, many], sources))
    expect(parseMutationScore(page)).toBe('66.6 % (4 of 6 mutants are noticed)')
    expect(() => parseMutationScore('# Mutation testing')).toThrow(/no line begins with/)
  })
})
