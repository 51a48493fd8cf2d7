import { expect, test } from '@jest/globals'
import { Gate } from '../../src/hireflix/gate.js'

class Refused extends Error {
  constructor(readonly waitMs: number | undefined) {
    super('refused')
  }
}
const waitOf = (error: unknown): number | undefined => (error instanceof Refused ? error.waitMs : undefined)
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Work that ends when it is told to. */
function job(gate: Gate): { started: boolean; end: (fault?: Error) => void; done: Promise<unknown> } {
  let end: (fault?: Error) => void = () => undefined
  const ended = new Promise<void>((resolve, reject) => {
    end = (fault) => (fault === undefined ? resolve() : reject(fault))
  })
  const made = {
    started: false,
    end: (fault?: Error) => end(fault),
    done: Promise.resolve() as Promise<unknown>
  }
  made.done = gate
    .pass(() => {
      made.started = true
      return ended
    }, waitOf)
    .catch((error: unknown) => error)
  return made
}
const started = (jobs: readonly { started: boolean }[]): number => jobs.filter((each) => each.started).length

test('so many pass at once, the next one when one has ended, whether well or badly', async () => {
  const gate = new Gate(2)
  const jobs = Array.from({ length: 5 }, () => job(gate))
  await settle()
  expect(started(jobs)).toBe(2)
  jobs[0]?.end()
  await settle()
  expect(started(jobs)).toBe(3)
  jobs[1]?.end(new Error('broken'))
  await settle()
  expect(started(jobs)).toBe(4)
  expect(await jobs[1]?.done).toMatchObject({ message: 'broken' })
  expect(gate.allowed).toBe(2)
})

test('a complaint halves the number, once for all that were under way, and everyone waits', async () => {
  const waits: { ms: number; end: () => void }[] = []
  const gate = new Gate(8, (ms) => new Promise<void>((end) => waits.push({ ms, end })))
  const jobs = Array.from({ length: 8 }, () => job(gate))
  await settle()
  jobs[0]?.end(new Refused(7000))
  jobs[1]?.end(new Refused(9000))
  await settle()
  expect(gate.allowed).toBe(4)
  expect(waits.map(({ ms }) => ms)).toEqual([7000, 9000])
  for (const each of jobs.slice(2)) each.end()
  const later = Array.from({ length: 6 }, () => job(gate))
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
  expect(gate.allowed).toBe(2)
})

test('it never falls below one, and recovers by one for twenty good answers in a row', async () => {
  const gate = new Gate(3, async () => undefined)
  const refuse = () => gate.pass(() => Promise.reject(new Refused(0)), waitOf).catch(() => undefined)
  const answer = (times: number) =>
    Array.from({ length: times }).reduce<Promise<unknown>>(
      (before) => before.then(() => gate.pass(async () => undefined, waitOf)),
      Promise.resolve()
    )
  await refuse()
  await refuse()
  expect(gate.allowed).toBe(1)
  await answer(19)
  await refuse()
  await answer(19)
  expect(gate.allowed).toBe(1)
  await answer(1)
  expect(gate.allowed).toBe(2)
  await answer(20)
  expect(gate.allowed).toBe(3)
  await answer(40)
  expect(gate.allowed).toBe(3)
})

test('it waits by the clock where nothing else is given', async () => {
  const gate = new Gate(1)
  await gate.pass(() => Promise.reject(new Refused(60)), waitOf).catch(() => undefined)
  const began = performance.now()
  await gate.pass(async () => undefined, waitOf)
  expect(performance.now() - began).toBeGreaterThan(40)
})
