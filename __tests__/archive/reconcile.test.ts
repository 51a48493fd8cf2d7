import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toTime } from '../../src/archive/coverage.js'
import { verifyPlan } from '../../src/archive/plan-check.js'
import type { OpenedArchive } from '../../src/archive/reconcile.js'
import { type AuditEvent, tombstoneOf } from '../../src/events/event.js'
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

  test('records a proof once it is more than seven days newer, to the millisecond', () => {
    const archive = archiveOf(eventAt(now - dayMs))
    const through = Date.parse(archive.state.coverage?.through ?? '')
    const kindAt = (serverNow: number) => merge(archive, observed([eventAt(now - dayMs)], { serverNow })).kind
    expect(kindAt(through + 7 * dayMs)).toBe('nothing-to-write')
    expect(kindAt(through + 7 * dayMs + 1)).toBe('write')
  })

  test('records no proof that is none, nor again what is proven already', () => {
    const archive = archiveOf(eventAt(now - dayMs))
    const doubtful = { reachedEnd: false, proven: [], serverNow: now + 20 * dayMs, doubts: ['doubt'] }
    expect(merge(archive, observed([eventAt(now - dayMs)], doubtful)).kind).toBe('nothing-to-write')
  })

  test('records the first proof of an archive that had none', () => {
    const unproven = { reachedEnd: false, proven: [], doubts: ['doubt'] }
    const archive = archiveAfter(observed([eventAt(now - dayMs)], unproven))
    expect(merge(archive, observed([eventAt(now - dayMs)]))).toMatchObject({ kind: 'write', added: [] })
    expect(merge(emptyArchive, observed([], unproven)).kind).toBe('write')
  })

  test('says where the log came from, and what of it was seen', () => {
    const lineOf = (seen: Observed) => merge(emptyArchive, seen).batches[0]?.line
    expect(lineOf(observed([eventAt(now - dayMs)]))?.source).toEqual({
      host: 'api.hireflix.com',
      total: 1,
      oldest: new Date(now - dayMs).toISOString(),
      order: 'newest-first',
      requests: 2
    })
    expect(lineOf(observed([]))?.source.oldest).toBe(null)
    expect(lineOf(observed([], { order: 'none' }))?.source.order).toBe('none')
  })

  test('writes the first line even of an empty log, with the files for whoever finds the folder', () => {
    const plan = merge(emptyArchive, observed([]))
    expect(plan.batches.flatMap((batch) => batch.files.map(({ path }) => path))).toEqual([
      '.gitattributes',
      'README.md',
      'ledger.jsonl'
    ])
  })

  test('tells git to leave bytes as they are, and people what they have before them', () => {
    const files = merge(emptyArchive, observed([])).batches[0]?.files
    const contentOf = (name: string) => files?.find(({ path }) => path === name)?.content
    expect(contentOf('.gitattributes')).toBe('* -text -filter -ident -working-tree-encoding\n')
    expect(contentOf('README.md')).toMatch(/^# Audit log archive\n[\s\S]*`ledger\.jsonl`/)
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

  test('counts no event as revised that is new, or seen as it is archived', () => {
    const same = eventAt(now - dayMs, 'same')
    const before = event({ actor: { id: '1', email: 'bob@example.com' } })
    const after = event({ actor: { id: '1', email: 'robert@example.com' } })
    const seen = observed([same, after, eventAt(now - hourMs, 'new')])
    expect(merge(archiveOf(same, before), seen)).toMatchObject({ revised: 1, added: { length: 1 } })
  })

  test('adds further copies of a redacted event as what is left of it, and those of others whole', () => {
    const [hidden, other] = [eventAt(now - dayMs, 'hidden'), eventAt(now - dayMs, 'other')]
    const archive = archiveOf(tombstoneOf(hidden))
    const redaction = {
      event: hidden.key,
      time: new Date(now - dayMs).toISOString(),
      path: '2025-11.json',
      copies: 1,
      by: 'somebody',
      reason: 'erasure',
      held: new Map()
    }
    const redacted = { ...archive, state: { ...archive.state, redactions: [redaction] } }
    const plan = merge(redacted, observed([hidden, hidden, other]))
    expect(copiesOf(plan.added)).toEqual(
      new Map([
        [hidden.key, 1],
        [other.key, 1]
      ])
    )
    expect(plan.added.map(({ line }) => line).sort()).toEqual([tombstoneOf(hidden).line, other.line].sort())
    expect(plan.revised).toBe(0)
  })

  test('adds oldest first, and those of one millisecond by their keys', () => {
    const tied = ['a', 'b', 'c', 'd'].map((id) => eventAt(now - dayMs, id))
    const keys = tied.map(({ key }) => key).sort()
    for (const order of [tied, tied.toReversed()]) {
      const { added } = merge(emptyArchive, observed([eventAt(now - hourMs, 'last'), ...order]))
      expect(added.slice(0, 4).map(({ key }) => key)).toEqual(keys)
      expect(added[4]?.timestamp).toBe(now - hourMs)
    }
  })

  test('counts as late what lies in proven time, to its last millisecond', () => {
    const archive = archiveOf(eventAt(now - dayMs))
    const through = Date.parse(archive.state.coverage?.through ?? '')
    const late = [-1, 0, 1, 2, 3].map((ms) => eventAt(through + ms))
    expect(merge(archive, observed(late, { serverNow: now + dayMs })).late).toBe(2)
    expect(merge(emptyArchive, observed(late)).late).toBe(0)
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

  test('writes a row that nobody understands though nothing else is new', () => {
    const archive = archiveOf(eventAt(now - dayMs))
    const seen = observed([eventAt(now - dayMs)], { quarantined: [quarantinedRow()] })
    expect(merge(archive, seen)).toMatchObject({ kind: 'write', added: [], quarantined: { length: 1 } })
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

const timeOf = ({ timestamp }: AuditEvent): number => timestamp

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

  test('claim all that is older than the next event to come, and never less than was proven before', () => {
    const first = merge(emptyArchive, observed(events), { maxBatchBytes: 1_500_000 })
    for (const [index, { state }] of first.batches.slice(0, -1).entries()) {
      const next = Math.min(...first.batches.slice(index + 1).flatMap(({ added }) => added.map(timeOf)))
      expect(state.coverage).toEqual({ from: first.claim.coverage?.from, through: toTime(next - 1) })
    }
    const archive = archiveAfter(observed(events.filter((_, n) => n % 7 === 0)))
    const late = merge(archive, observed(events), { maxBatchBytes: 1_500_000 })
    for (const { state } of late.batches.slice(0, -1)) expect(state.coverage).toEqual(archive.state.coverage)
    const unproven = observed(events, { reachedEnd: false, proven: [], doubts: ['doubt'] })
    const doubtful = merge(emptyArchive, unproven, { maxBatchBytes: 1_500_000 })
    for (const { state } of doubtful.batches) expect(state.coverage).toBeUndefined()
  })

  test('are complete before rows that nobody understands come, and claim as much', () => {
    const seen = observed([eventAt(now - dayMs)], { quarantined: [quarantinedRow()] })
    const { batches, claim } = merge(emptyArchive, seen, { maxBatchBytes: 1 })
    expect(batches.map(({ state }) => state.coverage)).toEqual([claim.coverage, claim.coverage])
    expect(batches.map(({ line }) => line.verdict)).toEqual(['unproven', 'proven'])
  })

  test('are as large as allowed, and each tells what it adds; the files for people come with the first', () => {
    const seen = observed([eventAt(Date.UTC(2025, 9, 20)), eventAt(now - dayMs)])
    const bytes = merge(emptyArchive, seen).batches[0]?.line.files.reduce((sum, file) => sum + file.bytes, 0)
    expect(merge(emptyArchive, seen, { maxBatchBytes: bytes ?? 0 }).batches).toHaveLength(1)
    const { batches } = merge(emptyArchive, seen, { maxBatchBytes: (bytes ?? 0) - 1 })
    expect(batches.map(({ files }) => files.map(({ path }) => path))).toEqual([
      ['2025-10.json', '.gitattributes', 'README.md', 'ledger.jsonl'],
      ['2025-11.json', 'ledger.jsonl']
    ])
    expect(batches.map(({ added }) => added.map(timeOf))).toEqual([[Date.UTC(2025, 9, 20)], [now - dayMs]])
  })

  test('leave the rest to the next run when only the first landed', () => {
    const plan = merge(emptyArchive, observed(events), { maxBatchBytes: 1_500_000 })
    const torn = afterPlan(emptyArchive, plan, 1)
    const rest = merge(torn, observed(events))
    verifyPlan(torn, rest)
    expect(copiesIn(afterPlan(torn, rest))).toEqual(copiesOf(events))
  })
})
