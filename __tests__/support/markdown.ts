/** Markdown as GitHub's parser sees it: GFM with its tables, task lists and links that need no brackets. */
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

export interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly checked?: boolean | null | undefined
  readonly children?: readonly MarkdownNode[]
}

function parseMarkdown(text: string): MarkdownNode {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/**
 * The structure of a document, one node a line: types, tags, links and boxes, without the words. Places where a line may
 * break are left out, and neighbouring texts are one.
 */
export function structureOf(text: string): string[] {
  const lines: string[] = []
  const visit = (node: MarkdownNode, depth: number): void => {
    if (node.type === 'html' && node.value === '<wbr>') return
    const detail = node.type === 'html' ? node.value : (node.url ?? node.checked ?? '')
    const line = `${' '.repeat(depth)}${node.type} ${detail}`
    if (!(node.type === 'text' && lines.at(-1) === line)) lines.push(line)
    for (const child of node.children ?? []) visit(child, depth + 1)
  }
  visit(parseMarkdown(text), 0)
  return lines
}

/** The words of a document: what a reader sees of it, tags aside. */
export function wordsOf(text: string): string {
  const words = ({ type, value, children }: MarkdownNode): string =>
    type === 'html' ? '' : (value ?? (children ?? []).map(words).join(''))
  return words(parseMarkdown(text))
}
