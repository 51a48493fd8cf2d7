import { InputError } from '../errors.js'
import { type Pseudonyms, parsePseudonyms } from '../events/pseudonyms.js'
import type { Secret } from '../events/secret-search.js'
import { formats, schemas } from '../export/options.js'
import { type FailCondition, failConditions } from '../review/conditions.js'
import { parseReviewPeriod } from '../review/review-period.js'
import { parseRules } from '../review/rules.js'
import { parsePins } from '../verification/pins.js'
import { parseArtifactName, parseReportArtifact } from './artifact-inputs.js'
import { findMisplacedSecrets } from './misplaced-secrets.js'

/** The inputs of action.yml as text, by name. Absent and empty are the same. */
export type InputTexts = Readonly<Record<string, string>>

interface Input<T> {
  readonly name: string
  readonly parse: (text: string, name: string) => T
  readonly default?: string
  /** Masked first thing, and searched for in everything that is about to be written. */
  readonly isSecret?: true
  /** In other modes its text is not read, and nothing must be given. All modes unless said. */
  readonly modes?: readonly string[]
  /** Not read where nothing is asked of GitHub. */
  readonly isForGitHub?: true
}

/** Every input that action.yml declares, in its order; a test compares the two. */
const table = {
  apiKey: { name: 'api-key', parse: parseApiKey, isSecret: true, modes: ['archive'] },
  mode: { name: 'mode', parse: wordOf('archive', 'report', 'verify', 'export'), default: 'archive' },
  destination: {
    name: 'destination',
    parse: wordOf('repository', 'artifact', 'workspace'),
    default: 'repository'
  },
  repository: { name: 'repository', parse: parseRepository, isForGitHub: true },
  branch: { name: 'branch', parse: parseBranch },
  path: { name: 'path', parse: parsePath, default: 'audit-log' },
  githubToken: { name: 'github-token', parse: parseToken, isSecret: true, isForGitHub: true },
  endpoint: { name: 'endpoint', parse: parseEndpoint, default: 'https://api.hireflix.com/me' },
  pageSize: { name: 'page-size', parse: wholeFrom(1, 1000), default: '100' },
  concurrency: { name: 'concurrency', parse: wholeFrom(1, 16), default: '4' },
  /** Milliseconds; Infinity for `all`. */
  lookbackMs: { name: 'lookback', parse: parseLookback, default: '3d' },
  /** The time that the summary reviews. */
  reviewPeriod: { name: 'review-period', parse: parseReviewPeriod, default: '7d' },
  /** The workflow author's rules; they come after the default ones. */
  notable: { name: 'notable', parse: (text: string) => parseRules(text) },
  failOn: { name: 'fail-on', parse: parseFailOn, default: 'gap, stale' },
  allowPublic: { name: 'allow-public', parse: parseBoolean, default: 'false' },
  /** Whether to keep an issue per period that somebody signs. */
  signOff: { name: 'sign-off', parse: parseBoolean, default: 'false' },
  /** Whether to keep an issue while runs fail. */
  healthIssue: { name: 'health-issue', parse: parseBoolean, default: 'false' },
  // Parsed together with its key.
  pseudonymize: { name: 'pseudonymize', parse: (text: string) => text },
  pseudonymKey: { name: 'pseudonym-key', parse: (text: string) => text, isSecret: true },
  /** Ledger heads noted earlier, for mode `verify`. */
  pins: { name: 'pin', parse: (text: string) => (text === '' ? [] : parsePins(text)) },
  artifactName: { name: 'artifact-name', parse: parseArtifactName, default: 'hireflix-audit-log' },
  /** The repository's own retention where undefined. */
  artifactRetentionDays: { name: 'artifact-retention-days', parse: parseRetention },
  /** Name of the review page to attach to the run; none where undefined. */
  reportArtifact: { name: 'report-artifact', parse: parseReportArtifact },
  /** Folder of the workspace that mode `export` writes. */
  exportPath: { name: 'export-path', parse: parsePath, default: 'audit-export' },
  exportFormat: { name: 'export-format', parse: wordOf(...formats), default: 'parquet' },
  exportSchema: { name: 'export-schema', parse: wordOf(...schemas), default: 'events' }
} as const satisfies Readonly<Record<string, Input<unknown>>>

type Table = typeof table
type Key = keyof Table
type Values = { readonly [K in Key]: ReturnType<Table[K]['parse']> }

const keys = Object.keys(table) as Key[]
// The others depend on them, all but `pin`.
const first: readonly Key[] = ['destination', 'signOff', 'healthIssue', 'mode', 'pins']

export const inputNames: readonly string[] = keys.map((key) => table[key].name)
export const secretInputs: readonly string[] = keys
  .filter((key) => 'isSecret' in table[key])
  .map((key) => table[key].name)

export interface Inputs extends Omit<Values, 'repository' | 'pseudonymize' | 'pseudonymKey'> {
  readonly owner: string
  readonly repo: string
  /** They may appear nowhere. */
  readonly secrets: readonly Secret[]
  /** Replaces texts before anything is stored; `undefined` for nothing. */
  readonly pseudonyms: Pseudonyms | undefined
}

