import { once } from 'node:events'
import { createServer as createHttpServer, type Server as HttpServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, describe, expect, test } from '@jest/globals'
import { changeOf, commitOn } from './contract.js'
import { type GitHubPlace, githubPlace, token } from './github-place.js'

let place: GitHubPlace | undefined
afterEach(async () => {
  try {
    await place?.verify()
  } finally {
    await place?.close()
    place = undefined
  }
})

async function start(...options: Parameters<typeof githubPlace>): Promise<GitHubPlace> {
  place = await githubPlace(...options)
  return place
}

const content = { '2025-10.json': '[]\n', 'ledger.jsonl': '1\n' }
const refused = (code: string, message: string | RegExp = ''): object => ({
  name: 'ArchiveError',
  code,
  message: typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message)
})

describe('who may not', () => {
  test('a repository that the token cannot see: the token is the likely reason', async () => {
    const { destination, takeOperations } = await start({ invisible: true })
    await expect(destination().open()).rejects.toMatchObject(
      refused(
        'unknown-repository',
        /GITHUB_TOKEN covers only .* GitHub App .* fine-grained .*contents: write/
      )
    )
    expect(takeOperations()).toEqual(['repository'])
  })

  test('a token that may only read: the line to add is said', async () => {
    const { destination, takeOperations } = await start({ permission: 'READ' })
    const writer = destination()
    const { revision } = await writer.open()
    takeOperations()
    await expect(writer.commit(changeOf(revision, content))).rejects.toMatchObject(
      refused('forbidden', 'Resource not accessible by integration"; add "permissions: { contents: write }"')
    )
    expect(takeOperations()).toEqual(['createCommitOnBranch'])
    const { revision: onNewBranch } = await destination({ branch: 'audit' }).open()
    await expect(
      destination({ branch: 'audit' }).commit(changeOf(onNewBranch, content))
    ).rejects.toMatchObject(refused('forbidden', '(HTTP 403)'))
  })

  test('a token that is wrong is not tried twice and not shown', async () => {
    const { destination, client, takeOperations } = await start()
    const wrong = 'ghp_wrongwrongwrong'
    const fault = await destination({ github: client({ token: wrong }) })
      .open()
      .catch((thrown: unknown) => thrown)
    expect(fault).toMatchObject(refused('unauthorized', 'Bad credentials'))
    expect(String((fault as Error).stack)).not.toContain(wrong)
    expect((fault as Error).cause).toBeUndefined()
    expect(takeOperations()).toEqual(['repository'])
  })

  test.each([
    ['empty', '  \n'],
    ['broken by a line', 'ghp_abc\nghp_def'],
    ['not ASCII', 'ghp_ä']
  ])('a token that is %s is refused before it is sent, and not shown', async (_, text) => {
    const { client, takeOperations } = await start()
    expect(() => client({ token: text })).toThrow(
      expect.objectContaining({ code: 'unauthorized', message: expect.not.stringContaining('ghp_') })
    )
    expect(takeOperations()).toEqual([])
  })

  test('a token that was stored with a newline after it works', async () => {
    const { destination, client } = await start()
    await destination({ github: client({ token: `${token}\n` }) }).open()
  })
})

