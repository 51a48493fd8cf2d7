import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { ArchiveError } from '../errors.js'
import { quoteOf } from '../text/quote.js'

/** By code: what was found, and what to do. */
const words: ReadonlyMap<string, readonly [found: string, advice: string]> = new Map([
  ['EROFS', ['the file system is read-only', 'mount it for writing, or choose another folder']],
  ['EACCES', ['this user has no right to do that', 'give the user of this run the right to it']],
  ['EPERM', ['this user has no right to do that', 'give the user of this run the right to it']],
  ['ENOSPC', ['the disk is full', 'free space on it']],
  ['EDQUOT', ['the disk quota of this user is used up', 'free space, or raise the quota']],
  ['EMFILE', ['this process has too many open files', 'raise its limit (ulimit -n)']],
  ['ENFILE', ['the system has too many open files', 'wait, or raise its limit']],
  ['ENAMETOOLONG', ['the name is too long for the file system', 'choose a shorter path']],
  ['ENOTDIR', ['a part of the path is a file, not a folder', 'choose another path, or remove that file']],
  ['ELOOP', ['a symbolic link stands in its place', 'remove the link, and restore the file']],
  ['EISDIR', ['a folder stands in the place of a file', 'remove that folder']],
  ['EIO', ['the disk could not be read or written', 'check the disk']],
  ['ESTALE', ['the network file system lost it', 'mount it again']],
  ['EBUSY', ['another program uses it', 'wait until that ends']]
])

/** Turns a fault of the file system (full, read-only, forbidden) into an ArchiveError with advice. */
export async function explaining<T>(cannot: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    throw isSystemFault(fault) ? describeSystemFault(cannot, fault) : fault
  }
}

interface SystemFault {
  readonly code: string
  readonly syscall: string
  readonly path?: string
}

function isSystemFault(fault: unknown): fault is SystemFault {
  if (typeof fault !== 'object' || fault === null) return false
  return 'code' in fault && typeof fault.code === 'string' && 'syscall' in fault
}

function describeSystemFault(cannot: string, { code: told, syscall, path }: SystemFault): ArchiveError {
  const code = told === 'ENOENT' && syscall === 'mkdir' && path !== undefined ? whyNotMade(path) : told
  const [found, advice] = words.get(code) ?? ['the file system refused', 'check the disk and its permissions']
  const where = path === undefined ? '' : ` "${quoteOf(path)}"`
  return new ArchiveError(
    'refused',
    `${cannot}: ${found} (${code} to ${syscall}${where}); ${advice}, and run again`
  )
}

/** Node.js says ENOENT of every folder that it cannot make together with its parents. */
function whyNotMade(path: string): string {
  let parent = dirname(path)
  while (!existsSync(parent) && dirname(parent) !== parent) parent = dirname(parent)
  try {
    accessSync(parent, constants.W_OK)
    return 'ENOENT'
  } catch (fault) {
    return isSystemFault(fault) ? fault.code : 'ENOENT'
  }
}
