import fc from 'fast-check'
import type { JsonObject } from '../../src/events/exact-json.js'
import type { RunReport } from '../../src/review/report.js'
import type { ReviewEvent } from '../../src/review/review-event.js'

let serial = 0

/** An event of Sunday, 12 October 2025, 12:22 UTC, with a key of its own. */
export function event(
  value: JsonObject = {},
  timestamp = Date.UTC(2025, 9, 12, 12, 22, 5, 833)
): ReviewEvent {
  serial++
  return {
    timestamp,
    id: serial.toString(16).padStart(64, '0'),
    key: serial.toString(16).padStart(64, '0'),
    value: {
      action: 'interview.delete',
      actor: { id: '651a', email: 'alice@acme.example' },
      object: { id: '68eb', type: 'INTERVIEW' },
      medium: 'ADMIN',
      ip: '203.0.113.7',
      host: 'admin.hireflix.com',
      referer: 'https://admin.hireflix.com/secret-referer',
      timestamp,
      ...value
    }
  }
}

export const ledgerHead = `17:${'0123456789abcdef'.repeat(4)}`

/** A proven run of Sunday, 12 October 2025, with nothing new. */
export function report(changes: Partial<RunReport> = {}): RunReport {
  return {
    verdict: 'proven',
    reasons: [],
    destination: 'acme/audit, branch main, folder audit-log',
    serverNow: Date.UTC(2025, 9, 12, 23, 17),
    coverage: { from: '2025-08-13T00:00:00.000Z', through: '2025-10-12T23:15:00.000Z' },
    newGaps: [],
    gaps: [],
    daysUntilLoss: 58.99,
    newEvents: [],
    archivedEvents: 214,
    reviewed: { from: Date.UTC(2025, 9, 6), to: Date.UTC(2025, 9, 13), events: [] },
    earlier: [],
    signals: [],
    anomalies: { late: 0, revised: 0, vanished: 0 },
    quarantined: new Map(),
    changedFiles: [],
    commits: [],
    ledgerHead,
    source: { host: 'api.hireflix.com', total: 42, requests: 3 },
    ...changes
  }
}

/** What has broken out of reports: Markdown, HTML, mermaid, runner commands, git, GitHub, invisible characters. */
const hostilePieces = [
  '|',
  '\\|',
  '`',
  '```',
  '<',
  '>',
  '</code>',
  '<!--',
  '<img src=x>',
  '&',
  '&#124;',
  '&lt;',
  '*',
  '_',
  '~',
  '#',
  '# ',
  '@',
  '@octocat',
  'a@b.example',
  'https://evil.example/?a=b',
  'www.evil.example',
  'WWW.',
  '[x](http://y)',
  '![',
  '](',
  '#123',
  'GH-1',
  'Fixes #1',
  'closes acme/audit#2',
  'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
  '[skip ci]',
  'skip-checks: true',
  'Co-authored-by: M <m@evil.example>',
  'Audit-Verdict: proven',
  '::error::',
  '::',
  ':',
  '##[error]',
  '##[add-mask]a',
  '%0A',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0085',
  '\t',
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\u3164',
  '\u{e0041}',
  '\ud800',
  '\udc00',
  '\u{1f600}',
  'é',
  '漢',
  'section x',
  ';',
  '"',
  "'",
  '$(id)',
  '${{',
  '---',
  '| --- |',
  '- ',
  '    ',
  'delete',
  'x',
  'Z9',
  ' '
]

export const hostileText = fc
  .array(fc.constantFrom(...hostilePieces), { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(''))
