import { describe, expect, test } from '@jest/globals'
import { openArchive } from '../../src/archive/opened-archive.js'
import { maxBatchBytes } from '../../src/archive/reconcile.js'
import { type AuditEvent, maxEventBytes } from '../../src/events/event.js'
import { EventCounts } from '../../src/events/event-counts.js'
import type { Observed } from '../../src/events/observed.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { lastWeek, periodAt } from '../../src/review/review-period.js'
import { LogReading, type Reading, type ReadingOptions } from '../../src/run/log-reading.js'
import { type WritingOptions, type Written, writeReading } from '../../src/run/writing.js'
import {
  copiesIn,
  copiesOf,
  dayMs,
  event,
  eventAt,
  hourMs,
  now,
  observed,
  quarantinedRow,
  runStamp
} from '../support/builders.js'
import { ListedLog, strangeRow } from '../support/listed-log.js'
import { MemoryDestination } from '../support/memory-destination.js'

const readingOptions: ReadingOptions = {
  pageSize: 100,
  concurrency: 4,
  lookbackMs: 3 * dayMs,
  reviewPeriod: lastWeek,
  log: () => undefined
}

function writingOptions(
  destination: MemoryDestination,
  changes: Partial<WritingOptions> = {}
): WritingOptions {
  return {
    destination,
    source: { host: 'api.hireflix.com' },
    run: runStamp,
    rules: defaultRules,
    secrets: [],
    log: () => undefined,
    sleep: async () => undefined,
    random: () => 0.5,
    ...changes
  }
}

/** One run, as run.ts does it. */
async function archive(
  log: ListedLog,
  destination: MemoryDestination,
  changes: Partial<ReadingOptions> = {}
): Promise<Written> {
  const opened = await openArchive(destination)
  const reader = await LogReading.begin(log, opened.state, { ...readingOptions, ...changes })
  const [stage = 0] = reader.stages()
  return writeReading(opened, await reader.read(stage, opened), writingOptions(destination))
}

/** What a run would have read that saw this, and proves it. */
function readingOf(seen: Observed): Reading {
  const period = periodAt(lastWeek, seen.serverNow)
  return { observed: seen, vanished: new EventCounts(), requiredLines: [], isLast: true, period }
}

async function put(
  events: readonly AuditEvent[],
  destination: MemoryDestination,
  changes: Partial<WritingOptions> = {}
): Promise<Written> {
  const opened = await openArchive(destination)
  return writeReading(opened, readingOf(observed(events)), writingOptions(destination, changes))
}

async function heldIn(destination: MemoryDestination): Promise<Map<string, number>> {
  const reader = await openArchive(destination)
  await reader.readMonths([...reader.state.files.keys()].filter((path) => path !== 'quarantine.json'))
  await reader.readQuarantine()
  return copiesIn(reader.opened())
}

const codeOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'nothing was thrown',
    (error) => error.code ?? error
  )

const two = [eventAt(now - 40 * dayMs, 1), eventAt(now - hourMs, 2)]

