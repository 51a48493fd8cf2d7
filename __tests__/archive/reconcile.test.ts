import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { verifyPlan } from '../../src/archive/plan-check.js'
import type { OpenedArchive } from '../../src/archive/reconcile.js'
import type { AuditEvent } from '../../src/events/event.js'
import type { Observed } from '../../src/events/observed.js'
import {
  afterPlan,
  archiveAfter,
  archiveOf,
  bagOf,
  contains,
  copiesIn,
  copiesOf,
  dayMs,
  emptyArchive,
  event,
  eventAt,
  hourMs,
  merge,
  now,
  observed,
  quarantinedRow
} from '../support/builders.js'

/** A small world, so that observations overlap: few times over two months, few objects, copies. */
const someEvents = fc
  .array(fc.record({ day: fc.integer({ min: 0, max: 40 }), id: fc.integer({ min: 0, max: 2 }) }), {
    maxLength: 15
  })
  .map((list) => list.map(({ day, id }) => eventAt(now - 50 * dayMs + day * dayMs, id)))

const someObserved = someEvents.map((events) => observed(events))

function mergeInto(archive: OpenedArchive, seen: Observed): OpenedArchive {
  const plan = merge(archive, seen)
  verifyPlan(archive, plan)
  return afterPlan(archive, plan)
}

describe('reconcile()', () => {
  test('twice is once', () => {
    fc.assert(
      fc.property(someObserved, someObserved, (one, other) => {
        const archive = mergeInto(mergeInto(emptyArchive, one), other)
        expect(merge(archive, other).kind).toBe('nothing-to-write')
        expect(merge(archive, one).kind).toBe('nothing-to-write')
      }),
      { numRuns: 100 }
    )
  })

  test('gives the same files in any order, with the maximum of copies, and never fewer than before', () => {
    fc.assert(
      fc.property(fc.array(someObserved, { minLength: 1, maxLength: 4 }), (all) => {
        const forth = all.reduce(mergeInto, emptyArchive)
        const back = [...all].reverse().reduce(mergeInto, emptyArchive)
        expect(Object.fromEntries([...forth.files].sort())).toEqual(
          Object.fromEntries([...back.files].sort())
        )
        const expected = new Map<string, number>()
        for (const { events } of all) {
          for (const { event, copies } of events)
            expected.set(event.key, Math.max(copies, expected.get(event.key) ?? 0))
        }
        expect(copiesIn(forth)).toEqual(expected)
        expect(forth.state.events).toBe([...expected.values()].reduce((a, b) => a + b, 0))
        expect(forth.state.coverage).toEqual(back.state.coverage)
      }),
      { numRuns: 100 }
    )
  })

  test('keeps an archived event that the server no longer shows', () => {
    const archive = archiveOf(eventAt(now - dayMs, 1), eventAt(now - dayMs, 2))
    const after = mergeInto(archive, observed([eventAt(now - dayMs, 2), eventAt(now - hourMs, 3)]))
    expect(after.state.events).toBe(3)
  })

  test('writes nothing when there is nothing new', () => {
    const archive = archiveOf(eventAt(now - dayMs))
    expect(merge(archive, observed([eventAt(now - dayMs)], { serverNow: now + dayMs }))).toMatchObject({
      kind: 'nothing-to-write',
      added: [],
      batches: [],
      claim: { verdict: 'proven' }
    })
  })

  test('records proof older than seven days in the ledger alone', () => {
    const archive = archiveOf(eventAt(now - dayMs))
    const plan = merge(archive, observed([eventAt(now - dayMs)], { serverNow: now + 7.1 * dayMs }))
    expect(plan.batches.map((batch) => batch.files.map(({ path }) => path))).toEqual([['ledger.jsonl']])
    expect(afterPlan(archive, plan).state.coverage?.through).toBe(
      new Date(now + 7.1 * dayMs - 120_000).toISOString()
    )
  })

  test('writes the first line even of an empty log, with the files for whoever finds the folder', () => {
    const plan = merge(emptyArchive, observed([]))
    expect(plan.batches.flatMap((batch) => batch.files.map(({ path }) => path))).toEqual([
      '.gitattributes',
      'README.md',
      'ledger.jsonl'
    ])
  })

  test('leaves companions alone that are there', () => {
    const plan = merge({ ...emptyArchive, listed: new Set(['README.md']) }, observed([]))
    expect(plan.batches[0]?.files.map(({ path }) => path)).toEqual(['.gitattributes', 'ledger.jsonl'])
  })

  test('writes nothing twice for an unproven first look', () => {
    const unproven = observed([eventAt(now - dayMs)], { reachedEnd: false, proven: [], doubts: ['doubt'] })
    const archive = archiveAfter(unproven)
    expect(archive.state).toMatchObject({ verdict: 'unproven', coverage: undefined, events: 1 })
    expect(merge(archive, unproven)).toMatchObject({
      kind: 'nothing-to-write',
      claim: { reasons: ['doubt'] }
    })
  })

  test('counts an event seen with another e-mail, and keeps the archived version', () => {
    const before = event({ actor: { id: '1', email: 'bob@example.com' } })
    const after = event({ actor: { id: '1', email: 'robert@example.com' } })
    expect(merge(archiveOf(before), observed([after]))).toMatchObject({
      kind: 'nothing-to-write',
      revised: 1
    })
    const plan = merge(archiveOf(before), observed([after, after]))
    expect(plan).toMatchObject({ revised: 1, added: [after] })
    verifyPlan(archiveOf(before), plan)
  })

  test('counts events that came late', () => {
    const archive = archiveOf(eventAt(now - dayMs))
    const plan = merge(
      archive,
      observed([eventAt(now - dayMs), eventAt(now - hourMs), eventAt(now + hourMs)], {
        serverNow: now + dayMs
      })
    )
    expect(plan).toMatchObject({ late: 1, added: { length: 2 } })
  })

  test('keeps rows that nobody understands, once per copy', () => {
    const seen = observed([], {
      quarantined: [quarantinedRow('a'), quarantinedRow('a'), quarantinedRow('b')]
    })
    const archive = archiveAfter(seen)
    expect(archive.quarantine.map(({ row }) => row)).toEqual(['"a"', '"a"', '"b"'])
    expect(archive.state).toMatchObject({ events: 0 })
    expect(merge(archive, seen).kind).toBe('nothing-to-write')
  })

  test('records what vanished by itself, and once', () => {
    const archive = archiveOf(eventAt(now - dayMs, 1), eventAt(now - dayMs, 2), eventAt(now - hourMs))
    const vanished = bagOf(eventAt(now - dayMs, 1), eventAt(now - dayMs, 2))
    const plan = merge(archive, observed([eventAt(now - hourMs)]), { vanished })
    expect(plan.batches[0]?.files.map(({ path }) => path)).toEqual(['ledger.jsonl'])
    const after = afterPlan(archive, plan)
    expect(after.state.vanished).toEqual([now - dayMs, now - dayMs])
    expect(merge(after, observed([eventAt(now - hourMs)]), { vanished }).kind).toBe('nothing-to-write')
  })

  test('records nothing as vanished that the archive does not hold any more', () => {
    const archive = archiveOf(eventAt(now - dayMs, 1), eventAt(now - hourMs))
    const vanished = bagOf(...[1, 1, 2].map((id) => eventAt(now - dayMs, id)))
    const plan = merge(archive, observed([eventAt(now - hourMs)]), { vanished })
    expect(plan.vanished).toEqual([now - dayMs])
  })
})

