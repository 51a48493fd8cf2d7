import { describe, expect, test } from '@jest/globals'
import { strictly } from '../../src/archive/checks.js'
import { countsAgree, partsToCount } from '../../src/archive/count-proof.js'
import type { FileEntry } from '../../src/archive/ledger-line.js'
import { checkPartNumbers, partsOf, partsToMerge, partsWithin } from '../../src/archive/parts.js'
import {
  countByTime,
  findVanished,
  newlyVanished,
  stillHeld,
  vanishingTime
} from '../../src/archive/vanished.js'
import {
  afterPlan,
  archiveAfter,
  archiveOf,
  bagOf,
  codeOf,
  dayMs,
  event,
  eventAt,
  hourMs,
  merge,
  now,
  observed,
  quarantinedRow
} from '../support/builders.js'

const october = Date.UTC(2025, 9, 10)
const large = (timestamp: number) => event({ timestamp, object: 'x'.repeat(65_000) })
/** October in two parts, September and November in one each. */
const archive = archiveOf(
  eventAt(Date.UTC(2025, 8, 20)),
  ...Array.from({ length: 8 }, (_, n) => large(october + n * hourMs)),
  eventAt(now - dayMs)
)

describe('The parts', () => {
  test('has the parts in the order in which they were filled', () => {
    expect(partsOf(archive.state).map(({ path, events }) => [path, events])).toEqual([
      ['2025-09.json', 1],
      ['2025-10.json', 5],
      ['2025-10-002.json', 3],
      ['2025-11.json', 1]
    ])
  })

  test('has them so whatever order they come in, without the quarantine, and made once for a state', () => {
    const state = archiveAfter(
      observed([...archive.files.values()].flat(), { quarantined: [quarantinedRow()] })
    ).state
    expect(state.files.has('quarantine.json')).toBe(true)
    const reversed = { ...state, files: new Map([...state.files].reverse()) }
    expect(partsOf(reversed).map(({ path }) => path)).toEqual(partsOf(archive.state).map(({ path }) => path))
    expect(partsOf(reversed)).toBe(partsOf(reversed))
  })

  test('are numbered without a hole', () => {
    const { files } = archive.state
    const without = (path: string) => ({
      ...archive.state,
      files: new Map([...files].filter(([each]) => each !== path))
    })
    expect(() => checkPartNumbers(archive.state, strictly)).not.toThrow()
    expect(codeOf(() => checkPartNumbers(without('2025-10.json'), strictly))).toBe('missing')
    expect(() => checkPartNumbers(without('2025-10.json'), strictly)).toThrow(
      '2025-10 has later parts, but no part 1'
    )
    const far = { ...files.get('2025-10.json'), path: '2025-10-999999.json' } as FileEntry
    const alone = { ...archive.state, files: new Map([[far.path, far]]) }
    expect(() => checkPartNumbers(alone, strictly)).toThrow(
      '2025-10 has later parts, but no parts 1 to 999998'
    )
  })

  test('finds the parts of a time by their bounds', () => {
    expect(partsWithin(archive.state, { from: october + 4 * hourMs, to: october + 5 * hourMs })).toEqual([
      '2025-10.json',
      '2025-10-002.json'
    ])
    expect(
      partsWithin(archive.state, { from: october + 4 * hourMs + 1, to: october + 5 * hourMs - 1 })
    ).toEqual([])
    expect(partsWithin(archive.state, { from: Number.NEGATIVE_INFINITY, to: now })).toHaveLength(4)
  })

  test("names the parts that may hold an observed event, and each month's newest", () => {
    expect(partsToMerge(archive.state, observed([eventAt(october)]))).toEqual([
      '2025-10.json',
      '2025-10-002.json'
    ])
    expect(partsToMerge(archive.state, observed([eventAt(october + 20 * dayMs)]))).toEqual([
      '2025-10-002.json'
    ])
    const around = [eventAt(october - dayMs), eventAt(october + 20 * dayMs)]
    for (const seen of [around, around.toReversed()])
      expect(partsToMerge(archive.state, observed(seen))).toEqual(['2025-10.json', '2025-10-002.json'])
    expect(partsToMerge(archive.state, observed([eventAt(Date.UTC(2025, 7, 1))]))).toEqual([])
    expect(partsToMerge(archive.state, observed([]))).toEqual([])
  })
})

