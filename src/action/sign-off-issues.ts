import type { Issue, Issues } from '../github/issues.js'
import { nextStep, renderSignOff, type SignOff } from '../publish/sign-off.js'
import type { Period } from '../review/periods.js'
import { closeDuplicates } from './duplicate-issues.js'

/**
 * Keeps one issue for a period, with a line for all that deserves a look. Two runs at the same time end with one issue:
 * each looks again after it has opened one.
 * @throws ArchiveError
 */
export async function publishSignOff(
  issues: Issues,
  signOff: SignOff,
  { period }: { readonly period: Period }
): Promise<Issue> {
  // An issue is opened when its period is over by Hireflix's clock, and is dated by GitHub's.
  const find = (): Promise<Issue[]> => issues.list(signOff.marker, { createdFrom: period.to - 86_400_000 })
  const known = await find()
  const created = known.length === 0 ? await issues.create(renderSignOff(signOff)) : undefined
  const held = created === undefined ? known : await find()
  await closeDuplicates(issues, signOff.marker, held)
  const [first] = held
  // GitHub may not yet show an issue that it has just confirmed.
  if (first === undefined) return created ?? Promise.reject(new Error('unreachable: an issue was there'))
  return first.number === created?.number ? first : takeStep(issues, signOff, first)
}

// Somebody may click a box between reading and writing; GitHub has no way to write only what is unchanged.
async function takeStep(issues: Issues, signOff: SignOff, issue: Issue): Promise<Issue> {
  const step = nextStep(signOff, issue)
  switch (step.kind) {
    case 'nothing':
      return issue
    case 'update':
      return issues.update(issue.number, { body: step.body })
    case 'reopen': {
      const reopened = await issues.update(issue.number, { body: step.body, state: 'open' })
      await issues.comment(issue.number, step.comment)
      return reopened
    }
  }
}
