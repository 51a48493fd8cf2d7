import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseDateHeader, parseHttpDate } from '../../src/hireflix/http-date.js'
import { now } from '../support/builders.js'

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** The three forms of RFC 9110, section 5.6.7. */
function formsOf(at: number): { imf: string; rfc850: string; asctime: string } {
  const imf = new Date(at).toUTCString()
  const [, day = '', date = '', month = '', year = '', time = ''] =
    /^(...), (..) (...) (....) (........) GMT$/.exec(imf) ?? []
  const name = days.find((each) => each.startsWith(day))
  return {
    imf,
    rfc850: `${name}, ${date}-${month}-${year.slice(2)} ${time} GMT`,
    asctime: `${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`
  }
}

const years = (from: number, to: number) =>
  fc
    .integer({ min: Date.UTC(from, 0, 1) / 1000, max: Date.UTC(to, 0, 1) / 1000 - 1 })
    .map((seconds) => seconds * 1000)

test('dates are read in each form of RFC 9110, whatever the zone of this machine', () => {
  const zone = process.env['TZ']
  try {
    for (const tz of ['Pacific/Honolulu', 'Asia/Kathmandu', 'UTC']) {
      process.env['TZ'] = tz
      fc.assert(
        fc.property(years(1000, 9999), (at) => {
          const { imf, asctime } = formsOf(at)
          expect([imf, asctime].map((text) => parseHttpDate(text, now))).toEqual([at, at])
        })
      )
      fc.assert(
        fc.property(years(1980, 2070), (at) => {
          expect(parseHttpDate(formsOf(at).rfc850, Date.UTC(2025, 5, 1))).toBe(at)
        })
      )
    }
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test('a year of two digits is not more than 50 years ahead', () => {
  const at = Date.UTC(1994, 10, 6, 8, 49, 37)
  expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(2025, 0, 1))).toBe(at)
  expect(parseHttpDate('Thursday, 14-Oct-76 00:00:00 GMT', Date.UTC(2025, 0, 1))).toBe(Date.UTC(1976, 9, 14))
  expect(parseHttpDate('Monday, 14-Oct-75 00:00:00 GMT', Date.UTC(2025, 0, 1))).toBe(Date.UTC(2075, 9, 14))
})

test.each([
  '',
  'today',
  '2025-10-14T03:17:00Z',
  '1760411820',
  'Tue, 14 Oct 2025 03:17:00',
  'Tue, 14 Oct 2025 03:17:00 UTC',
  'Tue, 14 Oct 2025 03:17:00 +0000',
  'Tue, 14 Oct 2025 03:17:00 PST',
  'Tue, 14 Oct 2025 03:17 GMT',
  'tue, 14 oct 2025 03:17:00 gmt',
  'Tue, 4 Oct 2025 03:17:00 GMT',
  'Wed, 14 Oct 2025 03:17:00 GMT',
  'Tue, 31 Sep 2025 03:17:00 GMT',
  'Sat, 29 Feb 2025 03:17:00 GMT',
  'Tue, 14 Oct 2025 24:00:00 GMT',
  'Tue, 14 Oct 2025 03:60:00 GMT',
  'Tue, 14 Oct 2025 03:17:61 GMT',
  'Tue 14 Oct 2025 03:17:00 GMT',
  'Tue Oct 14 03:17:00 2025 GMT',
  'Tue Oct 14 2025 03:17:00 GMT+0200',
  'Tue, 14-Oct-25 03:17:00 GMT',
  'Tuesday, 14 Oct 2025 03:17:00 GMT',
  'Tue, 14 Oct 2025 03:17:00 GMT, Tue, 14 Oct 2025 03:17:00 GMT'
])('%j is no date', (text) => {
  expect(parseHttpDate(text, now)).toBeUndefined()
})

test('only texts that a date was made of are dates', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'Tue, 14Oct205:37GMday-') }), (text) => {
      const at = parseHttpDate(text, now)
      if (at !== undefined) expect(Object.values(formsOf(at))).toContain(text)
    }),
    { numRuns: 500 }
  )
})

test('a leap second is one', () => {
  expect(parseHttpDate('Sat, 31 Dec 2016 23:59:60 GMT', now)).toBe(Date.UTC(2017, 0, 1))
})

test('a Date that stands there several times is one, as long as all of them agree, in whatever form', () => {
  fc.assert(
    fc.property(
      years(1980, 2070),
      fc.array(fc.constantFrom('imf' as const, 'rfc850' as const, 'asctime' as const), {
        minLength: 1,
        maxLength: 4
      }),
      fc.integer({ min: 1, max: 1e6 }),
      (at, names, seconds) => {
        const header = names.map((name) => formsOf(at)[name]).join(', ')
        expect(parseDateHeader(header, Date.UTC(2025, 5, 1))).toBe(at)
        const other = formsOf(at + seconds * 1000).imf
        expect(parseDateHeader(`${header}, ${other}`, Date.UTC(2025, 5, 1))).toBeUndefined()
        expect(parseDateHeader(`${other},${header}`, Date.UTC(2025, 5, 1))).toBeUndefined()
      }
    )
  )
})
