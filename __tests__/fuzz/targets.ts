import { visibilityIn } from '../../src/action/exposure.js'
import { replayLedger } from '../../src/archive/ledger.js'
import { parseLedgerLine, serializeLedgerLine } from '../../src/archive/ledger-line.js'
import { parseMonthFile, serializeMonthFile } from '../../src/archive/month-file.js'
import { parseQuarantine, serializeQuarantine } from '../../src/archive/quarantine-file.js'
import { parseCommitted, parseOpened } from '../../src/destinations/repository-answers.js'
import { ArchiveError, InputError, IntegrityError, SourceError } from '../../src/errors.js'
import { tombstoneOf } from '../../src/events/event.js'
import { ExactNumber, type Json, parseExactJson, serializeCanonical } from '../../src/events/exact-json.js'
import { SecretSearch } from '../../src/events/secret-search.js'
import { parseCarefully, parseEventLine } from '../../src/events/stored-event.js'
import { GitHubFault, parseGraphqlAnswer } from '../../src/github/faults.js'
import { parseAnswer } from '../../src/hireflix/answer.js'
import { faultOfErrors } from '../../src/hireflix/graphql-errors.js'
import { TransientFailure } from '../../src/hireflix/http-answer.js'
import { parseRetryAfter } from '../../src/hireflix/retry-after.js'
import { inputNames, parseInputs } from '../../src/inputs/inputs.js'
import { classify, parseRules } from '../../src/review/rules.js'
import { serializeInertJson } from '../../src/text/escape.js'
import { quoteOf } from '../../src/text/quote.js'
import { archiveAfter, event, eventAt, now, observed, quarantinedRow, row } from '../support/builders.js'

/** A parser, what it is given, and what must hold of whatever it makes of it. Throws when it does not. */
export interface Target {
  readonly name: string
  /** Texts that are right, and of which wrong ones are made. */
  readonly seeds: readonly string[]
  /** Returns whether the text was accepted. @throws Error when the parser broke a promise. */
  readonly check: (text: string) => boolean
}

type ErrorClass = abstract new (...args: never[]) => Error

/** `undefined` when the parser refused with one of its own errors. */
function accepted<T>(parse: () => T, refusals: readonly ErrorClass[]): T | undefined {
  try {
    return parse()
  } catch (error) {
    const refusal = refusals.find((each) => error instanceof each)
    if (refusal === undefined) throw error
    if (refusal !== SyntaxError) mustBePlain((error as Error).message)
    return undefined
  }
}

