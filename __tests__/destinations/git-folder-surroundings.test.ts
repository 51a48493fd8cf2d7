/**
 * Whatever surrounds an archive in a git work tree, a run ends in one of two ways: refused, with HEAD untouched, or
 * committed, so that every commit of a fresh clone verifies. Each seed makes one combination of surroundings, and some
 * of the runs are killed on their way.
 */
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { Change } from '../../src/archive/destination.js'
import { verifyCommand } from '../../src/cli/verify.js'
import { WorkTreeDestination } from '../../src/destinations/git-folder.js'
import { ArchiveError } from '../../src/errors.js'
import { Random } from '../../src/sandbox/random.js'
import { isThorough } from '../support/thorough.js'
import { plain } from '../verification/matrix/subjects.js'
import type { Commit } from '../verification/support/archives.js'
import { makeRepository } from '../verification/support/repository.js'
import { git, hastyProcess, isolateGit, programAt, signingScript, temporaryFolder } from './folders.js'

isolateGit()
process.env['GIT_AUTHOR_NAME'] = process.env['GIT_COMMITTER_NAME'] = 'Ada'
process.env['GIT_AUTHOR_EMAIL'] = process.env['GIT_COMMITTER_EMAIL'] = 'ada@example.com'

/** The archive before and after the run. */
interface Scene {
  readonly root: string
  readonly top: string
  readonly folder: string
  readonly before: Commit | undefined
  readonly after: Commit
  readonly random: Random
}

type Surrounding = (scene: Scene) => void

const set =
  (name: string, value: string): Surrounding =>
  ({ top }) =>
    void git(top, 'config', name, value)
const write =
  (path: string, text: string): Surrounding =>
  ({ top }) => {
    mkdirSync(join(top, path, '..'), { recursive: true })
    appendFileSync(join(top, path), text)
  }
const nothing: Surrounding = () => {}
const both =
  (...parts: readonly Surrounding[]): Surrounding =>
  (scene) => {
    for (const part of parts) part(scene)
  }
const somePath = ({ before, random }: Scene): string =>
  `audit-log/${random.pick([...(before?.files.keys() ?? ['ledger.jsonl'])])}`

/** What decides how git stores and checks out. */
const conversions: Readonly<Record<string, Surrounding>> = {
  none: nothing,
  crlf: write('.gitattributes', '* text eol=crlf\n'),
  'crlf, by info': write('.git/info/attributes', '* text eol=crlf\n'),
  auto: both(write('.gitattributes', '* text=auto\n'), set('core.autocrlf', 'true')),
  autocrlf: both(set('core.autocrlf', 'true'), set('core.safecrlf', 'true'), set('core.eol', 'crlf')),
  ident: write('.gitattributes', '* ident\n'),
  encoding: write('.git/info/attributes', '*.json text working-tree-encoding=UTF-16LE-BOM\n'),
  filter: both(
    write('.gitattributes', '*.json filter=x\n'),
    set('filter.x.clean', 'tr a-y b-z'),
    set('filter.x.smudge', 'tr b-z a-y')
  ),
  'filter, by info': both(
    write('.git/info/attributes', '* filter=x\n'),
    set('filter.x.clean', 'tr a-y b-z'),
    set('filter.x.required', 'true')
  ),
  'clean only': both(
    write('.git/info/attributes', '*.json filter=x\n'),
    set('filter.x.clean', 'sed s/interview/x/')
  ),
  'failing filter': both(
    write('.git/info/attributes', '*.jsonl filter=x\n'),
    set('filter.x.clean', 'false'),
    set('filter.x.required', 'true')
  )
}

/** A hook of each kind leaves a trace outside, and tries to change the archive or to stop the commit. */
const hookNames = ['pre-commit', 'commit-msg', 'post-commit', 'reference-transaction', 'post-index-change']
const hooks =
  (ending: string): Surrounding =>
  ({ root, top, random }) => {
    for (const name of hookNames.filter(() => random.chance(0.7))) {
      const script = `touch "${root}/hook"\necho x >> "${top}/audit-log/ledger.jsonl"\n${ending}`
      programAt(join(top, '.git', 'hooks', name), script)
    }
  }
const hookings: Readonly<Record<string, Surrounding>> = {
  none: nothing,
  failing: hooks('exit 1'),
  altering: hooks('git add -A; exit 0'),
  elsewhere: both(hooks('exit 1'), ({ top }) => git(top, 'config', 'core.hooksPath', '.git/hooks')),
  fsmonitor: ({ root, top }) => {
    git(top, 'config', 'core.fsmonitor', programAt(join(root, 'monitor'), `touch "${root}/hook"; exit 0`))
  }
}

const modes: Readonly<Record<string, Surrounding>> = {
  none: nothing,
  executable: (scene) => {
    const path = join(scene.top, somePath(scene))
    if (existsSync(path)) chmodSync(path, 0o755)
  },
  'not trusted': set('core.fileMode', 'false'),
  'split index': both(set('core.splitIndex', 'true'), ({ top }) => git(top, 'update-index', '--split-index')),
  'untracked cache': set('core.untrackedCache', 'true'),
  shared: set('core.sharedRepository', 'group')
}

