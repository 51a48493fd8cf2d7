import type { Issue, IssueBoard } from '../github/issue-board.js'
import { nextStep, renderSignOff, type SignOff } from '../publish/sign-off.js'
import type { Period } from '../review/periods.js'
import { closeDuplicates } from './duplicate-issues.js'

/**
 * Sees to it that there is one issue for a period, and that it lists what there is to look at. Runs that do so at the
 * same time end with one issue: each looks again after it has opened one.
 * @throws ArchiveError
 */
export async function publishSignOff(
  board: IssueBoard,
  signOff: SignOff,
  { period }: { readonly period: Period }
): Promise<Issue> {
  // An issue is opened when its period is over. That is known by Hireflix's clock, and dated by GitHub's.
  const find = (): Promise<Issue[]> => board.list(signOff.marker, { createdFrom: period.to - 86_400_000 })
  const known = await find()
  const created = known.length === 0 ? await board.create(renderSignOff(signOff)) : undefined
  const issues = created === undefined ? known : await find()
  await closeDuplicates(board, signOff.marker, issues)
  const [first] = issues
  // GitHub may not show at once what it has just confirmed.
  if (first === undefined) return created ?? Promise.reject(new Error('unreachable: an issue was there'))
  return first.number === created?.number ? first : takeStep(board, signOff, first)
}

// Somebody may click a box between reading and writing; GitHub has no way to write only what is unchanged.
async function takeStep(board: IssueBoard, signOff: SignOff, issue: Issue): Promise<Issue> {
  const step = nextStep(signOff, issue)
  switch (step.kind) {
    case 'nothing':
      return issue
    case 'update':
      return board.update(issue.number, { body: step.body })
    case 'reopen': {
      const reopened = await board.update(issue.number, { body: step.body, state: 'open' })
      await board.comment(issue.number, step.comment)
      return reopened
    }
  }
}
