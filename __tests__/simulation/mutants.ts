import { findings } from './findings.js'
import type { Patch } from './patch.js'

/** A deliberately wrong variant of the program. The simulator must notice each. */
export interface Mutant {
  readonly name: string
  /** What somebody who made this mistake would have believed. */
  readonly mistake: string
  readonly patches: readonly Patch[]
  /** Killed within so many seeds, from whichever seed one begins. */
  readonly within: number
  /** For a fault that the simulator found in the program: a seed that shows it. It is killed there, at once. */
  readonly seed?: number
  /** The one check of the oracle without which this mutant would live. */
  readonly only?: string
}

/** Mistakes that somebody might make, and the faults that were found. */
export const mutants: readonly Mutant[] = [
  {
    name: 'sum-pages',
    mistake: 'copies are summed over the pages of a run',
    within: 2,
    patches: [
      {
        file: 'src/hireflix/observations.ts',
        find: 'this.#events.raise(event, copies)',
        replace: 'this.#events.add(event, copies)'
      }
    ]
  },
  {
    name: 'set-of-hashes',
    mistake: 'an event that is already archived once is not counted again',
    within: 5,
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: 'for (let copy = known; copy < copies; copy++) added.push(stored)',
        replace: 'if (known === 0 && copies > 0) added.push(stored)'
      }
    ]
  },
  {
    name: 'newest-plus-one',
    mistake: 'the next page begins after the last timestamp of this one: a tie cut in two counts as read',
    within: 10,
    patches: [
      {
        file: 'src/hireflix/slices.ts',
        find: 'from: isTail ? Number.NEGATIVE_INFINITY : last + 1,',
        replace: 'from: isTail ? Number.NEGATIVE_INFINITY : last,'
      },
      {
        file: 'src/hireflix/walk.ts',
        find: 'const next = shape === undefined ? slice.skip : end - shape.trailing - 1',
        replace: 'const next = shape === undefined ? slice.skip : end'
      },
      {
        file: 'src/hireflix/walk.ts',
        find: 'slice.shape.first < edge : slice.shape.first > edge',
        replace: 'slice.shape.first <= edge + 1e9 : slice.shape.first >= edge - 1e9'
      },
      {
        file: 'src/hireflix/slices.ts',
        find: 'to: slice.skip === 0 ? through : first - 1',
        replace: 'to: slice.skip === 0 ? through : first + 60_000'
      }
    ]
  },
  {
    name: 'no-overlap',
    mistake: 'a run reads only what is newer than the last proven time',
    within: 40,
    only: 'lookback',
    patches: [
      {
        file: 'src/reading.ts',
        find: ': Date.parse(coverage.through) - this.options.lookbackMs',
        replace: ': Date.parse(coverage.through)'
      }
    ]
  },
  {
    name: 'trust-the-limit',
    mistake: 'the next page begins where the asked limit ends',
    within: 10,
    patches: [
      {
        file: 'src/hireflix/walk.ts',
        find: 'const end = slice.skip + slice.rows\n',
        replace: 'const end = slice.skip + limit\n'
      }
    ]
  },
  {
    name: 'short-page-is-the-end',
    mistake: 'a page with fewer rows than asked for is the last one',
    within: 10,
    patches: [
      {
        file: 'src/hireflix/walk.ts',
        find: "if (observations.order === 'newest-first' && shape",
        replace:
          "if (slice.rows < limit) return { reached: end, pageRows }\n    if (observations.order === 'newest-first' && shape"
      },
      {
        file: 'src/hireflix/slices.ts',
        find: 'if (tails.length > 0) return { tails }',
        replace: `const longest = Math.max(...slices.map((slice) => slice.rows))
  const short = slices.findLast((slice) => slice.rows > 0 && (slice.rows < longest || slices.length === 1))
  if (tails.length > 0 || short !== undefined) return { tails: tails.length > 0 ? tails : [short as Slice] }`
      }
    ]
  },
  {
    name: 'position-before-data',
    mistake: 'the first of several commits already claims what the last one brings',
    within: 10,
    only: 'claims',
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: 'coverage: (isLast ? claim.coverage : coverageBefore(rest, state, claim)) ?? null',
        replace: 'coverage: claim.coverage ?? null'
      }
    ]
  },
  {
    name: 'no-compare-and-swap',
    mistake: 'a commit goes on top of whatever is there',
    within: 20,
    patches: [
      {
        file: 'src/archiving.ts',
        find: '      base,\n',
        replace: '      base: (await options.destination.open()).revision,\n'
      }
    ]
  },
  {
    name: 'watermark-from-event-time',
    mistake: 'coverage goes up to the newest event that was seen',
    within: 10,
    patches: [
      {
        file: 'src/hireflix/observations.ts',
        find: 'return (this.#serverNow ?? Number.NEGATIVE_INFINITY) - settleMs',
        replace:
          'return [...this.#events].reduce((most, { event }) => Math.max(most, event.timestamp), 0) || (this.#serverNow ?? 0) - settleMs'
      }
    ]
  },
  {
    name: 'no-settling',
    mistake: 'coverage goes up to the moment of the answer',
    within: 5,
    patches: [
      {
        file: 'src/hireflix/observations.ts',
        find: 'return (this.#serverNow ?? Number.NEGATIVE_INFINITY) - settleMs',
        replace: 'return this.#serverNow ?? Number.NEGATIVE_INFINITY'
      }
    ]
  },
  {
    name: 'gap-not-recorded',
    mistake: 'after a long outage coverage simply goes on',
    within: 20,
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: 'gaps: isLast ? claim.newGaps : [],',
        replace: 'gaps: [],'
      }
    ]
  },
  {
    name: 'email-in-identity',
    mistake: 'an event with another e-mail is another event',
    within: 10,
    patches: [
      {
        file: 'src/events/identity.ts',
        find: "const names = Object.keys(actor).filter((name) => name !== 'email')",
        replace: 'const names = Object.keys(actor)'
      }
    ]
  },
  {
    name: 'error-is-empty',
    mistake: 'an answer without usable data is an answer without events',
    within: 30,
    patches: [
      {
        file: 'src/hireflix/answer.ts',
        find: 'export function parseAnswer(data: Json | undefined, serverNow: number, rowOf: RowParser = parseRow): Answer {',
        replace: `export function parseAnswer(data: Json | undefined, serverNow: number, rowOf: RowParser = parseRow): Answer {
  try {
    return parseAnswerStrictly(data, serverNow, rowOf)
  } catch {
    return { total: 0, serverNow, rows: [] }
  }
}
function parseAnswerStrictly(data: Json | undefined, serverNow: number, rowOf: RowParser): Answer {`
      }
    ]
  },
  {
    name: 'errors-beside-data',
    mistake: 'what comes beside errors is as good as what comes without',
    within: 10,
    patches: [
      {
        file: 'src/hireflix/client.ts',
        find: 'const isClean = errors === undefined || (Array.isArray(errors) && errors.length === 0)',
        replace: 'const isClean = errors !== Number.NaN'
      }
    ]
  },
  {
    name: 'cut-is-empty',
    mistake: 'an answer that cannot be read has nothing to say',
    within: 40,
    patches: [
      {
        file: 'src/hireflix/client.ts',
        find: '  } catch {\n    return undefined\n',
        replace: `  } catch {
    return { data: { info: { company: { logs: { audit: { count: 0, total: 0, results: [] } } } } } }
`
      }
    ]
  },
  {
    name: 'no-second-try',
    mistake: 'a request that failed will fail again',
    within: 5,
    patches: [{ file: 'src/hireflix/client.ts', find: 'retries: 5', replace: 'retries: 0' }]
  },
  {
    name: 'identity-before-pseudonyms',
    mistake: 'an event is known by what it said before its fields were replaced',
    within: 3,
    patches: [
      {
        file: 'src/pseudonyms/pseudonyms.ts',
        find: "return parsed.kind === 'event' ? parsed : quarantined(",
        replace: `const received = parseRow(row, serverNow)
    if (parsed.kind === 'event' && received.kind === 'event')
      return { kind: 'event', event: { ...parsed.event, key: received.event.key } }
    return parsed.kind === 'event' ? parsed : quarantined(`
      }
    ]
  },
  {
    name: 'quarantine-as-it-came',
    mistake: 'what cannot be understood holds nothing that was to be replaced',
    within: 40,
    patches: [
      {
        file: 'src/pseudonyms/pseudonyms.ts',
        find: 'quarantined(this.#replaceAll(row), parsed.quarantined.reason)',
        replace: 'quarantined(row, parsed.quarantined.reason)'
      }
    ]
  },
  {
    name: 'no-stepping-back',
    mistake: 'the list does not move while it is read',
    within: 400,
    only: 'diligent',
    patches: [
      {
        file: 'src/hireflix/walk.ts',
        find: 'if (!connects(slice, edge, observations.order)) {',
        replace: 'if (edge === Number.NaN) {'
      }
    ]
  },
  {
    name: 'pages-connect-by-position',
    mistake: 'pages that follow each other by position leave nothing out',
    within: 30,
    patches: [
      {
        file: 'src/hireflix/walk.ts',
        find: 'if (!connects(slice, edge, observations.order)) {',
        replace: 'if (edge === Number.NaN) {'
      },
      {
        file: 'src/hireflix/slices.ts',
        find: '  return some.flatMap((slice) => {',
        replace: `  if (order === 'newest-first' && slices[0]?.skip === 0) {
    const oldest = Math.min(...slices.map((slice) => slice.shape?.last ?? Number.POSITIVE_INFINITY))
    return [{ from: end === undefined ? oldest + 1 : Number.NEGATIVE_INFINITY, to: through }]
  }
  return some.flatMap((slice) => {`
      }
    ]
  },
  {
    name: 'no-count-proof',
    mistake: 'what is further back than the lookback never changes',
    within: 20,
    only: 'counted',
    patches: [
      {
        file: 'src/reading.ts',
        find: '        if (await this.#agreesWith(census)) return true\n',
        replace: '        return true\n'
      }
    ]
  },
  {
    name: 'no-rolling-sweep',
    mistake: 'equal counts mean equal events',
    within: 80,
    only: 'complete',
    patches: [
      {
        file: 'src/reading.ts',
        find: 'if (attempt === 1) await this.#sweep(head)',
        replace: ''
      }
    ]
  },
  {
    name: 'unknown-is-committed',
    mistake: 'a commit without an answer has landed',
    within: 20,
    patches: [
      {
        file: 'src/archiving.ts',
        find: "if (receipt.kind !== 'committed') return { kind: receipt.kind, written, commits, pending: batch }\n    base = receipt.revision",
        replace:
          "if (receipt.kind === 'stale') return { kind: receipt.kind, written, commits, pending: batch }\n    base = (receipt as { revision: string }).revision"
      }
    ]
  },
  {
    name: 'mirror-the-server',
    mistake: 'an event that the server no longer shows is taken out',
    within: 10,
    patches: [
      {
        file: 'src/archive/plan-check.ts',
        find: 'if (index < before.length) throw',
        replace: 'if (index === Number.NaN) throw'
      },
      {
        file: 'src/archive/plan-check.ts',
        find: 'if (added !== plan.added.length)',
        replace: 'if (added === Number.NaN)'
      },
      {
        file: 'src/archive/filling.ts',
        find: 'const events = [...held, ...addedHere]',
        replace: 'const events = [...held.slice(0, -1), ...addedHere]'
      },
      {
        file: 'src/archive/ledger.ts',
        find: '    events - state.events !== line.added\n',
        replace: '    events === Number.NaN\n'
      },
      {
        file: 'src/archive/reconcile.ts',
        find: 'archive: { events: state.events + added, files: months.size },',
        replace:
          'archive: { events: [...new Map([...state.files, ...parts.map((part) => [part.path, part.entry] as const)]).values()].reduce((sum, file) => sum + (file.path === quarantinePath ? 0 : file.events), 0), files: months.size },'
      }
    ]
  },
  {
    name: 'newest-email-wins',
    mistake: 'an archived event follows its newest e-mail',
    within: 20,
    patches: [
      {
        file: 'src/archive/filling.ts',
        find: 'const content = serializeMonthFile(events)',
        replace: `const emailOf = (line: string) => /"id":"(u[^"]*)"/.exec(line)?.[1]
      const newestOf = new Map(addedHere.map((event) => [emailOf(event.line), /"email":"[^"]*"/.exec(event.line)?.[0]]))
      const content = serializeMonthFile(
        events.map((event) => ({
          ...event,
          line: event.line.replace(/"email":"[^"]*"/, (old) => newestOf.get(emailOf(event.line)) ?? old)
        }))
      )`
      },
      {
        file: 'src/archive/plan-check.ts',
        find: 'if (index < before.length) throw',
        replace: 'if (index === Number.NaN) throw'
      }
    ]
  },
  {
    name: 'quarantine-dropped',
    mistake: 'a row that cannot be understood is noise',
    within: 30,
    only: 'quarantined',
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: 'const quarantined = quarantinedIn(archive.quarantine, observed)',
        replace:
          'const quarantined = quarantinedIn(archive.quarantine, { ...observed, quarantined: new Map() })'
      }
    ]
  },
  {
    name: 'expired-is-vanished',
    mistake: 'whatever the server no longer shows was removed there',
    within: 5,
    only: 'vanished',
    patches: [
      {
        file: 'src/archive/vanished.ts',
        find: '  return clip(observed.held, { from, to: observed.through })',
        replace:
          '  return from === Number.NaN ? clip([], { from, to: from }) : [{ from: 0, to: observed.through }]'
      }
    ]
  },
  {
    name: 'eager-gap',
    mistake: 'what this run could not prove is lost',
    within: 5,
    only: 'gaps',
    patches: [
      {
        file: 'src/archive/coverage.ts',
        find: 'if (reach >= observed.through || start === undefined || start <= reach + 1) {',
        replace: 'if (reach >= observed.through) {'
      },
      {
        file: 'src/archive/coverage.ts',
        find: 'to: toTime(start - 1),',
        replace: 'to: toTime(observed.through),'
      },
      {
        file: 'src/archive/coverage.ts',
        find: 'top: topOf(proven, start),',
        replace: 'top: observed.through,'
      }
    ]
  },
  {
    name: 'heartbeat-each-night',
    mistake: 'every run leaves a line',
    within: 2,
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: 'if (!isNews && !isDue)',
        replace: 'if (!isNews && !isDue && observed.total < 0)'
      }
    ]
  },
  {
    name: 'files-in-order-of-arrival',
    mistake: 'what is new goes to the end of the file',
    within: 2,
    patches: [
      {
        file: 'src/archive/month-file.ts',
        find: '    .sort(compareEvents)\n',
        replace: ''
      },
      {
        file: 'src/archive/month-file.ts',
        find: '(event, index) => index > 0 && compareEvents(events[index - 1] as AuditEvent, event) > 0',
        replace: '(_event, index) => index < 0'
      },
      {
        file: 'src/archive/plan-check.ts',
        find: 'if (next !== undefined && compareEvents(next, event) === 0) index++',
        replace: 'if (next !== undefined) index++'
      }
    ]
  },
  {
    name: 'ledger-without-hashes',
    mistake: 'a hash of the text before it is encoded will do',
    within: 2,
    only: 'valid',
    patches: [
      {
        file: 'src/archive/filling.ts',
        find: 'sha256: sha256Of(bytes), blob',
        replace: 'sha256: sha256Of(bytes.subarray(1)), blob'
      },
      {
        file: 'src/opening.ts',
        find: 'if (found !== entry.sha256)',
        replace: 'if (found === entry.sha256)'
      }
    ]
  },
  {
    name: 'sum-pages-unnoticed',
    mistake: "copies are summed, and what the server does not show is nobody's business",
    within: 3,
    only: 'invented',
    patches: [
      {
        file: 'src/hireflix/observations.ts',
        find: 'this.#events.raise(event, copies)',
        replace: 'this.#events.add(event, copies)'
      },
      {
        file: 'src/archive/vanished.ts',
        find: '  return clip(observed.held, { from, to: observed.through })',
        replace: '  return clip([], { from, to: observed.through })'
      }
    ]
  },
  {
    name: 'latest-version-wins',
    mistake: 'an event seen with another e-mail replaces the archived one',
    within: 30,
    only: 'additive',
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: 'const filled = fillParts(archive.files, archive.state, decision.added)',
        replace: `const current = new Map(
    [...archive.files].map(([path, events]) => [
      path,
      events.map((event) => [...observed.events].find((each) => each.event.key === event.key)?.event ?? event)
    ])
  )
  const filled = fillParts(current, archive.state, decision.added)`
      },
      {
        file: 'src/archive/plan-check.ts',
        find: 'if (index < before.length) throw',
        replace: 'if (index === Number.NaN) throw'
      }
    ]
  },
  {
    name: 'race-is-fatal',
    mistake: 'somebody else was first: give up',
    within: 20,
    only: 'caused',
    patches: [{ file: 'src/archiving.ts', find: 'const attempts = 10', replace: 'const attempts = 1' }]
  },
  {
    name: 'quarantined-again',
    mistake: 'rows that cannot be understood are put down each time they are seen',
    within: 60,
    only: 'idempotent',
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: 'Math.max(0, copies - (held.get(key) ?? 0))',
        replace: 'Math.max(0, copies - 0 * (held.get(key) ?? 0))'
      }
    ]
  },
  {
    name: 'heartbeat-each-day',
    mistake: 'every day leaves a line',
    within: 3,
    only: 'reasoned',
    patches: [
      { file: 'src/archive/reconcile.ts', find: 'const quietDays = 7', replace: 'const quietDays = 0.5' }
    ]
  },
  {
    name: 'ties-by-text',
    mistake: 'any order will do among events of one millisecond',
    within: 3,
    only: 'canonical',
    patches: [
      {
        file: 'src/archive/month-file.ts',
        find: 'if (a.key !== b.key) return a.key < b.key ? -1 : 1',
        replace: ''
      }
    ]
  },
  {
    name: 'cursor-file',
    mistake: 'a file beside the archive remembers the position',
    within: 2,
    only: 'stateless',
    patches: [
      {
        file: 'src/archive/reconcile.ts',
        find: '      { path: ledgerPath, content: ledger }\n',
        replace:
          "      { path: 'cursor.json', content: String(observed.through) },\n      { path: ledgerPath, content: ledger }\n"
      },
      {
        file: 'src/opening.ts',
        find: 'for (const file of listed.values()) verifyListed',
        replace: "for (const file of listed.values()) if (file.path !== 'cursor.json') verifyListed"
      }
    ]
  },
  {
    name: 'settling-too-short',
    mistake: 'a hundred seconds are enough for an event to be logged',
    within: 2,
    only: 'settled',
    patches: [
      { file: 'src/hireflix/observations.ts', find: 'settleMs = 2 * 60_000', replace: 'settleMs = 100_000' }
    ]
  },
  ...findings
]
