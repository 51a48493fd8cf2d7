import { IntegrityError, type IntegrityErrorCode } from '../errors.js'

/**
 * Every check of an archive's ledger, files and listing by name, with the code of the error that strict reading throws.
 * docs/tamper-matrix.md shows what each one sees.
 */
export const archiveChecks = {
  'ledger-present': { code: 'missing', says: 'month files have a ledger beside them' },
  'ledger-form': { code: 'format', says: 'each ledger line is written in the one form there is' },
  'ledger-sequence': { code: 'chain', says: 'ledger lines are numbered 0, 1, 2, …' },
  'ledger-link': { code: 'chain', says: 'each ledger line names the SHA-256 of the one before' },
  'ledger-tree': { code: 'chain', says: 'each ledger line names the tree hash of those before' },
  'ledger-times': {
    code: 'chain',
    says: 'the times of ledger lines never go back, and a line names no time after its own'
  },
  'ledger-sums': { code: 'count', says: "a ledger line's counts are the sums over its files" },
  'ledger-growth': { code: 'count', says: 'a ledger line that names a file adds to it, or redacts in it' },
  'ledger-coverage': {
    code: 'chain',
    says: 'proven coverage never recedes, gaps lie in order between what was proven before and after, and verdicts fit'
  },
  'ledger-bounds': {
    code: 'chain',
    says: 'the oldest and newest time of a file are in order, and never come closer to each other'
  },
  'ledger-redaction': {
    code: 'count',
    says: 'the line of a redaction redacts and says nothing else, of events that the named files can hold'
  },
  'ledger-returned': { code: 'count', says: 'what returned had vanished' },
  'ledger-pseudonyms': {
    code: 'chain',
    says: 'all ledger lines name the same pseudonymised fields and key, or none does'
  },
  'part-sealed': { code: 'count', says: 'nothing is added to a part that a later one had sealed' },
  'part-size': { code: 'count', says: 'no part is larger than a part may be' },
  'part-numbers': { code: 'missing', says: 'the parts of a month are numbered without a hole' },
  'file-present': { code: 'missing', says: 'each file of the ledger is there, a regular file' },
  'file-listed': { code: 'unlisted', says: 'nothing is there that the ledger does not list' },
  'file-hash': { code: 'hash', says: "a file's SHA-256 is the ledger's" },
  'file-size': { code: 'hash', says: "a file's size is the ledger's" },
  'file-blob': { code: 'hash', says: "a file's git blob id is the ledger's" },
  'file-root': { code: 'hash', says: "the tree hash over a file's event lines is the ledger's" },
  'file-form': { code: 'format', says: 'each event is written in the one form there is' },
  'file-month': { code: 'misfiled', says: "each event lies in its month's file" },
  'file-order': { code: 'order', says: 'events stand newest first, ties by κ' },
  'file-count': { code: 'count', says: 'a file holds as many events as the ledger says' },
  'file-bounds': { code: 'count', says: "a file's oldest and newest event are the ledger's" },
  'redaction-record': {
    code: 'count',
    says: 'tombstones and recorded redactions are the same, and no redacted event is there again'
  }
} as const satisfies Record<string, { readonly code: IntegrityErrorCode; readonly says: string }>

export type ArchiveCheck = keyof typeof archiveChecks

/** More about a fault than verify says in `detail`. */
export interface FaultDetails {
  /** Line of the file, counted from 1. */
  readonly line?: number
  /** What strict reading says in place of `detail`. */
  readonly found?: string
  /** What strict reading advises, unless it is to restore the file. */
  readonly remedy?: string
  /** What strict reading throws in place of an error of its own. */
  readonly error?: IntegrityError
}

/** Takes the faults that a reader finds. Lines that fail one check in the same way have the same `detail`. */
export interface Faults {
  report(check: ArchiveCheck, object: string, detail: string, more?: FaultDetails): void
}

/** Checking what is about to be written by the rules of every reader: what they would report is a fault of this program. */
export const planned: Faults = {
  report(check, object, detail, { line, found = detail, error } = {}) {
    const said = error?.message ?? `${line === undefined ? '' : `line ${line} `}${found}`
    throw new IntegrityError(
      'plan',
      `Cannot write the archive: "${object}" would not verify (${check}: ${said}); nothing was written, please report this`
    )
  }
}

/** Strict reading: the first fault is thrown. `place` names the folder in messages about its listing. */
export class StrictFaults implements Faults {
  constructor(private readonly place = 'the archive') {}

  report(check: ArchiveCheck, object: string, detail: string, more: FaultDetails = {}): never {
    if (more.error !== undefined) throw more.error
    const { code } = archiveChecks[check]
    const { line, found = detail, remedy = 'restore it from its last good commit' } = more
    const isOfListing = code === 'missing' || code === 'unlisted'
    const subject = isOfListing ? this.place : `"${object}"`
    const who = line !== undefined ? `line ${line} ` : more.found === undefined ? 'it ' : ''
    throw new IntegrityError(
      code,
      `Cannot ${code === 'format' ? 'read' : 'trust'} ${subject}: ${who}${found}; ${remedy}`
    )
  }
}

export const strictly: Faults = new StrictFaults()
