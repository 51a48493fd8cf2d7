import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verifyCommand } from '../../src/cli/verify.js'
import { statePathOf } from '../../src/destinations/state-folder.js'
import { company, plain, redacted } from './matrix/subjects.js'
import { writeFolder } from './support/folder.js'
import { makeRepository } from './support/repository.js'
import { drop, headsOf, linesOf, months, put, putLines, textOf } from './support/tampering.js'

const made: string[] = []
const keep = (folder: string): string => {
  made.push(folder)
  return folder
}
const git = (cwd: string, ...args: string[]): string => execFileSync('git', args, { cwd, encoding: 'utf8' })

async function verify(...args: string[]): Promise<{ status: number; output: string; said: string[] }> {
  let output = ''
  const said: string[] = []
  const status = await verifyCommand(args, {
    write: (text) => (output += text),
    say: (message) => said.push(message),
    now: () => plain.now
  })
  return { status, output, said }
}

let bare: string
let clone: string

beforeAll(() => {
  bare = keep(makeRepository(plain.commits))
  clone = keep(mkdtempSync(join(tmpdir(), 'verify-clone-')))
  git(clone, 'clone', '--quiet', '--branch', 'main', bare, '.')
})

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

describe('verify <folder>', () => {
  test('says one line per object and ends with the verdict', async () => {
    const { status, output } = await verify(keep(writeFolder(plain.files)))
    expect(status).toBe(0)
    expect(output.split('\n').slice(0, 2)).toEqual([
      `valid\tledger.jsonl\t4 lines, head ${headsOf(plain.files).at(-1)}`,
      expect.stringMatching(/^valid\t2025-\d\d\.json\t\d+ events, SHA-256 [0-9a-f]{64}$/)
    ])
    expect(output).toMatch(/\nvalid: 30 events in \d files, head 3:[0-9a-f]{64}\n$/)
  })

  test('reports every fault, not only the first', async () => {
    const [first, second] = months(plain.files) as [string, string]
    const files = put(drop(plain.files, first), 'notes.txt', 'x')
    const broken = putLines(files, second, linesOf(files, second).toReversed())
    const { status, output } = await verify(keep(writeFolder(broken)))
    expect(status).toBe(1)
    const states = output.split('\n').map((line) => line.split('\t').slice(0, 2).join(' '))
    expect(states).toEqual(
      expect.arrayContaining([
        `INVALID missing ${first}`,
        'INVALID unlisted notes.txt',
        `INVALID hash ${second}`,
        `INVALID order ${second}`
      ])
    )
  })

  test('is incomplete, not invalid, where time was lost or nothing is there', async () => {
    expect(await verify(keep(writeFolder(company.files)), '--now', '2026-02-01')).toMatchObject({
      status: 3,
      output: expect.stringContaining('GAP\t')
    })
    expect(await verify(keep(writeFolder(new Map())))).toMatchObject({
      status: 3,
      output: expect.stringContaining('EMPTY\t')
    })
    const old = await verify(keep(writeFolder(plain.files)), '--now', '2025-12-01T00:00:00Z')
    expect(old).toMatchObject({ status: 3, output: expect.stringContaining('STALE\t') })
  })

  test('lets a fault outrank what is incomplete', async () => {
    const files = put(company.files, 'x.json', '')
    expect((await verify(keep(writeFolder(files)))).status).toBe(1)
  })

  test('lists redactions and stays valid', async () => {
    const { status, output } = await verify(keep(writeFolder(redacted.files)))
    expect(status).toBe(0)
    expect(output).toMatch(/\nREDACTED\t[0-9a-f]{64}\t.* by data protection officer: request 17\n/)
  })

  test('prints no event text, whatever is wrong', async () => {
    for (const path of months(plain.files)) {
      const lines = linesOf(plain.files, path)
      for (const line of lines) {
        const texts = [line.replace('"time"', 'time'), line.replace('2025-', '2035-'), `${line} ${line}`]
        for (const text of texts) {
          const files = putLines(plain.files, path, [text, ...lines])
          const { output, said } = await verify(keep(writeFolder(files)))
          expect(output + said.join('\n')).not.toMatch(/plain-|@|obj-|192\.0|INTERVIEW|ünï|hireflix/)
        }
      }
    }
  })

  test('gives JSON', async () => {
    const { output } = await verify('--json', keep(writeFolder(put(plain.files, 'x', ''))))
    expect(JSON.parse(output)).toMatchObject({
      verification: 'invalid',
      status: 1,
      head: headsOf(plain.files).at(-1),
      events: 30,
      objects: expect.arrayContaining([
        expect.objectContaining({ state: 'valid', object: 'ledger.jsonl' }),
        { state: 'INVALID unlisted', object: 'x', check: 'file-listed', detail: expect.any(String) }
      ])
    })
  })

  test('takes pins', async () => {
    const folder = keep(writeFolder(plain.files))
    const [first, second] = headsOf(plain.files) as [string, string]
    const both = await verify(folder, '--pin', first, '--pin', second)
    expect(both).toMatchObject({ status: 0, output: expect.stringContaining(`valid\tpin ${second}\t`) })
    expect(await verify(folder, '--pin', first.replace(':', ':0').slice(0, -1))).toMatchObject({
      status: 1,
      output: expect.stringContaining('INVALID diverged\t')
    })
    expect(await verify(folder, '--pin', second.replace('1:', '99:'))).toMatchObject({
      status: 1,
      output: expect.stringContaining('INVALID truncated\t')
    })
  })

  test('leaves out what is older than --since, and says so', async () => {
    const [first] = months(plain.files) as [string]
    const text = textOf(plain.files, first).replace('192.0.2', '192.0.3')
    const folder = keep(writeFolder(put(plain.files, first, text)))
    expect((await verify(folder)).status).toBe(1)
    const { status, output } = await verify(folder, '--since', '2025-10-01')
    expect(status).toBe(0)
    expect(output).toContain(`skipped\t${first}\t`)
  })

  test.each([
    [[]],
    [['a', 'b']],
    [['--nonsense', '.']],
    [['.', '--pin', 'x']],
    [['.', '--since', 'yesterday']],
    [['.', '--path', '../..']],
    [['/nonexistent-folder']]
  ])('refuses %j as wrong usage', async (args) => {
    const { status, output, said } = await verify(...args)
    expect({ status, output }).toEqual({ status: 2, output: '' })
    expect(said.join('\n')).toMatch(/Cannot /)
  })

  test('changes nothing, and follows no link out of the folder', async () => {
    const folder = keep(writeFolder(drop(plain.files, 'ledger.jsonl')))
    const elsewhere = keep(writeFolder(plain.files))
    symlinkSync(join(elsewhere, 'ledger.jsonl'), join(folder, 'ledger.jsonl'))
    expect((await verify(folder)).status).toBe(1)
    const staged = keep(statePathOf(elsewhere))
    mkdirSync(staged, { recursive: true })
    writeFileSync(join(staged, 'manifest.json'), '{}')
    writeFileSync(join(elsewhere, 'x'), '')
    expect((await verify(elsewhere)).said.join('\n')).toContain('begun and not finished')
    expect(readFileSync(join(staged, 'manifest.json'), 'utf8')).toBe('{}')
  })
})

