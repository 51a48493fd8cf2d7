import { dayMs, hourMs } from './durations.js'
import type { PlannedRun } from './planned-runs.js'
import type { Random } from './random.js'

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

export function planActors(random: Random, start: number): Actor[] {
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

export function planEvents(random: Random, plan: EventPlan): LoggedEvent[] {
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
