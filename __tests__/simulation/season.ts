import type { Change, Receipt, Snapshot } from '../../src/archive/destination.js'
import { openArchive } from '../../src/archive/opened-archive.js'
import { ArchiveError } from '../../src/errors.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { countNew } from '../../src/review/report.js'
import { lastWeek } from '../../src/review/review-period.js'
import { run } from '../../src/run/run.js'
import { dayMs, hourMs } from './durations.js'
import { type Commit, Host } from './host.js'
import { setKnobs } from './knobs.js'
import { type Lie, LogServer, type Served } from './log-server.js'
import { Night } from './night.js'
import { Oracle, type RunRecord, type Violation } from './oracle.js'
import type { PlannedRun } from './planned-runs.js'
import { Random } from './random.js'
import { Scheduler } from './scheduler.js'
import type { EpisodeKind } from './troubles.js'
import { VirtualTimers } from './virtual-timers.js'
import { forecast, isStable, type Weather } from './weather.js'
import { type Response, responseOf, type Trouble, troubledResponse, troubles } from './wire.js'

export interface SeasonOptions {
  /** Requests under way at once, instead of what the seed draws. */
  readonly concurrency?: number
  readonly seed: number
  /** Names of checks that the oracle leaves out. */
  readonly without?: readonly string[]
  readonly trace?: (line: string) => void
}

/** What one seed came to. */
export interface SeasonResult {
  readonly seed: number
  readonly violations: readonly Violation[]
  readonly days: number
  readonly events: number
  readonly archived: number
  readonly commits: number
  readonly runs: number
  readonly requests: number
  readonly gaps: number
  readonly lost: number
  readonly invented: number
  readonly duplicated: number
  readonly verdicts: Readonly<Record<string, number>>
  readonly anomalies: { readonly late: number; readonly revised: number; readonly vanished: number }
  /** By kind: how many were planned or rolled, and how many of them a run met. */
  readonly faults: Readonly<Record<string, readonly [injected: number, effective: number]>>
}

/** Plays the ninety days of one seed with the real program, and the quiet nights after them. */
export async function play(options: SeasonOptions): Promise<SeasonResult> {
  const drawn = forecast(options.seed)
  const weather = { ...drawn, concurrency: options.concurrency ?? drawn.concurrency }
  setKnobs(weather.knobs)
  const season = new Season(weather, options)
  const timers = new VirtualTimers(season.scheduler, new Random(`timers ${options.seed}`))
  try {
    return await season.play()
  } finally {
    timers.restore()
  }
}

export class Season {
  readonly #scheduler: Scheduler
  readonly #server: LogServer
  readonly #host = new Host()
  readonly #oracle: Oracle
  readonly #faults = new Map<string, [number, number]>()
  readonly #runs: RunRecord[] = []
  readonly #verdicts: Record<string, number> = {}
  readonly #anomalies = { late: 0, revised: 0, vanished: 0 }
  readonly #trace: (line: string) => void
  readonly #metEpisodes = new Set<unknown>()
  #isQuiet = false
  #commits = 0

  constructor(
    private readonly weather: Weather,
    private readonly options: SeasonOptions
  ) {
    this.#scheduler = new Scheduler(weather.start)
    this.#server = new LogServer(weather, new Random(`server ${weather.seed}`))
    this.#oracle = new Oracle(weather, this.#server, new Set(options.without))
    const { trace } = options
    this.#trace =
      trace === undefined
        ? () => {}
        : (line) => trace(`${new Date(this.#scheduler.now).toISOString()} ${line}`)
  }

