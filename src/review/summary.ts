import { failBelowDays, warnBelowDays } from './annotations.js'
import { renderCode, renderProse, renderTime } from './escape.js'
import { type ReviewedEvent, reviewEvents } from './findings.js'
import { type Group, groupNotable } from './groups.js'
import { isPeriodProven } from './proven-period.js'
import type { RunReport } from './report.js'
import type { Rule } from './rules.js'
import { describeEarlier } from './summary-earlier.js'
import { describeNotable, describeUnclassified, notableOf, type ReviewedNotable } from './summary-events.js'
import { fitSections, type Section } from './summary-size.js'
import { describePeriod } from './summary-week.js'
import { countOf, renderNumber, timeOf } from './wording.js'

// The runner drops a summary of more than 1 MiB whole, and other steps of the job add theirs.
const maxBytes = 900 * 1024

/** The job summary of a run, as GitHub Markdown. */
export function renderSummary(report: RunReport, rules: readonly Rule[]): string {
  const events = reviewEvents(report, rules)
  const notable = notableOf(events)
  const groups = groupNotable(notable)
  const quiet = quietOf(report, events)
  const isQuiet = quiet !== undefined
  const sections = [
    describeVerdict(report, { quiet, groups, notable }),
    ...describeNotable(notable, groups, { isRun: report.source !== undefined }),
    ...describeUnclassified(events),
    ...describePeriod(report.reviewed, events, { isQuiet }),
    ...describeEarlier(report),
    ...describeGaps(report),
    ...describeOddities(report),
    describeArchive(report)
  ]
  return fitSections(sections, maxBytes)
}

export interface Failure {
  /** What failed, in a few words of our own. */
  readonly title: string
  /** An error's message; one fault a line. */
  readonly message: string
  /** What the reader may do next, if the message does not say it. */
  readonly advice?: string
  /** Whether events had been archived before it failed; undefined when that is not known. */
  readonly archived?: number
}

/** The job summary of a run that failed. The messages are ours, and escaped all the same. */
export function renderFailureSummary({ title, message, advice, archived }: Failure): string {
  const archivedText =
    archived === undefined ? '' : `${countOf(archived, 'new event')} had been archived before it failed.\n\n`
  const sections: Section[] = [
    { text: `## ✗ Hireflix audit archive: ${renderProse(title, 200)}\n\n` },
    {
      text: '',
      rows: message
        .split(/\r\n|\r|\n/)
        .filter((line) => line.trim() !== '')
        .map((line) => `- ${renderProse(line, 2000)}`),
      rowName: 'line',
      after: '\n'
    },
    { text: archivedText },
    { text: advice === undefined ? '' : `${renderProse(advice, 2000)}\n\n` },
    { text: 'No run removes or changes an archived event, failed or not.\n' }
  ]
  return fitSections(sections, maxBytes)
}

/** `silent`: nothing to look at. `notices`: everyday work alone. */
type Quiet = 'silent' | 'notices'

function quietOf(report: RunReport, events: readonly ReviewedEvent[]): Quiet | undefined {
  const { late, revised, vanished } = report.anomalies
  const isQuiet =
    (report.verdict === 'proven' || report.source === undefined) &&
    report.newGaps.length === 0 &&
    report.quarantined.size === 0 &&
    late + revised + vanished === 0 &&
    (report.source === undefined ||
      report.daysUntilLoss === undefined ||
      report.daysUntilLoss >= warnBelowDays) &&
    events.every(
      ({ notable, isUnclassified }) =>
        !isUnclassified && (notable === undefined || notable.severity === 'notice')
    )
  if (!isQuiet) return undefined
  return events.some(({ notable }) => notable !== undefined) ? 'notices' : 'silent'
}

