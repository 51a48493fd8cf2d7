import { describe, expect, test } from '@jest/globals'
import { ArchiveError, InputError, IntegrityError, SourceError } from '../../src/errors.js'
import { failConditions } from '../../src/inputs/inputs.js'
import { describeFailure, failedConditions } from '../../src/publish/failure.js'
import { parseRules } from '../../src/review/rules.js'
import { event, report } from '../review/builders.js'

describe('describeFailure()', () => {
  test.each([
    [new InputError(['one', 'two']), ['one', 'two']],
    [new SourceError('status', 'sentence'), ['sentence']],
    [new ArchiveError('contended', 'sentence'), ['sentence']],
    [new IntegrityError('hash', 'sentence'), ['sentence']]
  ])('says what %s says', (error, messages) => {
    expect(describeFailure(error).messages).toEqual(messages)
  })

  test('gives each its own title', () => {
    const errors = [
      new InputError(['one']),
      new InputError(['one', 'two']),
      new SourceError('status', ''),
      new ArchiveError('locked', ''),
      new IntegrityError('hash', ''),
      new Error()
    ]
    expect(new Set(errors.map((error) => describeFailure(error).title)).size).toBe(errors.length)
  })

  test.each([
    ['an error', () => Object.assign(new TypeError('alice@example.com'), { cause: 'key' })],
    [
      'an error with a message of many lines',
      () => new Error('one\n    at alice@example.com (::error::)\ntwo')
    ],
    [
      'an error with a strange name',
      () => Object.assign(new Error(), { name: 'alice@example.com\n::error::' })
    ],
    ['text', () => 'alice@example.com'],
    ['nothing', () => undefined],
    ['an object', () => ({ message: 'alice@example.com', stack: 'alice@example.com' })]
  ])('says of %s only its name and place', (_case, make) => {
    const { messages } = describeFailure(make())
    expect(messages).toHaveLength(1)
    expect(messages[0]).not.toMatch(/alice|example|::|\n/)
  })

  test('names the place of an unforeseen error', () => {
    expect(describeFailure(new RangeError('x')).messages[0]).toMatch(/RangeError at .*failure\.test/)
  })
})

describe('failedConditions()', () => {
  const all = new Set(failConditions)
  const rules = parseRules('off *\ncritical interview.delete')

  test('meets none in a quiet run', () => {
    expect(failedConditions(report(), all, rules)).toEqual([])
  })

  test.each([
    ['gap', report({ newGaps: [{ from: '', to: '', cause: 'retention' as const }] })],
    ['unproven', report({ verdict: 'unproven' })],
    ['quarantine', report({ quarantined: new Map([['not an object', 2]]) })],
    ['critical', report({ newEvents: [event()] })],
    ['notable', report({ newEvents: [event()] })]
  ] as const)('meets %s when asked, and not otherwise', (condition, found) => {
    expect(failedConditions(found, new Set([condition]), rules)).toEqual([
      expect.stringContaining(`(fail-on: ${condition})`)
    ])
    expect(failedConditions(found, new Set(), rules)).toEqual([])
  })

  test('does not fail for a gap of an earlier run', () => {
    expect(
      failedConditions(report({ gaps: [{ from: '', to: '', cause: 'retention' }] }), all, rules)
    ).toEqual([])
  })
})
