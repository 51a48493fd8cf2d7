import { InputError } from '../errors.js'
import { type Pseudonyms, parsePseudonyms } from '../events/pseudonyms.js'
import type { Secret } from '../events/secret-search.js'
import { type FailCondition, failConditions } from '../review/conditions.js'
import { parseReviewPeriod, type ReviewPeriod } from '../review/review-period.js'
import { parseRules, type Rule } from '../review/rules.js'
import { type Pin, parsePins } from '../verification/pins.js'
import { parseArtifactName, parseReportArtifact } from './artifact-inputs.js'
import { findMisplacedSecrets } from './misplaced-secrets.js'

/** The inputs of action.yml as text, by name. Absent and empty are the same. */
export type InputTexts = Readonly<Record<string, string>>

export interface SourceInputs {
  readonly apiKey: string
  readonly endpoint: URL
  readonly pageSize: number
  readonly concurrency: number
  /** Infinity for `all`. */
  readonly lookbackMs: number
}

export interface Inputs extends SourceInputs {
  readonly mode: 'archive' | 'report' | 'verify'
  /** Ledger heads noted earlier, for mode `verify`. */
  readonly pins: readonly Pin[]
  readonly destination: 'repository' | 'artifact' | 'workspace'
  readonly owner: string
  readonly repo: string
  readonly branch: string | undefined
  readonly path: string
  readonly githubToken: string
  /** What the summary reviews. */
  readonly reviewPeriod: ReviewPeriod
  /** The workflow author's rules; they come after the default ones. */
  readonly notable: readonly Rule[]
  readonly failOn: ReadonlySet<FailCondition>
  readonly allowPublic: boolean
  /** Whether to keep an issue per period that somebody signs. */
  readonly signOff: boolean
  /** Whether to keep an issue while runs fail. */
  readonly healthIssue: boolean
  readonly artifactName: string
  /** The repository's own retention where undefined. */
  readonly artifactRetentionDays: number | undefined
  /** Name of the review page to attach to the run; none where undefined. */
  readonly reportArtifact: string | undefined
  /** What may appear nowhere. */
  readonly secrets: readonly Secret[]
  /** What is replaced before anything is stored; `undefined` for nothing. */
  readonly pseudonyms: Pseudonyms | undefined
}

/** Every input that action.yml declares; a test compares the two. */
export const inputNames = [
  'api-key',
  'mode',
  'destination',
  'repository',
  'branch',
  'path',
  'github-token',
  'endpoint',
  'page-size',
  'concurrency',
  'lookback',
  'review-period',
  'notable',
  'fail-on',
  'allow-public',
  'sign-off',
  'health-issue',
  'pseudonymize',
  'pseudonym-key',
  'pin',
  'artifact-name',
  'artifact-retention-days',
  'report-artifact'
] as const

/** Those whose text is a secret: masked first thing, and searched for in whatever is about to be written. */
export const secretInputs = [
  'api-key',
  'github-token',
  'pseudonym-key'
] as const satisfies readonly (typeof inputNames)[number][]

/**
 * Reads all inputs and names all faults at once.
 * @throws InputError with one sentence per fault.
 */
export function parseInputs(texts: InputTexts): Inputs {
  const secrets = secretsIn(texts)
  const misplaced = findMisplacedSecrets(texts, secrets)
  const faults = [...misplaced.values()]
  const take = <T>(name: string, parse: (text: string) => T): T | undefined => {
    if (misplaced.has(name)) return undefined
    try {
      return parse((texts[name] ?? '').trim())
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      faults.push(...error.faults)
      return undefined
    }
  }
  const destination = take('destination', (text) =>
    parseWord('destination', text || 'repository', ['repository', 'artifact', 'workspace'] as const)
  )
  const signOff = take('sign-off', (text) => parseBoolean('sign-off', text || 'false'))
  const healthIssue = take('health-issue', (text) => parseBoolean('health-issue', text || 'false'))
  const isRepository = destination === undefined || destination === 'repository'
  const needsGitHub = isRepository || signOff === true || healthIssue === true
  const mode = take('mode', (text) =>
    parseWord('mode', text || 'archive', ['archive', 'report', 'verify'] as const)
  )
  const inputs = {
    mode,
    pins: take('pin', parsePins),
    // Verifying and reporting need no key, and must not be given more than it needs.
    apiKey: take('api-key', (text) => (mode === 'verify' || mode === 'report' ? '' : parseApiKey(text))),
    destination,
    slug: take('repository', (text) => (needsGitHub ? parseRepository(text) : { owner: '', repo: '' })),
    branch: take('branch', parseBranch),
    path: take('path', (text) => parsePath(text || 'audit-log')),
    githubToken: take('github-token', (text) => (needsGitHub ? parseToken(text) : text)),
    endpoint: take('endpoint', (text) => parseEndpoint(text || 'https://api.hireflix.com/me')),
    pageSize: take('page-size', (text) => parseWhole('page-size', text || '100', 1, 1000)),
    concurrency: take('concurrency', (text) => parseWhole('concurrency', text || '4', 1, 16)),
    lookbackMs: take('lookback', (text) => parseLookback(text || '3d')),
    reviewPeriod: take('review-period', (text) => parseReviewPeriod(text || '7d')),
    notable: take('notable', (text) => parseRules(text)),
    failOn: take('fail-on', (text) => parseFailOn(text || 'gap')),
    allowPublic: take('allow-public', (text) => parseBoolean('allow-public', text || 'false')),
    signOff,
    healthIssue,
    artifactName: take('artifact-name', (text) => parseArtifactName(text || 'hireflix-audit-log')),
    artifactRetentionDays: take('artifact-retention-days', parseRetention),
    reportArtifact: take('report-artifact', parseReportArtifact)
  }
  // What only reads an archive shows it as it is stored.
  const pseudonyms = take('pseudonymize', (text) =>
    mode === 'archive' ? parsePseudonyms(text, (texts['pseudonym-key'] ?? '').trim()) : undefined
  )
  faults.push(...faultsOfArtifacts(inputs))
  if (faults.length > 0) throw new InputError(faults)
  // Without faults every input was parsed.
  const { slug, branch, ...parsed } = inputs as Required<{
    [K in keyof typeof inputs]: NonNullable<(typeof inputs)[K]>
  }>
  const { artifactRetentionDays, reportArtifact } = inputs
  return {
    ...parsed,
    ...slug,
    branch: branch === '' ? undefined : branch,
    artifactRetentionDays,
    reportArtifact,
    pseudonyms,
    secrets
  }
}

