import { type Knobs, realKnobs } from './knobs.js'
import { Random } from './random.js'

/** Everything that will happen to one archive in ninety days, decided by one number before it begins. */
export interface Weather {
  readonly seed: number
  readonly start: number
  readonly end: number
  readonly knobs: Knobs
  readonly pageSize: number
  readonly concurrency: number
  readonly lookbackMs: number
  readonly events: readonly LoggedEvent[]
  readonly actors: readonly Actor[]
  readonly isEmailJoined: boolean
  readonly areTiesShuffled: boolean
  /** Of the pseudonyms that the archive holds; absent where it holds none. */
  readonly pseudonymKey: string | undefined
  readonly isPurgeRagged: boolean
  /** How much slower than usual the server answers. */
  readonly slowness: number
  readonly episodes: readonly Episode[]
  readonly runs: readonly PlannedRun[]
  readonly deeds: readonly Deed[]
  readonly chances: Chances
}

/** One row of the server's log, with its fate. Times are epoch milliseconds. */
export interface LoggedEvent {
  readonly number: number
  /** Where it stands in the list; its own timestamp, unless it is strange. */
  readonly timestamp: number
  readonly shownFrom: number
  readonly goneFrom: number
  readonly isDeleted: boolean
  /** Shown within the settling time, as the vendor's events are. */
  readonly isPunctual: boolean
  /** Copies share this number. */
  readonly content: number
  readonly actor: number
  /** The row's text before and after the e-mail that may change; after it nothing where none does. */
  readonly text: readonly [string, string]
  readonly isStrange: boolean
}

export interface Actor {
  readonly emails: readonly { readonly from: number; readonly email: string }[]
}

export type EpisodeKind =
  | 'clamped-limit'
  | 'changing-limit'
  | 'lagging-total'
  | 'oldest-first'
  | 'shuffled'
  | 'by-arrival'
  | 'amnesia'
  | 'unusable-answers'
  | 'unreachable'
  | 'skewed-clock'

export interface Episode {
  readonly kind: EpisodeKind
  readonly from: number
  readonly to: number
  /** Rows, or milliseconds. */
  readonly size: number
}

export interface PlannedRun {
  readonly at: number
  /** Killed at its so-manieth call of the world, before or after that took effect. */
  readonly kill?: { readonly call: number; readonly when: 'before' | 'after' }
}

export interface Deed {
  readonly at: number
  readonly kind: 'force-push' | 'unrelated-commit'
  readonly back: number
}

/** Of one request or commit. */
export interface Chances {
  /** Of an answer that is none, for good. */
  readonly failure: number
  /** Of an answer that goes astray, and may be asked for again. */
  readonly trouble: number
  readonly emptyPage: number
  readonly emptyLog: number
  readonly hang: number
  readonly staleRead: number
  readonly lostRace: number
  readonly lostAnswer: number
  readonly lostRequest: number
  readonly rateLimit: number
}

export const dayMs = 86_400_000
export const hourMs = 3_600_000
const nightly = 3 * hourMs + 17 * 60_000

