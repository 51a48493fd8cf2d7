/**
 * A change of several files, staged beside the archive folder and renamed into place.
 *
 * The change is decided at one instant: when `manifest.json` is renamed into the staging folder, after every new
 * content was written and synced. Before it, a crash leaves the old archive and litter to discard; after it, the next
 * process finishes the change. The ledger is renamed last. So a reader that comes through this room sees the old archive
 * or the new one. Another program that reads between the first rename and the last sees new month files beside the
 * old ledger: that does not verify, and it never verifies as something else, for the ledger names every file's hash.
 */

import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Change, CommitMessage } from '../archive/destination.js'
import { sha256Of } from '../archive/digests.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { ArchiveError } from '../errors.js'
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
  /** Beside the folder. */
  readonly staging: string
  readonly writer: WritingProcess
}

const newPath = 'new'
const manifestPath = 'manifest.json'

export function stagingPathOf(folder: string): string {
  return `${folder}.staged`
}

/** Whether a decided change of this folder waits to be finished. */
export function hasStagedChange(folder: string): Promise<boolean> {
  return exists(join(stagingPathOf(folder), manifestPath))
}

/** Names the state of the folder: the ledger's digest, for the ledger is written last and names all else. */
export async function readRevision(folder: string): Promise<string> {
  const bytes = await readFile(join(folder, ledgerPath)).catch(ignoring('ENOENT', 'EISDIR'))
  return bytes === undefined ? 'empty' : sha256Of(bytes)
}

/** Tells the ledger's file from every one that was or will be in its place. */
export async function lookAtLedger(folder: string): Promise<string> {
  const entry = await stat(join(folder, ledgerPath), { bigint: true }).catch(ignoring('ENOENT'))
  if (entry === undefined) return 'none'
  return [entry.dev, entry.ino, entry.size, entry.mtimeNs, entry.ctimeNs].join()
}

/** Decides the change. Until this returns nothing in the archive folder has changed. */
export async function stageChange(
  { folder, staging, writer }: StagingPlace,
  change: Change
): Promise<StagedChange> {
  await verifySameDevice(folder, staging)
  await mkdir(join(staging, newPath))
  const files: { path: string; sha256: string }[] = []
  for (const { path, content } of change.files) {
    await writer.before(`stage ${path}`)
    await writeSynced(join(staging, newPath, path), content)
    files.push({ path, sha256: sha256Of(content) })
  }
  await syncFolder(join(staging, newPath))
  const { base, message } = change
  const staged: StagedChange = { spec: 'hireflix-audit-archive/staged/1', base, files, message }
  await writer.before('describe')
  await writeSynced(join(staging, 'manifest.tmp'), JSON.stringify(staged))
  await writer.before('decide')
  await rename(join(staging, 'manifest.tmp'), join(staging, manifestPath))
  await syncFolder(staging)
  return staged
}

/** Carries a decided change out. Repeating it after a crash anywhere in it ends the same. */
export async function finishChange(place: StagingPlace, staged: StagedChange): Promise<void> {
  const { folder, staging, writer } = place
  await mkdir(folder, { recursive: true })
  for (const { path } of staged.files) {
    if (path === staged.files.at(-1)?.path) await syncFolder(folder)
    await writer.before(`place ${path}`)
    // Absent: an earlier attempt has placed it already, findFinishable() looked.
    await rename(join(staging, newPath, path), join(folder, path)).catch(ignoring('ENOENT'))
  }
  await syncFolder(folder)
  await syncFolder(dirname(folder))
}

/**
 * The decided change that a crash left, if the folder is still as that change expects: each file new and staged, or
 * in place already, and the ledger either the one it builds on or its own. Anything else (someone restored the folder
 * meanwhile) is not ours to overwrite.
 */
export async function findFinishable({ folder, staging }: StagingPlace): Promise<StagedChange | undefined> {
  const text = await readFile(join(staging, manifestPath), 'utf8').catch(ignoring('ENOENT'))
  const staged = text === undefined ? undefined : parseStagedChange(text)
  if (staged === undefined) return undefined
  const ledger = staged.files.find((file) => file.path === ledgerPath)
  const revision = await readRevision(folder)
  if (revision !== staged.base && revision !== ledger?.sha256) return undefined
  for (const { path, sha256 } of staged.files) {
    const waiting = await readDigest(join(staging, newPath, path))
    if ((waiting ?? (await readDigest(join(folder, path)))) !== sha256) return undefined
  }
  return staged
}

function parseStagedChange(text: string): StagedChange | undefined {
  try {
    const value = JSON.parse(text) as StagedChange
    return value.spec === 'hireflix-audit-archive/staged/1' ? value : undefined
  } catch {
    return undefined
  }
}

async function readDigest(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(ignoring('ENOENT'))
  return bytes && sha256Of(bytes)
}

export async function verifySameDevice(folder: string, staging: string): Promise<void> {
  const [there, here] = [await stat(folder).catch(ignoring('ENOENT')), await stat(staging)]
  if (there === undefined || there.dev === here.dev) return
  throw new ArchiveError(
    'refused',
    `Cannot stage a change beside "${folder}": the folder is a mount point, so nothing can be renamed into it; ` +
      'use a folder inside it as the archive folder'
  )
}

export async function writeSynced(path: string, content: string): Promise<void> {
  const file = await open(path, 'w')
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

export async function discardStaged(staging: string): Promise<void> {
  // The marker first: a crash in here must not leave a decided change without its contents.
  await rm(join(staging, manifestPath), { force: true })
  await rm(join(staging, 'manifest.tmp'), { force: true })
  await rm(join(staging, newPath), { recursive: true, force: true })
}