function secretsIn(texts: InputTexts): Secret[] {
  return secretInputs
    .map((input) => ({ input, value: (texts[input] ?? '').trim() }))
    .filter(({ value }) => value !== '')
}

function faultsOfArtifacts(
  inputs: Pick<
    { [K in keyof Inputs]: Inputs[K] | undefined },
    'mode' | 'destination' | 'reportArtifact' | 'signOff'
  >
): string[] {
  const { mode, destination, reportArtifact, signOff } = inputs
  const faults: string[] = []
  if (destination === 'artifact' && signOff === true) {
    faults.push(
      'Cannot use sign-off with destination "artifact": a review is signed against an archive that lasts, and an ' +
        'artifact ends; use destination "repository"'
    )
  }
  if (destination === 'artifact' && (mode === 'report' || mode === 'verify')) {
    faults.push(
      `Cannot use destination "artifact" in mode ${mode}: an artifact is written once and not read; download it ` +
        'first, and use destination "workspace" with its folder as the path'
    )
  }
  if (reportArtifact !== undefined && mode === 'verify') {
    faults.push('Cannot use report-artifact in mode verify: it reviews nothing; use mode archive or report')
  }
  return faults
}

/** What the command line needs: the same inputs by the same rules, for a folder. */
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

/** What was found, for a message: short, one line. An input is the workflow author's own text. */
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
  // It becomes a header: RFC 9110 allows visible ASCII. What was found is not quoted.
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

function parseWord<T extends string>(name: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text)
  if (found === undefined) throw fault(`Cannot use ${name} ${quoted(text)}: it must be ${listed(words)}`)
  return found
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

function parseRepository(text: string): { owner: string; repo: string } {
  const match = /^([A-Za-z0-9][A-Za-z0-9-]{0,99})\/([\w.-]{1,100})$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined || /^\.\.?$/.test(match[2])) {
    throw fault(
      `Cannot use repository ${quoted(text)}: it must be owner/name, for example acme/audit-archive`
    )
  }
  return { owner: match[1], repo: match[2] }
}

// git-check-ref-format(1), as far as a branch that somebody types can go wrong.
function parseBranch(text: string): string {
  const isWrong = /[\s~^:?*[\\\x00-\x1f\x7f]|\.\.|@\{|\/\/|^[/.-]|\/\.|[/.]$|\.lock(\/|$)/.test(text)
  if (text.startsWith('refs/') || isWrong || text.length > 200) {
    throw fault(`Cannot use branch ${quoted(text)}: it must be the plain name of a branch, for example main`)
  }
  return text
}

/** A folder inside the repository or workspace, with forward slashes. */
export function parsePath(text: string): string {
  const path = text.replace(/\/+$/, '')
  const isPlain = path
    .split('/')
    .every(
      (part) =>
        part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git' && part.length <= 100
    )
  // Control characters, and what Windows or a runner's command would trip over.
  if (!isPlain || /[\x00-\x1f\x7f\\:*?"<>|]/.test(path) || /^~/.test(path) || path.length > 400) {
    throw fault(
      `Cannot use path ${quoted(text)}: it must be a folder relative to the repository's root without "..", for ` +
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
  if (url.username !== '' || url.password !== '') {
    throw fault(
      'Cannot use endpoint: it holds a user name or password; the key belongs in the input "api-key"'
    )
  }
  if (url.search !== '' || url.hash !== '') {
    throw fault('Cannot use endpoint: it holds "?" or "#"; give the plain address that questions are sent to')
  }
  if (isLinkLocal(url.hostname)) {
    throw fault(
      `Cannot use endpoint ${quoted(text)}: link-local addresses belong to the machine's own network, where metadata ` +
        'services of clouds answer; give the address of Hireflix'
    )
  }
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

function parseWhole(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most)) {
    throw fault(`Cannot use ${name} ${quoted(text)}: it must be a whole number from ${least} to ${most}`)
  }
  return number
}

// 90 days is GitHub's limit for public repositories, 400 for private ones; a repository may set less.
function parseRetention(text: string): number | undefined {
  return text === '' ? undefined : parseWhole('artifact-retention-days', text, 1, 400)
}

/** Milliseconds; Infinity for `all`. */
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
function parseBoolean(name: string, text: string): boolean {
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  throw fault(`Cannot use ${name} ${quoted(text)}: it must be true or false`)
}
