import { createHash } from 'node:crypto'

/** Block blobs as Azure keeps them: blocks are staged, and a list of their ids makes the blob at one instant. */
export class BlobStore {
  readonly #staged = new Map<string, Map<string, Buffer>>()
  readonly #blobs = new Map<string, { readonly bytes: Buffer; readonly contentType: string }>()

  stage(key: string, blockId: string, bytes: Buffer): string | undefined {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(blockId)) return 'a block id must be base64'
    if (bytes.length === 0 || bytes.length > 8 * 1024 * 1024) return `a block of ${bytes.length} bytes`
    const blocks = this.#staged.get(key) ?? new Map<string, Buffer>()
    const lengths = new Set([...blocks.keys()].map((id) => id.length))
    if (lengths.size > 0 && !lengths.has(blockId.length)) return 'block ids of different lengths'
    blocks.set(blockId, bytes)
    this.#staged.set(key, blocks)
    return undefined
  }

  /** `xml` as Put Block List takes it. Returns what is wrong with it. */
  commit(key: string, xml: string, contentType: string): string | undefined {
    const ids = [...xml.matchAll(/<(?:Latest|Uncommitted)>([^<]+)<\/(?:Latest|Uncommitted)>/g)].map(
      (match) => match[1] ?? ''
    )
    const blocks = ids.map((id) => this.#staged.get(key)?.get(id))
    if (blocks.includes(undefined)) return 'the list names a block that was not staged'
    this.#blobs.set(key, { bytes: Buffer.concat(blocks.filter((block) => block !== undefined)), contentType })
    this.#staged.delete(key)
    return undefined
  }

  find(
    key: string
  ): { readonly bytes: Buffer; readonly contentType: string; readonly sha256: string } | undefined {
    const blob = this.#blobs.get(key)
    return blob && { ...blob, sha256: createHash('sha256').update(blob.bytes).digest('hex') }
  }
}
