/** Starts git: always isolated from the settings of whoever runs the tests, never through a shell. */
import { spawn } from 'node:child_process'

export class GitError extends Error {}

// Throwaway repositories: no syncing to disk, no repacking, little time spent on compression. Packs are kept as
// fast-import writes them, so a commit costs two processes however many files it has.
const settings: Readonly<Record<string, string>> = {
  'core.fsync': 'none',
  'core.compression': '1',
  'pack.compression': '1',
  'core.quotePath': 'false',
  'core.logAllRefUpdates': 'false',
  'fastimport.unpackLimit': '1',
  'gc.auto': '0'
}

export function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const configuration = Object.entries(settings).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value]
  ])
  return {
    ...Object.fromEntries(inherited),
    ...Object.fromEntries(configuration),
    GIT_CONFIG_COUNT: String(Object.keys(settings).length),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C'
  }
}

export interface GitOutput {
  readonly stdout: Buffer
  readonly stderr: string
}

/**
 * Runs one git command on a bare repository.
 * @throws GitError when it exits with anything but 0.
 */
export function git(
  folder: string,
  args: readonly string[],
  input: readonly (string | Buffer)[] = []
): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [`--git-dir=${folder}`, ...args], { env: gitEnvironment(), stdio: 'pipe' })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.stdin.on('error', () => undefined) // git that gave up early says why through its exit code
    child.on('error', reject)
    child.on('close', (code) => {
      const output = { stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }
      if (code === 0) resolve(output)
      else reject(new GitError(`git ${args.join(' ')} exited with ${code}: ${output.stderr}${output.stdout}`))
    })
    for (const chunk of input) child.stdin.write(chunk)
    child.stdin.end()
  })
}
