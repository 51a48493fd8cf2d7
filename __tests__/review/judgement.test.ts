import { describe, expect, test } from '@jest/globals'
import { judge } from '../../src/review/judgement.js'
import { parseRules } from '../../src/review/rules.js'
import { event, report } from './builders.js'

const rules = parseRules('warning interview.delete')
const { reviewed } = report()

describe('judge() puts in question', () => {
  test('the notable events that are new in a run, wherever dated', () => {
    const [old, late] = [event(), event({}, reviewed.from - 1)]
    const review = judge(report({ reviewed: { ...reviewed, events: [old] }, newEvents: [late] }), rules)
    expect(review.notable.map((each) => each.event)).toEqual([old, late])
    expect(review.notableInQuestion.map((each) => each.event)).toEqual([late])
  })

  test('the notable events of the period where there was no run', () => {
    const events = [event(), event({ action: 'position.save' })]
    const review = judge(report({ reviewed: { ...reviewed, events }, source: undefined }), rules)
    expect(review.notableInQuestion.map((each) => each.event)).toEqual([events[0]])
  })

  test('a new twin of an archived event once', () => {
    const [twin] = [event()]
    const review = judge(
      report({ reviewed: { ...reviewed, events: [twin, twin] }, newEvents: [twin] }),
      rules
    )
    expect(review.notable).toHaveLength(2)
    expect(review.notableInQuestion).toHaveLength(1)
  })
})

test('judge() reads the texts of a notable event once', () => {
  let reads = 0
  const { timestamp, id, key, value } = event()
  const counted = {
    timestamp,
    id,
    key,
    action: 'interview.delete',
    get value() {
      reads++
      return value
    }
  }
  judge(report({ newEvents: [counted] }), rules)
  const before = reads
  judge(report({ newEvents: [counted] }), rules)
  expect(reads - before).toBe(1)
})
