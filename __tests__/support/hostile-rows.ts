/** Rows that hold what a table, a query or an engine may trip over. */
import type { Json } from '../../src/events/exact-json.js'

const texts = [
  '',
  'null',
  '"quoted" \\ back',
  "it's",
  '\u0000nul',
  'line\nbreak\ttab\r',
  '=1+1',
  '\u202egpj',
  'ünïcode',
  '\u{1f600} beyond',
  '\ue000 private',
  '\uffff last',
  '\u{10ffff}',
  '__proto__',
  'x'.repeat(5000),
  '日本語のテキスト',
  "'; DROP TABLE events; --",
  '{"json":true}',
  '1e400',
  ' leading and trailing '
]

/** Rows with hostile texts, other types and other members in every place, each of another millisecond. */
export function hostileRows(count: number, before: number): Json[] {
  return Array.from({ length: count }, (_, n) => {
    const text = (k: number): Json => texts[(n * 7 + k) % texts.length] as string
    const odd = (k: number): Json =>
      [null, 5, true, [text(k)], { a: text(k) }, -0.5, text(k)][(n + k) % 7] as Json
    const mixed = (k: number): Json => ((n + k) % 3 === 0 ? odd(k) : text(k))
    const row: Record<string, Json> = {
      timestamp: before - n * 1009,
      action: mixed(0),
      actor:
        n % 5 === 0 ? odd(1) : { id: mixed(1), email: mixed(2), ...(n % 2 === 0 ? { role: text(3) } : {}) },
      object:
        n % 4 === 0
          ? odd(4)
          : { id: mixed(4), type: text(5), name: mixed(6), email: text(7), urls: { private: text(8) } },
      medium: mixed(9),
      ip: mixed(10),
      host: mixed(11),
      referer: mixed(12),
      n
    }
    if (n % 6 === 0) delete row['host']
    return row
  })
}

/** One row for each text, as its action. */
export function formulaRows(before: number): Json[] {
  return texts.map((action, n) => ({ timestamp: before - n, action, object: { id: String(n) } }))
}
