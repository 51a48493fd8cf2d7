import type { ArchiveFolder, ListedFile } from '../archive/destination.js'
import { ArchiveError } from '../errors.js'
import { quotePlain } from '../text/quote.js'
import type { History, HistoryCommit } from '../verification/history.js'
import { GitObjects } from './git-objects.js'
import type { GitPlace } from './git-place.js'
import { kindOf, nameOf, parseTree } from './git-tree.js'

interface NamedEntry {
  readonly kind: 'file' | 'folder' | 'other'
  readonly id: string
}

/** The commits of a repository as history, and its newest archive folder, straight from git's objects. */
export class GitHistory implements History {
  readonly #objects: GitObjects
  readonly #sizes: GitObjects
  readonly #trees = new Map<string, ReadonlyMap<string, NamedEntry>>()

  constructor(
    { git, folder }: Pick<GitPlace, 'git' | 'folder'>,
    readonly head: string,
    private readonly path: string,
    readonly isHead: boolean
  ) {
    this.#objects = new GitObjects(git, { folder, mode: '--batch' })
    this.#sizes = new GitObjects(git, { folder, mode: '--batch-check' })
  }

  get forged(): ReadonlySet<string> {
    return this.#objects.forged
  }

  async readCommit(id: string): Promise<HistoryCommit | undefined> {
    const object = await this.#objects.read(id)
    if (object === undefined) return undefined
    const text = object.content.toString('utf8')
    const end = text.indexOf('\n\n')
    const header = end < 0 ? text : text.slice(0, end)
    const tree = /^tree ([0-9a-f]{40})$/m.exec(header)?.[1]
    if (object.type !== 'commit' || tree === undefined) throw unreadable(id)
    return {
      id,
      parents: [...header.matchAll(/^parent ([0-9a-f]{40})$/gm)].map((match) => match[1] as string),
      message: end < 0 ? '' : text.slice(end + 2),
      tree: await this.#findFolder(tree)
    }
  }

  async #findFolder(root: string): Promise<string | undefined> {
    let id = root
    for (const name of this.path.split('/').filter((part) => part !== '')) {
      const entry = (await this.#readEntries(id)).get(name)
      if (entry?.kind !== 'folder') return undefined
      id = entry.id
    }
    return id
  }

  async readTree(id: string): Promise<ReadonlyMap<string, string>> {
    const entries = await this.#readEntries(id)
    return new Map([...entries].map(([name, { kind, id: blob }]) => [name, kind === 'file' ? blob : 'other']))
  }

  async #readEntries(id: string): Promise<ReadonlyMap<string, NamedEntry>> {
    const known = this.#trees.get(id)
    if (known !== undefined) return known
    const object = await this.#objects.read(id)
    if (object?.type !== 'tree') throw unreadable(id)
    const entries = new Map(
      parseTree(object.content).map((entry) => [nameOf(entry), { kind: kindOf(entry), id: entry.id }])
    )
    this.#trees.set(id, entries)
    if (this.#trees.size > 64) for (const [oldest] of [...this.#trees].slice(0, 1)) this.#trees.delete(oldest)
    return entries
  }

  async readBlob(id: string): Promise<Uint8Array> {
    const object = await this.#objects.read(id)
    if (object?.type !== 'blob') throw unreadable(id)
    return object.content
  }

  async readSize(blob: string): Promise<number> {
    const object = await this.#sizes.read(blob)
    if (object?.type !== 'blob') throw unreadable(blob)
    return object.size
  }

  /** The archive folder as the head has it. */
  async readHead(): Promise<ArchiveFolder> {
    const commit = await this.readCommit(this.head)
    const entries = commit?.tree === undefined ? new Map() : await this.#readEntries(commit.tree)
    const blobs = new Map<string, string>()
    const files: ListedFile[] = []
    for (const [path, { kind, id }] of entries as ReadonlyMap<string, NamedEntry>) {
      if (kind === 'file') {
        blobs.set(path, id)
        files.push({ path, kind: 'file', bytes: await this.readSize(id), blob: id })
      } else files.push({ path, kind: 'other', bytes: 0 })
    }
    return { files, readFile: (path) => this.readBlob(blobs.get(path) ?? '') }
  }

  close(): void {
    this.#objects.close()
    this.#sizes.close()
  }
}

function unreadable(id: string): ArchiveError {
  return new ArchiveError(
    'refused',
    `Cannot read git object ${quotePlain(id, 'of this name')}: it is missing or of another type; ` +
      'run git fsck, or clone the repository again'
  )
}
