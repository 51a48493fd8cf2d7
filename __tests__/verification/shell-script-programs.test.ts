import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, expect, jest, test } from '@jest/globals'
import { plain } from './matrix/subjects.js'
import { Clones, type Ran, run, script } from './support/script.js'

jest.setTimeout(300_000)

const clones = new Clones(plain)
afterAll(() => clones.remove())

/** As the script's header names them. */
const named = [
  'cp',
  'cut',
  'expr',
  'head',
  'mktemp',
  'rm',
  'sha256sum',
  'tail',
  'tr',
  'wc',
  'jq',
  'grep',
  'cmp',
  'git'
]
const shells = ['sh', 'dash', 'bash']

/** Settings by which some command of git starts a program, or lets another machine choose one. */
const keys = [
  ...['core.fsmonitor', 'core.hooksPath', 'core.sshCommand', 'core.gitProxy', 'core.pager', 'core.editor'],
  ...[
    'core.askPass',
    'core.alternateRefsCommand',
    'core.attributesFile',
    'core.excludesFile',
    'core.splitIndex'
  ],
  ...['pager.rev-parse', 'pager.config', 'pager.rev-list', 'pager.log', 'pager.ls-tree', 'pager.cat-file'],
  ...['alias.rev-parse', 'alias.config', 'alias.init', 'alias.rev-list', 'alias.log', 'alias.cat-file'],
  ...['alias.ls-tree', 'alias.pack-objects', 'alias.index-pack', 'alias.remote-', 'alias.remote-https'],
  ...[
    'diff.external',
    'diff.evil.textconv',
    'diff.evil.command',
    'interactive.diffFilter',
    'merge.evil.driver'
  ],
  ...['filter.evil.smudge', 'filter.evil.clean', 'filter.evil.process', 'filter.evil.required'],
  ...['gpg.program', 'gpg.ssh.program', 'gpg.x509.program', 'gpg.ssh.defaultKeyCommand', 'log.showSignature'],
  ...['credential.helper', 'credential.https://archive.example.helper', 'sequence.editor', 'web.browser'],
  ...['browser.evil.cmd', 'difftool.evil.cmd', 'mergetool.evil.cmd', 'man.evil.cmd', 'help.autoCorrect'],
  ...['uploadpack.packObjectsHook', 'remote.origin.url', 'remote.origin.uploadpack', 'remote.origin.vcs'],
  ...[
    'remote.origin.proxy',
    'fetch.bundleURI',
    'fetch.writeCommitGraph',
    'transfer.bundleURI',
    'url.evil.insteadOf'
  ],
  ...['protocol.allow', 'protocol.ext.allow', 'trailer.audit-ledger.command', 'trailer.audit-ledger.cmd'],
  ...['hook.evil.command', 'hook.evil.event', 'init.templateDir', 'init.defaultBranch'],
  ...['trace2.eventTarget', 'submodule.evil.update', 'gc.recentObjectsHook'],
  ...['maintenance.auto', 'receive.procReceiveRefs', 'sendemail.smtpServer', 'instaweb.httpd', 'log.mailmap'],
  ...['mailmap.file', 'mailmap.blob', 'pack.packSizeLimit', 'fsck.skipList', 'blame.ignoreRevsFile']
]
/** These alone are reason enough to refuse a repository, if not for git itself. */
const refusedKeys = [
  'include.path',
  'includeIf.gitdir:/.path',
  'extensions.partialClone',
  'remote.origin.promisor',
  'core.worktree',
  'extensions.refStorage'
]
const values = [
  (program: string) => program,
  (program: string) => `!${program}`,
  (program: string) => `::${program}`,
  (program: string) => `ext::${program}`,
  () => 'true'
]

const hooks = [
  'post-index-change',
  'reference-transaction',
  'post-checkout',
  'pre-auto-gc',
  'fsmonitor-watchman',
  'pre-commit'
]

interface Hostile {
  readonly clone: string
  /** There once a program of the repository has run. */
  readonly proof: string
}

