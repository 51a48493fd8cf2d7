import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderCsv } from '../../src/page/browser/csv.js'
import { modelOf } from '../../src/page/browser/model.js'
import { encodePage } from '../../src/page/encode.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import { rendererOf } from '../../src/search/render.js'
import { inertCell } from '../../src/text/cell.js'
import { visibleText } from '../../src/text/escape.js'
import { report, event as reviewEvent } from '../review/builders.js'
import { event } from '../support/builders.js'

/** As a spreadsheet reads it: only a quote that begins a cell keeps a separator from ending it. */
function cellsOf(csv: string, separator: string): string[][] {
  const records: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < csv.length; at++) {
    const sign = csv.charAt(at)
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (csv.charAt(at + 1) === '"') cell += csv.charAt(++at)
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator || sign === '\n' || sign === '\r') {
      records.at(-1)?.push(cell)
      cell = ''
      if (sign !== separator) records.push([])
    } else cell += sign
  }
  records.at(-1)?.push(cell)
  return records
}

/** The inverse: an apostrophe is ours where what follows it would have got one. */
function textOf(cell: string): string {
  const before = String.raw`(?:(?![\t\r\n])['"\s\p{C}])*`
  const formula = String.raw`${before}[=+\-@＝＋－＠]`
  return cell
    .replace(new RegExp(String.raw`^'(?=${formula}|${before}\d+(?:e\d+)?\s*$)`, 'iu'), '')
    .replace(new RegExp(`(?<=[;\\t\\r\\n])'(?=${formula})`, 'gu'), '')
}

const isFormula = (cell: string): boolean => /^["\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r]/u.test(cell)
const isNumber = (cell: string): boolean => /^["\s\p{C}]*\d+(?:e\d+)?\s*$/iu.test(cell)
const signs = [...`=+-@＝＋－＠;,'"\t\r\n \u0001\\`, 'x', '1', 'e', ';"=', `;=1+cmd|' /C calc'!A0;`]
const text = fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 })

function csvsOf(name: string): readonly string[] {
  const object = { id: name, name, type: name }
  const found = { action: name, actor: { id: name, email: name }, object, host: name }
  const { timestamp, line } = event(found)
  const renderer = rendererOf('csv')
  const value = JSON.parse(line)
  const searched = renderer.render({ kind: 'event', path: '2025-11.json', timestamp, line, value })
  const reviewed = { from: timestamp, to: timestamp + 1, events: [reviewEvent(found, timestamp)] }
  const page = renderCsv(modelOf(encodePage(judge(report({ reviewed }), defaultRules), '1.2.3')), [0])
  return [searched, [...page].join('').slice(1)]
}

test.each([
  ['=1+1', "'=1+1"],
  [' "＝1', `' "＝1`],
  ['\u0001@SUM(A1)', "'\u0001@SUM(A1)"],
  [`x;=1+cmd|' /C calc'!A0;`, `x;'=1+cmd|' /C calc'!A0;`],
  ['x;"=1+1;', `x;'"=1+1;`],
  ['x;;\t-1', "x;;\t'-1"],
  ['x\n+1', "x\n'+1"],
  ["'=1", "''=1"],
  ['0071', "'0071"],
  ['12345678901234567890', "'12345678901234567890"],
  ['651e10', "'651e10"],
  ['651aa0', '651aa0'],
  ['ann@acme.example', 'ann@acme.example'],
  ['a - b; c', 'a - b; c']
])('inertCell(%j) is %j', (found, cell) => {
  expect(inertCell(found)).toBe(cell)
})

test('inertCell() gives each text a cell of its own', () => {
  fc.assert(
    fc.property(text, (found) => {
      expect(textOf(inertCell(found))).toBe(found)
    }),
    { numRuns: 2000 }
  )
})

test('no cell of either CSV is computed with, whatever separates cells, and what was found can be read back', () => {
  fc.assert(
    fc.property(text, (name) => {
      for (const csv of csvsOf(name)) {
        for (const separator of [',', ';', '\t'])
          expect(cellsOf(csv, separator).flat().filter(isFormula)).toEqual([])
        // Where no quote is known at all.
        expect(csv.split(/[;\t\r\n]/).filter(isFormula)).toEqual([])
        expect(cellsOf(csv, ',').flat().filter(isNumber)).toEqual([])
        expect(cellsOf(csv, ',').flat().map(textOf)).toContain(visibleText(name))
      }
    }),
    { numRuns: 1000 }
  )
})

test('a file that the page saves says that it is UTF-8', () => {
  const reviewed = { from: 0, to: 1, events: [] }
  const [head] = renderCsv(modelOf(encodePage(judge(report({ reviewed }), defaultRules), '1.2.3')), [])
  expect(head).toMatch(/^\ufefftime/)
})
