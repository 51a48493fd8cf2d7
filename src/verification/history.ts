import { createHash } from 'node:crypto'
import { type FileEntry, ledgerPath } from '../archive/ledger-line.js'
import { companionPaths, isArchiveFile } from '../archive/paths.js'
import { parseEventLine } from '../events/stored-event.js'
import { parseTombstone } from '../events/tombstone.js'
import { describeName } from './archive-files.js'
import { Findings } from './checks.js'
import { type Replay, replayWhole } from './ledger-lines.js'

/** One commit as far as the archive is concerned. */
export interface HistoryCommit {
  readonly id: string
  readonly parents: readonly string[]
  readonly message: string
  /** Id of the archive folder's tree; `undefined` when the commit has no such folder. */
  readonly tree: string | undefined
}

/** A history of commits, read by id. */
export interface History {
  readonly head: string
  /** Whether the folder to be verified is the head's own, rather than files that may have changed since. */
  readonly isHead: boolean
  /** `undefined` when the object is not here, as in a shallow clone. */
  readCommit(id: string): Promise<HistoryCommit | undefined>
  /** Name to blob id; anything but a regular file has the id `other`. */
  readTree(id: string): Promise<ReadonlyMap<string, string>>
  readBlob(id: string): Promise<Uint8Array>
  readSize(blob: string): Promise<number>
  /** Ids of objects read so far whose bytes do not have that id. */
  readonly forged: ReadonlySet<string>
}

export interface HistorySummary {
  readonly commits: number
  readonly withTrailers: number
}

interface HistoryOptions {
  readonly since: string | undefined
  readonly progress: (commits: number) => void
}

/** The ledger of a commit: so many bytes of one of the ledgers that were read whole. */
interface Ledger {
  readonly whole: WholeLedger
  readonly bytes: number
}

interface WholeLedger {
  readonly bytes: Uint8Array
  readonly replay: Replay
}

interface Changed {
  readonly commit: HistoryCommit
  readonly ledger: Ledger
  readonly parents: readonly { readonly ledger: Ledger | undefined; readonly tree: string | undefined }[]
}

/**
 * Walks every commit back from the head. Each ledger must extend its parents', each commit must hold exactly the files
 * that its own ledger lists, each event of its parents must still be there, and its trailers must agree.
 */
export async function checkHistory(
  history: History,
  ledger: Uint8Array,
  findings: Findings,
  options: HistoryOptions
): Promise<HistorySummary> {
  const walk = new Walk(history, findings)
  const { commits, cut } = await walk.collect(options.progress)
  const ledgers = new Ledgers(history, ledger)
  const changed: Changed[] = []
  let checked = 0
  for (const commit of commits.values()) {
    const parents = commit.parents.map((id) => commits.get(id))
    if (parents.length > 0 && parents.every((parent) => parent?.tree === commit.tree)) continue
    if (commit.tree === undefined && parents.every((parent) => parent?.tree === undefined)) continue
    const files = commit.tree === undefined ? new Map<string, string>() : await history.readTree(commit.tree)
    const own = await ledgers.of(files)
    const theirs = await Promise.all(
      parents.map(async (parent) => ({
        tree: parent?.tree,
        ledger: parent?.tree === undefined ? undefined : await ledgers.of(await history.readTree(parent.tree))
      }))
    )
    for (const { ledger: parent } of theirs) {
      if (parent !== undefined && (own === undefined || !extendsLedger(own, parent))) {
        findings.report('history-ledger', describeCommit(commit), "its ledger does not extend its parent's")
      }
    }
    const isRoot = theirs.every((parent) => parent.ledger === undefined) && !cut.has(commit.id)
    if (own !== undefined && isRoot && linesIn(own) > 1) {
      findings.report(
        'history-complete',
        describeCommit(commit),
        `the history of the archive begins here, with ${linesIn(own)} ledger lines: what was committed before is not in it`
      )
    }
    if (own !== undefined) changed.push({ commit, ledger: own, parents: theirs })
    else if (commit.tree !== undefined && [...files.keys()].some(isArchiveFile)) {
      findings.report('history-files', describeCommit(commit), 'it holds month files without a ledger')
    }
    options.progress(++checked)
  }
  for (const [id, parent] of cut) {
    findings.report(
      'history-complete',
      `commit ${id}`,
      `its parent ${parent} is not here: the clone is shallow; fetch the whole history`
    )
  }
  await checkHead({ history, ledgers, commits, findings })
  const withTrailers = await checkChanged(changed, history, findings, options)
  for (const id of history.forged) {
    findings.report('history-objects', `object ${id}`, 'its bytes do not have this id')
  }
  return { commits: changed.length, withTrailers }
}

