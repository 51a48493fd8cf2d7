import { expect, test } from '@jest/globals'
import { copiesIn, copiesShown, differences, verifiedLedger } from '../support/archive-folder.js'
import { archiveOn, auditRow, dayMs, night, startWorld } from '../support/scenario.js'

test('100,000 events are archived exactly while others arrive, expire and are deleted between the pages', async () => {
  const rows = 100_000
  const stepMs = Math.floor((59.9 * dayMs) / rows)
  const history = Array.from({ length: rows }, (_, n) => {
    // Every tenth millisecond holds three events, two of them identical.
    const timestamp = night - (n % 10 < 3 ? n - (n % 10) : n) * stepMs - 1
    const row = auditRow(timestamp, n % 10 === 1 || n % 10 === 2 ? `twin-${n - (n % 10)}` : `id-${n}`)
    return { row, visibleAt: timestamp }
  })
  let arrived = 0
  const world = await startWorld({
    now: night,
    history,
    beforeAnswer: ({ index }, log) => {
      // A few arrive, the clock moves so that the oldest expire, and now and then one in the middle is deleted.
      for (let n = 0; n < 3; n++)
        log.append(auditRow(log.clock.now() - 1, `arrived-${arrived++}`), log.clock.now())
      log.clock.advance(5000)
      if (index % 50 === 49) {
        const target = `id-${40_000 + index * 10 + 5}`
        log.remove(({ row }) => row?.object.id === target)
      }
    }
  })
  try {
    const repository = await world.github.createRepository('acme/audit')
    const run = await world.run()
    expect(run.stdout).toMatch(/Read \d+ pages with \d+ of about \d+ events/)
    expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven' } })
    // What came during the walk is archived by the next run, which also notices what was deleted.
    const second = await world.run()
    expect(second).toMatchObject({ status: 0, outputs: { verdict: 'proven' } })
    const files = await archiveOn(repository)
    const ledger = verifiedLedger(files)
    const archived = copiesIn(files)
    const { lost, invented } = differences(archived, copiesShown(world.sandbox.log.mostCopies()))
    expect(invented).toEqual([])
    // Only what expired or was deleted before its page was read, or arrived after the last page, may be missing.
    const still = new Set(world.sandbox.log.visible().map(({ json }) => json))
    const lostAndStill = lost.filter((key) =>
      [...still].some((json) => json.includes(JSON.parse(key).object.id))
    )
    const youngest = Math.max(
      ...[...still].map((json) => (JSON.parse(json) as { timestamp: number }).timestamp)
    )
    expect(
      lostAndStill.filter((key) => (JSON.parse(key) as { timestamp: number }).timestamp < youngest - 600_000)
    ).toEqual([])
    expect([...archived.values()].filter((copies) => copies === 2).length).toBeGreaterThan(9000)
    expect(ledger.at(-1)?.verdict).toBe('proven')
    expect(world.github.violations).toEqual([])
    await repository.fsck()
  } finally {
    await world.close()
  }
}, 240_000)