describe('openArchive() does not trust', () => {
  const spoil: [string, string, string, (destination: MemoryDestination) => void][] = [
    ['unlisted', 'notes.txt', 'a foreign file', ({ files }) => files.set('notes.txt', 'x')],
    [
      'unlisted',
      '2025-09.json',
      'a month file that the ledger does not know',
      ({ files }) => files.set('2025-09.json', '[]')
    ],
    [
      'unlisted',
      'older',
      'a folder',
      (destination) => {
        destination.others = [{ path: 'older', kind: 'other', bytes: 0 }]
      }
    ],
    [
      'unlisted',
      '2025-11.json',
      'a link in place of a file',
      (destination) => {
        destination.files.delete('2025-11.json')
        destination.others = [{ path: '2025-11.json', kind: 'other', bytes: 9 }]
      }
    ],
    ['missing', '2025-11.json', 'a missing file', ({ files }) => files.delete('2025-11.json')],
    [
      'missing',
      '2025-11.json',
      'an archive without a ledger',
      ({ files }) => {
        files.delete('ledger.jsonl')
        files.delete('2025-10.json')
      }
    ],
    [
      'hash',
      '2025-11.json',
      'a file of another size',
      ({ files }) => files.set('2025-11.json', `${files.get('2025-11.json')}\n`)
    ],
    [
      'hash',
      '2025-11.json',
      'a file changed within its size',
      ({ files }) => files.set('2025-11.json', (files.get('2025-11.json') ?? '').replace('ADMIN', 'OTHER'))
    ],
    [
      'chain',
      'ledger.jsonl',
      'a ledger whose first line was removed',
      ({ files }) => files.set('ledger.jsonl', (files.get('ledger.jsonl') ?? '').replace(/^.*\n/, ''))
    ],
    [
      'unknown-spec',
      'ledger.jsonl',
      'a ledger of another format',
      ({ files }) =>
        files.set('ledger.jsonl', (files.get('ledger.jsonl') ?? '').replaceAll('archive/1', 'archive/9'))
    ],
    [
      'format',
      'ledger.jsonl',
      'a ledger edited by hand',
      ({ files }) => files.set('ledger.jsonl', (files.get('ledger.jsonl') ?? '').replace(/\n$/, ''))
    ]
  ]
  test.each(spoil)('(%s, naming %s) %s', async (code, named, _case, change) => {
    const destination = new MemoryDestination()
    await put(two.slice(0, 1), destination)
    await put(two, destination)
    change(destination)
    const before = new Map(destination.files)
    const failure = await put([...two, eventAt(now - 1)], destination).catch((error) => error)
    expect(failure).toMatchObject({ code, message: expect.stringContaining(`"${named}"`) })
    expect(failure.message).not.toMatch(/example\.com/)
    expect(destination.files).toEqual(before)
  })

  test('a file changed within its size once it is read, where the listing has no blob ids', async () => {
    const destination = new MemoryDestination()
    await put(two, destination)
    destination.listsBlobs = false
    destination.files.set(
      '2025-11.json',
      (destination.files.get('2025-11.json') ?? '').replace('ADMIN', 'OTHER')
    )
    const failure = await put([...two, eventAt(now - 1)], destination).catch((error) => error)
    expect(failure).toMatchObject({ code: 'hash', message: expect.stringContaining('"2025-11.json"') })
  })

  test("and does not name a file whose name is a stranger's choice", async () => {
    const destination = new MemoryDestination()
    destination.files.set('::error::\n', 'x')
    const failure = await openArchive(destination).catch((error) => error)
    expect(failure).toMatchObject({ code: 'unlisted' })
    expect(failure.message).not.toContain('::')
  })

  test('but takes a folder of companions alone for an empty archive', async () => {
    const destination = new MemoryDestination()
    destination.files.set('README.md', 'mine')
    await put(two, destination)
    expect(destination.files.get('README.md')).toBe('mine')
    expect(await heldIn(destination)).toEqual(copiesOf(two))
  })
})

