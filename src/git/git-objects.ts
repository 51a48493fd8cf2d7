import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { createHash } from 'node:crypto'
import { ArchiveError } from '../errors.js'
import type { Git } from './run-git.js'

export interface GitObject {
  readonly type: string
  readonly size: number
  readonly content: Buffer
}

type Mode = '--batch' | '--batch-check'

interface Waiting {
  readonly id: string
  readonly resolve: (object: GitObject | undefined) => void
  readonly reject: (error: unknown) => void
}

/**
 * Objects of a git repository by id, through one `git cat-file` that stays open. Git does not always check
 * that the bytes of an object have its id; here the id is computed again.
 */
export class GitObjects {
  readonly forged = new Set<string>()
  readonly #waiting: Waiting[] = []
  readonly #process: ChildProcessWithoutNullStreams
  readonly #folder: string
  readonly #mode: Mode
  #chunks: Buffer[] = []
  #bytes = 0
  #needed = 1
  #failure: ArchiveError | undefined

  constructor(git: Git, { folder, mode }: { readonly folder: string; readonly mode: Mode }) {
    this.#folder = folder
    this.#mode = mode
    this.#process = git.open(['cat-file', mode])
    this.#process.stdout.on('data', (chunk: Buffer) => this.#take(chunk))
    this.#process.stderr.resume()
    this.#process.on('error', () => this.#fail())
    this.#process.on('close', () => this.#fail())
  }

  /** `undefined` when the repository does not have the object. */
  read(id: string): Promise<GitObject | undefined> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, resolve, reject })
      this.#process.stdin.write(`${id}\n`)
    })
  }

  close(): void {
    this.#process.stdin.end()
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    while (this.#waiting.length > 0 && this.#bytes >= this.#needed && this.#answerNext()) {
      // Answered: the next one may be here already.
    }
  }

  #answerNext(): boolean {
    const all = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks)
    this.#chunks = [all]
    const end = all.indexOf(0x0a)
    if (end < 0) {
      this.#needed = all.length + 1
      return false
    }
    const header = all.toString('utf8', 0, end)
    const [, type, digits] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(header) ?? []
    const size = Number(digits ?? 0)
    const hasContent = type !== undefined && this.#mode === '--batch'
    const length = hasContent ? end + 1 + size + 1 : end + 1
    if (all.length < length) {
      this.#needed = length
      return false
    }
    const waiting = this.#waiting.shift() as Waiting
    const content = hasContent ? Buffer.from(all.subarray(end + 1, end + 1 + size)) : Buffer.alloc(0)
    const rest = all.subarray(length)
    this.#chunks = rest.length === 0 ? [] : [rest]
    this.#bytes = rest.length
    this.#needed = 1
    if (type === undefined) waiting.resolve(undefined)
    else {
      if (hasContent && idOf(type, content) !== waiting.id && /^[0-9a-f]{40}$/.test(waiting.id))
        this.forged.add(waiting.id)
      waiting.resolve({ type, size, content })
    }
    return true
  }

  #fail(): void {
    this.#failure = new ArchiveError(
      'refused',
      `Cannot read the git repository of "${this.#folder}": git cat-file ended early; run git fsck there`
    )
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure)
  }
}

function idOf(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex')
}
