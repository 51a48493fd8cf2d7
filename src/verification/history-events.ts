import { maxFileBytes } from '../archive/month-file.js'
import { isArchiveFile } from '../archive/paths.js'
import { parseEventLine } from '../events/stored-event.js'
import { parseTombstone } from '../events/tombstone.js'
import type { Findings } from './checks.js'
import { describeCommit, type History } from './history.js'
import type { ChangedArchive } from './history-ledgers.js'

/** Checks that no commit loses an event of its parents, even where its ledger allows for it. */
export class LostEventCheck {
  readonly #lines = new Map<string, readonly string[]>()

  constructor(
    private readonly history: History,
    private readonly findings: Findings
  ) {}

  async check({ commit, parents }: ChangedArchive, files: ReadonlyMap<string, string>): Promise<void> {
    for (const { tree } of parents) {
      if (tree === undefined || tree === commit.tree) continue
      const lost = await this.#countLost(await this.history.readTree(tree), files)
      if (lost > 0) {
        this.findings.report(
          'history-events',
          describeCommit(commit),
          `${lost} archived ${lost === 1 ? 'event or row of its parent is' : 'events or rows of its parent are'} not in it any more`
        )
      }
    }
  }

  async #countLost(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Promise<number> {
    const gone: string[] = []
    const come = new Map<string, number>()
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      const [old, now] = [before.get(path), after.get(path)]
      if (!isArchiveFile(path) || old === now) continue
      const remaining = new Map<string, number>()
      for (const line of await this.#linesOf(now)) remaining.set(line, (remaining.get(line) ?? 0) + 1)
      for (const line of await this.#linesOf(old)) {
        const copies = remaining.get(line) ?? 0
        if (copies > 0) remaining.set(line, copies - 1)
        else gone.push(line)
      }
      for (const [line, copies] of remaining) {
        const name = parseTombstone(line)?.key ?? line
        if (copies > 0) come.set(name, (come.get(name) ?? 0) + copies)
      }
    }
    let lost = 0
    for (const line of gone) {
      // Only the tombstone of a redaction may take an event's place.
      const name = [line, findKey(line)].find((each) => each !== undefined && (come.get(each) ?? 0) > 0)
      if (name === undefined) lost++
      else come.set(name, (come.get(name) ?? 0) - 1)
    }
    return lost
  }

  async #linesOf(blob: string | undefined): Promise<readonly string[]> {
    if (blob === undefined || blob === 'other') return []
    const known = this.#lines.get(blob)
    if (known !== undefined) return known
    if ((await this.history.readSize(blob)) > maxFileBytes) {
      this.findings.report('history-files', `blob ${blob}`, 'is larger than any file of an archive')
      return []
    }
    const text = Buffer.from(await this.history.readBlob(blob)).toString('utf8')
    const lines = text
      .split('\n')
      .filter((line) => line !== '' && line !== '[' && line !== ']')
      .map((line) => line.replace(/,$/, ''))
    this.#lines.set(blob, lines)
    // The next commit compares its files with those of this one.
    if (this.#lines.size > 8) for (const [oldest] of [...this.#lines].slice(0, 1)) this.#lines.delete(oldest)
    return lines
  }
}

/** κ of a line; `undefined` when it cannot be read. */
function findKey(line: string): string | undefined {
  const stored = parseEventLine(line)
  return stored.kind === 'invalid' ? undefined : stored.event.key
}
