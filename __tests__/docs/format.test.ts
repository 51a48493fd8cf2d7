import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { retentionMs } from '../../src/archive/coverage.js'
import type { CommitMessage, Destination } from '../../src/archive/destination.js'
import { gitBlobIdOf, sha256Of } from '../../src/archive/digests.js'
import { replayLedger } from '../../src/archive/ledger.js'
import { type FileEntry, parseLedgerLine } from '../../src/archive/ledger-line.js'
import { maxPartBytes, parseMonthFile } from '../../src/archive/month-file.js'
import { openArchive } from '../../src/archive/opened-archive.js'
import { isArchiveFile } from '../../src/archive/paths.js'
import { maxBatchBytes } from '../../src/archive/reconcile.js'
import { maxDepth, maxEventBytes, type QuarantineReason } from '../../src/events/event.js'
import { parseExactJson } from '../../src/events/exact-json.js'
import { parseAnswer } from '../../src/hireflix/answer.js'
import type { AuditLogReader } from '../../src/hireflix/page-fetcher.js'
import { settleMs } from '../../src/hireflix/seen-answers.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { lastWeek } from '../../src/review/review-period.js'
import { run } from '../../src/run/run.js'

/**
 * docs/format.md quotes docs/example-archive, and this test makes that archive anew with the real `run()`.
 * After a change of the format, `UPDATE_EXAMPLE_ARCHIVE=1 npm test -- __tests__/docs` writes it.
 */

const folder = 'docs/example-archive'
const format = readFileSync('docs/format.md', 'utf8')

/** Rows as the server sends them: one has a number that no double holds, one a timestamp that is text. */
const rows = {
  position:
    '{"actor":{"id":"66a8b1f04c1d9e2a7f30b601","email":"elena.marsh@example.com"},"timestamp":1759137164120,"object":{"id":"68da4d8c5e1f0a2b3c4d5e6f","type":"POSITION","name":"Account Executive"},"ip":"192.0.2.10","action":"position.create","host":"admin.hireflix.com","referer":"https://admin.hireflix.com/en/jobs","medium":"ADMIN"}',
  score:
    '{"actor":{"id":"6702c4419be07d53a81f6e02","email":"amara.okafor@example.com"},"timestamp":1759276798004,"object":{"id":"68d15cafba8e4f6012ab34cd","type":"INTERVIEW","urls":{"private":"https://admin.hireflix.com/en/jobs/68da4d8c5e1f0a2b3c4d5e6f/68d15cafba8e4f6012ab34cd"},"email":"candidate@example.com","externalId":90071992547409931},"ip":"198.51.100.23","action":"interview.score-interview","host":"admin.hireflix.com","referer":"https://admin.hireflix.com/en/jobs","medium":"ADMIN"}',
  login:
    '{"actor":{"id":"6711e0c83fa95d7b6e02fa04","email":"jonas.weber@example.com"},"timestamp":1759327351907,"object":{"id":"6711e0c83fa95d7b6e02fa04","type":"USER","name":"Jonas Weber","email":"jonas.weber@example.com"},"ip":"198.51.100.14","action":"user.login-with-company","host":"admin.hireflix.com","referer":"https://admin.hireflix.com/","medium":"ADMIN"}',
  deletion:
    '{"actor":{"id":"6711e0c83fa95d7b6e02fa04","email":"jonas.weber@example.com"},"timestamp":1759401000250,"object":{"id":"68d15cafba8e4f6012ab34cd","type":"INTERVIEW"},"ip":"203.0.113.7","action":"interview.delete","host":"api.hireflix.com","referer":null,"medium":"API_KEY"}',
  odd: '{"actor":{"id":"6711e0c83fa95d7b6e02fa04","email":"jonas.weber@example.com"},"timestamp":"2025-10-02","object":{"id":"68d15cafba8e4f6012ab34cd","type":"INTERVIEW"},"ip":"203.0.113.7","action":"interview.delete","host":"api.hireflix.com","referer":null,"medium":"API_KEY"}',
  december:
    '{"actor":{"id":"66a8b1f04c1d9e2a7f30b601","email":"elena.marsh@example.com"},"timestamp":1766052480512,"object":{"id":"6943d1c05e1f0a2b3c4d5e70","type":"POSITION","name":"Data Analyst"},"ip":"192.0.2.10","action":"position.create","host":"admin.hireflix.com","referer":"https://admin.hireflix.com/en/jobs","medium":"ADMIN"}'
}

