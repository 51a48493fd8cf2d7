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

/** The part of a place that is the same for every folder of a git work tree: what is planted there is committed. */
export function workTreePlace(folder: string): Pick<Place, 'plantFile' | 'plantOthers' | 'readStored'> {
  const { plantFile, plantOthers, readStored } = folderPlace(folder)
  const commit = (): void => {
    git(folder, 'add', '--force', '.')
    git(folder, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message=planted')
  }
  return {
    plantFile: (path, content) => plantFile(path, content).then(commit),
    plantOthers: async () => {
      const names = await plantOthers()
      commit()
      return names
    },
    readStored
  }
}

/** A script that stands for a program that git starts. */
export function programAt(path: string, script: string): string {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return path
}

/** What git takes for the program that signs. */
export const signingScript = [
  'cat > /dev/null',
  'printf "\\n[GNUPG:] SIG_CREATED D 1 8 00 1 0\\n" >&2',
  'printf -- "-----BEGIN PGP SIGNATURE-----\\n\\nstand-in\\n-----END PGP SIGNATURE-----\\n"'
].join('\n')

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
