import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import type { FileEntry } from '../../src/archive/ledger-line.js'
import { plain } from './matrix/subjects.js'
import { writeFolder } from './support/folder.js'
import { Clones, git, run, script } from './support/script.js'
import {
  type Content,
  headsOf,
  ledgerTexts,
  linesOf,
  months,
  put,
  putLedger,
  rehashed,
  relisted,
  type TamperedFiles,
  textOf
} from './support/tampering.js'

jest.setTimeout(300_000)

const clones = new Clones(plain)
afterAll(() => clones.remove())

const files: TamperedFiles = plain.files
const month = months(files).at(-1) as string
const heads = headsOf(files)
const head = heads.at(-1) as string
const ledger = textOf(files, 'ledger.jsonl')

/** Every hash is made right, so that only the bytes themselves can be the fault. */
function withMonth(content: string): TamperedFiles {
  return rehashed(put(files, month, content), month)
}

function listedAs(change: Record<string, unknown>): TamperedFiles {
  const name = change['path']
  const listed = relisted(files, month, () => change as Partial<FileEntry>)
  const isName = typeof name === 'string' && !name.includes('/')
  return isName ? put(listed, name, textOf(files, month)) : listed
}

function bytes(...parts: (string | number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))
  )
}

const strangeNames = [
  ...['-x.json', '--help', '-', 'notes.txt', 'ledger.jsonl', 'README.md', '.gitattributes'],
  ...[
    '2025-10-001.json',
    '2025-10-0002.json',
    '2025-10-000.json',
    '2025-13.json',
    '2025-00.json',
    '25-10.json'
  ],
  ...['a b.json', ' 2025-10.json', '2025-10.json ', '2025-10.json\n', '\n2025-10.json', '2025-10.json\t'],
  ...[
    '../2025-10.json',
    './2025-10.json',
    '/etc/passwd',
    '*',
    '2025-1?.json',
    '$(id).json',
    '`id`.json',
    '\\'
  ],
  ...['2025-10.json"', '["2025-10.json"]', 'INVALID', '', '2025-10.JSON', '\u{fffd}.json', '\u001b[2J.json']
]
const forgedEntry = `2025-10.json","${'0'.repeat(64)}",1,1,"2025-10-01T00:00:00.000Z","2025-10-01T00:00:00.000Z"]`
const texts = ledgerTexts(files)
const last = texts.at(-1) as string

const ledgers: [string, TamperedFiles][] = [
  ...strangeNames.map((path): [string, TamperedFiles] => [
    `names the file ${JSON.stringify(path)}`,
    listedAs({ path })
  ]),
  ['names two files in one name', listedAs({ path: `${forgedEntry}\n["2025-11.json` })],
  ...(['events', 'bytes', 'sha256', 'path', 'oldest', 'newest'] as const).flatMap((member) =>
    [null, true, [], {}, -1, 1.5, 'x', '1', 1e300].map((value): [string, TamperedFiles] => [
      `says ${JSON.stringify(value)} for ${member}`,
      listedAs({ [member]: value })
    ])
  ),
  ['has two texts in its last line', putLedger(files, [...texts.slice(0, -1), `${last} ${last}`])],
  ['has two texts in a line, without a space', putLedger(files, [...texts.slice(0, -1), `${last}${last}`])],
  ['has two lines in one', putLedger(files, [...texts.slice(0, -2), texts.slice(-2).join(' ')])],
  ['has one line in two', put(files, 'ledger.jsonl', ledger.replace('"archive":', '\n"archive":'))],
  ['has a text of another kind behind a line', putLedger(files, [...texts.slice(0, -1), `${last} {}`])],
  ['ends without a newline', put(files, 'ledger.jsonl', ledger.slice(0, -1))],
  ['ends with two', put(files, 'ledger.jsonl', `${ledger}\n`)],
  ['ends within a line', put(files, 'ledger.jsonl', ledger.slice(0, -9))],
  ['holds NUL', put(files, 'ledger.jsonl', bytes(ledger.slice(0, 60), [0], ledger.slice(60)))],
  ['ends with NUL', put(files, 'ledger.jsonl', bytes(ledger, [0]))],
  [
    'is not UTF-8',
    put(files, 'ledger.jsonl', Buffer.from(ledger.replace('"local-', '"loc\u00e4l-'), 'latin1'))
  ],
  ['is a number', put(files, 'ledger.jsonl', '1\n')],
  ['is empty', put(files, 'ledger.jsonl', '')]
].filter(([, each]) => textOrBytes(each as TamperedFiles) !== ledger) as [string, TamperedFiles][]

