import { describe, expect, jest, test } from '@jest/globals'
import { toTime } from '../../src/archive/coverage.js'
import type { LedgerLine } from '../../src/archive/ledger-line.js'
import { isInvalid } from '../../src/verification/report.js'
import { randomOf } from '../support/builders.js'
import { isThorough } from '../support/thorough.js'
import { replaced, without } from './matrix/lists.js'
import { company, plain, redacted } from './matrix/subjects.js'
import { type Commit, dayMs } from './support/archives.js'
import {
  digestsOf,
  edited,
  eventOf,
  forged,
  headsOf,
  ledgerLines,
  linesOf,
  months,
  putLines,
  rechained,
  reledgered,
  renumbered,
  sorted,
  type Tampered,
  type TamperedFiles,
  textOf
} from './support/tampering.js'
import { verifyCase } from './support/verifier.js'

/**
 * Rewrites by somebody who knows the format: hashes, tree hashes, chain, counts and bounds are made right as well as can
 * be. Each is reported from the newest files alone, or belongs to a class of which the matrix says what it needs.
 */

jest.setTimeout(900_000)

const rewrites = isThorough ? 1000 : 100
const archives = [company, plain, redacted]

interface Choice {
  readonly below: (end: number) => number
  readonly of: <T>(items: readonly T[]) => T
}

function choiceOf(seed: number): Choice {
  const random = randomOf(seed)
  const below = (end: number): number => Math.floor(random() * end)
  return { below, of: (items) => items[below(items.length)] as (typeof items)[number] }
}

/** Makes the newest entry of each file, the sums of that line and of all after it, and the chain right. */
function madeRight(files: TamperedFiles): TamperedFiles {
  const paths = months(files)
  const lines = ledgerLines(files)
  const newest = new Map(
    paths.map((path) => [path, lines.findLastIndex((line) => line.files.some((file) => file.path === path))])
  )
  const held = new Map<string, number>()
  let before = 0
  return reledgered(files, (line, index) => {
    const entries = line.files.map((file) => {
      if (newest.get(file.path) !== index) return file
      const events = linesOf(files, file.path).map(eventOf)
      const times = events.map(({ timestamp }) => timestamp)
      return {
        ...file,
        ...digestsOf(textOf(files, file.path)),
        events: events.length,
        oldest: toTime(Math.min(...times)),
        newest: toTime(Math.max(...times))
      }
    })
    for (const { path, events } of entries) if (path !== 'quarantine.json') held.set(path, events)
    const total = [...held.values()].reduce((sum, events) => sum + events, 0)
    const added = total - before
    before = total
    return { ...line, files: entries, added, archive: { events: total, files: held.size } }
  })
}

function withEvents(
  files: TamperedFiles,
  { of }: Choice,
  change: (lines: string[], index: number) => string[],
  below: Choice['below']
) {
  const path = of(months(files))
  const lines = linesOf(files, path)
  return madeRight(putLines(files, path, sorted(change(lines, below(lines.length)))))
}

function withMembers(
  files: TamperedFiles,
  { below }: Choice,
  change: (line: LedgerLine) => Partial<LedgerLine>
): TamperedFiles {
  const target = below(ledgerLines(files).length)
  return reledgered(files, (line, index) => (index === target ? { ...line, ...change(line) } : line))
}

const shifted = (time: string, ms: number): string => toTime(Date.parse(time) + ms)

type Rewrite = (files: TamperedFiles, choice: Choice) => TamperedFiles