const flagged =
  (flag: string): Surrounding =>
  (scene) => {
    if (scene.before !== undefined) git(scene.top, 'update-index', flag, somePath(scene))
  }
const sparse =
  (...args: readonly string[]): Surrounding =>
  ({ top }) => {
    git(top, 'status')
    git(top, 'sparse-checkout', 'set', ...args)
  }
const flags: Readonly<Record<string, Surrounding>> = {
  none: nothing,
  'assume-unchanged': flagged('--assume-unchanged'),
  'skip-worktree': flagged('--skip-worktree'),
  'sparse, without it': sparse('--cone', 'other'),
  'sparse, with it': sparse('--cone', 'audit-log'),
  'sparse, by pattern': sparse('--no-cone', '/*', '!/audit-log/2025-*.json'),
  'sparse, the index too': sparse('--cone', '--sparse-index', 'other')
}

const signing =
  (script: string): Surrounding =>
  ({ root, top }) => {
    git(top, 'config', 'gpg.program', programAt(join(root, 'gpg'), script))
    git(top, 'config', 'commit.gpgSign', 'true')
  }
const signings: Readonly<Record<string, Surrounding>> = {
  none: nothing,
  'that works': signing(signingScript),
  'that fails': signing('echo no >&2; exit 1'),
  'that makes no sense': ({ top }) => git(top, 'config', 'commit.gpgSign', 'perhaps')
}

const ignores: Readonly<Record<string, Surrounding>> = {
  none: nothing,
  'month files': write('.git/info/exclude', '*.json\n'),
  'the ledger': write('.git/info/exclude', '*.jsonl\n'),
  'the folder': write('.git/info/exclude', 'audit-log/\n'),
  everything: write('.git/info/exclude', '*\n')
}

const branches: Readonly<Record<string, Surrounding>> = {
  none: nothing,
  another: ({ top }) => git(top, 'checkout', '--quiet', '-B', 'night/ly'),
  detached: ({ top, before }) => before && git(top, 'checkout', '--quiet', '--detach'),
  packed: ({ top }) => git(top, 'pack-refs', '--all'),
  merging: ({ top, before }) =>
    before && writeFileSync(join(top, '.git', 'MERGE_HEAD'), git(top, 'rev-parse', 'HEAD'))
}

const deeds: Readonly<Record<string, Surrounding>> = {
  none: nothing,
  removed: ({ folder }) => rmSync(folder, { recursive: true, force: true }),
  'removed from the index': (scene) =>
    scene.before && git(scene.top, 'rm', '--quiet', '--sparse', '--cached', somePath(scene)),
  edited: (scene) => {
    const path = join(scene.top, somePath(scene))
    if (existsSync(path))
      writeFileSync(path, readFileSync(path, 'utf8').replace(/\d/, '7').replace(/\d$/m, '6'))
  },
  added: ({ folder }) => existsSync(folder) && writeFileSync(join(folder, 'notes.txt'), 'x'),
  'an archive file added': ({ folder }) =>
    existsSync(folder) && writeFileSync(join(folder, '2031-01.json'), '[]'),
  'staged elsewhere': both(write('staged.txt', 'x'), ({ top }) => git(top, 'add', '--force', 'staged.txt'))
}

const effects = [
  'store ledger.jsonl',
  'tree',
  'commit',
  'decide',
  'decided',
  'place ledger.jsonl',
  'index',
  'release'
]

/** Half of all choices are `none`, so that not every run is refused. */
function chooseFrom(choices: Readonly<Record<string, unknown>>, random: Random): string {
  return random.chance(0.5) ? 'none' : random.pick(Object.keys(choices))
}

function sceneOf(root: string, random: Random): Scene {
  const held = random.between(0, plain.commits.length - 1)
  const [before, after] = [plain.commits[held - 1], plain.commits[held] as Commit]
  const top = join(root, 'work')
  if (before === undefined) git(root, 'init', '--quiet', '--initial-branch=main', top)
  else {
    const bare = makeRepository(plain.commits.slice(0, held))
    git(root, 'clone', '--quiet', '--no-hardlinks', bare, top)
    rmSync(bare, { recursive: true })
  }
  return { root, top, folder: join(top, 'audit-log'), before, after, random }
}

function surround(scene: Scene): string[] {
  const { top, before, random } = scene
  const chosen: string[] = []
  const apply = (kind: string, choices: Readonly<Record<string, Surrounding>>): void => {
    const name = chooseFrom(choices, random)
    if (name !== 'none') chosen.push(`${kind} ${name}`)
    choices[name]?.(scene)
  }
  apply('conversion', conversions)
  if (before !== undefined && random.chance(0.5)) {
    chosen.push('checked out under it')
    rmSync(scene.folder, { recursive: true })
    // A filter may stop that half way.
    spawnSync('git', ['reset', '--quiet', '--hard'], { cwd: top })
  }
  apply('mode', modes)
  apply('branch', branches)
  apply('flag', before === undefined ? { none: nothing } : flags)
  apply('signing', signings)
  apply('ignored', ignores)
  apply('deed', deeds)
  apply('hooks', hookings)
  return chosen
}

