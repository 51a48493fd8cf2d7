import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { replayLedger } from '../../src/archive/ledger.js'
import { parseMonthFile } from '../../src/archive/month-file.js'
import { openArchive } from '../../src/archive/opened-archive.js'
import { verifyPlan } from '../../src/archive/plan-check.js'
import { reconcile } from '../../src/archive/reconcile.js'
import { redactCommand } from '../../src/cli/redact.js'
import { verifyCommand } from '../../src/cli/verify.js'
import { WorkTreeDestination } from '../../src/destinations/git-folder.js'
import { thisProcess } from '../../src/destinations/writing-process.js'
import { parseRow } from '../../src/events/event.js'
import { EventCounts } from '../../src/events/event-counts.js'
import type { Json } from '../../src/events/exact-json.js'
import { parseEventLine } from '../../src/events/stored-event.js'
import { hireflixClient, networkEdges } from '../../src/hireflix/client.js'
import { lastWeek } from '../../src/review/review-period.js'
import { run } from '../../src/run/run.js'
import { startDemoSandbox } from '../../src/sandbox/index.js'
import { plain, redacted } from './matrix/subjects.js'
import { dayMs, observe, openedFrom } from './support/archives.js'
import { eventOf, linesOf, months } from './support/tampering.js'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

const path = months(plain.files)[0] as string
const line = linesOf(plain.files, path)[2] as string
const { key, timestamp } = eventOf(line)
const state = replayLedger(redacted.files.get('ledger.jsonl') ?? '')
const { time: _derived, ...row } = JSON.parse(line)

function mergeAgain(rows: readonly Json[]) {
  const archive = openedFrom(redacted.files, state)
  const now = plain.now + dayMs
  const plan = reconcile(archive, observe({ now, rows }), {
    vanished: new EventCounts(),
    host: 'api.hireflix.com',
    run: { id: 'x', attempt: 1, repository: '', version: '1' },
    at: new Date(now).toISOString()
  })
  if (plan.kind === 'write') verifyPlan(archive, plan)
  return plan
}

describe('a redacted event', () => {
  test('leaves a tombstone of its time and κ in its place', () => {
    const lines = linesOf(redacted.files, path)
    const tombstone = `{"time":"${new Date(timestamp).toISOString()}","redacted":"${key}","timestamp":${timestamp}}`
    expect(lines.indexOf(tombstone)).toBe(linesOf(plain.files, path).indexOf(line))
    expect(lines.filter((each) => each !== tombstone)).toEqual(
      linesOf(plain.files, path).filter((each) => each !== line)
    )
    expect(parseEventLine(tombstone)).toEqual({
      kind: 'tombstone',
      event: { timestamp, key, line: tombstone }
    })
  })

  test('is recorded: who, when, why', () => {
    expect(state.redactions).toEqual([
      {
        event: key,
        time: new Date(timestamp).toISOString(),
        path,
        copies: 1,
        by: 'data protection officer',
        reason: 'request 17',
        held: new Map([[path, state.files.get(path)?.events]])
      }
    ])
    expect(state.events).toBe(replayLedger(plain.files.get('ledger.jsonl') ?? '').events)
  })

  test('stays out when it is read again', () => {
    const plan = mergeAgain([row])
    expect(plan).toMatchObject({ kind: 'nothing-to-write', added: [], revised: 0 })
  })

  test('stays out as well when it comes with another e-mail', () => {
    const plan = mergeAgain([{ ...row, actor: { ...row.actor, email: 'new@plain.example' } }])
    expect(plan).toMatchObject({ added: [], revised: 0 })
  })

  test('is only counted when a further copy of it is shown', () => {
    const plan = mergeAgain([row, row])
    expect(plan.added).toEqual([
      expect.objectContaining({ key, line: expect.stringContaining('"redacted"') })
    ])
    const written = plan.batches.flatMap(({ files }) => files.map(({ content }) => content)).join('')
    expect(written).not.toContain(row.object.id)
  })

  test('cannot be claimed by the source: a row with a member "redacted" is an event like another', () => {
    const parsed = parseRow({ redacted: key, timestamp }, plain.now)
    expect(parsed.kind === 'event' && parseEventLine(parsed.event.line).kind).toBe('event')
  })
})

