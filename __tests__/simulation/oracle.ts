import type { RunReport } from '../../src/review/report.js'
import { ArchiveViews, countOf, emptyView, toIso, type View } from './archive-view.js'
import type { Check, Report } from './checks.js'
import { dayMs, hourMs } from './durations.js'
import type { Commit } from './host.js'
import type { LogServer } from './log-server.js'
import type { LoggedEvent } from './logged-events.js'
import { type Disguise, type RowRecord, recordOfRow } from './record.js'
import { isStable, type Weather } from './weather.js'

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

const settleMs = 120_000
const furthestAheadMs = 48 * hourMs

export class Oracle {
  readonly violations: Violation[] = []
  readonly #views = new Map<string, View>()
  readonly #reader = new ArchiveViews()
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
    const view = this.#reader.read(commit, before, report)
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

  #checkAdditive(commit: Commit, report: Report): void {
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

  #checkInvented(view: View, commit: Commit, report: Report): void {
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

  #checkTime(run: RunRecord, before: View, view: View, report: Report): void {
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

  #checkClaims(run: RunRecord, before: View, view: View, report: Report): void {
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

  #checkVanished(run: RunRecord, before: View, view: View, report: Report): void {
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

  #checkLookback(run: RunRecord, view: View, report: Report): void {
    const opened = this.viewOf(run.opened)
    // What is older than the beginning of coverage was never promised.
    const since = Math.max(opened.through - this.weather.lookbackMs, view.from ?? Number.POSITIVE_INFINITY)
    for (const event of this.weather.events) {
      if (event.timestamp < since || event.timestamp > view.through || event.isStrange) continue
      if (!this.#isShownThroughout(event, run) || view.copies.has(this.identityOf(event))) continue
      report('lookback', `read back to ${toIso(since)} but lacks ${this.identityOf(event).slice(0, 300)}`)
    }
  }

  #checkCounted(run: RunRecord, view: View, report: Report): void {
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
    // Of a list that is reshuffled nobody can be sure to have seen every row: only claims count.
    const atTheEnd = isStable(this.weather.listOrder) ? this.server.shownAt(frozenAt) : []
    for (const event of atTheEnd) {
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

function byPart(a: string, b: string): number {
  return a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length
}