/** What the server shows on each of five nights, newest first. */
const nights: readonly { readonly now: string; readonly shown: readonly (keyof typeof rows)[] }[] = [
  { now: '2025-10-02T03:17:05.000Z', shown: ['login', 'score', 'position'] },
  // Two identical events in one millisecond, and a row that cannot be understood.
  { now: '2025-10-03T03:17:05.000Z', shown: ['odd', 'deletion', 'deletion', 'login', 'score', 'position'] },
  // Nothing new for ten days.
  { now: '2025-10-13T03:17:05.000Z', shown: ['odd', 'deletion', 'deletion', 'login', 'score', 'position'] },
  // The server shows one of the twins no more.
  { now: '2025-10-14T03:17:05.000Z', shown: ['odd', 'deletion', 'login', 'score', 'position'] },
  // Nobody looked for longer than the server remembers.
  { now: '2025-12-20T03:17:05.000Z', shown: ['december'] }
]

interface Example {
  readonly files: ReadonlyMap<string, string>
  readonly messages: readonly CommitMessage[]
}

function readerOf({ now, shown }: (typeof nights)[number]): AuditLogReader {
  return {
    host: 'api.hireflix.com',
    fetchSlice: async ({ skip, limit }) => {
      const results = shown.slice(skip, skip + limit).map((name) => rows[name])
      const audit = `{"count":${results.length},"total":${shown.length},"results":[${results.join(',')}]}`
      const data = parseExactJson(`{"info":{"company":{"logs":{"audit":${audit}}}}}`)
      return parseAnswer(data, Date.parse(now))
    }
  }
}

async function makeExample(): Promise<Example> {
  const files = new Map<string, string>()
  const messages: CommitMessage[] = []
  const destination: Destination = {
    description: 'the example',
    open: async () => ({
      revision: String(messages.length),
      files: [...files].map(([path, content]) => ({
        path,
        kind: 'file',
        bytes: Buffer.byteLength(content),
        blob: gitBlobIdOf(content)
      })),
      readFile: async (path) => Buffer.from(files.get(path) ?? '')
    }),
    commit: async (change) => {
      for (const { path, content } of change.files) files.set(path, content)
      messages.push(change.message)
      return { kind: 'committed', revision: String(messages.length) }
    }
  }
  for (const [index, shown] of nights.entries()) {
    await run(
      await openArchive(destination),
      {
        pageSize: 100,
        concurrency: 1,
        lookbackMs: 3 * 86_400_000,
        reviewPeriod: lastWeek,
        rules: defaultRules,
        secrets: [],
        run: { id: String(18_000_000_000 + index), attempt: 1, repository: 'acme/audit', version: '0.1.0' }
      },
      {
        source: readerOf(shown),
        destination,
        log: () => {},
        sleep: async () => {},
        random: () => 0
      }
    )
  }
  return { files, messages }
}

let example: Example
let ledger: string[]

beforeAll(async () => {
  example = await makeExample()
  ledger = (example.files.get('ledger.jsonl') ?? '').split('\n').slice(0, -1)
  if (process.env['UPDATE_EXAMPLE_ARCHIVE']) {
    mkdirSync(folder, { recursive: true })
    for (const [path, content] of example.files) writeFileSync(join(folder, path), content)
  }
})

/** Fenced blocks of one language, without the fences. */
function blocksOf(language: string): string[] {
  return [...format.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? '')
}

