import { expect, test } from '@jest/globals'
import { InputError } from '../../src/errors.js'
import { parseReviewPeriod, periodAt } from '../../src/review/review-period.js'

const now = Date.UTC(2025, 9, 12, 23, 17)

test.each([
  ['7d', '2025-10-05T23:17:00.000Z', '2025-10-12T23:17:00.000Z'],
  ['4w', '2025-09-14T23:17:00.000Z', '2025-10-12T23:17:00.000Z'],
  ['2025-10', '2025-10-01T00:00:00.000Z', '2025-10-31T23:59:59.999Z'],
  ['2024-12', '2024-12-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
  ['2025-10-01..2025-10-07', '2025-10-01T00:00:00.000Z', '2025-10-07T23:59:59.999Z'],
  ['2025-10-01..2025-10-01', '2025-10-01T00:00:00.000Z', '2025-10-01T23:59:59.999Z']
])('review-period %s is read', (text, from, to) => {
  const period = periodAt(parseReviewPeriod(text), now)
  expect([period.from, period.to].map((ms) => new Date(ms).toISOString())).toEqual([from, to])
})

test.each([
  '',
  '7',
  '0d',
  '-1d',
  '12h',
  '99999d',
  '2025',
  '2025-13',
  '1999-12',
  '2025-10-01',
  '2025-02-30..2025-03-01',
  '2025-10-07..2025-10-01',
  '2025-10-01..2025-10-02..2025-10-03',
  '2025-10-01...2025-10-02',
  '::error::x'
])('review-period "%s" is refused', (text) => {
  expect(() => parseReviewPeriod(text)).toThrow(InputError)
  expect(() => parseReviewPeriod(text)).toThrow(/Cannot use review-period .*2025-10-01\.\.2025-10-07/)
})
