/** One commit as far as the archive is concerned. */
export interface HistoryCommit {
  readonly id: string
  readonly parents: readonly string[]
  readonly message: string
  /** Id of the archive folder's tree; `undefined` when the commit has no such folder. */
  readonly tree: string | undefined
}

/** A history of commits, read by id. */
export interface History {
  readonly head: string
  /** Whether the folder to be verified is the head's own, rather than files that may have changed since. */
  readonly isHead: boolean
  /** `undefined` when the object is not here, as in a shallow clone. */
  readCommit(id: string): Promise<HistoryCommit | undefined>
  /** Name to blob id; anything but a regular file has the id `other`. */
  readTree(id: string): Promise<ReadonlyMap<string, string>>
  readBlob(id: string): Promise<Uint8Array>
  readSize(blob: string): Promise<number>
  /** Ids of objects read so far whose bytes do not have that id. */
  readonly forged: ReadonlySet<string>
}

export function describeCommit({ id }: HistoryCommit): string {
  return `commit ${id}`
}
