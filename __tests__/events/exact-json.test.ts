import { describe, expect, jest, test } from '@jest/globals'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import {
  depthOf,
  ExactNumber,
  isHeldByDouble,
  isJsonObject,
  type Json,
  type JsonObject,
  mapScalars,
  memberOf,
  parseExactJson,
  serializeCanonical
} from '../../src/events/exact-json.js'

const roundTrip = (text: string): string => serializeCanonical(parseExactJson(text))

/** Any JSON text, numbers spelt in every way that RFC 8259 allows. */
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.constant('0'), fc.stringMatching(/^[1-9]\d{0,24}$/)),
    fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,22}$/)),
    fc.oneof(fc.constant(''), fc.stringMatching(/^[eE][+-]?\d{1,3}$/))
  )
  .map((parts) => parts.join(''))

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    '@exact-number-0@1e999',
    'constructor',
    '"',
    '\\',
    '1234567890123456789',
    '\ud800'
  )
)

const jsonTextWith = (memberName: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      numberText,
      text.map((each) => JSON.stringify(each)),
      fc.constantFrom('null', 'true', 'false'),
      fc.array(tie('json'), { maxLength: 5 }).map((items) => `[${items.join(' , ')}]`),
      fc
        .array(fc.tuple(memberName, tie('json')), { maxLength: 5 })
        .map(
          (members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:\t${value}`).join(',')}}`
        )
    )
  })).json

const jsonText = jsonTextWith(text)

/** JSON.parse itself reads escaped names of members wrongly (see exact-json.ts), so it can only vouch for plain ones. */
const jsonTextOfPlainNames = jsonTextWith(text.filter((name) => !JSON.stringify(name).includes('\\')))

describe('parseExactJson() and serializeCanonical()', () => {
  test('are inverse: what was parsed and written parses to the same', () => {
    fc.assert(
      fc.property(jsonText, (json) => {
        const written = roundTrip(json)
        expect(roundTrip(written)).toBe(written)
      }),
      { numRuns: 200 }
    )
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        // RFC 8785 knows no minus zero, and neither does JSON.stringify.
        const plain: unknown = JSON.parse(JSON.stringify(value))
        expect(parseExactJson(serializeCanonical(value as Json))).toEqual(plain)
      })
    )
  })

  test('read as JSON.parse does, apart from numbers that a double cannot hold', () => {
    fc.assert(
      fc.property(jsonTextOfPlainNames, (json) => {
        const toDoubles = (value: Json): Json => {
          if (value instanceof ExactNumber) return Number(value.digits)
          if (Array.isArray(value)) return value.map(toDoubles)
          if (!isJsonObject(value)) return value
          return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toDoubles(each)]))
        }
        expect(toDoubles(parseExactJson(json))).toEqual(JSON.parse(json))
      }),
      { numRuns: 200 }
    )
  })

  test('write RFC 8785 wherever it is defined, as the package canonicalize does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(serializeCanonical(value as Json)).toBe(canonicalize(value))
      }),
      { numRuns: 200 }
    )
  })

  test('write the example of RFC 8785, section 3.2.2', () => {
    expect(
      roundTrip(
        '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
          '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
      )
    ).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.33333329,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
  })

  test('sort members by UTF-16 code units', () => {
    expect(roundTrip('{"\\ufb33":1,"\\ud83d\\ude00":2,"\\u20ac":3,"1":4,"\\r":5,"\\u00f6":6}')).toBe(
      '{"\\r":5,"1":4,"\u00f6":6,"\u20ac":3,"\ud83d\ude00":2,"\ufb33":1}'
    )
  })
})

