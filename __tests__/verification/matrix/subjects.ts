/** The archives that are tampered with, and the places in them where it is done. */
import { toTime } from '../../../src/archive/coverage.js'
import { replayLedger } from '../../../src/archive/ledger.js'
import type { LedgerLine } from '../../../src/archive/ledger-line.js'
import { planRedaction } from '../../../src/archive/redaction-plan.js'
import {
  type Archive,
  archiveOf,
  type Commit,
  companyArchive,
  openedFrom,
  partedArchive,
  plainArchive
} from '../support/archives.js'
import {
  eventOf,
  headsOf,
  ledgerLines,
  ledgerTexts,
  linesOf,
  months,
  positions,
  textOf
} from '../support/tampering.js'

export const company = companyArchive()
export const plain = plainArchive()
export const other = companyArchive('globex')
export const parted = partedArchive()
export const redacted = redactedArchive()

export const archives = [company, plain]

/** The plain archive after one event was redacted. */
function redactedArchive(): Archive {
  const state = replayLedger(plain.files.get('ledger.jsonl') ?? '')
  const path = months(plain.files)[0] as string
  const key = eventOf(linesOf(plain.files, path)[2] as string).key
  const run = { id: 'redaction', attempt: 1, repository: '', version: '1.0.0' }
  const asked = { key, by: 'data protection officer', reason: 'request 17', at: toTime(plain.now), run }
  const plan = planRedaction(openedFrom(plain.files, state), asked)
  if (plan === undefined) throw new Error('nothing to redact')
  const files = new Map([
    ...plain.files,
    ...plan.files.map(({ path: name, content }) => [name, content] as const)
  ])
  const message = `Redact 1 audit event\n\nAudit-Events: 0\nAudit-Verdict: proven\nAudit-Ledger: ${headsOf(files).at(-1)}\n`
  return { files, commits: [...plain.commits, { files, message }], now: plain.now }
}

/** Each event of each month file of each archive, some of them. */
export function* events(
  count = 4
): Generator<{ archive: Archive; path: string; lines: string[]; index: number }> {
  for (const archive of archives) {
    for (const path of months(archive.files)) {
      const lines = linesOf(archive.files, path)
      for (const index of positions(lines.length, count)) yield { archive, path, lines, index }
    }
  }
}

export function* everyMonth(): Generator<{ archive: Archive; path: string; text: string }> {
  for (const archive of archives) {
    for (const path of months(archive.files)) yield { archive, path, text: textOf(archive.files, path) }
  }
}

export function* everyLedgerLine(
  first = 0,
  butLast = 0
): Generator<{ archive: Archive; texts: string[]; index: number }> {
  for (const archive of archives) {
    const texts = ledgerTexts(archive.files)
    for (const index of positions(texts.length - butLast, 4, first)) yield { archive, texts, index }
  }
}

/** The archive as if an event had never been: made by the archiver itself, so nothing in it is wrong. */
export function rewrittenFrom(seq: number): Archive {
  const honest = plain.commits
  const rows = (commit: Commit | undefined): string[] =>
    commit === undefined ? [] : months(commit.files).flatMap((path) => linesOf(commit.files, path))
  const nights = honest.map((commit, index) => {
    const before = new Set(rows(honest[index - 1]))
    const added = rows(commit).filter((line) => !before.has(line))
    const kept = index === seq ? added.slice(1) : added
    const line = ledgerLines(commit.files).at(-1) as LedgerLine
    return {
      now: Date.parse(line.at),
      rows: kept.map((text) => {
        const { time: _derived, ...row } = JSON.parse(text)
        return row
      })
    }
  })
  return { ...archiveOf(nights), now: plain.now }
}