function textOrBytes(each: TamperedFiles): string {
  const content = each.get('ledger.jsonl') as Content
  return typeof content === 'string' ? content : content.toString()
}

const monthText = textOf(files, month)
const monthFiles: [string, TamperedFiles][] = [
  ['holds its list twice', withMonth(monthText + monthText)],
  ['holds a second text', withMonth(`${monthText}[]\n`)],
  ['has two events in a line', withMonth(monthText.replace(',\n', ','))],
  ['has an event in two lines', withMonth(monthText.replace('{"time"', '{\n"time"'))],
  ['has no comma between two', withMonth(monthText.replace('},\n', '}\n'))],
  ['has a comma behind the last', withMonth(monthText.replace('}\n]', '},\n]'))],
  ['has an empty line', withMonth(monthText.replace('[\n', '[\n\n'))],
  ['has words behind it', withMonth(`${monthText}words\n`)],
  ['has two texts in a line', withMonth(monthText.replace('},\n', '} {},\n'))],
  ['is an object', withMonth(`{"a":${(linesOf(files, month)[0] as string).trim()}}\n`)],
  ['holds NUL', withMonth(monthText.replace('"medium"', '\u0000"medium"'))],
  ['holds NUL in a text', withMonth(monthText.replace('"action":"', '"action":"\u0000'))],
  ['has a tab in a text', withMonth(monthText.replace('"action":"', '"action":"\t'))],
  ['has a time between milliseconds', withMonth(monthText.replace(/"timestamp":(\d+)/, '"timestamp":$1.5'))],
  ['has a time that is text', withMonth(monthText.replace(/"timestamp":(\d+)/, '"timestamp":"$1"'))]
]

describe('docs/verify.sh finds a fault', () => {
  test.concurrent.each(ledgers)('where the ledger %s', async (_what, changed) => {
    expect(await check(changed)).toMatchObject({ status: 1, output: expect.stringMatching(/^INVALID /m) })
  })

  test.concurrent.each(monthFiles)('where a month file %s, all hashes made right', async (_what, changed) => {
    expect(await check(changed)).toMatchObject({ status: 1, output: expect.stringMatching(/^INVALID /m) })
  })

  const kinds: [string, (place: string) => void][] = [
    ['a folder', (place) => mkdirSync(place)],
    ['a pipe', (place) => void execFileSync('mkfifo', [place])],
    ['a link to nowhere', (place) => symlinkSync('nowhere', place)],
    ['a link to itself', (place) => symlinkSync(place, place)],
    ['a link to the same bytes', (place) => symlinkSync('../same', place)]
  ]
  const names = [...files.keys(), 'README.md', '.gitattributes', 'quarantine.json']
  test.concurrent.each(
    kinds.flatMap(([kind, make]) => [...new Set(names)].map((name) => [kind, name, make] as const))
  )('where %s stands in the place of %s', async (_kind, name, make) => {
    const folder = join(clones.folder(), 'audit-log')
    mkdirSync(folder)
    for (const [path, content] of files)
      if (path !== name) writeFileSync(join(folder, path), content as string)
    writeFileSync(join(folder, '../same'), (files.get(name) as string | undefined) ?? '')
    make(join(folder, name))
    expect(await run('sh', [script, folder])).toMatchObject({ status: 1 })
  })

  const extra = [
    'x',
    ' ',
    '-rf',
    '*',
    '?',
    '.hidden',
    '..hidden',
    '...',
    'a\nb',
    '2024-01.json',
    'Ledger.jsonl',
    '$(id)'
  ]
  test.concurrent.each([...extra, Buffer.from([0x78, 0x80])])('where a file %j is there', async (name) => {
    const folder = clones.folder()
    for (const [path, content] of files) writeFileSync(join(folder, path), content as string)
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name as string)]), '')
    const { status, output } = await run('sh', [script, folder])
    expect({ status, output }).toEqual({
      status: 1,
      output: 'INVALID unlisted: a file that is not in the ledger\n'
    })
  })

  const shells = [
    ['sh', '-f'],
    ['sh', '-e'],
    ['bash', '-O', 'failglob'],
    ['bash', '-O', 'nullglob'],
    ['bash', '--posix']
  ]
  test.concurrent.each(shells)('where %s %s %s runs it over a foreign file', async (shell, ...options) => {
    const folder = clones.folder()
    for (const [path, content] of files) writeFileSync(join(folder, path), content as string)
    writeFileSync(join(folder, 'x'), '')
    const args = [...options.filter((option) => typeof option === 'string'), script, folder]
    const env = { GLOBIGNORE: 'x', CDPATH: '/', IFS: '0' }
    expect(await run(shell as string, args, env)).toMatchObject({
      status: 1,
      output: expect.stringMatching(/^INVALID unlisted/m)
    })
  })

  const limits = ['TMPDIR=/nowhere', 'ulimit -f 0', 'ulimit -f 8', 'exec >/dev/full', 'exec >&-']
  test.concurrent.each(limits)('or says nothing, where it cannot look or say: %s', async (limit) => {
    const folder = join(clones.clone(), 'audit-log')
    const ran = await run('sh', ['-c', `export TMPDIR=/tmp; ${limit}; exec sh "$0" -H "$1"`, script, folder])
    expect(ran.status).not.toBe(0)
    expect(ran.output).not.toContain('no fault found')
  })

  test('where there is no archive', async () => {
    expect(await run('sh', [script, clones.folder()])).toMatchObject({ status: 1 })
  })
})

