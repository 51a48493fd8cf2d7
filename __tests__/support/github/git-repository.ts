/** A bare repository, written and read by git's own plumbing. Knows nothing of GitHub. */
import { GitError, git } from './git-process.js'
import { type GitObject, type ObjectInfo, ObjectReader } from './object-reader.js'

export interface Person {
  readonly name: string
  readonly email: string
  readonly date: Date
}

export interface Commit {
  readonly oid: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Person
  readonly committer: Person
  readonly message: string
}

export interface TreeEntry {
  readonly path: string
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly oid: string
  readonly size: number | undefined
}

/** What a commit changes: contents by path, `null` for a path it deletes. */
export type Changes = ReadonlyMap<string, Buffer | null>

export interface NewCommit {
  readonly parent: string | undefined
  readonly changes: Changes
  readonly message: string
  readonly author: Person
  readonly committer: Person
}

const noObject = '0'.repeat(40)

export class GitRepository {
  readonly #objects: ObjectReader
  #last: Promise<unknown> = Promise.resolve()
  #scratch = 0

  private constructor(readonly path: string) {
    this.#objects = new ObjectReader(path)
  }

  static async create(path: string, defaultBranch: string): Promise<GitRepository> {
    await git(path, ['init', '--bare', '--quiet', '--template=', `--initial-branch=${defaultBranch}`])
    return new GitRepository(path)
  }

  /** Tasks given here never overlap: reading a head and moving it are one step. */
  exclusively<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  find(revision: string): Promise<ObjectInfo | undefined> {
    return this.#objects.info(revision)
  }

  read(revision: string): Promise<GitObject | undefined> {
    return this.#objects.contents(revision)
  }

  /** The commit a branch points to, or its ancestor `behind` commits earlier, as long as there is one. */
  async headOf(branch: string, behind = 0): Promise<string | undefined> {
    if (!isRefName(`refs/heads/${branch}`)) return undefined
    for (let back = behind; back >= 0; back -= 1) {
      const found = await this.find(`refs/heads/${branch}~${back}^{commit}`)
      if (found !== undefined) return found.oid
    }
    return undefined
  }

  async hasRefs(): Promise<boolean> {
    if ((await this.find('HEAD')) !== undefined) return true
    const { stdout } = await git(this.path, ['for-each-ref', '--count=1', 'refs/heads', 'refs/tags'])
    return stdout.length > 0
  }

  async readCommit(oid: string): Promise<Commit | undefined> {
    const object = await this.read(`${oid}^{commit}`)
    return object === undefined ? undefined : parseCommit(object)
  }

  async listTree(oid: string, { recursive }: { recursive: boolean }): Promise<TreeEntry[]> {
    const { stdout } = await git(this.path, ['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), oid])
    return splitAtNul(stdout).map(parseTreeLine)
  }

  async history(oid: string, path: string | undefined): Promise<string[]> {
    const limit = path === undefined ? [] : ['--', path]
    const { stdout } = await git(this.path, ['--literal-pathspecs', 'rev-list', oid, ...limit])
    return stdout.toString().split('\n').filter(Boolean)
  }

  /**
   * Commits on a branch by compare-and-swap in git itself. The result is `undefined`, and the branch untouched, when
   * it is no longer at the parent (without a parent: when it exists).
   */
  async commitOn(branch: string, commit: NewCommit): Promise<string | undefined> {
    this.#scratch += 1
    const scratch = `refs/scratch/${this.#scratch}` // fast-import cannot compare: it would move the branch itself
    const { stdout } = await git(
      this.path,
      ['fast-import', '--quiet', '--depth=0', '--date-format=raw'],
      importStream(scratch, commit)
    )
    const oid = stdout.toString().trim()
    const updates = `update refs/heads/${branch} ${oid} ${commit.parent ?? noObject}\ndelete ${scratch}\n`
    if (await this.#updateRefs(updates)) return oid
    await this.#updateRefs(`delete ${scratch}\n`)
    return undefined
  }

  /** False when the name exists already or cannot exist beside those that do. */
  createRef(ref: string, oid: string): Promise<boolean> {
    return this.#updateRefs(`create ${ref} ${oid}\n`)
  }

  async #updateRefs(transaction: string): Promise<boolean> {
    try {
      await git(this.path, ['update-ref', '--stdin'], [transaction])
      return true
    } catch (error) {
      if (error instanceof GitError) return false
      throw error
    }
  }

  /** @throws GitError on anything git finds wrong or strange. */
  async fsck(): Promise<void> {
    const { stdout, stderr } = await git(this.path, [
      'fsck',
      '--full',
      '--strict',
      '--no-dangling',
      '--no-progress'
    ])
    const findings = `${stdout}${stderr}`
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('notice:'))
    if (findings.length > 0) throw new GitError(`git fsck found: ${findings.join('; ')}`)
  }

  close(): Promise<void> {
    return this.#objects.close()
  }
}

/** The stricter half of git-check-ref-format: what is left cannot be read as a revision expression. */
export function isRefName(name: string): boolean {
  return (
    /^refs\/[^/]+\/.+$/.test(name) && !/[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|\/\.|\.lock(\/|$)|[./]$/u.test(name)
  )
}

export function splitAtNul(bytes: Buffer): string[] {
  return bytes.toString().split('\0').filter(Boolean)
}

function parseTreeLine(line: string): TreeEntry {
  const tab = line.indexOf('\t')
  const [mode = '', type = '', oid = '', size = '-'] = line.slice(0, tab).split(/ +/)
  return {
    path: line.slice(tab + 1),
    mode,
    type: type as TreeEntry['type'],
    oid,
    size: size === '-' ? undefined : Number(size)
  }
}

function parseCommit({ oid, body }: GitObject): Commit {
  const text = body.toString()
  const end = text.indexOf('\n\n')
  const header = text.slice(0, end).split('\n')
  const values = (name: string): string[] =>
    header.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  return {
    oid,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: parsePerson(values('author')[0] ?? ''),
    committer: parsePerson(values('committer')[0] ?? ''),
    message: text.slice(end + 2)
  }
}

function parsePerson(text: string): Person {
  const found = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(text)
  return { name: found?.[1] ?? '', email: found?.[2] ?? '', date: new Date(Number(found?.[3]) * 1000) }
}

function importStream(ref: string, commit: NewCommit): (string | Buffer)[] {
  const stream: (string | Buffer)[] = [
    `commit ${ref}\nmark :1\n`,
    `author ${describePerson(commit.author)}\ncommitter ${describePerson(commit.committer)}\n`,
    ...data(Buffer.from(commit.message))
  ]
  if (commit.parent !== undefined) stream.push(`from ${commit.parent}\n`)
  for (const [path, contents] of commit.changes) {
    const quoted = `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
    if (contents === null) stream.push(`D ${quoted}\n`)
    else stream.push(`M 100644 inline ${quoted}\n`, ...data(contents))
  }
  stream.push('\nget-mark :1\n')
  return stream
}

function data(bytes: Buffer): (string | Buffer)[] {
  return [`data ${bytes.length}\n`, bytes, '\n']
}

function describePerson({ name, email, date }: Person): string {
  return `${name.replace(/[<>\n]/g, '')} <${email.replace(/[<>\n]/g, '')}> ${Math.floor(date.getTime() / 1000)} +0000`
}
