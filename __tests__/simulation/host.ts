import { createHash } from 'node:crypto'
import type { Change, Snapshot } from '../../src/archive/destination.js'
import { verifyChange } from '../../src/destinations/change.js'

export interface StoredFile {
  readonly content: string
  readonly bytes: number
  readonly blob: string
  readonly sha256: string
}

/** One commit of the simulated host. `author` is the number of a run, or of nobody's. */
export interface Commit {
  readonly id: string
  readonly parent: Commit | undefined
  readonly files: ReadonlyMap<string, StoredFile>
  readonly author: number | undefined
  readonly at: number
}

const nothing: Commit = { id: 'empty', parent: undefined, files: new Map(), author: undefined, at: 0 }

/** A branch that moves only from where a commit expects it. */
export class Host {
  head: Commit = nothing
  #count = 0

  snapshotOf(commit: Commit, call: (name: string) => Promise<void>): Snapshot {
    return {
      revision: commit.id,
      files: [...commit.files].map(([path, { bytes, blob }]) => ({ path, kind: 'file', bytes, blob })),
      ...(commit.parent === undefined ? {} : { commit: { sha: commit.id } }),
      readFile: async (path) => {
        await call(path)
        const file = commit.files.get(path)
        if (file === undefined) throw new Error(`The snapshot has no "${path}"`)
        return Buffer.from(file.content, 'utf8')
      }
    }
  }

  /** `undefined` when the branch has moved. */
  commit(change: Change, author: number, at: number): Commit | undefined {
    verifyChange(change)
    if (change.base !== this.head.id) return undefined
    const files = new Map(this.head.files)
    for (const { path, content } of change.files) files.set(path, stored(content))
    this.head = { id: this.#newId(), parent: this.head, files, author, at }
    return this.head
  }

  commitUnrelated(at: number): void {
    this.head = { ...this.head, id: this.#newId(), parent: this.head, author: undefined, at }
  }

  /** Somebody sets the branch back. */
  forceBack(steps: number): void {
    for (let left = steps; left > 0 && this.head.parent !== undefined; left--) this.head = this.head.parent
  }

  #newId(): string {
    return createHash('sha1')
      .update(String(this.#count++))
      .digest('hex')
  }
}

function stored(content: string): StoredFile {
  const bytes = Buffer.from(content, 'utf8')
  return {
    content,
    bytes: bytes.length,
    blob: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
    sha256: createHash('sha256').update(bytes).digest('hex')
  }
}