describe('the example archive', () => {
  test('holds the bytes that run() makes of five nights, and nothing else', () => {
    const found = new Map(readdirSync(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(example.files))
  })

  test('shows every kind of ledger line that the document speaks of', () => {
    const lines = ledger.map((text, index) => parseLedgerLine(text, index + 1))
    expect(lines.map(({ verdict, added }) => ({ verdict, added }))).toEqual([
      { verdict: 'proven', added: 3 },
      { verdict: 'proven', added: 2 },
      { verdict: 'proven', added: 0 },
      { verdict: 'proven', added: 0 },
      { verdict: 'gap', added: 1 }
    ])
    expect(lines.map(({ vanished }) => vanished)).toEqual([[], [], [], [1759401000250], []])
    expect(lines[4]?.gaps).toHaveLength(1)
  })
})

describe('docs/format.md', () => {
  test('quotes no hash that is not the hash of something in the example', () => {
    const state = replayLedger(`${ledger.join('\n')}\n`)
    const known = new Set<string>(ledger.map(sha256Of))
    for (const [index, line] of ledger.entries()) {
      const { tree } = parseLedgerLine(line, index + 1)
      expect(tree).toBe(index === 0 ? null : recursiveHash(ledger.slice(0, index)))
      known.add(recursiveHash(ledger.slice(0, index)))
    }
    for (const entries of ledger.map((text, index) => parseLedgerLine(text, index + 1).files)) {
      for (const { sha256, blob } of entries as FileEntry[]) known.add(sha256).add(blob)
    }
    for (const [path, content] of example.files) {
      known.add(sha256Of(content)).add(gitBlobIdOf(content))
      if (!isArchiveFile(path) || path === 'quarantine.json') continue
      expect(state.files.get(path)?.sha256).toBe(sha256Of(content))
      const events = parseMonthFile(path, content)
      const root = recursiveHash(events.map(({ line }) => line))
      expect(state.files.get(path)?.root).toBe(root)
      known.add(root)
      for (const { key } of events) known.add(key)
    }
    const quoted = format.match(/\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b/g) ?? []
    expect(quoted.filter((hash) => !known.has(hash))).toEqual([])
    expect(quoted.length).toBeGreaterThan(10)
  })

  test('quotes events and ledger lines as they stand in the example', () => {
    const archived = new Set([...example.files.values()].flatMap((content) => content.split('\n')))
    const quoted = [...blocksOf('json'), ...blocksOf('jsonl')]
      .flatMap((block) => block.trimEnd().split('\n'))
      .filter((line) => line !== '')
    expect(quoted.filter((line) => !archived.has(line))).toEqual([])
    expect(quoted.length).toBeGreaterThan(5)
  })

  test('quotes the message of a commit as it was made', () => {
    const made = example.messages.map(({ subject, body }) => `${subject}\n\n${body}\n`)
    const quoted = blocksOf('text').filter((block) => block.includes('Audit-Ledger:'))
    expect(quoted.filter((block) => !made.includes(block))).toEqual([])
    expect(quoted.length).toBeGreaterThan(0)
  })

  test('describes the members of a ledger line, in their order', () => {
    const table = /^## The ledger$(.*?)^##/ms.exec(format)?.[1] ?? ''
    const described = [...table.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1])
    expect(described).toEqual(Object.keys(JSON.parse(ledger[0] ?? '{}')))
  })

  test('says the limits that the code has', () => {
    const said = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
    expect(format).toContain(`${said(maxPartBytes)} bytes`)
    expect(format).toContain(`${said(maxBatchBytes)} bytes`)
    expect(format).toContain(`${said(maxEventBytes)} bytes`)
    expect(format).toContain(`${maxDepth} levels`)
    expect(format).toContain(`${retentionMs / 86_400_000} days`)
    expect(format).toContain(`${settleMs / 60_000} minutes`)
  })

  test('names every reason for quarantine', () => {
    const reasons: Readonly<Record<QuarantineReason, true>> = {
      'not an object': true,
      'nested deeper than 64 levels': true,
      'larger than 256 KiB': true,
      'timestamp is missing': true,
      'timestamp is not a number': true,
      'timestamp is not a whole number of milliseconds': true,
      'timestamp is before the year 2000': true,
      'timestamp is more than 48 hours ahead of the server': true,
      'has a member named time, which the archive derives': true
    }
    expect(Object.keys(reasons).filter((reason) => !format.includes(`\`${reason}\``))).toEqual([])
  })

  // bash, jq and GNU coreutils, as CONTRIBUTING.md asks for.
  test('has commands that work: each gives what stands below it', () => {
    const copy = mkdtempSync(join(tmpdir(), 'format-commands-'))
    try {
      cpSync(folder, copy, { recursive: true })
      const git = (...args: string[]) => execFileSync('git', args, { cwd: copy })
      git('init', '--quiet')
      git('add', '.')
      const last = example.messages.at(-1)
      git(
        ...['-c', 'user.name=example', '-c', 'user.email=example@example.com', '-c', 'commit.gpgSign=false'],
        ...['commit', '--quiet', '-m', `${last?.subject}\n\n${last?.body}`]
      )
      const blocks = blocksOf('console')
      expect(blocks.length).toBeGreaterThan(4)
      for (const block of blocks) {
        const { command, expected } = parseConsole(block)
        const printed = execFileSync('bash', ['-c', command], { cwd: copy, encoding: 'utf8' })
        expect({ command, printed: printed.trimEnd() }).toEqual({ command, printed: expected.trimEnd() })
      }
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  })
})

/** RFC 9162, section 2.1.1, as it is written there: MTH(D[n]) by its two halves. */
function recursiveHash(leaves: readonly string[]): string {
  const digest = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
  const hashOf = (some: readonly string[]): Buffer => {
    if (some.length === 0) return digest()
    if (some.length === 1) return digest(Buffer.from([0]), Buffer.from(some[0] as string))
    const half = 2 ** Math.floor(Math.log2(some.length - 1))
    return digest(Buffer.from([1]), hashOf(some.slice(0, half)), hashOf(some.slice(half)))
  }
  return hashOf(leaves).toString('hex')
}

/** A console block: `$ ` begins the command, `> ` continues it, the rest is what it prints. */
function parseConsole(block: string): { command: string; expected: string } {
  const lines = block.split('\n')
  expect(lines[0]?.startsWith('$ ')).toBe(true)
  const end = lines.findIndex((line, index) => index > 0 && !line.startsWith('> '))
  return {
    command: lines
      .slice(0, end)
      .map((line) => line.slice(2))
      .join('\n'),
    expected: lines.slice(end).join('\n')
  }
}
