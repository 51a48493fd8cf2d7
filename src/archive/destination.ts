/**
 * Where an archive lives, behind one interface: open it at a revision, read its files, commit changes against that
 * revision. Implementations touch the world; their users see only this.
 */

/** One entry of the archive folder as its listing shows it. */
export interface ListedFile {
  /** Relative to the archive folder. */
  readonly path: string
  readonly kind: 'file' | 'other'
  readonly bytes: number
  /** Git blob id where the listing gives one. */
  readonly blob?: string
}

/** An archive folder to be read: on disk, in git or in a repository. Reading it changes nothing. */
export interface ArchiveFolder {
  readonly files: readonly ListedFile[]
  /** @throws ArchiveError when the file cannot be read. */
  readFile(path: string): Promise<Uint8Array>
}

/** The archive folder at one revision. Reading from a snapshot never mixes revisions. */
export interface Snapshot extends ArchiveFolder {
  /** Opaque; names this state of the folder. On a branch that exists it is the id of the head commit. */
  readonly revision: string
  /** The commit that holds this state, where there are commits and it is known. */
  readonly commit?: CommitReference
}

export interface CommitMessage {
  readonly subject: string
  /** Body and trailers; may be empty. */
  readonly body: string
}

export interface Change {
  /** The snapshot, or the receipt's revision, that this change builds on. */
  readonly base: string
  /** Complete new contents, paths relative to the archive folder; the ledger comes last. */
  readonly files: readonly { readonly path: string; readonly content: string }[]
  readonly message: CommitMessage
}

export type Receipt =
  | { readonly kind: 'committed'; readonly revision: string; readonly commit?: CommitReference }
  /** Another writer was first, and nothing was written: open again and merge again. */
  | { readonly kind: 'stale' }
  /** The connection broke: it may have been written. Open again and look. */
  | { readonly kind: 'unknown' }

export interface CommitReference {
  readonly sha: string
  readonly url?: string
}

export interface Destination {
  /** For messages and the summary: `acme/audit, branch main, folder audit-log`. */
  readonly description: string
  /**
   * @throws ArchiveError when it cannot be reached, read or is refused.
   */
  open(): Promise<Snapshot>
  /**
   * Writes all of the change or none of it, and only if `base` is still current.
   * @throws ArchiveError when time alone will not mend it.
   */
  commit(change: Change): Promise<Receipt>
}
