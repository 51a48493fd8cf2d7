import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs'
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { ArchiveError, InputError } from '../errors.js'
import { isExportedPath, type Manifest, manifestPath, parseManifest, pathsOf } from '../export/manifest.js'
import type { ExportTarget, StagedFile } from '../export/target.js'
import { explaining } from './file-system-faults.js'
import { hasStagedChange, syncFolder, verifySameDevice, writeSynced } from './staging.js'
import { acquireLock, ignoring } from './staging-lock.js'
import { makeStateFolder, statePathOf } from './state-folder.js'
import type { WritingProcess } from './writing-process.js'

/**
 * Works on the folder of an export, and keeps other exports away from it meanwhile. A change is staged in the user's state folder,
 * where no repository can bring one, and decided at one instant, as an archive's is (staging.ts): a crash before it leaves the old export, after it the
 * next export finishes the change.
 * @throws InputError for a folder that no export has made; ArchiveError when another export works on it, or it cannot be
 *   written.
 */
export function withExportFolder<T>(
  folder: string,
  writer: WritingProcess,
  work: (target: ExportTarget) => Promise<T>
): Promise<T> {
  return explaining(`Cannot write the export to "${folder}"`, async () => {
    await verifyUsable(folder)
    await makeStateFolder()
    const staging = statePathOf(folder)
    const lock = await acquireLock(staging, writer)
    const place = { folder, staging, writer }
    try {
      await recover(place)
      const result = await work(new FolderTarget(place, await readManifest(folder)))
      await writer.before('release')
      await lock.release()
      return result
    } catch (fault) {
      // Decided but not carried out: the next export finishes it. Any other failure leaves nothing behind.
      if (await hasStagedChange(staging)) lock.abandon()
      else await lock.release().catch(() => lock.abandon())
      throw fault
    }
  })
}

/** Neither may lie in the other: an archive folder holds the archive's files and no others. @throws InputError */
export async function verifyApart(folder: string, archive: string): Promise<void> {
  const [out, from] = [await realPathOf(folder), await realPathOf(archive)]
  if (!isWithin(out, from) && !isWithin(from, out)) return
  throw new InputError([
    `Cannot export to "${folder}": it is the archive's folder, or one lies in the other; name a folder beside it`
  ])
}

function isWithin(path: string, outer: string): boolean {
  const way = relative(outer, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(outer, way) === path)
}

/** As far as it exists, without links. */
async function realPathOf(path: string): Promise<string> {
  const found = await realpath(path).catch(ignoring('ENOENT', 'ENOTDIR'))
  if (found !== undefined || dirname(path) === path) return found ?? path
  return join(await realPathOf(dirname(path)), basename(path))
}

interface Place {
  readonly folder: string
  /** Beside the folder. */
  readonly staging: string
  readonly writer: WritingProcess
}

class FolderTarget implements ExportTarget {
  readonly #new: string

  constructor(
    private readonly place: Place,
    readonly manifest: string | undefined
  ) {
    this.#new = join(place.staging, 'new')
  }

  async digestOf(path: string): Promise<string | undefined> {
    const file = join(this.place.folder, path)
    const entry = await lstat(file).catch(ignoring('ENOENT', 'ENOTDIR'))
    if (entry?.isFile() !== true) return undefined
    const digest = createHash('sha256')
    for await (const chunk of createReadStream(file)) digest.update(chunk as Uint8Array)
    return digest.digest('hex')
  }