function describeVerdict(
  report: RunReport,
  found: {
    readonly quiet: Quiet | undefined
    readonly groups: readonly Group[]
    readonly notable: readonly ReviewedNotable[]
  }
): Section {
  const { quiet, groups } = found
  const notable = found.notable.filter((each) => each.isNew).length
  if (report.source === undefined) return describeReviewVerdict(report, found)
  const arrived =
    report.newEvents.length === 0
      ? 'No new events.'
      : `${countOf(report.newEvents.length, 'new event')}, ${notable === 0 ? 'none' : renderNumber(notable)} notable.`
  return {
    text: `## Hireflix audit archive\n\n**${verdictOf(report, quiet)}${looksOf(groups)}.** ${arrived}\n\n`,
    rows: [
      ...report.reasons.map((reason) => `- ${renderProse(reason)}`),
      `- ${clockOf(report.daysUntilLoss)}`,
      ...(report.coverage === undefined
        ? []
        : [
            `- Proven from ${renderTime(report.coverage.from)} through ${renderTime(report.coverage.through)}.`
          ])
    ],
    rowName: 'reason',
    after: '\n'
  }
}

/** Of a review without a run: nothing was asked of Hireflix, so it says nothing of what was missed since. */
function describeReviewVerdict(
  report: RunReport,
  { quiet, groups }: { readonly quiet: Quiet | undefined; readonly groups: readonly Group[] }
): Section {
  const { coverage, reviewed } = report
  const isProven = isPeriodProven(report)
  const calm =
    quiet === 'silent'
      ? '; it was quiet, and nothing needs a look'
      : '; it was quiet, nothing is above notice'
  const verdict = isProven
    ? '✓ Nothing was missed in this period'
    : '⚠ Not all of this period is proven: events may be missing'
  return {
    text: `## Hireflix audit review\n\n**${verdict}${isProven && quiet !== undefined ? calm : looksOf(groups)}.** ${countOf(reviewed.events.length, 'event')} in it; what was read of the archive verifies.\n\n`,
    rows: [
      `- ${clockOf(report.daysUntilLoss)} As of ${renderTime(timeOf(report.serverNow))}.`,
      ...(coverage === undefined
        ? []
        : [
            `- Proven from ${renderTime(coverage.from)} through ${renderTime(coverage.through)}${report.gaps.length > 0 ? ', without the gaps below' : ''}.`
          ])
    ],
    rowName: 'line',
    after: '\n'
  }
}

/** How many groups of events are above notice. */
function looksOf(all: readonly Group[]): string {
  const groups = all.filter(({ severity }) => severity !== 'notice')
  const critical = groups.filter(({ severity }) => severity === 'critical').length
  if (groups.length === 0) return ''
  const words = groups.length === 1 ? 'one thing needs' : `${renderNumber(groups.length)} things need`
  return `; ${words} a look, ${critical === 0 ? 'none' : renderNumber(critical)} of them critical`
}

function verdictOf({ verdict }: RunReport, quiet: Quiet | undefined): string {
  switch (verdict) {
    case 'proven':
      if (quiet === 'silent') return '✓ Proven and quiet: nothing was missed, and nothing needs a look'
      return quiet === 'notices'
        ? '✓ Proven and quiet: nothing was missed, and nothing is above notice'
        : '✓ Proven: nothing was missed'
    case 'gap':
      return '✗ Gap: events may be lost for good, because retention passed them before they could be archived with proof'
    case 'unproven':
      return '⚠ Unproven: it could not be established that nothing was missed; what was seen is archived'
  }
}

function clockOf(daysUntilLoss: number | undefined): string {
  if (daysUntilLoss === undefined) return 'Retention clock: nothing is proven yet, so it has not started.'
  const days = Math.floor(daysUntilLoss)
  if (days <= 0) return '✗ Retention clock: **an outage would cost events today.**'
  const sentence = `Retention clock: an outage would cost events in **${countOf(days, 'day')}**.`
  if (daysUntilLoss < failBelowDays) return `✗ ${sentence}`
  return daysUntilLoss < warnBelowDays ? `⚠ ${sentence}` : sentence
}

const maxGaps = 20

