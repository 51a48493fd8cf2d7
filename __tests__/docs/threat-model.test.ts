import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { removals } from '../broken/removals.js'

const folder = '__tests__/scenarios/hostile'

/** The rows of the table of hostile input, cell by cell; code spans may hold a bar only in other tables. */
const rows = (readFileSync('docs/threat-model.md', 'utf8').split('\n## Hostile input\n')[1] ?? '')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => {
    const [, number = '', , , code = '', tests = ''] = line.split('|').map((cell) => cell.trim())
    const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    return { number: Number(number), code: named(code), tests: named(tests) }
  })

/** Which files have tests that begin with the number of a row. */
function testedRows(): Map<number, string[]> {
  const tested = new Map<number, string[]>()
  for (const file of readdirSync(folder)) {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    for (const number of new Set([...text.matchAll(/'row (\d+): /g)].map(([, digits]) => Number(digits)))) {
      tested.set(number, [...(tested.get(number) ?? []), file.replace('.test.ts', '')])
    }
  }
  return tested
}

test('the rows of docs/threat-model.md are numbered without gaps', () => {
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, index) => index + 1))
})

test('each row has a test with its number where the table says, and each such test a row', () => {
  expect([...testedRows()].sort(([a], [b]) => a - b)).toEqual(
    rows.map(({ number, tests }) => [number, tests])
  )
})

test('each row has a defence whose removal is tried, and names code that there is', () => {
  expect([...new Set(removals.map(({ row }) => row))]).toEqual(rows.map(({ number }) => number))
  for (const { code } of rows) {
    expect(code.length).toBeGreaterThan(0)
    for (const file of code) expect([file, existsSync(file)]).toEqual([file, true])
  }
})
