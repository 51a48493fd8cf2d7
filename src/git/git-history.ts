import { execFile } from 'node:child_process'
import type { ArchiveFolder, ListedFile } from '../archive/destination.js'
import { ArchiveError } from '../errors.js'
import type { History, HistoryCommit } from '../verification/history.js'
import { cleanGitEnvironment } from './git-environment.js'
import { GitObjects } from './git-objects.js'

/** A git repository around or at a folder. */
export interface GitPlace {
  readonly folder: string
  readonly isBare: boolean
  /** Of the folder in the repository, without slashes at its ends; empty at the root. */
  readonly prefix: string
}

/** `undefined` when there is no git repository. @throws ArchiveError when git refuses it. */
export async function findGitPlace(folder: string): Promise<GitPlace | undefined> {
  const answer = await ask(folder, ['rev-parse', '--is-bare-repository', '--show-prefix'])
  if (answer.status === 0) {
    const [bare = '', prefix = ''] = answer.stdout.split('\n')
    return { folder, isBare: bare === 'true', prefix: prefix.replace(/\/$/, '') }
  }
  if (/not a git repository|must be run in a work tree/.test(answer.stderr) || answer.status === 127)
    return undefined
  throw new ArchiveError(
    'refused',
    `Cannot read the git repository of "${folder}": git refuses it; run git rev-parse there to see why`
  )
}

/** The id of the commit that a branch, or HEAD, points to. `undefined` for one without commits. */
export async function findCommit(
  { folder }: GitPlace,
  branch: string | undefined
): Promise<string | undefined> {
  const names =
    branch === undefined ? ['HEAD'] : [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`, branch]
  for (const name of names) {
    const answer = await ask(folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${name}^{commit}`
    ])
    if (answer.status === 0) return answer.stdout.trim()
  }
  if (branch === undefined) return undefined
  throw new ArchiveError(
    'missing-branch',
    `Cannot read branch "${branch}": the repository in "${folder}" has none of that name; fetch it or name another`
  )
}

/** The commits of a repository as history, and its newest archive folder, straight from git's objects. */
export class GitHistory implements History {
  readonly #objects: GitObjects
  readonly #sizes: GitObjects
  readonly #trees = new Map<string, ReadonlyMap<string, TreeEntry>>()

  constructor(
    place: GitPlace,
    readonly head: string,
    private readonly path: string,
    readonly isHead: boolean
  ) {
    this.#objects = new GitObjects(place.folder, '--batch')
    this.#sizes = new GitObjects(place.folder, '--batch-check')
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

  async #readEntries(id: string): Promise<ReadonlyMap<string, TreeEntry>> {
    const known = this.#trees.get(id)
    if (known !== undefined) return known
    const object = await this.#objects.read(id)
    if (object?.type !== 'tree') throw unreadable(id)
    const entries = parseTree(object.content)
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
    for (const [path, { kind, id }] of entries as ReadonlyMap<string, TreeEntry>) {
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

interface TreeEntry {
  readonly kind: 'file' | 'folder' | 'other'
  readonly id: string
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects: mode, space, name, NUL, twenty bytes of id. */
function parseTree(content: Buffer): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>()
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at)
    const end = content.indexOf(0, space)
    const mode = content.toString('latin1', at, space)
    const kind = mode === '100644' ? 'file' : mode === '40000' ? 'folder' : 'other'
    entries.set(content.toString('utf8', space + 1, end), {
      kind,
      id: content.toString('hex', end + 1, end + 21)
    })
    at = end + 21
  }
  return entries
}

function unreadable(id: string): ArchiveError {
  return new ArchiveError(
    'refused',
    `Cannot read git object ${/^[0-9a-f]{40}$/.test(id) ? id : 'of this name'}: it is missing or of another type; ` +
      'run git fsck, or clone the repository again'
  )
}

interface Answer {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

function ask(folder: string, args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: cleanGitEnvironment(process.env), timeout: 60_000 }
    execFile('git', [...args], options, (fault, stdout, stderr) => {
      const code = (fault as { code?: unknown } | null)?.code
      const status = fault === null ? 0 : code === 'ENOENT' ? 127 : typeof code === 'number' ? code : 1
      resolve({ status, stdout, stderr })
    })
  })
}
