import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { shownBy } from './masking.js'

export const actionBundle = resolve('dist/action/index.js')
export const cliBundle = resolve('dist/cli/index.js')

export interface Finished {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface ActionRun extends Finished {
  /** The log as it was written, with the commands by which the runner learns what to mask. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** All that left the process, without the command by which the runner learns what to mask. */
  readonly visible: string
  /** Standard output as a runner shows it, debug lines included. */
  readonly shown: string
}

export interface ActionOptions {
  readonly inputs: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** The event payload that the runner leaves for the step. */
  readonly payload?: object
  readonly workspace?: string
  /** Another copy of the bundle than the committed one. */
  readonly bundle?: string
  /** Called with the running process, to end it early. */
  readonly onStart?: (process: { kill(signal: 'SIGKILL'): void }) => void
}

/** What a runner fills in for inputs that the workflow leaves out. */
const inputDefaults = {
  'github-token': 'ghs_test',
  repository: 'acme/audit',
  mode: 'archive',
  destination: 'repository',
  path: 'audit-log',
  'page-size': '100',
  concurrency: '4',
  lookback: '3d',
  'review-period': '7d',
  'fail-on': 'gap, stale',
  'allow-public': 'false',
  'sign-off': 'false',
  'health-issue': 'false',
  'artifact-name': 'hireflix-audit-log',
  'export-path': 'audit-export',
  'export-format': 'parquet',
  'export-schema': 'events'
}

/** Runs the committed Action bundle as a runner would, and collects everything that it leaves behind. */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const folder = await mkdtemp(join(tmpdir(), 'audit-step-'))
  const files = {
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_EVENT_PATH: join(folder, 'event.json')
  }
  for (const file of Object.values(files)) await writeFile(file, '')
  const payload = options.payload ?? { repository: { full_name: 'acme/workflows', private: true } }
  await writeFile(files.GITHUB_EVENT_PATH, JSON.stringify(payload))
  const inputs = Object.entries({ ...inputDefaults, ...options.inputs }).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value
  ])
  try {
    const finished = await spawnNode([options.bundle ?? actionBundle], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GITHUB_ACTIONS: 'true',
        GITHUB_RUN_ID: String(1000 + Math.floor(Math.random() * 1e9)),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_REPOSITORY: 'acme/workflows',
        GITHUB_WORKSPACE: options.workspace ?? folder,
        ...files,
        ...options.env,
        ...Object.fromEntries(inputs)
      },
      cwd: folder,
      ...(options.onStart === undefined ? {} : { onStart: options.onStart })
    })
    const outputText = await readFile(files.GITHUB_OUTPUT, 'utf8')
    const summary = await readFile(files.GITHUB_STEP_SUMMARY, 'utf8')
    const state = await readFile(files.GITHUB_STATE, 'utf8')
    const stdout = finished.stdout.replace(/^::add-mask::.*\n/gm, '')
    return {
      ...finished,
      log: finished.stdout,
      stdout,
      outputs: parseOutputs(outputText),
      summary,
      shown: shownBy(finished.stdout),
      visible: [stdout, finished.stderr, outputText, summary, state].join('\n')
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs the committed command line bundle. */
export function runCli(
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>
    readonly cwd?: string
    readonly node?: string
  } = {}
): Promise<Finished> {
  return spawnNode([cliBundle, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: options.cwd ?? tmpdir(), ...options.env },
    cwd: options.cwd ?? tmpdir(),
    ...(options.node === undefined ? {} : { node: options.node })
  })
}

export function spawnNode(
  args: readonly string[],
  options: {
    readonly env: Record<string, string>
    readonly cwd: string
    readonly node?: string
    readonly onStart?: ActionOptions['onStart']
  }
): Promise<Finished> {
  return new Promise((done, failed) => {
    const child = spawn(options.node ?? process.execPath, args, { env: options.env, cwd: options.cwd })
    const texts = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.stderr += text
    })
    // A test that gives up does not leave a process behind that never would.
    const end = (): void => void child.kill('SIGKILL')
    process.once('exit', end)
    child.on('error', failed)
    child.on('close', (status) => {
      process.off('exit', end)
      done({ status, ...texts })
    })
    options.onStart?.({ kill: (signal) => void child.kill(signal) })
  })
}

// The format of @actions/core's file commands: name<<delimiter, lines, delimiter.
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name, , value] of text.matchAll(/^([^\n]+?)<<(ghadelimiter_[\w-]+)\n([\s\S]*?)\n\2$/gm)) {
    if (name !== undefined && value !== undefined) outputs[name] = value
  }
  return outputs
}
