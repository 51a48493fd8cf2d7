/**
 * The artifacts of this workflow run, through @actions/artifact. The client is loaded when one is stored and not
 * before: it is larger than all the rest of this program, and would double the start of every run.
 */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArtifactClient, UploadArtifactOptions, UploadArtifactResponse } from '@actions/artifact'
import * as core from '@actions/core'
import { ArchiveError } from '../errors.js'
import { otherForgeAdvice } from '../github/faults.js'
import { expiryOf } from '../publish/artifact-expiry.js'
import { describeUploadFault, mayHaveLanded, type Storing, unknownOutcome } from './artifact-faults.js'

/** An artifact as the service has acknowledged it. */
export interface StoredArtifact {
  readonly name: string
  readonly id: number
  /** Its page at GitHub; people who may read the repository can download it there. */
  readonly url: string
  /** SHA-256 of the stored bytes (of the zip file, where there is one), hex; undefined when nobody said. */
  readonly sha256: string | undefined
  /** Epoch milliseconds; undefined when the repository's retention is not known. */
  readonly expiresAt: number | undefined
}

export interface RetentionOptions {
  /** The repository's own where undefined. GitHub cuts it to that, too. */
  readonly retentionDays: number | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Refuses where artifacts cannot be stored, before anything is fetched for them.
 * @throws ArchiveError `no-artifact-service`
 */
export function verifyArtifactService(env: Environment): void {
  if (/\/api\/v1\/?$/.test(env['GITHUB_API_URL'] ?? '')) {
    throw new ArchiveError(
      'no-artifact-service',
      `Cannot store artifacts on this server: it is not GitHub's; ${otherForgeAdvice}`
    )
  }
  if (isEnterpriseServer(env['GITHUB_SERVER_URL'])) {
    throw new ArchiveError(
      'no-artifact-service',
      'Cannot store artifacts on this server: GitHub Enterprise Server does not have the artifact service that this ' +
        'Action speaks to; use destination: repository, or destination: workspace and upload the folder with ' +
        'actions/upload-artifact v3'
    )
  }
  const missing = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL'].filter((name) => !env[name])
  if (missing.length > 0) {
    throw new ArchiveError(
      'no-artifact-service',
      `Cannot store artifacts here: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set; a runner ` +
        'sets them for a step with "uses:", so run this Action as such a step, not from a script'
    )
  }
}

// The client's own condition; it would say so only after everything was read. *.localhost is there for tests.
function isEnterpriseServer(serverUrl: string | undefined): boolean {
  const url = serverUrl || 'https://github.com'
  const host = URL.canParse(url) ? new URL(url).hostname.toLowerCase() : ''
  return host !== 'github.com' && !host.endsWith('.ghe.com') && !host.endsWith('.localhost')
}

/**
 * Stores files of a folder as one artifact, a zip file with the files at its root. When it returns the service has
 * acknowledged all of it. When the last answer is lost, the stored artifact is downloaded and compared.
 * @throws ArchiveError
 */
export async function storeFiles(
  name: string,
  files: { readonly folder: string; readonly paths: readonly string[] },
  { retentionDays }: RetentionOptions
): Promise<StoredArtifact> {
  const storing: Storing = { name, nameInput: 'artifact-name' }
  const paths = files.paths.map((path) => join(files.folder, path))
  const client = await loadClient()
  const now = Date.now()
  const answer = await client
    .uploadArtifact(name, paths, files.folder, optionsOf(retentionDays))
    .catch(async (error: unknown) => {
      if (!mayHaveLanded(error)) throw describeUploadFault(error, storing)
      core.info('It is not known whether the artifact was stored: downloading it to look')
      return findStored(client, name, files)
    })
  return describeStored(answer, { storing, now, retentionDays })
}

/**
 * Attaches one file to the run as it is, not in a zip file, so that a browser opens it from the run's page. The
 * name's ending says what it is. When it returns the service has acknowledged all of it.
 * @throws ArchiveError
 */
export async function attachToRun(
  name: string,
  bytes: Uint8Array,
  { retentionDays }: RetentionOptions
): Promise<StoredArtifact> {
  const storing: Storing = { name, nameInput: 'report-artifact' }
  verifyArtifactService(process.env)
  const client = await loadClient()
  const now = Date.now()
  return withTemporaryFolder(async (folder) => {
    // Unpacked, the client takes the name of the file for the name of the artifact, whatever name it is given.
    const path = join(folder, name)
    await writeFile(path, bytes)
    const options = { ...optionsOf(retentionDays), skipArchive: true }
    const answer = await client.uploadArtifact(name, [path], folder, options).catch((error: unknown) => {
      throw mayHaveLanded(error) ? unknownOutcome(storing) : describeUploadFault(error, storing)
    })
    return describeStored(answer, { storing, now, retentionDays })
  })
}

/** Runs `work` with a folder that nobody else may read, and removes it. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  // The runner empties its own temporary folder, should this process be killed before it can.
  const parent = process.env['RUNNER_TEMP'] || tmpdir()
  const folder = await mkdtemp(join(parent, 'hireflix-audit-')).catch((fault: unknown) => {
    const code = String((fault as { readonly code?: unknown }).code)
    throw new ArchiveError(
      'refused',
      `Cannot make a temporary folder in "${parent}": the file system answered ${code}; check RUNNER_TEMP and the disk`
    )
  })
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function loadClient(): Promise<ArtifactClient> {
  // The runner masks it too; this is the second lock.
  core.setSecret(process.env['ACTIONS_RUNTIME_TOKEN'] ?? '')
  const { DefaultArtifactClient } = await import('@actions/artifact')
  return new DefaultArtifactClient()
}

function optionsOf(retentionDays: number | undefined): UploadArtifactOptions {
  return retentionDays === undefined ? {} : { retentionDays }
}

/** The artifact that this run stores under the name, if it holds exactly these files. */
async function findStored(
  client: ArtifactClient,
  name: string,
  { folder, paths }: { readonly folder: string; readonly paths: readonly string[] }
): Promise<UploadArtifactResponse | undefined> {
  return withTemporaryFolder(async (copy) => {
    const { artifact } = await client.getArtifact(name)
    await client.downloadArtifact(artifact.id, { path: copy })
    const found = await readdir(copy)
    if (found.toSorted().join('\n') !== paths.toSorted().join('\n')) return undefined
    for (const path of paths) {
      if (!(await readFile(join(copy, path))).equals(await readFile(join(folder, path)))) return undefined
    }
    const digest = artifact.digest?.replace(/^sha256:/, '')
    return { id: artifact.id, ...(digest === undefined ? {} : { digest }) }
  }).catch(() => undefined)
}

/** @throws ArchiveError `artifact-unknown` without an id: then nobody has said that it is stored. */
function describeStored(
  answer: UploadArtifactResponse | undefined,
  context: {
    readonly storing: Storing
    readonly now: number
    readonly retentionDays: number | undefined
  }
): StoredArtifact {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RETENTION_DAYS } = process.env
  const { storing, now, retentionDays } = context
  if (answer?.id === undefined) throw unknownOutcome(storing)
  const { id, digest } = answer
  return {
    name: storing.name,
    id,
    url: `${GITHUB_SERVER_URL || 'https://github.com'}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/artifacts/${id}`,
    sha256: digest,
    expiresAt: expiryOf(now, { asked: retentionDays, limit: GITHUB_RETENTION_DAYS })
  }
}
