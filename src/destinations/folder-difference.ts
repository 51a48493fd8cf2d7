import { companionFiles } from '../archive/companion-files.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { describeName, isArchiveFile } from '../archive/paths.js'
import { ArchiveError } from '../errors.js'
import type { WorkTree } from '../git/work-tree.js'
import { quoteOf } from '../text/quote.js'
import { strayFile } from './folder-reader.js'

/** Names and blob ids; anything but a regular file has the id `other`. */
export type Entries = ReadonlyMap<string, string>

/** One folder as git's HEAD, the commit before it, the disk and git's index have it. */
export interface FolderStates {
  readonly committed: Entries
  /** `undefined` where that commit is not here. */
  readonly before: Entries | undefined
  readonly disk: Entries
  readonly index: Entries
  /** Entries on the disk that are neither in the index nor ignored. */
  readonly untracked: ReadonlySet<string>
}

export interface Difference {
  readonly name: string
  readonly what: 'changed' | 'missing' | 'not committed' | 'staged'
  /** Whether HEAD only moved on from what is there, as when a process ends after its commit and before the index. */
  readonly isBehind: boolean
}

/** The entries of which the disk or the index is not as HEAD has them. */
export function findDifferences(states: FolderStates): Difference[] {
  const { committed, before, disk, index } = states
  const names = new Set([...committed.keys(), ...index.keys(), ...disk.keys()])
  return [...names].sort().flatMap((name): Difference[] => {
    const meant = committed.get(name)
    // No part of an archive, which opening it says.
    if (meant === 'other') return []
    const [there, staged] = [disk.get(name), index.get(name)]
    const isThere = there === meant || (meant === undefined && !isInTheWay(name, states))
    if (isThere && staged === meant) return []
    const old = before?.get(name)
    const isBehind =
      meant !== undefined && before !== undefined && staged === old && (there === old || there === meant)
    return [{ name, what: isThere ? 'staged' : wordFor(meant, there), isBehind }]
  })
}

function isInTheWay(name: string, { disk, index, untracked }: FolderStates): boolean {
  const isOurs = name === ledgerPath || isArchiveFile(name) || companionFiles.has(name)
  return disk.has(name) && (isOurs || untracked.has(name) || index.has(name))
}

function wordFor(meant: string | undefined, there: string | undefined): Difference['what'] {
  if (meant === undefined) return 'not committed'
  return there === undefined ? 'missing' : 'changed'
}

const mostNamed = 5
/** Names the files, and says how to look at them and how to bring them back. */
export async function refusalOf(
  differences: readonly Difference[],
  workTree: WorkTree,
  committed: Entries
): Promise<ArchiveError> {
  const { folder, prefix, top } = workTree
  const git = `git -C ${shellWord(top)}`
  const path = shellWord(prefix || '.')
  const named = differences.slice(0, mostNamed).map(({ name, what }) => {
    const plain = describeName(name)
    return `${plain === name ? `"${name}"` : plain} is ${what}`
  })
  if (differences.length > mostNamed) named.push(`${differences.length - mostNamed} more differ`)
  const found = named.join(', ')
  if (!committed.has(ledgerPath) && differences.some(({ name }) => name === ledgerPath)) {
    return refused(
      folder,
      `the archive in it is not committed to git (${found})`,
      `verify it, commit it (${git} add -f -- ${path} && ${git} commit) and run again`
    )
  }
  const advice = differences.every(({ name, what }) => what === 'not committed' && strayFile.test(name))
    ? `remove it, or let git ignore it (${shellWord('.git/info/exclude')}), and run again`
    : `look with ${git} status -- ${path} and ${git} diff HEAD -- ${path}; move away what is not committed, bring the rest ` +
      `back with ${git} restore --source=HEAD --staged --worktree -- ${path}, and run again` +
      (await hintsOn(workTree, differences))
  return refused(folder, `it is not what git's HEAD holds: ${found}`, advice)
}

/** Settings that would make bringing the files back futile. */
async function hintsOn(workTree: WorkTree, differences: readonly Difference[]): Promise<string> {
  const hints: string[] = []
  if (await workTree.isSparse())
    hints.push('this checkout is sparse: git sparse-checkout disable brings all of it')
  if (differences.some(({ what }) => what === 'changed')) {
    hints.push(
      'where git shows no change, an attribute (git check-attr -a) or a flag (git ls-files -v) hides it'
    )
  }
  return hints.map((hint) => ` (${hint})`).join('')
}

function refused(folder: string, found: string, advice: string): ArchiveError {
  return new ArchiveError(
    'refused',
    `Cannot use "${quoteOf(folder)}" as the archive folder: ${found}; ${advice}`
  )
}

/** A path for a command to be copied; one that a terminal or a log could misread is not shown. */
export function shellWord(text: string): string {
  if (quoteOf(text, 300) !== text) return '<path>'
  return /^[\w./-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`
}
