/** An entry of a git tree object. */
export interface TreeEntry {
  /** Octal, as the object has it: `100644`, `40000`. */
  readonly mode: string
  /** The bytes of the name, one a character: a name need not be UTF-8. */
  readonly rawName: string
  readonly id: string
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects: mode, space, name, NUL, twenty bytes of id. */
export function parseTree(content: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at)
    const end = content.indexOf(0, space)
    entries.push({
      mode: content.toString('latin1', at, space),
      rawName: content.toString('latin1', space + 1, end),
      id: content.toString('hex', end + 1, end + 21)
    })
    at = end + 21
  }
  return entries
}

export const kindOf = ({ mode }: TreeEntry): 'file' | 'folder' | 'other' =>
  mode === '100644' ? 'file' : mode === '40000' ? 'folder' : 'other'

export const nameOf = ({ rawName }: TreeEntry): string => Buffer.from(rawName, 'latin1').toString('utf8')

export const rawNameOf = (name: string): string => Buffer.from(name, 'utf8').toString('latin1')

/** The input of `git mktree -z`, which sorts. */
export function serializeTree(entries: Iterable<TreeEntry>): Buffer {
  const lines = [...entries].map(({ mode, rawName, id }) => {
    const type = mode === '40000' ? 'tree' : mode === '160000' ? 'commit' : 'blob'
    return `${mode} ${type} ${id}\t${rawName}\0`
  })
  return Buffer.from(lines.join(''), 'latin1')
}