export function forecast(seed: number): Weather {
  const random = new Random(`weather ${seed}`)
  const start = Date.UTC(2025, random.whole(0, 11), random.whole(1, 28))
  const end = start + 90 * dayMs
  const isShort = random.chance(0.7)
  const promisedDays = isShort ? random.whole(8, 16) : 59
  const retentionMs = promisedDays * dayMs + random.between(0.05, 2.5) * dayMs
  const lookbackMs = random.chance(0.06)
    ? Number.POSITIVE_INFINITY
    : isShort
      ? random.pick([1, 2, 3]) * dayMs
      : 3 * dayMs
  // Small logs are read whole each night, longer ones by lookback, count and sweep.
  const retained = random.pick([20, 60, 100, 150, 200, 300])
  const pageSize = random.chance(0.7)
    ? random.whole(6, Math.max(7, Math.ceil(retained / 11)))
    : random.whole(10, 60)
  const maxPartBytes = random.pick([3_000, 20_000, 60_000, realKnobs.maxPartBytes])
  const knobs: Knobs = {
    retentionMs: promisedDays * dayMs,
    maxPartBytes,
    maxBatchBytes: random.chance(0.5) ? random.pick([6_000, 30_000]) : realKnobs.maxBatchBytes,
    // Not by chance: every other season stays as it was.
    stageRows: seed % 3 === 1 ? Math.ceil(retained / 4) : realKnobs.stageRows
  }
  const isPurgeRagged = random.chance(0.1)
  const runs = planRuns(random, { start, end, promisedDays })
  const actors = planActors(random, start)
  const events = planEvents(random, {
    start,
    end,
    retentionMs,
    perDay: Math.min(12, retained / (retentionMs / dayMs)),
    pageSize,
    lookbackMs,
    runs,
    actors,
    purgeEveryMs: random.pick([1, hourMs, dayMs]),
    isPurgeRagged
  })
  return {
    seed,
    start,
    end,
    knobs,
    pageSize,
    concurrency: random.whole(1, 4),
    lookbackMs,
    events,
    actors,
    isEmailJoined: random.chance(0.6),
    areTiesShuffled: random.chance(0.7),
    // Not by chance: every other season stays as it was.
    pseudonymKey: seed % 5 === 3 ? `key-of-season-${seed}-0123456789abcdef` : undefined,
    isPurgeRagged,
    slowness: random.pick([1, 1, 1, 4]),
    episodes: planEpisodes(random, { start, end, pageSize }),
    runs,
    deeds: planDeeds(random, runs),
    chances: planChances(random)
  }
}

function planChances(random: Random): Chances {
  const rough = random.pick([0, 0.3, 1, 1, 3])
  return {
    failure: 0.0015 * rough,
    trouble: random.pick([0, 0.01, 0.05, 0.15]),
    emptyPage: 0.002 * rough,
    emptyLog: 0.002 * rough,
    hang: 0.004,
    staleRead: random.pick([0, 0.1, 0.4]),
    lostRace: 0.02 * rough,
    lostAnswer: 0.03 * rough,
    lostRequest: 0.03 * rough,
    rateLimit: 0.01 * rough
  }
}

function planRuns(
  random: Random,
  { start, end, promisedDays }: { start: number; end: number; promisedDays: number }
): PlannedRun[] {
  const outages: { from: number; to: number }[] = []
  const outage = (days: number): void => {
    const from = random.between(start + dayMs, end - 2 * dayMs)
    outages.push({ from, to: from + days * dayMs })
  }
  for (let count = random.whole(0, 2); count > 0; count--) outage(random.between(1, 6))
  if (random.chance(0.3)) outage(promisedDays + random.between(-1, 8))
  if (random.chance(0.15)) outage(promisedDays + random.between(-1, 3))
  const killed = random.pick([0, 0.05, 0.12, 0.25])
  const runs: PlannedRun[] = []
  const add = (at: number): void => {
    if (at >= end || outages.some(({ from, to }) => from <= at && at < to)) return
    const kill = random.chance(killed)
      ? { call: Math.floor(random.exponential(9)), when: random.pick(['before', 'after'] as const) }
      : undefined
    runs.push({ at, ...(kill === undefined ? {} : { kill }) })
  }
  for (let day = start; day < end; day += dayMs) {
    const at = day + nightly + random.between(0, 40 * 60_000)
    add(at)
    if (random.chance(0.18)) {
      for (let more = random.whole(1, 3); more > 0; more--) add(at + random.between(0, 45_000))
    }
    if (random.chance(0.05)) add(day + random.between(4, 23) * hourMs)
  }
  return runs.sort((a, b) => a.at - b.at)
}

