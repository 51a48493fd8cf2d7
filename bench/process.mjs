/** Starts programs and measures them: wall, CPU, peak memory, by GNU time. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const root = mkdtempSync(join(tmpdir(), 'hireflix-bench-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))

const timeFile = join(root, 'time')

/** @returns seconds, seconds and MB; `startedAt` in epoch milliseconds. */
export async function measure(command, args, { cwd = root, env = {} } = {}) {
  const startedAt = performance.timeOrigin + performance.now()
  // Asynchronous: the server's answers are waited for in this process too.
  const child = spawn('/usr/bin/time', ['-f', '%e %U %S %M', '-o', timeFile, command, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: root, HIREFLIX_API_KEY: 'bench', ...gitIdentity, ...env },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const began = process.hrtime.bigint()
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors = (errors + text).slice(-2000)
  })
  const [status] = await once(child, 'close')
  const wall = Number(process.hrtime.bigint() - began) / 1e9
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${errors}`)
  const [, user, system, kilobytes] = readFileSync(timeFile, 'utf8').trim().split(' ').map(Number)
  return { wall, cpu: user + system, memory: kilobytes / 1024, startedAt }
}

const gitIdentity = {
  GIT_AUTHOR_NAME: 'bench',
  GIT_AUTHOR_EMAIL: 'bench@example.com',
  GIT_COMMITTER_NAME: 'bench',
  GIT_COMMITTER_EMAIL: 'bench@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null'
}

/** @throws Error when it fails. */
export function run(command, args, options = {}) {
  const env = { ...process.env, ...gitIdentity }
  const { status, stderr, stdout } = spawnSync(command, args, { encoding: 'utf8', env, ...options })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`)
  return stdout
}

/** The page server, in a process of its own. `tell` says what to serve, and gives the figures since the last time. */
export async function startServer() {
  const child = spawn(process.execPath, [new URL('page-server.mjs', import.meta.url).pathname], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value)
  const { port } = await next()
  return {
    endpoint: `http://127.0.0.1:${port}/me`,
    tell: async (told = {}) => {
      child.stdin.write(`${JSON.stringify(told)}\n`)
      return next()
    },
    close: () => child.stdin.end()
  }
}
