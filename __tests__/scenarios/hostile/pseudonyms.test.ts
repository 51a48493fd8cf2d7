import { afterEach, beforeEach, expect, test } from '@jest/globals'
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

const inputs = {
  pseudonymize: 'actor.email, object.email, object.name, ip',
  'pseudonym-key': '7d3c9a41f0be26581e4b77a90c5d2f68',
  notable: 'critical *'
}
const person = 'ann.other@example.com'
const at = night - 3_600_000

test.each<[string, (row: ReturnType<typeof auditRow>) => object]>([
  ['where it belongs', (row) => ({ ...row, actor: { id: '1', email: person } })],
  ['in capital letters', (row) => ({ ...row, actor: { id: '1', email: person.toUpperCase() } })],
  ['in a list', (row) => ({ ...row, actor: { id: '1', email: [person, { mail: person }] } })],
  ['in place of the actor', (row) => ({ ...row, actor: person })],
  ['as one of several objects', (row) => ({ ...row, object: [{ id: '1', email: person }, person] })],
  ['as an address', (row) => ({ ...row, ip: person })],
  ['in a row of another shape', (row) => ({ ...row, timestamp: `${row.timestamp}`, who: person })],
  ['as a row', () => [person]],
  [
    'below sixty-five levels',
    (row) => ({ ...row, deep: JSON.parse(`${'['.repeat(70)}"${person}"${']'.repeat(70)}`) })
  ]
])('row 44: a name that is to be replaced is stored, shown and said nowhere: %s', async (_where, change) => {
  world.sandbox.log.appendRaw(at, JSON.stringify(change(auditRow(at, 'strange'))))
  const run = await world.run({ inputs })
  expect(run).toMatchObject({ status: 0, outputs: { verdict: 'proven' } })
  const files = [...(await archiveOn(repository)).values()]
  const commits = (await repository.log()).map(({ message }) => message)
  const everything = [run.log, run.visible, ...files, ...commits].join('\n')
  expect(everything.toLowerCase()).not.toContain('ann')
  expect(files.join()).toMatch(/"pseudonym:[0-9a-f]{32}"/)
})

test.each([
  ['another key', { ...inputs, 'pseudonym-key': '00112233445566778899aabbccddeeff' }, /fingerprint/],
  ['another list', { ...inputs, pseudonymize: 'actor.email' }, /Cannot use pseudonymize "actor\.email"/],
  ['none', { pseudonymize: '', 'pseudonym-key': '' }, /Cannot archive without pseudonyms/]
])('row 44: a run with %s is refused before anything is fetched', async (_what, other, expected) => {
  expect((await world.run({ inputs })).status).toBe(0)
  const before = await repository.head()
  const asked = world.sandbox.requests.length
  world.sandbox.log.append(auditRow(at))
  const run = await world.run({ inputs: other })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(expected)
  expect(world.sandbox.requests).toHaveLength(asked)
  expect(await repository.head()).toBe(before)
})
