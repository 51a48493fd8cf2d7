import type { Issue, Issues } from '../github/issues.js'

/**
 * The oldest of several issues about the same stays, so every run keeps the same one. The others are closed, and lose
 * their marker, so that none is ever taken for one that a person has closed.
 */
export async function closeDuplicates(
  issues: Issues,
  marker: string,
  [first, ...others]: readonly Issue[]
): Promise<void> {
  for (const { number, body } of others) {
    if (first === undefined) return
    await issues.update(number, {
      state: 'closed',
      reason: 'not_planned',
      body: body.replaceAll(marker, '<!-- hireflix-audit-archive duplicate -->')
    })
    await issues.comment(number, `Two runs opened this at the same time. It goes on in #${first.number}.`)
  }
}
