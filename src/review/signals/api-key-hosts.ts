import type { EventFacts } from '../review-event.js'
import type { Level } from '../severity.js'
import { findNewcomers, type NewcomerEvent, newnessMs } from './newcomers.js'
import { daysBetween, groupsOf, leastHistoryMs, type Signal, type SignalInput } from './signal.js'

// Where more new addresses than this came within 28 days, the integration runs on changing machines.
const mostAddresses = 2

/**
 * The use of an API key through a host, or from an address, that no key was used from before. A key opens the whole
 * account, and programs do not travel.
 */
export function findApiKeyHosts({ facts, since }: SignalInput): Signal[] {
  const uses = facts.filter(({ action }) => action.isByApiKey)
  const first = uses[0]
  if (first === undefined) return []
  if (first.isReviewed && first.timestamp - since >= leastHistoryMs) return [firstUse(uses, first, since)]
  const hosts = findNewcomers(uses, {
    since,
    most: Number.POSITIVE_INFINITY,
    read: ({ action }) => action.host
  })
  const ofHosts = new Set(hosts.map(({ fact }) => fact))
  const addresses = findNewcomers(uses, { since, most: mostAddresses, read: ({ action }) => action.ip })
  return [
    ...signalOf(hosts, { what: 'through a host', level: 'critical', since }),
    ...signalOf(
      addresses.filter(({ fact }) => !ofHosts.has(fact)),
      { what: 'from an address', level: 'warning', since }
    )
  ]
}

function firstUse(uses: readonly EventFacts[], first: EventFacts, since: number): Signal {
  const early = uses.filter((fact) => fact.isReviewed && fact.timestamp - first.timestamp <= newnessMs)
  return {
    kind: 'api-key-host',
    phrase: `first use of an API key in ${daysBetween(since, first.timestamp)}`,
    marks: new Map(early.map(({ id }) => [id, 'warning']))
  }
}

function signalOf(
  found: readonly NewcomerEvent[],
  { what, level, since }: { readonly what: string; readonly level: Level; readonly since: number }
): Signal[] {
  const byDays = groupsOf(found, ({ first }) => daysBetween(since, first))
  return [...byDays].map(([days, own]) => ({
    kind: 'api-key-host',
    phrase: `API key used ${what} never seen in ${days}`,
    marks: new Map(own.map(({ fact }) => [fact.id, level]))
  }))
}
