import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** The files of an archive folder by name: read from a branch or from a disk by the caller. */
export type ArchiveFiles = ReadonlyMap<string, string>

/**
 * Events of an archive as counted copies, by other means than the code under test: JSON.parse and the package
 * canonicalize. The key is the event without `time`.
 */
export function copiesIn(files: ArchiveFiles): Map<string, number> {
  const copies = new Map<string, number>()
  for (const [name, text] of files) {
    if (!/^\d{4}-\d\d(-\d{3})?\.json$/.test(name)) continue
    for (const event of JSON.parse(text) as { time?: string }[]) {
      const { time: _derived, ...received } = event
      const key = canonicalize(received) ?? ''
      copies.set(key, (copies.get(key) ?? 0) + 1)
    }
  }
  return copies
}

/** The same of rows as the sandbox sent them. */
export function copiesShown(mostCopies: ReadonlyMap<string, number>): Map<string, number> {
  const shown = new Map<string, number>()
  for (const [json, count] of mostCopies) {
    const key = canonicalize(JSON.parse(json)) ?? ''
    shown.set(key, (shown.get(key) ?? 0) + count)
  }
  return shown
}

/** What differs between two multisets: empty when nothing was lost, invented or duplicated. */
export function differences(
  archived: ReadonlyMap<string, number>,
  shown: ReadonlyMap<string, number>
): { lost: string[]; invented: string[] } {
  const lost = [...shown].filter(([key, count]) => (archived.get(key) ?? 0) < count).map(([key]) => key)
  const invented = [...archived].filter(([key, count]) => (shown.get(key) ?? 0) < count).map(([key]) => key)
  return { lost, invented }
}

interface Line {
  seq: number
  prev: string | null
  added: number
  verdict: string
  files: { path: string; events: number; bytes: number; sha256: string; blob: string }[]
  archive: { events: number; files: number }
  coverage: { from: string; through: string } | null
  gaps: { from: string; to: string; cause: string }[]
  vanished: number[]
}

/** The ledger's lines, after checking the chain and every file's newest hash with node:crypto alone. */
export function verifiedLedger(files: ArchiveFiles): Line[] {
  const text = files.get('ledger.jsonl') ?? ''
  if (text !== '' && !text.endsWith('\n')) throw new Error('the ledger does not end with a newline')
  const lines = text.split('\n').slice(0, -1)
  const parsed = lines.map((line) => JSON.parse(line) as Line)
  for (const [index, line] of parsed.entries()) {
    const before = index === 0 ? null : sha256(lines[index - 1] as string)
    if (line.seq !== index || line.prev !== before) throw new Error(`the chain breaks at line ${index}`)
  }
  const newest = new Map(parsed.flatMap((line) => line.files.map((file) => [file.path, file] as const)))
  for (const [path, entry] of newest) {
    const content = files.get(path)
    if (content === undefined || sha256(content) !== entry.sha256) throw new Error(`${path} does not match`)
  }
  for (const name of files.keys()) {
    if (!newest.has(name) && !['ledger.jsonl', 'README.md', '.gitattributes'].includes(name)) {
      throw new Error(`${name} is not in the ledger`)
    }
  }
  return parsed
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
