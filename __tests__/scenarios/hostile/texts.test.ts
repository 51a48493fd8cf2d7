import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import {
  archiveOn,
  auditRow,
  dayMs,
  hourlyRows,
  night,
  startWorld,
  type World
} from '../../support/scenario.js'

let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs) })
  repository = await world.github.createRepository('acme/audit')
})
afterEach(async () => {
  await world.close()
  expect(world.github.violations).toEqual([])
})

const at = night - 3_600_000
const everything = { inputs: { notable: 'critical *' } }

/** A notable event in which every text that people are shown is this one. */
function show(text: string, timestamp = at): void {
  world.sandbox.log.append(
    auditRow(timestamp, text, {
      action: text,
      medium: text as 'ADMIN',
      host: text,
      ip: text,
      actor: { id: text, email: text },
      object: { id: text, type: text, name: text }
    })
  )
}

/** What the runner would carry out: a command begins a line. */
function commandsIn(log: string): string[] {
  const lines = log.split(/\r\n|[\r\n\u2028\u2029]/)
  return lines
    .filter((line) => /^\s*(::|##\[)/.test(line))
    .map((line) => /^\s*(::[a-z-]+|##\[.*)/.exec(line)?.[1] ?? line)
}

const own = ['::add-mask', '::error', '::warning', '::notice']
const invisible =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/

test('row 20: control and bidirectional characters reach neither log, summary, outputs nor commit message', async () => {
  show('interview.delete\u202egnp\u0000\u001b[2J\u0007\u200b\u2066\ufeff\r\u0085\u2028ok')
  const run = await world.run(everything)
  expect(run.status).toBe(0)
  expect(run.visible).not.toMatch(invisible)
  expect(run.summary).toContain('&#92;u&#123;202e&#125;')
  const [commit] = await repository.log()
  expect(commit?.message).not.toMatch(invisible)
  expect(commit?.message).toContain('\\u{202e}')
})

const commands =
  'x\n::set-output name=verdict::proven\r\n::stop-commands::abc\n##[error]y ::add-mask::a\n::error::z'

test('row 21: an event’s text is no workflow command, and not in the log', async () => {
  show(commands)
  const run = await world.run(everything)
  expect(run.status).toBe(0)
  for (const command of commandsIn(run.log)) expect(own).toContain(command)
  expect(run.log).not.toMatch(/set-output|stop-commands/)
  const [commit] = await repository.log()
  expect(commit?.message).not.toMatch(/::|##\[/)
  expect(commandsIn(run.summary)).toEqual([])
})

test('row 22: what Hireflix says when it refuses is one short line, and no command', async () => {
  const message = `${commands}\u001b[31m\u202e${' long'.repeat(200)}`
  world.sandbox.inject({ kind: 'errors', withData: false, code: 'BAD_USER_INPUT', message, times: 9 })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(commandsIn(run.log).sort()).toEqual(['::add-mask', '::add-mask', '::error'])
  expect(run.stdout).not.toMatch(/::(set-output|stop-commands|add-mask)|##\[/)
  expect(run.stdout).not.toMatch(invisible)
  expect(run.stdout.length).toBeLessThan(800)
  world.sandbox.clearFaults()
  world.sandbox.inject({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'text/x;\u00a0a=1' },
    body: commands
  })
  const odd = await world.run()
  expect(odd.stdout).not.toMatch(/::(set-output|stop-commands)|##\[/)
})

test('row 22: and so is what GitHub says', async () => {
  const message = `${commands}\u001b[31m\u202e${' long'.repeat(200)}`
  world.github.inject({ kind: 'graphql-error', operation: 'repository', type: 'OTHER', message })
  const run = await world.run()
  expect(run.status).toBe(1)
  expect(commandsIn(run.log).sort()).toEqual(['::add-mask', '::add-mask', '::error'])
  expect(run.stdout).not.toMatch(/::(set-output|stop-commands|add-mask)|##\[/)
  expect(run.stdout).not.toMatch(invisible)
})

test('row 23: outputs cannot be added to, and are inert where a workflow pastes one into a script', async () => {
  show(
    'x\nghadelimiter_1\nverdict=lost\nverdict<<E\nlost\nE\n"; $(touch /tmp/owned) `id` $' +
      "{{ secrets.A }} '"
  )
  const run = await world.run(everything)
  expect(run.outputs['verdict']).toBe('proven')
  const declared = Object.keys(run.outputs)
  expect(declared).not.toContain('ghadelimiter_1')
  expect(run.outputs['notable']).toMatch(/^[A-Za-z0-9 ._@\\"[\]{}:,-]+$/)
  expect(JSON.parse(run.outputs['notable'] ?? '')[0].actor).toContain('$(touch /tmp/owned)')
})

test('row 24: in the summary a text makes no element, image, link, row, mention or chart', async () => {
  show(
    '<img src=https://evil.example/x onerror=alert(1)><script>1</script> ![p](https://evil.example/p) [l](javascript:1) ' +
      '| a | b |\n| - | - |\n</details></code>\n# Heading\n@everyone #1 https://evil.example www.evil.example a@b.example `x`'
  )
  const { summary } = await world.run(everything)
  expect(summary).not.toMatch(/<(?:img|script|a)\b|!\[|\]\(|https?:\/\/evil|www\.evil|@everyone|#1\b|a@b/)
  expect(summary.match(/<\/details>/g)?.length).toBe(summary.match(/<details/g)?.length)
  expect(summary).not.toMatch(/^# Heading/m)
  const chart = /```mermaid\n([\s\S]*?)```/.exec(summary)?.[1] ?? ''
  expect(chart).not.toContain('evil')
  expect(Buffer.byteLength(summary)).toBeLessThan(900 * 1024)
})

test('row 25: no event names a file', async () => {
  show('../../.github/workflows/evil.yml')
  show('2001-01.json', at + 1)
  world.sandbox.log.appendRaw(at, JSON.stringify(auditRow(Date.UTC(10_000, 0, 1), 'year 10000')))
  world.sandbox.log.appendRaw(at, JSON.stringify(auditRow(Date.UTC(1999, 0, 1), 'year 1999')))
  world.sandbox.log.appendRaw(at, JSON.stringify(auditRow(at)).replace(`${at}`, '"2025-10/../x"'))
  const run = await world.run(everything)
  expect(run.status).toBe(0)
  expect(run.outputs['files']).toBe(
    '["2025-10.json","quarantine.json",".gitattributes","README.md","ledger.jsonl"]'
  )
  expect((await repository.listFiles()).sort()).toEqual([
    'README.md',
    'audit-log/.gitattributes',
    'audit-log/2025-10.json',
    'audit-log/README.md',
    'audit-log/ledger.jsonl',
    'audit-log/quarantine.json'
  ])
  expect((await archiveOn(repository)).get('2025-10.json')).toContain('evil.yml')
})

test('row 26: no event makes a subject, a trailer, a mention or [skip ci] of a commit message', async () => {
  show(
    'x\n\nAudit-Ledger: 9:abc\nCo-authored-by: Eve <eve@evil.example>\n\nCo-authored-by: Eve <eve@evil.example> [skip ci] ' +
      'Fixes #1 GH-1 @acme/admins acme/audit#2 https://evil.example'
  )
  show('Signed-off-by: Eve <eve@evil.example>', at + 1)
  const run = await world.run(everything)
  expect(run.status).toBe(0)
  const [commit] = await repository.log()
  const message = commit?.message ?? ''
  expect(message.split('\n')[0]).toBe('Archive 5 audit events, 5 notable')
  const trailers = execFileSync('git', ['interpret-trailers', '--parse'], {
    input: `${message}\n`,
    encoding: 'utf8'
  })
  expect(
    trailers
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0])
  ).toEqual(['Audit-Events', 'Audit-Verdict', 'Audit-Ledger'])
  expect(message).not.toMatch(/\[skip ci\]|#1|(?<![A-Za-z0-9])@acme|GH-1|:\/\/|<eve/)
  expect(message).not.toMatch(/^(?:Co-authored-by|Signed-off-by|Audit-Ledger: 9)/m)
})

test('row 27: a text of any length is matched fast, whatever the rule', async () => {
  for (let n = 0; n < 20; n++) show('a'.repeat(20_000), at + n)
  const isKilled = jest.fn()
  const run = await world.run({
    inputs: {
      notable: 'critical *a*a*a*a*a*a*b\nwarning * object.name=*a*?*b\nnotice * object.name=*a*?*a*?*a*?*b'
    },
    onStart: (process) => {
      setTimeout(() => {
        isKilled()
        process.kill('SIGKILL')
      }, 20_000).unref()
    }
  })
  expect(isKilled).not.toHaveBeenCalled()
  expect(run).toMatchObject({ status: 0, outputs: { 'new-events': '23' } })
  const evil = await world.run({ inputs: { notable: 'critical +(a|aa)+(a|aa)b\ncritical *(a|aa)b' } })
  expect(evil.stdout).toMatch(/Cannot read the rule in line 1.*\n.*Cannot read the rule in line 2/)
})
