import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { checks } from '../../src/verification/checks.js'
import { exitStatusOf } from '../../src/verification/report.js'
import { isThorough } from '../support/thorough.js'
import { rows } from './matrix/matrix.js'
import { nameOf, type Row } from './matrix/row.js'
import { company, plain, redacted } from './matrix/subjects.js'
import { writeFolder } from './support/folder.js'
import { type Ran, run, script } from './support/script.js'
import { at, type Tampered } from './support/tampering.js'
import { removeRepositories, repositoryOf, verifyCase } from './support/verifier.js'

// Each case starts processes, and the machine may be busy.
jest.setTimeout(300_000)

const folders: string[] = []

afterAll(() => {
  removeRepositories()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function runScript(tampered: Tampered): Promise<Ran> {
  const args = (tampered.pins ?? []).flatMap((pin) => ['-p', pin])
  if (tampered.commits === undefined) {
    const folder = writeFolder(tampered.files)
    folders.push(folder)
    return run('sh', [script, ...args, folder])
  }
  const clone = mkdtempSync(join(tmpdir(), 'archive-clone-'))
  folders.push(clone)
  await run('git', ['clone', '--quiet', '--branch', 'main', await repositoryOf(tampered), clone])
  return run('sh', [script, '-H', ...args, join(clone, 'audit-log')])
}

/** One position of each row, another one from row to row: the script starts many processes. */
function someCases(row: Row): Tampered[] {
  const all = [...row.cases()]
  return isThorough ? all : all.slice(rows.indexOf(row) % all.length).slice(0, 1)
}

describe('docs/verify.sh', () => {
  test('can be read in five minutes', () => {
    expect(readFileSync(script, 'utf8').split('\n').length).toBeLessThanOrEqual(195)
  })

  test('finds no fault in archives that nobody touched', async () => {
    for (const archive of [plain, company, redacted]) {
      const whole = { ...at(archive, archive.files), commits: archive.commits }
      expect(await runScript(whole)).toMatchObject({ status: 0, output: expect.stringContaining('no fault') })
    }
  })

  const covered = rows.filter(({ notInShell }) => notInShell === undefined)

  test('covers most of the matrix', () => {
    expect(covered.length).toBeGreaterThanOrEqual(80)
  })

  test.concurrent.each(covered.map((row) => [nameOf(row), row] as const))(
    'agrees with verify: %s',
    async (_name, row) => {
      for (const tampered of someCases(row)) {
        const [shell, report] = await Promise.all([runScript(tampered), verifyCase(tampered)])
        const codes = row.seenBy.map((check) => checks[check].state.replace('INVALID ', ''))
        expect(shell.status).toBe(exitStatusOf(report) === 1 ? 1 : 0)
        expect(codes.filter((code) => shell.output.includes(`INVALID ${code}`))).not.toEqual([])
      }
    }
  )
})
