import { InputError } from '../errors.js'

export type Glob =
  | { readonly kind: 'glob'; readonly matches: (lowerCaseText: string) => boolean }
  | { readonly kind: 'fault'; readonly reason: string }

const maxGlobCharacters = 512

/**
 * A glob in which a star crosses everything, `/` and line breaks too. It is given texts in lower case. An empty text is
 * matched by a negated glob alone.
 */
export function compileGlob(glob: string): Glob {
  if (glob === '') return { kind: 'fault', reason: 'the glob is empty; write * for any value' }
  if (glob.length > maxGlobCharacters) {
    const reason = `the glob is longer than ${maxGlobCharacters} characters; make several rules`
    return { kind: 'fault', reason }
  }
  const signs = /^!*/.exec(glob)?.[0].length ?? 0
  const pattern = glob.slice(signs)
  try {
    // `!(a)` is a common spelling of `!a`.
    const places = new Places(signs === 0 ? pattern : pattern.replace(/^\(([^()|]*)\)$/, '$1'))
    const isNegated = signs % 2 === 1
    const matches = (text: string) => (isNegated ? !places.match(text) : text !== '' && places.match(text))
    return { kind: 'glob', matches }
  } catch (error) {
    const reason = 'the glob has an unpaired bracket or a range that runs backwards'
    return { kind: 'fault', reason: (error instanceof InputError ? error.faults[0] : undefined) ?? reason }
  }
}

type Matches = (unit: string) => boolean
interface Place {
  /** The character that leads on from here; absent where none is read. */
  readonly matches?: Matches
  readonly next: number[]
}
/** All places that a text may have come to, and what follows on a character, as far as that is remembered. */
interface Step {
  readonly places: readonly number[]
  readonly isEnd: boolean
  readonly next: Map<number, Step>
}
interface Braces {
  readonly from: number
  /** Where each of the texts between commas ends. */
  readonly ends: number[]
}

/**
 * The places of a glob. A text is gone through once, with all places that it may have come to: of a regular expression,
 * each star may multiply the time by the length of a hostile text. Packages that do as much (RE2) have megabytes.
 */
class Places {
  readonly #places: Place[] = [{ next: [] }]
  readonly #braces: Braces[] = []
  #end = 0
  readonly #reachedAt: number[] = []
  #turn = 0
  readonly #first: Step
  readonly #steps = new Map<string, Step>()
  #remembered = 0

  constructor(glob: string) {
    this.#read(glob)
    const places: number[] = []
    this.#reach(0, places)
    this.#first = this.#stepTo(places)
  }

  match(text: string): boolean {
    let step = this.#first
    for (let at = 0; at < text.length && step.places.length > 0; at++) {
      step = step.next.get(text.charCodeAt(at)) ?? this.#after(step, text.charAt(at))
    }
    return step.isEnd
  }

  #after(step: Step, unit: string): Step {
    const places: number[] = []
    this.#turn++
    for (const index of step.places) {
      const { matches, next } = this.#places[index] as Place
      if (matches?.(unit)) this.#reach(next[0] as number, places)
    }
    if (this.#remembered === mostRemembered) return this.#stepTo(places)
    this.#remembered++
    const name = places.join()
    const after = this.#steps.get(name) ?? this.#stepTo(places)
    this.#steps.set(name, after)
    step.next.set(unit.charCodeAt(0), after)
    return after
  }

  #stepTo(places: readonly number[]): Step {
    return { places, isEnd: this.#reachedAt[this.#end] === this.#turn, next: new Map() }
  }

  /** Also what is reached without reading on, each once. */
  #reach(index: number, reached: number[]): void {
    if (this.#reachedAt[index] === this.#turn) return
    this.#reachedAt[index] = this.#turn
    const { matches, next } = this.#places[index] as Place
    if (matches !== undefined || index === this.#end) reached.push(index)
    else for (const each of next) this.#reach(each, reached)
  }

  /** @throws SyntaxError, or InputError with the reason */
  #read(glob: string): void {
    for (const [sign, escaped, inner] of glob.matchAll(signOfGlob)) {
      const braces = this.#braces.at(-1)
      if (sign === '{') {
        this.#braces.push({ from: this.#end, ends: [] })
        this.#places[this.#end] = { next: [this.#place()] }
      } else if (braces !== undefined && (sign === ',' || sign === '}')) {
        braces.ends.push(this.#end)
        if (sign === '}') this.#closeBraces()
        else this.#places[braces.from]?.next.push(this.#place())
      } else if (sign === '*') {
        const star = this.#end
        const again = this.#places.push({ matches: anything, next: [star] }) - 1
        this.#places[star] = { next: [this.#place(), again] }
      } else if (inner !== undefined) this.#add(classOf(inner))
      else if (sign === '?') this.#add(anything)
      else if (sign === '[' || sign === ']') throw new SyntaxError('unpaired')
      else if (/^(?:[@+*?!]\(|\|)$/.test(sign)) throw new InputError([unknownSigns])
      else if (sign === '..' && braces !== undefined) throw new InputError([unknownRange])
      else for (const each of escaped || sign) this.#add(literal(each))
    }
    if (this.#braces.length > 0) throw new SyntaxError('unpaired')
  }

  #closeBraces(): void {
    const { from, ends } = this.#braces.pop() as Braces
    if (ends.length === 1) {
      // Without a comma, braces are what they are.
      Object.assign(this.#places[from] as Place, { matches: literal('{') })
      this.#add(literal('}'))
      return
    }
    const behind = this.#place()
    for (const end of ends) this.#places[end] = { next: [behind] }
  }

  #add(matches: Matches): void {
    const from = this.#end
    this.#places[from] = { matches, next: [this.#place()] }
  }

  /** A place that is the last one for now. */
  #place(): number {
    this.#end = this.#places.push({ next: [] }) - 1
    return this.#end
  }
}

// An escaped character, a class, what other globs have, or one character.
const signOfGlob = /\\(.?)|\[((?:\^|(?!\^))(?:\\.|[^\\])(?:\\.|[^\]\\])*)\]|\.\.|[@+*?!]\(|./gs
const unknownSigns =
  'a glob has no *(…), +(…), ?(…), @(…), !(…) or |; write {a,b} for either, and \\ before a ( or | itself'
const unknownRange = 'a glob has no {1..3}; write [1-3], or {1,2,3}'

function classOf(inner: string): Matches {
  if (inner.includes('[:')) throw new SyntaxError('unpaired')
  const escaped = inner.replace(/\\(.)|[[\]\\]|-$/gs, (sign, after?: string) => codeOf(after ?? sign))
  const expression = new RegExp(`[${escaped}]`, 'i')
  return (unit) => expression.test(unit)
}

// Nearly all texts take the same few steps. A hostile one would make more of them than there is memory.
const mostRemembered = 2000
const anything = (): boolean => true

function codeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** As a regular expression that ignores case. */
function literal(sign: string): Matches {
  if (sign < '\x80') {
    const [lower, upper] = [sign.toLowerCase(), sign.toUpperCase()]
    return (unit) => unit === lower || unit === upper
  }
  const expression = new RegExp(codeOf(sign), 'i')
  return (unit) => expression.test(unit)
}