function planActors(random: Random, start: number): Actor[] {
  return Array.from({ length: random.whole(3, 9) }, (_, index) => {
    const emails = [{ from: 0, email: `person${index}@acme.example` }]
    for (let count = random.pick([0, 0, 1, 2]); count > 0; count--) {
      emails.push({
        from: start + random.between(0, 90) * dayMs,
        email: `person${index}.${count}@acme.example`
      })
    }
    return { emails: emails.sort((a, b) => a.from - b.from) }
  })
}

interface EventPlan {
  readonly start: number
  readonly end: number
  readonly retentionMs: number
  readonly perDay: number
  readonly pageSize: number
  readonly lookbackMs: number
  readonly runs: readonly PlannedRun[]
  readonly actors: readonly Actor[]
  readonly purgeEveryMs: number
  readonly isPurgeRagged: boolean
}

interface Draft {
  timestamp: number
  delay: number
  content: number
  actor: number
  text: readonly [string, string]
  isStrange: boolean
  deletedAt: number
}

function planEvents(random: Random, plan: EventPlan): LoggedEvent[] {
  const begin = plan.start - plan.retentionMs - dayMs
  const drafts: Draft[] = []
  let contents = 0
  const lateShare = random.pick([0, 0.01, 0.03])
  const twinShare = random.pick([0.005, 0.03])
  const oddShare = random.pick([0, 0, 0.003])
  const futureShare = random.pick([0, 0, 0.006])
  const longestDelay = Math.min(5 * dayMs, plan.retentionMs / 3)
  const add = (time: number): void => {
    const isFuture = random.chance(futureShare)
    const timestamp = Math.floor(isFuture ? time + random.between(5 / 60, 72) * hourMs : time)
    const content = contents++
    const actor = random.whole(0, plan.actors.length - 1)
    const isStrange = random.chance(oddShare)
    const delay = isFuture
      ? time - timestamp
      : random.chance(lateShare)
        ? lateness(random, longestDelay)
        : random.between(0, 30_000)
    const text = isStrange
      ? strangeText(random, content, timestamp)
      : plainText(random, content, timestamp, actor)
    const draft = { timestamp, delay, content, actor, text, isStrange, deletedAt: Number.POSITIVE_INFINITY }
    drafts.push(draft)
    for (let copies = 1; random.chance(copies === 1 ? twinShare : 0.4); copies++) {
      drafts.push({ ...draft, delay: random.chance(0.8) ? delay : lateness(random, longestDelay) })
    }
  }
  const quiet = Array.from({ length: random.pick([0, 1, 2]) }, () => {
    const from = random.between(plan.start, plan.end)
    return { from, to: from + random.between(6, 12) * dayMs }
  })
  const tieShare = random.pick([0.02, 0.1])
  for (let time = begin; time < plan.end - hourMs; time += random.exponential(dayMs / plan.perDay)) {
    if (quiet.some(({ from, to }) => from <= time && time < to)) continue
    add(time)
    if (random.chance(tieShare)) for (let more = random.whole(1, 5); more > 0; more--) add(Math.floor(time))
  }
  for (let bursts = random.whole(0, 4); bursts > 0; bursts--) {
    const time = Math.floor(random.between(plan.start, plan.end - hourMs))
    for (let count = random.whole(5, 40); count > 0; count--) add(time + random.between(0, 300_000))
  }
  if (random.chance(0.15)) {
    // One bulk action: more events in a millisecond than a page holds.
    const time = Math.floor(random.between(plan.start, plan.end - hourMs))
    for (let count = Math.ceil(plan.pageSize * random.between(0.8, 2.5)); count > 0; count--) add(time)
  }
  drafts.sort((a, b) => a.timestamp - b.timestamp)
  deleteSome(random, drafts, plan)
  swapSome(random, drafts, plan, { longestDelay, contents })
  return drafts
    .map((draft) => settle(random, draft, plan))
    .filter((event) => event.shownFrom < event.goneFrom)
    .sort((a, b) => a.timestamp - b.timestamp)
    .map((event, number) => ({ ...event, number }))
}

