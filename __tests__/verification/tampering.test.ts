import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { type CheckName, checks } from '../../src/verification/checks.js'
import { exitStatusOf, isInvalid, type VerificationReport } from '../../src/verification/report.js'
import { rows } from './matrix/matrix.js'
import { nameOf, type Row } from './matrix/row.js'
import { company, plain, redacted } from './matrix/subjects.js'
import { at, type Tampered } from './support/tampering.js'
import { removeRepositories, verifyCase } from './support/verifier.js'

// Each case starts processes, and the machine may be busy.
jest.setTimeout(300_000)

const casesOf = new Map(rows.map((row) => [row, [...row.cases()]]))
const cases = (row: Row): Tampered[] => casesOf.get(row) ?? []

afterAll(removeRepositories)

function checksIn(report: VerificationReport): Set<CheckName> {
  return new Set(report.findings.map(({ check }) => check))
}

const isFault = (check: CheckName): boolean => checks[check].state.startsWith('INVALID')

describe('the archives before anybody touched them', () => {
  test('are valid, in every commit', async () => {
    for (const archive of [plain, company, redacted]) {
      const report = await verifyCase({ ...at(archive, archive.files), commits: archive.commits })
      expect(report.findings.filter(isInvalid)).toEqual([])
    }
    expect(exitStatusOf(await verifyCase(at(plain, plain.files)))).toBe(0)
    expect(exitStatusOf(await verifyCase(at(company, company.files)))).toBe(3)
  })
})

describe('the matrix', () => {
  test('has at least 40 kinds of tampering, at many positions each', () => {
    expect(rows.filter((row) => row.seenBy.some(isFault)).length).toBeGreaterThanOrEqual(40)
    expect([...casesOf.values()].flat().length).toBeGreaterThan(500)
    expect(new Set(rows.map(nameOf)).size).toBe(rows.length)
    for (const row of rows) expect(`${cases(row).length > 0} ${nameOf(row)}`).toBe(`true ${nameOf(row)}`)
  })

  test.each(rows.map((row) => [nameOf(row), row] as const))('%s', async (_name, row) => {
    for (const [index, tampered] of cases(row).entries()) {
      const report = await verifyCase(tampered)
      const seen = checksIn(report)
      const missing = row.seenBy.filter((check) => !seen.has(check))
      expect({ index, missing }).toEqual({ index, missing: [] })
      const isInvalidRow = row.seenBy.some(isFault)
      expect({ index, status: exitStatusOf(report) === 1 }).toEqual({ index, status: isInvalidRow })
    }
  })

  test.each(rows.filter(({ needs }) => needs !== undefined).map((row) => [nameOf(row), row] as const))(
    'passes without its anchor: %s',
    async (_name, row) => {
      for (const tampered of cases(row)) {
        const report = await verifyCase(tampered, {
          pins: row.needs !== 'pin',
          history: row.needs !== 'history'
        })
        expect(report.findings.filter(isInvalid)).toEqual([])
      }
    }
  )
})

describe('each check', () => {
  test.each(Object.keys(checks) as CheckName[])('%s is the only one to see some tampering', async (check) => {
    const sole: string[] = []
    for (const row of rows.filter(({ seenBy }) => seenBy.includes(check))) {
      for (const tampered of cases(row)) {
        // As if this check were not made.
        const others = (await verifyCase(tampered)).findings.filter((found) => found.check !== check)
        const isSeen = others.some(({ check: other }) =>
          isFault(check) ? isFault(other) : row.seenBy.includes(other)
        )
        if (!isSeen) sole.push(nameOf(row))
        if (sole.length > 0) break
      }
      if (sole.length > 0) break
    }
    expect(sole).not.toEqual([])
  })
})