async function checkHead(found: {
  history: History
  ledgers: Ledgers
  commits: ReadonlyMap<string, HistoryCommit>
  findings: Findings
}): Promise<void> {
  const { history, ledgers, commits, findings } = found
  const head = commits.get(history.head)
  if (history.isHead || head?.tree === undefined) return
  const committed = await ledgers.of(await history.readTree(head.tree))
  if (committed !== undefined && committed.whole !== ledgers.reference) {
    findings.report('history-ledger', ledgerPath, "the folder's ledger does not extend that of the commit")
  }
}

class Walk {
  constructor(
    private readonly history: History,
    private readonly findings: Findings
  ) {}

  /** All commits that the head reaches, newest first, and those whose parents are not here. */
  async collect(
    progress: (commits: number) => void
  ): Promise<{ commits: ReadonlyMap<string, HistoryCommit>; cut: ReadonlyMap<string, string> }> {
    const commits = new Map<string, HistoryCommit>()
    const cut = new Map<string, string>()
    const pending: { id: string; child: string | undefined }[] = [{ id: this.history.head, child: undefined }]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { id, child } = next
      if (commits.has(id)) continue
      const commit = await this.history.readCommit(id)
      if (commit === undefined) {
        if (child === undefined) this.findings.report('history-complete', `commit ${id}`, 'it is not here')
        else cut.set(child, id)
        continue
      }
      commits.set(id, commit)
      for (const parent of commit.parents) pending.push({ id: parent, child: id })
      if (commits.size % 1000 === 0) progress(commits.size)
    }
    return { commits, cut }
  }
}

/**
 * Ledgers of commits. Reading each one whole would be quadratic in their number; nearly all are a beginning of the
 * newest, which their size and git blob id tell without reading them.
 */
class Ledgers {
  readonly reference: WholeLedger
  readonly #wholes: WholeLedger[]
  readonly #known = new Map<string, Ledger>()

  constructor(
    private readonly history: History,
    newest: Uint8Array
  ) {
    this.reference = wholeOf(newest)
    this.#wholes = [this.reference]
  }

  async of(files: ReadonlyMap<string, string>): Promise<Ledger | undefined> {
    const blob = files.get(ledgerPath)
    if (blob === undefined || blob === 'other') return undefined
    const known = this.#known.get(blob)
    if (known !== undefined) return known
    const ledger = await this.#find(blob)
    this.#known.set(blob, ledger)
    return ledger
  }

  async #find(blob: string): Promise<Ledger> {
    const size = await this.history.readSize(blob)
    for (const whole of this.#wholes) {
      if (size <= whole.bytes.length && prefixIdOf(whole.bytes, size) === blob) return { whole, bytes: size }
    }
    const whole = wholeOf(await this.history.readBlob(blob))
    this.#wholes.push(whole)
    return { whole, bytes: whole.bytes.length }
  }
}

function wholeOf(bytes: Uint8Array): WholeLedger {
  return { bytes, replay: replayWhole(bytes, new Findings()) }
}

function prefixIdOf(bytes: Uint8Array, size: number): string {
  return createHash('sha1').update(`blob ${size}\0`).update(bytes.subarray(0, size)).digest('hex')
}

function extendsLedger(own: Ledger, parent: Ledger): boolean {
  if (own.bytes < parent.bytes) return false
  if (own.whole === parent.whole) return true
  const bytes = Buffer.from(own.whole.bytes.buffer, own.whole.bytes.byteOffset, parent.bytes)
  return bytes.equals(parent.whole.bytes.subarray(0, parent.bytes))
}

function linesIn({ whole, bytes }: Ledger): number {
  const { lines } = whole.replay
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.end ?? 0) <= bytes) low = middle + 1
    else high = middle
  }
  return low
}

/** Oldest ledgers first, so that the files each should list are known by going along its lines once. */
async function checkChanged(
  changed: Changed[],
  history: History,
  findings: Findings,
  { since }: HistoryOptions
): Promise<number> {
  const byWhole = new Map<WholeLedger, Changed[]>()
  for (const each of changed)
    byWhole.set(each.ledger.whole, [...(byWhole.get(each.ledger.whole) ?? []), each])
  let withTrailers = 0
  const events = new EventKeeper(history, findings)
  for (const [whole, commits] of byWhole) {
    commits.sort((a, b) => a.ledger.bytes - b.ledger.bytes)
    const expected = new Map<string, FileEntry>()
    let done = 0
    for (const each of commits) {
      const upTo = linesIn(each.ledger)
      for (; done < upTo; done++) {
        for (const file of whole.replay.lines[done]?.line?.files ?? []) expected.set(file.path, file)
      }
      const head = whole.replay.lines[upTo - 1]
      if (since !== undefined && (head?.line?.at ?? '') < since) continue
      const files = await history.readTree(each.commit.tree ?? '')
      checkCommitFiles(each.commit, { files, expected }, findings)
      if (checkTrailers(each, head, findings)) withTrailers++
      await events.check(each, files)
    }
  }
  return withTrailers
}

