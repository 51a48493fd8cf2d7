import { dayMs } from '../events/intervals.js'

/**
 * When an artifact that is stored now will be deleted, in epoch milliseconds. GitHub takes the repository's own
 * retention where none is asked for, and never more than that; the runner gives it in GITHUB_RETENTION_DAYS. Undefined
 * when nobody says.
 */
export function expiryOf(
  now: number,
  { asked, limit }: { readonly asked: number | undefined; readonly limit: string | undefined }
): number | undefined {
  const most = /^[1-9]\d{0,3}$/.test(limit ?? '') ? Number(limit) : undefined
  const days = Math.min(asked ?? most ?? Number.NaN, most ?? Number.POSITIVE_INFINITY)
  return Number.isNaN(days) ? undefined : now + days * dayMs
}
