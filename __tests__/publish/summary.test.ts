import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderFailureSummary, renderSummary } from '../../src/publish/summary.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import { parseRules } from '../../src/review/rules.js'
import { fitSections } from '../../src/text/sections.js'
import { event, hostileText, ledgerHead, report } from '../review/builders.js'
import { ago, reviewing, tablesOf } from './summary-tables.js'

/** The document without what strangers wrote. */
function skeletonOf(markdown: string): string {
  return markdown.replace(/<code>(?:[A-Za-z0-9 .-]|&#\d+;|<wbr>)*<\/code>/g, '<code/>')
}

describe('renderSummary()', () => {
  test('tells a quiet run in one screen', () => {
    const events = [6, 5, 3, 0].map((days) => event({ action: 'position.create' }, ago(days)))
    const summary = renderSummary(judge(reviewing(events, { newEvents: events.slice(3) }), defaultRules))
    expect(summary.split('\n').length).toBeLessThan(70)
    expect(summary).toContain('Proven and quiet: nothing was missed, and nothing needs a look.')
    expect(summary).toMatchSnapshot()
  })

  test('tells a run with everything', () => {
    const old = event({ action: 'user.login-with-company', medium: 'WEBAPP' }, ago(6))
    const events = [
      event(
        {
          object: {
            id: '68ea',
            type: 'INTERVIEW',
            name: 'Zoë | <b>',
            urls: { private: 'https://secret-url' }
          }
        },
        ago(2)
      ),
      event({ action: 'company.create-api-key', object: null, actor: { id: '77' }, ip: null }, ago(1)),
      event({ action: 'company.teleport', actor: {} }, ago(1)),
      event({ action: null }, ago(0)),
      event({ action: 'position.create' }, ago(40))
    ]
    const summary = renderSummary(
      judge(
        reviewing([old, ...events.slice(0, 4)], {
          verdict: 'gap',
          reasons: ['Retention passed before the log could be read: the last proven run was 62 days ago.'],
          newEvents: events,
          daysUntilLoss: 11,
          newGaps: [{ from: '2025-08-01T00:00:00.000Z', to: '2025-08-02T00:00:00.000Z', cause: 'retention' }],
          gaps: [
            { from: '2025-02-01T00:00:00.000Z', to: '2025-02-01T12:00:00.000Z', cause: 'unproven' },
            { from: '2025-08-01T00:00:00.000Z', to: '2025-08-02T00:00:00.000Z', cause: 'retention' }
          ],
          anomalies: { late: 1, revised: 2, vanished: 3 },
          quarantined: new Map([['not an object', 2]]),
          changedFiles: ['2025-10.json', 'ledger.jsonl'],
          commits: [{ sha: 'c0ffee'.repeat(6), url: 'https://github.com/acme/audit/commit/c0ffee' }]
        }),
        defaultRules
      )
    )
    expect(summary).not.toMatch(/secret/)
    expect(summary).toMatchSnapshot()
  })

  test.each([
    [{ verdict: 'unproven', reasons: ['The log is empty.'] }, /⚠ Unproven: .*\n\n- The log is empty\./],
    [{ verdict: 'gap' }, /✗ Gap: events may be lost for good/],
    [{ daysUntilLoss: undefined, coverage: undefined }, /Retention clock: nothing is proven yet/],
    [{ daysUntilLoss: 29 }, /- ⚠ Retention clock: an outage would cost events in \*\*29 days\*\*/],
    [{ daysUntilLoss: 1.2 }, /- ✗ Retention clock: an outage would cost events in \*\*1 day\*\*/],
    [{ daysUntilLoss: -1 }, /- ✗ Retention clock: \*\*an outage would cost events today/],
    [{ ledgerHead: '' }, /There is no ledger yet\./],
    [{ ledgerHead: '1:`rm`' }, /There is no ledger yet\./],
    [
      { gaps: [{ from: 'a', to: 'b', cause: 'unproven' }] },
      /<summary>1 gap recorded by earlier runs<\/summary>/
    ],
    [{ commits: [{ sha: 'abc', url: 'javascript:alert(1)' }] }, /Nothing changed in <code>abc<\/code>\. /]
  ] as const)('says for %j what holds', (changes, expected) => {
    expect(renderSummary(judge(report(changes), defaultRules))).toMatch(expected)
  })

  test.each([
    { verdict: 'unproven' },
    { daysUntilLoss: 20 },
    { anomalies: { late: 1, revised: 0, vanished: 0 } },
    { quarantined: new Map([['not an object', 1]]) },
    { newEvents: [event({ action: 'never.seen' }, ago(30))] },
    { newEvents: [event({ action: 'webhook.create' }, ago(30))] }
  ] as const)('does not call it quiet with %j', (changes) => {
    expect(renderSummary(judge(report({}), defaultRules))).toContain('quiet')
    expect(renderSummary(judge(report(changes), defaultRules))).not.toContain('quiet')
  })

  test('calls a run with nothing above notice quiet, and says so', () => {
    const summary = renderSummary(judge(report({ newEvents: [event({}, ago(30))] }), defaultRules))
    expect(summary).toContain('Proven and quiet: nothing was missed, and nothing is above notice.')
  })

  test.each([
    [['warning'], '; one thing needs a look.**'],
    [['critical'], '; one critical thing needs a look.**'],
    [['warning', 'warning'], '; 2 things need a look, none of them critical.**'],
    [['warning', 'critical', 'warning'], '; 3 things need a look, 1 of them critical.**'],
    [['critical', 'critical'], '; 2 things need a look, all of them critical.**']
  ])('counts in its first sentence what is above notice: %j', (severities, expected) => {
    const rules = parseRules(severities.map((severity, n) => `${severity} * actor.id=a${n}`).join('\n'))
    const events = severities.map((_, n) => event({ actor: { id: `a${n}` } }, ago(1)))
    for (const source of [report().source, undefined]) {
      expect(renderSummary(judge(reviewing(events, { source }), rules))).toContain(expected)
    }
  })

  test('compares with the periods before', () => {
    const earlier = [
      {
        from: Date.UTC(2025, 8, 29),
        to: Date.UTC(2025, 9, 6) - 1,
        events: 1234,
        deletions: 2,
        exposures: 3,
        actors: 4
      }
    ]
    const summary = renderSummary(judge(reviewing([event({}, ago(1))], { earlier }), defaultRules))
    expect(summary).toContain('### Against the period before')
    expect(summary).toContain(
      '| **2025-10-06** | **1** | **1** | **0** | **1** |\n| 2025-09-29 | 1,234 | 2 | 3 | 4 |'
    )
    expect(renderSummary(judge(report(), defaultRules))).not.toContain('### Against')
  })

  test('keeps event text from changing the document', () => {
    const rules = parseRules('notice *\noff quiet*')
    const texts = fc.record({
      action: hostileText,
      email: hostileText,
      id: hostileText,
      name: hostileText,
      ip: hostileText
    })
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), fc.boolean(), (many, isKnown) => {
        const summaryOf = (disguise: (text: string) => string): string => {
          const events = many.map(({ action, email, id, name, ip }) =>
            event({
              action: disguise(action),
              actor: { email: disguise(email) },
              object: { id: disguise(id), type: disguise(id), name: disguise(name) },
              medium: disguise(name),
              ip: disguise(ip),
              referer: disguise(ip)
            })
          )
          return renderSummary(judge(reviewing(events), isKnown ? rules : []))
        }
        const names = new Map<string, string>()
        const plain = summaryOf((text) => {
          if (!names.has(text)) names.set(text, `p${names.size}`)
          return names.get(text) ?? ''
        })
        const hostile = summaryOf((text) => text)
        const shape = (markdown: string): number[][] =>
          tablesOf(markdown).map((rows) => rows.map((row) => row.length))
        expect(shape(hostile)).toEqual(shape(plain))
        expect(skeletonOf(hostile)).toBe(skeletonOf(plain))
        expect(skeletonOf(hostile)).not.toMatch(/[\p{Cf}\p{Cs}\u0000-\u0009\u000b-\u001f]/u)
      }),
      { numRuns: 300 }
    )
  })

  test('stays below 900 KiB with a hundred thousand hostile events, and says what it cut', () => {
    const nasty = `|@${'\u{e0041}'.repeat(120)}`
    const events = Array.from({ length: 100_000 }, (_, n) =>
      event({
        action: `${n % 3 === 0 ? 'delete' : 'x'}${n}${nasty}`,
        actor: { email: nasty },
        object: { id: `${n}${nasty}`, type: nasty, name: nasty },
        medium: nasty,
        ip: nasty
      })
    )
    const began = performance.now()
    const summary = renderSummary(judge(reviewing(events), defaultRules))
    // Two seconds on a quiet machine: what grows with the square of the events would take hours.
    expect(performance.now() - began).toBeLessThan(40_000)
    const bytes = Buffer.byteLength(summary)
    expect(bytes).toBeGreaterThan(800 * 1024)
    expect(bytes).toBeLessThanOrEqual(900 * 1024)
    // Not toMatch: a failure would print it all.
    expect(
      /\n\d+ (?:notable events|actions) cut here: a job summary is limited to 900 KiB\.\n/.test(summary)
    ).toBe(true)
    expect(summary.includes(`Ledger head: <code>${ledgerHead}</code>`)).toBe(true)
    for (const table of tablesOf(summary)) expect(new Set(table.map((row) => row.length)).size).toBe(1)
  })

  test('says how to verify, in a way that works', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
    try {
      const lines = ['{"seq":0}', '{"seq":1,"é":1}', '{"seq":2}']
      writeFileSync(join(folder, 'ledger.jsonl'), `${lines.join('\n')}\n`)
      const hash = createHash('sha256')
        .update(lines[1] ?? '')
        .digest('hex')
      const summary = renderSummary(judge(report({ ledgerHead: `1:${hash}` }), defaultRules))
      const command = /```sh\n(.*)\n```/.exec(summary)?.[1] ?? ''
      expect(execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })).toContain(hash)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

test('renderSummary() says which fields are pseudonyms, and nothing of them where there are none', () => {
  const summary = renderSummary(
    judge(reviewing([], { pseudonymized: ['actor.email', 'ip:network'] }), defaultRules)
  )
  expect(summary).toMatch(
    /\nStored as pseudonyms: <code>actor\.email<\/code>, <code>ip.*network<\/code>\. Who holds the key/
  )
  for (const changes of [{}, { pseudonymized: [] }]) {
    expect(renderSummary(judge(reviewing([], changes), defaultRules))).not.toContain('pseudonyms')
  }
})

describe('renderFailureSummary()', () => {
  test('lists one fault a line, escaped', () => {
    expect(
      renderFailureSummary(
        {
          title: 'cannot use the inputs',
          messages: ['Cannot use page-size "0": out of range\n', 'Cannot use path "a|<b>@x"']
        },
        'See the README.'
      )
    ).toBe(`## ✗ Hireflix audit archive: cannot use the inputs

- Cannot use page-size "0": out of range
- Cannot use path "a&#124;&#60;b&#62;<wbr>&#64;<wbr>x"

See the README.

No run removes or changes an archived event, failed or not.
`)
  })

  test('is short without advice', () => {
    expect(renderFailureSummary({ title: 'x', messages: ['y'] }).split('\n\n')).toHaveLength(3)
  })
})

describe('fitSections()', () => {
  const section = { text: 'head\n', rows: ['äää', 'b', 'c'], rowName: 'row', after: 'tail\n' }

  test('cuts at a row, and never passes the limit', () => {
    expect(fitSections([section], 1000)).toBe('head\näää\nb\nc\ntail\n')
    for (let limit = 66; limit < 90; limit++) {
      const fitted = fitSections([section, section], 2 * limit)
      expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(2 * limit)
    }
    expect(fitSections([section], 66)).toBe(
      'head\n\n3 rows cut here: a job summary is limited to 900 KiB.\ntail\n'
    )
  })
})
