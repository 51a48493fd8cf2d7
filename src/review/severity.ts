export const severityOrder = ['critical', 'warning', 'notice'] as const
export type Level = (typeof severityOrder)[number]
export type Severity = Level | 'off'

export function moreSevere(a: Level, b: Level): Level {
  return severityOrder.indexOf(a) < severityOrder.indexOf(b) ? a : b
}

/** What rules say of an event. */
export type Classification =
  | { readonly kind: 'notable'; readonly severity: Level; readonly rule: string }
  | {
      readonly kind: 'quiet' /** By a rule of the workflow author's, not a default one. */
      readonly isByAuthor: boolean
    }
  /** No rule knows it: to be listed, never hidden. */
  | { readonly kind: 'unclassified' }