/**
 * Reads all inputs and names all faults at once.
 * @throws InputError with one sentence per fault.
 */
export function parseInputs(texts: InputTexts): Inputs {
  const textOf = (key: Key): string => (texts[table[key].name] ?? '').trim()
  const secrets = secretsIn(texts)
  const misplaced = findMisplacedSecrets(texts, secrets)
  const faults = [...misplaced.values()]
  const attempt = <T>(key: Key, parse: () => T): T | undefined => {
    if (misplaced.has(table[key].name)) return undefined
    try {
      return parse()
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      faults.push(...error.faults)
      return undefined
    }
  }
  const parsed: Partial<Values> = {}
  for (const key of new Set([...first, ...keys])) {
    const input: Input<unknown> = table[key]
    if (!isRead(input, parsed)) continue
    const value = attempt(key, () => input.parse(textOf(key) || (input.default ?? ''), input.name))
    Object.assign(parsed, { [key]: value })
  }
  // Modes that only read an archive show it as it is stored.
  const pseudonyms = attempt('pseudonymize', () =>
    parsed.mode === 'archive' ? parsePseudonyms(textOf('pseudonymize'), textOf('pseudonymKey')) : undefined
  )
  faults.push(...faultsOfArtifacts(parsed))
  if (faults.length > 0) throw new InputError(faults)
  // Without faults every input that is read was parsed.
  const { repository: _slug, pseudonymize: _fields, pseudonymKey: _key, ...values } = parsed as Values
  return {
    ...values,
    apiKey: parsed.apiKey ?? '',
    githubToken: parsed.githubToken ?? textOf('githubToken'),
    ...(parsed.repository ?? { owner: '', repo: '' }),
    pseudonyms,
    secrets
  }
}

/** Verifying and reporting need no key, and must not be given more than they need. */
function isRead({ modes, isForGitHub }: Input<unknown>, parsed: Partial<Values>): boolean {
  const { mode, destination = 'repository', signOff, healthIssue } = parsed
  if (modes !== undefined && mode !== undefined && !modes.includes(mode)) return false
  return isForGitHub === undefined || destination === 'repository' || signOff === true || healthIssue === true
}

function secretsIn(texts: InputTexts): Secret[] {
  return secretInputs
    .map((input) => ({ input, value: (texts[input] ?? '').trim() }))
    .filter(({ value }) => value !== '')
}

function faultsOfArtifacts({ mode, destination, reportArtifact, signOff }: Partial<Values>): string[] {
  const faults: string[] = []
  if (destination === 'artifact' && signOff === true) {
    faults.push(
      'Cannot use sign-off with destination "artifact": a review is signed against an archive that lasts, and an ' +
        'artifact ends; use destination "repository"'
    )
  }
  if (destination === 'artifact' && mode !== undefined && mode !== 'archive') {
    faults.push(
      `Cannot use destination "artifact" in mode ${mode}: an artifact is written once and not read; download it ` +
        'first, and use destination "workspace" with its folder as the path'
    )
  }
  if (reportArtifact !== undefined && (mode === 'verify' || mode === 'export')) {
    faults.push(`Cannot use report-artifact in mode ${mode}: it reviews nothing; use mode archive or report`)
  }
  return faults
}

/** The same inputs by the same rules, for a folder on the command line. */
export function parseFolderInputs(texts: InputTexts): Inputs {
  const { 'api-key': key = '', ...rest } = texts
  if (key.trim() === '') {
    throw fault('Cannot read the audit log without an API key: set the environment variable HIREFLIX_API_KEY')
  }
  return parseInputs({ ...rest, 'api-key': key, destination: 'workspace' })
}

function fault(sentence: string): InputError {
  return new InputError([sentence])
}

