import { type OpenedFolder, openFolder } from '../archive/archive-folder.js'
import { toTime } from '../archive/coverage.js'
import type { ArchiveFolder } from '../archive/destination.js'
import { type LedgerState, ledgerHeadOf, type ReplayedLine } from '../archive/ledger.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { isArchiveFile } from '../archive/paths.js'
import { dayMs } from '../events/intervals.js'
import { quoteOf } from '../text/quote.js'
import { type CheckedFile, checkFiles, type FilesOptions } from './archive-files.js'
import { Findings, isInvalid } from './checks.js'
import type { History } from './history.js'
import { checkHistory, type HistorySummary } from './history-check.js'
import type { Pin } from './pins.js'
import type { VerificationReport } from './report.js'

export interface VerificationOptions {
  readonly pins: readonly Pin[]
  /** RFC 3339 or undefined: files, gaps and commits before it are left out. */
  readonly since?: string | undefined
  /** Epoch milliseconds, the verifier's own clock. */
  readonly now: number
  /** `no-commit` where a history was asked for and there is none. */
  readonly history?: History | 'no-commit' | undefined
  readonly progress?: FilesOptions['progress']
  readonly historyProgress?: (commits: number) => void
}

/** A proof older than this is stale: the archiver records one at least every 7 days, and a night or two may fail. */
const freshMs = 9 * dayMs

/** Verifies an archive and reports every fault. Throws only when it cannot be read. */
export async function verifyArchive(
  folder: ArchiveFolder,
  options: VerificationOptions
): Promise<VerificationReport> {
  const findings = new Findings()
  const lines: ReplayedLine[] = []
  const opened = await openFolder(folder, findings, lines)
  const { since, progress = () => {} } = options
  const files = await checkFiles(folder, opened, findings, { since, progress })
  checkClock(lines, options.now, findings)
  checkPins(lines, options.pins, findings)
  const history = await historyOf(opened, options, findings)
  describeHonesty(opened, lines, options, findings)
  return reportOf({ state: opened.state, lines, files, findings, history, options })
}

async function historyOf(
  { ledger }: OpenedFolder,
  { history, since, historyProgress: progress = () => {} }: VerificationOptions,
  findings: Findings
): Promise<HistorySummary | undefined> {
  if (history === undefined) return undefined
  if (history !== 'no-commit') return checkHistory(history, ledger, findings, { since, progress })
  if (ledger.length > 0) findings.report('history-present', 'history', 'there is no commit to look at')
  return undefined
}

const clockToleranceMs = 2 * dayMs

/** An archive with a line of the future would never be stale. */
function checkClock(lines: readonly ReplayedLine[], now: number, findings: Findings): void {
  const furthest = toTime(now + clockToleranceMs)
  const ahead = lines.findIndex(({ line }) => line !== undefined && line.at > furthest)
  if (ahead === -1) return
  const detail = `is dated ${lines[ahead]?.line?.at}, and it is ${toTime(now)} by the clock of this machine`
  findings.report('ledger-clock', ledgerPath, detail, { line: ahead + 1 })
}

function checkPins(lines: readonly ReplayedLine[], pins: readonly Pin[], findings: Findings): void {
  for (const { seq, sha256, text } of pins) {
    const line = lines[seq]
    if (line === undefined) {
      findings.report(
        'pin-reached',
        `pin ${text}`,
        `the ledger ends at ${lines.length === 0 ? 'nothing' : `number ${lines.length - 1}`}: ` +
          'lines were cut off, or this is another archive'
      )
    } else if (line.sha256 !== sha256) {
      findings.report(
        'pin-matches',
        `pin ${text}`,
        `line ${seq + 1} of the ledger has the SHA-256 ${line.sha256}: it was replaced, or this is another archive`
      )
    }
  }
}

/** Reports gaps, missing proof and redactions: an honest archive may have them. */
function describeHonesty(
  { listed, state }: OpenedFolder,
  lines: readonly ReplayedLine[],
  { since, now }: VerificationOptions,
  findings: Findings
): void {
  if (lines.length === 0) {
    if (![...listed.keys()].some(isArchiveFile)) {
      findings.report('emptiness', ledgerPath, 'there is no archive here; nothing was verified')
    }
    return
  }
  for (const { from, to, cause } of state.gaps) {
    if (since !== undefined && to < since) continue
    findings.report(
      'gaps',
      `${from}..${to}`,
      cause === 'retention'
        ? 'retention passed this time before it was read: events of it may be missing'
        : 'this time was read, but retention passed it before it was proven: events of it may be missing'
    )
  }
  const { coverage, verdict } = state
  if (coverage === undefined) findings.report('proof', ledgerPath, 'nothing is proven yet')
  else {
    if (verdict === 'unproven') {
      findings.report(
        'proof',
        ledgerPath,
        `the newest run could not prove what happened after ${coverage.through}`
      )
    }
    if (Date.parse(coverage.through) < now - freshMs) {
      findings.report(
        'freshness',
        ledgerPath,
        `the newest proof is of ${coverage.through}, and it is ${toTime(now)}: later lines may have been cut off, ` +
          'or the archiver stopped'
      )
    }
  }
  for (const { line } of lines) {
    for (const { event, path, time, by, reason } of line?.redactions ?? []) {
      const detail = `${path}, of ${time}, on ${line?.at} by ${quoteOf(by)}: ${quoteOf(reason)}`
      findings.report('redactions', event, detail)
    }
  }
}

function reportOf(found: {
  readonly state: LedgerState
  readonly lines: readonly ReplayedLine[]
  readonly files: readonly CheckedFile[]
  readonly findings: Findings
  readonly history: HistorySummary | undefined
  readonly options: VerificationOptions
}): VerificationReport {
  const { state, lines, files, findings, history, options } = found
  const all = findings.all
  const faulty = new Set(all.filter(isInvalid).map(({ object }) => object))
  const head = ledgerHeadOf(state)
  const valid: { object: string; detail: string }[] = []
  const add = (object: string, detail: string): void => {
    if (!faulty.has(object)) valid.push({ object, detail })
  }
  if (head !== '') add(ledgerPath, `${lines.length} lines, head ${head}`)
  for (const { entry, isRead } of files) {
    if (isRead) add(entry.path, `${entry.events} events, SHA-256 ${entry.sha256}`)
  }
  for (const { text } of options.pins) add(`pin ${text}`, 'is in the ledger')
  if (history !== undefined && !all.some(({ state }) => state === 'INVALID history')) {
    valid.push({
      object: 'history',
      detail: `${history.commits} commits of the archive, ${history.withTrailers} with trailers`
    })
  }
  return {
    findings: all,
    valid,
    unread: files.filter(({ isRead }) => !isRead).map(({ entry }) => entry.path),
    head,
    events: state.events,
    files: state.files.size,
    coverage: state.coverage
  }
}
