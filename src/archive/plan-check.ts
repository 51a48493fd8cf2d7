import { IntegrityError } from '../errors.js'
import { ledgerPath } from './ledger-line.js'
import { compareEvents, parseMonthFile } from './month-file.js'
import { parseMonthPartPath } from './paths.js'
import type { OpenedArchive, Plan } from './reconcile.js'

/**
 * Checks a plan by other means than those that made it: every archived event is still there, unchanged and in place,
 * and every file reads back.
 * @throws IntegrityError `plan`: a fault of this program, so nothing is written.
 */
export function verifyPlan(archive: OpenedArchive, plan: Plan): void {
  let added = 0
  const held = new Map(archive.files)
  for (const file of plan.batches.flatMap((batch) => batch.files)) {
    if (file.path === ledgerPath && !file.content.startsWith(archive.ledger)) {
      throw fault(`"${ledgerPath}" would lose or change a line`)
    }
    if (parseMonthPartPath(file.path) === undefined) continue
    const before = held.get(file.path) ?? []
    if (!held.has(file.path) && archive.state.files.has(file.path)) {
      throw fault(`"${file.path}" would be replaced without having been read`)
    }
    const after = parseMonthFile(file.path, file.content)
    let index = 0
    for (const event of after) {
      const next = before[index]
      // broken: files-in-order-of-arrival/3
      if (next !== undefined && compareEvents(next, event) === 0) index++
    }
    // broken: mirror-the-server/1, newest-email-wins/2, latest-version-wins/2
    if (index < before.length) throw fault(`"${file.path}" would lose or change an archived event`)
    added += after.length - before.length
    held.set(file.path, after)
  }
  // broken: mirror-the-server/2
  if (added !== plan.added.length)
    throw fault(`${added} events would be added, expected ${plan.added.length}`)
}

function fault(found: string): IntegrityError {
  return new IntegrityError(
    'plan',
    `Cannot write the archive: ${found}; nothing was written, please report this`
  )
}
