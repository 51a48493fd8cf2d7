import type { Change, Destination, ListedFile, Receipt, Snapshot } from '../../src/archive/destination.js'
import { gitBlobIdOf } from '../../src/archive/digests.js'

export type Mishap =
  /** Somebody else commits first. */
  | { readonly kind: 'race'; readonly rival: (destination: MemoryDestination) => Promise<unknown> }
  /** The answer is lost; the commit landed, or did not. */
  | { readonly kind: 'unknown'; readonly landed: boolean }

/** An archive folder in memory with compare-and-swap, on which commits can go wrong in turn. */
export class MemoryDestination implements Destination {
  readonly description = 'the memory'
  readonly files = new Map<string, string>()
  readonly changes: Change[] = []
  readonly mishaps: (Mishap | undefined)[] = []
  readonly readPaths: string[] = []
  revision = 0
  /** Without git's blob ids in the listing only sizes tell. */
  listsBlobs = true
  others: readonly ListedFile[] = []

  async open(): Promise<Snapshot> {
    const held = new Map(this.files)
    return {
      revision: String(this.revision),
      commit: { sha: String(this.revision).padStart(40, '0') },
      files: [
        ...[...held].map(([path, content]) => ({
          path,
          kind: 'file' as const,
          bytes: Buffer.byteLength(content),
          ...(this.listsBlobs ? { blob: gitBlobIdOf(content) } : {})
        })),
        ...this.others
      ],
      readFile: async (path) => {
        this.readPaths.push(path)
        const content = held.get(path)
        if (content === undefined) throw new Error(`There is no "${path}"`)
        return Buffer.from(content)
      }
    }
  }

  async commit(change: Change): Promise<Receipt> {
    const mishap = this.mishaps.shift()
    if (mishap?.kind === 'race') await mishap.rival(this)
    if (mishap?.kind === 'unknown' && !mishap.landed) return { kind: 'unknown' }
    if (change.base !== String(this.revision)) return { kind: 'stale' }
    for (const { path, content } of change.files) this.files.set(path, content)
    this.changes.push(change)
    this.revision++
    if (mishap?.kind === 'unknown') return { kind: 'unknown' }
    const revision = String(this.revision)
    return { kind: 'committed', revision, commit: { sha: revision.padStart(40, '0') } }
  }
}
