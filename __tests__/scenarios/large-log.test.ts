import { expect, test } from '@jest/globals'
import { copiesIn, copiesShown, differences, verifiedLedger } from '../support/archive-folder.js'
import { archiveOn, auditRow, dayMs, night, startWorld } from '../support/scenario.js'
import { isThorough } from '../support/thorough.js'

const rows = isThorough ? 100_000 : 50_000

test(`${rows} events are archived exactly while others arrive, expire and are deleted between the pages`, async () => {
  const stepMs = Math.floor((59.9 * dayMs) / rows)
  const history = Array.from({ length: rows }, (_, n) => {
    // Every tenth millisecond holds three events, two of them identical.
    const timestamp = night - (n % 10 < 3 ? n - (n % 10) : n) * stepMs - 1
    const row = auditRow(timestamp, n % 10 === 1 || n % 10 === 2 ? `twin-${n - (n % 10)}` : `id-${n}`)
    return { row, visibleAt: timestamp }
  })
  let arrived = 0
  let isMoving = true
  const world = await startWorld({
    now: night,
    history,
    beforeAnswer: ({ index }, log) => {
      if (!isMoving) return
      // A few arrive, the clock moves so that the oldest expire, and now and then one in the middle is deleted.
      for (let n = 0; n < 3; n++) {
        log.append(auditRow(log.clock.now() - 1, `arrived-${arrived++}`), log.clock.now())
      }
      // Less than ten minutes in all: the dates of one run must advance as its own clock does.
      log.clock.advance(400)
      if (index % 50 === 49) {
        const target = `id-${0.4 * rows + index * 10 + 5}`
        log.remove(({ row }) => row?.object.id === target)
      }
    }
  })
  const { log } = world.sandbox
  const visibleNow = () => countsOf(log.visible().map(({ json }) => json))
  try {
    const repository = await world.github.createRepository('acme/audit')
    const before = visibleNow()
    const run = await world.run()
    const after = visibleNow()
    expect(arrived).toBeGreaterThan(0.03 * rows)
    expect(run.stdout).toMatch(/Read \d+ pages with \d+ of about \d+ events/)
    expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven' } })
    // Whatever was there all the time must be archived, with as many copies.
    const lasting = new Map([...before].map(([json, count]) => [json, Math.min(count, after.get(json) ?? 0)]))
    expect(lasting.size).toBeGreaterThan(0.85 * rows)
    const archived = copiesIn(await archiveOn(repository))
    expect(differences(archived, copiesShown(lasting)).lost).toHaveLength(0)
    expect(differences(archived, copiesShown(log.mostCopies())).invented).toHaveLength(0)
    expect([...archived.values()].filter((copies) => copies === 2).length).toBeGreaterThan(0.09 * rows)

    // When the log comes to rest, one more run has all that is left of it, and knows what was deleted.
    isMoving = false
    world.sandbox.clock.advance(10 * 60_000)
    expect(await world.run()).toMatchObject({ status: 0, outputs: { verdict: 'proven' } })
    const files = await archiveOn(repository)
    expect(differences(copiesIn(files), copiesShown(visibleNow())).lost).toHaveLength(0)
    expect(differences(copiesIn(files), copiesShown(log.mostCopies())).invented).toHaveLength(0)
    const ledger = verifiedLedger(files)
    expect(ledger.at(-1)?.verdict).toBe('proven')
    expect(ledger.at(-1)?.coverage?.through).toBe(new Date(world.sandbox.clock.now() - 120_000).toISOString())
    expect(ledger.flatMap(({ gaps }) => gaps)).toEqual([])
    expect(world.github.violations).toEqual([])
    await repository.fsck()
  } finally {
    await world.close()
  }
}, 600_000)

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
