/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or a date to be compared with the answer's own `Date`
 * (RFC 9110, section 10.2.3). `undefined` when it says nothing usable.
 */
export function parseRetryAfter(header: string | undefined, serverNow: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date - serverNow) ? undefined : Math.max(0, date - serverNow)
}