describe('where not', () => {
  test('a public repository is refused on opening, with the reason, unless it is allowed', async () => {
    const { destination, repository, takeOperations } = await start({ private: false, archived: true })
    await repository.commitFiles({ files: { 'audit-log': 'not even a folder' } })
    await expect(destination().open()).rejects.toMatchObject(
      refused('public', /e-mail addresses, IP addresses and private links; .*"allow-public: true"/)
    )
    expect(takeOperations()).toEqual(['repository'])
    repository.archived = false
    await repository.commitFiles({ files: { 'audit-log': null } })
    await commitOn(destination({ allowPublic: true }), content)
  })

  test('an archived repository is read-only already on opening, but may be read', async () => {
    const { destination, repository } = await start()
    const { revision } = await commitOn(destination(), content)
    repository.archived = true
    await expect(destination().open()).rejects.toMatchObject(refused('read-only', 'unarchive'))
    const reader = destination({ use: 'read' })
    expect((await reader.open()).revision).toBe(revision)
    const change = changeOf(revision, { 'ledger.jsonl': '2' })
    await expect(reader.commit(change)).rejects.toMatchObject(refused('read-only', 'unarchive'))
  })

  test.each([
    [
      'UNPROCESSABLE',
      'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
      /bypass the rule, or choose another branch/
    ],
    [
      'FORBIDDEN',
      'Protected branch update failed for refs/heads/main.',
      /bypass the rule, or choose another branch/
    ],
    [
      'UNPROCESSABLE',
      'Repository rule violations found\n\n- Push cannot contain secrets: Secret detected in content',
      /bypass the rule, which holds on every branch/
    ],
    [
      'UNPROCESSABLE',
      'Required status check "build" is expected.',
      /bypass the rule, or choose another branch/
    ],
    [
      'STALE_DATA',
      'Repository rule violations found: Cannot update this protected ref.',
      /bypass the rule, or choose another branch/
    ],
    [
      'UNPROCESSABLE',
      'Repository rule violations found\n\n- File paths audit-log/*.json are restricted',
      /push rule forbids .* on every branch: .* another path or repository/
    ],
    [
      'UNPROCESSABLE',
      'Repository rule violations found\n\n- Commit message must start with ABC-',
      /rule on commit messages.* choose a branch that it does not cover/
    ],
    [
      'UNPROCESSABLE',
      'Changes must be made through the merge queue',
      /no merge queue and no required workflow/
    ],
    ['UNPROCESSABLE', 'Required workflow "scan" is expected', /no merge queue and no required workflow/]
  ])('a protected branch (%s, %s) is no race', async (type, message, advice) => {
    const { destination, github, takeOperations } = await start()
    const writer = destination()
    const { revision } = await writer.open()
    takeOperations()
    github.inject({ kind: 'graphql-error', operation: 'createCommitOnBranch', type, message })
    await expect(writer.commit(changeOf(revision, content))).rejects.toMatchObject(
      refused('protected', advice)
    )
    expect(takeOperations()).toEqual(['createCommitOnBranch'])
  })

  test.each([
    [422, 'Repository rule violations found', 'protected'],
    [422, 'Reference update failed', 'refused'],
    [409, 'Repository rule violations found', 'protected'],
    [404, 'Not Found', 'unknown-repository']
  ])('a branch that may not be created (%s %s) is %s', async (status, message, code) => {
    const { destination, github, takeOperations } = await start({}, { branch: 'audit' })
    const { revision } = await destination().open()
    takeOperations()
    github.inject({ kind: 'status', operation: 'createRef', status, body: { message } })
    await expect(destination().commit(changeOf(revision, content))).rejects.toMatchObject(
      refused(code, `GitHub answered "${message}" (HTTP ${status})`)
    )
    expect(takeOperations()).toEqual(['createRef'])
  })

  test.each([
    [413, { message: 'Payload too large' }, 'too-large'],
    [400, { message: 'Bad request' }, 'refused'],
    [403, '<html>blocked by a proxy</html>', 'forbidden']
  ])('HTTP %s on a commit is %s', async (status, body, code) => {
    const { destination, github } = await start()
    const { revision } = await destination().open()
    github.inject({ kind: 'status', operation: 'createCommitOnBranch', status, body })
    await expect(destination().commit(changeOf(revision, content))).rejects.toMatchObject(refused(code))
  })
})

