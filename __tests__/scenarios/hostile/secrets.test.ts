import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { ActionOptions, ActionRun } from '../../support/action.js'
import { runCli } from '../../support/action.js'
import { echoesOf, leaksIn } from '../../support/leaks.js'
import {
  archiveOn,
  auditRow,
  dayMs,
  hourlyRows,
  night,
  startWorld,
  type World
} from '../../support/scenario.js'
import { startTee, startWiretap, type Wiretap } from '../../support/wiretap.js'

const apiKey = 'hfx_"secret\\5c1d%9e2a/7f30+'
const token = 'ghs_Zm9vYmFyYmF6cXV4Zm9vYmFyMTIzNDU2'
let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>
let toHireflix: Wiretap
let toGitHub: Wiretap
let bystander: Wiretap
let workspace: string

beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs), apiKey }, { token })
  repository = await world.github.createRepository('acme/audit')
  toHireflix = await startTee(world.sandbox.url)
  toGitHub = await startTee(world.github.url)
  bystander = await startWiretap((_tapped, res) => void res.end())
  workspace = await mkdtemp(join(tmpdir(), 'audit-workspace-'))
})
afterEach(async () => {
  await toHireflix.close()
  await toGitHub.close()
  await bystander.close()
  await world.close()
  await rm(workspace, { recursive: true, force: true })
  expect(world.github.violations).toEqual([])
})

/** Everything that leaves the process, but for the two headers and the mask commands that are meant to hold a secret. */
async function leaving(run: ActionRun): Promise<string> {
  const sent = [...toHireflix.requests, ...toGitHub.requests].map(({ headers, ...rest }) => {
    const { 'x-api-key': _key, authorization: _token, ...others } = headers
    const files = [...rest.body.matchAll(/"contents?":"([A-Za-z0-9+/=]+)"/g)].map(([, text]) =>
      Buffer.from(text ?? '', 'base64').toString('utf8')
    )
    return JSON.stringify(others) + rest.method + rest.url + rest.body + files.join('')
  })
  const commits = (await repository.log()).map((commit) => JSON.stringify(commit))
  const archive = [...(await archiveOn(repository)).values()]
  const names = await readdir(workspace, { recursive: true, withFileTypes: true })
  const disk = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'))
  )
  return [run.visible, ...sent, ...commits, ...archive, ...disk].join('\n')
}

async function runTapped(options: Partial<ActionOptions> = {}): Promise<ActionRun> {
  return world.run({
    workspace,
    ...options,
    inputs: { 'github-token': token, endpoint: `${toHireflix.url}/me`, ...options.inputs },
    env: { GITHUB_API_URL: toGitHub.url, GITHUB_GRAPHQL_URL: `${toGitHub.url}/graphql`, ...options.env }
  })
}

async function expectNoSecret(run: ActionRun, ...secrets: string[]): Promise<void> {
  expect(leaksIn(await leaving(run), [apiKey, token, ...secrets])).toEqual([])
  expect(
    run.log
      .split('\n')
      .slice(0, 2)
      .every((line) => line.startsWith('::add-mask::'))
  ).toBe(true)
}

const masks = (run: ActionRun): string[] =>
  run.log.split('\n').filter((line) => line.startsWith('::add-mask::'))
// As @actions/core writes the data of a command.
const commandData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

test.each([
  ['a good run', {}],
  ['inputs that are wrong', { mode: 'sync', 'page-size': '0' }],
  ['a key of several lines', { 'api-key': 'line-one-of-it\nline-two-of-it' }],
  ['a token of several lines', { 'github-token': 'ghs_line_one\nghs_line_two' }]
])('row 28: the runner is told what to mask before anything else is said: %s', async (_what, inputs) => {
  const run = await runTapped({ inputs: inputs as Record<string, string> })
  const { 'api-key': key = apiKey, 'github-token': pass = token } = inputs as Record<string, string>
  expect(run.log.split('\n').slice(0, 2)).toEqual([
    `::add-mask::${commandData(key)}`,
    `::add-mask::${commandData(pass)}`
  ])
  expect(masks(run)).toHaveLength(2)
  const lines = [...key.split('\n'), ...pass.split('\n')]
  for (const line of lines) expect(run.visible).not.toContain(line)
})

