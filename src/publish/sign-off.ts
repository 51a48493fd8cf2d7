import { sha256Of } from '../archive/digests.js'
import type { Review } from '../review/judgement.js'
import { renderCode, renderEdited } from '../text/escape.js'
import { fitSections, type Section } from '../text/sections.js'
import { countOf, renderNumber } from '../text/wording.js'
import {
  type ArchiveName,
  type IssueText,
  issueLimit,
  linesOf,
  markerOf,
  maxIssueBytes,
  type RunName,
  renderRun
} from './issue-text.js'
import { type SignOffLine, signOffLines } from './sign-off-lines.js'
import { daysOf } from './sign-off-periods.js'

/** A review that somebody is asked to sign. */
export interface SignOff {
  readonly title: string
  readonly marker: string
  /** Two sentences of ours: the period with its number of events, and whether it is proven. */
  readonly facts: string
  /** Stands for all events and proofs of the period; rules do not change it. */
  readonly evidence: string
  readonly lines: readonly SignOffLine[]
  readonly ledgerHead: string
  readonly run: RunName
}

export function describeSignOff(
  review: Review,
  { archive, run }: { readonly archive: ArchiveName; readonly run: RunName }
): SignOff {
  const { reviewed } = review
  const days = daysOf(reviewed)
  const keys = reviewed.events.map(({ key }) => key).sort()
  const proof = review.gapsInPeriod.map(({ from, to }) => `${from} ${to}`)
  return {
    title: `Audit review: ${days.replace('..', ' to ')}`,
    marker: markerOf('sign-off', archive, days),
    facts:
      `The audit log of ${renderCode(archive.description)}, ${days.replace('..', ' to ')} (UTC): ` +
      `${countOf(reviewed.events.length, 'event')}. ` +
      (review.unproven.length === 0
        ? 'It is proven that none was missed.'
        : 'It is not proven that none was missed.'),
    evidence: sha256Of([...keys, ...proof].join('\n')).slice(0, 16),
    lines: signOffLines(review),
    ledgerHead: review.ledgerHead,
    run
  }
}

/** A line as an issue holds it. */
interface HeldLine {
  readonly key: string
  readonly digest: string
  readonly isChecked: boolean
  /** As it stands there, perhaps edited by hand. */
  readonly text: string
}

interface HeldBody {
  readonly evidence: string | undefined
  readonly lines: readonly HeldLine[]
  /** Text that people wrote around ours; kept as it is. */
  readonly notes: string
}

const notesMarker = '<!-- hireflix-audit-archive notes -->'
const heldLine = /^\s*[-*+] \[([ xX])\] (.*?) *<!-- line ([0-9a-f]{16}) ([0-9a-f]{16}) -->\s*$/

/** Parses an issue's text. Anybody who may write in the repository may have edited any of it. */
function parseSignOff(body: string, marker: string): HeldBody {
  const text = linesOf(body).join('\n')
  const start = Math.max(text.indexOf(marker), 0)
  const end = text.indexOf(notesMarker, start)
  const own = text.slice(start, end < 0 ? undefined : end)
  const around = [text.slice(0, start), end < 0 ? '' : text.slice(end + notesMarker.length)]
  const lines = linesOf(own).flatMap((line): HeldLine[] => {
    const found = heldLine.exec(line)
    if (found === null) return []
    const [, box = '', held = '', key = '', digest = ''] = found
    return [{ key, digest, isChecked: box !== ' ', text: held }]
  })
  return {
    evidence: /<!-- evidence ([0-9a-f]{16}) -->/.exec(own)?.[1],
    lines,
    notes: around
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .join('\n\n')
  }
}

export type SignOffStep =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'update'; readonly body: string }
  /** Events came to a period that somebody had signed for: open it again, and say what is new. */
  | { readonly kind: 'reopen'; readonly body: string; readonly comment: string }

/** What to do about an issue that is there. */
export function nextStep(
  signOff: SignOff,
  { body, state }: { readonly body: string; readonly state: 'open' | 'closed' }
): SignOffStep {
  const held = parseSignOff(body, signOff.marker)
  const added = signOff.lines.filter((line) => !held.lines.some((each) => isSame(each, line)))
  if (state === 'closed') {
    // A signature stands for what there was to see. A rule that changed since is no reason to doubt it.
    if (held.evidence === signOff.evidence || added.length === 0) return { kind: 'nothing' }
    return { kind: 'reopen', body: renderBody(signOff, held), comment: describeAdded(added) }
  }
  const next = renderBody(signOff, held)
  return isAlike(body, next) ? { kind: 'nothing' } : { kind: 'update', body: next }
}

/** The text of a new issue. */
export function renderSignOff(signOff: SignOff): IssueText {
  const body = renderBody(signOff, { evidence: undefined, lines: [], notes: '' })
  return { title: signOff.title, body }
}

function isSame(a: { key: string; digest: string }, b: { key: string; digest: string }): boolean {
  return a.key === b.key && a.digest === b.digest
}

/**
 * Whether two texts of an issue say the same. A line may stand elsewhere, since a person who checks it leaves it where
 * it is; and another run, or a ledger head that moved on, is no reason to write.
 */
