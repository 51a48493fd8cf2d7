import { InputError } from '../errors.js'
import { dayMs } from '../events/intervals.js'
import type { Period } from './periods.js'

/** What the input `review-period` says: a time up to now, or whole UTC days. */
export type ReviewPeriod =
  | { readonly kind: 'last'; readonly ms: number }
  | ({ readonly kind: 'days' } & Period)

export const lastWeek: ReviewPeriod = { kind: 'last', ms: 7 * dayMs }

/**
 * `7d`, `4w`, `2025-10`, or `2025-10-01..2025-10-07`, both days included.
 * @throws InputError that calls it by `name`.
 */
export function parseReviewPeriod(text: string, name = 'review-period'): ReviewPeriod {
  const last = /^(\d{1,4})([dw])$/.exec(text)
  if (last !== null && Number(last[1]) > 0) {
    return { kind: 'last', ms: Number(last[1]) * (last[2] === 'w' ? 7 : 1) * dayMs }
  }
  const month = /^(\d{4})-(\d\d)$/.exec(text)
  if (month !== null) {
    const from = dayOf(`${text}-01`)
    if (from !== undefined) {
      return { kind: 'days', from, to: Date.UTC(Number(month[1]), Number(month[2]), 1) - 1 }
    }
  }
  const [first, end] = text.split('..').map(dayOf)
  if (/^.{10}\.\..{10}$/.test(text) && first !== undefined && end !== undefined && first <= end) {
    return { kind: 'days', from: first, to: end + dayMs - 1 }
  }
  const found = /^[\w. :+-]{1,60}$/.test(text) ? `"${text}"` : 'this text'
  throw new InputError([
    `Cannot use ${name} ${found}: it must be a time such as 7d or 4w, a month such as 2025-10, or days such as ` +
      '2025-10-01..2025-10-07'
  ])
}

/** A UTC day that exists, from 2000 on: no archived event is older. */
function dayOf(text: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  if (!(ms >= Date.UTC(2000, 0, 1))) return undefined
  return new Date(ms).toISOString().startsWith(text) ? ms : undefined
}

/** The reviewed time; `now` is epoch milliseconds. */
export function periodAt(period: ReviewPeriod, now: number): Period {
  return period.kind === 'days' ? { from: period.from, to: period.to } : { from: now - period.ms, to: now }
}
