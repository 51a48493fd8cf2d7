import { expect, test } from '@jest/globals'
import { emptyLedgerState, type LedgerState } from '../../src/archive/ledger.js'
import type { FileEntry } from '../../src/archive/ledger-line.js'
import { partsToReview } from '../../src/run/archive-review.js'

const mebibyte = 1024 * 1024

function entry(path: string, bytes: number): [string, FileEntry] {
  const month = path.slice(0, 7)
  return [
    path,
    {
      path,
      events: 1,
      bytes,
      sha256: '0'.repeat(64),
      blob: '0'.repeat(40),
      oldest: `${month}-01T00:00:00.000Z`,
      newest: `${month}-28T00:00:00.000Z`
    }
  ]
}

function archiveOf(bytes: number): LedgerState {
  const months = Array.from({ length: 10 }, (_, n) => `2025-${String(n + 1).padStart(2, '0')}.json`)
  return { ...emptyLedgerState, files: new Map(months.map((path) => entry(path, bytes))) }
}

const week = { from: Date.UTC(2025, 9, 6), to: Date.UTC(2025, 9, 13) - 1 }

test('a review reads its period and the 90 days before it, and nothing older', () => {
  expect([...partsToReview(archiveOf(mebibyte), week)].sort()).toEqual([
    '2025-07.json',
    '2025-08.json',
    '2025-09.json',
    '2025-10.json'
  ])
})

test('a review of a quarter reads the four quarters before it', () => {
  const quarter = { from: Date.UTC(2025, 6, 1), to: Date.UTC(2025, 9, 1) - 1 }
  expect(partsToReview(archiveOf(mebibyte), quarter)).toHaveLength(9)
})

test('a review reads at most 16 MiB of history, the newest, and always its period whole', () => {
  expect([...partsToReview(archiveOf(7 * mebibyte), week)].sort()).toEqual([
    '2025-08.json',
    '2025-09.json',
    '2025-10.json'
  ])
  expect(partsToReview(archiveOf(20 * mebibyte), week)).toEqual(['2025-10.json'])
})
