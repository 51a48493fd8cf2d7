import type { AuditEvent } from '../events/event.js'
import { isTombstone } from '../events/tombstone.js'
import type { Faults } from './checks.js'
import type { FileEntry } from './ledger-line.js'
import type { RecordedRedaction } from './ledger-state.js'

/** The redactions that a ledger records, to compare month files with. */
export class RedactionRecord {
  readonly #keys: ReadonlySet<string>
  readonly #times: ReadonlySet<number>

  constructor(private readonly redactions: readonly RecordedRedaction[]) {
    this.#keys = new Set(redactions.map(({ event }) => event))
    this.#times = new Set(redactions.map(({ time }) => Date.parse(time)))
  }

  /** Whether the event is a tombstone, or may be one that was redacted. */
  concerns({ line, timestamp }: AuditEvent): boolean {
    return isTombstone(line) || this.#times.has(timestamp)
  }

  /**
   * Checks that a file's tombstones are those that were recorded, each at its event's time, and that no redacted event
   * is there with its text. The log may show a redacted event again, and more often: what was added to the file since
   * may be more tombstones of it. `concerned` are the file's events that this concerns.
   */
  check({ path, events }: FileEntry, concerned: readonly AuditEvent[], faults: Faults): void {
    const tombstones = new Map<string, AuditEvent[]>()
    const returned = new Set<string>()
    for (const event of concerned) {
      if (isTombstone(event.line)) {
        const found = tombstones.get(event.key)
        if (found === undefined) tombstones.set(event.key, [event])
        else found.push(event)
      } else if (this.#keys.has(event.key)) returned.add(event.key)
    }
    const report = (detail: string): void => faults.report('redaction-record', path, detail)
    for (const key of returned) report(`holds the redacted event ${key} again`)
    let [further, addedSince] = [0, 0]
    for (const [key, found] of tombstones) {
      const records = this.redactions.filter(({ event }) => event === key)
      const [first] = records
      if (first === undefined) report(`has a tombstone of ${key} that the ledger does not record`)
      else {
        if (found.some(({ timestamp }) => timestamp !== Date.parse(first.time)))
          report(`has a tombstone of ${key} at another time than the ledger records`)
        const recorded = records.find((record) => record.path === path)?.copies ?? 0
        further += Math.max(0, found.length - recorded)
        addedSince = Math.max(addedSince, events - (first.held.get(path) ?? 0))
      }
    }
    if (further > addedSince) {
      report(`has ${further} more tombstones than the ledger records, and gained ${addedSince} events since`)
    }
    for (const { event, copies, path: recordedIn } of this.redactions) {
      const found = tombstones.get(event)?.length ?? 0
      if (recordedIn === path && found < copies)
        report(`has ${found} tombstones of ${event}, the ledger records ${copies}`)
    }
  }
}
