import { ArchiveError, InputError, IntegrityError, SourceError } from '../errors.js'
import { describeResult, type VerificationReport, verificationOf } from '../verification/report.js'

/** What a person reads when a run failed, made of our own sentences. */
export interface Failure {
  readonly title: string
  readonly messages: readonly string[]
}

export function describeFailure(error: unknown): Failure {
  if (error instanceof InputError) {
    return {
      title: error.faults.length === 1 ? 'An input is wrong' : `${error.faults.length} inputs are wrong`,
      messages: error.faults
    }
  }
  if (error instanceof SourceError) {
    const isEcho = error.code === 'secret-echoed'
    const title = isEcho ? 'Hireflix shows a secret of this run' : 'Hireflix could not be read'
    return { title, messages: [error.message] }
  }
  if (error instanceof ArchiveError)
    return { title: 'The archive could not be written', messages: [error.message] }
  if (error instanceof IntegrityError)
    return { title: 'The archive does not verify', messages: [error.message] }
  const refused = describeRefusal(error)
  if (refused !== undefined) return { title: 'The system refused', messages: [refused] }
  // broken: error-in-its-words
  return { title: 'A fault of this program', messages: [describeUnknown(error)] }
}

/** A fault of the machine and not of this program. Its message may hold a path; its code and call are fixed words. */
function describeRefusal(error: unknown): string | undefined {
  const { code, syscall } = (error instanceof Error ? error : {}) as { code?: unknown; syscall?: unknown }
  if (!/^E[A-Z0-9]{2,15}$/.test(String(code)) || !/^[a-z]{2,15}$/.test(String(syscall))) return undefined
  return `Cannot go on: the system answered ${code} to ${syscall}; check the disk, its permissions and its limits, and run again`
}

// An unforeseen error's message may quote what it choked on: only its name and place may be shown.
function describeUnknown(error: unknown): string {
  const name = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'Error'
  const places = (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => /^\s+at [\w.<>#\s()/:\\-]+$/.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
  return `Cannot go on: ${name} ${places.join(', ')}; nothing was written that does not verify, please report this`
}

/** An archive that was verified and is not valid; undefined for one that is. */
export function describeInvalid(report: VerificationReport): Failure | undefined {
  if (verificationOf(report) === 'valid') return undefined
  return { title: 'The archive does not verify', messages: [describeResult(report)] }
}
