import { findingOf, type Model } from './model.js'

/** Of how many events of each action something says that it deserves a look; by value of the facet. */
export function countMarked(model: Model): Uint32Array {
  const { of, values } = model.facets.action
  const marked = new Uint32Array(values.length)
  for (const row of model.indices) {
    const { severity } = findingOf(model, row)
    if (severity === 'routine') continue
    const action = of[row] ?? 0
    marked[action] = (marked[action] ?? 0) + 1
  }
  return marked
}

/**
 * The actions that a chart names, at most `most`: half of them those of which most deserves a look, however rare, the
 * others the most frequent.
 */
export function chooseActions(
  totals: ReadonlyMap<number, number>,
  { marked, most }: { readonly marked: ArrayLike<number>; readonly most: number }
): number[] {
  const weight = (action: number): number => marked[action] ?? 0
  const total = (action: number): number => totals.get(action) ?? 0
  const byTotal = [...totals.keys()].sort((a, b) => total(b) - total(a) || a - b)
  const notable = byTotal
    .filter((action) => weight(action) > 0)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, Math.ceil(most / 2))
  return [...notable, ...byTotal.filter((action) => !notable.includes(action))].slice(0, most)
}

/**
 * A hue for each of some actions, of as many as there are: those that `home` names keep theirs whatever is filtered,
 * others take one that is free.
 */
export function huesOf(
  actions: readonly number[],
  { home, count }: { readonly home: readonly number[]; readonly count: number }
): number[] {
  const own = new Map(home.slice(0, count).map((action, hue) => [action, hue]))
  const taken = new Set(actions.map((action) => own.get(action)))
  const free = Array.from({ length: count }, (_, hue) => hue).filter((hue) => !taken.has(hue))
  return actions.map((action) => own.get(action) ?? free.shift() ?? 0)
}