describe('Numbers', () => {
  test.each([
    ['9007199254740993', '9007199254740993'],
    ['-12345678901234567890', '-12345678901234567890'],
    ['1e400', '1e400'],
    ['-1E+400', '-1E+400'],
    ['1e-400', '1e-400'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['9007199254740992', '9007199254740992'],
    ['1.10', '1.1'],
    ['-0', '0'],
    ['-0.0e5', '0'],
    ['100000000000000000000000', '1e+23'],
    ['1760271725833.0', '1760271725833'],
    ['1.760271725833e12', '1760271725833'],
    ['0.30000000000000004', '0.30000000000000004']
  ])('%s is written %s, alone, in an array and in an object', (digits, written) => {
    expect(roundTrip(digits)).toBe(written)
    expect(roundTrip(` [ ${digits} , ${digits}]`)).toBe(`[${written},${written}]`)
    expect(roundTrip(`{"a": ${digits}}`)).toBe(`{"a":${written}}`)
  })

  test('are held by a double exactly when their decimal value survives', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(isHeldByDouble(String(value))).toBe(true)
      })
    )
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n }), (value) => {
        expect(isHeldByDouble(String(value))).toBe(decimalOf(Number(value)) === decimalOf(value))
      })
    )
  })

  // Exactly, and at any cost.
  const isHeldByReference = (digits: string): boolean => {
    const fractionOf = (text: string): readonly [bigint, bigint] => {
      const [, sign, whole = '', fraction = '', exponent = '0'] =
        /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
      const power = Number(exponent) - fraction.length
      const mantissa = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
      return [mantissa * 10n ** BigInt(Math.max(power, 0)), 10n ** BigInt(Math.max(-power, 0))]
    }
    if (!Number.isFinite(Number(digits))) return false
    const [a, b] = fractionOf(digits)
    const [c, d] = fractionOf(String(Number(digits)))
    return a * d === b * c
  }
  const zeros = fc.nat({ max: 340 }).map((count) => '0'.repeat(count))
  const padded = fc
    .tuple(numberText, zeros, zeros)
    .map(([digits, before, after]) =>
      digits.replace(/^(-?\d+)(\.\d+)?/, (_all, whole, part = '.') => `${whole}${after}${part}${before}1`)
    )

  test('are held by a double as exact arithmetic says', () => {
    fc.assert(
      fc.property(fc.oneof(numberText, padded), (digits) => {
        expect(isHeldByDouble(digits)).toBe(isHeldByReference(digits))
      }),
      { numRuns: 2000 }
    )
  })

  const million = 1_000_000
  test.each([
    ['1e-9…9', `1e-${'9'.repeat(million)}`, false],
    ['1e9…9', `1E+${'9'.repeat(million)}`, false],
    ['0e9…9', `0e${'9'.repeat(million)}`, true],
    ['1e0…01', `1e${'0'.repeat(million)}1`, true],
    ['1e2^53+1', '1e9007199254740993', false],
    ['0.0…01e1000001', `0.${'0'.repeat(million)}1e${million + 1}`, true],
    ['0.0…01e1000002', `0.${'0'.repeat(million)}1e${million + 2}`, true],
    ['10…0e-1000000', `1${'0'.repeat(million)}e-${million}`, true],
    ['10…01e-1000000', `1${'0'.repeat(million - 1)}1e-${million}`, false],
    ['1.0…0', `1.${'0'.repeat(million)}`, true],
    ['-9…9', `-${'9'.repeat(million)}`, false]
  ])('of a megabyte are told without arithmetic on their digits: %s', (_what, digits, isHeld) => {
    // The time of such arithmetic grows with the square of the digits. What it works on is counted, not its seconds.
    const { BigInt: arithmetic } = globalThis
    const count = jest.spyOn(globalThis, 'BigInt').mockImplementation(((text: string) => {
      if (String(text).length > 20) throw new RangeError('too many digits')
      return arithmetic(text)
    }) as BigIntConstructor)
    try {
      expect(isHeldByDouble(digits)).toBe(isHeld)
      expect(parseExactJson(`[${digits}]`)).toEqual([isHeld ? Number(digits) : new ExactNumber(digits)])
    } finally {
      count.mockRestore()
    }
  })

  test('inside strings are text', () => {
    const json = '{"a":"9007199254740993, 1e400","b":": 9007199254740993","c":["\\":9007199254740993"]}'
    expect(parseExactJson(json)).toEqual(JSON.parse(json))
  })
})

/** The decimal value of what ECMAScript writes, expanded. */
function decimalOf(value: number | bigint): string {
  const [mantissa = '', exponent = '0'] = String(value).split('e+')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return (whole + fraction.padEnd(Number(exponent), '0')).replace(/\.?$/, '')
}

describe('The mark that sets numbers aside', () => {
  test.each([
    ['as text', '@exact-number-0@7'],
    ['with the next one, too', '@exact-number-0@ @exact-number-1@7'],
    ['and the next one begin where it ends', '@exact-number-0@exact-number-1@7']
  ])('may occur in the data %s', (_case, found) => {
    const json = JSON.stringify([found, { [found]: found }]).replace(/\]$/, ',1e400]')
    expect(roundTrip(json)).toBe(json)
  })

  test.each(['\\u0040exact-number-0@7', '@exact\\u002dnumber-0@7', '\\u0040\\u0065xact-number-0\\u00407'])(
    'may occur escaped: %s',
    (escaped) => {
      expect(roundTrip(`["${escaped}",1e400]`)).toBe('["@exact-number-0@7",1e400]')
    }
  )
})

test('However many marks a text holds, it is searched for them once', () => {
  const text = Array.from({ length: 50_000 }, (_, n) => `@exact-number-${n}@`).join('')
  const searched = jest.spyOn(String.prototype, 'includes')
  try {
    expect(roundTrip(`["${text}",1e400]`)).toBe(`["${text}",1e400]`)
    expect(searched.mock.calls.length).toBeLessThan(10)
  } finally {
    searched.mockRestore()
  }
})

