import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  describeSignOff,
  nextStep,
  renderSignOff,
  type SignOff,
  type SignOffStep
} from '../../src/publish/sign-off.js'
import { daysOf, signOffPeriods } from '../../src/publish/sign-off-periods.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import type { RunReport } from '../../src/review/report.js'
import type { ReviewEvent } from '../../src/review/review-event.js'
import { parseRules } from '../../src/review/rules.js'
import { renderEdited } from '../../src/text/escape.js'
import { event, hostileText, report } from '../review/builders.js'
import { structureOf } from '../support/markdown.js'

const archive = { id: '0123456789abcdef', description: 'acme/audit, folder audit-log' }
const run = { id: '77', url: 'https://github.com/acme/workflows/actions/runs/77' }
const reviewed = { from: Date.UTC(2025, 9, 6), to: Date.UTC(2025, 9, 13) - 1 }
const coverage = { from: '2025-08-13T00:00:00.000Z', through: '2025-10-13T03:15:00.000Z' }

function signOffOf(
  events: readonly ReviewEvent[],
  changes: Partial<RunReport> = {},
  rules = defaultRules
): SignOff {
  const changed = report({ source: undefined, coverage, reviewed: { ...reviewed, events }, ...changes })
  return describeSignOff(judge(changed, rules), { archive, run })
}

function rowsOf(body: string): string[] {
  return body.split('\n').filter((line) => line.startsWith('- ['))
}

function updated(step: SignOffStep): string {
  if (step.kind === 'nothing') throw new Error('Nothing is to be done')
  return step.body
}

const check = (body: string, line: RegExp | string): string =>
  body
    .split('\n')
    .map((text) => (text.search(line) < 0 ? text : text.replace('- [ ]', '- [x]')))
    .join('\r\n')

const hook = (n = 0) => event({ action: 'webhook.create', object: { id: `hook${n}` } })
const open = { state: 'open' } as const

describe('signOffPeriods()', () => {
  const monday = Date.UTC(2025, 9, 13)
  const at = (now: number, newEvents: readonly number[] = [], isFirstRun = false) => ({
    now,
    newEvents: newEvents.map((timestamp) => ({ timestamp })),
    isFirstRun
  })
  const week = { kind: 'last', ms: 7 * 86_400_000 } as const

  test.each([
    [monday + 3_600_000, ['2025-10-06..2025-10-12']],
    [monday + 60_000, ['2025-09-29..2025-10-05']],
    [monday - 1, ['2025-09-29..2025-10-05']],
    [monday + 6 * 86_400_000, ['2025-10-06..2025-10-12']]
  ])('gives the ISO week that is over at %d', (now, expected) => {
    expect(signOffPeriods(week, at(now)).map(daysOf)).toEqual(expected)
  })

  test('gives the weeks that further events belong to, but not what a first run finds', () => {
    const events = [monday - 20 * 86_400_000, monday - 20 * 86_400_000, monday + 1, monday + 9e9]
    expect(signOffPeriods(week, at(monday + 1e7, events)).map(daysOf)).toEqual([
      '2025-10-06..2025-10-12',
      '2025-09-22..2025-09-28'
    ])
    expect(signOffPeriods(week, at(monday + 1e7, events, true))).toHaveLength(1)
    const many = Array.from({ length: 30 }, (_, n) => monday - n * 7 * 86_400_000)
    expect(signOffPeriods(week, at(monday + 1e7, many))).toHaveLength(10)
  })

  test('gives days that are named as they are, once they are over', () => {
    const days = { kind: 'days', from: Date.UTC(2025, 8, 1), to: Date.UTC(2025, 9, 1) - 1 } as const
    expect(signOffPeriods(days, at(Date.UTC(2025, 9, 1)))).toEqual([])
    expect(signOffPeriods(days, at(Date.UTC(2025, 9, 2))).map(daysOf)).toEqual(['2025-09-01..2025-09-30'])
  })

  test('covers all of time, without overlap, whatever the length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1e12, max: 2e12 }), (days, now) => {
        const ms = days * 86_400_000
        const [period] = signOffPeriods({ kind: 'last', ms }, at(now))
        const [next] = signOffPeriods({ kind: 'last', ms }, at(now + ms))
        expect(period && period.to - period.from).toBe(ms - 1)
        expect(next?.from).toBe((period?.to ?? 0) + 1)
        expect(period?.to).toBeLessThan(now - 120_000)
      })
    )
  })
})

