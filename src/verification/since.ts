import { InputError } from '../errors.js'

/** A UTC date, or an RFC 3339 time, as RFC 3339 with milliseconds. @throws InputError */
export function parseSince(name: string, text: string): string {
  const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/
  const ms = form.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) {
    const found = /^[\w.:+-]{1,40}$/.test(text) ? `"${text}"` : 'this text'
    throw new InputError([
      `Cannot use ${name} ${found}: it must be a date such as 2025-10-01, or a time such as 2025-10-01T12:00:00Z`
    ])
  }
  return new Date(ms).toISOString()
}
