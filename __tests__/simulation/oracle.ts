import { createHash } from 'node:crypto'
import type { RunReport } from '../../src/review/report.js'
import type { Commit, StoredFile } from './host.js'
import type { LogServer } from './log-server.js'
import {
  type Disguise,
  type LedgerRecord,
  type MonthRecord,
  type RowRecord,
  recordOfMonth,
  recordOfRow,
  recordsOfQuarantine
} from './record.js'
import { dayMs, hourMs, type LoggedEvent, type Weather } from './weather.js'

/** The promises of the design as checks; each can be switched off, to show that it is needed. */
export const checks = {
  invented: 'promise 1: no more copies than the server ever showed at once, and only what it showed',
  claims:
    'promise 2: what a commit newly claims as proven, it holds: all that was shown throughout the reading',
  shown: 'promise 2: a run that ends well has archived every answer that it got',
  lookback: 'promise 2: a run that ends well has archived what came late within the lookback',
  counted: 'promise 2: a proven run leaves as many events unarchived as it leaves vanished ones unrecorded',
  complete: 'promise 2: at the end the archive holds all that was ever shown, but what is in recorded gaps',
  settled: 'promise 3: coverage ends before the settling time of the last answer and never shrinks',
  gaps: 'promise 3: gaps are recorded once, inside coverage, and only for time that retention has passed',
  vanished: 'promise 3: what the ledger calls vanished was archived and was removed',
  diligent: 'promise 3: a run without an excuse ends proven, or with a gap',
  caused: 'promise 3: a run fails only where something failed',
  additive: 'promise 4: no commit removes or changes an archived line, or a sealed part',
  idempotent: 'promise 5: a run after a quiet run makes no commit',
  valid: 'promise 6: every commit is an archive that verifies',
  reasoned: 'promise 7: a commit has something to say',
  canonical: 'promise 7: a file is what the format says, byte by byte',
  stateless: 'promise 8: the archive folder holds the archive and nothing else',
  quarantined: 'no row that cannot be understood is dropped'
} as const

export type Check = keyof typeof checks

export interface Violation {
  readonly check: Check
  readonly at: number
  readonly message: string
}

/** What the oracle knows of one run. */
export interface RunRecord {
  readonly number: number
  readonly startedAt: number
  /** Faults that may make it fail. */
  readonly faults: Set<string>
  /** Conditions under which it may be unable to prove anything. */
  readonly excuses: Set<string>
  readonly shown: Map<string, number>
  readonly shownStrange: Map<string, number>
  isAlone: boolean
  requests: number
  firstFetch: number | undefined
  lastFetch: number | undefined
  latestDate: number
  opened: Commit | undefined
  lastSeen: Commit | undefined
  outcome: 'running' | 'ended' | 'failed' | 'killed'
  report?: RunReport
  error?: unknown
}

/** An archive as one commit holds it. */
interface View {
  readonly copies: ReadonlyMap<string, number>
  readonly wholes: ReadonlySet<string>
  readonly quarantine: ReadonlyMap<string, number>
  readonly from: number | undefined
  readonly through: number
  readonly gaps: readonly { readonly from: number; readonly to: number }[]
  readonly vanished: readonly number[]
  readonly lineCount: number
  readonly headSha: string | null
  readonly headAt: number
}

const emptyView: View = {
  copies: new Map(),
  wholes: new Set(),
  quarantine: new Map(),
  from: undefined,
  through: Number.NEGATIVE_INFINITY,
  gaps: [],
  vanished: [],
  lineCount: 0,
  headSha: null,
  headAt: 0
}

const settleMs = 120_000
const furthestAheadMs = 48 * hourMs
const allowedNames =
  /^(?:\d{4}-\d\d(?:-\d{3,})?\.json|ledger\.jsonl|quarantine\.json|README\.md|\.gitattributes)$/

export class Oracle {
  readonly violations: Violation[] = []
  readonly #views = new Map<string, View>()
  readonly #months = new WeakMap<StoredFile, MonthRecord>()
  readonly #identities = new Map<number, RowRecord>()
  readonly #sameContent = new Map<number, LoggedEvent[]>()
  readonly #byIdentity = new Map<string, number>()
  readonly #wholesShown = new Set<string>()
  readonly #wholes = new Map<string, string>()
  readonly #ended: RunRecord[] = []

