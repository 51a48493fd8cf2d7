import { describe, expect, test } from '@jest/globals'
import { daysUntilLoss, extendCoverage, retentionMs, toTime } from '../../src/archive/coverage.js'
import {
  archiveAfter,
  archiveOf,
  dayMs,
  emptyArchive,
  eventAt,
  hourMs,
  now,
  observed,
  quarantinedRow,
  settleMs
} from '../support/builders.js'

const start = now - retentionMs
const through = now - settleMs
const recent = [eventAt(now - hourMs)]
const time = toTime

describe('extendCoverage() on a first run', () => {
  const { state } = emptyArchive

  test('claims the whole of retention once the end of the log was seen', () => {
    expect(extendCoverage(state, observed(recent))).toEqual({
      verdict: 'proven',
      coverage: { from: time(start), through: time(through) },
      newGaps: [],
      reasons: []
    })
  })

  test('claims no more than two months back, though an older event is still there', () => {
    const oldest = now - 80 * dayMs
    expect(extendCoverage(state, observed([eventAt(oldest)])).coverage?.from).toBe(time(start))
  })

  test('believes an empty log', () => {
    expect(extendCoverage(state, observed([]))).toMatchObject({
      verdict: 'proven',
      coverage: { from: time(start) }
    })
  })

  test('claims nothing when the end was not seen, and says why', () => {
    const seen = observed(recent, { reachedEnd: false, proven: [{ from: now - dayMs, to: through }] })
    expect(extendCoverage(state, seen)).toMatchObject({
      verdict: 'unproven',
      coverage: undefined,
      reasons: [expect.stringContaining('end of the retained log')]
    })
    expect(extendCoverage(state, { ...seen, doubts: ['doubt'] }).reasons).toEqual(['doubt'])
  })

  test('claims up to a hole', () => {
    const hole = [
      { from: Number.NEGATIVE_INFINITY, to: now - 20 * dayMs },
      { from: now - 10 * dayMs, to: through }
    ]
    expect(extendCoverage(state, observed(recent, { proven: hole }))).toEqual({
      verdict: 'unproven',
      coverage: { from: time(start), through: time(now - 20 * dayMs) },
      newGaps: [],
      reasons: [`what happened between ${time(now - 20 * dayMs + 1)} and ${time(through)} is not proven`]
    })
  })
})

describe('extendCoverage() on a later run', () => {
  const known = now - 10 * dayMs
  const { state } = archiveAfter(observed([eventAt(known - dayMs)], { serverNow: known + settleMs }))
  const seen = (from: number, changes = {}): ReturnType<typeof observed> =>
    observed(recent, { reachedEnd: false, proven: [{ from, to: through }], ...changes })

  test.each([
    ['overlaps', known - dayMs],
    ['touches', known + 1]
  ])('extends contiguous coverage where the new proof %s the old', (_case, from) => {
    expect(extendCoverage(state, seen(from))).toMatchObject({
      verdict: 'proven',
      coverage: { from: state.coverage?.from, through: time(through) },
      newGaps: []
    })
  })

  test('leaves a millisecond between unproven, for a later run to prove', () => {
    const claim = extendCoverage(state, seen(known + 2))
    expect(claim).toMatchObject({ verdict: 'unproven', coverage: { through: time(known) }, newGaps: [] })
    expect(extendCoverage(state, seen(known + 2, { reachedEnd: true })).verdict).toBe('unproven')
  })

  test('does not move back when the clock of the server does', () => {
    const early = observed([eventAt(known - dayMs)], { serverNow: known - dayMs })
    expect(extendCoverage(state, early)).toMatchObject({
      verdict: 'proven',
      coverage: state.coverage,
      newGaps: []
    })
  })

  test('proves nothing by an empty server that should still show archived events, and says which', () => {
    expect(extendCoverage(state, observed([], { doubts: ['doubt'] }))).toEqual({
      verdict: 'unproven',
      coverage: state.coverage,
      newGaps: [],
      reasons: [
        'doubt',
        expect.stringMatching(
          new RegExp(
            `shows no events, but the archive holds some of ${time(known - dayMs)}.*; check that the key`
          )
        )
      ]
    })
  })

  test('suspects an empty server for as long as retention lasts, to the millisecond', () => {
    const seen = (serverNow: number) => extendCoverage(state, observed([], { serverNow })).verdict
    expect(seen(known - dayMs + retentionMs)).toBe('unproven')
    expect(seen(known - dayMs + retentionMs + 1)).toBe('proven')
  })

  test('does not take rows that nobody understands for an empty server', () => {
    expect(extendCoverage(state, observed([], { quarantined: [quarantinedRow()] }))).toMatchObject({
      verdict: 'proven',
      coverage: { through: time(through) }
    })
  })

  test('believes an empty server once retention has passed what is archived', () => {
    const later = known + retentionMs - hourMs
    expect(extendCoverage(state, observed([], { serverNow: later }))).toMatchObject({
      verdict: 'proven',
      newGaps: []
    })
  })
})

