import type { ArchiveReader } from '../archive/opened-archive.js'
import { partsToMerge, partsWithin } from '../archive/parts.js'
import { vanishingTime } from '../archive/vanished.js'
import type { Observed } from '../events/observed.js'
import type { Period } from '../review/periods.js'
import { partsToReview } from './archive-review.js'

/**
 * Reads every file that the observed events are counted, merged, compared or reviewed with. All at once: a destination
 * may then bring them in one answer. And before anything is written: a workspace cannot be read as it was before.
 * @throws IntegrityError when a file does not match the ledger; ArchiveError when one cannot be read.
 */
export async function readNeeded(
  archive: ArchiveReader,
  observed: Observed,
  { reviewed, counted = [] }: { readonly reviewed: Period | undefined; readonly counted?: readonly string[] }
): Promise<void> {
  const { state } = archive
  const compared = vanishingTime(observed).flatMap((time) => partsWithin(state, time))
  const months = new Set([...counted, ...partsToMerge(state, observed), ...compared])
  const further = reviewed === undefined ? [] : partsToReview(state, reviewed)
  await Promise.all([
    archive.readMonths(months),
    archive.readLines(further.filter((path) => !months.has(path))),
    observed.quarantined.size > 0 ? archive.readQuarantine() : undefined
  ])
}
