import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { auditRow, dayMs, night, startWorld, type World } from '../support/scenario.js'

let world: World

beforeEach(async () => {
  // Two months of forty events a day: the log is longer than ten pages, the archive spans four months.
  const stepMs = Math.floor(dayMs / 40)
  const history = Array.from({ length: 2200 }, (_, n) => {
    const timestamp = night - 600_000 - n * stepMs
    return { row: auditRow(timestamp), visibleAt: timestamp }
  })
  world = await startWorld({ history })
})
afterEach(async () => {
  await world.close()
})

/** Requests of one run, to the source and to GitHub. */
async function counted(): Promise<{ source: number; github: string[]; run: { [name: string]: string } }> {
  const before = { source: world.sandbox.requests.length, github: world.github.requests.length }
  const { status, outputs, stdout } = await world.run()
  expect({ status, stdout }).toMatchObject({ status: 0 })
  return {
    source: world.sandbox.requests.length - before.source,
    github: world.github.requests.slice(before.github).map(({ operation }) => operation),
    run: outputs
  }
}

test('a night costs two looks at the archive and, if anything is new, a commit', async () => {
  await world.github.createRepository('acme/audit')
  await counted()
  world.sandbox.clock.advance(dayMs)
  const quiet = await counted()
  expect(quiet).toMatchObject({ github: ['repository', 'repository'], run: { 'new-events': '0' } })
  // Far fewer than ten for the sweep: the pages grow.
  expect(quiet.source).toBeLessThanOrEqual(10)

  for (let n = 0; n < 200; n++)
    world.sandbox.log.append(auditRow(world.sandbox.clock.now() - 1000 * n, `new-${n}`))
  world.sandbox.clock.advance(dayMs)
  const busy = await counted()
  expect(busy).toMatchObject({
    github: ['repository', 'repository', 'createCommitOnBranch'],
    run: { 'new-events': '200' }
  })
  expect(busy.source).toBeLessThanOrEqual(200 / 100 + 2 + 10)
  expect(world.github.violations).toEqual([])
}, 60_000)
