import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { InputError } from '../../src/errors.js'
import { type InputTexts, inputNames, parseFolderInputs, parseInputs } from '../../src/inputs/inputs.js'
import { failConditions } from '../../src/review/conditions.js'
import { version } from '../../src/version.js'

const key = 'test-key'
const good: InputTexts = { 'api-key': key, repository: 'example/audit-archive', 'github-token': 'token' }

function faultsOf(texts: InputTexts, parse = parseInputs): readonly string[] {
  try {
    parse(texts)
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
  return []
}

/** The inputs of action.yml with their defaults, read as plainly as it is written. */
function declaredInputs(): Map<string, string | undefined> {
  const text = readFileSync('action.yml', 'utf8')
  const inputs = text.slice(text.indexOf('\ninputs:\n') + 9, text.indexOf('\noutputs:\n'))
  const found = new Map<string, string | undefined>()
  for (const block of inputs.split(/^ {2}(?=\S)/m).slice(1)) {
    const name = /^[\w-]+/.exec(block)?.[0] ?? ''
    found.set(name, /^ {4}default: '?(.*?)'?$/m.exec(block)?.[1])
  }
  return found
}

describe('action.yml', () => {
  test('declares the inputs that are read', () => {
    expect([...declaredInputs().keys()]).toEqual([...inputNames])
  })

  test('has the defaults that an absent input has', () => {
    const defaults = Object.fromEntries(
      [...declaredInputs()].flatMap(([name, text]) =>
        text === undefined || text.startsWith('${{') ? [] : [[name, text]]
      )
    )
    expect(Object.keys(defaults).length).toBeGreaterThan(7)
    expect(parseInputs({ ...defaults, ...good })).toEqual(parseInputs(good))
  })
})

test('The version is that of package.json', () => {
  expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
})

describe('parseInputs()', () => {
  test('fills in what is left out', () => {
    expect(parseInputs(good)).toEqual({
      apiKey: key,
      endpoint: new URL('https://api.hireflix.com/me'),
      pageSize: 100,
      concurrency: 4,
      mode: 'archive',
      reviewPeriod: { kind: 'last', ms: 7 * 86_400_000 },
      pins: [],
      lookbackMs: 3 * 86_400_000,
      destination: 'repository',
      owner: 'example',
      repo: 'audit-archive',
      branch: undefined,
      path: 'audit-log',
      githubToken: 'token',
      notable: [],
      failOn: new Set(['gap', 'stale']),
      allowPublic: false,
      signOff: false,
      healthIssue: false,
      artifactName: 'hireflix-audit-log',
      artifactRetentionDays: undefined,
      reportArtifact: undefined,
      exportPath: 'audit-export',
      exportFormat: 'parquet',
      exportSchema: 'events',
      secrets: [
        { input: 'api-key', value: key },
        { input: 'github-token', value: 'token' }
      ]
    })
  })

  test.each<[string, string, object]>([
    ['lookback', 'all', { lookbackMs: Number.POSITIVE_INFINITY }],
    ['lookback', '36h', { lookbackMs: 36 * 3_600_000 }],
    ['lookback', '2w', { lookbackMs: 14 * 86_400_000 }],
    ['page-size', '1000', { pageSize: 1000 }],
    ['page-size', ' 1 ', { pageSize: 1 }],
    ['concurrency', '16', { concurrency: 16 }],
    ['path', 'logs/hireflix/', { path: 'logs/hireflix' }],
    ['path', './audit-log', { path: 'audit-log' }],
    ['path', './././a/b//', { path: 'a/b' }],
    ['repository', 'jdoe_acme/audit-archive', { owner: 'jdoe_acme', repo: 'audit-archive' }],
    ['fail-on', 'stale', { failOn: new Set(['stale']) }],
    ['branch', 'audit/main', { branch: 'audit/main' }],
    ['allow-public', 'True', { allowPublic: true }],
    ['fail-on', 'never', { failOn: new Set() }],
    ['fail-on', 'gap, stale, unproven\nquarantine notable,critical', { failOn: new Set(failConditions) }],
    ['destination', 'artifact', { destination: 'artifact' }],
    ['artifact-name', 'audit of acme', { artifactName: 'audit of acme' }],
    ['artifact-retention-days', '400', { artifactRetentionDays: 400 }],
    ['report-artifact', 'audit review.html', { reportArtifact: 'audit review.html' }],
    ['endpoint', 'http://127.0.0.1:8080/me', { endpoint: new URL('http://127.0.0.1:8080/me') }],
    ['endpoint', 'http://[::1]/me', { endpoint: new URL('http://[::1]/me') }],
    ['endpoint', 'http://localhost/me', { endpoint: new URL('http://localhost/me') }]
  ])('takes %s %j', (name, text, expected) => {
    expect(parseInputs({ ...good, [name]: text })).toMatchObject(expected)
  })

  const bad: [string, string][] = [
    ['api-key', ''],
    ['api-key', '  '],
    ['api-key', 'two words'],
    ['api-key', 'line\nbreak'],
    ['api-key', 'schlüssel'],
    ['mode', 'archiv'],
    ['mode', 'Archive'],
    ['export-path', '../out'],
    ['export-path', '/out'],
    ['export-format', 'csv'],
    ['export-schema', 'ecs'],
    ['destination', 'repo'],
    ['destination', 'artefact'],
    ['repository', ''],
    ['repository', 'archive'],
    ['repository', 'a/b/c'],
    ['repository', 'https://github.com/a/b'],
    ['repository', 'example/..'],
    ['branch', 'refs/heads/main'],
    ['branch', 'a..b'],
    ['branch', 'a b'],
    ['branch', '-x'],
    ['branch', 'a.lock'],
    ['branch', 'a:b'],
    ['branch', 'a/'],
    ['path', '/audit-log'],
    ['path', '/'],
    ['path', '../audit-log'],
    ['path', 'a/../b'],
    ['path', 'a/..'],
    ['path', '.'],
    ['path', './'],
    ['path', './../x'],
    ['path', './.git'],
    ['path', 'a/./b'],
    ['repository', '_x/audit-archive'],
    ['path', 'a//b'],
    ['path', 'a\\b'],
    ['path', 'C:/a'],
    ['path', '.git/a'],
    ['path', '.GIT'],
    ['path', '~/a'],
    ['path', 'a\u0000b'],
    ['github-token', ''],
    ['github-token', 'two words'],
    ['endpoint', 'http://api.hireflix.com/me'],
    ['endpoint', 'api.hireflix.com'],
    ['endpoint', 'ftp://api.hireflix.com'],
    ['endpoint', 'http://127.0.0.1.example.com/'],
    ['endpoint', 'http://localhost.example.com/'],
    ['endpoint', 'https://key@api.hireflix.com/me'],
    ['page-size', '0'],
    ['page-size', 'abc'],
    ['page-size', '5000'],
    ['page-size', '1001'],
    ['page-size', '-1'],
    ['page-size', '1.5'],
    ['page-size', '1e2'],
    ['page-size', '0x10'],
    ['concurrency', '0'],
    ['concurrency', '17'],
    ['lookback', '3'],
    ['lookback', '0d'],
    ['lookback', '3 days'],
    ['lookback', 'ALL'],
    ['lookback', '-3d'],
    ['notable', 'alarming *'],
    ['fail-on', 'gaps'],
    ['fail-on', 'never, gap'],
    ['fail-on', ','],
    ['allow-public', 'yes'],
    ['allow-public', 'ture'],
    ['allow-public', 'FALSe'],
    ['allow-public', '1'],
    ['artifact-name', 'a/b'],
    ['artifact-name', 'a\\b'],
    ['artifact-name', 'a:b'],
    ['artifact-name', 'a\nb'],
    ['artifact-name', 'x'.repeat(101)],
    ['artifact-retention-days', '0'],
    ['artifact-retention-days', '401'],
    ['artifact-retention-days', '7d'],
    ['report-artifact', 'true'],
    ['report-artifact', 'review.htm'],
    ['report-artifact', '.html'],
    ['report-artifact', 'a/review.html']
  ]
  test.each(bad)('refuses %s %j, naming it', (name, text) => {
    const faults = faultsOf({ ...good, [name]: text })
    expect(faults).toHaveLength(1)
    expect(faults[0]?.toLowerCase()).toContain(
      name === 'api-key' ? 'api key' : name === 'notable' ? 'rule' : name
    )
    expect(faults[0]).not.toMatch(/\n/)
  })

  test('names all faults at once', () => {
    const several = Object.fromEntries(bad.map(([name, text]) => [name, text]))
    const faults = faultsOf({ ...several, 'api-key': '', 'fail-on': 'one, two' })
    const names = [
      'mode',
      'destination',
      'repository',
      'branch',
      'path',
      'github-token',
      'endpoint',
      'page-size',
      'concurrency',
      'lookback',
      'allow-public'
    ]
    for (const name of names) expect(faults.filter((fault) => fault.includes(name)).length).toBeGreaterThan(0)
    expect(faults.filter((fault) => fault.includes('fail-on'))).toHaveLength(2)
    expect(faults.join()).toContain('api-key')
  })

  test('never quotes a key or a token', () => {
    const faults = faultsOf({
      'api-key': 'secret key',
      'github-token': 'secret token',
      repository: 'a/b',
      endpoint: 'https://user:secret@api.hireflix.com/'
    })
    expect(faults).toHaveLength(3)
    expect(faults.join()).not.toContain('secret')
  })

  test('refuses a secret in another input by both names, beside all other faults', () => {
    const faults = faultsOf({ ...good, 'api-key': 'hfx-key-1234', path: 'hfx-key-1234', mode: 'sync' })
    expect(faults).toEqual([
      expect.stringContaining('Cannot use path: it holds the secret of the input "api-key"'),
      expect.stringContaining('Cannot use mode "sync"')
    ])
  })

  test.each(['sign-off', 'health-issue'])('asks for both all the same where %s wants an issue', (name) => {
    const inWorkspace = { 'api-key': key, destination: 'workspace', [name]: 'true' }
    const faults = faultsOf(inWorkspace)
    expect(faults).toEqual([expect.stringContaining('repository'), expect.stringContaining('github-token')])
    const whole = { ...inWorkspace, repository: 'acme/audit', 'github-token': 'token' }
    expect(parseInputs(whole)).toMatchObject({ owner: 'acme', repo: 'audit', githubToken: 'token' })
    expect(faultsOf({ ...whole, [name]: 'yes' })).toEqual([
      `Cannot use ${name} "yes": it must be true or false`
    ])
  })

  test.each(['workspace', 'artifact'])(
    'asks for no repository and no token where the destination is %s',
    (destination) => {
      expect(parseInputs({ 'api-key': key, destination })).toMatchObject({ destination })
    }
  )

  test('an artifact is not read: the modes that read one say what to do instead', () => {
    for (const mode of ['report', 'verify']) {
      expect(faultsOf({ destination: 'artifact', mode })).toEqual([
        expect.stringMatching(`destination "artifact" in mode ${mode}: .*download it`)
      ])
    }
    expect(faultsOf({ ...good, destination: 'artifact', 'sign-off': 'true' })).toEqual([
      expect.stringContaining('Cannot use sign-off with destination "artifact"')
    ])
    expect(faultsOf({ ...good, mode: 'verify', 'report-artifact': 'review.html' })).toHaveLength(1)
    expect(faultsOf({ ...good, mode: 'report', 'report-artifact': 'review.html' })).toEqual([])
  })
})

describe('parseFolderInputs()', () => {
  test('names the variable that lacks', () => {
    expect(faultsOf({}, parseFolderInputs)).toEqual([expect.stringContaining('HIREFLIX_API_KEY')])
  })

  test('takes a folder', () => {
    expect(parseFolderInputs({ 'api-key': key, lookback: '2w' })).toMatchObject({
      destination: 'workspace',
      lookbackMs: 14 * 86_400_000
    })
  })
})

describe('pseudonyms', () => {
  const pseudonymKey = '7d3c9a41f0be26581e4b77a90c5d2f68'
  const asked = { ...good, pseudonymize: 'ip,\n actor.email', 'pseudonym-key': ` ${pseudonymKey}\n` }

  test('are read from the list and the key', () => {
    expect(parseInputs(asked).pseudonyms?.stamp.fields).toEqual(['actor.email', 'ip'])
    expect(parseInputs(good).pseudonyms).toBeUndefined()
    const { pseudonyms } = parseInputs({ ...asked, 'pseudonym-key': pseudonymKey })
    expect(parseInputs(asked).pseudonyms?.stamp).toEqual(pseudonyms?.stamp)
  })

  test.each(['report', 'verify'])('are not asked for by mode %s, which shows what is stored', (mode) => {
    expect(parseInputs({ ...asked, mode }).pseudonyms).toBeUndefined()
    expect(faultsOf({ ...good, mode, pseudonymize: 'ip' })).toEqual([])
  })

  test('have their faults named with the others, and the key is not quoted', () => {
    const faults = faultsOf({ ...asked, 'pseudonym-key': 'my weak key', 'page-size': '0' })
    expect(faults).toHaveLength(2)
    expect(faults.join()).not.toContain('weak')
    expect(faultsOf({ ...good, pseudonymize: 'ip' })).toEqual([
      expect.stringContaining('"pseudonym-key" is empty')
    ])
    expect(faultsOf({ ...good, 'pseudonym-key': pseudonymKey })).toEqual([
      expect.stringContaining('without pseudonymize')
    ])
    expect(faultsOf({ ...asked, pseudonymize: 'action, a..b' })).toHaveLength(2)
  })
})
