/** Temporary folders and git work trees for tests. */
import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { thisProcess, type WritingProcess } from '../../src/destinations/writing-process.js'
import type { Place } from './contract.js'

export interface TemporaryFolder {
  readonly path: string
  remove(): void
}

export function temporaryFolder(): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'destination-')))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The part of a place that is the same for every folder on disk. */
export function folderPlace(folder: string): Pick<Place, 'plantFile' | 'plantOthers' | 'readStored'> {
  return {
    plantFile: async (path, content) => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, path), content)
    },
    plantOthers: async () => {
      mkdirSync(join(folder, 'sub'))
      writeFileSync(join(folder, 'sub', 'file'), '')
      symlinkSync('ledger.jsonl', join(folder, 'link'))
      symlinkSync('/nowhere', join(folder, 'dangling'))
      return ['dangling', 'link', 'sub']
    },
    readStored: async (path) => readIfThere(join(folder, path))
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Everything in the folder's parent that staging might have left. */
export function litterBeside(folder: string): string[] {
  const name = folder.split('/').at(-1) ?? ''
  return readdirSync(join(folder, '..')).filter((entry) => entry.startsWith(`${name}.staged`))
}

/** Contents of the folder by name. */
export function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** A process whose clock is fast: it waits for others 60 ms, not ten seconds. */
export function hastyProcess(changes: Partial<WritingProcess> = {}): WritingProcess {
  return { ...thisProcess, now: () => performance.now() * 166, ...changes }
}

/** Runs git as a person would, with their settings. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The settings of whoever runs the tests must not decide them: git reads these for the rest of the file. */
export function isolateGit(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name]
  process.env['GIT_CONFIG_GLOBAL'] = '/dev/null'
  process.env['GIT_CONFIG_NOSYSTEM'] = '1'
  process.env['GIT_CEILING_DIRECTORIES'] = realpathSync(tmpdir())
}
