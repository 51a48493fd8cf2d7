/**
 * A change of several files, staged beside the archive folder and renamed into place.
 *
 * New contents wait in a folder of a random name beside the archive folder, on the same file system. The decision about
 * them is kept elsewhere, in the state folder of this user on this machine: a repository that brings a staged change,
 * or a lock, along brings it to where nobody looks.
 *
 * The change is decided at one instant: when `manifest.json` is renamed into the state folder, after every new
 * content was written and synced. Before it, a crash leaves the old archive and litter to discard; after it, the next
 * process finishes the change, once it has verified the archive that would result. The ledger is renamed last. So a
 * reader that comes through this room sees the old archive or the new one. Another program that reads between the first
 * rename and the last sees new month files beside the old ledger: that does not verify, and it never verifies as
 * something else, for the ledger names every file's hash.
 */

import { randomBytes } from 'node:crypto'
import { lstat, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { checkDigests, openFolder } from '../archive/archive-folder.js'
import { StrictFaults } from '../archive/checks.js'
import type { Change, CommitMessage } from '../archive/destination.js'
import { sha256Of } from '../archive/digests.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { ArchiveError } from '../errors.js'
import { verifyPaths } from './change.js'
import { listFolder, readRegularFile, verifyFolderPath } from './folder-reader.js'
import { exists, hasCode, ignoring } from './staging-lock.js'
import type { WritingProcess } from './writing-process.js'

export interface StagedChange {
  readonly spec: 'hireflix-audit-archive/staged/1'
  readonly base: string
  readonly files: readonly { readonly path: string; readonly sha256: string }[]
  readonly message: CommitMessage
}

export interface StagingPlace {
  readonly folder: string
  /** Of this folder in the state folder: the lock, the decision and the name of the folder of contents. */
  readonly state: string
  /** No link may stand between this folder and the archive folder. */
  readonly root?: string | undefined
  readonly writer: WritingProcess
}

const manifestPath = 'manifest.json'
const contentsPath = 'contents.txt'
/** Larger than any that is written here. */
const mostManifestBytes = 16 * 1024 * 1024
const mostStagedBytes = 256 * 1024 * 1024

/** Whether a decided change waits to be finished. By its place, which stays the same where the folder is exchanged. */
export function hasStagedChange(state: string): Promise<boolean> {
  return exists(join(state, manifestPath))
}

/** Names the state of the folder: the ledger's digest, for the ledger is written last and names all else. */
export async function readRevision(folder: string): Promise<string> {
  const bytes = await readBounded(join(folder, ledgerPath), Number.POSITIVE_INFINITY)
  return bytes === undefined ? 'empty' : sha256Of(bytes)
}

/** Tells the ledger's file from every one that was or will be in its place. */
export async function lookAtLedger(folder: string): Promise<string> {
  const entry = await lstat(join(folder, ledgerPath), { bigint: true }).catch(ignoring('ENOENT'))
  if (entry === undefined) return 'none'
  return [entry.dev, entry.ino, entry.size, entry.mtimeNs, entry.ctimeNs].join()
}

/** A new folder for contents, on the disk of the archive folder. {@link discardStaged} removes it. */
export async function makeContents(place: StagingPlace): Promise<string> {
  const { folder, state } = place
  const name = `${basename(folder)}.staged-${randomBytes(8).toString('hex')}`
  const contents = join(dirname(folder), name)
  await mkdir(dirname(folder), { recursive: true })
  await verifyFolderPath(place)
  await writeFile(join(state, contentsPath), name)
  // Not recursive: it is new, or it is not used.
  await mkdir(contents, { mode: 0o700 })
  await verifySameDevice(folder, contents)
  return contents
}

/** Decides the change. Until this returns nothing in the archive folder has changed. */
export async function stageChange(place: StagingPlace, change: Change): Promise<StagedChange> {
  const { state, writer } = place
  const contents = await makeContents(place)
  const files: { path: string; sha256: string }[] = []
  for (const { path, content } of change.files) {
    await writer.before(`stage ${path}`)
    await writeSynced(join(contents, path), content)
    files.push({ path, sha256: sha256Of(content) })
  }
  await syncFolder(contents)
  const { base, message } = change
  const staged: StagedChange = { spec: 'hireflix-audit-archive/staged/1', base, files, message }
  await writer.before('describe')
  await writeSynced(join(state, 'manifest.tmp'), JSON.stringify(staged))
  await writer.before('decide')
  await rename(join(state, 'manifest.tmp'), join(state, manifestPath))
  await syncFolder(state)
  return staged
}

/** Carries a decided change out. Repeating it after a crash anywhere in it ends the same. */
export async function finishChange(place: StagingPlace, staged: StagedChange): Promise<void> {
  const { folder, writer } = place
  const contents = await findContents(place)
  await verifyFolderPath(place)
  await mkdir(folder, { recursive: true })
  for (const { path } of staged.files) {
    if (path === staged.files.at(-1)?.path) await syncFolder(folder)
    await writer.before(`place ${path}`)
    // Again before each: a link may have taken a folder's place.
    await verifyFolderPath(place)
    // Absent: an earlier attempt has placed it already, findFinishable() looked.
    if (contents !== undefined)
      await rename(join(contents, path), join(folder, path)).catch(ignoring('ENOENT'))
  }
  await syncFolder(folder)
  await syncFolder(dirname(folder))
}

/**
 * The decided change that a crash left, if the folder is still as that change expects: each file new and staged, or
 * in place already, and the ledger either the one it builds on or its own. Anything else (someone restored the folder
 * meanwhile) is not ours to overwrite.
 * @throws IntegrityError when the archive that would result does not verify.
 */
export async function findFinishable(place: StagingPlace): Promise<StagedChange | undefined> {
  const { folder, state } = place
  const text = await readBounded(join(state, manifestPath), mostManifestBytes)
  const staged = text === undefined ? undefined : parseStagedChange(text.toString('utf8'))
  if (staged === undefined) return undefined
  const ledger = staged.files.find((file) => file.path === ledgerPath)
  const revision = await readRevision(folder)
  if (revision !== staged.base && revision !== ledger?.sha256) return undefined
  const contents = await findContents(place)
  const waiting = new Map<string, Uint8Array>()
  for (const { path, sha256 } of staged.files) {
    const bytes =
      contents === undefined ? undefined : await readBounded(join(contents, path), mostStagedBytes)
    if (bytes !== undefined) waiting.set(path, bytes)
    const found = bytes ?? (await readBounded(join(folder, path), mostStagedBytes))
    if (found === undefined || sha256Of(found) !== sha256) return undefined
  }
  if (waiting.size > 0) await verifyResult(folder, waiting)
  return staged
}

/** Verifies the archive as it will be with these files in place: its ledger goes on from the present one and lists them. */
async function verifyResult(folder: string, waiting: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const faults = new StrictFaults(`the change that an earlier run left for "${folder}"`)
  const here = (await exists(folder)) ? listFolder(folder) : []
  const staged = [...waiting].map(([path, bytes]) => ({ path, kind: 'file' as const, bytes: bytes.length }))
  const files = [...here.filter(({ path }) => !waiting.has(path)), ...staged]
  const readPresent = (path: string): Uint8Array => readRegularFile(join(folder, path))
  const readFile = async (path: string): Promise<Uint8Array> => waiting.get(path) ?? readPresent(path)
  const { state, ledger } = await openFolder({ files, readFile }, faults)
  const present = here.some(({ path }) => path === ledgerPath) ? readPresent(ledgerPath) : new Uint8Array()
  if (Buffer.compare(ledger.subarray(0, present.length), present) !== 0) {
    faults.report('ledger-link', ledgerPath, 'does not go on from the one in the folder')
  }
  for (const [path, bytes] of waiting) {
    const entry = state.files.get(path)
    if (entry !== undefined) checkDigests(entry, { sha256: sha256Of(bytes) }, faults)
  }
}

function parseStagedChange(text: string): StagedChange | undefined {
  try {
    const value = JSON.parse(text) as StagedChange
    verifyPaths(value.files.map(({ path }) => path))
    return value.spec === 'hireflix-audit-archive/staged/1' ? value : undefined
  } catch {
    return undefined
  }
}

/** The folder of contents that the state folder names, if it is there and a folder. */
async function findContents({ folder, state }: StagingPlace): Promise<string | undefined> {
  const name = (await readBounded(join(state, contentsPath), 1024))?.toString('utf8') ?? ''
  const own = `${basename(folder)}.staged-`
  if (!name.startsWith(own) || !/^[0-9a-f]{16}$/.test(name.slice(own.length))) return undefined
  const path = join(dirname(folder), name)
  return (await lstat(path).catch(ignoring('ENOENT')))?.isDirectory() ? path : undefined
}

/** A regular file that is not too large; anything else is taken for absent. A fifo would be waited for for ever. */
async function readBounded(path: string, mostBytes: number): Promise<Buffer | undefined> {
  const entry = await lstat(path).catch(ignoring('ENOENT', 'ENOTDIR'))
  if (entry === undefined || !entry.isFile() || entry.size > mostBytes) return undefined
  return Buffer.from(readRegularFile(path))
}

export async function verifySameDevice(folder: string, contents: string): Promise<void> {
  const [there, here] = [await stat(folder).catch(ignoring('ENOENT')), await stat(contents)]
  if (there === undefined || there.dev === here.dev) return
  throw new ArchiveError(
    'refused',
    `Cannot stage a change beside "${folder}": the folder is a mount point, so nothing can be renamed into it; ` +
      'use a folder inside it as the archive folder'
  )
}

export async function writeSynced(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename survives a power cut once its folder is synced. Where a folder cannot be, the system keeps the order. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    await folder.sync().finally(() => folder.close())
  } catch (fault) {
    if (!hasCode(fault, 'EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP')) throw fault
  }
}

export async function discardStaged(place: StagingPlace): Promise<void> {
  // The decision first: a crash in here must not leave a decided change without its contents.
  await rm(join(place.state, manifestPath), { force: true })
  await rm(join(place.state, 'manifest.tmp'), { force: true })
  const contents = await findContents(place)
  if (contents !== undefined) await rm(contents, { recursive: true, force: true })
  await rm(join(place.state, contentsPath), { force: true })
}
