import type { Level } from '../rules.js'
import type { Fact } from './facts.js'
import { dayMs, daysBetween, groupsOf, leastHistoryMs, type Scene, type Signal } from './signal.js'

// A host is looked at on its first day. Whoever replaces the key in that time has done what there is to do.
const newnessMs = dayMs
// Where more new addresses than this came within 28 days, the integration runs on changing machines.
const mostAddresses = 2
const habitMs = 28 * dayMs

/**
 * The use of an API key through a host, or from an address, that no key was used from before. A key opens the whole
 * account, and programs do not travel.
 */
export function findApiKeyHosts({ facts, since }: Scene): Signal[] {
  const uses = facts.filter(({ deed }) => deed.isByApiKey)
  const first = uses[0]
  if (first === undefined) return []
  if (first.isReviewed && first.timestamp - since >= leastHistoryMs) return [firstUse(uses, first, since)]
  const hosts = newcomersOf(uses, since, ({ deed }) => deed.host, Number.POSITIVE_INFINITY)
  const addresses = newcomersOf(uses, since, ({ deed }) => deed.ip, mostAddresses)
  for (const fact of hosts.keys()) addresses.delete(fact)
  return [
    ...signalOf(hosts, { what: 'through a host', level: 'critical', since }),
    ...signalOf(addresses, { what: 'from an address', level: 'warning', since })
  ]
}

function firstUse(uses: readonly Fact[], first: Fact, since: number): Signal {
  const early = uses.filter((fact) => fact.isReviewed && fact.timestamp - first.timestamp <= newnessMs)
  return {
    kind: 'api-key-host',
    phrase: `first use of an API key in ${daysBetween(since, first.timestamp)}`,
    marks: new Map(early.map(({ id }) => [id, 'warning']))
  }
}

/** The events of newcomers' first day, each with when its newcomer came. */
function newcomersOf(
  uses: readonly Fact[],
  since: number,
  read: (fact: Fact) => string | undefined,
  most: number
): Map<Fact, number> {
  const firstAt = new Map<string, number>()
  const arrivals: number[] = []
  const rare = new Set<string>()
  const found = new Map<Fact, number>()
  for (const fact of uses) {
    const value = read(fact)
    if (value === undefined) continue
    const first = firstAt.get(value) ?? fact.timestamp
    if (!firstAt.has(value)) {
      firstAt.set(value, first)
      if (first - since < leastHistoryMs) continue
      arrivals.push(first)
      if (arrivals.length > most && first - (arrivals.shift() ?? first) <= habitMs) continue
      rare.add(value)
    }
    if (fact.isReviewed && rare.has(value) && fact.timestamp - first <= newnessMs) found.set(fact, first)
  }
  return found
}

function signalOf(
  found: ReadonlyMap<Fact, number>,
  { what, level, since }: { readonly what: string; readonly level: Level; readonly since: number }
): Signal[] {
  const byDays = groupsOf(found, ([, first]) => daysBetween(since, first))
  return [...byDays].map(([days, own]) => ({
    kind: 'api-key-host',
    phrase: `API key used ${what} never seen in ${days}`,
    marks: new Map(own.map(([{ id }]) => [id, level]))
  }))
}