describe('limits and faults that time mends', () => {
  test('a limit is waited for as long as GitHub says', async () => {
    const { destination, github, logged } = await start()
    github.inject(
      { kind: 'status', operation: 'repository', status: 429, headers: { 'retry-after': '2' } },
      { kind: 'status', operation: 'createCommitOnBranch', status: 403, headers: { 'retry-after': '3' } }
    )
    await commitOn(destination(), content)
    expect(logged).toEqual([
      'GitHub: asked to slow down; trying again in 2 s',
      'GitHub: asked to slow down; trying again in 3 s'
    ])
  })

  test('a limit that lasts too long, or comes again and again, is unreachable and says when', async () => {
    const { destination, github, logged, takeOperations } = await start()
    const { revision } = await destination().open()
    github.inject({
      kind: 'status',
      operation: 'createCommitOnBranch',
      status: 403,
      headers: { 'retry-after': '900' }
    })
    await expect(destination().commit(changeOf(revision, content))).rejects.toMatchObject(
      refused('unreachable', 'run again when the limit is free')
    )
    expect(logged).toEqual(['GitHub: asked to slow down; giving up, it is free in 900 s'])
    takeOperations()
    github.inject({
      kind: 'status',
      operation: 'repository',
      status: 429,
      headers: { 'retry-after': '1' },
      times: 3
    })
    await expect(destination().open()).rejects.toMatchObject(refused('unreachable'))
    expect(takeOperations()).toHaveLength(3)
  })

  test('GraphQL’s own limit', async () => {
    const { destination, github } = await start()
    const message = 'API rate limit exceeded for installation ID 1.'
    github.inject({ kind: 'graphql-error', operation: 'repository', type: 'RATE_LIMITED', message })
    await expect(destination().open()).rejects.toMatchObject(refused('unreachable', 'when the limit is free'))
  })

  test('opening and reading are repeated, and at last unreachable', async () => {
    const { destination, github, repository, logged } = await start()
    await repository.commitFiles({ files: { 'audit-log/2025-10.json': 'x' } })
    github.inject(
      { kind: 'reset', operation: 'repository' },
      { kind: 'status', operation: 'repository', status: 503 },
      { kind: 'reset', operation: 'getBlob' }
    )
    const snapshot = await destination().open()
    expect(Buffer.from(await snapshot.readFile('2025-10.json')).toString()).toBe('x')
    expect(logged).toHaveLength(3)
    github.inject({ kind: 'status', operation: 'repository', status: 500, times: 4 })
    await expect(destination().open()).rejects.toMatchObject(refused('unreachable', 'www.githubstatus.com'))
    github.inject({ kind: 'status', operation: 'getBlob', status: 404, body: { message: 'Not Found' } })
    await expect(snapshot.readFile('2025-10.json')).rejects.toMatchObject({ name: 'ArchiveError' })
  })

  test('another forge is named, by its address or by what it lacks', async () => {
    const { destination, client, github } = await start()
    expect(() => client({ apiUrl: 'https://gitea.example/api/v1' })).toThrow(
      expect.objectContaining({
        code: 'refused',
        message: expect.stringMatching(/Gitea, Forgejo .* are not GitHub: use "destination: workspace"/)
      })
    )
    github.inject({ kind: 'status', operation: 'repository', status: 404, body: { message: 'Not Found' } })
    await expect(destination().open()).rejects.toMatchObject(
      refused('refused', /check GITHUB_GRAPHQL_URL; .* are not GitHub/)
    )
  })

  test('nobody listening is unreachable', async () => {
    const { destination, client } = await start()
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const github = client({ apiUrl: `http://127.0.0.1:${port}` })
    await expect(destination({ github }).open()).rejects.toMatchObject(refused('unreachable', 'ECONNREFUSED'))
  })

  test('an answer that is not GitHub’s', async () => {
    const { destination, github } = await start()
    const odd = [
      '<html>hello</html>',
      { data: {} },
      { data: { repository: {} } },
      { data: { repository: { visibility: null, isArchived: false } } },
      []
    ]
    for (const body of odd) {
      github.inject({ kind: 'status', operation: 'repository', status: 200, body })
      await expect(destination().open()).rejects.toMatchObject(refused('unreachable'))
    }
    const { revision } = await destination().open()
    for (const body of odd) {
      github.inject({ kind: 'status', operation: 'createCommitOnBranch', status: 200, body })
      expect(await destination().commit(changeOf(revision, content))).toEqual({ kind: 'unknown' })
    }
  })

  test('bytes that are not those of the blob are not handed on', async () => {
    const { destination, github } = await start()
    await commitOn(destination(), content)
    const snapshot = await destination().open()
    github.inject({ kind: 'status', operation: 'getBlob', status: 200, body: 'tampered' })
    await expect(snapshot.readFile('2025-10.json')).rejects.toMatchObject(
      refused('unreachable', 'not those of blob')
    )
  })
})