function lateness(random: Random, longest: number): number {
  const delay = random.chance(0.5)
    ? random.between(150_000, 2 * hourMs)
    : random.chance(0.6)
      ? random.between(2, 48) * hourMs
      : random.between(1, 5) * dayMs
  return Math.min(delay, longest)
}

function settle(random: Random, draft: Draft, plan: EventPlan): LoggedEvent {
  const { timestamp, delay, deletedAt, content, actor, text, isStrange } = draft
  const shownFrom = timestamp + delay
  const ragged = plan.isPurgeRagged ? random.between(0, 6 * hourMs) : 0
  const expiresAt = Math.ceil((timestamp + plan.retentionMs + ragged) / plan.purgeEveryMs) * plan.purgeEveryMs
  return {
    number: 0,
    timestamp,
    shownFrom,
    goneFrom: Math.min(expiresAt, deletedAt),
    isDeleted: deletedAt < expiresAt,
    isPunctual: delay <= 30_000,
    content,
    actor,
    text,
    isStrange
  }
}

/** Single deletions, and whole ranges while a run is paging. */
function deleteSome(random: Random, drafts: Draft[], plan: EventPlan): void {
  const share = random.pick([0, 0, 0.004, 0.02])
  for (const draft of drafts) {
    if (random.chance(share)) draft.deletedAt = draft.timestamp + random.between(0, 1) * plan.retentionMs
  }
  for (let ranges = random.pick([0, 1, 3, 6]); ranges > 0 && plan.runs.length > 0; ranges--) {
    const at = random.pick(plan.runs).at + random.between(0.3, 25) * 1000
    const shown = drafts.filter(
      (draft) => draft.timestamp + draft.delay < at && draft.timestamp > at - plan.retentionMs
    )
    const first = shown.length - 1 - Math.floor(random.exponential(shown.length / 4))
    for (let count = random.whole(5, 40); count > 0; count--) {
      const draft = shown[first - count]
      if (draft !== undefined) draft.deletedAt = Math.min(draft.deletedAt, at)
    }
  }
}

/** An event comes late while another is removed: their number stays the same. */
function swapSome(
  random: Random,
  drafts: Draft[],
  plan: EventPlan,
  { longestDelay, contents }: { longestDelay: number; contents: number }
): void {
  const times = Array.from({ length: random.pick([0, 1, 2, 4]) }, () => random.between(plan.start, plan.end))
  if (random.chance(0.5)) times.push(plan.end - random.between(1, 20) * hourMs)
  let content = contents
  for (const at of times) {
    const delay = Number.isFinite(plan.lookbackMs)
      ? random.chance(0.5)
        ? random.between(0.3, 0.8) * plan.lookbackMs
        : Math.min(plan.retentionMs * 0.6, plan.lookbackMs + random.between(1, 4) * dayMs)
      : longestDelay / 2
    const timestamp = Math.floor(at - delay)
    const removed = drafts.filter(
      (draft) =>
        draft.timestamp > at - plan.retentionMs + 2 * dayMs &&
        draft.timestamp + draft.delay < at - dayMs &&
        Number.isFinite(draft.timestamp) &&
        draft.deletedAt > at &&
        !draft.isStrange
    )
    if (removed.length === 0) continue
    random.pick(removed).deletedAt = at
    const actor = random.whole(0, plan.actors.length - 1)
    drafts.push({
      timestamp,
      delay: at - timestamp,
      content,
      actor,
      text: plainText(random, content, timestamp, actor),
      isStrange: false,
      deletedAt: Number.POSITIVE_INFINITY
    })
    content++
  }
}