describe('The count proof', () => {
  const held = [
    eventAt(now - 3 * dayMs, 1),
    eventAt(now - 2 * dayMs, 2),
    eventAt(now - 2 * dayMs, 2),
    eventAt(now - dayMs, 3)
  ]
  const opened = archiveOf(...held)
  const none = new Map<number, number>()

  test.each([
    ['agrees', 4, 3, 1, true],
    ['leaves the oldest millisecond out, whose fellows may have expired', 5, 3, 2, true],
    ['finds one missing here', 5, 3, 1, false],
    ['finds one missing there', 3, 3, 1, false],
    ['begins later where more has expired', 2, 2, 1, true]
  ])('%s', (_case, total, day, atOldest, agrees) => {
    expect(countsAgree({ total, oldest: now - day * dayMs, atOldest }, opened, observed([]), none)).toBe(
      agrees
    )
  })

  test('counts what was just observed and is not archived yet, copies apart', () => {
    const seen = observed([eventAt(now - dayMs, 3), eventAt(now - dayMs, 3), eventAt(now - hourMs, 4)])
    expect(countsAgree({ total: 6, oldest: now - 3 * dayMs, atOldest: 1 }, opened, seen, none)).toBe(true)
  })

  test('does not count what has vanished, whether found now or recorded before', () => {
    const proof = { total: 3, oldest: now - 3 * dayMs, atOldest: 1 }
    const vanished = bagOf(eventAt(now - 2 * dayMs, 2))
    expect(countsAgree(proof, opened, observed([]), countByTime(vanished))).toBe(true)
    const recorded = afterPlan(opened, merge(opened, observed([]), { vanished }))
    expect(countsAgree(proof, recorded, observed([]), none)).toBe(true)
    expect(countsAgree(proof, recorded, observed([]), countByTime(vanished))).toBe(true)
  })

  test('counts a part that need not be read by what the ledger says of it', () => {
    const oldest = october + hourMs
    const files = new Map(
      partsToCount(archive.state, { total: 0, oldest, atOldest: 1 }).map((path) => [
        path,
        archive.files.get(path) ?? []
      ])
    )
    expect([...files.keys()]).toEqual(['2025-10.json'])
    const agrees = (total: number): boolean =>
      countsAgree({ total, oldest, atOldest: 1 }, { state: archive.state, files }, observed([]), none)
    expect([7, 8, 9].map(agrees)).toEqual([false, true, false])
  })

  test('does not agree where a part that it needs was not read', () => {
    const proof = { total: 8, oldest: october + hourMs, atOldest: 1 }
    expect(countsAgree(proof, { ...archive, files: new Map() }, observed([]), none)).toBe(false)
  })

  test('asks no more of the oldest millisecond and of what is older: not what was just observed, nor what vanished', () => {
    const oldest = now - 2 * dayMs
    for (const timestamp of [oldest - 1, oldest]) {
      const late = observed([eventAt(timestamp, 'late')])
      expect(countsAgree({ total: 2, oldest, atOldest: 1 }, opened, late, none)).toBe(true)
      const vanished = new Map([[timestamp, 1]])
      expect(countsAgree({ total: 2, oldest, atOldest: 1 }, opened, observed([]), vanished)).toBe(true)
    }
    const after = new Map([[oldest + 1, 1]])
    expect(countsAgree({ total: 1, oldest, atOldest: 1 }, opened, observed([]), after)).toBe(true)
  })

  test('needs the parts that hold events on both sides of the oldest retained one', () => {
    const proof = (oldest: number) => ({ total: 1, oldest, atOldest: 1 })
    expect(partsToCount(archive.state, proof(october))).toEqual(['2025-10.json'])
    expect(partsToCount(archive.state, proof(october + 4 * hourMs))).toEqual([])
    expect(partsToCount(archive.state, proof(now))).toEqual([])
  })
})