describe('what GitHub says', () => {
  test('is quoted on one line, short, and cannot be a workflow command or the token', async () => {
    const { destination, github } = await start()
    const message = `no\r\n::error::x\n##[error]y \u001b[31m\u202e ${token} ${'long '.repeat(100)}`
    github.inject({ kind: 'graphql-error', operation: 'repository', type: 'OTHER', message })
    const fault = (await destination()
      .open()
      .catch((thrown: unknown) => thrown)) as Error
    expect(fault).toMatchObject(refused('refused', 'answered "no :error:x [error]y [31m *** long'))
    expect(fault.message).toMatch(/^[\x20-\x7e…]+$/)
    expect(/answered "(.*)";/.exec(fault.message)?.[1]).toHaveLength(200)
  })
})

describe('addresses', () => {
  test('a server of one’s own: REST under /api/v3, GraphQL beside it', async () => {
    const { destination, client, github } = await start()
    const own = destination({ github: client({ apiUrl: `${github.url}/api/v3/` }) })
    await commitOn(own, content)
    await (await own.open()).readFile('2025-10.json')
    expect([
      ...new Set(github.requests.map((request) => request.path.split('/').slice(0, 3).join('/')))
    ]).toEqual(['/api/graphql', '/api/v3'])
  })

  test('a proxy is used for hosts that are not exempt', async () => {
    const { destination, client, github } = await start()
    const through: string[] = []
    const sockets: Duplex[] = []
    const proxy = createProxy((request, socket) => {
      through.push(request.url ?? '')
      const onward = connect(Number(new URL(github.url).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
        onward.pipe(socket).pipe(onward)
        sockets.push(socket, onward)
      })
    })
    await once(proxy.listen(0, '127.0.0.1'), 'listening')
    const { port } = proxy.address() as AddressInfo
    process.env['http_proxy'] = `http://127.0.0.1:${port}`
    try {
      const behind = destination({ github: client({ apiUrl: 'http://github.invalid' }) })
      await commitOn(behind, content)
      expect(new Set(through)).toEqual(new Set(['github.invalid:80']))
      await destination({ github: client() }).open()
      expect(new Set(through).size).toBe(1)
    } finally {
      delete process.env['http_proxy']
      proxy.close()
      for (const socket of sockets) socket.destroy()
    }
  })
})

function createProxy(connected: (request: IncomingMessage, socket: Duplex) => void): HttpServer {
  return createHttpServer().on('connect', connected)
}