describe('writeReading()', () => {
  const rival = (id: number) => ({
    kind: 'race' as const,
    rival: (destination: MemoryDestination) =>
      put([eventAt(now - dayMs, `rival ${id}`), ...two.slice(0, 1)], destination)
  })

  test("has both writers' events, once each, after a race lost twice", async () => {
    const destination = new MemoryDestination()
    destination.mishaps.push(rival(1), undefined, rival(2), undefined)
    const archived = await put(two, destination)
    expect(await heldIn(destination)).toEqual(
      copiesOf([...two, eventAt(now - dayMs, 'rival 1'), eventAt(now - dayMs, 'rival 2')])
    )
    expect(destination.changes).toHaveLength(3)
    expect(archived.commits).toHaveLength(1)
    expect(archived.state.events).toBe(4)
  })

  test('finds a commit that landed though its answer was lost', async () => {
    const destination = new MemoryDestination()
    destination.mishaps.push({ kind: 'unknown', landed: true })
    const archived = await put(two, destination)
    expect(destination.changes).toHaveLength(1)
    expect(archived.batches.flatMap(({ added }) => added)).toHaveLength(2)
    expect(archived.commits).toEqual([{ sha: '1'.padStart(40, '0') }])
    expect(archived.state.events).toBe(2)
  })

  test('commits again when it did not land', async () => {
    const destination = new MemoryDestination()
    destination.mishaps.push({ kind: 'unknown', landed: false })
    const archived = await put(two, destination)
    expect(destination.changes).toHaveLength(1)
    expect(archived.batches).toHaveLength(1)
  })

  test('goes on where a lost answer left off, in batches', async () => {
    const destination = new MemoryDestination()
    destination.mishaps.push(undefined, { kind: 'unknown', landed: true }, rival(1))
    const largest = maxEventBytes - 1000
    // Each month fills a commit.
    const events = Array.from({ length: 4 * Math.ceil(maxBatchBytes / largest) }, (_, n) =>
      event({ timestamp: now - (n % 4) * 30 * dayMs - n, object: 'x'.repeat(largest) })
    )
    const archived = await put(events, destination)
    expect(await heldIn(destination)).toEqual(
      copiesOf([...events, eventAt(now - dayMs, 'rival 1'), ...two.slice(0, 1)])
    )
    const written = archived.batches.flatMap(({ added }) => added)
    expect(copiesOf(written)).toEqual(copiesOf(events))
  })

  test('gives up after ten races', async () => {
    const destination = new MemoryDestination()
    for (let n = 0; n < 10; n++) destination.mishaps.push(rival(n), undefined)
    const waits: number[] = []
    const sleep = async (ms: number): Promise<void> => {
      waits.push(ms)
    }
    expect(await codeOf(put(two, destination, { sleep }))).toBe('contended')
    expect(waits).toHaveLength(9)
    expect(Math.max(...waits)).toBeLessThanOrEqual(5000)
  })

  test('keeps strange rows once though a race is lost', async () => {
    const destination = new MemoryDestination()
    const seen = observed(two, { quarantined: [quarantinedRow()] })
    const other = async () =>
      writeReading(await openArchive(destination), readingOf(seen), writingOptions(destination))
    destination.mishaps.push({ kind: 'race', rival: other }, undefined)
    const archived = await writeReading(
      await openArchive(destination),
      readingOf(seen),
      writingOptions(destination)
    )
    expect(archived.plan.kind).toBe('nothing-to-write')
    expect(destination.changes).toHaveLength(1)
  })
})

