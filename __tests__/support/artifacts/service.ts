import { randomUUID } from 'node:crypto'
import type { BlobStore } from './blob-store.js'

/**
 * The artifact service of one run, after its protocol buffers in actions/toolkit
 * (packages/artifact/src/generated/results/api/v1/artifact.ts), in their JSON form. It takes what those messages
 * declare and nothing else.
 */
export interface StoredRecord {
  name: string
  readonly key: string
  readonly id: number
  readonly mimeType: string
  readonly createdAt: Date
  /** As the request said; undefined for the repository's own retention. */
  readonly expiresAt: Date | undefined
  finalized: boolean
}

export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export interface ServiceOptions {
  readonly url: string
  readonly signature: string
  readonly runId: string
  readonly jobId: string
  readonly blobs: BlobStore
  readonly retentionDays: number
}

type Fields = Readonly<Record<string, unknown>>

const declared: Readonly<Record<string, readonly string[]>> = {
  CreateArtifact: ['name', 'expires_at', 'version', 'mime_type'],
  FinalizeArtifact: ['name', 'size', 'hash'],
  ListArtifacts: ['name_filter', 'id_filter'],
  GetSignedArtifactURL: ['name']
}

export class ArtifactService {
  readonly records: StoredRecord[] = []
  #lastId = 4_100_000_000

  constructor(private readonly options: ServiceOptions) {}

  /** @throws Error when the request is not one that the real client could send. */
  answer(method: string, fields: Fields): Answer {
    const known = declared[method]
    if (known === undefined) throw new Error(`there is no method ${method}`)
    const { workflow_run_backend_id: run, workflow_job_run_backend_id: job, ...own } = fields
    if (run !== this.options.runId || job !== this.options.jobId) throw new Error('ids of another run or job')
    const extra = Object.keys(own).filter((name) => !known.includes(name))
    if (extra.length > 0) throw new Error(`undeclared fields ${extra.join()}`)
    switch (method) {
      case 'CreateArtifact':
        return this.#create(own)
      case 'FinalizeArtifact':
        return this.#finalize(own)
      case 'ListArtifacts':
        return this.#list(own)
      default:
        return this.#sign(own)
    }
  }

  #create({ name, expires_at: expires, version, mime_type: mimeType }: Fields): Answer {
    if (typeof name !== 'string' || name === '' || /["\\/:<>|*?\r\n]/.test(name))
      throw new Error('a banned name')
    if (version !== 7) throw new Error(`version ${String(version)}`)
    if (typeof mimeType !== 'string') throw new Error('no mime_type')
    const now = Date.now()
    const expiresAt = expires === undefined ? undefined : new Date(String(expires))
    const most = now + (this.options.retentionDays + 1) * 86_400_000
    if (expiresAt !== undefined && !(expiresAt.getTime() > now && expiresAt.getTime() <= most))
      throw new Error(`expires_at ${String(expires)}`)
    if (this.records.some((record) => record.name === name)) {
      const msg = 'an artifact with this name already exists on the workflow run'
      return { status: 409, body: { code: 'already_exists', msg } }
    }
    const key = `${randomUUID()}.blob`
    this.#lastId += 1
    const id = this.#lastId
    this.records.push({ name, key, id, mimeType, createdAt: new Date(), expiresAt, finalized: false })
    return { status: 200, body: { ok: true, signed_upload_url: this.#signed(key, 'cw') } }
  }

  #finalize({ name, size, hash }: Fields): Answer {
    const record = this.records.find((each) => each.name === name)
    const blob = record && this.options.blobs.find(record.key)
    if (record === undefined || blob === undefined) {
      return { status: 404, body: { code: 'not_found', msg: 'the artifact has no content' } }
    }
    // int64 is a string in the JSON form.
    if (size !== String(blob.bytes.length))
      throw new Error(`size ${String(size)} of ${blob.bytes.length} bytes`)
    if (hash !== `sha256:${blob.sha256}`) throw new Error(`hash ${String(hash)}, not ${blob.sha256}`)
    if (blob.contentType !== record.mimeType)
      throw new Error(`stored as ${blob.contentType}, created as ${record.mimeType}`)
    record.finalized = true
    return { status: 200, body: { ok: true, artifact_id: String(record.id) } }
  }

  #list({ name_filter: name, id_filter: id }: Fields): Answer {
    const found = this.records.filter(
      (record) =>
        record.finalized &&
        (name === undefined || record.name === name) &&
        (id === undefined || String(record.id) === id)
    )
    return { status: 200, body: { artifacts: found.map((record) => this.#describe(record)) } }
  }

  #describe({ name, key, id, createdAt }: StoredRecord): Fields {
    const blob = this.options.blobs.find(key)
    return {
      workflow_run_backend_id: this.options.runId,
      workflow_job_run_backend_id: this.options.jobId,
      database_id: String(id),
      name,
      size: String(blob?.bytes.length),
      created_at: createdAt.toISOString(),
      digest: `sha256:${blob?.sha256}`
    }
  }

  #sign({ name }: Fields): Answer {
    const record = this.records.find((each) => each.name === name && each.finalized)
    if (record === undefined) return { status: 404, body: { code: 'not_found', msg: 'no such artifact' } }
    return { status: 200, body: { signed_url: this.#signed(record.key, 'r') } }
  }

  #signed(key: string, permissions: string): string {
    const { url, signature } = this.options
    const query = new URLSearchParams({ sv: '2025-11-05', sr: 'b', sp: permissions, sig: signature })
    return `${url}/artifacts/${key}?${query}`
  }
}
