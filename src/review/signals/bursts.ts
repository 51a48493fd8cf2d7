import { renderNumber } from '../../text/wording.js'
import type { EventFacts } from '../review-event.js'
import { dayMs, groupsOf, hourMs, type Signal, type SignalInput, type SignalKind } from './signal.js'

// Manual work on a busy day stays below these numbers; a script, a spree or a clean-out does not.
const windows = [
  { ms: hourMs, least: 10 },
  { ms: dayMs, least: 30 }
] as const
// Three times as many as it takes is no slip of the hand any more.
const criticalFactor = 3
// An actor who always does much at once is measured by that.
const habitFactor = 2

/** Many deletions by one actor within an hour or a day. */
export function findDeletionBursts(input: SignalInput): Signal[] {
  return findBursts(input, {
    kind: 'deletion-burst',
    noun: 'deletion',
    concerns: ({ action }) => action.isDeletion
  })
}

/** Many links or publications by one actor within an hour or a day. */
export function findExposureBursts(input: SignalInput): Signal[] {
  return findBursts(input, {
    kind: 'exposure-burst',
    noun: 'public or shared link',
    concerns: ({ action }) => action.isExposure
  })
}

interface Sort {
  readonly kind: SignalKind
  readonly noun: string
  readonly concerns: (fact: EventFacts) => boolean
}

type BurstLevel = 'warning' | 'critical'

interface Burst {
  /** Indexes of its first and last fact. */
  readonly from: number
  to: number
  /** The most distinct objects in any window of it. */
  peak: number
}

function findBursts({ facts }: SignalInput, { kind, noun, concerns }: Sort): Signal[] {
  const byActor = groupsOf(facts.filter(concerns), ({ action }) => action.actor ?? `from ${action.ip}`)
  return [...byActor.values()].flatMap((own) => {
    const told = new Map<string, BurstLevel>()
    const signals = windows.flatMap(({ ms, least }) =>
      burstsOf(own, { ms, least }).flatMap(({ from, to, peak }): Signal[] => {
        const within = own.slice(from, to + 1)
        const reviewed = within.filter((fact) => fact.isReviewed)
        const level = peak >= criticalFactor * least ? 'critical' : 'warning'
        if (!addsTo(told, reviewed, { level, least })) return []
        for (const { id } of reviewed) if (told.get(id) !== 'critical') told.set(id, level)
        const count = new Set(within.map(thingOf)).size
        return [
          {
            kind,
            phrase: `${renderNumber(count)} ${noun}s in ${durationOf(within)}`,
            marks: new Map(reviewed.map((fact) => [fact.id, level]))
          }
        ]
      })
    )
    return withoutEchoes(signals)
  })
}

/**
 * Whether a burst says more than those of shorter windows within it. The day around an hour that was told of already
 * adds nothing, unless it is worse, or holds as many again as it takes.
 */
function addsTo(
  told: ReadonlyMap<string, BurstLevel>,
  reviewed: readonly EventFacts[],
  { level, least }: { readonly level: BurstLevel; readonly least: number }
): boolean {
  const fresh = reviewed.filter(({ id }) => !told.has(id)).length
  if (fresh === reviewed.length || fresh >= least) return true
  return level === 'critical' && reviewed.every(({ id }) => told.get(id) !== 'critical')
}

/** Of signals that say the same of the same events, the last. */
function withoutEchoes(signals: readonly Signal[]): Signal[] {
  return signals.filter(
    ({ phrase, marks }, at) =>
      !signals
        .slice(at + 1)
        .some((later) => later.phrase === phrase && [...marks.keys()].every((id) => later.marks.has(id)))
  )
}

// A double click deletes once.
function thingOf(fact: EventFacts): string {
  return fact.object ?? fact.id
}

function burstsOf(
  own: readonly EventFacts[],
  { ms, least }: { readonly ms: number; readonly least: number }
) {
  const bursts: Burst[] = []
  const inWindow = new Map<string, number>()
  let habit = 0
  let start = 0
  for (const [end, fact] of own.entries()) {
    inWindow.set(thingOf(fact), (inWindow.get(thingOf(fact)) ?? 0) + 1)
    for (let first = own[start]; first !== undefined && fact.timestamp - first.timestamp > ms; ) {
      const left = (inWindow.get(thingOf(first)) ?? 0) - 1
      if (left > 0) inWindow.set(thingOf(first), left)
      else inWindow.delete(thingOf(first))
      start++
      first = own[start]
    }
    if (!fact.isReviewed) {
      habit = Math.max(habit, inWindow.size)
      continue
    }
    if (inWindow.size < Math.max(least, habitFactor * habit)) continue
    const last = bursts.at(-1)
    if (last !== undefined && start <= last.to) {
      last.to = end
      last.peak = Math.max(last.peak, inWindow.size)
    } else bursts.push({ from: start, to: end, peak: inWindow.size })
  }
  return bursts
}

function durationOf(within: readonly EventFacts[]): string {
  const ms = (within.at(-1)?.timestamp ?? 0) - (within[0]?.timestamp ?? 0)
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  if (minutes <= 120) return minutes === 1 ? 'one minute' : `${minutes} minutes`
  const hours = Math.ceil(minutes / 60)
  return hours <= 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`
}
