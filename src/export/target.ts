/** Where an export is written: src/destinations/export-folder.ts has the one on disk. */

/** A new file that nobody sees yet. */
export interface StagedFile {
  write(bytes: Uint8Array): void
  /** Completes it. */
  end(): { readonly bytes: number; readonly sha256: string }
}

export interface ExportTarget {
  /** The manifest's text as it stands there; `undefined` where nothing was exported yet. */
  readonly manifest: string | undefined
  /** SHA-256 of a file as it is; `undefined` where there is none. */
  digestOf(path: string): Promise<string | undefined>
  create(path: string): Promise<StagedFile>
  /** Puts all that was created in its place, removes what only the old manifest names, and last replaces the manifest. */
  commit(manifest: string): Promise<void>
}