describe('renderSignOff()', () => {
  test('says what a quiet week asks for', () => {
    const { title, body } = renderSignOff(signOffOf([event({ action: 'position.create' })]))
    expect(title).toBe('Audit review: 2025-10-06 to 2025-10-12')
    expect(body).toContain('1 event. It is proven that none was missed.')
    expect(body).toContain('It was quiet: nothing deserves a look. Close this issue to sign the review off.')
    expect(rowsOf(body)).toEqual([])
  })

  test('lists what alarms first, what no rule knows, and notices by whom', () => {
    const deletions = Array.from({ length: 9 }, (_, n) => event({ object: { id: `o${n}` } }))
    const other = event({ actor: { id: '2', email: 'bob@acme.example' } })
    const signOff = signOffOf([
      ...deletions,
      other,
      hook(),
      event({ action: 'zap' }),
      event({ action: 'zap' })
    ])
    const rows = rowsOf(renderSignOff(signOff).body)
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatch(/^- \[ \] \*\*warning\*\*: <code>webhook\.create/)
    expect(rows[1]).toMatch(/not classified: 2 events with the action <code>zap/)
    expect(rows[2]).toMatch(/notice: 9&#160;×&#160;<code>interview\.delete<\/code> by <code>alice/)
    expect(rows[3]).toMatch(/notice: <code>interview\.delete<\/code> by <code>bob/)
  })

  test('says what is not proven', () => {
    const late = signOffOf([], { coverage: { ...coverage, through: '2025-10-12T00:00:00.000Z' } })
    expect(rowsOf(renderSignOff(late).body)).toEqual([
      expect.stringMatching(/not all of this period is proven/)
    ])
    const gap = {
      from: '2025-10-07T00:00:00.000Z',
      to: '2025-10-08T00:00:00.000Z',
      cause: 'retention'
    } as const
    const gone = { ...gap, from: '2025-09-01T00:00:00.000Z', to: '2025-09-02T00:00:00.000Z' }
    const rows = rowsOf(renderSignOff(signOffOf([], { gaps: [gone, gap] })).body)
    expect(rows).toEqual([expect.stringMatching(/\*\*critical\*\*: a gap from <code>2025-10-07T/)])
  })

  test('keeps to what GitHub takes, cuts at a row and says so, the most severe first', () => {
    const nasty = `|@${'\u{e0041}'.repeat(120)}`
    const events = Array.from({ length: 3000 }, (_, n) =>
      event({
        action: n === 2999 ? 'api-key.create' : `webhook.create${nasty}`,
        actor: { id: `${n}`, email: `${n}${nasty}` },
        object: { id: `${n}${nasty}`, type: nasty, name: nasty },
        medium: nasty,
        ip: nasty
      })
    )
    const rules = [...defaultRules, ...parseRules('critical api-key.create')]
    const signOff = signOffOf(events, {}, rules)
    const { body } = renderSignOff(signOff)
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536)
    expect(Buffer.byteLength(body)).toBeGreaterThan(60_000)
    const rows = rowsOf(body)
    expect(rows.length).toBeGreaterThan(25)
    expect(rows[0]).toContain('api-key.create')
    expect(body).toContain(
      `${(3000 - rows.length).toLocaleString('en')} lines cut here: an issue is limited to 65,536`
    )
    expect(nextStep(signOff, { body, ...open })).toEqual({ kind: 'nothing' })

    const checked = updated(nextStep(signOff, { body: check(body, '- \\[ \\]'), ...open }))
    expect(Buffer.byteLength(checked)).toBeLessThanOrEqual(65_536)
    expect(rowsOf(checked).filter((row) => row.startsWith('- [x]'))).toHaveLength(rows.length)
    expect(rowsOf(checked).some((row) => row.startsWith('- [ ]'))).toBe(true)
    const withNotes = `${checked}\n${'ä '.repeat(40_000)}`
    const cut = updated(nextStep(signOff, { body: withNotes, ...open }))
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(65_536)
    expect(cut).toContain('The history of this text has the rest.')
  })
})

