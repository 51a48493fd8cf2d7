import { type AuditRow, type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js'
import { type ActionOptions, type ActionRun, runAction } from './action.js'
import type { ArchiveFiles } from './archive-folder.js'
import { type GitHub, type GitHubOptions, startGitHub } from './github/server.js'

export const night = Date.UTC(2025, 9, 14, 3, 17)
export const dayMs = 86_400_000

/** The services that a scenario needs, started for one test and ended with it. */
export interface World {
  readonly sandbox: Sandbox
  readonly github: GitHub
  /** Runs the Action bundle against both. */
  run(options?: Partial<ActionOptions>): Promise<ActionRun>
  close(): Promise<void>
}

export async function startWorld(
  options: Partial<SandboxOptions> = {},
  githubOptions: GitHubOptions = {}
): Promise<World> {
  const sandbox = await startSandbox({ now: night, ...options })
  const github = await startGitHub(githubOptions)
  return {
    sandbox,
    github,
    run: ({ inputs, env, ...rest } = {}) =>
      runAction({
        inputs: { 'api-key': sandbox.apiKey, endpoint: sandbox.endpoint, ...inputs },
        env: { ...github.environment(), ...env },
        ...rest
      }),
    close: async () => {
      await sandbox.close()
      await github.close()
    }
  }
}

type Repository = Awaited<ReturnType<GitHub['createRepository']>>

/** The archive folder on a branch, by name; empty when there is none. */
export async function archiveOn(
  repository: Repository,
  { branch, folder = 'audit-log' }: { readonly branch?: string; readonly folder?: string } = {}
): Promise<ArchiveFiles> {
  const on = branch === undefined ? {} : { branch }
  const paths = await repository.listFiles(folder, on)
  const files = new Map<string, string>()
  for (const path of paths) {
    files.set(path.slice(folder.length + 1), (await repository.readFile(path, on)).toString('utf8'))
  }
  return files
}

/** An event that says which one it is by its object. */
export function auditRow(timestamp: number, id = String(timestamp), over: Partial<AuditRow> = {}): AuditRow {
  return {
    timestamp,
    ip: '192.0.2.10',
    action: 'interview.score-interview',
    host: 'admin.hireflix.com',
    referer: 'https://admin.hireflix.com/en/jobs',
    medium: 'ADMIN',
    actor: { id: '66a8b1f04c1d9e2a7f30b601', email: 'elena.marsh@example.com' },
    object: { id, type: 'INTERVIEW' },
    ...over
  }
}

/** `count` events, one an hour, the newest at `newest`, visible at once. */
export function hourlyRows(count: number, newest: number) {
  return Array.from({ length: count }, (_, n) => {
    const timestamp = newest - n * 3_600_000
    return { row: auditRow(timestamp), visibleAt: timestamp }
  })
}