async function check(changed: TamperedFiles) {
  const named = new Map([...changed].filter(([path]) => path !== ''))
  const folder = writeFolder(named)
  try {
    return await run('sh', [script, folder])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('docs/verify.sh -p', () => {
  const other = `${heads.length - 1}:${'0'.repeat(64)}`
  const beyond = `${heads.length}:${'0'.repeat(64)}`
  test.concurrent.each([
    ['one that holds', 0, [head]],
    ['each that holds', 0, heads],
    ['the same twice', 0, [head, head]],
    ['the first of two that is untrue', 1, [other, head]],
    ['the last of two that is untrue', 1, [head, other]],
    ['one out of reach', 1, [head, beyond, head]],
    ['an empty one', 2, ['']],
    ['an empty one beside another', 2, [head, '']],
    ['an empty one before another', 2, ['', head]],
    ['a number alone', 2, ['3']],
    ['no number', 2, [head.replace(/^\d+/, '')]],
    ['a hash alone', 2, [head.replace(/^\d+:/, '')]],
    ['an empty hash', 2, ['3:']],
    ['capitals', 2, [head.toUpperCase().replace('0', 'A')]],
    ['a space before', 2, [` ${head}`]],
    ['a newline behind', 2, [`${head}\n`]],
    ['a newline before', 2, [`x\n${head}`]],
    ['two in one', 2, [`${head} ${head}`]],
    ['two in two lines', 2, [`${head}\n${head}`]],
    ['a number out of all bounds', 2, [`99999999999999999999:${'0'.repeat(64)}`]],
    ['a sign', 2, [`-${head}`]],
    ['a pattern', 2, ['*']]
  ] as const)('takes %s: status %i', async (_what, status, pins) => {
    const folder = writeFolder(files)
    const ran = await run('sh', [script, ...pins.flatMap((pin) => ['-p', pin]), folder])
    rmSync(folder, { recursive: true, force: true })
    expect(ran).toMatchObject({ status })
    expect(ran.output.includes('no fault found')).toBe(status === 0)
  })

  test.concurrent.each([
    [[]],
    [['']],
    [['/nowhere/at/all']],
    [['.', '.']],
    [['-x', '.']],
    [['-p']],
    [['-H']],
    [['-Hp']]
  ])('wrong usage has status 2: %j', async (args) => {
    expect(await run('sh', [script, ...args])).toMatchObject({ status: 2 })
  })
})

/** A tree, made without git's own look at it. */
function treeOf(clone: string, entries: readonly [mode: string, name: string, id: string][]): string {
  const content = Buffer.concat(
    entries.map(([mode, name, id]) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')])
    )
  )
  const args = ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally']
  return execFileSync('git', args, { cwd: clone, input: content, encoding: 'utf8' }).trim()
}

/** A commit on top whose archive folder has other entries. The folder on the disk stays. */
function commitEntries(
  clone: string,
  change: (entries: [string, string, string][]) => [string, string, string][]
): void {
  const entries = git(clone, 'ls-tree', 'HEAD:audit-log')
    .split('\n')
    .map((line) => /^(\d+) \w+ (\w+)\t(.*)$/.exec(line) as RegExpExecArray)
    .map(([, mode, id, name]): [string, string, string] => [mode as string, name as string, id as string])
  const root = treeOf(clone, [['40000', 'audit-log', treeOf(clone, change(entries))]])
  git(clone, 'update-ref', 'HEAD', git(clone, 'commit-tree', '-m', 'Change', '-p', 'HEAD', root))
}

const asMode = (mode: string) => (entries: [string, string, string][]) =>
  entries.map(([old, name, id]): [string, string, string] => [name === 'ledger.jsonl' ? mode : old, name, id])

function message(text: string) {
  return (clone: string) => void git(clone, 'commit', '--quiet', '--amend', '--allow-empty', '-m', text)
}
const config =
  (...settings: [string, string][]) =>
  (clone: string) => {
    for (const [name, value] of settings) git(clone, 'config', name, value)
  }
const write = (path: string, text: string) => (clone: string) => {
  mkdirSync(join(clone, path, '..'), { recursive: true })
  writeFileSync(join(clone, path), text)
}

function packOf(clone: string): string {
  const packs = join(clone, '.git/objects/pack')
  return join(packs, readdirSync(packs).find((name) => name.endsWith('.pack')) as string)
}

const histories: [string, (clone: string) => void][] = [
  ['grafts', (clone) => write('.git/info/grafts', `${git(clone, 'rev-parse', 'HEAD')}\n`)(clone)],
  ['an empty list of grafts', write('.git/info/grafts', '')],
  ['a shallow border', (clone) => write('.git/shallow', `${git(clone, 'rev-parse', 'HEAD')}\n`)(clone)],
  ['a foreign work tree', config(['core.worktree', '/'])],
  ['a work tree above', config(['core.worktree', '../..'])],
  ['a work tree within', config(['core.worktree', '../audit-log'])],
  ['its own work tree named', config(['core.worktree', '..'])],
  ['no work tree', config(['core.bare', 'true'])],
  ['settings that are none', write('.git/config', '[core\n')],
  ['another version', config(['core.repositoryFormatVersion', '99'])],
  ['an unknown extension', config(['core.repositoryFormatVersion', '1'], ['extensions.unknown', 'true'])],
  ['a partial clone', config(['core.repositoryFormatVersion', '1'], ['extensions.partialClone', 'origin'])],
  ['a promisor', config(['remote.evil.promisor', 'true'])],
  ['a promisor with a strange name', config(['remote.e v=i"l.promisor', 'true'])],
  ['a filter of a partial clone', config(['remote.origin.partialCloneFilter', 'blob:none'])],
  ['a pack of a promisor', (clone) => writeFileSync(packOf(clone).replace(/pack$/, 'promisor'), '')],
  ['alternates to nowhere', write('.git/objects/info/alternates', '/nowhere/objects\n')],
  ['a missing pack', (clone) => rmSync(packOf(clone))],
  [
    'a damaged pack',
    (clone) => {
      const content = readFileSync(packOf(clone))
      content.writeUInt8(content.readUInt8(200) ^ 255, 200)
      chmodSync(packOf(clone), 0o644)
      writeFileSync(packOf(clone), content)
    }
  ],
  ['no commit', (clone) => rmSync(join(clone, '.git/refs/heads'), { recursive: true })],
  ['another branch as HEAD', write('.git/HEAD', 'ref: refs/heads/none\n')],
  ['a commit that is not there', write('.git/HEAD', `${'1'.repeat(40)}\n`)],
  ['no HEAD', (clone) => rmSync(join(clone, '.git/HEAD'))],
  ['no objects', (clone) => rmSync(join(clone, '.git/objects'), { recursive: true })],
  ['no repository', (clone) => rmSync(join(clone, '.git'), { recursive: true })],
  [
    'a repository elsewhere',
    (clone) => {
      renameSync(join(clone, '.git'), join(clone, '../real'))
      writeFileSync(join(clone, '.git'), 'gitdir: ../real\n')
    }
  ],
  [
    'a link to a repository elsewhere',
    (clone) => {
      renameSync(join(clone, '.git'), join(clone, '../real'))
      symlinkSync('../real', join(clone, '.git'))
    }
  ],
  ['a common folder elsewhere', write('.git/commondir', '../.git\n')],
  [
    'an untracked archive',
    (clone) => {
      git(clone, 'rm', '--quiet', '-r', '--cached', 'audit-log')
      git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Remove')
    }
  ],
  [
    'an archive that was never tracked',
    (clone) => {
      rmSync(join(clone, '.git'), { recursive: true })
      git(clone, 'init', '--quiet')
      const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com']
      git(clone, ...identity, 'commit', '--quiet', '--allow-empty', '-m', 'Begin')
    }
  ],
  [
    'a bare repository in the archive folder',
    (clone) => void git(clone, 'clone', '--quiet', '--bare', '.', 'audit-log/bare')
  ],
  ['a ledger that is a link', (clone) => commitEntries(clone, asMode('120000'))],
  ['a ledger that is a program', (clone) => commitEntries(clone, asMode('100755'))],
  ['a ledger of an old mode', (clone) => commitEntries(clone, asMode('100664'))],
  [
    'two ledgers',
    (clone) =>
      commitEntries(clone, (entries) =>
        entries.flatMap((entry) => (entry[1] === 'ledger.jsonl' ? [entry, entry] : [entry]))
      )
  ],
  [
    'two ledgers, one of them out of order',
    (clone) =>
      commitEntries(clone, (entries) => [
        ...entries,
        ...entries.filter(([, name]) => name === 'ledger.jsonl')
      ])
  ],
  [
    'two archive folders',
    (clone) => {
      const id = git(clone, 'rev-parse', 'HEAD:audit-log')
      const root = treeOf(clone, [
        ['40000', 'audit-log', id],
        ['40000', 'audit-log', git(clone, 'rev-parse', 'HEAD~1:audit-log')]
      ])
      git(clone, 'update-ref', 'HEAD', git(clone, 'commit-tree', '-m', 'Two', '-p', 'HEAD', root))
    }
  ],
  [
    'a newest ledger that ends within a line',
    (clone) => {
      const place = join(clone, 'audit-log/ledger.jsonl')
      const whole = readFileSync(place, 'utf8')
      writeFileSync(place, `${whole}{"spec":`)
      git(clone, 'commit', '--quiet', '-a', '-m', 'Half')
      writeFileSync(place, whole)
    }
  ],
  ['an untrue trailer', message(`Archive\n\nAudit-Ledger: 1:${'0'.repeat(64)}`)],
  ['an untrue trailer in small letters', message(`Archive\n\naudit-ledger: 1:${'0'.repeat(64)}`)],
  ['an untrue trailer with a space', message(`Archive\n\nAudit-Ledger : 1:${'0'.repeat(64)}`)],
  ['an empty trailer', message('Archive\n\nAudit-Ledger:\nAudit-Events: 1')],
  ['a trailer of two lines', message(`Archive\n\nAudit-Ledger: ${head}\n and more`)],
  ['two trailers', message(`Archive\n\nAudit-Ledger: ${head}\nAudit-Ledger: ${head}`)]
]

describe('docs/verify.sh -H finds a fault', () => {
  test.concurrent('nowhere in a clone that nobody touched', async () => {
    const clone = clones.clone()
    expect(await run('sh', [script, '-H', join(clone, 'audit-log')])).toEqual({
      status: 0,
      output: `no fault found: ${heads.length} ledger lines, head ${head}, ${plain.commits.length} commits\n`
    })
  })

  test.concurrent.each(histories)('where the repository has %s', async (_what, spoil) => {
    const clone = clones.clone()
    spoil(clone)
    const { status, output } = await run('sh', [script, '-H', join(clone, 'audit-log')])
    expect({ status, output }).toEqual({
      status: 1,
      output: expect.stringMatching(/^INVALID (history|unlisted)/)
    })
  })

  test.concurrent.each([
    ['the repository is of somebody else', () => ({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })],
    ['git is not to look above', (clone: string) => ({ GIT_CEILING_DIRECTORIES: clone })]
  ] as const)('where %s', async (_what, envOf) => {
    const clone = clones.clone()
    const ran = await run('sh', [script, '-H', join(clone, 'audit-log')], envOf(clone))
    expect(ran).toMatchObject({ status: 1, output: expect.stringMatching(/^INVALID history/) })
  })

  test.concurrent('where the clone is shallow', async () => {
    const clone = clones.clone()
    const shallow = join(clones.folder(), 'shallow')
    git(clone, 'clone', '--quiet', '--depth', '1', `file://${clone}`, shallow)
    expect(await run('sh', [script, '-H', join(shallow, 'audit-log')])).toMatchObject({ status: 1 })
  })

  test.concurrent('and whatever GIT_DIR says, only in the repository of the folder', async () => {
    const [clone, other] = [clones.clone(), clones.folder()]
    git(other, 'init', '--quiet')
    const env = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_OBJECT_DIRECTORY: other }
    expect(await run('sh', [script, '-H', join(clone, 'audit-log')], env)).toMatchObject({ status: 0 })
  })
})
