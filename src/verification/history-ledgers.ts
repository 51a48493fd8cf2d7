import { createHash } from 'node:crypto'
import { textOf } from '../archive/archive-folder.js'
import { type ReplayedLine, replayWhole } from '../archive/ledger.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { maxFileBytes } from '../archive/month-file.js'
import { Findings } from './checks.js'
import type { History, HistoryCommit } from './history.js'

/** The ledger of a commit: the first `bytes` of a ledger that was read whole. */
export interface Ledger {
  readonly whole: WholeLedger
  readonly bytes: number
}

export interface WholeLedger {
  readonly bytes: Uint8Array
  readonly lines: readonly ReplayedLine[]
}

/** A commit that changed the archive. */
export interface ChangedArchive {
  readonly commit: HistoryCommit
  readonly ledger: Ledger
  readonly parents: readonly { readonly ledger: Ledger | undefined; readonly tree: string | undefined }[]
}

/**
 * CommitLedgers of commits. Reading each one whole would be quadratic in their number; nearly all are a beginning of the
 * newest, which their size and git blob id tell without reading them.
 */
export class CommitLedgers {
  readonly reference: WholeLedger
  readonly #wholes: WholeLedger[]
  readonly #known = new Map<string, Ledger>()

  constructor(
    private readonly history: History,
    newest: Uint8Array
  ) {
    this.reference = wholeOf(newest)
    this.#wholes = [this.reference]
  }

  async of(files: ReadonlyMap<string, string>): Promise<Ledger | undefined> {
    const blob = files.get(ledgerPath)
    if (blob === undefined || blob === 'other') return undefined
    const known = this.#known.get(blob)
    if (known !== undefined) return known
    const ledger = await this.#find(blob)
    this.#known.set(blob, ledger)
    return ledger
  }

  async #find(blob: string): Promise<Ledger> {
    const size = await this.history.readSize(blob)
    for (const whole of this.#wholes) {
      if (size <= whole.bytes.length && prefixIdOf(whole.bytes, size) === blob) return { whole, bytes: size }
    }
    // Of one too large to be read nothing is known: it extends nothing, and nothing extends it.
    const whole = wholeOf(size > maxFileBytes ? Buffer.from('too large') : await this.history.readBlob(blob))
    this.#wholes.push(whole)
    return { whole, bytes: whole.bytes.length }
  }
}

/** Faults of the newest ledger are reported where the folder is read; those of others by their commits. */
function wholeOf(bytes: Uint8Array): WholeLedger {
  const unreported = new Findings()
  const lines: ReplayedLine[] = []
  replayWhole(textOf(ledgerPath, bytes, unreported), unreported, lines)
  return { bytes, lines }
}

function prefixIdOf(bytes: Uint8Array, size: number): string {
  return createHash('sha1').update(`blob ${size}\0`).update(bytes.subarray(0, size)).digest('hex')
}

export function extendsLedger(own: Ledger, parent: Ledger): boolean {
  if (own.bytes < parent.bytes) return false
  if (own.whole === parent.whole) return true
  const bytes = Buffer.from(own.whole.bytes.buffer, own.whole.bytes.byteOffset, parent.bytes)
  return bytes.equals(parent.whole.bytes.subarray(0, parent.bytes))
}

export function endsWithLine({ whole, bytes }: Ledger): boolean {
  return bytes === 0 || whole.bytes[bytes - 1] === 0x0a
}

/** The number of its whole lines. */
export function linesIn({ whole, bytes }: Ledger): number {
  const { lines } = whole
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.end ?? 0) <= bytes) low = middle + 1
    else high = middle
  }
  return low
}