function plainText(random: Random, content: number, timestamp: number, actor: number): [string, string] {
  const type = random.pick(['INTERVIEW', 'POSITION', 'USER'])
  const extra = random.chance(0.9)
    ? ''
    : random.pick([
        ',"name":"A \\ud83d\\ude00 b"',
        ',"name":"lone \\ud800 half"',
        ',"score":12345678901234567890',
        ',"weight":0.1,"urls":{"private":"https://app.hireflix.com/x","public":null}',
        ',"__proto__":{"a":1}',
        ',"big":1e400'
      ])
  const object = `{"id":"o${content}","type":"${type}"${extra}}`
  const action = random.pick([
    'interview.delete',
    'position.create',
    'interview.score-interview',
    'user.login'
  ])
  const ip = `192.0.2.${random.whole(1, 254)}`
  const rest =
    `"},"timestamp":${timestamp},"object":${object},"ip":"${ip}","action":"${action}","host":"app.hireflix.com",` +
    '"referer":null,"medium":"ADMIN"}'
  // Without an actor's id the e-mail is part of the event's identity, so there it stays what it is.
  if (random.chance(0.03)) return [`{"actor":{"id":null,"email":"guest@acme.example${rest}`, '']
  return [`{"actor":{"id":"u${actor}","email":"`, rest]
}

function strangeText(random: Random, content: number, timestamp: number): [string, string] {
  const text = random.pick([
    `"row ${content}"`,
    `[${content}]`,
    `{"object":{"id":"s${content}"}}`,
    `{"object":{"id":"s${content}"},"timestamp":null}`,
    `{"object":{"id":"s${content}"},"timestamp":"${timestamp}"}`,
    `{"object":{"id":"s${content}"},"timestamp":${Math.floor(timestamp / 1000)}}`,
    `{"object":{"id":"s${content}"},"timestamp":${timestamp}.5}`,
    `{"object":{"id":"s${content}"},"timestamp":${timestamp},"time":"now"}`,
    `{"object":{"id":"s${content}"},"timestamp":${timestamp},"deep":${'['.repeat(70)}${']'.repeat(70)}}`
  ])
  return [text, '']
}

function planEpisodes(
  random: Random,
  { start, end, pageSize }: { start: number; end: number; pageSize: number }
): Episode[] {
  const episodes: Episode[] = []
  const add = (
    kind: EpisodeKind,
    chance: number,
    hours: readonly [number, number],
    size: () => number
  ): void => {
    if (!random.chance(chance)) return
    for (let count = random.whole(1, 3); count > 0; count--) {
      // Some begin with the archive itself: a first run has nothing to compare with.
      const from = random.chance(0.15) ? start : random.between(start, end)
      const to = Math.min(end, from + random.between(...hours) * hourMs)
      episodes.push({ kind, from, to, size: size() })
    }
  }
  const none = (): number => 0
  add('clamped-limit', 0.3, [24, 900], () => random.whole(5, Math.max(5, pageSize - 1)))
  add('changing-limit', 0.2, [24, 400], () => random.whole(5, Math.max(5, pageSize - 1)))
  add('lagging-total', 0.15, [24, 200], () => random.pick([5_000, 60_000, 6 * hourMs]))
  if (random.chance(0.06)) episodes.push({ kind: 'oldest-first', from: start, to: end + 60 * dayMs, size: 0 })
  add('oldest-first', 0.04, [24, 100], none)
  add('shuffled', 0.06, [24, 100], none)
  add('by-arrival', 0.06, [24, 400], none)
  add('amnesia', 0.08, [1, 60], none)
  add('unusable-answers', 0.15, [1, 60], none)
  add('unreachable', 0.15, [1, 100], none)
  add('skewed-clock', 0.4, [24, 2000], () => random.between(-55_000, 55_000))
  return episodes
}

function planDeeds(random: Random, runs: readonly PlannedRun[]): Deed[] {
  const deeds: Deed[] = []
  const add = (kind: Deed['kind'], count: number): void => {
    for (let left = count; left > 0 && runs.length > 0; left--) {
      // Most of them while a run is at work.
      const at = random.pick(runs).at + random.between(-5, 40) * 1000
      deeds.push({ at, kind, back: random.whole(1, 4) })
    }
  }
  add('force-push', random.pick([0, 0, 0, 1, 2]))
  add('unrelated-commit', random.pick([0, 2, 6]))
  return deeds
}