function changeOf({ before, after }: Scene): Omit<Change, 'base'> {
  const files = [...after.files]
    .filter(([path, content]) => before?.files.get(path) !== content)
    .sort(([path], [other]) => Number(path === 'ledger.jsonl') - Number(other === 'ledger.jsonl'))
    .map(([path, content]) => ({ path, content }))
  const [subject = '', ...body] = after.message.split('\n\n')
  return { files, message: { subject, body: body.join('\n\n').trimEnd() } }
}

const headOf = (top: string): string =>
  spawnSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD'], { cwd: top, encoding: 'utf8' }).stdout.trim()

/** @returns whether the process got as far as the effect. */
function runKilled(folder: string, effect: string, change: Omit<Change, 'base'>): boolean {
  const { signal } = spawnSync(process.execPath, [
    ...['--no-warnings', '--experimental-transform-types', '--import'],
    new URL('../support/typescript-loader.mjs', import.meta.url).href,
    new URL('./killed-git-writer.ts', import.meta.url).pathname,
    ...[folder, effect, JSON.stringify(change)]
  ])
  return signal === 'SIGKILL'
}

async function runOnce({ folder }: Scene, change: Omit<Change, 'base'>, old: string): Promise<string> {
  const destination = new WorkTreeDestination({ folder, writer: hastyProcess() })
  try {
    const { revision, commit } = await destination.open()
    if (commit !== undefined && commit.sha !== old) return 'committed'
    const receipt = await destination.commit({ ...change, base: revision })
    return receipt.kind === 'committed' && receipt.commit === undefined ? 'plain' : receipt.kind
  } catch (fault) {
    if (fault instanceof ArchiveError) return `refused: ${fault.message}`
    throw fault
  }
}

/** Every commit of a fresh clone verifies, and the newest holds the archive of the commit, byte for byte. */
async function verifyClone({ root, top }: Scene, { files }: Commit): Promise<void> {
  const branch = git(top, 'symbolic-ref', '--short', 'HEAD').trim()
  git(root, '-c', 'core.hooksPath=/dev/null', 'clone', '--quiet', '--bare', '--no-local', top, 'fresh.git')
  const fresh = join(root, 'fresh.git')
  git(fresh, 'fsck', '--strict')
  let output = ''
  const status = await verifyCommand([fresh, '--history', '--branch', branch], {
    write: (text) => (output += text),
    say: (text) => (output += text),
    now: () => plain.now
  })
  // Of the earlier states, some are stale by now.
  expect({ output, isSound: [0, 3].includes(status) && !output.includes('INVALID') }).toMatchObject({
    isSound: true
  })
  for (const [path, content] of files) expect(git(fresh, 'show', `${branch}:audit-log/${path}`)).toBe(content)
  const listed = git(fresh, 'ls-tree', '--format=%(objectmode) %(path)', `${branch}:audit-log`)
    .trim()
    .split('\n')
  expect(listed.sort()).toEqual([...files.keys()].map((path) => `100644 ${path}`).sort())
}

const outcomes = new Map<string, number>()

async function tryOut(seed: number): Promise<void> {
  const temporary = temporaryFolder()
  try {
    const random = new Random(seed)
    const scene = sceneOf(temporary.path, random)
    const chosen = surround(scene)
    const { root, top, folder, after } = scene
    const change = changeOf(scene)
    const old = headOf(top)
    const effect = random.chance(0.3) ? random.pick(effects) : undefined
    const wasKilled = effect !== undefined && runKilled(folder, effect, change)
    const wasDecided = headOf(top) !== old
    const outcome = await runOnce(scene, change, old)
    const told = { seed, chosen, killed: wasKilled && effect, outcome }
    const [kind = ''] = outcome.split(':')
    expect({ ...told, isKnown: ['committed', 'refused', 'plain'].includes(kind) }).toMatchObject({
      isKnown: true
    })
    expect({ ...told, hookRun: existsSync(join(root, 'hook')) }).toMatchObject({ hookRun: false })
    if (kind === 'committed' || wasDecided) {
      // A process that got so far was not refused, and its successor is not either.
      expect(told).toMatchObject({ outcome: 'committed' })
      await verifyClone(scene, after)
    } else {
      expect({ ...told, head: headOf(top) }).toMatchObject({ head: old })
    }
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1)
  } finally {
    temporary.remove()
  }
}

const seeds = Array.from({ length: isThorough ? 300 : 32 }, (_, index) => index + 1)

describe('a run in these surroundings is refused or commits the archive', () => {
  afterAll(() => {
    // Else the seeds show nothing.
    expect(outcomes.get('committed')).toBeGreaterThan(seeds.length / 5)
    expect(outcomes.get('refused')).toBeGreaterThan(seeds.length / 5)
  })

  test.each(seeds)('seed %i', (seed) => tryOut(seed), 60_000)
})
