import { IntegrityError } from '../errors.js'
import type { AuditEvent } from '../events/event.js'
import { planned } from './checks.js'
import { ledgerPath } from './ledger-line.js'
import type { LedgerState } from './ledger-state.js'
import { compareEvents, linesOfMonthFile, readMonthFile } from './month-file.js'
import { parseMonthPartPath } from './paths.js'
import type { OpenedArchive, Plan } from './reconcile.js'
import { RedactionRecord } from './redaction-record.js'

/**
 * Checks a plan by other means than those that made it: every archived event is still there, unchanged and in place,
 * and every file reads back as its ledger line says. The line itself was checked by the rules of every reader when it
 * was added to the state.
 * @throws IntegrityError `plan`: a fault of this program, so nothing is written.
 */
export function verifyPlan(archive: OpenedArchive, plan: Plan): void {
  let added = 0
  const held = new Map(archive.files)
  const changes = plan.batches.flatMap(({ files, state }) => files.map((file) => ({ file, state })))
  for (const { file, state } of changes) {
    if (file.path === ledgerPath && !file.content.startsWith(archive.ledger)) {
      throw fault(`"${ledgerPath}" would lose or change a line`)
    }
    if (parseMonthPartPath(file.path) === undefined) continue
    const before = held.get(file.path) ?? []
    if (!held.has(file.path) && archive.state.files.has(file.path)) {
      throw fault(`"${file.path}" would be replaced without having been read`)
    }
    const after = readPlanned(file, state)
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

/** A file that is to be written, read by the rules of every reader. @throws IntegrityError `plan` */
export function readPlanned(
  { path, content }: { readonly path: string; readonly content: string },
  state: LedgerState
): AuditEvent[] {
  const entry = state.files.get(path)
  if (entry === undefined) throw fault(`"${path}" would not be in the ledger`)
  const events: AuditEvent[] = []
  const record = new RedactionRecord(state.redactions)
  readMonthFile(entry, linesOfMonthFile(path, content, planned), record, planned, events)
  return events
}

function fault(found: string): IntegrityError {
  return new IntegrityError(
    'plan',
    `Cannot write the archive: ${found}; nothing was written, please report this`
  )
}
