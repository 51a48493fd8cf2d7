import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const workflowFolder = '.github/workflows'
const exampleFolder = 'docs/examples'

/** Every page that people read, but the one in the example archive, which the program writes. */
export const documents: readonly string[] = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('example-archive'))
    .map((name) => join('docs', name))
].sort()

/** Fenced blocks of one language, without the fences. */
export function blocksOf(language: string, text: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? '')
}

export interface WorkflowText {
  /** A path; for a block in a page, with its number. */
  readonly name: string
  readonly text: string
}

const filesIn = (folder: string): WorkflowText[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }))

/** The workflows of this repository. */
export const workflows: readonly WorkflowText[] = filesIn(workflowFolder)

/** The workflows that users copy: the files, and what pages show. */
export const examples: readonly WorkflowText[] = [
  ...filesIn(exampleFolder),
  ...documents.flatMap((path) =>
    blocksOf('yaml', readFileSync(path, 'utf8'))
      .filter((text) => /^jobs:$/m.test(text))
      .map((text, index) => ({ name: `${path}, workflow ${index + 1}`, text }))
  )
]
