import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/**
 * Wrong variants of the program hang on comments in src/, each on a line of its own:
 *
 *     // broken: race-is-fatal
 *     const attempts = 10
 *
 * It marks the node that begins right after it, the outermost one. Several names are parted by commas. A name stands in
 * src/ once; what a variant changes in several places is marked name/1, name/2 and so on. `// knob: name` marks what the
 * simulator can set.
 */
const anchorLine = /^[ \t]*\/\/ (?:broken|knob): (.+)$/gm

/** What stands in the place of a marked node. @throws Error where it changes nothing. */
export type Edit = (node: ts.Node) => string

/** By the names of their anchors. */
export type Edits = Readonly<Record<string, Edit>>

interface Anchor {
  readonly file: string
  readonly node: ts.Node
}

/** Paths from the project's folder, and the texts. */
export function readSources(root: string): Map<string, string> {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const files = paths.filter((path) => path.endsWith('.ts')).map((path) => join('src', path))
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

/** By name; only files that hold an anchor are parsed, and only those of the given names, where there are any. */
export function findAnchors(sources: ReadonlyMap<string, string>, names?: Iterable<string>) {
  const wanted = names === undefined ? undefined : new Set(names)
  const anchors = new Map<string, Anchor>()
  for (const [file, text] of sources) {
    const marks = [...text.matchAll(anchorLine)]
      .flatMap(({ 1: list = '', index }) => list.split(', ').map((name) => ({ name, index })))
      .filter(({ name }) => wanted?.has(name) ?? true)
    if (marks.length === 0) continue
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true)
    for (const { name, index } of marks) {
      const node = nodeAfter(source, index)
      if (node === undefined) throw new Error(`Nothing begins after the anchor "${name}" of ${file}`)
      if (anchors.has(name)) throw new Error(`There are two anchors "${name}"`)
      anchors.set(name, { file, node })
    }
  }
  return anchors
}

/** The outermost node of which the comment at this position is the last thing before. */
function nodeAfter(parent: ts.Node, index: number): ts.Node | undefined {
  return ts.forEachChild(parent, (child) => {
    if (index < child.pos || index >= child.end || child.kind === ts.SyntaxKind.EndOfFileToken)
      return undefined
    return index < child.getStart() ? child : nodeAfter(child, index)
  })
}

/** The files that the edits change, as they are then. @throws Error for an anchor that is not there. */
export function edited(sources: ReadonlyMap<string, string>, edits: Edits): Map<string, string> {
  const anchors = findAnchors(sources, Object.keys(edits))
  const changes = Object.entries(edits).map(([name, edit]) => {
    const anchor = anchors.get(name)
    if (anchor === undefined) throw new Error(`There is no anchor "${name}"`)
    const text = edit(anchor.node)
    if (text === anchor.node.getText()) throw new Error(`The edit at "${name}" changes nothing`)
    return { file: anchor.file, from: anchor.node.getStart(), to: anchor.node.end, text }
  })
  const changed = new Map<string, string>()
  let last = { file: '', from: 0 }
  // From the end of a file to its beginning, so that positions stay true.
  for (const change of changes.sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : b.from - a.from
  )) {
    const { file, from, to, text } = change
    if (file === last.file && to > last.from) throw new Error(`Two edits of ${file} overlap`)
    const before = changed.get(file) ?? sources.get(file) ?? ''
    changed.set(file, before.slice(0, from) + text + before.slice(to))
    last = change
  }
  return changed
}