describe('redact <folder>', () => {
  async function redact(...args: string[]): Promise<{ status: number; output: string; said: string[] }> {
    let output = ''
    const said: string[] = []
    const write = (text: string): void => {
      output += text
    }
    const status = await redactCommand(args, {
      write,
      say: (message) => said.push(message),
      now: () => Date.UTC(2025, 10, 10)
    })
    return { status, output, said }
  }

  function makeFolder(): string {
    const root = mkdtempSync(join(tmpdir(), 'redact-'))
    made.push(root)
    const folder = join(root, 'audit-log')
    mkdirSync(folder)
    for (const [name, content] of plain.files) writeFileSync(join(folder, name), content)
    return folder
  }

  test('refuses what it cannot use, all at once, and changes nothing', async () => {
    const folder = makeFolder()
    await expect(redact(folder, '--event', 'abc', '--reason', 'a\nb')).rejects.toMatchObject({
      faults: [
        expect.stringContaining('--event'),
        expect.stringContaining('--reason'),
        expect.stringContaining('--by')
      ]
    })
    const unknown = 'f'.repeat(64)
    await expect(redact(folder, '--event', unknown, '--reason', 'x', '--by', 'y')).rejects.toThrow(
      /holds none/
    )
    expect(readFileSync(join(folder, 'ledger.jsonl'), 'utf8')).toBe(plain.files.get('ledger.jsonl'))
  })

  test('refuses an archive that does not verify', async () => {
    const folder = makeFolder()
    writeFileSync(join(folder, path), (plain.files.get(path) ?? '').replace('192.0.2', '192.0.3'))
    await expect(redact(folder, '--event', key, '--reason', 'x', '--by', 'y')).rejects.toMatchObject({
      code: 'hash'
    })
  })

  test('does it once', async () => {
    const folder = makeFolder()
    const args = [folder, '--event', key, '--reason', 'request 17', '--by', 'the officer']
    const first = await redact(...args)
    expect(first).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^ledger-head=4:[0-9a-f]{64}\n$/)
    })
    expect(await redact(...args)).toMatchObject({ status: 0, output: '' })
    expect(parseMonthFile(path, readFileSync(join(folder, path), 'utf8'))).toHaveLength(
      linesOf(plain.files, path).length
    )
    expect(readFileSync(join(folder, path), 'utf8')).not.toContain(row.object.id)
  })

  test('commits in a git work tree, and the nights go on over it', async () => {
    const root = mkdtempSync(join(tmpdir(), 'redact-night-'))
    made.push(root)
    const folder = join(root, 'audit-log')
    execFileSync('git', ['init', '--quiet'], { cwd: root })
    const sandbox = await startDemoSandbox({ scale: 0.1 })
    const endpoint = new URL(sandbox.endpoint)
    const edges = { ...networkEdges(endpoint), now: () => sandbox.clock.now() }
    const source = hireflixClient({ endpoint, apiKey: sandbox.apiKey, log: () => {} }, edges)
    const destination = new WorkTreeDestination({ folder, writer: thisProcess })
    const night = async (id: string) =>
      run(
        await openArchive(destination),
        {
          pageSize: 20,
          concurrency: 1,
          lookbackMs: 3 * dayMs,
          reviewPeriod: lastWeek,
          rules: [],
          secrets: [],
          run: { id, attempt: 1, repository: '', version: '1' }
        },
        {
          source,
          destination,
          log: () => {},
          sleep: async () => {},
          random: () => 0
        }
      )
    try {
      const before = await night('first')
      const newest = before.reviewed.events.at(-1)
      const outcome = await redact(
        folder,
        '--event',
        newest?.key ?? '',
        '--reason',
        'request 18',
        '--by',
        'officer'
      )
      expect(outcome.output).toMatch(/commit-sha=[0-9a-f]{40}\n/)
      for (const id of ['second', 'third']) {
        sandbox.clock.advance(dayMs)
        const after = await night(id)
        expect(after.verdict).toBe('proven')
        expect(after.anomalies).toMatchObject({ revised: 0, vanished: 0 })
        expect(after.newEvents.map((event) => event.key)).not.toContain(newest?.key)
        expect(after.reviewed.events.map((event) => event.key)).not.toContain(newest?.key)
      }
    } finally {
      await source.close()
      await sandbox.close()
    }
    const log = execFileSync(
      'git',
      ['log', '--format=%s %(trailers:key=Audit-Events,valueonly,separator=)'],
      {
        cwd: root,
        encoding: 'utf8'
      }
    )
    expect(log).toMatch(/^Redact 1 audit event 0$/m)
    let report = ''
    const status = await verifyCommand(['--history', folder], {
      write: (text) => {
        report += text
      },
      say: (message) => {
        report += message
      },
      now: () => sandbox.clock.now()
    })
    expect({ status, report }).toEqual({ status: 0, report: expect.stringMatching(/\nREDACTED\t/) })
  })
})
