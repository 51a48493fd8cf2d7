import { createHash, hash } from 'node:crypto'

/** SHA-256 of the bytes (of UTF-8 for text), hex. */
export function sha256Of(content: string | Uint8Array): string {
  return hash('sha256', content)
}

/** A file's size and digests, as a ledger entry records them. */
export function digestsOf(bytes: Uint8Array): { bytes: number; sha256: string; blob: string } {
  return { bytes: bytes.length, sha256: sha256Of(bytes), blob: gitBlobIdOf(bytes) }
}

/**
 * The id that git gives a blob of these bytes in a SHA-1 repository, hex.
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function gitBlobIdOf(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