/** What GitHub says, as far as it is published, and what then helps. */
const job = /add "permissions: \{ contents: write \}" to the job/
const bypassing = /bypass the rule, or choose another branch/
describe('a refusal in GitHub’s words', () => {
  test.each<[number, string, string, RegExp]>([
    [
      403,
      'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
      'forbidden',
      /address of the runner to the allow list/
    ],
    [
      403,
      'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      'forbidden',
      /Configure SSO/
    ],
    [
      403,
      'Resource not accessible by personal access token',
      'forbidden',
      /give the token "contents: write"/
    ],
    [403, 'Resource not accessible by integration', 'forbidden', job],
    [403, 'Write access to repository not granted.', 'forbidden', job],
    [
      403,
      '`acme` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.',
      'forbidden',
      /does not take tokens of this kind/
    ],
    [
      403,
      "The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 366 days.",
      'forbidden',
      /does not take tokens of this kind/
    ],
    [403, 'Repository was archived so is read-only.', 'read-only', /unarchive/],
    [403, 'Sorry. Your account was suspended.', 'forbidden', /account of the token is blocked/],
    [403, 'Your account has been flagged.', 'forbidden', /account of the token is blocked/],
    [422, 'User is spammy', 'refused', /account of the token is blocked/],
    [403, 'Repository access blocked', 'forbidden', /GitHub has blocked the repository/],
    [403, 'This repository is currently disabled.', 'forbidden', /GitHub has blocked the repository/],
    [451, 'Repository unavailable due to DMCA takedown.', 'refused', /GitHub has blocked the repository/],
    [
      422,
      'You are not authorized to push to this branch. Visit https://docs.github.com',
      'protected',
      bypassing
    ],
    [422, 'At least 1 approving review is required by reviewers with write access.', 'protected', bypassing],
    [422, 'Cannot change this locked branch', 'protected', bypassing],
    [422, 'Branch is locked', 'protected', bypassing],
    [422, 'Commits must have valid signatures.', 'protected', bypassing],
    [
      422,
      'Repository rule violations found\n\nCommits must have verified signatures.',
      'protected',
      bypassing
    ],
    [422, 'Cannot update this protected ref.', 'protected', bypassing],
    [409, 'Changes must be made through a pull request.', 'protected', bypassing],
    [
      422,
      'GH013: Repository rule violations found for refs/heads/main. - GITHUB PUSH PROTECTION',
      'protected',
      /takes a text in an event for a secret/
    ],
    [
      422,
      'GH001: Large files detected. File 2025-10.json is 120 MB; this exceeds the file size limit of 100 MB',
      'too-large',
      /report this as a defect/
    ],
    [
      403,
      'This repository is over its data quota. Account responsible for LFS bandwidth should purchase more data packs',
      'too-large',
      /make room in the repository/
    ],
    [422, 'Repository size limit exceeded', 'too-large', /make room in the repository/],
    [422, 'The repository exceeded its size limit', 'too-large', /make room in the repository/]
  ])('%s %s: %s', async (status, message, code, advice) => {
    const { destination, github } = await start({}, { branch: 'audit' })
    const writer = destination()
    const { revision } = await writer.open()
    github.inject({ kind: 'status', operation: 'createRef', status, body: { message } })
    const fault = await writer.commit(changeOf(revision, content)).catch((thrown: unknown) => thrown)
    expect(fault).toMatchObject(refused(code, advice))
  })

  test.each([
    [3, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'],
    [1, 'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.'],
    [1, 'API rate limit exceeded for installation ID 1.']
  ])('%s times %s: a limit, and no missing permission', async (times, message) => {
    const { destination, github } = await start({}, { branch: 'audit' })
    const writer = destination()
    const { revision } = await writer.open()
    const fault = { kind: 'status', operation: 'createRef', status: 403, body: { message } } as const
    for (let n = 0; n < times; n++) github.inject(fault)
    await expect(writer.commit(changeOf(revision, content))).rejects.toMatchObject(
      refused('unreachable', 'run again when the limit is free')
    )
  })

  test('a repository that was renamed is named anew, where a write is not followed', async () => {
    const { destination, github } = await start({}, { branch: 'audit' })
    const writer = destination()
    const { revision } = await writer.open()
    github.inject({ kind: 'status', operation: 'createRef', status: 307, body: { message: 'Moved' } })
    github.inject({
      kind: 'status',
      operation: 'getRepository',
      status: 200,
      body: { full_name: 'acme/renamed' }
    })
    await expect(writer.commit(changeOf(revision, content))).rejects.toMatchObject(
      refused('refused', 'renamed or moved to "acme/renamed": change the input "repository"')
    )
  })
})
