import type { IssueBoard } from '../github/issue-board.js'
import {
  describeChange,
  describeRecovery,
  healthMarker,
  renderHealth,
  type Trouble
} from '../publish/health.js'
import type { ArchiveName, RunName } from '../publish/issue-text.js'
import { closeDuplicates } from './duplicate-issues.js'

/**
 * Says in one issue what is wrong with the runs: opened once, kept up to date, commented on when the kind changes.
 * @throws ArchiveError
 */
export async function publishTrouble(
  board: IssueBoard,
  trouble: Trouble,
  about: { readonly archive: ArchiveName; readonly run: RunName }
): Promise<void> {
  const marker = healthMarker(about.archive)
  const text = renderHealth(trouble, about)
  const known = await board.list(marker, { openOnly: true })
  const created = known.length === 0 ? await board.create(text) : undefined
  const open = created === undefined ? known : await board.list(marker, { openOnly: true })
  await closeDuplicates(board, marker, open)
  const [first] = open
  if (first === undefined) return
  if (first.number === created?.number) return
  await board.update(first.number, { body: text.body })
  const turn = describeChange(trouble, { body: first.body, run: about.run })
  if (turn !== undefined) await board.comment(first.number, turn)
}

/**
 * Closes what an earlier run has opened.
 * @throws ArchiveError
 */
export async function publishRecovery(
  board: IssueBoard,
  { archive, run }: { readonly archive: ArchiveName; readonly run: RunName }
): Promise<void> {
  for (const { number } of await board.list(healthMarker(archive), { openOnly: true })) {
    await board.update(number, { state: 'closed', reason: 'completed' })
    await board.comment(number, describeRecovery(run))
  }
}
