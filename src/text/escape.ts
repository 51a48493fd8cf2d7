/**
 * Event text is a stranger's. Here it is made inert for the places that show it: the job summary, commit
 * messages, JSON that a workflow may paste into a script, and pages.
 */

const ellipsis = '…'

// Characters that nobody sees or that reorder what people see: controls, bidi marks, zero-width and unassigned ones,
// lone surrogates, fillers, and every space but the ordinary one. They are shown by their code point.
const invisible = /^(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]$/u
const hidden = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu

/** The first `cap` characters, cut between code points and marked as cut. */
function capped(text: string, cap: number): readonly string[] {
  // No character is longer than two units, so a text of megabytes is not taken apart for its first hundred.
  const characters = [...text.slice(0, 2 * cap + 2)]
  return characters.length > cap ? [...characters.slice(0, cap), ellipsis] : characters
}

/** JSON of the same value, in which nothing is unseen but for white space of ASCII. */
export function visibleJson(json: string): string {
  return json.replace(unseenInJson, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
    ).join('')
  )
}

// Without newlines between its tokens, JSON has these in strings alone, where they can be written as escapes.
const unseenInJson = /(?![\n ])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu

function visible(character: string): string {
  // broken: invisible-shown
  return invisible.test(character) ? codePointOf(character) : character
}

function codePointOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

// An entity stops a Markdown parser while it parses, not the passes that run over the decoded text afterwards: GFM
// makes links of e-mail addresses there, GitHub mentions of @names and references of #1. Those passes look at one
// text node at a time, so the characters that they look for get nodes of their own. `www.` starts a link without any
// other sign.
// broken: references-in-issue
const apartInCode = /[@#:]|(?<=www)\./giu
const apartInProse = /[@#]|:(?! )|(?<=www)\./giu

/**
 * A stranger's text where nothing parses it, such as a line of a terminal or a text node of a page: characters that
 * nobody sees, that move a cursor or reorder the line are shown by their code point. At most `cap` characters.
 */
export function visibleText(text: string, cap = Number.POSITIVE_INFINITY): string {
  const shown = cap === Number.POSITIVE_INFINITY ? text : capped(text, cap).join('')
  return shown.replace(hidden, codePointOf)
}

/**
 * A stranger's text as inline Markdown of a job summary: shown as it is, never read as Markdown, HTML, a table cell,
 * a link, a mention or a reference. At most `cap` characters.
 */
export function renderCode(text: string, cap = 120): string {
  // broken: summary-without-entities, issue-without-entities
  return text === '' ? '(empty)' : `<code>${entities(text, cap, apartInCode, /[^A-Za-z0-9 .-]/gu)}</code>`
}

/** A sentence of our own: as inert as {@link renderCode}, legible in the Markdown source too, and not in a box. */
export function renderProse(text: string, cap = 600): string {
  // A first character other than a letter could make a list or a code block of a line that begins with it.
  return entities(text.trimStart(), cap, apartInProse, /^[^A-Za-z]|[^A-Za-z0-9 .,:;'"()%/-]/gu)
}

// The parts of a line of ours besides prose: a text in its box, an entity, a word made bold, a place to break, a
// time of day.
const ownMarks =
  /(<code>(?:[A-Za-z0-9 .-]|&#\d{1,7};|<wbr>)*<\/code>|&#\d{1,7};|<wbr>|\*\*(?:critical|warning|notice)\*\*|(?<![\d:])\d\d:\d\d(?::\d\d)?(?![\d:]))/

/**
 * A line that we have rendered, and that a person may have edited since: our own marks stay as they are, all else
 * becomes as inert as {@link renderProse} makes it. An inert text is not changed. At most `cap` characters of
 * each stretch of prose.
 */
export function renderEdited(text: string, cap: number): string {
  return text
    .split(ownMarks)
    .map((part, index) =>
      index % 2 === 1 ? part : entities(part, cap, apartInProse, /[^A-Za-z0-9 .,:;'"()%/×–-]/gu)
    )
    .join('')
}

function entities(text: string, cap: number, apart: RegExp, unsafe: RegExp): string {
  const entityOf = (character: string): string => `&#${character.codePointAt(0)};`
  // A character that needs a node of its own is marked by a line break, which the visible text cannot hold.
  const shown = capped(text, cap).map(visible).join('').replace(apart, '\n$&\n')
  return shown
    .split('\n')
    .map((part, index) => (index % 2 === 1 ? `<wbr>${entityOf(part)}<wbr>` : part.replace(unsafe, entityOf)))
    .join('')
}

/** An RFC 3339 time of ours, or of a ledger that was read: as code, and as legible as it is. */
export function renderTime(time: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time) ? `<code>${time}</code>` : renderCode(time)
}

/**
 * A stranger's text as part of one line of a commit message or an annotation: no line break, control or bidi
 * character; nothing that the runner reads as a command (`::`, `##[`), git as a comment or trailer, or GitHub as a
 * mention, reference, closing keyword (`Fixes #1`), link, or `[skip ci]`. A character that is taken out stays visible as its code
 * point, `\u{23}` for `#`. An e-mail address keeps its `@`: GitHub reads a mention only where no letter precedes it.
 */
export function plainText(text: string, cap: number): string {
  // broken: commands-in-commits
  return (
    capped(text, cap)
      .map(visible)
      .join('')
      // `[` opens `[skip ci]` and `##[`; `<` an author's address; `#` a reference or a comment; a backtick code.
      .replace(/[#[\]<>`]|\\(?!u\{)/g, codePointOf)
      .replace(/(?<![A-Za-z0-9_])@|@(?![A-Za-z0-9])/g, codePointOf)
      .replace(/:(?=[:/])|(?<=:):/g, codePointOf)
      .replace(/(?<=^\s*[A-Za-z0-9-]+\s*):/, codePointOf)
      .replace(/(?<=GH)-(?=\d)/gi, codePointOf)
      .replace(/(?<=www)\./gi, codePointOf)
  )
}

/**
 * JSON in which every string has only letters, digits and ` ._@-` unescaped. It parses to the same value, and is
 * inert even where a workflow pastes it into a script with `${{ }}` or prints it to the log.
 */
export function serializeInertJson(value: unknown): string {
  return JSON.stringify(value).replace(/"((?:[^"\\]|\\.)*)"/g, (_all, inner: string) => {
    const safe = inner.replace(/\\u[0-9a-f]{4}|\\.|[^A-Za-z0-9 ._@-]/g, (token) => {
      if (token.startsWith('\\u')) return token
      return `\\u${unescapedUnitOf(token).toString(16).padStart(4, '0')}`
    })
    return `"${safe}"`
  })
}

const shortEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

function unescapedUnitOf(token: string): number {
  if (!token.startsWith('\\')) return token.charCodeAt(0)
  const name = token.charAt(1)
  return (shortEscapes[name] ?? name).charCodeAt(0)
}