  async create(path: string): Promise<StagedFile> {
    if (!isExportedPath(path)) throw new Error('No export has a file of this name')
    await verifySameDevice(this.place.folder, this.place.staging)
    await mkdir(this.#new, { recursive: true })
    await this.place.writer.before(`create ${path}`)
    return new NewFile(join(this.#new, stagedNameOf(path)))
  }

  async commit(manifest: string): Promise<void> {
    const { staging, writer } = this.place
    await mkdir(this.#new, { recursive: true })
    await syncFolder(this.#new)
    await writer.before('describe')
    await writeSynced(join(staging, 'manifest.tmp'), manifest)
    await writer.before('decide')
    await rename(join(staging, 'manifest.tmp'), join(staging, 'manifest.json'))
    await syncFolder(staging)
    await finish(this.place, manifest)
  }
}

class NewFile implements StagedFile {
  readonly #file: number
  readonly #digest = createHash('sha256')
  #bytes = 0

  constructor(path: string) {
    this.#file = openSync(path, 'wx')
  }

  write(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written)
    this.#digest.update(bytes)
    this.#bytes += bytes.length
  }

  end(): { bytes: number; sha256: string } {
    fsyncSync(this.#file)
    closeSync(this.#file)
    return { bytes: this.#bytes, sha256: this.#digest.digest('hex') }
  }
}

const stagedNameOf = (path: string): string => path.replaceAll('/', '~')
const pathOfStaged = (name: string): string => name.replaceAll('~', '/')

/** Carries a decided change out. Repeating it after a crash anywhere in it ends the same. */
async function finish({ folder, staging, writer }: Place, manifest: string): Promise<void> {
  const next = new Set(pathsOf(parseManifest(manifest) as Manifest))
  const previous = parseManifest((await findManifest(folder)) ?? '')
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(join(staging, 'new'))) {
    const path = pathOfStaged(name)
    if (!next.has(path)) continue
    await makeFolders(folder, path)
    await writer.before(`place ${path}`)
    await rename(join(staging, 'new', name), join(folder, path))
    await syncFolder(dirname(join(folder, path)))
  }
  for (const path of previous === undefined ? [] : pathsOf(previous)) {
    if (next.has(path)) continue
    await writer.before(`remove ${path}`)
    await removeFile(folder, path)
  }
  await writer.before(`place ${manifestPath}`)
  await rename(join(staging, 'manifest.json'), join(folder, manifestPath))
  await syncFolder(folder)
  await syncFolder(dirname(folder))
}

/** Makes the folders of a file. A link among them would lead elsewhere. */
async function makeFolders(folder: string, path: string): Promise<void> {
  const [first = '', second = ''] = path.split('/')
  for (const each of [join(folder, first), join(folder, first, second)]) {
    await mkdir(each).catch(ignoring('EEXIST'))
    if ((await lstat(each)).isDirectory()) continue
    throw new ArchiveError(
      'refused',
      `Cannot write the export to "${each}": it is no folder; remove what is there and export again`
    )
  }
}

async function removeFile(folder: string, path: string): Promise<void> {
  const parents = [dirname(join(folder, path)), dirname(dirname(join(folder, path)))]
  for (const each of parents)
    if ((await lstat(each).catch(ignoring('ENOENT')))?.isDirectory() !== true) return
  await rm(join(folder, path), { force: true })
  // Only where nothing else lies in them.
  for (const each of parents) await rmdir(each).catch(ignoring('ENOTEMPTY', 'EEXIST', 'ENOENT'))
}

/** Finishes the decided change of an export that crashed, and discards an undecided one. */
async function recover(place: Place): Promise<void> {
  const text = await readFile(join(place.staging, 'manifest.json'), 'utf8').catch(ignoring('ENOENT'))
  const staged = text === undefined ? undefined : parseManifest(text)
  if (text !== undefined && staged !== undefined && (await isStillOf(place.folder, staged)))
    await finish(place, text)
  // The decision first: a crash in here must not leave a decided change without its contents.
  for (const name of ['manifest.json', 'manifest.tmp', 'new'])
    await rm(join(place.staging, name), { recursive: true, force: true })
}

/** Whether the folder is as the crashed export left it: of the same archive, or with nothing in it but its files. */
async function isStillOf(folder: string, staged: Manifest): Promise<boolean> {
  const manifest = await findManifest(folder)
  if (manifest !== undefined) return parseManifest(manifest)?.archive === staged.archive
  const expected = new Set(pathsOf(staged))
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoring('ENOENT'))
  return (names ?? []).every(
    (entry) =>
      entry.isDirectory() ||
      expected.has(relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  )
}

async function verifyUsable(folder: string): Promise<void> {
  const entry = await lstat(folder).catch(ignoring('ENOENT'))
  if (entry === undefined || entry.isDirectory()) return
  throw new InputError([
    `Cannot export to "${folder}": it is ${entry.isSymbolicLink() ? 'a symbolic link' : 'no folder'}; name a folder`
  ])
}

/** @throws InputError where the folder holds other things than an export. */
async function readManifest(folder: string): Promise<string | undefined> {
  const manifest = await findManifest(folder)
  const names = await readdir(folder).catch(ignoring('ENOENT'))
  if (manifest !== undefined || names === undefined || names.length === 0) return manifest
  throw new InputError([
    `Cannot export to "${folder}": it holds files and no ${manifestPath}, so no export has made it; name an empty folder`
  ])
}

async function findManifest(folder: string): Promise<string | undefined> {
  const path = join(folder, manifestPath)
  const entry = await lstat(path).catch(ignoring('ENOENT'))
  return entry?.isFile() === true ? readFile(path, 'utf8') : undefined
}
