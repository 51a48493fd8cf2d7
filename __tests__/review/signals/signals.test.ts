import { describe, expect, test } from '@jest/globals'
import { defaultRules } from '../../../src/review/default-rules.js'
import { judge } from '../../../src/review/judgement.js'
import { parseRules } from '../../../src/review/rules.js'
import { factsOf } from '../../../src/review/signals/facts.js'
import { findSignals } from '../../../src/review/signals/find-signals.js'
import { report } from '../builders.js'
import { at, bob, daily, day, hour, many, minute, monday, told } from './scene.js'

const deletion = { action: 'interview.delete' }
const share = { action: 'interview.create-share-link' }
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

describe('a burst of deletions', () => {
  test('is ten within an hour', () => {
    expect(told('deletion-burst', many(10, minute, deletion))).toEqual([
      { phrase: '10 deletions in 9 minutes', severities: times(10, 'warning') }
    ])
    expect(told('deletion-burst', many(9, minute, deletion))).toEqual([])
    expect(told('deletion-burst', many(10, 7 * minute, deletion))).toEqual([])
  })

  test('is critical from thirty on', () => {
    expect(told('deletion-burst', many(60, 12_000, deletion))).toEqual([
      { phrase: '60 deletions in 12 minutes', severities: times(60, 'critical') }
    ])
  })

  test('is thirty within a day, told once', () => {
    expect(told('deletion-burst', many(30, 20 * minute, deletion))).toEqual([
      { phrase: '30 deletions in 10 hours', severities: times(30, 'warning') }
    ])
    expect(told('deletion-burst', many(29, 20 * minute, deletion))).toEqual([])
    expect(told('deletion-burst', [...many(40, minute, deletion)])).toHaveLength(1)
  })

  test('of a day is not hidden by a busy hour within it', () => {
    const hour10 = many(10, 4 * minute, deletion)
    const later = many(72, 8 * minute, deletion, monday + 2 * hour)
    expect(told('deletion-burst', [...hour10, ...later])).toEqual([
      { phrase: '10 deletions in 36 minutes', severities: times(10, 'warning') },
      { phrase: '82 deletions in 12 hours', severities: times(82, 'warning') }
    ])
    const few = many(12, 8 * minute, deletion, monday + 3 * hour)
    expect(told('deletion-burst', [...many(30, minute, deletion), ...few])).toEqual([
      { phrase: '30 deletions in 29 minutes', severities: times(30, 'critical') }
    ])
  })

  test('that stays just above the number for an hour is critical by its day', () => {
    expect(told('deletion-burst', many(264, 5 * minute, deletion))).toEqual([
      { phrase: '264 deletions in 22 hours', severities: times(264, 'critical') }
    ])
    expect(told('deletion-burst', many(1001, 5 * minute, deletion))[0]?.phrase).toBe(
      '1,001 deletions in 4 days'
    )
  })

  test('is by one actor, of different objects, and no link among them', () => {
    const both = [...many(6, minute, deletion), ...many(6, minute, { ...deletion, actor: bob })]
    expect(told('deletion-burst', both)).toEqual([])
    expect(told('deletion-burst', many(12, minute, { ...deletion, object: { id: 'one' } }))).toEqual([])
    expect(told('deletion-burst', many(12, minute, { action: 'interview.remove-share-link' }))).toEqual([])
    expect(told('deletion-burst', many(12, minute, { action: 'interview.archive' }))).toEqual([])
  })

  test('is measured by what the actor always does', () => {
    const nightly = [1, 2, 3].flatMap((n) => many(50, 1000, deletion, monday - n * day))
    expect(told('deletion-burst', [...nightly, ...many(60, 1000, deletion)])).toEqual([])
    expect(told('deletion-burst', [...nightly, ...many(100, 1000, deletion)])).toMatchObject([
      { phrase: '100 deletions in 2 minutes' }
    ])
  })
})