/** Nothing in a message that a terminal or a runner would act on. */
function mustBePlain(message: string): void {
  for (const line of message.split('\n')) {
    must(!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line), 'a message holds an invisible character')
    must(!/^\s*(?:::|##\[)/.test(line), 'a message is a command')
    must(line.length < 2000, 'a message is long')
  }
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Broken: ${what}`)
}

const events = [
  event(),
  eventAt(now - 1),
  eventAt(now - 1, 'other'),
  event({
    object: {
      id: 'x',
      type: 'INTERVIEW',
      name: 'Ä "q" \u2028',
      urls: { private: 'https://x.example/?a=1&b=%20' }
    }
  }),
  event({
    object: { n: new ExactNumber('12345678901234567890'), deep: [[[{ a: [null, true] }]]], s: '\ud800' }
  }),
  event({ zeta: 1, alpha: { b: 2, a: 1 }, ['__proto__']: { x: 1 } })
]
const archive = archiveAfter(
  observed(events.slice(0, 3), {
    quarantined: [quarantinedRow('odd'), quarantinedRow({ a: [1, '\ud800'] })]
  }),
  observed(events, { serverNow: now + 86_400_000, through: now + 86_000_000 })
)
const monthPath = '2025-11.json'
const month = serializeMonthFile(archive.files.get(monthPath) ?? [])
const quarantine = serializeQuarantine(archive.quarantine)
const rows = [row(), row({ object: null }), row({ timestamp: 'x' }), 'text' as Json]
const answerOf = (results: readonly Json[]): string =>
  serializeCanonical({
    data: {
      info: { company: { logs: { audit: { count: results.length, total: results.length, results } } } }
    }
  })
const jsonSeeds = [
  answerOf(rows),
  ...events.map(({ line }) => line),
  '{"a":[1,-0,1e400,0.1,12345678901234567890],"b\\"":{"\\u005f":null},"\\ud83d\\ude00":"\\ud800"}',
  '[]',
  ' [ 1 , 2 ] ',
  '"x"',
  '-1.5e3'
]
const errorSeeds = [
  '{"errors":[{"message":"Invalid API key","extensions":{"code":"UNAUTHENTICATED"}}],"data":null}',
  '{"errors":[{"message":"Oops\\n::error::x"}],"data":{"info":null}}',
  answerOf([row()])
]
const openedSeeds = [
  '{"repository":{"visibility":"PRIVATE","isArchived":false,"isEmpty":false,"defaultBranchRef":{"name":"main","target":' +
    '{"oid":"0123456789abcdef0123456789abcdef01234567","file":{"type":"tree","object":{"entries":[{"name":"ledger.jsonl",' +
    '"mode":33188,"type":"blob","oid":"0123456789abcdef0123456789abcdef01234567","size":12}]}}}},"ref":null}}',
  '{"createCommitOnBranch":{"commit":{"oid":"0123456789abcdef0123456789abcdef01234567","url":"https://x.example/c"}}}',
  '{"data":null,"errors":[{"type":"STALE_DATA","message":"Expected branch to point to"}]}'
]
const ruleSeeds = [
  'critical *.delete*\nwarning * medium=API_KEY actor.email=*@contractor.example\noff interview.delete # why',
  'notice {position,interview}.[a-z]?* object.name=!x*',
  'critical *a*b*c'
]
const inputSeeds = [
  'archive\nrepository\nacme/audit\nmain\naudit-log\ntoken-token\nhttps://api.hireflix.com/me\n100\n4\n3d\n7d\n*\ngap,unproven\nfalse',
  'verify\nworkspace\nacme/x\nrelease/1\na/b\n\nhttp://127.0.0.1:1/me\n1\n16\nall\n2025-10\ncritical *\nnever\ntrue',
  '2025-10-01..2025-10-07\n17:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n36h\n4w'
]

const apiKey = 'hfx_secret_5c1d9e2a'
const encodedKey = Buffer.from(`user:${apiKey}`).toString('base64')
const secretSeeds = [
  `{"a":{"b":"${apiKey}"}}`,
  events[0]?.line.replace('alice', `${apiKey} `) ?? '',
  `["https://x.example/?k=${apiKey.replaceAll('_', '%5f')}",{"${encodedKey}":1}]`
]
const search = new SecretSearch([{ input: 'api-key', value: apiKey }])
const decoder = (text: string): Json | undefined => accepted(() => parseExactJson(text), [SyntaxError])

export const targets: readonly Target[] = [
  { name: 'exact JSON', seeds: jsonSeeds, check: checkExactJson },
  { name: 'answer of Hireflix', seeds: [answerOf(rows), answerOf([row()])], check: checkAnswer },
  { name: 'errors of Hireflix', seeds: errorSeeds, check: checkErrors },
  {
    name: 'event line',
    seeds: [...events, tombstoneOf(eventAt(now))].map(({ line }) => line),
    check: checkLine
  },
  { name: 'month file', seeds: [month], check: checkMonth },
  { name: 'ledger', seeds: [archive.ledger], check: checkLedger },
  { name: 'quarantine file', seeds: [quarantine], check: checkQuarantine },
  { name: 'answers of GitHub', seeds: openedSeeds, check: checkGitHub },
  { name: 'rules', seeds: ruleSeeds, check: checkRules },
  { name: 'inputs', seeds: inputSeeds, check: checkInputs },
  { name: 'search for secrets', seeds: secretSeeds, check: checkSecrets },
  {
    name: 'headers and payload',
    seeds: ['120', 'Wed, 12 Nov 2025 03:17:00 GMT', '{"repository":{"private":true}}'],
    check: checkSmall
  }
]

function checkExactJson(text: string): boolean {
  const value = decoder(text)
  let native: unknown
  let isJson = true
  try {
    native = JSON.parse(text)
  } catch {
    isJson = false
  }
  must(isJson === (value !== undefined), 'JSON.parse and parseExactJson disagree on what is JSON')
  if (value === undefined) return false
  const written = serializeCanonical(value)
  must(
    serializeCanonical(parseExactJson(written)) === written,
    'reading what was written gives something else'
  )
  // JSON.parse rounds numbers, and may misread escaped names: where neither occurs it must agree.
  if (!text.includes('\\') && !/\d{16}|\d[.eE]/.test(text)) {
    must(serializeCanonical(native as Json) === written, 'JSON.parse reads another value')
  }
  const inert = serializeInertJson(native)
  must(JSON.stringify(JSON.parse(inert)) === JSON.stringify(native), 'inert JSON is another value')
  must(/^[A-Za-z0-9 ._@\\"[\]{}:,+-]*$/.test(inert), 'inert JSON is not inert')
  return true
}

function checkAnswer(text: string): boolean {
  const value = decoder(text) as { data?: Json } | undefined
  if (value === undefined) return false
  const data = typeof value === 'object' && value !== null ? value.data : undefined
  const answer = accepted(() => parseAnswer(data, now), [SourceError])
  if (answer === undefined) return false
  must(Number.isSafeInteger(answer.total) && answer.total >= 0, 'a total that is no count')
  for (const each of answer.rows) {
    if (each.kind === 'quarantined') {
      const { row: json } = each.quarantined
      must(
        serializeCanonical(parseExactJson(json)) === json,
        'a quarantined row is not kept as it is written'
      )
      continue
    }
    const { line, key, timestamp } = each.event
    must(!line.includes('\n'), 'an event of two lines')
    const stored = parseEventLine(line)
    must(stored.kind === 'event' && stored.event.key === key, 'an event is read back as another one')
    must(
      timestamp >= Date.UTC(2000, 0, 1) && timestamp <= now + 48 * 3600_000,
      'an event of an impossible time'
    )
  }
  return true
}

function checkErrors(text: string): boolean {
  const value = decoder(text) as { errors?: unknown } | null | undefined
  if (typeof value !== 'object' || value === null) return false
  const fault = faultOfErrors(value.errors, { apiKey, status: 200, hasRead: false })
  must(fault instanceof SourceError || fault instanceof TransientFailure, 'errors that are no fault')
  mustBePlain(fault.message)
  return true
}

function checkLine(line: string): boolean {
  const stored = parseEventLine(line)
  const careful = parseCarefully(line)
  must(stored.kind === careful.kind, 'the fast reader disagrees')
  if (stored.kind === 'invalid') {
    mustBePlain(stored.reason)
    return false
  }
  must(
    careful.kind !== 'invalid' && careful.event.key === stored.event.key,
    'the fast reader finds another key'
  )
  must(stored.event.line === line, 'an accepted line is written otherwise')
  return true
}

function checkMonth(text: string): boolean {
  const parsed = accepted(() => parseMonthFile(monthPath, text), [IntegrityError])
  if (parsed !== undefined) must(serializeMonthFile(parsed) === text, 'an accepted file is written otherwise')
  return parsed !== undefined
}

function checkLedger(text: string): boolean {
  const state = accepted(() => replayLedger(text), [IntegrityError])
  if (state === undefined) return false
  const lines = text.split('\n').slice(0, -1)
  for (const [index, line] of lines.entries()) {
    must(
      serializeLedgerLine(parseLedgerLine(line, index + 1)) === line,
      'an accepted line is written otherwise'
    )
  }
  return true
}

function checkQuarantine(text: string): boolean {
  const entries = accepted(() => parseQuarantine(text), [IntegrityError])
  if (entries === undefined) return false
  const written = serializeQuarantine(entries)
  must(
    serializeQuarantine(parseQuarantine(written)) === written,
    'reading what was written gives something else'
  )
  return true
}

function checkGitHub(text: string): boolean {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return false
  }
  const asked = { repository: 'acme/audit', path: 'audit-log' }
  const opened = accepted(() => parseOpened(value, asked), [ArchiveError])
  const committed = parseCommitted(value)
  if (committed?.url !== undefined) must(/^https?:/.test(committed.url), 'an address of another scheme')
  accepted(() => parseGraphqlAnswer(value, { quote: quoteOf, mayHaveLanded: false }), [GitHubFault])
  return opened !== undefined || committed !== undefined
}

const hostile = ['a'.repeat(3000), '*'.repeat(50), '__proto__', '\u202e', '{a,b}', '/../', '']
function checkRules(text: string): boolean {
  const rules = accepted(() => parseRules(text), [InputError])
  if (rules === undefined) return false
  for (const each of hostile) {
    classify(rules, {
      value: { action: each, medium: each, actor: { email: each }, object: { name: each } }
    })
  }
  return true
}

function checkInputs(text: string): boolean {
  const parts = text.split('\n')
  const texts = Object.fromEntries(inputNames.slice(1).map((name, index) => [name, parts[index] ?? '']))
  const inputs = accepted(() => parseInputs({ 'api-key': apiKey, ...texts }), [InputError])
  if (inputs === undefined) return false
  must(
    inputs.endpoint.protocol === 'https:' || /^(?:127\.|localhost$|\[::1\]$)/.test(inputs.endpoint.hostname),
    'an endpoint without protection'
  )
  must(!`/${inputs.path}/`.includes('/../'), 'a path that climbs')
  return true
}

function checkSecrets(text: string): boolean {
  if (decoder(text) === undefined) return false
  const found = search.findIn(text)
  must(!text.includes(apiKey) || found !== undefined, 'a secret that is not found')
  if (found !== undefined)
    must(/^[\w.() ]+$/.test(found.path) && !found.path.includes(apiKey), 'a path that is not plain')
  return found !== undefined
}

function checkSmall(text: string): boolean {
  const waitMs = parseRetryAfter(text, now)
  must(waitMs === undefined || waitMs >= 0, 'a wait of less than nothing')
  return waitMs !== undefined || visibilityIn(text) !== undefined
}