describe('verify in git', () => {
  test('reads a work tree and its history', async () => {
    const { status, output } = await verify('--history', join(clone, 'audit-log'))
    expect(status).toBe(0)
    expect(output).toContain('valid\thistory\t4 commits of the archive, 4 with trailers\n')
  })

  test('reads a bare repository, by branch and path', async () => {
    expect(await verify(bare)).toMatchObject({
      status: 0,
      output: expect.stringContaining('valid: 30 events')
    })
    const named = await verify(bare, '--history', '--branch', 'main', '--path', 'audit-log')
    expect(named).toMatchObject({ status: 0, output: expect.stringContaining('valid\thistory\t4 commits') })
    expect(await verify(bare, '--path', 'elsewhere')).toMatchObject({ status: 3 })
    expect(await verify(bare, '--branch', 'nonsense')).toMatchObject({ status: 2, output: '' })
  })

  test('reads a branch of a clone instead of the files beside it', async () => {
    const copy = keep(mkdtempSync(join(tmpdir(), 'verify-copy-')))
    cpSync(clone, copy, { recursive: true })
    writeFileSync(join(copy, 'audit-log', 'ledger.jsonl'), '')
    expect((await verify(join(copy, 'audit-log'))).status).toBe(1)
    expect((await verify(copy, '--branch', 'main')).status).toBe(0)
    expect((await verify(join(copy, 'audit-log'), '--branch', 'main')).status).toBe(0)
    // The files on disk are no continuation of what is committed.
    expect(await verify('--history', join(copy, 'audit-log'))).toMatchObject({
      status: 1,
      output: expect.stringContaining('INVALID history\tledger.jsonl')
    })
  })

  test('says that the history of a shallow clone is incomplete', async () => {
    const shallow = keep(mkdtempSync(join(tmpdir(), 'verify-shallow-')))
    git(shallow, 'clone', '--quiet', '--depth', '2', '--branch', 'main', `file://${bare}`, '.')
    expect(await verify('--history', join(shallow, 'audit-log'))).toMatchObject({
      status: 3,
      output: expect.stringMatching(/UNPROVEN\tcommit [0-9a-f]{40}\t.*shallow/)
    })
  })

  test('is not led by replacement objects', async () => {
    const copy = keep(mkdtempSync(join(tmpdir(), 'verify-replaced-')))
    git(copy, 'clone', '--quiet', '--bare', bare, '.')
    const [path] = months(plain.files) as [string]
    const blob = git(copy, 'rev-parse', `main:audit-log/${path}`).trim()
    const other = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: copy, input: '[]\n' })
    git(copy, 'replace', blob, other.toString().trim())
    expect((await verify(copy, '--history')).status).toBe(0)
  })

  test('finds no history where there is no repository', async () => {
    const { status, said } = await verify('--history', keep(writeFolder(plain.files)))
    expect({ status, said }).toEqual({
      status: 2,
      said: expect.arrayContaining([expect.stringMatching(/no git/)])
    })
  })
})