  async play(): Promise<SeasonResult> {
    const { weather } = this
    this.#trace(describeWeather(weather))
    for (const planned of weather.runs) this.#scheduler.at(planned.at, () => this.#start(planned))
    for (const deed of weather.deeds) {
      this.#scheduler.at(deed.at, () => {
        this.#struck(
          deed.kind,
          this.#runs.some((known) => known.outcome === 'running')
        )
        this.#trace(`somebody: ${deed.kind}${deed.kind === 'force-push' ? ` ${deed.back} back` : ''}`)
        if (deed.kind === 'force-push') {
          for (const known of this.#runs) if (known.outcome === 'running') known.excuses.add(deed.kind)
          this.#host.forceBack(deed.back)
        } else this.#host.commitUnrelated(this.#scheduler.now)
      })
    }
    for (const { kind } of weather.episodes) this.#struck(kind, false)
    await this.#scheduler.runUntil(weather.end)
    await this.#scheduler.runDry()
    const frozenAt = Math.max(weather.end, this.#scheduler.now)
    const lastWord = await this.#quietNights(frozenAt)
    const { violations } = this.#oracle
    return {
      seed: weather.seed,
      violations,
      days: (frozenAt - weather.start) / dayMs,
      events: weather.events.filter((event) => event.shownFrom < frozenAt).length,
      archived: [...this.#oracle.viewOf(this.#host.head).copies.values()].reduce(
        (sum, count) => sum + count,
        0
      ),
      commits: this.#commits,
      runs: this.#runs.length,
      requests: this.#runs.reduce((sum, known) => sum + known.requests, 0),
      gaps: this.#oracle.viewOf(this.#host.head).gaps.length,
      lost: lastWord.lost,
      ...this.#oracle.surplusOf(this.#host.head, frozenAt),
      verdicts: this.#verdicts,
      anomalies: this.#anomalies,
      faults: Object.fromEntries(this.#faults)
    }
  }

  /** Nothing comes, goes or fails any more; as many nights as the rolling sweep needs. */
  async #quietNights(frozenAt: number): Promise<{ lost: number; unfound: number }> {
    const { pageSize } = this.weather
    this.#isQuiet = true
    this.#server.freeze(frozenAt)
    const nights = Math.ceil(this.#server.shownAt(frozenAt).length / (10 * (pageSize - 2))) + 3
    for (let night = 1; night <= nights; night++) {
      await this.#scheduler.runUntil(frozenAt + night * dayMs)
      this.#start({ at: this.#scheduler.now })
      await this.#scheduler.runDry()
    }
    const { head } = this.#host
    this.#start({ at: this.#scheduler.now })
    await this.#scheduler.runDry()
    if (this.#host.head !== head) {
      const message = 'a second run of the same night made a commit'
      // A list that is reshuffled shows other rows each time.
      if (isStable(this.weather.listOrder) && !this.options.without?.includes('idempotent')) {
        this.#oracle.violations.push({ check: 'idempotent', at: this.#scheduler.now, message })
      }
    }
    return this.#oracle.sawAll(this.#host.head, frozenAt)
  }

  #struck(kind: string, isEffective: boolean): void {
    const [injected, effective] = this.#faults.get(kind) ?? [0, 0]
    this.#faults.set(kind, [injected + 1, effective + (isEffective ? 1 : 0)])
  }

  #met(kind: EpisodeKind, time: number): boolean {
    if (this.#isQuiet) return false
    const episode = this.#server.episode(kind, time)
    if (episode === undefined) return false
    if (!this.#metEpisodes.has(episode)) {
      this.#metEpisodes.add(episode)
      const [injected, effective] = this.#faults.get(kind) ?? [0, 0]
      this.#faults.set(kind, [injected, effective + 1])
    }
    return true
  }

  #start(planned: PlannedRun): void {
    const record: RunRecord = {
      number: this.#runs.length + 1,
      startedAt: this.#scheduler.now,
      faults: new Set(),
      excuses: new Set(),
      shown: new Map(),
      shownStrange: new Map(),
      isAlone: true,
      requests: 0,
      firstFetch: undefined,
      lastFetch: undefined,
      latestDate: 0,
      opened: undefined,
      lastSeen: undefined,
      outcome: 'running'
    }
    for (const other of this.#runs) {
      if (other.outcome !== 'running') continue
      other.isAlone = false
      record.isAlone = false
    }
    this.#runs.push(record)
    if (planned.kill !== undefined) this.#struck('kill', false)
    this.#trace(`run ${record.number} starts${record.isAlone ? '' : ' beside another'}`)
    const { pageSize, concurrency, lookbackMs } = this.weather
    const stamp = { id: `run-${record.number}`, attempt: 1, repository: 'acme/audit', version: '0.0.0' }
    const { pseudonyms } = this.#server
    const night = new Night(this, record, planned, { concurrency, pseudonyms })
    const options = {
      pageSize,
      concurrency,
      lookbackMs,
      reviewPeriod: lastWeek,
      rules: defaultRules,
      secrets: [],
      run: stamp,
      pseudonyms
    }
    const edges = night.edges()
    const running = openArchive(edges.destination).then((opened) => run(opened, options, edges))
    running.then(
      (report) => {
        record.outcome = 'ended'
        record.report = report
        this.#verdicts[report.verdict] = (this.#verdicts[report.verdict] ?? 0) + 1
        for (const name of ['late', 'revised', 'vanished'] as const)
          this.#anomalies[name] += report.anomalies[name]
        this.#trace(
          `run ${record.number} ends ${report.verdict}, ${countNew(report)} new, through ` +
            `${report.coverage?.through}${report.reasons.map((reason) => `; ${reason}`).join('')}`
        )
        this.#oracle.sawEnd(record, this.#scheduler.now)
      },
      (error: unknown) => {
        record.outcome = 'failed'
        record.error = error
        this.#trace(`run ${record.number} fails: ${error instanceof Error ? error.stack : error}`)
        this.#oracle.sawEnd(record, this.#scheduler.now)
      }
    )
  }

  // What follows is for one run's edges.

  get scheduler(): Scheduler {
    return this.#scheduler
  }

  get calm(): boolean {
    return this.#isQuiet
  }

  describe(record: RunRecord, text: string): void {
    this.#trace(`run ${record.number} ${text}`)
  }

  roll(random: Random, kind: string, chance: number): boolean {
    const isStruck = !this.#isQuiet && random.chance(chance)
    if (isStruck) this.#struck(kind, true)
    return isStruck
  }

  killed(record: RunRecord): void {
    const [injected, effective] = this.#faults.get('kill') ?? [0, 0]
    this.#faults.set('kill', [injected, effective + 1])
    record.outcome = 'killed'
    this.#trace(`run ${record.number} is killed`)
  }

  /** What the server sends at this moment, and what else becomes of it on the way. */
  respond(record: RunRecord, position: { skip: number; limit: number }, random: Random): Response {
    const { now } = this.#scheduler
    const { chances } = this.weather
    record.requests++
    record.firstFetch ??= this.#server.momentOf(now)
    record.lastFetch = this.#server.momentOf(now)
    const trouble = this.#met('unreachable', now) ? random.pick(troubles) : this.#rollTrouble(random)
    let lie: Lie
    if (this.roll(random, 'empty-page', chances.emptyPage)) lie = 'empty-page'
    else if (this.roll(random, 'empty-log', chances.emptyLog)) lie = 'empty-log'
    const served = this.#server.serve(position, now, lie)
    // A request that fails for good makes pages small again; those of fewer than nine rows cannot be put together.
    if (trouble === 'not-json' && this.weather.pageSize < 9) record.excuses.add('small-pages')
    const response = trouble === undefined ? responseOf(served) : troubledResponse(trouble, served, random)
    if (response.isWhole) this.#sawAnswer(record, served, lie)
    this.describe(
      record,
      `asks ${position.skip}+${position.limit}: ${trouble ?? describeServed(served)}${lie ? `, a lie: ${lie}` : ''}`
    )
    return response
  }

  #rollTrouble(random: Random): Trouble | undefined {
    const { failure, trouble } = this.weather.chances
    if (this.roll(random, 'not-json', failure)) return 'not-json'
    const kind = random.pick(troubles)
    return this.roll(random, kind, trouble) ? kind : undefined
  }

  /** A run that is given an answer whole is held to what it said, lies included. */
  #sawAnswer(record: RunRecord, { serverNow, shown }: Served, lie: Lie): void {
    const { now } = this.#scheduler
    if (this.#met('unusable-answers', now)) record.faults.add('unusable-answers')
    for (const kind of ['amnesia', 'shuffled', 'by-arrival', 'lagging-total', 'oldest-first'] as const) {
      if (this.#met(kind, now)) record.excuses.add(kind)
    }
    for (const kind of ['clamped-limit', 'changing-limit'] as const)
      if (this.#met(kind, now)) record.excuses.add(kind)
    this.#met('skewed-clock', now)
    if (lie !== undefined) record.excuses.add(lie)
    const { listOrder } = this.weather
    const { firstFetch = now } = record
    if (!isStable(listOrder)) record.excuses.add(listOrder)
    // A list that is not sorted by time is proven as a whole or not at all, so it must hold still for a while.
    else if (listOrder !== 'by-time' && this.#server.shownAt(firstFetch) !== this.#server.shownAt(now))
      record.excuses.add('changing-list')
    record.latestDate = Math.max(record.latestDate, serverNow)
    this.#oracle.sawAnswer(record, shown, serverNow, now)
  }

  snapshot(record: RunRecord, random: Random, call: (name: string) => Promise<void>): Snapshot {
    const { now } = this.#scheduler
    const { head } = this.#host
    if (this.roll(random, 'rate-limited', this.weather.chances.rateLimit)) {
      record.faults.add('rate-limited')
      throw new ArchiveError('refused', 'Cannot read "simulated": secondary rate limit')
    }
    const isFresh = head.parent !== undefined && now - head.at < 20_000
    const commit =
      isFresh && this.roll(random, 'stale-read', this.weather.chances.staleRead)
        ? (head.parent as Commit)
        : head
    if (commit !== head) record.faults.add('stale-read')
    record.opened ??= commit
    record.lastSeen = commit
    this.describe(record, `opens ${commit.id.slice(0, 7)}${commit === head ? '' : ', which is stale'}`)
    return this.#host.snapshotOf(commit, call)
  }

  commit(record: RunRecord, change: Change, random: Random): Receipt {
    const { chances } = this.weather
    if (this.roll(random, 'rate-limited', chances.rateLimit)) {
      record.faults.add('rate-limited')
      throw new ArchiveError('refused', 'Cannot write "simulated": secondary rate limit')
    }
    if (this.roll(random, 'lost-race', chances.lostRace)) return { kind: 'stale' }
    if (this.roll(random, 'lost-request', chances.lostRequest)) return { kind: 'unknown' }
    const commit = this.#host.commit(change, record.number, this.#scheduler.now)
    if (commit === undefined) {
      record.faults.add('moved-branch')
      this.#struck('moved-branch', true)
      this.describe(record, 'commits too late: the branch has moved')
      return { kind: 'stale' }
    }
    this.#commits++
    record.lastSeen = commit
    this.describe(record, `commits ${commit.id.slice(0, 7)}: ${change.message.subject}`)
    this.#oracle.sawCommit(record, commit)
    if (this.roll(random, 'lost-answer', chances.lostAnswer)) return { kind: 'unknown' }
    return { kind: 'committed', revision: commit.id, commit: { sha: commit.id } }
  }

  get pace(): number {
    return this.weather.slowness
  }

  get chanceOfHanging(): number {
    return this.weather.chances.hang
  }
}

function describeServed({ shown, total }: Served): string {
  const times = shown.map(({ timestamp }) => new Date(timestamp).toISOString())
  const span = times.length === 0 ? '' : `, ${times[0]} to ${times.at(-1)}`
  return `${shown.length} of ${total}${span}`
}

function describeWeather(weather: Weather): string {
  const { events, deeds, runs, episodes, actors, ...rest } = weather
  const days = (ms: number): string => `day ${((ms - weather.start) / dayMs).toFixed(2)}`
  return [
    `seed ${weather.seed}: ${events.length} events by ${actors.length} actors, ${runs.length} runs, ${deeds.length} deeds`,
    JSON.stringify(rest),
    ...episodes.map(
      ({ kind, from, to, size }) =>
        `${kind} ${size} from ${days(from)} for ${((to - from) / hourMs).toFixed(0)} h`
    )
  ].join('\n  ')
}
