/** The documents that the repository destination sends, and the parsers of their answers. Pure. */

import type { CommitReference, ListedFile } from '../archive/destination.js'
import { ArchiveError } from '../errors.js'
import { isRecord } from '../github/faults.js'
import { malformedAnswer } from '../github/repository.js'

/** The first file is one that every opening reads: so its text comes along, as far as GitHub gives it whole. */
const head = (first: string): string => `
  name
  target {
    ... on Commit {
      oid
      file(path: $path) {
        type
        object { ... on Tree { entries { name mode type oid size } } }
      }
      first: file(path: $first) ${first} { object { ... on Blob { isTruncated text } } }
    }
  }`

/** GitHub's `text` of a blob stops here, and `isTruncated` says so. */
export const largestTextBytes = 512_000

export const openDocument = `
query openArchive($owner: String!, $name: String!, $ref: String!, $named: Boolean!, $path: String!, $first: String!) {
  repository(owner: $owner, name: $name) {
    visibility
    isArchived
    defaultBranchRef { ${head('@skip(if: $named)')} }
    isEmpty
    ref(qualifiedName: $ref) @include(if: $named) { ${head('')} }
  }
}`

/** Asks for blobs by their ids, which are hexadecimal and need no escaping. */
export function filesDocument(blobs: readonly string[]): string {
  const fields = blobs.map((oid, n) => `f${n}: object(oid: "${oid}") { ... on Blob { isTruncated text } }`)
  return `query readFiles($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { ${fields.join(' ')} }
}`
}

/** Asks for the newest commit that changed a file, up to a commit. */
export const historyDocument = `
query findEarlierArchive($owner: String!, $name: String!, $oid: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $oid) { ... on Commit { history(first: 1, path: $path) { nodes { oid } } } }
  }
}`

/** Its id; `undefined` where no commit did. @throws ArchiveError when the answer is not GitHub's. */
export function parseHistory(data: unknown, asked: Asked): string | undefined {
  const { object } = recordOf(recordOf(data, asked)['repository'], asked)
  const { nodes } = recordOf(recordOf(object, asked)['history'], asked)
  if (!Array.isArray(nodes)) throw malformed(asked)
  return nodes.length === 0 ? undefined : idOf(recordOf(nodes[0], asked)['oid'], asked)
}

/** The texts that came, by blob id. A text that is missing, binary or cut off is left out, and is read another way. */
export function parseTexts(data: unknown, blobs: readonly string[]): ReadonlyMap<string, string> {
  const { repository } = isRecord(data) ? data : {}
  const fields = isRecord(repository) ? repository : {}
  return new Map(
    blobs.flatMap((oid, n) => {
      const text = wholeText(fields[`f${n}`])
      return text === undefined ? [] : [[oid, text] as const]
    })
  )
}

function wholeText(blob: unknown): string | undefined {
  const { isTruncated, text } = isRecord(blob) ? blob : {}
  return isTruncated === false && typeof text === 'string' ? text : undefined
}

/** Asking for the committed file as well fails above 10 MB although the commit lands. */
export const commitDocument = `
mutation commitArchive($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } }
}`

export interface BranchHead {
  readonly branch: string
  readonly oid: string
  readonly files: readonly ListedFile[]
  /** The text of the file that was asked for with the listing, where it came whole. */
  readonly firstText: string | undefined
}

export interface OpenedRepository {
  readonly isEmpty: boolean
  readonly defaultHead: BranchHead | undefined
  /** Of the branch that was asked for by name. */
  readonly namedHead: BranchHead | undefined
}

interface Asked {
  /** `acme/audit`. */
  readonly repository: string
  readonly path: string
}

/** @throws ArchiveError when the folder is none, or ids are SHA-256, or the answer is not GitHub's. */
export function parseOpened(data: unknown, asked: Asked): OpenedRepository {
  const { repository } = recordOf(data, asked)
  const { isEmpty, defaultBranchRef, ref } = recordOf(repository, asked)
  if (typeof isEmpty !== 'boolean') throw malformed(asked)
  const namedHead = headOf(ref, asked)
  // Where the named branch exists, the default branch is not looked at: its folder is not this archive's.
  const defaultHead = namedHead === undefined ? headOf(defaultBranchRef, asked) : undefined
  return { isEmpty, defaultHead, namedHead }
}

function headOf(ref: unknown, asked: Asked): BranchHead | undefined {
  if (ref === null || ref === undefined) return undefined
  const { name, target } = recordOf(ref, asked)
  const { oid, file, first } = recordOf(target, asked)
  if (typeof name !== 'string') throw malformed(asked)
  const { object } = isRecord(first) ? first : {}
  return { branch: name, oid: idOf(oid, asked), files: filesOf(file, asked), firstText: wholeText(object) }
}

function filesOf(entry: unknown, asked: Asked): ListedFile[] {
  if (entry === null || entry === undefined) return []
  const { type, object } = recordOf(entry, asked)
  if (type !== 'tree') {
    throw new ArchiveError(
      'not-a-folder',
      `Cannot use "${asked.path}" in "${asked.repository}" as the archive folder: there is a ${type === 'blob' ? 'file' : 'submodule'} ` +
        'of that name; choose another path or remove it'
    )
  }
  const { entries } = recordOf(object, asked)
  if (!Array.isArray(entries)) throw malformed(asked)
  return entries.map((item) => fileOf(recordOf(item, asked), asked))
}

function fileOf(
  { name, mode, type, oid, size }: Readonly<Record<string, unknown>>,
  asked: Asked
): ListedFile {
  if (typeof name !== 'string') throw malformed(asked)
  // Executables and symbolic links are blobs too: the mode tells. Our own files are always 100644.
  if (type !== 'blob' || mode !== 0o100644) return { path: name, kind: 'other', bytes: 0 }
  if (typeof size !== 'number') throw malformed(asked)
  return { path: name, kind: 'file', bytes: size, blob: idOf(oid, asked) }
}

function idOf(oid: unknown, asked: Asked): string {
  if (typeof oid !== 'string') throw malformed(asked)
  if (/^[0-9a-f]{40}$/.test(oid)) return oid
  if (!/^[0-9a-f]{64}$/.test(oid)) throw malformed(asked)
  throw new ArchiveError(
    'refused',
    `Cannot use "${asked.repository}": it names its objects by SHA-256, and the ledger records SHA-1 blob ids; ` +
      'choose a repository in the usual object format'
  )
}

/** `undefined` when the answer names no commit: it may have been made or not. */
export function parseCommitted(data: unknown): CommitReference | undefined {
  const { createCommitOnBranch: created } = isRecord(data) ? data : {}
  const { commit } = isRecord(created) ? created : {}
  const { oid, url } = isRecord(commit) ? commit : {}
  if (typeof oid !== 'string') return undefined
  return { sha: oid, ...(typeof url === 'string' && /^https?:/.test(url) ? { url } : {}) }
}

function recordOf(value: unknown, asked: Asked): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value
  throw malformed(asked)
}

function malformed({ repository }: Asked): ArchiveError {
  return malformedAnswer(repository, 'read')
}
