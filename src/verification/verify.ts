import { toTime } from '../archive/coverage.js'
import type { ArchiveFolder } from '../archive/destination.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { isArchiveFile } from '../archive/paths.js'
import { quoteOf } from '../text/quote.js'
import { type CheckedFile, checkFiles, type FilesOptions } from './archive-files.js'
import { type CheckName, Findings } from './checks.js'
import type { History } from './history.js'
import { checkHistory, type HistorySummary } from './history-check.js'
import { type Replay, replayWhole } from './ledger-lines.js'
import type { Pin } from './pins.js'
import { isInvalid, type VerificationReport } from './report.js'

export interface VerificationOptions {
  readonly pins: readonly Pin[]
  /** RFC 3339 or undefined: files, gaps and commits before it are left out. */
  readonly since?: string | undefined
  /** Epoch milliseconds, the verifier's own clock. */
  readonly now: number
  readonly history?: History | undefined
  readonly progress?: FilesOptions['progress']
  readonly historyProgress?: (commits: number) => void
  /** Checks switched off, to show what each one is there for: for tests alone. */
  readonly without?: ReadonlySet<CheckName>
}

/** A proof older than this is stale: the archiver records one at least every 7 days, and a night or two may fail. */
const freshMs = 9 * 86_400_000

/** Verifies an archive and says everything that was found. Throws only when it cannot be read. */
export async function verifyArchive(
  folder: ArchiveFolder,
  options: VerificationOptions
): Promise<VerificationReport> {
  const findings = new Findings(options.without)
  const hasLedger = folder.files.some(({ path, kind }) => path === ledgerPath && kind === 'file')
  const ledger = hasLedger ? await folder.readFile(ledgerPath) : new Uint8Array()
  const replay = replayWhole(ledger, findings)
  const { since, progress = () => {} } = options
  const files = await checkFiles(folder, replay, findings, { since, progress })
  checkPins(replay, options.pins, findings)
  const history =
    options.history === undefined
      ? undefined
      : await checkHistory(options.history, ledger, findings, {
          since,
          progress: options.historyProgress ?? (() => {})
        })
  describeHonesty(folder, replay, options, findings)
  return reportOf({ replay, files, findings, history, options })
}

function checkPins(replay: Replay, pins: readonly Pin[], findings: Findings): void {
  for (const { seq, sha256, text } of pins) {
    const line = replay.lines[seq]
    if (line === undefined) {
      findings.report(
        'pin-reached',
        `pin ${text}`,
        `the ledger ends at ${replay.lines.length === 0 ? 'nothing' : `number ${replay.lines.length - 1}`}: ` +
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

/** What is no tampering, and no proof either. */
function describeHonesty(
  { files }: ArchiveFolder,
  replay: Replay,
  { since, now }: VerificationOptions,
  findings: Findings
): void {
  if (replay.lines.length === 0) {
    if (!files.some(({ path }) => isArchiveFile(path))) {
      findings.report('emptiness', ledgerPath, 'there is no archive here; nothing was verified')
    }
    return
  }
  for (const { from, to, cause } of replay.gaps) {
    if (since !== undefined && to < since) continue
    findings.report(
      'gaps',
      `${from}..${to}`,
      cause === 'retention'
        ? 'retention passed this time before it was read: events of it may be missing'
        : 'this time was read, but retention passed it before it was proven: events of it may be missing'
    )
  }
  const { coverage, verdict } = replay
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
  for (const { event, path, time, by, reason, at } of replay.redactions) {
    findings.report(
      'redactions',
      event,
      `${path}, of ${time}, on ${at} by ${quoteOf(by)}: ${quoteOf(reason)}`
    )
  }
}

function reportOf(found: {
  readonly replay: Replay
  readonly files: readonly CheckedFile[]
  readonly findings: Findings
  readonly history: HistorySummary | undefined
  readonly options: VerificationOptions
}): VerificationReport {
  const { replay, files, findings, history, options } = found
  const faulty = new Set(findings.all.filter(isInvalid).map(({ object }) => object))
  const last = replay.lines.at(-1)
  const head = last === undefined ? '' : `${last.line?.seq ?? replay.lines.length - 1}:${last.sha256}`
  const valid: { object: string; detail: string }[] = []
  const add = (object: string, detail: string): void => {
    if (!faulty.has(object)) valid.push({ object, detail })
  }
  if (head !== '') add(ledgerPath, `${replay.lines.length} lines, head ${head}`)
  for (const { entry, isRead } of files) {
    if (isRead) add(entry.path, `${entry.events} events, SHA-256 ${entry.sha256}`)
  }
  for (const { text } of options.pins) add(`pin ${text}`, 'is in the ledger')
  if (history !== undefined && !findings.all.some(({ state }) => state === 'INVALID history')) {
    valid.push({
      object: 'history',
      detail: `${history.commits} commits of the archive, ${history.withTrailers} with trailers`
    })
  }
  return {
    findings: findings.all,
    valid,
    unread: files.filter(({ isRead }) => !isRead).map(({ entry }) => entry.path),
    head,
    events: replay.events,
    files: replay.files.size,
    coverage: replay.coverage
  }
}
