import type { AuditEvent } from '../events/event.js'
import { isTombstone } from '../events/tombstone.js'
import type { Faults } from './checks.js'
import type { Redaction } from './ledger-line.js'

/** The redactions that a ledger records, to compare month files with. */
export class RedactionRecord {
  readonly #keys: ReadonlySet<string>
  readonly #times: ReadonlySet<number>

  constructor(private readonly redactions: readonly Redaction[]) {
    this.#keys = new Set(redactions.map(({ event }) => event))
    this.#times = new Set(redactions.map(({ time }) => Date.parse(time)))
  }

  /** Whether the event is a tombstone, or may be one that was redacted. */
  concerns({ line, timestamp }: AuditEvent): boolean {
    return isTombstone(line) || this.#times.has(timestamp)
  }

  /**
   * Checks that a file's tombstones are those that were recorded, and that no redacted event is there with its text.
   * The log may show a redacted event again, and more often: there may be more tombstones than were recorded.
   * `concerned` are the file's events that this concerns.
   */
  check(path: string, concerned: readonly AuditEvent[], faults: Faults): void {
    const tombstones = new Map<string, number>()
    const returned = new Set<string>()
    for (const event of concerned) {
      if (isTombstone(event.line)) tombstones.set(event.key, (tombstones.get(event.key) ?? 0) + 1)
      else if (this.#keys.has(event.key)) returned.add(event.key)
    }
    const report = (detail: string): void => faults.report('redaction-record', path, detail)
    for (const key of returned) report(`holds the redacted event ${key} again`)
    for (const key of tombstones.keys()) {
      if (!this.#keys.has(key)) report(`has a tombstone of ${key} that the ledger does not record`)
    }
    for (const { event, copies, path: recordedIn } of this.redactions) {
      const found = tombstones.get(event) ?? 0
      if (recordedIn === path && found < copies)
        report(`has ${found} tombstones of ${event}, the ledger records ${copies}`)
    }
  }
}
