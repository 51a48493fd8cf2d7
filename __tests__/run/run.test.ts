import { beforeAll, describe, expect, test } from '@jest/globals'
import { openArchive } from '../../src/archive/opened-archive.js'
import type { AuditEvent } from '../../src/events/event.js'
import type { Answer } from '../../src/hireflix/answer.js'
import type { AuditLogReader } from '../../src/hireflix/page-fetcher.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { countNew, type RunReport } from '../../src/review/report.js'
import { lastWeek } from '../../src/review/review-period.js'
import { stageRows } from '../../src/run/log-reading.js'
import { run } from '../../src/run/run.js'
import { copiesIn, copiesOf, dayMs, event, now, runStamp } from '../support/builders.js'
import { ListedLog } from '../support/listed-log.js'
import { MemoryDestination } from '../support/memory-destination.js'

const rows = 3 * stageRows + 2000
const pageSize = 1000

/** Routine, but for one deletion among the oldest. */
const listed: readonly AuditEvent[] = Array.from({ length: rows }, (_, n) =>
  event({
    timestamp: now - 50 * dayMs + Math.floor((n * 49 * dayMs) / rows),
    object: { id: `interview-${n}`, type: 'interview' },
    action: n === 100 ? 'interview.delete' : 'position.save'
  })
)

async function archive(source: AuditLogReader, destination: MemoryDestination): Promise<RunReport> {
  return run(
    await openArchive(destination),
    {
      pageSize,
      concurrency: 4,
      lookbackMs: 3 * dayMs,
      reviewPeriod: lastWeek,
      rules: defaultRules,
      run: runStamp,
      secrets: []
    },
    { source, destination, log: () => undefined, sleep: async () => undefined, random: () => 0.5 }
  )
}

async function heldIn(destination: MemoryDestination): Promise<Map<string, number>> {
  const reader = await openArchive(destination)
  await reader.readMonths([...reader.state.files.keys()])
  return copiesIn(reader.opened())
}

/** Breaks off once it has answered so many requests. */
function breakOff(log: ListedLog, after: number): AuditLogReader {
  let answers = 0
  return {
    host: log.host,
    fetchSlice: async (position): Promise<Answer> => {
      if (++answers > after) throw new Error('The machine went away')
      return log.fetchSlice(position)
    }
  }
}

describe('A first run on a long log', () => {
  const destination = new MemoryDestination()
  const log = new ListedLog(listed)
  let report: RunReport

  beforeAll(async () => {
    report = await archive(log, destination)
  })

  test('archives all of it in stages, the oldest first', async () => {
    expect(report).toMatchObject({ verdict: 'proven', archivedEvents: rows })
    expect(await heldIn(destination)).toEqual(copiesOf(listed))
    const ledger = destination.files.get('ledger.jsonl') ?? ''
    const lines = ledger
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ verdict }) => verdict)).toEqual(['unproven', 'unproven', 'proven'])
    expect(lines.slice(0, -1).every(({ added }) => added >= stageRows && added < 1.2 * stageRows)).toBe(true)
    // Only all stages together prove anything.
    expect(lines.map(({ coverage }) => coverage !== null)).toEqual([false, false, true])
  })

  test('reads hardly anything twice', () => {
    expect(log.requests.length).toBeLessThan(rows / pageSize + 20)
  })

  test('counts what is routine, and keeps what a rule marks', () => {
    expect(countNew(report)).toBe(rows)
    expect(report.newEvents.length).toBeLessThan(2 * stageRows)
    expect(report.newEvents.filter(({ action }) => action === 'interview.delete')).toHaveLength(1)
  })

  test('leaves an archive to which the next run adds nothing', async () => {
    const commits = destination.changes.length
    expect(await archive(log, destination)).toMatchObject({ verdict: 'proven', newEvents: [] })
    expect(destination.changes).toHaveLength(commits)
  })
})

test('A run that breaks off in a stage has archived those before, and the next one adds the rest', async () => {
  const destination = new MemoryDestination()
  const log = new ListedLog(listed)
  await expect(archive(breakOff(log, 50), destination)).rejects.toThrow('The machine went away')
  const held = (await heldIn(destination)).size
  expect(held).toBeGreaterThan(stageRows)
  expect((await openArchive(destination)).state).toMatchObject({ verdict: 'unproven', coverage: undefined })
  const second = await archive(log, destination)
  expect(second).toMatchObject({ verdict: 'proven', archivedEvents: rows })
  expect(countNew(second)).toBe(rows - held)
  expect(await heldIn(destination)).toEqual(copiesOf(listed))
})

test.each([1, 2])('A run fails, and claims nothing, when somebody takes stage %i away', async (stage) => {
  const destination = new MemoryDestination()
  const log = new ListedLog(listed)
  const states: ReadonlyMap<string, string>[] = []
  let isSetBack = false
  const setBack: AuditLogReader = {
    host: log.host,
    fetchSlice: async (position) => {
      const { changes, files } = destination
      states[changes.length] ??= new Map(files)
      if (changes.length === stage && !isSetBack) {
        isSetBack = true
        files.clear()
        for (const [path, content] of states[stage - 1] ?? []) files.set(path, content)
        destination.revision++
      }
      return log.fetchSlice(position)
    }
  }
  await expect(archive(setBack, destination)).rejects.toThrow(
    /^Cannot write to the memory: what this run committed to it before is not there any more, so somebody set it back;/
  )
  expect((await openArchive(destination)).state.coverage).toBeUndefined()
  expect(await archive(log, destination)).toMatchObject({ verdict: 'proven', archivedEvents: rows })
  expect(await heldIn(destination)).toEqual(copiesOf(listed))
})

test('A list that cannot be proven piece by piece is read in one go', async () => {
  const destination = new MemoryDestination()
  const report = await archive(
    new ListedLog(listed.slice(0, 2 * stageRows), { order: 'oldest-first' }),
    destination
  )
  expect(report).toMatchObject({ archivedEvents: 2 * stageRows })
  expect(await heldIn(destination)).toEqual(copiesOf(listed.slice(0, 2 * stageRows)))
})
