import { always, around, before, drop, instead, never, onlyLeft, rewrite, value } from './edits.js'
import { findings } from './findings.js'
import type { Mutant } from './variant.js'

const summed = rewrite(/Math\.max\((.+), (\w+)\)/, '$1 + $2')

/** Mistakes that somebody might make, and the faults that were found. */
export const mutants: readonly Mutant[] = [
  {
    name: 'sum-pages',
    mistake: 'copies are summed over the pages of a run',
    within: 2,
    edits: summed
  },
  {
    name: 'set-of-hashes',
    mistake: 'an event that is already archived once is not counted again',
    within: 5,
    edits: rewrite(/^for \(let \w+ = (\w+); \w+ < (\w+); .+?\) /, 'if ($1 === 0 && $2 > 0) ')
  },
  {
    name: 'newest-plus-one',
    mistake: 'the next page begins after the last timestamp of this one: a tie cut in two counts as read',
    within: 10,
    edits: [
      rewrite(/ \+ 1$/, ''),
      rewrite(/ - .+$/, ''),
      rewrite(/< (\w+) : (.+)> \w+$/, '<= $1 + 1e9 : $2>= $1 - 1e9'),
      rewrite(/- 1$/, '+ 60_000')
    ]
  },
  {
    name: 'no-overlap',
    mistake: 'a run reads only what is newer than the last proven time',
    within: 40,
    only: 'lookback',
    edits: rewrite(/ - .+$/, '')
  },
  {
    name: 'trust-the-limit',
    mistake: 'the next page begins where the asked limit ends',
    within: 10,
    edits: rewrite(/\+ .+$/, '+ limit')
  },
  {
    name: 'short-page-is-the-end',
    mistake: 'a page with fewer rows than asked for is the last one',
    within: 10,
    edits: [
      rewrite(/^if .+\s+(return .+)$/, 'if (slice.rows < limit) $1\n$&'),
      before(`const longest = Math.max(...slices.map((slice) => slice.rows))
  const short = slices.findLast((slice) => slice.rows > 0 && (slice.rows < longest || slices.length === 1))
  if (tails.length === 0 && short !== undefined) return { tails: [short] }`)
    ]
  },
  {
    name: 'position-before-data',
    mistake: 'the first of several commits already claims what the last one brings',
    within: 10,
    only: 'claims',
    edits: always
  },
  {
    name: 'no-compare-and-swap',
    mistake: 'a commit goes on top of whatever is there',
    within: 20,
    edits: rewrite(/(await ([\w.]+)\.\w+\(\{\s*\w+),/, '$1: (await $2.open()).revision,')
  },
  {
    name: 'watermark-from-event-time',
    mistake: 'coverage goes up to the newest event that was seen',
    within: 10,
    edits: rewrite(
      /\(((\S+) \?\? .+)\) - (\w+)$/,
      '[...this.#events].reduce((most, { event }) => Math.max(most, event.timestamp), 0) || ($2 ?? 0) - $3'
    )
  },
  {
    name: 'no-settling',
    mistake: 'coverage goes up to the moment of the answer',
    within: 5,
    edits: rewrite(/ - \w+$/, '')
  },
  {
    name: 'gap-not-recorded',
    mistake: 'after a long outage coverage simply goes on',
    within: 20,
    edits: never
  },
  {
    name: 'email-in-identity',
    mistake: 'an event with another e-mail is another event',
    within: 10,
    edits: rewrite(/\.filter\(.+$/, '')
  },
  {
    name: 'error-is-empty',
    mistake: 'an answer without usable data is an answer without events',
    within: 30,
    edits: around(
      'try { return original(...given) } catch { return { total: 0, serverNow: given[1], rows: [] } }'
    )
  },
  {
    name: 'errors-beside-data',
    mistake: 'what comes beside errors is as good as what comes without',
    within: 10,
    edits: always
  },
  {
    name: 'cut-is-empty',
    mistake: 'an answer that cannot be read has nothing to say',
    within: 40,
    edits: instead(
      'return { data: { info: { company: { logs: { audit: { count: 0, total: 0, results: [] } } } } } }'
    )
  },
  {
    name: 'no-second-try',
    mistake: 'a request that failed will fail again',
    within: 5,
    edits: rewrite(/\d+/, '0')
  },
  {
    name: 'identity-before-pseudonyms',
    mistake: 'an event is known by what it said before its fields were replaced',
    within: 3,
    edits: rewrite(
      /^const (\w+) = (\w+)\(\w+, (\w+)\)$/,
      `$&
    const received = $2(row, $3)
    if ($1.kind === 'event' && received.kind === 'event')
      return { kind: 'event', event: { ...$1.event, key: received.event.key } }`
    )
  },
  {
    name: 'quarantine-as-it-came',
    mistake: 'what cannot be understood holds nothing that was to be replaced',
    within: 40,
    edits: rewrite(/this\.#\w+\((\w+)\)/, '$1')
  },
  {
    name: 'no-stepping-back',
    mistake: 'the list does not move while it is read',
    within: 400,
    only: 'diligent',
    edits: never
  },
  {
    name: 'pages-connect-by-position',
    mistake: 'pages that follow each other by position leave nothing out',
    within: 30,
    edits: [
      never,
      before(`if (order === 'newest-first' && slices[0]?.skip === 0) {
    const oldest = Math.min(...slices.map((slice) => slice.shape?.last ?? Number.POSITIVE_INFINITY))
    return [{ from: end === undefined ? oldest + 1 : Number.NEGATIVE_INFINITY, to: through }]
  }`)
    ]
  },
  {
    name: 'no-count-proof',
    mistake: 'what is further back than the lookback never changes',
    within: 20,
    only: 'counted',
    edits: always
  },
  {
    name: 'no-rolling-sweep',
    mistake: 'equal counts mean equal events',
    within: 80,
    only: 'complete',
    edits: drop
  },
  {
    name: 'unknown-is-committed',
    mistake: 'a commit without an answer has landed',
    within: 20,
    edits: rewrite(/!== 'committed'/, "=== 'stale'")
  },
  {
    name: 'mirror-the-server',
    mistake: 'an event that the server no longer shows is taken out',
    within: 10,
    edits: [
      never,
      never,
      rewrite(/\[\.\.\.(\w+)/, '[...$1.slice(0, -1)'),
      onlyLeft,
      rewrite(
        /events: [^,]+/,
        'events: [...new Map([...state.files, ...parts.map((part) => [part.path, part.entry])]).values()].reduce((sum, file) => sum + (file.path === quarantinePath ? 0 : file.events), 0)'
      ),
      never
    ]
  },
  {
    name: 'newest-email-wins',
    mistake: 'an archived event follows its newest e-mail',
    within: 20,
    edits: [
      rewrite(
        /^(.+)\((\w+)\)$/,
        `const emailOf = (line) => /"id":"(u[^"]*)"/.exec(line)?.[1]
      const newestOf = new Map(added.map((event) => [emailOf(event.line), /"email":"[^"]*"/.exec(event.line)?.[0]]))
      $1($2.map((event) => ({
        ...event,
        line: event.line.replace(/"email":"[^"]*"/, (old) => newestOf.get(emailOf(event.line)) ?? old)
      })))`
      ),
      never
    ]
  },
  {
    name: 'quarantine-dropped',
    mistake: 'a row that cannot be understood is noise',
    within: 30,
    only: 'quarantined',
    edits: value('[]')
  },
  {
    name: 'expired-is-vanished',
    mistake: 'whatever the server no longer shows was removed there',
    within: 5,
    only: 'vanished',
    edits: rewrite(/\w+\(.+(to: .+ \})\)$/, '[{ from: 0, $1]')
  },
  {
    name: 'eager-gap',
    mistake: 'what this run could not prove is lost',
    within: 5,
    only: 'gaps',
    edits: [
      rewrite(/ \|\| .+(?=\) \{)/, ''),
      rewrite(/\(.+\)$/, '(observed.through)'),
      value('observed.through')
    ]
  },
  {
    name: 'heartbeat-each-night',
    mistake: 'every run leaves a line',
    within: 2,
    edits: never
  },
  {
    name: 'files-in-order-of-arrival',
    mistake: 'what is new goes to the end of the file',
    within: 2,
    edits: [rewrite(/\s+\.sort\(\w+\)/, ''), never, onlyLeft, rewrite(/\(\w+\)/, '([...held, ...added])')]
  },
  {
    name: 'ledger-without-hashes',
    mistake: 'a hash of the text before it is encoded will do',
    within: 2,
    only: 'valid',
    edits: [rewrite(/ \}$/, ", sha256: '0'.repeat(64) }"), drop]
  },
  {
    name: 'sum-pages-unnoticed',
    mistake: "copies are summed, and what the server does not show is nobody's business",
    within: 3,
    only: 'invented',
    edits: [summed, rewrite(/\w+\.held/, '[]')]
  },
  {
    name: 'latest-version-wins',
    mistake: 'an event seen with another e-mail replaces the archived one',
    within: 30,
    only: 'additive',
    edits: [
      rewrite(
        /\(([\w.]+), /,
        `(new Map([...$1].map(([path, events]) => [
    path,
    events.map((event) => [...observed.events].find((each) => each.event.key === event.key)?.event ?? event)
  ])), `
      ),
      never
    ]
  },
  {
    name: 'race-is-fatal',
    mistake: 'somebody else was first: give up',
    within: 20,
    only: 'caused',
    edits: value('1')
  },
  {
    name: 'quarantined-again',
    mistake: 'rows that cannot be understood are put down each time they are seen',
    within: 60,
    only: 'idempotent',
    edits: rewrite(/ - \(.+? \?\? 0\)/, '')
  },
  {
    name: 'heartbeat-each-day',
    mistake: 'every day leaves a line',
    within: 3,
    only: 'reasoned',
    edits: value('0.5')
  },
  {
    name: 'ties-by-text',
    mistake: 'any order will do among events of one millisecond',
    within: 3,
    only: 'canonical',
    edits: drop
  },
  {
    name: 'cursor-file',
    mistake: 'a file beside the archive remembers the position',
    within: 2,
    only: 'stateless',
    edits: [
      before("{ path: 'cursor.json', content: String(observed.through) },"),
      rewrite(/^if \(/, "if (path === 'cursor.json' || ")
    ]
  },
  {
    name: 'settling-too-short',
    mistake: 'a hundred seconds are enough for an event to be logged',
    within: 2,
    only: 'settled',
    edits: value('100_000')
  },
  {
    name: 'joint-without-common-row',
    mistake: 'answers follow each other as they were asked for: nobody need look at the rows they share',
    within: 1,
    seed: 10,
    edits: rewrite(
      /: this\..+$/,
      ': { at: Math.max(0, this.#rows.length - 8), common: Math.min(8, answer.length) }'
    )
  },
  {
    name: 'count-ignored',
    mistake: 'answers that fit together are the whole list, whatever the server counts',
    within: 1,
    seed: 250,
    edits: always
  },
  {
    name: 'scattered-copies-believed',
    mistake: 'what stands twice in answers that fit together is there twice',
    within: 1,
    seed: 50,
    edits: value('true')
  },
  {
    name: 'order-assumed-sorted',
    mistake: 'a log is sorted by time',
    within: 1,
    seed: 10,
    edits: rewrite(/'none'/, "'newest-first'")
  },
  ...findings
]
