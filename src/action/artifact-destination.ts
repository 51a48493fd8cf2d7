import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Destination } from '../archive/destination.js'
import { readFolder } from '../destinations/folder-reader.js'
import { workspaceDestination } from '../destinations/workspace.js'
import { IntegrityError } from '../errors.js'
import { isInvalid } from '../verification/report.js'
import { verifyArchive } from '../verification/verify.js'
import { type RetentionOptions, type StoredArtifact, storeFiles } from './run-artifacts.js'

export interface ArtifactDestination extends Destination {
  /**
   * Verifies what was committed and stores it: before that, nothing is archived. Undefined when nothing was committed.
   * @throws IntegrityError when it does not verify, ArchiveError when it cannot be stored.
   */
  store(): Promise<StoredArtifact | undefined>
}

/**
 * An archive of its own in one artifact: written as in a folder on disk, by the same code, then stored whole. No
 * earlier artifact is continued: they expire, and a chain that hangs on what expires would prove nothing later.
 */
export function artifactDestination(
  options: RetentionOptions & {
    readonly name: string
    /** Absolute path of an empty folder of ours, to be removed by the caller. */
    readonly temporary: string
  }
): ArtifactDestination {
  const { name, temporary } = options
  const folder = join(temporary, 'archive')
  const disk = workspaceDestination({ folder })

  async function store(): Promise<StoredArtifact | undefined> {
    if ((await lstat(folder).catch(() => undefined)) === undefined) return undefined
    const written = await readFolder(folder)
    const { findings } = await verifyArchive(written, { pins: [], now: Date.now() })
    const fault = findings.find(isInvalid)
    if (fault !== undefined) {
      throw new IntegrityError(
        'plan',
        `Cannot store the artifact: what was written does not verify (${fault.object}: ${fault.detail}); report this ` +
          'as a defect'
      )
    }
    return storeFiles(name, { folder, paths: written.files.map(({ path }) => path) }, options)
  }

  return {
    description: `the artifact ${name}`,
    open: () => disk.open(),
    commit: (change) => disk.commit(change),
    store
  }
}
