import { after, always, before, drop, instead, never, onlyLeft, rewrite, value } from './edits.js'
import type { Removal } from './variant.js'

const lossy = rewrite(/fatal: true/, 'fatal: false')
const textAsItIs = rewrite(/\$\{\w+\((\w+), .+\}(?=<)/, '$${$1}')

export const removals: readonly Removal[] = [
  { row: 1, without: 'looking whether the archive is public', name: 'public-archive', edits: always },
  {
    row: 1,
    without: 'taking a visibility that is not known for public',
    name: 'unknown-visibility',
    edits: rewrite(/(\w+) === 'PRIVATE'/, "$1 !== 'PUBLIC'")
  },
  { row: 2, without: 'refusing in public repositories', name: 'public-run', edits: always },
  {
    row: 2,
    without: 'looking in the modes that only read',
    name: 'public-report',
    edits: before("if (inputs.mode === 'archive')")
  },
  {
    row: 3,
    without: 'asking GitHub when the runner does not say',
    name: 'github-not-asked',
    edits: onlyLeft
  },
  {
    row: 3,
    without: 'refusing when nobody can say',
    name: 'nobody-can-say',
    edits: rewrite(/throw \w+$/, "return 'private'")
  },
  { row: 4, without: 'the warning of internal repositories', name: 'internal-unwarned', edits: never },
  {
    row: 5,
    without: 'https for all but loopback',
    name: 'plain-http',
    edits: rewrite(/ && \w+\([\w.]+\)/, '')
  },
  { row: 5, without: 'refusing passwords', name: 'password-in-address', edits: never },
  { row: 5, without: 'refusing link-local addresses', name: 'link-local', edits: never },
  { row: 5, without: 'refusing queries and fragments', name: 'query-in-address', edits: never },
  {
    row: 6,
    without: 'refusing to follow Hireflix elsewhere',
    name: 'redirect-followed',
    edits: after(
      'if (headers.location !== undefined) return new this.constructor(new URL(headers.location)).send(request)'
    )
  },
  {
    row: 7,
    without: 'refusing to go where GitHub redirects a change to',
    name: 'write-redirected',
    edits: always
  },
  { row: 7, without: 'hashing what was read', name: 'blob-unchecked', edits: onlyLeft },
  {
    row: 8,
    without: 'TLS within the tunnel',
    name: 'tunnel-without-tls',
    edits: rewrite(/\(.+ \? (\w+) : \w+\)\(([\w.]+), /, "$1($2.href.replace('https:', 'http:'), ")
  },
  {
    row: 9,
    without: 'a limit to the size of answers',
    name: 'answer-of-any-size',
    edits: value('Number.POSITIVE_INFINITY')
  },
  {
    row: 10,
    without: 'counting what was unpacked',
    name: 'unpacked-uncounted',
    edits: rewrite(/= (.+)$/, '= Math.min($1, 1)')
  },
  {
    row: 11,
    without: 'a limit to the time of answers',
    name: 'answer-takes-long',
    edits: rewrite(/\((.+)\)$/, '(10 * $1)')
  },
  { row: 12, without: 'doubting a date far ahead', name: 'date-far-ahead', edits: never },
  { row: 13, without: 'refusing bytes that are not UTF-8', name: 'answer-not-utf8', edits: lossy },
  { row: 14, without: 'a limit to nesting', name: 'row-nested-deep', edits: never },
  {
    row: 15,
    without: 'copying members without assigning them',
    name: 'members-assigned',
    edits: rewrite(
      /\{.+\.\.\.(\w+) \} = (\w+)$/,
      "$1 = Object.assign({}, $2)\n  Reflect.deleteProperty($1, 'time')"
    )
  },
  {
    row: 16,
    without: 'setting aside numbers that no double holds',
    name: 'number-rounded',
    edits: rewrite(/&& !\w+\(\w+\)/, '&& false')
  },
  {
    row: 17,
    without: 'writing lone surrogates as escapes',
    name: 'lone-surrogate',
    edits: rewrite(
      /JSON\.stringify\(\w+\)/,
      'Buffer.from($&.replace(/\\\\u(d[89a-f]..)/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))).toString()'
    )
  },
  { row: 18, without: 'refusing answers with errors', name: 'errors-accepted', edits: always },
  {
    row: 18,
    without: 'asking for a total that is a number',
    name: 'total-missing',
    edits: rewrite(/$/, ' ?? 0')
  },
  {
    row: 19,
    without: 'judging timestamps',
    name: 'any-timestamp',
    edits: rewrite(/!== undefined/, "=== 'timestamp is missing'")
  },
  { row: 20, without: 'showing invisible characters by their number', name: 'invisible-shown', edits: never },
  {
    row: 21,
    without: 'breaking up commands in commit messages',
    name: 'commands-in-commits',
    edits: rewrite(/\s+\.replace\(\/:\(\?=.+/, '')
  },
  {
    row: 21,
    without: 'keeping events out of the log',
    name: 'events-in-log',
    edits: before('for (const { event } of reading.observed.events) log(JSON.parse(event.line).action)')
  },
  {
    row: 22,
    without: 'making one line of what Hireflix says',
    name: 'hireflix-lines',
    edits: rewrite(/\s+\.replace\(.+\s+\.replace\(.+/, '')
  },
  {
    row: 22,
    without: 'making one line of what GitHub says',
    name: 'github-commands',
    edits: rewrite(/\s+\.replace\(\/:.+\s+\.replace\(\/#.+/, '')
  },
  {
    row: 23,
    without: 'outputs that are inert',
    name: 'outputs-not-inert',
    edits: rewrite(/= \w+/, '= JSON.stringify')
  },
  { row: 24, without: 'entities in the summary', name: 'summary-without-entities', edits: textAsItIs },
  { row: 25, without: 'an end to the years that name files', name: 'year-10000', edits: never },
  {
    row: 26,
    without: 'plain text in commit messages',
    name: 'commit-not-plain',
    edits: rewrite(/\w+\((\w+), \d+\)/, '$1.slice(0, 200)')
  },
  {
    row: 27,
    without: 'a limit to the text that rules match',
    name: 'long-text-matched',
    edits: value('1024 * 1024')
  },
  { row: 28, without: 'telling the runner what to mask', name: 'unmasked', edits: drop },
  { row: 29, without: 'looking for secrets before writing', name: 'secrets-written', edits: drop },
  { row: 29, without: 'looking for encoded secrets', name: 'encoded-secrets', edits: value('0') },
  { row: 29, without: 'hiding names of members', name: 'member-names-shown', edits: always },
  {
    row: 30,
    without: 'looking for the key in what Hireflix says',
    name: 'key-in-hireflix-error',
    edits: never
  },
  {
    row: 30,
    without: 'looking for the token in what GitHub says',
    name: 'token-in-github-error',
    edits: always
  },
  {
    row: 31,
    without: 'words of our own for errors of libraries',
    name: 'parser-quotes',
    edits: instead("throw new SourceError('status', 'Cannot parse ' + text)")
  },
  { row: 32, without: 'a last catch of what nobody caught', name: 'no-last-catch', edits: drop },
  {
    row: 32,
    without: 'words of our own for unforeseen errors',
    name: 'error-in-its-words',
    edits: rewrite(/\[\w+\((\w+)\)\]/, '[String($1)]')
  },
  { row: 32, without: 'a last catch on the command line', name: 'no-last-catch-of-commands', edits: drop },
  { row: 32, without: 'words of our own where standard output fails', name: 'output-fails', edits: drop },
  {
    row: 33,
    without: 'sending the key as one header alone',
    name: 'key-sent-twice',
    edits: rewrite(/: (\w+)$/, '$&, authorization: $1')
  },
  { row: 34, without: 'telling a refusal from a race', name: 'refusal-as-race', edits: drop },
  {
    row: 35,
    without: 'reading what stands beside 409',
    name: 'any-409-as-race',
    edits: [drop, rewrite(/(=== 409) && .+?\.test\(\w+\)/, '$1')]
  },
  { row: 36, without: 'comparing a ledger line with its own form', name: 'ledger-line-form', edits: never },
  { row: 36, without: 'names of files from the ledger', name: 'ledger-names-files', edits: never },
  { row: 36, without: 'refusing an archive that is not UTF-8', name: 'archive-not-utf8', edits: never },
  { row: 37, without: 'comparing a line with its own form', name: 'event-line-form', edits: never },
  { row: 37, without: 'a limit to the nesting of archived lines', name: 'line-nested-deep', edits: never },
  { row: 38, without: 'plain names of files alone in messages', name: 'any-name-quoted', edits: always },
  {
    row: 38,
    without: 'refusing files that are not in the ledger',
    name: 'unlisted-file',
    edits: rewrite(/\w+ && /, '')
  },
  { row: 39, without: 'looking at links instead of following them', name: 'folder-is-link', edits: always },
  {
    row: 39,
    without: 'keeping locks and staged changes where no repository brings them',
    name: 'state-beside',
    edits: instead("return folder + '.staged'")
  },
  { row: 40, without: 'looking for secrets in other inputs', name: 'misplaced-secrets', edits: always },
  {
    row: 40,
    without: 'telling an issue of a failure what is a secret',
    name: 'issue-names-secrets',
    edits: rewrite(/'api-key',\s+'pseudonym-key'/, '')
  },
  // Of those who read an archive, and what was made of it: on a terminal, in a spreadsheet, an issue or a browser.
  {
    row: 41,
    without: 'making texts of formulas',
    name: 'formulas',
    edits: rewrite(/\w+\((\w+\(\w+, \w+\))\)/, '$1')
  },
  {
    row: 41,
    without: 'showing what acts on a terminal by its number',
    name: 'terminal-table',
    edits: rewrite(/\.map\(.+$/, ".map((cell) => cell ?? '')")
  },
  {
    row: 41,
    without: 'the same in JSON',
    name: 'terminal-json',
    edits: rewrite(/\$\{\w+\((\w+)\)\}/, '$${$1}')
  },
  { row: 42, without: 'entities in an issue', name: 'issue-without-entities', edits: textAsItIs },
  {
    row: 42,
    without: 'nodes of their own for what GitHub makes references of',
    name: 'references-in-issue',
    edits: rewrite(/@#/, '')
  },
  { row: 43, without: 'escaping what ends an element', name: 'element-ends', edits: rewrite(/\[<>&/, '[') },
  {
    row: 43,
    without: 'a policy',
    name: 'page-without-policy',
    edits: rewrite(/\$\{.+\}/, "'unsafe-inline'")
  },
  {
    row: 44,
    without: 'replacing what stands in place of an object',
    name: 'text-for-object',
    edits: rewrite(/return .+\((\w+), .+$/, 'return $1')
  },
  {
    row: 44,
    without: 'replacing what cannot be understood',
    name: 'quarantine-unreplaced',
    edits: rewrite(/\? (\w+) : .+$/, '? $1 : $1')
  },
  {
    row: 44,
    without: 'comparing with the list and key of the archive first',
    name: 'other-pseudonyms',
    edits: drop
  },
  { row: 45, without: 'forbidding git to fetch', name: 'git-fetches', edits: [drop, drop] },
  { row: 45, without: 'reading what was committed', name: 'git-replaces', edits: drop }
]
