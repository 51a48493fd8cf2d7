import { describe, expect, test } from '@jest/globals'
import { chooseActions, countMarked, huesOf } from '../../src/page/browser/chosen-actions.js'
import { modelOf } from '../../src/page/browser/model.js'
import { encodePage } from '../../src/page/encode.js'
import { judge } from '../../src/review/judgement.js'
import { parseRules } from '../../src/review/rules.js'
import { event, report } from '../review/builders.js'

const totals = (...counts: number[]) => new Map(counts.map((count, action) => [action, count]))

describe('the actions that a chart names', () => {
  test('are those of which most deserves a look, however rare, then the most frequent', () => {
    const marked = [0, 0, 0, 0, 1, 9, 3, 2]
    expect(chooseActions(totals(50, 40, 30, 20, 4, 9, 5, 2), { marked, most: 6 })).toEqual([5, 6, 7, 0, 1, 2])
    expect(chooseActions(totals(1, 2), { marked: [0, 0], most: 6 })).toEqual([1, 0])
    expect(chooseActions(new Map(), { marked: [], most: 6 })).toEqual([])
  })

  test('keep their hue, and others take one that is free', () => {
    const home = [7, 3, 9, 1, 2, 4]
    expect(huesOf(home, { home, count: 6 })).toEqual([0, 1, 2, 3, 4, 5])
    expect(huesOf([9, 20, 21], { home, count: 6 })).toEqual([2, 0, 1])
    const hues = huesOf([20, 21, 22, 7, 3, 9], { home, count: 6 })
    expect(new Set(hues).size).toBe(6)
    expect(hues.slice(3)).toEqual([0, 1, 2])
  })
})

describe('countMarked()', () => {
  const events = [
    event({ action: 'a.b' }),
    event({ action: 'a.b' }),
    event({ action: 'c.d' }),
    event({ action: 'e.f' })
  ]
  const reviewed = { from: Date.UTC(2025, 9, 6), to: Date.UTC(2025, 9, 13) - 1, events }
  const model = modelOf(
    encodePage(judge(report({ reviewed, source: undefined }), parseRules('notice a.*\noff e.*')), '1.2.3')
  )

  test('counts of each action what is not routine', () => {
    const { values } = model.facets.action
    const marked = [...countMarked(model)].map((count, action) => [values[action], count])
    expect(marked).toEqual([
      [undefined, 0],
      ['a.b', 2],
      ['c.d', 1],
      ['e.f', 0]
    ])
  })
})