/** A repository that names its program wherever git might look, and lacks an object if asked to. */
function hostileClone(
  settingsOf: (program: string) => readonly (readonly [string, string])[],
  isMissing: boolean
): Hostile {
  const clone = clones.clone()
  const proof = join(clone, '../ran')
  const program = join(clone, '../program')
  for (const [name, value] of settingsOf(program)) {
    const file = join(clone, '.git/config')
    execFileSync('git', ['config', '--file', file, '--add', name, value], { cwd: '/' })
  }
  for (const name of hooks) programIn(join(clone, '.git/hooks', name), proof)
  programIn(program, proof)
  const attributes = '* filter=evil diff=evil merge=evil\n'
  for (const path of ['.gitattributes', '.git/info/attributes']) {
    mkdirSync(join(clone, path, '..'), { recursive: true })
    writeFileSync(join(clone, path), attributes)
  }
  if (isMissing) {
    const packs = join(clone, '.git/objects/pack')
    for (const name of readdirSync(packs)) rmSync(join(packs, name))
  }
  return { clone, proof }
}

function programIn(place: string, proof: string): void {
  mkdirSync(join(place, '..'), { recursive: true })
  writeFileSync(place, `#!/bin/sh\necho "$0 $*" >> '${proof}'\n`)
  chmodSync(place, 0o755)
}

const hasStrace = spawnSync('strace', ['-f', '-e', 'trace=execve', 'true']).status === 0

/** Runs the script, and says which programs were started. */
async function watched(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {}
): Promise<Ran & { programs: string[] }> {
  if (!hasStrace) return { ...(await run('sh', [script, ...args], env)), programs: [] }
  const log = join(clones.folder(), 'strace')
  const ran = await run('strace', ['-f', '-q', '-e', 'trace=execve', '-o', log, 'sh', script, ...args], env)
  const started = readFileSync(log, 'utf8').matchAll(/execve\("([^"]*)".*\) = 0$/gm)
  return { ...ran, programs: [...new Set([...started].map(([, path]) => path as string))] }
}

function foreign(programs: readonly string[], clone: string): string[] {
  const known = new Set([...named, ...shells])
  return programs.filter((path) => !known.has(basename(path)) || path.startsWith(join(clone, '..')))
}

const chunks = Array.from({ length: Math.ceil(keys.length / 12) }, (_each, n) =>
  keys.slice(n * 12, n * 12 + 12)
)
const cases = [
  ...chunks.map((chunk) => [chunk, false] as const),
  ...refusedKeys.map((key) => [[key], true] as const)
]

test.concurrent.each(
  cases.flatMap(([chunk, isRefused]) => [false, true].map((isMissing) => ({ chunk, isRefused, isMissing })))
)('no program that is named by %j runs', async ({ chunk, isRefused, isMissing }) => {
  const { clone, proof } = hostileClone(
    (program) => chunk.flatMap((key) => values.map((wordsFor) => [key, wordsFor(program)] as const)),
    isMissing
  )
  const { status, output, programs } = await watched(['-H', join(clone, 'audit-log')])
  expect(existsSync(proof) ? readFileSync(proof, 'utf8') : '').toBe('')
  expect(foreign(programs, clone)).toEqual([])
  // What git itself refuses is a fault. All else is looked at as though the settings were not there.
  const isFault =
    isRefused || isMissing || spawnSync('git', ['rev-parse', 'HEAD'], { cwd: clone }).status !== 0
  expect({ status, output }).toMatchObject({ status: isFault ? 1 : 0 })
})

