/**
 * Artifacts for tests: the results service of GitHub and the blob storage behind it, on one loopback port, for the real
 * client of @actions/artifact. What that client could not have sent is answered with 400 and kept in `violations`.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { BlobStore } from './blob-store.js'
import { type ArtifactFault, ArtifactFaults, type Operation } from './faults.js'
import { ArtifactService, type StoredRecord } from './service.js'

export type { ArtifactFault } from './faults.js'

const servicePath = '/twirp/github.actions.results.api.v1.ArtifactService/'

export class Artifacts {
  readonly violations: string[] = []
  readonly requests: string[] = []
  readonly #faults = new ArtifactFaults()
  readonly #blobs = new BlobStore()
  readonly #service: ArtifactService

  private constructor(
    private readonly server: Server,
    readonly url: string,
    /** What gives access; neither may ever be seen. */
    readonly secrets: { readonly token: string; readonly signature: string },
    ids: { readonly runId: string; readonly jobId: string }
  ) {
    const { signature } = secrets
    this.#service = new ArtifactService({ url, signature, ...ids, blobs: this.#blobs, retentionDays: 90 })
  }

  static async start(): Promise<Artifacts> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port')
    const ids = { runId: randomUUID(), jobId: randomUUID() }
    const scope = `Actions.ExampleScope Actions.Results:${ids.runId}:${ids.jobId}`
    const secrets = { token: jwtOf({ scp: scope }), signature: `${randomBytes(24).toString('base64')}+/=` }
    const artifacts = new Artifacts(server, `http://127.0.0.1:${address.port}`, secrets, ids)
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      artifacts.#handle(request, response).catch(() => request.socket.destroy())
    })
    return artifacts
  }

  /** What a runner gives to a step. The client takes *.localhost for a server that has artifacts. */
  environment(): Record<string, string> {
    return {
      ACTIONS_RESULTS_URL: `${this.url}/`,
      ACTIONS_RUNTIME_TOKEN: this.secrets.token,
      GITHUB_SERVER_URL: 'https://github.localhost',
      GITHUB_RETENTION_DAYS: '90'
    }
  }

  inject(...faults: ArtifactFault[]): void {
    for (const fault of faults) this.#faults.add(fault)
  }

  get unusedFaults(): readonly ArtifactFault[] {
    return this.#faults.unused
  }

  /** Those that were made; only finalized ones can be downloaded. */
  get records(): readonly StoredRecord[] {
    return this.#service.records
  }

  /** The blob of one, as it is kept. */
  contentOf({ key }: StoredRecord): ReturnType<BlobStore['find']> {
    return this.#blobs.find(key)
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    this.server.closeAllConnections()
    await closed
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    const operation = operationOf(request.method ?? '', url)
    this.requests.push(operation ?? `${request.method} ${url.pathname}`)
    const fault = (when: ArtifactFault['when']) =>
      operation === 'GetBlob' || operation === undefined ? undefined : this.#faults.take(operation, when)
    if (fault('midway') !== undefined) {
      request.once('data', () => request.socket.destroy())
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const before = fault('before')
    if (before !== undefined) return sendFault(before, request, response)
    try {
      const send = this.#carryOut(operation, { request, url, body: Buffer.concat(chunks) })
      const after = fault('after')
      if (after !== undefined) return sendFault(after, request, response)
      send(response)
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error)
      this.violations.push(`${operation ?? request.url}: ${found}`)
      sendJson(response, 400, { code: 'invalid_argument', msg: 'the test server refuses this' })
    }
  }

  #carryOut(
    operation: Operation | 'GetBlob' | undefined,
    { request, url, body }: { request: IncomingMessage; url: URL; body: Buffer }
  ): (response: ServerResponse) => void {
    const key = url.pathname.replace('/artifacts/', '')
    switch (operation) {
      case undefined:
        throw new Error('no such operation')
      case 'PutBlock':
      case 'PutBlockList':
      case 'GetBlob':
        this.#verifySignature(url, operation)
        break
      default: {
        const { authorization, 'content-type': type } = request.headers
        if (authorization !== `Bearer ${this.secrets.token}`) throw new Error('another token')
        if (type !== 'application/json') throw new Error(`content-type ${type}`)
        const answer = this.#service.answer(operation, JSON.parse(body.toString()))
        return (response) => sendJson(response, answer.status, answer.body)
      }
    }
    if (operation === 'GetBlob') return this.#download(key)
    if (Number(request.headers['content-length']) !== body.length) throw new Error('content-length is wrong')
    const contentType = String(request.headers['x-ms-blob-content-type'])
    const wrong =
      operation === 'PutBlock'
        ? this.#blobs.stage(key, url.searchParams.get('blockid') ?? '', body)
        : this.#blobs.commit(key, body.toString(), contentType)
    if (wrong !== undefined) throw new Error(wrong)
    return (response) => response.writeHead(201).end()
  }

  #verifySignature(url: URL, operation: string): void {
    const permissions = url.searchParams.get('sp') ?? ''
    if (url.searchParams.get('sig') !== this.secrets.signature) throw new Error('another signature')
    if (!permissions.includes(operation === 'GetBlob' ? 'r' : 'w')) throw new Error('no permission')
  }

  #download(key: string): (response: ServerResponse) => void {
    const blob = this.#blobs.find(key)
    const name = this.records.find((record) => record.key === key)?.name ?? ''
    const fileName = blob?.contentType === 'application/zip' ? `${name}.zip` : name
    return (response) =>
      blob === undefined
        ? response.writeHead(404).end()
        : response
            .writeHead(200, {
              'content-type': blob.contentType,
              'content-length': blob.bytes.length,
              'content-disposition': `attachment; filename="${fileName}"`
            })
            .end(blob.bytes)
  }
}

function operationOf(method: string, url: URL): Operation | 'GetBlob' | undefined {
  if (method === 'POST' && url.pathname.startsWith(servicePath))
    return url.pathname.slice(servicePath.length) as Operation
  if (!url.pathname.startsWith('/artifacts/')) return undefined
  if (method === 'GET') return 'GetBlob'
  if (method !== 'PUT') return undefined
  return { block: 'PutBlock' as const, blocklist: 'PutBlockList' as const }[
    url.searchParams.get('comp') ?? ''
  ]
}

function sendFault({ answer }: ArtifactFault, request: IncomingMessage, response: ServerResponse): void {
  if (answer === 'reset') request.socket.destroy()
  else sendJson(response, answer.status, { code: answer.code ?? 'internal', msg: answer.msg ?? '' })
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Signed by nobody: the client looks into it and does not check it. */
function jwtOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`
}
