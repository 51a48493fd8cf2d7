/** Names of a repository's states: enough to commit against one. A branch's own is its head's id. Pure. */

import { ArchiveError } from '../errors.js'
import { quoteOf } from '../text/quote.js'
import type { OpenedRepository } from './repository-answers.js'

export type Revision =
  | { readonly kind: 'head'; readonly oid: string }
  /** The branch does not exist; it will be created here, on the default branch's head. */
  | { readonly kind: 'new-branch'; readonly oid: string }
  | { readonly kind: 'empty' }

export interface Wanted {
  readonly repository: string
  /** The default branch when absent. */
  readonly branch: string | undefined
}

/** @throws ArchiveError when there is nothing to commit on, nor to create a branch from. */
export function revisionOf(opened: OpenedRepository, { repository, branch }: Wanted): Revision {
  const { isEmpty, namedHead, defaultHead } = opened
  const head = branch === undefined ? defaultHead : namedHead
  if (head !== undefined) return { kind: 'head', oid: head.oid }
  if (defaultHead !== undefined) return { kind: 'new-branch', oid: defaultHead.oid }
  if (isEmpty) return { kind: 'empty' }
  throw new ArchiveError(
    'missing-branch',
    `Cannot open "${repository}": ${branch === undefined ? '' : `it has no branch "${branch}", and `}its default branch ` +
      'does not exist; create the branch or choose another one'
  )
}

export function serializeRevision(revision: Revision): string {
  switch (revision.kind) {
    case 'head':
      return revision.oid
    case 'new-branch':
      return `new branch on ${revision.oid}`
    case 'empty':
      return 'empty'
  }
}

/** @throws ArchiveError for a text that no snapshot and no receipt of a repository holds. */
export function parseRevision(text: string): Revision {
  if (text === 'empty') return { kind: 'empty' }
  const [, isNew, oid] = /^(new branch on )?([0-9a-f]{40})$/.exec(text) ?? []
  if (oid !== undefined) return { kind: isNew === undefined ? 'head' : 'new-branch', oid }
  throw new ArchiveError(
    'refused',
    `Cannot commit on "${quoteOf(text, 80)}": it is not a revision of a repository; report this as a defect`
  )
}
