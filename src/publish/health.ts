import { alarmOf, type RunReport } from '../review/report.js'
import { renderCode, renderProse } from '../text/escape.js'
import { fitSections } from '../text/sections.js'
import { describeClock, describeGaps, describeStale } from './annotations.js'
import {
  type ArchiveName,
  type IssueText,
  issueLimit,
  linesOf,
  markerOf,
  type RunName,
  renderRun,
  shortDigestOf
} from './issue-text.js'

/** Why somebody has to look after the runs; sentences of our own, without event text. */
export interface Trouble {
  /** Of few words; another one is another kind of trouble. */
  readonly title: string
  readonly messages: readonly string[]
}

/** The trouble that a finished run shows; undefined when all is well. */
export function troubleOf(report: RunReport): Trouble | undefined {
  const found = [...describeGaps(report), ...describeStale(report), ...describeClock(report.daysUntilLoss)]
  const [first] = found
  if (first === undefined) return undefined
  return { title: first.title, messages: found.map(({ message }) => message) }
}

/** Only a run that read the log and proved it shows that all is well again; a report repeats what was known. */
export function isRecovered({ source, verdict, daysUntilLoss }: RunReport): boolean {
  return source !== undefined && verdict === 'proven' && alarmOf(daysUntilLoss) === undefined
}

export function healthMarker(archive: ArchiveName): string {
  return markerOf('health', archive)
}

const maxBytes = 32_768

export function renderHealth(
  trouble: Trouble,
  { archive, run }: { readonly archive: ArchiveName; readonly run: RunName }
): IssueText {
  const messages = trouble.messages.flatMap(linesOf).filter((line) => line.trim() !== '')
  const body = fitSections(
    [
      {
        text:
          `${healthMarker(archive)}\n<!-- trouble ${shortDigestOf([trouble.title])} -->\n` +
          `The audit log of ${renderCode(archive.description)} is not being archived as it should be. ` +
          `Last seen in ${renderRun(run)}:\n\n**${renderProse(trouble.title)}**\n\n`,
        rows: messages.map((message) => `- ${renderCode(message, 1000)}`),
        rowName: 'line',
        after:
          '\nHireflix forgets its log after two months: what is not archived by then is lost for good. ' +
          'This issue closes itself when a run has proven again that nothing was missed.\n'
      }
    ],
    maxBytes,
    issueLimit
  )
  return { title: 'The audit archive needs attention', body }
}

/** A comment for followers of the issue when the kind of trouble changed; undefined when it is the same. */
export function describeChange(
  trouble: Trouble,
  { body, run }: { readonly body: string; readonly run: RunName }
): string | undefined {
  if (body.includes(`<!-- trouble ${shortDigestOf([trouble.title])} -->`)) return undefined
  return `It is another trouble since ${renderRun(run)}: ${renderProse(trouble.title)}. The text above says what is known.`
}

export function describeRecovery(run: RunName): string {
  return `Proven again in ${renderRun(run)}: nothing was missed since the archive was last proven.`
}