describe('parseExactJson()', () => {
  test('keeps members named like those of Object.prototype as data', () => {
    const json = '{"__proto__":{"polluted":1e400},"constructor":9007199254740993,"toString":1}'
    const value = parseExactJson(json) as JsonObject
    expect(roundTrip(json)).toBe(
      '{"__proto__":{"polluted":1e400},"constructor":9007199254740993,"toString":1}'
    )
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(memberOf(value, 'polluted')).toBeUndefined()
    expect(memberOf(parseExactJson('{}') as JsonObject, '__proto__')).toBeUndefined()
  })

  test('keeps members whose names are escaped apart', () => {
    // V8 of Node 24.21 reads them as one another, depending on what it read before (see exact-json.ts).
    const names = ['', '"', '\\', '\u0000', 'a\\', 'a"', '\ud800', '__proto__']
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names)), (members) => {
        const json = `{${members.map((name, index) => `${JSON.stringify(name)}:${index}`).join()}}`
        expect(Object.entries(parseExactJson(json) as JsonObject).sort()).toEqual(
          members.map((name, index) => [name, index]).sort()
        )
      }),
      { numRuns: 1000 }
    )
  })

  test('takes a name for the same, however it is spelt', () => {
    expect(roundTrip('{"\\u0061":1,"a":2,"\\u005c":3,"\\\\":4}')).toBe('{"\\\\":4,"a":2}')
  })

  test('keeps lone surrogates, however they were spelt', () => {
    expect(roundTrip('["\\uD800","a\\udfffb",1e400]')).toBe('["\\ud800","a\\udfffb",1e400]')
  })

  test('takes the last of duplicate members, as JSON.parse does', () => {
    expect(roundTrip('{"a":1e400,"a":2}')).toBe('{"a":2}')
    expect(roundTrip('{"a":2,"a":1e400}')).toBe('{"a":1e400}')
  })

  test('neither overflows nor refuses 20,000 levels', () => {
    const deep = `${'['.repeat(10_000)}${'{"a":'.repeat(10_000)}9007199254740993${'}'.repeat(10_000)}${']'.repeat(10_000)}`
    expect(roundTrip(deep)).toBe(deep)
    expect(depthOf(parseExactJson(deep), 30_000)).toBe(20_000)
    expect(depthOf(parseExactJson(deep), 64)).toBe(65)
  })

  test.each([
    '',
    '{',
    '[1e400',
    '{"a":1e400,}',
    '[01e400]',
    '[012345678901234567890]',
    '[-01.50]',
    '[1.]',
    '[1e]',
    '[.5e400]',
    '[+1e400]',
    '[--1e400]',
    '[1e400 2]',
    '[1e4001e400.5.5]',
    '{1e400:1}',
    '{12345678901234567890 : 1}',
    '["a\\"]',
    '["1e400',
    '[\\1e400]',
    'NaN',
    '[1e400]x'
  ])('refuses %j', (json) => {
    expect(() => parseExactJson(json)).toThrow(SyntaxError)
  })

  test.each([
    ['a number of a million digits', `[1${'0'.repeat(1_000_000)}1]`],
    ['a string of four million escapes', `["${'\\"'.repeat(4_000_000)}",1e400]`]
  ])('reads %s without delay', (_case, json) => {
    expect(roundTrip(json)).toBe(json)
  })

  test('refuses a text that was cut in a string of many escapes without delay', () => {
    expect(() => parseExactJson(`[1e400,"${'\\"'.repeat(1_000_000)}`)).toThrow(SyntaxError)
  })
})

test('isJsonObject() knows objects from everything else', () => {
  expect([{}, { a: 1 }].every(isJsonObject)).toBe(true)
  expect([null, [], 'a', 1, true, new ExactNumber('1e400'), undefined].some(isJsonObject)).toBe(false)
})

test('depthOf() counts levels of arrays and objects', () => {
  expect([1, 'a', null, new ExactNumber('1e400')].map((value) => depthOf(value, 64))).toEqual([0, 0, 0, 0])
  expect([[], {}, [1, 'a'], [[]], { a: [{}] }].map((value) => depthOf(value as Json, 64))).toEqual([
    1, 1, 1, 2, 3
  ])
})

describe('mapScalars()', () => {
  const shout = (value: Json): Json => (typeof value === 'string' ? value.toUpperCase() : value)

  test('replaces each scalar at its place, and leaves the original as it was', () => {
    const value = parseExactJson(
      '{"a":["x",{"b":"y"},[],{}],"__proto__":"z","n":90071992547409931,"t":true,"e":null}'
    )
    const before = serializeCanonical(value)
    expect(serializeCanonical(mapScalars(value, shout))).toBe(
      '{"__proto__":"Z","a":["X",{"b":"Y"},[],{}],"e":null,"n":90071992547409931,"t":true}'
    )
    expect(serializeCanonical(value)).toBe(before)
    expect(mapScalars('x', shout)).toBe('X')
    expect(mapScalars(null, () => 'nothing')).toBe('nothing')
    expect(
      mapScalars(parseExactJson('1e400'), (found) => (found instanceof ExactNumber ? found.digits : ''))
    ).toBe('1e400')
  })

  test('goes as deep as the value does', () => {
    const text = `${'[{"a":'.repeat(20_000)}"x"${'}]'.repeat(20_000)}`
    expect(serializeCanonical(mapScalars(parseExactJson(text), shout))).toBe(text.replace('"x"', '"X"'))
  })
})
