import { companionFiles } from '../archive/companion-files.js'
import type { ReplayedLine } from '../archive/ledger.js'
import { type FileEntry, ledgerPath } from '../archive/ledger-line.js'
import { describeName } from '../archive/paths.js'
import type { Findings } from './checks.js'
import { describeCommit, type History, type HistoryCommit } from './history.js'
import { LostEventCheck } from './history-events.js'
import { type ChangedArchive, linesIn, type WholeLedger } from './history-ledgers.js'
import { trailersOf } from './trailers.js'

/** Oldest ledgers first, so that the files each should list are known by going along its lines once. */
export async function checkChanged(
  changed: ChangedArchive[],
  history: History,
  findings: Findings,
  since: string | undefined
): Promise<number> {
  const byWhole = new Map<WholeLedger, ChangedArchive[]>()
  for (const each of changed)
    byWhole.set(each.ledger.whole, [...(byWhole.get(each.ledger.whole) ?? []), each])
  let withTrailers = 0
  const events = new LostEventCheck(history, findings)
  for (const [whole, commits] of byWhole) {
    commits.sort((a, b) => a.ledger.bytes - b.ledger.bytes)
    const expected = new Map<string, FileEntry>()
    let done = 0
    for (const each of commits) {
      const upTo = linesIn(each.ledger)
      for (; done < upTo; done++) {
        for (const file of whole.lines[done]?.line?.files ?? []) expected.set(file.path, file)
      }
      const head = whole.lines[upTo - 1]
      if (since !== undefined && (head?.line?.at ?? '') < since) continue
      const files = await history.readTree(each.commit.tree ?? '')
      checkCommitFiles(each.commit, { files, expected }, findings)
      if (checkTrailers(each, head, findings)) withTrailers++
      await events.check(each, files)
    }
  }
  return withTrailers
}

function checkCommitFiles(
  commit: HistoryCommit,
  { files, expected }: { files: ReadonlyMap<string, string>; expected: ReadonlyMap<string, FileEntry> },
  findings: Findings
): void {
  const faults: string[] = []
  for (const [path, { blob }] of expected) {
    const found = files.get(path)
    if (found === undefined) faults.push(`${path} is missing`)
    else if (found !== blob) faults.push(`${path} is blob ${found}, its ledger says ${blob}`)
  }
  for (const path of files.keys()) {
    const isKnown = path === ledgerPath || expected.has(path) || companionFiles.has(path)
    if (!isKnown) faults.push(`${describeName(path)} is not in its ledger`)
  }
  if (faults.length > 0) {
    const more = faults.length > 3 ? `, and ${faults.length - 3} more` : ''
    findings.report(
      'history-files',
      describeCommit(commit),
      `it was no complete archive: ${faults.slice(0, 3).join(', ')}${more}`
    )
  }
}

/** Whether the commit has trailers. Commits that a workflow made itself have none. */
function checkTrailers(
  { commit }: ChangedArchive,
  head: ReplayedLine | undefined,
  findings: Findings
): boolean {
  const trailers = trailersOf(commit.message).map(({ key, value }) => [key.toLowerCase(), value] as const)
  const line = head?.line
  const expected = new Map([
    ['Audit-Events', line === undefined ? '' : String(line.added)],
    ['Audit-Verdict', line?.verdict ?? ''],
    ['Audit-Ledger', `${line?.seq ?? ''}:${head?.sha256 ?? ''}`]
  ])
  const report = (detail: string): void => findings.report('history-trailers', describeCommit(commit), detail)
  for (const [name, value] of expected) {
    const found = trailers.filter(([key]) => key === name.toLowerCase())
    if (found.length > 1) report(`it has the trailer ${name} ${found.length} times`)
    else if (found.some(([, given]) => given !== value)) {
      report(`its trailer ${name} is not what its ledger says`)
    }
  }
  return trailers.some(([key]) => key === 'audit-ledger')
}
