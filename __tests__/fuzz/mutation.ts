import type { Random } from '../simulation/random.js'

/** Pieces that parsers stumble over. */
const pieces: readonly ((random: Random) => string)[] = [
  () => '"__proto__"',
  () => '"constructor":{"prototype":{}}',
  () => '\\u005f_proto__',
  () => '\\ud800',
  () => '\ud83d',
  () => '\u0000',
  () => '\u202e',
  () => '\ufeff',
  () => '\u2028',
  () => '\\"',
  () => '"',
  () => '\\',
  () => ',\n',
  () => '\n',
  () => '\r\n::set-output name=a::b\n',
  () => '##[error]',
  () => '{}',
  () => '[]',
  () => ',',
  () => ':',
  () => 'null',
  () => 'true',
  () => '-0',
  () => '1e400',
  () => '-1e-400',
  () => '0.1000000000000000055511151231257827',
  () => '9007199254740993',
  () => '"@exact-number-0@1e999"',
  () => '["@exact-number-0@1e999"]',
  () => '"time":"2025-10-14T00:00:00.000Z",',
  () => '"timestamp":1760271725833,',
  () => '2025-02-30T00:00:00.000Z',
  () => '%68%66',
  (random) => String(random.whole(-5, 5)),
  (random) => '9'.repeat(random.whole(1, 400)),
  (random) => '['.repeat(random.whole(1, 200)),
  (random) => '{"a":'.repeat(random.whole(1, 100)),
  (random) => ']'.repeat(random.whole(1, 200)),
  (random) => '"'.repeat(random.whole(1, 5)),
  (random) => `"${'x'.repeat(random.whole(0, 2000))}"`,
  (random) => String.fromCharCode(random.whole(0, 0xffff)),
  (random) => JSON.stringify(String.fromCharCode(random.whole(0, 0xffff))),
  (random) => '*?{}[]()!+@|='.charAt(random.whole(0, 12)).repeat(random.whole(1, 4))
]

const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]|\n/g

/** A text like the given one, changed in one to four places; `others` lend parts. */
export function mutate(text: string, others: readonly string[], random: Random): string {
  let changed = text
  for (let turn = random.whole(1, 4); turn > 0; turn--) changed = changeOnce(changed, others, random)
  return changed
}

function changeOnce(text: string, others: readonly string[], random: Random): string {
  const piece = (): string => random.pick(pieces)(random)
  const from = random.whole(0, text.length)
  const to = Math.min(text.length, from + Math.floor(random.exponential(12)))
  switch (random.whole(0, 8)) {
    case 0:
      return text.slice(0, from) + text.slice(to)
    case 1:
      return text.slice(0, from) + piece() + text.slice(from)
    case 2:
      return text.slice(0, from) + piece() + text.slice(to)
    case 3:
      return text.slice(0, to) + text.slice(from)
    case 4:
      return random.chance(0.2) ? text.slice(0, from) : text.slice(0, from) + text.slice(from + 1)
    case 5: {
      const other = random.pick(others)
      const start = random.whole(0, other.length)
      return text.slice(0, from) + other.slice(start, start + random.whole(1, 200)) + text.slice(to)
    }
    default:
      return exchangeToken(text, piece, random)
  }
}

/** One token for a piece, for another token, or for nothing: what is left is often still JSON. */
function exchangeToken(text: string, piece: () => string, random: Random): string {
  const tokens = [...text.slice(0, 20_000).matchAll(token)]
  if (tokens.length === 0) return text + piece()
  const chosen = random.pick(tokens)
  const instead = random.chance(0.5) ? piece() : random.chance(0.8) ? random.pick(tokens)[0] : ''
  return text.slice(0, chosen.index) + instead + text.slice(chosen.index + chosen[0].length)
}
