import type { Review } from '../review/judgement.js'
import { alarmOf, countNew, type RunReport } from '../review/report.js'
import { renderCode, renderProse, renderTime } from '../text/escape.js'
import { fitSections, type Section } from '../text/sections.js'
import { countOf, renderNumber, timeOf, verdictSigns } from '../text/wording.js'
import { beginning } from './annotations.js'
import type { Failure } from './failure.js'
import { linesOf } from './issue-text.js'
import { describeArtifacts } from './summary-artifact.js'
import { describeEarlier } from './summary-earlier.js'
import { describeNotable, describeUnclassified, folded } from './summary-events.js'
import { describePeriod } from './summary-week.js'

// The runner drops a summary of more than 1 MiB whole, and other steps of the job add theirs.
const maxBytes = 900 * 1024

/** The job summary of a run, as GitHub Markdown. */
export function renderSummary(review: Review): string {
  const sections = [
    review.isRun ? describeRun(review) : describeReview(review),
    ...describeNotable(review),
    ...describeUnclassified(review),
    ...describePeriod(review),
    ...describeEarlier(review),
    ...describeGaps(review),
    ...describeOddities(review),
    ...describeArchive(review)
  ]
  return fitSections(sections, maxBytes)
}

/** The job summary of a run that failed. The messages are ours, and escaped all the same. */
export function renderFailureSummary({ title, messages }: Failure, advice?: string): string {
  const sections: Section[] = [
    { text: `## ✗ Hireflix audit archive: ${renderProse(title, 200)}\n\n` },
    {
      text: '',
      rows: messages
        .flatMap(linesOf)
        .filter((line) => line.trim() !== '')
        .map((line) => `- ${renderProse(line, 2000)}`),
      rowName: 'line',
      after: '\n'
    },
    { text: advice === undefined ? '' : `${renderProse(advice, 2000)}\n\n` },
    { text: 'No run removes or changes an archived event, failed or not.\n' }
  ]
  return fitSections(sections, maxBytes)
}

function describeOpening({ opening: { state, sentence }, isBeginning, artifact }: Review): string {
  const opening = `**${verdictSigns[state]} ${sentence}.**`
  return isBeginning === true && artifact === undefined ? `**${beginning}.** ${opening}` : opening
}

function describeRun(review: Review): Section {
  const notable = review.notable.filter(({ isNew }) => isNew).length
  const arrived =
    countNew(review) === 0
      ? 'No new events.'
      : `${countOf(countNew(review), 'new event')}, ${notable === 0 ? 'none' : renderNumber(notable)} notable.`
  return {
    text: `## Hireflix audit archive\n\n${describeOpening(review)} ${arrived}\n\n`,
    rows: [
      ...review.reasons.map((reason) => `- ${renderProse(reason)}`),
      `- ${clockOf(review.daysUntilLoss)}`,
      ...(review.coverage === undefined
        ? []
        : [
            `- Proven from ${renderTime(review.coverage.from)} through ${renderTime(review.coverage.through)}.`
          ]),
      ...describeArtifacts(review)
    ],
    rowName: 'reason',
    after: '\n'
  }
}

function describeReview(review: Review): Section {
  const { coverage, reviewed } = review
  return {
    text: `## Hireflix audit review\n\n${describeOpening(review)} ${countOf(reviewed.events.length, 'event')} in it; what was read of the archive verifies.\n\n`,
    rows: [
      ...describeUnproven(review),
      `- ${clockOf(review.daysUntilLoss)} As of ${renderTime(timeOf(review.serverNow))}.`,
      ...(coverage === undefined
        ? []
        : [
            `- Proven from ${renderTime(coverage.from)} through ${renderTime(coverage.through)}${review.gaps.length > 0 ? ', without the gaps below' : ''}.`
          ]),
      ...describeArtifacts(review)
    ],
    rowName: 'line',
    after: '\n'
  }
}

const maxParts = 5

/** Which part of the period it is that is not proven. */
function describeUnproven({ unproven: parts }: Review): string[] {
  if (parts.length === 0) return []
  const shown = parts.slice(0, maxParts).map(({ from, to }) => `${renderTime(from)} to ${renderTime(to)}`)
  if (parts.length > maxParts) shown.push(`and ${renderNumber(parts.length - maxParts)} more`)
  return [`- ⚠ Not proven in this period: ${shown.join(', ')}.`]
}

function clockOf(daysUntilLoss: number | undefined): string {
  if (daysUntilLoss === undefined) return 'Retention clock: nothing is proven yet, so it has not started.'
  const days = Math.floor(daysUntilLoss)
  if (days <= 0) return '✗ Retention clock: **an outage would cost events today.**'
  const sentence = `Retention clock: an outage would cost events in **${countOf(days, 'day')}**.`
  const alarm = alarmOf(daysUntilLoss)
  return alarm === undefined ? sentence : `${alarm === 'error' ? '✗' : '⚠'} ${sentence}`
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

function describeArchive(review: Review): Section[] {
  const { changedFiles, source, ledgerHead } = review
  const changed =
    changedFiles.length === 0 ? 'Nothing changed' : `${countOf(changedFiles.length, 'file')} changed`
  const commits = review.commits.map(({ sha, url }) => commitOf(sha, url)).slice(-5)
  const fields = review.pseudonymized ?? []
  const sentences = [
    `${countOf(review.archivedEvents, 'event')} in ${renderProse(review.destination)}.`,
    `${source === undefined ? 'Nothing was written' : changed}${commits.length > 0 ? ` in ${commits.join(', ')}` : ''}.`,
    ...(source === undefined
      ? []
      : [
          `Read from ${renderCode(source.host)}: ${countOf(source.requests, 'request')}, ${countOf(source.total, 'event')} retained there.`
        ])
  ]
  const pseudonyms =
    fields.length === 0
      ? []
      : [
          `Stored as pseudonyms: ${fields.map((field) => renderCode(field)).join(', ')}. Who holds the key finds a person with ` +
            '`search`.'
        ]
  const head = /^(\d{1,15}):([0-9a-f]{64})$/.exec(ledgerHead)
  const paragraphs = [
    '### Archive',
    sentences.join(' '),
    ...pseudonyms,
    head === null ? 'There is no ledger yet.' : `Ledger head: <code>${head[1]}:${head[2]}</code>`
  ]
  const text = { text: `${paragraphs.join('\n\n')}\n\n` }
  if (head === null) return [text]
  const verification = {
    text: describeVerification(
      Number(head[1]) + 1,
      review.artifact === undefined ? 'git clone the archive' : 'download and unpack the artifact'
    )
  }
  return [text, ...(review.quiet !== undefined ? folded('How to verify', [verification]) : [verification])]
}

function commitOf(sha: string, url: string | undefined): string {
  const short = renderCode(sha.slice(0, 12))
  // The address is GitHub's answer: a link only if it is one that cannot end the Markdown around it.
  return url !== undefined && /^https:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? `[${short}](${url})` : short
}

function describeVerification(lineNumber: number, howToGetIt: string): string {
  return [
    'Note the head somewhere else, out of reach of whoever can write to the archive: it fixes all that was archived ' +
      `until now. To verify: ${howToGetIt}, and in its folder compare the part after the colon with`,
    '',
    '```sh',
    `sed -n ${lineNumber}p ledger.jsonl | tr -d '\\n' | sha256sum`,
    '```',
    '',
    'The command `verify`, or `mode: verify`, checks every file as well, and takes heads noted earlier as `pin`.',
    '',
    ''
  ].join('\n')
}
