import { ledgerPath } from '../archive/ledger-line.js'
import { isArchiveFile } from '../archive/paths.js'
import type { Findings } from './checks.js'
import { describeCommit, type History, type HistoryCommit } from './history.js'
import { checkChanged } from './history-commits.js'
import {
  type ChangedArchive,
  CommitLedgers,
  endsWithLine,
  extendsLedger,
  linesIn
} from './history-ledgers.js'

export interface HistorySummary {
  readonly commits: number
  readonly withTrailers: number
}

interface HistoryOptions {
  readonly since: string | undefined
  readonly progress: (commits: number) => void
}

/**
 * Walks every commit back from the head. Each ledger must extend its parents', each commit must hold exactly the files
 * that its own ledger lists, each event of its parents must still be there, and its trailers must agree.
 */
export async function checkHistory(
  history: History,
  ledger: Uint8Array,
  findings: Findings,
  options: HistoryOptions
): Promise<HistorySummary> {
  const walk = new Walk(history, findings)
  const { commits, cut } = await walk.collect(options.progress)
  const ledgers = new CommitLedgers(history, ledger)
  const changed: ChangedArchive[] = []
  let checked = 0
  for (const commit of commits.values()) {
    const parents = commit.parents.map((id) => commits.get(id))
    if (parents.length > 0 && parents.every((parent) => parent?.tree === commit.tree)) continue
    if (commit.tree === undefined && parents.every((parent) => parent?.tree === undefined)) continue
    const files = commit.tree === undefined ? new Map<string, string>() : await history.readTree(commit.tree)
    const own = await ledgers.of(files)
    const theirs = await Promise.all(
      parents.map(async (parent) => ({
        tree: parent?.tree,
        ledger: parent?.tree === undefined ? undefined : await ledgers.of(await history.readTree(parent.tree))
      }))
    )
    for (const { ledger: parent } of theirs) {
      if (parent !== undefined && (own === undefined || !extendsLedger(own, parent))) {
        findings.report('history-ledger', describeCommit(commit), "its ledger does not extend its parent's")
      }
    }
    const isRoot = theirs.every((parent) => parent.ledger === undefined) && !cut.has(commit.id)
    if (own !== undefined && isRoot && linesIn(own) > 1) {
      findings.report(
        'history-complete',
        describeCommit(commit),
        `the history of the archive begins here, with ${linesIn(own)} ledger lines: what was committed before is not in it`
      )
    }
    if (own !== undefined && !endsWithLine(own)) {
      findings.report('history-ledger', describeCommit(commit), 'its ledger ends within a line')
    }
    if (own !== undefined) changed.push({ commit, ledger: own, parents: theirs })
    else if (commit.tree !== undefined && [...files.keys()].some(isArchiveFile)) {
      findings.report('history-files', describeCommit(commit), 'it holds month files without a ledger')
    }
    options.progress(++checked)
  }
  for (const [id, parent] of cut) {
    findings.report(
      'history-complete',
      `commit ${id}`,
      `its parent ${parent} is not here: the clone is shallow; fetch the whole history`
    )
  }
  if (changed.length === 0 && ledger.length > 0) {
    findings.report('history-present', 'history', 'no commit of it holds an archive in this folder')
  }
  await checkHead({ history, ledgers, commits, findings })
  const withTrailers = await checkChanged(changed, history, findings, options.since)
  for (const id of history.forged) {
    findings.report('history-objects', `object ${id}`, 'its bytes do not have this id')
  }
  return { commits: changed.length, withTrailers }
}

async function checkHead(found: {
  history: History
  ledgers: CommitLedgers
  commits: ReadonlyMap<string, HistoryCommit>
  findings: Findings
}): Promise<void> {
  const { history, ledgers, commits, findings } = found
  const head = commits.get(history.head)
  if (head === undefined) return
  const committed = head.tree === undefined ? undefined : await ledgers.of(await history.readTree(head.tree))
  if (committed === undefined) {
    if (ledgers.reference.bytes.length === 0) return
    findings.report('history-present', describeCommit(head), 'the newest commit does not hold this archive')
  } else if (committed.whole !== ledgers.reference) {
    findings.report('history-ledger', ledgerPath, "the folder's ledger does not extend that of the commit")
  }
}

class Walk {
  constructor(
    private readonly history: History,
    private readonly findings: Findings
  ) {}

  /** All commits that the head reaches, newest first, and those whose parents are not here. */
  async collect(
    progress: (commits: number) => void
  ): Promise<{ commits: ReadonlyMap<string, HistoryCommit>; cut: ReadonlyMap<string, string> }> {
    const commits = new Map<string, HistoryCommit>()
    const cut = new Map<string, string>()
    const pending: { id: string; child: string | undefined }[] = [{ id: this.history.head, child: undefined }]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { id, child } = next
      if (commits.has(id)) continue
      const commit = await this.history.readCommit(id)
      if (commit === undefined) {
        if (child === undefined) this.findings.report('history-complete', `commit ${id}`, 'it is not here')
        else cut.set(child, id)
        continue
      }
      commits.set(id, commit)
      for (const parent of commit.parents) pending.push({ id: parent, child: id })
      if (commits.size % 1000 === 0) progress(commits.size)
    }
    return { commits, cut }
  }
}
