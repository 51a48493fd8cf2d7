import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { copiesIn, copiesShown, differences, verifiedLedger } from '../support/archive-folder.js'
import { archiveOn, auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../support/scenario.js'
import { isThorough } from '../support/thorough.js'
import { Random } from './random.js'

const kills = isThorough ? 100 : 10
const seed = process.env['CHAOS_SEED'] ?? '1'
const concurrency = process.env['CHAOS_CONCURRENCY'] ?? '4'

let world: World

beforeEach(async () => {
  world = await startWorld({
    history: hourlyRows(300, night - 600_000),
    order: 'shifting-ties',
    maxLimit: 40
  })
})
afterEach(async () => {
  await world.close()
})

test(`after ${kills} kills at any moment the next run ends proven and nothing is lost`, async () => {
  const random = new Random(`chaos ${seed}`)
  const { sandbox, github } = world
  const repository = await github.createRepository('acme/audit')
  const inputs = { 'page-size': '20', concurrency }
  const usualMs = await timed(() => world.run({ inputs }))
  const told: string[] = []

  for (let killed = 0; killed < kills; ) {
    sandbox.clock.advance(random.between(0.1, 0.6) * dayMs)
    logSome(random)
    spoilSome(random)
    const runs = Array.from({ length: random.pick([1, 1, 2, 3]) }, () => {
      const isToDie = random.chance(0.8)
      let timer: NodeJS.Timeout | undefined
      return world
        .run({
          inputs,
          onStart: (process) => {
            const afterMs = random.between(0, 1.1) * usualMs
            if (isToDie) timer = setTimeout(() => process.kill('SIGKILL'), afterMs)
          }
        })
        .finally(() => clearTimeout(timer))
    })
    for (const { status } of await Promise.all(runs)) {
      if (status === null) killed++
      told.push(String(status))
    }
    // Whatever moment it was: what stands in the repository is a whole archive.
    verifiedLedger(await archiveOn(repository))
  }

  sandbox.clearFaults()
  sandbox.clock.advance(dayMs)
  const last = await world.run({ inputs })
  expect({ told, status: last.status, verdict: last.outputs['verdict'], said: last.stdout }).toMatchObject({
    status: 0,
    verdict: 'proven'
  })
  const files = await archiveOn(repository)
  const ledger = verifiedLedger(files)
  expect(ledger.flatMap(({ gaps }) => gaps)).toEqual([])
  const archived = copiesIn(files)
  expect(differences(archived, copiesShown(sandbox.log.mostCopies()))).toEqual({ lost: [], invented: [] })
  expect([...archived.values()].reduce((sum, count) => sum + count, 0)).toBe(ledger.at(-1)?.archive.events)
  await repository.fsck()
  expect(github.violations).toEqual([])
}, 900_000)

/** Some hours of events, with ties and twins, one of them late. */
function logSome(random: Random): void {
  const { log, clock } = world.sandbox
  for (let count = random.whole(1, 25); count > 0; count--) {
    const timestamp = Math.floor(clock.now() - random.between(0, 5) * 3_600_000)
    const row = auditRow(timestamp, `chaos-${random.whole(1, 1e9)}`)
    for (let copies = random.pick([1, 1, 1, 2, 3]); copies > 0; copies--) log.append(row, clock.now())
    if (random.chance(0.2)) log.append(auditRow(timestamp, `tie-${random.whole(1, 1e9)}`), clock.now())
  }
}

function spoilSome(random: Random): void {
  const { sandbox, github } = world
  if (random.chance(0.1))
    sandbox.inject(random.pick([{ kind: 'reset' }, { kind: 'truncate' }, { kind: 'hang', ms: 200 }]))
  if (random.chance(0.15)) github.inject({ kind: 'reset-after-commit' })
  if (random.chance(0.1)) {
    github.inject({ kind: 'race', files: { [`notes-${random.whole(1, 1e6)}.md`]: 'Somebody was here.\n' } })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
