import { hash } from 'node:crypto'

/**
 * The Merkle tree hash of RFC 9162, section 2.1.1, over a list of texts in UTF-8. It grows text by text, and keeps the
 * hashes along its right edge alone: one for each power of two in the number of texts.
 * https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1
 */
export class TreeHash {
  #size: number
  /** Hashes of whole subtrees, the largest first. */
  readonly #edge: Buffer[]

  constructor(before?: TreeHash) {
    this.#size = before === undefined ? 0 : before.#size
    this.#edge = before === undefined ? [] : [...before.#edge]
  }

  add(text: string): void {
    // U+0000 is the byte 0x00 in UTF-8: the prefix of a leaf.
    let node: Buffer = hash('sha256', `\0${text}`, 'buffer')
    for (let size = this.#size; size % 2 === 1; size = (size - 1) / 2) {
      node = parentOf(this.#edge.pop() as Buffer, node)
    }
    this.#edge.push(node)
    this.#size++
  }

  /** Hex. */
  get root(): string {
    const nodes = [...this.#edge]
    let root: Buffer = nodes.pop() ?? hash('sha256', '', 'buffer')
    for (let left = nodes.pop(); left !== undefined; left = nodes.pop()) root = parentOf(left, root)
    return root.toString('hex')
  }
}

// 0x01 is the prefix of a node.
const node = Buffer.alloc(65, 1)

function parentOf(left: Buffer, right: Buffer): Buffer {
  left.copy(node, 1)
  right.copy(node, 33)
  return hash('sha256', node, 'buffer')
}

/** The tree hash over all of the texts, hex. */
export function treeHashOf(texts: Iterable<string>): string {
  const tree = new TreeHash()
  for (const text of texts) tree.add(text)
  return tree.root
}