describe('a burst of exposure', () => {
  test('is ten links within an hour', () => {
    expect(told('exposure-burst', many(45, 33_000, share))).toEqual([
      { phrase: '45 public or shared links in 25 minutes', severities: times(45, 'critical') }
    ])
    expect(told('exposure-burst', many(9, minute, share))).toEqual([])
  })

  test('is not taking links away', () => {
    expect(told('exposure-burst', many(12, minute, { action: 'interview.remove-share-link' }))).toEqual([])
  })
})

describe('a first-seen actor', () => {
  const newcomer = at(monday, { actor: bob })

  test('is told with how long nobody like that was seen, on the first day', () => {
    const later = at(monday + 2 * day, { actor: bob })
    const first = { ...deletion, actor: bob }
    expect(told('first-seen-actor', [...daily(61), newcomer, at(monday + hour, first), later])).toEqual([
      { phrase: 'actor never seen in 61 days', severities: ['notice', 'warning'] }
    ])
  })

  test('is not told of with little history, nor when known', () => {
    expect(told('first-seen-actor', [...daily(13), newcomer])).toEqual([])
    expect(told('first-seen-actor', [...daily(14), newcomer])).toHaveLength(1)
    expect(told('first-seen-actor', [...daily(61), at(monday - 2 * day, { actor: bob }), newcomer])).toEqual(
      []
    )
  })
})

describe('a first-seen address', () => {
  test('is told for an actor, and makes what is grave a warning', () => {
    const away = [at(monday, { ip: '198.51.100.9' }), at(monday + hour, { ip: '198.51.100.9', ...share })]
    expect(told('first-seen-address', [...daily(20), ...away])).toEqual([
      { phrase: 'address never seen in 20 days', severities: ['notice', 'warning'] }
    ])
    expect(told('first-seen-address', [...daily(20), at(monday)])).toEqual([])
    expect(
      told('first-seen-address', [...daily(20), at(monday, { actor: null, ip: '198.51.100.9' })])
    ).toEqual([])
  })

  test('says nothing where addresses change all the time', () => {
    const travelling = daily(40).map((event, n) => at(event.timestamp, { ip: `198.51.100.${n}` }))
    expect(told('first-seen-address', [...travelling, at(monday, { ip: '203.0.113.1' })])).toEqual([])
  })
})

describe('a first-seen action', () => {
  test('is told unless a rule calls it routine', () => {
    expect(told('first-seen-action', [...daily(61), at(monday, { action: 'company.teleport' })])).toEqual([
      { phrase: 'first time in 61 days', severities: ['notice'] }
    ])
    expect(told('first-seen-action', [...daily(61), at(monday, deletion)])).toMatchObject([
      { severities: ['notice'] }
    ])
    expect(told('first-seen-action', [...daily(61), at(monday, { action: 'position.create' })])).toEqual([])
    expect(told('first-seen-action', [...daily(61, deletion), at(monday, deletion)])).toEqual([])
  })
})

test('the days that a first time is told with are its own, however long the review', () => {
  const teleport = at(monday, { action: 'company.teleport' })
  const vanish = at(monday + 30 * day, { action: 'company.vanish' })
  expect(told('first-seen-action', [...daily(61), teleport, vanish])).toEqual([
    { phrase: 'first time in 61 days', severities: ['notice'] },
    { phrase: 'first time in 91 days', severities: ['notice'] }
  ])
  const others = daily(61, { ...deletion, actor: bob })
  const shared = daily(61, { ...share, actor: bob })
  const firsts = [at(monday, deletion), at(monday + 30 * day, share)]
  expect(told('first-by-actor', [...daily(61), ...others, ...shared, ...firsts])).toEqual([
    { phrase: 'first time by this actor in 61 days', severities: ['notice'] },
    { phrase: 'first time by this actor in 91 days', severities: ['notice'] }
  ])
})

describe('a first-seen medium', () => {
  test('is told, and makes what is grave a warning', () => {
    const use = many(2, hour, { ...share, medium: 'MCP' })
    expect(told('first-seen-medium', [...daily(61), ...use])).toEqual([
      { phrase: 'medium never seen in 61 days', severities: ['warning', 'warning'] }
    ])
    expect(told('first-seen-medium', [...daily(61), at(monday, share)])).toEqual([])
  })
})