function describeGaps({ gaps, newGaps }: RunReport): Section[] {
  const isNew = new Set(newGaps.map((gap) => `${gap.from} ${gap.to}`))
  const known = gaps.filter((gap) => !isNew.has(`${gap.from} ${gap.to}`))
  const all = [...newGaps, ...known.toReversed()]
  if (all.length === 0) return []
  const open =
    newGaps.length > 0
      ? '### Gaps\n\n'
      : `<details><summary>${countOf(known.length, 'gap')} recorded by earlier runs</summary>\n\n`
  const more = all.length > maxGaps ? `\nand ${renderNumber(all.length - maxGaps)} more in the ledger\n` : ''
  return [
    {
      text: open,
      rows: all
        .slice(0, maxGaps)
        .map(
          (gap, index) =>
            `- ${index < newGaps.length ? '**New:** ' : ''}${renderTime(gap.from)} to ${renderTime(gap.to)}, ` +
            (gap.cause === 'retention'
              ? 'not read before retention passed'
              : 'read, but not proven before retention passed')
        ),
      rowName: 'gap',
      after: `${more}\n${newGaps.length > 0 ? '' : '</details>\n\n'}`
    }
  ]
}

/** Quarantined rows and anomalies. */
function describeOddities({ quarantined, anomalies }: RunReport): Section[] {
  const rows = [...quarantined].map(
    ([reason, count]) => `- ${countOf(count, 'row')} in \`quarantine.json\`: ${renderProse(reason)}`
  )
  if (anomalies.late > 0) {
    rows.push(
      `- ${countOf(anomalies.late, 'event')} appeared late, within time that was proven already; archived`
    )
  }
  if (anomalies.revised > 0) {
    rows.push(
      `- ${countOf(anomalies.revised, 'event')} came with another e-mail address than archived; the archive keeps the first`
    )
  }
  if (anomalies.vanished > 0) {
    rows.push(`- ${countOf(anomalies.vanished, 'event')} no longer shown by Hireflix; the archive keeps them`)
  }
  if (rows.length === 0) return []
  return [{ text: '### Out of the ordinary\n\n', rows, rowName: 'line', after: '\n' }]
}

function describeArchive(report: RunReport): Section {
  const { changedFiles, source, ledgerHead } = report
  const changed =
    changedFiles.length === 0 ? 'Nothing changed' : `${countOf(changedFiles.length, 'file')} changed`
  const commits = report.commits.map(({ sha, url }) => commitOf(sha, url)).slice(-5)
  const text = [
    '### Archive',
    '',
    `${countOf(report.archivedEvents, 'event')} in ${renderProse(report.destination)}. ` +
      `${source === undefined ? 'Nothing was written' : changed}${commits.length > 0 ? ` in ${commits.join(', ')}` : ''}. ` +
      (source === undefined
        ? ''
        : `Read from ${renderCode(source.host)}: ${countOf(source.requests, 'request')}, ${countOf(source.total, 'event')} retained there.`),
    '',
    ...describeVerification(ledgerHead),
    ''
  ]
  return { text: text.join('\n') }
}

function commitOf(sha: string, url: string | undefined): string {
  const short = renderCode(sha.slice(0, 12))
  // The address is GitHub's answer: a link only if it is one that cannot end the Markdown around it.
  return url !== undefined && /^https:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? `[${short}](${url})` : short
}

function describeVerification(ledgerHead: string): string[] {
  const head = /^(\d{1,15}):([0-9a-f]{64})$/.exec(ledgerHead)
  if (head === null) return ['There is no ledger yet.']
  const lineNumber = Number(head[1]) + 1
  return [
    `Ledger head: <code>${head[1]}:${head[2]}</code>`,
    '',
    'Note it somewhere else, out of reach of whoever can write to the archive. To verify: git clone the archive, ' +
      'and in its folder compare the part after the colon with',
    '',
    '```sh',
    `sed -n ${lineNumber}p ledger.jsonl | tr -d '\\n' | sha256sum`,
    '```'
  ]
}
