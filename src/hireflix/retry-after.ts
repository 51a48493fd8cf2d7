import { parseHttpDate } from './http-date.js'

/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or a date to be compared with the answer's own `Date`
 * (RFC 9110, section 10.2.3). `undefined` when it says nothing usable.
 */
export function parseRetryAfter(
  header: string | undefined,
  serverNow: number | undefined
): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  if (serverNow === undefined) return undefined
  const date = parseHttpDate(text, serverNow)
  return date === undefined ? undefined : Math.max(0, date - serverNow)
}
