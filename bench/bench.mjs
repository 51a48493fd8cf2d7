/**
 * Measures what a night and a backfill cost, side by side with other ways and with what cannot be saved, and writes
 * docs/performance.md:
 *
 *   npm run bench -- [--only nightly,profile,backfill,growth,startup,memory] [--rounds 5] [--page]
 *
 * Each part leaves its figures in bench/results/; the page is written from all that are there. --page writes it alone.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { logOf } from './log.mjs'
import { writePage } from './page.mjs'
import { measure, root, run, startServer } from './process.mjs'
import { sharesIn } from './profile.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'nightly,profile,backfill,growth,startup,memory' },
    rounds: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '10000,100000,1000000,10000000' },
    events: { type: 'string', default: '1000000' },
    page: { type: 'boolean', default: false }
  }
})
const rounds = Number(values.rounds)
const here = new URL('.', import.meta.url).pathname
const cli = resolve('dist/cli/index.js')
const node = process.execPath
const results = join(here, 'results')
const say = (text) => process.stderr.write(`${text}\n`)

const floor = (...args) => [node, [join(here, 'floor.mjs'), ...args]]
const ours = (endpoint, folder, ...options) => [
  node,
  [cli, 'archive', folder, '--endpoint', endpoint, '--fail-on', 'never', ...options]
]
const peers = {
  'curl + jq': (endpoint, folder) => ['bash', [join(here, 'peers/curl-jq.sh'), endpoint, folder]],
  'curl + sort': (endpoint, folder) => ['bash', [join(here, 'peers/curl-sort.sh'), endpoint, folder]],
  'Node script': (endpoint, folder) => [node, [join(here, 'peers/script.mjs'), endpoint, folder]]
}

function emptyFolder(name) {
  const folder = join(root, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

function repository(name) {
  const folder = emptyFolder(name)
  run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder })
  return folder
}

function commitAll(folder) {
  run('git', ['add', '.'], { cwd: folder })
  run('git', ['commit', '--quiet', '-m', 'Before'], { cwd: folder })
}

/** The archive that nights would have left; made once for each size. */
function makeArchive(folder, size) {
  say(`making an archive of ${size.events} events`)
  run(node, [
    ...[
      '--no-warnings',
      '--experimental-transform-types',
      '--import',
      './__tests__/support/typescript-loader.mjs'
    ],
    ...[join(here, 'make-archive.ts'), folder, JSON.stringify(size)]
  ])
}

/** The same events as each of the other ways keeps them. */
function makePeerArchives(size) {
  const log = logOf(size)
  const texts = Array.from({ length: log.events }, (_, k) => log.textOf(k))
  const folders = Object.fromEntries(
    Object.keys(peers).map((name) => [name, repository(`before ${name}`.replaceAll(' ', '-'))])
  )
  writeFileSync(join(folders['curl + jq'], 'events.json'), `[\n${texts.toReversed().join(',\n')}\n]\n`)
  const lines = texts.map((text, k) => `${log.timeOf(k)}\t${text}\n`)
  writeFileSync(join(folders['curl + sort'], 'events.jsonl'), lines.join(''))
  writeFileSync(join(folders['Node script'], 'events.jsonl'), `${texts.join('\n')}\n`)
  for (const folder of Object.values(folders)) commitAll(folder)
  return folders
}

const changedFiles = (before, after) =>
  readdirSync(after)
    .filter((name) => statSync(join(after, name)).isFile())
    .filter((name) => {
      try {
        return !readFileSync(join(before, name)).equals(readFileSync(join(after, name)))
      } catch {
        return true
      }
    })
    .map((name) => join(after, name))

/** One program once: its figures, with what the server saw of it. */
async function once(server, [command, args], options = {}) {
  await server.tell()
  const figures = await measure(command, args, options)
  const { requests, bytes, first, positions } = await server.tell()
  return { ...figures, requests, bytes, firstRequest: (first - figures.startedAt) / 1000, positions }
}

