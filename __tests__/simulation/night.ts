import type { Destination } from '../../src/archive/destination.js'
import { ArchiveError, SourceError } from '../../src/errors.js'
import type { Pseudonyms } from '../../src/events/pseudonyms.js'
import { hireflixClient, networkEdges } from '../../src/hireflix/client.js'
import type { Edges } from '../../src/run/run.js'
import type { RunRecord } from './oracle.js'
import type { PlannedRun } from './planned-runs.js'
import { Random } from './random.js'
import type { Season } from './season.js'
import { Wire } from './wire.js'

const retriesMs = 90_000

/** The edges of one run. Each call of the world is an await at which the run may be killed. */
export class Night {
  readonly #random: Random
  #calls = 0
  #isDead = false

  constructor(
    private readonly season: Season,
    private readonly record: RunRecord,
    private readonly planned: PlannedRun,
    private readonly reading: { readonly concurrency: number; readonly pseudonyms: Pseudonyms | undefined }
  ) {
    this.#random = new Random(`run ${planned.at} ${record.number}`)
  }

  edges(): Edges {
    const { season, record } = this
    const say = (message: string): void => season.describe(record, `says: ${message}`)
    const wire = new Wire({
      ask: (position) =>
        this.#call(`asks ${position.skip}`, () => season.respond(record, position, this.#random)),
      giveUp: () => record.faults.add('unreachable')
    })
    const endpoint = new URL('https://api.hireflix.com/me')
    const source = hireflixClient(
      { ...this.reading, endpoint, apiKey: 'key-of-the-simulation', log: say },
      {
        ...networkEdges(endpoint),
        transport: wire,
        wait: (ms) => this.#call('waits', () => {}, ms),
        now: () => season.scheduler.now
      }
    )
    const destination: Destination = {
      description: 'the simulated host',
      open: () =>
        this.#call('opens', () =>
          season.snapshot(record, this.#random, (path) => this.#call(`reads ${path}`, () => {}))
        ),
      commit: (change) => this.#call('commits', () => season.commit(record, change, this.#random))
    }
    return {
      source,
      destination,
      log: say,
      sleep: (ms) => this.#call('sleeps', () => {}, ms),
      random: () => this.#random.next()
    }
  }

  #call<T>(name: string, effect: () => T, waitMs = 0): Promise<T> {
    const { season, planned } = this
    return new Promise<T>((resolve, reject) => {
      // Never answered: the process is gone.
      if (this.#isDead) return
      const isLast = planned.kill?.call === this.#calls++
      if (isLast && planned.kill?.when === 'before') return this.#die(name)
      const isHanging = season.roll(this.#random, 'hang', season.chanceOfHanging)
      const there = this.#random.between(20, 500) * season.pace + waitMs
      const back =
        this.#random.between(20, 500) * season.pace +
        (isHanging ? this.#random.between(0.1, 2) * retriesMs : 0)
      season.scheduler.at(season.scheduler.now + there, () => {
        let answer: () => void
        // What has left the process takes effect, whether or not the process still lives.
        try {
          const value = effect()
          answer = () => resolve(value)
        } catch (error) {
          if (!(error instanceof SourceError || error instanceof ArchiveError)) throw error
          answer = () => reject(error)
        }
        if (isLast) this.#die(name)
        season.scheduler.at(season.scheduler.now + back, () => {
          if (!this.#isDead) answer()
        })
      })
    })
  }

  #die(name: string): void {
    if (this.#isDead || this.record.outcome !== 'running') return
    this.#isDead = true
    this.season.describe(this.record, `${this.planned.kill?.when} it ${name}:`)
    this.season.killed(this.record)
  }
}