describe('Batches', () => {
  const big = (timestamp: number): AuditEvent => event({ timestamp, object: 'x'.repeat(20_000) })
  const events = Array.from({ length: 200 }, (_, n) => big(now - 50 * dayMs + n * 5 * hourMs))

  test.each([
    ['a first run', emptyArchive],
    ['a later run', archiveAfter(observed(events.slice(0, 10), { serverNow: now - 45 * dayMs }))],
    ['late events', archiveAfter(observed(events.filter((_, n) => n % 7 === 0)))]
  ])('of %s are each a complete archive whose claim is true', (_case, archive) => {
    const plan = merge(archive, observed(events), { maxBatchBytes: 1_500_000 })
    verifyPlan(archive, plan)
    expect(plan.batches.length).toBeGreaterThan(2)
    for (let count = 1; count <= plan.batches.length; count++) {
      const after = afterPlan(archive, plan, count)
      const { coverage } = after.state
      const held = copiesIn(after)
      const isLast = count === plan.batches.length
      const proven =
        coverage === undefined ? [] : [{ from: Date.parse(coverage.from), to: Date.parse(coverage.through) }]
      // What was claimed before this run, late events have made untrue already.
      const before = archive.state.coverage?.through ?? ''
      for (const { key, timestamp } of events) {
        if (contains(proven, timestamp) && (isLast || timestamp > Date.parse(before)))
          expect(held.get(key)).toBe(1)
      }
      expect(after.state.verdict).toBe(isLast ? 'proven' : 'unproven')
      expect(merge(after, observed(events)).kind).toBe(isLast ? 'nothing-to-write' : 'write')
    }
    expect(copiesIn(afterPlan(archive, plan))).toEqual(copiesOf(events))
    for (const { files } of plan.batches) {
      const months = files.filter(({ path }) => /^\d/.test(path))
      expect(
        months.length === 1 || months.reduce((sum, { content }) => sum + content.length, 0) <= 1_500_000
      ).toBe(true)
      expect(files.at(-1)?.path).toBe('ledger.jsonl')
    }
  })

  test('claim no more than was proven while a gap is not recorded yet', () => {
    const archive = archiveAfter(observed([eventAt(now - 200 * dayMs)], { serverNow: now - 180 * dayMs }))
    const plan = merge(archive, observed(events), { maxBatchBytes: 1_500_000 })
    const [first] = plan.batches
    expect(first?.state.coverage).toEqual(archive.state.coverage)
    expect(first?.line.gaps).toEqual([])
    expect(plan.batches.at(-1)?.line).toMatchObject({ verdict: 'gap', gaps: [{ cause: 'retention' }] })
  })

  test('leave the rest to the next run when only the first landed', () => {
    const plan = merge(emptyArchive, observed(events), { maxBatchBytes: 1_500_000 })
    const torn = afterPlan(emptyArchive, plan, 1)
    const rest = merge(torn, observed(events))
    verifyPlan(torn, rest)
    expect(copiesIn(afterPlan(torn, rest))).toEqual(copiesOf(events))
  })
})
