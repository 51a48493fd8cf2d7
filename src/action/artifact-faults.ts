import { ArchiveError } from '../errors.js'
import { quoteOf } from '../text/quote.js'

/** The artifact to be stored, and the input that names it. */
export interface Storing {
  readonly name: string
  readonly nameInput: 'artifact-name' | 'report-artifact'
}

/**
 * Whether the artifact may be stored although storing it failed: everything was uploaded, and only the answer to the
 * last request is in doubt. @actions/artifact says so in its message alone.
 */
export function mayHaveLanded(error: unknown): boolean {
  return messageOf(error).startsWith('Failed to FinalizeArtifact:')
}

/** The advice after a failed upload. An address is never quoted: its signature lets anybody write. */
export function describeUploadFault(error: unknown, { name, nameInput }: Storing): ArchiveError {
  const cannot = `Cannot store the artifact "${quoteOf(name)}"`
  const message = messageOf(error)
  if (message.includes('storage quota')) {
    return new ArchiveError(
      'artifact-quota',
      `${cannot}: the storage for artifacts of this account is full; delete old artifacts or set a smaller ` +
        'artifact-retention-days (GitHub counts anew every 6 to 12 hours), then run again'
    )
  }
  if (message.startsWith('Failed to get backend IDs')) {
    return new ArchiveError(
      'no-artifact-service',
      `${cannot}: ACTIONS_RUNTIME_TOKEN is not the token that a runner gives to an Action; run this as a step of a ` +
        'workflow, and do not set that variable'
    )
  }
  const { status, found } = describeAnswer(error)
  if (status === 409) {
    return new ArchiveError(
      'artifact-exists',
      `${cannot}: this run has one of that name already, and artifacts are never overwritten; give each step and ` +
        `each job of a matrix another name with the input ${nameInput}, or run the whole workflow again`
    )
  }
  if (status === 401 || status === 403) {
    return new ArchiveError('forbidden', `${cannot}: ${found}; run the workflow again`)
  }
  const isPassing = status === undefined || status === 429 || status >= 500
  return new ArchiveError(
    isPassing ? 'unreachable' : 'refused',
    `${cannot}: ${found}; nothing was stored, and Hireflix still has the events: run the workflow again` +
      `${isPassing ? ' (https://www.githubstatus.com tells whether artifacts work)' : ''}`
  )
}

/** The last answer was lost, and the artifact could not be read back. */
export function unknownOutcome({ name }: Storing): ArchiveError {
  return new ArchiveError(
    'artifact-unknown',
    `Cannot tell whether the artifact "${quoteOf(name)}" was stored: all of it was uploaded, the answer to the last ` +
      'request was lost, and it could not be read back; look at the artifacts of this run, or run the workflow again'
  )
}

function describeAnswer(error: unknown): { readonly status: number | undefined; readonly found: string } {
  const message = messageOf(error)
  const isService = /^Failed to \w+:/.test(message)
  const [, status, said] = /Failed request: \((\d{3})\)[^:\n]*(?:: (.*))?/.exec(message) ?? []
  if (isService && status !== undefined) {
    const quoted = said === undefined ? '' : `: ${quoteOf(withoutAddresses(said))}`
    return { status: Number(status), found: `the artifact service answered ${status}${quoted}` }
  }
  const { statusCode, code } = (error ?? {}) as { readonly statusCode?: unknown; readonly code?: unknown }
  const word = typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : undefined
  if (typeof statusCode === 'number') {
    const detail = word === undefined ? '' : ` ${word}`
    return { status: statusCode, found: `the storage for artifacts answered ${statusCode}${detail}` }
  }
  const who = isService ? 'the artifact service' : 'the storage for artifacts'
  const network = word ?? /Unable to make request: (\w{1,60})/.exec(message)?.[1]
  if (network !== undefined)
    return { status: undefined, found: `the connection to ${who} failed (${network})` }
  return { status: undefined, found: `${who} did not answer, or not as expected` }
}

function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+/gi, '(address)')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
