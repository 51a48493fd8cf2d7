/** The one place that starts git: without a shell, with few variables, bounded in time and output. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { quoteOf } from '../text/quote.js'
import { committingEnvironment, readingEnvironment } from './git-environment.js'

/** The answer of a git process. A missing git is `status` 127, as a shell would say. */
export interface GitAnswer {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

const longestMs = 5 * 60 * 1000
const mostBytes = 16 * 1024 * 1024
/** For output that is still in a pipe after git has ended. A hook's background job may keep the pipe open for ever. */
const graceMs = 500

/** Settings under which a repository starts no program of its choice. */
const harmless = [
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'fetch.bundleURI='],
  // The user has named this very folder. Whose it is, git still asks (`safe.directory`).
  ...['-c', 'safe.bareRepository=all']
]

/** For objects as they are stored, and a commit that outlives a power cut. */
const exact = [
  ...['-c', 'i18n.commitEncoding=utf-8'],
  ...['-c', 'core.fsync=all'],
  ...['--no-replace-objects', '--no-optional-locks']
]

export class Git {
  private constructor(
    private readonly folder: string,
    private readonly environment: (env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv,
    private readonly options: readonly string[]
  ) {}

  /** The user's own git: their settings and identity apply, and their program that signs. No hook is run. */
  static committing(folder: string): Git {
    return new Git(folder, committingEnvironment, [...harmless, ...exact])
  }

  /** For a repository that somebody else may have prepared; `gitDir` is where it has been found. */
  static reading(folder: string, gitDir?: string): Git {
    const options = gitDir === undefined ? harmless : [...harmless, `--git-dir=${gitDir}`]
    return new Git(folder, readingEnvironment, options)
  }

  /** Never rejects: a refusal is an answer like another. */
  run(args: readonly string[], input: string | Uint8Array = ''): Promise<GitAnswer> {
    const child = this.open(args)
    const [stdout, stderr] = [new Output(child, 'stdout'), new Output(child, 'stderr')]
    child.stdin.end(input)
    return new Promise((resolve) => {
      let status = 1
      // Not the option of spawn(): its timer goes on where there is no git to start.
      let timer = setTimeout(() => child.kill(), longestMs)
      const answer = (): void => {
        clearTimeout(timer)
        child.stdout.destroy()
        child.stderr.destroy()
        const told = stderr.text || (child.killed ? 'git did not end in time, or said too much' : '')
        resolve({ status, stdout: stdout.text, stderr: told })
      }
      child.on('error', (fault: NodeJS.ErrnoException) => {
        if (fault.code === 'ENOENT') status = 127
        answer()
      })
      child.on('exit', (code) => {
        status = code ?? 1
        clearTimeout(timer)
        timer = setTimeout(answer, graceMs)
      })
      child.on('close', answer)
    })
  }

  /** Git, to be asked on its standard input for as long as it is open. */
  open(args: readonly string[]): ChildProcessWithoutNullStreams {
    const env = this.environment(process.env)
    const child = spawn('git', [...this.options, ...args], { cwd: this.folder, env })
    // Git may end without reading its input (a failing hook): that is told by its status, not by a broken pipe.
    child.stdin.on('error', () => {})
    return child
  }
}

/** The output that comes through one pipe. */
class Output {
  readonly #chunks: Buffer[] = []
  #bytes = 0

  constructor(child: ChildProcessWithoutNullStreams, pipe: 'stdout' | 'stderr') {
    child[pipe].on('data', (chunk: Buffer) => {
      this.#bytes += chunk.length
      if (this.#bytes > mostBytes) child.kill()
      else this.#chunks.push(chunk)
    })
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }
}

/** Git's reason in one line. Hints, traces and echoes of a hook may stand before and after it. */
export function reasonOf({ status, stderr }: GitAnswer): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '')
  const reason =
    lines.findLast((line) => /^(?:fatal|error): /.test(line)) ??
    lines.find((line) => !/^(?:hint|warning):|^\d\d:\d\d:\d\d\.\d+ /.test(line))
  return quoteOf(reason ?? `status ${status}`)
}

/** Git finds no repository. Anything else ("dubious ownership", damage) is the user's to settle. */
export function isOutsideRepository({ status, stderr }: GitAnswer): boolean {
  return status !== 0 && /not a git repository/.test(stderr)
}