const member = (name: string, text: string) =>
  JSON.stringify(auditRow(night - 3_600_000)).replace(
    '"object":{',
    `"object":{${JSON.stringify(name)}:${JSON.stringify(text)},`
  )
const echoes: readonly [string, () => string, string][] = [
  ['as it is', () => member('name', apiKey), 'object.name'],
  ['the token', () => member('name', `clone with ${token}`), 'object.name'],
  ['within a longer text', () => member('urls', `see ?key=${apiKey}&x=1`), 'object.urls'],
  [
    'percent-encoded',
    () => member('urls', `https://x.example/?k=${encodeURIComponent(apiKey)}`),
    'object.urls'
  ],
  [
    'percent-encoded twice',
    () => member('urls', encodeURIComponent(encodeURIComponent(apiKey))),
    'object.urls'
  ],
  ['as JSON within a text', () => member('body', JSON.stringify({ key: apiKey })), 'object.body'],
  [
    'escaped throughout',
    () => member('body', [...apiKey].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('')),
    'object.body'
  ],
  [
    'as HTML entities',
    () => member('body', [...apiKey].map((c) => `&#${c.charCodeAt(0)};`).join('')),
    'object.body'
  ],
  ['in base64', () => member('auth', Buffer.from(apiKey).toString('base64')), 'object.auth'],
  [
    'in base64 behind a name',
    () => member('auth', Buffer.from(`x-access-token:${token}`).toString('base64')),
    'object.auth'
  ],
  [
    'in base64 for addresses',
    () => member('auth', Buffer.from(`a:${apiKey}`).toString('base64url')),
    'object.auth'
  ],
  ['in hexadecimal', () => member('auth', Buffer.from(apiKey).toString('hex')), 'object.auth'],
  ['as the name of a member', () => member(apiKey, 'x'), 'object.(another name)'],
  [
    'below a strange name',
    () =>
      JSON.stringify(auditRow(night - 3_600_000)).replace(
        '"object":{',
        `"object":{"::error::x":{"k":${JSON.stringify(apiKey)}},`
      ),
    'object.(another name).k'
  ],
  [
    'in the actor',
    () => JSON.stringify(auditRow(night - 3_600_000, 'x', { actor: { id: '1', email: apiKey } })),
    'actor.email'
  ]
]

test.each(echoes)(
  'row 29: an event that holds a secret %s is refused before the commit, with the member named',
  async (_how, json, path) => {
    await runTapped()
    const before = await repository.head()
    world.sandbox.log.appendRaw(night - 3_600_000, json())
    const run = await runTapped()
    expect(run.status).toBe(1)
    expect(run.stdout).toContain(`holds, in "${path}", the secret of the input`)
    expect(run.summary).toContain('Hireflix shows a secret of this run')
    expect(await repository.head()).toBe(before)
    expect(toGitHub.requests.filter(({ body }) => body.includes('createCommitOnBranch'))).toHaveLength(1)
    await expectNoSecret(run)
  }
)

test('row 29: so is a row that cannot be understood, into whatever destination, and on the command line', async () => {
  world.sandbox.log.appendRaw(night - 3_600_000, JSON.stringify([apiKey]))
  const run = await runTapped({ inputs: { destination: 'workspace' } })
  expect(run.status).toBe(1)
  expect(run.stdout).toContain(
    'a row that could not be understood holds, in "0", the secret of the input "api-key"'
  )
  expect(await readdir(workspace, { recursive: true })).not.toContain('audit-log/ledger.jsonl')
  const command = await runCli(['archive', join(workspace, 'cli'), '--endpoint', world.sandbox.endpoint], {
    env: { HIREFLIX_API_KEY: apiKey }
  })
  expect(command.status).toBe(1)
  expect(command.stderr).toContain('the secret of the input "api-key"')
  expect(command.stdout + command.stderr).not.toContain(apiKey)
})