/** An input's text for a message: short, one line. It is the workflow author's own. */
function quoted(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]+/g, ' ')
  return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`
}

function parseApiKey(text: string): string {
  if (text === '') {
    throw fault(
      'Cannot read the audit log without an API key: the input "api-key" is empty; make a key in Hireflix under My ' +
        'account → API keys, store it as a secret, and pass it in'
    )
  }
  // It becomes a header: RFC 9110 allows visible ASCII. The text is never quoted.
  if (!/^[\x21-\x7e]{1,4096}$/.test(text)) {
    throw fault(
      'Cannot use the API key: it holds spaces or characters that a key never has; copy the key again'
    )
  }
  return text
}

function parseToken(text: string): string {
  if (/^[\x21-\x7e]{1,4096}$/.test(text)) return text
  throw fault(
    'Cannot use the input "github-token": it is empty or holds characters that a token never has; leave it out to ' +
      'use the token of the workflow, or pass one with contents: write on the archive repository'
  )
}

function wordOf<T extends string>(...words: readonly T[]): (text: string, name: string) => T {
  return (text, name) => {
    const found = words.find((word) => word === text)
    if (found === undefined) throw fault(`Cannot use ${name} ${quoted(text)}: it must be ${listed(words)}`)
    return found
  }
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

function parseRepository(text: string): { owner: string; repo: string } {
  // The owner may be a managed user of an enterprise: jdoe_acme.
  const match = /^([A-Za-z0-9][\w-]{0,99})\/([\w.-]{1,100})$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined || /^\.\.?$/.test(match[2])) {
    throw fault(
      `Cannot use repository ${quoted(text)}: it must be owner/name, for example acme/audit-archive`
    )
  }
  return { owner: match[1], repo: match[2] }
}

// git-check-ref-format(1), as far as a branch that somebody types can go wrong.
function parseBranch(text: string): string | undefined {
  const isWrong = /[\s~^:?*[\\\x00-\x1f\x7f]|\.\.|@\{|\/\/|^[/.-]|\/\.|[/.]$|\.lock(\/|$)/.test(text)
  if (text.startsWith('refs/') || isWrong || text.length > 200) {
    throw fault(`Cannot use branch ${quoted(text)}: it must be the plain name of a branch, for example main`)
  }
  return text === '' ? undefined : text
}

/** A folder inside the repository or workspace, with forward slashes. */
export function parsePath(text: string, name = 'path'): string {
  const path = text.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '')
  const isPlain = path
    .split('/')
    .every(
      (part) =>
        part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git' && part.length <= 100
    )
  // Control characters, and what Windows or a runner's command would trip over.
  if (!isPlain || /[\x00-\x1f\x7f\\:*?"<>|]/.test(path) || /^~/.test(path) || path.length > 400) {
    throw fault(
      `Cannot use ${name} ${quoted(text)}: it must be a folder relative to the repository's root without "..", for ` +
        'example audit-log'
    )
  }
  return path
}

/** https, or http on a loopback address for tests and the sandbox. */
function parseEndpoint(text: string): URL {
  const advice = 'it must be an https address, for example https://api.hireflix.com/me'
  if (!URL.canParse(text)) throw fault(`Cannot use endpoint ${quoted(text)}: ${advice}`)
  const url = new URL(text)
  // broken: password-in-address
  if (url.username !== '' || url.password !== '') {
    throw fault(
      'Cannot use endpoint: it holds a user name or password; the key belongs in the input "api-key"'
    )
  }
  // broken: query-in-address
  if (url.search !== '' || url.hash !== '') {
    throw fault('Cannot use endpoint: it holds "?" or "#"; give the plain address that questions are sent to')
  }
  // broken: link-local
  if (isLinkLocal(url.hostname)) {
    throw fault(
      `Cannot use endpoint ${quoted(text)}: link-local addresses belong to the machine's own network, where metadata ` +
        'services of clouds answer; give the address of Hireflix'
    )
  }
  // broken: plain-http
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return url
  throw fault(`Cannot use endpoint ${quoted(text)}: ${advice}; the API key would travel unprotected`)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** 169.254.0.0/16 (RFC 3927) and fe80::/10 (RFC 4291), in the form into which URL brings every spelling of them. */
function isLinkLocal(host: string): boolean {
  return /^169\.254\.|^\[fe[89ab][0-9a-f]:|^\[::ffff:a9fe:/.test(host)
}

function wholeFrom(least: number, most: number): (text: string, name: string) => number {
  return (text, name) => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    if (number >= least && number <= most) return number
    throw fault(`Cannot use ${name} ${quoted(text)}: it must be a whole number from ${least} to ${most}`)
  }
}

// 90 days is GitHub's limit for public repositories, 400 for private ones; a repository may set less.
function parseRetention(text: string, name: string): number | undefined {
  return text === '' ? undefined : wholeFrom(1, 400)(text, name)
}

function parseLookback(text: string): number {
  if (text === 'all') return Number.POSITIVE_INFINITY
  const match = /^(\d{1,4})([hdw])$/.exec(text)
  const count = Number(match?.[1])
  if (match === null || count === 0) {
    throw fault(
      `Cannot use lookback ${quoted(text)}: it must be a time such as 36h, 3d or 2w, or the word all`
    )
  }
  return count * { h: 3_600_000, d: 86_400_000, w: 604_800_000 }[match[2] as 'h' | 'd' | 'w']
}

function parseFailOn(text: string): ReadonlySet<FailCondition> {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  const unknown = words.filter(
    (word) => word !== 'never' && !(failConditions as readonly string[]).includes(word)
  )
  if (unknown.length > 0) {
    throw new InputError(
      unknown.map(
        (word) =>
          `Cannot use fail-on ${quoted(word)}: it must be any of ${failConditions.join(', ')}, or never`
      )
    )
  }
  if (words.length === 0) {
    throw fault(
      `Cannot use fail-on ${quoted(text)}: it holds no word; it must be any of ${failConditions.join(', ')}, or never`
    )
  }
  if (words.includes('never') && words.length > 1) {
    throw fault(`Cannot use fail-on ${quoted(text)}: "never" stands alone`)
  }
  return new Set(words.filter((word): word is FailCondition => word !== 'never'))
}

// YAML 1.2 core schema, as @actions/core reads booleans. A misspelt one is a fault, never a quiet false.
function parseBoolean(text: string, name: string): boolean {
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  throw fault(`Cannot use ${name} ${quoted(text)}: it must be true or false`)
}