describe('the first time by an actor', () => {
  test('is told for what a rule marks', () => {
    const others = daily(61, { ...deletion, actor: bob })
    expect(told('first-by-actor', [...daily(61), ...others, ...many(2, hour, deletion)])).toEqual([
      { phrase: 'first time by this actor in 61 days', severities: ['notice'] }
    ])
    expect(told('first-by-actor', [...daily(61, deletion), at(monday, deletion)])).toEqual([])
    expect(told('first-by-actor', [...daily(61), at(monday, { action: 'interview.comment' })])).toEqual([])
    expect(told('first-by-actor', [...daily(10), ...others, at(monday, deletion)])).toEqual([])
  })
})

describe('an API key', () => {
  const known = { medium: 'API_KEY', host: 'api.hireflix.com', ip: '203.0.113.20', actor: bob }

  test('through a new host is critical, whatever is done with it, for a day', () => {
    const stolen = [monday, monday + hour, monday + 25 * hour].map((time) =>
      at(time, { ...known, host: 'relay.example', ip: '198.51.100.1' })
    )
    expect(told('api-key-host', [...daily(61, known), ...stolen])).toEqual([
      { phrase: 'API key used through a host never seen in 61 days', severities: ['critical', 'critical'] }
    ])
    expect(told('api-key-host', [...daily(61, known), at(monday, known)])).toEqual([])
    expect(told('api-key-host', [...daily(61, known), at(monday, { host: 'relay.example' })])).toEqual([])
    expect(told('api-key-host', [...daily(13, known), ...stolen])).toEqual([])
  })

  test('through two new hosts is told of each with its own days', () => {
    const relays = [monday, monday + 30 * day].map((time, n) =>
      at(time, { ...known, host: `relay${n}.example` })
    )
    expect(told('api-key-host', [...daily(61, known), ...relays])).toEqual([
      { phrase: 'API key used through a host never seen in 61 days', severities: ['critical'] },
      { phrase: 'API key used through a host never seen in 91 days', severities: ['critical'] }
    ])
  })

  test('from a new address is a warning, unless they change all the time', () => {
    const moved = at(monday, { ...known, ip: '198.51.100.1' })
    expect(told('api-key-host', [...daily(61, known), moved])).toEqual([
      { phrase: 'API key used from an address never seen in 61 days', severities: ['warning'] }
    ])
    const serverless = daily(61).map((event, n) => at(event.timestamp, { ...known, ip: `198.51.100.${n}` }))
    expect(told('api-key-host', [...serverless, at(monday, { ...known, ip: '203.0.113.9' })])).toEqual([])
  })

  test('used for the first time is a warning', () => {
    expect(told('api-key-host', [...daily(61), at(monday, known)])).toEqual([
      { phrase: 'first use of an API key in 61 days', severities: ['warning'] }
    ])
    expect(told('api-key-host', [...daily(13), at(monday, known)])).toEqual([])
  })
})

describe('unusual hours', () => {
  test("are those that are not the actor's own", () => {
    const night = [at(monday + 18 * hour), at(monday + 18 * hour + minute, deletion)]
    expect(told('unusual-hours', [...daily(20), ...night])).toEqual([
      { phrase: 'active at 3 h UTC, usually at 9 h', severities: ['notice', 'warning'] }
    ])
    expect(told('unusual-hours', [...daily(20), at(monday - hour), at(monday + hour)])).toEqual([])
    const bobsNights = [1, 2, 3].map((n) => at(monday - n * day - 6 * hour, { actor: bob }))
    expect(told('unusual-hours', [...daily(20), ...bobsNights, night[0] ?? at(0)])).toHaveLength(1)
  })

  test('are not known of somebody seen on few days', () => {
    expect(told('unusual-hours', [...daily(9), at(monday + 18 * hour)])).toEqual([])
    expect(told('unusual-hours', [...daily(10), at(monday + 18 * hour)])).toHaveLength(1)
  })
})