test.each(echoesOf(apiKey))(
  'row 30: a secret in an error of Hireflix is not quoted: %s',
  async (spelling) => {
    const message = `The header ${spelling} is not known`
    world.sandbox.inject({ kind: 'errors', withData: false, code: 'BAD_USER_INPUT', message, times: 9 })
    const run = await runTapped()
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(
      /the server reports an error, ("The header \*\*\* is|with a message that holds the API key)/
    )
    await expectNoSecret(run)
  }
)

test.each([...new Set(echoesOf(token))])('row 30: nor in an error of GitHub: %s', async (spelling) => {
  const message = `Bad token ${spelling}!`
  world.github.inject({ kind: 'graphql-error', operation: 'repository', type: 'OTHER', message })
  const run = await runTapped()
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/GitHub answered "(Bad token \*\*\*!|a message that holds the token)"/)
  await expectNoSecret(run)
})

const always = { times: 100 } as const
const failures: readonly [string, () => unknown, Partial<ActionOptions>][] = [
  ['success', () => undefined, {}],
  ['success in the workspace', () => undefined, { inputs: { destination: 'workspace' } }],
  ['mode verify', () => undefined, { inputs: { mode: 'verify' } }],
  ['mode report', () => undefined, { inputs: { mode: 'report' } }],
  ['a wrong key', () => undefined, { inputs: { 'api-key': 'wrong-key-0f9e8d7c' } }],
  ['a wrong token', () => undefined, { inputs: { 'github-token': 'ghs_wrongWrongWrong' } }],
  ['a key with a line break', () => undefined, { inputs: { 'api-key': 'wrong-key-0f9e8d7c\nwrong-key-1' } }],
  [
    'a token with a line break',
    () => undefined,
    { inputs: { 'github-token': 'ghs_wrongWrongWrong\nghs_wrong' } }
  ],
  [
    'a key in the wrong input',
    () => undefined,
    { inputs: { endpoint: `https://x:${'wrong-key-0f9e8d7c'}@y.example/` } }
  ],
  [
    '401 that repeats the key',
    () =>
      world.sandbox.inject({
        kind: 'status',
        status: 401,
        body: JSON.stringify({ errors: [{ message: apiKey }] }),
        ...always
      }),
    {}
  ],
  [
    '400 that repeats the key',
    () =>
      world.sandbox.inject({
        kind: 'status',
        status: 400,
        body: JSON.stringify({ errors: [{ message: apiKey, extensions: { code: 'BAD_REQUEST' } }] }),
        ...always
      }),
    {}
  ],
  [
    'a page that repeats the key',
    () => world.sandbox.inject({ kind: 'html', body: `<p>${apiKey}</p>`, ...always }),
    {}
  ],
  [
    'a redirect that repeats the key',
    () =>
      world.sandbox.inject({
        kind: 'redirect',
        location: `https://x.example/${encodeURIComponent(apiKey)}`,
        ...always
      }),
    {}
  ],
  [
    'a shape that repeats the key',
    () => world.sandbox.inject({ kind: 'body', body: { data: { info: { [apiKey]: apiKey } } }, ...always }),
    {}
  ],
  [
    'JSON that is cut behind the key',
    () =>
      world.sandbox.inject({
        kind: 'status',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: `{"data":{"info":"${apiKey}`
      }),
    {}
  ],
  [
    '500 and a cut body, then success',
    () => {
      world.sandbox.inject({ kind: 'status', status: 500, body: apiKey })
      world.sandbox.inject({ kind: 'truncate-json' })
    },
    {}
  ],
  [
    'GitHub refuses a commit',
    () =>
      world.github.inject({
        kind: 'status',
        operation: 'createCommitOnBranch',
        status: 403,
        body: { message: `Resource not accessible ${token}`, documentation_url: token }
      }),
    {}
  ],
  [
    'GitHub answers with a page',
    () =>
      world.github.inject({
        kind: 'status',
        operation: 'createCommitOnBranch',
        status: 422,
        body: `<p>${token}</p>`
      }),
    {}
  ],
  ['outputs that cannot be written', () => undefined, { env: { GITHUB_OUTPUT: '/nowhere/at/all' } }],
  ['a summary that cannot be written', () => undefined, { env: { GITHUB_STEP_SUMMARY: '/nowhere/at/all' } }]
]

