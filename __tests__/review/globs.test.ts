import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import picomatch from 'picomatch'
import { compileGlob } from '../../src/review/globs.js'

const matches = (glob: string, text: string): boolean => {
  const compiled = compileGlob(glob)
  if (compiled.kind === 'fault') throw new Error(compiled.reason)
  return compiled.matches(text.toLowerCase())
}

// `/` is an ordinary character here, and an ordinary character of theirs stands for it there.
const notPath = (text: string): string => text.replaceAll('/', '\uE000')

function picomatchOf(glob: string): ((text: string) => boolean) | undefined {
  try {
    const options = {
      bash: true,
      dot: true,
      fastpaths: false,
      windows: false,
      strictBrackets: true,
      debug: true
    }
    const expression = picomatch.makeRe(notPath(glob), { ...options, literalBrackets: false, flags: 'is' })
    return (text) => expression.test(notPath(text))
  } catch {
    return undefined
  }
}

/** Where picomatch has a meaning of its own, or a fault, for signs that the documents do not name. */
const undocumented = /\\[a-z\d]|(?:^|[{},\]])\+|\*\*|\{[^}]*\.\.|\[[^\]]*\//i

describe('compileGlob()', () => {
  test('matches what picomatch matches', () => {
    const textWith = (signs: string, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength })
    const glob = textWith('ab*?[]{},!^-.\\/+$@1Aς*{,}', 10).filter((each) => !undocumented.test(each))
    const texts = fc.array(textWith('aabb[]{},!^-./+$@1A*?\nςΣ\\', 6), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(glob, texts, (pattern, found) => {
        const expected = picomatchOf(pattern)
        if (expected === undefined) return expect(compileGlob(pattern).kind).toBe('fault')
        for (const text of [pattern, ...found])
          expect([text, matches(pattern, text)]).toEqual([text, expected(text.toLowerCase())])
      }),
      { numRuns: 10_000 }
    )
  })

  test.each([
    ['*', '', false],
    ['{,a}', '', false],
    ['!a', '', true],
    ['!*', '', false],
    ['!(a)', 'a', false],
    ['!(a)', 'b', true],
    ['{a', 'a', 'unpaired bracket'],
    ['a]', 'a', 'unpaired bracket'],
    ['[z-a]', 'a', 'runs backwards'],
    ['[[:alpha:]]', 'a', 'unpaired bracket'],
    ['@(a)', 'a', 'no \\*\\(…\\)'],
    ['a!(b)', 'a', 'no \\*\\(…\\)'],
    ['a|b', 'a', 'or \\|'],
    ['*/(m/f/d)"', 'cook/(m/f/d)"', true],
    ['\\*\\(a\\|', '*(a|', true],
    ['[*](a)', '*(a)', true],
    ['{1..3}', '2', 'no \\{1..3\\}'],
    ['', 'a', 'empty'],
    ['a'.repeat(513), 'a', 'longer than 512']
  ])('of %j and %j says %s', (glob, text, expected) => {
    if (typeof expected === 'boolean') expect(matches(glob, text)).toBe(expected)
    else expect(() => matches(glob, text)).toThrow(new RegExp(expected))
  })

  // Each of these outlasts the test by hours where a star starts over.
  const long = 'ab'.repeat(131_072)
  test.each([
    ['the stars of a hostile glob', '*[ab]*[ab]*[ab]z', long],
    ['as many stars as there can be', `${'*?'.repeat(255)}z`, long.slice(0, 16_384)],
    ['alternatives of alternatives', `*${'{a,{a,b},}'.repeat(45)}z`, long],
    ['a place for each character', `*a${'?'.repeat(501)}z`, long.slice(0, 16_384)]
  ])('goes once through a text of 256 KiB: %s', (_what, glob, text) => {
    expect(matches(glob, text)).toBe(false)
    expect(matches(glob, `${text}z`)).toBe(true)
  })

  test('remembers no more than it may, and is right beyond that', () => {
    // A place for each of the last eight signs: 256 sets of them, by 300 characters.
    const glob = '*a???????'
    const { matches: match } = compileGlob(glob) as { matches: (text: string) => boolean }
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 200 }), (codes) => {
        const text = codes.map((code) => (code < 150 ? 'a' : String.fromCharCode(0x4e00 + code))).join('')
        expect(match(text)).toBe(text.length >= 8 && text.at(-8) === 'a')
      }),
      { numRuns: 300 }
    )
  })
})