const plain = ({ positions: _positions, startedAt: _startedAt, ...figures }) => figures

async function nightly(server) {
  const size = { events: 100_000, perDay: 200, recentDays: 500 }
  const before = repository('before-ours')
  makeArchive(join(before, 'audit-log'), size)
  commitAll(before)
  const others = makePeerArchives(size)
  await server.tell({ serve: { ...size, fresh: 200 } })
  const figures = []
  for (let round = 0; round < rounds; round++) {
    say(`nightly, round ${round + 1}`)
    const row = {}
    const copy = (from) => {
      const folder = join(root, 'now')
      rmSync(folder, { recursive: true, force: true })
      cpSync(from, folder, { recursive: true, preserveTimestamps: true })
      run('git', ['status', '--porcelain'], { cwd: folder })
      return folder
    }
    const folder = copy(before)
    const own = await once(server, ours(server.endpoint, join(folder, 'audit-log')))
    row.ours = plain(own)
    const night = emptyFolder('night')
    cpSync(join(folder, 'audit-log'), night, { recursive: true })
    const files = changedFiles(join(before, 'audit-log'), night)
    writeFileSync(join(root, 'positions.json'), JSON.stringify(own.positions))
    writeFileSync(join(root, 'files.json'), JSON.stringify(files))
    row['empty process'] = plain(await once(server, floor('empty')))
    const store = join(copy(before), 'audit-log')
    row.floor = plain(
      await once(
        server,
        floor('night', server.endpoint, join(root, 'positions.json'), store, join(root, 'files.json'))
      )
    )
    for (const [name, peer] of Object.entries(peers)) {
      row[name] = plain(await once(server, peer(server.endpoint, copy(others[name]))))
    }
    figures.push(row)
  }
  return figures
}

async function backfill(server) {
  const figures = []
  for (const events of [10_000, 100_000]) {
    for (const latencyMs of [0, 50]) {
      await server.tell({ serve: { events, perDay: Math.ceil(events / 59), recentDays: 59, latencyMs } })
      for (let round = 0; round < rounds; round++) {
        say(`backfill of ${events} at ${latencyMs} ms, round ${round + 1}`)
        const row = { events, latencyMs }
        const own = await once(server, ours(server.endpoint, join(repository('now'), 'audit-log')))
        row.ours = plain(own)
        row['ours, without git'] = plain(
          await once(server, ours(server.endpoint, join(emptyFolder('now'), 'audit-log')))
        )
        writeFileSync(join(root, 'positions.json'), JSON.stringify(own.positions))
        row['fetch and parse'] = plain(
          await once(server, floor('fetch', server.endpoint, join(root, 'positions.json')))
        )
        row.floor = plain(
          await once(
            server,
            floor('store', server.endpoint, join(root, 'positions.json'), emptyFolder('store'))
          )
        )
        for (const [name, peer] of Object.entries(peers)) {
          // The shell scripts take minutes: of ten thousand they show what there is to see.
          if (events > 10_000 && name !== 'Node script') continue
          row[name] = plain(await once(server, peer(server.endpoint, repository('now'))))
        }
        figures.push(row)
      }
    }
  }
  return figures
}

async function growth(server) {
  const sizes = values.sizes.split(',').map(Number)
  const figures = Array.from({ length: rounds }, () => ({}))
  const folders = new Map()
  for (const events of sizes) {
    const folder = emptyFolder(`archive-${events}`)
    makeArchive(folder, { events, perDay: 100, recentDays: 100 })
    const saved = emptyFolder(`saved-${events}`)
    const newest = readdirSync(folder).filter((name) => name === 'ledger.jsonl' || name.startsWith('2025-10'))
    for (const name of newest) cpSync(join(folder, name), join(saved, name))
    folders.set(events, { folder, saved })
  }
  for (const [round, row] of figures.entries()) {
    say(`growth, round ${round + 1}`)
    for (const [events, { folder, saved }] of folders) {
      await server.tell({ serve: { events, perDay: 100, recentDays: 100, fresh: 200 } })
      row[events] = plain(await once(server, ours(server.endpoint, folder)))
      for (const name of readdirSync(folder).filter((each) => each.startsWith('2025-10')))
        rmSync(join(folder, name))
      cpSync(saved, folder, { recursive: true })
    }
  }
  return figures
}

