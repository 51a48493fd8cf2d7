import type { Faults } from './checks.js'
import { type FileEntry, type LedgerLine, ledgerPath } from './ledger-line.js'
import type { LedgerState } from './ledger-state.js'
import { maxFileBytes, maxPartBytes, tombstoneBytes } from './month-file.js'
import { monthPartPath, parseMonthPartPath, quarantinePath } from './paths.js'

/** Rules that a ledger line keeps after the lines before it: one function each, for writing and for verifying alike. */

// An event may be dated 48 hours ahead of the answer that shows it, and the answers of a run come after its `at`.
const furthestAheadMs = 96 * 3600_000

export function checkTimes(state: LedgerState, line: LedgerLine, number: number, faults: Faults): void {
  const { at, coverage, vanished, returned, reviews, files, source } = line
  if (state.head !== undefined && at < state.head.at) {
    faults.report('ledger-times', ledgerPath, 'is dated before the line before it', { line: number })
  }
  const furthest = Date.parse(at) + furthestAheadMs
  const times = [...files.map(({ newest }) => newest), source.oldest]
    .filter((time) => typeof time === 'string')
    .map((time) => Date.parse(time))
  const isAhead =
    (coverage !== null && coverage.through > at) ||
    reviews?.some(({ closed }) => closed > at) ||
    [...times, vanished.at(-1) ?? 0, returned?.at(-1) ?? 0].some((timestamp) => timestamp > furthest)
  if (isAhead) faults.report('ledger-times', ledgerPath, 'names a time after its own', { line: number })
}

export function checkCoverage(state: LedgerState, line: LedgerLine, number: number, faults: Faults): void {
  const before = state.coverage
  const now = line.coverage ?? before
  const recedes =
    before !== undefined && now !== undefined && (now.from !== before.from || now.through < before.through)
  const isBackwards = now !== undefined && now.from > now.through
  if (recedes || isBackwards || hasStrayGap(state, line)) {
    const detail = 'takes proven coverage back, or places a gap where there can be none'
    faults.report('ledger-coverage', ledgerPath, detail, { line: number })
  }
  // A redaction proves nothing, and repeats the verdict before it.
  if (line.redactions !== undefined || line.verdict === 'unproven') return
  if (now === undefined || (line.verdict === 'gap') !== line.gaps.length > 0) {
    const detail = 'has a verdict that its coverage and its gaps do not bear out'
    faults.report('ledger-coverage', ledgerPath, detail, { line: number })
  }
}

/** Gaps lie in order, after what was proven before and within what is proven now. */
function hasStrayGap({ coverage }: LedgerState, line: LedgerLine): boolean {
  let last = coverage?.through
  for (const { from, to } of line.gaps) {
    if (last === undefined || from <= last || to < from) return true
    last = to
  }
  const through = (line.coverage ?? coverage)?.through
  return line.gaps.length > 0 && (through === undefined || (last as string) > through)
}

export function checkFile(
  state: LedgerState,
  line: LedgerLine,
  { file, isNamedTwice }: { readonly file: FileEntry; readonly isNamedTwice: boolean },
  number: number,
  faults: Faults
): void {
  const before = state.files.get(file.path)
  const grown = file.events - (before?.events ?? 0)
  const isRedacted = line.redactions?.some(({ path }) => path === file.path) ?? false
  // broken: mirror-the-server/6
  if (grown < 0 || (grown === 0 && !isRedacted) || isNamedTwice) {
    faults.report('ledger-growth', ledgerPath, 'names a file without adding to it', { line: number })
  }
  if (file.path === quarantinePath) {
    if (file.bytes > maxFileBytes)
      faults.report('part-size', ledgerPath, 'names a file that is larger than a file may be', {
        line: number
      })
    return
  }
  checkPart(state, file, { before, grown }, number, faults)
  const copies = (line.redactions ?? []).reduce(
    (sum, redaction) => sum + (redaction.path === file.path ? redaction.copies : 0),
    0
  )
  // A tombstone may be longer than the event was.
  const limit =
    copies === 0 ? maxPartBytes : Math.max(maxPartBytes, before?.bytes ?? 0) + copies * tombstoneBytes
  if (file.bytes > limit && file.events > 1) {
    faults.report('part-size', ledgerPath, 'names a part that is larger than a part may be', { line: number })
  }
}

function checkPart(
  state: LedgerState,
  file: FileEntry,
  { before, grown }: { readonly before: FileEntry | undefined; readonly grown: number },
  number: number,
  faults: Faults
): void {
  const { month = '', part = 0 } = parseMonthPartPath(file.path) ?? {}
  if (grown > 0 && state.files.has(monthPartPath({ month, part: part + 1 }))) {
    faults.report('part-sealed', ledgerPath, 'adds to a part that a later one had sealed', { line: number })
  }
  const { oldest = '', newest = '' } = file
  if (!oldest.startsWith(month) || !newest.startsWith(month)) {
    faults.report('file-month', ledgerPath, 'gives a file times of another month', { line: number })
  }
  const isNarrower = oldest > (before?.oldest ?? oldest) || newest < (before?.newest ?? newest)
  if (oldest > newest || isNarrower) {
    const detail = 'gives a file times that it cannot have'
    faults.report('ledger-bounds', ledgerPath, detail, { line: number })
  }
}

/** The line of a redaction says nothing else, and its records are of events that the named files can hold. */
export function checkRedactions(state: LedgerState, line: LedgerLine, number: number, faults: Faults): void {
  const { redactions, files } = line
  if (redactions === undefined) return
  const report = (detail: string): void =>
    faults.report('ledger-redaction', ledgerPath, detail, { line: number })
  const { late, revised, vanished, quarantined } = line.anomalies
  const claims = [line.added, line.gaps.length, line.vanished.length, late, revised, vanished, quarantined]
  const claimsMore = line.coverage !== null || line.returned !== undefined || line.reviews !== undefined
  const isRead = line.source.total > 0 || line.source.requests > 0 || line.source.oldest !== null
  if (claims.some((claim) => claim > 0) || claimsMore || isRead || line.verdict !== state.verdict)
    report('redacts, and claims more than that')
  for (const { path, events, oldest, newest } of files) {
    const before = state.files.get(path)
    const isKept = before?.events === events && before.oldest === oldest && before.newest === newest
    if (!isKept || !redactions.some((redaction) => redaction.path === path))
      report('redacts, and changes more of a file than that')
  }
  const known = new Map(state.redactions.map(({ event, path, time }) => [`${event} ${path}`, time]))
  const times = new Map(state.redactions.map(({ event, time }) => [event, time]))
  for (const { event, path, time, copies } of redactions) {
    const file = files.find((each) => each.path === path)
    const isWithin = file !== undefined && (file.oldest ?? '') <= time && time <= (file.newest ?? '')
    const isKnown = known.has(`${event} ${path}`) || (times.get(event) ?? time) !== time
    if (!isWithin || copies > file.events || isKnown) report('records a redaction that cannot be')
    known.set(`${event} ${path}`, time)
    times.set(event, time)
  }
}
