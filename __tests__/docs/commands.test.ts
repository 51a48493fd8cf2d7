import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js'
import { cliBundle, runCli } from '../support/action.js'
import { blocksOf, documents } from '../support/documented.js'
import { auditRow, dayMs } from '../support/scenario.js'

const blocks = documents.flatMap((path) =>
  blocksOf('sh', readFileSync(path, 'utf8').replace(/^ +(?=\S)/gm, '')).map((block) => ({ path, block }))
)
/** One command a line: what is continued is joined, and comments are left out. */
const commandsIn = (block: string): string[] =>
  block
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')

const usage = execFileSync(process.execPath, [cliBundle, '--help'], { encoding: 'utf8' })
/** The part of the usage that is about one command. */
const usageOf = (command: string): string | undefined =>
  usage.split(/^ {2}(?=[a-z])/m).find((part) => part.startsWith(`${command} `))

const ours = blocks.flatMap(({ path, block }) =>
  commandsIn(block).flatMap((line) => {
    const found =
      /^(?:[A-Z_]+=\S+ )?(?:node dist\/cli\/index\.js )?(archive|report|verify|search|export|redact|demo|sandbox)\b(.*)$/.exec(
        line
      )
    return found === null ? [] : [{ path, line, command: found[1] ?? '', rest: found[2] ?? '' }]
  })
)

test.each(ours)('$path: $line: the command and its options are in the usage', ({ command, rest }) => {
  const text = usageOf(command)
  expect(text).toBeDefined()
  const options = rest.match(/(?<=\s)--[a-z-]+/g) ?? []
  expect(options.filter((option) => !text?.includes(`${option} `) && !text?.includes(`${option}\n`))).toEqual(
    []
  )
})

/** What stands in one line of text as code. */
const spans = documents.flatMap((path) =>
  [
    ...readFileSync(path, 'utf8')
      .replace(/^ *```.*?^ *```$/gms, '')
      .matchAll(/`([^`\n]+)`/g)
  ].map(([, span = '']) => span)
)

test('every option that a sentence names is one of ours, of the command that it names', () => {
  const wrong = spans.filter((span) => {
    const found =
      /^(?:node dist\/cli\/index\.js )?(archive|report|verify|search|export|redact|demo|sandbox)? ?(--.*)$/.exec(
        span
      )
    const options = found?.[2]?.match(/(?<=^|\s)--[a-z-]+/g) ?? []
    const text = found?.[1] === undefined ? usage : (usageOf(found[1]) ?? '')
    return options.some((option) => !new RegExp(`${option}(?![a-z-])`).test(text))
  })
  expect(wrong).toEqual([])
  expect(spans.filter((span) => span.includes('--')).length).toBeGreaterThan(20)
})

test('every flag of a script that the documents name is one that the script reads', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const commands = [...spans, ...blocks.flatMap(({ block }) => commandsIn(block))]
  const named = commands.flatMap((command) => {
    const [, script = '', flags = ''] = /npm run ([\w-]+) -- (.*)$/.exec(command) ?? []
    const file = /\S+\.(?:ts|mjs)$/.exec(scripts[script] ?? '')?.[0]
    return [...flags.matchAll(/--([a-z-]+)/g)].map(([, flag = '']) => ({ script, flag, file: file ?? '' }))
  })
  const unread = named.filter(
    ({ flag, file }) => !new RegExp(`\\b${flag}\\b`).test(readFileSync(file, 'utf8'))
  )
  expect(unread).toEqual([])
  expect(named.length).toBeGreaterThan(4)
})

test('every command in the documents begins with a program that is known here', () => {
  const known =
    /^(?:[A-Z_]+=\S+ )*(?:node dist\/cli\/index\.js|npm|npx|git|gh|sed|sh|verify|redact|search|report|archive|export|UPDATE\w+)\b/
  const others = blocks.flatMap(({ block }) => commandsIn(block)).filter((line) => !known.test(line))
  expect(others).toEqual([])
  expect(ours.length).toBeGreaterThan(5)
})

describe('a command of the documents', () => {
  let folder: string
  let sandbox: Sandbox
  let head: string
  let key: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'documented-commands-'))
    const now = Date.now()
    // Those whom the documented searches look for.
    const people = ['elena.marsh@example.com', 'ann@example.com', 'temp@contractor.example']
    sandbox = await startSandbox({
      now,
      history: people.map((email, index) => {
        const timestamp = now - (3 - index) * dayMs
        const action = index === 2 ? 'interview.delete' : 'interview.score-interview'
        return {
          row: auditRow(timestamp, email, { action, actor: { id: `u${index}`, email } }),
          visibleAt: timestamp
        }
      })
    })
    execFileSync('git', ['init', '--quiet'], { cwd: folder })
    symlinkSync(resolve('dist'), join(folder, 'dist'))
    const { stdout, stderr } = await archive()
    head = /^ledger-head=(.+)$/m.exec(stdout)?.[1] ?? stderr
    const months = execFileSync('sh', ['-c', 'cat audit-log/20*.json'], { cwd: folder, encoding: 'utf8' })
    expect(months).toContain('interview.score-interview')
    key = eventKeyOf(months)
  })
  afterAll(async () => {
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const archive = () =>
    runCli(['archive', 'audit-log', '--endpoint', sandbox.endpoint], {
      cwd: folder,
      env: { HIREFLIX_API_KEY: sandbox.apiKey }
    })

  // As format.md says: the SHA-256 of the canonical event, without `time` and the actor's e-mail address.
  function eventKeyOf(months: string): string {
    const event = JSON.parse(/^\{.*\}/m.exec(months)?.[0] ?? '{}') as {
      time?: string
      actor: { email?: string }
    }
    delete event.time
    delete event.actor.email
    const script = 'jq -cjS . | sha256sum | cut -d " " -f 1'
    return execFileSync('sh', ['-c', script], { input: JSON.stringify(event), encoding: 'utf8' }).trim()
  }

  const runnable = blocks.filter(({ block }) => block.includes('dist/cli/index.js'))

  test.each(runnable)('$path runs: $block', async ({ block }) => {
    const script = block
      .replaceAll('SEQ:SHA256', head)
      .replaceAll('KEY ', `${key} `)
      .replaceAll('HIREFLIX_API_KEY=…', `HIREFLIX_API_KEY=${sandbox.apiKey}`)
      .replaceAll('HIREFLIX_PSEUDONYM_KEY=…', 'HIREFLIX_PSEUDONYM_KEY=7d3c9a41f0be26581e4b77a90c5d2f68')
      .replaceAll('archive /srv/audit/audit-log', `archive audit-log --endpoint ${sandbox.endpoint}`)
    expect(script).not.toMatch(/…|\b[A-Z]{3,}:[A-Z]/)
    // The sandbox answers from this process, so this must not wait in the meantime.
    await promisify(execFile)('bash', ['-e', '-c', script], { cwd: folder })
  })
})
