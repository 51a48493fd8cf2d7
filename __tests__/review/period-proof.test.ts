import { describe, expect, test } from '@jest/globals'
import { judge } from '../../src/review/judgement.js'
import { unprovenParts } from '../../src/review/period-proof.js'
import { report } from './builders.js'

const october = { from: Date.UTC(2025, 9, 1), to: Date.UTC(2025, 10, 1) - 1, events: [] }
const [first, last] = ['2025-10-01T00:00:00.000Z', '2025-10-31T23:59:59.999Z']
const time = (day: number) => new Date(Date.UTC(2025, 9, day)).toISOString()
const gap = (from: number, to: number) => ({ from: time(from), to: time(to), cause: 'retention' as const })
const covered = (from: number, through: number) => ({ from: time(from), through: time(through) })

describe('unprovenParts()', () => {
  test.each([
    ['nothing where the coverage holds the period', covered(1, 32), [], []],
    ['nothing for a gap elsewhere', covered(-30, 40), [gap(-10, -5), gap(35, 36)], []],
    ['the beginning', covered(11, 40), [], [{ from: first, to: time(11) }]],
    ['the end', covered(-30, 20), [], [{ from: time(20), to: last }]],
    [
      'both, and gaps between them in order, cut to the period',
      covered(2, 30),
      [gap(20, 21), gap(5, 6)],
      [
        { from: first, to: time(2) },
        { from: time(5), to: time(6) },
        { from: time(20), to: time(21) },
        { from: time(30), to: last }
      ]
    ],
    ['a gap that reaches out of the period', covered(-30, 40), [gap(-10, 3)], [{ from: first, to: time(3) }]],
    ['all of it without coverage', undefined, [], [{ from: first, to: last }]],
    ['all of it outside of the coverage', covered(-90, -60), [gap(-70, -65)], [{ from: first, to: last }]]
  ])('are %s', (_what, coverage, gaps, parts) => {
    const proof = { coverage, gaps, reviewed: october }
    expect(unprovenParts(proof)).toEqual(parts)
    const { opening } = judge(report({ ...proof, source: undefined }), [])
    expect(opening.state).toBe(parts.length === 0 ? 'proven' : 'unproven')
  })
})
