/** Whether an archive was there where one is about to begin: then the old one must be restored, not a new one begun. */

import { relative, sep } from 'node:path'
import { ledgerPath } from '../archive/ledger-line.js'
import { ArchiveError } from '../errors.js'
import { Git, reasonOf } from '../git/run-git.js'
import { quoteOf } from '../text/quote.js'

/** `commit` is the newest one that changed the ledger of that archive: it removed it, where it is not there now. */
export function earlierArchive(path: string, commit: string): ArchiveError {
  const named = quoteOf(path)
  return new ArchiveError(
    'refused',
    `Cannot begin a new archive in "${named}": history shows one there until commit ${commit.slice(0, 12)}, and it is ` +
      `gone; restore it (git checkout ${commit.slice(0, 12)}~ -- ${named}, or git checkout HEAD -- ${named} where it was ` +
      'not committed that it is gone), or choose another path for a new archive'
  )
}

/**
 * Refuses where the checked-out commit, or as much of its history as was fetched, has an archive in the folder. A
 * workspace without git, or without commits, shows none.
 * @throws ArchiveError
 */
export async function refuseEarlierArchive(folder: string, root: string): Promise<void> {
  const git = Git.reading(root)
  // In a container job the workspace belongs to another user, and nothing in it is run.
  const run = (...args: readonly string[]) => git.run(['-c', 'safe.directory=*', ...args])
  const head = await run('rev-parse', '--verify', '--quiet', 'HEAD^{commit}')
  if (head.status !== 0) return
  const path = relative(root, folder).split(sep).join('/')
  const ledger = `${path}/${ledgerPath}`
  const args = ['rev-list', '--max-count=1', '--full-history', head.stdout.trim(), '--', ledger]
  const found = await run('--literal-pathspecs', ...args)
  if (found.status !== 0) {
    throw new ArchiveError(
      'refused',
      `Cannot tell whether there was an archive in "${quoteOf(path)}": git rev-list answered "${reasonOf(found)}"; settle ` +
        'that, or check the repository out without a filter, and run again'
    )
  }
  const commit = found.stdout.trim()
  if (commit !== '') throw earlierArchive(path, commit)
}
