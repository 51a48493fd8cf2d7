// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code of mutants is quoted.
import type { Reason } from './reasons.js'

/** Mutants that no test notices, and why that is well. */
export const reasons: readonly Reason[] = [
  {
    file: 'src/archive/coverage.ts',
    why: 'Only the type checker needs this: no interval holds a time that is not there.',
    mutants: [
      {
        code: 'start === undefined',
        to: 'false',
        on: 'const first = start === undefined ? undefined : intervalAt(unionOf(proven), start)'
      }
    ]
  },
  {
    file: 'src/archive/coverage.ts',
    why: 'What was observed always reaches past the beginning of retention, so the last condition says the same.',
    mutants: [
      { code: 'reach >= observed.through', to: 'false' },
      { code: 'reach >= observed.through', to: 'reach > observed.through' }
    ]
  },
  {
    file: 'src/archive/shelf.ts',
    why: 'Only the type checker needs this: a month file in the ledger always has both times.',
    mutants: [{ code: "''", to: '"Stryker was here!"' }]
  },
  {
    file: 'src/archive/shelf.ts',
    why: 'The months differ where this is asked.',
    mutants: [{ code: 'a.month < b.month', to: 'a.month <= b.month' }]
  },
  {
    file: 'src/archive/reconcile.ts',
    why: 'Only the type checker needs this: no event is earlier than a time that is not there.',
    mutants: [{ code: 'provenBefore === undefined', to: 'false' }]
  },
  {
    file: 'src/archive/reconcile.ts',
    why: 'A gap lies 59 days back, where a proof is due anyway.',
    mutants: [
      {
        code: 'added.length + quarantined.length + vanished.length + claim.newGaps.length',
        to: 'added.length + quarantined.length + vanished.length - claim.newGaps.length'
      }
    ]
  },
  {
    file: 'src/archive/reconcile.ts',
    why: 'Saves the making of keys where nothing is redacted: an empty set holds none of them.',
    mutants: [
      { code: 'redacted.size > 0', to: 'true' },
      { code: 'redacted.size > 0', to: 'redacted.size >= 0' }
    ]
  },
  {
    file: 'src/archive/reconcile.ts',
    why: 'Copies of one event may stand in any order, and to a sort that keeps the order of equals 0 says the same as 1.',
    mutants: [
      { code: 'a.key < b.key', to: 'a.key <= b.key' },
      { code: 'a.key > b.key', to: 'true' },
      { code: 'a.key > b.key', to: 'false' },
      { code: 'a.key > b.key', to: 'a.key >= b.key' },
      { code: 'a.key > b.key', to: 'a.key <= b.key' }
    ]
  },
  {
    file: 'src/archive/reconcile.ts',
    why: 'The number of a line in a message about a ledger that somebody broke; this line was just made.',
    mutants: [{ code: 'line.seq + 1', to: 'line.seq - 1' }]
  },
  {
    file: 'src/archive/reconcile.ts',
    why: 'Only the type checker needs this: there is always a group.',
    mutants: [{ code: 'groups.at(-1)?.push', to: 'groups.at(-1).push' }]
  },
  {
    file: 'src/archive/reconcile.ts',
    why: 'The quarantine, the one file without added events, comes last.',
    mutants: [
      { code: 'file.added.length > 0', to: 'true' },
      { code: 'file.added.length > 0', to: 'file.added.length >= 0' }
    ]
  },
  {
    file: 'src/archive/reconcile.ts',
    why: 'Where both are the same time, it is proven either way.',
    mutants: [
      {
        code: 'through <= (state.coverage?.through ?? coverage.from)',
        to: 'through < (state.coverage?.through ?? coverage.from)'
      }
    ]
  },
  {
    file: 'src/hireflix/observations.ts',
    why: 'The same row, as often.',
    mutants: [
      {
        code: 'copies > (this.#quarantined.get(key)?.copies ?? 0)',
        to: 'copies >= (this.#quarantined.get(key)?.copies ?? 0)'
      }
    ]
  },
  {
    file: 'src/hireflix/observations.ts',
    why: 'The first answer brings both, a slice and a time; the type checker does not know.',
    mutants: [
      {
        code: 'latest === undefined || this.#serverNow === undefined',
        to: 'latest === undefined && this.#serverNow === undefined'
      },
      { code: 'latest === undefined', to: 'false' },
      { code: 'this.#serverNow === undefined', to: 'false' }
    ]
  },
  {
    file: 'src/hireflix/slices.ts',
    why: 'Set anew by the first event: none is of the first millisecond of 1970.',
    mutants: [{ code: '-1', to: '+1', on: 'let beforeGroup = -1' }]
  },
  {
    file: 'src/archive/digests.ts',
    why: 'Another way to the same bytes.',
    mutants: [
      { code: "typeof content === 'string'", to: 'true' },
      { code: "'utf8'", to: '""' }
    ]
  },
  {
    file: 'src/archive/filling.ts',
    why: 'No event is larger than a part: one that is empty always has room.',
    mutants: [{ code: 'open.held.length + open.added.length === 0', to: 'false' }]
  },
  {
    file: 'src/archive/filling.ts',
    why: 'UTF-8 is what is taken where nothing is said.',
    mutants: [{ code: "'utf8'", to: '""' }]
  },
  {
    file: 'src/archive/ledger-line.ts',
    why: 'What comes next asks for one of a few exact names.',
    mutants: [
      { code: '/^[\\w.-]+$/', to: '/[\\w.-]+$/' },
      { code: '/^[\\w.-]+$/', to: '/^[\\w.-]+/' }
    ]
  },
  {
    file: 'src/archive/line-fields.ts',
    why: 'Only the type checker needs this: what is no number is no whole one either.',
    mutants: [{ code: "typeof item !== 'number'", to: 'false' }]
  },
  {
    file: 'src/archive/month-file.ts',
    why: 'The two differ where this is asked.',
    mutants: [
      { code: 'a.key < b.key', to: 'a.key <= b.key' },
      { code: 'a.line < b.line', to: 'a.line <= b.line' }
    ]
  },
  {
    file: 'src/archive/month-file.ts',
    why: 'A text has no line, so it is nothing that was read before.',
    mutants: [{ code: '[]', to: '["Stryker was here"]' }]
  },
  {
    file: 'src/archive/month-file.ts',
    why: 'The first event cannot stand out of order.',
    mutants: [{ code: 'unsorted > 0', to: 'unsorted >= 0' }]
  },
  {
    file: 'src/archive/paths.ts',
    why: 'What was parsed must give the same path when it is written again.',
    mutants: [
      {
        code: '/^(\\d{4}-(?:0[1-9]|1[0-2]))(?:-(\\d{3,}))?\\.json$/',
        to: '/(\\d{4}-(?:0[1-9]|1[0-2]))(?:-(\\d{3,}))?\\.json$/'
      },
      {
        code: '/^(\\d{4}-(?:0[1-9]|1[0-2]))(?:-(\\d{3,}))?\\.json$/',
        to: '/^(\\d{4}-(?:0[1-9]|1[0-2]))(?:-(\\d{3,}))?\\.json/'
      }
    ]
  },
  {
    file: 'src/archive/paths.ts',
    why: 'The month of a day is remembered; these make it anew.',
    mutants: [
      { code: 'timestamp / 86_400_000', to: 'timestamp * 86_400_000' },
      { code: 'day !== latest.day', to: 'true' }
    ]
  },
  {
    file: 'src/archive/paths.ts',
    why: 'No day is the one that nothing was asked about yet.',
    mutants: [
      { code: "{ day: Number.NaN, month: '' }", to: '{}' },
      { code: "''", to: '"Stryker was here!"' }
    ]
  },
  {
    file: 'src/archive/plan-check.ts',
    why: 'Only a file that is in two batches needs this, and none is.',
    mutants: [{ code: 'held.set(file.path, after)', to: ';' }]
  },
  {
    file: 'src/archive/pseudonym-check.ts',
    why: 'Only the type checker needs this: somebody has pseudonyms where this is asked.',
    mutants: [
      { code: 'stamp?.fields', to: 'stamp.fields' },
      { code: "''", to: '"Stryker was here!"' }
    ]
  },
  {
    file: 'src/archive/redacting.ts',
    why: 'Only the type checker needs this: an archive that was read has a ledger, and its files are in it.',
    mutants: [
      { code: 'entry === undefined', to: 'false' },
      { code: '[]', to: '["Stryker was here"]' },
      { code: 'state.head?.seq', to: 'state.head.seq' },
      { code: '-1', to: '+1' },
      { code: 'state.head?.sha256', to: 'state.head.sha256' },
      { code: "'unproven'", to: '""' }
    ]
  },
  {
    file: 'src/archive/redacting.ts',
    why: 'The number of a line in a message about a ledger that somebody broke; this line was just made.',
    mutants: [{ code: 'line.seq + 1', to: 'line.seq - 1' }]
  },
  {
    file: 'src/archive/redacting.ts',
    why: 'A member that is not there is not written.',
    mutants: [{ code: 'state.pseudonyms === undefined', to: 'false' }]
  },
  {
    file: 'src/archive/redacting.ts',
    why: 'A second look at what was just made, which no input can make fail: it is there for mistakes in this program.',
    mutants: [
      {
        code: '{ const after = parseMonthFile(path, content) const isKept = before.ev … itten, please report this` ) }',
        to: '{}'
      },
      {
        code: 'before.every((event, index) => { const now = after[index] if (now ===  … oneOf(event) : event) === 0 })',
        to: 'before.some((event, index) => { const now = after[index]; if (now ===  … neOf(event) : event) === 0; })'
      },
      { code: 'now === undefined', to: 'false' },
      { code: 'false', to: 'true', on: 'if (now === undefined) return false' },
      { code: 'compareEvents(now, event.key === key ? tombstoneOf(event) : event) === 0', to: 'true' },
      { code: 'isKept && after.length === before.length', to: 'true' },
      { code: 'isKept && after.length === before.length', to: 'isKept || after.length === before.length' },
      { code: 'after.length === before.length', to: 'true' },
      { code: "'plan'", to: '""' },
      {
        code: '`Cannot redact in "${path}": another event would change; nothing was written, please report this`',
        to: '``'
      }
    ]
  },
  {
    file: 'src/hireflix/answer.ts',
    why: 'Only the type checker needs this: what is no number is no whole one either.',
    mutants: [{ code: "typeof total !== 'number'", to: 'false' }]
  },
  {
    file: 'src/hireflix/client.ts',
    why: 'Jitter: how long exactly a wait is does not matter to a test.',
    mutants: [{ code: 'true', to: 'false', on: 'randomize: true,' }]
  },
  {
    file: 'src/hireflix/client.ts',
    why: 'The limiter makes everybody wait as long, whoever asked included.',
    mutants: [{ code: '{ return timeout(ms, undefined, { signal }).catch(() => undefined) }', to: '{}' }]
  },
  {
    file: 'src/hireflix/client.ts',
    why: 'A function that ends returns the same.',
    mutants: [{ code: '{ return undefined }', to: '{}' }]
  },
  {
    file: 'src/hireflix/request-limiter.ts',
    why: 'The end of the run lets in as many.',
    mutants: [{ code: 'this.#letIn()', to: ';' }]
  },
  {
    file: 'src/hireflix/request-limiter.ts',
    why: 'Any other number will do.',
    mutants: [{ code: 'this.#turn++', to: 'this.#turn--' }]
  },
  {
    file: 'src/hireflix/request-limiter.ts',
    why: 'Who is called too early finds no room, and waits again.',
    mutants: [
      { code: 'this.#allowed - this.#underWay', to: 'this.#allowed + this.#underWay' },
      { code: 'room > 0', to: 'room >= 0' }
    ]
  },
  {
    file: 'src/hireflix/http-answer.ts',
    why: 'Not a date either, nor a type.',
    mutants: [{ code: "''", to: '"Stryker was here!"' }]
  },
  {
    file: 'src/hireflix/http-answer.ts',
    why: 'Only the type checker needs this: a text that is split has a first part.',
    mutants: [
      {
        code: "(headers['content-type'] ?? '').split(';')[0]?.trim",
        to: "(headers['content-type'] ?? '').split(';')[0].trim"
      }
    ]
  },
  {
    file: 'src/hireflix/http.ts',
    why: 'The check after the loop refuses it as well; this one only ends the reading sooner.',
    mutants: [{ code: 'bytes > maxAnswerBytes', to: 'false', on: 'if (bytes > maxAnswerBytes) break' }]
  },
  {
    file: 'src/hireflix/http.ts',
    why: 'A bound of 32 MiB, give or take one byte.',
    mutants: [{ code: 'bytes > maxAnswerBytes', to: 'bytes >= maxAnswerBytes' }]
  },
  {
    file: 'src/hireflix/http.ts',
    why: 'The answer is destroyed in the end, whatever becomes of it.',
    mutants: [{ code: 'response.destroy()', to: ';', on: 'response.destroy()' }]
  },
  {
    file: 'src/hireflix/http.ts',
    why: 'Nobody is shown this message: what became of the tunnel is told by its status.',
    mutants: [{ code: '`HTTP status ${status}`', to: '``' }]
  },
  {
    file: 'src/hireflix/http.ts',
    why: 'All errors of connections that a test can bring about carry a well-formed code themselves; this is for others.',
    mutants: [
      {
        code: "typeof cause === 'object' && cause !== null && depth < 5",
        to: "typeof cause === 'object' && cause !== null || depth < 5"
      },
      { code: "typeof cause === 'object' && cause !== null", to: 'true' },
      {
        code: "typeof cause === 'object' && cause !== null",
        to: "typeof cause === 'object' || cause !== null"
      },
      { code: "typeof cause === 'object'", to: 'true' },
      { code: 'cause !== null', to: 'true' },
      { code: 'depth < 5', to: 'true' },
      { code: 'depth < 5', to: 'depth <= 5' },
      { code: 'depth++', to: 'depth--' },
      { code: "typeof cause.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(cause.code)", to: 'true' },
      {
        code: "typeof cause.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(cause.code)",
        to: "typeof cause.code === 'string' || /^[A-Z0-9_]{2,40}$/.test(cause.code)"
      },
      { code: "typeof cause.code === 'string'", to: 'true' },
      { code: '/^[A-Z0-9_]{2,40}$/', to: '/[A-Z0-9_]{2,40}$/' },
      { code: '/^[A-Z0-9_]{2,40}$/', to: '/^[A-Z0-9_]{2,40}/' },
      { code: "'no reason given'", to: '""' }
    ]
  },
  {
    file: 'src/hireflix/retry-after.ts',
    why: 'Only asks whether both are numbers.',
    mutants: [{ code: 'date - serverNow', to: 'date + serverNow' }]
  },
  {
    file: 'src/hireflix/graphql-errors.ts',
    why: 'The name under which the key is looked for; nobody is shown it.',
    mutants: [{ code: "'api-key'", to: '""' }]
  },
  {
    file: 'src/hireflix/walk.ts',
    why: 'The first slice with rows connects, and sets it.',
    mutants: [{ code: 'false', to: 'true', on: 'let leapt = false' }]
  },
  {
    file: 'src/hireflix/walk.ts',
    why: 'Would end a walk sooner that finds no end again and again; it says so.',
    mutants: [{ code: 'shape !== undefined && shape.last !== edge', to: 'false' }]
  },
  {
    file: 'src/hireflix/walk.ts',
    why: 'Only the type checker needs this: no position is beyond one that is not given.',
    mutants: [{ code: 'stretch.upTo !== undefined', to: 'true' }]
  },
  {
    file: 'src/hireflix/walk.ts',
    why: 'Where no row is an event, the next slice tells as well whether rows were deleted ahead.',
    mutants: [{ code: 'false', to: 'true', on: 'if (slice.shape === undefined) return false' }]
  },
  {
    file: 'src/hireflix/walk.ts',
    why: 'Would step back less where rows of one millisecond were deleted ahead; what is proven follows from the slices.',
    mutants: [{ code: 'slice.shape.first < edge', to: 'slice.shape.first <= edge' }]
  },
  {
    file: 'src/hireflix/walk.ts',
    why: 'Only decides how many rows are asked for ahead of need.',
    mutants: [
      {
        code: "known.order === 'newest-first' && Number.isFinite(until) && span > 0",
        to: "known.order === 'newest-first' && Number.isFinite(until) || span > 0"
      },
      { code: "known.order === 'newest-first' && Number.isFinite(until)", to: 'true' },
      {
        code: "known.order === 'newest-first' && Number.isFinite(until)",
        to: "known.order === 'newest-first' || Number.isFinite(until)"
      },
      { code: "known.order === 'newest-first'", to: 'true' },
      { code: 'span > 0', to: 'true' },
      { code: 'span > 0', to: 'span >= 0' }
    ]
  },
  {
    file: 'src/hireflix/http.ts',
    why: 'The agent decides which of the two is spoken.',
    mutants: [{ code: "this.url.protocol === 'http:'", to: 'true' }]
  },
  {
    file: 'src/hireflix/pages.ts',
    why: 'A text is no guess, and is dropped at once.',
    mutants: [{ code: '[]', to: '["Stryker was here"]' }]
  },
  {
    file: 'src/hireflix/pages.ts',
    why: 'Asks once more before it gives up on the same failure.',
    mutants: [
      { code: 'request.limit <= least', to: 'false' },
      { code: 'request.limit <= least', to: 'request.limit < least' }
    ]
  },
  {
    file: 'src/hireflix/pages.ts',
    why: 'Who has answered already is not waited for.',
    mutants: [{ code: '() => this.#underWay.delete(page)', to: '() => undefined' }]
  },
  {
    file: 'src/hireflix/pages.ts',
    why: 'Only the type checker needs this: it is only asked of a guess.',
    mutants: [{ code: 'guess === undefined', to: 'false' }]
  },
  {
    file: 'src/hireflix/pages.ts',
    why: 'Only decides which guess is used: costs a request at most.',
    mutants: [
      { code: 'guess.skip <= skip', to: 'guess.skip < skip' },
      { code: 'guess.skip > skip', to: 'false', on: 'if (guess.skip > skip) return true' },
      { code: 'guess.skip > skip', to: 'guess.skip >= skip', on: 'if (guess.skip > skip) return true' },
      { code: 'next !== undefined && next.skip <= skip', to: 'false' },
      { code: 'next.skip <= skip', to: 'next.skip < skip' }
    ]
  }
]
