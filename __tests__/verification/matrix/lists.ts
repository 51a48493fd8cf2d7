export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_each, i) => i !== index)
export const replaced = <T>(list: readonly T[], index: number, item: T): T[] =>
  list.map((each, i) => (i === index ? item : each))
export const swapped = <T>(list: readonly T[], i: number, j: number): T[] =>
  list.map((each, k) => (k === i ? (list[j] as T) : k === j ? (list[i] as T) : each))
