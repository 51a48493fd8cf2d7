import { types } from 'node:util'
import type { ListedFile } from '../archive/destination.js'
import { gitBlobIdOf } from '../archive/digests.js'
import { ArchiveError } from '../errors.js'
import type { GitHubRepository } from '../github/repository.js'
import { filesDocument, largestTextBytes, parseTexts } from './repository-answers.js'

/** The largest blob that GitHub's API hands out. */
const largestBlobBytes = 100 * 1000 * 1000
/** Of texts in one answer, which GitHub must put together in ten seconds. */
const largestAnswerBytes = 4 * 1024 * 1024
/** Blobs that are fetched one by one are held in memory until they are parsed: not more at once than this. */
const blobsAtOnce = 4

interface Wanted {
  readonly file: ListedFile
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (fault: unknown) => void
}

/**
 * Reads blobs of one repository. Blobs that are wanted at the same time come in one answer, as far as GitHub gives
 * texts whole; larger blobs are fetched one by one. Every blob is checked against its id, however it came.
 */
export class RepositoryFiles {
  #wanted: Wanted[] = []

  constructor(private readonly repository: GitHubRepository) {}

  read(file: ListedFile): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#wanted.push({ file, resolve, reject })
      if (this.#wanted.length === 1) setImmediate(() => void this.#readWanted())
    })
  }

  async #readWanted(): Promise<void> {
    const wanted = this.#wanted
    this.#wanted = []
    const small = wanted.filter(({ file }) => file.bytes <= largestTextBytes)
    const texts = new Map<string, string>()
    // A file alone is one request in either way.
    if (small.length > 1) {
      for (const group of groupsOf(small)) {
        for (const [blob, text] of await this.#readTexts(group)) texts.set(blob, text)
      }
    }
    const alone: Wanted[] = []
    for (const each of wanted) {
      const bytes = bytesOf(texts.get(each.file.blob ?? ''), each.file)
      if (bytes === undefined) alone.push(each)
      else each.resolve(bytes)
    }
    await Promise.all(
      Array.from({ length: blobsAtOnce }, async () => {
        for (let next = alone.shift(); next !== undefined; next = alone.shift()) {
          await this.#readBlob(next.file).then(next.resolve, next.reject)
        }
      })
    )
  }

  /** A text that does not come this way is asked for again by itself: a fault that lasts is told then. */
  async #readTexts(files: readonly ListedFile[]): Promise<ReadonlyMap<string, string>> {
    const blobs = [...new Set(files.map(({ blob }) => blob ?? ''))]
    try {
      return parseTexts(await this.repository.query(filesDocument(blobs)), blobs)
    } catch {
      return new Map()
    }
  }

  async #readBlob({ path: name, blob, bytes: size }: ListedFile): Promise<Uint8Array> {
    const { name: repository } = this.repository
    if (size > largestBlobBytes) {
      throw new ArchiveError(
        'too-large',
        `Cannot read "${name}" in "${repository}": it has ${size} bytes and GitHub hands out at most ${largestBlobBytes}; ` +
          'restore it from the last commit of this tool'
      )
    }
    const path = '/git/blobs/{file_sha}'
    const parameters = { file_sha: blob ?? '' }
    const answer = await this.repository.ask('read', () =>
      this.repository.rest({ method: 'GET', path, parameters, raw: true })
    )
    const bytes = types.isArrayBuffer(answer) ? new Uint8Array(answer) : undefined
    // broken: blob-unchecked
    if (bytes !== undefined && gitBlobIdOf(bytes) === blob) return bytes
    throw new ArchiveError(
      'unreachable',
      `Cannot read "${name}" in "${repository}": the bytes that arrived are not those of blob ${blob}; run again, ` +
        'and look for a proxy that alters answers if it happens again'
    )
  }
}

/** The bytes of a text that is whole: those of the blob. */
export function bytesOf(text: string | undefined, { blob }: ListedFile): Uint8Array | undefined {
  if (text === undefined) return undefined
  const bytes = Buffer.from(text, 'utf8')
  return gitBlobIdOf(bytes) === blob ? bytes : undefined
}

function groupsOf(wanted: readonly Wanted[]): ListedFile[][] {
  const groups: ListedFile[][] = [[]]
  let bytes = 0
  for (const { file } of wanted) {
    if (bytes > 0 && bytes + file.bytes > largestAnswerBytes) {
      groups.push([])
      bytes = 0
    }
    groups.at(-1)?.push(file)
    bytes += file.bytes
  }
  return groups
}