function isAlike(held: string, next: string): boolean {
  const saying = (body: string): string =>
    linesOf(body)
      .map((line) => line.trim())
      .filter((line) => !/^$|^#|^<\/?details>|^Written in /.test(line))
      .sort()
      .join('\n')
  return saying(held) === saying(next)
}

/** Of 65,536: people's notes are kept up to this. */
const mostNotesBytes = 20_000
/** Checked lines leave at least this for the most severe of the others. */
const leastOpenBytes = 12_000

function renderBody(signOff: SignOff, held: HeldBody): string {
  const checked = checkedLines(held)
  const open = signOff.lines.filter((line) => !checked.some((each) => isSame(each, line)))
  const row = (line: SignOffLine): string => {
    const again = checked.some(({ key }) => key === line.key) ? ', more than when it was checked' : ''
    return rowOf({ ...line, text: `${line.text}${again}`, isChecked: false })
  }
  const alarming = open.filter(({ isNotice }) => !isNotice).map(row)
  const notices = open.filter(({ isNotice }) => isNotice).map(row)
  const end = renderEnd(signOff, held)
  const kept = renderKept(checked, maxIssueBytes - leastOpenBytes - Buffer.byteLength(end))
  const sections: Section[] = [
    { text: renderStart(signOff) },
    ...(alarming.length === 0
      ? []
      : [{ text: '\n### To be looked at\n\n', rows: alarming, rowName: 'line' }]),
    ...(notices.length === 0
      ? []
      : [
          {
            text: `\n<details><summary>${countOf(notices.length, 'line')} at notice: everyday work, by whom</summary>\n\n`,
            rows: notices,
            rowName: 'line',
            after: '\n</details>\n'
          }
        ])
  ]
  const left = maxIssueBytes - Buffer.byteLength(kept + end)
  return `${fitSections(sections, left, issueLimit)}${kept}${end}`
}

/** All checked lines. Where they take more than their room, later ones keep their box alone. */
function renderKept(checked: readonly HeldLine[], maxBytes: number): string {
  if (checked.length === 0) return ''
  const rows = checked.map(rowOf)
  const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row) + 1, 0)
  let over = bytes - maxBytes
  for (let index = rows.length - 1; index >= 0 && over > 0; index--) {
    const [row, line] = [rows[index], checked[index]]
    if (row === undefined || line === undefined) break
    const short = rowOf({ ...line, text: 'looked at; the history of this text says what it was' })
    over -= Math.max(Buffer.byteLength(row) - Buffer.byteLength(short), 0)
    if (short.length < row.length) rows[index] = short
  }
  return fitSections([{ text: '\n### Checked\n\n', rows, rowName: 'line' }], maxBytes + 1000, issueLimit)
}

function checkedLines({ lines }: HeldBody): HeldLine[] {
  const checked = lines.filter(({ isChecked }) => isChecked)
  return checked
    .filter((line, index) => checked.findIndex((each) => isSame(each, line)) === index)
    .map((line) => ({ ...line, text: renderEdited(line.text, 2000) }))
}

function rowOf({ text, key, digest, isChecked }: HeldLine): string {
  return `- [${isChecked ? 'x' : ' '}] ${text} <!-- line ${key} ${digest} -->`
}

function renderStart({ marker, facts, evidence, lines }: SignOff): string {
  const alarming = lines.filter(({ isNotice }) => !isNotice).length
  const asked =
    lines.length === 0
      ? 'It was quiet: nothing deserves a look. Close this issue to sign the review off.'
      : `${alarming === 0 ? 'Nothing is above notice' : `${countOf(alarming, 'thing')} to look at`}. ` +
        'Check each line that you have looked at, and close this issue to sign the review off.'
  return `${marker}\n<!-- evidence ${evidence} -->\n${facts}\n\n${asked}\n`
}

function renderEnd({ ledgerHead, run }: SignOff, { notes }: HeldBody): string {
  const head = /^(\d{1,15}):([0-9a-f]{64})$/.test(ledgerHead)
    ? `, at ledger head <code>${ledgerHead}</code>`
    : ''
  return (
    `\nWritten in ${renderRun(run)}${head}.\n\nRuns write this text anew when events are added. They keep checked lines, and whatever is written below ` +
    `this one.\n\n${notesMarker}\n${notes === '' ? '' : `\n${cutNotes(notes)}\n`}`
  )
}

function cutNotes(notes: string): string {
  if (Buffer.byteLength(notes) <= mostNotesBytes) return notes
  const cut = Buffer.from(notes)
    .subarray(0, mostNotesBytes)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
  return `${cut}\n\nCut here: ${issueLimit}. The history of this text has the rest.`
}

const mostInComment = 20

function describeAdded(added: readonly SignOffLine[]): string {
  const sections: Section[] = [
    {
      text: `This review was signed off, and events were added to its period since. It is open again for ${countOf(added.length, 'line')}:\n\n`,
      rows: added.slice(0, mostInComment).map(({ text }) => `- ${text}`),
      rowName: 'line',
      after: added.length > mostInComment ? `\nand ${renderNumber(added.length - mostInComment)} more\n` : ''
    }
  ]
  return fitSections(sections, maxIssueBytes, issueLimit)
}