describe('A gap', () => {
  const long = now - 100 * dayMs
  const archive = archiveAfter(observed([eventAt(long - dayMs)], { serverNow: long + settleMs }))
  const gap = { from: time(long + 1), to: time(start - 1), cause: 'retention' }

  test('is what lies between the last proven time and the beginning of retention', () => {
    expect(extendCoverage(archive.state, observed(recent))).toMatchObject({
      verdict: 'gap',
      coverage: { from: archive.state.coverage?.from, through: time(through) },
      newGaps: [gap]
    })
  })

  test('is named with all that is in doubt', () => {
    expect(extendCoverage(archive.state, observed(recent, { doubts: ['doubt'] })).reasons).toEqual([
      `events between ${gap.from} and ${gap.to} may be missing for good`,
      'doubt'
    ])
  })

  test('is no shorter for an older event that is still there', () => {
    const oldest = now - 70 * dayMs
    expect(extendCoverage(archive.state, observed([eventAt(oldest)])).newGaps).toMatchObject([
      { to: time(start - 1) }
    ])
  })

  test('is recorded once', () => {
    const after = archiveAfter(
      observed([eventAt(long - dayMs)], { serverNow: long + settleMs }),
      observed(recent)
    )
    expect(after.state).toMatchObject({ gaps: [gap], verdict: 'gap' })
    expect(extendCoverage(after.state, observed(recent))).toMatchObject({ verdict: 'proven', newGaps: [] })
  })

  test('is none while retention begins no later than right after the last proven time', () => {
    const through = start - 1
    const { state } = archiveAfter(observed([eventAt(through)], { serverNow: through + settleMs }))
    const seen = { proven: [{ from: now - dayMs, to: now - settleMs }], oldestRetained: now - hourMs }
    expect(extendCoverage(state, observed(recent, seen))).toMatchObject({ verdict: 'unproven', newGaps: [] })
    expect(extendCoverage(state, observed(recent, { ...seen, serverNow: now + 1 })).newGaps).toEqual([
      { from: time(start), to: time(start), cause: 'retention' }
    ])
  })

  test('is not recorded before the end of the log was seen', () => {
    const seen = observed(recent, { reachedEnd: false, proven: [{ from: now - dayMs, to: through }] })
    expect(extendCoverage(archive.state, seen)).toMatchObject({ verdict: 'unproven', newGaps: [] })
  })

  test('does not hide that time after it is unproven', () => {
    const proven = [{ from: now - dayMs, to: through }]
    expect(extendCoverage(archive.state, observed(recent, { proven }))).toMatchObject({
      verdict: 'unproven',
      coverage: { through: time(start - 1) },
      newGaps: [gap]
    })
  })

  test('made of a hole that retention passes has the cause unproven, piece by piece without overlap', () => {
    const hole = { from: now - 55 * dayMs, to: now - 40 * dayMs }
    const seen = (serverNow: number) =>
      observed([eventAt(now - hourMs)], {
        serverNow,
        proven: [
          { from: Number.NEGATIVE_INFINITY, to: hole.from - 1 },
          { from: hole.to + 1, to: serverNow - settleMs }
        ],
        oldestRetained: now - hourMs
      })
    const later = [0, 10, 15, 25, 26].map((days) => seen(now + days * dayMs))
    const { state } = archiveAfter(...later)
    expect(state.gaps.map(({ cause }) => cause)).toEqual(['unproven', 'unproven', 'unproven'])
    expect(state.gaps[0]?.from).toBe(time(hole.from))
    for (const [index, { from }] of state.gaps.entries()) {
      if (index > 0) expect(Date.parse(from)).toBe(Date.parse(state.gaps[index - 1]?.to ?? '') + 1)
    }
    expect(state.coverage?.from).toBe(time(start))
  })
})

test('daysUntilLoss() counts from the last proven time', () => {
  const { coverage } = archiveOf(...recent).state
  expect(daysUntilLoss(coverage, now)).toBe(58)
  expect(daysUntilLoss(coverage, now + 59 * dayMs)).toBe(-1)
  expect(daysUntilLoss(undefined, now)).toBeUndefined()
})
