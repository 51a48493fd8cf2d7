import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { archiveCommand } from '../../src/cli/archive.js'
import { redactCommand } from '../../src/cli/redact.js'
import { verifyCommand } from '../../src/cli/verify.js'
import { plain } from './matrix/subjects.js'
import { writeFolder } from './support/folder.js'
import { makeRepository } from './support/repository.js'

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

let clone: string
beforeAll(() => {
  const bare = keep(makeRepository(plain.commits))
  clone = keep(mkdtempSync(join(tmpdir(), 'place-')))
  git(clone, 'clone', '--quiet', '--branch', 'main', bare, '.')
})
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

describe('the root of a clone', () => {
  test.each([[[]], [['--history']]])('is verified as the archive in it, %s', async (options) => {
    const found = await verify(clone, ...options)
    expect(found).toMatchObject({ status: 0, said: [`The archive is in "${join(clone, 'audit-log')}"`] })
    expect(found.output).toBe((await verify(join(clone, 'audit-log'), ...options)).output)
  })

  test('with several archives asks which', async () => {
    const root = keep(mkdtempSync(join(tmpdir(), 'place-')))
    for (const name of ['one', 'two']) cpSync(join(clone, 'audit-log'), join(root, name), { recursive: true })
    expect(await verify(root)).toMatchObject({
      status: 2,
      said: expect.arrayContaining([
        expect.stringContaining('several archives in it ("one", "two"); name one')
      ])
    })
  })

  test('is not written into: the folder is to be named', async () => {
    const key = ['--event', 'f'.repeat(64), '--reason', 'x', '--by', 'y']
    const output = { write: () => {}, say: () => {}, now: () => plain.now }
    const env = { HIREFLIX_API_KEY: 'x' }
    for (const written of [
      redactCommand([clone, ...key], output),
      archiveCommand([clone, '--endpoint', 'http://127.0.0.1:1'], { ...output, env })
    ])
      await expect(written).rejects.toMatchObject({ faults: [expect.stringContaining(`${clone}/audit-log`)] })
  })
})

describe('a history', () => {
  const refused = (words: string) => ({
    status: 2,
    output: '',
    said: expect.arrayContaining([expect.stringContaining(words)])
  })

  test('without a commit, or without the archive, is never valid', async () => {
    const root = keep(mkdtempSync(join(tmpdir(), 'place-')))
    git(root, 'init', '--quiet')
    const folder = join(root, 'audit-log')
    mkdirSync(folder)
    cpSync(writeFolder(plain.files), folder, { recursive: true })
    expect(await verify(folder, '--history')).toMatchObject(refused('no commit of its repository'))
    writeFileSync(join(root, 'x'), '')
    git(root, 'add', 'x')
    git(root, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '-m', 'x')
    expect(await verify(folder, '--history')).toMatchObject(refused('no commit of its repository'))
  })

  test('that has lost the archive is INVALID, though the files lie there', async () => {
    const copy = keep(mkdtempSync(join(tmpdir(), 'place-')))
    cpSync(clone, copy, { recursive: true })
    git(copy, 'rm', '-r', '--quiet', '--cached', 'audit-log')
    git(copy, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '-m', 'gone')
    expect(await verify(join(copy, 'audit-log'), '--history')).toMatchObject({
      status: 1,
      output: expect.stringContaining('INVALID history')
    })
  })
})
