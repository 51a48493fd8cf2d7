import { availableParallelism } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { findings, stagedSeeds } from '../broken/findings.js'
import { isThorough, someOf } from '../support/thorough.js'
import { type Played, playSeasons, spread } from './campaign.js'
import { figuresOf } from './figures.js'

const jobs = Math.min(4, availableParallelism())

/** Wrong variants that one or two seeds give away. All of them: npm run broken -- --mutants. */
const quickMutants = [
  'sum-pages',
  'set-of-hashes',
  'newest-plus-one',
  'trust-the-limit',
  'short-page-is-the-end',
  'position-before-data',
  'no-compare-and-swap',
  'watermark-from-event-time',
  'no-settling',
  'gap-not-recorded',
  'email-in-identity',
  'pages-connect-by-position',
  'mirror-the-server',
  'cursor-file'
]

test('seasons of ninety days lose nothing, invent nothing and duplicate nothing', async () => {
  const seasons: Played[] = []
  const first = Array.from({ length: 12 }, (_, index) => index + 1)
  const found = [...findings.map(({ seed }) => seed), ...stagedSeeds].filter((seed) => seed > 12)
  const seeds = [...new Set([...someOf(first, 3), ...someOf(found, 4)])]
  await spread(
    seeds,
    jobs,
    async (seed) => void seasons.push(...(await playSeasons({ from: seed, to: seed })))
  )
  expect(
    seasons.flatMap(({ seed, violations }) => violations.map((violation) => ({ seed, ...violation })))
  ).toEqual([])
  const figures = figuresOf(seasons)
  expect(figures).toMatchObject({ seeds: seeds.length, lost: 0, invented: 0, duplicated: 0 })
  // A season in which nothing happens proves nothing.
  expect(figures.commits).toBeGreaterThan(20 * seeds.length)
  for (const kind of [
    'kill',
    'moved-branch',
    'lost-answer',
    'stale-read',
    'truncated',
    'status-429',
    'errors-beside-data',
    'empty-page'
  ]) {
    expect({ kind, effective: figures.faults.get(kind)?.[1] }).toMatchObject({
      effective: expect.any(Number)
    })
    expect(figures.faults.get(kind)?.[1]).toBeGreaterThan(0)
  }
}, 180_000)

test('and so do seasons with one, four and sixteen requests under way at once', async () => {
  const seasons: Played[] = []
  const pieces = [1, 4, 16].map((concurrency) => ({ from: 21, to: isThorough ? 23 : 21, concurrency }))
  await spread(pieces, jobs, async (piece) => void seasons.push(...(await playSeasons(piece))))
  expect(seasons.flatMap(({ violations }) => violations)).toEqual([])
  expect(seasons).toHaveLength(isThorough ? 9 : 3)
}, 120_000)

test('a seed plays the same season each time', async () => {
  const [[first], [second]] = await Promise.all([
    playSeasons({ from: 9, to: 9 }),
    playSeasons({ from: 9, to: 9 })
  ])
  expect({ ...first, ms: 0 }).toEqual({ ...second, ms: 0 })
}, 60_000)

describe('a wrong variant of the program is noticed', () => {
  test('in few seeds', async () => {
    const lived: string[] = []
    await spread(someOf([...quickMutants, 'no-stepping-back'], 3), jobs, async (mutant) => {
      // It takes a page that moves at the wrong moment: this season has one.
      const from = mutant === 'no-stepping-back' ? 48 : 1
      const seasons = await playSeasons({ from, to: from + 5, mutant, isUntilKilled: true })
      if (seasons.at(-1)?.kinds.length === 0) lived.push(mutant)
    })
    expect(lived).toEqual([])
  }, 180_000)

  test('and so is each fault that the simulator once found', async () => {
    const lived: string[] = []
    await spread(someOf(findings, 3), jobs, async ({ name, seed }) => {
      const [season] = await playSeasons({ from: seed, to: seed, mutant: name })
      if (season?.kinds.length === 0) lived.push(name)
    })
    expect(lived).toEqual([])
  }, 60_000)
})
