/**
 * One class per person who must act. Codes are a closed set: tests and callers look at the code, people read the
 * message. Messages follow the Deno style guide: Cannot (action) "(thing)": (what was found); (what to do).
 * No message, cause or stack carries event text or a secret.
 */

/** The workflow author must change an input. `faults` holds one sentence per faulty input. */
export class InputError extends Error {
  override readonly name = 'InputError'
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'))
  }
}

export type SourceErrorCode =
  | 'unauthorized'
  | 'unreachable'
  | 'redirected'
  | 'not-json'
  | 'not-utf8'
  | 'graphql-errors'
  | 'query-refused'
  | 'malformed-answer'
  | 'status'
  | 'too-large'
  | 'no-date'
  | 'future-date'
  | 'unsteady-date'
  | 'intercepted'
  | 'untrusted-certificate'
  | 'proxy-refused'
  | 'proxy-unreadable'
  | 'secret-echoed'

/** The owner of the Hireflix account must act, or time must pass. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  constructor(
    readonly code: SourceErrorCode,
    message: string
  ) {
    super(message)
  }
}

export type ArchiveErrorCode =
  | 'unknown-repository'
  | 'forbidden'
  | 'unauthorized'
  | 'read-only'
  | 'protected'
  | 'public'
  | 'missing-branch'
  | 'contended'
  | 'locked'
  | 'not-a-folder'
  | 'too-large'
  | 'unreachable'
  | 'refused'
  | 'no-artifact-service'
  | 'artifact-exists'
  | 'artifact-quota'
  | 'artifact-unknown'

/** The owner of the archive's repository or folder must act. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  constructor(
    readonly code: ArchiveErrorCode,
    message: string
  ) {
    super(message)
  }
}

export type IntegrityErrorCode =
  | 'hash'
  | 'missing'
  | 'unlisted'
  | 'format'
  | 'misfiled'
  | 'order'
  | 'count'
  | 'chain'
  | 'unknown-spec'
  | 'plan'

/** An auditor must look: the archive does not verify, so it is not written to. */
export class IntegrityError extends Error {
  override readonly name = 'IntegrityError'
  constructor(
    readonly code: IntegrityErrorCode,
    message: string
  ) {
    super(message)
  }
}
