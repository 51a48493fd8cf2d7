import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { parse } from 'yaml'
import { runAction } from './action.js'

export interface Step {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string | number | boolean>>
  readonly env?: Readonly<Record<string, string>>
}

export interface Job {
  readonly uses?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps?: readonly Step[]
}

export interface Workflow {
  readonly name?: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

export const parseYaml = (text: string): Workflow => parse(text) as Workflow

type Outputs = Readonly<Record<string, string>>

export interface JobOptions {
  /** Where the job has been checked out. */
  readonly workspace: string
  /** `github`, `secrets`, `inputs` and so on, for expressions. */
  readonly contexts: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  /** Inputs that the workflow leaves out, and the test needs. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Outputs of the steps with `uses` that are not this Action; those that are not named make nothing. */
  readonly outputsOf?: Readonly<Record<string, Outputs>>
}

export interface StepResult {
  readonly step: string
  readonly conclusion: 'success' | 'failure' | 'skipped'
  /** What its `with` came to. */
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: Outputs
  /** What the step printed. */
  readonly log: string
}

/**
 * Runs the steps of a job as a runner would: expressions by GitHub's own evaluator, `run` by `bash -e` with the files
 * for outputs, and this Action as the committed bundle. Processes that a step leaves behind end with the job.
 */
export async function runJob(job: Job, options: JobOptions): Promise<StepResult[]> {
  const temp = await mkdtemp(join(tmpdir(), 'job-'))
  const results: StepResult[] = []
  const groups: number[] = []
  const contexts: Record<string, unknown> = {
    ...options.contexts,
    runner: { temp },
    steps: {} as Record<string, unknown>
  }
  try {
    for (const [index, step] of (job.steps ?? []).entries()) {
      const failed = results.some(({ conclusion }) => conclusion === 'failure')
      const evaluated = (text: unknown) => interpolate(String(text), contexts, failed)
      const valuesOf = (entries: object = {}): Record<string, string> =>
        Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, evaluated(value)]))
      const name = step.name ?? step.id ?? step.uses ?? step.run ?? ''
      if (!isDue(step.if, contexts, failed)) {
        results.push({ step: name, conclusion: 'skipped', inputs: {}, outputs: {}, log: '' })
        continue
      }
      const env = { ...options.env, ...valuesOf(step.env) }
      const inputs = valuesOf(step.with)
      const ran =
        step.run === undefined
          ? await runUses(step, { ...options, env }, inputs)
          : await runScript(evaluated(step.run), { env, temp, index, cwd: options.workspace, groups })
      results.push({ step: name, conclusion: ran.status === 0 ? 'success' : 'failure', inputs, ...ran })
      if (step.id !== undefined) {
        contexts['steps'] = { ...(contexts['steps'] as object), [step.id]: { outputs: ran.outputs } }
      }
    }
  } finally {
    for (const group of groups) endGroup(group)
    await rm(temp, { recursive: true, force: true })
  }
  return results
}

interface Ran {
  readonly status: number | null
  readonly outputs: Outputs
  readonly log: string
}

async function runUses(step: Step, options: JobOptions, inputs: Record<string, string>): Promise<Ran> {
  const { uses = '' } = step
  if (!/^\.\/$|\/hireflix-audit-archive@/.test(uses)) {
    return { status: 0, outputs: options.outputsOf?.[uses.split('@')[0] ?? ''] ?? {}, log: '' }
  }
  const ran = await runAction({
    inputs: { ...options.inputs, ...inputs },
    env: options.env ?? {},
    workspace: options.workspace
  })
  return { status: ran.status, outputs: ran.outputs, log: ran.stdout + ran.stderr }
}

async function runScript(
  script: string,
  options: {
    readonly env: Readonly<Record<string, string>>
    readonly temp: string
    readonly index: number
    readonly cwd: string
    readonly groups: number[]
  }
): Promise<Ran> {
  const folder = join(options.temp, `step-${options.index}`)
  await mkdir(folder)
  const [path, output, summary, log] = ['script.sh', 'output', 'summary', 'log'].map((name) =>
    join(folder, name)
  )
  if (path === undefined || output === undefined || summary === undefined || log === undefined)
    throw new Error()
  await writeFile(path, script)
  await writeFile(output, '')
  // To a file: a process that the script leaves behind would keep a pipe open.
  const child = spawn('bash', ['-c', 'exec bash -e "$1" > "$2" 2>&1', 'runner', path, log], {
    cwd: options.cwd,
    detached: true,
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: options.temp,
      RUNNER_TEMP: options.temp,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...options.env
    }
  })
  const status = await new Promise<number | null>((done, failed) => {
    child.on('error', failed)
    child.on('exit', done)
  })
  if (child.pid !== undefined) options.groups.push(child.pid)
  return {
    status,
    outputs: parseOutputFile(await readFile(output, 'utf8')),
    log: await readFile(log, 'utf8')
  }
}

// `name=value`, and `name<<end`, lines, `end`.
function parseOutputFile(text: string): Outputs {
  const outputs: Record<string, string> = {}
  for (const [, plain, value, name, , lines] of text.matchAll(
    /^(?:([\w-]+)=(.*)|([\w-]+)<<(.+)\n([\s\S]*?)^\4)$/gm
  )) {
    if (plain !== undefined) outputs[plain] = value ?? ''
    else if (name !== undefined) outputs[name] = (lines ?? '').replace(/\n$/, '')
  }
  return outputs
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGTERM')
  } catch {
    // It has ended, as most have.
  }
}

function isDue(condition: string | undefined, contexts: Record<string, unknown>, failed: boolean): boolean {
  const text = condition === undefined ? '' : condition.replace(/^\$\{\{|\}\}$/g, '').trim()
  // As the runner does it: without a word about the job's state, a step runs only while all is well.
  const whole = /\b(?:always|cancelled|failure|success)\(\)/.test(text)
    ? text
    : `success()${text === '' ? '' : ` && (${text})`}`
  return evaluate(whole, contexts, failed).coerceString() === 'true'
}

function interpolate(text: string, contexts: Record<string, unknown>, failed: boolean): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_all, expression: string) =>
    evaluate(expression, contexts, failed).coerceString()
  )
}

function evaluate(
  expression: string,
  contexts: Record<string, unknown>,
  failed: boolean
): data.ExpressionData {
  const states: Record<string, boolean> = {
    always: true,
    success: !failed,
    failure: failed,
    cancelled: false
  }
  const functions = Object.entries(states).map(([name, state]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(state)
  }))
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse()
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(parsed, context, new Map(functions.map((one) => [one.name, one]))).evaluate()
}
