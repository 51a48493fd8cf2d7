import type { Issues } from '../github/issues.js'
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
 * Keeps one issue about the trouble with the runs: opened once, updated, commented on when the kind changes.
 * @throws ArchiveError
 */
export async function publishTrouble(
  issues: Issues,
  trouble: Trouble,
  about: { readonly archive: ArchiveName; readonly run: RunName }
): Promise<void> {
  const marker = healthMarker(about.archive)
  const text = renderHealth(trouble, about)
  const known = await issues.list(marker, { openOnly: true })
  const created = known.length === 0 ? await issues.create(text) : undefined
  const open = created === undefined ? known : await issues.list(marker, { openOnly: true })
  await closeDuplicates(issues, marker, open)
  const [first] = open
  if (first === undefined) return
  if (first.number === created?.number) return
  await issues.update(first.number, { body: text.body })
  const change = describeChange(trouble, { body: first.body, run: about.run })
  if (change !== undefined) await issues.comment(first.number, change)
}

/**
 * Closes the issue that an earlier run has opened.
 * @throws ArchiveError
 */
export async function publishRecovery(
  issues: Issues,
  { archive, run }: { readonly archive: ArchiveName; readonly run: RunName }
): Promise<void> {
  for (const { number } of await issues.list(healthMarker(archive), { openOnly: true })) {
    await issues.update(number, { state: 'closed', reason: 'completed' })
    await issues.comment(number, describeRecovery(run))
  }
}