describe('a deletion', () => {
  const object = { id: 'x' }
  const deletedAt = (time: number) => at(time, { ...deletion, object })

  test('soon after the creation is told', () => {
    const created = at(monday, { action: 'interview.create', object })
    expect(told('short-lived-object', [created, deletedAt(monday + 20 * minute)])).toEqual([
      { phrase: 'deleted within an hour of its creation', severities: ['notice'] }
    ])
    expect(told('short-lived-object', [created, deletedAt(monday + 23 * hour)])).toMatchObject([
      { phrase: 'deleted within a day of its creation' }
    ])
    expect(told('short-lived-object', [created, deletedAt(monday + 25 * hour)])).toEqual([])
    expect(told('short-lived-object', [created, at(monday + hour, deletion)])).toEqual([])
  })

  test('soon after a share link is told, and a warning by the same actor within a day', () => {
    const shared = at(monday, { ...share, object })
    const byBob = at(monday, { ...share, object, actor: bob })
    expect(told('short-lived-object', [shared, deletedAt(monday + 2 * hour)])).toEqual([
      { phrase: 'deleted within a day of a share link to it by the same actor', severities: ['warning'] }
    ])
    expect(told('short-lived-object', [byBob, deletedAt(monday + 2 * hour)])).toEqual([
      { phrase: 'deleted within a day of a share link to it', severities: ['notice'] }
    ])
    expect(told('short-lived-object', [shared, deletedAt(monday + 6 * day)])).toEqual([
      { phrase: 'deleted within a week of a share link to it', severities: ['notice'] }
    ])
    expect(told('short-lived-object', [shared, deletedAt(monday + 8 * day)])).toEqual([])
  })
})

describe('findSignals()', () => {
  const events = [...daily(30), ...many(40, minute, deletion), at(monday, { actor: bob, ip: '198.51.100.1' })]

  test('does not depend on the order of events', () => {
    const options = { history: events.slice(0, 30).map(factsOf), rules: defaultRules }
    const signals = findSignals({ ...options, reviewed: events.slice(30) })
    expect(signals.length).toBeGreaterThan(1)
    expect(findSignals({ ...options, reviewed: events.slice(30).toReversed() })).toEqual(signals)
    expect(findSignals({ history: [], reviewed: [], rules: [] })).toEqual([])
  })

  test('leaves alone what a rule of the workflow author silences', () => {
    const rules = [...defaultRules, ...parseRules('off interview.delete actor.email=alice@*')]
    expect(told('deletion-burst', events)).toHaveLength(1)
    expect(told('deletion-burst', events, { rules })).toEqual([])
    const signals = findSignals({ history: [], reviewed: events, rules: defaultRules })
    expect(
      judge(report({ newEvents: events, signals }), rules).notable.filter(
        ({ event }) => event.value['action'] === 'interview.delete'
      )
    ).toEqual([])
  })

  test('raises what a rule marks, and marks what a rule calls routine', () => {
    const [score, first] = [at(monday), at(monday + hour, deletion)]
    const marks = new Map([
      [score.id, 'critical'],
      [first.id, 'warning']
    ] as const)
    const signals = [
      { kind: 'api-key-host', phrase: 'one', marks },
      { kind: 'unusual-hours', phrase: 'two', marks: new Map([[first.id, 'notice'] as const]) }
    ] as const
    expect(
      judge(report({ newEvents: [score, first, at(monday)], signals }), defaultRules).notable
    ).toMatchObject([
      { severity: 'critical', rule: undefined, reasons: ['one'] },
      { severity: 'warning', reasons: ['one', 'two'] }
    ])
  })

  test('says nothing of strangers, and takes a hundred thousand events in seconds', () => {
    const hostile = Array.from({ length: 100_000 }, (_, n) =>
      at(monday + n, {
        action: `delete${n}`,
        actor: { id: `stranger${n % 500}` },
        ip: `stranger${n}`,
        host: `s${n}`
      })
    )
    const began = performance.now()
    const signals = findSignals({ history: daily(30).map(factsOf), reviewed: hostile, rules: defaultRules })
    expect(performance.now() - began).toBeLessThan(8000)
    expect(signals.some(({ phrase }) => phrase.includes('stranger'))).toBe(false)
  })
})
