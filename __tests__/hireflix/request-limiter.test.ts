import { expect, test } from '@jest/globals'
import { RequestLimiter } from '../../src/hireflix/request-limiter.js'

class Refused extends Error {
  constructor(readonly waitMs: number | undefined) {
    super('refused')
  }
}
const waitOf = (error: unknown): number | undefined => (error instanceof Refused ? error.waitMs : undefined)
const mostWaitMs = 360_000
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Work that ends when it is told to. */
function job(limiter: RequestLimiter): {
  started: boolean
  end: (fault?: Error) => void
  done: Promise<unknown>
} {
  let end: (fault?: Error) => void = () => undefined
  const ended = new Promise<void>((resolve, reject) => {
    end = (fault) => (fault === undefined ? resolve() : reject(fault))
  })
  const made = {
    started: false,
    end: (fault?: Error) => end(fault),
    done: Promise.resolve() as Promise<unknown>
  }
  made.done = limiter
    .run(() => {
      made.started = true
      return ended
    }, waitOf)
    .catch((error: unknown) => error)
  return made
}
const started = (jobs: readonly { started: boolean }[]): number => jobs.filter((each) => each.started).length

test('so many run at once, the next one when one has ended, whether well or badly', async () => {
  const limiter = new RequestLimiter(2, async () => undefined, mostWaitMs)
  const jobs = Array.from({ length: 5 }, () => job(limiter))
  await settle()
  expect(started(jobs)).toBe(2)
  jobs[0]?.end()
  await settle()
  expect(started(jobs)).toBe(3)
  jobs[1]?.end(new Error('broken'))
  await settle()
  expect(started(jobs)).toBe(4)
  expect(await jobs[1]?.done).toMatchObject({ message: 'broken' })
  expect(limiter.allowed).toBe(2)
})

test('a complaint halves the number, once for all that were under way, and everyone waits', async () => {
  const waits: { ms: number; end: () => void }[] = []
  const limiter = new RequestLimiter(
    8,
    (ms) => new Promise<void>((end) => waits.push({ ms, end })),
    mostWaitMs
  )
  const jobs = Array.from({ length: 8 }, () => job(limiter))
  await settle()
  jobs[0]?.end(new Refused(7000))
  jobs[1]?.end(new Refused(9000))
  await settle()
  expect(limiter.allowed).toBe(4)
  expect(waits.map(({ ms }) => ms)).toEqual([7000, 9000])
  for (const each of jobs.slice(2)) each.end()
  const later = Array.from({ length: 6 }, () => job(limiter))
  await settle()
  expect(started(later)).toBe(0)
  waits[0]?.end()
  await settle()
  expect(started(later)).toBe(0)
  waits[1]?.end()
  await settle()
  expect(started(later)).toBe(4)
  later[0]?.end(new Refused(0))
  await settle()
  expect(limiter.allowed).toBe(2)
})

test('it never falls below one, and recovers by one for twenty good answers in a row', async () => {
  const limiter = new RequestLimiter(3, async () => undefined, mostWaitMs)
  const refuse = () => limiter.run(() => Promise.reject(new Refused(0)), waitOf).catch(() => undefined)
  const answer = (times: number) =>
    Array.from({ length: times }).reduce<Promise<unknown>>(
      (before) => before.then(() => limiter.run(async () => undefined, waitOf)),
      Promise.resolve()
    )
  await refuse()
  await refuse()
  expect(limiter.allowed).toBe(1)
  await answer(19)
  await refuse()
  await answer(19)
  expect(limiter.allowed).toBe(1)
  await answer(1)
  expect(limiter.allowed).toBe(2)
  await answer(20)
  expect(limiter.allowed).toBe(3)
  await answer(40)
  expect(limiter.allowed).toBe(3)
})

test('a pause ends when it is closed, and nobody waits behind it any more', async () => {
  const ended: number[] = []
  const limiter = new RequestLimiter(
    1,
    (ms, signal) =>
      new Promise<void>((end) => signal?.addEventListener('abort', () => end(void ended.push(ms)))),
    mostWaitMs
  )
  await limiter.run(() => Promise.reject(new Refused(60_000)), waitOf).catch(() => undefined)
  const later = job(limiter)
  await settle()
  expect(later.started).toBe(false)
  limiter.close()
  await settle()
  expect(ended).toEqual([60_000])
  expect(later.started).toBe(true)
  later.end()
})

test('patience ends when the pauses since the last good answer add up to as much as there is', async () => {
  const waits: number[] = []
  const limiter = new RequestLimiter(4, async (ms) => void waits.push(ms), mostWaitMs)
  const refuse = (waitMs: number) =>
    limiter.run(() => Promise.reject(new Refused(waitMs)), waitOf).catch(() => undefined)
  await refuse(300_000)
  await refuse(300_000)
  expect(waits).toEqual([300_000, 60_000])
  expect(limiter.hasPatience).toBe(true)
  // One that does not ask for time costs none.
  await refuse(0)
  expect(limiter.hasPatience).toBe(true)
  await refuse(1)
  expect(limiter.hasPatience).toBe(false)
  await limiter.run(async () => undefined, waitOf)
  expect(limiter.hasPatience).toBe(true)
  await refuse(300_000)
  expect(waits.at(-1)).toBe(300_000)
})

test('requests that fail together wait at once, which costs patience once', async () => {
  const waits: number[] = []
  const limiter = new RequestLimiter(8, async (ms) => void waits.push(ms), mostWaitMs)
  const jobs = Array.from({ length: 8 }, () => job(limiter))
  await settle()
  for (const [n, each] of jobs.entries()) each.end(new Refused(n < 4 ? 200_000 : 300_000))
  await Promise.all(jobs.map(({ done }) => done))
  expect(waits).toEqual([...Array(4).fill(200_000), ...Array(4).fill(300_000)])
  await limiter.run(() => Promise.reject(new Refused(300_000)), waitOf).catch(() => undefined)
  expect(waits.at(-1)).toBe(60_000)
  expect(limiter.hasPatience).toBe(true)
})