function checkCommitFiles(
  commit: HistoryCommit,
  { files, expected }: { files: ReadonlyMap<string, string>; expected: ReadonlyMap<string, FileEntry> },
  findings: Findings
): void {
  const faults: string[] = []
  for (const [path, { blob }] of expected) {
    const found = files.get(path)
    if (found === undefined) faults.push(`${path} is missing`)
    else if (found !== blob) faults.push(`${path} is blob ${found}, its ledger says ${blob}`)
  }
  for (const path of files.keys()) {
    const isKnown =
      path === ledgerPath || expected.has(path) || (companionPaths as readonly string[]).includes(path)
    if (!isKnown) faults.push(`${describeName(path)} is not in its ledger`)
  }
  if (faults.length > 0) {
    const more = faults.length > 3 ? `, and ${faults.length - 3} more` : ''
    findings.report(
      'history-files',
      describeCommit(commit),
      `it was no complete archive: ${faults.slice(0, 3).join(', ')}${more}`
    )
  }
}

/** Whether the commit has trailers. Commits that a workflow made itself have none. */
function checkTrailers(
  { commit }: Changed,
  head: Replay['lines'][number] | undefined,
  findings: Findings
): boolean {
  const trailers = trailersOf(commit.message)
  const line = head?.line
  const expected = new Map([
    ['Audit-Events', line === undefined ? '' : String(line.added)],
    ['Audit-Verdict', line?.verdict ?? ''],
    ['Audit-Ledger', `${line?.seq ?? ''}:${head?.sha256 ?? ''}`]
  ])
  const wrong = [...trailers].filter(([name, value]) => expected.has(name) && expected.get(name) !== value)
  for (const [name] of wrong) {
    findings.report(
      'history-trailers',
      describeCommit(commit),
      `its trailer ${name} is not what its ledger says`
    )
  }
  return trailers.has('Audit-Ledger')
}

function trailersOf(message: string): Map<string, string> {
  const last = message.trimEnd().split(/\n\n+/).at(-1) ?? ''
  const trailers = new Map<string, string>()
  for (const line of last.split('\n')) {
    const [, name, value] = /^(Audit-[A-Za-z]+): (.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) trailers.set(name, value)
  }
  return trailers
}

/** Looks that no commit loses an event of its parents, whatever its ledger says. */
class EventKeeper {
  readonly #lines = new Map<string, readonly string[]>()

  constructor(
    private readonly history: History,
    private readonly findings: Findings
  ) {}

  async check({ commit, parents }: Changed, files: ReadonlyMap<string, string>): Promise<void> {
    for (const { tree } of parents) {
      if (tree === undefined || tree === commit.tree) continue
      const lost = await this.#countLost(await this.history.readTree(tree), files)
      if (lost > 0) {
        this.findings.report(
          'history-events',
          describeCommit(commit),
          `${lost} archived ${lost === 1 ? 'event or row of its parent is' : 'events or rows of its parent are'} not in it any more`
        )
      }
    }
  }

  async #countLost(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Promise<number> {
    const gone: string[] = []
    const come = new Map<string, number>()
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      const [old, now] = [before.get(path), after.get(path)]
      if (!isArchiveFile(path) || old === now) continue
      const remaining = new Map<string, number>()
      for (const line of await this.#linesOf(now)) remaining.set(line, (remaining.get(line) ?? 0) + 1)
      for (const line of await this.#linesOf(old)) {
        const copies = remaining.get(line) ?? 0
        if (copies > 0) remaining.set(line, copies - 1)
        else gone.push(line)
      }
      for (const [line, copies] of remaining) {
        const name = parseTombstone(line)?.key ?? line
        if (copies > 0) come.set(name, (come.get(name) ?? 0) + copies)
      }
    }
    let lost = 0
    for (const line of gone) {
      // Nothing else may take an event's place than the tombstone that a redaction leaves.
      const name = [line, findKey(line)].find((each) => each !== undefined && (come.get(each) ?? 0) > 0)
      if (name === undefined) lost++
      else come.set(name, (come.get(name) ?? 0) - 1)
    }
    return lost
  }

  async #linesOf(blob: string | undefined): Promise<readonly string[]> {
    if (blob === undefined || blob === 'other') return []
    const known = this.#lines.get(blob)
    if (known !== undefined) return known
    const text = Buffer.from(await this.history.readBlob(blob)).toString('utf8')
    const lines = text
      .split('\n')
      .filter((line) => line !== '' && line !== '[' && line !== ']')
      .map((line) => line.replace(/,$/, ''))
    this.#lines.set(blob, lines)
    // A file of this commit is the next commit's old one.
    if (this.#lines.size > 8) for (const [oldest] of [...this.#lines].slice(0, 1)) this.#lines.delete(oldest)
    return lines
  }
}

/** κ of a line; `undefined` when it cannot be read. */
function findKey(line: string): string | undefined {
  const stored = parseEventLine(line)
  return stored.kind === 'invalid' ? undefined : stored.event.key
}

function describeCommit({ id }: HistoryCommit): string {
  return `commit ${id}`
}
