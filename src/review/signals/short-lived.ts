import type { Level } from '../severity.js'
import { dayMs, hourMs, type Signal, type SignalInput } from './signal.js'

const afterCreationMs = dayMs
const afterSharingMs = 7 * dayMs

/**
 * The deletion of an object within a day of its creation, or within a week of a share link to it. An actor
 * who shares and deletes within a day may be covering tracks: that is a warning.
 */
export function findShortLived({ facts }: SignalInput): Signal[] {
  const created = new Map<string, number>()
  const shared = new Map<string, { readonly at: number; readonly by: string | undefined }>()
  const found = new Map<string, Map<string, Level>>()
  const mark = (phrase: string, id: string, level: Level): void => {
    const marks = found.get(phrase) ?? new Map<string, Level>()
    found.set(phrase, marks.set(id, level))
  }
  for (const { object, timestamp, id, action, isReviewed } of facts) {
    const { actor, isExposure, isDeletion, isCreation } = action
    if (object === undefined) continue
    if (isExposure) shared.set(object, { at: timestamp, by: actor })
    else if (isCreation && !created.has(object)) created.set(object, timestamp)
    if (!isDeletion || !isReviewed) continue
    const age = timestamp - (created.get(object) ?? Number.NEGATIVE_INFINITY)
    if (age <= afterCreationMs) mark(`deleted within ${roundOf(age)} of its creation`, id, 'notice')
    const link = shared.get(object)
    if (link === undefined || timestamp - link.at > afterSharingMs) continue
    const isBySame = actor !== undefined && link.by === actor && timestamp - link.at <= dayMs
    const whom = isBySame ? ' by the same actor' : ''
    mark(
      `deleted within ${roundOf(timestamp - link.at)} of a share link to it${whom}`,
      id,
      isBySame ? 'warning' : 'notice'
    )
  }
  return [...found].map(([phrase, marks]) => ({ kind: 'short-lived-object', phrase, marks }))
}

// Coarse, so that a hundred deletions are not a hundred reasons.
function roundOf(ms: number): string {
  if (ms <= hourMs) return 'an hour'
  return ms <= dayMs ? 'a day' : 'a week'
}
