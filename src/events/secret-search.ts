import { ExactNumber, isJsonObject, type Json, parseExactJson } from './exact-json.js'

/** A secret of this run, and the input that it came by. */
export interface Secret {
  readonly input: string
  readonly value: string
}

/** Anything shorter is no secret, and would be found in every second event. */
const shortestSecret = 8
/** Texts within texts: a percent-encoded address as a parameter of another one. */
// broken: encoded-secrets
const decodings = 3
const longestPath = 6

/**
 * Finds secrets in text that somebody else wrote: as they are, in JSON, percent-encoded, as HTML entities, in
 * hexadecimal, and in base64 wherever they begin in what was encoded.
 */
export class SecretSearch {
  readonly #spellings: readonly (readonly [string, Secret])[]

  constructor(secrets: readonly Secret[]) {
    this.#spellings = secrets
      .filter(({ value }) => value.length >= shortestSecret)
      .flatMap((secret) => spellingsOf(secret.value).map((spelling) => [spelling, secret] as const))
  }

  find(text: string): Secret | undefined {
    // Nearly every text stands for itself.
    if (!/[%\\&]/.test(text)) return this.#spellings.find(([spelling]) => text.includes(spelling))?.[1]
    const texts = new Set([text])
    let unread = [text]
    for (let turn = 0; turn <= decodings; turn++) {
      for (const each of unread) {
        const found = this.#spellings.find(([spelling]) => each.includes(spelling))
        if (found !== undefined) return found[1]
      }
      unread = unread
        .flatMap((each) => decoders.map((decode) => decode(each)))
        .filter((each) => !texts.has(each))
      for (const each of unread) texts.add(each)
    }
    return undefined
  }

  /**
   * Where in a JSON text a secret stands, as the names of members that lead there. A name is a stranger's text too: one
   * that is not plain, or holds the secret itself, is not shown.
   */
  findIn(json: string): { readonly secret: Secret; readonly path: string } | undefined {
    const secret = this.find(json)
    if (secret === undefined) return undefined
    const pending: { value: Json; path: readonly string[] }[] = [{ value: parseExactJson(json), path: [] }]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { value, path } = next
      if (typeof value !== 'object' || value === null || value instanceof ExactNumber) {
        const text = value instanceof ExactNumber ? value.digits : JSON.stringify(value)
        if (this.find(text) !== undefined) return { secret, path: textOf(path) }
        continue
      }
      for (const [name, member] of Object.entries(value)) {
        const shown = isJsonObject(value) ? this.#shown(name) : name
        // A path of more names says no more.
        const inner = path.length < longestPath ? [...path, shown] : path
        if (isJsonObject(value) && this.find(JSON.stringify(name)) !== undefined) {
          return { secret, path: textOf(inner) }
        }
        pending.push({ value: member, path: inner })
      }
    }
    return { secret, path: '(more than one)' }
  }

  #shown(name: string): string {
    // broken: member-names-shown
    return /^[A-Za-z_]\w{0,39}$/.test(name) && this.find(name) === undefined ? name : '(another name)'
  }
}

function textOf(path: readonly string[]): string {
  return path.length === 0 ? '(the row itself)' : path.join('.')
}

function spellingsOf(secret: string): string[] {
  const hex = Buffer.from(secret).toString('hex')
  const spellings = [secret, JSON.stringify(secret).slice(1, -1), hex, hex.toUpperCase()]
  // What stands before it in the encoded text decides where its bits begin: one of three ways.
  for (const before of [0, 1, 2]) {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
    const from = Math.ceil((before * 8) / 6)
    const to = Math.floor((bytes.length * 8) / 6)
    spellings.push(bytes.toString('base64').slice(from, to), bytes.toString('base64url').slice(from, to))
  }
  return [...new Set(spellings)]
}

/** Each by itself: a secret that holds a percent sign must not be decoded away. */
const decoders: readonly ((text: string) => string)[] = [
  (text) => text.replace(/%([0-9a-f]{2})/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  (text) =>
    text.replace(/\\+u00([0-7][0-9a-f])|\\(["\\/])/gi, (_all, hex, plain) =>
      plain === undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : plain
    ),
  (text) =>
    text.replace(/&#(?:x0*([0-7]?[0-9a-f])|0*(\d{1,3}));/gi, (_all, hex, decimal) =>
      String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
    )
]