describe('What has vanished', () => {
  const held = [
    eventAt(now - 58 * dayMs, 0),
    eventAt(now - 30 * dayMs, 1),
    eventAt(now - 30 * dayMs, 1),
    eventAt(now - dayMs, 2)
  ]
  const files = archiveOf(...held).files.values()
  const archived = [...files]
  const found = (seen: ReturnType<typeof observed>): [number, number][] => [
    ...countByTime(findVanished(archived, seen))
  ]

  test('is each copy that a proven time does not show', () => {
    expect(found(observed(held))).toEqual([])
    expect(found(observed([held[0], held[1], held[3]].flatMap((each) => each ?? [])))).toEqual([
      [now - 30 * dayMs, 1]
    ])
  })

  test('is none that retention may have taken', () => {
    expect(found(observed(held.slice(3), { serverNow: now + 29.5 * dayMs }))).toEqual([])
    expect(found(observed(held.slice(3), { serverNow: now + 28 * dayMs }))).toEqual([[now - 30 * dayMs, 2]])
  })

  test('is none outside of proven time, nor at its bounds', () => {
    const proven = [{ from: now - 30 * dayMs + 1, to: now - dayMs - 1 }]
    expect(found(observed([eventAt(now)], { proven, reachedEnd: false }))).toEqual([])
    expect(
      found(
        observed([eventAt(now)], {
          proven: [{ from: now - 30 * dayMs, to: now - dayMs - 1 }],
          reachedEnd: false
        })
      )
    ).toEqual([[now - 30 * dayMs, 2]])
  })

  test('is looked for in each time that is proven, to its last millisecond', () => {
    const proven = [
      { from: now - 40 * dayMs, to: now - 30 * dayMs },
      { from: now - dayMs, to: now - hourMs }
    ]
    expect(found(observed([eventAt(now)], { proven, reachedEnd: false }))).toEqual([
      [now - 30 * dayMs, 2],
      [now - dayMs, 1]
    ])
  })

  test('is left out once the archive does not hold it any more', () => {
    const vanished = bagOf(...held.slice(1))
    expect([...countByTime(stillHeld(vanished, [held.slice(0, 2)]))]).toEqual([[now - 30 * dayMs, 1]])
    expect([...stillHeld(vanished, [])]).toEqual([])
  })

  test('is nothing where the server shows no event at all', () => {
    expect(vanishingTime(observed([]))).toEqual([])
  })

  test('is not told of time whose events are held no more', () => {
    const [gone, shown] = [eventAt(now - 3 * dayMs), eventAt(now - 2 * dayMs)]
    const whole = observed([shown])
    expect(findVanished([[gone]], whole).size).toBe(1)
    const held = [{ from: gone.timestamp + 1, to: whole.through }]
    expect(findVanished([[gone]], observed([shown], { held })).size).toBe(0)
  })

  test('does not tell of the oldest retained millisecond, whose fellows may have expired', () => {
    const old = [eventAt(now - 70 * dayMs, 1), eventAt(now - 70 * dayMs, 2), eventAt(now - dayMs)]
    expect(findVanished([old], observed(old.slice(1))).size).toBe(0)
    const more = [...old, eventAt(now - 70 * dayMs + 1)]
    expect([...countByTime(findVanished([more], observed(old.slice(1))))]).toEqual([
      [now - 70 * dayMs + 1, 1]
    ])
  })

  test('is recorded once for each copy, oldest first', () => {
    const vanished = new Map([
      [30, 2],
      [10, 1],
      [20, 1]
    ])
    expect(newlyVanished(vanished, [])).toEqual([10, 20, 30, 30])
    expect(newlyVanished(vanished, [30, 20, 99])).toEqual([10, 30])
    expect(newlyVanished(vanished, [10, 20, 30, 30, 30])).toEqual([])
  })
})
