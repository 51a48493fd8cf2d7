import type { Issue, IssueBoard } from '../github/issue-board.js'

/**
 * Of issues about the same, the oldest stays: every run that looks comes to the same answer. The others are closed, and
 * lose their marker, so that none is ever taken for one that a person has closed.
 */
export async function closeDuplicates(
  board: IssueBoard,
  marker: string,
  [first, ...others]: readonly Issue[]
): Promise<void> {
  for (const { number, body } of others) {
    if (first === undefined) return
    await board.update(number, {
      state: 'closed',
      reason: 'not_planned',
      body: body.replaceAll(marker, '<!-- hireflix-audit-archive duplicate -->')
    })
    await board.comment(number, `Two runs opened this at the same time. It goes on in #${first.number}.`)
  }
}
