import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type AuditEvent, parseRow } from '../../src/events/event.js'
import { type Json, parseExactJson } from '../../src/events/exact-json.js'
import { identityOf } from '../../src/events/identity.js'
import { detailOf, findingOf, modelOf } from '../../src/page/browser/model.js'
import { encodePage } from '../../src/page/encode.js'
import { renderSummary } from '../../src/publish/summary.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import type { ReviewEvent } from '../../src/review/review-event.js'
import { toReviewEvents } from '../../src/run/archive-review.js'
import { event, hostileText, report } from '../review/builders.js'

const from = Date.UTC(2025, 9, 6)
const to = Date.UTC(2025, 9, 13) - 1

function modelWith(events: readonly ReviewEvent[], changes: Parameters<typeof report>[0] = {}) {
  const page = encodePage(
    judge(report({ reviewed: { from, to, events }, source: undefined, ...changes }), defaultRules),
    '1.2.3'
  )
  // As it arrives in a browser.
  return modelOf(JSON.parse(JSON.stringify(page)))
}

/** An event that was archived and read back. */
function archived(received: string): { event: AuditEvent; reviewed: ReviewEvent } {
  const row = parseRow(parseExactJson(received), to)
  if (row.kind !== 'event') throw new Error(row.quarantined.reason)
  const [reviewed] = toReviewEvents(row.event)
  if (reviewed === undefined) throw new Error('It is redacted')
  return { event: row.event, reviewed }
}

describe('encodePage() and modelOf()', () => {
  test('bring every archived line and key back as they are', () => {
    const scalar = fc.oneof(
      hostileText.map((text) => JSON.stringify(text)),
      fc.constantFrom(
        'null',
        'true',
        '0',
        '-1',
        '1.5',
        '12345678901234567890',
        '1e400',
        '0.1000000000000000055'
      )
    )
    const name = fc.oneof(
      hostileText,
      fc.constantFrom('__proto__', '10', '9', 'constructor', 'action', 'actor', 'object')
    )
    const value = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        scalar,
        fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
        fc
          .uniqueArray(fc.tuple(name, tie('value')), { selector: ([key]) => key, maxLength: 4 })
          .map((members) => `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`)
      )
    })).value
    const row = fc
      .tuple(
        fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 6 }),
        fc.integer({ min: from, max: to })
      )
      .map(
        ([members, timestamp]) =>
          `{${[...members.map(([key, text]) => `${JSON.stringify(key)}:${text}`), `"timestamp":${timestamp}`].join(',')}}`
      )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const events = rows.map(archived).sort((a, b) => a.event.timestamp - b.event.timestamp)
        const model = modelWith(events.map(({ reviewed }) => reviewed))
        const details = model.indices.map((index) => detailOf(model, index))
        expect(details.map(({ line }) => line)).toEqual(events.map(({ event: { line } }) => line))
        const keys = details.map(({ value: found }) =>
          createHash('sha256').update(identityOf(found)).digest('hex')
        )
        expect(keys).toEqual(events.map(({ event: { key } }) => key))
      }),
      { numRuns: 200 }
    )
  })

  test('write a member that many events share once', () => {
    const events = Array.from({ length: 50 }, (_, n) => event({}, from + n))
    const { members, events: rows } = encodePage(
      judge(report({ reviewed: { from, to, events } }), defaultRules),
      '1.2.3'
    )
    expect(members.filter((text) => text.startsWith('"actor"'))).toHaveLength(1)
    expect(rows).toHaveLength(50)
  })

  test('say of each event how severe it is and why', () => {
    const deletion = event({ action: 'interview.delete' }, from)
    const login = event({ action: 'user.login-with-company' }, from + 1)
    const strange = event({ action: 'zebra.paint' }, from + 2)
    const model = modelWith([deletion, login, strange], {
      signals: [
        {
          kind: 'first-seen-action',
          phrase: 'first time in 90 days',
          marks: new Map([[strange.id, 'warning']])
        }
      ]
    })
    expect([0, 1, 2].map((row) => findingOf(model, row))).toMatchObject([
      { severity: 'notice', rule: expect.stringContaining('delete'), reasons: [], isUnclassified: false },
      { severity: 'routine', rule: null, reasons: [] },
      { severity: 'warning', rule: null, reasons: ['first time in 90 days'], isUnclassified: true }
    ] as Json[])
    expect(model.data.groups).toEqual([[2]])
  })

  test('hold the events that are new in a run too, wherever dated', () => {
    const late = event({}, from - 5 * 86_400_000)
    const model = modelWith([event({}, from + 1)], {
      newEvents: [late],
      source: { host: 'api.hireflix.com', total: 2, requests: 1 }
    })
    expect([...model.timestamps]).toEqual([late.timestamp, from + 1])
  })

  test('say what is proven: of the period where an archive is reviewed, of the run where one was made', () => {
    const stateOf = (changes: Parameters<typeof report>[0]) =>
      encodePage(judge(report({ reviewed: { from, to, events: [] }, ...changes }), []), '1.2.3').proof.state
    const covered = { from: '2025-08-13T00:00:00.000Z', through: '2025-10-13T00:00:00.000Z' }
    expect(stateOf({ source: undefined, coverage: covered })).toBe('proven')
    expect(
      stateOf({ source: undefined, coverage: { ...covered, through: '2025-10-12T23:15:00.000Z' } })
    ).toBe('unproven')
    const gap = {
      from: '2025-10-08T00:00:00.000Z',
      to: '2025-10-09T00:00:00.000Z',
      cause: 'retention' as const
    }
    expect(stateOf({ source: undefined, coverage: covered, gaps: [gap] })).toBe('unproven')
    expect(stateOf({ verdict: 'gap' })).toBe('gap')
    expect(stateOf({ verdict: 'proven' })).toBe('proven')
  })

  test('open with the sentence of the summary, and name what is not proven', () => {
    const events = [event({ action: 'webhook.create' }, from + 1)]
    const changes = { source: undefined, reviewed: { from, to, events } }
    const coverage = { from: '2025-10-08T00:00:00.000Z', through: '2025-10-13T00:00:00.000Z' }
    const covered = { ...coverage, from: '2025-08-13T00:00:00.000Z' }
    const proofOf = (more: Parameters<typeof report>[0]) =>
      encodePage(judge(report({ ...changes, ...more }), defaultRules), '1.2.3').proof
    expect(proofOf({ coverage: covered })).toMatchObject({
      sentence: 'Nothing was missed in this period; one thing needs a look',
      reasons: []
    })
    expect(proofOf({ coverage })).toMatchObject({
      sentence: 'Not all of this period is proven: events may be missing; one thing needs a look',
      reasons: [`Not proven in this period: 2025-10-06T00:00:00.000Z to ${coverage.from}.`]
    })
    const [, sentence] = /\*\*. (.*)\.\*\*/.exec(renderSummary(judge(report(changes), defaultRules))) ?? []
    expect(sentence).toBe(proofOf({}).sentence)
  })
})
