/** docs/verify.sh, and clones of an archive for it to look at. */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Archive } from './archives.js'
import { makeRepository } from './repository.js'

export const script = resolve('docs/verify.sh')

export interface Ran {
  readonly status: number
  readonly output: string
}

export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((done) => {
    const options = { env: { ...process.env, ...env }, timeout: 120_000 }
    const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (status) => done({ status: status ?? -1, output }))
  })
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe']
  }).trim()
}

/** Folders of one test file. */
export class Clones {
  readonly #folders: string[] = []
  #first: string | undefined

  constructor(private readonly archive: Archive) {}

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'archive-clone-'))
    this.#folders.push(folder)
    return folder
  }

  /** A clone of its own, with the archive in `audit-log`. */
  clone(): string {
    if (this.#first === undefined) {
      const repository = makeRepository(this.archive.commits)
      this.#folders.push(repository)
      this.#first = join(this.folder(), 'clone')
      git(repository, 'clone', '--quiet', '--branch', 'main', repository, this.#first)
      git(this.#first, 'repack', '-a', '-d', '--quiet')
      git(this.#first, 'config', 'user.name', 'Forger')
      git(this.#first, 'config', 'user.email', 'forger@example.com')
    }
    const copy = join(this.folder(), 'clone')
    cpSync(this.#first, copy, { recursive: true })
    return copy
  }

  remove(): void {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true })
  }
}
