import { dayMs } from './model.js'

/** Days since 1970, both included. */
export interface Bucket {
  readonly fromDay: number
  readonly toDay: number
}

export interface Buckets {
  readonly unit: 'day' | 'week' | 'month'
  readonly all: readonly Bucket[]
}

// More bars than this are too thin to point at.
const mostBars = 190

/** Cuts a period into days, or weeks from Monday, or months: as fine as a chart can show. */
export function bucketsOf({ from, to }: { readonly from: number; readonly to: number }): Buckets {
  const first = Math.floor(from / dayMs)
  const last = Math.floor(to / dayMs)
  const days = last - first + 1
  if (days <= mostBars) return { unit: 'day', all: cut(first, last, (day) => day + 1) }
  // 1970-01-05, day 4, was a Monday.
  if (days <= 7 * mostBars) return { unit: 'week', all: cut(first, last, (day) => day + 7 - ((day - 4) % 7)) }
  return { unit: 'month', all: cut(first, last, nextMonth) }
}

function nextMonth(day: number): number {
  const date = new Date(day * dayMs)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / dayMs
}

function cut(first: number, last: number, next: (day: number) => number): Bucket[] {
  const all: Bucket[] = []
  for (let day = first; day <= last; day = next(day)) {
    all.push({ fromDay: day, toDay: Math.min(next(day) - 1, last) })
  }
  return all
}