describe('LogReading', () => {
  const listed = (count: number, from = now - 50 * dayMs): AuditEvent[] =>
    Array.from({ length: count }, (_, n) => eventAt(from + Math.floor((n * 49 * dayMs) / count), n))

  test('archives 42 events, then nothing, then five more', async () => {
    const destination = new MemoryDestination()
    const log = new ListedLog(listed(42))
    expect((await archive(log, destination)).plan).toMatchObject({
      claim: { verdict: 'proven' },
      added: { length: 42 }
    })
    const requests = log.requests.length
    expect((await archive(log, destination)).plan.kind).toBe('nothing-to-write')
    expect(log.requests.length - requests).toBeLessThanOrEqual(3)
    for (let n = 0; n < 5; n++) log.insert(eventAt(now - hourMs + n))
    expect((await archive(log, destination)).plan.added).toHaveLength(5)
    expect(await heldIn(destination)).toEqual(copiesOf(log.events))
  })

  test.each([undefined, 40])(
    'stays within its budget on a long log with nothing new (clamp %s)',
    async (clamp) => {
      const destination = new MemoryDestination()
      const log = new ListedLog(listed(10_000), clamp === undefined ? {} : { clamp })
      await archive(log, destination)
      const before = log.requests.length
      const second = await archive(log, destination)
      expect(second.plan).toMatchObject({ kind: 'nothing-to-write', claim: { verdict: 'proven' } })
      // Three days behind the last proven time, the count, ten pages of the sweep and some guesses.
      expect(log.requests.length - before).toBeLessThan(clamp === undefined ? 30 : 50)
    }
  )

  test('reads everything again when the counts differ, and records once what vanished', async () => {
    const destination = new MemoryDestination()
    const log = new ListedLog(listed(3000))
    await archive(log, destination)
    const gone = log.events[2000]
    log.delete(2000)
    const second = await archive(log, destination)
    expect(second.plan).toMatchObject({ vanished: [gone?.timestamp], claim: { verdict: 'proven' } })
    expect(destination.changes.at(-1)?.files.map(({ path }) => path)).toEqual(['ledger.jsonl'])
    const before = log.requests.length
    expect((await archive(log, destination)).plan.kind).toBe('nothing-to-write')
    expect(log.requests.length - before).toBeLessThan(30)
    expect((await heldIn(destination)).get(gone?.key ?? '')).toBe(1)
  })

  test('finds a late event that a count shows, at once', async () => {
    const destination = new MemoryDestination()
    const log = new ListedLog(listed(3000))
    await archive(log, destination)
    log.insert(eventAt(now - 30 * dayMs + 7, 'late'))
    expect((await archive(log, destination)).plan).toMatchObject({ late: 1, added: { length: 1 } })
  })

  // Ten pages overlap more where groups are large: slices that ended with the tenth would leave rows out for good.
  test('passes over all of the log by its sweep, though twelve events share each millisecond', async () => {
    const destination = new MemoryDestination()
    const events = Array.from({ length: 1200 }, (_, n) =>
      eventAt(now - hourMs - Math.floor(n / 12) * 8 * hourMs, n)
    )
    for (let n = 0; n < 20; n++) events.push(eventAt(now - 40 * dayMs - n))
    const log = new ListedLog(events, { clamp: 20 })
    await archive(log, destination)
    const swept = new Set<number>()
    for (let night = 1; night <= 8; night++) {
      log.serverNow += dayMs
      const before = log.requests.length
      await archive(log, destination, { concurrency: 1 })
      for (const { skip } of log.requests.slice(before))
        for (let row = skip; row < Math.min(skip + 20, events.length); row++) swept.add(row)
    }
    expect(swept.size).toBe(events.length)
  })

  test('finds by its sweep what a count does not show', async () => {
    const destination = new MemoryDestination()
    const log = new ListedLog(listed(3000))
    await archive(log, destination)
    log.delete(1500)
    const late = eventAt(now - 30 * dayMs + 7, 'late')
    log.insert(late)
    // Three or four slices, one a day in turn.
    for (let day = 1; day <= 4; day++) {
      log.serverNow = now + day * dayMs
      await archive(log, destination)
    }
    expect((await heldIn(destination)).get(late.key)).toBe(1)
  })

  test('does not take expired events for vanished ones', async () => {
    const destination = new MemoryDestination()
    const log = new ListedLog(listed(3000))
    await archive(log, destination)
    for (let n = 0; n < 500; n++) log.expire()
    log.serverNow = now + 20 * dayMs
    const before = log.requests.length
    expect((await archive(log, destination)).plan).toMatchObject({
      vanished: [],
      claim: { verdict: 'proven' }
    })
    expect(log.requests.length - before).toBeLessThan(40)
  })

  test('archives while the log changes under it', async () => {
    const destination = new MemoryDestination()
    let serial = 0
    const log: ListedLog = new ListedLog(listed(2000), {
      isSlow: true,
      between: () => {
        log.insert(eventAt(now - hourMs + serial, serial++))
        if (serial % 3 === 0) log.expire()
      }
    })
    const stable = log.events.slice(0, 1500)
    expect((await archive(log, destination, { concurrency: 16 })).plan.claim.verdict).toBe('proven')
    const held = await heldIn(destination)
    for (const { key } of stable) expect(held.get(key)).toBe(1)
  })

  test('keeps rows that nobody understands beside the events', async () => {
    const destination = new MemoryDestination()
    const log = new ListedLog(listed(50))
    log.insertRow(25, strangeRow(1))
    const { plan } = await archive(log, destination)
    expect(plan).toMatchObject({
      claim: { verdict: 'proven' },
      quarantined: { length: 1 },
      added: { length: 50 }
    })
    expect((await archive(log, destination)).plan.kind).toBe('nothing-to-write')
  })

  test('does not take an empty answer for a quiet account', async () => {
    const destination = new MemoryDestination()
    await archive(new ListedLog(listed(42)), destination)
    const { plan } = await archive(new ListedLog([]), destination)
    expect(plan).toMatchObject({ kind: 'nothing-to-write', claim: { verdict: 'unproven' }, vanished: [] })
  })
})
