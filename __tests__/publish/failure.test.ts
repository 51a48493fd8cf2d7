import { describe, expect, test } from '@jest/globals'
import { ArchiveError, InputError, IntegrityError, SourceError } from '../../src/errors.js'
import { describeFailure } from '../../src/publish/failure.js'

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

  test('tells a fault of the machine from one of the program', () => {
    const full = Object.assign(new Error('ENOSPC: /secret'), {
      code: 'ENOSPC',
      syscall: 'write',
      path: '/secret'
    })
    const { title, messages } = describeFailure(full)
    expect(title).toBe('The system refused')
    expect(messages).toEqual([expect.stringMatching(/^Cannot go on: .* ENOSPC to write; check the disk/)])
    expect(messages.join()).not.toContain('secret')
    const odd = Object.assign(new Error('x'), { code: 'E secret', syscall: 'write' })
    expect(describeFailure(odd).title).toBe('A fault of this program')
  })

  test('names the place of an unforeseen error', () => {
    expect(describeFailure(new RangeError('x')).messages[0]).toMatch(/RangeError at .*failure\.test/)
  })
})