describe('nextStep()', () => {
  test('does nothing twice', () => {
    const signOff = signOffOf([hook(), event()])
    const { body } = renderSignOff(signOff)
    for (const each of [body, body.replaceAll('\n', '\r\n'), check(body, 'webhook'), check(body, '- \\[')]) {
      expect(nextStep(signOff, { body: each, ...open })).toEqual({ kind: 'nothing' })
    }
    // A stretch of time, a count of several and a host are marks of ours in a line that was checked.
    const byKey = { medium: 'API_KEY', host: 'relay.example' }
    const stretch = [0, 90_000].map((ms) =>
      event({ action: 'webhook.create', ...byKey }, Date.UTC(2025, 9, 8, 9) + ms)
    )
    const spans = signOffOf(stretch)
    const checked = check(renderSignOff(spans).body, 'webhook')
    expect(rowsOf(checked)[0]).toMatch(
      /^- \[x\] .*relay\.example<\/code>, on .* 2025-10-08 09:00 to 09:01 UTC: rule /
    )
    expect(nextStep(spans, { body: checked, ...open })).toEqual({ kind: 'nothing' })
    expect(body).toContain(
      'Written in [run 77](https://github.com/acme/workflows/actions/runs/77), at ledger head <code>17:'
    )
    const later = { ...signOff, ledgerHead: `18:${'f'.repeat(64)}`, run: { id: '78', url: undefined } }
    expect(nextStep(later, { body, ...open })).toEqual({ kind: 'nothing' })
  })

  test('keeps a check mark, and asks again when more of the same comes', () => {
    const [first, second] = [hook(1), { ...hook(1), id: 'f'.repeat(64), key: 'f'.repeat(64) }]
    const before = check(renderSignOff(signOffOf([first])).body, 'webhook')
    const more = signOffOf([first, second])
    const after = updated(nextStep(more, { body: before, ...open }))
    expect(rowsOf(after)).toEqual([
      expect.stringMatching(/^- \[ \] .*2&#160;×&#160;<code>webhook.create.*, more than when it was checked/),
      expect.stringMatching(/^- \[x\] .*<code>webhook.create/)
    ])
    expect(nextStep(more, { body: after, ...open })).toEqual({ kind: 'nothing' })
  })

  test('never removes a checked line, be it regrouped or silenced since; an unchecked one it does', () => {
    const events = [hook(1), event({ action: 'zap' })]
    const before = check(renderSignOff(signOffOf(events)).body, 'webhook')
    const silenced = signOffOf(events, {}, [...defaultRules, ...parseRules('off *')])
    const after = updated(nextStep(silenced, { body: before, ...open }))
    expect(rowsOf(after)).toEqual([expect.stringMatching(/^- \[x\] .*webhook/)])
    expect(nextStep(silenced, { body: after, ...open })).toEqual({ kind: 'nothing' })
  })

  test('keeps what people wrote around it', () => {
    const signOff = signOffOf([hook()])
    const { body } = renderSignOff(signOff)
    const noted = `Please be quick, @bob.\n\n${body}\n## Notes\n\n- [ ] call *Alice*\n`
    expect(nextStep(signOff, { body: noted, ...open })).toEqual({ kind: 'nothing' })
    const after = updated(nextStep(signOffOf([hook(2)]), { body: noted, ...open }))
    expect(after.endsWith('\nPlease be quick, @bob.\n\n## Notes\n\n- [ ] call *Alice*\n')).toBe(true)
    expect(nextStep(signOffOf([hook(2)]), { body: noted, state: 'closed' })).toMatchObject({ kind: 'reopen' })
  })

  test('a body that was emptied, or robbed of its markers, is written anew', () => {
    const signOff = signOffOf([hook()])
    const { body } = renderSignOff(signOff)
    for (const broken of [
      '',
      body.replace(/<!-- evidence.*-->\n/, ''),
      body.replaceAll(/<!-- line .*-->/g, '')
    ]) {
      expect(rowsOf(updated(nextStep(signOff, { body: broken, ...open })))).toEqual(rowsOf(body))
    }
  })

  test('opens a closed issue for events that came since, and not for a rule that changed', () => {
    const old = hook(1)
    const { body } = renderSignOff(signOffOf([old]))
    const closed = { body, state: 'closed' } as const
    expect(nextStep(signOffOf([old]), closed)).toEqual({ kind: 'nothing' })
    expect(nextStep(signOffOf([old], {}, parseRules('critical *')), closed)).toEqual({ kind: 'nothing' })
    expect(nextStep(signOffOf([old, event({ action: 'position.create' })]), closed)).toEqual({
      kind: 'nothing'
    })
    const step = nextStep(signOffOf([old, hook(2), event({ action: 'zap' })]), closed)
    expect(step).toMatchObject({ kind: 'reopen' })
    expect(step.kind === 'reopen' && step.comment).toMatch(
      /open again for 2 lines:\n\n- .*webhook.*\n- .*zap/
    )
    const gap = {
      from: '2025-10-07T00:00:00.000Z',
      to: '2025-10-08T00:00:00.000Z',
      cause: 'retention'
    } as const
    expect(nextStep(signOffOf([old], { gaps: [gap] }), closed)).toMatchObject({ kind: 'reopen' })
  })

  test('whatever a person makes of a checked line, what is written back is inert and stays as it is', () => {
    const signOff = signOffOf([hook()])
    const { body } = renderSignOff(signOff)
    const others = signOffOf([hook(2)])
    fc.assert(
      fc.property(hostileText, hostileText, (before, after) => {
        const said = (text: string): string => text.replace(/[\r\n]+/g, ' ')
        const edited = check(body, 'webhook').replace(
          /\] (\*\*warning.*?) <!--/,
          (_all, text) => `] ${said(before)}${text}${said(after)} <!--`
        )
        const next = updated(nextStep(others, { body: edited, ...open }))
        const kept = rowsOf(next).find((row) => row.startsWith('- [x]')) ?? ''
        expect(structureOf(kept).filter((line) => /link|image|heading|delete|footnote/.test(line))).toEqual(
          []
        )
        expect(kept.slice(5).replace(/ <!-- line [0-9a-f ]+ -->$|<\/?code>|<wbr>|&#\d+;/g, '')).not.toMatch(
          /[<>`|\\@[\]]|https?:\/\/|www\./i
        )
        expect(nextStep(others, { body: next, ...open })).toEqual({ kind: 'nothing' })
      }),
      { numRuns: 300 }
    )
  })
})

test('renderEdited() leaves what is inert as it is', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const once = renderEdited(text, 2000)
      expect(renderEdited(once, 2000)).toBe(once)
    }),
    { numRuns: 500 }
  )
})