test.each(failures)(
  'row 31: no secret is in any byte that leaves the process: %s',
  async (_what, prepare, options) => {
    await runTapped()
    world.sandbox.log.append(auditRow(night - 3_600_000))
    prepare()
    const run = await runTapped(options)
    await expectNoSecret(run, 'wrong-key-0f9e8d7c', 'ghs_wrongWrongWrong')
    expect(toHireflix.requests.length + toGitHub.requests.length).toBeGreaterThan(2)
    // Node itself would print a stack, its causes and their members.
    expect(run.stderr).toBe('')
  },
  90_000
)

test('row 32: what nobody caught is said by its name and place alone', async () => {
  // Fails in the middle of the run, and nobody waits for it.
  const code =
    "const wait = setInterval(() => { if (process.listenerCount('uncaughtException') > 0) { clearInterval(wait); throw new Error('nowhere') } }, 1)"
  const run = await runTapped({
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` }
  })
  expect(run.status).toBe(1)
  expect(run.stdout).toMatch(/::error::Cannot go on: Error /)
  expect(run.visible).not.toMatch(/nowhere|Node\.js v/)
})

test('row 33: the key goes to the endpoint and the token to GitHub, as one header of each request, and nowhere else', async () => {
  await runTapped({ env: { GITHUB_SERVER_URL: bystander.url } })
  expect(toHireflix.requests.length).toBeGreaterThan(0)
  for (const { headers, body, url } of toHireflix.requests) {
    expect(headers['x-api-key']).toBe(apiKey)
    expect(headers.authorization).toBeUndefined()
    expect(headers.cookie).toBeUndefined()
    expect(url + body).not.toContain(apiKey)
    expect(JSON.stringify(headers)).not.toContain(token)
  }
  for (const { headers } of toGitHub.requests) {
    expect(headers.authorization).toBe(`token ${token}`)
    expect(JSON.stringify(headers)).not.toContain('hfx_')
  }
  expect(bystander.requests).toEqual([])
})

const traces: readonly [string, string][] = [
  ['NODE_DEBUG', 'net'],
  ['NODE_DEBUG', 'http,https,tls'],
  ['NODE_DEBUG', 'undici'],
  ['NODE_OPTIONS', '--inspect=127.0.0.1:0'],
  ['NODE_OPTIONS', '--trace-tls']
]
test.each(traces)(
  'row 31: nothing is sent where Node.js itself would show it: %s=%s',
  async (name, value) => {
    const run = await runTapped({ env: { [name]: value }, inputs: { 'health-issue': 'true' } })
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(new RegExp(`Cannot run with .*${name}`))
    expect(leaksIn(run.visible, [apiKey, token])).toEqual([])
    const cli = await runCli(['archive', workspace, '--endpoint', `${toHireflix.url}/me`], {
      env: { HIREFLIX_API_KEY: apiKey, [name]: value }
    })
    expect(cli.status).toBe(2)
    expect(cli.stderr).toMatch(new RegExp(`Cannot run with .*${name}`))
    expect(leaksIn(cli.stdout + cli.stderr, [apiKey])).toEqual([])
    expect([...toHireflix.requests, ...toGitHub.requests]).toEqual([])
  }
)