  constructor(
    private readonly weather: Weather,
    private readonly server: LogServer,
    private readonly off: ReadonlySet<string>
  ) {
    for (const event of weather.events) {
      const same = this.#sameContent.get(event.content)
      if (same === undefined) this.#sameContent.set(event.content, [event])
      else same.push(event)
      this.#byIdentity.set(this.identityOf(event), event.content)
    }
  }

  identityOf(event: LoggedEvent): string {
    return this.#recordOf(event).identity
  }

  #recordOf(event: LoggedEvent): RowRecord {
    let record = this.#identities.get(event.content)
    if (record === undefined) {
      const text = event.text[1] === '' ? event.text[0] : event.text.join('?')
      record = recordOfRow(text, this.#disguiseOf(!event.isStrange))
      this.#identities.set(event.content, record)
    }
    return record
  }

  #disguiseOf(isEvent: boolean): Disguise | undefined {
    const key = this.weather.pseudonymKey
    return key === undefined ? undefined : { key, isEvent }
  }

  /** Called with every answer that a run is given. */
  sawAnswer(run: RunRecord, shown: readonly LoggedEvent[], serverNow: number, time: number): void {
    const counts = new Map<string, number>()
    const strange = new Map<string, number>()
    for (const event of shown) {
      const isEvent = !event.isStrange && event.timestamp <= serverNow + furthestAheadMs
      const into = isEvent ? counts : strange
      const whole = this.#wholeOf(this.server.textOf(event, time), isEvent)
      const identity = isEvent ? this.identityOf(event) : whole
      into.set(identity, (into.get(identity) ?? 0) + 1)
      if (isEvent) this.#wholesShown.add(whole)
    }
    raise(run.shown, counts)
    raise(run.shownStrange, strange)
  }

  #wholeOf(text: string, isEvent: boolean): string {
    let whole = this.#wholes.get(`${isEvent}${text}`)
    if (whole === undefined) {
      whole = recordOfRow(text, this.#disguiseOf(isEvent)).whole
      this.#wholes.set(`${isEvent}${text}`, whole)
    }
    return whole
  }

  /** Called with every commit that a run makes, before anything else happens. */
  sawCommit(run: RunRecord, commit: Commit): void {
    const before = this.viewOf(commit.parent)
    const report = (check: Check, message: string): void => this.#report(check, commit.at, message)
    const view = this.#read(commit, before, report)
    this.#views.set(commit.id, view)
    this.#checkAdditive(commit, report)
    this.#checkInvented(view, commit, report)
    this.#checkTime(run, before, view, report)
    this.#checkClaims(run, before, view, report)
    this.#checkVanished(run, before, view, report)
  }

  viewOf(commit: Commit | undefined): View {
    if (commit === undefined) return emptyView
    const known = this.#views.get(commit.id)
    if (known !== undefined) return known
    // Somebody's unrelated commit, or the beginning.
    const view = this.viewOf(commit.parent)
    this.#views.set(commit.id, view)
    return view
  }

  #read(commit: Commit, before: View, report: (check: Check, message: string) => void): View {
    const copies = new Map<string, number>()
    const wholes = new Set<string>()
    let events = 0
    let months = 0
    const bounds = new Map<string, { events: number; oldest?: string; newest?: string }>()
    let quarantine: ReadonlyMap<string, number> = before.quarantine
    for (const [path, file] of commit.files) {
      if (!allowedNames.test(path)) report('stateless', `the folder holds ${path}`)
      try {
        if (/^\d/.test(path)) {
          let month = this.#months.get(file)
          if (month === undefined) {
            month = recordOfMonth(path, file.content)
            this.#months.set(file, month)
            for (const fault of month.faults) report('canonical', fault)
          }
          const { records } = month
          months++
          events += records.length
          for (const { identity, whole } of records) {
            copies.set(identity, (copies.get(identity) ?? 0) + 1)
            wholes.add(whole)
          }
          const times = records.map(({ timestamp }) => timestamp)
          const newest = toIso(Math.max(...times))
          const oldest = toIso(Math.min(...times))
          bounds.set(path, { events: records.length, oldest, newest })
        } else if (path === 'quarantine.json' && commit.parent?.files.get(path) !== file) {
          const rows = recordsOfQuarantine(file.content)
          quarantine = countOf(rows)
          bounds.set(path, { events: rows.length })
        } else if (path === 'quarantine.json') {
          bounds.set(path, { events: [...before.quarantine.values()].reduce((sum, count) => sum + count, 0) })
        }
      } catch (error) {
        report('canonical', String(error))
      }
    }
    const view = { ...before, copies, wholes, quarantine }
    try {
      return this.#replay(commit, view, { events, months, bounds }, report)
    } catch (error) {
      report('valid', String(error))
      return view
    }
  }

  /** The lines that this commit adds to the ledger, and that they fit the files. @throws Error when they do not. */
  #replay(
    commit: Commit,
    view: View,
    found: {
      events: number
      months: number
      bounds: Map<string, { events: number; oldest?: string; newest?: string }>
    },
    report: (check: Check, message: string) => void
  ): View {
    const ledger = commit.files.get('ledger.jsonl')?.content
    if (ledger === undefined || !ledger.endsWith('\n')) throw new Error('there is no whole ledger')
    const before = commit.parent?.files.get('ledger.jsonl')?.content ?? ''
    if (!ledger.startsWith(before)) throw new Error('the ledger does not continue the one before')
    const fresh = ledger.slice(before.length, -1).split('\n')
    if (fresh.length !== 1) throw new Error(`the commit adds ${fresh.length} lines to the ledger`)
    const text = fresh[0] as string
    const line = JSON.parse(text) as LedgerRecord
    if (JSON.stringify(line) !== text) throw new Error('the ledger line is not canonical')
    if (line.seq !== view.lineCount || line.prev !== view.headSha) throw new Error('the chain is broken')
    if (line.archive.events !== found.events || line.archive.files !== found.months) {
      throw new Error(`the ledger counts ${line.archive.events} events, the files hold ${found.events}`)
    }
    const listed = new Set(line.files.map((file) => file.path))
    for (const [path, file] of commit.files) {
      const isChanged = commit.parent?.files.get(path)?.content !== file.content
      if (/^(?:\d|quarantine)/.test(path) && isChanged && !listed.has(path))
        throw new Error(`${path} is not in the ledger`)
    }
    for (const entry of line.files) {
      const file = commit.files.get(entry.path)
      const bound = found.bounds.get(entry.path)
      const { path: _path, ...rest } = entry
      if (file === undefined || bound === undefined) throw new Error(`${entry.path} is not there`)
      const expected = { events: bound.events, bytes: file.bytes, sha256: file.sha256, blob: file.blob }
      const { oldest, newest } = bound
      const dated = oldest === undefined ? expected : { ...expected, oldest, newest }
      if (JSON.stringify(rest) !== JSON.stringify(dated))
        throw new Error(`${entry.path} is not what the ledger says`)
    }
    const coverage = line.coverage
    const through = coverage === null ? view.through : Date.parse(coverage.through)
    const isReasoned =
      line.added > 0 ||
      line.gaps.length > 0 ||
      line.vanished.length > 0 ||
      line.anomalies.quarantined > 0 ||
      line.seq === 0 ||
      (coverage !== null && Date.parse(line.at) - view.through > 7 * dayMs) ||
      (coverage !== null && view.from === undefined)
    if (!isReasoned) report('reasoned', `line ${line.seq} says nothing new`)
    return {
      ...view,
      from: coverage === null ? view.from : Date.parse(coverage.from),
      through,
      gaps: [
        ...view.gaps,
        ...line.gaps.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
      ],
      vanished: [...view.vanished, ...line.vanished],
      lineCount: view.lineCount + 1,
      headSha: createHash('sha256').update(text, 'utf8').digest('hex'),
      headAt: Date.parse(line.at)
    }
  }

  #checkAdditive(commit: Commit, report: (check: Check, message: string) => void): void {
    const newestPart = new Map<string, string>()
    for (const path of [...(commit.parent?.files.keys() ?? [])]
      .filter((name) => /^\d/.test(name))
      .sort(byPart)) {
      newestPart.set(path.slice(0, 7), path)
    }
    for (const [path, old] of commit.parent?.files ?? []) {
      const now = commit.files.get(path)
      if (now === old) continue
      if (now === undefined) report('additive', `${path} is gone`)
      else if (/^\d/.test(path) && now.content !== old.content) {
        if (newestPart.get(path.slice(0, 7)) !== path)
          report('additive', `${path} was sealed and has changed`)
        const held = countOf(now.content.slice(2, -3).split(',\n'))
        for (const [line, count] of countOf(old.content.slice(2, -3).split(',\n'))) {
          if ((held.get(line) ?? 0) < count) {
            report('additive', `${path} lost or changed an event`)
            break
          }
        }
      } else if (path === 'quarantine.json' && !now.content.startsWith(old.content.slice(0, -3))) {
        report('additive', 'quarantine.json lost a row')
      }
    }
  }

  #checkInvented(view: View, commit: Commit, report: (check: Check, message: string) => void): void {
    for (const [identity, count] of view.copies) {
      const content = this.#byIdentity.get(identity)
      const most = content === undefined ? 0 : this.mostAtOnce(content, commit.at)
      if (count > most)
        report('invented', `${count} copies archived, at most ${most} shown: ${identity.slice(0, 300)}`)
    }
    const before = this.viewOf(commit.parent).wholes
    for (const whole of view.wholes) {
      if (before.has(whole)) continue
      if (!this.#wholesShown.has(whole)) report('invented', `never shown like this: ${whole.slice(0, 300)}`)
    }
  }

  /** Archived events that the server never showed, and archived copies beyond those it did. */
  surplusOf(head: Commit, now: number): { invented: number; duplicated: number } {
    let invented = 0
    let duplicated = 0
    for (const [identity, count] of this.viewOf(head).copies) {
      const content = this.#byIdentity.get(identity)
      const most = content === undefined ? 0 : this.mostAtOnce(content, now)
      if (most === 0) invented += count
      else duplicated += Math.max(0, count - most)
    }
    return { invented, duplicated }
  }

  /** The most copies that the server showed at one moment until then. */
  mostAtOnce(content: number, until: number): number {
    const copies = this.#sameContent.get(content) ?? []
    let most = 0
    for (const { shownFrom } of copies) {
      if (shownFrom > until) continue
      const together = copies.filter(
        (copy) => copy.shownFrom <= shownFrom && copy.goneFrom > shownFrom
      ).length
      most = Math.max(most, together)
    }
    return most
  }

  #checkTime(
    run: RunRecord,
    before: View,
    view: View,
    report: (check: Check, message: string) => void
  ): void {
    if (view.through > Math.max(before.through, run.latestDate - settleMs)) {
      report(
        'settled',
        `coverage ends at ${toIso(view.through)}, the last answer was of ${toIso(run.latestDate)}`
      )
    }
    if (view.through < before.through) report('settled', 'coverage shrinks')
    if (before.from !== undefined && view.from !== before.from)
      report('settled', 'the beginning of coverage moves')
    const fresh = view.gaps.slice(before.gaps.length)
    const safe = run.latestDate - this.weather.knobs.retentionMs
    let last = before.through
    for (const gap of fresh) {
      const name = `the gap from ${toIso(gap.from)} to ${toIso(gap.to)}`
      if (gap.from > gap.to || gap.from <= last || gap.to > view.through)
        report('gaps', `${name} is out of place`)
      if (gap.to >= safe) report('gaps', `${name} is still retained`)
      last = gap.to
    }
  }

  #isGap(view: View, time: number): boolean {
    return view.gaps.some(({ from, to }) => from <= time && time <= to)
  }

  #isShownThroughout({ shownFrom, goneFrom }: LoggedEvent, run: RunRecord): boolean {
    const { firstFetch = 0, lastFetch = 0 } = run
    return shownFrom <= firstFetch && goneFrom > lastFetch
  }

  #hadAmnesia(run: RunRecord): boolean {
    return run.excuses.has('amnesia')
  }

  #checkClaims(
    run: RunRecord,
    before: View,
    view: View,
    report: (check: Check, message: string) => void
  ): void {
    if (view.from === undefined || this.#hadAmnesia(run)) return
    const from = before.from === undefined ? view.from : before.through + 1
    const owed = new Map<string, number>()
    for (const event of this.weather.events) {
      const { timestamp } = event
      if (timestamp < from || timestamp > view.through || event.isStrange || this.#isGap(view, timestamp))
        continue
      if (!this.#isShownThroughout(event, run) && !this.#isOwed(event)) continue
      const identity = this.identityOf(event)
      owed.set(identity, (owed.get(identity) ?? 0) + 1)
    }
    for (const [identity, count] of owed) {
      if ((view.copies.get(identity) ?? 0) >= count) continue
      report(
        'claims',
        `claims ${toIso(from)} to ${toIso(view.through)}, lacks ${count - (view.copies.get(identity) ?? 0)} of ${identity.slice(0, 300)}`
      )
    }
  }

  /** A punctual event is there to be seen once the settling time is over; if it has expired since, it is lost. */
  #isOwed(event: LoggedEvent): boolean {
    return event.isPunctual && !event.isDeleted
  }

  #checkVanished(
    run: RunRecord,
    before: View,
    view: View,
    report: (check: Check, message: string) => void
  ): void {
    const all = countOf(view.vanished)
    for (const [time, count] of countOf(view.vanished.slice(before.vanished.length))) {
      const same = this.weather.events.filter((event) => event.timestamp === time)
      const gone = same.filter(
        (event) => event.goneFrom <= (run.lastFetch ?? 0) && (event.isDeleted || this.weather.isPurgeRagged)
      ).length
      if (count > gone)
        report('vanished', `${count} events of ${toIso(time)} are called vanished, ${gone} were removed`)
      const identities = new Set(same.map((event) => this.identityOf(event)))
      const held = [...identities].reduce((sum, identity) => sum + (view.copies.get(identity) ?? 0), 0)
      if ((all.get(time) ?? 0) > held)
        report(
          'vanished',
          `${all.get(time)} events of ${toIso(time)} are called vanished, ${held} were archived`
        )
    }
  }

  /** Called when a run ends, well or not. */
  sawEnd(run: RunRecord, now: number): void {
    const report = (check: Check, message: string): void =>
      this.#report(check, now, `run ${run.number}: ${message}`)
    if (run.outcome === 'failed') {
      if (run.faults.size === 0) report('caused', `failed without a cause: ${run.error}`)
      else if (!/^(?:Source|Archive)Error/.test(String((run.error as Error)?.name)))
        report('caused', `${run.error}`)
      return
    }
    const { report: told, lastSeen } = run
    if (run.outcome !== 'ended' || told === undefined || lastSeen === undefined) return
    const view = this.viewOf(lastSeen)
    for (const [identity, count] of run.shown) {
      if ((view.copies.get(identity) ?? 0) < count)
        report('shown', `was shown ${count} of ${identity.slice(0, 300)}`)
    }
    for (const [identity, count] of run.shownStrange) {
      if ((view.quarantine.get(identity) ?? 0) < count)
        report('quarantined', `dropped ${identity.slice(0, 300)}`)
    }
    if (told.verdict === 'unproven') {
      if (run.excuses.size === 0) report('diligent', `ended unproven: ${told.reasons.join('; ')}`)
      return
    }
    this.#ended.push(run)
    if (this.#hadAmnesia(run)) return
    this.#checkLookback(run, view, report)
    this.#checkCounted(run, view, report)
  }

  #checkLookback(run: RunRecord, view: View, report: (check: Check, message: string) => void): void {
    const opened = this.viewOf(run.opened)
    // What is older than the beginning of coverage was never promised.
    const since = Math.max(opened.through - this.weather.lookbackMs, view.from ?? Number.POSITIVE_INFINITY)
    for (const event of this.weather.events) {
      if (event.timestamp < since || event.timestamp > view.through || event.isStrange) continue
      if (!this.#isShownThroughout(event, run) || view.copies.has(this.identityOf(event))) continue
      report('lookback', `read back to ${toIso(since)} but lacks ${this.identityOf(event).slice(0, 300)}`)
    }
  }

  #checkCounted(run: RunRecord, view: View, report: (check: Check, message: string) => void): void {
    const { firstFetch = 0, lastFetch = 0 } = run
    const shown = this.server.shownAt(firstFetch)
    const isQuiet = shown === this.server.shownAt(lastFetch) && run.isAlone
    if (
      !isQuiet ||
      run.excuses.size > 0 ||
      run.shownStrange.size > 0 ||
      shown.some((event) => event.isStrange)
    )
      return
    const copies = new Map<string, number>()
    for (const event of shown) {
      const identity = this.identityOf(event)
      copies.set(identity, (copies.get(identity) ?? 0) + 1)
    }
    let missing = 0
    // What the run was shown and did not archive is for the check called shown.
    for (const [identity, count] of copies) {
      const held = Math.max(view.copies.get(identity) ?? 0, run.shown.get(identity) ?? 0)
      missing += Math.max(0, count - held)
    }
    if (missing === 0) return
    const oldest = shown[0]?.timestamp ?? Number.POSITIVE_INFINITY
    let gone = 0
    for (const [identity, count] of view.copies) {
      const content = this.#byIdentity.get(identity)
      const timestamp = this.#sameContent.get(content ?? -1)?.[0]?.timestamp ?? 0
      if (timestamp > oldest) gone += Math.max(0, count - (copies.get(identity) ?? 0))
    }
    gone -= view.vanished.filter((time) => time > oldest).length
    // The sweep may have recorded one half of a pair whose other half it did not reach.
    const swept = view.vanished.length - this.viewOf(run.opened).vanished.length
    if (missing >= gone && missing <= gone + swept) return
    const lacking = [...copies].filter(([identity, count]) => (view.copies.get(identity) ?? 0) < count)
    report(
      'counted',
      `${missing} shown events are not archived, ${gone} vanished are not recorded: ${lacking.map(([identity]) => identity.slice(0, 300))}`
    )
  }

  /** After the quiet nights: the last word. */
  sawAll(head: Commit, frozenAt: number): { lost: number; unfound: number } {
    const report = (check: Check, message: string): void => this.#report(check, frozenAt, message)
    const view = this.viewOf(head)
    const shown = new Map<string, number>()
    for (const event of this.server.shownAt(frozenAt)) {
      if (event.isStrange) continue
      const identity = this.identityOf(event)
      shown.set(identity, (shown.get(identity) ?? 0) + 1)
    }
    for (const [identity, count] of shown) {
      const held = view.copies.get(identity) ?? 0
      if (held < count)
        report('complete', `${held} of ${count} archived at the end: ${identity.slice(0, 300)}`)
    }
    let lost = 0
    let unfound = 0
    for (const event of this.weather.events) {
      const { timestamp } = event
      if (event.isStrange || event.isDeleted || timestamp < (view.from ?? Number.POSITIVE_INFINITY)) continue
      if (timestamp > view.through || this.#isGap(view, timestamp) || view.copies.has(this.identityOf(event)))
        continue
      if (event.isPunctual) {
        if (this.#wasAlwaysForgotten(event)) continue
        lost++
        report('complete', `never archived, in no gap: ${this.identityOf(event).slice(0, 300)}`)
      } else {
        unfound++
        const chances = new Set(
          this.#ended
            .filter((run) => this.#isShownThroughout(event, run) && !this.#hadAmnesia(run))
            .map((run) => Math.floor(run.startedAt / dayMs))
        )
        if (chances.size >= 14)
          report(
            'complete',
            `late, missed by ${chances.size} nights: ${this.identityOf(event).slice(0, 300)}`
          )
      }
    }
    return { lost, unfound }
  }

  /** Whether the first run that could have claimed it was told that the log is empty. */
  #wasAlwaysForgotten(event: LoggedEvent): boolean {
    return this.weather.episodes.some(
      ({ kind, from, to }) => kind === 'amnesia' && from < event.goneFrom && to > event.shownFrom
    )
  }

  #report(check: Check, at: number, message: string): void {
    if (!this.off.has(check)) this.violations.push({ check, at, message })
  }
}

function raise(most: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [identity, count] of counts) most.set(identity, Math.max(count, most.get(identity) ?? 0))
}

function countOf<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

function byPart(a: string, b: string): number {
  return a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length
}

function toIso(time: number | undefined): string {
  return time === undefined || !Number.isFinite(time) ? 'never' : new Date(time).toISOString()
}