async function startup(server) {
  await server.tell({ serve: { events: 100, perDay: 10, recentDays: 10 } })
  const figures = []
  const action = resolve('dist/action/index.js')
  const inputs = {
    mode: 'archive',
    destination: 'workspace',
    'api-key': 'bench',
    endpoint: server.endpoint,
    path: 'audit-log',
    'page-size': '100',
    concurrency: '4',
    lookback: '3d',
    'review-period': '7d',
    'fail-on': 'never',
    'allow-public': 'true',
    repository: 'acme/audit'
  }
  for (let round = 0; round < rounds * 4; round++) {
    const workspace = emptyFolder('workspace')
    const env = {
      GITHUB_WORKSPACE: workspace,
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
      )
    }
    figures.push({
      action: plain(await once(server, [node, [action]], { env })),
      'command line': plain(await once(server, ours(server.endpoint, join(workspace, 'cli')))),
      'bare process': plain(await once(server, floor('first', server.endpoint)))
    })
  }
  return { bundles: bundleBytes(), figures }
}

function bundleBytes() {
  const bytes = (folder) =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]))
  return { action: bytes('dist/action'), cli: bytes('dist/cli') }
}

/** A backfill of a million events, once each way. */
async function memory(server) {
  const events = Number(values.events)
  await server.tell({ serve: { events, perDay: Math.ceil(events / 59), recentDays: 59 } })
  const backfillWith = async (options) => {
    const [command, args] = ours(server.endpoint, join(emptyFolder('now'), 'audit-log'))
    say(`backfill of ${events} ${options.join(' ')}`)
    return once(server, [command, [...options, ...args]])
  }
  const own = await backfillWith([])
  const tight = await backfillWith(['--max-semi-space-size=4'])
  writeFileSync(join(root, 'positions.json'), JSON.stringify(own.positions))
  const store = floor('store', server.endpoint, join(root, 'positions.json'), emptyFolder('store'))
  return { events, ours: plain(own), tight: plain(tight), floor: plain(await once(server, store)) }
}

/** Where a night's CPU time goes: samples of several nights. */
async function profile(server) {
  const size = { events: 100_000, perDay: 200, recentDays: 500 }
  const before = emptyFolder('before-profile')
  makeArchive(before, size)
  await server.tell({ serve: { ...size, fresh: 200 } })
  const profiles = emptyFolder('profiles')
  for (let round = 0; round < rounds; round++) {
    say(`profile, round ${round + 1}`)
    const folder = emptyFolder('now')
    cpSync(before, folder, { recursive: true, preserveTimestamps: true })
    const [command, args] = ours(server.endpoint, folder)
    await once(server, [
      command,
      ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${profiles}`, ...args]
    ])
  }
  return sharesIn(profiles)
}

const parts = { nightly, profile, backfill, growth, startup, memory }

if (!values.page) {
  mkdirSync(results, { recursive: true })
  const machine = {
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    rounds
  }
  const server = await startServer()
  try {
    for (const name of values.only.split(',')) {
      const part = parts[name]
      if (part === undefined) throw new Error(`There is no part "${name}": choose from ${Object.keys(parts)}`)
      const figures = await part(server)
      const measured = name === 'memory' ? { ...machine, rounds: 1 } : machine
      writeFileSync(
        join(results, `${name}.json`),
        `${JSON.stringify({ machine: measured, figures }, undefined, 1)}\n`
      )
    }
  } finally {
    server.close()
  }
}
writePage(results)
