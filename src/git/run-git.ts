import { execFile } from 'node:child_process'

/** What a git process answered. A missing git is `status` 127, as a shell would say. */
export interface GitAnswer {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface GitCommand {
  readonly folder: string
  readonly args: readonly string[]
  readonly input?: string
}

const longestMs = 5 * 60 * 1000

/**
 * Variables with which git tells its own hooks where they are. Started from such a hook, we would commit into that
 * repository instead of the archive's. The list is that of `git rev-parse --local-env-vars`.
 */
const strayVariables = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE'
]

/** Runs git without a shell and never rejects: a refusal is an answer like another. */
export function runGit({ folder, args, input }: GitCommand): Promise<GitAnswer> {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' }
  for (const name of strayVariables) delete env[name]
  return new Promise((resolve) => {
    const options = { cwd: folder, env, timeout: longestMs, maxBuffer: 16 * 1024 * 1024 }
    const child = execFile('git', [...args], options, (fault, stdout, stderr) => {
      resolve({
        status: statusOf(fault),
        stdout,
        stderr: stderr || (fault?.killed ? 'git did not end in time' : '')
      })
    })
    // Git may end without reading its input (a failing hook): that is told by its status, not by a broken pipe.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input ?? '')
  })
}

function statusOf(fault: (Error & { code?: string | number | null }) | null): number {
  if (fault === null) return 0
  if (fault.code === 'ENOENT') return 127
  return typeof fault.code === 'number' ? fault.code : 1
}