/** By name. What `needs` nothing is reported by the newest files, wherever it is done. */
const kinds: Readonly<Record<string, { readonly rewrite: Rewrite; readonly needs?: 'pin' }>> = {
  'an event changed': {
    needs: 'pin',
    rewrite: (files, choice) =>
      withEvents(
        files,
        choice,
        (lines, i) => replaced(lines, i, forged(lines[i] as string, choice.below(99))),
        choice.below
      )
  },
  'an event moved in time': {
    needs: 'pin',
    rewrite: (files, choice) =>
      withEvents(
        files,
        choice,
        (lines, i) => {
          const { timestamp } = eventOf(lines[i] as string)
          return replaced(
            lines,
            i,
            edited(lines[i] as string, { timestamp: timestamp - choice.below(3) * dayMs })
          )
        },
        choice.below
      )
  },
  'an event left out': {
    needs: 'pin',
    rewrite: (files, choice) =>
      withEvents(files, choice, (lines, i) => (lines.length > 1 ? without(lines, i) : lines), choice.below)
  },
  'an event added': {
    needs: 'pin',
    rewrite: (files, choice) =>
      withEvents(
        files,
        choice,
        (lines, i) => [...lines, forged(lines[i] as string, choice.below(99))],
        choice.below
      )
  },
  'a ledger line left out': {
    needs: 'pin',
    rewrite: (files, choice) => {
      const lines = ledgerLines(files)
      return madeRight(rechained(files, renumbered(without(lines, choice.below(lines.length)))))
    }
  },
  'coverage moved': {
    needs: 'pin',
    rewrite: (files, choice) =>
      withMembers(files, choice, ({ coverage }) =>
        coverage === null
          ? { coverage }
          : { coverage: { ...coverage, through: shifted(coverage.through, (choice.below(9) - 4) * dayMs) } }
      )
  },
  'a line dated otherwise': {
    needs: 'pin',
    rewrite: (files, choice) =>
      withMembers(files, choice, ({ at }) => ({ at: shifted(at, (choice.below(41) - 20) * dayMs) }))
  },
  'gaps changed': {
    needs: 'pin',
    rewrite: (files, choice) =>
      withMembers(files, choice, ({ gaps, verdict }) =>
        choice.below(2) === 0
          ? { gaps: [], verdict: verdict === 'gap' ? 'proven' : verdict }
          : { gaps: gaps.map((gap) => ({ ...gap, to: shifted(gap.to, (choice.below(9) - 4) * dayMs) })) }
      )
  },
  'a claim after the line itself': {
    rewrite: (files, choice) => {
      const lines = ledgerLines(files)
      const claiming = lines.flatMap(({ coverage }, index) => (coverage === null ? [] : [index]))
      const target = choice.of(claiming)
      return reledgered(files, (line, index) =>
        index !== target || line.coverage === null
          ? line
          : {
              ...line,
              coverage: { ...line.coverage, through: shifted(line.at, 1 + choice.below(9) * dayMs) }
            }
      )
    }
  },
  'a line before the one before it': {
    rewrite: (files, choice) => {
      const lines = ledgerLines(files)
      const target = 1 + choice.below(lines.length - 1)
      const before = (lines[target - 1] as LedgerLine).at
      return reledgered(files, (line, index) =>
        index === target ? { ...line, at: shifted(before, -1 - choice.below(9) * dayMs) } : line
      )
    }
  },
  'tombstones without a record': {
    rewrite: (files, choice) =>
      withEvents(
        files,
        choice,
        (lines, i) => {
          const { timestamp, key } = eventOf(lines[i] as string)
          const other = `${key.slice(1)}${key.startsWith('0') ? '1' : '0'}`
          return replaced(
            lines,
            i,
            `{"time":"${toTime(timestamp)}","redacted":"${other}","timestamp":${timestamp}}`
          )
        },
        choice.below
      )
  },
  'an earlier entry with other times': {
    rewrite: (files, choice) => {
      const lines = ledgerLines(files)
      const again = lines.flatMap((line, index) =>
        line.files
          .filter(
            ({ path, oldest }) =>
              oldest !== undefined &&
              lines.slice(index + 1).some((later) => later.files.some((file) => file.path === path))
          )
          .map(({ path }) => ({ index, path }))
      )
      const { index: target, path } = choice.of(again)
      return reledgered(files, (line, index) =>
        index !== target
          ? line
          : {
              ...line,
              files: line.files.map((file) =>
                file.path === path
                  ? { ...file, oldest: shifted(file.oldest as string, -1 - choice.below(99)) }
                  : file
              )
            }
      )
    }
  }
}

describe(`${rewrites} rewrites by somebody who knows the format`, () => {
  test('are each reported, or by the pin or the history that the matrix says', async () => {
    const missed: string[] = []
    const byItself = new Map<string, number>()
    const names = Object.keys(kinds)
    let done = 0
    for (let seed = 1; done < rewrites; seed++) {
      const choice = choiceOf(seed)
      const archive = choice.of(archives)
      const name = names[seed % names.length] as string
      const { rewrite, needs } = kinds[name] as (typeof kinds)[string]
      const files = rewrite(archive.files, choice)
      if (textOf(files, 'ledger.jsonl') === archive.files.get('ledger.jsonl')) continue
      done++
      const alone: Tampered = { files, now: archive.now }
      if ((await verifyCase(alone)).findings.some(isInvalid)) {
        byItself.set(name, (byItself.get(name) ?? 0) + 1)
        continue
      }
      if (needs === undefined) missed.push(`${name}, seed ${seed}: not reported`)
      const pinned = await verifyCase({ ...alone, pins: headsOf(archive.files).slice(-1) })
      if (!pinned.findings.some(isInvalid)) missed.push(`${name}, seed ${seed}: not reported with a pin`)
      // A repository for each would take most of the time.
      if (done % 10 !== 0) continue
      const onTop: Commit = { files: files as Commit['files'], message: 'Touch\n' }
      const committed = await verifyCase({ ...alone, commits: [...archive.commits, onTop] })
      if (!committed.findings.some(isInvalid))
        missed.push(`${name}, seed ${seed}: not reported with the history`)
    }
    expect(missed).toEqual([])
    for (const name of names)
      if (kinds[name]?.needs === undefined) expect(byItself.get(name)).toBeGreaterThan(0)
  })
})
