import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { readFolder } from '../../src/destinations/folder-reader.js'
import { exitStatusOf } from '../../src/verification/report.js'
import { verifyArchive } from '../../src/verification/verify.js'
import { writeLargeArchive } from './support/large-archive.js'

const folder = mkdtempSync(join(tmpdir(), 'large-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('verify goes through a large archive file by file, and says how far it is', async () => {
  const { now } = writeLargeArchive(folder, { events: 60_000, months: 6 })
  const { files, readFile } = await readFolder(folder)
  let held = 0
  let mostHeld = 0
  let reads = 0
  const progress: number[] = []
  const report = await verifyArchive(
    {
      files,
      readFile: async (path) => {
        mostHeld = Math.max(mostHeld, ++held)
        reads++
        return readFile(path)
      }
    },
    {
      pins: [],
      now,
      progress: ({ files: done }) => {
        held--
        progress.push(done)
      }
    }
  )
  expect(exitStatusOf(report)).toBe(0)
  expect(report.events).toBe(60_000)
  expect(reads).toBe(files.length)
  // The ledger, four files ahead and the one at hand: what is held does not grow with the archive.
  expect(mostHeld).toBeLessThanOrEqual(6)
  expect(progress).toEqual(Array.from({ length: files.length - 1 }, (_each, index) => index + 1))
})