test.concurrent('a promised object is not fetched, whatever helper is named for it', async () => {
  for (const url of ['::x', 'evil::x', 'ext::PROGRAM', 'ssh://archive.example/audit.git', '!PROGRAM']) {
    const { clone, proof } = hostileClone(
      (program) => [
        ['core.repositoryFormatVersion', '1'],
        ['extensions.partialClone', 'evil'],
        ['remote.evil.promisor', 'true'],
        ['remote.evil.url', url.replace('PROGRAM', program)],
        ['protocol.allow', 'always'],
        ['core.sshCommand', program],
        ...['alias.remote-', 'alias.remote-evil', 'alias.remote-ext'].map(
          (name) => [name, `!${program}`] as const
        )
      ],
      true
    )
    const { status, programs } = await watched(['-H', join(clone, 'audit-log')])
    expect({ status, foreign: foreign(programs, clone), ran: existsSync(proof) }).toEqual({
      status: 1,
      foreign: [],
      ran: false
    })
  }
})

test.concurrent('no program runs that lies in the folder under the name of a tool', async () => {
  const { clone, proof } = hostileClone(() => [], false)
  const folder = join(clone, 'audit-log')
  for (const name of [...named, 'cat', '[', 'echo', 'printf']) programIn(join(folder, name), proof)
  for (const path of [':', '.:', './:', 'audit-log:']) {
    const env = { PATH: `${path}${process.env['PATH']}` }
    expect(await run('/bin/sh', [script, '-H', '.'], { ...env, PWD: folder })).toMatchObject({ status: 2 })
    expect(
      await run('/bin/sh', [script, '-H', folder], { PATH: `${process.env['PATH']}:${path}` })
    ).toMatchObject({
      status: 2
    })
  }
  const { status, programs } = await watched(['-H', folder])
  expect({ status, foreign: foreign(programs, clone), ran: existsSync(proof) }).toEqual({
    status: 1,
    foreign: [],
    ran: false
  })
})

/** A PATH with nothing but these. */
function pathOf(tools: readonly string[]): string {
  const folder = clones.folder()
  for (const tool of tools) {
    const [found] = execFileSync('which', [tool], { encoding: 'utf8' }).split('\n')
    symlinkSync(found as string, join(folder, tool))
  }
  return folder
}

test.concurrent('the tools that it names are all that it needs', async () => {
  const folder = join(clones.clone(), 'audit-log')
  expect(await run('/bin/sh', [script, '-H', folder], { PATH: pathOf(named) })).toMatchObject({ status: 0 })
})

test.concurrent.each(named)('without %s it does not begin', async (tool) => {
  const folder = join(clones.clone(), 'audit-log')
  const path = pathOf(named.filter((each) => each !== tool))
  expect(await run('/bin/sh', [script, '-H', folder], { PATH: path })).toMatchObject({ status: 2 })
})

test.concurrent.each([
  ['1.8.3.1', 2],
  ['2.3.0', 2],
  ['2.29.9', 2],
  ['2.30.0', 0],
  ['2.45.1.windows.1', 0],
  ['2.39.5 (Apple Git-154)', 0],
  ['3.0.0', 0],
  ['', 2]
])('with git %s: status %i', async (version, status) => {
  const path = pathOf(named.filter((tool) => tool !== 'git'))
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim()
  const wrapper = `#!/bin/sh\n[ "$1" != version ] || { echo 'git version ${version}'; exit; }\nexec '${real}' "$@"\n`
  writeFileSync(join(path, 'git'), wrapper, { mode: 0o755 })
  const folder = join(clones.clone(), 'audit-log')
  expect(await run('/bin/sh', [script, '-H', folder], { PATH: path })).toMatchObject({ status })
})

test.concurrent.each(['dash', 'bash', 'busybox'])(
  '%s, where it is installed, says the same',
  async (shell) => {
    const place = spawnSync('which', [shell], { encoding: 'utf8' }).stdout.trim()
    if (place === '') return
    const args = shell === 'busybox' ? ['sh'] : []
    const folder = join(clones.clone(), 'audit-log')
    expect(await run(place, [...args, script, '-H', folder])).toMatchObject({ status: 0 })
  }
)

test('shellcheck, where it is installed, finds nothing', () => {
  const checked = spawnSync('shellcheck', [script], { encoding: 'utf8' })
  expect(checked.error === undefined ? checked.stdout : '').toBe('')
})
