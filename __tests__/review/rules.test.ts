import { describe, expect, test } from '@jest/globals'
import { InputError } from '../../src/errors.js'
import { parseExactJson } from '../../src/events/exact-json.js'
import { classify, parseRules } from '../../src/review/rules.js'
import { event } from './builders.js'

function faultsOf(text: string): readonly string[] {
  try {
    parseRules(text)
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
  return []
}

function matches(rule: string, value: Parameters<typeof event>[0]): boolean {
  return classify(parseRules(rule), event(value)).kind === 'notable'
}

describe('parseRules()', () => {
  test('reads the examples of the documentation', () => {
    const rules = parseRules(`
# deletions
critical *.delete*
warning  *  medium=API_KEY   actor.email=*@contractor.example  # known to us
\toff      interview.delete  actor.email=cleanup-bot@acme.example
`)
    expect(rules.map(({ severity, text }) => [severity, text])).toEqual([
      ['critical', 'critical *.delete*'],
      ['warning', 'warning * medium=API_KEY actor.email=*@contractor.example'],
      ['off', 'off interview.delete actor.email=cleanup-bot@acme.example']
    ])
  })

  test('reads nothing from nothing, whatever ends its lines', () => {
    expect(parseRules('')).toEqual([])
    expect(parseRules('\r\n  # only this\r\n\r\n')).toEqual([])
    expect(parseRules('notice a\r\nnotice b\rnotice c').length).toBe(3)
  })

  test('names every fault with its line and column', () => {
    const faults = faultsOf(
      [
        'alarm *.delete*',
        'notice',
        '',
        'notice medium=API_KEY',
        '  notice  x  API_KEY  medium=',
        'notice {a,b  medium=[z-a]',
        'notice x .=y =z',
        'notice {1..3}',
        'notice +(a)',
        `notice ${'a'.repeat(513)}`
      ].join('\n')
    )
    expect(faults).toEqual([
      'Cannot read the rule in line 1, column 1 "alarm": no such severity; use critical, warning, notice or off',
      'Cannot read the rule in line 2, column 7: the pattern is missing; write * for every action',
      'Cannot read the rule in line 4, column 8 "medium=API_KEY": the pattern is missing before it; write * for every action',
      'Cannot read the rule in line 5, column 14 "API_KEY": not of the form field=glob; write ? for a space within a glob',
      'Cannot read the rule in line 5, column 30: the glob is empty; write * for any value',
      'Cannot read the rule in line 6, column 8 "{a,b": the glob has an unpaired bracket or a range that runs backwards',
      'Cannot read the rule in line 6, column 21 "\\u{5b}z-a\\u{5d}": the glob has an unpaired bracket or a range that runs backwards',
      'Cannot read the rule in line 7, column 10 ".=y": not of the form field=glob; write ? for a space within a glob',
      'Cannot read the rule in line 7, column 14 "=z": not of the form field=glob; write ? for a space within a glob',
      expect.stringMatching(/^Cannot read the rule in line 8, column 8 "{1..3}": a glob has no {1..3}/),
      expect.stringMatching(/^Cannot read the rule in line 9, column 8 "\+\(a\)": a glob has no \*\(…\)/),
      expect.stringMatching(
        /^Cannot read the rule in line 10, column 8 "a{60}…": the glob is longer than 512/
      )
    ])
  })

  test('refuses more rules than anybody reads', () => {
    expect(faultsOf('notice x\n'.repeat(500))).toEqual([])
    expect(faultsOf('notice x\n'.repeat(501))).toHaveLength(1)
  })
})

describe('classify()', () => {
  test('lets the last matching rule win', () => {
    const rules = parseRules('notice *.delete*\ncritical position.*\noff *.delete* actor.id=651a')
    expect(classify(rules, event({ action: 'interview.delete' }))).toEqual({
      kind: 'quiet',
      isByAuthor: true
    })
    expect(classify(rules, event({ action: 'interview.delete', actor: null }))).toEqual({
      kind: 'notable',
      severity: 'notice',
      rule: 'notice *.delete*'
    })
    expect(classify(rules, event({ action: 'position.delete', actor: null }))).toMatchObject({
      severity: 'critical'
    })
    expect(classify(rules, event({ action: 'position.create' }))).toMatchObject({
      rule: 'critical position.*'
    })
    expect(classify(rules, event({ action: 'theme.create' }))).toEqual({ kind: 'unclassified' })
  })

  test('needs every condition of a rule', () => {
    const rule = 'notice * medium=API_KEY actor.email=*@acme.example'
    expect(matches(rule, { medium: 'API_KEY' })).toBe(true)
    expect(matches(rule, { medium: 'ADMIN' })).toBe(false)
    expect(matches(rule, { medium: 'API_KEY', actor: { email: 'x@acme.example.evil' } })).toBe(false)
  })

  test.each(['*', '**', '!x', '?', '!(x)'])('matches no missing, null or nested field with %s', (glob) => {
    for (const value of [{ medium: null }, { medium: {} }, { medium: ['A'] }, { medium: [] }]) {
      expect(matches(`notice * medium=${glob}`, value)).toBe(false)
    }
    expect(matches(`notice * actor.email.x=${glob}`, {})).toBe(false)
    expect(matches(`notice * absent=${glob}`, {})).toBe(false)
    expect(matches(`notice * constructor=${glob} toString=${glob}`, {})).toBe(false)
    expect(matches(`notice ${glob}`, { action: null })).toBe(false)
    expect(matches(`notice * medium=${glob}`, { medium: 'A' })).toBe(true)
  })

  test('matches numbers and booleans by their text, with all their digits', () => {
    expect(matches('notice * n=12*', { n: 125 })).toBe(true)
    expect(matches('notice * n=true', { n: true })).toBe(true)
    expect(matches('notice * n=true', { n: false })).toBe(false)
    const value = parseExactJson('{"n":12345678901234567890}') as { n: never }
    expect(matches('notice * n=12345678901234567890', value)).toBe(true)
    expect(matches('notice * n=12345678901234567891', value)).toBe(false)
  })

  test('ignores case in the rule and in the event', () => {
    for (const rule of ['notice *.DELETE*', 'notice {Interview,Position}.delete']) {
      expect(matches(rule, { action: 'interview.Delete' })).toBe(true)
    }
    expect(matches('notice * medium=api_key', { medium: 'API_KEY' })).toBe(true)
  })

  test('takes a value for text, not for a path or a line', () => {
    const referer = 'https://x.example/../a/./b'
    for (const glob of [
      '*',
      '{https,http}*',
      'https://*/b',
      'https:??x*',
      '{https,http}://*/b',
      '!ftp*',
      '[h]*b'
    ]) {
      expect(matches(`notice * referer=${glob}`, { referer })).toBe(true)
      expect(matches(`notice * referer=${glob}`, { referer: 'https://x\n\u2028.example\r\n/b' })).toBe(true)
    }
    expect(matches('notice * referer=./x', { referer: 'x' })).toBe(false)
    expect(matches('notice * referer=./{x,y}', { referer: 'x' })).toBe(false)
    expect(matches('notice * referer=a\\b', { referer: 'a/b' })).toBe(false)
    expect(matches('notice *', { action: '..' })).toBe(true)
    expect(matches('notice *', { action: '.hidden' })).toBe(true)
    expect(matches('notice *', { action: '' })).toBe(false)
  })

  test('matches the beginning of a very long text, and never silences by it', () => {
    const action = `interview.delete${'x'.repeat(2000)}`
    expect(matches('notice *.delete*', { action })).toBe(true)
    expect(matches('notice *', { action: `${'x'.repeat(2000)}.delete` })).toBe(true)
    expect(matches('notice *.delete', { action: `${'x'.repeat(2000)}.delete` })).toBe(false)
    expect(classify(parseRules('notice *\noff *'), event({ action })).kind).toBe('notable')
    expect(classify(parseRules('notice *\noff *'), event({ action: 'x'.repeat(1024) })).kind).toBe('quiet')
  })

  test('is not slowed down by a hostile text', () => {
    const rules = parseRules('notice *a*a*a*a*a*a*a*a*b\nnotice *{api,key}*{a,aa}*b')
    const hostile = event({ action: 'a'.repeat(250_000) })
    const began = performance.now()
    for (let n = 0; n < 20; n++) expect(classify(rules, hostile).kind).toBe('unclassified')
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
