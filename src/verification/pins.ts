import { InputError } from '../errors.js'

/** A ledger head that was noted earlier, where the archive's writers cannot change it. */
export interface Pin {
  readonly seq: number
  readonly sha256: string
  /** As summaries, outputs, trailers and releases give it: `<seq>:<sha256>`. */
  readonly text: string
}

/** @throws InputError */
export function parsePin(text: string): Pin {
  const [, seq, sha256] = /^(0|[1-9]\d{0,8}):([0-9a-f]{64})$/.exec(text) ?? []
  if (seq === undefined || sha256 === undefined) {
    const found = /^[\w:.-]{1,90}$/.test(text) ? `"${text}"` : 'this text'
    throw new InputError([
      `Cannot use pin ${found}: it must be a ledger head, number:SHA-256, as the output ledger-head gives it`
    ])
  }
  return { seq: Number(seq), sha256, text }
}

/** Pins one a line, as an input or a file holds them. @throws InputError, also where there is none */
export function parsePins(text: string): Pin[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  // An empty file where a pin was wanted: "valid" would be taken for the answer.
  if (words.length === 0)
    throw new InputError(['Cannot use pin "": it is empty; give a ledger head, or leave it out'])
  return words.map(parsePin)
}
