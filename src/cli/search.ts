import { resolve } from 'node:path'
import type { LedgerState } from '../archive/ledger.js'
import { ArchiveError, InputError, IntegrityError } from '../errors.js'
import { dayMs } from '../events/intervals.js'
import { type PseudonymKey, parsePseudonymKey } from '../events/pseudonyms.js'
import { describeFailure } from '../publish/failure.js'
import { type Criterion, isPattern, parseCriteria, type Wanted } from '../search/criteria.js'
import { type Format, formats, rendererOf } from '../search/render.js'
import { ArchiveSearch, type Period } from '../search/search.js'
import { parseSince } from '../verification/since.js'
import { parseArguments } from './arguments.js'
import { openPlace } from './place.js'

interface Output {
  readonly write: (text: string) => void
  /** Notes beside the matches; stdout holds the matches alone. */
  readonly say: (message: string) => void
  /** Waits until a slow reader has taken what was written. */
  readonly drained: () => Promise<void>
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The command `search`. Returns the exit status; 1 is for a search that found nothing. */
export async function searchCommand(args: readonly string[], output: Output): Promise<number> {
  try {
    return await searchFolder(args, output)
  } catch (error) {
    const { title, messages } = describeFailure(error)
    output.say(`${error instanceof ArchiveError ? 'The archive could not be read' : title}:`)
    for (const message of messages) output.say(`  ${message}`)
    return error instanceof IntegrityError ? 3 : 2
  }
}

const criterionNames = ['actor', 'object', 'action', 'ip', 'medium'] as const
const optionNames = [...criterionNames, 'from', 'to', 'format', 'branch', 'path']

interface Question {
  readonly folder: string
  readonly wanted: Wanted
  readonly period: Period
  readonly format: Format
  readonly key: PseudonymKey | undefined
  readonly branch: string | undefined
  readonly path: string | undefined
}

function parseQuestion(args: readonly string[], env: Output['env']): Question {
  const { values, positionals } = parseArguments(
    args,
    Object.fromEntries(optionNames.map((name) => [name, { type: 'string' as const }]))
  )
  const text = (name: string): string | undefined => values[name] as string | undefined
  const [folder, wanted, ...more] = positionals
  if (folder === undefined || folder === '')
    throw new InputError(['Cannot search without a folder: name one, for example audit-log'])
  if (more.length > 0)
    throw new InputError([
      `Cannot search for ${positionals.length - 1} texts at once: put what belongs together into quotes`
    ])
  const keyText = (env['HIREFLIX_PSEUDONYM_KEY'] ?? '').trim()
  return {
    folder,
    wanted: { text: wanted, ...Object.fromEntries(criterionNames.map((name) => [name, text(name)])) },
    period: parsePeriod(text('from'), text('to')),
    format: parseFormat(text('format') ?? 'table'),
    key: keyText === '' ? undefined : parsePseudonymKey(keyText),
    branch: text('branch'),
    path: text('path')
  }
}

async function searchFolder(args: readonly string[], output: Output): Promise<number> {
  const question = parseQuestion(args, output.env)
  const place = await openPlace(resolve(question.folder), { ...question, history: false })
  try {
    const searching = await ArchiveSearch.open(place.folder)
    // Month files without a ledger are another matter: those do not verify.
    if (
      searching.state.head === undefined &&
      !searching.findings.all.some(({ check }) => check === 'ledger-present')
    ) {
      throw new ArchiveError(
        'not-a-folder',
        `Cannot search "${question.folder}": there is no archive in it (no ledger.jsonl); name its folder, or --path in ` +
          'a repository'
      )
    }
    return await answer(searching, question, output)
  } finally {
    place.close()
  }
}

async function answer(searching: ArchiveSearch, question: Question, output: Output): Promise<number> {
  const { state, searched, findings } = searching
  const { wanted, period } = question
  const { say } = output
  const key = keyFor(state, question.key)
  const hasNetworks = state.pseudonyms?.fields.some((field) => field.endsWith(':network')) ?? false
  const criteria = parseCriteria(wanted, { key, hasNetworks })
  for (const note of pseudonymNotes(state, key, Object.values(wanted))) say(note)
  const found = await writeMatches(searching, { ...question, criteria }, output)
  for (const note of periodNotes(state, period)) say(note)
  if (searched.redacted > 0 && criteria.length > 0) {
    say(`Not searched: ${searched.redacted} redacted events of this period, in which nothing is left`)
  }
  say(`Found ${found} in ${searched.files} files with ${searched.events} events`)
  const faults = findings.all
  for (const { state, object, detail } of faults) say(`${state}\t${object}\t${detail}`)
  if (faults.length === 0) return found === 0 ? 1 : 0
  say('The archive does not verify, so this answer cannot be relied on: run verify, and restore the archive')
  return 3
}

async function writeMatches(
  searching: ArchiveSearch,
  asked: { readonly criteria: readonly Criterion[]; readonly period: Period; readonly format: Format },
  { write, drained }: Pick<Output, 'write' | 'drained'>
): Promise<number> {
  const renderer = rendererOf(asked.format)
  let found = 0
  let text = ''
  for await (const match of searching.find(asked.criteria, asked.period)) {
    found++
    text += renderer.render(match)
    if (text.length < 65_536) continue
    write(text)
    text = ''
    await drained()
  }
  write(text + renderer.end())
  return found
}

/** The key, if it is the one that the archive's pseudonyms were made with. @throws InputError */
function keyFor({ pseudonyms }: LedgerState, key: PseudonymKey | undefined): PseudonymKey | undefined {
  if (key === undefined || pseudonyms === undefined) return undefined
  if (key.fingerprint === pseudonyms.key) return key
  throw new InputError([
    `Cannot use HIREFLIX_PSEUDONYM_KEY: its fingerprint is ${key.fingerprint}, the archive's pseudonyms were made with the ` +
      `key of fingerprint ${pseudonyms.key}; set it to that one`
  ])
}

function pseudonymNotes(
  { pseudonyms }: LedgerState,
  key: PseudonymKey | undefined,
  texts: readonly (string | undefined)[]
): string[] {
  if (pseudonyms === undefined) return []
  const fields = pseudonyms.fields.join(', ')
  if (key === undefined) {
    return [
      `This archive holds pseudonyms in ${fields}: only these are found there; set HIREFLIX_PSEUDONYM_KEY to search by ` +
        'what they stand for'
    ]
  }
  return texts.some((text) => text !== undefined && isPattern(text))
    ? [
        `This archive holds pseudonyms in ${fields}: a glob cannot match what they stand for, only a whole value can`
      ]
    : []
}

/** Notes on time that is not proven: a search that finds nothing there means little. */
function periodNotes({ coverage, gaps }: LedgerState, { from, to }: Period): string[] {
  if (coverage === undefined) return ['Nothing of this archive is proven to be complete yet']
  const notes = gaps
    .filter((gap) => Date.parse(gap.to) >= from && Date.parse(gap.from) <= to)
    .map((gap) => `Events from ${gap.from} to ${gap.to} may be missing: a gap of the archive`)
  const begins = Number.isFinite(from) && from < Date.parse(coverage.from)
  const ends = Number.isFinite(to) && to > Date.parse(coverage.through)
  if (begins || ends) {
    notes.push(
      `Of this period, the time from ${coverage.from} through ${coverage.through} is proven to be complete`
    )
  }
  return notes
}

function parsePeriod(from: string | undefined, to: string | undefined): Period {
  const faults: string[] = []
  const take = (name: string, text: string | undefined): number | undefined => {
    try {
      return text === undefined ? undefined : Date.parse(parseSince(name, text))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      faults.push(...error.faults)
      return undefined
    }
  }
  const begin = take('from', from) ?? Number.NEGATIVE_INFINITY
  const last = take('to', to) ?? Number.POSITIVE_INFINITY
  const end = /T/.test(to ?? '') ? last : last + dayMs - 1
  if (begin > end) faults.push('Cannot search this period: --from is later than --to')
  if (faults.length > 0) throw new InputError(faults)
  return { from: begin, to: end }
}

function parseFormat(text: string): Format {
  const found = formats.find((format) => format === text)
  if (found === undefined)
    throw new InputError([
      `Cannot use this --format: it must be ${formats.join(', ').replace(/, (?=\w+$)/, ' or ')}`
    ])
  return found
}
